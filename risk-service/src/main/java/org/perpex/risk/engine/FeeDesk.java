package org.perpex.risk.engine;

import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.AdminCommand;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.SettingFact;
import org.perpex.common.contract.engine.FactSink;
import org.perpex.common.core.RejectReason;

/** Gives accounts fees of their own, as operators decide. They hold for every fill that the book says from then on. */
final class FeeDesk {

    private static final int FEE_PPM_MAX = 100_000;

    private final Accounts accounts;
    private final Markets markets;
    private final FeeRates rates;

    FeeDesk(Accounts accounts, Markets markets, FeeRates rates) {
        this.accounts = accounts;
        this.markets = markets;
        this.rates = rates;
    }

    /** Takes a setting of a higher version; the last one that was taken is said again when it is repeated. */
    void set(AdminCommand.SetFees c, FactSink facts) {
        FeeRates.Own wished =
                new FeeRates.Own(c.makerPpm(), c.takerPpm(), c.change().version());
        RejectReason objection = objection(c, wished);
        if (objection != null) {
            facts.append(
                    Destination.TRADE_REJECTED,
                    new BookFact.Rejected(c.change().request(), 0, c.account(), c.market(), objection));
            return;
        }
        rates.put(c.account(), c.market(), wished);
        facts.append(
                Destination.ASSET,
                new SettingFact.FeesSet(c.change(), c.account(), c.market(), c.makerPpm(), c.takerPpm()));
    }

    private @Nullable RejectReason objection(AdminCommand.SetFees c, FeeRates.Own wished) {
        if (accounts.find(c.account()) == null) {
            return RejectReason.ACCOUNT_UNKNOWN;
        }
        if (c.market() != FeeRates.ALL_MARKETS && markets.find(c.market()) == null) {
            return RejectReason.MARKET_UNKNOWN;
        }
        FeeRates.Own present = rates.find(c.account(), c.market());
        long presentVersion = present == null ? 0 : present.version();
        if (wished.version() <= presentVersion && !wished.equals(present)) {
            return RejectReason.VERSION_NOT_HIGHER;
        }
        return isListed(wished) ? null : RejectReason.UNSUPPORTED;
    }

    /** The rule of a market's fees: a maker's rebate may not exceed the taker's fee. */
    private static boolean isListed(FeeRates.Own fees) {
        if (!fees.isGiven()) {
            return fees.makerPpm() == 0;
        }
        return fees.takerPpm() >= 0
                && fees.takerPpm() <= FEE_PPM_MAX
                && fees.makerPpm() <= FEE_PPM_MAX
                && fees.makerPpm() >= -fees.takerPpm();
    }
}
