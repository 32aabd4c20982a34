package io.salesscore.measure;

import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurements;
import io.salesscore.period.Period;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How the facts of one class become the measurements of KPIs.
 *
 * <pre>{@code
 * MeasurePlan<Deal> plan = MeasurePlan.of(Deal.class)
 *     .measure(SalesKpis.REVENUE,  m -> m.sum(Deal::value).where(Deal::won).dated(Deal::closedOn))
 *     .measure(SalesKpis.WIN_RATE, m -> m.proportion(Deal::won).where(Deal::closed).dated(Deal::closedOn))
 *     .measure(SalesKpis.PIPELINE_VALUE, m -> m.balance(Deal::value).from(Deal::engagedOn).until(Deal::closedOn))
 *     .build();
 * Map<String, Measurements> byRep = deals.stream().collect(plan.by(Deal::rep, Period.quarter(2026, 1)));
 * }</pre>
 *
 * <p>The plan gives {@linkplain Collector collectors} for any stream, parallel ones too. The order of the facts changes
 * nothing, sums are exact, and memory grows with subjects and periods and not with facts, except for the keys of distinct
 * and repeat counts. What is measured from the union of facts equals what {@link Measurements#rollUp rolling up} subjects
 * and {@link Measurements#append appending} periods gives.
 *
 * <h2>Who is measured</h2>
 *
 * <p>Each subject on the {@linkplain #withRoster stated roster}, and nobody else; without a roster, each subject of any fact,
 * whatever its date and whether or not a measure keeps it. Where a measured subject has no facts, counts, sums, balances and
 * distinct keys are 0, and proportions, ratios and means are {@link io.salesscore.kpi.Reason#ZERO_DENOMINATOR}.
 *
 * <h2>Facts of several classes</h2>
 *
 * <p>Each has a plan of its own, and {@link Measurements#together} joins their results. Give such plans the same roster:
 * else a rep with deals and without visits has no visits measured instead of 0.
 *
 * <h2>Errors of facts</h2>
 *
 * <p>A fact without a subject, and a fact that a measure keeps although it lacks the date, amount, key or id that the measure
 * reads, ends the collecting with an {@link IllegalArgumentException} that names the fact and the KPI. Sort bad facts out
 * beforehand, or by {@code where}. A measured value outside the bounds of its KPI's unit ends it too, naming the subject.
 *
 * <p>Immutable, and safe to share between threads if the functions in it are.
 *
 * @param <T> the host's class of facts
 */
public final class MeasurePlan<T> {

    private final List<Part<T>> parts;
    private final @Nullable Set<String> roster;

    /** A KPI and how it is measured. */
    record Part<T>(Kpi kpi, Measure<T> measure) {}

    private MeasurePlan(List<Part<T>> parts, @Nullable Set<String> roster) {
        this.parts = parts;
        this.roster = roster;
    }

    /**
     * Starts a plan.
     *
     * @param facts the class of facts
     * @param <T> the class of facts
     * @return a builder
     */
    public static <T> Builder<T> of(Class<T> facts) {
        return new Builder<>(facts);
    }

    /**
     * What the plan measures.
     *
     * @return the KPIs, in the order in which they were stated
     */
    public List<Kpi> kpis() {
        return parts.stream().map(Part::kpi).toList();
    }

    /**
     * This plan for exactly the subjects stated, whether they have facts or not. Facts of others are ignored.
     *
     * @param subjects the ids of all who are measured, none blank; repeated ones count once
     * @return a plan with this roster instead of any before
     * @throws IllegalArgumentException if an id is blank
     */
    public MeasurePlan<T> withRoster(Collection<String> subjects) {
        subjects.forEach(MeasurePlan::requireSubject);
        return new MeasurePlan<>(parts, Set.copyOf(subjects));
    }

    /**
     * Collects facts that all belong to one subject.
     *
     * @param subject the subject's id, not blank
     * @param period the period
     * @return a collector of the subject's measurements
     * @throws IllegalArgumentException if the id is blank, or there is a roster without it
     */
    public Collector<T, ?, Measurements> forSubject(String subject, Period period) {
        requireSubject(subject);
        if (roster != null && !roster.contains(subject)) {
            throw new IllegalArgumentException("The subject (" + subject + ") is not on the roster of the plan.");
        }
        return Collectors.collectingAndThen(
                withRoster(Set.of(subject)).by(fact -> subject, period), bySubject -> found(bySubject, subject));
    }

    /**
     * Collects facts by subject.
     *
     * @param subject whom a fact belongs to; null or a blank id is an error of that fact
     * @param period the period; facts of other dates only show that their subject is there
     * @return a collector of the measurements by subject, in order of their ids; the map is unmodifiable
     */
    public Collector<T, ?, Map<String, Measurements>> by(
            Function<? super T, ? extends @Nullable String> subject, Period period) {
        return Collectors.collectingAndThen(by(subject, List.of(period)), byPeriod -> found(byPeriod, period));
    }

    /**
     * Collects facts by subject for many periods in one pass. Each period's measurements are the same as if it were measured
     * alone; all periods have the same subjects.
     *
     * @param subject whom a fact belongs to; null or a blank id is an error of that fact
     * @param periods the periods, of any cadences; they may overlap, as quarters and their year do
     * @return a collector of the measurements by period and subject, in their order; the maps are unmodifiable
     * @throws IllegalArgumentException if there is no period, or one is there twice
     */
    public Collector<T, ?, Map<Period, Map<String, Measurements>>> by(
            Function<? super T, ? extends @Nullable String> subject, Collection<Period> periods) {
        Timeline timeline = Timeline.of(periods);
        return Collector.of(
                () -> new Books<>(parts, roster, subject, timeline),
                Books<T>::add,
                Books<T>::with,
                Books<T>::measurements,
                Collector.Characteristics.UNORDERED);
    }

    private static <K, V> V found(Map<K, V> map, K key) {
        return Objects.requireNonNull(map.get(key));
    }

    private static void requireSubject(String subject) {
        if (subject.isBlank()) {
            throw new IllegalArgumentException("The id (" + subject + ") of a subject must not be blank.");
        }
    }

    /**
     * Collects the measures of a {@link MeasurePlan}.
     *
     * @param <T> the host's class of facts
     */
    public static final class Builder<T> {

        private final Class<T> facts;
        private final Map<String, Part<T>> parts = new LinkedHashMap<>();

        private Builder(Class<T> facts) {
            this.facts = facts;
        }

        /**
         * States how a KPI is measured.
         *
         * @param kpi the KPI
         * @param measure makes the measure: {@code m -> m.count().where(Deal::won).dated(Deal::closedOn)}
         * @return this builder
         * @throws IllegalArgumentException if the measure lacks a date, its evidence cannot join by the KPI's rules (a sum is
         *     no rate), or the KPI is measured twice
         */
        public Builder<T> measure(Kpi kpi, Function<? super Measures<T>, ? extends Measure<T>> measure) {
            Measure<T> stated = measure.apply(new Measures<>());
            stated.requireFor(kpi);
            if (parts.putIfAbsent(kpi.id(), new Part<>(kpi, stated)) != null) {
                throw new IllegalArgumentException(
                        "The KPI (" + kpi + ") is measured twice by the plan of " + facts.getSimpleName() + ".");
            }
            return this;
        }

        /**
         * Makes the plan.
         *
         * @return the plan, without a roster
         * @throws IllegalArgumentException if no KPI is measured
         */
        public MeasurePlan<T> build() {
            if (parts.isEmpty()) {
                throw new IllegalArgumentException("The plan of " + facts.getSimpleName() + " measures no KPI.");
            }
            return new MeasurePlan<>(List.copyOf(parts.values()), null);
        }
    }
}
