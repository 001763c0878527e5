package org.perpex.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.perpex.trade.SharedTrade.TRADE;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.OrderCommand;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.RequestId;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.web.Trace;
import org.perpex.trade.RunningTrade.Reply;
import org.slf4j.LoggerFactory;

/** By its trace an order is found in the log. */
@ExtendWith(SharedTrade.class)
class OrderLogTest {

    private static final String TRACE = "0123456789abcdef0123456789abcdef";
    private static final String NEXT = "0123456789abcdef0123456789abcdf0";
    private static final String RESTING =
            "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.5&price=61800.2&newClientOrderId=";

    private final Logger log = (Logger) LoggerFactory.getLogger("org.perpex.trade.order.OrderLog");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        lines.list = new CopyOnWriteArrayList<>();
        lines.start();
        log.addAppender(lines);
    }

    @AfterEach
    void goAway() {
        log.detachAppender(lines);
    }

    @Test
    void writesALineUnderTheTraceOfTheRequest() {
        Identity trader = RunningTrade.freshTrader();
        CompletableFuture<Reply> reply = TRADE.sendTraced(trader, TRACE, "/fapi/v1/order", RESTING + "t-1");
        OrderCommand.Place command = TRADE.engines.next(OrderCommand.Place.class);
        accept(command);

        assertThat(reply.join().status()).isEqualTo(200);
        assertThat(command.request()).isEqualTo(RequestId.parse(TRACE));
        ILoggingEvent line = only(TRACE);
        assertThat(valuesOf(line))
                .contains("command=\"Place\"", "result=\"Done\"")
                .noneMatch(OrderLogTest::isBatch);
    }

    @Test
    void writesALineForEachOrderOfABatchUnderItsOwnTrace() {
        Identity trader = RunningTrade.freshTrader();
        CompletableFuture<Reply> reply = TRADE.sendTraced(
                trader, TRACE, "/fapi/v1/batchOrders", "batchOrders=" + URLEncoder.encode("""
                [{"symbol":"BTCUSDT","side":"BUY","type":"LIMIT","timeInForce":"GTC","quantity":"0.5","price":"61800.2"},
                 {"symbol":"BTCUSDT","side":"BUY","type":"LIMIT","timeInForce":"GTC","quantity":"9","price":"61800.2"}]
                """, StandardCharsets.UTF_8));
        for (int i = 0; i < 2; i++) {
            OrderCommand.Place command = TRADE.engines.next(OrderCommand.Place.class);
            if (command.request().equals(RequestId.parse(TRACE))) {
                accept(command);
            } else {
                refuse(command);
            }
        }

        assertThat(reply.join().status()).isEqualTo(200);
        assertThat(lines.list).hasSize(2);
        assertThat(valuesOf(only(TRACE))).contains("result=\"Done\"").noneMatch(OrderLogTest::isBatch);
        assertThat(valuesOf(only(NEXT))).contains("result=\"MARGIN_INSUFFICIENT\"", "batch=\"" + TRACE + "\"");
    }

    /** The one line under a trace. */
    private ILoggingEvent only(String trace) {
        List<ILoggingEvent> found = lines.list.stream()
                .filter(line -> trace.equals(line.getMDCPropertyMap().get(Trace.MDC_KEY)))
                .toList();
        assertThat(found).as("lines under " + trace).hasSize(1);
        return found.getFirst();
    }

    private static List<String> valuesOf(ILoggingEvent line) {
        return line.getKeyValuePairs().stream().map(Object::toString).toList();
    }

    private static boolean isBatch(String value) {
        return value.startsWith("batch=");
    }

    private static void accept(OrderCommand.Place command) {
        var order = Facts.details(command, Facts.freshOrderId());
        TRADE.engines.say(Destination.TRADE, Facts.accepted(order), Facts.rested(order));
    }

    private static void refuse(OrderCommand.Place command) {
        TRADE.engines.say(
                Destination.TRADE_REJECTED,
                new BookFact.Rejected(command.request(), 0, command.account(), 1, RejectReason.MARGIN_INSUFFICIENT));
    }
}
