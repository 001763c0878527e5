package org.perpex.match.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.BookInput;
import org.perpex.common.contract.GuardFact;
import org.perpex.common.contract.MarketCommand;
import org.perpex.common.contract.PositionFact;
import org.perpex.common.contract.engine.StateReader;
import org.perpex.common.contract.engine.StateWriter;
import org.perpex.common.core.CloseReason;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.RejectReason;

/** The engine beside the naive model, beside its own replay, and beside what comes back from its snapshots. */
class DifferentialTest {

    private static final int COMMANDS = 170_000;

    private record Timed(long timeMillis, BookInput input) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void saysWhatTheNaiveModelSays(long seed) {
        Commands commands = new Commands(seed);
        MatchEngine engine = new MatchEngine();
        NaiveBooks naive = new NaiveBooks();
        Heard heard = new Heard();
        Heard expected = new Heard();
        Seen seen = new Seen();
        for (int i = 0; i < COMMANDS; i++) {
            BookInput input = commands.next();
            engine.apply(commands.timeMillis(), input, heard);
            naive.apply(commands.timeMillis(), input, expected);
            if (!heard.facts.equals(expected.facts)) {
                assertThat(heard.facts).as("command %d: %s", i, input).isEqualTo(expected.facts);
            }
            seen.count(input, heard);
            heard.facts.clear();
            expected.facts.clear();
        }
        assertThat(engine.restingOrders()).isEqualTo(naive.restingOrders());
        seen.assertEverythingHappened();
    }

    /** A stream that never makes a thing happen proves nothing about it. */
    private static final class Seen {
        private static final Set<CloseReason> USUAL = EnumSet.of(
                CloseReason.FILLED,
                CloseReason.CANCELED,
                CloseReason.IMMEDIATE_REMAINDER,
                CloseReason.GOOD_TILL_DATE,
                CloseReason.SELF_TRADE,
                CloseReason.REDUCE_ONLY);

        private final Map<CloseReason, Integer> closings = new EnumMap<>(CloseReason.class);
        private final Map<RejectReason, Integer> rejections = new EnumMap<>(RejectReason.class);
        private final Map<RejectReason, Integer> refusals = new EnumMap<>(RejectReason.class);
        private final int[] amendments = new int[2];
        private int trades;
        private int tradesInAuctions;
        private int indications;
        private int trips;
        private int movedHedged;
        private int settledHedged;
        private final Map<Class<?>, Integer> rare = new HashMap<>();

        void count(BookInput input, Heard heard) {
            for (Heard.Said said : heard.facts) {
                switch (said.fact()) {
                    case BookFact.Closed closed -> closings.merge(closed.reason(), 1, Integer::sum);
                    case BookFact.Rejected rejected -> rejections.merge(rejected.reason(), 1, Integer::sum);
                    case BookFact.AmendRejected rejected -> refusals.merge(rejected.reason(), 1, Integer::sum);
                    case BookFact.Amended amended -> amendments[amended.keptPlace() ? 1 : 0]++;
                    case BookFact.Traded _ when input instanceof MarketCommand.SetPhase -> tradesInAuctions++;
                    case BookFact.Traded _ -> trades++;
                    case BookFact.PriceIndicated _ -> indications++;
                    case GuardFact.BreakerTripped _ -> trips++;
                    case PositionFact.Moved moved -> {
                        movedHedged += isOfHedgeMode(moved) ? 1 : 0;
                        rare.merge(moved.getClass(), 1, Integer::sum);
                    }
                    case PositionFact.Settled settled -> {
                        settledHedged += settled.positionSide() == PositionSide.BOTH ? 0 : 1;
                        rare.merge(settled.getClass(), 1, Integer::sum);
                    }
                    case PositionFact fact -> rare.merge(fact.getClass(), 1, Integer::sum);
                    case GuardFact fact -> rare.merge(fact.getClass(), 1, Integer::sum);
                    case BookFact.TopChecked fact -> rare.merge(fact.getClass(), 1, Integer::sum);
                    default -> {}
                }
            }
        }

        private static boolean isOfHedgeMode(PositionFact.Moved moved) {
            return moved.positionSide() != PositionSide.BOTH && moved.counterpartySide() != PositionSide.BOTH;
        }

