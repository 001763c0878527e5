package org.perpex.risk;

import java.util.ArrayList;
import java.util.List;
import org.perpex.common.contract.BookInput;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.Message;
import org.perpex.common.contract.PackReader;
import org.perpex.common.contract.PackWriter;
import org.perpex.common.contract.Source;
import org.perpex.common.contract.StreamMark;
import org.perpex.common.contract.StreamSignal;
import org.perpex.common.spring.engine.Input;
import org.perpex.common.spring.rocketmq.PackSender;
import org.perpex.common.spring.rocketmq.QueuePuller;
import org.perpex.common.spring.rocketmq.RocketMqQueues;
import org.perpex.risk.engine.StubBook;

/** The others at the broker: those who write to the account engine, and a book that answers it. */
final class Broker implements AutoCloseable {

    private final PackSender sender;
    private final RocketMqQueues queues;
    private final QueuePuller orders;
    private final QueuePuller rejections;
    private final QueuePuller facts;
    private final StubBook book = new StubBook();
    private StreamMark match = StreamMark.START;
    private StreamMark wallet = StreamMark.START;
    private StreamMark market = StreamMark.START;
    private StreamMark finance = StreamMark.START;
    final List<Message> rejected = new ArrayList<>();
    final List<Message> said = new ArrayList<>();

    Broker(String nameServer) {
        sender = PackSender.start(nameServer);
        queues = RocketMqQueues.start(nameServer);
        orders = queues.open(Destination.ORDER, 0);
        rejections = queues.open(Destination.TRADE_REJECTED, 0);
        facts = queues.open(Destination.ASSET, 0);
    }

    void trade(Message command) {
        unnumbered(Source.TRADE, command);
    }

    void prices(Message command) {
        unnumbered(Source.PRICES, command);
    }

    void wallet(Message command) {
        wallet = numbered(Source.WALLET, wallet, List.of(command));
    }

    void market(Message command) {
        market = numbered(Source.MARKET, market, List.of(command));
    }

    void finance(Message command) {
        finance = numbered(Source.FINANCE, finance, List.of(command));
    }

    /** The number of the last fact that the book said. */
    long matchNumber() {
        return match.number();
    }

    /** Lets the book answer what has come for it, and collects what the account engine told others. */
    void pump() {
        List<Message> answers = new ArrayList<>();
        for (Message command : messages(orders)) {
            book.apply(0, (BookInput) command, (destination, fact) -> answers.add(fact));
        }
        if (!answers.isEmpty()) {
            match = numbered(Source.MATCH, match, answers);
        }
        rejected.addAll(messages(rejections));
        said.addAll(messages(facts));
    }

    private static List<Message> messages(QueuePuller queue) {
        List<Message> messages = new ArrayList<>();
        PackReader reader = new PackReader();
        for (Input input : queue.poll()) {
            reader.wrap(input.body());
            while (reader.next()) {
                Message message = reader.message();
                if (!(message instanceof StreamSignal)) {
                    messages.add(message);
                }
            }
        }
        return messages;
    }

    private void unnumbered(Source source, Message message) {
        PackWriter pack = new PackWriter();
        pack.begin(source, 1, 0, 0);
        pack.append(0, 0, message);
        sender.sendAcknowledged(Destination.RISK, pack.toBytes());
    }

    private StreamMark numbered(Source source, StreamMark mark, List<Message> messages) {
        PackWriter pack = new PackWriter();
        pack.begin(source, 1, mark.number() + 1, mark.hash());
        messages.forEach(message -> pack.append(0, 0, message));
        byte[] body = pack.toBytes();
        sender.sendAcknowledged(Destination.RISK, body);
        PackReader reader = new PackReader().wrap(body);
        StreamMark last = mark;
        while (reader.next()) {
            last = new StreamMark(reader.number(), reader.hashAfter());
        }
        return last;
    }

    @Override
    public void close() {
        orders.close();
        rejections.close();
        facts.close();
        queues.close();
        sender.close();
    }
}
