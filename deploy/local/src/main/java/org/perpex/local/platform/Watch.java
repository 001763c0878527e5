package org.perpex.local.platform;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.perpex.local.part.Health;
import org.perpex.local.part.HttpHealth;
import org.perpex.local.part.Layout;
import org.perpex.local.secret.Secrets;
import org.perpex.local.server.MariaDb;
import org.perpex.local.server.Nacos;
import org.perpex.local.server.Redis;
import org.perpex.local.server.RocketMq;
import org.perpex.local.server.Seata;
import org.perpex.local.server.ServerPorts;
import org.perpex.local.service.Service;
import org.perpex.local.service.Services;

/**
 * How a part is watched from outside, without what it takes to start it.
 *
 * @param name the name of the part
 * @param port the port that is shown; 0 if it listens nowhere
 * @param health the question that it must answer
 */
record Watch(String name, int port, Health health) {

    static List<Watch> all(Layout layout) {
        List<Watch> watches = new ArrayList<>(List.of(
                new Watch("nacos", ServerPorts.NACOS, Nacos.health()),
                new Watch("rocketmq", ServerPorts.NAME_SERVER, RocketMq.health()),
                new Watch("mariadb", ServerPorts.MARIADB, MariaDb.health(Secrets.of(layout))),
                new Watch("seata", ServerPorts.SEATA, Seata.health()),
                new Watch("redis", ServerPorts.REDIS, Redis.health())));
        for (Service service : Services.read().all()) {
            watches.add(new Watch(
                    service.fullName(), service.port(), HttpHealth.of(service.port(), "/actuator/health", "\"UP\"")));
        }
        watches.add(new Watch(ReplayPart.NAME, 0, () -> Files.exists(ReplayPart.ready(layout))));
        return watches;
    }
}
