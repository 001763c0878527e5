package org.perpex.trade.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.PositionSide;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.Permission;
import org.perpex.common.spring.market.Markets;
import org.perpex.trade.deleverage.Rank;
import org.perpex.trade.deleverage.Ranks;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says how near the positions of an account are to being deleveraged: 0, the last to be closed, to 4, the first. */
@RestController
class RankController {

    private final Markets markets;
    private final Ranks ranks;

    RankController(Markets markets, Ranks ranks) {
        this.markets = markets;
        this.ranks = ranks;
    }

    record RankJson(String symbol, Map<String, Integer> adlQuantile) {}

    @GetMapping("/fapi/v1/adlQuantile")
    List<RankJson> list(Identity identity, HttpServletRequest request) {
        identity.require(Permission.READ);
        String symbol = Requests.parameters(request).find("symbol");
        MarketSpec wanted = symbol == null ? null : markets.require(symbol);
        Map<Integer, Map<String, Integer>> byMarket = new TreeMap<>();
        for (Rank rank : ranks.of(Requests.account(identity).value())) {
            if (isWanted(wanted, rank)) {
                byMarket.computeIfAbsent(rank.position().market(), _ -> new TreeMap<>(none()))
                        .put(rank.position().side().name(), rank.quantile() - 1);
            }
        }
        return byMarket.entrySet().stream()
                .map(entry -> new RankJson(symbol(entry.getKey()), entry.getValue()))
                .toList();
    }

    private static boolean isWanted(@Nullable MarketSpec wanted, Rank rank) {
        return wanted == null || wanted.market() == rank.position().market();
    }

    /** Both sides are always said, the one position of one-way mode only where there is one. */
    private static Map<String, Integer> none() {
        return Map.of(PositionSide.LONG.name(), 0, PositionSide.SHORT.name(), 0);
    }

    private String symbol(int market) {
        return markets.byNumber(market)
                .map(MarketSpec::symbol)
                .orElseThrow(() -> new IllegalStateException("a position is in a listed market"));
    }
}
