package org.perpex.risk.engine;

import org.perpex.common.core.Check;

/** Every bound of the account engine. Changing one changes what an old journal replays to: it needs new rules. */
final class Limits {

    /** Accounts that the engine holds; a transfer that would open one more is refused. */
    static final int ACCOUNTS_MAX = 4_000_000;

    /** The largest number of a market. */
    static final int MARKETS_MAX = 1_024;

    /** The largest code of an asset. */
    static final int ASSET_CODE_MAX = 31;

    /** How long a request is remembered, in engine time. */
    static final long REQUEST_MEMORY_MILLIS = 10 * 60 * 1_000L;

    /** How many requests are remembered. */
    static final int REQUESTS_MAX = 1 << 20;

    /** What all accounts together may have transferred in, in units of one asset. */
    static final long TRANSFERRED_UNITS_MAX = Long.MAX_VALUE / 4;

    /** How many characters a client order id may have. */
    static final int CLIENT_ORDER_ID_LENGTH_MAX = 36;

    /** The leverage of an account in a market until it sets one, if the market allows as much. */
    static final int LEVERAGE_DEFAULT = 20;

    /** Order ids stay below this, so that JSON numbers hold them. */
    static final long ORDER_ID_MAX = 1L << 53;

    /** Amendments of one order that the book has not answered. */
    static final int AMENDS_UNANSWERED_MAX = 8;

    /** Waiting triggers of one account in one market, where the market says nothing. */
    static final int OPEN_TRIGGERS_MAX = 200;

    /** Waiting triggers of all accounts. */
    static final int TRIGGERS_MAX = 1 << 20;

    /** Triggers that one command places. */
    static final int GROUP_TRIGGERS_MAX = 8;

    /** How far a trailing stop lets the price come back, in parts per million. */
    static final int CALLBACK_PPM_MIN = 1_000;

    /** The largest of those. */
    static final int CALLBACK_PPM_MAX = 100_000;

    /** The largest rate of funding, either way, in parts per billion of the notional. */
    static final long FUNDING_PPB_MAX = 1_000_000_000L;

    /** Accounts with a limits profile: each is looked at once a second. */
    static final int PROFILES_MAX = 1 << 16;

    /** Settings of an account's limits that are kept. */
    static final int LIMIT_HISTORY_MAX = 32;

    /** The largest share in a limits profile, in parts per million. */
    static final long LIMIT_PPM_MAX = 1_000_000_000L;

    /** The most refusals in a row that a limits profile counts. */
    static final int LIMIT_FAILURES_MAX = 1_000;

    /** The longest time in a limits profile. */
    static final long LIMIT_MILLIS_MAX = 24 * 60 * 60 * 1_000L;

    /** The longest window in which a market may be too fast. */
    static final long FAST_MARKET_MILLIS_MAX = 60_000;

    static {
        Check.that(TRANSFERRED_UNITS_MAX < Long.MAX_VALUE / 2, "the sum of two transfers fits");
    }

    private Limits() {}
}
