package io.salesscore.period;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The dates that a score covers, such as the first quarter of 2026: from {@link #start()} inclusive to {@link #end()}
 * exclusive. It shares its simple name with {@link java.time.Period}, an amount of time that lies on no calendar; a
 * class that uses both writes one of them in full.
 *
 * <p>A period belongs to a {@link Cadence}, which says what comes before and after it, and has one text, which
 * {@link #parse} reads and {@link #toString} writes:
 *
 * <table class="striped">
 * <caption>Texts of periods</caption>
 * <tr><th>period</th><th>text</th><th>example</th><th>its first and last day</th></tr>
 * <tr><td>ISO week of the week-based year</td><td><i>year</i>{@code -W}<i>01–53</i></td>
 *     <td>{@code 2026-W12}</td><td>2026-03-16, 2026-03-22</td></tr>
 * <tr><td>month</td><td><i>year</i>{@code -}<i>01–12</i></td>
 *     <td>{@code 2026-03}</td><td>2026-03-01, 2026-03-31</td></tr>
 * <tr><td>quarter</td><td><i>year</i>{@code -Q}<i>1–4</i></td>
 *     <td>{@code 2026-Q1}</td><td>2026-01-01, 2026-03-31</td></tr>
 * <tr><td>half-year</td><td><i>year</i>{@code -H}<i>1–2</i></td>
 *     <td>{@code 2026-H1}</td><td>2026-01-01, 2026-06-30</td></tr>
 * <tr><td>year</td><td><i>year</i></td>
 *     <td>{@code 2026}</td><td>2026-01-01, 2026-12-31</td></tr>
 * <tr><td>fiscal year and its parts, by the calendar year and month in which it begins</td>
 *     <td>{@code FY}<i>year</i>{@code /}<i>02–12</i>, then {@code -Q}, {@code -H} as above</td>
 *     <td>{@code FY2026/04}<br>{@code FY2026/04-Q4}</td>
 *     <td>2026-04-01, 2027-03-31<br>2027-01-01, 2027-03-31</td></tr>
 * <tr><td>in months that begin on a day of their own, named after the month in which they end</td>
 *     <td>as above (no week), then {@code @}<i>02–28</i></td>
 *     <td>{@code 2026-03@26}<br>{@code 2026-Q1@26}<br>{@code FY2026/04@26}</td>
 *     <td>2026-02-26, 2026-03-25<br>2025-12-26, 2026-03-25<br>2026-03-26, 2027-03-25</td></tr>
 * <tr><td>in months of whole weeks, 4-4-5, 4-5-4 or 5-4-4</td>
 *     <td>month <i>year</i>{@code -P}<i>01–12</i>, others as above, then {@code @445}, {@code @454}, {@code @544}</td>
 *     <td>{@code 2026-P03@445}<br>{@code 2026-Q1@445}<br>{@code 2026@445}</td>
 *     <td>2026-02-23, 2026-03-29<br>2025-12-29, 2026-03-29<br>2025-12-29, 2027-01-03</td></tr>
 * <tr><td>custom</td><td><i>first day</i>{@code /}<i>day after the last</i></td>
 *     <td>{@code 2026-01-01/2026-02-15}</td><td>2026-01-01, 2026-02-14</td></tr>
 * </table>
 *
 * <p>The year has four digits, and all days of a period lie in the years 0001 to 9999. A method whose answer would lie
 * outside throws an {@link IllegalArgumentException}.
 *
 * <p>A value: immutable, equal by start, end and cadence. The same dates can therefore be several periods:
 * {@code 2026-Q2}, {@code FY2026/04-Q1} and {@code 2026-04-01/2026-07-01} differ; {@link #withCadence} changes one into
 * the other.
 */
public final class Period implements Comparable<Period> {

    private static final LocalDate EARLIEST_START = LocalDate.of(1, 1, 1);
    private static final LocalDate LATEST_END = LocalDate.of(10_000, 1, 1);

    private static final String SUPPORTED = "the years 0001 to 9999, which are all that periods cover.";

    private static final List<Cadence> STANDARD =
            List.of(Cadence.WEEK, Cadence.MONTH, Cadence.QUARTER, Cadence.HALF_YEAR, Cadence.YEAR);

    private final LocalDate start;
    private final LocalDate end;
    private final Cadence cadence;

    private Period(LocalDate start, LocalDate end, Cadence cadence) {
        this.start = start;
        this.end = end;
        this.cadence = cadence;
        if (start.isBefore(EARLIEST_START) || end.isAfter(LATEST_END)) {
            throw new IllegalArgumentException("The period (" + this + ") has days outside " + SUPPORTED);
        }
    }

    /**
     * {@return an ISO 8601 week}
     *
     * @param weekBasedYear the year in which the week's Thursday lies: {@code week(2026, 53)} is 2026-12-28 to
     *     2027-01-03
     * @param week 1 to 52, or 53 in a long year
     */
    public static Period week(int weekBasedYear, int week) {
        return of(Cadence.WEEK, weekBasedYear, week);
    }

    /**
     * {@return a calendar month}
     *
     * @param year 1 to 9999
     * @param month 1 to 12
     */
    public static Period month(int year, int month) {
        return of(Cadence.MONTH, year, month);
    }

    /**
     * {@return a calendar month}
     *
     * @param month in the years 1 to 9999
     */
    public static Period month(YearMonth month) {
        return month(month.getYear(), month.getMonthValue());
    }

    /**
     * {@return a quarter of a calendar year}
     *
     * @param year 1 to 9999
     * @param quarter 1 to 4
     */
    public static Period quarter(int year, int quarter) {
        return of(Cadence.QUARTER, year, quarter);
    }

    /**
     * {@return a half of a calendar year}
     *
     * @param year 1 to 9999
     * @param half 1 or 2
     */
    public static Period halfYear(int year, int half) {
        return of(Cadence.HALF_YEAR, year, half);
    }

    /**
     * {@return a calendar year}
     *
     * @param year 1 to 9999
     */
    public static Period year(int year) {
        return of(Cadence.YEAR, year, 1);
    }

    /**
     * {@return the period of any cadence by its year and its place in it} For instance,
     * {@code of(Cadence.QUARTER.withYearStart(Month.APRIL), 2026, 1)} is {@code FY2026/04-Q1}.
     *
     * @param cadence any but {@link Cadence#CUSTOM}
     * @param year 1 to 9999, the year as the period's text has it: the week-based year of weeks and of months of weeks,
     *     the calendar year in which a fiscal year begins
     * @param number the period's place in that year, from 1; 1 for a year
     * @throws IllegalArgumentException if the year has no such period
     */
    public static Period of(Cadence cadence, int year, int number) {
        return of(cadence, cadence.ordinalOf(year, number));
    }

    private static Period of(Cadence cadence, long ordinal) {
        return new Period(cadence.startOf(ordinal), cadence.startOf(ordinal + 1), cadence);
    }

    /**
     * {@return a {@linkplain Cadence#CUSTOM custom} period, even where the dates are a month or a year} See
     * {@link #withCadence}.
     *
     * @param start the first day
     * @param end the day after the last
     * @throws IllegalArgumentException if the end is not after the start
     */
    public static Period of(LocalDate start, LocalDate end) {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("The end (" + end + ") of a period must be after its start (" + start
                    + ").\nMaybe "
                    + (start.isEqual(end) ? "use Period.ofClosed, which includes the last day." : "swap the two."));
        }
        return new Period(start, end, Cadence.CUSTOM);
    }

    /**
     * {@return a {@linkplain Cadence#CUSTOM custom} period by its first and last day, both inclusive}
     *
     * @param first the first day
     * @param last the last day, which may be the first
     * @throws IllegalArgumentException if the last day is before the first
     */
    public static Period ofClosed(LocalDate first, LocalDate last) {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException(
                    "The last day (" + last + ") of a period must not be before its first (" + first + ").");
        }
        requireSupported(last);
        return of(first, last.plusDays(1));
    }

    /**
     * {@return the period of a cadence that holds a date} The quarter that holds 2026-02-03 is {@code 2026-Q1}.
     *
     * @param date in the years 1 to 9999
     * @param cadence any but {@link Cadence#CUSTOM}
     * @throws IllegalArgumentException for another date or cadence
     */
    public static Period containing(LocalDate date, Cadence cadence) {
        requireSupported(date);
        return of(cadence, cadence.ordinalOf(date));
    }

    static void requireSupported(LocalDate date) {
        if (date.isBefore(EARLIEST_START) || !date.isBefore(LATEST_END)) {
            throw new IllegalArgumentException("The date (" + date + ") lies outside " + SUPPORTED);
        }
    }

    /**
     * {@return the period whose text this is}
     *
     * @param text exactly as {@link #toString} writes it, in one of the forms above
     * @throws IllegalArgumentException if it is no period's text; where one is near, the error names it:
     *     {@code 2026-Q1} for "Q1 2026"
     */
    public static Period parse(String text) {
        return PeriodText.parse(text);
    }

    /** {@return the first day} */
    public LocalDate start() {
        return start;
    }

    /** {@return the day after the last, on which the {@linkplain #next next} period starts} */
    public LocalDate end() {
        return end;
    }

    /** {@return the last day, the one before the {@linkplain #end end}} */
    public LocalDate lastDay() {
        return end.minusDays(1);
    }

    /** {@return the rhythm that this period belongs to} */
    public Cadence cadence() {
        return cadence;
    }

    /** {@return the number of days, at least 1} */
    public int days() {
        return Math.toIntExact(end.toEpochDay() - start.toEpochDay());
    }

    /**
     * {@return whether the date is one of this period's}
     *
     * @param date any date
     */
    public boolean contains(LocalDate date) {
        return !date.isBefore(start) && date.isBefore(end);
    }

    /**
     * {@return whether the instant falls on one of this period's dates in the zone} 2025-12-31T16:30Z is 23:30 in
     * Jakarta and still in 2025, but 01:30 of the first day of 2026 in Jayapura.
     *
     * @param instant any instant
     * @param zone whose date counts: {@code ZoneId.of("Asia/Jakarta")}
     */
    public boolean contains(Instant instant, ZoneId zone) {
        // no zone is a day away from UTC, and an instant as far off as Instant.MAX has no date in some
        long epochDay = Math.floorDiv(instant.getEpochSecond(), 86_400L);
        boolean near = epochDay >= start.toEpochDay() - 1 && epochDay <= end.toEpochDay();
        return near && contains(LocalDate.ofInstant(instant, zone));
    }

    /**
     * {@return whether all dates of the other period are this one's too}
     *
     * @param other of any cadence
     */
    public boolean encloses(Period other) {
        return !other.start.isBefore(start) && !other.end.isAfter(end);
    }

    /**
     * {@return whether the periods have a date in common}
     *
     * @param other of any cadence
     */
    public boolean overlaps(Period other) {
        return start.isBefore(other.end) && other.start.isBefore(end);
    }

    /**
     * {@return whether the periods follow each other, in either order, with no date between or in common}
     *
     * @param other of any cadence
     */
    public boolean isAdjacentTo(Period other) {
        return end.isEqual(other.start) || start.isEqual(other.end);
    }

    /** {@return the period before, of the same cadence; for a custom period, the same number of days} */
    public Period previous() {
        return minus(1);
    }

    /** {@return the period after, of the same cadence; for a custom period, the same number of days} */
    public Period next() {
        return plus(1);
    }

    /**
     * {@return the {@code periods}-th period after this one}
     *
     * @param periods how many times to take the {@linkplain #next next}; negative for the
     *     {@linkplain #previous previous}
     */
    public Period plus(long periods) {
        boolean custom = cadence.equals(Cadence.CUSTOM);
        // no more periods than this fit into the supported years, and so few cannot overflow the sums below
        long most = ChronoUnit.DAYS.between(EARLIEST_START, LATEST_END) / (custom ? days() : 1);
        if (periods > most || periods < -most) {
            throw new IllegalArgumentException(
                    "The period (" + periods + ") after (" + this + ") has days outside " + SUPPORTED);
        }
        return custom
                ? of(start.plusDays(periods * days()), end.plusDays(periods * days()))
                : of(cadence, cadence.ordinalOf(start) + periods);
    }

    /**
     * {@return the {@code periods}-th period before this one}
     *
     * @param periods how many times to take the {@linkplain #previous previous}; negative for the
     *     {@linkplain #next next}
     */
    public Period minus(long periods) {
        return plus(-periods);
    }

    /**
     * {@return the period with the same name a year earlier} For {@code 2026-Q1} it is {@code 2025-Q1}, for
     * {@code 2026-W12} {@code 2025-W12}; for week 53 it is week 52, the last of every year before a long one.
     *
     * <p>A custom period keeps month and day of its start and end: 2026-01-01/2026-02-15 has 2025-01-01/2025-02-15. So
     * adjacent periods stay adjacent, and a whole February becomes a whole February. A start or end on 29 February
     * moves to the 28th; only of 28 February of a leap year, a period of that one day, would nothing be left, and it
     * has 28 February.
     */
    public Period samePeriodLastYear() {
        if (cadence.equals(Cadence.CUSTOM)) {
            LocalDate startThen = start.minusYears(1);
            LocalDate endThen = end.minusYears(1);
            return startThen.isBefore(endThen) ? of(startThen, endThen) : ofClosed(startThen, startThen);
        }
        long ordinal = cadence.ordinalOf(start);
        int year = cadence.yearOf(ordinal);
        long lastOfLastYear = cadence.ordinalOf(year, 1) - 1;
        return of(cadence, Math.min(ordinal - cadence.periodsIn(year - 1), lastOfLastYear));
    }

    /**
     * {@return the periods of another cadence that make up this one, in order} In months, {@code 2026-Q1} is
     * {@code 2026-01}, {@code 2026-02} and {@code 2026-03}. They are adjacent and cover this period exactly.
     *
     * @param parts any cadence but {@link Cadence#CUSTOM}
     * @throws IllegalArgumentException if this is not a whole number of that cadence's periods, as hardly any month is
     *     of weeks
     */
    public List<Period> split(Cadence parts) {
        long first = parts.ordinalOf(start);
        long last = parts.ordinalOf(lastDay());
        LocalDate from = parts.startOf(first);
        LocalDate to = parts.startOf(last + 1);
        if (!from.isEqual(start) || !to.isEqual(end)) {
            throw new IllegalArgumentException("The period (" + this + ") is no whole number of periods of cadence ("
                    + parts + ").\nMaybe split " + from + "/" + to + ", the whole ones that it touches.");
        }
        return LongStream.rangeClosed(first, last)
                .mapToObj(ordinal -> of(parts, ordinal))
                .toList();
    }

    /**
     * {@return the same dates as a period of another cadence} As {@link Cadence#QUARTER},
     * {@code 2026-04-01/2026-07-01} is {@code 2026-Q2}.
     *
     * @param other any cadence; {@link Cadence#CUSTOM} fits all dates
     * @throws IllegalArgumentException if the dates are not exactly one period of that cadence
     */
    public Period withCadence(Cadence other) {
        if (other.equals(Cadence.CUSTOM)) {
            return of(start, end);
        }
        if (!other.isPeriod(start, end)) {
            throw new IllegalArgumentException("The period (" + this + ") is no period of cadence (" + other
                    + ").\nMaybe (" + other.nameOf(other.ordinalOf(start)) + ") is meant, which holds its first day.");
        }
        return new Period(start, end, other);
    }

    /**
     * {@return this and an adjacent period as one} Where their dates are exactly a week, month, quarter,
     * half-year or year of the calendar, the result is that period, else a custom one: {@code 2026-01} to
     * {@code 2026-03} joined in any order are {@code 2026-Q1}. It depends on the dates alone, and so not on the order
     * or the cadences; {@link #withCadence} makes it a period of a company's own calendar.
     *
     * @param adjacent a period that {@linkplain #isAdjacentTo follows or precedes} this one at once
     * @throws IllegalArgumentException if the periods overlap or have dates between them
     */
    public Period union(Period adjacent) {
        if (!isAdjacentTo(adjacent)) {
            throw new IllegalArgumentException("The period (" + this + ") cannot be joined with (" + adjacent
                    + "), as they are not adjacent: they " + (overlaps(adjacent) ? "overlap." : "have days between."));
        }
        LocalDate from = start.isBefore(adjacent.start) ? start : adjacent.start;
        LocalDate to = end.isAfter(adjacent.end) ? end : adjacent.end;
        Cadence joined = STANDARD.stream()
                .filter(standard -> standard.isPeriod(from, to))
                .findFirst()
                .orElse(Cadence.CUSTOM);
        return new Period(from, to, joined);
    }

    /** By start, then by end, then by the text of the cadence. */
    @Override
    public int compareTo(Period other) {
        int byStart = start.compareTo(other.start);
        int byEnd = byStart != 0 ? byStart : end.compareTo(other.end);
        return byEnd != 0 ? byEnd : cadence.toString().compareTo(other.cadence.toString());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Period that
                && start.equals(that.start)
                && end.equals(that.end)
                && cadence.equals(that.cadence);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * start.hashCode() + end.hashCode()) + cadence.hashCode();
    }

    /** The text in the form above, which {@link #parse} reads back. */
    @Override
    public String toString() {
        return cadence.equals(Cadence.CUSTOM) ? start + "/" + end : cadence.nameOf(cadence.ordinalOf(start));
    }
}
