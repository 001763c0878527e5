package org.perpex.user.administration;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.Role;
import org.perpex.common.spring.web.AllowedRoles;
import org.perpex.user.account.Account;
import org.perpex.user.account.Accounts;
import org.perpex.user.account.Email;
import org.perpex.user.refusal.Reason;
import org.perpex.user.refusal.Texts;
import org.perpex.user.revocation.Revocations;
import org.perpex.user.session.Sessions;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Roles of people, for administrators. Who loses a role is signed out everywhere, so that no token keeps it. */
@RestController
class AdministrationController {

    private final Accounts accounts;
    private final Sessions sessions;
    private final Revocations revocations;
    private final TransactionTemplate transaction;

    AdministrationController(
            Accounts accounts, Sessions sessions, Revocations revocations, TransactionTemplate transaction) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.revocations = revocations;
        this.transaction = transaction;
    }

    record Roles(@Nullable List<String> roles, @Nullable String reason) {}

    record Person(long userId, String email, List<Role> roles) {}

    @GetMapping("/api/admin/user")
    @AllowedRoles({Role.SUPPORT, Role.OPERATOR, Role.RISK_MANAGER, Role.ADMIN})
    Person find(@RequestParam String email) {
        return accounts.byEmail(Email.parse(email))
                .map(AdministrationController::person)
                .orElseThrow(Reason.USER_UNKNOWN::refused);
    }

    @PostMapping("/api/admin/user/{id}/roles")
    @AllowedRoles(Role.ADMIN)
    Person grant(Identity identity, @PathVariable long id, @RequestBody Roles wanted) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        List<String> names = wanted.roles();
        if (names == null || names.isEmpty()) {
            throw Reason.ROLES_INVALID.refused();
        }
        names.forEach(name -> roles.add(role(name)));
        String reason = Texts.reason(wanted.reason());
        transaction.executeWithoutResult(status -> {
            requireUser(id);
            roles.forEach(role -> accounts.grant(id, role, identity.subject(), reason));
        });
        return byId(id);
    }

    @DeleteMapping("/api/admin/user/{id}/roles/{role}")
    @AllowedRoles(Role.ADMIN)
    Person withdraw(
            Identity identity,
            @PathVariable long id,
            @PathVariable("role") String name,
            @RequestParam(name = "reason", required = false) @Nullable String why) {
        Role role = role(name);
        String reason = Texts.reason(why);
        if (role == Role.ADMIN && id == identity.userId()) {
            throw Reason.OWN_ADMIN_ROLE.refused();
        }
        transaction.executeWithoutResult(status -> {
            requireUser(id);
            if (accounts.withdraw(id, role, identity.subject(), reason)) {
                sessions.endAllOf(id, identity.subject());
            }
        });
        revocations.announce();
        return byId(id);
    }

    private void requireUser(long id) {
        if (!accounts.lock(id)) {
            throw Reason.USER_UNKNOWN.refused();
        }
    }

    private Person byId(long id) {
        return accounts.byId(id).map(AdministrationController::person).orElseThrow(Reason.USER_UNKNOWN::refused);
    }

    private static Person person(Account account) {
        return new Person(
                account.id(), account.email(), account.roles().stream().sorted().toList());
    }

    static Role role(String name) {
        return Arrays.stream(Role.values())
                .filter(role -> role.name().equals(name))
                .findFirst()
                .orElseThrow(Reason.ROLES_INVALID::refused);
    }
}
