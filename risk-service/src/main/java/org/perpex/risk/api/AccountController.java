package org.perpex.risk.api;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.PositionMode;
import org.perpex.common.spring.dialect.DialectError;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.Permission;
import org.perpex.risk.view.AccountFigures;
import org.perpex.risk.view.AssetFigures;
import org.perpex.risk.view.PositionFigures;
import org.perpex.risk.view.PublishedAccounts;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The caller's own account in the dialect of the trading API.
 *
 * <p>A caller who names, in {@code X-Perpex-After}, the fact of the matching engine that an answer showed it, reads
 * what that fact left behind, or -1007 if the engine does not come that far within a second.
 */
@RestController
class AccountController {

    static final String AFTER = "X-Perpex-After";

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final PublishedAccounts accounts;

    AccountController(PublishedAccounts accounts) {
        this.accounts = accounts;
    }

    record Balance(
            String accountAlias,
            String asset,
            String balance,
            String crossWalletBalance,
            String crossUnPnl,
            String availableBalance,
            String maxWithdrawAmount,
            boolean marginAvailable,
            long updateTime) {

        static Balance of(long account, AssetFigures asset) {
            return new Balance(
                    Long.toString(account, Character.MAX_RADIX),
                    asset.asset().name(),
                    Texts.money(asset.walletUnits()),
                    Texts.money(asset.crossWalletUnits()),
                    Texts.money(asset.crossUnrealizedUnits()),
                    Texts.money(asset.availableUnits()),
                    Texts.money(asset.withdrawableUnits()),
                    true,
                    asset.updatedMillis());
        }
    }

    record AccountConfig(
            int feeTier,
            boolean canTrade,
            boolean canDeposit,
            boolean canWithdraw,
            boolean dualSidePosition,
            long updateTime,
            boolean multiAssetsMargin,
            int tradeGroupId) {}

    record SymbolConfig(
            String symbol, String marginType, boolean isAutoAddMargin, int leverage, String maxNotionalValue) {

        static SymbolConfig of(PositionFigures position) {
            return new SymbolConfig(
                    position.spec().symbol(),
                    position.holding().isIsolated() ? "ISOLATED" : "CROSSED",
                    position.holding().autoAddMargin(),
                    position.holding().leverage(),
                    Texts.shortMoney(position.notionalMaxUnits()));
        }
    }

    record PositionModeAnswer(boolean dualSidePosition) {}

    record MultiAssetsMode(boolean multiAssetsMargin) {}

    @GetMapping("/fapi/v2/account")
    AccountAnswer.V2 accountV2(Identity caller, @RequestHeader(name = AFTER, defaultValue = "0") long after)
            throws InterruptedException {
        return AccountAnswer.V2.of(figures(caller, after));
    }

    @GetMapping("/fapi/v3/account")
    AccountAnswer.V3 accountV3(Identity caller, @RequestHeader(name = AFTER, defaultValue = "0") long after)
            throws InterruptedException {
        return AccountAnswer.V3.of(figures(caller, after));
    }

    @GetMapping({"/fapi/v2/balance", "/fapi/v3/balance"})
    List<Balance> balance(Identity caller, @RequestHeader(name = AFTER, defaultValue = "0") long after)
            throws InterruptedException {
        AccountFigures figures = figures(caller, after);
        return figures.assets().stream()
                .map(asset -> Balance.of(figures.account(), asset))
                .toList();
    }

    @GetMapping("/fapi/v2/positionRisk")
    List<PositionAnswer.V2> positionRiskV2(
            Identity caller,
            @RequestParam(required = false) @Nullable String symbol,
            @RequestHeader(name = AFTER, defaultValue = "0") long after)
            throws InterruptedException {
        return positions(caller, symbol, after).stream()
                .map(PositionAnswer.V2::of)
                .toList();
    }

    @GetMapping("/fapi/v3/positionRisk")
    List<PositionAnswer.V3> positionRiskV3(
            Identity caller,
            @RequestParam(required = false) @Nullable String symbol,
            @RequestHeader(name = AFTER, defaultValue = "0") long after)
            throws InterruptedException {
        return positions(caller, symbol, after).stream()
                .filter(PositionFigures::isInUse)
                .map(PositionAnswer.V3::of)
                .toList();
    }

    @GetMapping("/fapi/v1/accountConfig")
    AccountConfig accountConfig(Identity caller, @RequestHeader(name = AFTER, defaultValue = "0") long after)
            throws InterruptedException {
        AccountFigures figures = figures(caller, after);
        return new AccountConfig(figures.feeTier(), true, true, true, isHedged(figures), 0, figures.multiAssets(), -1);
    }

    @GetMapping("/fapi/v1/symbolConfig")
    List<SymbolConfig> symbolConfig(
            Identity caller,
            @RequestParam(required = false) @Nullable String symbol,
            @RequestHeader(name = AFTER, defaultValue = "0") long after)
            throws InterruptedException {
        return positions(caller, symbol, after).stream()
                .map(SymbolConfig::of)
                .distinct()
                .toList();
    }

    @GetMapping("/fapi/v1/positionSide/dual")
    PositionModeAnswer positionMode(Identity caller, @RequestHeader(name = AFTER, defaultValue = "0") long after)
            throws InterruptedException {
        return new PositionModeAnswer(isHedged(figures(caller, after)));
    }

    private static boolean isHedged(AccountFigures figures) {
        return figures.positionMode() == PositionMode.HEDGE;
    }

    @GetMapping("/fapi/v1/multiAssetsMargin")
    MultiAssetsMode multiAssetsMode(Identity caller, @RequestHeader(name = AFTER, defaultValue = "0") long after)
            throws InterruptedException {
        return new MultiAssetsMode(figures(caller, after).multiAssets());
    }

    private AccountFigures figures(Identity caller, long after) throws InterruptedException {
        caller.require(Permission.READ);
        if (!accounts.awaitMatch(after, PATIENCE)) {
            throw DialectError.TIMEOUT.exception();
        }
        long account = AccountId.of(caller.userId(), caller.subAccount()).value();
        PublishedAccounts.Moment moment = accounts.moment();
        return AccountFigures.of(account, accounts.find(account), moment.markets(), moment.collateral());
    }

    private List<PositionFigures> positions(Identity caller, @Nullable String symbol, long after)
            throws InterruptedException {
        List<PositionFigures> all = figures(caller, after).positions();
        if (symbol == null || symbol.isEmpty()) {
            return all;
        }
        List<PositionFigures> named = all.stream()
                .filter(position -> position.spec().symbol().equals(symbol))
                .toList();
        if (named.isEmpty()) {
            throw DialectError.SYMBOL_INVALID.exception();
        }
        return named;
    }
}
