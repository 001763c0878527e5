package org.perpex.user.apikey;

import java.net.InetAddress;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.perpex.user.refusal.Reason;

/** Reads the addresses and ranges from which a key may come. */
final class AddressRanges {

    private static final int COUNT_MAX = 30;
    private static final int CHARS_MAX = 49;
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,3}");

    private AddressRanges() {}

    /**
     * Returns the ranges in one spelling.
     *
     * @throws org.perpex.user.refusal.RequestRefused if one is neither an address nor a range
     */
    static List<String> canonical(List<@Nullable String> typed) {
        if (typed.size() > COUNT_MAX) {
            throw Reason.ADDRESSES_INVALID.refused();
        }
        return typed.stream().map(AddressRanges::canonical).distinct().toList();
    }

    private static String canonical(@Nullable String typed) {
        if (typed == null || typed.length() > CHARS_MAX) {
            throw Reason.ADDRESSES_INVALID.refused();
        }
        String text = typed.strip();
        int slash = text.indexOf('/');
        try {
            InetAddress address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
            if (slash < 0) {
                return address.getHostAddress();
            }
            int bits = bits(text.substring(slash + 1));
            if (bits > address.getAddress().length * 8) {
                throw Reason.ADDRESSES_INVALID.refused();
            }
            return address.getHostAddress() + "/" + bits;
        } catch (IllegalArgumentException e) {
            throw Reason.ADDRESSES_INVALID.refused();
        }
    }

    /** Digits alone: a sign, or digits of other scripts, are no length. */
    private static int bits(String text) {
        if (!LENGTH.matcher(text).matches()) {
            throw Reason.ADDRESSES_INVALID.refused();
        }
        return Integer.parseInt(text);
    }
}
