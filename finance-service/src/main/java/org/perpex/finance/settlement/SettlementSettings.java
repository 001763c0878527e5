package org.perpex.finance.settlement;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How facts are cut into batches. Changes at run time; how a batch is cut changes nothing in the books.
 *
 * @param factsMax a batch holds no more facts
 * @param accountsMax a batch changes no more balances: what Seata undoes in one piece
 * @param linger how long the first fact with money in it waits for others
 * @param idle how long the mark stays when there is no money to move
 * @param paused whether nothing is settled for now
 */
@ConfigurationProperties("perpex.settlement")
public record SettlementSettings(
        @DefaultValue("4000") int factsMax,
        @DefaultValue("1000") int accountsMax,
        @DefaultValue("200ms") Duration linger,
        @DefaultValue("10s") Duration idle,
        @DefaultValue("false") boolean paused) {

    /** What the smallest batch must hold: a fill of two accounts changes four balances. */
    private static final int ACCOUNTS_MIN = 8;

    public SettlementSettings {
        if (factsMax < 1 || factsMax > 100_000) {
            throw new IllegalArgumentException("perpex.settlement.facts-max out of range: " + factsMax);
        }
        if (accountsMax < ACCOUNTS_MIN || accountsMax > 4_000) {
            throw new IllegalArgumentException("perpex.settlement.accounts-max out of range: " + accountsMax);
        }
        if (linger.isNegative() || idle.compareTo(linger) < 0) {
            throw new IllegalArgumentException("perpex.settlement.idle must not be shorter than linger");
        }
    }
}
