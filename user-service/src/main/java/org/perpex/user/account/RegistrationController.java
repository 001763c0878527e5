package org.perpex.user.account;

import org.jspecify.annotations.Nullable;
import org.perpex.user.referral.Referrals;
import org.perpex.user.refusal.Reason;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Registration. The answer is the same whether the address was free or taken. */
@RestController
class RegistrationController {

    private final Accounts accounts;
    private final Referrals referrals;

    RegistrationController(Accounts accounts, Referrals referrals) {
        this.accounts = accounts;
        this.referrals = referrals;
    }

    /** @param invitation the code of who invited him, if somebody did */
    record Registration(
            @Nullable String email,
            @Nullable String password,
            @Nullable String invitation) {}

    record Registered(String email) {}

    @PostMapping("/api/v1/users")
    @ResponseStatus(HttpStatus.CREATED)
    Registered register(@RequestBody Registration registration) {
        if (registration.email() == null) {
            throw Reason.EMAIL_INVALID.refused();
        }
        if (registration.password() == null) {
            throw Reason.PASSWORD_WEAK.refused();
        }
        Email email = Email.parse(registration.email());
        Long referrer = referrals.referrer(registration.invitation());
        accounts.register(email, registration.password(), id -> {
            if (referrer != null) {
                referrals.refer(id, referrer);
            }
        });
        return new Registered(email.address());
    }
}
