package org.perpex.common.spring.web;

import java.net.http.HttpClient;
import java.util.concurrent.Executors;
import org.perpex.common.spring.circuit.Circuits;
import org.perpex.common.spring.identity.IdentityTokens;
import org.springframework.cloud.client.loadbalancer.LoadBalancerClient;
import org.springframework.cloud.client.loadbalancer.LoadBalancerInterceptor;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpExchangeAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/**
 * Makes clients of other services from declarative HTTP interfaces ({@code @HttpExchange}): instances from the load
 * balancer, the caller's identity or the service's own in the header, a circuit before each called service. Thread-safe; a
 * client is made once and kept.
 */
public final class ServiceClients {

    private final RestClient.Builder builder;
    private final LoadBalancerClient loadBalancer;
    private final IdentityTokens tokens;
    private final Circuits circuits;
    private final JdkClientHttpRequestFactory requests;

    ServiceClients(
            RestClient.Builder builder,
            LoadBalancerClient loadBalancer,
            IdentityTokens tokens,
            Circuits circuits,
            ServiceClientProperties settings) {
        this.builder = builder;
        this.loadBalancer = loadBalancer;
        this.tokens = tokens;
        this.circuits = circuits;
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.connectTimeout())
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
        this.requests = new JdkClientHttpRequestFactory(http);
        this.requests.setReadTimeout(settings.readTimeout());
    }

    /**
     * Returns a client of a service by its application name, such as {@code wallet-service}. Its calls throw {@link
     * org.perpex.common.spring.circuit.CircuitOpen} while the circuit is open.
     */
    public <T> T client(Class<T> type, String service) {
        RestClient client = builder.clone()
                .baseUrl("http://" + service)
                .requestFactory(requests)
                .requestInterceptor(new CallerIdentity(tokens, service))
                .requestInterceptor(new LoadBalancerInterceptor(loadBalancer))
                .build();
        HttpExchangeAdapter calls = new GuardedExchanges(RestClientAdapter.create(client), circuits.of(service));
        return HttpServiceProxyFactory.builderFor(calls).build().createClient(type);
    }
}
