package org.perpex.user.account;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The administrator of a local demonstration: {@code PERPEX_ADMIN_EMAIL} and {@code PERPEX_ADMIN_PASSWORD}. */
@ConfigurationProperties("perpex.admin")
record DemoAdministrator(@Nullable String email, @Nullable String password) {

    /** Keeps the password out of logs. */
    @Override
    public String toString() {
        return "DemoAdministrator[" + email + "]";
    }
}
