package io.salesscore.model;

import static java.util.Objects.requireNonNull;

import io.salesscore.TupleType;
import io.salesscore.kpi.Direction;
import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurements;
import io.salesscore.kpi.Names;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.immutables.value.Value;

/**
 * How measurements become a score: a tree of weighted criteria and groups, with curves, missing-data policies, gates, ceiling,
 * grades and decimals, under an id and a version. Immutable, equal by value.
 *
 * <pre>{@code
 * ScoreModel model = ScoreModel.builder("field-sales").version("2026.1")
 *     .kpi(SalesKpis.REVENUE,         40, Curve.attainment().cappedAt(1.20))
 *     .kpi(SalesKpis.LEAD_CONVERSION, 25, Curve.between(0.05, 0.35))
 *     .group("customers", 35, g -> g
 *         .kpi(SalesKpis.REPEAT_CUSTOMER_RATE, 15, Curve.between(0.20, 0.60))
 *         .kpi(SalesKpis.CSAT_MEAN,            20, Curve.points().at(3.0, 0).at(4.2, 80).at(5.0, 100)))
 *     .gate(Gate.capAt(60).whenBelow(SalesKpis.CSAT_MEAN, 3))
 *     .grades(GradeScale.lowest("E").from(40, "D").from(55, "C").from(70, "B").from(85, "A"))
 *     .missing(MissingPolicy.reweight(0.6))
 *     .build();
 * }</pre>
 *
 * <p>The tree's points are held at the ceiling first, then at the gates that are closed.
 *
 * <p>A model never changes; {@code with} and {@code without} give variants of it: {@code model.withWeights(Map.of("revenue",
 * 50.0)).withVersion("2026.2")}. They are checked as a model that is built, and what is not named in the call stays as it is:
 * id, version, gates, grades and all else. Examples are the exception: they go where the tree changes, since what they expect
 * is no longer so.
 */
@TupleType
@Value.Immutable
public abstract sealed class ScoreModel permits ImmutableScoreModel {

    /** Scores closer than this are one: what is left of computing in binary fractions. */
    private static final int SNAP_DECIMALS = 9;

