package org.perpex.finance.store;

import java.util.Map;
import java.util.TreeMap;
import org.perpex.common.contract.AccountFact;
import org.perpex.common.contract.AccountFact.CheckpointTaken;
import org.perpex.common.contract.AccountFact.OrderFilled;
import org.perpex.common.contract.AccountFact.PositionMoved;
import org.perpex.common.contract.AccountFact.TransferApplied;
import org.perpex.finance.checkpoint.CheckpointState;
import org.perpex.finance.settlement.Batch;
import org.perpex.finance.settlement.BooksStore;
import org.perpex.finance.settlement.Mark;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Finance's tables of settlement. */
@Repository
class JdbcBooks implements BooksStore {

    private record FeeKey(int market, int maker) {}

    private static final class FeeSum {
        private long units;
        private int fills;
    }

    private final MarkMapper mapper;
    private final JdbcTemplate jdbc;

    JdbcBooks(MarkMapper mapper, JdbcTemplate jdbc) {
        this.mapper = mapper;
        this.jdbc = jdbc;
    }

    @Override
    public Mark lockedMark(int source) {
        return mapper.locked(source);
    }

    @Override
    public boolean move(int source, Mark from, Mark to) {
        return mapper.move(source, from, to) == 1;
    }

    @Override
    public void write(int source, Numbered numbered) {
        Batch batch = numbered.batch();
        mapper.insert(new MarkMapper.BatchRow(
                numbered.number(),
                source,
                batch.first(),
                batch.last().number(),
                batch.fills().size(),
                batch.transfers().size(),
                batch.entries().size(),
                batch.last().timeMillis(),
                numbered.settledMillis(),
                numbered.xid()));
        writeFills(source, numbered);
        writeTransfers(source, numbered);
        new RecordRows(jdbc, source, numbered).flush();
        writeFees(numbered);
        CheckpointTaken checkpoint = batch.checkpoint();
        if (checkpoint != null) {
            writeCheckpoint(source, batch, checkpoint);
        }
    }

    private void writeFills(int source, Numbered numbered) {
        RowWriter rows = new RowWriter(
                jdbc,
                "settled_fill",
                "source",
                "number",
                "batch",
                "time_millis",
                "account",
                "market",
                "order_id",
                "request",
                "trade",
                "maker",
                "side",
                "fill_source",
                "price_ticks",
                "lots",
                "realized_units",
                "fee_units",
                "wallet_units",
                "position_side",
                "insurance_units",
                "fee_number");
        FeeNumbers fees = new FeeNumbers(jdbc, source, numbered.batch());
        for (Batch.Of<OrderFilled> of : numbered.batch().fills()) {
            OrderFilled fill = of.fact();
            rows.add(
                    source,
                    of.number(),
                    numbered.number(),
                    of.timeMillis(),
                    fill.order().account(),
                    fill.order().market(),
                    fill.order().orderId(),
                    fill.order().request().toString(),
                    fill.tradeNumber(),
                    fill.maker() ? 1 : 0,
                    fill.order().side().code,
                    fill.source().code,
                    fill.fillPriceTicks(),
                    fill.fillLots(),
                    fill.realizedUnits(),
                    fill.feeUnits(),
                    fill.walletUnits(),
                    fill.order().positionSide().code,
                    fill.insuranceFeeUnits(),
                    fees.of(of));
        }
        rows.flush();
    }

    private void writeTransfers(int source, Numbered numbered) {
        RowWriter rows = new RowWriter(
                jdbc,
                "settled_transfer",
                "source",
                "number",
                "batch",
                "time_millis",
                "transfer",
                "account",
                "asset",
                "direction",
                "units",
                "accepted",
                "wallet_units");
        for (Batch.Of<TransferApplied> of : numbered.batch().transfers()) {
            TransferApplied transfer = of.fact();
            rows.add(
                    source,
                    of.number(),
                    numbered.number(),
                    of.timeMillis(),
                    transfer.transfer().toString(),
                    transfer.account(),
                    transfer.asset().code,
                    transfer.direction().code,
                    transfer.amountUnits(),
                    transfer.accepted() ? 1 : 0,
                    transfer.walletUnits());
        }
        rows.flush();
    }

    private void writeFees(Numbered numbered) {
        Map<FeeKey, FeeSum> sums =
                new TreeMap<>(java.util.Comparator.comparingInt(FeeKey::market).thenComparingInt(FeeKey::maker));
        for (Batch.Of<OrderFilled> of : numbered.batch().fills()) {
            FeeSum sum = sums.computeIfAbsent(
                    new FeeKey(of.fact().order().market(), of.fact().maker() ? 1 : 0), _ -> new FeeSum());
            sum.units = Math.addExact(sum.units, of.fact().feeUnits());
            sum.fills++;
        }
        for (Batch.Of<AccountFact> of : numbered.batch().records()) {
            if (of.fact() instanceof PositionMoved moved && moved.feeUnits() != 0) {
                FeeSum sum = sums.computeIfAbsent(new FeeKey(moved.market(), 0), _ -> new FeeSum());
                sum.units = Math.addExact(sum.units, moved.feeUnits());
            }
        }
        RowWriter rows = new RowWriter(jdbc, "fee_income", "batch", "market", "maker", "asset", "units", "fills");
        sums.forEach((key, sum) ->
                rows.add(numbered.number(), key.market, key.maker, Batch.ASSET.code, sum.units, sum.fills));
        rows.flush();
    }

    private void writeCheckpoint(int source, Batch batch, CheckpointTaken checkpoint) {
        RowWriter rows = new RowWriter(
                jdbc,
                "checkpoint",
                "source",
                "number",
                "checkpoint",
                "time_millis",
                "state",
                "engine_accounts",
                "engine_hash",
                "engine_units",
                "ledger_accounts",
                "ledger_hash",
                "ledger_units");
        rows.add(
                source,
                batch.last().number(),
                checkpoint.checkpoint(),
                batch.last().timeMillis(),
                CheckpointState.PENDING.code,
                checkpoint.accounts(),
                checkpoint.walletsHash(),
                checkpoint.walletsUnits(),
                0,
                0L,
                0L);
        rows.flush();
    }
}
