package org.perpex.risk.engine;

import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.AdminCommand;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.SettingFact;
import org.perpex.common.contract.engine.FactSink;
import org.perpex.common.core.Asset;
import org.perpex.common.core.Exact;
import org.perpex.common.core.RejectReason;

/** Sets what assets count for as collateral, as operators decide. */
final class CollateralDesk {

    private final Collateral collateral;

    CollateralDesk(Collateral collateral) {
        this.collateral = collateral;
    }

    /** Takes a setting of a higher version; the last one that was taken is said again when it is repeated. */
    void set(AdminCommand.SetCollateral c, FactSink facts) {
        Collateral.Terms wished =
                new Collateral.Terms(c.haircutPpm(), c.capUnits(), c.change().version());
        RejectReason objection = objection(c.asset(), wished);
        if (objection != null) {
            facts.append(
                    Destination.TRADE_REJECTED, new BookFact.Rejected(c.change().request(), 0, 0, 0, objection));
            return;
        }
        collateral.terms(c.asset(), wished);
        facts.append(
                Destination.ASSET, new SettingFact.CollateralSet(c.change(), c.asset(), c.haircutPpm(), c.capUnits()));
    }

    private @Nullable RejectReason objection(Asset asset, Collateral.Terms wished) {
        Collateral.Terms present = collateral.terms(asset);
        if (wished.version() <= present.version() && !wished.equals(present)) {
            return RejectReason.VERSION_NOT_HIGHER;
        }
        boolean listed = wished.haircutPpm() >= 0 && wished.haircutPpm() <= Exact.PPM && wished.capUnits() >= 0;
        return listed && asset != Asset.USDT ? null : RejectReason.UNSUPPORTED;
    }
}
