package org.perpex.common.contract;

import org.perpex.common.core.MarginMode;
import org.perpex.common.core.PositionMode;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.RequestId;

/** Commands of a trader about settings of the account, from trade to the account engine on {@code risk-topic}. */
public sealed interface AccountCommand extends TraderCommand {
    /**
     * Chooses between one position and two in each market.
     *
     * @param request made before the first send
     * @param deadlineMillis engine time after which it is refused
     * @param account user × 1024 + sub-account
     * @param market 0: it is about no single market
     * @param mode one-way or hedge
     */
    record SetPositionMode(RequestId request, long deadlineMillis, long account, int market, PositionMode mode)
            implements AccountCommand {}

    /**
     * Chooses between cross and isolated margin in a market.
     *
     * @param request made before the first send
     * @param deadlineMillis engine time after which it is refused
     * @param account user × 1024 + sub-account
     * @param market number of the market
     * @param mode cross or isolated
     */
    record SetMarginMode(RequestId request, long deadlineMillis, long account, int market, MarginMode mode)
            implements AccountCommand {}

    /**
     * Adds margin to an isolated position, or takes some away.
     *
     * @param request made before the first send
     * @param deadlineMillis engine time after which it is refused
     * @param account user × 1024 + sub-account
     * @param market number of the market
     * @param positionSide which of its positions
     * @param deltaUnits positive adds, negative takes away
     */
    record MoveIsolatedMargin(
            RequestId request,
            long deadlineMillis,
            long account,
            int market,
            PositionSide positionSide,
            long deltaUnits)
            implements AccountCommand {}

    /**
     * Says whether an isolated position may draw on the wallet before it is liquidated.
     *
     * @param request made before the first send
     * @param deadlineMillis engine time after which it is refused
     * @param account user × 1024 + sub-account
     * @param market number of the market
     * @param enabled whether it may
     */
    record SetAutoAddMargin(RequestId request, long deadlineMillis, long account, int market, boolean enabled)
            implements AccountCommand {}

    /**
     * Says whether all assets of the account are collateral.
     *
     * @param request made before the first send
     * @param deadlineMillis engine time after which it is refused
     * @param account user × 1024 + sub-account
     * @param market 0: it is about no single market
     * @param enabled whether they are
     */
    record SetMultiAssetMode(RequestId request, long deadlineMillis, long account, int market, boolean enabled)
            implements AccountCommand {}
}
