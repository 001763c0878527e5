package org.perpex.market.candle;

/** What a candle is drawn from. */
public enum Series {
    /** The trades of the market. */
    TRADES(1),
    /** The mark price, one sample a second. */
    MARK(2),
    /** The index price, one sample a second. */
    INDEX(3),
    /** The premium index, one sample a second; in parts per billion instead of ticks, and it may be negative. */
    PREMIUM(4),
    /** Lots held long, sampled each minute of engine time and at each change that a price set sees. */
    OPEN_INTEREST(5),
    /** The share of the accounts in the market that are long, in parts per million, sampled like open interest. */
    LONG_ACCOUNTS(6);

    /** The number that stands for this series in tables. */
    public final int code;

    Series(int code) {
        this.code = code;
    }
}
