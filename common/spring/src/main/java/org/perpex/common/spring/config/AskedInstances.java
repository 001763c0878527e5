package org.perpex.common.spring.config;

import com.alibaba.cloud.nacos.NacosDiscoveryProperties;
import com.alibaba.cloud.nacos.NacosServiceManager;
import com.alibaba.cloud.nacos.discovery.NacosServiceDiscovery;
import com.alibaba.nacos.api.exception.NacosException;
import com.alibaba.nacos.api.naming.pojo.Instance;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.context.SmartLifecycle;

/**
 * The instances of each service that was asked for, as Nacos knows them every two seconds. The client's own list follows
 * notices, which come late or never, and is looked after by itself once a minute only: too long to send nothing to a new
 * instance. While Nacos does not answer, what it said before stands. When it answers that there are none, that is believed
 * after a minute: it may have been started anew, and everybody registers again first. Nobody waits for Nacos but who asks
 * for a service that was not found yet. Thread-safe.
 */
final class AskedInstances extends NacosServiceDiscovery implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(AskedInstances.class);
    private static final long ASK_EACH_MILLIS = Duration.ofSeconds(2).toMillis();

    /** So many answers without any instance, one behind the other, are needed to forget those before: a minute of them. */
    static final int NONE_LOOKS = 30;

    private final NacosServiceManager nacos;
    private final String group;
    private final Map<String, List<ServiceInstance>> asked = new ConcurrentHashMap<>();
    /** How often in a row Nacos has said that a service has no instance. */
    private final Map<String, Integer> none = new ConcurrentHashMap<>();

    private final ScheduledExecutorService asking = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("ask-instances").unstarted(task));
    private volatile boolean running;

    AskedInstances(NacosDiscoveryProperties properties, NacosServiceManager nacos) {
        super(properties, nacos);
        this.nacos = nacos;
        this.group = properties.getGroup();
    }

    @Override
    public List<ServiceInstance> getInstances(String service) throws NacosException {
        List<ServiceInstance> known = known(service);
        return known.isEmpty() ? super.getInstances(service) : known;
    }

    /** The instances of a service as Nacos last named some; none if it has not been asked for them yet. Never waits. */
    List<ServiceInstance> known(String service) {
        return asked.computeIfAbsent(service, _ -> List.of());
    }

    @Override
    public void start() {
        running = true;
        asking.scheduleWithFixedDelay(this::ask, ASK_EACH_MILLIS, ASK_EACH_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        running = false;
        asking.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Asks Nacos for the instances of every service that anybody asked for. */
    void ask() {
        try {
            for (String service : asked.keySet()) {
                List<Instance> now = nacos.getNamingService().selectInstances(service, group, List.of(), true, false);
                if (now.isEmpty()) {
                    none(service);
                } else {
                    none.remove(service);
                    asked.put(service, hostToServiceInstanceList(now, service));
                }
            }
        } catch (NacosException | RuntimeException away) {
            none.clear();
            LOG.debug("Nacos does not answer", away);
        }
    }

    private void none(String service) {
        if (none.merge(service, 1, Integer::sum) < NONE_LOOKS) {
            return;
        }
        List<ServiceInstance> before = asked.put(service, List.of());
        if (before != null && !before.isEmpty()) {
            LOG.warn("Nacos names no instance of {} any more: {} are forgotten", service, before.size());
        }
    }
}
