package org.perpex.finance.store;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.perpex.finance.reconciliation.Dimension;
import org.perpex.finance.reconciliation.Line;
import org.perpex.finance.reconciliation.Run;
import org.perpex.finance.reconciliation.RunStore;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** The tables of reconciliation. */
@Repository
class JdbcRuns implements RunStore {

    private static final int SUBJECT_CHARACTERS_MAX = 200;
    private static final String RUN =
            "SELECT run, cause, complete, mark, bound, started_millis, ended_millis, chain_block, chain_hash"
                    + " FROM reconciliation_run";

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final TransactionTemplate local;

    JdbcRuns(JdbcClient jdbc, JdbcTemplate template, TransactionTemplate local) {
        this.jdbc = jdbc;
        this.template = template;
        this.local = local;
    }

    @Override
    public Run add(Run run) {
        return Objects.requireNonNull(local.execute(_ -> {
            long number = jdbc.sql("SELECT COALESCE(MAX(run), 0) + 1 FROM reconciliation_run")
                    .query((row, _) -> row.getLong(1))
                    .single();
            jdbc.sql("INSERT INTO reconciliation_run (run, cause, complete, mark, bound, started_millis, ended_millis,"
                            + " deviations, chain_block, chain_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            number,
                            run.cause().code,
                            run.complete() ? 1 : 0,
                            run.mark(),
                            run.bound(),
                            run.startedMillis(),
                            run.endedMillis(),
                            run.deviations().size(),
                            run.chainBlock(),
                            run.chainHash())
                    .update();
            writeLines(number, run.lines());
            return run.numbered(number);
        }));
    }

    @Override
    public Optional<Run> find(long number) {
        return jdbc.sql(RUN + " WHERE run = ?")
                .param(number)
                .query((row, _) -> run(row, lines(number)))
                .optional();
    }

    @Override
    public List<Run> newest(int count) {
        return jdbc.sql(RUN + " ORDER BY run DESC LIMIT ?")
                .param(count)
                .query((row, _) -> run(row, List.of()))
                .list();
    }

    private void writeLines(long number, List<Line> lines) {
        RowWriter rows = new RowWriter(
                template,
                "reconciliation_line",
                "run",
                "line",
                "dimension",
                "subject",
                "expected",
                "actual",
                "deviation",
                "status");
        int index = 0;
        for (Line line : lines) {
            String subject = line.subject();
            rows.add(
                    number,
                    ++index,
                    line.dimension().code,
                    subject.substring(0, Math.min(subject.length(), SUBJECT_CHARACTERS_MAX)),
                    line.expected(),
                    line.actual(),
                    BigDecimal.valueOf(line.actual()).subtract(BigDecimal.valueOf(line.expected())),
                    line.isEqual() ? 1 : 2);
        }
        rows.flush();
    }

    private List<Line> lines(long number) {
        return jdbc.sql(
                        "SELECT dimension, subject, expected, actual FROM reconciliation_line WHERE run = ? ORDER BY line")
                .param(number)
                .query((row, _) ->
                        new Line(Dimension.of(row.getInt(1)), row.getString(2), row.getLong(3), row.getLong(4)))
                .list();
    }

    private static Run run(ResultSet row, List<Line> lines) throws SQLException {
        return new Run(
                row.getLong("run"),
                Run.Cause.of(row.getInt("cause")),
                row.getBoolean("complete"),
                row.getLong("mark"),
                row.getLong("bound"),
                row.getLong("started_millis"),
                row.getLong("ended_millis"),
                row.getLong("chain_block"),
                row.getString("chain_hash"),
                lines);
    }
}
