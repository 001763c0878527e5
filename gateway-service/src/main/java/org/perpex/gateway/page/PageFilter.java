package org.perpex.gateway.page;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Answers requests for pages and their files, from memory. Scripts come from this origin alone; a style element must
 * carry the nonce of its document. Everything else goes on to the routes of the exchange.
 */
public final class PageFilter implements WebFilter {

    private static final int NONCE_BYTES = 16;
    private static final String FILES_FOR_EVER = "public, max-age=31536000, immutable";
    private static final String FILES_FOR_AN_HOUR = "public, max-age=3600";
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final Pages pages;
    private final boolean secure;
    private final SecureRandom random = new SecureRandom();

    /** @param secure whether browsers are told to come back over TLS alone */
    public PageFilter(Pages pages, boolean secure) {
        this.pages = pages;
        this.secure = secure;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        if (request.getMethod() != HttpMethod.GET && request.getMethod() != HttpMethod.HEAD) {
            return chain.filter(exchange);
        }
        String path = request.getURI().getRawPath();
        PageFile file = pages.file(path);
        if (file != null) {
            return file(exchange, path, file);
        }
        String nonce = nonce();
        String document = pages.document(path, nonce);
        return document == null ? chain.filter(exchange) : document(exchange, document, nonce);
    }

    private Mono<Void> document(ServerWebExchange exchange, String document, String nonce) {
        ServerHttpResponse response = exchange.getResponse();
        HttpHeaders headers = response.getHeaders();
        secure(headers, nonce);
        headers.setCacheControl("no-store");
        headers.setContentType(HTML);
        return write(exchange, document.getBytes(StandardCharsets.UTF_8));
    }

    private Mono<Void> file(ServerWebExchange exchange, String path, PageFile file) {
        HttpHeaders headers = exchange.getResponse().getHeaders();
        secure(headers, nonce());
        headers.setCacheControl(path.startsWith("/assets/") ? FILES_FOR_EVER : FILES_FOR_AN_HOUR);
        headers.setContentType(file.type());
        headers.set(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (file.zipped().length > 0 && takesGzip(exchange.getRequest())) {
            headers.set(HttpHeaders.CONTENT_ENCODING, "gzip");
            return write(exchange, file.zipped());
        }
        return write(exchange, file.plain());
    }

    private static boolean takesGzip(ServerHttpRequest request) {
        String accepted = request.getHeaders().getFirst(HttpHeaders.ACCEPT_ENCODING);
        return accepted != null && accepted.contains("gzip");
    }

    private static Mono<Void> write(ServerWebExchange exchange, byte[] body) {
        ServerHttpResponse response = exchange.getResponse();
        response.setStatusCode(HttpStatus.OK);
        response.getHeaders().setContentLength(body.length);
        return exchange.getRequest().getMethod() == HttpMethod.HEAD
                ? response.setComplete()
                : response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
    }

    private void secure(HttpHeaders headers, String nonce) {
        headers.set(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-" + nonce + "'; img-src 'self' data:;"
                        + " font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self';"
                        + " frame-ancestors 'none'");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()");
        if (secure) {
            headers.set("Strict-Transport-Security", "max-age=31536000");
        }
    }

    private String nonce() {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
