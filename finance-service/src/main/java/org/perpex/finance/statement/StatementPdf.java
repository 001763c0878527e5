package org.perpex.finance.statement;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.function.IntFunction;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.FontFactory;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.Decimals;

/** Writes statements as PDF: what the account had, what changed it by day, market and type, what it has. */
public final class StatementPdf {

    private static final Font TITLE = FontFactory.getFont(FontFactory.HELVETICA_BOLD, 14);
    private static final Font BOLD = FontFactory.getFont(FontFactory.HELVETICA_BOLD, 8);
    private static final Font PLAIN = FontFactory.getFont(FontFactory.HELVETICA, 8);
    private static final int MARGIN_POINTS = 40;
    private static final int GAP_POINTS = 10;
    private static final int FULL_WIDTH_PERCENT = 100;

    private final IntFunction<String> symbols;

    /**
     * Writes with names of markets.
     *
     * @param symbols the symbol of a market's number
     */
    public StatementPdf(IntFunction<String> symbols) {
        this.symbols = symbols;
    }

    /** The bytes of a statement. The same statement makes the same bytes. */
    public byte[] write(Statement statement) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Document document = new Document(PageSize.A4, MARGIN_POINTS, MARGIN_POINTS, MARGIN_POINTS, MARGIN_POINTS);
        RepeatablePdf.begin(document, statement, bytes);
        AccountId account = new AccountId(statement.account());
        document.add(new Paragraph("Perpex: statement of " + statement.period().name(), TITLE));
        document.add(new Paragraph(
                "Futures wallet of user " + account.user() + ", sub-account " + account.subAccount()
                        + ". All times are UTC; negative amounts left the wallet.",
                PLAIN));
        document.add(balances(statement.assets()));
        document.add(groups(statement.groups()));
        document.close();
        return bytes.toByteArray();
    }

    private static PdfPTable balances(List<Statement.OfAsset> assets) {
        PdfPTable table = table("asset", "opening balance", "changes", "rows", "closing balance");
        for (Statement.OfAsset of : assets) {
            cells(
                    table,
                    of.asset().name(),
                    Decimals.formatUnits(of.openingUnits()),
                    Decimals.formatUnits(Math.subtractExact(of.closingUnits(), of.openingUnits())),
                    Long.toString(of.rows()),
                    Decimals.formatUnits(of.closingUnits()));
        }
        return table;
    }

    private PdfPTable groups(List<StatementGroup> groups) {
        PdfPTable table = table("day", "market", "what", "rows", "asset", "amount");
        for (StatementGroup group : groups) {
            StatementGroup.Key key = group.key();
            cells(
                    table,
                    StatementText.day(key.day()),
                    key.market() == 0 ? "" : symbols.apply(key.market()),
                    key.type().name(),
                    Long.toString(group.rows()),
                    key.asset().name(),
                    Decimals.formatUnits(group.units()));
        }
        return table;
    }

    private static PdfPTable table(String... names) {
        PdfPTable table = new PdfPTable(names.length);
        table.setWidthPercentage(FULL_WIDTH_PERCENT);
        table.setSpacingBefore(GAP_POINTS);
        table.setHeaderRows(1);
        for (String name : names) {
            table.addCell(new PdfPCell(new Phrase(name, BOLD)));
        }
        return table;
    }

    private static void cells(PdfPTable table, String... texts) {
        for (int i = 0; i < texts.length; i++) {
            PdfPCell cell = new PdfPCell(new Phrase(texts[i], PLAIN));
            cell.setHorizontalAlignment(i == texts.length - 1 ? Element.ALIGN_RIGHT : Element.ALIGN_LEFT);
            table.addCell(cell);
        }
    }
}
