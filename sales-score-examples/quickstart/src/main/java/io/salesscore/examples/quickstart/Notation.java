package io.salesscore.examples.quickstart;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How an export writes dates and numbers. It is stated and never guessed: {@code 03/04/2026} and {@code 1.250} mean two
 * things each.
 */
final class Notation {

    // no character of a number: no grouping
    private static final char NONE = '\0';
    private static final Pattern QUOTED = Pattern.compile("'[^']*'");
    private static final Pattern ZONE_LETTER = Pattern.compile("[VvzOXxZ]");

    private final DateTimeFormatter dates;
    private final char decimal;
    private final char grouping;

    private Notation(DateTimeFormatter dates, char decimal, char grouping) {
        this.dates = dates;
        this.decimal = decimal;
        this.grouping = grouping;
    }

    /** Dates as {@code 2026-03-31}, numbers as {@code 1250000.5}. */
    static Notation iso() {
        return new Notation(DateTimeFormatter.ISO_LOCAL_DATE, '.', NONE);
    }

    /**
     * The same numbers, with dates of a pattern of {@link DateTimeFormatter}, which may have a time of day that is then
     * left out. A day that no month has, as 31 February, is no date.
     *
     * @throws IllegalArgumentException if it is no pattern, gives no date, or has an offset or zone: on which day an
     *     instant falls depends on where one stands
     */
    Notation withDates(String pattern) {
        if (ZONE_LETTER.matcher(QUOTED.matcher(pattern).replaceAll("")).find()) {
            throw new IllegalArgumentException("a date must not depend on a zone or offset");
        }
        DateTimeFormatter formatter = new DateTimeFormatterBuilder()
                .appendPattern(pattern)
                // strict years of era (yyyy) need to be told the era
                .parseDefaulting(ChronoField.ERA, 1)
                .toFormatter(Locale.ROOT)
                .withResolverStyle(ResolverStyle.STRICT);
        LocalDate day = LocalDate.of(2026, 3, 31);
        try {
            if (!day.equals(LocalDate.parse(formatter.format(day.atStartOfDay()), formatter))) {
                throw new IllegalArgumentException("it gives no whole date");
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("it gives no whole date", e);
        }
        return new Notation(formatter, decimal, grouping);
    }

    /** The same dates, with these signs in numbers; a grouping sign of 0 for none. */
    Notation withNumbers(char decimalSign, char groupingSign) {
        return new Notation(dates, decimalSign, groupingSign);
    }

    Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text, dates));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A number, exactly: a sign, digits (in groups of three, if at all grouped), decimals; nothing else. */
    Optional<BigDecimal> number(String text) {
        int from = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        int point = text.indexOf(decimal);
        int wholeEnd = point < 0 ? text.length() : point;
        String whole = text.substring(from, wholeEnd);
        if (grouping != NONE && whole.indexOf(grouping) >= 0) {
            for (int i = 0; i < whole.length(); i++) {
                if ((whole.charAt(i) == grouping) != ((whole.length() - i) % 4 == 0)) {
                    return Optional.empty();
                }
            }
            if (whole.charAt(0) == grouping) {
                return Optional.empty();
            }
            whole = whole.replace(String.valueOf(grouping), "");
        }
        String decimals = point < 0 ? "" : text.substring(point + 1);
        if (!digits(whole) || (point >= 0 && !digits(decimals))) {
            return Optional.empty();
        }
        BigDecimal size = new BigDecimal(point < 0 ? whole : whole + "." + decimals);
        return Optional.of(text.startsWith("-") ? size.negate() : size);
    }

    private static boolean digits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
