package org.perpex.match;

import org.junit.jupiter.api.Test;
import org.perpex.common.testkit.architecture.ArchitectureRules;

class ArchitectureTest {

    @Test
    void keepsTheRules() {
        ArchitectureRules.check("match");
    }
}
