package org.perpex.finance.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.perpex.common.contract.AdminCommand;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.TransferId;
import org.perpex.finance.fee.FeeDecisions;
import org.perpex.finance.fee.FeeDesk;
import org.perpex.finance.fee.FeeRules;
import org.perpex.finance.fee.Measures;
import org.perpex.finance.fee.Place;
import org.perpex.finance.fee.PricedFills;
import org.perpex.finance.fee.Rates;
import org.perpex.finance.fee.RuleKind;
import org.perpex.finance.fee.Schedule;
import org.perpex.finance.world.Engine;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Decisions over the rows that settlement keeps, and by what fills were priced. A fill of this engine is of 650 USDT. */
class FeeDecisionsTest {

    private static final long UNIT = 100_000_000;
    private static final long ALICE = AccountId.of(5_001, 0).value();
    private static final long ALICE_TWO = AccountId.of(5_001, 1).value();
    private static final long BOB = AccountId.of(5_002, 0).value();
    private static final long STRANGER = AccountId.of(5_003, 0).value();
    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();
    private static final long MINUTE_MILLIS = Duration.ofMinutes(1).toMillis();
    private static final Rates FIRST = new Rates(180, 350);

    private final Engine engine = new Engine();
    private final BooksAlone books = new BooksAlone("perpex_finance_fees", engine);
    private final TransactionTemplate local = new TransactionTemplate(books.transactions());
    private final JdbcFeeRules rules = new JdbcFeeRules(books.jdbc());
    private final JdbcFeeSettings settings = new JdbcFeeSettings(books.jdbc());
    private final JdbcStandings standings = new JdbcStandings(new JdbcTemplate(books.schema()));
    private final FeeDesk desk = new FeeDesk(rules, settings::due, local);
    private final Map<Long, Long> balances = new HashMap<>();
    private final List<AdminCommand.SetFees> sent = new ArrayList<>();
    private long now;
    private long approvals;
    private final FeeDecisions decisions = new FeeDecisions(
            new FeeDecisions.Parts(
                    rules, settings, standings, new Measures(standings, _ -> 10_000), () -> balances, sent::add),
            local,
            () -> Instant.ofEpochMilli(now));

    @BeforeEach
    void money() {
        engine.transferIn(new TransferId(1, 1), ALICE, 100 * UNIT);
        engine.transferIn(new TransferId(1, 2), ALICE_TWO, 100 * UNIT);
        engine.transferIn(new TransferId(1, 3), BOB, 100 * UNIT);
        books.settle();
        now = midnight(0) - MINUTE_MILLIS;
        decisions.decideIfDue();
        desk.add(List.of(new Schedule.Tier(1, 1_300 * UNIT, 1_000 * UNIT, FIRST)), 0, decision());
    }

    /** The midnight that ends the engine's first day, or one that many days later. */
    private long midnight(int daysLater) {
        return (engine.timeMillis(1) / DAY_MILLIS + 1 + daysLater) * DAY_MILLIS;
    }

    private FeeRules.Decision decision() {
        return new FeeRules.Decision("%032x".formatted(++approvals), 7, "because", now);
    }

    private void decideAt(long timeMillis) {
        sent.clear();
        now = timeMillis;
        decisions.decideIfDue();
    }

    @Test
    void giveTiersOnceADayByTheVolumeOfThirtyDays() {
        engine.trade(ALICE, BOB, 0, 1, 1);
        engine.trade(BOB, ALICE_TWO, 0, 1, 1);
        books.settle();

        decideAt(midnight(0) + 9 * MINUTE_MILLIS);
        assertThat(sent).as("the day is not decided yet").isEmpty();

        decideAt(midnight(0) + 10 * MINUTE_MILLIS);
        assertThat(sent)
                .extracting(
                        AdminCommand.SetFees::account,
                        AdminCommand.SetFees::market,
                        AdminCommand.SetFees::makerPpm,
                        AdminCommand.SetFees::takerPpm,
                        AdminCommand.SetFees::tier,
                        command -> command.change().version(),
                        command -> command.change().reason())
                .containsExactly(
                        tuple(ALICE, 0, 180, 350, 1, 1L, "VIP 1 of schedule 1"),
                        tuple(ALICE_TWO, 0, 180, 350, 1, 1L, "VIP 1 of schedule 1"),
                        tuple(BOB, 0, 180, 350, 1, 1L, "VIP 1 of schedule 1"));

        decideAt(midnight(29) + 10 * MINUTE_MILLIS);
        assertThat(sent).as("the thirtieth day").isEmpty();
        decideAt(midnight(30) + 10 * MINUTE_MILLIS);
        assertThat(sent)
                .extracting(
                        AdminCommand.SetFees::account,
                        AdminCommand.SetFees::takerPpm,
                        AdminCommand.SetFees::tier,
                        command -> command.change().version())
                .containsExactly(tuple(ALICE, -1, 0, 2L), tuple(ALICE_TWO, -1, 0, 2L), tuple(BOB, -1, 0, 2L));
    }

