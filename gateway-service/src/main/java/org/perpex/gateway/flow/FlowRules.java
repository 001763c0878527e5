package org.perpex.gateway.flow;

import com.alibaba.csp.sentinel.adapter.gateway.common.rule.GatewayFlowRule;
import com.alibaba.csp.sentinel.adapter.gateway.common.rule.GatewayRuleManager;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The flow rules that Sentinel holds requests to, in all gateways of this process. Thread-safe. */
public final class FlowRules {

    private FlowRules() {}

    /**
     * Puts the rules of a text in force, in place of those before.
     *
     * @param text a list in JSON; blank means no rules
     * @throws IllegalArgumentException if it is not a list of rules that Sentinel takes; then nothing changes
     */
    public static void replace(JsonMapper json, String text) {
        GatewayRuleManager.loadRules(parse(json, text));
    }

    private static Set<GatewayFlowRule> parse(JsonMapper json, String text) {
        if (text.isBlank()) {
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
}
