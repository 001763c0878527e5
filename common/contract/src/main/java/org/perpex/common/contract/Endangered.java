package org.perpex.common.contract;

import org.perpex.common.core.MarginMode;
import org.perpex.common.core.PositionSide;

/**
 * A position in a margin call.
 *
 * @param market number of the market
 * @param positionSide which of its positions
 * @param marginMode cross or isolated
 * @param positionLots signed
 * @param markTicks mark price
 * @param isolatedUnits margin of an isolated position, else 0
 * @param unrealizedUnits profit at the mark price
 * @param maintenanceUnits maintenance margin of the position
 */
public record Endangered(
        int market,
        PositionSide positionSide,
        MarginMode marginMode,
        long positionLots,
        long markTicks,
        long isolatedUnits,
        long unrealizedUnits,
        long maintenanceUnits) {}
