package io.salesscore.period;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A period as someone works it: joined or left within it, looked at before it is over. Counted in the working days of a
 * {@link WorkCalendar}, it tells what part of the whole period's target is due by now, and to what a result so far
 * leads.
 *
 * <pre>{@code
 * PartialPeriod part = WorkCalendar.sixDays()
 *     .withHolidays(Holidays.indonesia(), CollectiveLeave.NOT_WORKED)
 *     .part(Period.month(2026, 3))
 *     .joinedOn(LocalDate.of(2026, 3, 9))
 *     .asOf(LocalDate.of(2026, 3, 17));
 * }</pre>
 *
 * <table class="striped">
 * <caption>That joiner in the month of Lebaran; target of the month 480 m, actual so far 210 m</caption>
 * <tr><th>collective leave</th><th>{@link #days()}</th><th>{@link #employed()}</th><th>{@link #elapsed()}</th>
 *     <th>{@link #toDate target to date}</th><th>{@link #runRate run-rate}</th></tr>
 * <tr><td>not worked</td><td>20</td><td>14</td><td>8</td><td>480 m × 8/20 = 192 m</td>
 *     <td>210 m × 14/8 = 367.5 m</td></tr>
 * <tr><td>worked</td><td>24</td><td>18</td><td>8</td><td>480 m × 8/24 = 160 m</td><td>210 m × 18/8 = 472.5 m</td></tr>
 * </table>
 *
 * <p>Along a {@link Pace} p, with u₀ the share of the period's working days before joining, u₁ that of the days up to
 * the as-of date and uₑ that of the days up to leaving:
 *
 * <pre>
 * toDate  = target × (p(u₁) − p(u₀))
 * runRate = actual × (p(uₑ) − p(u₀)) / (p(u₁) − p(u₀))
 * </pre>
 *
 * <p>Both are for what adds up over time, such as revenue; a rate, a mean or a balance is not due in parts.
 *
 * <p>A value: immutable, equal by period, calendar, dates and kind of target; each verb returns another.
 */
public final class PartialPeriod {

    private final Period whole;
    private final WorkCalendar calendar;
    private final LocalDate first;
    private final LocalDate last;
    private final LocalDate asOf;
    private final boolean ownTargets;
    private final int days;
    private final int before;
    private final int untilLast;
    private final int untilAsOf;

    private PartialPeriod(
            Period whole, WorkCalendar calendar, LocalDate first, LocalDate last, LocalDate asOf, boolean ownTargets) {
        this.whole = whole;
        this.calendar = calendar;
        this.first = first;
        this.last = last;
        this.asOf = asOf;
        this.ownTargets = ownTargets;
        this.days = calendar.workingDays(whole);
        this.before = first.isAfter(whole.start()) ? worked(first.minusDays(1)) : 0;
        this.untilLast = Math.max(before, worked(last));
        this.untilAsOf = Math.max(before, Math.min(untilLast, worked(asOf)));
    }

    static PartialPeriod of(Period whole, WorkCalendar calendar) {
        PartialPeriod part = new PartialPeriod(whole, calendar, LocalDate.MIN, LocalDate.MAX, whole.lastDay(), false);
        if (part.days == 0) {
            throw new IllegalArgumentException(
                    "The period (" + whole + ") has no working day in the calendar (" + calendar + ").");
        }
        return part;
    }

    /** The working days from the start to a date, inclusive. */
    private int worked(LocalDate until) {
        if (until.isBefore(whole.start())) {
            return 0;
        }
        return until.isBefore(whole.lastDay()) ? calendar.workingDays(Period.ofClosed(whole.start(), until)) : days;
    }

    /**
     * {@return the part from the first day of employment on}
     *
     * @param first the first day, inclusive; one before the period is its start, and after one that follows the period
     *     nothing is employed
     * @throws IllegalArgumentException if it is after the last day
     */
    public PartialPeriod joinedOn(LocalDate first) {
        return between(first, last);
    }

    /**
     * {@return the part up to the last day of employment}
     *
     * @param last the last day, inclusive; one after the period is its last, and before one that precedes the period
     *     nothing is employed
     * @throws IllegalArgumentException if it is before the first day
     */
    public PartialPeriod leftOn(LocalDate last) {
        return between(first, last);
    }

    private PartialPeriod between(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("The last day (" + to + ") of employment in period (" + whole
                    + ") must not be before the first (" + from + ").");
        }
        return new PartialPeriod(whole, calendar, from, to, asOf, ownTargets);
    }

    /**
     * {@return the part as it stands at the end of a day}
     *
     * @param lastDay the last day that has elapsed, inclusive; before the period nothing has elapsed, after it
     *     everything
     */
    public PartialPeriod asOf(LocalDate lastDay) {
        return new PartialPeriod(whole, calendar, first, last, lastDay, ownTargets);
    }

    /**
     * {@return the part for targets stated for the time employed alone, as somebody's share of a target plan is} A
     * target of 280 m for the 14 days from the 9th on is due by the 17th with 280 m × 8/14 = 160 m; taken for the whole
     * period's, it would be cut a second time, to 280 m × 8/20 = 112 m. Along a pace it is
     * {@code target × (p(u₁) − p(u₀)) / (p(uₑ) − p(u₀))}, and since joining
     * {@code target × p(elapsed / days) / p(employed / days)}; where a pace expects nothing of those days, all of
     * it is due on the last of them. Run-rates are the same.
     */
    public PartialPeriod withOwnTargets() {
        return new PartialPeriod(whole, calendar, first, last, asOf, true);
    }

    /** {@return the whole period} */
    public Period whole() {
        return whole;
    }

    /** {@return the calendar in whose working days it is counted} */
    public WorkCalendar calendar() {
        return calendar;
    }

    /** {@return the working days of the whole period, at least 1} */
    public int days() {
        return days;
    }

    /** {@return the working days from joining to leaving, inclusive, 0 to {@link #days()}} */
    public int employed() {
        return untilLast - before;
    }

    /** {@return the working days from joining to the as-of date, inclusive, 0 to {@link #employed()}} */
    public int elapsed() {
        return untilAsOf - before;
    }

    /**
     * {@return {@link #elapsed()} / {@link #employed()}, 0 to 1: 8/14 above; empty where no day is employed}
     */
    public OptionalDouble elapsedShare() {
        return employed() == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) elapsed() / employed());
    }

    /** {@return whether the working days may still change: {@link WorkCalendar#isEstimate} of the whole period} */
    public boolean isEstimate() {
        return calendar.isEstimate(whole);
    }

    /**
     * {@return what of a target is due by the as-of date, every working day bearing as much: target × elapsed / days}
     *
     * @param target that of someone who works the whole period, unless {@linkplain #withOwnTargets otherwise}
     */
    public BigDecimal toDate(BigDecimal target) {
        return toDate(target, Pace.linear());
    }

    /**
     * {@return what of a target is due by the as-of date along a pace} Rounded to 34 digits; the parts of colleagues
     * who follow one another add up to the whole.
     *
     * @param target that of someone who works the whole period, unless {@linkplain #withOwnTargets otherwise}
     * @param pace how the period's result is expected to come in
     */
    public BigDecimal toDate(BigDecimal target, Pace pace) {
        return due(target, share(pace, untilAsOf), share(pace, untilLast));
    }

    /**
     * {@return the result at the end of employment or period to which a result so far leads, every working day bringing
     * as much: actual × employed / elapsed; empty where nothing has elapsed}
     *
     * @param actual the result from joining to the as-of date
     */
    public Optional<BigDecimal> runRate(BigDecimal actual) {
        return runRate(actual, Pace.linear());
    }

    /**
     * {@return the result to which a result so far leads along a pace; empty where nothing was expected by now} Rounded
     * to 34 digits.
     *
     * @param actual the result from joining to the as-of date
     * @param pace how the period's result is expected to come in
     */
    public Optional<BigDecimal> runRate(BigDecimal actual, Pace pace) {
        return extrapolated(actual, share(pace, untilLast), share(pace, untilAsOf));
    }

    /**
     * {@return what of a target is due by the as-of date along a pace that begins on the day of joining: target ×
     * p(elapsed / days)} Distinct counts saturate: after eight days a joiner has met as many outlets as anybody after
     * eight days, whatever the date. Rounded to 34 digits.
     *
     * @param target that of someone who works the whole period, unless {@linkplain #withOwnTargets otherwise}
     * @param pace how the result of someone who begins on the first day is expected to come in
     */
    public BigDecimal toDateSinceJoining(BigDecimal target, Pace pace) {
        return due(target, pace.shareAt(elapsed(), days), pace.shareAt(employed(), days));
    }

    /**
     * {@return the result to which a result so far leads along a pace that begins on the day of joining: actual ×
     * p(employed / days) / p(elapsed / days); empty where nothing was expected by now} Rounded to 34 digits.
     *
     * @param actual the result from joining to the as-of date
     * @param pace how the result of someone who begins on the first day is expected to come in
     */
    public Optional<BigDecimal> runRateSinceJoining(BigDecimal actual, Pace pace) {
        return extrapolated(actual, pace.shareAt(employed(), days), pace.shareAt(elapsed(), days));
    }

    private BigDecimal due(BigDecimal target, BigDecimal now, BigDecimal whileEmployed) {
        return ownTargets
                ? extrapolated(target, now, whileEmployed)
                        .orElseGet(() -> elapsed() == employed() ? plain(target) : BigDecimal.ZERO)
                : plain(target.multiply(now));
    }

    private static Optional<BigDecimal> extrapolated(BigDecimal actual, BigDecimal whole, BigDecimal due) {
        return due.signum() == 0
                ? Optional.empty()
                : Optional.of(plain(actual.multiply(whole).divide(due, Pace.PRECISE)));
    }

    /** What is expected from joining until so many days of the whole period have elapsed. */
    private BigDecimal share(Pace pace, int until) {
        return pace.shareAt(until, days).subtract(pace.shareAt(before, days));
    }

    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.round(MathContext.DECIMAL128).stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PartialPeriod that
                && whole.equals(that.whole)
                && calendar.equals(that.calendar)
                && first.equals(that.first)
                && last.equals(that.last)
                && asOf.equals(that.asOf)
                && ownTargets == that.ownTargets;
    }

    @Override
    public int hashCode() {
        return Objects.hash(whole, calendar, first, last, asOf, ownTargets);
    }

    /** For people: {@code 2026-03 from 2026-03-09 to 2026-03-31 as of 2026-03-17: 20/14/8 working days}. */
    @Override
    public String toString() {
        LocalDate from = first.isBefore(whole.start()) ? whole.start() : first;
        LocalDate to = last.isAfter(whole.lastDay()) ? whole.lastDay() : last;
        return whole + " from " + from + " to " + to + " as of " + asOf + ": " + days + "/" + employed() + "/"
                + elapsed() + " working days" + (ownTargets ? ", own targets" : "");
    }
}