        void assertEverythingHappened() {
            assertThat(movedHedged).isGreaterThan(10);
            assertThat(settledHedged).isGreaterThan(10);
            assertThat(trades).isGreaterThan(10_000);
            assertThat(tradesInAuctions).isGreaterThan(500);
            assertThat(indications).isGreaterThan(2_000);
            assertThat(trips).isGreaterThan(200);
            assertThat(rare)
                    .containsKeys(
                            PositionFact.Moved.class,
                            PositionFact.MovesEnded.class,
                            PositionFact.Settled.class,
                            PositionFact.MarketSettled.class,
                            GuardFact.CountdownSet.class,
                            GuardFact.CountdownEnded.class,
                            GuardFact.ProtectionSet.class,
                            GuardFact.ProtectionTripped.class,
                            GuardFact.ProtectionReset.class,
                            BookFact.TopChecked.class)
                    .allSatisfy(
                            (fact, count) -> assertThat(count).as("%s", fact).isGreaterThan(40));
            assertThat(closings)
                    .containsKeys(USUAL.toArray(new CloseReason[0]))
                    .containsKeys(
                            CloseReason.MARKET_PHASE,
                            CloseReason.SETTLEMENT,
                            CloseReason.LIQUIDATION,
                            CloseReason.DELEVERAGE,
                            CloseReason.COUNTDOWN,
                            CloseReason.OPEN_INTEREST,
                            CloseReason.MAKER_PROTECTION)
                    .allSatisfy((reason, count) ->
                            assertThat(count).as("%s", reason).isGreaterThan(USUAL.contains(reason) ? 500 : 30));
            assertThat(amendments[0]).isGreaterThan(2_000);
            assertThat(amendments[1]).isGreaterThan(200);
            assertThat(refusals)
                    .containsKeys(
                            RejectReason.MARKET_UNKNOWN,
                            RejectReason.PRICE_OUT_OF_RANGE,
                            RejectReason.SIZE_OUT_OF_RANGE,
                            RejectReason.AMEND_UNCHANGED,
                            RejectReason.NO_MARK_PRICE,
                            RejectReason.ORDER_UNKNOWN,
                            RejectReason.MARKET_PHASE,
                            RejectReason.PRICE_OFF_BAND,
                            RejectReason.POST_ONLY_WOULD_TAKE,
                            RejectReason.PRICE_MATCH_NO_LEVEL)
                    .allSatisfy((reason, count) ->
                            assertThat(count).as("%s", reason).isGreaterThan(5));
            assertThat(rejections)
                    .containsKeys(
                            RejectReason.DEADLINE_PASSED,
                            RejectReason.MARKET_UNKNOWN,
                            RejectReason.POSITION_SIDE_MISMATCH,
                            RejectReason.SIZE_OUT_OF_RANGE,
                            RejectReason.NO_MARK_PRICE,
                            RejectReason.MARKET_PHASE,
                            RejectReason.PRICE_OFF_BAND,
                            RejectReason.REDUCE_ONLY_REJECTED,
                            RejectReason.POST_ONLY_WOULD_TAKE,
                            RejectReason.FILL_OR_KILL_UNFILLED,
                            RejectReason.ICEBERG_INVALID,
                            RejectReason.PRICE_MATCH_UNSUPPORTED,
                            RejectReason.PRICE_MATCH_NO_LEVEL,
                            RejectReason.OPEN_INTEREST_MAX,
                            RejectReason.MAKER_PROTECTION_TRIPPED,
                            RejectReason.PROTECTION_INVALID,
                            RejectReason.COUNTDOWN_INVALID,
                            RejectReason.UNSUPPORTED)
                    .allSatisfy((reason, count) ->
                            assertThat(count).as("%s", reason).isGreaterThan(50));
        }
    }

    @Test
    void replaysToTheSameFactsAndState() {
        List<Timed> journal = journal(77, 60_000);
        MatchEngine live = new MatchEngine();
        MatchEngine replayed = new MatchEngine();
        Heard first = new Heard();
        Heard second = new Heard();
        journal.forEach(timed -> live.apply(timed.timeMillis(), timed.input(), first));
        journal.forEach(timed -> replayed.apply(timed.timeMillis(), timed.input(), second));
        assertThat(second.facts).isEqualTo(first.facts);
        assertThat(hash(replayed)).isEqualTo(hash(live));
    }

    @Test
    void goesOnFromASnapshotAsIfNothingHadHappened() {
        List<Timed> journal = journal(99, 44_000);
        SplittableRandom random = new SplittableRandom(5);
        MatchEngine live = new MatchEngine();
        MatchEngine restored = new MatchEngine();
        Heard first = new Heard();
        Heard second = new Heard();
        int restores = 0;
        for (Timed timed : journal) {
            live.apply(timed.timeMillis(), timed.input(), first);
            restored.apply(timed.timeMillis(), timed.input(), second);
            assertThat(second.facts).isEqualTo(first.facts);
            first.facts.clear();
            second.facts.clear();
            if (random.nextInt(40) == 0) {
                assertThat(hash(restored)).isEqualTo(hash(live));
                restored = restored(live, random.nextBoolean() ? restored : new MatchEngine());
                restores++;
            }
        }
        assertThat(restores).isGreaterThanOrEqualTo(1_000);
        assertThat(hash(restored)).isEqualTo(hash(live));
    }

    private static MatchEngine restored(MatchEngine from, MatchEngine into) {
        StateWriter state = new StateWriter();
        from.save(state);
        StateReader reader = new StateReader(state.toBytes());
        into.load(reader);
        assertThat(reader.isAtEnd()).isTrue();
        return into;
    }

    private static List<Timed> journal(long seed, int count) {
        Commands commands = new Commands(seed);
        List<Timed> journal = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            BookInput input = commands.next();
            journal.add(new Timed(commands.timeMillis(), input));
        }
        return journal;
    }

    private static long hash(MatchEngine engine) {
        StateWriter state = new StateWriter();
        engine.save(state);
        return state.hash();
    }
}
