package org.perpex.market.store;

import java.time.InstantSource;
import java.util.List;
import org.perpex.common.spring.approval.AuditDesk;
import org.perpex.market.administration.OperatorAct;
import org.springframework.jdbc.core.JdbcTemplate;

/** What operators did here, until the audit trail of user-service has it, and after. */
public final class StoredActs {

    private static final int DETAIL_CHARS_MAX = 4_000;

    private final JdbcTemplate jdbc;
    private final InstantSource clock;

    StoredActs(JdbcTemplate jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** An act that is not reported yet. */
    public record Unreported(long number, AuditDesk.Act act) {}

    /**
     * Notes an act, within the transaction that does it.
     *
     * @return false, and nothing is noted, if this one was done before
     */
    public boolean claim(OperatorAct act, String action, String target, String detail) {
        String cut = detail.length() <= DETAIL_CHARS_MAX ? detail : detail.substring(0, DETAIL_CHARS_MAX - 1) + "…";
        return jdbc.update(
                        "INSERT IGNORE INTO operator_act (id, time_millis, action, actor, target, reason, detail)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                        act.id(),
                        clock.millis(),
                        action,
                        Long.toString(act.operator()),
                        target,
                        act.reason(),
                        cut)
                == 1;
    }

    /** Whether an act of this id was done. */
    public boolean isKnown(String id) {
        Integer rows = jdbc.queryForObject("SELECT COUNT(*) FROM operator_act WHERE id = ?", Integer.class, id);
        return rows != null && rows > 0;
    }

    public List<Unreported> unreported(int limit) {
        return jdbc.query(
                "SELECT number, id, time_millis, action, actor, target, reason, detail FROM operator_act"
                        + " WHERE reported = FALSE ORDER BY number LIMIT ?",
                (row, _) -> new Unreported(
                        row.getLong(1),
                        new AuditDesk.Act(
                                "market:" + row.getString(2),
                                row.getLong(3),
                                row.getString(4),
                                row.getString(5),
                                row.getString(6),
                                row.getString(7),
                                row.getString(8))),
                limit);
    }

    public void reported(long number) {
        jdbc.update("UPDATE operator_act SET reported = TRUE WHERE number = ?", number);
    }
}
