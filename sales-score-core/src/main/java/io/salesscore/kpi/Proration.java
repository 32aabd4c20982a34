package io.salesscore.kpi;

import io.salesscore.period.Pace;
import io.salesscore.period.PartialPeriod;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The targets of a whole period as they stand part of the way through it, for who joined late, left early or is looked
 * at before the end; and the run-rate, what an actual so far comes to at the end.
 *
 * <pre>{@code
 * PartialPeriod march = calendar.part(Period.month(2026, 3))
 *     .joinedOn(LocalDate.of(2026, 3, 9)).asOf(LocalDate.of(2026, 3, 17));
 * Proration proration = Proration.by(march);
 * proration.target(SalesKpis.REVENUE, new BigDecimal("480"));   // 192
 * proration.runRate(SalesKpis.REVENUE, new BigDecimal("210"));  // 367.5
 * }</pre>
 *
 * <table class="striped">
 * <caption>March 2026, Monday to Saturday, from the 9th, as of the 17th: target 480 m, actual 210 m</caption>
 * <tr><th>cuti bersama</th><th>days: month, employed, elapsed</th><th>target to date</th><th>attainment</th>
 *     <th>run-rate</th></tr>
 * <tr><td>not worked</td><td>20, 14, 8</td><td>480 × 8/20 = 192 m</td><td>1.09375</td>
 *     <td>210 × 14/8 = 367.5 m</td></tr>
 * <tr><td>worked</td><td>24, 18, 8</td><td>480 × 8/24 = 160 m</td><td>1.3125</td>
 *     <td>210 × 18/8 = 472.5 m</td></tr>
 * </table>
 *
 * <h2>Which KPIs</h2>
 *
 * <p>Only flows, of which eight days of twenty bring about eight twentieths:
 *
 * <table class="striped">
 * <caption>By the KPI's roll-up rule over time</caption>
 * <tr><th>rule</th><th>KPIs</th><th>target part of the way</th></tr>
 * <tr><td>{@link RollUp#SUM}</td><td>flows: revenue, deals, visits</td>
 *     <td>prorated, by working days or a stated pace</td></tr>
 * <tr><td>{@link RollUp#POOL}</td><td>rates, ratios, means</td>
 *     <td>the whole period's: a conversion of 0.24 is aimed at from the first day on</td></tr>
 * <tr><td>{@link RollUp#LAST}</td><td>balances and their quotients</td>
 *     <td>the whole period's: an overdue share of 0.05 stays 0.05</td></tr>
 * <tr><td>{@link RollUp#UNION}</td><td>distinct counts: active outlets</td>
 *     <td>prorated only by a pace stated for the KPI, as they saturate: the outlets of the second week are mostly those
 *     of the first</td></tr>
 * <tr><td>{@link RollUp#UNION} in percent</td><td>shares of distinct keys: the repeat customer rate</td>
 *     <td>the whole period's, or one stated for the part</td></tr>
 * <tr><td>{@link RollUp#NONE}</td><td>growth, medians</td><td>the whole period's, or one stated for the part</td></tr>
 * </table>
 *
 * <p>Numbers are computed as {@link PartialPeriod} says: exact where the result has a finite decimal of at most 34
 * digits, else rounded to 34 ({@link java.math.MathContext#DECIMAL128}).
 *
 * <p>Immutable.
 */
public final class Proration {

    private final PartialPeriod partial;
    private final SortedMap<String, Stated> paces;

    private record Stated(Kpi kpi, Pace pace) {}

    private Proration(PartialPeriod partial, SortedMap<String, Stated> paces) {
        this.partial = partial;
        this.paces = paces;
    }

    /**
     * Proration by working days.
     *
     * @param partial the whole period, the dates of joining and leaving, and how far it has come
     * @return the proration, with no pace stated
     */
    public static Proration by(PartialPeriod partial) {
        return new Proration(partial, Collections.emptySortedMap());
    }

    /**
     * This proration with a pace of a KPI: what share of the period's result is there after what share of its working
     * days. Flows without one are linear; distinct counts are not prorated without one.
     *
     * <p>The pace of a flow is that of the calendar: whoever joins in the second half is due what comes in then. That
     * of a distinct count begins on the day of joining, since it is one's own outlets that are still to be met: of a
     * target of 60 outlets, and a pace that expects 80 % of them after two fifths of the days, somebody who joined
     * eight of twenty working days ago is due 48, whatever the date.
     *
     * @param kpi a flow or a distinct count
     * @param pace its pace, in place of any before
     * @return the proration
     * @throws IllegalArgumentException if the KPI is neither
     */
    public Proration pace(Kpi kpi, Pace pace) {
        if (!OverTime.isFlow(kpi) && !OverTime.countsKeys(kpi)) {
            throw new IllegalArgumentException(
                    "The KPI (" + kpi.id() + ") has no pace: " + OverTime.whyNot(kpi) + "\n" + instead(kpi));
        }
        TreeMap<String, Stated> all = new TreeMap<>(paces);
        all.put(kpi.id(), new Stated(kpi, pace));
        return new Proration(partial, all);
    }

    /**
     * Whether a KPI's target is prorated.
     *
     * @param kpi the KPI
     * @return true for flows, and for distinct counts whose pace is stated
     * @throws IllegalArgumentException if the pace of a KPI of this id is stated that means something else
     */
    public boolean prorates(Kpi kpi) {
        return OverTime.isFlow(kpi) || paceOf(kpi).isPresent();
    }

    /**
     * The target to date.
     *
     * @param kpi the KPI
     * @param target that of someone who works the whole period, unless the part is one with
     *     {@linkplain PartialPeriod#withOwnTargets own targets}
     * @return what of it is due from the day of joining to the as-of date: 192 of 480
     * @throws IllegalArgumentException if it cannot be prorated, with the reason
     */
    public BigDecimal target(Kpi kpi, BigDecimal target) {
        requireProrated(kpi, "target (" + target.toPlainString() + ") of KPI (" + kpi.id() + ") cannot be prorated: ");
        Pace pace = paceOf(kpi).orElseGet(Pace::linear);
        return OverTime.isFlow(kpi) ? partial.toDate(target, pace) : partial.toDateSinceJoining(target, pace);
    }

    /**
     * What an actual comes to by the end of the period, or by the day of leaving, if it goes on as it went.
     *
     * @param kpi the KPI
     * @param actual its value so far
     * @return the run-rate: 367.5 from 210; empty where nothing has elapsed that it could be drawn from
     * @throws IllegalArgumentException if the KPI has none, with the reason
     */
    public Optional<BigDecimal> runRate(Kpi kpi, BigDecimal actual) {
        requireProrated(kpi, "actual (" + actual.toPlainString() + ") of KPI (" + kpi.id() + ") has no run-rate: ");
        Pace pace = paceOf(kpi).orElseGet(Pace::linear);
        return OverTime.isFlow(kpi) ? partial.runRate(actual, pace) : partial.runRateSinceJoining(actual, pace);
    }

    /**
     * The measurements with the targets of flows and distinct counts prorated, and those of rates, balances and growth
     * as they stand.
     *
     * @param measurements of the whole period as far as it has come, with targets as {@link #target} takes them
     * @return the same with targets to date
     * @throws IllegalArgumentException if they are of other dates than the whole period of this proration, or a
     *     distinct count has a target and no pace is stated for it
     */
    public Measurements of(Measurements measurements) {
        if (!measurements.period().start().equals(partial.whole().start())
                || !measurements.period().end().equals(partial.whole().end())) {
            throw new IllegalArgumentException("The measurements of subject (" + measurements.subject() + ") in ("
                    + measurements.period() + ") cannot have their targets prorated by a part of (" + partial.whole()
                    + "), which has other dates.");
        }
        Measurements prorated = measurements;
        for (Kpi kpi : measurements.kpis()) {
            Optional<BigDecimal> target =
                    measurements.target(kpi).filter(any -> prorates(kpi) || OverTime.countsKeys(kpi));
            if (target.isPresent()) {
                prorated = prorated.withTarget(kpi, target(kpi, target.get()));
            }
        }
        return prorated;
    }

    private Optional<Pace> paceOf(Kpi kpi) {
        Optional<Stated> stated = Optional.ofNullable(paces.get(kpi.id()));
        if (stated.filter(pace -> !pace.kpi().measuresTheSameAs(kpi)).isPresent()) {
            throw new IllegalArgumentException(
                    "The KPI (" + kpi.id() + ") has another unit, direction or roll-up rule than"
                            + " the one whose pace is stated.\nMaybe two KPIs share an id, or one was redefined.");
        }
        return stated.map(Stated::pace);
    }

    private void requireProrated(Kpi kpi, String what) {
        if (!prorates(kpi)) {
            throw new IllegalArgumentException("The " + what + OverTime.whyNot(kpi) + "\n" + instead(kpi));
        }
    }

    private static String instead(Kpi kpi) {
        return switch (kpi.overTime()) {
            case UNION ->
                OverTime.countsKeys(kpi)
                        ? "Maybe state its pace: Proration.by(partial).pace(kpi, pace)."
                        : "Maybe keep it as it is, or state one for the part of the period.";
            case NONE -> "Maybe keep it as it is, or state one for the part of the period.";
            case SUM, POOL, LAST -> "Maybe keep it as it is.";
        };
    }
}
