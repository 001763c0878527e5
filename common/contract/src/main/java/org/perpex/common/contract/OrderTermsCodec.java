package org.perpex.common.contract;

import org.perpex.common.contract.sbe.OrderTermsDecoder;
import org.perpex.common.contract.sbe.OrderTermsEncoder;
import org.perpex.common.core.PriceMatch;

/** Writes and reads {@link OrderTerms} as the part of a message that it is. */
final class OrderTermsCodec {

    private OrderTermsCodec() {}

    static void write(OrderTerms terms, OrderTermsEncoder encoder) {
        encoder.visibleLots(terms.visibleLots())
                .priceMatch((short) terms.priceMatch().code)
                .reprice(Ids.bit(terms.reprice()))
                .closePosition(Ids.bit(terms.closePosition()))
                .quote(Ids.bit(terms.quote()));
    }

    static OrderTerms read(OrderTermsDecoder decoder) {
        PriceMatch priceMatch = PriceMatch.of(decoder.priceMatch());
        int flags = decoder.reprice() | decoder.closePosition() | decoder.quote();
        // Almost every order is plain: those share one object.
        return decoder.visibleLots() == 0 && flags == 0 && priceMatch == PriceMatch.NONE
                ? OrderTerms.PLAIN
                : new OrderTerms(
                        decoder.visibleLots(),
                        priceMatch,
                        decoder.reprice() != 0,
                        decoder.closePosition() != 0,
                        decoder.quote() != 0);
    }
}
