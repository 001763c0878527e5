package org.perpex.user.signing;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How access tokens are signed.
 *
 * @param accessTokenLifetime how long a token is valid
 * @param keySlot how long one key signs
 */
@ConfigurationProperties("perpex.user.signing")
record SigningSettings(
        @DefaultValue("5m") Duration accessTokenLifetime,
        @DefaultValue("24h") Duration keySlot) {

    SigningSettings {
        if (accessTokenLifetime.compareTo(keySlot) > 0) {
            throw new IllegalArgumentException(
                    "perpex.user.signing: a token must not outlive the slot after the one it was signed in");
        }
    }
}
