package org.perpex.finance.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.perpex.common.contract.AccountFact;
import org.perpex.common.contract.AccountFact.OrderFilled;
import org.perpex.common.contract.SettingFact.FeesSet;
import org.perpex.finance.fee.Place;
import org.perpex.finance.settlement.Batch;
import org.springframework.jdbc.core.JdbcTemplate;

/** By which setting each fill of a batch was priced. Made for one batch. */
final class FeeNumbers {

    private static final String LAST = """
            SELECT f.account, f.market, f.number, f.taker_ppm FROM settled_fees f
            JOIN (SELECT account, market, MAX(number) AS number FROM settled_fees
                  WHERE source = ? AND number < ? AND account IN (%s) GROUP BY account, market) l
            ON l.account = f.account AND l.market = f.market AND l.number = f.number
            """;

    /** Settings of each place by their numbers; whether they give rates. */
    private final Map<Place, NavigableMap<Long, Boolean>> settings = new TreeMap<>();

    FeeNumbers(JdbcTemplate jdbc, int source, Batch batch) {
        Set<Long> accounts =
                batch.fills().stream().map(of -> of.fact().order().account()).collect(Collectors.toSet());
        if (accounts.isEmpty()) {
            return;
        }
        // With 0 for everybody: the list has at least two.
        String marks = String.join(", ", Collections.nCopies(accounts.size() + 1, "?"));
        List<Object> values = new ArrayList<>(List.of(source, batch.first(), 0L));
        values.addAll(accounts);
        jdbc.query(
                LAST.formatted(marks),
                row -> {
                    set(new Place(row.getLong(1), row.getInt(2)), row.getLong(3), row.getInt(4));
                },
                values.toArray());
        for (Batch.Of<AccountFact> of : batch.records()) {
            if (of.fact() instanceof FeesSet fees) {
                set(new Place(fees.account(), fees.market()), of.number(), fees.takerPpm());
            }
        }
    }

    /** The number of the fact that gave the rates by which a fill was priced; 0: the market's specification did. */
    long of(Batch.Of<OrderFilled> fill) {
        long account = fill.fact().order().account();
        int market = fill.fact().order().market();
        for (Place place : List.of(new Place(account, market), Place.everybody(market), Place.everywhere(account))) {
            NavigableMap<Long, Boolean> here = settings.get(place);
            Map.Entry<Long, Boolean> last = here == null ? null : here.lowerEntry(fill.number());
            if (last != null && last.getValue()) {
                return last.getKey();
            }
        }
        return 0;
    }

    private void set(Place place, long number, int takerPpm) {
        settings.computeIfAbsent(place, _ -> new TreeMap<>()).put(number, takerPpm >= 0);
    }
}
