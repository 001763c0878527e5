package org.perpex.risk.engine;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpex.common.testkit.concept.ConceptPage;

/** Holds the concept pages and the tests together. */
class ConceptPageTest {

    @ParameterizedTest
    @CsvSource({
        "margin.md, RISK, 25",
        "funding.md, FUND, 7",
        "liquidation.md, LIQ, 29",
        "triggers.md, TRIG, 25",
        "fees.md, FEE, 5",
        "account-limits.md, LIM, 25",
        "risk-measures.md, RM, 15"
    })
    void everyExampleIsATestAndTheOtherWayRound(String page, String kind, int moreThan) {
        ConceptPage.requireTested(page, kind, moreThan);
    }
}
