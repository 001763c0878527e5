package org.perpex.user.referral;

import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.perpex.user.refusal.Reason;
import org.perpex.user.secret.RandomTexts;
import org.springframework.dao.DuplicateKeyException;

/**
 * Invitations: each person has one code, made when it is first asked for; whoever signs up with it was referred by that
 * person, for ever. Thread-safe.
 */
public final class Referrals {

    private static final int CODE_CHARS = 8;

    private final ReferralMapper mapper;
    private final InstantSource clock;
    private final RandomTexts texts = new RandomTexts();

    Referrals(ReferralMapper mapper, InstantSource clock) {
        this.mapper = mapper;
        this.clock = clock;
    }

    /** Who referred whom, and when that one signed up. */
    public record Referral(long accountId, long referrer, long createdMillis) {}

    /** The code of a person. */
    String codeOf(long account) {
        String code = mapper.codeOf(account);
        while (code == null) {
            try {
                String fresh = texts.alphanumeric(CODE_CHARS);
                mapper.invite(account, fresh);
                code = fresh;
            } catch (DuplicateKeyException takenOrMadeAtTheSameTime) {
                code = mapper.codeOf(account);
            }
        }
        return code;
    }

    /** How many people came by a person's code. */
    int countOf(long referrer) {
        return mapper.countOf(referrer);
    }

    /** Whose code it is; null without a code. Refuses one that is nobody's. */
    public @Nullable Long referrer(@Nullable String code) {
        if (code == null || code.isEmpty()) {
            return null;
        }
        Long owner = mapper.ownerOf(code);
        if (owner == null) {
            throw Reason.INVITATION_UNKNOWN.refused();
        }
        return owner;
    }

    /** Notes who referred a person. Part of the transaction that registers him. */
    public void refer(long account, long referrer) {
        mapper.refer(account, referrer, clock.millis());
    }

    /** Who was referred, in order of their ids, after one of them. */
    List<Referral> after(long account, int limit) {
        return mapper.after(account, limit);
    }
}
