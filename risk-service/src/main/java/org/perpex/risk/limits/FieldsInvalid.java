package org.perpex.risk.limits;

import java.util.Map;
import java.util.stream.Collectors;

/** Fields of a form that are not valid. Nothing was done. */
public final class FieldsInvalid extends RuntimeException {

    private final transient Map<String, String> limits;

    FieldsInvalid(Map<String, String> limits) {
        super(limits.entrySet().stream()
                .map(field -> field.getKey() + " must be " + field.getValue())
                .collect(Collectors.joining("; ", "", ".")));
        this.limits = Map.copyOf(limits);
    }

    /** Refuses a field that is not as it must be. */
    public static void require(boolean isValid, String field, String limit) {
        if (!isValid) {
            throw new FieldsInvalid(Map.of(field, limit));
        }
    }

    /** What each field must be, by its name. */
    public Map<String, String> limits() {
        return limits;
    }
}
