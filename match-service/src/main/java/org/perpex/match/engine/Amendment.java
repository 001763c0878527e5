package org.perpex.match.engine;

import org.perpex.common.core.RequestId;
import org.perpex.common.core.Side;

/** What an amendment did. Reused by its book: a listener takes what it needs and keeps no reference. */
final class Amendment {

    RequestId request = RequestId.NONE;
    long orderId;
    long account;
    Side side = Side.BUY;
    long askedTicks;
    long priceTicks;
    long priceTicksBefore;
    long sizeLots;
    long sizeLotsBefore;
    boolean keptPlace;
}
