package org.perpex.finance.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes many rows of one table by few multi-row inserts: the form that costs Seata least. */
final class RowWriter {

    private static final int ROWS_MAX = 500;

    private final JdbcTemplate jdbc;
    private final String insert;
    private final int columns;
    private final List<Object> values = new ArrayList<>();

    RowWriter(JdbcTemplate jdbc, String table, String... columns) {
        this.jdbc = jdbc;
        this.insert = "INSERT INTO " + table + " (" + String.join(", ", columns) + ") VALUES ";
        this.columns = columns.length;
    }

    void add(Object... row) {
        if (row.length != columns) {
            throw new IllegalArgumentException("a row has " + columns + " values, not " + row.length);
        }
        Collections.addAll(values, row);
        if (values.size() == ROWS_MAX * columns) {
            flush();
        }
    }

    void flush() {
        if (values.isEmpty()) {
            return;
        }
        String row = "(" + String.join(", ", Collections.nCopies(columns, "?")) + ")";
        jdbc.update(insert + String.join(", ", Collections.nCopies(values.size() / columns, row)), values.toArray());
        values.clear();
    }
}
