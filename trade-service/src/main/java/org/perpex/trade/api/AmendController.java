package org.perpex.trade.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.RequestId;
import org.perpex.common.spring.dialect.Parameters;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.Permission;
import org.perpex.common.spring.market.Markets;
import org.perpex.trade.amendment.AmendmentHistory;
import org.perpex.trade.amendment.Amendments;
import org.perpex.trade.order.AmendForm;
import org.perpex.trade.order.OrderChange;
import org.perpex.trade.order.OrderEntry;
import org.perpex.trade.order.OrderForm;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Amends orders, one by one and several at once, and lists amendments. */
@RestController
@RequestMapping("/fapi/v1")
class AmendController {

    private static final int AMENDMENTS_DEFAULT = 50;
    private static final int AMENDMENTS_MAX = 100;

    private final Markets markets;
    private final AmendForm form;
    private final OrderEntry entry;
    private final Amendments amendments;
    private final Batch batch;

    AmendController(Markets markets, AmendForm form, OrderEntry entry, Amendments amendments, Batch batch) {
        this.markets = markets;
        this.form = form;
        this.entry = entry;
        this.amendments = amendments;
        this.batch = batch;
    }

    @PutMapping("/order")
    AmendedJson amend(Identity identity, HttpServletRequest request) {
        identity.require(Permission.TRADE);
        return amendOne(Requests.request(0), Requests.account(identity), Requests.parameters(request));
    }

    @PutMapping("/batchOrders")
    List<Object> amendAll(Identity identity, HttpServletRequest request) {
        identity.require(Permission.TRADE);
        AccountId account = Requests.account(identity);
        return batch.runAll(batch.orders(request), (id, parameters) -> amendOne(id, account, parameters));
    }

    private AmendedJson amendOne(RequestId id, AccountId account, Parameters parameters) {
        long modifyId = parameters.number("modifyId", 0);
        OrderChange change = form.read(account, parameters);
        return AmendedJson.of(change.order().market(), entry.amend(id, account, change), modifyId);
    }

    @GetMapping("/orderAmendment")
    List<AmendmentJson> list(Identity identity, HttpServletRequest request) {
        identity.require(Permission.READ);
        Parameters parameters = Requests.parameters(request);
        MarketSpec market = markets.require(parameters.require("symbol"));
        String clientOrderId = parameters.find("origClientOrderId");
        Requests.Period period = Requests.period(parameters);
        AmendmentHistory.Page page = new AmendmentHistory.Page(
                Requests.account(identity).value(),
                market.market(),
                parameters.number("orderId", 0),
                clientOrderId == null ? "" : OrderForm.requireClientOrderId(clientOrderId),
                period.startMillis(),
                period.endMillis(),
                parameters.limit(AMENDMENTS_DEFAULT, AMENDMENTS_MAX));
        return amendments.list(page).stream()
                .map(amendment -> AmendmentJson.of(market, amendment))
                .toList();
    }
}
