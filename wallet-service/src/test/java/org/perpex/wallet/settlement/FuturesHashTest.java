package org.perpex.wallet.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.Asset;

class FuturesHashTest {

    private static final long ALICE = AccountId.of(1001, 0).value();
    private static final long BOB = AccountId.of(1002, 0).value();

    @Test
    void countsAnAccountOnceHoweverManyWalletsItHas() {
        Settlement.FuturesHash hash = Settlement.FuturesHash.of(new SettlementStore.FuturesWallets(
                7,
                List.of(
                        new SettlementStore.FuturesWallet(ALICE, Asset.USDT.code, 5),
                        new SettlementStore.FuturesWallet(ALICE, Asset.USDC.code, -2),
                        new SettlementStore.FuturesWallet(BOB, Asset.USDT.code, 4))));

        assertThat(hash.mark()).isEqualTo(7);
        assertThat(hash.accounts()).isEqualTo(2);
        assertThat(hash.units()).isEqualTo(7);
    }
}
