package org.perpex.notify.listen;

import java.security.SecureRandom;
import java.util.regex.Pattern;

/** A key that lets its bearer listen to an account: 64 letters and digits, drawn at random. */
public record ListenKey(String value) {

    private static final int LENGTH = 64;
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9]{64}");

    public ListenKey {
        if (!isForm(value)) {
            throw new IllegalArgumentException("a listen key has " + LENGTH + " letters and digits");
        }
    }

    /** Whether a text has the form of a listen key. */
    public static boolean isForm(String text) {
        return FORM.matcher(text).matches();
    }

    /** Draws a new key. */
    public static ListenKey draw(SecureRandom random) {
        StringBuilder key = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            key.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new ListenKey(key.toString());
    }

    /** Hides the key: it is a secret. */
    @Override
    public String toString() {
        return "ListenKey[" + value.substring(0, 4) + "…]";
    }
}
