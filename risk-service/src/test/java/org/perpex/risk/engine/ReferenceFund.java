package org.perpex.risk.engine;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.LiquidationFact;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.Asset;
import org.perpex.common.core.Decimals;

/** The insurance fund, the slow way: a pool for each market and a shared one. */
final class ReferenceFund {

    static final long ACCOUNT = AccountId.of(AccountId.USER_MAX, 0).value();

    private final ReferenceAccounts state;
    private final List<Floor.Said> said;
    private final Map<Integer, BigDecimal> pools = new HashMap<>();
    private BigDecimal shared = BigDecimal.ZERO;
    private final Map<Asset, BigDecimal> bought = new EnumMap<>(Asset.class);

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

    /** What changes hands for a debt: the asset and the USDT. */
    private record Sale(BigDecimal taken, BigDecimal paid) {}

    private Sale sale(Asset asset, BigDecimal held, BigDecimal owed) {
        BigDecimal price = state.collateral.price(asset);
        BigDecimal worth = held.multiply(price).setScale(Decimals.UNIT_SCALE, RoundingMode.FLOOR);
        if (worth.signum() <= 0 || owed.signum() <= 0) {
            return new Sale(BigDecimal.ZERO, BigDecimal.ZERO);
        }
        return worth.compareTo(owed) >= 0
                ? new Sale(owed.divide(price, Decimals.UNIT_SCALE, RoundingMode.CEILING), owed)
                : new Sale(held, worth);
    }

    /** What collateral does not pay of a debt. */
    BigDecimal lack(long account, BigDecimal debt) {
        var owner = ReferenceAccounts.at(state.accounts, account);
        BigDecimal owed = debt;
        for (var each : owner.others.entrySet()) {
            if (owner.multiAssets) {
                owed = owed.subtract(sale(each.getKey(), each.getValue(), owed).paid);
            }
        }
        return owed;
    }

    /** Takes other assets at what they count for, until the account owes nothing. */
    void buyCollateral(long account) {
        var owner = ReferenceAccounts.at(state.accounts, account);
        for (Asset asset : List.copyOf(owner.others.keySet())) {
            BigDecimal held = ReferenceAccounts.at(owner.others, asset);
            Sale sale = sale(asset, held, owner.wallet.negate());
            if (owner.multiAssets && sale.paid.signum() > 0) {
                owner.others.put(asset, held.subtract(sale.taken));
                BigDecimal all = sale.taken.add(bought.getOrDefault(asset, BigDecimal.ZERO));
                bought.put(asset, all);
                say(account, 0, asset, sale.taken.negate(), held.subtract(sale.taken), BigDecimal.ZERO, all);
                shared = shared.subtract(sale.paid);
                move(account, 0, sale.paid);
            }
        }
    }

    private void move(long account, int market, BigDecimal amount) {
        var owner = ReferenceAccounts.at(state.accounts, account);
        owner.wallet = owner.wallet.add(amount);
        say(account, market, Asset.USDT, amount, owner.wallet, pool(market), shared);
    }

    private void say(
            long account,
            int market,
            Asset asset,
            BigDecimal amount,
            BigDecimal wallet,
            BigDecimal pool,
            BigDecimal sharedPool) {
        said.add(new Floor.Said(
                Destination.ASSET,
                new LiquidationFact.InsurancePaid(
                        account,
                        market,
                        asset,
                        ReferenceAccounts.units(amount),
                        ReferenceAccounts.units(wallet),
                        ReferenceAccounts.units(pool),
                        ReferenceAccounts.units(sharedPool))));
    }
}
