package org.perpex.common.spring.config;

import com.alibaba.nacos.api.exception.NacosException;
import java.util.List;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.loadbalancer.core.ServiceInstanceListSupplier;
import org.springframework.cloud.loadbalancer.support.LoadBalancerClientFactory;
import org.springframework.context.ConfigurableApplicationContext;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The instances of one service for a balancer that may not block: from memory, at once, on the thread that asks. Discovery
 * clients that are asked together, each on a thread of its own, let a request wait for half a minute when the first to
 * answer and the last to give up met. Only a service that was never found is looked for beside the request.
 */
public final class KnownInstances implements ServiceInstanceListSupplier {

    private final String service;
    private final AskedInstances asked;
    private final LastInstances last;

    KnownInstances(String service, AskedInstances asked, LastInstances last) {
        this.service = service;
        this.asked = asked;
        this.last = last;
    }

    /** Lists the instances of the service whose balancer lives in this context; without Nacos, those that are configured. */
    public static ServiceInstanceListSupplier of(ConfigurableApplicationContext balancer) {
        AskedInstances asked = balancer.getBeanProvider(AskedInstances.class).getIfAvailable();
        if (asked == null) {
            return ServiceInstanceListSupplier.builder()
                    .withDiscoveryClient()
                    .withCaching()
                    .build(balancer);
        }
        String service = LoadBalancerClientFactory.getName(balancer.getEnvironment());
        return new KnownInstances(service, asked, balancer.getBean(LastInstances.class));
    }

    @Override
    public String getServiceId() {
        return service;
    }

    @Override
    public Flux<List<ServiceInstance>> get() {
        return Flux.defer(() -> {
            List<ServiceInstance> known = asked.known(service);
            return known.isEmpty()
                    ? Mono.fromCallable(this::look)
                            .subscribeOn(Schedulers.boundedElastic())
                            .flux()
                    : Flux.just(known);
        });
    }

    private List<ServiceInstance> look() {
        try {
            List<ServiceInstance> found = asked.getInstances(service);
            return found.isEmpty() ? last.getInstances(service) : found;
        } catch (NacosException away) {
            return last.getInstances(service);
        }
    }
}
