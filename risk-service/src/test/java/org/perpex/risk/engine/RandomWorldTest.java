package org.perpex.risk.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.perpex.risk.engine.Fixtures.*;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.perpex.common.core.Asset;

/**
 * Random worlds: few accounts, two markets, little money, prices that jump, answers of the book that are late. After
 * every input the engine has said what the reference says, and nothing is lost or made.
 */
class RandomWorldTest {

    private static final int INPUTS = 600;

    @Property(tries = 170, shrinking = ShrinkingMode.OFF)
    void saysWhatTheReferenceSaysAndConserves(@ForAll long seed) {
        RandomWorld world = new RandomWorld(seed);
        for (int i = 0; i < INPUTS; i++) {
            world.step();
            assertConserved(world);
        }
        world.settle();
        assertConserved(world);
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void saysSoWhereManyAreInDangerToo(@ForAll long seed) {
        RandomWorld world = new RandomWorld(seed, true);
        for (int i = 0; i < INPUTS; i++) {
            world.step();
            assertConserved(world);
        }
        world.settle();
        assertConserved(world);
    }

    @Property(tries = 25, shrinking = ShrinkingMode.OFF)
    void replayFromTheStartOrFromAnySnapshotEqualsLive(@ForAll long seed) {
        RandomWorld world = new RandomWorld(seed, seed % 2 == 0);
        for (int i = 0; i < INPUTS; i++) {
            world.step();
            if (world.random.nextInt(40) == 0) {
                byte[] before = Floor.state(world.floor.engine());
                world.floor.restart();
                assertThat(Floor.state(world.floor.engine())).isEqualTo(before);
            }
        }
        AccountEngine replay = new AccountEngine();
        List<Floor.Said> said = new ArrayList<>();
        for (Floor.Read read : world.floor.journal) {
            replay.apply(
                    read.timeMillis(),
                    read.input(),
                    (destination, fact) -> said.add(new Floor.Said(destination, fact)));
        }

        assertThat(said).isEqualTo(world.floor.said);
        assertThat(Floor.state(replay)).isEqualTo(Floor.state(world.floor.engine()));
    }

    /** The engine checks itself by running sums; this adds up everything that it has published. */
    private static void assertConserved(RandomWorld world) {
        Floor floor = world.floor;
        TotalsView.AssetView totals = floor.engine().totals().assets().getFirst();
        long walletsUnits = 0;
        long unrealizedUnits = 0;
        long[] lots = new long[3];
        for (AccountView view : floor.views().values()) {
            walletsUnits += view.wallets().stream()
                    .filter(wallet -> wallet.asset() == Asset.USDT)
                    .mapToLong(AccountView.Wallet::units)
                    .sum();
            for (HoldingView holding : view.holdings()) {
                unrealizedUnits += Margin.unrealizedUnits(floor.market(holding.market()), holding);
                lots[holding.market()] += holding.positionLots();
            }
        }
        assertThat(walletsUnits).isEqualTo(totals.walletsUnits());
        // A market that is being settled says one position after the other; what is closed was so at its own price.
        long[] openLots =
                Arrays.stream(world.settledLots).map(settled -> -settled).toArray();
        assertThat(lots).isEqualTo(openLots);
        assertThat(floor.engine().totals().assets())
                .allSatisfy(asset -> assertThat(asset.deviationUnits()).isZero());
        if (Arrays.stream(openLots).anyMatch(open -> open != 0)) {
            return;
        }
        assertThat(walletsUnits
                        + unrealizedUnits
                        + totals.feeIncomeUnits()
                        + totals.roundingUnits()
                        + totals.insuranceUnits())
                .isEqualTo(totals.transferredUnits());
    }
}
