package org.perpex.local.server;

import java.util.List;
import java.util.Map;
import org.perpex.local.part.Health;
import org.perpex.local.part.HttpHealth;
import org.perpex.local.part.Jvm;
import org.perpex.local.part.Layout;
import org.perpex.local.part.Part;

/** Nacos: who is where, and the settings that services share. */
public final class Nacos {

    private Nacos() {}

    /** Returns the question whether it serves. */
    public static Health health() {
        return HttpHealth.of(ServerPorts.NACOS, "/nacos/v3/admin/core/state/readiness", "\"ok\"");
    }

    /** Returns the part. */
    public static Part part(Layout layout) {
        Jvm jvm = new Jvm(
                288,
                false,
                List.of(
                        "-XX:MaxDirectMemorySize=64m",
                        "-Dnacos.home=" + layout.data("nacos"),
                        "-Duser.home=" + layout.data("nacos")),
                ServerClassPath.ofModule(layout, "nacos"),
                "org.perpex.local.nacos.NacosServer");
        return new Part(
                        "nacos",
                        List.of(
                                ServerPorts.NACOS,
                                ServerPorts.NACOS + 1_000,
                                ServerPorts.NACOS + 1_001,
                                ServerPorts.NACOS - 1_000),
                        List.of(),
                        jvm.command(List.of()),
                        Map.of(),
                        layout.data("nacos"),
                        health())
                .yielding();
    }
}
