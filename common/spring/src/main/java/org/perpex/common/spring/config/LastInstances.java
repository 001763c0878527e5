package org.perpex.common.spring.config;

import com.alibaba.cloud.nacos.discovery.NacosServiceDiscovery;
import com.alibaba.nacos.api.exception.NacosException;
import com.alibaba.nacos.api.naming.pojo.ServiceInfo;
import com.alibaba.nacos.client.naming.cache.DiskCache;
import com.alibaba.nacos.client.naming.utils.CacheDirUtil;
import java.util.Collection;
import java.util.List;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.discovery.DiscoveryClient;
import org.springframework.cloud.client.discovery.ReactiveDiscoveryClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The instances that the client of Nacos last wrote to its folder. Asked only when the live client, which stands
 * before it, has none: the live one cannot use these copies before it has reached Nacos once.
 */
final class LastInstances implements DiscoveryClient {

    private static final int AFTER_NACOS = 100;

    @Override
    public String description() {
        return "the last copies of what Nacos said";
    }

    @Override
    public List<ServiceInstance> getInstances(String service) {
        return copies().stream()
                .filter(copy -> service.equals(copy.getName()) || copy.getName().endsWith("@@" + service))
                .flatMap(copy -> NacosServiceDiscovery.hostToServiceInstanceList(copy.getHosts(), service).stream())
                .toList();
    }

    @Override
    public List<String> getServices() {
        return List.of();
    }

    @Override
    public int getOrder() {
        return AFTER_NACOS;
    }

    private static Collection<ServiceInfo> copies() {
        String folder = CacheDirUtil.getCacheDir();
        return folder == null ? List.of() : DiskCache.read(folder).values();
    }

    /**
     * The same for services that may not block. There all clients are asked at once and the first to answer wins, so
     * this one answers only when the live one has none: a copy must never stand before the truth.
     */
    static final class Reactive implements ReactiveDiscoveryClient {

        private final LastInstances instances;
        private final NacosServiceDiscovery live;

        Reactive(LastInstances instances, NacosServiceDiscovery live) {
            this.instances = instances;
            this.live = live;
        }

        private List<ServiceInstance> unlessLive(String service) {
            try {
                return live.getInstances(service).isEmpty() ? instances.getInstances(service) : List.of();
            } catch (NacosException away) {
                return instances.getInstances(service);
            }
        }

        @Override
        public String description() {
            return instances.description();
        }

        @Override
        public Flux<ServiceInstance> getInstances(String service) {
            return Mono.fromCallable(() -> unlessLive(service))
                    .subscribeOn(Schedulers.boundedElastic())
                    .flatMapIterable(found -> found);
        }

        @Override
        public Flux<String> getServices() {
            return Flux.empty();
        }

        @Override
        public int getOrder() {
            return AFTER_NACOS;
        }
    }
}
