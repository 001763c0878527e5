package org.perpex.market.administration;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A form with fields that are not valid. Nothing was done. */
public final class FormInvalid extends RuntimeException {

    private final transient Map<String, String> limits;

    /** @param limits what each field that is wrong must be */
    public FormInvalid(Map<String, String> limits) {
        super(limits.entrySet().stream()
                .map(field -> field.getKey() + " must be " + field.getValue())
                .sorted()
                .collect(Collectors.joining("; ", "", ".")));
        this.limits = new TreeMap<>(limits);
    }

    public Map<String, String> limits() {
        return limits;
    }
}
