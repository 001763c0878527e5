package org.perpex.trade.api;

/** The answer to what has been done and has nothing to show. Clients match the texts to the letter. */
record Done(int code, String msg) {}
