package org.perpex.wallet.faucet;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How generous the faucet is.
 *
 * @param dailyLimit whole coins of each asset that an account may get in a day (UTC)
 */
@ConfigurationProperties("perpex.faucet")
public record FaucetSettings(@DefaultValue("10000000") long dailyLimit) {

    public FaucetSettings {
        if (dailyLimit < 0 || dailyLimit > 100_000_000) {
            throw new IllegalArgumentException("perpex.faucet.daily-limit out of range: " + dailyLimit);
        }
    }
}
