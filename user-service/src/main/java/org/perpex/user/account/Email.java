package org.perpex.user.account;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.perpex.user.refusal.Reason;

/** An e-mail address in the one spelling that Perpex keeps: composed, lower case, its domain in ASCII. */
public record Email(String address) {

    private static final int CHARS_MAX = 254;
    private static final Pattern FORM = Pattern.compile(
            "[^\\s@\"(),:;<>\\[\\]\\\\\\p{Cntrl}]{1,64}@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9-]{2,63}");

    /**
     * Reads an address as somebody typed it.
     *
     * @throws org.perpex.user.refusal.RequestRefused if it is none
     */
    public static Email parse(String typed) {
        if (typed.length() > 2 * CHARS_MAX) {
            throw Reason.EMAIL_INVALID.refused();
        }
        String text = Normalizer.normalize(typed.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        int at = text.lastIndexOf('@');
        if (at < 0) {
            throw Reason.EMAIL_INVALID.refused();
        }
        String address = text.substring(0, at) + "@" + ascii(text.substring(at + 1));
        if (address.length() > CHARS_MAX || !FORM.matcher(address).matches()) {
            throw Reason.EMAIL_INVALID.refused();
        }
        return new Email(address);
    }

    String localPart() {
        return address.substring(0, address.lastIndexOf('@'));
    }

    private static String ascii(String domain) {
        try {
            return IDN.toASCII(domain).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            throw Reason.EMAIL_INVALID.refused();
        }
    }
}
