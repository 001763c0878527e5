package org.perpex.finance.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.perpex.common.contract.Source;
import org.perpex.common.core.AccountId;
import org.perpex.finance.checkpoint.CheckpointState;
import org.perpex.finance.reconciliation.Dimension;
import org.perpex.finance.reconciliation.Line;
import org.perpex.finance.reconciliation.Records;
import org.perpex.finance.reconciliation.WalletKey;
import org.perpex.finance.settlement.Batch;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Finance's own rows, added up. */
@Repository
class JdbcRecords implements Records {

    private static final int SOURCE = Source.RISK.code();
    private static final long FUND = AccountId.INSURANCE_FUND.value();
    private static final int ASSET = Batch.ASSET.code;

    /** Accounts of the wallet's ledger, by their codes. */
    private static final int FEE_INCOME = 10;

    private static final int INSURANCE_FUND = 11;
    private static final int FUNDING_CLEARING = 12;
    private static final int PNL_CLEARING = 13;
    private static final int ROUNDING = 14;

    private record Said(long number, long units) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate oneMoment;

    JdbcRecords(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.oneMoment = new TransactionTemplate(transactions);
        oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        oneMoment.setReadOnly(true);
    }

    @Override
    public <T> T snapshot(Supplier<T> work) {
        return Objects.requireNonNull(oneMoment.execute(_ -> work.get()));
    }

    @Override
    public long mark() {
        return number("SELECT last FROM settlement_mark WHERE source = " + SOURCE, Map.of());
    }

    @Override
    public LastCheckpoint lastCheckpoint() {
        return jdbc.sql("SELECT number, state, engine_units, ledger_units FROM checkpoint WHERE source = ?"
                        + " ORDER BY number DESC LIMIT 1")
                .param(SOURCE)
                .query((row, _) -> {
                    CheckpointState state = CheckpointState.of(row.getInt("state"));
                    boolean compared = state == CheckpointState.EQUAL || state == CheckpointState.DIFFERENT;
                    return new LastCheckpoint(
                            row.getLong("number"),
                            compared,
                            state == CheckpointState.EQUAL,
                            compared ? row.getLong("engine_units") : 0,
                            compared ? row.getLong("ledger_units") : 0);
                })
                .optional()
                .orElse(new LastCheckpoint(0, false, false, 0, 0));
    }

    @Override
    public List<HouseBalance> house() {
        long funding = number(RecordSql.FUNDING, Map.of());
        long rounding = number(RecordSql.ROUNDING, Map.of());
        List<HouseBalance> house = new ArrayList<>();
        house.add(new HouseBalance(FEE_INCOME, 0, ASSET, number(RecordSql.FEES, Map.of())));
        sums(RecordSql.INSURANCE, Map.of("fund", FUND))
                .forEach((asset, units) ->
                        house.add(new HouseBalance(INSURANCE_FUND, 0, Math.toIntExact(asset), units)));
        house.add(new HouseBalance(FUNDING_CLEARING, 0, ASSET, Math.negateExact(Math.addExact(funding, rounding))));
        house.add(new HouseBalance(ROUNDING, 0, ASSET, rounding));
        sums(RecordSql.REALIZED, Map.of())
                .forEach((market, units) ->
                        house.add(new HouseBalance(PNL_CLEARING, market, ASSET, Math.negateExact(units))));
        return house;
    }

    @Override
    public SortedMap<WalletKey, Long> wallets() {
        SortedMap<WalletKey, Long> wallets = new TreeMap<>();
        jdbc.sql(RecordSql.WALLETS).param(FUND).query(row -> {
            wallets.put(new WalletKey(row.getLong(1), row.getInt(2)), row.getLong(3));
        });
        return wallets;
    }

    @Override
    public SortedMap<WalletKey, Long> saidByEngine() {
        SortedMap<WalletKey, Said> said = new TreeMap<>();
        for (String sql : List.of(
                RecordSql.lastSaid("settled_fill", Integer.toString(ASSET)),
                RecordSql.lastSaid("settled_move", Integer.toString(ASSET)),
                RecordSql.lastSaid("settled_funding", Integer.toString(ASSET)),
                RecordSql.lastSaid("insurance_payment", "asset"),
                RecordSql.lastSaid("settled_transfer", "asset"))) {
            jdbc.sql(sql).query(row -> {
                if (row.getLong(1) != FUND) {
                    said.merge(
                            new WalletKey(row.getLong(1), row.getInt(2)),
                            new Said(row.getLong(3), row.getLong(4)),
                            (one, other) -> one.number > other.number ? one : other);
                }
            });
        }
        SortedMap<WalletKey, Long> wallets = new TreeMap<>();
        said.forEach((wallet, last) -> wallets.put(wallet, last.units));
        return wallets;
    }

    @Override
    public SortedMap<Long, Long> batches(WalletKey wallet) {
        SortedMap<Long, Long> batches = new TreeMap<>();
        jdbc.sql(RecordSql.BATCHES).params(wallet.account(), wallet.asset()).query(row -> {
            batches.put(row.getLong(1), row.getLong(2));
        });
        return batches;
    }

    @Override
    public SortedMap<Integer, Long> netLots(long bound) {
        return sums(RecordSql.NET_LOTS, Map.of("bound", bound));
    }

    @Override
    public List<Pools> pools(long bound) {
        SortedMap<Integer, Long> said = sums(RecordSql.POOLS_SAID, Map.of("bound", bound));
        SortedMap<Integer, Long> flowed = sums(RecordSql.POOL_FLOWS, Map.of("bound", bound));
        SortedSet<Integer> assets = new TreeSet<>(said.keySet());
        assets.addAll(flowed.keySet());
        assets.add(ASSET);
        return assets.stream()
                .map(asset -> new Pools(asset, said.getOrDefault(asset, 0L), flowed.getOrDefault(asset, 0L)))
                .toList();
    }

    @Override
    public List<Line> shortBatches() {
        List<Line> lines = new ArrayList<>(shortBatches("settled_fill", "fills"));
        lines.addAll(shortBatches("settled_transfer", "transfers"));
        return lines;
    }

    private List<Line> shortBatches(String table, String count) {
        return jdbc.sql(RecordSql.shortBatches(table, count))
                .query((row, _) -> new Line(
                        Dimension.BATCH_ROWS, count + " of batch " + row.getLong(1), row.getLong(2), row.getLong(3)))
                .list();
    }

    private SortedMap<Integer, Long> sums(String sql, Map<String, Object> values) {
        SortedMap<Integer, Long> sums = new TreeMap<>();
        jdbc.sql(sql).params(values).query(row -> {
            sums.put(row.getInt(1), row.getLong(2));
        });
        return sums;
    }

    private long number(String sql, Map<String, Object> values) {
        return jdbc.sql(sql).params(values).query((row, _) -> row.getLong(1)).single();
    }
}
