package org.perpex.trade.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.RequestId;
import org.perpex.common.spring.dialect.DialectError;
import org.perpex.common.spring.dialect.DialectException;
import org.perpex.common.spring.dialect.Parameters;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.Permission;
import org.perpex.common.spring.market.Markets;
import org.perpex.common.spring.web.Trace;
import org.perpex.trade.order.NewOrder;
import org.perpex.trade.order.OrderEntry;
import org.perpex.trade.order.OrderForm;
import org.perpex.trade.order.OrderState;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Places and cancels several orders in one request. Each has its own answer, in the order in which it was sent. */
@RestController
@RequestMapping("/fapi/v1/batchOrders")
class BatchController {

    private static final int PLACE_MAX = 5;
    private static final int CANCEL_MAX = 10;
    private static final int TEXT_LENGTH_MAX = 16_384;

    private final Markets markets;
    private final OrderForm form;
    private final OrderEntry entry;
    private final JsonMapper json;
    private final ExecutorService orders = Executors.newVirtualThreadPerTaskExecutor();

    BatchController(Markets markets, OrderForm form, OrderEntry entry, JsonMapper json) {
        this.markets = markets;
        this.form = form;
        this.entry = entry;
        this.json = json;
    }

    @PostMapping
    List<Object> place(Identity identity, HttpServletRequest request) {
        identity.require(Permission.TRADE);
        List<Map<String, Object>> batch =
                read(Requests.parameters(request).require("batchOrders"), "batchOrders", new TypeReference<>() {});
        requireSize(batch.size(), PLACE_MAX);
        AccountId account = Requests.account(identity);
        List<Task> tasks = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            RequestId id = Requests.request(i);
            Parameters parameters = new Parameters(texts(batch.get(i)));
            tasks.add(() -> placeOne(id, account, parameters));
        }
        return runAll(tasks);
    }

    private OrderJson placeOne(RequestId id, AccountId account, Parameters parameters) {
        NewOrder order = form.read(parameters);
        OrderState state = entry.place(id, account, order);
        return OrderJson.of(order.market(), order.whole() ? state : state.atAcceptance());
    }

    @DeleteMapping
    List<Object> cancel(Identity identity, HttpServletRequest request) {
        identity.require(Permission.TRADE);
        Parameters parameters = Requests.parameters(request);
        MarketSpec market = markets.require(parameters.require("symbol"));
        List<OrderEntry.Cancellation> batch = cancellations(parameters, market);
        requireSize(batch.size(), CANCEL_MAX);
        AccountId account = Requests.account(identity);
        List<Task> tasks = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            RequestId id = Requests.request(i);
            OrderEntry.Cancellation order = batch.get(i);
            tasks.add(() -> OrderJson.of(market, entry.cancel(id, account, order)));
        }
        return runAll(tasks);
    }

    private List<OrderEntry.Cancellation> cancellations(Parameters parameters, MarketSpec market) {
        String ids = parameters.find("orderIdList");
        if (ids != null) {
            List<String> named = read(ids, "orderIdList", new TypeReference<>() {});
            return named.stream()
                    .map(id -> new OrderEntry.Cancellation(market, orderId(id), ""))
                    .toList();
        }
        String clientIds = parameters.require("origClientOrderIdList");
        List<String> named = read(clientIds, "origClientOrderIdList", new TypeReference<>() {});
        return named.stream()
                .map(id -> new OrderEntry.Cancellation(market, 0, OrderForm.requireClientOrderId(id)))
                .toList();
    }

    private static long orderId(String text) {
        return new Parameters(Map.of("orderIdList", text)).number("orderIdList", 0);
    }

    /** One order of a batch. */
    private interface Task {
        OrderJson run();
    }

    private List<Object> runAll(List<Task> tasks) {
        List<Future<Object>> running = new ArrayList<>();
        String trace = Trace.current();
        for (Task task : tasks) {
            running.add(orders.submit(() -> {
                try (Trace.Scope _ = Trace.scope(trace)) {
                    return answer(task);
                }
            }));
        }
        List<Object> answers = new ArrayList<>();
        for (Future<Object> one : running) {
            try {
                answers.add(one.get());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw DialectError.TIMEOUT.exception();
            } catch (ExecutionException failed) {
                throw new IllegalStateException(failed.getCause());
            }
        }
        return answers;
    }

    private static Object answer(Task task) {
        try {
            return task.run();
        } catch (DialectException refusal) {
            return refusal.answer();
        }
    }

    /** Reads a JSON array that holds no null. */
    private <T> List<T> read(String text, String name, TypeReference<List<T>> type) {
        if (text.length() > TEXT_LENGTH_MAX) {
            throw DialectError.PARAMETER_INVALID.exception(name);
        }
        try {
            List<T> values = json.readValue(text, type);
            if (values != null && values.stream().allMatch(Objects::nonNull)) {
                return values;
            }
        } catch (JacksonException malformed) {
            throw DialectError.PARAMETER_INVALID.exception(name);
        }
        throw DialectError.PARAMETER_INVALID.exception(name);
    }

    private static Map<String, String> texts(Map<String, Object> values) {
        Map<String, String> texts = new HashMap<>();
        values.forEach((name, value) -> texts.put(name, String.valueOf(value)));
        return texts;
    }

    private static void requireSize(int size, int max) {
        if (size < 1 || size > max) {
            throw DialectError.BATCH_SIZE_INVALID.exception();
        }
    }
}
