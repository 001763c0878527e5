package org.perpex.simulation;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.perpex.common.contract.AccountFact;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.Message;
import org.perpex.common.contract.engine.Engine;
import org.perpex.common.contract.engine.FactSink;
import org.perpex.common.contract.engine.StateReader;
import org.perpex.common.contract.engine.StateWriter;

/** Worlds with a bug in an engine do not hold, and the failure names the seed. */
class BugsTest {

    @Test
    void aFeeThatIsSaidWrongByOneUnitIsFound() {
        Engines engines = new Engines(
                engine -> new Bug<>(
                        engine,
                        (count, destination, fact) -> fact instanceof AccountFact.OrderFilled fill && count % 50 == 0
                                ? fee(fill, fill.feeUnits() + 1)
                                : fact),
                UnaryOperator.identity());

        fails(engines, "fees are what was said");
    }

    @Test
    void aTransferThatIsSaidToBeRefusedButMovedIsFound() {
        Engines engines = new Engines(
                engine -> new Bug<>(
                        engine,
                        (count, destination, fact) -> fact instanceof AccountFact.TransferApplied transfer
                                        && transfer.accepted()
                                        && count % 40 == 0
                                ? refused(transfer)
                                : fact),
                UnaryOperator.identity());

        fails(engines, "what was transferred is what was said");
    }

    @Test
    void anAnswerThatOnlyThePublicHearsIsFound() {
        Engines engines = new Engines(
                UnaryOperator.identity(),
                engine -> new Bug<>(
                        engine,
                        (count, destination, fact) -> fact instanceof BookFact.CancelRejected refused
                                        && destination.equals(Destination.TRADE)
                                ? new BookFact.AllCanceled(refused.request(), refused.account(), refused.market(), 0)
                                : fact));

        fails(engines, "an answer fits");
    }

    @Test
    void aLevelThatIsShownWrongIsFound() {
        Engines engines = new Engines(
                UnaryOperator.identity(),
                engine -> new Bug<>(
                        engine,
                        (count, destination, fact) -> fact instanceof BookFact.LevelChanged level && count % 30 == 0
                                ? new BookFact.LevelChanged(
                                        level.market(), level.sequence(), level.side(), level.priceTicks(), 1)
                                : fact));

        fails(engines, "is shown");
    }

    @Test
    void whatIsNotPartOfTheStateIsFoundByACrash() {
        Engines engines = new Engines(engine -> new Forgetful<>(engine), UnaryOperator.identity());

        fails(engines, "is the same after a crash");
    }

    private static void fails(Engines engines, String why) {
        Simulation simulation = new Simulation(3, 2_000, true, engines);

        assertThatExceptionOfType(SeedFailed.class)
                .isThrownBy(() -> simulation.run(Simulation.Pace.BUSY))
                .withMessageContaining("seed 3")
                .withMessageContaining(why);
    }

    private static AccountFact.OrderFilled fee(AccountFact.OrderFilled fill, long feeUnits) {
        return new AccountFact.OrderFilled(
                fill.order(),
                fill.tradeNumber(),
                fill.maker(),
                fill.fillPriceTicks(),
                fill.fillLots(),
                fill.filledLots(),
                fill.quoteUnits(),
                feeUnits,
                fill.realizedUnits(),
                fill.positionLots(),
                fill.entryValueUnits(),
                fill.walletUnits(),
                fill.source(),
                fill.venuePriceTicks(),
                fill.positionRealizedUnits(),
                fill.breakEvenValueUnits(),
                0,
                0);
    }

    private static AccountFact.TransferApplied refused(AccountFact.TransferApplied transfer) {
        return new AccountFact.TransferApplied(
                transfer.transfer(),
                transfer.account(),
                transfer.asset(),
                transfer.direction(),
                transfer.amountUnits(),
                false,
                transfer.walletUnits());
    }

    /** What a bug makes of a fact; facts are counted. */
    private interface Twist {
        Message twist(long count, Destination destination, Message fact);
    }

    /** An engine that says some things wrong, the same in every replay: its count is part of its state. */
    private static class Bug<I extends Message> implements Engine<I> {

        private final Engine<I> engine;
        private final Twist twist;
        private long count;

        Bug(Engine<I> engine, Twist twist) {
            this.engine = engine;
            this.twist = twist;
        }

        @Override
        public void apply(long timeMillis, I input, FactSink facts) {
            engine.apply(
                    timeMillis,
                    input,
                    (destination, fact) -> facts.append(destination, twist.twist(++count, destination, fact)));
        }

        @Override
        public void save(StateWriter state) {
            state.putLong(count);
            engine.save(state);
        }

        @Override
        public void load(StateReader state) {
            count = state.getLong();
            engine.load(state);
        }
    }

    /** An engine that says some figures by a count that no snapshot holds. */
    private static final class Forgetful<I extends Message> implements Engine<I> {

        private final Engine<I> engine;
        private long count;

        Forgetful(Engine<I> engine) {
            this.engine = engine;
        }

        @Override
        public void apply(long timeMillis, I input, FactSink facts) {
            engine.apply(timeMillis, input, (destination, fact) -> {
                count++;
                facts.append(
                        destination,
                        fact instanceof AccountFact.OrderClosed closed
                                ? new AccountFact.OrderClosed(
                                        closed.order(), closed.cause(), closed.reason(), closed.filledLots(), count)
                                : fact);
            });
        }

        @Override
        public void save(StateWriter state) {
            engine.save(state);
        }

        @Override
        public void load(StateReader state) {
            engine.load(state);
            count = 0;
        }
    }
}
