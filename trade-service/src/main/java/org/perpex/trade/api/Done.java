package org.perpex.trade.api;

/** The answer to what has been done and has nothing to show. Clients match the texts to the letter. */
record Done(int code, String msg) {

    /** Orders, or triggers, wait no more. */
    static final Done ALL_CANCELED = new Done(200, "The operation of cancel all open order is done.");

    /** What was asked for is so now. */
    static final Done SUCCESS = new Done(200, "success");
}
