package org.perpex.user.apikey;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.perpex.user.account.Accounts;
import org.perpex.user.audit.AuditAction;
import org.perpex.user.audit.AuditEntry;
import org.perpex.user.audit.AuditTrail;
import org.perpex.user.refusal.Reason;
import org.perpex.user.revocation.Revocations;
import org.perpex.user.revocation.Revoked;
import org.perpex.user.secret.RandomTexts;
import org.perpex.user.secret.SecretBox;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The API keys of users. A secret is shown when it is made and never again; it rests sealed for its key. A revoked key
 * is refused at every gateway within a second.
 */
final class ApiKeys {

    private static final int CHARS = 64;

    private final KeyMapper mapper;
    private final Accounts accounts;
    private final SecretBox box;
    private final Journal journal;
    private final ApiKeySettings settings;
    private final RandomTexts random = new RandomTexts();

    /** Where keys are spoken of, and what holds a change together. */
    record Journal(AuditTrail audit, Revocations revocations, TransactionTemplate transaction, InstantSource clock) {}

    /** @param secret what an HMAC key signs with */
    record Created(KeyRow key, @Nullable String secret) {

        /** Keeps the secret out of logs. */
        @Override
        public String toString() {
            return "Created[" + key.apiKey() + "]";
        }
    }

    ApiKeys(KeyMapper mapper, Accounts accounts, SecretBox box, Journal journal, ApiKeySettings settings) {
        this.mapper = mapper;
        this.accounts = accounts;
        this.box = box;
        this.journal = journal;
        this.settings = settings;
    }

    Created create(long user, KeyOrder order) {
        String apiKey = random.alphanumeric(CHARS);
        String secret = order.kind() == KeyKind.HMAC ? random.alphanumeric(CHARS) : null;
        KeyRow row = new KeyRow(
                apiKey,
                user,
                0,
                order.kind().name(),
                secret == null ? null : box.seal(apiKey, secret.getBytes(StandardCharsets.UTF_8)),
                order.publicKey() == null ? null : PublicKeys.canonical(order.kind(), order.publicKey()),
                order.permissions().stream().map(Enum::name).sorted().collect(Collectors.joining(",")),
                String.join(",", order.addresses()),
                order.label().strip(),
                journal.clock.millis(),
                null);
        journal.transaction.executeWithoutResult(status -> {
            if (!accounts.lock(user)) {
                throw Reason.USER_UNKNOWN.refused();
            }
            if (mapper.countOf(user) >= settings.perUserMax()) {
                throw Reason.KEYS_TOO_MANY.refused();
            }
            mapper.insert(row);
            journal.audit.record(AuditAction.API_KEY_CREATED, Long.toString(user), user, "key " + apiKey);
        });
        return new Created(row, secret);
    }

    /** Returns the keys of a user that are not revoked, oldest first. */
    List<KeyRow> of(long user) {
        return mapper.of(user);
    }

    Optional<KeyRow> byName(String apiKey) {
        return Optional.ofNullable(mapper.selectById(apiKey));
    }

    /**
     * Revokes a key of a user.
     *
     * @throws org.perpex.user.refusal.RequestRefused if he has no such key
     */
    void revoke(long user, String apiKey) {
        revoke(user, apiKey, Long.toString(user), "");
    }

    /** Revokes a key of a user by decision of an actor. */
    void revoke(long user, String apiKey, String actor, String reason) {
        journal.transaction.executeWithoutResult(status -> {
            if (mapper.revoke(apiKey, user, journal.clock.millis()) == 0) {
                throw Reason.KEY_UNKNOWN.refused();
            }
            journal.revocations.add(Revoked.KEY, apiKey);
            journal.audit.record(
                    new AuditEntry(AuditAction.API_KEY_REVOKED, actor, user, "user " + user, reason, "key " + apiKey));
        });
        journal.revocations.announce();
    }
}
