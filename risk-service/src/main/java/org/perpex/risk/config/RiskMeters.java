package org.perpex.risk.config;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.perpex.common.core.Asset;
import org.perpex.risk.engine.MarketView;
import org.perpex.risk.engine.TotalsView;
import org.perpex.risk.view.PublishedAccounts;

/** The engine's totals as meters, read from its published view. */
final class RiskMeters {

    private final Supplier<PublishedAccounts.Moment> published;
    private final MeterRegistry registry;
    private final Set<Integer> markets = new HashSet<>();

    RiskMeters(Supplier<PublishedAccounts.Moment> published, MeterRegistry registry) {
        this.published = published;
        this.registry = registry;
        total("perpex.risk.accounts", "Accounts that ever held anything", TotalsView::accounts);
        total("perpex.risk.reservations", "Open orders, for which margin is reserved", TotalsView::openOrders);
        total("perpex.risk.requests", "Requests that are remembered", TotalsView::rememberedRequests);
        for (Asset asset : Asset.values()) {
            asset(asset, "perpex.risk.wallets", "Sum of futures wallets in units", TotalsView.AssetView::walletsUnits);
            asset(asset, "perpex.risk.fee.income", "Fee income in units", TotalsView.AssetView::feeIncomeUnits);
            asset(
                    asset,
                    "perpex.risk.deviation",
                    "Units held beyond what was transferred in; anything but 0 is a bug",
                    TotalsView.AssetView::deviationUnits);
        }
    }

    /** Adds meters for markets that are new. Called from the engine's thread. */
    void refresh() {
        for (MarketView market : published.get().markets()) {
            if (markets.add(market.spec().market())) {
                int number = market.spec().market();
                Gauge.builder("perpex.risk.open.interest", () -> longLots(number))
                        .description("Lots of all long positions")
                        .tag("symbol", market.spec().symbol())
                        .register(registry);
            }
        }
    }

    private long longLots(int number) {
        return published.get().markets().stream()
                .filter(market -> market.spec().market() == number)
                .mapToLong(MarketView::longLots)
                .sum();
    }

    private void total(String name, String description, ToLongFunction<TotalsView> value) {
        Gauge.builder(name, () -> value.applyAsLong(published.get().totals()))
                .description(description)
                .register(registry);
    }

    private void asset(Asset asset, String name, String description, ToLongFunction<TotalsView.AssetView> value) {
        Gauge.builder(
                        name,
                        () -> value.applyAsLong(
                                published.get().totals().assets().get(asset.ordinal())))
                .description(description)
                .tag("asset", asset.name())
                .register(registry);
    }
}
