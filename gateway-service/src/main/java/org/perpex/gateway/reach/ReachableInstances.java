package org.perpex.gateway.reach;

import java.util.List;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.loadbalancer.Request;
import org.springframework.cloud.loadbalancer.core.DelegatingServiceInstanceListSupplier;
import org.springframework.cloud.loadbalancer.core.ServiceInstanceListSupplier;
import reactor.core.publisher.Flux;

/** The instances of a service, without those that could not be reached just now. */
public final class ReachableInstances extends DelegatingServiceInstanceListSupplier {

    private final Unreachable unreachable;

    public ReachableInstances(ServiceInstanceListSupplier all, Unreachable unreachable) {
        super(all);
        this.unreachable = unreachable;
    }

    @Override
    public Flux<List<ServiceInstance>> get() {
        return delegate.get().map(unreachable::leftOutOf);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Flux<List<ServiceInstance>> get(Request request) {
        return get();
    }
}
