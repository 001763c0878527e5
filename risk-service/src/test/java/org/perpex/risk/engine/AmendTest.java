package org.perpex.risk.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.perpex.risk.engine.Fixtures.*;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.perpex.common.contract.AccountFact;
import org.perpex.common.contract.BookCommand;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.OrderCommand;
import org.perpex.common.core.PriceMatch;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.Side;

/** Amendments: margin is taken at the request, released by the book. */
class AmendTest {

    private Floor floor = new Floor();
    private OrderCommand.Place order = limit(ALICE, SMALL, Side.BUY, 100, 10);

    @BeforeEach
    void open() {
        floor = Floor.with(small(NO_FEES), 100);
        floor.deposit(ALICE, usdt("100"));
        floor.deposit(BOB, usdt("1000"));
        order = limit(ALICE, SMALL, Side.BUY, 100, 10);
        floor.run(order);
    }

    private OrderCommand.Amend amend(long price, long lots) {
        return new OrderCommand.Amend(
                request(), FOREVER, ALICE, SMALL, 0, order.clientOrderId(), Side.BUY, price, lots, PriceMatch.NONE);
    }

    private long margin() {
        return Margin.orderMarginUnits(floor.market(SMALL), floor.holding(ALICE, SMALL));
    }

    @Test
    @Tag("RISK-027")
    void bindsMoreFromTheRequestOn() {
        assertThat(margin()).isEqualTo(usdt("50"));
        OrderCommand.Amend larger = amend(100, 12);

        assertThat(floor.submit(larger).getFirst().fact())
                .isEqualTo(new BookCommand.Amend(larger.request(), 1, ALICE, SMALL, 100, 12, PriceMatch.NONE));
        assertThat(margin()).isEqualTo(usdt("60"));
        floor.stepBook();
        floor.submit(floor.nextFact());
        assertThat(margin()).isEqualTo(usdt("60"));
    }

    @Test
    @Tag("RISK-027")
    void goesBackToWhatItWasWhenTheBookRefuses() {
        OrderCommand.Amend larger = amend(100, 12);
        floor.submit(larger);
        floor.submit(new BookFact.AmendRejected(larger.request(), 1, ALICE, SMALL, RejectReason.MARKET_PHASE));

        assertThat(margin()).isEqualTo(usdt("50"));
        assertThat(floor.submit(larger))
                .as("a repetition hears what became of it")
                .extracting(Floor.Said::fact)
                .containsExactly(
                        new BookFact.AmendRejected(larger.request(), 1, ALICE, SMALL, RejectReason.MARKET_PHASE));
    }

    @Test
    @Tag("RISK-028")
    void keepsWhatItBindsUntilTheBookHasMadeItSmaller() {
        floor.submit(amend(100, 4));
        assertThat(margin()).isEqualTo(usdt("50"));

        floor.stepBook();
        AccountFact.OrderAmended said = (AccountFact.OrderAmended)
                floor.submit(floor.nextFact()).getFirst().fact();
        assertThat(margin()).isEqualTo(usdt("20"));
        assertThat(said.order().sizeLots()).isEqualTo(4);
        assertThat(said.sizeLotsBefore()).isEqualTo(10);
    }

    @Test
    @Tag("RISK-029")
    void bindsTheLargerOfEachUntilTheBookAnswers() {
        floor.submit(amend(110, 4));
        assertThat(margin()).isEqualTo(usdt("90"));

        floor.stepBook();
        floor.submit(floor.nextFact());
        assertThat(margin()).isEqualTo(usdt("62"));
    }

    @Test
    void refusesWhatTheBalanceDoesNotCoverAndChangesNothing() {
        assertThat(floor.run(amend(100, 21), BookFact.AmendRejected.class))
                .singleElement()
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(RejectReason.MARGIN_INSUFFICIENT));
        assertThat(margin()).isEqualTo(usdt("50"));
        assertThat(floor.run(amend(100, 20), AccountFact.OrderAmended.class)).hasSize(1);
    }

    @Test
    void takesEightAmendmentsAtATimeAndSurvivesARestartWithThem() {
        for (int i = 1; i <= 8; i++) {
            floor.submit(amend(100, 10 - i));
        }
        assertThat(floor.run(amend(100, 1), BookFact.AmendRejected.class))
                .extracting(BookFact.AmendRejected::reason)
                .containsExactly(RejectReason.AMENDS_MAX);
        byte[] before = Floor.state(floor.engine());
        floor.restart();
        assertThat(Floor.state(floor.engine())).isEqualTo(before);
    }

    @Test
    void fillsOnTheWayCountAgainstBothSizes() {
        floor.submit(amend(100, 12));
        floor.submit(limit(BOB, SMALL, Side.SELL, 100, 4));
        floor.mark(SMALL, 100);

        assertThat(floor.holding(ALICE, SMALL).positionLots()).isEqualTo(4);
        assertThat(margin()).isEqualTo(usdt("40"));
    }

    @Test
    void aMarketOrderCannotBeAmended() {
        OrderCommand.Place market = market(ALICE, SMALL, Side.BUY, 1);
        floor.submit(market);
        OrderCommand.Amend amend = new OrderCommand.Amend(
                request(), FOREVER, ALICE, SMALL, 0, market.clientOrderId(), Side.BUY, 100, 2, PriceMatch.NONE);

        assertThat(floor.submit(amend).getFirst().fact())
                .isInstanceOfSatisfying(
                        BookFact.AmendRejected.class,
                        refused -> assertThat(refused.reason()).isEqualTo(RejectReason.AMEND_LIMIT_ONLY));
    }
}
