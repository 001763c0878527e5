package org.perpex.market.administration;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.perpex.common.core.Decimals;
import org.perpex.common.core.LeverageBracket;
import org.perpex.common.core.MarketSpec;
import org.perpex.market.specification.Listing;

/**
 * What may change of a market, as an operator writes it: plain decimals. A field that is null stays as it is. Rates are
 * parts of one: {@code 0.0005} is 0.05 %.
 *
 * @param priceMin lowest price of an order
 * @param priceMax highest price of an order
 * @param sizeMin smallest size of an order
 * @param sizeMax largest size of a limit order
 * @param marketSizeMax largest size of a market order
 * @param notionalMin smallest price × size, in the quote asset
 * @param priceUp a buy's limit is at most the mark price × this
 * @param priceDown a sell's limit is at least the mark price × this
 * @param takeBound how far from the mark price a market order may trade
 * @param openOrdersMax open orders of one account
 * @param makerFee negative: a rebate
 * @param triggerProtect how far last and mark price may differ when a protected trigger fires
 * @param brackets the margin table, in rising order
 */
public record SpecificationForm(
        @Nullable String priceMin,
        @Nullable String priceMax,
        @Nullable String sizeMin,
        @Nullable String sizeMax,
        @Nullable String marketSizeMax,
        @Nullable String notionalMin,
        @Nullable String priceUp,
        @Nullable String priceDown,
        @Nullable String takeBound,
        @Nullable Integer openOrdersMax,
        @Nullable String makerFee,
        @Nullable String takerFee,
        @Nullable String liquidationFee,
        @Nullable String triggerProtect,
        @Nullable List<Bracket> brackets) {

    private static final int PPM_SCALE = 6;

    /**
     * A step of the margin table.
     *
     * @param cap upper bound of the notional, in the quote asset
     * @param maintenance maintenance margin, as a part of the notional
     */
    public record Bracket(
            @Nullable String cap,
            @Nullable String maintenance,
            @Nullable Integer leverageMax) {}

    /** What one field was and is. */
    public record Difference(String field, String before, String after) {}

    /** The form of a market as it is. */
    public static SpecificationForm of(Listing listing) {
        MarketSpec.Limits limits = listing.spec().limits();
        MarketSpec.Fees fees = listing.spec().fees();
        return new SpecificationForm(
                listing.price(limits.priceTicksMin()),
                listing.price(limits.priceTicksMax()),
                listing.size(limits.sizeLotsMin()),
                listing.size(limits.sizeLotsMax()),
                listing.size(limits.marketSizeLotsMax()),
                Decimals.formatUnits(limits.notionalUnitsMin()),
                ratio(limits.priceUpPpm()),
                ratio(limits.priceDownPpm()),
                ratio(limits.takeBoundPpm()),
                limits.openOrdersMax(),
                ratio(fees.makerPpm()),
                ratio(fees.takerPpm()),
                ratio(fees.liquidationPpm()),
                ratio(listing.triggerProtectPpm()),
                listing.spec().brackets().stream()
                        .map(SpecificationForm::bracket)
                        .toList());
    }

    /** This form, with what it leaves out taken from another. */
    public SpecificationForm over(SpecificationForm base) {
        return new SpecificationForm(
                or(priceMin, base.priceMin),
                or(priceMax, base.priceMax),
                or(sizeMin, base.sizeMin),
                or(sizeMax, base.sizeMax),
                or(marketSizeMax, base.marketSizeMax),
                or(notionalMin, base.notionalMin),
                or(priceUp, base.priceUp),
                or(priceDown, base.priceDown),
                or(takeBound, base.takeBound),
                or(openOrdersMax, base.openOrdersMax),
                or(makerFee, base.makerFee),
                or(takerFee, base.takerFee),
                or(liquidationFee, base.liquidationFee),
                or(triggerProtect, base.triggerProtect),
                or(brackets, base.brackets));
    }

    /** The fields in which a new form differs from this one; to be asked of forms of listings, which are complete. */
    public List<Difference> changesTo(SpecificationForm after) {
        List<Difference> changes = new ArrayList<>();
        add(changes, "priceMin", priceMin, after.priceMin);
        add(changes, "priceMax", priceMax, after.priceMax);
        add(changes, "sizeMin", sizeMin, after.sizeMin);
        add(changes, "sizeMax", sizeMax, after.sizeMax);
        add(changes, "marketSizeMax", marketSizeMax, after.marketSizeMax);
        add(changes, "notionalMin", notionalMin, after.notionalMin);
        add(changes, "priceUp", priceUp, after.priceUp);
        add(changes, "priceDown", priceDown, after.priceDown);
        add(changes, "takeBound", takeBound, after.takeBound);
        add(changes, "openOrdersMax", openOrdersMax, after.openOrdersMax);
        add(changes, "makerFee", makerFee, after.makerFee);
        add(changes, "takerFee", takerFee, after.takerFee);
        add(changes, "liquidationFee", liquidationFee, after.liquidationFee);
        add(changes, "triggerProtect", triggerProtect, after.triggerProtect);
        List<Bracket> from = brackets == null ? List.of() : brackets;
        List<Bracket> to = after.brackets == null ? List.of() : after.brackets;
        IntStream.range(0, Math.max(from.size(), to.size()))
                .forEach(i -> add(changes, "brackets[" + i + "]", text(from, i), text(to, i)));
        return changes;
    }

    private static void add(List<Difference> changes, String field, @Nullable Object before, @Nullable Object after) {
        if (!String.valueOf(before).equals(String.valueOf(after))) {
            changes.add(new Difference(field, String.valueOf(before), String.valueOf(after)));
        }
    }

    private static String text(List<Bracket> brackets, int index) {
        if (index >= brackets.size()) {
            return "none";
        }
        Bracket bracket = brackets.get(index);
        return "up to " + bracket.cap + ": " + bracket.maintenance + ", " + bracket.leverageMax + "x";
    }

    private static Bracket bracket(LeverageBracket bracket) {
        return new Bracket(
                Decimals.formatUnits(bracket.capUnits()), ratio(bracket.maintenancePpm()), bracket.leverageMax());
    }

    private static String ratio(long ppm) {
        return Decimals.format(ppm, PPM_SCALE);
    }

    private static <T> @Nullable T or(@Nullable T value, @Nullable T otherwise) {
        return value == null ? otherwise : value;
    }
}
