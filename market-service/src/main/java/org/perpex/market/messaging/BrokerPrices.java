package org.perpex.market.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.FundingCommand;
import org.perpex.common.contract.MarketCommand;
import org.perpex.common.contract.PackWriter;
import org.perpex.common.contract.Source;
import org.perpex.common.spring.outbox.OutboxSender.AcknowledgedSend;
import org.perpex.market.price.MarketPrices;
import org.perpex.market.price.PriceSink;
import org.perpex.market.specification.Listings;

/** Sends price sets into the account engine's queue. */
final class BrokerPrices implements PriceSink {

    private final Listings listings;
    private final AcknowledgedSend broker;
    private final Counter sets;

    BrokerPrices(Listings listings, AcknowledgedSend broker, MeterRegistry meters) {
        this.listings = listings;
        this.broker = broker;
        this.sets = Counter.builder("perpex.market.price.sets")
                .description("Price sets that the broker has acknowledged")
                .register(meters);
    }

    @Override
    public void send(long epoch, long number, List<MarketPrices> prices) {
        PackWriter pack = new PackWriter();
        pack.begin(Source.PRICES, epoch, 0, 0);
        pack.append(0, 0, new MarketCommand.SetPrices(epoch, number, inTicks(prices)));
        broker.send(Destination.RISK, pack.toBytes());
        sets.increment();
    }

    @Override
    public void pay(long epoch, List<FundingCommand.Pay> payments) {
        if (payments.isEmpty()) {
            return;
        }
        PackWriter pack = new PackWriter();
        pack.begin(Source.PRICES, epoch, 0, 0);
        payments.forEach(payment -> pack.append(0, 0, payment));
        broker.send(Destination.RISK, pack.toBytes());
    }

    private List<MarketCommand.MarketPrice> inTicks(List<MarketPrices> prices) {
        return prices.stream()
                .flatMap(price -> listings.find(price.market()).stream()
                        .map(listing -> new MarketCommand.MarketPrice(
                                price.market(),
                                price.markTicks(),
                                Math.max(1, listing.nearestTicks(price.indexUnits())),
                                price.funding().ratePpb(),
                                price.funding().dueMillis())))
                .toList();
    }
}
