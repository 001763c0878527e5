package org.perpex.common.core;

/** An asset that accounts hold. Amounts are counted in units of 1e-8, whatever the asset. */
public enum Asset {
    /** Tether, the collateral of USDT-margined markets. */
    USDT(1),
    /** USD Coin. */
    USDC(2),
    /** Bitcoin. */
    BTC(3),
    /** Ether. */
    ETH(4),
    /** Solana. */
    SOL(5);

    private static final Codes<Asset> CODES = Codes.of(values(), value -> value.code);

    /** The number that stands for this asset in messages and tables. */
    public final int code;

    Asset(int code) {
        this.code = code;
    }

    /** Returns the asset of a code, or throws {@link IllegalArgumentException}. */
    public static Asset of(int code) {
        return CODES.of(code);
    }
}
