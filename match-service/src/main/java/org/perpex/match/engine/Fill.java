package org.perpex.match.engine;

import org.perpex.common.core.Side;

/** A fill, as its listener sees it: one object, filled anew for each. */
final class Fill {
    long tradeNumber;
    long takerOrderId;
    long makerOrderId;
    long takerAccount;
    long makerAccount;
    Side takerSide = Side.BUY;
    long priceTicks;
    long lots;
    long takerOpenLots;
    long makerOpenLots;
}
