package org.perpex.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.EngineInput;
import org.perpex.common.contract.FundingCommand;
import org.perpex.common.contract.MarketCommand;
import org.perpex.common.contract.Message;
import org.perpex.common.contract.OrderCommand;
import org.perpex.common.contract.PackWriter;
import org.perpex.common.contract.Source;
import org.perpex.common.contract.StreamMark;
import org.perpex.common.contract.TransferCommand;

/**
 * Everybody who writes to an engine and is none: order entry, prices and ticks without numbers, the outboxes of wallet
 * and market with them.
 */
final class Senders {

    private final Chance chance;
    private final Wire orders;
    private final Wire prices;
    private final Wire riskTicks;
    private final Wire bookTicks;
    private final Wire walletWire;
    private final Wire marketWire;
    private final Outlet wallet;
    private final Outlet market;
    private final PackWriter writer = new PackWriter();
    private final List<OrderCommand> collected = new ArrayList<>();

    Senders(Queues queues, Chance chance, LongSupplier clock) {
        this.chance = chance;
        // Order entry and prices do not find out what was lost; that a pack comes late or again they must bear.
        orders = new Wire(queues.risk(), clock, chance, false);
        prices = new Wire(queues.risk(), clock, chance, false);
        riskTicks = new Wire(queues.risk(), clock, chance, false);
        bookTicks = new Wire(queues.order(), clock, chance, false);
        walletWire = new Wire(queues.risk(), clock, chance, true);
        marketWire = new Wire(queues.risk(), clock, chance, true);
        wallet = new Outlet(Source.WALLET, walletWire, chance, null, StreamMark.START);
        market = new Outlet(Source.MARKET, marketWire, chance, null, StreamMark.START);
    }

    void send(OrderCommand command) {
        collected.add(command);
    }

    void send(TransferCommand transfer) {
        wallet.append(0, transfer);
    }

    void send(MarketCommand command) {
        if (command instanceof MarketCommand.SetPrices) {
            prices.send(pack(Source.PRICES, List.of(command)), () -> {});
        } else {
            market.append(0, command);
        }
    }

    void send(FundingCommand command) {
        market.append(0, command);
    }

    void send(Destination engine, EngineInput input) {
        Wire wire = engine.equals(Destination.RISK) ? riskTicks : bookTicks;
        wire.send(pack(Source.ENGINE, List.of(input)), () -> {});
    }

    private byte[] pack(Source source, List<? extends Message> messages) {
        writer.begin(source, 0, 0, 0);
        messages.forEach(message -> writer.append(0, 0, message));
        return writer.toBytes();
    }

    /** Packs up what order entry has collected: one command or several. */
    private boolean flushOrders() {
        if (collected.isEmpty()) {
            return false;
        }
        List<OrderCommand> some = collected.subList(0, 1 + chance.below(collected.size()));
        orders.send(pack(Source.TRADE, some), () -> {});
        some.clear();
        return true;
    }

    List<Step> steps() {
        return List.of(
                this::flushOrders,
                wallet::flush,
                market::flush,
                orders::step,
                prices::step,
                riskTicks::step,
                bookTicks::step,
                walletWire::step,
                marketWire::step);
    }

    StreamMark walletEnd() {
        return wallet.end();
    }

    StreamMark marketEnd() {
        return market.end();
    }
}
