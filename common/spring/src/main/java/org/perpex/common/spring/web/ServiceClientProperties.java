package org.perpex.common.spring.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** How long a call of another service may take. */
@ConfigurationProperties("perpex.client")
record ServiceClientProperties(
        @DefaultValue("1s") Duration connectTimeout,
        @DefaultValue("5s") Duration readTimeout) {}
