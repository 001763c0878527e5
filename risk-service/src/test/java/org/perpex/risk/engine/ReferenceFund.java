package org.perpex.risk.engine;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.LiquidationFact;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.Asset;

/** The insurance fund, the slow way: a pool for each market and a shared one. */
final class ReferenceFund {

    static final long ACCOUNT = AccountId.of(AccountId.USER_MAX, 0).value();

    private final ReferenceAccounts state;
    private final List<Floor.Said> said;
    private final Map<Integer, BigDecimal> pools = new HashMap<>();
    private BigDecimal shared = BigDecimal.ZERO;

    ReferenceFund(ReferenceAccounts state, List<Floor.Said> said) {
        this.state = state;
        this.said = said;
    }

    BigDecimal pool(int market) {
        return pools.getOrDefault(market, BigDecimal.ZERO);
    }

    BigDecimal shared() {
        return shared;
    }

    BigDecimal available(int market) {
        return pool(market).add(shared.max(BigDecimal.ZERO)).max(BigDecimal.ZERO);
    }

    void take(int market, BigDecimal fee) {
        pools.merge(market, fee, BigDecimal::add);
    }

    /** Pays an account; negative takes from it. */
    void pay(long account, int market, BigDecimal amount) {
        if (amount.signum() == 0) {
            return;
        }
        BigDecimal fromShared = amount.subtract(pool(market).max(BigDecimal.ZERO))
                .max(BigDecimal.ZERO)
                .min(shared.max(BigDecimal.ZERO));
        shared = shared.subtract(fromShared);
        pools.merge(market, amount.subtract(fromShared).negate(), BigDecimal::add);
        move(account, market, amount);
    }

    /** The wallet of the fund's own account is the fund's. */
    void sweep(long account, int market) {
        if (account == ACCOUNT) {
            pay(
                    account,
                    market,
                    ReferenceAccounts.at(state.accounts, account).wallet.negate());
        }
    }

    void deposited(long account) {
        BigDecimal amount = ReferenceAccounts.at(state.accounts, account).wallet;
        if (account == ACCOUNT && amount.signum() != 0) {
            shared = shared.add(amount);
            move(account, 0, amount.negate());
        }
    }

    private void move(long account, int market, BigDecimal amount) {
        var owner = ReferenceAccounts.at(state.accounts, account);
        owner.wallet = owner.wallet.add(amount);
        said.add(new Floor.Said(
                Destination.ASSET,
                new LiquidationFact.InsurancePaid(
                        account,
                        market,
                        Asset.USDT,
                        ReferenceAccounts.units(amount),
                        ReferenceAccounts.units(owner.wallet),
                        ReferenceAccounts.units(pool(market)),
                        ReferenceAccounts.units(shared))));
    }
}
