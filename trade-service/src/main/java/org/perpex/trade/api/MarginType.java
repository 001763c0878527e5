package org.perpex.trade.api;

import org.perpex.common.spring.dialect.DialectError;
import org.perpex.common.spring.dialect.Parameters;

/** Where margin goes, by the numbers of the dialect. */
enum MarginType {
    /** To a position. */
    ADD(1),
    /** From a position. */
    REDUCE(2);

    final int number;

    MarginType(int number) {
        this.number = number;
    }

    /** Returns what parameter {@code type} says, or refuses. */
    static MarginType require(Parameters parameters) {
        parameters.require("type");
        long number = parameters.number("type", 0);
        for (MarginType type : values()) {
            if (type.number == number) {
                return type;
            }
        }
        throw DialectError.PARAMETER_INVALID.exception("type");
    }
}
