package io.salesscore.kpi;

import static java.util.stream.Collectors.joining;

import io.salesscore.period.Period;
import java.math.BigDecimal;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.RandomAccess;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * All measurements and targets of one subject in one period: what a score is made from, and what it keeps. Immutable,
 * equal by value, without order: KPIs are found by id and listed by id.
 *
 * <pre>{@code
 * Measurements sari = Measurements.of("sari", Period.quarter(2026, 1))
 *     .actual(SalesKpis.REVENUE, 1_250_000_000).target(SalesKpis.REVENUE, 1_000_000_000)
 *     .rate(SalesKpis.LEAD_CONVERSION, 18, 75)
 *     .build();
 * Measurements team = Measurements.rollUp("jakarta", List.of(sari, budi));
 * }</pre>
 *
 * <p>{@link #rollUp} joins subjects of one period and {@link #append} adjacent periods of one subject, each KPI by its
 * own {@link RollUp} rule; both equal measuring the union of the facts.
 */
public final class Measurements {

    private static final long NOT_A_NUMBER = Double.doubleToRawLongBits(Double.NaN);

    private final String subject;
    private final Period period;
    // by id. What scoring reads of many subjects lies side by side, so that memory is read in a row: value
    // and target of each as numbers, NaN where there is none, and the KPIs. A value's NaN ends in its reason's code
    private final double[] numbers;
    private final Kpi[] kpis;
    private final Measurement[] measurements;
    private final @Nullable BigDecimal[] targets;
    private final boolean keyed;

    /** What is said of a KPI: an entry before it has its place, and what one of several brings to a whole. */
    private record Part(
            Kpi kpi, Measurement measurement, @Nullable BigDecimal target) {

        /**
         * What it brings to a whole of several subjects: no overlay credit, and no target that was set for more than
         * its own.
         */
        Part toTheWhole() {
            return Join.isOfParts(measurement) ? new Part(kpi, Join.toTheWhole(measurement), null) : this;
        }

        @Override
        public String toString() {
            return kpi.id() + ": " + textOf(measurement) + (target == null ? "" : ", target " + Exact.text(target));
        }
    }

    private Measurements(String subject, Period period, SortedMap<String, Part> parts) {
        this(subject, period, parts.values());
    }

    private Measurements(String subject, Period period, Collection<Part> parts) {
        this.subject = subject;
        this.period = period;
        int n = parts.size();
        numbers = new double[2 * n];
        kpis = new Kpi[n];
        measurements = new Measurement[n];
        targets = new BigDecimal[n];
        boolean hasKeys = false;
        int i = 0;
        for (Part part : parts) {
            BigDecimal target = part.target;
            kpis[i] = part.kpi;
            measurements[i] = part.measurement;
            targets[i] = target;
            numbers[2 * i] = numberOf(part.measurement);
            numbers[2 * i + 1] = target == null ? Double.NaN : Exact.toDouble(target);
            hasKeys |= Join.hasKeys(part.measurement);
            i++;
        }
        keyed = hasKeys;
    }

    /** The value; NaN whose last byte is the reason's code where there is none. */
    private static double numberOf(Measurement measurement) {
        OptionalDouble value = measurement.value();
        return value.isPresent()
                ? value.getAsDouble()
                : Double.longBitsToDouble(
                        NOT_A_NUMBER | measurement.reason().orElseThrow().code());
    }

    /**
     * What is said of one KPI: its measurement and its target, with both as numbers. Immutable, equal by value.
     */
    public static final class Entry {

        private final Measurements all;
        private final int place;

        private Entry(Measurements all, int place) {
            this.all = all;
            this.place = place;
        }

        /**
         * What is measured.
         *
         * @return the KPI
         */
        public Kpi kpi() {
            return all.kpis[place];
        }

        /**
         * The measurement.
         *
         * @return the measurement; {@link Reason#MISSING} where a target alone was said
         */
        public Measurement measurement() {
            return all.measurements[place];
        }

        /**
         * The target.
         *
         * @return the exact target, in the KPI's stored unit; empty where none was stated
         */
        public Optional<BigDecimal> target() {
            return Optional.ofNullable(all.targets[place]);
        }

        /**
         * The measurement's value, computed beforehand.
         *
         * @return the value, always finite; empty where the measurement has a reason instead
         */
        public OptionalDouble value() {
            return numberOf(all.numbers[2 * place]);
        }

        /**
         * The target as a number, computed beforehand.
         *
         * @return the double nearest to the target; empty where none was stated
         */
        public OptionalDouble targetValue() {
            return numberOf(all.numbers[2 * place + 1]);
        }

        /**
         * As {@link #value()}, for those who read many and want no object each.
         *
         * @param other what stands for no value, such as NaN
         * @return the value, or the other
         */
        public double valueOr(double other) {
            double value = all.numbers[2 * place];
            return Double.isNaN(value) ? other : value;
        }

        /**
         * Why there is no value, computed beforehand.
         *
         * @return the {@linkplain Reason#code() code} of the measurement's reason; 0 where there is a value
         */
        public byte reasonCode() {
            double value = all.numbers[2 * place];
            return Double.isNaN(value) ? (byte) Double.doubleToRawLongBits(value) : 0;
        }

        /**
         * As {@link #targetValue()}, for those who read many and want no object each.
         *
         * @param other what stands for no target, such as NaN
         * @return the target, or the other
         */
        public double targetOr(double other) {
            double target = all.numbers[2 * place + 1];
            return Double.isNaN(target) ? other : target;
        }

        private static OptionalDouble numberOf(double number) {
            return Double.isNaN(number) ? OptionalDouble.empty() : OptionalDouble.of(number);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Entry that && all.part(place).equals(that.all.part(that.place));
        }

        @Override
        public int hashCode() {
            return all.part(place).hashCode();
        }

        /** For people: {@code lead_conversion: 0.24 (18 of 75)}. */
        @Override
        public String toString() {
            return all.part(place).toString();
        }
    }

    /** The entries, made when they are looked at. */
    private static final class Entries extends AbstractList<Entry> implements RandomAccess {

        private final Measurements all;

        private Entries(Measurements all) {
            this.all = all;
        }

        @Override
        public Entry get(int index) {
            return new Entry(all, Objects.checkIndex(index, all.kpis.length));
        }

        @Override
        public int size() {
            return all.kpis.length;
        }
    }

    /**
     * Starts the measurements of a subject in a period.
     *
     * @param subject the id of who is measured: a rep, team, branch or company; not blank
     * @param period the period
     * @return a builder
     * @throws IllegalArgumentException if the subject is blank
     */
    public static Builder of(String subject, Period period) {
        return new Builder().subject(subject).period(period);
    }

    /**
     * Who is measured.
     *
     * @return the subject's id
     */
    public String subject() {
        return subject;
    }

    /**
     * When.
     *
     * @return the period
     */
    public Period period() {
        return period;
    }

    /**
     * The KPIs of which something is said: a measurement, a target or a reason.
     *
     * @return the KPIs by their ids, in order of ids
     */
    public List<Kpi> kpis() {
        return List.of(kpis);
    }

    /**
     * All that is said, a KPI each.
     *
     * @return the entries, in order of the KPIs' ids; unmodifiable
     */
    public List<Entry> entries() {
        return new Entries(this);
    }

    /**
     * The measurement of a KPI.
     *
     * @param kpi the KPI
     * @return the measurement; {@link Reason#MISSING} where nothing was said
     * @throws IllegalArgumentException if a KPI of this id is measured that means something else
     */
    public Measurement measurement(Kpi kpi) {
        Part entry = entry(kpi);
        return entry == null ? Measurement.missing() : entry.measurement;
    }

    /**
     * The target of a KPI.
     *
     * @param kpi the KPI
     * @return the exact target, in the KPI's stored unit; empty where none was stated
     * @throws IllegalArgumentException if a KPI of this id is measured that means something else
     */
    public Optional<BigDecimal> target(Kpi kpi) {
        Part entry = entry(kpi);
        return entry == null ? Optional.empty() : Optional.ofNullable(entry.target);
    }

    private @Nullable Part entry(Kpi kpi) {
        Part entry = entry(kpi.id());
        if (entry != null && !entry.kpi.measuresTheSameAs(kpi)) {
            throw new IllegalArgumentException("The KPI (" + kpi.id() + ") of the measurements of subject (" + subject
                    + ") has another unit, direction or roll-up rule than the one asked for.\n"
                    + "Maybe two KPIs share an id, or one was redefined.");
        }
        return entry;
    }

    private @Nullable Part entry(String id) {
        int low = 0;
        int high = kpis.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int compared = kpis[middle].id().compareTo(id);
            if (compared == 0) {
                return part(middle);
            }
            if (compared < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return null;
    }

    private Part part(int place) {
        return new Part(kpis[place], measurements[place], targets[place]);
    }

    private List<Part> parts() {
        List<Part> parts = new ArrayList<>(kpis.length);
        for (int i = 0; i < kpis.length; i++) {
            parts.add(part(i));
        }
        return parts;
    }

    private SortedMap<String, Part> byId() {
        TreeMap<String, Part> byId = new TreeMap<>();
        parts().forEach(part -> byId.put(part.kpi.id(), part));
        return byId;
    }

    /**
     * These measurements and those of other KPIs of the same subject and period, such as a plan over visits beside one
     * over deals.
     *
     * @param other the others
     * @return all of them
     * @throws IllegalArgumentException if subject or period differ, or both say something of one KPI
     */
    public Measurements with(Measurements other) {
        requireSame("period", period, other.period, other);
        requireSame("subject", subject, other.subject, other);
        SortedMap<String, Part> all = byId();
        SortedMap<String, Part> others = other.byId();
        Set<String> twice = new TreeSet<>(all.keySet());
        twice.retainAll(others.keySet());
        if (!twice.isEmpty()) {
            throw new IllegalArgumentException(
                    "The KPIs " + twice + " of subject (" + subject + ") are measured twice.");
        }
        all.putAll(others);
        return new Measurements(subject, period, all);
    }

    /**
     * These measurements with a target: facts are measured, targets are agreed, and they seldom come from one place.
     *
     * @param kpi the KPI, measured or not
     * @param target its target in the KPI's stored unit, in place of any before; of what is
     *     {@linkplain Measurement.Shared shared} it is this subject's alone, and where several share that, the whole
     *     states its own
     * @return the measurements with that target
     * @throws IllegalArgumentException if the target is outside the unit's bounds, or a KPI of this id is measured that
     *     means something else
     */
    public Measurements withTarget(Kpi kpi, BigDecimal target) {
        Part entry = entry(kpi);
        Builder builder = of(subject, period).target(kpi, target);
        if (entry != null) {
            builder.measured(entry.kpi, entry.measurement);
        }
        return withSaid(builder);
    }

    /**
     * These measurements without a KPI that does not belong to this subject or role: a specialist who carries no
     * revenue, a rep on leave.
     *
     * @param kpi the KPI, measured or not; what was measured of it and its target are dropped
     * @param by who says so
     * @param why why
     * @return the measurements with {@link Reason#NOT_APPLICABLE} for that KPI
     * @throws IllegalArgumentException if {@code by} or {@code why} is blank, or a KPI of this id is measured that
     *     means something else
     */
    public Measurements withNotApplicable(Kpi kpi, String by, String why) {
        entry(kpi);
        return withSaid(of(subject, period).notApplicable(kpi, by, why));
    }

    private Measurements withSaid(Builder builder) {
        SortedMap<String, Part> all = byId();
        all.putAll(builder.build().byId());
        return new Measurements(subject, period, all);
    }

    /**
     * These measurements with some that another subject shares: the satisfaction that is measured of a team, on the
     * scorecard of each of its reps. Targets come with them. {@linkplain #rollUp Rolling up} the reps counts the team's
     * once, as {@link Measurement.Shared} says, and without a target, which the whole states.
     *
     * <pre>{@code
     * Measurements sari = deals.get("sari").withShared(surveys.get("jakarta"), SalesKpis.CSAT_MEAN);
     * }</pre>
     *
     * <p>An owner that is itself rolled up beside those whom it lends to, such as a team's leader or a team beside its
     * manager, shares with itself: {@code leader.withShared(leader, kpi)}.
     *
     * @param owner the measurements that are shared, of the same period
     * @param kpis the KPIs of which, at least one
     * @return these measurements with the owner's of those KPIs
     * @throws IllegalArgumentException if periods differ, no KPI is named, the owner says nothing of one, something is
     *     said of one here already, or what the owner would share is credited to it as overlay
     */
    public Measurements withShared(Measurements owner, Kpi... kpis) {
        requireSame("period", period, owner.period, owner);
        if (kpis.length == 0) {
            throw new IllegalArgumentException(
                    "The subject (" + owner.subject + ") must share at least one KPI with subject (" + subject + ").");
        }
        SortedMap<String, Part> all = byId();
        for (Kpi kpi : kpis) {
            if (owner.entry(kpi) == null) {
                throw new IllegalArgumentException(
                        "The subject (" + owner.subject + ") says nothing of the KPI (" + kpi.id()
                                + ") that it should share with subject (" + subject + ").\n"
                                + "Maybe measure it first, or say why it is not known.");
            }
            if (entry(kpi) != null && !owner.equals(this)) {
                throw new IllegalArgumentException("The KPI (" + kpi.id() + ") of subject (" + subject
                        + ") is measured already, and cannot be shared by subject (" + owner.subject + ") too.");
            }
            all.put(kpi.id(), owner.lent(kpi));
        }
        return new Measurements(subject, period, all);
    }

    /**
     * What this subject shares of a KPI: its own under its name, and what it was lent itself under that of the lender.
     */
    private Part lent(Kpi kpi) {
        Part entry = named(kpi);
        Measurement own = Join.own(entry.measurement);
        TreeMap<Measurement.Owner, Measurement> lent = new TreeMap<>(Join.lent(entry.measurement));
        if (lent.isEmpty() || !Join.isNotApplicable(own)) {
            Measurement.Owner owner = new Measurement.Owner(subject, period);
            if (Join.isOverlaid(own) || lent.containsKey(owner)) {
                throw new IllegalArgumentException(
                        "The measurement (" + textOf(entry.measurement) + ") of KPI (" + kpi.id()
                                + ") of subject (" + subject + ") cannot be shared: part of it "
                                + (Join.isOverlaid(own) ? "is overlay credit" : "is shared by that subject already")
                                + ".\nMaybe share what was measured before.");
            }
            lent.put(owner, own);
        }
        return new Part(entry.kpi, new Measurement.Shared(lent), entry.target);
    }

    /**
     * The measurements of a team, branch or company from those of its parts in the same period.
     *
     * <p>A part that says nothing of a KPI leaves the whole without it ({@link Reason#MISSING}, with the part and its
     * period as detail); a part to which a KPI is not applicable drops out. Of {@linkplain Measurement.Overlaid
     * overlaid} credit its own joins, and what one subject {@linkplain Measurement.Shared shares} with several joins
     * once. Targets add where the KPI's rule is {@link RollUp#SUM}, every part to which it applies has one, and none of
     * them was set for overlay credit or for what is shared. Else the whole has none and states its own.
     *
     * @param subject the id of the whole
     * @param parts the parts, at least one, in any order
     * @return the measurements of the whole
     * @throws IllegalArgumentException if the id is blank, there is no part, periods differ, a subject is there twice,
     *     one is there that lends to another and does not {@linkplain #withShared share with itself}, or one id is used
     *     for KPIs that mean different things
     */
    public static Measurements rollUp(String subject, Collection<Measurements> parts) {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("The subject (" + subject + ") needs at least one part to roll up.");
        }
        requireSubject(subject);
        List<Measurements> ordered = new ArrayList<>(parts);
        ordered.sort(Comparator.comparing(Measurements::subject));
        Measurements first = ordered.get(0);
        Set<String> seen = new HashSet<>();
        for (Measurements part : ordered) {
            first.requireSame("period", first.period, part.period, part);
            if (!seen.add(part.subject)) {
                throw new IllegalArgumentException(
                        "The subject (" + part.subject + ") is a part of subject (" + subject + ") twice.");
            }
        }
        requireOwnersToShareWithThemselves(subject, ordered);
        return join(subject, first.period, ordered, Kpi::overSubjects, Part::toTheWhole);
    }

    /**
     * The measurements of every team, branch or company from those of its parts.
     *
     * <pre>{@code
     * Map<String, Measurements> byTeam = Measurements.rollUp(byRep, teamOf::get);
     * Map<String, Measurements> byBranch = Measurements.rollUp(byTeam, branchOf::get);
     * Map<String, Measurements> company = Measurements.rollUp(byBranch, branch -> "company");
     * }</pre>
     *
     * @param parts the parts by subject, all in the same period
     * @param wholeOf the id of the whole that a part's subject belongs to
     * @return the measurements of each whole by its id, in order; unmodifiable
     * @throws IllegalArgumentException if a part belongs to no whole, or as {@link #rollUp(String, Collection)} says
     */
    public static Map<String, Measurements> rollUp(
            Map<String, Measurements> parts, Function<? super String, ? extends @Nullable String> wholeOf) {
        TreeMap<String, List<Measurements>> byWhole = new TreeMap<>();
        parts.forEach((part, measurements) -> {
            String whole = wholeOf.apply(part);
            if (whole == null) {
                throw new IllegalArgumentException("The subject (" + part + ") is a part of no whole.\n"
                        + "Maybe leave it out, or give it a whole of its own, such as vacant.");
            }
            byWhole.computeIfAbsent(whole, none -> new ArrayList<>()).add(measurements);
        });
        TreeMap<String, Measurements> wholes = new TreeMap<>();
        byWhole.forEach((whole, members) -> wholes.put(whole, rollUp(whole, members)));
        return Collections.unmodifiableMap(wholes);
    }

    /**
     * What several plans measured of the same subjects in the same period, such as one over deals, one over visits and
     * one over survey answers: {@link #with} for whole maps.
     *
     * <p>A subject that is not in all maps has only what the others say of it, and the KPIs of the rest are
     * {@link Reason#MISSING}. Where a rep without visits should have 0 of them, measure both plans with the same
     * roster.
     *
     * @param maps the measurements by subject
     * @return all of them by subject, in order; unmodifiable
     * @throws IllegalArgumentException if periods differ, or two maps say something of one KPI of a subject
     */
    @SafeVarargs
    public static Map<String, Measurements> together(Map<String, Measurements>... maps) {
        TreeMap<String, Measurements> all = new TreeMap<>();
        for (Map<String, Measurements> map : maps) {
            map.forEach((subject, measurements) -> all.merge(subject, measurements, Measurements::with));
        }
        return Collections.unmodifiableMap(all);
    }

    /**
     * The measurements of this subject in this period and the one right after it.
     *
     * <p>A part that says nothing of a KPI leaves the whole without it, except where the KPI takes the last over time
     * and the later part has it. Targets add where the KPI's rule is {@link RollUp#SUM} and each part to which it
     * applies has one; where it is {@link RollUp#LAST} the later one's stands; else the whole has none.
     *
     * @param later the measurements of the next period
     * @return the measurements of both periods together
     * @throws IllegalArgumentException if the subject differs, the periods are not adjacent in this order, or one id is
     *     used for KPIs that mean different things
     */
    public Measurements append(Measurements later) {
        requireSame("subject", subject, later.subject, later);
        if (!period.end().isEqual(later.period.start())) {
            throw new IllegalArgumentException("The measurements of subject (" + subject + ") in (" + later.period
                    + ") cannot be appended to those in (" + period + "), which ends before (" + period.end() + ").\n"
                    + "Maybe a period between them was left out, or they change places.");
        }
        return join(subject, period.union(later.period), List.of(this, later), Kpi::overTime, UnaryOperator.identity());
    }

    private static void requireOwnersToShareWithThemselves(String whole, List<Measurements> parts) {
        Map<String, Measurements> bySubject = new HashMap<>();
        parts.forEach(part -> bySubject.put(part.subject, part));
        for (Measurements part : parts) {
            for (Part entry : part.parts()) {
                for (Measurement.Owner owner : Join.lent(entry.measurement).keySet()) {
                    Measurements lender = bySubject.get(owner.subject());
                    if (lender != null && lender.countsBesides(owner, entry.kpi)) {
                        throw new IllegalArgumentException("The KPI (" + entry.kpi.id() + ") of subject ("
                                + owner.subject()
                                + ") would count in subject (" + whole + ") twice: as its own, and as what subject ("
                                + part.subject + ") shares of it.\nMaybe let it share with itself, too.");
                    }
                }
            }
        }
    }

    /**
     * Whether this subject brings something of its own that covers what it lends, without saying that it is the same.
     */
    private boolean countsBesides(Measurement.Owner owner, Kpi kpi) {
        Measurement measurement = measurement(kpi);
        return !Join.lent(measurement).containsKey(owner)
                && !(Join.own(measurement) instanceof Measurement.Unmeasured)
                && !owner.period().start().isBefore(period.start())
                && !owner.period().end().isAfter(period.end());
    }

    private static Measurements join(
            String subject,
            Period period,
            List<Measurements> parts,
            Function<Kpi, RollUp> ruleOf,
            UnaryOperator<Part> brought) {
        TreeMap<String, Kpi> kpis = new TreeMap<>();
        parts.forEach(part -> List.of(part.kpis).forEach(kpi -> kpis.putIfAbsent(kpi.id(), kpi)));
        List<Part> joined = new ArrayList<>();
        for (Kpi kpi : kpis.values()) {
            List<Part> brings =
                    parts.stream().map(part -> brought.apply(part.named(kpi))).toList();
            joined.add(join(kpi, ruleOf.apply(kpi), brings));
        }
        return new Measurements(subject, period, joined);
    }

    // by halves: one part after the other would copy the keys of all before it, once per part
    private static Part join(Kpi kpi, RollUp rule, List<Part> parts) {
        if (parts.size() == 1) {
            Part only = parts.get(0);
            // a team of one states its own target of a rate too, or it would lose it when a second rep joins
            return rule == RollUp.SUM || rule == RollUp.LAST ? only : new Part(kpi, only.measurement, null);
        }
        Part part = join(kpi, rule, parts.subList(0, parts.size() / 2));
        Part later = join(kpi, rule, parts.subList(parts.size() / 2, parts.size()));
        Measurement both = Join.of(rule, part.measurement, later.measurement);
        return new Part(kpi, both, joinTargets(rule, part, later, both));
    }

    /** The entry of a KPI; one that is missing says of whom and when, which nobody can tell once it is joined. */
    private Part named(Kpi kpi) {
        Part entry = entry(kpi);
        if (entry == null || entry.measurement.equals(Measurement.missing())) {
            Measurement missing = Measurement.unmeasured(Reason.MISSING, List.of(subject + " in " + period));
            return new Part(kpi, missing, entry == null ? null : entry.target);
        }
        return entry;
    }

    private static @Nullable BigDecimal joinTargets(RollUp rule, Part part, Part later, Measurement both) {
        return switch (rule) {
            case SUM -> addTargets(part, later, both);
            case LAST -> later.target;
            case POOL, UNION, NONE -> null;
        };
    }

    private static @Nullable BigDecimal addTargets(Part part, Part later, Measurement both) {
        // one that was set for overlay credit too does not join over subjects, nor once that credit is no longer known
        if ((Join.isOverlaid(part.measurement) || Join.isOverlaid(later.measurement)) && !Join.isOverlaid(both)) {
            return null;
        }
        // who the KPI does not belong to has no target in it either
        boolean partDrops = Join.isNotApplicable(part.measurement);
        boolean laterDrops = Join.isNotApplicable(later.measurement);
        if (partDrops || laterDrops) {
            return !partDrops ? part.target : !laterDrops ? later.target : null;
        }
        return part.target == null || later.target == null
                ? null
                : Exact.of(part.target.add(later.target), "target of KPI (" + part.kpi.id() + ")");
    }

    /**
     * The same measurements under another name of their period: appending three months of a calendar that begins on the
     * 26th gives a custom period, which {@code measurements.withPeriod(Period.parse("2026-Q1@26"))} calls by its name.
     *
     * @param period a period of the same dates
     * @return the measurements
     * @throws IllegalArgumentException if the dates differ
     */
    public Measurements withPeriod(Period period) {
        if (!period.start().equals(this.period.start()) || !period.end().equals(this.period.end())) {
            throw new IllegalArgumentException(
                    "The period (" + period + ") has other dates than that of the measurements of subject (" + subject
                            + "), (" + this.period + ").");
        }
        return new Measurements(subject, period, parts());
    }

    /**
     * The same measurements without the keys of {@linkplain Measurement.KeyedCount keyed counts}, as a score keeps
     * them. They no longer join. Own and overlay credit, or what several lend, may hold the same keys: without keys
     * they are one count, that of both together.
     *
     * @return the measurements, with counts alone
     */
    public Measurements withoutKeys() {
        if (!keyed) {
            return this;
        }
        List<Part> counts = new ArrayList<>();
        for (Part entry : parts()) {
            counts.add(new Part(entry.kpi, Join.withoutKeys(entry.measurement), entry.target));
        }
        return new Measurements(subject, period, counts);
    }

    private static void requireSubject(String subject) {
        if (subject.isBlank()) {
            throw new IllegalArgumentException("The id (" + subject + ") of a subject must not be blank.");
        }
    }

    private <T> void requireSame(String what, T mine, T others, Measurements other) {
        if (!mine.equals(others)) {
            throw new IllegalArgumentException(
                    "The measurements of subject (" + subject + ") in (" + period + ") and those of subject ("
                            + other.subject + ") in (" + other.period + ") must share the " + what + ".");
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Measurements that
                && subject.equals(that.subject)
                && period.equals(that.period)
                && Arrays.equals(kpis, that.kpis)
                && Arrays.equals(measurements, that.measurements)
                && Arrays.equals(targets, that.targets);
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                subject, period, Arrays.hashCode(kpis), Arrays.hashCode(measurements), Arrays.hashCode(targets));
    }

    /** For people: the subject, the period, and a KPI a line. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(subject).append(' ').append(period);
        entries().forEach(entry -> text.append("\n  ").append(entry));
        return text.toString();
    }

    private static String textOf(Measurement measurement) {
        String value = Exact.text(measurement);
        if (measurement instanceof Measurement.Overlaid o) {
            return value + " (own " + textOf(o.own()) + ", overlay " + textOf(o.overlay()) + ")";
        }
        if (measurement instanceof Measurement.Shared s) {
            return textOf(s.evidence()) + ", shared by "
                    + s.lent().keySet().stream()
                            .map(Measurement.Owner::toString)
                            .collect(joining(" and "))
                    + (Join.isNotApplicable(s.own()) ? "" : ", own " + textOf(s.own()));
        }
        if (measurement instanceof Measurement.Proportion p) {
            return value + " (" + Exact.text(p.k()) + " of " + Exact.text(p.n()) + ")";
        }
        if (measurement instanceof Measurement.Unmeasured u && !u.details().isEmpty()) {
            return value + " (" + String.join("; ", u.details()) + ")";
        }
        return value;
    }

    /** Collects the {@link Measurements} of a subject in a period. */
    public static final class Builder extends Statement<Builder> {

        private Builder() {}

        @Override
        protected Builder self() {
            return this;
        }

        /**
         * Makes the measurements.
         *
         * @return the measurements
         */
        public Measurements build() {
            return measurements();
        }
    }

    /**
     * What is said of a subject in a period, one KPI at a time: the verbs that {@link Measurements.Builder} and the
     * calculator's fluent call share.
     *
     * @param <B> the type that the verbs return
     */
    public abstract static class Statement<B extends Statement<B>> {

        private @Nullable String subject;
        private @Nullable Period period;
        private final TreeMap<String, Kpi> kpis = new TreeMap<>();
        private final TreeMap<String, Measurement> measured = new TreeMap<>();
        private final TreeMap<String, BigDecimal> targets = new TreeMap<>();

        /** For subclasses. */
        protected Statement() {}

        /**
         * This.
         *
         * @return this
         */
        protected abstract B self();

        /**
         * Says who is measured.
         *
         * @param subject the subject's id, not blank
         * @return this
         * @throws IllegalArgumentException if the id is blank
         */
        public B subject(String subject) {
            requireSubject(subject);
            this.subject = subject;
            return self();
        }

        /**
         * Says when.
         *
         * @param period the period
         * @return this
         */
        public B period(Period period) {
            this.period = period;
            return self();
        }

        /**
         * A number as it is. It joins where the KPI {@linkplain RollUp#SUM adds up over subjects}, as an amount or
         * balance; for rates, means and distinct counts it is a number without evidence: it scores, and does not join.
         *
         * @param kpi the KPI
         * @param value the value in the KPI's stored unit: 24 % is 0.24
         * @return this
         * @throws IllegalArgumentException if the value is NaN, infinite or outside the unit's bounds, or the KPI was
         *     measured before
         */
        public B actual(Kpi kpi, double value) {
            return actual(kpi, Exact.of(value, "value of KPI (" + kpi.id() + ")" + ofSubject()));
        }

        /**
         * As {@link #actual(Kpi, double)}, exact.
         *
         * @param kpi the KPI
         * @param value the value in the KPI's stored unit
         * @return this
         * @throws IllegalArgumentException as there
         */
        public B actual(Kpi kpi, BigDecimal value) {
            BigDecimal exact = Exact.of(value, "value of KPI (" + kpi.id() + ")" + ofSubject());
            return measured(
                    kpi,
                    kpi.overSubjects() == RollUp.SUM
                            ? Measurement.amount(exact)
                            : Measurement.plain(exact.doubleValue()));
        }

        /**
         * Some of all: {@code rate(LEAD_CONVERSION, 18, 75)}. Of a KPI whose rule is {@link RollUp#UNION}, such as the
         * customer return rate, these are counts whose keys are not known: they score, and do not join.
         *
         * @param kpi the KPI
         * @param k how many, 0 ≤ k ≤ n
         * @param n of how many; 0 of 0 is {@link Reason#ZERO_DENOMINATOR}
         * @return this
         * @throws IllegalArgumentException if not 0 ≤ k ≤ n, or the KPI adds up, or was measured before
         */
        public B rate(Kpi kpi, long k, long n) {
            if (k < 0 || k > n) {
                throw new IllegalArgumentException("The rate (" + k + " of " + n + ") of KPI (" + kpi.id() + ")"
                        + ofSubject() + " must have 0 <= k <= n.");
            }
            return measured(
                    kpi,
                    kpi.overSubjects() == RollUp.UNION
                            ? new Measurement.KeyedCount(Measurement.KeyStatistic.REPEAT_SHARE, n, k, Keys.NONE)
                            : Measurement.proportion(BigDecimal.valueOf(k), BigDecimal.valueOf(n)));
        }

        /**
         * A quotient of two amounts: {@code ratio(RETURN_RATE, 3_000_000, 250_000_000)}.
         *
         * @param kpi the KPI
         * @param numerator the numerator
         * @param denominator the denominator
         * @return this
         * @throws IllegalArgumentException if a number is NaN or infinite, the KPI adds up, or was measured before
         */
        public B ratio(Kpi kpi, double numerator, double denominator) {
            String owner = " of KPI (" + kpi.id() + ")" + ofSubject();
            return measured(
                    kpi,
                    Measurement.ratio(
                            Exact.of(numerator, "numerator" + owner), Exact.of(denominator, "denominator" + owner)));
        }

        /**
         * The mean of single values, such as survey answers.
         *
         * @param kpi the KPI
         * @param values the values; none is {@link Reason#ZERO_DENOMINATOR}
         * @return this
         * @throws IllegalArgumentException if a value is NaN or infinite, the KPI adds up, or was measured before
         */
        public B meanOf(Kpi kpi, double... values) {
            BigDecimal sum = BigDecimal.ZERO;
            BigDecimal sumOfSquares = BigDecimal.ZERO;
            for (double value : values) {
                BigDecimal exact = Exact.of(value, "value of KPI (" + kpi.id() + ")" + ofSubject());
                sum = sum.add(exact);
                sumOfSquares = sumOfSquares.add(exact.multiply(exact));
            }
            return measured(kpi, Measurement.mean(BigDecimal.valueOf(values.length), sum, sumOfSquares));
        }

        /**
         * A measurement of any kind.
         *
         * @param kpi the KPI
         * @param measurement the measurement
         * @return this
         * @throws IllegalArgumentException if its evidence does not fit the KPI's roll-up rule, its value is outside
         *     the unit's bounds, or the KPI was measured before
         */
        public B measured(Kpi kpi, Measurement measurement) {
            if (!Join.fits(kpi.overSubjects(), measurement)) {
                throw new IllegalArgumentException(
                        "The measurement (" + measurement + ") of KPI (" + kpi.id() + ")" + ofSubject()
                                + " cannot join by its rule (" + kpi.overSubjects() + ").\n"
                                + "Maybe the KPI wants another roll-up rule, or the measurement other evidence.");
            }
            requireInUnit(kpi, measurement);
            known(kpi);
            if (measured.putIfAbsent(kpi.id(), measurement) != null) {
                throw new IllegalArgumentException("The KPI (" + kpi.id() + ")" + ofSubject() + " is measured twice.");
            }
            return self();
        }

        /**
         * Says that the KPI does not belong to this subject or role; it leaves the model's tree for this subject.
         *
         * @param kpi the KPI
         * @param by who says so
         * @param why why
         * @return this
         * @throws IllegalArgumentException if the KPI was measured before
         */
        public B notApplicable(Kpi kpi, String by, String why) {
            return measured(kpi, Measurement.notApplicable(by, why));
        }

        /**
         * The target of a KPI.
         *
         * @param kpi the KPI
         * @param target the target in the KPI's stored unit
         * @return this
         * @throws IllegalArgumentException if the target is NaN, infinite or outside the unit's bounds, or the KPI has
         *     one
         */
        public B target(Kpi kpi, double target) {
            return target(kpi, Exact.of(target, "target of KPI (" + kpi.id() + ")" + ofSubject()));
        }

        /**
         * As {@link #target(Kpi, double)}, exact.
         *
         * @param kpi the KPI
         * @param target the target in the KPI's stored unit
         * @return this
         * @throws IllegalArgumentException as there
         */
        public B target(Kpi kpi, BigDecimal target) {
            BigDecimal exact = Exact.of(target, "target of KPI (" + kpi.id() + ")" + ofSubject());
            requireInUnit(kpi, exact.doubleValue(), "target");
            known(kpi);
            if (targets.putIfAbsent(kpi.id(), exact) != null) {
                throw new IllegalArgumentException("The KPI (" + kpi.id() + ")" + ofSubject() + " has two targets.");
            }
            return self();
        }

        /**
         * What was said so far.
         *
         * @return the measurements
         * @throws IllegalArgumentException if the subject or the period was not said
         */
        protected final Measurements measurements() {
            String who = subject;
            Period when = period;
            if (who == null || when == null) {
                throw new IllegalArgumentException(
                        "The measurements" + ofSubject() + " need a " + (who == null ? "subject" : "period") + ".");
            }
            return new Measurements(who, when, partsOver(new TreeMap<>()));
        }

        /**
         * What was said so far, in place of what others say: where a measurement was said it replaces theirs, and where
         * a target was, it theirs. All else is as they say it. A KPI that is said not to be applicable has no target.
         *
         * @param others the others, whose subject and period these are
         * @return all of them
         * @throws IllegalArgumentException if a KPI of the others means something else than the one of its id here
         */
        protected final Measurements measurementsOver(Measurements others) {
            kpis.values().forEach(others::entry);
            return new Measurements(others.subject, others.period, partsOver(others.byId()));
        }

        /** Puts what was said in the place of what others say. */
        private SortedMap<String, Part> partsOver(SortedMap<String, Part> parts) {
            for (Kpi kpi : kpis.values()) {
                Part other = parts.getOrDefault(kpi.id(), new Part(kpi, Measurement.missing(), null));
                Measurement measurement = measured.getOrDefault(kpi.id(), other.measurement);
                BigDecimal kept = Join.isNotApplicable(measurement) ? null : other.target;
                parts.put(kpi.id(), new Part(kpi, measurement, targets.getOrDefault(kpi.id(), kept)));
            }
            return parts;
        }

        private void known(Kpi kpi) {
            Kpi other = kpis.putIfAbsent(kpi.id(), kpi);
            if (other != null && !other.measuresTheSameAs(kpi)) {
                throw new IllegalArgumentException("The id (" + kpi.id() + ")" + ofSubject()
                        + " is used for two KPIs that mean different things.");
            }
        }

        private void requireInUnit(Kpi kpi, Measurement measurement) {
            OptionalDouble value = measurement.value();
            if (value.isPresent()) {
                requireInUnit(kpi, value.getAsDouble(), "value");
            }
            // a whole may have these as its value
            if (measurement instanceof Measurement.Overlaid overlaid) {
                requireInUnit(kpi, overlaid.own());
            }
            if (measurement instanceof Measurement.Shared shared) {
                requireInUnit(kpi, shared.own());
                shared.lent().values().forEach(lent -> requireInUnit(kpi, lent));
            }
        }

        private void requireInUnit(Kpi kpi, double value, String what) {
            Unit unit = kpi.unit();
            if (!unit.contains(value)) {
                throw new IllegalArgumentException(
                        "The " + what + " (" + value + ") of KPI (" + kpi.id() + ")" + ofSubject()
                                + " must lie between " + unit.lowest() + " and " + unit.highest() + "."
                                + (unit.form() == Unit.Form.PERCENT ? "\nMaybe percent was given: 24 % is 0.24." : ""));
            }
        }

        private String ofSubject() {
            return subject == null ? "" : " of subject (" + subject + ")";
        }
    }
}
