package org.perpex.risk.engine;

import java.util.ArrayList;
import java.util.List;
import org.perpex.common.contract.Counterparty;

/** Ranks the positions of a market for deleveraging, among those of their side. */
final class Ranks {

    private final Accounts accounts;
    private final Markets markets;
    private final Stakes stakes;

    Ranks(Accounts accounts, Markets markets, Stakes stakes) {
        this.accounts = accounts;
        this.markets = markets;
        this.stakes = stakes;
    }

    /** Who is closed against a bankrupt position, in order. The other side of its own account comes last. */
    List<Counterparty> against(long account, Holding bankrupt) {
        List<Deleveraging.Ranked> others = new ArrayList<>();
        long lots = bankrupt.positionLots();
        for (long id : accounts.sortedIds()) {
            if (id != account) {
                side(accounts.at(id), bankrupt.market(), -Long.signum(lots), others);
            }
        }
        List<Counterparty> picked = Deleveraging.pick(others, Math.abs(lots));
        List<Deleveraging.Ranked> own = new ArrayList<>();
        side(accounts.at(account), bankrupt.market(), -Long.signum(lots), own);
        long pickedLots = picked.stream().mapToLong(Counterparty::lots).sum();
        if (!own.isEmpty() && picked.size() < Deleveraging.COUNTERPARTIES_MAX) {
            picked.addAll(Deleveraging.pick(own, Math.abs(lots) - pickedLots));
        }
        return picked;
    }

    /** Adds the positions of an account in a market that are long, or short where the sign is negative. */
    private void side(Account account, int market, int sign, List<Deleveraging.Ranked> found) {
        for (Holding holding : account.holdings()) {
            if (holding.market() == market && Long.signum(holding.positionLots()) == sign) {
                found.add(ranked(account, holding));
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
