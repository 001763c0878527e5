package org.perpex.risk.api;

import org.jspecify.annotations.Nullable;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.Decimals;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.spring.dialect.DialectError;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.Permission;
import org.perpex.risk.engine.AccountView;
import org.perpex.risk.engine.MarketView;
import org.perpex.risk.engine.OwnFees;
import org.perpex.risk.view.PublishedAccounts;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What trading costs the caller: the rates by which the engine would price his next fill. */
@RestController
class CommissionController {

    private static final int PPM_SCALE = 6;

    private final PublishedAccounts accounts;

    CommissionController(PublishedAccounts accounts) {
        this.accounts = accounts;
    }

    record CommissionRate(
            String symbol, String makerCommissionRate, String takerCommissionRate, String rpiCommissionRate) {}

    @GetMapping("/fapi/v1/commissionRate")
    CommissionRate commissionRate(Identity caller, @RequestParam(required = false) @Nullable String symbol) {
        caller.require(Permission.READ);
        if (symbol == null || symbol.isEmpty()) {
            throw DialectError.PARAMETER_MANDATORY.exception("symbol");
        }
        long account = AccountId.of(caller.userId(), caller.subAccount()).value();
        PublishedAccounts.Moment moment = accounts.moment();
        MarketSpec spec = moment.markets().stream()
                .map(MarketView::spec)
                .filter(each -> each.symbol().equals(symbol))
                .findFirst()
                .orElseThrow(DialectError.SYMBOL_INVALID::exception);
        OwnFees own = accounts.find(account).map(AccountView::fees).orElse(OwnFees.NONE);
        String maker = ratio(OwnFees.ppm(own, moment.fees(), spec, true));
        return new CommissionRate(symbol, maker, ratio(OwnFees.ppm(own, moment.fees(), spec, false)), maker);
    }

    private static String ratio(int ppm) {
        return Decimals.format(ppm, PPM_SCALE);
    }
}
