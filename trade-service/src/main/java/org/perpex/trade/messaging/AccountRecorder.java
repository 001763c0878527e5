package org.perpex.trade.messaging;

import java.util.ArrayList;
import java.util.List;
import org.perpex.common.contract.AccountFact;
import org.perpex.common.contract.SettingFact;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.RequestId;
import org.perpex.common.spring.market.Markets;
import org.perpex.common.spring.stream.StreamHandler;
import org.perpex.common.spring.stream.StreamMessage;
import org.perpex.common.spring.stream.StreamPosition;
import org.perpex.trade.fill.Fill;
import org.perpex.trade.margin.MarginChange;
import org.perpex.trade.order.OrderState;
import org.perpex.trade.store.FillStore;

/** Writes the read models of fills, of positions that moved without an order, of changes of isolated margin and of places in the order of deleveraging. */
final class AccountRecorder implements StreamHandler {

    private final Markets markets;
    private final Records records;
    private StreamPosition position = StreamPosition.BEGINNING;

    /** Keeps changes and the place in the stream, both or neither. */
    interface Records {
        StreamPosition load();

        /** Throws if another instance has moved the place on; then nothing is kept. */
        void save(FillStore.Changes changes, StreamPosition before, StreamPosition after);
    }

    AccountRecorder(Markets markets, Records records) {
        this.markets = markets;
        this.records = records;
    }

    @Override
    public Start start() {
        position = records.load();
        return new Start.After(position);
    }

    @Override
    public void apply(List<StreamMessage> batch, StreamPosition after) {
        List<OrderState> orders = new ArrayList<>();
        List<Fill> fills = new ArrayList<>();
        List<MarginChange> margins = new ArrayList<>();
        RankChanges ranks = new RankChanges();
        for (StreamMessage message : batch) {
            ranks.take(message.message());
            switch (message.message()) {
                case AccountFact.OrderFilled filled -> fills.add(fill(message.timeMillis(), filled));
                case AccountFact.PositionMoved moved -> {
                    MovedPosition position = new MovedPosition(message.timeMillis(), moved, market(moved.market()));
                    orders.add(position.order());
                    position.fill().ifPresent(fills::add);
                }
                case SettingFact.IsolatedMarginMoved moved -> margins.add(change(message, moved));
                default -> {}
            }
        }
        records.save(new FillStore.Changes(orders, fills, margins, ranks.all()), position, after);
        position = after;
    }

    private MarketSpec market(int number) {
        return markets.byNumber(number)
                .orElseThrow(() -> new IllegalStateException("market " + number + " is not known yet"));
    }

    private static MarginChange change(StreamMessage message, SettingFact.IsolatedMarginMoved fact) {
        return new MarginChange(
                message.number(),
                fact.account(),
                fact.market(),
                fact.positionSide(),
                fact.deltaUnits(),
                !fact.request().equals(RequestId.NONE),
                message.timeMillis());
    }

    private static Fill fill(long timeMillis, AccountFact.OrderFilled fact) {
        return new Fill(
                fact.order().account(),
                fact.order().market(),
                fact.tradeNumber(),
                fact.order().orderId(),
                fact.order().side(),
                fact.order().positionSide(),
                fact.maker(),
                fact.fillPriceTicks(),
                fact.fillLots(),
                fact.feeUnits(),
                fact.realizedUnits(),
                timeMillis);
    }
}
