package org.perpex.gateway.config;

import org.perpex.common.spring.circuit.Circuits;
import org.perpex.gateway.client.UserSessions;
import org.perpex.gateway.page.PageFilter;
import org.perpex.gateway.page.Pages;
import org.perpex.gateway.session.BrowserSessions;
import org.perpex.gateway.session.SessionCookies;
import org.perpex.gateway.session.SignIns;
import org.springframework.cloud.client.loadbalancer.reactive.ReactorLoadBalancerExchangeFilterFunction;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.client.WebClient;
import tools.jackson.databind.json.JsonMapper;

/** The pages and their sessions. */
@Configuration(proxyBeanMethods = false)
class PageConfiguration {

    @Bean
    PageFilter pageFilter(GatewaySettings settings) {
        return new PageFilter(Pages.ofClassPath(), settings.secureCookies());
    }

    @Bean
    SignIns signIns(ReactorLoadBalancerExchangeFilterFunction balancer, Circuits circuits) {
        return new UserSessions(WebClient.builder().filter(balancer), circuits);
    }

    @Bean
    BrowserSessions browserSessions(SignIns signIns, GatewaySettings settings, JsonMapper json) {
        return new BrowserSessions(signIns, new SessionCookies(settings.secureCookies()), json);
    }
}
