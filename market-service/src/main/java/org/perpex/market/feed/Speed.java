package org.perpex.market.feed;

/** How often a depth stream says what changed. */
public enum Speed {
    MILLIS_100(100),
    MILLIS_250(250),
    MILLIS_500(500);

    public final int millis;

    Speed(int millis) {
        this.millis = millis;
    }
}
