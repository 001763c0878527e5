package org.perpex.match.engine;

import org.perpex.common.contract.OrderDetails;
import org.perpex.common.contract.OrderTerms;
import org.perpex.common.contract.engine.EncodedFacts;
import org.perpex.common.contract.sbe.Id128Encoder;
import org.perpex.common.contract.sbe.OrderDetailsEncoder;
import org.perpex.common.contract.sbe.OrderTermsEncoder;
import org.perpex.common.core.RequestId;

/** Writes an order as the part of a fact that it is, number by number, as the codec of the contract writes it. */
final class OrderBytes {

    private OrderBytes() {}

    static void write(OrderDetails order, EncodedFacts out, int at) {
        write(order.request(), out, at + OrderDetailsEncoder.requestEncodingOffset());
        out.putLong(at + OrderDetailsEncoder.orderIdEncodingOffset(), order.orderId());
        out.putLong(at + OrderDetailsEncoder.accountEncodingOffset(), order.account());
        out.putInt(at + OrderDetailsEncoder.marketEncodingOffset(), order.market());
        out.putByte(at + OrderDetailsEncoder.sideEncodingOffset(), order.side().code);
        out.putByte(at + OrderDetailsEncoder.positionSideEncodingOffset(), order.positionSide().code);
        out.putByte(at + OrderDetailsEncoder.typeEncodingOffset(), order.type().code);
        out.putByte(at + OrderDetailsEncoder.timeInForceEncodingOffset(), order.timeInForce().code);
        out.putLong(at + OrderDetailsEncoder.priceTicksEncodingOffset(), order.priceTicks());
        out.putLong(at + OrderDetailsEncoder.sizeLotsEncodingOffset(), order.sizeLots());
        out.putBit(at + OrderDetailsEncoder.reduceOnlyEncodingOffset(), order.reduceOnly());
        out.putByte(at + OrderDetailsEncoder.selfTradePreventionEncodingOffset(), order.selfTradePrevention().code);
        out.putLong(at + OrderDetailsEncoder.goodTillMillisEncodingOffset(), order.goodTillMillis());
        out.putByte(at + OrderDetailsEncoder.routeEncodingOffset(), order.route().code);
        out.putText(
                at + OrderDetailsEncoder.clientOrderIdEncodingOffset(),
                OrderDetailsEncoder.clientOrderIdLength(),
                order.clientOrderId());
        write(order.terms(), out, at + OrderDetailsEncoder.termsEncodingOffset());
        out.putLong(at + OrderDetailsEncoder.tradeGroupEncodingOffset(), order.tradeGroup());
        out.putByte(at + OrderDetailsEncoder.originEncodingOffset(), order.origin().code);
        out.putLong(at + OrderDetailsEncoder.parentIdEncodingOffset(), order.parentId());
    }

    static void write(RequestId request, EncodedFacts out, int at) {
        out.putLong(at + Id128Encoder.highEncodingOffset(), request.high());
        out.putLong(at + Id128Encoder.lowEncodingOffset(), request.low());
    }

    private static void write(OrderTerms terms, EncodedFacts out, int at) {
        out.putLong(at + OrderTermsEncoder.visibleLotsEncodingOffset(), terms.visibleLots());
        out.putByte(at + OrderTermsEncoder.priceMatchEncodingOffset(), terms.priceMatch().code);
        out.putBit(at + OrderTermsEncoder.repriceEncodingOffset(), terms.reprice());
        out.putBit(at + OrderTermsEncoder.closePositionEncodingOffset(), terms.closePosition());
        out.putBit(at + OrderTermsEncoder.quoteEncodingOffset(), terms.quote());
    }
}
