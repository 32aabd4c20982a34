package io.salesscore.measure;

import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurements;
import io.salesscore.period.Period;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
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
 * nothing, and sums are exact. What is measured from the union of facts equals what {@link Measurements#rollUp rolling
 * up} subjects and {@link Measurements#append appending} periods gives.
 *
 * <h2>Who is measured</h2>
 *
 * <p>Each subject on the {@linkplain #withRoster(Collection) stated roster}, and nobody else; without a roster, each
 * subject of any fact, whatever its date and whether or not a measure keeps it. Where a measured subject has no facts,
 * counts, sums, balances and distinct keys are 0, and proportions, ratios and means are
 * {@link io.salesscore.kpi.Reason#ZERO_DENOMINATOR}.
 *
 * <h2>Whose a fact is</h2>
 *
 * <p>One subject's, as above, or as {@link Credit} says: shared, overlaid, or that of the team, territory or rep to
 * whom it is {@linkplain Assignments assigned} on its date. The roster is of those who are credited in the end: of
 * teams, where what reps are credited with goes to their teams.
 *
 * <h2>Facts of several classes</h2>
 *
 * <p>Each has a plan of its own, and {@link Measurements#together} joins their results. Give such plans the same
 * roster: else a rep with deals and without visits has no visits measured instead of 0.
 *
 * <h2>Errors of facts</h2>
 *
 * <p>A fact without a subject, one whose shares do not sum to 1, and one that a measure keeps although it lacks the
 * date, amount, key or id that the measure reads, cannot be measured. When all facts are collected, an
 * {@link IllegalArgumentException} counts them and names the first twenty in order of text, with the KPI. Sort bad
 * facts out beforehand, or by {@code where}. A measured value outside the bounds of its KPI's unit ends it too, naming
 * the subject.
 *
 * <h2>Time and memory</h2>
 *
 * <p>A fact is read once by each measure, whatever the number of periods, but by a decayed one: it is entered for each
 * last day until nothing of it is left. Whole numbers, decimals of at most 18 digits, and doubles from 1e-22 to 1e18 in
 * size are summed without making an object; for the squares of a mean, decimals of at most 12 digits, 9 of them after the
 * point, and doubles from 0.001 to 1e12. All else is summed as BigDecimal: as exact, and slower. So are parts of facts,
 * where credit is shared, and weights of decayed ones.
 *
 * <p>Memory grows with subjects and the stretches into which the periods cut the time, and not with facts. Where a
 * subject has facts in a stretch, a count takes 8 bytes, a proportion 16, a sum or balance 40, a mean or ratio 72, and
 * all of them together about 50 more: eight measures of 2,000 subjects in eight quarters some 6 MB. The keys of distinct
 * and repeat counts are the exception: for each subject and stretch, a key takes about 40 bytes, one of a repeat count
 * about 64, and the host's strings stay in memory.
 *
 * <p>Immutable, and safe to share between threads if the functions in it are.
 *
 * @param <T> the host's class of facts
 */
public final class MeasurePlan<T> {

    /** The group of facts that belong to none, in a {@link #breakdown}. */
    public static final String NO_GROUP = "(none)";

    private final Facts<T> facts;
    private final List<Part<T>> parts;
    private final @Nullable Function<Period, Set<String>> roster;
    private final @Nullable LocalDate knownOn;

    /** A KPI and how it is measured. */
    record Part<T>(Kpi kpi, Measure<T> measure) {}

    /** What is said of all facts, whatever is measured of them. */
    private record Facts<T>(
            Class<T> type,
            @Nullable Function<? super T, ? extends @Nullable String> id,
            @Nullable Function<? super T, ? extends @Nullable LocalDate> recorded) {}

    private MeasurePlan(
            Facts<T> facts,
            List<Part<T>> parts,
            @Nullable Function<Period, Set<String>> roster,
            @Nullable LocalDate knownOn) {
        this.facts = facts;
        this.parts = parts;
        this.roster = roster;
        this.knownOn = knownOn;
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

    List<Part<T>> parts() {
        return parts;
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
        Set<String> all = Set.copyOf(subjects);
        return new MeasurePlan<>(facts, parts, period -> all, knownOn);
    }

    /**
     * This plan for those who are {@linkplain Assignments#subjects(Period) assigned to anything} in the period that is
     * measured: joiners from the period on in which they join, leavers to that in which they leave. Facts of others are
     * ignored.
     *
     * <p>It holds those who are assigned and not what they are assigned to. Where credit goes
     * {@linkplain Credit#assigned to their teams}, the teams are the roster; one of reps would give each of them 0.
     *
     * @param people who is there, and when
     * @return a plan with this roster instead of any before
     */
    public MeasurePlan<T> withRoster(Assignments people) {
        return new MeasurePlan<>(facts, parts, people::subjects, knownOn);
    }

    /**
     * This plan as it would have measured on an earlier day: facts recorded after it are ignored, as if they were not
     * there. Facts of which it is not known when they were recorded count.
     *
     * <p>Corrections are facts of their own, such as a credit note and a new invoice. A host that changes facts in
     * place keeps the earlier versions, or measures the export of that day.
     *
     * @param day the day, inclusive
     * @return a plan as known on that day
     * @throws IllegalArgumentException if the plan does not say when facts are {@linkplain Builder#recorded recorded}
     */
    public MeasurePlan<T> asKnownOn(LocalDate day) {
        if (facts.recorded == null) {
            throw new IllegalArgumentException("The plan of " + facts.type.getSimpleName()
                    + " does not say when a fact was recorded.\nMaybe add recorded(…) to it.");
        }
        // null would be a plan that knows everything
        return new MeasurePlan<>(facts, parts, roster, Objects.requireNonNull(day));
    }

    /** Whether a fact was known on the day as known on. */
    boolean isKnown(T fact) {
        if (knownOn == null || facts.recorded == null) {
            return true;
        }
        LocalDate recorded = facts.recorded.apply(fact);
        return recorded == null || !recorded.isAfter(knownOn);
    }

    /** What people call a fact: its id, where it has one and the plan says so. */
    String nameOf(T fact) {
        String id = facts.id == null ? null : facts.id.apply(fact);
        return id == null || id.isBlank() ? String.valueOf(fact) : id;
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
        requireMeasured(subject, period);
        return Collectors.collectingAndThen(
                withRoster(Set.of(subject)).by(fact -> subject, period), bySubject -> found(bySubject, subject));
    }

    /**
     * Collects facts by subject.
     *
     * @param subject whom a fact belongs to; null or a blank id is an error of that fact
     * @param period the period; facts that do not count in it only show that their subject is there
     * @return a collector of the measurements by subject, in order of their ids; the map is unmodifiable
     */
    public Collector<T, ?, Map<String, Measurements>> by(
            Function<? super T, ? extends @Nullable String> subject, Period period) {
        return by(Credit.of(subject), period);
    }

    /**
     * Collects facts by subject for many periods in one pass. Each period's measurements are the same as if it were
     * measured alone; without a dated roster, all periods have the same subjects.
     *
     * @param subject whom a fact belongs to; null or a blank id is an error of that fact
     * @param periods the periods, of any cadences; they may overlap, as quarters and their year do
     * @return a collector of the measurements by period and subject, in their order; the maps are unmodifiable
     * @throws IllegalArgumentException if there is no period, or one is there twice
     */
    public Collector<T, ?, Map<Period, Map<String, Measurements>>> by(
            Function<? super T, ? extends @Nullable String> subject, Collection<Period> periods) {
        return by(Credit.of(subject), periods);
    }

    /**
     * As {@link #by(Function, Period)}, where credit for a fact is shared, overlaid, or goes by assignments.
     *
     * @param credit whose a fact is
     * @param period the period
     * @return a collector of the measurements by subject, in order of their ids; the map is unmodifiable
     */
    public Collector<T, ?, Map<String, Measurements>> by(Credit<T> credit, Period period) {
        return Collectors.collectingAndThen(by(credit, List.of(period)), byPeriod -> found(byPeriod, period));
    }

    /**
     * As {@link #by(Function, Collection)}, where credit for a fact is shared, overlaid, or goes by assignments.
     *
     * @param credit whose a fact is
     * @param periods the periods, of any cadences; they may overlap
     * @return a collector of the measurements by period and subject, in their order; the maps are unmodifiable
     * @throws IllegalArgumentException if there is no period, or one is there twice
     */
    public Collector<T, ?, Map<Period, Map<String, Measurements>>> by(Credit<T> credit, Collection<Period> periods) {
        Supplier<Books<T>> books = books(credit, Timeline.of(periods));
        return Collector.of(
                books, Books<T>::add, Books<T>::with, Books<T>::measurements, Collector.Characteristics.UNORDERED);
    }

    /**
     * Collects facts by subject and group: by product, channel, segment, customer or region. One pass measures subjects
     * and any number of breakdowns:
     *
     * <pre>{@code
     * deals.stream().collect(Collectors.teeing(
     *     plan.by(Deal::rep, q1),
     *     plan.breakdown(Credit.of(Deal::rep), Deal::product, q1),
     *     Report::new));
     * }</pre>
     *
     * <p>Over all groups, amounts add up to what {@link #by(Credit, Period)} measures. A customer who buys two products
     * is a distinct customer of both. {@link Measurements#rollUp Roll up} one group of several subjects, and not the
     * groups of one: that would leave out overlay credit, which over subjects others bring.
     *
     * @param credit whose a fact is
     * @param group what it is grouped by; null or blank is {@link #NO_GROUP}
     * @param period the period
     * @return a collector of the measurements by subject and group, in order of their ids: each subject of
     *     {@link #by(Credit, Period)}, with the groups of which it has facts, whatever their date; the maps are
     *     unmodifiable
     */
    public Collector<T, ?, Map<String, Map<String, Measurements>>> breakdown(
            Credit<T> credit, Function<? super T, ? extends @Nullable String> group, Period period) {
        return Collectors.collectingAndThen(
                breakdown(credit, group, List.of(period)), byPeriod -> found(byPeriod, period));
    }

    /**
     * As {@link #breakdown(Credit, Function, Period)}, for many periods.
     *
     * @param credit whose a fact is
     * @param group what it is grouped by; null or blank is {@link #NO_GROUP}
     * @param periods the periods, of any cadences; they may overlap
     * @return a collector of the measurements by period, subject and group, in their order; the maps are unmodifiable
     * @throws IllegalArgumentException if there is no period, or one is there twice
     */
    public Collector<T, ?, Map<Period, Map<String, Map<String, Measurements>>>> breakdown(
            Credit<T> credit, Function<? super T, ? extends @Nullable String> group, Collection<Period> periods) {
        Supplier<Books<T>> books = books(credit, Timeline.of(periods));
        return Collector.of(
                () -> new Breakdown<>(group, books),
                Breakdown<T>::add,
                Breakdown<T>::with,
                Breakdown<T>::measurements,
                Collector.Characteristics.UNORDERED);
    }

    /**
     * Collects which facts make a subject's measurement of a KPI, with which share, and which of the subject's facts do
     * not count, and why.
     *
     * @param subject whose
     * @param kpi a KPI of this plan
     * @param credit whose a fact is
     * @param period the period
     * @return a collector of the trace, which keeps a line for each fact that is the subject's
     * @throws IllegalArgumentException if the plan does not measure the KPI or does not say how facts are
     *     {@linkplain Builder#identifiedBy identified}, the subject's id is blank, or there is a roster without it
     */
    public Collector<T, ?, Trace> trace(String subject, Kpi kpi, Credit<T> credit, Period period) {
        requireMeasured(subject, period);
        Part<T> part = parts.stream()
                .filter(each -> each.kpi().measuresTheSameAs(kpi))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The plan of " + facts.type.getSimpleName()
                        + " does not measure the KPI (" + kpi + "), but " + kpis() + "."));
        return Collectors.collectingAndThen(
                new MeasurePlan<>(facts, List.of(part), at -> Set.of(subject), knownOn).traces(credit, period),
                traces -> found(traces, subject).get(0));
    }

    /**
     * Collects the traces of all subjects and KPIs in one pass, such as for the difference between two exports. Memory
     * grows with facts and KPIs.
     *
     * @param credit whose a fact is
     * @param period the period
     * @return a collector of the traces of each subject of {@link #by(Credit, Period)}, in the order of
     *     {@link #kpis()}; the map is unmodifiable
     * @throws IllegalArgumentException if the plan does not say how facts are {@linkplain Builder#identifiedBy
     *     identified}
     */
    public Collector<T, ?, Map<String, List<Trace>>> traces(Credit<T> credit, Period period) {
        if (facts.id == null) {
            throw new IllegalArgumentException("The plan of " + facts.type.getSimpleName()
                    + " does not say how a fact is identified.\nMaybe add identifiedBy(…) to it.");
        }
        Timeline timeline = Timeline.of(List.of(period));
        Roster who = roster(timeline);
        return Collector.of(
                () -> new Tracing<>(this, credit, timeline, who),
                Tracing<T>::add,
                Tracing<T>::with,
                Tracing<T>::traces,
                Collector.Characteristics.UNORDERED);
    }

    private Supplier<Books<T>> books(Credit<T> credit, Timeline timeline) {
        Roster who = roster(timeline);
        return () -> new Books<>(this, credit, timeline, who);
    }

    private @Nullable Roster roster(Timeline timeline) {
        return roster == null ? null : new Roster(roster, timeline);
    }

    private void requireMeasured(String subject, Period period) {
        requireSubject(subject);
        if (roster != null && !roster.apply(period).contains(subject)) {
            throw new IllegalArgumentException("The subject (" + subject + ") is not on the roster of the plan of "
                    + facts.type.getSimpleName() + " in (" + period + ").");
        }
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

        private Facts<T> facts;
        private final Map<String, Part<T>> parts = new LinkedHashMap<>();

        private Builder(Class<T> type) {
            this.facts = new Facts<>(type, null, null);
        }

        /**
         * States what tells one fact from another. Errors then name a fact by it instead of its text, and
         * {@link MeasurePlan#trace} can list facts. A fact that is there twice still counts twice, but in
         * {@linkplain Measures#repeated repeat counts}; a trace shows both.
         *
         * @param id the fact's id; where it is null or blank, the fact's text is taken
         * @return this builder
         */
        public Builder<T> identifiedBy(Function<? super T, ? extends @Nullable String> id) {
            facts = new Facts<>(facts.type, id, facts.recorded);
            return this;
        }

        /**
         * States when a fact became known, which may be long after the date on which it counts;
         * {@link MeasurePlan#asKnownOn} goes by it.
         *
         * @param date the day on which the fact was recorded; null where that is not known
         * @return this builder
         */
        public Builder<T> recorded(Function<? super T, ? extends @Nullable LocalDate> date) {
            facts = new Facts<>(facts.type, facts.id, date);
            return this;
        }

        /**
         * States how a KPI is measured.
         *
         * @param kpi the KPI
         * @param measure makes the measure: {@code m -> m.count().where(Deal::won).dated(Deal::closedOn)}
         * @return this builder
         * @throws IllegalArgumentException if the measure lacks a date, its evidence cannot join by the KPI's rules (a
         *     sum is no rate), or the KPI is measured twice
         */
        public Builder<T> measure(Kpi kpi, Function<? super Measures<T>, ? extends Measure<T>> measure) {
            Measure<T> stated = measure.apply(new Measures<>());
            stated.requireFor(kpi);
            if (parts.putIfAbsent(kpi.id(), new Part<>(kpi, stated)) != null) {
                throw new IllegalArgumentException(
                        "The KPI (" + kpi + ") is measured twice by the plan of " + facts.type.getSimpleName() + ".");
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
                throw new IllegalArgumentException("The plan of " + facts.type.getSimpleName() + " measures no KPI.");
            }
            return new MeasurePlan<>(facts, List.copyOf(parts.values()), null, null);
        }
    }
}
