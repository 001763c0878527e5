package org.perpex.gateway.session;

import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;

/** What the sessions of the pages ask of those who keep sessions. */
public interface SignIns {

    /**
     * Asks for a pair of tokens by e-mail address and password.
     *
     * @param credentials a JSON document as the page sent it
     * @param headers what the gateway says of the request: trace, client address and identity
     */
    Mono<Answer> open(byte[] credentials, HttpHeaders headers);

    /** Exchanges a refresh token for the next pair. */
    Mono<Answer> refresh(String refreshToken, HttpHeaders headers);

    /** Ends the session that the identity in the headers speaks of. */
    Mono<Answer> end(HttpHeaders headers);

    /**
     * What was answered: a document, to be handed on if it is a refusal.
     *
     * @param status the HTTP status
     */
    record Answer(int status, byte[] body) {

        boolean isGood() {
            return status >= 200 && status < 300;
        }
    }
}
