package org.perpex.market.administration;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.perpex.common.core.Asset;
import org.perpex.common.core.Decimals;
import org.perpex.common.core.LeverageBracket;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.Product;
import org.perpex.market.specification.Listing;

/**
 * A new contract, as an operator writes it.
 *
 * @param symbol upper-case letters and digits
 * @param base what is traded, one of the assets that the exchange knows
 * @param quote what it is paid in: USDT
 * @param tickSize the price increment, with as many places as prices shall have
 * @param lotSize the size increment, with as many places as sizes shall have
 * @param steadyPrice the mark price until there is an index
 * @param terms the rest, complete
 */
public record ListingForm(
        @Nullable String symbol,
        @Nullable String base,
        @Nullable String quote,
        @Nullable String tickSize,
        @Nullable String lotSize,
        @Nullable String steadyPrice,
        @Nullable SpecificationForm terms) {

    private static final String SYMBOL_FORM = "[A-Z][A-Z0-9]{2,19}";
    private static final long INCREMENT_MAX = 1_000_000;

    /** What finance books fills, fees and funding in: the account engine would charge whatever the market is quoted in. */
    private static final Asset SETTLED_IN = Asset.USDT;

    /**
     * Makes the listing.
     *
     * @param market its number
     * @throws FormInvalid if a field is wrong
     */
    public Listing read(int market, long listedMillis) {
        FieldReader fields = new FieldReader();
        if (symbol == null || !symbol.matches(SYMBOL_FORM)) {
            fields.wrong("symbol", "3 to 20 upper-case letters and digits, a letter first");
        }
        Asset baseAsset = base(fields, base);
        if (baseAsset == SETTLED_IN) {
            fields.wrong("base", "another asset than quote");
        }
        if (!SETTLED_IN.name().equals(quote)) {
            fields.wrong("quote", SETTLED_IN + ": the books settle no other asset");
        }
        int priceScale = scale(tickSize);
        int sizeScale = scale(lotSize);
        long tick = fields.decimal("tickSize", tickSize, priceScale, 1, INCREMENT_MAX);
        long lot = fields.decimal("lotSize", lotSize, sizeScale, 1, INCREMENT_MAX);
        if (priceScale + sizeScale > Decimals.UNIT_SCALE) {
            fields.wrong("lotSize", "such that tickSize and lotSize together have at most 8 places");
        }
        long steady = fields.increments("steadyPrice", steadyPrice, priceScale, tick);
        if (terms == null) {
            fields.wrong("terms", "there");
        }
        fields.end();
        MarketSpec identity = new MarketSpec(
                market,
                String.valueOf(symbol),
                Product.PERPETUAL,
                baseAsset,
                SETTLED_IN,
                new MarketSpec.Units(priceScale, tick, sizeScale, lot),
                new MarketSpec.Limits(1, steady, 1, 1, 1, 0, 1_000_000, 1_000_000, 1, 1),
                new MarketSpec.Fees(0, 0, 0),
                List.of(new LeverageBracket(0, 1, 1, 1, 0)));
        Listing placeholder = new Listing(identity, steady, 0, listedMillis, 0);
        return SpecificationReader.read(identity, placeholder, terms == null ? none() : terms);
    }

    private static SpecificationForm none() {
        return new SpecificationForm(
                null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    private static Asset base(FieldReader fields, @Nullable String name) {
        for (Asset asset : Asset.values()) {
            if (asset.name().equals(name)) {
                return asset;
            }
        }
        fields.wrong("base", "one of " + Arrays.toString(Asset.values()));
        return SETTLED_IN;
    }

    private static int scale(@Nullable String text) {
        int dot = text == null ? -1 : text.indexOf('.');
        return dot < 0 || text == null ? 0 : Math.min(Decimals.UNIT_SCALE, text.length() - dot - 1);
    }
}
