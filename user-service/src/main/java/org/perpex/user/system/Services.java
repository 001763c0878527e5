package org.perpex.user.system;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.discovery.DiscoveryClient;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks every registered instance of every service what it shows of itself, all at the same time. Nothing is kept: what
 * cannot be reached is said to be so. Thread-safe.
 */
final class Services {

    private static final List<String> NAMES =
            List.of("gateway", "user", "trade", "wallet", "finance", "market", "risk", "notify", "match");
    private static final List<String> WITH_ENGINE = List.of("risk", "match");
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /** A state's hash is computed between two inputs. */
    private static final Duration HASH_PATIENCE = Duration.ofSeconds(8);

    private final DiscoveryClient discovery;
    private final JsonMapper json;
    private final RestClient quick;
    private final RestClient patient;
    private final Executor executor = Executors.newVirtualThreadPerTaskExecutor();

    Services(DiscoveryClient discovery, JsonMapper json) {
        this.discovery = discovery;
        this.json = json;
        this.quick = client(PATIENCE);
        this.patient = client(HASH_PATIENCE);
    }

    /** @param hashes whether engines shall hash their state, for which each stands still a moment */
    List<ServiceReport> report(boolean hashes) {
        record Asked(String service, List<CompletableFuture<InstanceReport>> instances) {}
        List<Asked> asked = new ArrayList<>();
        for (String name : NAMES) {
            boolean engine = hashes && WITH_ENGINE.contains(name);
            asked.add(new Asked(
                    name,
                    discovery.getInstances(name + "-service").stream()
                            .map(instance -> CompletableFuture.supplyAsync(() -> ask(instance, engine), executor))
                            .toList()));
        }
        return asked.stream()
                .map(service -> new ServiceReport(
                        service.service(),
                        service.instances().stream()
                                .map(CompletableFuture::join)
                                .toList()))
                .toList();
    }

    private InstanceReport ask(ServiceInstance instance, boolean engine) {
        URI base = instance.getUri();
        String address = instance.getHost() + ":" + instance.getPort();
        try {
            String health =
                    tree(text(quick, base, "/actuator/health")).path("status").asString(InstanceReport.UNREACHABLE);
            String meters = text(quick, base, "/actuator/prometheus");
            JsonNode state = engine ? tree(text(patient, base, "/actuator/engine")) : null;
            return new InstanceReport(address, health, MeterText.read(meters), state);
        } catch (RestClientException | JacksonException away) {
            return new InstanceReport(address, InstanceReport.UNREACHABLE, List.of(), null);
        }
    }

    private JsonNode tree(String text) {
        return text.isEmpty() ? json.createObjectNode() : json.readTree(text);
    }

    /** The body of an answer that is one, which says with 503 that something is not well; else nothing. */
    private static String text(RestClient client, URI base, String path) {
        ResponseEntity<String> answer = client.get()
                .uri(base.resolve(path))
                .retrieve()
                .onStatus(_ -> true, (_, _) -> {})
                .toEntity(String.class);
        boolean said = answer.getStatusCode().is2xxSuccessful()
                || answer.getStatusCode().isSameCodeAs(HttpStatus.SERVICE_UNAVAILABLE);
        String body = answer.getBody();
        return said && body != null ? body : "";
    }

    private static RestClient client(Duration patience) {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build();
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(http);
        requests.setReadTimeout(patience);
        return RestClient.builder().requestFactory(requests).build();
    }
}
