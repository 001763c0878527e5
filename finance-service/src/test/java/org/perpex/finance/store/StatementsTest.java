package org.perpex.finance.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.Asset;
import org.perpex.common.core.TransferDirection;
import org.perpex.common.core.TransferId;
import org.perpex.finance.statement.Period;
import org.perpex.finance.statement.Statement;
import org.perpex.finance.statement.StatementApart;
import org.perpex.finance.statement.StatementCsv;
import org.perpex.finance.statement.StatementGroup;
import org.perpex.finance.statement.StatementPdf;
import org.perpex.finance.statement.StatementRow;
import org.perpex.finance.statement.Statements;
import org.perpex.finance.statement.WalletChange;
import org.perpex.finance.world.Engine;

/** Statements over the rows that settlement keeps. */
class StatementsTest {

    private static final long UNIT = 100_000_000;
    private static final long ALICE = AccountId.of(6_001, 0).value();
    private static final long BOB = AccountId.of(6_002, 0).value();
    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();
    private static final Period.Span EVER = new Period.Span(0, Long.MAX_VALUE - 1);

    private final Engine engine = new Engine();
    private final BooksAlone books = new BooksAlone("perpex_finance_statements", engine);
    private final JdbcWalletHistory history = new JdbcWalletHistory(books.jdbc());
    private final Statements statements = new Statements(history);
    private String firstDay = "";
    private String secondDay = "";

    /** STMT-001: a day with a deposit, a fill and its fee, funding; a day with a move; a third to end the second. */
    @BeforeEach
    void twoDays() {
        engine.transferIn(new TransferId(1, 1), ALICE, 100 * UNIT);
        engine.transferIn(new TransferId(1, 2), BOB, 100 * UNIT);
        engine.trade(ALICE, BOB, -10 * UNIT, UNIT / 2, -UNIT / 4);
        engine.refuse(new TransferId(1, 3), ALICE, TransferDirection.OUT, 900 * UNIT);
        engine.funding(ALICE, BOB, 2 * UNIT);
        firstDay = day(engine.timeMillis(engine.number()));
        engine.pass(DAY_MILLIS);
        engine.deleverage(BOB, ALICE, 30 * UNIT);
        engine.insure(ALICE, 6 * UNIT, 6 * UNIT);
        secondDay = day(engine.timeMillis(engine.number()));
        books.settle();
        engine.pass(DAY_MILLIS);
        engine.trade(ALICE, BOB, 0, 0, 0);
        books.settle();
    }

    @Test
    @Tag("STMT-001")
    void openingAndRowsComeToClosingAndTheNextDayBeginsThere() {
        Statement first = check(ALICE, firstDay);
        Statement second = check(ALICE, secondDay);

        assertThat(first.assets()).containsExactly(new Statement.OfAsset(Asset.USDT, 0, 8_750_000_000L, 4));
        assertThat(second.assets())
                .containsExactly(new Statement.OfAsset(Asset.USDT, 8_750_000_000L, 11_150_000_000L, 2));
        assertThat(engine.wallet(ALICE)).isEqualTo(11_150_000_000L);
        assertThat(second.groups()).extracting(StatementGroup::units).containsExactly(30 * UNIT, -6 * UNIT);
    }

    @Test
    @Tag("STMT-001")
    void aMonthHoldsItsDays() {
        Statement first = check(ALICE, firstDay);
        Statement second = check(ALICE, secondDay);
        Statement month = check(ALICE, firstDay.substring(0, 7));

        List<StatementGroup> days = new ArrayList<>(first.groups());
        days.addAll(second.groups());
        assertThat(month.groups()).isEqualTo(days);
        assertThat(month.assets().getFirst().closingUnits()).isEqualTo(engine.wallet(ALICE));
    }

    @Test
    @Tag("STMT-001")
    void isWrittenAsCsv() throws IOException {
        StringWriter csv = new StringWriter();
        Statement statement = check(ALICE, secondDay);
        new StatementCsv(statements, _ -> "BTCUSDT").write(statement, csv);

        long moved = engine.number() - 4;
        String text = books.jdbc()
                .sql("SELECT trade FROM settled_move WHERE number = " + moved)
                .query(String.class)
                .single();
        assertThat(csv.toString()).isEqualTo("""
                time,type,symbol,trade,asset,amount,balance,fact
                %sT00:00:00.000Z,OPENING,,,USDT,,87.50000000,
                %s,REALIZED_PNL,BTCUSDT,%s,USDT,30.00000000,117.50000000,%d
                %s,INSURANCE_CLEAR,BTCUSDT,,USDT,-6.00000000,111.50000000,%d
                %sT23:59:59.999Z,CLOSING,,,USDT,,111.50000000,
                """.formatted(
                        secondDay,
                        Instant.ofEpochMilli(engine.timeMillis(moved)),
                        text,
                        moved,
                        Instant.ofEpochMilli(engine.timeMillis(moved + 2)),
                        moved + 2,
                        secondDay)
                .replace("\n", "\r\n"));
    }

