package org.perpex.simulation;

import java.math.BigInteger;
import java.util.List;
import org.perpex.common.contract.AccountFact;
import org.perpex.common.contract.FundingFact;
import org.perpex.common.core.Check;
import org.perpex.common.core.Exact;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.OrderOrigin;

/** Looks whether what a user pays is rounded up and what a user receives down, by other arithmetic than the engine's. */
final class Roundings {

    private static final BigInteger PPM = BigInteger.valueOf(Exact.PPM);
    private static final List<MarketSpec> SPECS = Listings.specs();

    private Roundings() {}

    /** The fee is the least whole amount that is not below the exact one; a liquidated account may pay less. */
    static void check(AccountFact.OrderFilled fill) {
        MarketSpec spec = SPECS.get(fill.order().market() - 1);
        long ratePpm = fill.maker() ? spec.fees().makerPpm() : spec.fees().takerPpm();
        BigInteger exactPpm = BigInteger.valueOf(fill.fillPriceTicks())
                .multiply(BigInteger.valueOf(fill.fillLots()))
                .multiply(BigInteger.valueOf(spec.units().unitsPerTickLot()))
                .multiply(BigInteger.valueOf(ratePpm));
        BigInteger overPpm = BigInteger.valueOf(fill.feeUnits()).multiply(PPM).subtract(exactPpm);
        boolean isLess = overPpm.signum() < 0;
        boolean mayBeLess = fill.order().origin() == OrderOrigin.LIQUIDATION;
        Check.that(!isLess || mayBeLess, "a fee is rounded up, a rebate down", fill.feeUnits());
        Check.that(overPpm.compareTo(PPM) < 0, "a fee is rounded by less than a unit", fill.feeUnits());
    }

    /** Rounding takes from payers and receivers, so that something is left over, less than a unit of each. */
    static void check(FundingFact.Settled settled) {
        long units = settled.roundingUnits();
        Check.that(units >= 0, "roundings of funding never go to the users", units);
        Check.that(units <= settled.positions(), "each payment is rounded by less than a unit", units);
    }
}
