package org.perpex.risk.engine;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.AdminCommand;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.SettingFact;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.RejectReason;

/** What accounts pay: all settings that were ever taken, the newest of the narrowest kind counts. */
final class ReferenceFees {

    private final List<AdminCommand.SetFees> taken = new ArrayList<>();

    BigDecimal rate(long account, MarketSpec market, boolean maker) {
        for (AdminCommand.@Nullable SetFees last :
                Arrays.asList(last(account, market.market()), last(0, market.market()), last(account, 0))) {
            if (last != null && last.takerPpm() >= 0) {
                return BigDecimal.valueOf(maker ? last.makerPpm() : last.takerPpm(), 6);
            }
        }
        return BigDecimal.valueOf(
                maker ? market.fees().makerPpm() : market.fees().takerPpm(), 6);
    }

    Floor.Said set(AdminCommand.SetFees c, ReferenceAccounts state) {
        RejectReason reason = objection(c, state);
        if (reason != null) {
            return new Floor.Said(
                    Destination.TRADE_REJECTED,
                    new BookFact.Rejected(c.change().request(), 0, c.account(), c.market(), reason));
        }
        taken.add(c);
        return new Floor.Said(
                Destination.ASSET,
                new SettingFact.FeesSet(c.change(), c.account(), c.market(), c.makerPpm(), c.takerPpm(), c.tier()));
    }

    private @Nullable RejectReason objection(AdminCommand.SetFees c, ReferenceAccounts state) {
        AdminCommand.SetFees last = last(c.account(), c.market());
        long version = last == null ? 0 : last.change().version();
        boolean same = last != null
                && version == c.change().version()
                && last.makerPpm() == c.makerPpm()
                && last.takerPpm() == c.takerPpm()
                && last.tier() == c.tier();
        if (c.account() != 0 && !state.accounts.containsKey(c.account())) {
            return RejectReason.ACCOUNT_UNKNOWN;
        }
        if ((c.market() != 0 || c.account() == 0) && !state.markets.containsKey(c.market())) {
            return RejectReason.MARKET_UNKNOWN;
        }
        if (c.change().version() <= version && !same) {
            return RejectReason.VERSION_NOT_HIGHER;
        }
        boolean givenUp = c.takerPpm() == -1 && c.makerPpm() == 0;
        boolean listed = c.takerPpm() >= 0
                && c.takerPpm() <= 100_000
                && c.makerPpm() <= 100_000
                && c.makerPpm() + c.takerPpm() >= 0;
        boolean tiered = c.tier() >= 0 && c.tier() <= 9;
        return tiered && (givenUp || listed) ? null : RejectReason.UNSUPPORTED;
    }

    private AdminCommand.@Nullable SetFees last(long account, int market) {
        return taken.reversed().stream()
                .filter(each -> each.account() == account && each.market() == market)
                .findFirst()
                .orElse(null);
    }
}
