package org.perpex.finance.reconciliation;

import java.util.Map;
import org.perpex.common.core.Asset;

/** The wallet's accounts by the codes that they have in its tables: docs/concepts/ledger.md. */
final class LedgerNames {

    private static final Map<Integer, String> KINDS = Map.ofEntries(
            Map.entry(1, "FUNDING"),
            Map.entry(2, "FUTURES"),
            Map.entry(3, "HELD"),
            Map.entry(10, "FEE_INCOME"),
            Map.entry(11, "INSURANCE_FUND"),
            Map.entry(12, "FUNDING_CLEARING"),
            Map.entry(13, "PNL_CLEARING"),
            Map.entry(14, "ROUNDING"),
            Map.entry(15, "TRANSFERS_IN_TRANSIT"),
            Map.entry(16, "DEPOSITS_IN_TRANSIT"),
            Map.entry(17, "WITHDRAWALS_IN_TRANSIT"),
            Map.entry(18, "EXTERNAL"),
            Map.entry(40, "ADJUSTMENTS"));

    private LedgerNames() {}

    static String of(int kind, long owner, int asset) {
        return KINDS.getOrDefault(kind, "KIND_" + kind) + "/" + owner + "/" + Asset.of(asset);
    }

    /** Whether finance or the wallet's transfers say what accounts of a kind hold. */
    static boolean isReported(int kind) {
        return kind >= 10 && kind <= 15;
    }
}
