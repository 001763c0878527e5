package org.perpex.risk.engine;

import java.math.BigDecimal;
import java.util.List;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.SettingFact;
import org.perpex.common.core.RequestId;

/** Margin of isolated positions that moves by itself: what may be added before a liquidation, what pays a debt. */
final class ReferenceDraws {

    private final ReferenceAccounts state;
    private final ReferenceStakes stakes;
    private final List<Floor.Said> said;

    ReferenceDraws(ReferenceAccounts state, ReferenceStakes stakes, List<Floor.Said> said) {
        this.state = state;
        this.stakes = stakes;
        this.said = said;
    }

    void draw(long account) {
        var owner = ReferenceAccounts.at(state.accounts, account);
        for (Scope scope : stakes.scopes(account)) {
            if (scope.isIsolated() && !owner.isFrozen(scope.market())) {
                add(scope);
            }
        }
        if (stakes.of(Scope.cross(account)).isEmpty()) {
            payDebt(account);
        }
    }

    private void add(Scope scope) {
        var position = stakes.of(scope).values().iterator().next();
        BigDecimal equity = stakes.equity(scope);
        BigDecimal maintenance = stakes.maintenance(scope);
        if (!position.settings.autoAdd || equity.compareTo(maintenance) >= 0) {
            return;
        }
        BigDecimal wanted = position.margin().max(maintenance).subtract(equity);
        BigDecimal drawn = wanted.min(state.withdrawable(scope.account()));
        if (equity.add(drawn).compareTo(maintenance) >= 0) {
            move(scope, position, drawn);
        }
    }

    void payDebt(long account) {
        var owner = ReferenceAccounts.at(state.accounts, account);
        for (Scope scope : stakes.scopes(account)) {
            BigDecimal owed = stakes.free(account).negate();
            if (scope.isIsolated() && owner.frozenPlaces.stream().noneMatch(each -> each.market() == scope.market())) {
                var position = stakes.of(scope).values().iterator().next();
                BigDecimal taken = owed.min(position.isolated);
                if (taken.signum() > 0) {
                    move(scope, position, taken.negate());
                }
            }
        }
    }

    private void move(Scope scope, ReferenceAccounts.Position position, BigDecimal delta) {
        position.isolated = position.isolated.add(delta);
        said.add(new Floor.Said(
                Destination.ASSET,
                new SettingFact.IsolatedMarginMoved(
                        RequestId.NONE,
                        scope.account(),
                        scope.market(),
                        scope.side(),
                        ReferenceAccounts.units(delta),
                        ReferenceAccounts.units(position.isolated),
                        ReferenceAccounts.units(ReferenceAccounts.at(state.accounts, scope.account()).wallet))));
    }
}
