package org.perpex.risk.view;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.perpex.common.core.LeverageBracket;
import org.perpex.common.core.MarketSpec;
import org.perpex.risk.engine.AccountView;
import org.perpex.risk.engine.CollateralView;
import org.perpex.risk.engine.MarketView;

/**
 * Who would be liquidated if a market had another margin table, at the prices of one moment.
 *
 * @param already who is below his maintenance margin with the table in force
 * @param added who would come to be
 */
public record BracketPreview(List<Danger> already, List<Danger> added) {

    public BracketPreview {
        already = List.copyOf(already);
        added = List.copyOf(added);
    }

    private record Place(long account, int asset, String symbol) {}

    /** Values each account with both tables. */
    public static BracketPreview of(
            List<AccountView> accounts,
            List<MarketView> markets,
            CollateralView collateral,
            int market,
            List<LeverageBracket> brackets) {
        List<MarketView> changed = markets.stream()
                .map(view -> view.spec().market() == market ? with(view, brackets) : view)
                .toList();
        List<Danger> before = below(accounts, markets, collateral);
        Set<Place> known = new HashSet<>();
        before.forEach(danger -> known.add(place(danger)));
        List<Danger> after = below(accounts, changed, collateral).stream()
                .filter(danger -> !known.contains(place(danger)))
                .toList();
        return new BracketPreview(before, after);
    }

    private static List<Danger> below(List<AccountView> accounts, List<MarketView> markets, CollateralView collateral) {
        return accounts.stream()
                .sorted(Comparator.comparingLong(AccountView::account))
                .flatMap(account -> Danger.of(account, markets, collateral).stream())
                .filter(Danger::isLiquidatable)
                .toList();
    }

    private static Place place(Danger danger) {
        return new Place(danger.account(), danger.asset().code, danger.symbol());
    }

    private static MarketView with(MarketView view, List<LeverageBracket> brackets) {
        MarketSpec spec = view.spec();
        MarketSpec changed = new MarketSpec(
                spec.market(),
                spec.symbol(),
                spec.product(),
                spec.base(),
                spec.quote(),
                spec.units(),
                spec.limits(),
                spec.fees(),
                brackets,
                spec.guards(),
                spec.funding(),
                spec.liquidation());
        return new MarketView(
                changed,
                view.unitsPerTickLot(),
                view.markTicks(),
                view.indexTicks(),
                view.longLots(),
                view.shortLots(),
                view.entryValueUnits(),
                view.clearingUnits());
    }
}
