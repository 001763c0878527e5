package org.perpex.risk.engine;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.perpex.common.contract.Counterparty;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.LiquidationFact;
import org.perpex.common.contract.Message;

/** Who is closed against a bankrupt position, in decimals and from scratch. */
final class ReferenceRanks {

    private final ReferenceAccounts state;
    private final ReferenceStakes stakes;
    private final List<Floor.Said> said;

    ReferenceRanks(ReferenceAccounts state, ReferenceStakes stakes, List<Floor.Said> said) {
        this.state = state;
        this.stakes = stakes;
        this.said = said;
    }

    /** A candidate with its score: profit ratio times leverage, or by it where there is no profit. */
    private record Candidate(Counterparty who, BigDecimal score) {}

    /** Those of a side, the first to be closed first. */
    private List<Candidate> side(int market, int sign) {
        List<Candidate> side = new ArrayList<>();
        for (long account : state.accounts.keySet()) {
            stakes.all(account).forEach((held, position) -> {
                if (held.market() == market && position.size.signum() == sign) {
                    long own = Math.abs(ReferenceDangers.lots(position));
                    Counterparty who = new Counterparty(account, held.side(), own);
                    side.add(new Candidate(who, score(position, stakes.behind(account, held))));
                }
            });
        }
        side.sort(Comparator.comparing(Candidate::score).reversed().thenComparing(each -> each.who.account()));
        return side;
    }

    void publish(int market) {
        for (int sign : new int[] {1, -1}) {
            List<Candidate> side = side(market, sign);
            side.forEach(each -> tell(market, each, quantile(side, each)));
        }
    }

    /** By how many of all lots are closed before its last one is. */
    private static int quantile(List<Candidate> side, Candidate one) {
        List<Candidate> before = side.subList(0, side.indexOf(one) + 1);
        return 6 - up(5 * before.stream().mapToLong(each -> each.who.lots()).sum(), side);
    }

    private static int up(long fiveTimes, List<Candidate> side) {
        return (int) Math.ceilDiv(
                fiveTimes, side.stream().mapToLong(each -> each.who.lots()).sum());
    }

    private void tell(int market, Candidate one, int quantile) {
        var place = new ReferenceAccounts.Place(market, one.who.positionSide());
        var position = ReferenceAccounts.at(ReferenceAccounts.at(state.accounts, one.who.account()).positions, place);
        if (one.who.account() != ReferenceFund.ACCOUNT && position.quantile != quantile) {
            position.quantile = quantile;
            say(new LiquidationFact.DeleverageRanked(one.who.account(), market, one.who.positionSide(), quantile));
        }
    }

    private void say(Message fact) {
        said.add(new Floor.Said(Destination.ASSET, fact));
    }

    List<Counterparty> against(long account, ReferenceAccounts.Place place, long lots) {
        int sign = ReferenceAccounts.at(ReferenceAccounts.at(state.accounts, account).positions, place)
                .size
                .signum();
        List<Candidate> all = side(place.market(), -sign);
        List<Candidate> others =
                all.stream().filter(each -> each.who.account() != account).toList();
        List<Candidate> inOrder = new ArrayList<>(others);
        all.stream().filter(each -> each.who.account() == account).forEach(inOrder::add);
        List<Counterparty> picked = new ArrayList<>();
        long left = lots;
        for (Candidate each : inOrder) {
            long part = Math.min(left, each.who.lots());
            if (part == 0) {
                break;
            }
            picked.add(new Counterparty(each.who.account(), each.who.positionSide(), part));
            left -= part;
            if (others.contains(each)) {
                int quantile = quantile(others, each);
                tell(place.market(), each, quantile);
                if (each.who.account() != ReferenceFund.ACCOUNT) {
                    say(new LiquidationFact.DeleverageWarned(
                            each.who.account(), place.market(), each.who.positionSide(), quantile));
                }
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
