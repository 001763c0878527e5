package org.perpex.gateway.reach;

import java.util.List;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.loadbalancer.Request;
import org.springframework.cloud.loadbalancer.core.DelegatingServiceInstanceListSupplier;
import org.springframework.cloud.loadbalancer.core.ServiceInstanceListSupplier;
import reactor.core.publisher.Flux;

/**
 * The instances of a service, without those that could not be reached just now and those that answer nothing. When all
 * are silent there is none, so that nobody waits; when none can be reached, all are tried, since that takes no time.
 */
public final class ReachableInstances extends DelegatingServiceInstanceListSupplier {

    private final Unreachable unreachable;
    private final Silent silent;

    public ReachableInstances(ServiceInstanceListSupplier all, Unreachable unreachable, Silent silent) {
        super(all);
        this.unreachable = unreachable;
        this.silent = silent;
    }

    @Override
    public Flux<List<ServiceInstance>> get() {
        return delegate.get().map(all -> unreachable.leftOutOf(silent.leftOutOf(all)));
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Flux<List<ServiceInstance>> get(Request request) {
        return get();
    }
}
