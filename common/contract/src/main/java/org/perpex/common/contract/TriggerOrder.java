package org.perpex.common.contract;

import org.perpex.common.core.PositionSide;
import org.perpex.common.core.PriceMatch;
import org.perpex.common.core.SelfTradePrevention;
import org.perpex.common.core.Side;
import org.perpex.common.core.TimeInForce;
import org.perpex.common.core.TriggerType;
import org.perpex.common.core.WorkingPrice;

/**
 * An order that waits for a price.
 *
 * @param side of the order that it becomes
 * @param positionSide BOTH in one-way mode
 * @param type what it waits for and what it becomes
 * @param workingPrice the price that it watches
 * @param triggerTicks price at which it fires; of a trailing stop 0
 * @param activationTicks price from which a trailing stop follows; 0: from the start
 * @param callbackPpm how far a trailing stop lets the price come back; else 0
 * @param priceTicks limit price of the order that it becomes; 0 for a market order
 * @param sizeLots size in lots; 0 if it closes the position
 * @param timeInForce of the order that it becomes
 * @param reduceOnly may only shrink a position
 * @param closePosition closes whatever the position is then
 * @param priceProtect does not fire while mark and contract price are too far apart
 * @param selfTradePrevention mode of the order that it becomes
 * @param goodTillMillis engine time at which it expires, or 0
 * @param visibleLots of an iceberg, else 0
 * @param priceMatch of the order that it becomes
 * @param clientTriggerId chosen by the client; unique among the waiting triggers of its account
 */
public record TriggerOrder(
        Side side,
        PositionSide positionSide,
        TriggerType type,
        WorkingPrice workingPrice,
        long triggerTicks,
        long activationTicks,
        int callbackPpm,
        long priceTicks,
        long sizeLots,
        TimeInForce timeInForce,
        boolean reduceOnly,
        boolean closePosition,
        boolean priceProtect,
        SelfTradePrevention selfTradePrevention,
        long goodTillMillis,
        long visibleLots,
        PriceMatch priceMatch,
        String clientTriggerId) {}
