package org.perpex.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SimulationTest {

    private static final int COMMANDS = 2_000;

    @Test
    void everyWorldHolds() {
        Report report = Report.NONE;
        for (long seed = 1; seed <= 40; seed++) {
            report = report.plus(Simulate.run(seed, COMMANDS));
        }

        assertEverythingHappened(report);
    }

    /** A simulation that never makes a thing happen proves nothing about it. */
    private static void assertEverythingHappened(Report report) {
        assertThat(report.trades()).isGreaterThan(8_000);
        assertThat(report.checkpoints()).isGreaterThan(500);
        assertThat(report.faults()).containsOnlyKeys(Fault.values());
        assertThat(report.faults())
                .allSatisfy((fault, count) -> assertThat(count).as("%s", fault).isGreaterThan(200));
        assertThat(report.outcomes())
                .containsKeys(
                        "Fund paid",
                        "Fund received",
                        "Funding refused",
                        "Funding settled",
                        "Moved DELEVERAGE",
                        "Moved TAKE_OVER",
                        "Released",
                        "Stage BACKSTOP",
                        "Stage BOOK",
                        "Stage DELEVERAGE")
                .hasEntrySatisfying("Released", count -> assertThat(count).isGreaterThan(80));
        assertThat(report.outcomes())
                .containsKeys(
                        "AllCanceled",
                        "CancelRejected",
                        "LeverageChanged",
                        "Closed CANCELED",
                        "Closed FILLED",
                        "Closed GOOD_TILL_DATE",
                        "Closed IMMEDIATE_REMAINDER",
                        "Closed REDUCE_ONLY",
                        "Closed SELF_TRADE",
                        "Rejected ACCOUNT_UNKNOWN",
                        "Rejected CLIENT_ORDER_ID_DUPLICATE",
                        "Rejected DEADLINE_PASSED",
                        "Rejected FILL_OR_KILL_UNFILLED",
                        "Rejected MARGIN_INSUFFICIENT",
                        "Rejected MARKET_PHASE",
                        "Rejected POSITION_MAX_AT_LEVERAGE",
                        "Rejected POST_ONLY_WOULD_TAKE",
                        "Rejected PRICE_OFF_BAND",
                        "Rejected REDUCE_ONLY_REJECTED");
    }

    @Test
    void theSameSeedIsTheSameWorld() {
        Report first = new Simulation(7, COMMANDS, true, Engines.REAL).run(Simulation.Pace.BUSY);
        Report second = new Simulation(7, COMMANDS, true, Engines.REAL).run(Simulation.Pace.BUSY);

        assertThat(second).isEqualTo(first);
    }
}
