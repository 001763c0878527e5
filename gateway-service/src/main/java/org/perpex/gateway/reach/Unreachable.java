package org.perpex.gateway.reach;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import org.springframework.cloud.client.ServiceInstance;

/** The instances that could not be reached in the last seconds: gone, and the registry has not noticed yet. */
public final class Unreachable {

    private static final Duration AVOIDED = Duration.ofSeconds(5);
    private static final int AVOIDED_MAX = 1_000;

    private final Cache<String, Boolean> avoided = Caffeine.newBuilder()
            .expireAfterWrite(AVOIDED)
            .maximumSize(AVOIDED_MAX)
            .build();

    void add(ServiceInstance instance) {
        avoided.put(name(instance), Boolean.TRUE);
    }

    /** Returns the instances that may be there; all of them, if none of them may. */
    List<ServiceInstance> leftOutOf(List<ServiceInstance> instances) {
        if (avoided.estimatedSize() == 0) {
            return instances;
        }
        List<ServiceInstance> left = instances.stream()
                .filter(instance -> avoided.getIfPresent(name(instance)) == null)
                .toList();
        return left.isEmpty() ? instances : left;
    }

    /** What an instance is known by: its host and port. */
    static String name(ServiceInstance instance) {
        return instance.getHost() + ':' + instance.getPort();
    }
}