    @Test
    void countWhatIsSettledLate() {
        engine.trade(ALICE, BOB, 0, 1, 1);
        engine.trade(ALICE, BOB, 0, 1, 1);
        decideAt(midnight(0) + 10 * MINUTE_MILLIS);
        assertThat(sent).isEmpty();

        books.settle();
        decideAt(midnight(1) + 10 * MINUTE_MILLIS);
        assertThat(sent).extracting(AdminCommand.SetFees::account).containsExactly(ALICE, ALICE_TWO, BOB);
    }

    @Test
    void giveTiersByBalance() {
        balances.put(ALICE, 400 * UNIT);
        balances.put(ALICE_TWO, 600 * UNIT);
        balances.put(BOB, 999 * UNIT);

        decideAt(midnight(0) + 10 * MINUTE_MILLIS);
        assertThat(sent).extracting(AdminCommand.SetFees::account).containsExactly(ALICE, ALICE_TWO);
    }

    @Test
    void followRulesAsTheyBeginAndEnd() {
        decideAt(midnight(0) + 10 * MINUTE_MILLIS);
        long noon = midnight(0) + 12 * 60 * MINUTE_MILLIS;
        desk.add(Place.everybody(1), new Rates(0, 0), new FeeRules.Span(noon, noon + 60 * MINUTE_MILLIS), decision());
        FeeRules.Decision by = decision();
        long agreement =
                desk.add(new Place(STRANGER, 1), new Rates(-50, 200), new FeeRules.Span(0, Long.MAX_VALUE), by);
        assertThat(desk.add(new Place(STRANGER, 1), new Rates(0, 0), new FeeRules.Span(0, 1), by))
                .as("the same request")
                .isEqualTo(agreement);

        decideAt(noon - 1);
        assertThat(sent).as("the engine does not know the account").isEmpty();
        decideAt(noon);
        assertThat(sent)
                .extracting(AdminCommand.SetFees::account, AdminCommand.SetFees::takerPpm)
                .containsExactly(tuple(0L, 0));
        engine.transferIn(new TransferId(1, 4), STRANGER, UNIT);
        books.settle();
        decideAt(noon + 1);
        assertThat(sent)
                .extracting(
                        AdminCommand.SetFees::account,
                        AdminCommand.SetFees::market,
                        AdminCommand.SetFees::makerPpm,
                        command -> command.change().reason())
                .containsExactly(tuple(STRANGER, 1, -50, "agreement " + agreement));
        decideAt(noon + 60 * MINUTE_MILLIS);
        assertThat(sent)
                .extracting(AdminCommand.SetFees::account, AdminCommand.SetFees::takerPpm)
                .containsExactly(tuple(0L, -1));

        desk.end(agreement, decision());
        decideAt(now + 1);
        assertThat(sent)
                .extracting(AdminCommand.SetFees::account, AdminCommand.SetFees::takerPpm)
                .containsExactly(tuple(STRANGER, -1));
        decideAt(now + 1);
        assertThat(sent).isEmpty();
    }

    @Test
    void tellByWhatEachFillWasPriced() {
        decideAt(midnight(0) + 10 * MINUTE_MILLIS);
        long agreement = desk.add(Place.everywhere(ALICE), FIRST, new FeeRules.Span(0, Long.MAX_VALUE), decision());
        decideAt(now + 1);
        engine.trade(ALICE, BOB, 0, 5, 2);
        long own = engine.setFees(ALICE, 0, 180, 350, sent.getFirst().change().request());
        engine.trade(ALICE, BOB, 0, 4, 2);
        books.settle();
        long holiday = engine.setFees(0, 1, 0, 0, new RequestId(1, 1));
        engine.trade(ALICE, BOB, 0, 0, 0);
        engine.setFees(0, 1, 0, -1, new RequestId(1, 2));
        engine.trade(BOB, ALICE, 0, 5, 3);
        books.settle();
        engine.trade(ALICE, BOB, 0, 4, 2);
        books.settle();

        assertThat(fills(ALICE)).extracting(FeeDecisionsTest::numberOf).containsExactly(own, own, holiday, own, 0L);
        assertThat(fills(BOB)).extracting(FeeDecisionsTest::numberOf).containsExactly(0L, 0L, holiday, 0L, 0L);
        PricedFills.By by = fills(ALICE).getFirst().by();
        assertThat(by)
                .isEqualTo(new PricedFills.By(
                        own,
                        Place.everywhere(ALICE),
                        FIRST,
                        1,
                        own - 1,
                        7,
                        "rule of a test",
                        RuleKind.AGREEMENT,
                        agreement));
        assertThat(settings.history(ALICE, 10))
                .extracting(heard -> heard.number())
                .containsExactly(own);
        assertThat(settings.history(BOB, 10)).isEmpty();
    }

    private List<PricedFills.Priced> fills(long account) {
        return new JdbcPricedFills(books.jdbc()).fills(account, 0, Long.MAX_VALUE, 100);
    }

    private static long numberOf(PricedFills.Priced fill) {
        PricedFills.By by = fill.by();
        return by == null ? 0 : by.number();
    }
}
