package org.perpex.gateway.config;

import com.alibaba.csp.sentinel.adapter.gateway.sc.SentinelGatewayFilter;
import org.perpex.common.spring.circuit.SentinelSetup;
import org.perpex.common.spring.config.SharedText;
import org.perpex.gateway.edge.FilterOrder;
import org.perpex.gateway.flow.FlowRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import tools.jackson.databind.json.JsonMapper;

/** Flow control by Sentinel. What it blocks, the trace filter answers like any other refusal. */
@Configuration(proxyBeanMethods = false)
class FlowConfiguration {

    FlowConfiguration(Environment environment) {
        SentinelSetup.apply(environment);
    }

    @Bean
    SentinelGatewayFilter flowFilter() {
        return new SentinelGatewayFilter(FilterOrder.FLOW);
    }

    @Bean
    SharedText flowRules(JsonMapper json) {
        return new SharedText("gateway-flow-rules.json", text -> FlowRules.replace(json, text));
    }
}
