package org.perpex.common.testkit.admin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The table of {@code docs/contracts/admin.md}: every endpoint of an operator, and the roles that may call it. */
public final class AdminTable {

    private static final String ROOT = "/api/admin";
    private static final Path PAGE = Path.of("docs", "contracts", "admin.md");
    private static final int COLUMNS = 5;
    private static final int UNAUTHENTICATED = 401;
    private static final int FORBIDDEN = 403;
    private static final int FAILED = 500;

    private final String service;
    private final Map<String, Set<String>> rolesByEndpoint = new TreeMap<>();

    private AdminTable(String service) {
        this.service = service;
    }

    /** Calls the service that is tested. */
    @FunctionalInterface
    public interface Caller {

        /**
         * Sends a request with an empty JSON object, if it has a body.
         *
         * @param role the one role of the caller; null if nobody is signed in
         * @return the status of the answer
         */
        int status(String method, String path, @Nullable String role);
    }

    /** Reads the rows of one service, by its short name. */
    public static AdminTable of(String service) {
        AdminTable table = new AdminTable(service);
        try (Stream<String> lines = Files.lines(page())) {
            lines.filter(line -> line.startsWith("| " + service + " |")).forEach(table::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table;
    }

    /** Fails unless the service serves exactly what the table lists, and admits exactly the roles that it names. */
    public void check(RequestMappingHandlerMapping mapping, Collection<String> roles, Caller caller) {
        Set<String> served = served(mapping);
        if (!served.equals(rolesByEndpoint.keySet())) {
            throw new AssertionError(
                    PAGE + " lists for " + service + " " + rolesByEndpoint.keySet() + ", but it serves " + served);
        }
        rolesByEndpoint.forEach((endpoint, admitted) -> {
            String method = endpoint.substring(0, endpoint.indexOf(' '));
            String path = endpoint.substring(method.length() + 1).replaceAll("\\{[^}]+}", "1");
            require(caller.status(method, path, null) == UNAUTHENTICATED, endpoint + " admits anybody");
            for (String role : roles) {
                int status = caller.status(method, path, role);
                boolean refused = status == UNAUTHENTICATED || status == FORBIDDEN;
                require(status != FAILED, endpoint + " fails for " + role);
                require(refused != admitted.contains(role), endpoint + " answers " + status + " to " + role);
            }
        });
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new AssertionError(message);
        }
    }

    private static Set<String> served(RequestMappingHandlerMapping mapping) {
        Set<String> served = new TreeSet<>();
        for (RequestMappingInfo info : mapping.getHandlerMethods().keySet()) {
            for (String path : info.getPatternValues()) {
                if (path.equals(ROOT) || path.startsWith(ROOT + "/")) {
                    for (RequestMethod method : info.getMethodsCondition().getMethods()) {
                        served.add(method + " " + path);
                    }
                }
            }
        }
        return served;
    }

    private void add(String row) {
        String[] cells = row.substring(1).split("\\|");
        require(cells.length == COLUMNS, "a row has " + COLUMNS + " columns: " + row);
        String endpoint = cells[1].strip() + " " + cells[2].strip().replace("`", "");
        Set<String> roles = new TreeSet<>(Arrays.asList(cells[3].strip().split(" ")));
        require(rolesByEndpoint.put(endpoint, roles) == null, "listed twice: " + endpoint);
    }

    private static Path page() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(PAGE))) {
                return folder.resolve(PAGE);
            }
        }
        throw new AssertionError("no " + PAGE + " above " + Path.of("").toAbsolutePath());
    }
}
