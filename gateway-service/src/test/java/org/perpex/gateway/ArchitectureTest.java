package org.perpex.gateway;

import org.junit.jupiter.api.Test;
import org.perpex.common.testkit.architecture.ArchitectureRules;

class ArchitectureTest {

    @Test
    void keepsTheRules() {
        ArchitectureRules.check("gateway");
    }
}
