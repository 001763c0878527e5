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
import org.perpex.common.core.RequestId;
import org.perpex.common.spring.dialect.DialectError;
import org.perpex.common.spring.dialect.DialectException;
import org.perpex.common.spring.dialect.Parameters;
import org.perpex.common.spring.web.Trace;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Several commands in one request: reads them, and runs them all at once, each to its own answer. */
@Component
class Batch {

    private static final int ORDERS_MAX = 5;
    private static final int TEXT_LENGTH_MAX = 16_384;

    private final JsonMapper json;
    private final ExecutorService commands = Executors.newVirtualThreadPerTaskExecutor();

    Batch(JsonMapper json) {
        this.json = json;
    }

    /** What to do with one of a batch, under an id of its own. */
    interface Task<T> {
        Object run(RequestId id, T one);
    }

    /** The parameters of each order of a request. */
    List<Parameters> orders(HttpServletRequest request) {
        List<Map<String, String>> batch = texts(Requests.parameters(request).require("batchOrders"), "batchOrders");
        requireSize(batch.size(), ORDERS_MAX);
        return batch.stream().map(Parameters::new).toList();
    }

    /** Reads a JSON array of objects, their values as texts. */
    List<Map<String, String>> texts(String text, String name) {
        List<Map<String, Object>> read = read(text, name, new TypeReference<>() {});
        return read.stream().map(Batch::texts).toList();
    }

    /** Runs all and returns their answers in the order in which they were sent; a refusal is an answer too. */
    <T> List<Object> runAll(List<T> batch, Task<T> task) {
        List<Future<Object>> running = new ArrayList<>();
        String trace = Trace.current();
        for (int i = 0; i < batch.size(); i++) {
            RequestId id = Requests.request(i);
            T one = batch.get(i);
            running.add(commands.submit(() -> {
                try (Trace.Scope _ = Trace.scope(trace)) {
                    return answer(task, id, one);
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

    private static <T> Object answer(Task<T> task, RequestId id, T one) {
        try {
            return task.run(id, one);
        } catch (DialectException refusal) {
            return refusal.answer();
        }
    }

    /** Reads a JSON array that holds no null. */
    <T> List<T> read(String text, String name, TypeReference<List<T>> type) {
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

    static void requireSize(int size, int max) {
        if (size < 1 || size > max) {
            throw DialectError.BATCH_SIZE_INVALID.exception();
        }
    }
}
