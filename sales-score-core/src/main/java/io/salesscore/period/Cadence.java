package io.salesscore.period;

import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.IsoFields;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A rhythm of periods that follow one another without gap or overlap: weeks, months, quarters, half-years or years, of
 * the calendar on the wall or of a company's own.
 *
 * <table class="striped">
 * <caption>Cadences and the periods that hold 15 April 2026</caption>
 * <tr><th>cadence</th><th>text</th><th>period</th><th>first day</th><th>last day</th></tr>
 * <tr><td>{@link #WEEK}</td><td>{@code week}</td><td>{@code 2026-W16}</td>
 *     <td>2026-04-13</td><td>2026-04-19</td></tr>
 * <tr><td>{@link #QUARTER}</td><td>{@code quarter}</td><td>{@code 2026-Q2}</td>
 *     <td>2026-04-01</td><td>2026-06-30</td></tr>
 * <tr><td>{@code YEAR.withYearStart(Month.APRIL)}</td><td>{@code year/04}</td><td>{@code FY2026/04}</td>
 *     <td>2026-04-01</td><td>2027-03-31</td></tr>
 * <tr><td>{@code MONTH.withMonthStart(26)}</td><td>{@code month@26}</td><td>{@code 2026-04@26}</td>
 *     <td>2026-03-26</td><td>2026-04-25</td></tr>
 * <tr><td>{@code QUARTER.withWeeks(4, 4, 5)}</td><td>{@code quarter@445}</td><td>{@code 2026-Q2@445}</td>
 *     <td>2026-03-30</td><td>2026-06-28</td></tr>
 * </table>
 *
 * <p>A value: immutable, equal when it lays down the same periods under the same names.
 */
public final class Cadence {

    /** ISO 8601 weeks, Monday to Sunday; a week belongs to the year in which its Thursday lies. */
    public static final Cadence WEEK = new Cadence(Unit.WEEK, Months.CALENDAR);

    /** Calendar months. */
    public static final Cadence MONTH = new Cadence(Unit.MONTH, Months.CALENDAR);

    /** Quarters of the calendar year: three months each, from January. */
    public static final Cadence QUARTER = new Cadence(Unit.QUARTER, Months.CALENDAR);

    /** Halves of the calendar year: six months each, from January. */
    public static final Cadence HALF_YEAR = new Cadence(Unit.HALF_YEAR, Months.CALENDAR);

    /** Calendar years. */
    public static final Cadence YEAR = new Cadence(Unit.YEAR, Months.CALENDAR);

    /** The cadence of {@link Period#of(LocalDate, LocalDate)}: any range of dates, followed by one of as many days. */
    public static final Cadence CUSTOM = new Cadence(Unit.CUSTOM, Months.CALENDAR);

    // compiled when a text is read: most programs never do
    private static final String TEXT = "([a-z-]+)(?:/([0-9]{1,2}))?(?:@([0-9]{1,3}))?";

    private final Unit unit;
    private final Months months;

    private Cadence(Unit unit, Months months) {
        this.unit = unit;
        this.months = months;
    }

    /**
     * {@return the cadence of a text}
     *
     * @param text as {@link #toString} writes it: {@code quarter}, {@code month@26}
     * @throws IllegalArgumentException if it is no cadence's text
     */
    public static Cadence parse(String text) {
        Optional<Cadence> nearest = nearest(text.strip().toLowerCase(Locale.ROOT));
        return nearest.filter(cadence -> cadence.toString().equals(text))
                .orElseThrow(() -> new IllegalArgumentException("The text (" + text + ") is no cadence.\nMaybe "
                        + nearest.map(cadence -> "(" + cadence + ") is meant.")
                                .orElse("one like week, month, quarter, half-year, year, custom, "
                                        + "year/04, month@26 or quarter@445 is meant.")));
    }

    /**
     * {@return this cadence in a fiscal year that begins in the given month} The fiscal year is named after the
     * calendar year in which it <em>begins</em>, and its text says so: {@code FY2026/04} begins in April 2026. (With
     * {@linkplain #withMonthStart months from a later day}, that first month begins in the calendar month before.)
     *
     * <p>Months are the same in every fiscal year: {@code MONTH.withYearStart(Month.APRIL)} is {@link #MONTH}. A year
     * from January is the calendar year.
     *
     * @param month the first of the fiscal year
     * @throws IllegalArgumentException if this cadence is made of weeks, or custom
     */
    public Cadence withYearStart(Month month) {
        Months.ByDate byDate = monthsByDate("year start", month);
        return unit == Unit.MONTH ? this : new Cadence(unit, new Months.ByDate(month.getValue(), byDate.monthStart()));
    }

    /**
     * {@return this cadence in a calendar whose months begin on the given day} With 26, a month runs from the 26th to
     * the 25th. Each month is named after the calendar month in which it ends: {@code 2026-01@26} is 2025-12-26 to
     * 2026-01-25, the first month of {@code 2026-Q1@26} and of {@code 2026@26}. Day 1 gives the calendar on the wall.
     *
     * @param day 1 to 28, the days that every month has
     * @throws IllegalArgumentException if the day is none of these, or this cadence is made of weeks, or custom
     */
    public Cadence withMonthStart(int day) {
        if (day < 1 || day > 28) {
            throw new IllegalArgumentException("The month start (" + day + ") of cadence (" + this
                    + ") must be a day from 1 to 28, as every month has.");
        }
        Months.ByDate byDate = monthsByDate("month start", day);
        return new Cadence(unit, new Months.ByDate(byDate.yearStart(), day));
    }

    /**
     * {@return this cadence in a calendar whose months are whole ISO weeks, the same in each quarter of 13} Its year is
     * the ISO week-based year: {@code 2026@445} is 2025-12-29 to 2027-01-03. The 53rd week of a long year belongs to
     * the last month, and so to the last quarter and half.
     *
     * @param first the weeks of a quarter's first month, 4 or 5
     * @param second those of the second
     * @param third those of the third; one of the three is 5
     * @throws IllegalArgumentException if the lengths are others, or this cadence is {@link #WEEK}, {@link #CUSTOM} or
     *     has a year or month start
     */
    public Cadence withWeeks(int first, int second, int third) {
        boolean oneIsLonger = Math.min(first, Math.min(second, third)) == 4 && first + second + third == 13;
        if (!oneIsLonger) {
            throw new IllegalArgumentException("The weeks (" + first + "-" + second + "-" + third + ") of cadence ("
                    + this + ") must be 4-4-5, 4-5-4 or 5-4-4.");
        }
        if (unit.months == 0 || (months instanceof Months.ByDate && !months.equals(Months.CALENDAR))) {
            throw new IllegalArgumentException("The cadence (" + this + ") cannot have months of whole weeks."
                    + "\nMaybe start from one of Cadence.MONTH, QUARTER, HALF_YEAR or YEAR.");
        }
        return new Cadence(unit, new Months.ByWeek(first, second, third));
    }

    private Months.ByDate monthsByDate(String what, Object value) {
        if (unit.months > 0 && months instanceof Months.ByDate byDate) {
            return byDate;
        }
        throw new IllegalArgumentException("The cadence (" + this + ") is not made of calendar months and can have no "
                + what + " (" + value + ")."
                + "\nMaybe start from one of Cadence.MONTH, QUARTER, HALF_YEAR or YEAR.");
    }

    /** The number of the period that holds the date; periods are numbered on and on. */
    long ordinalOf(LocalDate date) {
        return switch (unit) {
            case CUSTOM -> throw noPeriods();
            // 1970-01-01, the epoch, was a Thursday
            case WEEK -> Math.floorDiv(date.toEpochDay() + 3, 7L);
            default -> Math.floorDiv(months.monthOf(date), (long) unit.months);
        };
    }

    /** The number of a year's {@code number}-th period, which must exist. */
    long ordinalOf(int year, int number) {
        if (year < 1 || year > 9999) {
            throw new IllegalArgumentException("The year (" + year + ") of a period must be from 1 to 9999.");
        }
        int last = periodsIn(year);
        if (number < 1 || number > last) {
            throw new IllegalArgumentException("The " + unit.text + " (" + number + ") of year (" + year + ") must be "
                    + (last == 1 ? "1." : "from 1 to " + last + "."));
        }
        return firstOf(year) + number - 1;
    }

    /** How many periods the year has. */
    int periodsIn(int year) {
        return Math.toIntExact(firstOf(year + 1) - firstOf(year));
    }

    private long firstOf(int year) {
        return switch (unit) {
            case CUSTOM -> throw noPeriods();
            case WEEK -> ordinalOf(LocalDate.of(year, 1, 4));
            default -> 12L / unit.months * year;
        };
    }

    /** Whether the days from start to end, exclusive, are exactly one period. */
    boolean isPeriod(LocalDate start, LocalDate end) {
        long ordinal = ordinalOf(start);
        return startOf(ordinal).isEqual(start) && startOf(ordinal + 1).isEqual(end);
    }

    /** The first day of the period. */
    LocalDate startOf(long ordinal) {
        return switch (unit) {
            case CUSTOM -> throw noPeriods();
            case WEEK -> LocalDate.ofEpochDay(7 * ordinal - 3);
            default -> months.startOf(ordinal * unit.months);
        };
    }

    /** The year that names the period. */
    int yearOf(long ordinal) {
        return unit == Unit.WEEK
                ? startOf(ordinal).get(IsoFields.WEEK_BASED_YEAR)
                : Math.toIntExact(Math.floorDiv(ordinal * unit.months, 12L));
    }

    /** The place of the period in its year, from 1. */
    int numberOf(long ordinal) {
        return Math.toIntExact(ordinal - firstOf(yearOf(ordinal)) + 1);
    }

    /** The text form of the period. */
    String nameOf(long ordinal) {
        String year = String.format(Locale.ROOT, "%04d", yearOf(ordinal));
        String yearSuffix = months.yearSuffix();
        String mark = unit == Unit.MONTH && months instanceof Months.ByWeek ? "-P%02d" : unit.mark;
        return (yearSuffix.isEmpty() ? year : "FY" + year + yearSuffix)
                + String.format(Locale.ROOT, mark, numberOf(ordinal))
                + months.suffix();
    }

    /** The cadence nearest to what a text says: a start that no calendar has becomes the nearest one that exists. */
    static Cadence nearest(Unit unit, @Nullable String yearStart, @Nullable String suffix) {
        Cadence cadence = new Cadence(unit, Months.CALENDAR);
        if (unit.months == 0) {
            return cadence;
        }
        if (suffix != null && suffix.length() == 3) {
            return switch (suffix) {
                case "454" -> cadence.withWeeks(4, 5, 4);
                case "544" -> cadence.withWeeks(5, 4, 4);
                default -> cadence.withWeeks(4, 4, 5);
            };
        }
        return cadence.withYearStart(Month.of(clamp(yearStart, 12))).withMonthStart(clamp(suffix, 28));
    }

    private static Optional<Cadence> nearest(String text) {
        Matcher matcher = Pattern.compile(TEXT).matcher(text);
        return matcher.matches()
                ? Arrays.stream(Unit.values())
                        .filter(unit -> unit.text.equals(matcher.group(1)))
                        .findFirst()
                        .map(unit -> nearest(unit, matcher.group(2), matcher.group(3)))
                : Optional.empty();
    }

    private static int clamp(@Nullable String digits, int most) {
        return digits == null ? 1 : Math.max(1, Math.min(most, Integer.parseInt(digits)));
    }

    private IllegalArgumentException noPeriods() {
        return new IllegalArgumentException("The cadence (" + this + ") has no periods of its own."
                + "\nMaybe use Period.of(start, end), or one of Cadence.WEEK, MONTH, QUARTER, HALF_YEAR or YEAR.");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Cadence that && unit == that.unit && months.equals(that.months);
    }

    @Override
    public int hashCode() {
        return 31 * unit.text.hashCode() + months.hashCode();
    }

    /**
     * {@code week}, {@code month}, {@code quarter}, {@code half-year}, {@code year} or {@code custom}; then {@code /04}
     * for a year that begins in April; then {@code @26} for months from the 26th, or {@code @445} for months of 4, 4
     * and 5 weeks. {@link #parse} reads it back.
     */
    @Override
    public String toString() {
        return unit.text + months.yearSuffix() + months.suffix();
    }

    /** The length of a period: in months, except for weeks and custom ranges. */
    enum Unit {
        WEEK("week", "-W%02d", 0),
        MONTH("month", "-%02d", 1),
        QUARTER("quarter", "-Q%d", 3),
        HALF_YEAR("half-year", "-H%d", 6),
        YEAR("year", "", 12),
        CUSTOM("custom", "", 0);

        private final String text;
        private final String mark;
        private final int months;

        Unit(String text, String mark, int months) {
            this.text = text;
            this.mark = mark;
            this.months = months;
        }
    }
}
