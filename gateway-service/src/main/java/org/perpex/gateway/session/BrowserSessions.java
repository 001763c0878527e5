package org.perpex.gateway.session;

import java.time.Duration;
import java.util.List;
import org.perpex.gateway.edge.Call;
import org.perpex.gateway.edge.EdgeRequest;
import org.perpex.gateway.edge.FilterOrder;
import org.perpex.gateway.refusal.Reason;
import org.perpex.gateway.refusal.RefusedException;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The sixth filter: answers the paths of {@code /api/v1/browser-session} itself. It exchanges what a page sends for the
 * tokens of the user service and puts these into cookies; no answer to a page ever holds a token.
 */
public final class BrowserSessions implements GlobalFilter, Ordered {

    private static final String OPEN = "browser-session-open";
    private static final String REFRESH = "browser-session-refresh";
    private static final String SHOW = "browser-session";
    private static final String END = "browser-session-end";

    private final SignIns signIns;
    private final SessionCookies cookies;
    private final JsonMapper json;

    public BrowserSessions(SignIns signIns, SessionCookies cookies, JsonMapper json) {
        this.signIns = signIns;
        this.cookies = cookies;
        this.json = json;
    }

    /** Who is signed in. */
    record SignedIn(String userId, List<String> roles) {}

    @Override
    public int getOrder() {
        return FilterOrder.BROWSER_SESSION;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        Call call = Call.of(exchange);
        return switch (call.endpoint().id()) {
            case OPEN -> fromPage(exchange, signIns.open(call.body(), call.headers()));
            case REFRESH -> refresh(exchange, call);
            case SHOW -> show(exchange, call);
            case END -> signIns.end(call.headers()).flatMap(answer -> end(exchange, answer));
            default -> chain.filter(exchange);
        };
    }

    private Mono<Void> refresh(ServerWebExchange exchange, Call call) {
        HttpHeaders sent = EdgeRequest.received(exchange.getRequest()).getHeaders();
        String token = SessionCookies.refresh(sent);
        return token == null
                ? Mono.error(new RefusedException(Reason.SESSION_REFUSED))
                : fromPage(exchange, signIns.refresh(token, call.headers()));
    }

    private Mono<Void> fromPage(ServerWebExchange exchange, Mono<SignIns.Answer> asked) {
        if (!OwnPages.sent(EdgeRequest.received(exchange.getRequest()).getHeaders())) {
            return Mono.error(new RefusedException(Reason.CROSS_SITE));
        }
        return asked.flatMap(answer -> answer.isGood() ? signedIn(exchange, answer) : refused(exchange, answer));
    }

    private Mono<Void> signedIn(ServerWebExchange exchange, SignIns.Answer answer) {
        JsonNode tokens = json.readTree(answer.body());
        ServerHttpResponse response = exchange.getResponse();
        Duration lifetime = Duration.ofSeconds(tokens.path("expiresIn").asLong());
        response.addCookie(cookies.access(tokens.path("accessToken").asString(), lifetime));
        response.addCookie(cookies.refresh(tokens.path("refreshToken").asString()));
        response.setStatusCode(HttpStatus.NO_CONTENT);
        return response.setComplete();
    }

    private Mono<Void> refused(ServerWebExchange exchange, SignIns.Answer answer) {
        boolean over = answer.status() == HttpStatus.UNAUTHORIZED.value();
        if (over && exchange.getRequest().getURI().getRawPath().equals(SessionCookies.REFRESH_PATH)) {
            forget(exchange.getResponse());
        }
        return write(exchange, answer.status(), MediaType.APPLICATION_PROBLEM_JSON, answer.body());
    }

    private Mono<Void> show(ServerWebExchange exchange, Call call) {
        List<String> roles =
                call.principal().roles().stream().map(Enum::name).sorted().toList();
        byte[] body = json.writeValueAsBytes(new SignedIn(call.principal().subject(), roles));
        return write(exchange, HttpStatus.OK.value(), MediaType.APPLICATION_JSON, body);
    }

    private Mono<Void> end(ServerWebExchange exchange, SignIns.Answer answer) {
        if (!answer.isGood()) {
            return write(exchange, answer.status(), MediaType.APPLICATION_PROBLEM_JSON, answer.body());
        }
        forget(exchange.getResponse());
        exchange.getResponse().setStatusCode(HttpStatus.NO_CONTENT);
        return exchange.getResponse().setComplete();
    }

    private void forget(ServerHttpResponse response) {
        response.addCookie(cookies.noAccess());
        response.addCookie(cookies.noRefresh());
    }

    private static Mono<Void> write(ServerWebExchange exchange, int status, MediaType type, byte[] body) {
        ServerHttpResponse response = exchange.getResponse();
        response.setStatusCode(HttpStatusCode.valueOf(status));
        response.getHeaders().setContentType(type);
        response.getHeaders().setContentLength(body.length);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
    }
}
