package org.perpex.common.spring.web;

/**
 * How many messages a client may send over one connection: so many a second, and a few more at once. Not thread-safe:
 * the messages of a connection come one after another.
 */
public final class MessageAllowance {

    /** What public and private streams allow. */
    public static final int PER_SECOND = 10;

    public static final int AT_ONCE = 50;

    private static final long MESSAGE = 1_000;

    private final int perSecond;
    private final long most;
    private long left;
    private long lastMillis;

    public MessageAllowance(int perSecond, int atOnce, long nowMillis) {
        this.perSecond = perSecond;
        most = atOnce * MESSAGE;
        left = most;
        lastMillis = nowMillis;
    }

    /** Whether one more message may come now; a clock that went back gives nothing. */
    public boolean take(long nowMillis) {
        long passedMillis = Math.max(0, nowMillis - lastMillis);
        lastMillis = nowMillis;
        left = passedMillis >= most ? most : Math.min(most, left + passedMillis * perSecond);
        if (left < MESSAGE) {
            return false;
        }
        left -= MESSAGE;
        return true;
    }
}
