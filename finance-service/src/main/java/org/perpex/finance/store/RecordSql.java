package org.perpex.finance.store;

/** The statements of {@link JdbcRecords}. Asset 1 is that in which the markets of universe 0 settle. */
final class RecordSql {

    /** What each row changed a wallet by. */
    private static final String CHANGES = """
            SELECT account, 1 AS asset, batch, realized_units - fee_units - insurance_units AS units FROM settled_fill
            UNION ALL SELECT account, 1, batch, realized_units - fee_units FROM settled_move
            UNION ALL SELECT account, 1, batch, units FROM settled_funding
            UNION ALL SELECT account, asset, batch, units FROM insurance_payment
            UNION ALL SELECT account, asset, batch, CASE direction WHEN 1 THEN units ELSE -units END
                FROM settled_transfer WHERE accepted = 1
            """;

    static final String WALLETS =
            "SELECT account, asset, SUM(units) FROM (" + CHANGES + ") c WHERE account <> ? GROUP BY account, asset";

    static final String BATCHES = "SELECT batch, SUM(units) FROM (" + CHANGES
            + ") c WHERE account = ? AND asset = ? GROUP BY batch HAVING SUM(units) <> 0";

    static final String NET_LOTS = """
            SELECT market, SUM(lots) FROM (
                SELECT market, CASE side WHEN 1 THEN lots ELSE -lots END AS lots FROM settled_fill WHERE number <= :bound
                UNION ALL SELECT market, lots FROM settled_move WHERE number <= :bound) l
            GROUP BY market ORDER BY market
            """;

    /** What a market's traders have realised. */
    static final String REALIZED = """
            SELECT market, SUM(units) FROM (
                SELECT market, realized_units AS units FROM settled_fill
                UNION ALL SELECT market, realized_units FROM settled_move) r
            GROUP BY market
            """;

    static final String FEES = "SELECT COALESCE(SUM(units), 0) FROM fee_income";
    static final String FUNDING = "SELECT COALESCE(SUM(units), 0) FROM settled_funding";
    static final String ROUNDING = "SELECT COALESCE(SUM(rounding_units), 0) FROM funding_settlement";

    /** What the fund's own account won, and what all others paid into the fund, by asset: it buys collateral too. */
    static final String INSURANCE = """
            SELECT asset, SUM(units) FROM (
                SELECT asset, -units AS units FROM insurance_payment WHERE account <> :fund
                UNION ALL SELECT 1, insurance_units FROM settled_fill WHERE account <> :fund
                UNION ALL SELECT 1, realized_units - fee_units FROM settled_fill WHERE account = :fund
                UNION ALL SELECT 1, realized_units - fee_units FROM settled_move WHERE account = :fund
                UNION ALL SELECT 1, units FROM settled_funding WHERE account = :fund
                UNION ALL SELECT asset, CASE direction WHEN 1 THEN units ELSE -units END FROM settled_transfer
                    WHERE account = :fund AND accepted = 1) f
            GROUP BY asset
            """;

    /** What went into the pools, and out, by asset. */
    static final String POOL_FLOWS = """
            SELECT asset, SUM(units) FROM (
                SELECT asset, -units AS units FROM insurance_payment WHERE number <= :bound
                UNION ALL SELECT 1, insurance_units FROM settled_fill WHERE number <= :bound) f
            GROUP BY asset
            """;

    /** The engine's last word on each pool, and the fees that it took since, by asset. A market's pool is of one. */
    static final String POOLS_SAID = """
            SELECT asset, SUM(units) FROM (
                SELECT p.asset, p.pool_units AS units FROM insurance_payment p
                    JOIN (SELECT market, MAX(number) AS number FROM insurance_payment WHERE number <= :bound
                          GROUP BY market) l ON l.number = p.number AND l.market = p.market
                UNION ALL SELECT p.asset, p.shared_units FROM insurance_payment p
                    JOIN (SELECT asset, MAX(number) AS number FROM insurance_payment WHERE number <= :bound
                          GROUP BY asset) l ON l.number = p.number AND l.asset = p.asset
                UNION ALL SELECT 1, f.insurance_units FROM settled_fill f
                    LEFT JOIN (SELECT market, MAX(number) AS number FROM insurance_payment WHERE number <= :bound
                               GROUP BY market) l ON l.market = f.market
                    WHERE f.number <= :bound AND f.insurance_units <> 0 AND f.number > COALESCE(l.number, 0)) s
            GROUP BY asset
            """;

    /** What the last row of each account and asset says of its wallet; an asset that is a number is the same in all rows. */
    static String lastSaid(String table, String asset) {
        return "SELECT t.account, " + asset + ", t.number, t.wallet_units FROM " + table
                + " t JOIN (SELECT account, MAX(number) AS number FROM " + table + " GROUP BY account, " + asset
                + ") l ON l.account = t.account AND l.number = t.number";
    }

    /** Batches whose rows of a table are not as many as they say. */
    static String shortBatches(String table, String count) {
        return "SELECT b.batch, b." + count + ", COUNT(r.number) FROM settlement_batch b LEFT JOIN " + table
                + " r ON r.batch = b.batch GROUP BY b.batch, b." + count + " HAVING b." + count
                + " <> COUNT(r.number) ORDER BY b.batch LIMIT 100";
    }

    private RecordSql() {}
}
