package org.perpex.user.account;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.perpex.user.refusal.Reason;

/** Which passwords are accepted: long ones that are not known to everybody. No composition rules. */
final class PasswordPolicy {

    private static final int CHARS_MIN = 10;
    private static final int CHARS_MAX = 128;
    private static final int DISTINCT_MIN = 5;

    private static final Set<String> COMMON = common();

    private PasswordPolicy() {}

    /** Refuses a password that does not suffice for this address. */
    static void check(String password, Email email) {
        String lower = password.toLowerCase(Locale.ROOT);
        int length = password.codePointCount(0, password.length());
        boolean weak = length < CHARS_MIN
                || length > CHARS_MAX
                || password.codePoints().distinct().count() < DISTINCT_MIN
                || COMMON.contains(lower)
                || lower.contains(email.address())
                || (email.localPart().length() >= 4
                        && lower.replace(email.localPart(), "").length() < CHARS_MIN / 2);
        if (weak) {
            throw Reason.PASSWORD_WEAK.refused();
        }
    }

    private static Set<String> common() {
        try (InputStream in = PasswordPolicy.class.getResourceAsStream("/common-passwords.txt")) {
            if (in == null) {
                throw new IllegalStateException("common-passwords.txt is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
