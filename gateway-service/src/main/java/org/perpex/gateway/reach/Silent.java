package org.perpex.gateway.reach;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.perpex.gateway.refusal.Failures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.cloud.client.ServiceInstance;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * The instances that take requests and answer none: a process that stands still, a machine that hangs. It is the
 * circuit before each instance: {@value #UNANSWERED_MAX} requests in a row without an answer open it, whatever their
 * routes, so that one slow route opens nothing while the others answer. The gateway itself asks a silent instance until
 * it answers, and no client waits for that. Until it has answered a client too, one request without an answer is enough
 * to open it again. Thread-safe.
 */
public final class Silent implements DisposableBean {

    static final int UNANSWERED_MAX = 5;

    private static final Logger LOG = LoggerFactory.getLogger(Silent.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Function<ServiceInstance, Mono<Void>> ask;
    private final Disposable.Composite asking = Disposables.composite();

    /** Requests without an answer since the last answer; what answers is not in it. */
    private final Map<String, Integer> unanswered = new ConcurrentHashMap<>();

    private final Set<String> silent = ConcurrentHashMap.newKeySet();

    /** @param ask asks an instance anything, and completes when it has answered anything */
    public Silent(Function<ServiceInstance, Mono<Void>> ask, MeterRegistry meters) {
        this.ask = ask;
        Gauge.builder("perpex.gateway.instances.silent", silent, Set::size)
                .description("Instances that answered nothing lately, so that no request is sent to them")
                .register(meters);
    }

    /** Returns the instances that are not silent, which may be none. */
    List<ServiceInstance> leftOutOf(List<ServiceInstance> instances) {
        if (silent.isEmpty()) {
            return instances;
        }
        return instances.stream()
                .filter(instance -> !silent.contains(Unreachable.name(instance)))
                .toList();
    }

    void answered(ServiceInstance instance) {
        if (!unanswered.isEmpty()) {
            unanswered.remove(Unreachable.name(instance));
        }
    }

    void unanswered(ServiceInstance instance) {
        String name = Unreachable.name(instance);
        if (unanswered.merge(name, 1, Integer::sum) >= UNANSWERED_MAX && silent.add(name)) {
            LOG.warn("{} at {} answers nothing; no requests are sent to it", instance.getServiceId(), name);
            askUntilItAnswers(instance, name);
        }
    }

    /** It speaks again when it answers, and also when nobody is there any more: that is found out without waiting. */
    private void askUntilItAnswers(ServiceInstance instance, String name) {
        Retry retry = Retry.fixedDelay(Long.MAX_VALUE, PAUSE).filter(failure -> !Failures.neverSent(failure));
        asking.add(Mono.defer(() -> ask.apply(instance))
                .delaySubscription(PAUSE)
                .retryWhen(retry)
                .onErrorComplete()
                .subscribe(_ -> {}, _ -> {}, () -> speaks(instance, name)));
    }

    private void speaks(ServiceInstance instance, String name) {
        unanswered.put(name, UNANSWERED_MAX - 1);
        silent.remove(name);
        LOG.info("{} at {} is asked again", instance.getServiceId(), name);
    }

    @Override
    public void destroy() {
        asking.dispose();
    }
}
