package org.perpex.risk.api;

import java.math.BigDecimal;
import org.perpex.common.core.Decimals;

/** Numbers as the dialect writes them. */
final class Texts {

    static final String NONE = "0";

    private Texts() {}

    static String money(long units) {
        return Decimals.formatUnits(units);
    }

    /** A bare zero where there is none: clients tell cross margin by it. */
    static String moneyOrNone(long units) {
        return units == 0 ? NONE : money(units);
    }

    /** Money without trailing zeros, as limits of notionals are written. */
    static String shortMoney(long units) {
        return units == 0
                ? NONE
                : BigDecimal.valueOf(units, Decimals.UNIT_SCALE)
                        .stripTrailingZeros()
                        .toPlainString();
    }

    static String plain(BigDecimal number) {
        return number.toPlainString();
    }
}
