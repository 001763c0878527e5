package org.perpex.market.administration;

import java.util.ArrayList;
import java.util.List;
import org.perpex.common.core.Decimals;
import org.perpex.common.core.Exact;
import org.perpex.common.core.LeverageBracket;
import org.perpex.common.core.MarketSpec;
import org.perpex.market.specification.Listing;

/** Makes the listing that a complete form describes, or says which fields are wrong and what their limits are. */
public final class SpecificationReader {

    private static final int FEE_PPM_MAX = 10_000;
    private static final int REBATE_PPM_MAX = 1_000;
    private static final int LIQUIDATION_FEE_PPM_MAX = 100_000;
    private static final int BAND_PPM_MAX = 10_000_000;
    private static final int BAND_PPM_MIN = 10_000;
    private static final int TAKE_BOUND_PPM_MIN = 1_000;
    private static final int PPM = (int) Exact.PPM;
    private static final int OPEN_ORDERS_MAX = 200;
    private static final int LEVERAGE_MAX = 125;
    private static final long UNITS_MAX = Long.MAX_VALUE / 4;

    private SpecificationReader() {}

    /**
     * Reads a form over a market that is listed.
     *
     * @param before the market as it is: name, assets and increments stay
     * @throws FormInvalid if a field is wrong
     */
    public static Listing read(Listing before, SpecificationForm form) {
        SpecificationForm whole = form.over(SpecificationForm.of(before));
        return read(before.spec(), before, whole);
    }

    static Listing read(MarketSpec identity, Listing before, SpecificationForm form) {
        FieldReader fields = new FieldReader();
        MarketSpec.Units units = identity.units();
        long priceMin = fields.increments("priceMin", form.priceMin(), units.priceScale(), units.tickSize());
        long priceMax = fields.increments("priceMax", form.priceMax(), units.priceScale(), units.tickSize());
        long sizeMin = fields.increments("sizeMin", form.sizeMin(), units.sizeScale(), units.lotSize());
        long sizeMax = fields.increments("sizeMax", form.sizeMax(), units.sizeScale(), units.lotSize());
        long marketMax = fields.increments("marketSizeMax", form.marketSizeMax(), units.sizeScale(), units.lotSize());
        long notional = fields.decimal("notionalMin", form.notionalMin(), Decimals.UNIT_SCALE, 0, UNITS_MAX);
        int up = fields.ppm("priceUp", form.priceUp(), PPM, BAND_PPM_MAX);
        int down = fields.ppm("priceDown", form.priceDown(), BAND_PPM_MIN, PPM);
        int take = fields.ppm("takeBound", form.takeBound(), TAKE_BOUND_PPM_MIN, PPM - 1L);
        int orders = fields.whole("openOrdersMax", form.openOrdersMax(), 1, OPEN_ORDERS_MAX);
        int taker = fields.ppm("takerFee", form.takerFee(), 0, FEE_PPM_MAX);
        int maker = fields.ppm("makerFee", form.makerFee(), -REBATE_PPM_MAX, FEE_PPM_MAX);
        int liquidation = fields.ppm("liquidationFee", form.liquidationFee(), 0, LIQUIDATION_FEE_PPM_MAX);
        int protect = fields.ppm("triggerProtect", form.triggerProtect(), 0, PPM);
        List<LeverageBracket> brackets = brackets(fields, form.brackets() == null ? List.of() : form.brackets());
        if (fields.isSound()) {
            related(fields, before, priceMin, priceMax);
            require(fields, sizeMin <= sizeMax, "sizeMin", "at most sizeMax");
            require(fields, sizeMin <= marketMax, "marketSizeMax", "at least sizeMin");
            require(fields, marketMax <= sizeMax, "marketSizeMax", "at most sizeMax");
            require(fields, maker >= -taker, "makerFee", "a rebate of at most takerFee");
        }
        fields.end();
        try {
            MarketSpec.Limits limits = new MarketSpec.Limits(
                    priceMin, priceMax, sizeMin, sizeMax, marketMax, notional, up, down, take, orders);
            MarketSpec spec = new MarketSpec(
                    identity.market(),
                    identity.symbol(),
                    identity.product(),
                    identity.base(),
                    identity.quote(),
                    units,
                    limits,
                    new MarketSpec.Fees(maker, taker, liquidation),
                    brackets,
                    identity.guards(),
                    identity.funding(),
                    identity.liquidation());
            return new Listing(spec, before.steadyTicks(), protect, before.listedMillis(), before.version() + 1);
        } catch (IllegalArgumentException | ArithmeticException tooLarge) {
            fields.wrong("priceMax", "such that priceMax × sizeMax can be counted in units of 1e-8");
            fields.end();
            throw tooLarge;
        }
    }

    private static void related(FieldReader fields, Listing before, long priceMin, long priceMax) {
        require(
                fields,
                priceMin <= before.steadyTicks(),
                "priceMin",
                "at most the steady price " + before.price(before.steadyTicks()));
        require(
                fields,
                priceMax >= before.steadyTicks(),
                "priceMax",
                "at least the steady price " + before.price(before.steadyTicks()));
    }

    /** Rising caps and ratios, falling leverage; what keeps the table continuous at its steps is computed. */
    private static List<LeverageBracket> brackets(FieldReader fields, List<SpecificationForm.Bracket> forms) {
        List<LeverageBracket> brackets = new ArrayList<>();
        require(
                fields,
                !forms.isEmpty() && forms.size() <= MarketSpec.BRACKETS_MAX,
                "brackets",
                "1 to " + MarketSpec.BRACKETS_MAX + " steps");
        for (int i = 0; i < forms.size(); i++) {
            String name = "brackets[" + i + "].";
            SpecificationForm.Bracket form = forms.get(i);
            LeverageBracket before = brackets.isEmpty() ? null : brackets.getLast();
            long floor = before == null ? 0 : before.capUnits();
            long ratioBefore = before == null ? 0 : before.maintenancePpm();
            int leverageBefore = before == null ? LEVERAGE_MAX : before.leverageMax();
            long cap = fields.decimal(name + "cap", form.cap(), Decimals.UNIT_SCALE, floor + 1, UNITS_MAX);
            int ratio = fields.ppm(name + "maintenance", form.maintenance(), ratioBefore + 1, PPM);
            int leverage = fields.whole(name + "leverageMax", form.leverageMax(), 1, leverageBefore);
            require(
                    fields,
                    (long) leverage * ratio <= Exact.PPM,
                    name + "leverageMax",
                    "at most 1 / maintenance: what opens a position must keep it");
            if (!fields.isSound()) {
                return brackets;
            }
            brackets.add(LeverageBracket.above(before, cap, ratio, leverage));
        }
        return brackets;
    }

    private static void require(FieldReader fields, boolean holds, String field, String limit) {
        if (!holds) {
            fields.wrong(field, limit);
        }
    }
}
