package org.perpex.common.spring.config;

import java.util.List;

/** Settings without which a service does not start. */
final class SettingMissing extends RuntimeException {

    SettingMissing(List<String> names) {
        super((names.size() == 1 ? "The setting " : "The settings ")
                + String.join(", ", names)
                + (names.size() == 1 ? " is missing." : " are missing."));
    }
}
