package org.perpex.benchmark.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.MarketCommand;
import org.perpex.common.contract.Message;
import org.perpex.common.contract.PackReader;
import org.perpex.common.contract.PackWriter;
import org.perpex.common.contract.Source;
import org.perpex.common.contract.StreamMark;
import org.perpex.common.contract.TransferCommand;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.Asset;
import org.perpex.common.core.LeverageBracket;
import org.perpex.common.core.MarketPhase;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.Product;
import org.perpex.common.core.TransferId;
import org.perpex.common.spring.rocketmq.PackSender;

/**
 * What the orders need: markets with prices, and accounts with money. It is said to engines that are empty, in the name of
 * market-service and of wallet-service, which do not run meanwhile. Not thread-safe.
 */
final class Universe {

    static final int MARKETS = 20;
    static final int ACCOUNTS = 1_000;
    static final long MARK_TICKS = 600_000;

    /** An account that can pay for nothing. */
    static final long POOR_ACCOUNT = account(ACCOUNTS);

    private static final long FUNDS_UNITS = 1_000_000_00000000L;
    private static final int PACK_MESSAGES_MAX = 64;

    private final PackSender sender;
    private long priceNumber;

    Universe(PackSender sender) {
        this.sender = sender;
    }

    /** The account of a number, from 0. */
    static long account(int number) {
        return AccountId.of(1_000_000L + number, 0).value();
    }

    /** Lists the markets and opens them, gives them a price, and gives each account its money. */
    void found() {
        List<Message> markets = new ArrayList<>();
        for (int market = 1; market <= MARKETS; market++) {
            markets.add(new MarketCommand.ListMarket(specification(market)));
            markets.add(new MarketCommand.SetPhase(market, MarketPhase.TRADING));
        }
        sayAll(Source.MARKET, markets);
        sayPrices();
        List<Message> transfers = new ArrayList<>();
        for (int number = 0; number < ACCOUNTS; number++) {
            transfers.add(transfer(account(number), FUNDS_UNITS));
        }
        transfers.add(transfer(POOR_ACCOUNT, 1));
        sayAll(Source.WALLET, transfers);
    }

    /** Says the same prices again, as market-service does each second. */
    void sayPrices() {
        priceNumber++;
        List<MarketCommand.MarketPrice> prices = new ArrayList<>();
        for (int market = 1; market <= MARKETS; market++) {
            prices.add(new MarketCommand.MarketPrice(market, MARK_TICKS, MARK_TICKS));
        }
        PackWriter pack = new PackWriter();
        pack.begin(Source.PRICES, 1, 0, 0);
        pack.append(0, 0, new MarketCommand.SetPrices(1, priceNumber, prices));
        sender.sendAcknowledged(Destination.RISK, pack.toBytes());
    }

    private static TransferCommand.In transfer(long account, long amountUnits) {
        return new TransferCommand.In(new TransferId(1, account), account, Asset.USDT, amountUnits);
    }

    private void sayAll(Source source, List<Message> messages) {
        Stream stream = new Stream(source, pack -> sender.sendAcknowledged(Destination.RISK, pack));
        for (int from = 0; from < messages.size(); from += PACK_MESSAGES_MAX) {
            stream.say(messages.subList(from, Math.min(messages.size(), from + PACK_MESSAGES_MAX)));
        }
    }

    /** A dense stream from its beginning, as an outbox sends it. */
    private static final class Stream {

        private final Source source;
        private final Consumer<byte[]> outlet;
        private StreamMark mark = StreamMark.START;

        Stream(Source source, Consumer<byte[]> outlet) {
            this.source = source;
            this.outlet = outlet;
        }

        void say(List<Message> messages) {
            PackWriter writer = new PackWriter();
            writer.begin(source, 1, mark.number() + 1, mark.hash());
            messages.forEach(message -> writer.append(0, 0, message));
            byte[] pack = writer.toBytes();
            PackReader read = new PackReader().wrap(pack);
            while (read.next()) {
                mark = new StreamMark(read.number(), read.hashAfter());
            }
            outlet.accept(pack);
        }
    }

    private static MarketSpec specification(int market) {
        return new MarketSpec(
                market,
                "BENCH%02dUSDT".formatted(market),
                Product.PERPETUAL,
                Asset.BTC,
                Asset.USDT,
                new MarketSpec.Units(1, 1, 3, 1),
                new MarketSpec.Limits(1, 10_000_000, 1, 1_000_000, 1_000_000, 0, 1_100_000, 900_000, 300_000, 200),
                new MarketSpec.Fees(200, 500, 12_500),
                List.of(new LeverageBracket(0, 100_000_000_00000000L, 4_000, 125, 0)));
    }
}
