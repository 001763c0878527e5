package org.perpex.finance.income;

import org.perpex.common.spring.dialect.DialectError;

/** Why a futures wallet changed, by the names of the dialect. In the order in which one fact's rows are listed. */
public enum IncomeType {
    /** Profit of closed lots, before fees; negative is a loss. */
    REALIZED_PNL,
    /** A trading fee, negative; positive is a rebate. */
    COMMISSION,
    /** Between funding and futures wallet, negative out of the latter. */
    TRANSFER,
    /** What a position paid at the end of an interval, negative, or received. */
    FUNDING_FEE,
    /** What the insurance fund took, negative, or paid; the fee of a liquidation among it. */
    INSURANCE_CLEAR;

    /** Returns the type of a name, or refuses with -1130. */
    public static IncomeType require(String name) {
        for (IncomeType type : values()) {
            if (type.name().equals(name)) {
                return type;
            }
        }
        throw DialectError.PARAMETER_INVALID.exception("incomeType");
    }
}
