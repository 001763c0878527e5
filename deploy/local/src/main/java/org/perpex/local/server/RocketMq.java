package org.perpex.local.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.perpex.local.part.Health;
import org.perpex.local.part.HttpHealth;
import org.perpex.local.part.Jvm;
import org.perpex.local.part.Layout;
import org.perpex.local.part.Part;

/** The name server and the broker of RocketMQ, in one process, with the topics of the exchange. */
public final class RocketMq {

    /** Each topic and the number of its queues: one per engine that it feeds or that writes it. */
    private static final List<String> TOPICS =
            List.of("risk-topic=1", "order-topic=1", "trade-topic=2", "asset-topic=1", "notify-topic=4");

    private RocketMq() {}

    /** Returns the question whether it serves. */
    public static Health health() {
        return HttpHealth.of(ServerPorts.ROCKETMQ_HEALTH, "/health", "");
    }

    /** Returns the part. It is up when every topic is routed. */
    public static Part part(Layout layout) {
        Jvm jvm = new Jvm(
                320,
                true,
                List.of("-XX:MaxDirectMemorySize=256m", "-Duser.home=" + layout.data("rocketmq")),
                ServerClassPath.ofModule(layout, "rocketmq"),
                "org.perpex.local.rocketmq.RocketMqServers");
        List<String> arguments = new ArrayList<>(List.of(
                layout.data("rocketmq").toString(),
                Integer.toString(ServerPorts.NAME_SERVER),
                Integer.toString(ServerPorts.BROKER),
                Integer.toString(ServerPorts.ROCKETMQ_HEALTH)));
        arguments.addAll(TOPICS);
        return new Part(
                "rocketmq",
                List.of(
                        ServerPorts.NAME_SERVER,
                        ServerPorts.BROKER,
                        ServerPorts.BROKER - 2,
                        ServerPorts.BROKER + 1,
                        ServerPorts.ROCKETMQ_HEALTH),
                List.of(),
                jvm.command(arguments),
                Map.of(),
                layout.data("rocketmq"),
                health());
    }
}
