package org.perpex.user.administration;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.Role;
import org.perpex.common.spring.web.AllowedRoles;
import org.perpex.user.account.Account;
import org.perpex.user.account.Accounts;
import org.perpex.user.account.Freezes;
import org.perpex.user.account.PersonRow;
import org.perpex.user.account.PersonSearch;
import org.perpex.user.refusal.Reason;
import org.perpex.user.refusal.Texts;
import org.perpex.user.revocation.Revocations;
import org.perpex.user.revocation.Revoked;
import org.perpex.user.session.SessionRow;
import org.perpex.user.session.Sessions;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** People, for operators: who they are, where they are signed in, and whether they may act. */
@RestController
class PeopleController {

    private static final Set<Role> STAFF = Set.of(Role.SUPPORT, Role.OPERATOR, Role.RISK_MANAGER, Role.ADMIN);

    private final Accounts accounts;
    private final Freezes freezes;
    private final Sessions sessions;
    private final Revocations revocations;
    private final TransactionTemplate transaction;

    PeopleController(
            Accounts accounts,
            Freezes freezes,
            Sessions sessions,
            Revocations revocations,
            TransactionTemplate transaction) {
        this.accounts = accounts;
        this.freezes = freezes;
        this.sessions = sessions;
        this.revocations = revocations;
        this.transaction = transaction;
    }

    record Why(@Nullable String reason) {}

    /** @param next what {@code after} is for the next page; null if this is the last */
    record Page(List<PersonRow> people, @Nullable Long next) {}

    record Profile(long userId, String email, List<Accounts.Grant> roles, Freezes.@Nullable Freeze freeze) {}

    record SessionView(
            long startedMillis,
            long lastUsedMillis,
            long expiresMillis,
            @Nullable Long endedMillis) {}

    @GetMapping("/api/admin/user/search")
    @AllowedRoles({Role.SUPPORT, Role.OPERATOR, Role.RISK_MANAGER, Role.ADMIN})
    Page search(
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable String role,
            @RequestParam(required = false) @Nullable Boolean frozen,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "50") int limit) {
        int rows = Texts.rows(limit);
        List<PersonRow> people = accounts.search(
                new PersonSearch(text, role == null ? null : AdministrationController.role(role), frozen, after, rows));
        return new Page(people, people.size() < rows ? null : people.getLast().userId());
    }

    @GetMapping("/api/admin/user/{id}")
    @AllowedRoles({Role.SUPPORT, Role.OPERATOR, Role.RISK_MANAGER, Role.ADMIN})
    Profile profile(@PathVariable long id) {
        Account account = accounts.byId(id).orElseThrow(Reason.USER_UNKNOWN::refused);
        return new Profile(
                id, account.email(), accounts.grants(id), freezes.of(id).orElse(null));
    }

    /** Without the sessions' ids: whoever has one could name it elsewhere. */
    @GetMapping("/api/admin/user/{id}/sessions")
    @AllowedRoles({Role.SUPPORT, Role.OPERATOR, Role.RISK_MANAGER, Role.ADMIN})
    List<SessionView> sessions(@PathVariable long id, @RequestParam(defaultValue = "50") int limit) {
        accounts.requireKnown(id);
        return sessions.newestOf(id, Texts.rows(limit)).stream()
                .map(PeopleController::view)
                .toList();
    }

    @PostMapping("/api/admin/user/{id}/freeze")
    @AllowedRoles({Role.OPERATOR, Role.RISK_MANAGER, Role.ADMIN})
    Profile freeze(Identity identity, @PathVariable long id, @RequestBody Why why) {
        String reason = Texts.reason(why.reason());
        if (id == identity.userId()) {
            throw Reason.OWN_FREEZE.refused();
        }
        transaction.executeWithoutResult(status -> {
            requireUser(id, identity);
            freezes.freeze(id, identity.subject(), reason);
            sessions.endAllOf(id, identity.subject());
            revocations.add(Revoked.USER, Long.toString(id));
        });
        revocations.announce();
        return profile(id);
    }

    @PostMapping("/api/admin/user/{id}/unfreeze")
    @AllowedRoles({Role.OPERATOR, Role.RISK_MANAGER, Role.ADMIN})
    Profile unfreeze(Identity identity, @PathVariable long id, @RequestBody Why why) {
        String reason = Texts.reason(why.reason());
        transaction.executeWithoutResult(status -> {
            requireUser(id, identity);
            freezes.lift(id, identity.subject(), reason);
            revocations.add(Revoked.USER, Long.toString(id));
        });
        revocations.announce();
        return profile(id);
    }

    /** Locks a user. Who acts for the exchange himself is up to administrators alone. */
    private void requireUser(long id, Identity actor) {
        if (!accounts.lock(id)) {
            throw Reason.USER_UNKNOWN.refused();
        }
        boolean staff = accounts.roles(id).stream().anyMatch(STAFF::contains);
        if (staff && !actor.roles().contains(Role.ADMIN)) {
            throw Reason.ROLE_MISSING.refused();
        }
    }

    private static SessionView view(SessionRow session) {
        return new SessionView(
                session.startedMillis(), session.lastUsedMillis(), session.expiresMillis(), session.endedMillis());
    }
}
