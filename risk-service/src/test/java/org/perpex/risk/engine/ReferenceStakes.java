package org.perpex.risk.engine;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.perpex.common.core.Decimals;
import org.perpex.common.core.LeverageBracket;

/** What stands by itself, and on what, in decimals: the cross positions of an account, and each isolated one. */
final class ReferenceStakes {

    private final ReferenceAccounts state;

    ReferenceStakes(ReferenceAccounts state) {
        this.state = state;
    }

    /** All positions of an account. */
    Map<ReferenceAccounts.Place, ReferenceAccounts.Position> all(long account) {
        Map<ReferenceAccounts.Place, ReferenceAccounts.Position> open = new TreeMap<>();
        ReferenceAccounts.at(state.accounts, account).positions.forEach((place, position) -> {
            if (position.size.signum() != 0) {
                open.put(place, position);
            }
        });
        return open;
    }

    /** Those that are liquidated together. */
    Map<ReferenceAccounts.Place, ReferenceAccounts.Position> of(Scope scope) {
        Map<ReferenceAccounts.Place, ReferenceAccounts.Position> open = all(scope.account());
        open.entrySet().removeIf(each -> !scope(scope.account(), each).equals(scope));
        return open;
    }

    private static Scope scope(long account, Map.Entry<ReferenceAccounts.Place, ReferenceAccounts.Position> held) {
        return held.getValue().isIsolated()
                ? new Scope(account, held.getKey().market(), held.getKey().side())
                : Scope.cross(account);
    }

    /** The cross positions, also where there are none, then each isolated position. */
    List<Scope> scopes(long account) {
        List<Scope> scopes = new ArrayList<>();
        scopes.add(Scope.cross(account));
        all(account).entrySet().stream()
                .filter(each -> each.getValue().isIsolated())
                .forEach(each -> scopes.add(scope(account, each)));
        return scopes;
    }

    BigDecimal equity(Scope scope) {
        BigDecimal equity = BigDecimal.ZERO;
        if (!scope.isIsolated()) {
            equity = free(scope.account());
        }
        for (var position : of(scope).values()) {
            equity = equity.add(position.unrealized()).add(position.isolated);
        }
        return scope.isIsolated() ? equity : equity.add(state.othersValue(scope.account()));
    }

    /** What stands behind a position. */
    BigDecimal behind(long account, ReferenceAccounts.Place place) {
        var position = ReferenceAccounts.at(ReferenceAccounts.at(state.accounts, account).positions, place);
        return equity(scope(account, Map.entry(place, position)));
    }

    /** The wallet less what is set aside for isolated positions. */
    BigDecimal free(long account) {
        return all(account).values().stream()
                .map(each -> each.isolated.negate())
                .reduce(ReferenceAccounts.at(state.accounts, account).wallet, BigDecimal::add);
    }

    BigDecimal maintenance(Scope scope) {
        return of(scope).values().stream().map(ReferenceStakes::maintenance).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static BigDecimal maintenance(ReferenceAccounts.Position position) {
        BigDecimal notional = position.notional();
        LeverageBracket found = position.market.spec.brackets().getFirst();
        for (LeverageBracket bracket : position.market.spec.brackets()) {
            if (notional.compareTo(ReferenceAccounts.money(bracket.floorUnits())) > 0) {
                found = bracket;
            }
        }
        return notional.multiply(BigDecimal.valueOf(found.maintenancePpm(), 6))
                .setScale(Decimals.UNIT_SCALE, RoundingMode.CEILING)
                .subtract(ReferenceAccounts.money(found.deductionUnits()));
    }
}
