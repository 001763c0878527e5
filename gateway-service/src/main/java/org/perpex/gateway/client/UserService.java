package org.perpex.gateway.client;

import java.time.Duration;
import java.util.List;
import org.perpex.common.spring.circuit.Circuit;
import org.perpex.common.spring.circuit.CircuitOpen;
import org.perpex.common.spring.circuit.Circuits;
import org.perpex.common.spring.identity.IdentityToken;
import org.perpex.common.spring.identity.IdentityTokens;
import org.perpex.gateway.authentication.Accounts;
import org.perpex.gateway.refusal.Reason;
import org.perpex.gateway.refusal.RefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Mono;

/** The user service, asked over the load balancer under the gateway's own identity. */
public final class UserService implements Accounts {

    private static final Logger LOG = LoggerFactory.getLogger(UserService.class);
    private static final String NAME = "user-service";
    private static final List<String> AUDIENCE = List.of(NAME);
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final WebClient web;
    private final IdentityTokens identities;
    private final Circuit circuit;

    /**
     * @param web a client that balances over the instances of a service
     * @param circuits of these the one before the user service stands before all that is asked here
     */
    public UserService(WebClient.Builder web, IdentityTokens identities, Circuits circuits) {
        this.web = web.baseUrl("http://" + NAME).build();
        this.identities = identities;
        this.circuit = circuits.of(NAME);
    }

    @Override
    public Mono<KeyRecord> apiKey(String apiKey) {
        return ask(KeyRecord.class, "/internal/api-keys/{key}", apiKey);
    }

    @Override
    public Mono<SessionRecord> session(String id) {
        return ask(SessionRecord.class, "/internal/sessions/{id}", id);
    }

    @Override
    public Mono<String> accessTokenKeys() {
        return ask(String.class, "/oauth2/jwks");
    }

    /** Returns the answer; empty if the service knows nothing of that name. */
    private <T> Mono<T> ask(Class<T> type, String path, Object... names) {
        return Mono.defer(() -> {
                    String token = identities.signAsService(AUDIENCE);
                    Circuit.Pending call = circuit.begin();
                    return web.get()
                            .uri(path, names)
                            .header(IdentityToken.HEADER, token)
                            .exchangeToMono(response -> read(response, type))
                            .timeout(PATIENCE)
                            .doOnSuccess(_ -> call.succeeded())
                            .doOnError(failure -> end(call, failure))
                            .doOnCancel(call::abandoned);
                })
                .onErrorMap(UserService::unavailable);
    }

    private static void end(Circuit.Pending call, Throwable failure) {
        if (failure instanceof WebClientResponseException answer
                && answer.getStatusCode().is4xxClientError()) {
            call.succeeded();
        } else {
            call.failed(failure);
        }
    }

    private static <T> Mono<T> read(ClientResponse response, Class<T> type) {
        if (response.statusCode().value() == HttpStatus.NOT_FOUND.value()) {
            return response.releaseBody().then(Mono.empty());
        }
        if (response.statusCode().is2xxSuccessful()) {
            return response.bodyToMono(type);
        }
        return response.createError();
    }

    private static RefusedException unavailable(Throwable failure) {
        if (!(failure instanceof CircuitOpen)) { // of which the circuit tells once
            LOG.warn("The user service could not be asked: {}", failure.toString());
        }
        return new RefusedException(Reason.UNAVAILABLE);
    }
}
