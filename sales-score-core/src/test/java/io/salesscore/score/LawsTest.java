package io.salesscore.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.salesscore.compare.Ranking;
import io.salesscore.kpi.Direction;
import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurement;
import io.salesscore.kpi.Measurements;
import io.salesscore.kpi.Reason;
import io.salesscore.kpi.RollUp;
import io.salesscore.kpi.Unit;
import io.salesscore.measure.MeasurePlan;
import io.salesscore.model.Aggregation;
import io.salesscore.model.Benchmark;
import io.salesscore.model.Criterion;
import io.salesscore.model.Curve;
import io.salesscore.model.CurvePoint;
import io.salesscore.model.Gate;
import io.salesscore.model.GradeScale;
import io.salesscore.model.MissingPolicy;
import io.salesscore.model.Prior;
import io.salesscore.model.ScoreModel;
import io.salesscore.model.ScoreScale;
import io.salesscore.period.Cadence;
import io.salesscore.period.Period;
import io.salesscore.score.Generated.Said;
import io.salesscore.score.Generated.Written;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The laws that every score obeys, tried on invented models and measurements: all aggregations, curves, gates, policies and
 * kinds of evidence, well and badly measured. {@code -Dsales-score.cases=20000} tries more of them.
 */
class LawsTest {

    private static final int CASES = Integer.getInteger("sales-score.cases", 300);

    static LongStream seeds() {
        return LongStream.rangeClosed(1, CASES);
    }

    // ---- what the cases are ----

    /** A law that is tried on nothing proves nothing. */
    @Test
    void theCasesHaveEverythingThatAModelCanHave() {
        Map<String, Integer> seen = new TreeMap<>();
        seeds().mapToObj(Generated::modelAndMeasurements)
                .flatMap(LawsTest::features)
                .forEach(feature -> seen.merge(feature, 1, Integer::sum));

        assertThat(expectedFeatures())
                .as("seen %s", seen)
                .allSatisfy(feature -> assertThat(seen.getOrDefault(feature, 0)).isPositive());
        assertThat(seen.getOrDefault("scored", 0)).as("scored").isGreaterThan(CASES / 2);
    }

    private static List<String> expectedFeatures() {
        List<String> expected = new ArrayList<>(List.of(
                "scored",
                "unscored",
                "graded",
                "depth 0",
                "depth 1",
                "depth 2",
                "depth 3",
                "GEOMETRIC in MINIMUM",
                "HARMONIC in GEOMETRIC",
                "ARITHMETIC in GEOMETRIC",
                "GEOMETRIC in ARITHMETIC",
                "a value at a corner",
                "a value at a jump",
                "a value at a gate's threshold",
                "beyond 1e15",
                "points below zero",
                "points above full",
                "a gate without effect before one with",
                "data below a dropped group",
                "a group that is not applicable",
                "an override upwards",
                "an override downwards",
                "an override without a computed score"));
        IntStream.rangeClosed(0, 3).forEach(decimals -> expected.add(".decimals(" + decimals + ")"));
        Stream.of("0.0, 100.0", "0.0, 3.0", "1.0, 100.0", "0.0, 1.0", "-10.0, 10.0")
                .forEach(scale -> expected.add(".scale(" + scale + ")"));
        expected.addAll(WRITTEN);
        List<Class<? extends Enum<?>>> kinds = List.of(
                Note.Kind.class,
                Contribution.Kind.class,
                Gate.Comparison.class,
                Aggregation.class,
                Direction.class,
                Measurement.KeyStatistic.class);
        kinds.forEach(
                kind -> Stream.of(kind.getEnumConstants()).forEach(one -> expected.add(kind.getSimpleName() + one)));
        Stream.of(Reason.values())
                .filter(reason -> reason != Reason.NOT_APPLICABLE)
                .forEach(reason -> expected.add("unscored by " + reason));
        expected.add("unscored by NOT_APPLICABLE");
        return expected;
    }

    private static final List<String> WRITTEN = List.of(
            "Curve.attainment()",
            ".threshold(",
            ".accelerator(",
            ".cappedAt(",
            ".lowerIsBetter(LowerIsBetter.RATIO)",
            "Curve.between(",
            "Curve.around(",
            "Curve.steps(",
            ".above(",
            ".upTo(",
            ".below(",
            "Curve.points()",
            ".ofAttainment()",
            ".ofAttainment(LowerIsBetter.RATIO)",
            "Curve.percentile(",
            "Curve.zScore(",
            "MissingPolicy.fail()",
            "MissingPolicy.reweight()",
            "MissingPolicy.reweight(0",
            "MissingPolicy.reweightByCount(",
            "MissingPolicy.points(",
            "MissingPolicy.prior()",
            "Prior.of(",
            ".capAt(",
            ".capAtGrade(",
            ".ignoredIfMissing()",
            ".ceiling(",
            ".grades(",
            "Measurement.amount(",
            "Measurement.proportion(",
            "Measurement.ratio(",
            "Measurement.mean(",
            "KeyedCount.of(",
            "new Measurement.KeyedCount(",
            "Measurement.plain(",
            "Measurement.missing()",
            "Measurement.notApplicable(",
            "Measurement.unmeasured(",
            ".target(");

