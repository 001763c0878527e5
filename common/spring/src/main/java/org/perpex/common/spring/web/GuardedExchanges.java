package org.perpex.common.spring.web;

import org.jspecify.annotations.Nullable;
import org.perpex.common.spring.circuit.Circuit;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.service.invoker.HttpExchangeAdapter;
import org.springframework.web.service.invoker.HttpExchangeAdapterDecorator;
import org.springframework.web.service.invoker.HttpRequestValues;

/** Makes each call of a service within its circuit, from the choice of an instance until its answer has been read. */
final class GuardedExchanges extends HttpExchangeAdapterDecorator {

    private final Circuit circuit;

    GuardedExchanges(HttpExchangeAdapter calls, Circuit circuit) {
        super(calls);
        this.circuit = circuit;
    }

    @Override
    public void exchange(HttpRequestValues request) {
        circuit.<@Nullable Void>call(() -> {
            super.exchange(request);
            return null;
        });
    }

    @Override
    public HttpHeaders exchangeForHeaders(HttpRequestValues request) {
        return circuit.call(() -> super.exchangeForHeaders(request));
    }

    @Override
    public <T> @Nullable T exchangeForBody(HttpRequestValues request, ParameterizedTypeReference<T> type) {
        return circuit.<@Nullable T>call(() -> super.exchangeForBody(request, type));
    }

    @Override
    public ResponseEntity<Void> exchangeForBodilessEntity(HttpRequestValues request) {
        return circuit.call(() -> super.exchangeForBodilessEntity(request));
    }

    @Override
    public <T> ResponseEntity<T> exchangeForEntity(HttpRequestValues request, ParameterizedTypeReference<T> type) {
        return circuit.call(() -> super.exchangeForEntity(request, type));
    }
}
