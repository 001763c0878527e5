package org.perpex.risk.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.perpex.risk.engine.Fixtures.ALICE;
import static org.perpex.risk.engine.Fixtures.BOB;
import static org.perpex.risk.engine.Fixtures.NO_FEES;
import static org.perpex.risk.engine.Fixtures.SMALL;
import static org.perpex.risk.engine.Fixtures.limit;
import static org.perpex.risk.engine.Fixtures.small;
import static org.perpex.risk.engine.Fixtures.usdt;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.perpex.common.contract.AdminCommand;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.Change;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.SettingFact;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.Side;

/** Trade groups: an operator sets them, and orders carry that of their account. */
class GroupTest {

    private Floor floor = new Floor();

    @BeforeEach
    void open() {
        floor = Floor.with(small(NO_FEES), 100);
        floor.deposit(ALICE, usdt("1000"));
    }

    private static AdminCommand.SetTradeGroup set(long account, long version, long group) {
        return new AdminCommand.SetTradeGroup(
                new Change(new RequestId(3, version), version, 5, "one desk"), account, group);
    }

    private long groupOfNextOrder() {
        return Floor.placed(floor.submit(limit(ALICE, SMALL, Side.BUY, 100, 1))).tradeGroup();
    }

    private RejectReason refusal(AdminCommand.SetTradeGroup command) {
        return ((BookFact.Rejected) floor.submit(command).getFirst().fact()).reason();
    }

    @Test
    void ordersCarryTheGroupThatTheirAccountIsInWhenTheyAreAdmitted() {
        assertThat(groupOfNextOrder()).isZero();

        AdminCommand.SetTradeGroup command = set(ALICE, 1, 7);
        assertThat(floor.submit(command))
                .containsExactly(
                        new Floor.Said(Destination.ASSET, new SettingFact.TradeGroupSet(command.change(), ALICE, 7)));
        assertThat(groupOfNextOrder()).isEqualTo(7);
        floor.restart();
        assertThat(groupOfNextOrder()).isEqualTo(7);

        floor.submit(set(ALICE, 2, 0));
        assertThat(groupOfNextOrder()).isZero();
    }

    @Test
    void onlyAHigherVersionCountsAndTheLastOneIsSaidAgain() {
        floor.submit(set(ALICE, 5, 7));

        assertThat(refusal(set(ALICE, 5, 8))).isEqualTo(RejectReason.VERSION_NOT_HIGHER);
        assertThat(refusal(set(ALICE, 4, 7))).isEqualTo(RejectReason.VERSION_NOT_HIGHER);
        assertThat(floor.submit(set(ALICE, 5, 7)).getFirst().fact()).isInstanceOf(SettingFact.TradeGroupSet.class);
        assertThat(groupOfNextOrder()).isEqualTo(7);
    }

    @Test
    void refusesUnknownAccountsAndNegativeGroups() {
        assertThat(refusal(set(BOB, 1, 7))).isEqualTo(RejectReason.ACCOUNT_UNKNOWN);
        assertThat(refusal(set(ALICE, 1, -1))).isEqualTo(RejectReason.UNSUPPORTED);
        assertThat(groupOfNextOrder()).isZero();
    }
}
