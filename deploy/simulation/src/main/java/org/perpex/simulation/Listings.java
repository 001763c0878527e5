package org.perpex.simulation;

import java.util.List;
import java.util.stream.LongStream;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.Asset;
import org.perpex.common.core.LeverageBracket;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.Product;

/** The markets and the accounts of every simulation: few of both, so that they meet often. */
final class Listings {

    static final Asset QUOTE = Asset.USDT;
    static final int[] LISTED = {1, 2};

    /** A number that no market has. */
    static final int UNLISTED = 3;

    /** Two of them belong to one user. The last one never holds money. */
    static final long[] ACCOUNTS = {
        AccountId.of(1, 0).value(),
        AccountId.of(1, 1).value(),
        AccountId.of(2, 0).value(),
        AccountId.of(3, 0).value(),
        AccountId.of(4, 0).value(),
        AccountId.of(5, 0).value(),
        AccountId.of(6, 0).value(),
    };

    /** The insurance fund's own account, which takes positions over. */
    static final long FUND = AccountId.INSURANCE_FUND.value();

    /** All that can have a position. */
    static final long[] HOLDERS =
            LongStream.concat(LongStream.of(ACCOUNTS), LongStream.of(FUND)).toArray();

    /** The price at which a market starts. */
    static final long MARK_TICKS = 1_000;

    private static final long USDT = 100_000_000;

    private Listings() {}

    /** One market with a rebate and odd rates, so that roundings show; one with coarse lots and few open orders. */
    static List<MarketSpec> specs() {
        return List.of(
                new MarketSpec(
                        1,
                        "FINEUSDT",
                        Product.PERPETUAL,
                        Asset.BTC,
                        QUOTE,
                        new MarketSpec.Units(4, 1, 4, 1),
                        new MarketSpec.Limits(1, 100_000, 1, 1_000_000, 120_000, 0, 1_100_000, 900_000, 300_000, 40),
                        new MarketSpec.Fees(-123, 457, 12_500),
                        brackets(USDT / 1_000)),
                new MarketSpec(
                        2,
                        "COARSEUSDT",
                        Product.PERPETUAL,
                        Asset.ETH,
                        QUOTE,
                        new MarketSpec.Units(0, 1, 0, 1),
                        new MarketSpec.Limits(1, 100_000, 1, 1_000, 500, 0, 1_100_000, 900_000, 300_000, 5),
                        new MarketSpec.Fees(200, 400, 12_500),
                        brackets(USDT)));
    }

    private static List<LeverageBracket> brackets(long unit) {
        return List.of(
                new LeverageBracket(0, 20_000 * unit, 10_000, 50, 0),
                new LeverageBracket(20_000 * unit, 100_000 * unit, 25_000, 20, 300 * unit),
                new LeverageBracket(100_000 * unit, 1_000_000 * unit, 100_000, 5, 7_800 * unit));
    }
}
