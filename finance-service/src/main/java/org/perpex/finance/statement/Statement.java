package org.perpex.finance.statement;

import java.util.List;
import org.perpex.common.core.Asset;

/**
 * A statement of an account, but for its rows. In each asset opening + rows = closing.
 *
 * @param assets those that the account had or that changed, in order of their codes
 * @param groups the rows by day, market, type and asset, in that order
 */
public record Statement(long account, Period period, List<OfAsset> assets, List<StatementGroup> groups) {

    public Statement {
        assets = List.copyOf(assets);
        groups = List.copyOf(groups);
    }

    /** What the futures wallet had at both ends of the period, in units of 1e-8, and how many rows changed it. */
    public record OfAsset(Asset asset, long openingUnits, long closingUnits, long rows) {}
}
