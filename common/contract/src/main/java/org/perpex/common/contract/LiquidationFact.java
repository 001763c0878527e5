package org.perpex.common.contract;

import java.util.List;
import org.perpex.common.core.Asset;
import org.perpex.common.core.LiquidationStage;
import org.perpex.common.core.PositionSide;

/** Facts of accounts in danger. */
public sealed interface LiquidationFact extends AccountFact {
    /**
     * An account comes near its maintenance margin.
     *
     * @param account user × 1024 + sub-account
     * @param equityUnits collateral with unrealised profit
     * @param maintenanceUnits maintenance margin
     * @param positions those that it holds, in order of their markets
     */
    record MarginCalled(long account, long equityUnits, long maintenanceUnits, List<Endangered> positions)
            implements LiquidationFact {

        public MarginCalled {
            positions = List.copyOf(positions);
        }
    }

    /**
     * An account is in liquidation: its orders are canceled and new ones refused.
     *
     * @param account user × 1024 + sub-account
     * @param market of an isolated position; 0: the cross positions
     * @param equityUnits collateral with unrealised profit
     * @param maintenanceUnits maintenance margin
     */
    record Frozen(long account, int market, long equityUnits, long maintenanceUnits) implements LiquidationFact {}

    /**
     * A step of a liquidation begins.
     *
     * @param account user × 1024 + sub-account
     * @param market number of the market
     * @param positionSide which of its positions
     * @param stage which step
     * @param orderId of the order that it sends to the book, or 0
     * @param lots that it is to close, unsigned
     * @param priceTicks bankruptcy price
     * @param equityUnits collateral with unrealised profit
     * @param maintenanceUnits maintenance margin
     */
    record StageEntered(
            long account,
            int market,
            PositionSide positionSide,
            LiquidationStage stage,
            long orderId,
            long lots,
            long priceTicks,
            long equityUnits,
            long maintenanceUnits)
            implements LiquidationFact {}

    /**
     * An account is out of danger, or nothing of it is left.
     *
     * @param account user × 1024 + sub-account
     * @param market of an isolated position; 0: the cross positions
     * @param equityUnits collateral with unrealised profit
     * @param maintenanceUnits maintenance margin
     */
    record Released(long account, int market, long equityUnits, long maintenanceUnits) implements LiquidationFact {}

    /**
     * Money went between an account and the insurance fund.
     *
     * @param account user × 1024 + sub-account
     * @param market number of the market
     * @param asset which asset
     * @param amountUnits positive: from the fund
     * @param walletUnits futures wallet, afterwards
     * @param poolUnits pool of the market, afterwards
     * @param sharedUnits shared pool, afterwards
     */
    record InsurancePaid(
            long account, int market, Asset asset, long amountUnits, long walletUnits, long poolUnits, long sharedUnits)
            implements LiquidationFact {}

    /**
     * The place of a position in the order of deleveraging changed.
     *
     * @param account user × 1024 + sub-account
     * @param market number of the market
     * @param positionSide which of its positions
     * @param quantile 1, the last to be closed, to 5, the first
     */
    record DeleverageRanked(long account, int market, PositionSide positionSide, int quantile)
            implements LiquidationFact {}

    /**
     * A position may be closed soon because nothing else covers a bankrupt one.
     *
     * @param account user × 1024 + sub-account
     * @param market number of the market
     * @param positionSide which of its positions
     * @param quantile its place, 1 to 5
     */
    record DeleverageWarned(long account, int market, PositionSide positionSide, int quantile)
            implements LiquidationFact {}
}
