package org.perpex.risk.engine;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.Map;
import org.perpex.common.contract.AdminCommand;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.MarketCommand;
import org.perpex.common.contract.Message;
import org.perpex.common.contract.SettingFact;
import org.perpex.common.core.Asset;
import org.perpex.common.core.Decimals;
import org.perpex.common.core.RejectReason;

/** What assets count for as collateral, in decimals. */
final class ReferenceCollateral {

    private final Map<Asset, BigDecimal> prices = new EnumMap<>(Asset.class);
    private final Map<Asset, AdminCommand.SetCollateral> settings = new EnumMap<>(Asset.class);

    private BigDecimal haircut(Asset asset) {
        var set = settings.get(asset);
        if (set != null) {
            return BigDecimal.valueOf(set.haircutPpm(), 6);
        }
        return switch (asset) {
            case USDT -> BigDecimal.ZERO;
            case USDC -> new BigDecimal("0.01");
            case BTC, ETH -> new BigDecimal("0.05");
            case SOL -> BigDecimal.ONE;
        };
    }

    /** What one asset counts for. */
    BigDecimal price(Asset asset) {
        return prices.getOrDefault(asset, BigDecimal.ZERO)
                .multiply(BigDecimal.ONE.subtract(haircut(asset)))
                .setScale(Decimals.UNIT_SCALE, RoundingMode.FLOOR);
    }

    /** So much of a balance counts at all. */
    BigDecimal counted(Asset asset, BigDecimal held) {
        var set = settings.get(asset);
        return set == null || set.capUnits() == 0 ? held : held.min(ReferenceAccounts.money(set.capUnits()));
    }

    BigDecimal value(Asset asset, BigDecimal held) {
        return counted(asset, held).multiply(price(asset)).setScale(Decimals.UNIT_SCALE, RoundingMode.FLOOR);
    }

    void take(MarketCommand.SetPrices set, Map<Integer, ReferenceAccounts.Market> markets) {
        for (var each : set.prices()) {
            var market = markets.get(each.market());
            if (market != null) {
                prices.put(market.spec.base(), market.price(each.indexTicks()));
            }
        }
        set.assets().forEach(each -> prices.put(each.asset(), ReferenceAccounts.money(each.unitPrice())));
    }

    Floor.Said set(AdminCommand.SetCollateral c) {
        var before = settings.get(c.asset());
        long version = before == null ? 0 : before.change().version();
        boolean same = before != null
                && before.haircutPpm() == c.haircutPpm()
                && before.capUnits() == c.capUnits()
                && version == c.change().version();
        RejectReason reason = null;
        if (c.change().version() <= version && !same) {
            reason = RejectReason.VERSION_NOT_HIGHER;
        } else if (c.haircutPpm() < 0 || c.haircutPpm() > 1_000_000 || c.asset() == Asset.USDT) {
            reason = RejectReason.UNSUPPORTED;
        }
        if (reason != null) {
            Message refusal = new BookFact.Rejected(c.change().request(), 0, 0, 0, reason);
            return new Floor.Said(Destination.TRADE_REJECTED, refusal);
        }
        settings.put(c.asset(), c);
        return new Floor.Said(
                Destination.ASSET, new SettingFact.CollateralSet(c.change(), c.asset(), c.haircutPpm(), c.capUnits()));
    }
}
