package org.perpex.finance.api;

import java.util.List;
import org.perpex.common.core.AccountId;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.Permission;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the caller pays, and why. */
@RestController
class OwnFeesController {

    private final FeeAnswers answers;

    OwnFeesController(FeeAnswers answers) {
        this.answers = answers;
    }

    @GetMapping("/api/v1/income/fees")
    FeeAnswers.AccountAnswer fees(Identity caller) {
        return answers.account(account(caller));
    }

    @GetMapping("/api/v1/income/fees/fills")
    List<FeeAnswers.FillAnswer> fills(
            Identity caller,
            @RequestParam(name = "from", defaultValue = "0") long from,
            @RequestParam(name = "to", defaultValue = FeeAnswers.FOR_EVER) long to,
            @RequestParam(name = "limit", defaultValue = FeeAnswers.LIMIT_DEFAULT) int limit) {
        return answers.fills(account(caller), from, to, limit);
    }

    private static AccountId account(Identity caller) {
        caller.require(Permission.READ);
        return AccountId.of(caller.userId(), caller.subAccount());
    }
}
