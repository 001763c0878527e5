package org.perpex.risk.measure;

/**
 * What is won or lost with the price of a market.
 *
 * @param notionalUnits at the mark price, in units of USDT; negative is short
 */
public record Stake(int market, long notionalUnits) {}
