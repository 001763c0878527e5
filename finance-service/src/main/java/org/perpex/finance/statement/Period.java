package org.perpex.finance.statement;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A day, a month or a year of UTC.
 *
 * @param name {@code 2026-11-21}, {@code 2026-11} or {@code 2026}
 */
public record Period(String name, Span span) {

    private static final int YEAR_CHARACTERS = 4;
    private static final int MONTH_CHARACTERS = 7;
    private static final int DAY_CHARACTERS = 10;

    /** Engine time in milliseconds, both ends included. */
    public record Span(long fromMillis, long toMillis) {}

    /** A day or a month; empty if the text is neither. */
    public static Optional<Period> dayOrMonth(String text) {
        try {
            return switch (text.length()) {
                case DAY_CHARACTERS ->
                    Optional.of(of(
                            text, LocalDate.parse(text), LocalDate.parse(text).plusDays(1)));
                case MONTH_CHARACTERS -> {
                    YearMonth month = YearMonth.parse(text);
                    yield Optional.of(
                            of(text, month.atDay(1), month.plusMonths(1).atDay(1)));
                }
                default -> Optional.empty();
            };
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    /** A year; empty if the text is none. */
    public static Optional<Period> year(String text) {
        try {
            Year year = Year.parse(text);
            return text.length() == YEAR_CHARACTERS
                    ? Optional.of(of(text, year.atDay(1), year.plusYears(1).atDay(1)))
                    : Optional.empty();
        } catch (DateTimeException notAYear) {
            return Optional.empty();
        }
    }

    private static Period of(String name, LocalDate first, LocalDate next) {
        return new Period(name, new Span(millis(first), millis(next) - 1));
    }

    private static long millis(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }
}
