package org.perpex.market.administration;

import java.util.List;

/** What an approval is asked for, as its payload has it. */
public sealed interface Requested {

    /**
     * New terms of a market.
     *
     * @param version the specification that they replace: if another is in force by then, they are void
     */
    record MarketChange(String symbol, int version, SpecificationForm terms, List<SpecificationForm.Difference> changes)
            implements Requested {}

    /** A new market. */
    record MarketListing(ListingForm form) implements Requested {}

    /** The end of a market at the mean mark price of the hour before it is applied. */
    record MarketSettlement(String symbol) implements Requested {}
}
