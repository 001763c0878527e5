package org.perpex.local.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.perpex.local.service.Service;
import org.perpex.local.service.Services;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ComposeTest {

    private static final Path CHECKOUT = Path.of("../..");
    private static final Pattern VARIABLE = Pattern.compile("(PERPEX_[A-Z_]+|SERVER_PORT)");
    private static final JsonNode CONTAINERS = read();

    static List<Service> services() {
        return Services.read().all();
    }

    @ParameterizedTest
    @MethodSource("services")
    void everyVariableOfAServiceIsReadByIt(Service service) {
        assertThat(variablesReadBy(service)).containsAll(environment(service).propertyNames());
    }

    @ParameterizedTest
    @MethodSource("services")
    void everyVariableThatAServiceReadsIsGiven(Service service) {
        Set<String> read = variablesIn(CHECKOUT.resolve(service.fullName()).resolve("src/main/resources"));
        read.removeIf(name -> name.startsWith("PERPEX_ADMIN_"));

        assertThat(environment(service).propertyNames()).containsAll(read);
    }

    @ParameterizedTest
    @MethodSource("services")
    void aServiceListensWhereTheLocalPlatformHasIt(Service service) {
        assertThat(environment(service).path("SERVER_PORT").asInt()).isEqualTo(service.port());
    }

    @Test
    void noProfileOpensTheFaucet() {
        assertThat(CONTAINERS.toString()).doesNotContain("SPRING_PROFILES_ACTIVE");
    }

    private static JsonNode environment(Service service) {
        JsonNode environment = CONTAINERS.path(service.fullName()).path("environment");
        assertThat(environment.isEmpty()).isFalse();
        return environment;
    }

    /** What stands in its own settings, and what the settings and classes that all services share ask for. */
    private static Set<String> variablesReadBy(Service service) {
        Set<String> read = variablesIn(CHECKOUT.resolve(service.fullName()).resolve("src/main"));
        read.addAll(variablesIn(CHECKOUT.resolve("common/spring/src/main/resources/perpex-service.yaml")));
        return read;
    }

    private static Set<String> variablesIn(Path place) {
        try (Stream<Path> files = Files.walk(place)) {
            Set<String> found = new TreeSet<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                VARIABLE.matcher(Files.readString(file)).results().forEach(match -> found.add(match.group()));
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read() {
        try (Reader reader = Files.newBufferedReader(CHECKOUT.resolve("deploy/compose/compose.yaml"))) {
            JsonNode root = JsonMapper.shared().valueToTree(new Yaml().<Object>load(reader));
            return root.path("services");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
