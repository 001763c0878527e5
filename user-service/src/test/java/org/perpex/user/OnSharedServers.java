package org.perpex.user;

import org.perpex.common.testkit.embedded.EmbeddedRedis;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The service on the servers that all tests of this module share. */
abstract class OnSharedServers extends RunningUserService {

    @DynamicPropertySource
    static void shared(DynamicPropertyRegistry registry) {
        settings(registry, "perpex_user", EmbeddedRedis.shared());
    }
}
