package org.perpex.user.approval;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How careful approvals are.
 *
 * @param roleAge how long somebody must have had a role before he asks or approves by it; less than an hour on profile
 *     local alone
 * @param lifetime how long after the request it may be approved and applied
 */
@ConfigurationProperties("perpex.user.approval")
record ApprovalSettings(
        @DefaultValue("1h") Duration roleAge,
        @DefaultValue("24h") Duration lifetime) {

    static final Duration ROLE_AGE_MIN = Duration.ofHours(1);
}
