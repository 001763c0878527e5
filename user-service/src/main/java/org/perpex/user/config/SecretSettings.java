package org.perpex.user.config;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What secrets rest under.
 *
 * @param secretsKey the base64 text of 32 bytes, shared with the gateways
 */
@ConfigurationProperties("perpex.user")
record SecretSettings(String secretsKey) {

    /** Keeps the key out of logs. */
    @Override
    public String toString() {
        return "SecretSettings[]";
    }
}
