package org.perpex.finance.statement;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.IntFunction;
import org.perpex.common.core.Decimals;

/** How statements write times and rows: the same bytes for the same rows, wherever they are made. */
public final class StatementText {

    static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

    /** The names of the columns of a row, as a line of CSV. */
    public static final String HEAD = "time,type,symbol,trade,asset,amount,balance,fact\r\n";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private StatementText() {}

    /** A time with its milliseconds, of UTC. */
    public static String time(long millis) {
        return TIME.format(Instant.ofEpochMilli(millis));
    }

    /** A day since 1970-01-01. */
    static String day(long day) {
        return LocalDate.ofEpochDay(day).toString();
    }

    /** A row as a line of CSV. No field can hold a comma or a quote. */
    public static String line(StatementRow row, IntFunction<String> symbols) {
        return time(row.timeMillis()) + "," + row.type().name() + ","
                + (row.market() == 0 ? "" : symbols.apply(row.market())) + ","
                + (row.trade() == 0 ? "" : Long.toString(row.trade())) + ","
                + row.asset().name() + "," + Decimals.formatUnits(row.units()) + ","
                + Decimals.formatUnits(row.balanceUnits()) + "," + row.number() + "\r\n";
    }
}
