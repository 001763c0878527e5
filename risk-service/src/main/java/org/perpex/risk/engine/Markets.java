package org.perpex.risk.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.MarketCommand;
import org.perpex.common.core.MarketSpec;

/** The markets by their numbers, and which price set was taken last. */
final class Markets {

    private final List<@Nullable MarketState> byNumber = new ArrayList<>();
    private final Collateral collateral = new Collateral();
    private long priceEpoch;
    private long priceNumber;

    @Nullable
    MarketState find(int market) {
        return market >= 1 && market < byNumber.size() ? byNumber.get(market) : null;
    }

    /** The market of a fact or a holding, which exists. */
    MarketState at(int market) {
        MarketState state = find(market);
        if (state == null) {
            throw new IllegalStateException("no such market: " + market);
        }
        return state;
    }

    /** Every market, by number. */
    List<MarketState> all() {
        List<MarketState> states = new ArrayList<>(byNumber.size());
        for (MarketState state : byNumber) {
            if (state != null) {
                states.add(state);
            }
        }
        return states;
    }

    /**
     * Lists a market or replaces its specification. Returns false, and changes nothing, if the number is out of bounds
     * or the new specification would give another worth to what accounts already hold.
     */
    boolean list(MarketSpec spec) {
        if (spec.market() > Limits.MARKETS_MAX || spec.quote().code > Limits.ASSET_CODE_MAX) {
            return false;
        }
        while (byNumber.size() <= spec.market()) {
            byNumber.add(null);
        }
        MarketState state = byNumber.get(spec.market());
        if (state == null) {
            byNumber.set(spec.market(), new MarketState(spec));
            return true;
        }
        if (!state.admits(spec)) {
            return false;
        }
        state.replaceSpec(spec);
        return true;
    }

    /** Takes a price set. Returns false if it is not newer than the last one. */
    boolean price(long timeMillis, MarketCommand.SetPrices prices) {
        if (prices.epoch() < priceEpoch || prices.epoch() == priceEpoch && prices.number() <= priceNumber) {
            return false;
        }
        priceEpoch = prices.epoch();
        priceNumber = prices.number();
        for (MarketCommand.MarketPrice price : prices.prices()) {
            MarketState state = find(price.market());
            if (state != null && price.markTicks() > 0) {
                state.price(price.markTicks(), price.indexTicks());
                state.marks().take(timeMillis, price.markTicks());
            }
        }
        collateral.take(prices, this);
        return true;
    }

    /** What assets are worth as collateral. */
    Collateral collateral() {
        return collateral;
    }

    long priceEpoch() {
        return priceEpoch;
    }

    long priceNumber() {
        return priceNumber;
    }

    void restorePriceMark(long epoch, long number) {
        priceEpoch = epoch;
        priceNumber = number;
    }
}
