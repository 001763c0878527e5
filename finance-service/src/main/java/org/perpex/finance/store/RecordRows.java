package org.perpex.finance.store;

import org.perpex.common.contract.AccountFact;
import org.perpex.common.contract.AccountFact.PositionMoved;
import org.perpex.common.contract.FundingFact;
import org.perpex.common.contract.LiquidationFact;
import org.perpex.common.contract.SettingFact;
import org.perpex.finance.settlement.Batch;
import org.perpex.finance.settlement.BooksStore.Numbered;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes what a batch keeps of moved positions, funding, the insurance fund, liquidations and fees. Made for one batch. */
final class RecordRows {

    private final int source;
    private final long batch;
    private final RowWriter moves;
    private final RowWriter funding;
    private final RowWriter intervals;
    private final RowWriter insurance;
    private final RowWriter steps;
    private final RowWriter fees;

    RecordRows(JdbcTemplate jdbc, int source, Numbered numbered) {
        this.source = source;
        this.batch = numbered.number();
        moves = rows(
                jdbc,
                "settled_move",
                "account, market, position_side, trade, cause, lots, price_ticks, realized_units, fee_units, wallet_units");
        funding = rows(
                jdbc,
                "settled_funding",
                "account, market, position_side, due_millis, rate_ppb, price_ticks, position_lots, units, wallet_units");
        intervals = rows(
                jdbc,
                "funding_settlement",
                "market, due_millis, rate_ppb, price_ticks, positions, paid_units, received_units, rounding_units");
        insurance = rows(
                jdbc, "insurance_payment", "account, market, asset, units, wallet_units, pool_units, shared_units");
        steps = rows(
                jdbc,
                "liquidation_step",
                "account, market, position_side, stage, order_id, lots, price_ticks, equity_units, maintenance_units");
        fees = rows(
                jdbc,
                "settled_fees",
                "account, market, maker_ppm, taker_ppm, tier, version, request, operator, reason");
        numbered.batch().records().forEach(this::add);
    }

    void flush() {
        moves.flush();
        funding.flush();
        intervals.flush();
        insurance.flush();
        steps.flush();
        fees.flush();
    }

    private void add(Batch.Of<AccountFact> of) {
        switch (of.fact()) {
            case PositionMoved moved -> add(of, moved);
            case FundingFact.Paid paid -> add(of, paid);
            case FundingFact.Settled settled -> add(of, settled);
            case LiquidationFact.InsurancePaid paid -> add(of, paid);
            case LiquidationFact.StageEntered step -> add(of, step);
            case SettingFact.FeesSet set -> add(of, set);
            default -> throw new IllegalStateException("no record: " + of.fact());
        }
    }

    private void add(Batch.Of<AccountFact> of, PositionMoved moved) {
        moves.add(
                source,
                of.number(),
                batch,
                of.timeMillis(),
                moved.account(),
                moved.market(),
                moved.positionSide().code,
                moved.tradeNumber(),
                moved.cause().code,
                moved.lots(),
                moved.priceTicks(),
                moved.realizedUnits(),
                moved.feeUnits(),
                moved.walletUnits());
    }

    private void add(Batch.Of<AccountFact> of, FundingFact.Paid paid) {
        funding.add(
                source,
                of.number(),
                batch,
                of.timeMillis(),
                paid.account(),
                paid.market(),
                paid.positionSide().code,
                paid.dueMillis(),
                paid.ratePpb(),
                paid.priceTicks(),
                paid.positionLots(),
                paid.amountUnits(),
                paid.walletUnits());
    }

    private void add(Batch.Of<AccountFact> of, FundingFact.Settled settled) {
        intervals.add(
                source,
                of.number(),
                batch,
                of.timeMillis(),
                settled.market(),
                settled.dueMillis(),
                settled.ratePpb(),
                settled.priceTicks(),
                settled.positions(),
                settled.paidUnits(),
                settled.receivedUnits(),
                settled.roundingUnits());
    }

    private void add(Batch.Of<AccountFact> of, LiquidationFact.InsurancePaid paid) {
        insurance.add(
                source,
                of.number(),
                batch,
                of.timeMillis(),
                paid.account(),
                paid.market(),
                paid.asset().code,
                paid.amountUnits(),
                paid.walletUnits(),
                paid.poolUnits(),
                paid.sharedUnits());
    }

    private void add(Batch.Of<AccountFact> of, LiquidationFact.StageEntered step) {
        steps.add(
                source,
                of.number(),
                batch,
                of.timeMillis(),
                step.account(),
                step.market(),
                step.positionSide().code,
                step.stage().code,
                step.orderId(),
                step.lots(),
                step.priceTicks(),
                step.equityUnits(),
                step.maintenanceUnits());
    }

    private void add(Batch.Of<AccountFact> of, SettingFact.FeesSet set) {
        fees.add(
                source,
                of.number(),
                batch,
                of.timeMillis(),
                set.account(),
                set.market(),
                set.makerPpm(),
                set.takerPpm(),
                set.tier(),
                set.change().version(),
                set.change().request().toString(),
                set.change().operator(),
                set.change().reason());
    }

    private static RowWriter rows(JdbcTemplate jdbc, String table, String columns) {
        return new RowWriter(jdbc, table, ("source, number, batch, time_millis, " + columns).split(", ", -1));
    }
}
