package org.perpex.local.service;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.perpex.local.part.HttpHealth;
import org.perpex.local.part.Jvm;
import org.perpex.local.part.Layout;
import org.perpex.local.part.Part;
import org.perpex.local.secret.IdentityKeys;
import org.perpex.local.secret.Secrets;
import org.perpex.local.server.MariaDb;
import org.perpex.local.server.ServerPorts;

/** Makes a part of each service: its process, and all that its environment tells it. */
public record ServiceParts(Layout layout, Secrets secrets, IdentityKeys keys, List<String> needs) {

    private static final int HEAP_FACTOR = 4;

    /**
     * Returns the part of a service; the optimizing compiler works in it if that is asked for, or pays anyway. Whoever asks
     * for it tests throughput: then there is memory for the requests of ten minutes at that rate, too.
     */
    public Part part(Service service, boolean tuned) {
        ServiceJar jar = ServiceJar.of(layout, service);
        Jvm jvm = new Jvm(
                tuned ? HEAP_FACTOR * service.heapMib() : service.heapMib(),
                tuned || service.onOrderPath(),
                List.of("-XX:MaxDirectMemorySize=96m", "-Duser.home=" + layout.data(service.fullName())),
                jar.classPath(),
                jar.main());
        Part part = new Part(
                service.fullName(),
                List.of(service.port()),
                needs,
                jvm.command(List.of()),
                environment(service),
                layout.data(service.fullName()),
                HttpHealth.of(service.port(), "/actuator/health", "\"UP\""));
        return service.onOrderPath() ? part : part.yielding();
    }

    Map<String, String> environment(Service service) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "PERPEX_NACOS", local(ServerPorts.NACOS),
                "PERPEX_REDIS", local(ServerPorts.REDIS),
                "PERPEX_ROCKETMQ", local(ServerPorts.NAME_SERVER),
                "PERPEX_SEATA", local(ServerPorts.SEATA),
                "PERPEX_DATA", layout.data(service.fullName()).toString(),
                "SPRING_PROFILES_ACTIVE", "local",
                "SERVER_PORT", Integer.toString(service.port()),
                "SERVER_ADDRESS", "127.0.0.1",
                "SPRING_CLOUD_NACOS_DISCOVERY_IP", "127.0.0.1"));
        if (service.database()) {
            environment.put("PERPEX_MYSQL", local(ServerPorts.MARIADB));
            environment.put("PERPEX_MYSQL_USER", MariaDb.USER);
            environment.put("PERPEX_MYSQL_PASSWORD", MariaDb.password(secrets));
        }
        if (service.secretsKey()) {
            environment.put("PERPEX_SECRETS_KEY", secrets.key("secrets.key"));
        }
        if (service.signs()) {
            environment.put(
                    "PERPEX_IDENTITY_KEY_FILE", keys.privateFile(service.name()).toString());
        }
        if (service.name().equals("user")) {
            environment.put("PERPEX_ADMIN_EMAIL", adminEmail());
            environment.put("PERPEX_ADMIN_PASSWORD", adminPassword());
        }
        return environment;
    }

    /** Returns the e-mail address of the administrator, whom the user service makes on profile {@code local}. */
    public static String adminEmail() {
        return "admin@perpex.local";
    }

    /** Returns the password of the administrator. */
    public String adminPassword() {
        return secrets.password("admin.password");
    }

    private static String local(int port) {
        return "127.0.0.1:" + port;
    }
}
