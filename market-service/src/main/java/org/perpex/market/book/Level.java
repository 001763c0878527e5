package org.perpex.market.book;

/** A price level: all that rests at one price. Zero lots in a change: the level is gone. */
public record Level(long priceTicks, long lots) {}
