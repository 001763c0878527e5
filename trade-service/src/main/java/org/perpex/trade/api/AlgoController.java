package org.perpex.trade.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.perpex.common.contract.TriggerDetails;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.spring.dialect.DialectError;
import org.perpex.common.spring.dialect.Parameters;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.Permission;
import org.perpex.common.spring.market.Markets;
import org.perpex.trade.order.NewTrigger;
import org.perpex.trade.order.OrderForm;
import org.perpex.trade.order.TriggerForm;
import org.perpex.trade.trigger.TriggerEntry;
import org.perpex.trade.trigger.TriggerHistory;
import org.perpex.trade.trigger.TriggerQuestions;
import org.perpex.trade.trigger.TriggerState;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Places, queries and cancels conditional orders. */
@RestController
@RequestMapping("/fapi/v1")
class AlgoController {

    private static final int DEFAULT = 500;
    private static final int MAX = 1_000;

    private final Markets markets;
    private final TriggerForm form;
    private final TriggerEntry entry;
    private final TriggerQuestions questions;

    AlgoController(Markets markets, TriggerForm form, TriggerEntry entry, TriggerQuestions questions) {
        this.markets = markets;
        this.form = form;
        this.entry = entry;
        this.questions = questions;
    }

    /** The answer to a cancel: its code is a text here, and a number in the answer to a mass cancel. */
    record Canceled(long algoId, String clientAlgoId, String code, String msg) {}

    @PostMapping("/algoOrder")
    AlgoJson place(Identity identity, HttpServletRequest request) {
        identity.require(Permission.TRADE);
        NewTrigger trigger = form.read(Requests.parameters(request));
        return AlgoJson.of(trigger.market(), entry.place(Requests.request(0), Requests.account(identity), trigger));
    }

    @GetMapping("/algoOrder")
    AlgoJson find(Identity identity, HttpServletRequest request) {
        identity.require(Permission.READ);
        return json(require(Requests.account(identity), Requests.parameters(request), DialectError.ORDER_UNKNOWN));
    }

    @DeleteMapping("/algoOrder")
    Canceled cancel(Identity identity, HttpServletRequest request) {
        identity.require(Permission.TRADE);
        Parameters parameters = Requests.parameters(request);
        AccountId account = Requests.account(identity);
        TriggerState state = require(account, parameters, DialectError.CANCEL_UNKNOWN);
        TriggerDetails canceled = entry.cancel(
                Requests.request(0),
                account,
                state.trigger().market(),
                state.trigger().triggerId(),
                "");
        return new Canceled(canceled.triggerId(), canceled.order().clientTriggerId(), "200", "success");
    }

    /** The trigger that a request names. Clients need not name its market. */
    private TriggerState require(AccountId account, Parameters parameters, DialectError unknown) {
        String client = parameters.find("clientAlgoId");
        long id = parameters.number("algoId", 0);
        if (id == 0 && client == null) {
            throw DialectError.PARAMETER_MANDATORY.exception("algoId");
        }
        String name = id != 0 || client == null ? "" : OrderForm.requireClientOrderId(client);
        return questions.find(account.value(), id, name).orElseThrow(unknown::exception);
    }

    @GetMapping("/openAlgoOrders")
    List<AlgoJson> open(Identity identity, HttpServletRequest request) {
        identity.require(Permission.READ);
        Parameters parameters = Requests.parameters(request);
        String symbol = parameters.find("symbol");
        long id = parameters.number("algoId", 0);
        int market = symbol == null ? 0 : markets.require(symbol).market();
        TriggerHistory.Page page = new TriggerHistory.Page(
                Requests.account(identity).value(), market, true, 0, 0, Long.MAX_VALUE, Integer.MAX_VALUE);
        return questions.list(page).stream()
                .filter(state -> id == 0 || state.trigger().triggerId() == id)
                .map(this::json)
                .toList();
    }

    @GetMapping("/allAlgoOrders")
    List<AlgoJson> all(Identity identity, HttpServletRequest request) {
        identity.require(Permission.READ);
        Parameters parameters = Requests.parameters(request);
        MarketSpec market = markets.require(parameters.require("symbol"));
        Requests.Period period = Requests.period(parameters);
        TriggerHistory.Page page = new TriggerHistory.Page(
                Requests.account(identity).value(),
                market.market(),
                false,
                parameters.number("algoId", 0),
                period.startMillis(),
                period.endMillis(),
                parameters.limit(DEFAULT, MAX));
        return questions.list(page).stream().map(this::json).toList();
    }

    @DeleteMapping("/algoOpenOrders")
    Done cancelAll(Identity identity, HttpServletRequest request) {
        identity.require(Permission.TRADE);
        MarketSpec market = markets.require(Requests.parameters(request).require("symbol"));
        entry.cancelAll(Requests.request(0), Requests.account(identity), market);
        return Done.ALL_CANCELED;
    }

    private AlgoJson json(TriggerState state) {
        MarketSpec market = markets.byNumber(state.trigger().market())
                .orElseThrow(() -> new IllegalStateException("a trigger is in a listed market"));
        return AlgoJson.of(market, state);
    }
}
