package org.perpex.user.apikey;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Bounds of API keys.
 *
 * @param perUserMax keys that a user may have at a time
 */
@ConfigurationProperties("perpex.user.api-key")
record ApiKeySettings(@DefaultValue("30") int perUserMax) {}
