package org.perpex.risk.engine;

import org.perpex.common.core.Check;
import org.perpex.common.core.Exact;
import org.perpex.common.core.MarginMode;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.Side;

/** One position of an account in a market, and the totals of the orders that work on it. */
final class Holding implements Exposure {

    private final int market;
    private final PositionSide positionSide;
    private final MarketSettings settings;
    private final OpenSide buys = new OpenSide();
    private final OpenSide sells = new OpenSide();
    private final PositionResult result = new PositionResult();
    private long positionLots;
    private long entryValueUnits;
    private long isolatedUnits;
    private int openOrders;
    private int quantile;
    private long updatedMillis;

    /** The position of one-way mode in a market where nothing was chosen yet. */
    Holding(int market, int leverage) {
        this(market, PositionSide.BOTH, new MarketSettings(leverage));
    }

    Holding(int market, PositionSide positionSide, MarketSettings settings) {
        this.market = market;
        this.positionSide = positionSide;
        this.settings = settings;
    }

    int market() {
        return market;
    }

    /** Which of the account's positions in the market it is. */
    PositionSide positionSide() {
        return positionSide;
    }

    /** What all positions of the account in the market share. */
    MarketSettings settings() {
        return settings;
    }

    @Override
    public int leverage() {
        return settings.leverage();
    }

    @Override
    public boolean isIsolated() {
        return settings.marginMode() == MarginMode.ISOLATED;
    }

    @Override
    public long isolatedUnits() {
        return isolatedUnits;
    }

    @Override
    public long positionLots() {
        return positionLots;
    }

    @Override
    public long entryValueUnits() {
        return entryValueUnits;
    }

    PositionResult result() {
        return result;
    }

    /** The signed notional at which closing the position earns nothing; 0 without a position. */
    long breakEvenValueUnits() {
        return positionLots == 0 ? 0 : result.breakEvenValueUnits(entryValueUnits);
    }

    /** Its place in the order of deleveraging that its owner was told, 1 to 5; 0: none yet. */
    int quantile() {
        return quantile;
    }

    void quantile(int told) {
        quantile = told;
    }

    int openOrders() {
        return openOrders;
    }

    long updatedMillis() {
        return updatedMillis;
    }

    void touch(long timeMillis) {
        updatedMillis = timeMillis;
    }

    private OpenSide side(Side side) {
        return side == Side.BUY ? buys : sells;
    }

    @Override
    public long openLots(Side side) {
        return side(side).lots();
    }

    @Override
    public long openNotionalUnits(Side side) {
        return side(side).notionalUnits();
    }

    @Override
    public long openLossUnits(Side side) {
        return side(side).lossUnits();
    }

    @Override
    public long reduceOnlyLots(Side side) {
        return side(side).reduceOnlyLots();
    }

    void opened(Pricing pricing, OpenOrder order) {
        openOrders++;
        bind(pricing, order);
    }

    void closed(Pricing pricing, OpenOrder order) {
        openOrders--;
        release(pricing, order);
    }

    /** Counts what an order binds. */
    void bind(Pricing pricing, OpenOrder order) {
        side(order.details().side()).add(pricing, order);
    }

    /** Counts no more what an order binds: before it changes, or for good. */
    void release(Pricing pricing, OpenOrder order) {
        side(order.details().side()).remove(pricing, order);
    }

    /**
     * Applies a fill to the position and returns what it realised, before the fee. A fill larger than an opposite
     * position closes it and opens the other side with the rest.
     */
    long trade(Pricing pricing, Side side, long priceTicks, long lots) {
        long heldLots = Math.abs(positionLots);
        long closedLots = 0;
        if (positionLots * side.sign() < 0) {
            closedLots = Math.min(lots, Math.abs(positionLots));
        }
        long realizedUnits = closedLots == 0 ? 0 : close(pricing, priceTicks, closedLots);
        result.realize(realizedUnits);
        free(closedLots, heldLots, realizedUnits);
        long openedLots = lots - closedLots;
        if (openedLots > 0) {
            if (positionLots == 0) {
                result.open();
                quantile = 0;
            }
            positionLots = Math.addExact(positionLots, side.sign() * openedLots);
            long notionalUnits = pricing.notionalUnits(priceTicks, openedLots);
            entryValueUnits = Math.addExact(entryValueUnits, side.sign() * notionalUnits);
            addIsolated(isIsolated() ? Math.ceilDiv(notionalUnits, leverage()) : 0);
        }
        Check.that(
                Long.signum(positionLots) == Long.signum(entryValueUnits),
                "an entry value has the sign of its position",
                entryValueUnits);
        return realizedUnits;
    }

    /** Counts the fee of the fill that has just been applied. */
    void pay(Side side, long lots, long feeUnits) {
        result.pay(feeUnits, side.sign() * positionLots, lots);
    }

    /** Sets margin aside for the position, or gives some back. Funding alone takes it below 0. */
    void addIsolated(long deltaUnits) {
        isolatedUnits = Math.addExact(isolatedUnits, deltaUnits);
    }

    /** Gives back the margin of lots that were closed; what it does not cover of their loss the rest bears, down to 0. */
    private void free(long closedLots, long heldLots, long realizedUnits) {
        if (closedLots > 0 && isolatedUnits != 0) {
            long freedUnits = Exact.mulDivFloor(isolatedUnits, closedLots, heldLots);
            addIsolated(-freedUnits);
            long lackUnits = Math.max(0, -Math.addExact(freedUnits, realizedUnits));
            addIsolated(-Math.min(lackUnits, Math.max(0, isolatedUnits)));
        }
    }

    private long close(Pricing pricing, long priceTicks, long lots) {
        int sign = Long.signum(positionLots);
        // Rounding the signed entry part up rounds the profit down, for longs and shorts alike.
        long entryPartUnits = Exact.mulDivCeil(entryValueUnits, lots, Math.abs(positionLots));
        positionLots -= sign * lots;
        entryValueUnits -= entryPartUnits;
        return Math.subtractExact(sign * pricing.notionalUnits(priceTicks, lots), entryPartUnits);
    }

    /** Puts back what a snapshot kept of the position's own margin. */
    void restoreIsolated(long units) {
        isolatedUnits = units;
    }

    /** Puts back what a snapshot kept of the position. */
    void restore(long lots, long entryUnits, long timeMillis) {
        positionLots = lots;
        entryValueUnits = entryUnits;
        updatedMillis = timeMillis;
    }
}
