package org.perpex.gateway.config;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.perpex.common.spring.circuit.Circuits;
import org.perpex.common.spring.identity.IdentityTokens;
import org.perpex.gateway.authentication.Accounts;
import org.perpex.gateway.authentication.AuthenticationFilter;
import org.perpex.gateway.authentication.Authenticator;
import org.perpex.gateway.client.UserService;
import org.perpex.gateway.edge.ClientAddresses;
import org.perpex.gateway.edge.MetricsGuard;
import org.perpex.gateway.edge.TraceFilter;
import org.perpex.gateway.identity.IdentityFilter;
import org.perpex.gateway.refusal.Refusals;
import org.perpex.gateway.revocation.Revocations;
import org.perpex.gateway.socketapi.SocketApiFilter;
import org.perpex.gateway.weight.Charges;
import org.perpex.gateway.weight.WeightFilter;
import org.redisson.api.RedissonClient;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.client.loadbalancer.reactive.ReactorLoadBalancerExchangeFilterFunction;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.web.reactive.DispatcherHandler;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.socket.server.WebSocketService;
import tools.jackson.databind.json.JsonMapper;

/** The filters and what they need, except for flow control and routing. */
@Configuration(proxyBeanMethods = false)
class EdgeConfiguration {

    @Bean
    ClientAddresses clientAddresses(GatewaySettings settings) {
        return new ClientAddresses(settings.trustedProxies());
    }

    @Bean
    MetricsGuard metricsGuard(ClientAddresses addresses, GatewaySettings settings) {
        return new MetricsGuard(addresses, settings.metricsFrom());
    }

    @Bean
    Refusals refusals(JsonMapper json, MeterRegistry meters) {
        return new Refusals(json, meters);
    }

    @Bean
    TraceFilter traceFilter(ClientAddresses addresses, Refusals refusals, MeterRegistry meters) {
        return new TraceFilter(addresses, refusals, meters);
    }

    @Bean
    Revocations revocations(RedissonClient redis, JsonMapper json) {
        return new Revocations(redis, json);
    }

    @Bean
    Circuits circuits(ConfigurableEnvironment environment, MeterRegistry meters) {
        return new Circuits(environment, meters);
    }

    @Bean
    Accounts accounts(
            ReactorLoadBalancerExchangeFilterFunction balancer, IdentityTokens identities, Circuits circuits) {
        return new UserService(WebClient.builder().filter(balancer), identities, circuits);
    }

    @Bean
    Authenticator authenticator(
            Accounts accounts,
            Revocations revocations,
            GatewaySettings settings,
            InstantSource clock,
            MeterRegistry meters) {
        return new Authenticator(accounts, revocations, settings.secretsKey(), clock, meters);
    }

    @Bean
    AuthenticationFilter authenticationFilter(Authenticator authenticator) {
        return new AuthenticationFilter(authenticator);
    }

    @Bean
    LiveLimits liveLimits(Environment environment) {
        return new LiveLimits(environment);
    }

    @Bean
    Charges charges(
            RedissonClient redis,
            Revocations revocations,
            LiveLimits limits,
            InstantSource clock,
            MeterRegistry meters) {
        return new Charges(redis, revocations::isConnected, limits, clock, meters);
    }

    @Bean
    WeightFilter weightFilter(Charges charges, MeterRegistry meters) {
        return new WeightFilter(charges, meters);
    }

    @Bean
    IdentityFilter identityFilter(IdentityTokens tokens) {
        return new IdentityFilter(tokens);
    }

    @Bean
    SocketApiFilter socketApiFilter(
            ObjectProvider<DispatcherHandler> edge,
            ObjectProvider<WebSocketService> sockets,
            Authenticator authenticator,
            WeightFilter weights,
            LiveLimits limits,
            JsonMapper json,
            InstantSource clock) {
        return new SocketApiFilter(
                new SocketApiFilter.Behind(edge, sockets, authenticator, weights), limits, json, clock);
    }
}
