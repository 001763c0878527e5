package org.perpex.common.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** The constants of an enum by their explicit codes, which are small, positive and distinct. */
final class Codes<E extends Enum<E>> {

    private final List<@Nullable E> byCode;

    private Codes(List<@Nullable E> byCode) {
        this.byCode = byCode;
    }

    static <E extends Enum<E>> Codes<E> of(E[] constants, ToIntFunction<E> code) {
        int codeMax = Arrays.stream(constants).mapToInt(code).max().orElse(0);
        List<@Nullable E> byCode = new ArrayList<@Nullable E>(codeMax + 1);
        for (int i = 0; i <= codeMax; i++) {
            byCode.add(null);
        }
        for (E constant : constants) {
            E before = byCode.set(code.applyAsInt(constant), constant);
            Check.that(before == null, "codes of an enum are distinct", code.applyAsInt(constant));
        }
        return new Codes<>(byCode);
    }

    E of(int code) {
        E constant = code >= 0 && code < byCode.size() ? byCode.get(code) : null;
        if (constant == null) {
            throw new IllegalArgumentException("unknown code: " + code);
        }
        return constant;
    }
}
