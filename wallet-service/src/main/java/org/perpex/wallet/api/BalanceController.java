package org.perpex.wallet.api;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.Asset;
import org.perpex.common.core.Decimals;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.Permission;
import org.perpex.wallet.ledger.AccountKind;
import org.perpex.wallet.ledger.Balances;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Balances of the caller's wallets, as the ledger has them: the futures wallet as of the last settled batch. */
@RestController
class BalanceController {

    private final Balances balances;

    BalanceController(Balances balances) {
        this.balances = balances;
    }

    /** The wallets of one asset. */
    record AssetBalance(String asset, String funding, String futures) {}

    @GetMapping("/api/v1/wallet/balances")
    List<AssetBalance> balances(Identity caller) {
        caller.require(Permission.READ);
        Map<Asset, Long> funding = new EnumMap<>(Asset.class);
        Map<Asset, Long> futures = new EnumMap<>(Asset.class);
        for (Balances.Wallet wallet : balances.of(AccountId.of(caller.userId(), caller.subAccount()))) {
            (wallet.kind() == AccountKind.FUNDING ? funding : futures).put(wallet.asset(), wallet.units());
        }
        List<AssetBalance> answer = new ArrayList<>();
        for (Asset asset : Asset.values()) {
            if (funding.containsKey(asset) || futures.containsKey(asset)) {
                answer.add(new AssetBalance(
                        asset.name(),
                        Decimals.formatUnits(funding.getOrDefault(asset, 0L)),
                        Decimals.formatUnits(futures.getOrDefault(asset, 0L))));
            }
        }
        return answer;
    }
}
