package org.perpex.risk.engine;

import org.perpex.common.contract.AccountFact;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.engine.FactSink;
import org.perpex.common.core.RequestId;

/** Answers requests that come again. */
final class Repetitions {

    private final Accounts accounts;
    private final Markets markets;
    private final ModeDesk modes;

    Repetitions(Accounts accounts, Markets markets, ModeDesk modes) {
        this.accounts = accounts;
        this.markets = markets;
        this.modes = modes;
    }

    /** Answers a repeated request: says again what can be said without contradicting what came after. */
    void answer(long account, RequestId request, Outcome outcome, FactSink facts) {
        switch (outcome) {
            case Outcome.Passed passed -> {}
            case Outcome.Refused refused ->
                facts.append(
                        Destination.TRADE_REJECTED,
                        new BookFact.Rejected(request, refused.orderId(), account, refused.market(), refused.reason()));
            case Outcome.CancelRefused refused ->
                facts.append(
                        Destination.TRADE_REJECTED,
                        new BookFact.CancelRejected(
                                request, refused.orderId(), account, refused.market(), refused.reason()));
            case Outcome.AmendRefused refused ->
                facts.append(
                        Destination.TRADE_REJECTED,
                        new BookFact.AmendRejected(
                                request, refused.orderId(), account, refused.market(), refused.reason()));
            case Outcome.SettingSet set -> modes.repeat(account, request, set, facts);
            case Outcome.LeverageSet set -> {
                MarketState market = markets.at(set.market());
                MarketSettings settings = accounts.at(account).settings(set.market());
                if (settings != null && settings.leverage() == set.leverage()) {
                    facts.append(
                            Destination.ASSET,
                            new AccountFact.LeverageChanged(
                                    request,
                                    account,
                                    set.market(),
                                    set.leverage(),
                                    market.spec().notionalMaxAt(set.leverage())));
                }
            }
        }
    }
}
