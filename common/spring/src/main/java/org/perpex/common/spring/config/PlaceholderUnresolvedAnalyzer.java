package org.perpex.common.spring.config;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Names the setting whose place in another one stayed empty. */
final class PlaceholderUnresolvedAnalyzer extends AbstractFailureAnalyzer<IllegalArgumentException> {

    private static final Pattern PLACE =
            Pattern.compile("\\$\\{([A-Za-z0-9_.-]+)}|Could not resolve placeholder '([^']+)'");

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, IllegalArgumentException cause) {
        Matcher place = PLACE.matcher(String.valueOf(cause.getMessage()));
        if (!place.find()) {
            return null;
        }
        String name = place.group(1) == null ? place.group(2) : place.group(1);
        return new SettingMissingAnalyzer().analyze(rootFailure, new SettingMissing(List.of(name)));
    }
}
