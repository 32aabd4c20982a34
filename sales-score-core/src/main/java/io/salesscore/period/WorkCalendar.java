package io.salesscore.period;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which days a company works: days of the week, without its holidays.
 *
 * <pre>{@code
 * WorkCalendar office = WorkCalendar.fiveDays().withHolidays(Holidays.indonesia(), CollectiveLeave.NOT_WORKED);
 * office.workingDays(Period.month(2026, 3));    // 17
 * }</pre>
 *
 * <table class="striped">
 * <caption>Working days in March 2026: Nyepi on the 19th, Idul Fitri on the 21st and 22nd, collective leave on the
 *     18th, 20th, 23rd and 24th</caption>
 * <tr><th>calendar</th><th>no holidays</th><th>collective leave worked</th><th>not worked</th></tr>
 * <tr><td>{@link #everyDay()}</td><td>31</td><td>28</td><td>24</td></tr>
 * <tr><td>{@link #sixDays()}</td><td>26</td><td>24</td><td>20</td></tr>
 * <tr><td>{@link #fiveDays()}</td><td>22</td><td>21</td><td>17</td></tr>
 * </table>
 *
 * <p>A value: immutable, equal when it has the same week, holidays and choice of collective leave.
 */
public final class WorkCalendar {

    private static final WorkCalendar EVERY_DAY = new WorkCalendar(EnumSet.allOf(DayOfWeek.class), Optional.empty());
    private static final WorkCalendar FIVE_DAYS =
            new WorkCalendar(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), Optional.empty());
    private static final WorkCalendar SIX_DAYS =
            new WorkCalendar(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.SATURDAY), Optional.empty());

    private final Set<DayOfWeek> week;
    private final Optional<Free> free;

    /** The holidays and what they mean for this company. */
    private record Free(Holidays holidays, CollectiveLeave collectiveLeave) {

        boolean applies(Holiday holiday) {
            return holiday.kind() != Holiday.Kind.COLLECTIVE_LEAVE || collectiveLeave == CollectiveLeave.NOT_WORKED;
        }

        @Override
        public String toString() {
            return holidays.id() + " " + holidays.version() + ", collective leave "
                    + (collectiveLeave == CollectiveLeave.WORKED ? "worked" : "not worked");
        }
    }

    private WorkCalendar(Set<DayOfWeek> week, Optional<Free> free) {
        this.week = Collections.unmodifiableSet(EnumSet.copyOf(week));
        this.free = free;
    }

    /** {@return the calendar of all days, Sundays as well: working days are calendar days} */
    public static WorkCalendar everyDay() {
        return EVERY_DAY;
    }

    /** {@return the calendar of Monday to Friday, without holidays yet} */
    public static WorkCalendar fiveDays() {
        return FIVE_DAYS;
    }

    /** {@return the calendar of Monday to Saturday, without holidays yet} */
    public static WorkCalendar sixDays() {
        return SIX_DAYS;
    }

    /**
     * {@return the calendar of a week's days, without holidays yet}
     *
     * @param week at least one day
     * @throws IllegalArgumentException if there is none
     */
    public static WorkCalendar of(Set<DayOfWeek> week) {
        if (week.isEmpty()) {
            throw new IllegalArgumentException("The week of a work calendar must have at least one working day.");
        }
        return new WorkCalendar(week, Optional.empty());
    }

    /**
     * {@return the same week with these holidays off, in place of any before}
     *
     * @param holidays such as {@link Holidays#indonesia()}
     * @param collectiveLeave whether the company works on collective leave
     */
    public WorkCalendar withHolidays(Holidays holidays, CollectiveLeave collectiveLeave) {
        return new WorkCalendar(week, Optional.of(new Free(holidays, collectiveLeave)));
    }

    /** {@return the days of the week that are worked} */
    public Set<DayOfWeek> week() {
        return week;
    }

    /** {@return the holidays, if it has any} */
    public Optional<Holidays> holidays() {
        return free.map(Free::holidays);
    }

    /**
     * {@return whether the date is worked}
     *
     * @param date in a year that the holidays hold or estimate
     * @throws IllegalArgumentException for another
     */
    public boolean isWorkingDay(LocalDate date) {
        boolean isFree = free.filter(its -> its.holidays().on(date).stream().anyMatch(its::applies))
                .isPresent();
        return !isFree && week.contains(date.getDayOfWeek());
    }

    /**
     * {@return how many days of the period are worked, possibly none}
     *
     * @param period in years that the holidays hold or estimate
     * @throws IllegalArgumentException for another
     */
    public int workingDays(Period period) {
        int wholeWeeks = period.days() / 7;
        long others = period.start()
                .plusDays(7L * wholeWeeks)
                .datesUntil(period.end())
                .filter(date -> week.contains(date.getDayOfWeek()))
                .count();
        long off = holidays(period).stream()
                .map(Holiday::date)
                .distinct()
                .filter(date -> week.contains(date.getDayOfWeek()))
                .count();
        return Math.toIntExact((long) wholeWeeks * week.size() + others - off);
    }

    /** The holidays that are free here, whatever their day of the week. */
    private List<Holiday> holidays(Period period) {
        return free.map(its ->
                        its.holidays().in(period).stream().filter(its::applies).toList())
                .orElse(List.of());
    }

    /**
     * {@return whether the working days of the period may still change} True where a holiday that is free here is an
     * estimate, on whichever day of the week, or a date lies in a year that the holidays estimate as a whole. Without
     * holidays nothing is an estimate.
     *
     * @param period in years that the holidays hold or estimate
     * @throws IllegalArgumentException for another
     */
    public boolean isEstimate(Period period) {
        return holidays(period).stream().anyMatch(Holiday::isEstimate)
                || holidays().filter(its -> its.hasEstimatedYear(period)).isPresent();
    }

    /**
     * {@return the period as someone works it, at first the whole of it}
     *
     * @param whole with at least one working day, in years that the holidays hold or estimate
     * @throws IllegalArgumentException for another
     */
    public PartialPeriod part(Period whole) {
        return PartialPeriod.of(whole, this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WorkCalendar that && week.equals(that.week) && free.equals(that.free);
    }

    @Override
    public int hashCode() {
        // enums hash differently in each run, their names do not
        return toString().hashCode();
    }

    /** For people: {@code Mon Tue Wed Thu Fri, indonesia 2026-09, collective leave not worked}. */
    @Override
    public String toString() {
        String days = Arrays.stream(DayOfWeek.values())
                .filter(week::contains)
                .map(day -> day.name().charAt(0) + day.name().substring(1, 3).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
        return days + free.map(its -> ", " + its).orElse("");
    }
}
