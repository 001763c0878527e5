package org.perpex.simulation;

import java.util.Comparator;
import java.util.TreeMap;
import org.perpex.common.contract.AccountFact;
import org.perpex.common.contract.FundingFact;
import org.perpex.common.contract.LiquidationFact;
import org.perpex.common.core.Asset;

/** What the facts of one batch come to between a wallet and the house: the mapping is that of finance. */
final class Nets {

    private static final Comparator<Net> ORDER = Comparator.comparing(Net::user).thenComparing(Net::house);

    private final Ledger ledger;
    private final TreeMap<Net, Long> gains = new TreeMap<>(ORDER);

    private record Net(Ledger.Account user, Ledger.Account house) {}

    Nets(Ledger ledger) {
        this.ledger = ledger;
    }

    void add(AccountFact.OrderFilled fill) {
        Ledger.Account user = quote(fill.order().account());
        gain(user, clearing(fill.order().market()), fill.realizedUnits());
        gain(user, house(Ledger.Kind.FEE_INCOME), -fill.feeUnits());
        gain(user, house(Ledger.Kind.INSURANCE_FUND), -fill.insuranceFeeUnits());
    }

    void add(AccountFact.PositionMoved moved) {
        gain(quote(moved.account()), clearing(moved.market()), moved.realizedUnits());
        gain(quote(moved.account()), house(Ledger.Kind.FEE_INCOME), -moved.feeUnits());
    }

    void add(FundingFact funding) {
        Ledger.Account clearing = house(Ledger.Kind.FUNDING_CLEARING);
        switch (funding) {
            case FundingFact.Paid paid -> gain(quote(paid.account()), clearing, paid.amountUnits());
            case FundingFact.Settled settled -> gain(house(Ledger.Kind.ROUNDING), clearing, settled.roundingUnits());
        }
    }

    void add(LiquidationFact.InsurancePaid paid) {
        Asset asset = paid.asset();
        gain(
                Ledger.Account.futures(paid.account(), asset),
                Ledger.Account.house(Ledger.Kind.INSURANCE_FUND, asset),
                paid.amountUnits());
    }

    /** Posts what there is, and begins anew. */
    void post() {
        gains.forEach((net, units) -> {
            if (units > 0) {
                ledger.post(net.house, net.user, units);
            } else if (units < 0) {
                ledger.post(net.user, net.house, -units);
            }
        });
        gains.clear();
        ledger.checkSums();
    }

    private void gain(Ledger.Account user, Ledger.Account house, long units) {
        // What goes between the fund and its own account stays in the fund.
        if (!user.equals(house)) {
            gains.merge(new Net(user, house), units, Math::addExact);
        }
    }

    private static Ledger.Account quote(long account) {
        return Ledger.Account.futures(account, Listings.QUOTE);
    }

    private static Ledger.Account house(Ledger.Kind kind) {
        return Ledger.Account.house(kind, Listings.QUOTE);
    }

    private static Ledger.Account clearing(int market) {
        return new Ledger.Account(Ledger.Kind.PNL_CLEARING, market, Listings.QUOTE);
    }
}
