package org.perpex.wallet.api;

import org.jspecify.annotations.Nullable;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.Asset;
import org.perpex.common.core.Decimals;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.Permission;
import org.perpex.wallet.faucet.Faucet;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Test funds for the caller's funding wallet, on a developer's machine alone. */
@RestController
@Profile("local")
class FaucetController {

    private final Faucet faucet;

    FaucetController(Faucet faucet) {
        this.faucet = faucet;
    }

    /** What a client sends. */
    record Body(@Nullable String asset, @Nullable String amount) {}

    /** What was given. */
    record Answer(String asset, String amount) {}

    @PostMapping("/api/v1/faucet")
    Answer give(Identity caller, @RequestBody Body body) {
        caller.require(Permission.TRADE);
        Asset asset = Fields.asset(body.asset);
        long units = Fields.amount(body.amount);
        try {
            faucet.give(AccountId.of(caller.userId(), caller.subAccount()), asset, units);
        } catch (Faucet.DailyLimitReached limit) {
            throw Fields.refused(
                    HttpStatus.TOO_MANY_REQUESTS, "DAILY_LIMIT", "the faucet gives at most " + limit.getMessage());
        }
        return new Answer(asset.name(), Decimals.formatUnits(units));
    }
}
