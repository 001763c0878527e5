package org.perpex.risk.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.perpex.common.core.MarketSpec;

/**
 * The fees that an account was given, or everybody: by market, or for all markets. Immutable; asking allocates nothing.
 */
public final class OwnFees {

    /** Nobody was given any. */
    public static final OwnFees NONE = new OwnFees(new int[0], new Rates[0]);

    /** Stands for all markets. */
    static final int ALL_MARKETS = 0;

    /** A taker's rate that says: no fees of its own any more. */
    static final int NONE_PPM = -1;

    private final int[] markets;
    private final Rates[] settings;

    private OwnFees(int[] markets, Rates[] settings) {
        this.markets = markets;
        this.settings = settings;
    }

    /**
     * What was set.
     *
     * @param makerPpm of the notional; negative is a rebate
     * @param takerPpm of the notional; {@link #NONE_PPM} if it was given up again
     * @param tier the VIP tier of the user
     * @param version of the setting
     */
    record Rates(int makerPpm, int takerPpm, int tier, long version) {

        boolean isGiven() {
            return takerPpm != NONE_PPM;
        }
    }

    /** One market's setting. */
    interface Visitor {
        void setting(int market, Rates rates);
    }

    /**
     * Parts per million of the notional that a fill costs: the account's own rate for the market, else everybody's for
     * the market, else its own for all markets, else that of the market.
     */
    public static int ppm(OwnFees own, OwnFees everybody, MarketSpec spec, boolean maker) {
        Rates given = own.given(spec.market());
        if (given == null) {
            given = everybody.given(spec.market());
        }
        if (given == null) {
            given = own.given(ALL_MARKETS);
        }
        if (given == null) {
            return maker ? spec.fees().makerPpm() : spec.fees().takerPpm();
        }
        return maker ? given.makerPpm : given.takerPpm;
    }

    /** The VIP tier that came with the last setting for all markets; 0 before the first. */
    public int tier() {
        Rates everywhere = find(ALL_MARKETS);
        return everywhere == null ? 0 : everywhere.tier;
    }

    /** The last setting for a market, or for all; null if there was none. */
    @Nullable
    Rates find(int market) {
        for (int i = 0; i < markets.length; i++) {
            if (markets[i] == market) {
                return settings[i];
            }
        }
        return null;
    }

    /** The same with another setting. */
    OwnFees with(int market, Rates setting) {
        int at = Arrays.binarySearch(markets, market);
        int place = at >= 0 ? at : -at - 1;
        int after = at >= 0 ? place + 1 : place;
        int[] newMarkets = new int[markets.length + (at >= 0 ? 0 : 1)];
        Rates[] newSettings = new Rates[newMarkets.length];
        System.arraycopy(markets, 0, newMarkets, 0, place);
        System.arraycopy(settings, 0, newSettings, 0, place);
        newMarkets[place] = market;
        newSettings[place] = setting;
        System.arraycopy(markets, after, newMarkets, place + 1, markets.length - after);
        System.arraycopy(settings, after, newSettings, place + 1, markets.length - after);
        return new OwnFees(newMarkets, newSettings);
    }

    int count() {
        return markets.length;
    }

    /** Shows every setting, by market. */
    void forEach(Visitor visitor) {
        for (int i = 0; i < markets.length; i++) {
            visitor.setting(markets[i], settings[i]);
        }
    }

    private @Nullable Rates given(int market) {
        Rates rates = find(market);
        return rates != null && rates.isGiven() ? rates : null;
    }
}
