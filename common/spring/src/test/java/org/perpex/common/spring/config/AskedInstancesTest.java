package org.perpex.common.spring.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.alibaba.cloud.nacos.NacosDiscoveryProperties;
import com.alibaba.cloud.nacos.NacosServiceManager;
import com.alibaba.nacos.api.exception.NacosException;
import com.alibaba.nacos.api.naming.NamingService;
import com.alibaba.nacos.api.naming.pojo.Instance;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.cloud.client.ServiceInstance;

class AskedInstancesTest {

    private static final String TRADE = "trade-service";
    private static final String WALLET = "wallet-service";

    /** What the client keeps by itself, and what Nacos would say if it were asked. */
    private final Map<String, List<Integer>> kept = new HashMap<>();

    private final Map<String, List<Integer>> known = new HashMap<>();
    private final List<String> askedFor = new ArrayList<>();
    private boolean away;

    private final NamingService naming = (NamingService) Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {NamingService.class},
            (_, method, arguments) -> switch (method.getName() + arguments.length) {
                case "selectInstances3" -> instances(kept, arguments);
                case "selectInstances5" -> {
                    assertThat(arguments[4])
                            .as("whether the client's own list is good enough")
                            .isEqualTo(false);
                    yield asked(arguments);
                }
                default -> throw new UnsupportedOperationException(method.toString());
            });

    private final AskedInstances instances = new AskedInstances(properties(), new NacosServiceManager() {
        @Override
        public NamingService getNamingService() {
            return naming;
        }
    });

    private static NacosDiscoveryProperties properties() {
        NacosDiscoveryProperties properties = new NacosDiscoveryProperties();
        properties.setGroup("PERPEX");
        return properties;
    }

    private List<Instance> asked(Object[] arguments) throws NacosException {
        askedFor.add((String) arguments[0]);
        if (away) {
            throw new NacosException(NacosException.SERVER_ERROR, "nobody answers");
        }
        return instances(known, arguments);
    }

    private static List<Instance> instances(Map<String, List<Integer>> from, Object[] arguments) {
        assertThat(arguments[1]).isEqualTo("PERPEX");
        return from.getOrDefault((String) arguments[0], List.of()).stream()
                .map(port -> {
                    Instance instance = new Instance();
                    instance.setIp("127.0.0.1");
                    instance.setPort(port);
                    instance.setHealthy(true);
                    return instance;
                })
                .toList();
    }

    private List<Integer> ports(String service) throws NacosException {
        return instances.getInstances(service).stream()
                .map(ServiceInstance::getPort)
                .toList();
    }

    @Test
    void theFirstToAskGetsTheListOfTheClientAndWaitsForNobody() throws NacosException {
        kept.put(TRADE, List.of(1));
        known.put(TRADE, List.of(1, 2));
        assertThat(ports(TRADE)).containsExactly(1);
        assertThat(askedFor).isEmpty();
    }

    @Test
    void anInstanceThatCameOrWentWithoutANoticeIsKnownAfterNacosWasAsked() throws NacosException {
        kept.put(TRADE, List.of(1));
        ports(TRADE);
        known.put(TRADE, List.of(1, 2));
        instances.ask();
        assertThat(ports(TRADE)).containsExactly(1, 2);
        known.put(TRADE, List.of(2));
        instances.ask();
        assertThat(ports(TRADE)).containsExactly(2);
    }

    @Test
    void nacosIsAskedForWhatSomebodyWantedOnly() throws NacosException {
        ports(TRADE);
        instances.ask();
        assertThat(askedFor).containsExactly(TRADE);
    }

    @Test
    void whileNacosIsAwayWhatItSaidStands() throws NacosException {
        known.put(TRADE, List.of(2));
        ports(TRADE);
        instances.ask();
        away = true;
        instances.ask();
        assertThat(ports(TRADE)).containsExactly(2);
        away = false;
        known.put(TRADE, List.of(3));
        instances.ask();
        assertThat(ports(TRADE)).containsExactly(3);
    }

    @Test
    void aNacosThatHasForgottenEverybodyIsNotBelieved() throws NacosException {
        known.put(TRADE, List.of(2));
        ports(TRADE);
        instances.ask();
        known.clear();
        instances.ask();
        assertThat(ports(TRADE)).containsExactly(2);
    }

    @Test
    void instancesThatNacosHasNotNamedForAMinuteAreForgotten() throws NacosException {
        known.put(TRADE, List.of(2));
        ports(TRADE);
        instances.ask();
        known.clear();
        ask(AskedInstances.NONE_LOOKS - 1);
        assertThat(ports(TRADE)).containsExactly(2);
        ask(1);
        assertThat(ports(TRADE)).isEmpty();
        known.put(TRADE, List.of(3));
        ask(1);
        assertThat(ports(TRADE)).containsExactly(3);
    }

    @Test
    void anAnswerThatNamesOneOrNoAnswerAtAllBeginsTheMinuteAnew() throws NacosException {
        known.put(TRADE, List.of(2));
        ports(TRADE);
        instances.ask();
        known.clear();
        ask(AskedInstances.NONE_LOOKS - 1);
        away = true;
        ask(2 * AskedInstances.NONE_LOOKS);
        assertThat(ports(TRADE)).as("nobody said that there are none").containsExactly(2);
        away = false;
        ask(AskedInstances.NONE_LOOKS - 1);
        known.put(TRADE, List.of(2));
        ask(1);
        known.clear();
        ask(AskedInstances.NONE_LOOKS - 1);
        assertThat(ports(TRADE)).containsExactly(2);
    }

    private void ask(int times) {
        for (int i = 0; i < times; i++) {
            instances.ask();
        }
    }

    @Test
    void aBalancerGetsWhatIsKnownAtOnceOnItsOwnThread() throws NacosException {
        known.put(TRADE, List.of(2));
        ports(TRADE);
        instances.ask();
        Thread asking = Thread.currentThread();
        List<List<Integer>> listed = new ArrayList<>();
        supplier(TRADE).get().subscribe(found -> {
            assertThat(Thread.currentThread()).isSameAs(asking);
            listed.add(found.stream().map(ServiceInstance::getPort).toList());
        });
        assertThat(listed).containsExactly(List.of(2));
    }

    @Test
    void aServiceThatWasNeverFoundIsLookedForBesideTheRequest() {
        kept.put(TRADE, List.of(1));
        assertThat(supplier(TRADE).get().blockFirst(Duration.ofSeconds(10)))
                .extracting(ServiceInstance::getPort)
                .containsExactly(1);
        assertThat(supplier(WALLET).get().blockFirst(Duration.ofSeconds(10))).isEmpty();
        instances.ask();
        assertThat(askedFor).containsExactlyInAnyOrder(TRADE, WALLET);
    }

    private KnownInstances supplier(String service) {
        return new KnownInstances(service, instances, new LastInstances());
    }

    @Test
    void asksByItselfWhileItRuns() throws Exception {
        known.put(TRADE, List.of(2));
        ports(TRADE);
        instances.start();
        try {
            assertThat(instances.isRunning()).isTrue();
            org.awaitility.Awaitility.await().until(() -> ports(TRADE), List.of(2)::equals);
        } finally {
            instances.stop();
        }
        assertThat(instances.isRunning()).isFalse();
    }
}