    @Test
    @Tag("STMT-001")
    void isWrittenAsPdfWithTheSameBytesEachTime() throws IOException {
        byte[] pdf = new StatementPdf(_ -> "BTCUSDT").write(check(ALICE, secondDay));
        byte[] again = new StatementPdf(_ -> "BTCUSDT").write(check(ALICE, secondDay));
        byte[] other = new StatementPdf(_ -> "BTCUSDT").write(check(BOB, secondDay));

        assertThat(again).isEqualTo(pdf).isNotEqualTo(other);
        assertThat(new String(pdf, StandardCharsets.ISO_8859_1)).startsWith("%PDF-");
        try (PdfReader reader = new PdfReader(pdf)) {
            assertThat(new PdfTextExtractor(reader).getTextFromPage(1))
                    .contains("statement of " + secondDay, "user 6001, sub-account 0")
                    .contains("87.50000000", "24.00000000", "111.50000000")
                    .contains("REALIZED_PNL", "30.00000000", "INSURANCE_CLEAR", "-6.00000000");
        }
    }

    @Test
    void isRefusedWhereARowWasChanged() {
        books.jdbc()
                .sql("UPDATE settled_fill SET fee_units = fee_units + 1 WHERE account = ? ORDER BY number LIMIT 1")
                .param(ALICE)
                .update();

        assertThatThrownBy(() -> check(ALICE, firstDay)).isInstanceOf(StatementApart.class);
        assertThat(check(BOB, firstDay)).as("of others it is given out").isNotNull();
    }

    @Test
    void isRefusedWhereARowIsMissing() {
        books.jdbc()
                .sql("DELETE FROM settled_funding WHERE account = ?")
                .param(ALICE)
                .update();

        assertThatThrownBy(() -> check(ALICE, secondDay.substring(0, 7))).isInstanceOf(StatementApart.class);
    }

    @Test
    void isCompleteOnceTheBooksAreBeyondItsEnd() {
        assertThat(statements.isComplete(period(secondDay))).isTrue();
        assertThat(statements.isComplete(period(day(engine.timeMillis(engine.number())))))
                .isFalse();
        assertThat(Period.dayOrMonth("2026-02-29")).isEmpty();
        assertThat(Period.dayOrMonth("2026-13")).isEmpty();
        assertThat(Period.dayOrMonth("2026")).isEmpty();
        assertThat(Period.year("26")).isEmpty();
    }

    /** Whatever the sizes of pages: each fact once, in order; and each statement of it comes out even. */
    @Test
    void pagesHoldEveryChangeOnce() {
        Random random = new Random(7);
        for (int i = 0; i < 400; i++) {
            say(random);
        }
        engine.pass(40 * DAY_MILLIS);
        engine.trade(ALICE, BOB, 0, 0, 0);
        books.settle();

        List<WalletChange> all = history.changes(ALICE, EVER, 0, 10_000);
        for (int limit : new int[] {1, 3, 7, 50, 1_000}) {
            List<WalletChange> paged = new ArrayList<>();
            List<WalletChange> page;
            do {
                long after = paged.isEmpty() ? 0 : paged.getLast().number();
                page = history.changes(ALICE, EVER, after, limit);
                paged.addAll(page);
            } while (page.size() == limit);
            assertThat(paged).isEqualTo(all);
        }
        long sum = all.stream()
                .flatMap(change -> change.unitsByType().values().stream())
                .mapToLong(Long::longValue)
                .sum();
        assertThat(sum).isEqualTo(engine.wallet(ALICE));
        for (int months = 0; months < 3; months++) {
            check(ALICE, day(engine.timeMillis(1) + months * 30 * DAY_MILLIS).substring(0, 7));
        }
    }

    private void say(Random random) {
        engine.pass(random.nextLong(DAY_MILLIS / 5));
        long gain = random.nextLong(-UNIT, UNIT);
        switch (random.nextInt(6)) {
            case 0 -> engine.trade(ALICE, BOB, gain, random.nextLong(UNIT), -random.nextLong(1_000));
            case 1 -> engine.trade(BOB, ALICE, gain, random.nextLong(UNIT), 0);
            case 2 -> engine.funding(ALICE, BOB, 2 + random.nextLong(UNIT));
            case 3 -> engine.deleverage(BOB, ALICE, gain);
            case 4 -> engine.insure(ALICE, gain, 0);
            default -> engine.transferOut(new TransferId(2, engine.number()), ALICE, 1 + random.nextLong(UNIT));
        }
        if (random.nextInt(9) == 0) {
            books.settle();
        }
    }

    private Statement check(long account, String name) {
        List<StatementRow> rows = new ArrayList<>();
        Statement statement = statements.walk(account, period(name), rows::add);
        for (Statement.OfAsset of : statement.assets()) {
            long sum = rows.stream()
                    .filter(row -> row.asset() == of.asset())
                    .mapToLong(StatementRow::units)
                    .sum();
            assertThat(of.openingUnits() + sum).isEqualTo(of.closingUnits());
        }
        assertThat(statement.groups().stream().mapToLong(StatementGroup::units).sum())
                .isEqualTo(rows.stream().mapToLong(StatementRow::units).sum());
        return statement;
    }

    private static Period period(String name) {
        return Period.dayOrMonth(name).orElseThrow();
    }

    private static String day(long millis) {
        return Instant.ofEpochMilli(millis).toString().substring(0, 10);
    }
}
