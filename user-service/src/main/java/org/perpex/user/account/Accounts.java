package org.perpex.user.account;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.perpex.common.spring.identity.Role;
import org.perpex.user.audit.AuditAction;
import org.perpex.user.audit.AuditEntry;
import org.perpex.user.audit.AuditTrail;
import org.perpex.user.refusal.Reason;
import org.perpex.user.refusal.Texts;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionTemplate;

/** The people of the exchange. Ids are dense, from 1001 on. */
public final class Accounts {

    private static final String ANONYMOUS = "anonymous";

    private final AccountMapper mapper;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final InstantSource clock;
    private final Passwords passwords;
    private final Counter registrations;

    Accounts(
            AccountMapper mapper,
            AuditTrail audit,
            TransactionTemplate transaction,
            InstantSource clock,
            MeterRegistry meters) {
        this.mapper = mapper;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
        this.passwords = new Passwords();
        this.registrations = Counter.builder("perpex.user.registrations")
                .description("People who registered")
                .register(meters);
    }

    /**
     * Registers a person as a trader. Does nothing, as slowly, if the address is registered already: whoever asks
     * learns nothing about others.
     *
     * @param registered called with the new id, within the transaction that creates it
     * @throws org.perpex.user.refusal.RequestRefused if the password is weak
     */
    public void register(Email email, String password, LongConsumer registered) {
        PasswordPolicy.check(password, email);
        if (create(email, passwords.hash(password), ANONYMOUS, Set.of(Role.TRADER), registered)) {
            registrations.increment();
        }
    }

    /** Creates a person with these roles unless the address is registered. Returns whether it was not. */
    boolean ensure(Email email, String password, Set<Role> roles) {
        PasswordPolicy.check(password, email);
        return mapper.byEmail(email.address()) == null
                && create(email, passwords.hash(password), "service:user", roles, _ -> {});
    }

    private boolean create(Email email, String hash, String actor, Set<Role> roles, LongConsumer created) {
        try {
            transaction.executeWithoutResult(status -> {
                mapper.advanceSequence();
                long id = mapper.lastId();
                mapper.insert(new AccountRow(id, email.address(), hash, clock.millis()));
                roles.forEach(role -> mapper.grant(id, role.name(), actor, clock.millis()));
                created.accept(id);
                audit.record(AuditAction.USER_REGISTERED, actor, id, "");
            });
            return true;
        } catch (DuplicateKeyException taken) {
            AccountRow owner = mapper.byEmail(email.address());
            audit.record(AuditAction.REGISTRATION_REPEATED, actor, owner == null ? null : owner.id(), "");
            return false;
        }
    }

    /** Returns who has this address and this password. Takes the same time whether the address is known or not. */
    public Optional<Account> authenticate(Email email, String password) {
        AccountRow row = mapper.byEmail(email.address());
        boolean good = passwords.matches(password, row == null ? null : row.passwordHash());
        return good && row != null ? Optional.of(account(row)) : Optional.empty();
    }

    /** Returns the id of who has this address. */
    public @Nullable Long idOf(Email email) {
        AccountRow row = mapper.byEmail(email.address());
        return row == null ? null : row.id();
    }

    public Optional<Account> byId(long id) {
        return Optional.ofNullable(mapper.selectById(id)).map(this::account);
    }

    /** Refuses an id that is nobody's. */
    public void requireKnown(long id) {
        if (mapper.selectById(id) == null) {
            throw Reason.USER_UNKNOWN.refused();
        }
    }

    public Optional<Account> byEmail(Email email) {
        return Optional.ofNullable(mapper.byEmail(email.address())).map(this::account);
    }

    public Set<Role> roles(long id) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        List<String> names = mapper.roles(id);
        names.forEach(name -> roles.add(Role.valueOf(name)));
        return roles;
    }

    /** Makes other transactions that lock the same user wait until this one ends. Returns whether there is such a user. */
    public boolean lock(long id) {
        return mapper.lock(id) != null;
    }

    /** A role of a user: who gave it to him, and when. */
    public record Grant(Role role, String by, long timeMillis) {}

    /** The roles of a user, by their names. */
    public List<Grant> grants(long id) {
        return mapper.grants(id).stream()
                .map(row -> new Grant(Role.valueOf(row.role()), row.grantedBy(), row.grantedMillis()))
                .toList();
    }

    /** People in order of their ids. */
    public List<PersonRow> search(PersonSearch wanted) {
        String text = wanted.text();
        long id = text != null && text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
        return mapper.search(
                Texts.containing(text),
                id,
                wanted.role() == null ? null : wanted.role().name(),
                wanted.frozen(),
                wanted.after(),
                wanted.limit());
    }

    /** Gives a user a role, unless he has it. Part of the caller's transaction. */
    public void grant(long id, Role role, String actor, String reason) {
        mapper.grant(id, role.name(), actor, clock.millis());
        audit.record(new AuditEntry(AuditAction.ROLE_GRANTED, actor, id, "user " + id, reason, role.name()));
    }

    /** Takes a role from a user. Part of the caller's transaction. Returns whether he had it. */
    public boolean withdraw(long id, Role role, String actor, String reason) {
        boolean had = mapper.withdraw(id, role.name()) == 1;
        if (had) {
            audit.record(new AuditEntry(AuditAction.ROLE_WITHDRAWN, actor, id, "user " + id, reason, role.name()));
        }
        return had;
    }

    private Account account(AccountRow row) {
        return new Account(row.id(), row.email(), roles(row.id()));
    }
}