    /** What one is in units of the last decimal, by the number of decimals. */
    private static final double[] UNITS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};

    ScoreModel() {}

    /**
     * Names the model among a host's.
     *
     * @return the id
     */
    @Value.Parameter
    public abstract String id();

    /**
     * Which edition of the model this is: any change of it is another version.
     *
     * @return the version, never blank
     */
    @Value.Parameter
    public abstract String version();

    /**
     * The tree. Its id is the model's.
     *
     * @return the root
     */
    @Value.Parameter
    public abstract Group root();

    /**
     * Between which points the model scores.
     *
     * @return the scale, 0 to 100 unless stated
     */
    @Value.Parameter
    public abstract ScoreScale scale();

    /**
     * Where the total is held, before gates.
     *
     * @return the ceiling, the scale's full points unless stated
     */
    @Value.Parameter
    public abstract double ceiling();

    /**
     * What caps the score.
     *
     * @return the gates, in the order in which the model was written
     */
    @Value.Parameter
    public abstract List<Gate> gates();

    /**
     * What published scores are called.
     *
     * @return the grades, if the model has any
     */
    @Value.Parameter
    public abstract Optional<GradeScale> grades();

    /**
     * How many decimals a published score has.
     *
     * @return the decimals, 1 unless stated
     */
    @Value.Parameter
    public abstract int decimals();

    /**
     * When this model fits, for people.
     *
     * @return a description, if the model has one
     */
    @Value.Parameter
    public abstract Optional<Names> description();

    /**
     * Cases that the model's author worked out, for whoever changes it; {@code ScoreVerifier} replays them.
     *
     * @return the examples, in the order in which the model was written
     */
    @Value.Parameter
    public abstract List<Example> examples();

    /**
     * All criteria, in the order in which the model was written.
     *
     * @return the criteria
     */
    @Value.Derived
    @Value.Auxiliary
    public List<Criterion> criteria() {
        return root().criteria();
    }

    /**
     * The KPIs that a score is made from: those of the criteria, then those that gates alone need.
     *
     * @return the KPIs, each once
     */
    @Value.Derived
    @Value.Auxiliary
    public List<Kpi> kpis() {
        Map<String, Kpi> kpis = new LinkedHashMap<>();
        for (Criterion criterion : criteria()) {
            kpis.put(criterion.id(), criterion.kpi());
        }
        for (Gate gate : gates()) {
            kpis.putIfAbsent(gate.kpi().id(), gate.kpi());
        }
        return List.copyOf(kpis.values());
    }

    /**
     * What decides a score, in 64 hexadecimal digits: the SHA-256 of the tree, scale, ceiling, gates, grades and decimals in a
     * canonical form. Id, version, names, description, examples and the order of children do not count: a model that was only
     * renamed scores as before and keeps its fingerprint.
     *
     * @return the fingerprint
     */
    @Value.Lazy
    public String fingerprint() {
        return Fingerprint.of(this);
    }

    /**
     * Whether another model gives the same scores, be it of another version or name: their fingerprints are equal.
     *
     * @param other the other model
     * @return true if scores of both can be compared
     */
    public final boolean scoresAs(ScoreModel other) {
        return equals(other) || fingerprint().equals(other.fingerprint());
    }

    /**
     * The criterion of a KPI.
     *
     * @param kpi the KPI
     * @return the criterion
     * @throws IllegalArgumentException if the model has no criterion of this KPI
     */
    public Criterion criterion(Kpi kpi) {
        return criteria().stream()
                .filter(criterion -> criterion.id().equals(kpi.id()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "The score model (" + id() + ") has no criterion (" + kpi.id() + "). It has "
                                + criteria().stream().map(Criterion::id).toList() + "."));
    }

    /**
     * A score as it is shown, graded and ranked: snapped to a multiple of 1e-9, then rounded to the model's decimals, halves
     * away from zero. With one decimal, 95.05 is published as 95.1, and so is 95.04999999999999 that was computed for it.
     * Doubles beyond four million are coarser than 1e-9, so that there a half may fall either way.
     *
     * @param exactPoints the score as computed
     * @return the published score
     * @throws IllegalArgumentException if the score is not finite
     */
    public double publish(double exactPoints) {
        if (!(Math.abs(exactPoints) <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "The score (" + exactPoints + ") of score model (" + id() + ") must be a finite number.");
        }
        return published(exactPoints, decimals());
    }

    private static double published(double exactPoints, int decimals) {
        double unit = UNITS[decimals];
        double inUnits = Math.abs(exactPoints) * unit;
        long whole = (long) inUnits;
        double rest = inUnits - whole;
        // far enough from a half for snapping and binary fractions to make no difference: both divide to the nearest
        // double
        if (inUnits < 1e9 && Math.abs(rest - 0.5) > 2e-3) {
            double published = (rest < 0.5 ? whole : whole + 1) / unit;
            return exactPoints < 0 ? 0 - published : published;
        }
        return new BigDecimal(exactPoints)
                .setScale(SNAP_DECIMALS, RoundingMode.HALF_UP)
                .setScale(decimals, RoundingMode.HALF_UP)
                .doubleValue();
    }

    /**
     * The grade of a published score.
     *
     * @param points the published score
     * @return the grade, if the model has grades
     */
    public Optional<String> gradeOf(double points) {
        return grades().map(scale -> scale.gradeOf(points));
    }

    /**
     * What a gate of this model holds the score at, in points.
     *
     * @param gate the gate
     * @return the points; for a grade, the highest score that publishes as it
     * @throws IllegalArgumentException if the gate's grade is none of the model's, or its best
     */
    public double capOf(Gate gate) {
        OptionalDouble points = gate.cap().points();
        return points.isPresent()
                ? points.getAsDouble()
                : highestOf(gate.cap().grade().orElseThrow());
    }

    private double highestOf(String grade) {
        return grades().orElseThrow(() -> new IllegalArgumentException(
                        "The grade (" + grade + ") of a gate needs grades in score model (" + id() + ")."))
                .highestOf(grade, decimals());
    }

    /**
     * This model as another version: the same scores and examples.
     *
     * @param version the version, not blank
     * @return the variant
     * @throws IllegalArgumentException if the version is blank
     */
    public ScoreModel withVersion(String version) {
        Builder builder = variant(Edit.NONE).version(version);
        examples().forEach(builder::example);
        return builder.build();
    }

    /**
     * This model with other weights, such as a field's method found or a company is about to try. Others keep theirs; only
     * proportions among siblings matter: of weights 40, 25 and 35, {@code withWeights(Map.of("revenue", 60.0))} makes one half
     * of what was 40 %.
     *
     * @param weights weights of criteria and groups by their ids, above 0
     * @return the variant; this model where nothing changes
     * @throws IllegalArgumentException if an id is of no criterion or group of this model, or a weight is not between 1e-9
     *     and 1e9
     */
    public ScoreModel withWeights(Map<String, Double> weights) {
        requireKnown("criterion or group", weights.keySet(), ids(root(), Node.class));
        return variantOf(Edit.weights(weights));
    }

    /**
     * This model without a criterion, or without a group and all in it. What is left keeps its weights, and so gains in
     * proportion; a group that is left empty goes too. Gates stay: what caps the score need not earn points.
     *
     * @param id the id of a criterion or group
     * @return the variant
     * @throws IllegalArgumentException if the id is of no criterion or group of this model, nothing would be left, or a gate
     *     needs the criterion to know on which side of its target to close
     */
    public ScoreModel without(String id) {
        requireKnown("criterion or group", Set.of(id), ids(root(), Node.class));
        Edit edit = Edit.without(id);
        if (edit.leavesOut(root())) {
            throw new IllegalArgumentException("The score model (" + id() + ") has nothing but (" + id + ").");
        }
        return variantOf(edit);
    }

    /**
     * This model with other curves. Other criteria keep theirs.
     *
     * @param curves curves by the ids of the KPIs
     * @return the variant; this model where nothing changes
     * @throws IllegalArgumentException if an id is of no criterion of this model, or a curve does not suit its KPI
     */
    public ScoreModel withCurves(Map<String, Curve> curves) {
        requireKnown("criterion", curves.keySet(), ids(root(), Criterion.class));
        return variantOf(Edit.curves(curves));
    }

    /**
     * This model with another aggregation of one group.
     *
     * @param group the group's id; the model's own for the whole tree's root
     * @param aggregation how the points of the group's children become one
     * @return the variant; this model where nothing changes
     * @throws IllegalArgumentException if the id is of no group of this model, or the aggregation does not suit the group
     */
    public ScoreModel withAggregation(String group, Aggregation aggregation) {
        Set<String> groups = ids(root(), Group.class);
        groups.add(id());
        requireKnown("group", Set.of(group), groups);
        return variantOf(Edit.aggregation(group, aggregation));
    }

    private ScoreModel variantOf(Edit edit) {
        ScoreModel variant = variant(edit).build();
        return variant.root().equals(root()) ? this : variant;
    }

    private Builder variant(Edit edit) {
        Builder builder = builder(id())
                .version(version())
                .scale(scale().minimum(), scale().full())
                .ceiling(ceiling())
                .decimals(decimals());
        builder.take(root(), edit);
        builder.gates.addAll(gates());
        builder.grades = grades();
        builder.description = description();
        return builder;
    }

    private void requireKnown(String what, Set<String> asked, Set<String> known) {
        Set<String> unknown = new TreeSet<>(asked);
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "The score model (" + id() + ") has no " + what + " " + unknown + ". It has " + known + ".");
        }
    }

    /** The ids of the nodes of a kind in a group, in the order in which the model was written. */
    private static Set<String> ids(Group group, Class<? extends Node> kind) {
        Set<String> ids = new LinkedHashSet<>();
        for (Node child : group.children()) {
            if (kind.isInstance(child)) {
                ids.add(child.id());
            }
            if (child instanceof Group inner) {
                ids.addAll(ids(inner, kind));
            }
        }
        return ids;
    }

    /**
     * Starts a model.
     *
     * @param id names it among a host's models: a letter, then letters, digits, dots, hyphens or underscores
     * @return a builder
     */
    public static Builder builder(String id) {
        return new Builder(id);
    }

    /**
     * Something that stands in the way of a model.
     *
     * @param at where: the id of a criterion or group, {@code gates[0]} for the first gate, {@code examples[0]} for the first
     *     example, or the model's own id
     * @param part what of it, by its key in a document: {@code weight}, {@code curve}, {@code missing}, {@code version},
     *     {@code points} and so on; empty where it is all of it, or how its parts go together
     * @param text what is wrong, for people
     */
    public record Problem(String at, String part, String text) {}

    /**
     * A case that the model's author worked out: measurements, and what the model makes of them.
     *
     * <pre>{@code
     * ScoreModel.Example.scored(sari, 95.1, "A")
     * ScoreModel.Example.unscored(newcomer)
     * }</pre>
     *
     * @param measurements the measurements
     * @param points the score that is published; empty where there must be none
     * @param grade its grade; empty where the example says nothing of it
     */
    public record Example(Measurements measurements, OptionalDouble points, Optional<String> grade) {

        /**
         * Checks that the score is a number, and that there is a grade only where there is a score.
         *
         * @param measurements the measurements
         * @param points the score that is published; empty where there must be none
         * @param grade its grade; empty where the example says nothing of it
         * @throws IllegalArgumentException if the score is not finite, or there is a grade and no score
         */
        public Example {
            requireNonNull(measurements, "measurements");
            if (!(Math.abs(points.orElse(0)) <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException("The score (" + points.getAsDouble()
                        + ") of the example of subject (" + measurements.subject() + ") must be a finite number.");
            }
            if (points.isEmpty() && grade.isPresent()) {
                throw new IllegalArgumentException("The grade (" + grade.get() + ") of the example of subject ("
                        + measurements.subject() + ") needs a score.");
            }
            if (points.isPresent()) {
                points = OptionalDouble.of(points.getAsDouble() + 0.0);
            }
        }

        /**
         * Measurements that earn a score.
         *
         * @param measurements the measurements
         * @param points the score, with the model's decimals
         * @return the example
         * @throws IllegalArgumentException if the score is not finite
         */
        public static Example scored(Measurements measurements, double points) {
            return new Example(measurements, OptionalDouble.of(points), Optional.empty());
        }

        /**
         * Measurements that earn a score and its grade.
         *
         * @param measurements the measurements
         * @param points the score, with the model's decimals
         * @param grade its grade
         * @return the example
         * @throws IllegalArgumentException if the score is not finite
         */
        public static Example scored(Measurements measurements, double points, String grade) {
            return new Example(measurements, OptionalDouble.of(points), Optional.of(grade));
        }

        /**
         * Measurements that earn no score, as too little is known.
         *
         * @param measurements the measurements
         * @return the example
         */
        public static Example unscored(Measurements measurements) {
            return new Example(measurements, OptionalDouble.empty(), Optional.empty());
        }

        /** For people: {@code sari 2026-Q1: 95.1 (A)}. */
        @Override
        public String toString() {
            return measurements.subject() + " " + measurements.period() + ": "
                    + (points.isEmpty() ? "unscored" : String.valueOf(points.getAsDouble()))
                    + grade.map(name -> " (" + name + ")").orElse("");
        }
    }

    /** For people: id and version. */
    @Override
    public final String toString() {
        return id() + " " + version();
    }

    /** Builds a {@link ScoreModel}. All that is wrong is said at {@link #build()}, together. */
    public static final class Builder extends Group.Children<Builder> {

        private final String id;
        private String version = "1";
        private ScoreScale scale = ScoreScale.HUNDRED;
        private OptionalDouble ceiling = OptionalDouble.empty();
        private final List<Gate> gates = new ArrayList<>();
        private Optional<GradeScale> grades = Optional.empty();
        private int decimals = 1;
        private Optional<Names> description = Optional.empty();
        private final List<Example> examples = new ArrayList<>();

        private Builder(String id) {
            super(0);
            this.id = requireNonNull(id, "id");
        }

        @Override
        Builder self() {
            return this;
        }

        /**
         * Which edition of the model this is; "1" unless stated.
         *
         * @param version the version, not blank
         * @return this builder
         */
        public Builder version(String version) {
            this.version = requireNonNull(version, "version");
            return this;
        }

        /**
         * Between which points the model scores; 0 to 100 unless stated.
         *
         * @param minimum the points of nothing
         * @param full the points of everything
         * @return this builder
         * @throws IllegalArgumentException if minimum is not below full
         */
        public Builder scale(double minimum, double full) {
            this.scale = new ScoreScale(minimum, full);
            return this;
        }

        /**
         * Where the total is held, before gates; the scale's full points unless stated.
         *
         * @param points the most points, above the scale's minimum
         * @return this builder
         */
        public Builder ceiling(double points) {
            this.ceiling = OptionalDouble.of(points);
            return this;
        }

        /**
         * Adds a gate.
         *
         * @param gate what caps the score
         * @return this builder
         */
        public Builder gate(Gate gate) {
            gates.add(requireNonNull(gate, "gate"));
            return this;
        }

        /**
         * What published scores are called.
         *
         * @param grades the grades
         * @return this builder
         */
        public Builder grades(GradeScale grades) {
            this.grades = Optional.of(grades);
            return this;
        }

        /**
         * How many decimals a published score has; 1 unless stated.
         *
         * @param decimals from 0 to 6
         * @return this builder
         */
        public Builder decimals(int decimals) {
            this.decimals = decimals;
            return this;
        }

        /**
         * When this model fits, for people.
         *
         * @param english the description in English
         * @param indonesian the description in Bahasa Indonesia
         * @return this builder
         * @throws IllegalArgumentException if either is blank
         */
        public Builder description(String english, String indonesian) {
            this.description = Optional.of(new Names(english, indonesian));
            return this;
        }

        /**
         * Adds a case that was worked out, as a test of whoever changes the model.
         *
         * @param example the measurements, and what the model makes of them
         * @return this builder
         */
        public Builder example(Example example) {
            examples.add(requireNonNull(example, "example"));
            return this;
        }

        /**
         * All that is wrong with what was said so far, for those who show it in their own way.
         *
         * @return the problems, each with its place; empty where {@link #build()} makes a model
         */
        public List<Problem> problems() {
            Problems problems = new Problems();
            tree(problems);
            return problems.list();
        }

        /**
         * Makes the model.
         *
         * @return the model
         * @throws IllegalArgumentException if anything is wrong with it, naming all of it
         */
        public ScoreModel build() {
            Problems problems = new Problems();
            Group root = tree(problems);
            problems.throwIfAny(id);
            return ImmutableScoreModel.of(
                    id, version, root, scale, held() + 0.0, gates, grades, decimals, description, examples);
        }

        private double held() {
            return ceiling.orElse(scale.full());
        }

        private Group tree(Problems problems) {
            if (!Kpi.isId(id)) {
                problems.add(
                        id,
                        "id",
                        "The id (" + id + ") of a model must be a letter followed by letters, digits, dots, hyphens or"
                                + " underscores, 64 at most.");
            }
            if (version.isBlank()) {
                problems.add(id, "version", "The version (" + version + ") must not be blank.");
            }
            if (!areDecimals(decimals)) {
                problems.add(id, "decimals", "The decimals (" + decimals + ") must be from 0 to 6.");
            }
            double held = held();
            if (!isCeiling(held)) {
                problems.add(
                        id,
                        "ceiling",
                        "The ceiling (" + held + ") must be above the scale's minimum (" + scale.minimum()
                                + "), and no more than 1e9.");
            }
            problems.claim(id, "the model itself");
            Group root = build(id, 1, MissingPolicy.fail(), scale, problems);
            checkGates(root, problems);
            checkExamples(root, problems);
            return root;
        }

        private static boolean areDecimals(int decimals) {
            return decimals >= 0 && decimals <= 6;
        }

        private void checkGates(Group root, Problems problems) {
            Map<String, Kpi> kpis = kpisOf(root);
            Set<Gate> known = new HashSet<>();
            for (int i = 0; i < gates.size(); i++) {
                Gate gate = gates.get(i);
                String at = "gates[" + i + "]";
                Kpi other = kpis.putIfAbsent(gate.kpi().id(), gate.kpi());
                if (other != null && !other.measuresTheSameAs(gate.kpi())) {
                    problems.add(
                            at,
                            "The gate (" + gate
                                    + ") is on a KPI that means something else than the one of its id elsewhere in the model.");
                }
                if (!known.add(gate.ignoredIfMissing())) {
                    problems.add(at, "The gate (" + gate + ") is there twice.");
                }
                if (gate.kpi().direction() == Direction.ON_TARGET_IS_BEST && !closesAwayFromTarget(gate, root)) {
                    problems.add(
                            at,
                            "The gate (" + gate
                                    + ") must close away from the target of its KPI, which a criterion of the KPI"
                                    + " with a curve of its value tells.\nMaybe move the threshold off the values that earn most.");
                }
                gate.cap().grade().ifPresent(grade -> checkGrade(at, gate, grade, problems));
            }
        }

        private static Map<String, Kpi> kpisOf(Group root) {
            Map<String, Kpi> kpis = new LinkedHashMap<>();
            for (Criterion criterion : root.criteria()) {
                kpis.putIfAbsent(criterion.id(), criterion.kpi());
            }
            return kpis;
        }

        private void checkExamples(Group root, Problems problems) {
            if (examples.isEmpty()) {
                return;
            }
            Map<String, Kpi> kpis = kpisOf(root);
            gates.forEach(gate -> kpis.putIfAbsent(gate.kpi().id(), gate.kpi()));
            // a criterion with a problem of its own is not in the tree as it was meant
            double least = problems.list().isEmpty() ? leastPoints(root) : -1e9;
            for (int i = 0; i < examples.size(); i++) {
                Example example = examples.get(i);
                String at = "examples[" + i + "]";
                for (Kpi kpi : example.measurements().kpis()) {
                    Kpi own = kpis.get(kpi.id());
                    if (own != null && !own.measuresTheSameAs(kpi)) {
                        problems.add(
                                at,
                                "The example (" + example + ") measures a KPI (" + kpi.id()
                                        + ") that means something else than the model's of that id.");
                    }
                }
                if (example.points().isPresent() && areDecimals(decimals) && isCeiling(held())) {
                    checkPoints(at, example, example.points().getAsDouble(), least, problems);
                }
            }
        }

        private double leastPoints(Group root) {
            double least = Math.min(scale.minimum(), lowestPointsBelow(root).orElse(scale.minimum()));
            for (Gate gate : gates) {
                least = Math.min(least, gate.cap().points().orElse(least));
            }
            return least;
        }

        private boolean isCeiling(double points) {
            return points > scale.minimum() && points <= 1e9;
        }

        private void checkPoints(String at, Example example, double points, double least, Problems problems) {
            double lowest = published(least, decimals);
            double highest = published(held(), decimals);
            if (!(points >= lowest && points <= highest)) {
                problems.add(
                        at,
                        "points",
                        "The score of the example (" + example + ") must lie between " + lowest + " and " + highest
                                + ", as the model's scores do.");
                return;
            }
            if (published(points, decimals) != points) {
                problems.add(
                        at,
                        "points",
                        "The score of the example (" + example + ") has more than (" + decimals
                                + ") decimals, so that no published score equals it.");
            }
            if (example.grade().isPresent()) {
                Optional<String> grade = grades.map(scale -> scale.gradeOf(points));
                if (!example.grade().equals(grade)) {
                    problems.add(
                            at,
                            "grade",
                            "The grade of the example (" + example + ") is not that of its score, which is ("
                                    + grade.orElse("none") + ").");
                }
            }
        }

        private static boolean closesAwayFromTarget(Gate gate, Group root) {
            return root.criteria().stream()
                    .filter(criterion -> criterion.id().equals(gate.kpi().id()))
                    .anyMatch(criterion -> criterion.curve().input() == Curve.Input.VALUE
                            && criterion.breakpoints().stream()
                                    .filter(corner -> corner.y() == criterion.highestPoints())
                                    .noneMatch(corner -> gate.isClosedAt(corner.x())));
        }

        private void checkGrade(String at, Gate gate, String grade, Problems problems) {
            List<String> names = grades.stream()
                    .flatMap(scale -> scale.bands().stream().map(GradeScale.Band::grade))
                    .toList();
            if (!names.contains(grade)) {
                problems.add(
                        at, "capAtGrade", "The grade of the gate (" + gate + ") is none of the model's " + names + ".");
            } else if (names.indexOf(grade) == names.size() - 1) {
                problems.add(
                        at,
                        "capAtGrade",
                        "The grade of the gate (" + gate + ") is the best there is and caps nothing.");
            } else if (areDecimals(decimals)) {
                GradeScale scale = grades.orElseThrow();
                if (!scale.gradeOf(scale.highestOf(grade, decimals)).equals(grade)) {
                    problems.add(
                            at,
                            "capAtGrade",
                            "The grade of the gate (" + gate + ") is that of no score with (" + decimals
                                    + ") decimals.\nMaybe more decimals.");
                }
            }
        }
    }
}
