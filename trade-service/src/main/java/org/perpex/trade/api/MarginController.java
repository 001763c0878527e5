package org.perpex.trade.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.perpex.common.core.Decimals;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.spring.dialect.Parameters;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.Permission;
import org.perpex.common.spring.market.Markets;
import org.perpex.trade.margin.MarginChange;
import org.perpex.trade.margin.MarginChanges;
import org.perpex.trade.margin.MarginHistory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lists the margin that went to isolated positions and came back. */
@RestController
class MarginController {

    private static final int CHANGES_DEFAULT = 500;
    private static final int CHANGES_MAX = 1_000;

    private final Markets markets;
    private final MarginChanges changes;

    MarginController(Markets markets, MarginChanges changes) {
        this.markets = markets;
        this.changes = changes;
    }

    record ChangeJson(
            String symbol, int type, String deltaType, String amount, String asset, long time, String positionSide) {}

    @GetMapping("/fapi/v1/positionMargin/history")
    List<ChangeJson> list(Identity identity, HttpServletRequest request) {
        identity.require(Permission.READ);
        Parameters parameters = Requests.parameters(request);
        MarketSpec market = markets.require(parameters.require("symbol"));
        Requests.Period period = Requests.period(parameters);
        MarginHistory.Page page = new MarginHistory.Page(
                Requests.account(identity).value(),
                market.market(),
                direction(parameters),
                period.startMillis(),
                period.endMillis(),
                parameters.limit(CHANGES_DEFAULT, CHANGES_MAX));
        return changes.list(page).stream().map(change -> json(market, change)).toList();
    }

    private static MarginHistory.Direction direction(Parameters parameters) {
        if (parameters.find("type") == null) {
            return MarginHistory.Direction.ANY;
        }
        return MarginType.require(parameters) == MarginType.ADD
                ? MarginHistory.Direction.TO_POSITION
                : MarginHistory.Direction.FROM_POSITION;
    }

    private static ChangeJson json(MarketSpec market, MarginChange change) {
        return new ChangeJson(
                market.symbol(),
                (change.deltaUnits() > 0 ? MarginType.ADD : MarginType.REDUCE).number,
                change.askedFor() ? "USER_ADJUST" : "TRADE",
                Decimals.formatUnits(change.deltaUnits()),
                market.quote().name(),
                change.timeMillis(),
                change.positionSide().name());
    }
}
