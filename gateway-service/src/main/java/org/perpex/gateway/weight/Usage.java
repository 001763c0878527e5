package org.perpex.gateway.weight;

/**
 * What is used up after a request, or because of which limit it was refused.
 *
 * @param retryMillis how long until the limit that was met opens again
 */
record Usage(Verdict verdict, int weight, int ordersTenSeconds, int ordersMinute, int retryMillis) {

    enum Verdict {
        GRANTED,
        TOO_MUCH_WEIGHT,
        TOO_MANY_ORDERS,
        BANNED;

        static Verdict of(long code) {
            return switch ((int) code) {
                case 0 -> GRANTED;
                case 1 -> TOO_MUCH_WEIGHT;
                case 2 -> TOO_MANY_ORDERS;
                case 3 -> BANNED;
                default -> throw new IllegalArgumentException("not a verdict: " + code);
            };
        }
    }
}
