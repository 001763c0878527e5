package org.perpex.local.platform;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.perpex.local.part.Layout;
import org.perpex.local.part.Part;
import org.perpex.local.part.PartProcess;
import org.perpex.local.part.PlatformFailure;
import org.perpex.local.secret.IdentityKeys;
import org.perpex.local.secret.Secrets;
import org.perpex.local.server.MariaDb;
import org.perpex.local.server.Nacos;
import org.perpex.local.server.Redis;
import org.perpex.local.server.RocketMq;
import org.perpex.local.server.Seata;
import org.perpex.local.service.Service;
import org.perpex.local.service.ServiceParts;
import org.perpex.local.service.Services;

/** All parts of one checkout, made from the list of services and the servers below them. */
public final class Platform {

    private static final List<String> SETTINGS = List.of("perpex-shared.yaml", "gateway-flow-rules.json");
    /** The settings that name the public keys of the services. */
    static final String IDENTITY = "perpex-identity.yaml";

    private final Layout layout;
    private final Secrets secrets;
    private final Services services;
    private final IdentityKeys keys;

    /** Reads or makes the secrets of a checkout. */
    public Platform(Layout layout) {
        this.layout = layout;
        this.secrets = Secrets.of(layout);
        this.services = Services.read();
        this.keys = IdentityKeys.of(layout, services.signers());
    }

    /** Returns the names of all parts that there can be, in the order in which they start. */
    static List<String> names() {
        List<String> names = new ArrayList<>(List.of("nacos", "rocketmq", "mariadb", "seata", "redis"));
        Services.read().all().forEach(service -> names.add(service.fullName()));
        names.add(ReplayPart.NAME);
        return names;
    }

    /** Returns the servers. The one that takes longest comes first. */
    public List<Part> servers() {
        return List.of(
                Nacos.part(layout),
                RocketMq.part(layout),
                MariaDb.part(layout, secrets),
                Seata.part(layout, secrets),
                Redis.part(layout));
    }

    /** Returns the parts of these services, which are built. */
    public List<Part> services(Options options) {
        ServiceParts parts = serviceParts();
        return services.only(options.only()).all().stream()
                .map(service -> parts.part(service, options.tuned()))
                .toList();
    }

    /** Returns the program that plays the recorded market, if this build has one. */
    public Optional<Part> replay(Options options) {
        return ReplayPart.of(
                layout, options, ServiceParts.adminEmail(), serviceParts().adminPassword());
    }

    /** Returns the settings that every service finds in Nacos, by their names. */
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        SETTINGS.forEach(name -> settings.put(name, resource("/nacos/" + name)));
        settings.put(IDENTITY, keys.settings());
        return settings;
    }

    /** Returns the password of the administrator. */
    public String adminPassword() {
        return serviceParts().adminPassword();
    }

    /** Returns the keys by which services know each other. */
    IdentityKeys keys() {
        return keys;
    }

    /** Returns the secrets. */
    public Secrets secrets() {
        return secrets;
    }

    /** Whether the part runs, is well, and is not older than what was built since. */
    public boolean isCurrent(Part part) {
        return PartProcess.find(layout, part.name())
                .filter(process -> part.health().isUp())
                .filter(process -> process.startedAfter(builtAt(part)))
                .isPresent();
    }

    private long builtAt(Part part) {
        Optional<Service> service = services.all().stream()
                .filter(each -> each.fullName().equals(part.name()))
                .findFirst();
        if (service.isEmpty()) {
            return 0;
        }
        Path jar = layout.checkout().resolve(part.name()).resolve("target").resolve(part.name() + "-exec.jar");
        try {
            return Files.getLastModifiedTime(jar).toMillis();
        } catch (IOException e) {
            throw new PlatformFailure(part.name() + " is not built: there is no " + jar, e);
        }
    }

    private ServiceParts serviceParts() {
        return new ServiceParts(layout, secrets, keys, List.of());
    }

    private static String resource(String name) {
        try (InputStream text = Platform.class.getResourceAsStream(name)) {
            if (text == null) {
                throw new PlatformFailure(name + " is not on the class path");
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new PlatformFailure(name + " cannot be read", e);
        }
    }
}
