package org.perpex.finance;

import org.junit.jupiter.api.Test;
import org.perpex.common.testkit.architecture.ArchitectureRules;

class ArchitectureTest {

    @Test
    void followsTheRules() {
        ArchitectureRules.check("finance");
    }
}
