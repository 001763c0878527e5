package org.perpex.risk.limits;

import org.perpex.common.contract.Change;
import org.perpex.common.core.RequestId;

/**
 * An operator's wish to change the limits of an account.
 *
 * @param account user × 1024 + sub-account
 * @param replaced the version of the account's limits that he saw: the setting gets the next one
 * @param request made before the first send; sent again, it is the same wish
 * @param operator user id
 * @param reason why, in his words
 */
public record LimitOrder(long account, long replaced, RequestId request, long operator, String reason) {

    private static final int ENGINE_REASON_CHARS_MAX = 64;
    private static final char FIRST = ' ';
    private static final char LAST = '~';

    /** As the engine keeps it: with the beginning of the reason, in ASCII. The audit trail has all of it. */
    Change change() {
        StringBuilder text = new StringBuilder();
        reason.chars()
                .limit(ENGINE_REASON_CHARS_MAX)
                .forEach(each -> text.append(each >= FIRST && each <= LAST ? (char) each : '?'));
        return new Change(request, replaced + 1, operator, text.toString());
    }
}
