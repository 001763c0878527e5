package org.perpex.gateway.config;

import com.alibaba.csp.sentinel.adapter.gateway.common.rule.GatewayFlowRule;
import com.alibaba.csp.sentinel.adapter.gateway.sc.SentinelGatewayFilter;
import com.alibaba.csp.sentinel.datasource.ReadableDataSource;
import com.alibaba.csp.sentinel.datasource.nacos.NacosDataSource;
import java.util.Set;
import org.perpex.common.spring.circuit.SentinelSetup;
import org.perpex.gateway.edge.FilterOrder;
import org.perpex.gateway.flow.FlowRules;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
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
    @ConditionalOnProperty("perpex.gateway.edge.flow-rules.server")
    ReadableDataSource<String, Set<GatewayFlowRule>> nacosFlowRules(GatewaySettings settings, JsonMapper json) {
        GatewaySettings.FlowRuleSettings rules = settings.flowRules();
        return new NacosDataSource<>(
                rules.server(), rules.group(), rules.dataId(), text -> FlowRules.parse(json, text));
    }

    @Bean
    FlowRules flowRules(ObjectProvider<ReadableDataSource<String, Set<GatewayFlowRule>>> source) {
        return new FlowRules(source.orderedStream().toList());
    }
}
