package org.perpex.local.service;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.perpex.local.part.PlatformFailure;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** All services of the exchange, in the order in which they are best started. */
public record Services(List<Service> all) {

    /** Reads the list. */
    public static Services read() {
        try (InputStream text = Services.class.getResourceAsStream("/services.json")) {
            return new Services(JsonMapper.shared().readValue(text, new TypeReference<List<Service>>() {}));
        } catch (IOException e) {
            throw new PlatformFailure("the list of services cannot be read", e);
        }
    }

    /** Returns the services of these names; all if there is no name; and none for the one name {@code none}. */
    public Services only(Set<String> names) {
        if (names.isEmpty()) {
            return this;
        }
        if (names.equals(Set.of("none"))) {
            return new Services(List.of());
        }
        for (String name : names) {
            if (all.stream().noneMatch(service -> service.isCalled(name))) {
                throw new PlatformFailure("there is no service '" + name + "'; there are "
                        + all.stream().map(Service::name).collect(Collectors.joining(", ")));
            }
        }
        return new Services(all.stream()
                .filter(service -> names.stream().anyMatch(service::isCalled))
                .toList());
    }

    /** Returns the names of those that sign identity tokens. */
    public List<String> signers() {
        return all.stream().filter(Service::signs).map(Service::name).toList();
    }
}
