package org.perpex.trade.amendment;

/**
 * An amendment that the book carried out.
 *
 * @param id the number of its fact in the stream of the book
 * @param number how many the order has had, this one included
 */
public record Amendment(
        long id,
        long orderId,
        long account,
        int market,
        String clientOrderId,
        long priceTicksBefore,
        long priceTicks,
        long sizeLotsBefore,
        long sizeLots,
        int number,
        long timeMillis) {}
