package org.perpex.gateway.flow;

import com.alibaba.csp.sentinel.adapter.gateway.common.rule.GatewayFlowRule;
import com.alibaba.csp.sentinel.adapter.gateway.common.rule.GatewayRuleManager;
import com.alibaba.csp.sentinel.datasource.ReadableDataSource;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The flow rules in force: those of a source, taken over when it says that it changed, and looked after every two seconds
 * in case it did not say so. A text that cannot be read changes nothing, nor does a source that is away.
 */
public final class FlowRules implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(FlowRules.class);
    private static final Duration LOOK_EACH = Duration.ofSeconds(2);

    private final List<ReadableDataSource<String, Set<GatewayFlowRule>>> sources;
    private volatile @Nullable ScheduledExecutorService looking;

    /** Takes rules from one source; from none, no rule is in force. */
    public FlowRules(List<ReadableDataSource<String, Set<GatewayFlowRule>>> sources) {
        if (sources.size() > 1) {
            throw new IllegalArgumentException("flow rules can come from one source only");
        }
        this.sources = List.copyOf(sources);
        this.sources.forEach(source -> GatewayRuleManager.register2Property(source.getProperty()));
    }

    /**
     * Reads rules from JSON; no text means no rules.
     *
     * @throws IllegalArgumentException if it is not a list of rules that Sentinel takes
     */
    public static Set<GatewayFlowRule> parse(JsonMapper json, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return Set.of();
        }
        try {
            Set<GatewayFlowRule> rules = json.readValue(text, new TypeReference<Set<GatewayFlowRule>>() {});
            for (GatewayFlowRule rule : rules) {
                if (!GatewayRuleManager.isValidRule(rule)) {
                    throw new IllegalArgumentException("not a valid flow rule: " + rule);
                }
            }
            return rules;
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not a list of flow rules: " + e.getOriginalMessage(), e);
        }
    }

    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                task -> Thread.ofPlatform().daemon().name("flow-rules").unstarted(task));
        looking = started;
        started.scheduleWithFixedDelay(
                () -> sources.forEach(FlowRules::look),
                LOOK_EACH.toMillis(),
                LOOK_EACH.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        ScheduledExecutorService running = looking;
        if (running != null) {
            running.shutdownNow();
            looking = null;
        }
        for (ReadableDataSource<String, Set<GatewayFlowRule>> source : sources) {
            try {
                source.close();
            } catch (Exception e) {
                LOG.warn("The source of flow rules did not close", e);
            }
        }
    }

    @Override
    public boolean isRunning() {
        return looking != null;
    }

    /** Takes over what the source holds now; the rules in force stay if that is the same. */
    private static void look(ReadableDataSource<String, Set<GatewayFlowRule>> source) {
        try {
            if (source.getProperty().updateValue(source.loadConfig())) {
                LOG.info("Flow rules have changed");
            }
        } catch (Exception e) {
            LOG.debug("Flow rules cannot be read now, those in force stay", e);
        }
    }
}
