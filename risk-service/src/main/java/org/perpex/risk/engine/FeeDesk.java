package org.perpex.risk.engine;

import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.AdminCommand;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.SettingFact;
import org.perpex.common.contract.engine.FactSink;
import org.perpex.common.core.RejectReason;

/**
 * Gives accounts fees of their own, and a market others for everybody, as operators decide. They hold for every fill
 * that the book says from then on.
 */
final class FeeDesk {

    private static final int FEE_PPM_MAX = 100_000;
    private static final int TIER_MAX = 9;

    private final Accounts accounts;
    private final Markets markets;
    private final FeeRates rates;

    FeeDesk(Accounts accounts, Markets markets, FeeRates rates) {
        this.accounts = accounts;
        this.markets = markets;
        this.rates = rates;
    }

    /** Takes a setting of a higher version; the last one that was taken is said again when it is repeated. */
    void set(long timeMillis, AdminCommand.SetFees c, FactSink facts) {
        Account account = accounts.find(c.account());
        OwnFees.Rates wished = new OwnFees.Rates(
                c.makerPpm(), c.takerPpm(), c.tier(), c.change().version());
        RejectReason objection = objection(c, account, wished);
        if (objection != null) {
            facts.append(
                    Destination.TRADE_REJECTED,
                    new BookFact.Rejected(c.change().request(), 0, c.account(), c.market(), objection));
            return;
        }
        rates.put(c.account(), c.market(), wished);
        if (account != null) {
            accounts.touch(account, timeMillis);
        }
        facts.append(
                Destination.ASSET,
                new SettingFact.FeesSet(c.change(), c.account(), c.market(), c.makerPpm(), c.takerPpm(), c.tier()));
    }

    private @Nullable RejectReason objection(AdminCommand.SetFees c, @Nullable Account account, OwnFees.Rates wished) {
        boolean everybody = c.account() == FeeRates.EVERYBODY;
        if (account == null && !everybody) {
            return RejectReason.ACCOUNT_UNKNOWN;
        }
        // What everybody pays in all markets is what their specifications say.
        boolean everywhere = c.market() == OwnFees.ALL_MARKETS && !everybody;
        if (!everywhere && markets.find(c.market()) == null) {
            return RejectReason.MARKET_UNKNOWN;
        }
        OwnFees.Rates present = rates.of(c.account()).find(c.market());
        long presentVersion = present == null ? 0 : present.version();
        if (wished.version() <= presentVersion && !wished.equals(present)) {
            return RejectReason.VERSION_NOT_HIGHER;
        }
        return isListed(wished) ? null : RejectReason.UNSUPPORTED;
    }

    /** The rule of a market's fees: a maker's rebate may not exceed the taker's fee. */
    private static boolean isListed(OwnFees.Rates fees) {
        if (fees.tier() < 0 || fees.tier() > TIER_MAX) {
            return false;
        }
        if (!fees.isGiven()) {
            return fees.makerPpm() == 0;
        }
        return fees.takerPpm() >= 0
                && fees.takerPpm() <= FEE_PPM_MAX
                && fees.makerPpm() <= FEE_PPM_MAX
                && fees.makerPpm() >= -fees.takerPpm();
    }
}
