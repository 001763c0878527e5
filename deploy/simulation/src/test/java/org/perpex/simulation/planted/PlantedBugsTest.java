package org.perpex.simulation.planted;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Each bug is found within these seeds. The same seeds hold without it: {@code SimulationTest} runs them, and more.
 * What is found first, and by which seed, is printed.
 */
class PlantedBugsTest {

    private static final int COMMANDS = 2_000;
    private static final int SEEDS = 12;

    @Test
    void aFeeThatIsRoundedDownIsFound() {
        finds(EngineBugs.feeRoundedDown(), "a fee is rounded up");
    }

    @Test
    void fundingThatIsRoundedForTheUsersIsFound() {
        finds(EngineBugs.fundingRoundedForUsers(), "roundings of funding never go to the users");
    }

    @Test
    void theOrderOfAHashTableInFactsIsFound() {
        finds(EngineBugs.orderOfAHashTable(), "diverged", "is the same after a crash", "replays to the same state");
    }

    @Test
    void aRequestThatIsTakenTwiceIsFound() {
        finds(EngineBugs.requestsNotRecognised(), "a request has one outcome");
    }

    @Test
    void deleveragingAgainstAFillInFlightIsFound() {
        finds(EngineBugs.deleveragedAsDecided(), "deleveraging turns nobody's position");
    }

    @Test
    void aHoleThatIsPassedIsFound() {
        finds(EngineBugs.holePassed(), "only an accepted order is filled");
    }

    @Test
    void aSnapshotOfTheHostThatCountsBeforeItsOutputIsAcknowledgedIsFound() {
        finds(EngineBugs.snapshotOfTheHostCountsEarly(), "comes to rest", "a stream arrives whole");
    }

    @Test
    void aBatchThatIsCutDifferentlyAfterACrashIsFoundWhereItsNumberIsTrusted() {
        finds(
                BooksBugs.batchKnownByItsNumber(),
                "every transfer has ended",
                "ledger and engine",
                "a transfer ends once");
    }

    @Test
    void factsThatAreSettledAgainAreFound() {
        finds(BooksBugs.settledAgain(), "every fact is in one batch");
    }

    @Test
    void aBatchThatGoesOnBehindACheckpointIsFound() {
        finds(BooksBugs.checkpointWithin(), "at a checkpoint");
    }

    @Test
    void aTransferThatATimeOutEndsIsFound() {
        finds(BooksBugs.transferEndedByTimeOut(), "a transfer ends once", "a fact ends a transfer");
    }

    /** Some seed fails, for one of these reasons. */
    private static void finds(Bug[] bugs, String... reasons) {
        Worlds worlds = Worlds.of(bugs);
        List<String> failures = new ArrayList<>();
        for (long seed = 1; seed <= SEEDS && failures.isEmpty(); seed++) {
            String failure = worlds.failureOf(seed, COMMANDS);
            if (failure != null) {
                failures.add(failure);
                System.out.println(failure);
            }
        }
        assertThat(failures)
                .as("found within %d seeds of %d commands", SEEDS, COMMANDS)
                .hasSize(1);
        assertThat(reasons).as(failures.getFirst()).anyMatch(failures.getFirst()::contains);
    }
}
