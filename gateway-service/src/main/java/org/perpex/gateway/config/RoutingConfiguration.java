package org.perpex.gateway.config;

import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.ChannelOption;
import java.time.Duration;
import java.util.Locale;
import org.perpex.gateway.reach.ReachFilter;
import org.perpex.gateway.reach.Silent;
import org.perpex.gateway.reach.Unreachable;
import org.perpex.gateway.refusal.BareRefusals;
import org.perpex.gateway.refusal.Refusals;
import org.perpex.gateway.route.EdgeHandlerMapping;
import org.perpex.gateway.route.EdgeRoutes;
import org.perpex.gateway.route.EndpointTable;
import org.perpex.gateway.route.RouteSettings;
import org.perpex.gateway.socket.OpenSockets;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.cloud.gateway.config.GlobalCorsProperties;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.cloud.gateway.handler.FilteringWebHandler;
import org.springframework.cloud.loadbalancer.annotation.LoadBalancerClients;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.socket.server.WebSocketService;
import org.springframework.web.reactive.socket.server.upgrade.ReactorNettyRequestUpgradeStrategy;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.scheduler.Schedulers;
import reactor.netty.NettyPipeline;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.WebsocketServerSpec;

/** Routes, and the way from the gateway to the services. */
@Configuration(proxyBeanMethods = false)
@LoadBalancerClients(defaultConfiguration = BalancerConfiguration.class)
class RoutingConfiguration {

    private static final int CONNECT_MILLIS_MAX = 1_000;
    private static final Duration ASKED_MAX = Duration.ofSeconds(1);
    private static final Duration REQUEST_MAX = Duration.ofSeconds(10);

    @Bean
    EdgeRoutes edgeRoutes(RouteSettings settings) {
        return new EdgeRoutes(new EndpointTable(settings));
    }

    @Bean
    EdgeHandlerMapping routePredicateHandlerMapping(
            FilteringWebHandler handler, EdgeRoutes routes, GlobalCorsProperties cors, Environment environment) {
        return new EdgeHandlerMapping(handler, routes, cors, environment);
    }

    @Bean
    Unreachable unreachable() {
        return new Unreachable();
    }

    /** A silent instance is asked for its liveness, outside the pool of requests: any answer will do. */
    @Bean
    Silent silent(MeterRegistry meters) {
        HttpClient client = HttpClient.newConnection()
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS_MAX)
                .responseTimeout(ASKED_MAX);
        return new Silent(
                instance -> client.get()
                        .uri(instance.getUri() + "/actuator/health/ping")
                        .response()
                        .then(),
                meters);
    }

    @Bean
    ReachFilter reachFilter(Unreachable unreachable, Silent silent) {
        return new ReachFilter(unreachable, silent);
    }

    /** The client would repeat a request, an order too, when a kept connection turns out to be closed. It must not. */
    @Bean
    HttpClientCustomizer neverRepeat() {
        return client -> client.disableRetry(true).option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS_MAX);
    }

    /** A client that sends its request a byte at a time does not hold a connection for ever. */
    @Bean
    NettyServerCustomizer requestMustArrive() {
        return server -> server.requestTimeout(REQUEST_MAX);
    }

    /**
     * Lets no request be answered before the server has finished with its arrival: up to reactor-netty 1.3.7 a connection was
     * not read any more where a request that had waited for the one before was answered at once (issue 4361).
     */
    @Bean
    NettyServerCustomizer answersLater() {
        return server -> server.mapHandle((handled, connection) ->
                handled.subscribeOn(Schedulers.fromExecutor(connection.channel().eventLoop())));
    }

    /** What the server refuses by itself gets the words of a refusal. */
    @Bean
    NettyServerCustomizer refusesInWords(Refusals refusals) {
        return server -> server.doOnChannelInit((observer, channel, address) ->
                channel.pipeline().addAfter(NettyPipeline.HttpCodec, "bareRefusals", new BareRefusals(refusals)));
    }

    /** What services say in our own headers is said to the gateway, not to the client. */
    @Bean
    HttpHeadersFilter ownHeadersStayInside() {
        return new HttpHeadersFilter() {
            @Override
            public HttpHeaders filter(HttpHeaders headers, ServerWebExchange exchange) {
                HttpHeaders outside = new HttpHeaders();
                headers.forEach((name, values) -> {
                    if (!name.toLowerCase(Locale.ROOT).startsWith("x-perpex-")) {
                        outside.addAll(name, values);
                    }
                });
                return outside;
            }

            @Override
            public boolean supports(Type type) {
                return type == Type.RESPONSE;
            }
        };
    }

    @Bean
    static BeanPostProcessor countSockets(
            ObjectProvider<GatewaySettings> settings, ObjectProvider<MeterRegistry> meters) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof WebSocketService service
                        ? new OpenSockets(service, settings.getObject().socketsPerAddress(), meters.getObject())
                        : bean;
            }
        };
    }

    /** Offers compression to those who ask for it; nothing is compressed between the gateway and the services. */
    @Bean
    static BeanPostProcessor compressSockets() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof ReactorNettyRequestUpgradeStrategy strategy ? compressing(strategy) : bean;
            }
        };
    }

    private static ReactorNettyRequestUpgradeStrategy compressing(ReactorNettyRequestUpgradeStrategy strategy) {
        WebsocketServerSpec spec = strategy.getWebsocketServerSpec();
        return new ReactorNettyRequestUpgradeStrategy(() -> WebsocketServerSpec.builder()
                .handlePing(spec.handlePing())
                .maxFramePayloadLength(spec.maxFramePayloadLength())
                .compress(true));
    }
}
