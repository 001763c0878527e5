package org.perpex.match.engine;

/** A listed market: its book and its voice. */
record Market(OrderBook book, MarketFacts facts) {}