    private static Stream<String> features(Generated given) {
        List<String> features = new ArrayList<>();
        String code = given.toString();
        WRITTEN.stream().filter(code::contains).forEach(features::add);
        features.add(".decimals(" + given.decimals() + ")");
        features.add(".scale(" + given.scale().minimum() + ", " + given.scale().full() + ")");
        features.add("depth " + given.depth());
        ScoreModel model = given.model();
        SalesScore score = given.score();
        features.add(score.isScored() ? "scored" : "unscored");
        score.unscoredBecause().forEach(why -> features.add("unscored by " + why.reason()));
        score.grade().ifPresent(grade -> features.add("graded"));
        SalesScore overridden = given.overridden();
        overridden.notes().forEach(note -> features.add("Kind" + note.kind()));
        overridden.contributions().forEach(contribution -> features.add("Kind" + contribution.kind()));
        features.add(
                !score.isScored()
                        ? "an override without a computed score"
                        : overridden.points() > score.points() ? "an override upwards" : "an override downwards");
        model.gates().forEach(gate -> features.add("Comparison" + gate.comparison()));
        model.criteria().forEach(criterion -> ofCriterion(criterion, score, features));
        given.said()
                .forEach(said -> said.measurement().ifPresent(measurement -> {
                    if (measurement.it() instanceof Measurement.KeyedCount count) {
                        features.add("KeyStatistic" + count.statistic());
                    }
                    measurement.it().value().ifPresent(value -> ofValue(said.kpi(), value, model, features));
                }));
        List<Note.Kind> notes = score.notes().stream().map(Note::kind).toList();
        if (notes.contains(Note.Kind.GATE)
                && notes.subList(0, notes.lastIndexOf(Note.Kind.GATE)).contains(Note.Kind.GATE_WITHOUT_EFFECT)) {
            features.add("a gate without effect before one with");
        }
        ofTree(given.root(), score, features);
        return features.stream().distinct();
    }

    private static void ofCriterion(Criterion criterion, SalesScore score, List<String> features) {
        features.add("Direction" + criterion.kpi().direction());
        List<Double> corners =
                criterion.breakpoints().stream().map(CurvePoint::x).toList();
        OptionalDouble x = score.curveInput(criterion.kpi());
        if (x.isPresent() && corners.contains(x.getAsDouble())) {
            boolean jump = corners.indexOf(x.getAsDouble()) != corners.lastIndexOf(x.getAsDouble());
            features.add(jump ? "a value at a jump" : "a value at a corner");
        }
        if (x.isPresent() && Math.abs(x.getAsDouble()) >= 1e15) {
            features.add("beyond 1e15");
        }
        criterion.breakpoints().forEach(corner -> {
            if (corner.y() < 0) {
                features.add("points below zero");
            }
            if (corner.y() > score.model().scale().full()) {
                features.add("points above full");
            }
        });
    }

    private static void ofValue(Kpi kpi, double value, ScoreModel model, List<String> features) {
        if (model.gates().stream()
                .anyMatch(gate -> gate.kpi().equals(kpi) && gate.threshold() == value && gate.isClosedAt(value))) {
            features.add("a value at a gate's threshold");
        }
    }

    private static void ofTree(Generated.Tree tree, SalesScore score, List<String> features) {
        features.add("Aggregation" + tree.aggregation());
        boolean dropped = score.notes().stream()
                .anyMatch(note -> note.kind() == Note.Kind.DROPPED && note.id().equals(tree.id()));
        if (dropped
                && tree.leaves().anyMatch(leaf -> score.curveInput(leaf.kpi()).isPresent())) {
            features.add("data below a dropped group");
        }
        Measurements inputs = score.inputs();
        if (tree.leaves()
                .allMatch(leaf -> inputs.measurement(leaf.kpi()).reason().equals(Optional.of(Reason.NOT_APPLICABLE)))) {
            features.add("a group that is not applicable");
        }
        for (Generated.Part part : tree.parts()) {
            if (part instanceof Generated.Tree inner) {
                features.add(inner.aggregation() + " in " + tree.aggregation());
                ofTree(inner, score, features);
            }
        }
    }

    // ---- 1: pure ----

    /**
     * Exact points and contributions of the first 300 cases, as bits: the same on every machine and Java. Whoever changes this
     * number changes scores, or the cases.
     */
    @Test
    void theBitsOfScoresNeverChange() {
        long hash = LongStream.rangeClosed(1, 300)
                .map(seed -> bits(Generated.modelAndMeasurements(seed).score()))
                .reduce(17, (all, one) -> 31 * all + one);

        assertThat(Long.toHexString(hash)).isEqualTo("437716f26d923cd9");
    }

    @Test
    void scoresHaveTheSameBitsWhateverIsScoredBesideAndBefore() {
        List<Generated> cases = LongStream.rangeClosed(1, 300)
                .mapToObj(Generated::modelAndMeasurements)
                .toList();
        List<ScoreCalculator> calculators =
                cases.stream().map(given -> ScoreCalculator.of(given.model())).toList();
        List<Long> alone = cases.stream().map(given -> bits(given.score())).toList();

        List<Long> onManyThreads = IntStream.range(0, 4 * cases.size())
                .parallel()
                .mapToObj(i -> bits(calculators
                        .get(i % cases.size())
                        .score(cases.get(i % cases.size()).measurements())))
                .toList();

        for (int i = 0; i < onManyThreads.size(); i++) {
            assertThat(onManyThreads.get(i)).as("seed %s", 1 + i % cases.size()).isEqualTo(alone.get(i % cases.size()));
        }
    }

    private static long bits(SalesScore score) {
        return points(score)
                .mapToLong(Double::doubleToLongBits)
                .reduce(score.isScored() ? 1 : 2, (all, one) -> 31 * all + one);
    }

    /** What a score is and is made of. */
    private static Stream<Double> points(SalesScore score) {
        return score.isScored()
                ? Stream.concat(
                        Stream.of(score.exactPoints(), score.points()),
                        Stream.concat(score.contributions().stream(), score.groups().stream())
                                .sorted(Comparator.comparing(Contribution::id).thenComparing(Contribution::kind))
                                .flatMap(one -> Stream.of(one.points(), one.effectiveWeight(), one.level())))
                : Stream.empty();
    }

