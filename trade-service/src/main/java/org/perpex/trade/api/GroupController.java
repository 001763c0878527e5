package org.perpex.trade.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.perpex.common.contract.TriggerOrder;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.spring.dialect.DialectError;
import org.perpex.common.spring.dialect.Parameters;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.Permission;
import org.perpex.common.spring.market.Markets;
import org.perpex.trade.order.NewOrder;
import org.perpex.trade.order.OrderForm;
import org.perpex.trade.order.Outcome;
import org.perpex.trade.order.TriggerForm;
import org.perpex.trade.trigger.GroupEntry;
import org.perpex.trade.trigger.TriggerState;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Orders that belong together, beyond the dialect: of several one alone, or an order with its exits. */
@RestController
@RequestMapping("/fapi/v1/perpex")
class GroupController {

    private static final int EXITS_MAX = 5;

    private final Markets markets;
    private final OrderForm orders;
    private final TriggerForm triggers;
    private final GroupEntry entry;
    private final Batch batch;

    GroupController(Markets markets, OrderForm orders, TriggerForm triggers, GroupEntry entry, Batch batch) {
        this.markets = markets;
        this.orders = orders;
        this.triggers = triggers;
        this.entry = entry;
        this.batch = batch;
    }

    record BracketJson(OrderJson order, List<AlgoJson> exits) {}

    /** Places conditional orders of which one alone fires. */
    @PostMapping("/oco")
    List<AlgoJson> oco(Identity identity, HttpServletRequest request) {
        identity.require(Permission.TRADE);
        MarketSpec market = markets.require(Requests.parameters(request).require("symbol"));
        List<TriggerOrder> wanted = exits(request, "orders", Map.of("symbol", market.symbol()));
        if (wanted.size() < 2) {
            throw DialectError.BATCH_SIZE_INVALID.exception();
        }
        List<Outcome> placed = entry.placeOco(Requests.request(0), Requests.account(identity), market, wanted);
        return placed.stream().map(outcome -> trigger(market, outcome)).toList();
    }

    /** Places an order and the conditional orders by which its position is left. */
    @PostMapping("/bracket")
    BracketJson bracket(Identity identity, HttpServletRequest request) {
        identity.require(Permission.TRADE);
        NewOrder order = orders.read(Requests.parameters(request));
        List<TriggerOrder> wanted =
                exits(request, "exits", Map.of("symbol", order.market().symbol(), "reduceOnly", "true"));
        List<Outcome> placed = entry.placeBracket(Requests.request(0), Requests.account(identity), order, wanted);
        if (!(placed.getFirst() instanceof Outcome.Done done)) {
            throw new IllegalStateException("a bracket begins with its order");
        }
        return new BracketJson(
                OrderJson.of(
                        order.market(),
                        order.whole() ? done.order() : done.order().atAcceptance()),
                placed.stream()
                        .skip(1)
                        .map(outcome -> trigger(order.market(), outcome))
                        .toList());
    }

    /** @param shared what holds for each, unless it says otherwise itself */
    private List<TriggerOrder> exits(HttpServletRequest request, String name, Map<String, String> shared) {
        List<Map<String, String>> wanted =
                batch.texts(Requests.parameters(request).require(name), name);
        Batch.requireSize(wanted.size(), EXITS_MAX);
        return wanted.stream().map(values -> exit(values, shared)).toList();
    }

    private TriggerOrder exit(Map<String, String> values, Map<String, String> shared) {
        Map<String, String> all = new HashMap<>(shared);
        all.put("algoType", "CONDITIONAL");
        if (new Parameters(values).flag("closePosition", false)) {
            all.remove("reduceOnly");
        }
        values.forEach((name, value) -> {
            if (!name.equalsIgnoreCase("symbol")) {
                all.put(name, value);
            }
        });
        return triggers.read(new Parameters(all)).order();
    }

    private static AlgoJson trigger(MarketSpec market, Outcome outcome) {
        if (outcome instanceof Outcome.TriggerPlaced placed) {
            return AlgoJson.of(market, TriggerState.placed(placed.trigger(), placed.timeMillis()));
        }
        throw new IllegalStateException("not a trigger: " + outcome);
    }
}
