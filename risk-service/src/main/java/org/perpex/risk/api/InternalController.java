package org.perpex.risk.api;

import java.util.List;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.Role;
import org.perpex.common.spring.web.AllowedRoles;
import org.perpex.risk.engine.AccountView;
import org.perpex.risk.engine.MarketView;
import org.perpex.risk.engine.TotalsView;
import org.perpex.risk.view.PublishedAccounts;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The engine's own numbers, in units, ticks and lots, for reconciliation by other services and by administrators. */
@RestController
@RequestMapping({"/internal", "/api/admin/risk"})
@AllowedRoles({Role.SUPPORT, Role.OPERATOR, Role.RISK_MANAGER, Role.ADMIN})
class InternalController {

    private final PublishedAccounts accounts;

    InternalController(PublishedAccounts accounts) {
        this.accounts = accounts;
    }

    record Wallet(String asset, long units) {}

    record Position(int market, String positionSide, int leverage, long lots, long entryValueUnits, int openOrders) {}

    record Account(long account, long updatedMillis, List<Wallet> wallets, List<Position> positions) {

        static Account of(AccountView view) {
            return new Account(
                    view.account(),
                    view.updatedMillis(),
                    view.wallets().stream()
                            .map(wallet -> new Wallet(wallet.asset().name(), wallet.units()))
                            .toList(),
                    view.holdings().stream()
                            .map(holding -> new Position(
                                    holding.market(),
                                    holding.positionSide().name(),
                                    holding.leverage(),
                                    holding.positionLots(),
                                    holding.entryValueUnits(),
                                    holding.openOrders()))
                            .toList());
        }
    }

    record AssetTotals(
            String asset,
            long walletsUnits,
            long feeIncomeUnits,
            long clearingUnits,
            long transferredUnits,
            long roundingUnits,
            long insuranceUnits,
            long deviationUnits) {

        static AssetTotals of(TotalsView.AssetView view) {
            return new AssetTotals(
                    view.asset().name(),
                    view.walletsUnits(),
                    view.feeIncomeUnits(),
                    view.clearingUnits(),
                    view.transferredUnits(),
                    view.roundingUnits(),
                    view.insuranceUnits(),
                    view.deviationUnits());
        }
    }

    record MarketTotals(
            int market,
            String symbol,
            long markTicks,
            long indexTicks,
            long longLots,
            long shortLots,
            long entryValueUnits,
            long clearingUnits) {

        static MarketTotals of(MarketView view) {
            return new MarketTotals(
                    view.spec().market(),
                    view.spec().symbol(),
                    view.markTicks(),
                    view.indexTicks(),
                    view.longLots(),
                    view.shortLots(),
                    view.entryValueUnits(),
                    view.clearingUnits());
        }
    }

    record Totals(
            long timeMillis,
            long offset,
            long matchNumber,
            long walletNumber,
            int accounts,
            int openOrders,
            long lastOrderId,
            List<AssetTotals> assets,
            List<MarketTotals> markets) {}

    @GetMapping("/accounts/{account}")
    Account account(Identity caller, @PathVariable long account) {
        requireInside(caller);
        return accounts.find(account)
                .map(Account::of)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @GetMapping("/totals")
    Totals totals(Identity caller) {
        requireInside(caller);
        PublishedAccounts.Moment moment = accounts.moment();
        TotalsView totals = moment.totals();
        return new Totals(
                moment.timeMillis(),
                moment.offset(),
                moment.matchNumber(),
                moment.walletNumber(),
                totals.accounts(),
                totals.openOrders(),
                totals.lastOrderId(),
                totals.assets().stream().map(AssetTotals::of).toList(),
                moment.markets().stream().map(MarketTotals::of).toList());
    }

    private static void requireInside(Identity caller) {
        if (!caller.isService()) {
            caller.requireAny(Role.SUPPORT, Role.OPERATOR, Role.RISK_MANAGER, Role.ADMIN);
        }
    }
}
