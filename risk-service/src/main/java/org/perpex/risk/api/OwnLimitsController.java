package org.perpex.risk.api;

import java.util.List;
import org.perpex.common.core.AccountId;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.Permission;
import org.perpex.risk.engine.AccountView;
import org.perpex.risk.engine.LimitsView;
import org.perpex.risk.limits.RuleForm;
import org.perpex.risk.view.PublishedAccounts;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What operators limit the caller's own account to. Who did it and why is for operators. */
@RestController
class OwnLimitsController {

    private final PublishedAccounts accounts;

    OwnLimitsController(PublishedAccounts accounts) {
        this.accounts = accounts;
    }

    /**
     * The limits of an account.
     *
     * @param version 0 if nobody ever limited it
     * @param overrides those that are in force
     */
    record OwnLimits(long version, List<RuleForm> rules, List<LimitBodies.OverrideRow> overrides) {}

    @GetMapping("/fapi/v1/perpex/limits")
    OwnLimits limits(Identity caller) {
        caller.require(Permission.READ);
        long account = AccountId.of(caller.userId(), caller.subAccount()).value();
        long nowMillis = accounts.moment().timeMillis();
        LimitsView limits = accounts.find(account).map(AccountView::limits).orElse(LimitsView.NONE);
        return new OwnLimits(
                limits.version(),
                LimitBodies.rules(limits.settings()),
                limits.overrides().stream()
                        .filter(override -> nowMillis < override.expiresMillis())
                        .map(override -> LimitBodies.OverrideRow.of(override, nowMillis))
                        .toList());
    }
}
