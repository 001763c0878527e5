package org.perpex.risk.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.perpex.common.contract.Counterparty;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.LiquidationFact;
import org.perpex.common.contract.engine.FactSink;
import org.perpex.common.core.Exact;

/**
 * Ranks the positions of a market for deleveraging, among those of their side, and tells their owners: of a whole market when
 * its funding is paid, and of those who are about to be closed before they are. Of the rest it says nothing in between.
 */
final class Ranks {

    private static final Comparator<Place> FIRST_TO_CLOSE =
            Comparator.comparing(Place::rank, Deleveraging.FIRST_TO_CLOSE);

    private final Accounts accounts;
    private final Markets markets;
    private final Stakes stakes;

    Ranks(Accounts accounts, Markets markets) {
        this.accounts = accounts;
        this.markets = markets;
        stakes = new Stakes(markets);
    }

    /** A position and its rank. */
    private record Place(Holding holding, Deleveraging.Ranked rank) {}

    /** Tells each position of a market whose quantile changed, longs first, from the first to be closed. */
    void publish(int market, FactSink facts) {
        for (int sign = 1; sign >= -1; sign -= 2) {
            List<Place> side = side(market, sign, 0);
            long allLots = lots(side);
            long upToLots = 0;
            for (Place each : side) {
                upToLots += each.rank.lots();
                tell(each, quantile(upToLots, allLots), facts);
            }
        }
    }

    /** Who is closed against a bankrupt position, in order, each warned. The other side of its own account comes last. */
    List<Counterparty> against(long account, Holding bankrupt, FactSink facts) {
        long lots = Math.abs(bankrupt.positionLots());
        int sign = -Long.signum(bankrupt.positionLots());
        List<Place> others = side(bankrupt.market(), sign, account);
        List<Counterparty> picked = Deleveraging.pick(ranks(others), lots);
        warn(others, picked.size(), facts);
        List<Place> own = new ArrayList<>();
        add(accounts.at(account), bankrupt.market(), sign, own);
        long pickedLots = picked.stream().mapToLong(Counterparty::lots).sum();
        if (!own.isEmpty() && picked.size() < Deleveraging.COUNTERPARTIES_MAX) {
            picked.addAll(Deleveraging.pick(ranks(own), lots - pickedLots));
        }
        return picked;
    }

    private void warn(List<Place> side, int first, FactSink facts) {
        long allLots = lots(side);
        long upToLots = 0;
        for (Place each : side.subList(0, first)) {
            upToLots += each.rank.lots();
            int quantile = quantile(upToLots, allLots);
            tell(each, quantile, facts);
            if (each.rank.account() != Insurance.ACCOUNT) {
                facts.append(
                        Destination.ASSET,
                        new LiquidationFact.DeleverageWarned(
                                each.rank.account(), each.holding.market(), each.holding.positionSide(), quantile));
            }
        }
    }

    private static void tell(Place place, int quantile, FactSink facts) {
        if (place.holding.quantile() != quantile && place.rank.account() != Insurance.ACCOUNT) {
            place.holding.quantile(quantile);
            facts.append(
                    Destination.ASSET,
                    new LiquidationFact.DeleverageRanked(
                            place.rank.account(), place.holding.market(), place.holding.positionSide(), quantile));
        }
    }

    private static int quantile(long upToLots, long allLots) {
        return Deleveraging.QUANTILE_MAX
                + 1
                - Math.toIntExact(Exact.mulDivCeil(upToLots, Deleveraging.QUANTILE_MAX, allLots));
    }

    private static long lots(List<Place> side) {
        return side.stream().mapToLong(each -> each.rank.lots()).sum();
    }

    private static List<Deleveraging.Ranked> ranks(List<Place> side) {
        return side.stream().map(Place::rank).toList();
    }

    /** All positions of a side but one account's, the first to be closed first. */
    private List<Place> side(int market, int sign, long butOf) {
        List<Place> found = new ArrayList<>();
        for (long id : accounts.sortedIds()) {
            if (id != butOf) {
                add(accounts.at(id), market, sign, found);
            }
        }
        found.sort(FIRST_TO_CLOSE);
        return found;
    }

    /** Adds the positions of an account in a market that are long, or short where the sign is negative. */
    private void add(Account account, int market, int sign, List<Place> found) {
        for (Holding holding : account.holdings()) {
            if (holding.market() == market && Long.signum(holding.positionLots()) == sign) {
                found.add(new Place(holding, ranked(account, holding)));
            }
        }
    }

    private Deleveraging.Ranked ranked(Account account, Holding holding) {
        return Deleveraging.Ranked.of(
                account.id(),
                holding.positionSide(),
                Math.abs(holding.positionLots()),
                holding.entryValueUnits(),
                Margin.unrealizedUnits(markets.at(holding.market()), holding),
                stakes.behindUnits(account, holding));
    }
}
