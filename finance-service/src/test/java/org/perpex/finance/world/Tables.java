package org.perpex.finance.world;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The rows of a schema, by plain SQL past the service that owns it. */
public final class Tables {

    private final JdbcClient jdbc;

    public Tables(String schema) {
        jdbc = JdbcClient.create(new DriverManagerDataSource(Database.jdbcUrl(schema), Database.user(), ""));
    }

    /** One number; 0 if there is none. */
    public long number(String sql, Object... values) {
        return jdbc.sql(sql).params(List.of(values)).query((row, index) -> row.getLong(1)).list().stream()
                .findFirst()
                .orElse(0L);
    }

    public String text(String sql, Object... values) {
        return jdbc.sql(sql).params(List.of(values)).query(String.class).single();
    }

    public long count(String table) {
        return number("SELECT COUNT(*) FROM " + table);
    }

    /** All that a table holds, in order of its key. */
    public String dump(String table) {
        return jdbc.sql("SELECT * FROM " + table + " ORDER BY 1, 2, 3")
                .query()
                .listOfRows()
                .toString();
    }

    public void update(String sql, Object... values) {
        jdbc.sql(sql).params(List.of(values)).update();
    }
}
