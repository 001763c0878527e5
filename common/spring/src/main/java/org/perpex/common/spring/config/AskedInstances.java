package org.perpex.common.spring.config;

import com.alibaba.cloud.nacos.NacosDiscoveryProperties;
import com.alibaba.cloud.nacos.NacosServiceManager;
import com.alibaba.cloud.nacos.discovery.NacosServiceDiscovery;
import com.alibaba.nacos.api.exception.NacosException;
import com.alibaba.nacos.api.naming.pojo.Instance;
import java.time.Duration;
import java.util.List;
import org.springframework.cloud.client.ServiceInstance;

/**
 * The instances of a service as Nacos knows them now. The client's own list follows notices, which come late or never,
 * and is looked after by itself once a minute only: too long to send nothing to a new instance. While Nacos does not
 * answer, or has forgotten everybody, that list is what there is. Balancers keep an answer for two seconds. Thread-safe.
 */
final class AskedInstances extends NacosServiceDiscovery {

    private static final long AWAY_NANOS = Duration.ofSeconds(10).toNanos();

    private final NacosServiceManager nacos;
    private final String group;
    private volatile long awaySinceNanos = System.nanoTime() - AWAY_NANOS;

    AskedInstances(NacosDiscoveryProperties properties, NacosServiceManager nacos) {
        super(properties, nacos);
        this.nacos = nacos;
        this.group = properties.getGroup();
    }

    @Override
    public List<ServiceInstance> getInstances(String service) throws NacosException {
        List<ServiceInstance> noticed = super.getInstances(service);
        if (System.nanoTime() - awaySinceNanos < AWAY_NANOS) {
            return noticed;
        }
        try {
            List<Instance> asked = nacos.getNamingService().selectInstances(service, group, List.of(), true, false);
            return asked.isEmpty() ? noticed : hostToServiceInstanceList(asked, service);
        } catch (NacosException away) {
            awaySinceNanos = System.nanoTime();
            return noticed;
        }
    }
}
