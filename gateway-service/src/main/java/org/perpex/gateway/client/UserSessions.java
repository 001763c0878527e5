package org.perpex.gateway.client;

import java.time.Duration;
import java.util.Map;
import org.perpex.common.spring.circuit.Circuit;
import org.perpex.common.spring.circuit.Circuits;
import org.perpex.gateway.refusal.Reason;
import org.perpex.gateway.refusal.RefusedException;
import org.perpex.gateway.session.SignIns;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** The sessions of the user service, asked over the load balancer with what the gateway says of the request. */
public final class UserSessions implements SignIns {

    private static final String NAME = "user-service";
    private static final String OWN_HEADERS = "x-perpex-";
    private static final byte[] NOTHING = {};
    /** Checking a password takes its time. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final WebClient web;
    private final Circuit circuit;

    /**
     * @param web a client that balances over the instances of a service
     * @param circuits of these the one before the user service stands before all that is asked here
     */
    public UserSessions(WebClient.Builder web, Circuits circuits) {
        this.web = web.baseUrl("http://" + NAME).build();
        circuit = circuits.of(NAME);
    }

    @Override
    public Mono<Answer> open(byte[] credentials, HttpHeaders headers) {
        return ask(request(HttpMethod.POST, "/api/v1/sessions", headers).bodyValue(credentials));
    }

    @Override
    public Mono<Answer> refresh(String refreshToken, HttpHeaders headers) {
        return ask(request(HttpMethod.POST, "/api/v1/sessions/refresh", headers)
                .bodyValue(Map.of("refreshToken", refreshToken)));
    }

    @Override
    public Mono<Answer> end(HttpHeaders headers) {
        return ask(request(HttpMethod.DELETE, "/api/v1/sessions/current", headers));
    }

    private WebClient.RequestBodySpec request(HttpMethod method, String path, HttpHeaders headers) {
        return web.method(method)
                .uri(path)
                .headers(onward -> headers.forEach((name, values) -> {
                    if (name.regionMatches(true, 0, OWN_HEADERS, 0, OWN_HEADERS.length())) {
                        onward.addAll(name, values);
                    }
                }))
                .contentType(MediaType.APPLICATION_JSON);
    }

    private Mono<Answer> ask(WebClient.RequestHeadersSpec<?> request) {
        return Mono.defer(() -> {
                    Circuit.Pending call = circuit.begin();
                    return request.exchangeToMono(UserSessions::read)
                            .timeout(PATIENCE)
                            .doOnSuccess(_ -> call.succeeded())
                            .doOnError(call::failed)
                            .doOnCancel(call::abandoned);
                })
                .onErrorMap(failure -> new RefusedException(Reason.UNAVAILABLE));
    }

    private static Mono<Answer> read(ClientResponse response) {
        if (response.statusCode().is5xxServerError()) {
            return response.createError();
        }
        int status = response.statusCode().value();
        return response.bodyToMono(byte[].class).defaultIfEmpty(NOTHING).map(body -> new Answer(status, body));
    }
}
