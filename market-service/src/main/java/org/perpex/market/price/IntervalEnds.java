package org.perpex.market.price;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.perpex.common.contract.FundingCommand;
import org.perpex.common.core.RequestId;
import org.perpex.market.funding.FundingState;

/**
 * Finds in a sequence of price sets where funding intervals end. What is to be paid is the last rate of the interval, at
 * the mark price of the first set after it. Not thread-safe: owned by the price loop.
 */
public final class IntervalEnds {

    /** The high half of the ids of payments, before the market is added; the low half is the end of the interval. */
    private static final long REQUEST_HIGH = 0x66756E64_00000000L;

    private final Map<Integer, FundingState> last = new HashMap<>();

    /** @param before the last prices of who computed them before: their intervals may have ended since */
    public IntervalEnds(List<MarketPrices> before) {
        passed(before);
    }

    /** What ended between the last set and this one. Says the same until the set has passed. */
    public List<FundingCommand.Pay> endedBy(List<MarketPrices> set) {
        List<FundingCommand.Pay> ended = new ArrayList<>();
        for (MarketPrices price : set) {
            FundingState before = last.get(price.market());
            boolean isOver = before != null
                    && before.dueMillis() > 0
                    && before.dueMillis() < price.funding().dueMillis();
            if (before != null && isOver) {
                RequestId request = new RequestId(REQUEST_HIGH + price.market(), before.dueMillis());
                ended.add(new FundingCommand.Pay(
                        request, price.market(), before.dueMillis(), before.ratePpb(), price.markTicks()));
            }
        }
        return ended;
    }

    /** Notes that a set, and what ended before it, has been sent. */
    public void passed(List<MarketPrices> set) {
        set.forEach(price -> last.put(price.market(), price.funding()));
    }
}
