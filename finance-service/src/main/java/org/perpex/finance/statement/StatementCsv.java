package org.perpex.finance.statement;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.function.IntFunction;
import org.perpex.common.core.Decimals;

/**
 * Writes statements as CSV (RFC 4180): in each asset a row OPENING, every row of the period, a row CLOSING. It never holds
 * more than a page of them.
 */
public final class StatementCsv {

    private final Statements statements;
    private final IntFunction<String> symbols;

    /**
     * Writes with names of markets.
     *
     * @param symbols the symbol of a market's number
     */
    public StatementCsv(Statements statements, IntFunction<String> symbols) {
        this.statements = statements;
        this.symbols = symbols;
    }

    /** Writes a statement that was walked once: it has been found to come out even before its first row is written. */
    public void write(Statement statement, Writer out) throws IOException {
        out.write(StatementText.HEAD);
        Period period = statement.period();
        for (Statement.OfAsset of : statement.assets()) {
            out.write(bound(period.span().fromMillis(), "OPENING", of, of.openingUnits()));
        }
        try {
            statements.walk(statement.account(), period, row -> write(row, out));
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
        for (Statement.OfAsset of : statement.assets()) {
            out.write(bound(period.span().toMillis(), "CLOSING", of, of.closingUnits()));
        }
    }

    private void write(StatementRow row, Writer out) {
        try {
            out.write(StatementText.line(row, symbols));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String bound(long millis, String type, Statement.OfAsset of, long units) {
        return StatementText.time(millis) + "," + type + ",,," + of.asset().name() + ",," + Decimals.formatUnits(units)
                + ",\r\n";
    }
}
