package org.perpex.common.spring.circuit;

import com.alibaba.csp.sentinel.Entry;
import com.alibaba.csp.sentinel.EntryType;
import com.alibaba.csp.sentinel.SphU;
import com.alibaba.csp.sentinel.Tracer;
import com.alibaba.csp.sentinel.context.ContextUtil;
import com.alibaba.csp.sentinel.slots.block.BlockException;
import com.alibaba.csp.sentinel.slots.block.RuleConstant;
import com.alibaba.csp.sentinel.slots.block.degrade.DegradeRule;
import com.alibaba.csp.sentinel.slots.block.degrade.DegradeRuleManager;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;

/** The circuit before all calls of one service. Thread-safe. */
public final class Circuit {

    private static final Logger LOG = LoggerFactory.getLogger(Circuit.class);
    private static final int PERCENT = 100;

    private final String service;
    private final String resource;
    private final Counter refused;
    private final AtomicBoolean refusing = new AtomicBoolean();

    Circuit(String service, MeterRegistry meters) {
        this.service = service;
        this.resource = "client:" + service;
        this.refused = Counter.builder("perpex.circuit.refused")
                .description("Calls that were not made, because the called service failed or was slow lately")
                .tag("called", service)
                .register(meters);
        Gauge.builder("perpex.circuit.open", refusing, now -> now.get() ? 1 : 0)
                .description("1 while calls of the service are refused")
                .tag("called", service)
                .register(meters);
    }

    /**
     * Makes a call. What it throws comes out as it is. It counts as an error of the service unless the request was at
     * fault (4xx), or nobody was there to be called: that is known at once, and so is when somebody has come.
     *
     * @throws CircuitOpen at once, and nothing was called, while the circuit is open
     */
    public <T extends @Nullable Object> T call(Supplier<T> work) {
        Entry entry = enter();
        try {
            T answer = work.get();
            answered();
            return answer;
        } catch (HttpClientErrorException requestAtFault) {
            throw requestAtFault;
        } catch (RestClientException failure) {
            Tracer.traceEntry(failure, entry);
            throw failure;
        } finally {
            entry.exit();
        }
    }

    /**
     * Begins a call that does not block, and whose end its caller tells.
     *
     * @throws CircuitOpen at once, and nothing may be called, while the circuit is open
     */
    public Pending begin() {
        try {
            return new Pending(SphU.asyncEntry(resource, EntryType.OUT));
        } catch (BlockException open) {
            throw refuse();
        } finally {
            ContextUtil.exit(); // the thread goes on to other requests, and takes nothing of this call along
        }
    }

    /** A call under way, ended once, by any thread. */
    public final class Pending {

        private final Entry entry;

        private Pending(Entry entry) {
            this.entry = entry;
        }

        /** The service has answered; a request that was at fault (4xx) is an answer too. */
        public void succeeded() {
            entry.exit();
            answered();
        }

        /** The service has failed, or has not answered in time. */
        public void failed(Throwable failure) {
            Tracer.traceEntry(failure, entry);
            entry.exit();
        }

        /** Nobody waits for the answer any more: that counts for its time alone. */
        public void abandoned() {
            entry.exit();
        }
    }

    private void answered() {
        if (refusing.compareAndSet(true, false)) {
            LOG.info("{} is called again", service);
        }
    }

    private Entry enter() {
        try {
            return SphU.entry(resource, EntryType.OUT);
        } catch (BlockException open) {
            throw refuse();
        }
    }

    private CircuitOpen refuse() {
        refused.increment();
        if (refusing.compareAndSet(false, true)) {
            LOG.warn("{} is not called for now: it failed or was too slow", service);
        }
        return new CircuitOpen(service);
    }

    /** Takes over settings. Counting begins anew if they differ from those in force. */
    void follow(CircuitSettings settings) {
        DegradeRule errors = rule(settings)
                .setGrade(RuleConstant.DEGRADE_GRADE_EXCEPTION_RATIO)
                .setCount((double) settings.errorPercent() / PERCENT);
        DegradeRule slow = rule(settings)
                .setGrade(RuleConstant.DEGRADE_GRADE_RT)
                .setCount(settings.slowAfter().toMillis())
                .setSlowRatioThreshold((double) settings.slowPercent() / PERCENT);
        DegradeRuleManager.setRulesForResource(resource, Set.of(errors, slow));
    }

    private DegradeRule rule(CircuitSettings settings) {
        return new DegradeRule(resource)
                .setMinRequestAmount(settings.callsMin())
                .setStatIntervalMs(Math.toIntExact(settings.interval().toMillis()))
                .setTimeWindow(Math.toIntExact(settings.openFor().toSeconds()));
    }
}
