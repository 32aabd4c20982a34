package io.salesscore.period;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a period's text. Each period has exactly one, that which it prints; any other text is read as the period it
 * comes nearest to, which the error then suggests.
 */
final class PeriodText {

    private static final String DATE = "(\\+?[0-9]{4,5}-[0-9]{2}-[0-9]{2})";

    private static final Pattern RANGE = Pattern.compile(DATE + "(?:[^0-9+]+" + DATE + ")?");

    private static final Pattern NAME = Pattern.compile(
            "(?:FY([0-9]{4})/([0-9]{1,2})|([0-9]{4}))" + "(?:[-/. ]?([HSQWMP]?)([0-9]{1,2}))?(?:@([0-9]{1,3}))?");

    private static final Pattern NUMBER_FIRST =
            Pattern.compile("(?:([HSQWMP][0-9]{1,2})[-/. ]?|([0-9]{1,2})[-/. ])([0-9]{4})");

    // of the days 29 to 31 that a month lacks, the last day that it has
    private static final DateTimeFormatter LENIENT_DATE =
            DateTimeFormatter.ISO_LOCAL_DATE.withResolverStyle(ResolverStyle.SMART);

    private PeriodText() {}

    static Period parse(String text) {
        Optional<Period> nearest = nearest(text.strip().toUpperCase(Locale.ROOT));
        return nearest.filter(period -> period.toString().equals(text))
                .orElseThrow(() -> new IllegalArgumentException("The text (" + text + ") is no period.\nMaybe "
                        + nearest.map(period -> "(" + period + ") is meant.")
                                .orElse("one like 2026, 2026-H1, 2026-Q1, 2026-03, 2026-W12, 2026-01-01/2026-02-15, "
                                        + "FY2026/04-Q1, 2026-03@26 or 2026-P03@445 is meant.")));
    }

    private static Optional<Period> nearest(String text) {
        Matcher range = RANGE.matcher(text);
        if (range.matches()) {
            return nearestRange(range);
        }
        Matcher numberFirst = NUMBER_FIRST.matcher(text);
        Matcher name = NAME.matcher(numberFirst.matches() ? numberFirst.replaceFirst("$3-$1$2") : text);
        return name.matches() ? Optional.of(nearestName(name)) : Optional.empty();
    }

    private static Optional<Period> nearestRange(Matcher range) {
        try {
            LocalDate one = LocalDate.parse(range.group(1), LENIENT_DATE);
            LocalDate other = range.group(2) == null ? one : LocalDate.parse(range.group(2), LENIENT_DATE);
            return Optional.of(
                    one.isEqual(other)
                            ? Period.ofClosed(one, one)
                            : one.isBefore(other) ? Period.of(one, other) : Period.of(other, one));
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }

    private static Period nearestName(Matcher name) {
        String mark = name.group(4);
        Cadence.Unit unit = mark == null
                ? Cadence.Unit.YEAR
                : switch (mark) {
                    case "H", "S" -> Cadence.Unit.HALF_YEAR;
                    case "Q" -> Cadence.Unit.QUARTER;
                    case "W" -> Cadence.Unit.WEEK;
                    default -> Cadence.Unit.MONTH;
                };
        Cadence cadence = Cadence.nearest(unit, name.group(2), name.group(6));
        int year = Math.max(1, Integer.parseInt(name.group(1) == null ? name.group(3) : name.group(1)));
        int number = mark == null ? 1 : Integer.parseInt(name.group(5));
        return Period.of(cadence, year, Math.max(1, Math.min(number, cadence.periodsIn(year))));
    }
}
