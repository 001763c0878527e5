package org.perpex.finance.fee;

/**
 * What a user has done and has, on a day. Units of 1e-8 USDT.
 *
 * @param volumeUnits notional of his fills of the last thirty days
 * @param balanceUnits USDT in his futures wallets
 */
public record Standing(long user, long volumeUnits, long balanceUnits) {}
