package org.perpex.finance.statement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.perpex.common.core.Asset;

/**
 * Makes statements when they are asked for. A statement begins with what the account engine said of the wallet before the
 * period, and each fact in it must come to what the engine said after it, to the unit; else there is none. Thread-safe.
 */
public final class Statements {

    private static final int PAGE_FACTS = 1_000;

    private final WalletHistory history;

    public Statements(WalletHistory history) {
        this.history = history;
    }

    /** Whether all facts of a period are in the books, so that its statement will never change. */
    public boolean isComplete(Period period) {
        return history.settledMillis() > period.span().toMillis();
    }

    /** The engine time that the books have come to. */
    public long settledMillis() {
        return history.settledMillis();
    }

    /**
     * Shows each row of a period, oldest first, and returns what they come to.
     *
     * @throws StatementApart if they come to anything else than the wallet
     */
    public Statement walk(long account, Period period, Consumer<StatementRow> rows) {
        Walk walk = new Walk(account, period, rows);
        long after = 0;
        List<WalletChange> page;
        do {
            page = history.changes(account, period.span(), after, PAGE_FACTS);
            for (WalletChange change : page) {
                walk.take(change);
                after = change.number();
            }
        } while (page.size() == PAGE_FACTS);
        return walk.end();
    }

    /** A statement in the making. */
    private final class Walk {

        private final long account;
        private final Period period;
        private final Consumer<StatementRow> rows;
        private final Map<Asset, Balance> balances = new EnumMap<>(Asset.class);
        private final SortedMap<StatementGroup.Key, Balance> groups = new TreeMap<>();

        Walk(long account, Period period, Consumer<StatementRow> rows) {
            this.account = account;
            this.period = period;
            this.rows = rows;
            for (Asset asset : Asset.values()) {
                balances.put(
                        asset,
                        new Balance(history.walletUnits(
                                account, asset, period.span().fromMillis())));
            }
        }

        void take(WalletChange change) {
            Balance balance = Objects.requireNonNull(balances.get(change.asset()));
            change.unitsByType().forEach((type, units) -> {
                balance.add(units);
                long day = Math.floorDiv(change.timeMillis(), StatementText.DAY_MILLIS);
                groups.computeIfAbsent(
                                new StatementGroup.Key(day, change.market(), type, change.asset()), _ -> new Balance(0))
                        .add(units);
                rows.accept(new StatementRow(
                        change.number(),
                        change.timeMillis(),
                        type,
                        change.market(),
                        change.trade(),
                        change.asset(),
                        units,
                        balance.units));
            });
            require(balance.units == change.walletUnits(), change.number(), balance.units, change.walletUnits());
        }

        Statement end() {
            List<Statement.OfAsset> assets = new ArrayList<>();
            balances.forEach((asset, balance) -> {
                long saidUnits =
                        history.walletUnits(account, asset, period.span().toMillis() + 1);
                require(balance.units == saidUnits, Long.MAX_VALUE, balance.units, saidUnits);
                if (balance.rows > 0 || balance.units != 0) {
                    assets.add(new Statement.OfAsset(asset, balance.openingUnits, balance.units, balance.rows));
                }
            });
            assets.sort(Comparator.comparingInt(of -> of.asset().code));
            return new Statement(
                    account,
                    period,
                    assets,
                    groups.entrySet().stream()
                            .map(group ->
                                    new StatementGroup(group.getKey(), group.getValue().units, group.getValue().rows))
                            .toList());
        }

        private void require(boolean equal, long number, long rowsUnits, long saidUnits) {
            if (!equal) {
                throw new StatementApart(account, number, rowsUnits, saidUnits);
            }
        }
    }

    private static final class Balance {

        private final long openingUnits;
        private long units;
        private long rows;

        Balance(long openingUnits) {
            this.openingUnits = openingUnits;
            units = openingUnits;
        }

        void add(long deltaUnits) {
            units = Math.addExact(units, deltaUnits);
            rows++;
        }
    }
}
