package org.perpex.risk.measure;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.perpex.risk.engine.AccountView;
import org.perpex.risk.view.PublishedAccounts;

/** The measures of all accounts as of the last look. One thread looks, any reads. */
public final class MeasureBoard {

    private static final Comparator<AccountMeasures> RISKIEST_FIRST =
            Comparator.comparingLong(AccountMeasures::scorePpm).reversed().thenComparingLong(AccountMeasures::account);

    private final PublishedAccounts accounts;
    private final Supplier<DailyReturns> returns;
    private volatile Look last = new Look(HouseMeasures.NONE, List.of());

    /** @param returns what is known of past days when it is asked */
    public MeasureBoard(PublishedAccounts accounts, Supplier<DailyReturns> returns) {
        this.accounts = accounts;
        this.returns = returns;
    }

    /** @param riskiest every account with a position or an open order, the highest score first */
    public record Look(HouseMeasures house, List<AccountMeasures> riskiest) {}

    /** Measures every account that has anything at stake. */
    public void look() {
        PublishedAccounts.Moment moment = accounts.moment();
        DailyReturns known = returns.get();
        List<AccountMeasures> measured = accounts.all().stream()
                .filter(MeasureBoard::isActive)
                .map(account -> AccountMeasures.of(account, moment, known))
                .sorted(RISKIEST_FIRST)
                .toList();
        last = new Look(HouseMeasures.of(moment.timeMillis(), measured), measured);
    }

    private static boolean isActive(AccountView account) {
        return account.holdings().stream().anyMatch(holding -> holding.positionLots() != 0 || holding.openOrders() > 0);
    }

    public Look last() {
        return last;
    }

    /** Measures one account now; empty if the engine does not have it. */
    public Optional<AccountMeasures> measure(long account) {
        PublishedAccounts.Moment moment = accounts.moment();
        return accounts.find(account).map(view -> AccountMeasures.of(view, moment, returns.get()));
    }

    /** Engine time, as of what is published. */
    public long timeMillis() {
        return accounts.moment().timeMillis();
    }
}
