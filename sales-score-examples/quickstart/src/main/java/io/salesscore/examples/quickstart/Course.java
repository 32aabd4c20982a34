package io.salesscore.examples.quickstart;

import io.salesscore.kpi.Kpi;
import io.salesscore.period.PartialPeriod;
import io.salesscore.period.Period;
import io.salesscore.period.WorkCalendar;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How far the ranked period has come: for all by the last day that counts, for reps from joining and to leaving.
 *
 * @param period the ranked period
 * @param counting how facts count
 * @param employed when reps were there who were not there all the time
 */
record Course(Period period, Counting counting, Map<String, Period> employed) {

    /** The last day that counts, where that is within the period. */
    Optional<LocalDate> asOf() {
        return counting.asOf(period);
    }

    /** The part of the period that a rep was there, where that is not all of it. */
    Optional<Period> employed(Level level, String subject) {
        return level == Level.REP ? Optional.ofNullable(employed.get(subject)) : Optional.empty();
    }

    /** In working days; empty where the period has none. */
    Optional<PartialPeriod> part(Level level, String subject) {
        if (counting.calendar().workingDays(period) == 0) {
            return Optional.empty();
        }
        PartialPeriod whole = counting.calendar().part(period);
        PartialPeriod part = employed(level, subject)
                .map(there -> whole.joinedOn(there.start()).leftOn(there.lastDay()))
                .orElse(whole);
        return Optional.of(asOf().map(part::asOf).orElse(part));
    }

    /** How much of the period has passed: the share of its working days or, as long as none was worked, of all its days. */
    double share() {
        PartialPeriod byDays = WorkCalendar.everyDay().part(period);
        PartialPeriod whole = part(Level.COMPANY, Organisation.COMPANY)
                .filter(part -> part.elapsed() > 0)
                .orElseGet(() -> asOf().map(byDays::asOf).orElse(byDays));
        return (double) whole.elapsed() / whole.days();
    }

    /** Whether a target of the KPI is one to date. */
    boolean prorates(Kpi kpi) {
        return asOf().isPresent()
                && part(Level.COMPANY, Organisation.COMPANY)
                        .filter(part -> counting.proration(part, kpi).prorates(kpi))
                        .isPresent();
    }

    /** What a value comes to at the period's end, if it goes on as it went; empty where the period is over or it does not add up. */
    OptionalDouble runRate(Level level, String subject, Kpi kpi, OptionalDouble actual) {
        if (actual.isEmpty() || asOf().isEmpty() || !(prorates(kpi) || CrmKpis.accrues(kpi))) {
            return OptionalDouble.empty();
        }
        BigDecimal value = new BigDecimal(actual.getAsDouble());
        Optional<BigDecimal> runRate = part(level, subject)
                .flatMap(part ->
                        prorates(kpi) ? counting.proration(part, kpi).runRate(kpi, value) : part.runRate(value));
        return runRate.map(end -> OptionalDouble.of(end.doubleValue())).orElse(OptionalDouble.empty());
    }
}
