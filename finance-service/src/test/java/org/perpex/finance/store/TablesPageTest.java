package org.perpex.finance.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.perpex.finance.world.Database;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Holds docs/contracts/tables.md against the schemas of all services, migrated on a real server. */
class TablesPageTest {

    private static final Path ROOT = Path.of("..");
    /** The page, with schemas of this test alone: others of this server are in use. */
    private static final String PAGE =
            read(ROOT.resolve("docs/contracts/tables.md")).replace("perpex_", "page_");

    private static final List<String> SERVICES = List.of("user", "trade", "wallet", "finance", "market");

    /** The tables that an operator asks for. */
    private static final Set<String> ASKED_FOR = Set.of(
            "users",
            "wallets",
            "balance_logs",
            "orders",
            "positions",
            "fills",
            "liquidations",
            "funding_settlements",
            "deviation_logs",
            "deposits",
            "withdrawals",
            "aggregations",
            "hot_wallets",
            "hedge_positions",
            "reconciliation_logs",
            "routing_config",
            "routing_mode_logs",
            "risk_config",
            "organizations",
            "user_organizations",
            "mpc_key_shares",
            "assets",
            "transactions",
            "payment_orders",
            "supply_chain_receivables",
            "approvals",
            "audit_logs");

    @BeforeAll
    static void migrate() {
        Database.assumeThatItRunsHere();
        for (String service : SERVICES) {
            Flyway flyway = Flyway.configure()
                    .dataSource(schema("page_" + service))
                    .locations("filesystem:" + ROOT.resolve(service + "-service/src/main/resources/db/migration"))
                    .cleanDisabled(false)
                    .load();
            flyway.clean();
            flyway.migrate();
        }
    }

    private static DriverManagerDataSource schema(String name) {
        return new DriverManagerDataSource(Database.jdbcUrl(name), Database.user(), "");
    }

    private static JdbcClient jdbc() {
        return JdbcClient.create(schema("page_finance"));
    }

    @Test
    void everyTableHasItsSection() {
        assertThat(found("(?m)^## (.+)$")).containsExactlyInAnyOrderElementsOf(ASKED_FOR);
    }

    @Test
    void everyColumnThatIsNamedIsThere() {
        Set<String> columns = new TreeSet<>(jdbc().sql("SELECT CONCAT(table_schema, '.', table_name, '.', column_name)"
                        + " FROM information_schema.columns WHERE table_schema LIKE 'page\\_%'")
                .query(String.class)
                .list());

        assertThat(columns).containsAll(found("`(page_\\w+\\.\\w+\\.\\w+)`"));
        assertThat(found("`(page_[^`]*)`"))
                .as("what is named is a column")
                .allMatch(name -> name.matches("page_\\w+\\.\\w+\\.\\w+"));
    }

    @Test
    void everyQueryRuns() {
        List<String> queries = Pattern.compile("(?s)```sql\\n(.*?)```")
                .matcher(PAGE)
                .results()
                .map(query -> query.group(1))
                .toList();

        assertThat(queries).hasSize(4);
        for (String query : queries) {
            assertThat(jdbc().sql(query).query().listOfRows()).as(query).isEmpty();
        }
    }

    @Test
    void everyRowSaysWhere() {
        List<String> cells = Pattern.compile("(?m)^\\| [^|]+ \\| ([^|]+) \\|$")
                .matcher(PAGE)
                .results()
                .map(row -> row.group(1))
                .filter(cell -> !cell.equals("ours"))
                .toList();

        assertThat(cells)
                .hasSizeGreaterThan(ASKED_FOR.size())
                .allMatch(cell -> cell.contains("`page_")
                        || cell.contains("`GET /")
                        || cell.startsWith("later: ")
                        || cell.startsWith("the query"));
    }

    @Test
    void everyEndpointThatIsNamedIsServed() throws IOException {
        String sources;
        try (Stream<Path> files = Files.walk(ROOT)) {
            sources = files.filter(file -> file.toString().endsWith("Controller.java"))
                    .map(TablesPageTest::read)
                    .collect(Collectors.joining());
        }

        for (String path : found("`GET (/[^`]*)`")) {
            assertThat(path.split("(?<=reports)", 2)).allMatch(part -> sources.contains("\"" + part + "\""));
        }
    }

    private static Set<String> found(String pattern) {
        return Pattern.compile(pattern)
                .matcher(PAGE)
                .results()
                .map((MatchResult result) -> result.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
