package org.perpex.common.contract;

import org.perpex.common.core.Asset;
import org.perpex.common.core.MarginMode;
import org.perpex.common.core.PositionMode;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.RequestId;

/** Facts of settings: of accounts, and of the universe. */
public sealed interface SettingFact extends AccountFact {
    /**
     * The position mode of an account.
     *
     * @param request the id of the command
     * @param account user × 1024 + sub-account
     * @param mode one-way or hedge
     */
    record PositionModeSet(RequestId request, long account, PositionMode mode) implements SettingFact {}

    /**
     * The margin mode of an account in a market.
     *
     * @param request the id of the command
     * @param account user × 1024 + sub-account
     * @param market number of the market
     * @param mode cross or isolated
     */
    record MarginModeSet(RequestId request, long account, int market, MarginMode mode) implements SettingFact {}

    /**
     * Margin went between the wallet and an isolated position.
     *
     * @param request the id of the command; none if the engine added it
     * @param account user × 1024 + sub-account
     * @param market number of the market
     * @param positionSide which of its positions
     * @param deltaUnits positive: to the position
     * @param isolatedUnits margin of the position, afterwards
     * @param walletUnits futures wallet, afterwards
     */
    record IsolatedMarginMoved(
            RequestId request,
            long account,
            int market,
            PositionSide positionSide,
            long deltaUnits,
            long isolatedUnits,
            long walletUnits)
            implements SettingFact {}

    /**
     * Whether an isolated position may draw on the wallet.
     *
     * @param request the id of the command
     * @param account user × 1024 + sub-account
     * @param market number of the market
     * @param enabled whether it may
     */
    record AutoAddMarginSet(RequestId request, long account, int market, boolean enabled) implements SettingFact {}

    /**
     * Whether all assets of an account are collateral.
     *
     * @param request the id of the command
     * @param account user × 1024 + sub-account
     * @param enabled whether they are
     */
    record MultiAssetModeSet(RequestId request, long account, boolean enabled) implements SettingFact {}

    /**
     * The group of an account that self-trade prevention treats as one trader.
     *
     * @param change who and why
     * @param account user × 1024 + sub-account
     * @param tradeGroup 0: the sub-accounts of its user alone
     */
    record TradeGroupSet(Change change, long account, long tradeGroup) implements SettingFact {}

    /**
     * The fees of an account.
     *
     * @param change who and why
     * @param account user × 1024 + sub-account; 0: everybody, in one market
     * @param market 0: all markets
     * @param makerPpm of the notional; negative is a rebate
     * @param takerPpm of the notional; −1 (with a maker's 0): none of its own any more
     * @param tier the VIP tier of its user, which prices nothing: what an account is told beside its rates
     */
    record FeesSet(Change change, long account, int market, int makerPpm, int takerPpm, int tier)
            implements SettingFact {}

    /**
     * What an asset counts for as collateral.
     *
     * @param change who and why
     * @param asset which asset
     * @param haircutPpm what is taken off its value
     * @param capUnits how much of it counts per account; 0: all
     */
    record CollateralSet(Change change, Asset asset, int haircutPpm, long capUnits) implements SettingFact {

        @Override
        public long account() {
            return 0;
        }
    }
}
