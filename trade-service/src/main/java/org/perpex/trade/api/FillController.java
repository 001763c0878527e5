package org.perpex.trade.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.perpex.common.core.Decimals;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.Side;
import org.perpex.common.spring.dialect.Parameters;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.Permission;
import org.perpex.common.spring.market.Markets;
import org.perpex.trade.fill.Fill;
import org.perpex.trade.fill.FillHistory;
import org.perpex.trade.fill.Fills;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lists the fills of an account. */
@RestController
class FillController {

    private static final int FILLS_DEFAULT = 500;
    private static final int FILLS_MAX = 1_000;

    private final Markets markets;
    private final Fills fills;

    FillController(Markets markets, Fills fills) {
        this.markets = markets;
        this.fills = fills;
    }

    record FillJson(
            boolean buyer,
            String commission,
            String commissionAsset,
            long id,
            boolean maker,
            long orderId,
            String price,
            String qty,
            String quoteQty,
            String baseQty,
            String marginAsset,
            String realizedPnl,
            String side,
            String positionSide,
            String symbol,
            String pair,
            long time) {}

    @GetMapping("/fapi/v1/userTrades")
    List<FillJson> list(Identity identity, HttpServletRequest request) {
        identity.require(Permission.READ);
        Parameters parameters = Requests.parameters(request);
        MarketSpec market = markets.require(parameters.require("symbol"));
        Requests.Period period = Requests.period(parameters);
        FillHistory.Page page = new FillHistory.Page(
                Requests.account(identity).value(),
                market.market(),
                parameters.number("orderId", 0),
                parameters.number("fromId", 0),
                period.startMillis(),
                period.endMillis(),
                parameters.limit(FILLS_DEFAULT, FILLS_MAX));
        return fills.list(page).stream().map(fill -> json(market, fill)).toList();
    }

    private static FillJson json(MarketSpec market, Fill fill) {
        String size = OrderJson.sizeText(market.units(), fill.lots());
        return new FillJson(
                fill.side() == Side.BUY,
                Decimals.formatUnits(fill.feeUnits()),
                market.quote().name(),
                fill.tradeNumber(),
                fill.maker(),
                fill.orderId(),
                OrderJson.priceText(market.units(), fill.priceTicks()),
                size,
                Decimals.formatUnits(market.notionalUnits(fill.priceTicks(), fill.lots())),
                size,
                market.quote().name(),
                Decimals.formatUnits(fill.realizedUnits()),
                fill.side().name(),
                fill.positionSide().name(),
                market.symbol(),
                market.symbol(),
                fill.timeMillis());
    }
}