    /** Every number that a score gives. */
    private static Stream<Double> numbers(SalesScore score) {
        Stream<Double> notes = score.notes().stream()
                .sorted(Comparator.comparing(Note::id).thenComparing(Note::kind).thenComparing(Note::toString))
                .flatMap(note -> Stream.of(note.before(), note.after()))
                .flatMap(number -> number.stream().boxed());
        Stream<Double> inputs = score.model().criteria().stream()
                .sorted(Comparator.comparing(Criterion::id))
                .flatMap(criterion -> score.curveInput(criterion.kpi()).stream().boxed());
        return Stream.of(points(score), notes, inputs, Stream.of(score.coverage()))
                .flatMap(numbers -> numbers);
    }

    // ---- 2: additive ----

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void contributionsSumToTheScore(long seed) {
        Generated.holds(
                seed,
                given -> Stream.of(given.score(), given.overridden())
                        .filter(SalesScore::isScored)
                        .forEach(score -> assertThat(total(score.contributions(), Contribution::points))
                                .isCloseTo(score.exactPoints(), within(1e-9))));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anOverrideChangesWhatIsShownAndNothingThatWasComputed(long seed) {
        Generated.holds(seed, given -> {
            SalesScore score = given.score();
            SalesScore overridden = given.overridden();
            List<Contribution> computed = score.isScored() ? score.contributions() : List.of();
            List<Contribution> decided = overridden.contributions();
            List<Note> notes = overridden.notes();

            assertThat(decided.subList(0, decided.size() - 1)).isEqualTo(computed);
            assertThat(decided.get(computed.size()).kind()).isEqualTo(Contribution.Kind.OVERRIDE);
            assertThat(notes.subList(0, notes.size() - 1)).isEqualTo(score.notes());
            assertThat(notes.get(notes.size() - 1).kind()).isEqualTo(Note.Kind.OVERRIDE);
            assertThat(overridden.exactPoints())
                    .isEqualTo(overridden.override().orElseThrow().value());
            assertThat(overridden.coverage()).isEqualTo(score.coverage());
            assertThat(overridden.inputs()).isEqualTo(score.inputs());
            assertThat(overridden.computed()).isEqualTo(score);
            assertThat(numbers(overridden.computed()))
                    .containsExactlyElementsOf(numbers(score).toList());
            assertThat(overridden.computed().unscoredBecause()).isEqualTo(score.unscoredBecause());
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void contributionsOfGroupsAreTheSumsOfWhatIsBelow(long seed) {
        Generated.holds(seed, given -> {
            SalesScore score = given.score();
            if (score.isScored()) {
                assertThat(total(score.contributions(), Contribution::effectiveWeight))
                        .as("effective weights")
                        .isCloseTo(1, within(1e-9));
                assertThat(score.contributions()).allSatisfy(one -> {
                    assertThat(one.isAdjustment()).isEqualTo(one.effectiveWeight() == 0);
                    assertThat(one.isAdjustment() && one.points() >= 0).isFalse();
                });
                Map<String, Contribution> all = Stream.concat(score.groups().stream(), score.contributions().stream())
                        .filter(one -> one.effectiveWeight() > 0)
                        .collect(Collectors.toMap(Contribution::id, one -> one, (group, same) -> group));
                checkSums(given.root(), all);
            }
        });
    }

    private static void checkSums(Generated.Tree tree, Map<String, Contribution> all) {
        List<Contribution> below = tree.parts().stream()
                .map(part -> part instanceof Generated.Tree inner
                        ? inner.id()
                        : ((Generated.Leaf) part).kpi().id())
                .flatMap(id -> Stream.ofNullable(all.get(id)))
                .toList();
        Contribution own = all.get(tree.id());
        if (own != null && !below.isEmpty()) {
            assertThat(total(below, Contribution::points)).as(tree.id()).isCloseTo(own.points(), within(1e-9));
            assertThat(total(below, Contribution::effectiveWeight))
                    .as(tree.id())
                    .isCloseTo(own.effectiveWeight(), within(1e-9));
        }
        tree.parts().forEach(part -> {
            if (part instanceof Generated.Tree inner) {
                checkSums(inner, all);
            }
        });
    }

    private static double total(List<Contribution> contributions, ToDoubleFunction<Contribution> number) {
        return contributions.stream().mapToDouble(number).sum();
    }

    /** In arithmetic groups alone a criterion contributes its weight times its points. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anArithmeticContributionIsWeightTimesPoints(long seed) {
        Generated.holds(seed, given -> {
            SalesScore score = given.score();
            if (score.isScored() && given.isArithmetic()) {
                assertThat(score.contributions())
                        .filteredOn(one -> one.effectiveWeight() > 0)
                        .allSatisfy(one ->
                                assertThat(one.points()).isCloseTo(one.effectiveWeight() * one.level(), within(1e-9)));
            }
        });
    }

    // ---- 3: monotone ----

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anImprovedKpiNeverLowersTheScore(long seed) {
        Generated.holds(seed, given -> {
            SalesScore score = given.score();
            Random random = new Random(seed);
            if (score.isScored()) {
                double before = score.exactPoints();
                for (Said said : given.said()) {
                    improvements(given, said, random).forEach(better -> {
                        SalesScore improved = given.with(said.kpi(), better).score();
                        // logarithms and reciprocals round; sums and products of what has grown have grown
                        double slack = given.isArithmetic() ? 0 : 1e-9;
                        assertThat(improved.exactPoints())
                                .as("with %s %s after %s", said.kpi(), better.code(), said.measurement())
                                .isGreaterThanOrEqualTo(before - slack);
                    });
                }
            }
        });
    }

    /** Better measurements of a KPI with the same evidence. */
    private static List<Written<Measurement>> improvements(Generated given, Said said, Random random) {
        Optional<Measurement> measured = said.measurement()
                .map(Written::it)
                .filter(measurement -> measurement.value().isPresent());
        if (measured.isEmpty()) {
            return List.of();
        }
        double value = measured.get().value().orElseThrow();
        return switch (said.kpi().direction()) {
            case HIGHER_IS_BETTER ->
                betterValues(given, said.kpi(), value, Double.POSITIVE_INFINITY, measured.get(), random);
            case LOWER_IS_BETTER ->
                betterValues(given, said.kpi(), value, Double.NEGATIVE_INFINITY, measured.get(), random);
            case ON_TARGET_IS_BEST -> {
                OptionalDouble best = best(given, said);
                yield best.isPresent()
                        ? betterValues(given, said.kpi(), value, best.getAsDouble(), measured.get(), random)
                        : List.of();
            }
        };
    }

    /** The best value of a KPI whose target is best; empty where a prior or a gate sees it elsewhere. */
    private static OptionalDouble best(Generated given, Said said) {
        ScoreModel model = given.model();
        Optional<Criterion> criterion = model.criteria().stream()
                .filter(one -> one.kpi().equals(said.kpi()) && one.prior().isEmpty())
                .findFirst();
        if (criterion.isEmpty()) {
            return OptionalDouble.empty();
        }
        OptionalDouble best = criterion.get().curve().input() == Curve.Input.ATTAINMENT
                ? said.target()
                : criterion.get().breakpoints().stream()
                        .max(Comparator.comparingDouble(CurvePoint::y))
                        .map(corner -> OptionalDouble.of(corner.x()))
                        .orElseThrow();
        return best.isPresent()
                        && model.gates().stream()
                                .filter(gate -> gate.kpi().equals(said.kpi()))
                                .allMatch(gate -> liesBeyond(gate, best.getAsDouble()))
                ? best
                : OptionalDouble.empty();
    }

    /** Whether a gate closes on the way from the best value, and not on the way to it. */
    private static boolean liesBeyond(Gate gate, double best) {
        boolean low = gate.comparison() == Gate.Comparison.BELOW || gate.comparison() == Gate.Comparison.AT_MOST;
        return !gate.isClosedAt(best) && (low ? gate.threshold() <= best : gate.threshold() >= best);
    }

    private static List<Written<Measurement>> betterValues(
            Generated given, Kpi kpi, double value, double towards, Measurement from, Random random) {
        double sign = Math.signum(towards - value);
        List<Double> candidates = new ArrayList<>(List.of(
                Math.nextAfter(value, towards),
                value + sign * Math.max(1e-3, Math.abs(value)) * random.nextDouble(),
                value + sign * 1e3 * random.nextDouble(),
                value + sign * random.nextDouble(),
                value + sign * 1,
                towards));
        Criterion criterion = given.model().criteria().stream()
                .filter(one -> one.kpi().equals(kpi))
                .findFirst()
                .orElse(null);
        if (criterion != null) {
            criterion.breakpoints().forEach(corner -> candidates.add(corner.x()));
        }
        given.gates().forEach(gate -> candidates.add(gate.it().threshold()));
        return candidates.stream()
                .filter(to -> Double.isFinite(to) && isBetween(value, to, towards))
                .flatMap(to -> Generator.towards(from, to, kpi.unit()).stream())
                .filter(better -> isBetween(value, better.it().value().orElseThrow(), towards))
                .toList();
    }

    private static boolean isBetween(double value, double better, double towards) {
        return better != value
                && (towards > value ? better > value && better <= towards : better < value && better >= towards);
    }

    // ---- 4: orderless ----

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theOrderOfWritingChangesNothing(long seed) {
        Generated.holds(seed, given -> {
            Generated other = given.shuffled(new Random(seed));
            SalesScore score = given.score();
            SalesScore same = other.score();

            assertThat(same.model().fingerprint()).isEqualTo(score.model().fingerprint());
            assertThat(same.inputs()).isEqualTo(score.inputs());
            assertThat(numbers(same)).containsExactlyElementsOf(numbers(score).toList());
            assertThat(same.notes()).containsExactlyInAnyOrderElementsOf(score.notes());
            assertThat(same.unscoredBecause()).containsExactlyInAnyOrderElementsOf(score.unscoredBecause());
            if (score.isScored()) {
                assertThat(new HashSet<>(same.contributions())).isEqualTo(new HashSet<>(score.contributions()));
            }
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void contributionsComeInTheOrderOfTheModel(long seed) {
        Generated.holds(seed, given -> {
            SalesScore score = given.score();
            if (score.isScored()) {
                List<String> written =
                        score.model().criteria().stream().map(Criterion::id).toList();
                assertThat(score.contributions().stream()
                                .filter(one -> one.kind() == Contribution.Kind.CRITERION)
                                .map(Contribution::id))
                        .isSortedAccordingTo(Comparator.comparing(written::indexOf));
            }
        });
    }

    // ---- 5: no silent number ----

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyNumberIsFinite(long seed) {
        Generated.holds(seed, given -> {
            SalesScore score = given.score();

            for (SalesScore each : List.of(score, given.overridden())) {
                assertThat(numbers(each))
                        .allSatisfy(number -> assertThat(number).isFinite());
                assertThat(each.coverage()).isBetween(0.0, 1.0);
                assertThat(each.toString()).doesNotContain("NaN", "Infinity", "null");
            }
            Random random = new Random(seed);
            score.model()
                    .criteria()
                    .forEach(criterion -> Stream.of(0.0, -1e100, 1e100, Double.MIN_VALUE, random.nextDouble())
                            .forEach(x -> {
                                assertThat(criterion.pointsAt(x)).isFinite();
                                criterion
                                        .attainment(x, random.nextDouble())
                                        .ifPresent(
                                                attained -> assertThat(attained).isFinite());
                            }));
        });
    }

    /** What is added up from ramps ends at the corners, to the last bit of the largest, and no points are exactly none. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void noCurveLeavesItsCorners(long seed) {
        Generated.holds(
                seed,
                given -> given.model().criteria().forEach(criterion -> {
                    List<CurvePoint> corners = criterion.breakpoints();
                    double lowest =
                            corners.stream().mapToDouble(CurvePoint::y).min().orElseThrow();
                    double highest =
                            corners.stream().mapToDouble(CurvePoint::y).max().orElseThrow();
                    double crumb = Math.ulp(Math.max(Math.abs(lowest), Math.abs(highest)));
                    Stream.concat(Stream.of(-1e100, 1e100), corners.stream().map(CurvePoint::x))
                            .forEach(x -> assertThat(criterion.pointsAt(x))
                                    .as("%s at %s", criterion.curve(), x)
                                    .isBetween(lowest - (lowest == 0 ? 0 : crumb), highest + crumb));
                }));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void thereIsAScoreOrAReason(long seed) {
        Generated.holds(seed, given -> {
            SalesScore score = given.score();

            assertThat(score.isScored()).isEqualTo(score.unscoredBecause().isEmpty());
            if (score.isScored()) {
                assertThat(score.grade().isPresent()).isEqualTo(given.grades().isPresent());
                assertThat(score.contributions()).isNotEmpty();
            } else {
                assertThat(score.grade()).isEmpty();
                List<ThrowingCallable> questions =
                        List.of(score::points, score::exactPoints, score::contributions, score::groups);
                assertThat(questions)
                        .allSatisfy(question -> assertThatThrownBy(question)
                                .isInstanceOf(IllegalStateException.class)
                                .hasMessageContainingAll(score.unscoredBecause().stream()
                                        .flatMap(why ->
                                                Stream.of(why.id(), why.reason().name()))
                                        .toArray(String[]::new)));
                assertThat(score.notes())
                        .as("what held the total of no score")
                        .noneMatch(note -> List.of(Note.Kind.CEILING, Note.Kind.GATE, Note.Kind.GATE_WITHOUT_EFFECT)
                                .contains(note.kind()));
            }
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void noGateOpensForWantOfAValue(long seed) {
        Generated.holds(seed, given -> {
            SalesScore score = given.score();
            for (Gate gate : score.model().gates()) {
                Measurement measurement = score.inputs().measurement(gate.kpi());
                OptionalDouble value = measurement.value();
                boolean unknown = value.isEmpty() && !measurement.reason().equals(Optional.of(Reason.NOT_APPLICABLE));
                if (unknown && !gate.ignoresMissing()) {
                    assertThat(score.unscoredBecause())
                            .anyMatch(why -> why.reason() == Reason.GATE_UNKNOWN
                                    && why.id().equals(gate.kpi().id()));
                }
                if (score.isScored() && value.isPresent() && gate.isClosedAt(value.getAsDouble())) {
                    assertThat(score.exactPoints())
                            .isLessThanOrEqualTo(score.model().capOf(gate));
                }
            }
            if (score.isScored()) {
                assertThat(score.exactPoints())
                        .isLessThanOrEqualTo(score.model().ceiling());
            }
        });
    }

    /** Whoever has no value is named: dropped, replaced, not applicable, or why there is no score. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatHasNoValueIsNamed(long seed) {
        Generated.holds(seed, given -> {
            SalesScore score = given.score();
            List<String> named = Stream.concat(
                            score.notes().stream().map(Note::id),
                            score.unscoredBecause().stream().map(Unscored::id))
                    .toList();
            score.model().criteria().stream()
                    .filter(criterion -> score.curveInput(criterion.kpi()).isEmpty())
                    .forEach(criterion -> assertThat(named).contains(criterion.id()));
            boolean complete = score.notes().stream()
                    .noneMatch(note -> List.of(Note.Kind.DROPPED, Note.Kind.STATED_POINTS, Note.Kind.PRIOR_TAKEN)
                            .contains(note.kind()));
            if (score.isScored() && complete) {
                assertThat(score.coverage()).isEqualTo(1);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void whatIsNoNumberIsRefusedWhereItEnters(double none) {
        Kpi revenue = Kpi.builder("revenue").unit(Unit.IDR).build();
        Kpi csat =
                Kpi.builder("csat").unit(Unit.rating(1, 5)).rollUp(RollUp.POOL).build();
        ScoreCalculator calculator = ScoreCalculator.of(
                ScoreModel.builder("m").kpi(revenue, 1, Curve.attainment()).build());
        List<ThrowingCallable> entries = List.of(
                () -> calculator.subject("sari").actual(revenue, none),
                () -> calculator.subject("sari").target(revenue, none),
                () -> calculator.subject("sari").ratio(csat, none, 1),
                () -> calculator.subject("sari").ratio(csat, 1, none),
                () -> calculator.subject("sari").meanOf(csat, 3, none),
                () -> Measurement.plain(none),
                () -> ScoreModel.builder("m")
                        .kpi(revenue, none, Curve.attainment())
                        .build(),
                () -> ScoreModel.builder("m")
                        .kpi(revenue, 1, Curve.attainment())
                        .scale(0, none),
                () -> ScoreModel.builder("m")
                        .kpi(revenue, 1, Curve.attainment())
                        .scale(none, 100),
                () -> ScoreModel.builder("m")
                        .kpi(revenue, 1, Curve.attainment())
                        .ceiling(none)
                        .build(),
                () -> new ScoreScale(none, 100),
                () -> GradeScale.lowest("C").from(none, "B"),
                () -> Curve.between(0, none),
                () -> Curve.around(none, 1, 2),
                () -> Curve.around(3, 1, none),
                () -> Curve.points().at(none, 1),
                () -> Curve.points().at(1, none),
                () -> Curve.steps(0).from(none, 1),
                () -> Curve.steps(none).from(1, 2),
                () -> Curve.zScore(none, 1),
                () -> Curve.zScore(1, none),
                () -> Curve.attainment().cappedAt(none),
                () -> Curve.attainment().threshold(none),
                () -> Curve.attainment().accelerator(1, none),
                () -> Curve.attainment().accelerator(none, 2),
                () -> Benchmark.of(csat, 5, "peers", Period.year(2025), "1").quantile(none, 1),
                () -> Benchmark.of(csat, 5, "peers", Period.year(2025), "1").quantile(0.5, none),
                () -> MissingPolicy.points(none),
                () -> MissingPolicy.reweight(none),
                () -> Prior.of(none, 1, "peers", "1"),
                () -> Prior.of(1, none, "peers", "1"),
                () -> Gate.capAt(none),
                () -> Gate.capAt(60).whenBelow(csat, none));

        assertThat(entries)
                .allSatisfy(entry -> assertThatIllegalArgumentException().isThrownBy(entry));
    }

    // ---- 6: independent ----

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nobodyElseChangesAScore(long seed) {
        Generated.holds(seed, given -> {
            ScoreCalculator calculator = ScoreCalculator.of(given.model());
            SalesScore alone = calculator.score(given.measurements());
            List<Double> numbers = numbers(alone).toList();
            List<SalesScore> peers = peers(given, calculator);

            SalesScore again = calculator.score(given.measurements());
            List<SalesScore> all = new ArrayList<>(peers);
            all.add(again);
            Ranking ranking = Ranking.of(all);
            Ranking without = Ranking.of(all.subList(all.size() / 2, all.size()));

            assertThat(again).isEqualTo(alone);
            assertThat(numbers(again)).containsExactlyElementsOf(numbers);
            assertThat(numbers(alone)).containsExactlyElementsOf(numbers);
            Stream.of(ranking, without)
                    .flatMap(some -> some.entries().stream())
                    .filter(entry -> entry.score().subject().equals("sari"))
                    .forEach(entry -> assertThat(numbers(entry.score())).containsExactlyElementsOf(numbers));
            assertThat(without.entries().stream().map(entry -> entry.score().subject()))
                    .as("who is ahead of whom")
                    .isSubsetOf(ranking.entries().stream()
                            .map(entry -> entry.score().subject())
                            .toList())
                    .isSortedAccordingTo(Comparator.comparing(ranking.entries().stream()
                            .map(entry -> entry.score().subject())
                            .toList()::indexOf));
        });
    }

    /** Others with some of the same measurements. */
    private static List<SalesScore> peers(Generated given, ScoreCalculator calculator) {
        Random random = new Random(given.seed());
        return IntStream.range(0, 6)
                .mapToObj(i -> calculator.score(given.with(given.said().stream()
                                .map(said -> moved(said, random))
                                .toList())
                        .measurements("peer " + i)))
                .toList();
    }

    private static Said moved(Said said, Random random) {
        double share = random.nextDouble();
        return new Said(
                said.kpi(),
                said.measurement()
                        .map(measurement -> measurement.it().value().isPresent() && random.nextInt(3) > 0
                                ? Generator.towards(
                                                measurement.it(),
                                                measurement.it().value().orElseThrow() * (0.5 + share),
                                                said.kpi().unit())
                                        .orElse(measurement)
                                : measurement),
                said.target());
    }

    // ---- 7: mergeable ----

    private record Sale(String id, String rep, String outlet, BigDecimal value, boolean won, LocalDate closedOn) {

        static List<Sale> some(long seed) {
            Random random = new Random(seed);
            return IntStream.rangeClosed(0, random.nextInt(30))
                    .mapToObj(i -> new Sale(
                            "s" + i,
                            "rep" + random.nextInt(4),
                            "outlet" + random.nextInt(6),
                            BigDecimal.valueOf(random.nextInt(100_000), 2),
                            random.nextInt(3) > 0,
                            LocalDate.of(2026, 1, 1).plusDays(random.nextInt(90))))
                    .toList();
        }
    }

    private static final Kpi REVENUE = Kpi.builder("revenue").unit(Unit.IDR).build();
    private static final Kpi WIN_RATE =
            Kpi.builder("win_rate").unit(Unit.SHARE).rollUp(RollUp.POOL).build();
    private static final Kpi AVERAGE_SALE =
            Kpi.builder("average_sale").unit(Unit.IDR).rollUp(RollUp.POOL).build();
    private static final Kpi OUTLETS =
            Kpi.builder("outlets").unit(Unit.COUNT).rollUp(RollUp.UNION).build();
    private static final Kpi REPEAT_RATE =
            Kpi.builder("repeat_rate").unit(Unit.SHARE).rollUp(RollUp.UNION).build();

    private static final MeasurePlan<Sale> PLAN = MeasurePlan.of(Sale.class)
            .measure(REVENUE, m -> m.sum(Sale::value).where(Sale::won).dated(Sale::closedOn))
            .measure(WIN_RATE, m -> m.proportion(Sale::won).dated(Sale::closedOn))
            .measure(AVERAGE_SALE, m -> m.mean(Sale::value).where(Sale::won).dated(Sale::closedOn))
            .measure(OUTLETS, m -> m.distinct(Sale::outlet).where(Sale::won).dated(Sale::closedOn))
            .measure(
                    REPEAT_RATE,
                    m -> m.repeatShare(Sale::outlet, Sale::id).where(Sale::won).dated(Sale::closedOn))
            .build();

    private static final ScoreCalculator BY_FACTS = ScoreCalculator.of(ScoreModel.builder("by-facts")
            .missing(MissingPolicy.reweight(0.1))
            .decimals(6)
            .kpi(REVENUE, 3, Curve.between(0, 10_000))
            .group(
                    "rates",
                    2,
                    g -> g.aggregation(Aggregation.GEOMETRIC)
                            .kpi(WIN_RATE, 1, Curve.between(0, 1), c -> c.prior(Prior.of(0.5, 10, "trade", "1")))
                            .kpi(REPEAT_RATE, 1, Curve.between(0, 1)))
            .kpi(AVERAGE_SALE, 1, Curve.between(0, 1000))
            .kpi(OUTLETS, 1, Curve.between(0, 6))
            .build());

    /** A team is scored as if its sales were one rep's, a quarter as if it had never been cut into months. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void joinedMeasurementsScoreAsTheUnionOfTheirFacts(long seed) {
        List<Sale> sales = Sale.some(seed);
        Period quarter = Period.quarter(2026, 1);
        SalesScore union = BY_FACTS.score(sales.stream().collect(PLAN.forSubject("team", quarter)));

        SalesScore ofReps = BY_FACTS.score(Measurements.rollUp(
                "team", sales.stream().collect(PLAN.by(Sale::rep, quarter)).values()));
        SalesScore ofMonths = BY_FACTS.score(quarter.split(Cadence.MONTH).stream()
                .map(month -> sales.stream().collect(PLAN.forSubject("team", month)))
                .reduce(Measurements::append)
                .orElseThrow());

        for (SalesScore joined : List.of(ofReps, ofMonths)) {
            assertThat(joined).as("%s", sales).isEqualTo(union);
            assertThat(numbers(joined))
                    .as("%s", sales)
                    .containsExactlyElementsOf(numbers(union).toList());
        }
    }

    @Test
    void anAverageOfAveragesScoresNothing() {
        Measurements one = Measurements.of("sari", Period.quarter(2026, 1))
                .actual(WIN_RATE, 0.75)
                .build();
        Measurements other = Measurements.of("budi", Period.quarter(2026, 1))
                .rate(WIN_RATE, 1, 6)
                .build();
        SalesScore team = ScoreCalculator.of(ScoreModel.builder("team")
                        .kpi(WIN_RATE, 1, Curve.between(0, 1))
                        .build())
                .score(Measurements.rollUp("team", List.of(one, other)));

        assertThat(team.unscoredBecause()).extracting(Unscored::reason).containsExactly(Reason.NOT_MERGEABLE);
    }

    // ---- 8: what is shown is what is graded and ranked ----

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void thePublishedScoreDecidesGradeRankAndTies(long seed) {
        Generated.holds(seed, given -> {
            ScoreCalculator calculator = ScoreCalculator.of(given.model());
            List<SalesScore> all = new ArrayList<>(peers(given, calculator));
            all.add(seed % 2 == 0 ? calculator.score(given.measurements()) : given.overridden());
            List<SalesScore> scored = all.stream().filter(SalesScore::isScored).toList();
            Ranking ranking = Ranking.of(all);

            assertThat(ranking.entries())
                    .hasSize(scored.size())
                    .isSortedAccordingTo(Comparator.comparingInt(Ranking.Entry::rank)
                            .thenComparing(place -> place.score().subject()));
            for (SalesScore score : scored) {
                double unit = Math.pow(10, given.decimals());
                assertThat(score.points()).isEqualTo(Math.rint(score.points() * unit) / unit);
                assertThat(score.points()).isCloseTo(score.exactPoints(), within(0.5 / unit + 1e-9));
                assertThat(score.grade()).isEqualTo(given.grades().map(grades -> grades.gradeOf(score.points())));
                long ahead = scored.stream()
                        .filter(other -> other.points() > score.points())
                        .count();
                assertThat(ranking.rankOf(score.subject())).hasValue((int) ahead + 1);
            }
        });
    }

    @Test
    void halvesArePublishedUpwardsAfterSnapping() {
        ScoreModel model = ScoreModel.builder("m")
                .kpi(Kpi.builder("a").unit(Unit.COUNT).build(), 1, Curve.between(0, 100))
                .build();

        assertThat(model.publish(95.05)).isEqualTo(95.1);
        assertThat(model.publish(Math.nextDown(95.05))).isEqualTo(95.1);
        assertThat(model.publish(95.0499999)).isEqualTo(95.0);
        assertThat(model.publish(-0.05)).isEqualTo(-0.1);
    }

    // ---- 9: frozen ----

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aReplayedScoreIsTheSame(long seed) {
        Generated.holds(seed, given -> replaysTheSame(given, given.score()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aReplayedScoreIsTheSameUnderItsOverride(long seed) {
        Generated.holds(seed, given -> {
            replaysTheSame(given, given.overridden());
            assertThat(ScoreCalculator.of(given.model())
                            .replay(given.overridden())
                            .override())
                    .isEqualTo(given.overridden().override());
        });
    }

    private static void replaysTheSame(Generated given, SalesScore score) {
        SalesScore replayed = ScoreCalculator.of(given.model()).replay(score);
        SalesScore renamed =
                ScoreCalculator.of(given.model("generated.anew", "2")).replay(score);

        for (Said said : given.said()) {
            Measurements measured = given.measurements();
            assertThat(score.inputs().target(said.kpi())).isEqualTo(measured.target(said.kpi()));
            assertThat(score.inputs().measurement(said.kpi()).value())
                    .isEqualTo(measured.measurement(said.kpi()).value());
        }
        assertThat(replayed).isEqualTo(score).hasSameHashCodeAs(score);
        assertThat(renamed.model().fingerprint()).isEqualTo(score.model().fingerprint());
        for (SalesScore same : List.of(replayed, renamed)) {
            assertThat(numbers(same)).containsExactlyElementsOf(numbers(score).toList());
            assertThat(same.notes().stream().map(Note::kind))
                    .containsExactlyElementsOf(
                            score.notes().stream().map(Note::kind).toList());
            assertThat(same.inputs()).isEqualTo(score.inputs());
            assertThat(same.grade()).isEqualTo(score.grade());
            assertThat(same.unscoredBecause()).hasSameSizeAs(score.unscoredBecause());
        }
        assertThat(replayed.notes()).isEqualTo(score.notes());
        assertThat(replayed.unscoredBecause()).isEqualTo(score.unscoredBecause());
        if (score.isScored()) {
            assertThat(replayed.contributions()).isEqualTo(score.contributions());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aNewVersionLeavesOldScoresAlone(long seed) {
        Generated.holds(seed, given -> {
            SalesScore score = given.score();
            List<Double> numbers = numbers(score).toList();
            String fingerprint = score.model().fingerprint();

            ScoreCalculator next = ScoreCalculator.of(given.reweighted().model("generated", "2"));
            next.score(score.inputs());

            assertThat(next.model().fingerprint()).isNotEqualTo(fingerprint);
            assertThat(score.model().version()).isEqualTo("1");
            assertThat(score.model().fingerprint()).isEqualTo(fingerprint);
            assertThat(numbers(score)).containsExactlyElementsOf(numbers);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> next.replay(score))
                    .withMessageContaining(fingerprint)
                    .withMessageContaining("sari");
        });
    }

    /** A correction leaves the score that it restates as it was, and both can be made again. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aRestatedScoreReplays(long seed) {
        Generated.holds(seed, given -> {
            ScoreCalculator calculator = ScoreCalculator.of(given.model());
            SalesScore score = given.score();
            SalesScore corrected = corrected(given);
            List<Double> numbers = numbers(score).toList();
            LocalDate day = score.period().lastDay();
            List<Kpi> changed = given.said().stream()
                    .map(Said::kpi)
                    .filter(kpi -> !score.inputs()
                            .measurement(kpi)
                            .equals(corrected.inputs().measurement(kpi)))
                    .sorted(Comparator.comparing(Kpi::id))
                    .toList();

            ScoreRevision published = ScoreRevision.ofProvisional(score, day).finalized(score, day);
            ScoreRevision restated = published.restated(corrected, day.plusDays(9), "late facts", List.of());

            assertThat(calculator.replay(restated.score())).isEqualTo(corrected);
            assertThat(numbers(calculator.replay(restated.score())))
                    .containsExactlyElementsOf(numbers(corrected).toList());
            assertThat(restated.earlier()).contains(score);
            assertThat(restated.restates()).contains(published.id());
            assertThat(numbers(published.score())).containsExactlyElementsOf(numbers);
            assertThat(numbers(calculator.replay(published.score()))).containsExactlyElementsOf(numbers);
            assertThat(restated.changedMeasurements()).isEqualTo(changed);
            assertThat(restated.changedWithoutFacts()).isEqualTo(changed);
            assertThat(restated.change().isPresent()).isEqualTo(score.isScored() && corrected.isScored());
            restated.change()
                    .ifPresent(
                            change -> assertThat(score.points() + change).isCloseTo(corrected.points(), within(1e-9)));
        });
    }

    /** By other facts, or by what a manager decided. */
    private static SalesScore corrected(Generated given) {
        Random random = new Random(given.seed());
        SalesScore byFacts = given.with(
                        given.said().stream().map(said -> moved(said, random)).toList())
                .score();
        return given.seed() % 3 == 0 || byFacts.equals(given.score()) ? given.overridden() : byFacts;
    }

    // ---- 10: keyed ----

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aKpiThatTheModelDoesNotAskForDoesNotCount(long seed) {
        Generated.holds(seed, given -> {
            Kpi unknown = Kpi.builder("Unknown").unit(Unit.COUNT).build();
            List<Said> more = new ArrayList<>(given.said());
            more.add(0, new Said(unknown, Optional.of(new Written<>(Measurement.plain(7), "")), OptionalDouble.of(3)));
            SalesScore score = given.score();
            SalesScore same = given.with(more).score();

            assertThat(numbers(same)).containsExactlyElementsOf(numbers(score).toList());
            assertThat(same.notes()).isEqualTo(score.notes());
            assertThat(same.unscoredBecause()).isEqualTo(score.unscoredBecause());
            assertThat(same.inputs().kpis()).contains(unknown);
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aRepeatedIdIsRefusedByName(long seed) {
        Generated.holds(seed, given -> {
            Generated.Leaf leaf = given.root().leaves().findFirst().orElseThrow();
            Kpi kpi = leaf.kpi();
            List<Consumer<ScoreModel.Builder>> repetitions = List.of(
                    model -> model.kpi(kpi, 1, leaf.curve().it()),
                    model -> model.group(
                            kpi.id(),
                            1,
                            group -> group.kpi(
                                    Kpi.builder("Other").unit(Unit.COUNT).build(), 1, Curve.between(0, 1))),
                    model -> model.group(
                            "Outer", 1, group -> group.kpi(kpi, 1, leaf.curve().it())));
            assertThat(repetitions).allSatisfy(repetition -> {
                ScoreModel.Builder model =
                        ScoreModel.builder("twice").kpi(kpi, 1, leaf.curve().it());
                repetition.accept(model);
                assertThatIllegalArgumentException()
                        .isThrownBy(model::build)
                        .withMessageContaining("(" + kpi.id() + ")")
                        .withMessageContaining("twice");
            });
            Measurements.Builder measurements = Measurements.of("sari", Period.quarter(2026, 1));
            measurements.measured(kpi, Measurement.missing()).target(kpi, 1);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> measurements.measured(kpi, Measurement.missing()))
                    .withMessageContaining("(" + kpi.id() + ")");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> measurements.target(kpi, 1))
                    .withMessageContaining("(" + kpi.id() + ")");
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anIdThatMeansSomethingElseIsRefusedByName(long seed) {
        Generated.holds(seed, given -> {
            Kpi kpi = given.root().leaves().findFirst().orElseThrow().kpi();
            Kpi other = Kpi.builder(kpi.id()).unit(Unit.money("USD")).build();
            ScoreCalculator calculator = ScoreCalculator.of(given.model());

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> calculator
                            .subject("sari")
                            .period(Period.quarter(2026, 1))
                            .actual(other, 5)
                            .score())
                    .withMessageContaining("(" + kpi.id() + ")");
            assertThatCode(() -> calculator
                            .subject("sari")
                            .period(Period.quarter(2026, 1))
                            .score())
                    .doesNotThrowAnyException();
        });
    }
}
