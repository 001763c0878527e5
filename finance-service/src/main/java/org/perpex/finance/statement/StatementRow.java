package org.perpex.finance.statement;

import org.perpex.common.core.Asset;
import org.perpex.finance.income.IncomeType;

/**
 * A row of a statement.
 *
 * @param number of the fact
 * @param units signed, in 1e-8 of the asset
 * @param balanceUnits what the wallet had after it
 */
public record StatementRow(
        long number,
        long timeMillis,
        IncomeType type,
        int market,
        long trade,
        Asset asset,
        long units,
        long balanceUnits) {}
