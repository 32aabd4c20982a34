package io.salesscore.period;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The holidays of a country or company: a dated and versioned table of the years that it holds, each with its source,
 * and rules that estimate other years.
 *
 * <p>{@link #indonesia()} holds 2019 to 2027. Decrees change within the year, so a host can replace the table
 * ({@link #parse}) or amend it ({@link #with}, {@link #without}) and need not wait for a release of this library.
 *
 * <h2>Years that the table does not hold</h2>
 *
 * <p>They are estimated by the table's rules, and each such {@link Holiday#isEstimate() holiday} and
 * {@link #isEstimate period} says so. For Indonesia these are the fixed days, those that follow Easter, and the Islamic
 * ones by the Umm al-Qura calendar of {@link java.time.chrono.HijrahDate}: of 1 Syawal 2015 to 2026 it has eight as
 * decreed and four a day early. Imlek, Nyepi, Waisak, election days and collective leave are not estimated, so that an
 * estimated year has more working days than a decreed one; today's rules are applied to the past as well. Umm al-Qura
 * is published from AH 1300 to AH 1500, and a date outside (before 1882-11-12, after 2077-11-16) is an error. So is any
 * year outside a table without rules.
 *
 * <h2>Text</h2>
 *
 * <table class="striped">
 * <caption>The lines that {@link #parse} reads, in any order</caption>
 * <tr><th>line</th><th>example</th></tr>
 * <tr><td>id, version and the date on which the sources were read, each once</td>
 *     <td>{@code holidays indonesia}<br>{@code version 2026-09}<br>{@code read 2026-11-23}</td></tr>
 * <tr><td>a year that the table holds, with its source; {@code ?} where the whole year is an estimate</td>
 *     <td>{@code year 2026 SKB 1497/2025, 2/2025, 5/2025}<br>{@code year 2028? estimated}</td></tr>
 * <tr><td>a holiday in such a year: date ({@code ?} where it is an estimate), kind, name, and after a semicolon a
 *     source other than the year's</td>
 *     <td>{@code 2026-03-18 collective-leave Cuti Bersama Nyepi}<br>{@code 2027-03-10? lebaran Idul Fitri}<br>
 *     {@code 2024-11-27 national Pilkada; Keppres}</td></tr>
 * <tr><td>a rule for years that the table does not hold: each year's day, days from Easter Sunday, or Hijri month and
 *     day; kind, name</td>
 *     <td>{@code estimate 08-17 national Hari Kemerdekaan}<br>
 *     {@code estimate easter-2 national Wafat Yesus Kristus}<br>
 *     {@code estimate hijri-10-01 lebaran Idul Fitri}</td></tr>
 * <tr><td>nothing, or a remark</td><td>{@code # remark}</td></tr>
 * </table>
 *
 * <p>The kinds are {@code national}, {@code lebaran} and {@code collective-leave}: {@link Holiday.Kind}.
 *
 * <p>A value: immutable, equal when all that its text says is equal.
 */
public final class Holidays {

    private static final String AMENDED = "+amended";

    private static final Comparator<Holiday> ORDER =
            Comparator.comparing(Holiday::date).thenComparing(Holiday::kind).thenComparing(Holiday::name);

    private final String id;
    private final String version;
    private final LocalDate readOn;
    private final NavigableMap<Integer, Year> years;
    private final NavigableMap<LocalDate, List<Holiday>> days;
    private final List<Estimate> estimates;

    /** A year that the table holds. */
    record Year(String source, boolean isEstimate) {}

    /** What is a holiday by rule in the years that the table does not hold. */
    record Estimate(Rule rule, Holiday.Kind kind, String name) {

        Estimate {
            if (kind == Holiday.Kind.LEBARAN && !rule.equals(Rule.FIRST_OF_SYAWAL)) {
                throw new IllegalArgumentException(
                        "The rule (" + rule + ") of kind (lebaran) must be (" + Rule.FIRST_OF_SYAWAL + "), 1 Syawal.");
            }
        }

        Stream<Holiday> between(LocalDate first, LocalDate last) {
            return rule.between(first, last)
                    .map(date -> new Holiday(date, name, kind, true, "estimated by rule " + rule));
        }
    }

    Holidays(
            String id,
            String version,
            LocalDate readOn,
            NavigableMap<Integer, Year> years,
            List<Holiday> holidays,
            List<Estimate> estimates) {
        this.id = id;
        this.version = version;
        this.readOn = readOn;
        this.years = Collections.unmodifiableNavigableMap(new TreeMap<>(years));
        NavigableMap<LocalDate, List<Holiday>> byDate = new TreeMap<>();
        holidays.stream()
                .sorted(ORDER)
                .forEach(holiday -> byDate.computeIfAbsent(holiday.date(), date -> new ArrayList<>())
                        .add(holiday));
        byDate.replaceAll((date, list) -> List.copyOf(list));
        this.days = Collections.unmodifiableNavigableMap(byDate);
        this.estimates = estimates.stream()
                .sorted(Comparator.comparing(Estimate::toString))
                .toList();
    }

    /**
     * {@return the holidays of Indonesia} National holidays and collective leave of 2019 to 2027 as decreed (SKB 3
     * Menteri, elections by Keppres), with what was added and moved within the years. Idul Fitri and Idul Adha of 2027
     * are estimates.
     */
    public static Holidays indonesia() {
        return Indonesia.TABLE;
    }

    /** Reads the resource when it is first asked for. */
    private static final class Indonesia {

        static final Holidays TABLE = parse(text());

        private static String text() {
            try (InputStream in = Objects.requireNonNull(Holidays.class.getResourceAsStream("indonesia.holidays"))) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException cannotRead) {
                throw new UncheckedIOException(cannotRead);
            }
        }
    }

    /**
     * {@return the holidays of a text}
     *
     * @param text in the form above, as {@link #text} writes it
     * @throws IllegalArgumentException with all that is wrong, each problem with its line
     */
    public static Holidays parse(String text) {
        return HolidaysText.parse(text);
    }

    /** {@return whose holidays these are: {@code indonesia}} */
    public String id() {
        return id;
    }

    /** {@return which edition of the table this is: {@code 2026-09}; it ends with {@code +amended} after a change} */
    public String version() {
        return version;
    }

    /** {@return the date on which the sources were read} */
    public LocalDate readOn() {
        return readOn;
    }

    /**
     * {@return the holidays of a date, often none and now and then two}
     *
     * @param date in a year that the table holds or estimates
     * @throws IllegalArgumentException for another
     */
    public List<Holiday> on(LocalDate date) {
        Period.requireSupported(date);
        return years.containsKey(date.getYear()) ? days.getOrDefault(date, List.of()) : estimated(date, date);
    }

    /**
     * {@return the holidays in a period, by date}
     *
     * @param period in years that the table holds or estimates
     * @throws IllegalArgumentException for another
     */
    public List<Holiday> in(Period period) {
        return IntStream.rangeClosed(period.start().getYear(), period.lastDay().getYear())
                .mapToObj(year -> in(period, year))
                .flatMap(List::stream)
                .toList();
    }

    private List<Holiday> in(Period period, int year) {
        LocalDate newYear = LocalDate.of(year, 1, 1);
        LocalDate newYearsEve = LocalDate.of(year, 12, 31);
        LocalDate first = period.start().isBefore(newYear) ? newYear : period.start();
        LocalDate last = period.lastDay().isAfter(newYearsEve) ? newYearsEve : period.lastDay();
        return years.containsKey(year) ? held(first, last) : estimated(first, last);
    }

    private List<Holiday> held(LocalDate first, LocalDate last) {
        return days.subMap(first, true, last, true).values().stream()
                .flatMap(List::stream)
                .toList();
    }

    private List<Holiday> estimated(LocalDate first, LocalDate last) {
        requireEstimates(first.getYear());
        if (estimates.stream().anyMatch(estimate -> estimate.rule() instanceof Rule.Islamic)) {
            requireReckoned(first);
            requireReckoned(last);
        }
        return estimates.stream()
                .flatMap(estimate -> estimate.between(first, last))
                .sorted(ORDER)
                .toList();
    }

    private void requireReckoned(LocalDate date) {
        Hijri.whyNot(date).ifPresent(why -> {
            throw new IllegalArgumentException(why + "\nMaybe add the year (" + date.getYear() + ") to the holidays ("
                    + name() + "), so that they need not estimate it.");
        });
    }

    private void requireEstimates(int year) {
        if (estimates.isEmpty()) {
            throw new IllegalArgumentException("The holidays (" + name() + ") hold " + yearsText() + ", not (" + year
                    + "), and no rule to estimate it.\nMaybe add the year, or lines that begin with estimate.");
        }
    }

    /**
     * {@return whether the holidays of a period may still change} True where one of them is an estimate, or a date lies
     * in a year that is estimated as a whole; then a day without holiday may turn out to be one.
     *
     * @param period in years that the table holds or estimates
     * @throws IllegalArgumentException for another
     */
    public boolean isEstimate(Period period) {
        return in(period).stream().anyMatch(Holiday::isEstimate) || hasEstimatedYear(period);
    }

    boolean hasEstimatedYear(Period period) {
        return IntStream.rangeClosed(period.start().getYear(), period.lastDay().getYear())
                .anyMatch(this::isEstimated);
    }

    private boolean isEstimated(int year) {
        Year held = years.get(year);
        return held == null || held.isEstimate();
    }

    /**
     * {@return these holidays and one more} One of the same date and name, or 1 Syawal of the same date, is replaced, as
     * when an estimate is confirmed. In a year that was estimated by rule, the other estimates stay. The
     * {@link #version} is marked as amended.
     *
     * <p>Where the moon is sighted on another day than was estimated, that day is left out first:
     * {@code holidays.without(LocalDate.of(2027, 3, 10)).with(firstOfSyawal)}.
     *
     * @param holiday in a year that the table holds or estimates
     * @throws IllegalArgumentException for another, or if it is 1 Syawal and these holidays have that on another date
     */
    public Holidays with(Holiday holiday) {
        return amended(holiday.date().getYear(), list -> {
            List<Holiday> others =
                    list.stream().filter(other -> !sameDay(other, holiday)).toList();
            others.stream().filter(other -> isSameLebaran(other, holiday)).forEach(other -> {
                throw new IllegalArgumentException("The holidays (" + name() + ") have 1 Syawal ("
                        + Hijri.yearOf(other.date()) + ") on (" + other.date() + ") already, and not on ("
                        + holiday.date() + ").\nMaybe leave that one out first: without(" + other.date() + ").");
            });
            return Stream.concat(others.stream(), Stream.of(holiday)).toList();
        });
    }

    private static boolean isSameLebaran(Holiday one, Holiday other) {
        return one.kind() == Holiday.Kind.LEBARAN
                && other.kind() == Holiday.Kind.LEBARAN
                && Hijri.yearOf(one.date()) == Hijri.yearOf(other.date());
    }

    private static boolean sameDay(Holiday one, Holiday other) {
        boolean isSame = one.name().equals(other.name()) || isSameLebaran(one, other);
        return isSame && one.date().equals(other.date());
    }

    /**
     * {@return these holidays without those of a date} In a year that was estimated by rule, the other estimates stay.
     * The {@link #version} is marked as amended.
     *
     * @param date of a holiday
     * @throws IllegalArgumentException if the date has none
     */
    public Holidays without(LocalDate date) {
        if (on(date).isEmpty()) {
            throw new IllegalArgumentException(
                    "The holidays (" + name() + ") have none on (" + date + ") to leave out.");
        }
        return amended(
                date.getYear(),
                list -> list.stream()
                        .filter(holiday -> !holiday.date().equals(date))
                        .toList());
    }

    private Holidays amended(int year, UnaryOperator<List<Holiday>> change) {
        NavigableMap<Integer, Year> more = new TreeMap<>(years);
        List<Holiday> all = new ArrayList<>(holidays());
        if (!years.containsKey(year)) {
            all.addAll(estimated(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)));
            more.put(year, new Year("estimated", true));
        }
        String marked = version.endsWith(AMENDED) ? version : version + AMENDED;
        return new Holidays(id, marked, readOn, more, change.apply(all), estimates);
    }

    /**
     * {@return these holidays as another edition} What a host says of a table that it has amended.
     *
     * @param version one line of text
     * @throws IllegalArgumentException if it is none
     */
    public Holidays withVersion(String version) {
        if (version.isBlank()
                || !version.equals(version.strip())
                || version.lines().count() != 1) {
            throw new IllegalArgumentException("The version (" + version + ") of holidays (" + id
                    + ") must be one line of text, without space around it.");
        }
        return new Holidays(id, version, readOn, years, holidays(), estimates);
    }

    /**
     * {@return 1 Syawal of a Hijri year} AH 1447 has 2026-03-21, AH 1448 an estimate, 2027-03-10.
     *
     * @param hijriYear 1300 to 1500; the year (AH) of the month of Syawal
     * @throws IllegalArgumentException for another, or if these holidays neither hold nor estimate it
     */
    public Lebaran lebaran(int hijriYear) {
        LocalDate reckoned = Hijri.date(hijriYear, Hijri.SYAWAL, 1);
        return findLebaran(reckoned)
                .orElseThrow(() -> new IllegalArgumentException("The holidays (" + name() + ") have no 1 Syawal ("
                        + hijriYear + "), which Umm al-Qura has on " + reckoned
                        + ".\nMaybe add it to the table as a holiday of kind lebaran."));
    }

    private Optional<Lebaran> findLebaran(LocalDate reckoned) {
        List<Holiday> near = held(reckoned.minusDays(Hijri.MOST_DAYS_APART), reckoned.plusDays(Hijri.MOST_DAYS_APART));
        boolean isHeld = years.containsKey(reckoned.getYear());
        return Stream.concat(near.stream(), isHeld || estimates.isEmpty() ? Stream.of() : on(reckoned).stream())
                .filter(holiday -> holiday.kind() == Holiday.Kind.LEBARAN)
                .map(holiday -> new Lebaran(holiday.date(), holiday.isEstimate()))
                .findFirst();
    }

    /**
     * {@return each 1 Syawal in a period, by date} One in most years, two in 2033 (as an estimate), none in most
     * months.
     *
     * @param period in AH 1300 to 1500
     * @throws IllegalArgumentException for another, or if these holidays neither hold nor estimate one of its years, or
     *     the 1 Syawal that the Umm al-Qura calendar has in it
     */
    public List<Lebaran> lebaran(Period period) {
        in(period);
        return IntStream.rangeClosed(Hijri.yearOf(period.start()), Hijri.yearOf(period.lastDay()))
                .mapToObj(year -> {
                    LocalDate reckoned = Hijri.date(year, Hijri.SYAWAL, 1);
                    return period.contains(reckoned) ? Optional.of(lebaran(year)) : findLebaran(reckoned);
                })
                .flatMap(Optional::stream)
                .filter(lebaran -> period.contains(lebaran.date()))
                .toList();
    }

    /**
     * {@return the Lebaran in a period, or the nearest before or after it} The first of several in it; the earlier of
     * two that are as near. For {@code 2026-Q1} it is 21 March 2026, for {@code 2025-Q2} 31 March 2025, the day before.
     *
     * @param period in AH 1300 to 1500
     * @throws IllegalArgumentException for another, or if these holidays neither hold nor estimate the Lebaran that may
     *     be nearest
     */
    public Lebaran nearestLebaran(Period period) {
        return lebaran(period).stream().findFirst().orElseGet(() -> {
            Lebaran inSameYear = lebaran(Hijri.yearOf(period.start()));
            boolean after = inSameYear.date().isAfter(period.start());
            Lebaran earlier = after ? lebaran(inSameYear.hijriYear() - 1) : inSameYear;
            Lebaran later = after ? inSameYear : lebaran(inSameYear.hijriYear() + 1);
            long since = ChronoUnit.DAYS.between(earlier.date(), period.start());
            long until = ChronoUnit.DAYS.between(period.lastDay(), later.date());
            return until < since ? later : earlier;
        });
    }

    /**
     * {@return the period that lay around the Lebaran of the Hijri year before as the given one lies around its
     * {@linkplain #nearestLebaran nearest}} The counterpart of {@link Period#samePeriodLastYear}, for year-on-year
     * comparison:
     *
     * <table class="striped">
     * <caption>Lebaran on 10 April 2024, 31 March 2025 and 21 March 2026</caption>
     * <tr><th>period</th><th>its 1 Syawal</th><th>compared with</th></tr>
     * <tr><td>{@code 2026-Q1}</td><td>10 days before its last day</td><td>2025-01-11 to 2025-04-10</td></tr>
     * <tr><td>{@code 2025-Q1}</td><td>its last day</td><td>2024-01-12 to 2024-04-10</td></tr>
     * <tr><td>{@code 2025-Q2}</td><td>the day before</td><td>2024-04-11 to 2024-07-10</td></tr>
     * </table>
     *
     * @param period in AH 1300 to 1500; the result is {@linkplain Cadence#CUSTOM custom} and has as many days
     * @throws IllegalArgumentException for another, or if these holidays neither hold nor estimate the two Lebarans
     * @see Lebaran#aligned
     */
    public Period samePeriodLastLebaran(Period period) {
        Lebaran nearest = nearestLebaran(period);
        return nearest.aligned(period, lebaran(nearest.hijriYear() - 1));
    }

    /** {@return the whole table, which {@link #parse} reads back} A host may begin its own with it. */
    public String text() {
        return HolidaysText.of(this);
    }

    NavigableMap<Integer, Year> years() {
        return years;
    }

    List<Holiday> holidays() {
        return days.values().stream().flatMap(List::stream).toList();
    }

    List<Estimate> estimates() {
        return estimates;
    }

    private String name() {
        return id + " " + version;
    }

    private String yearsText() {
        return years.isEmpty() ? "no year" : "years from " + years.firstKey() + " to " + years.lastKey();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Holidays that
                && id.equals(that.id)
                && version.equals(that.version)
                && readOn.equals(that.readOn)
                && years.equals(that.years)
                && days.equals(that.days)
                && estimates.equals(that.estimates);
    }

    @Override
    public int hashCode() {
        // without the days, whose enums hash differently in each run
        return Objects.hash(id, version, readOn);
    }

    /** For people: {@code holidays indonesia 2026-09 (years from 2019 to 2027)}. */
    @Override
    public String toString() {
        return "holidays " + name() + " (" + yearsText() + ")";
    }
}
