package org.perpex.finance.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.perpex.common.core.AccountId;
import org.perpex.finance.fee.FeeSettings;
import org.perpex.finance.fee.Given;
import org.perpex.finance.fee.Place;
import org.perpex.finance.fee.Rates;
import org.perpex.finance.fee.RuleKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tables of what was decided of fees, sent, and said by the engine. */
@Repository
class JdbcFeeSettings implements FeeSettings {

    private static final String STATE = "SELECT day, decided_millis, due FROM fee_decision WHERE id = 1";

    private final JdbcClient jdbc;

    JdbcFeeSettings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public State state() {
        return jdbc.sql(STATE).query((row, _) -> state(row)).single();
    }

    @Override
    public State lockedState() {
        return jdbc.sql(STATE + " FOR UPDATE").query((row, _) -> state(row)).single();
    }

    @Override
    public void decided(State state) {
        jdbc.sql("UPDATE fee_decision SET day = ?, decided_millis = ?, due = ? WHERE id = 1")
                .params(state.day(), state.decidedMillis(), state.due() ? 1 : 0)
                .update();
    }

    @Override
    public void due() {
        jdbc.sql("UPDATE fee_decision SET due = 1 WHERE id = 1").update();
    }

    @Override
    public SortedSet<Long> accounts() {
        return new TreeSet<>(
                jdbc.sql("SELECT DISTINCT account FROM settled_transfer WHERE accepted = 1 AND account <> ?")
                        .param(AccountId.INSURANCE_FUND.value())
                        .query((row, _) -> row.getLong(1))
                        .list());
    }

    @Override
    public SortedMap<Place, Sent> sent() {
        SortedMap<Place, Sent> sent = new TreeMap<>();
        jdbc.sql("SELECT s.* FROM fee_setting s JOIN (SELECT account, market, MAX(version) AS version FROM fee_setting"
                        + " GROUP BY account, market) l"
                        + " ON l.account = s.account AND l.market = s.market AND l.version = s.version")
                .query(row -> {
                    sent.put(place(row), sent(row));
                });
        return sent;
    }

    @Override
    public void add(Place place, Sent sent) {
        jdbc.sql("INSERT INTO fee_setting VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        place.account(),
                        place.market(),
                        sent.version(),
                        sent.given().kind().code,
                        sent.given().rule(),
                        sent.given().tier(),
                        sent.given().rates().makerPpm(),
                        sent.given().rates().takerPpm(),
                        sent.given().operator(),
                        sent.request(),
                        sent.sentMillis())
                .update();
    }

    @Override
    public List<Heard> history(long account, int rowsMax) {
        return jdbc.sql(
                        "SELECT s.*, COALESCE((SELECT MIN(f.number) FROM settled_fees f WHERE f.request = s.request), 0)"
                                + " AS number FROM fee_setting s WHERE s.account = ?"
                                + " ORDER BY s.sent_millis DESC, s.market, s.version DESC LIMIT ?")
                .params(account, rowsMax)
                .query((row, _) -> new Heard(place(row), sent(row), row.getLong("number")))
                .list();
    }

    private static State state(ResultSet row) throws SQLException {
        return new State(row.getInt(1), row.getLong(2), row.getInt(3) == 1);
    }

    private static Place place(ResultSet row) throws SQLException {
        return new Place(row.getLong("account"), row.getInt("market"));
    }

    private static Sent sent(ResultSet row) throws SQLException {
        Given given = new Given(
                RuleKind.of(row.getInt("kind")),
                row.getLong("rule"),
                row.getInt("tier"),
                new Rates(row.getInt("maker_ppm"), row.getInt("taker_ppm")),
                row.getLong("operator"));
        return new Sent(row.getLong("version"), given, row.getString("request"), row.getLong("sent_millis"));
    }
}
