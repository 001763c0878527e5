package org.perpex.risk.engine;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.perpex.common.contract.Counterparty;

/** Who is closed against a bankrupt position, in decimals and from scratch. */
final class ReferenceRanks {

    private final ReferenceAccounts state;
    private final ReferenceStakes stakes;

    ReferenceRanks(ReferenceAccounts state, ReferenceStakes stakes) {
        this.state = state;
        this.stakes = stakes;
    }

    /** A candidate with its score: profit ratio times leverage, or by it where there is no profit. */
    private record Candidate(Counterparty who, BigDecimal score) {}

    List<Counterparty> against(long account, ReferenceAccounts.Place place, long lots) {
        int sign = ReferenceAccounts.at(ReferenceAccounts.at(state.accounts, account).positions, place)
                .size
                .signum();
        List<Candidate> candidates = new ArrayList<>();
        for (long other : state.accounts.keySet()) {
            stakes.all(other).forEach((held, position) -> {
                if (other != account && held.market() == place.market() && position.size.signum() == -sign) {
                    long own = Math.abs(ReferenceDangers.lots(position));
                    candidates.add(new Candidate(
                            new Counterparty(other, held.side(), own), score(position, stakes.behind(other, held))));
                }
            });
        }
        candidates.sort(Comparator.comparing(Candidate::score).reversed().thenComparing(each -> each.who.account()));
        stakes.all(account).forEach((held, position) -> {
            if (held.market() == place.market() && position.size.signum() == -sign) {
                long own = Math.abs(ReferenceDangers.lots(position));
                candidates.add(new Candidate(new Counterparty(account, held.side(), own), BigDecimal.ZERO));
            }
        });
        List<Counterparty> picked = new ArrayList<>();
        long left = lots;
        for (Candidate each : candidates) {
            long part = Math.min(left, each.who.lots());
            if (part > 0) {
                picked.add(new Counterparty(each.who.account(), each.who.positionSide(), part));
                left -= part;
            }
        }
        return picked;
    }

    private static BigDecimal score(ReferenceAccounts.Position position, BigDecimal equity) {
        BigDecimal profit = ppm(position.unrealized(), position.entryValue.abs());
        BigDecimal leverage = equity.signum() <= 0 ? BigDecimal.valueOf(1_000_000) : ppm(position.notional(), equity);
        return profit.signum() > 0 ? profit.multiply(leverage) : profit.divide(leverage, 40, RoundingMode.HALF_EVEN);
    }

    private static BigDecimal ppm(BigDecimal part, BigDecimal of) {
        return part.divide(of, 6, RoundingMode.FLOOR).min(BigDecimal.valueOf(1_000_000));
    }
}
