package org.perpex.finance.statement;

import java.util.EnumMap;
import java.util.Map;
import org.perpex.common.core.Asset;
import org.perpex.finance.income.IncomeType;

/**
 * What one fact changed a futures wallet by.
 *
 * @param number of the fact, dense over all accounts
 * @param timeMillis engine time
 * @param market 0 for a transfer
 * @param trade 0 if no trade made it
 * @param unitsByType signed, in 1e-8 of the asset; types without a change are left out
 * @param walletUnits what the account engine said the wallet was afterwards
 */
public record WalletChange(
        long number,
        long timeMillis,
        int market,
        long trade,
        Asset asset,
        Map<IncomeType, Long> unitsByType,
        long walletUnits) {

    public WalletChange {
        EnumMap<IncomeType, Long> changes = new EnumMap<>(IncomeType.class);
        changes.putAll(unitsByType);
        changes.values().removeIf(units -> units == 0);
        unitsByType = changes;
    }
}
