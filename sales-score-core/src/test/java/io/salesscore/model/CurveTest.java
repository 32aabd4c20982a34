package io.salesscore.model;

import static io.salesscore.model.Given.COVER;
import static io.salesscore.model.Given.CYCLE;
import static io.salesscore.model.Given.OVERDUE;
import static io.salesscore.model.Given.REVENUE;
import static io.salesscore.model.Given.WIN_RATE;
import static io.salesscore.model.Given.criterion;
import static io.salesscore.model.Given.number;
import static io.salesscore.model.Given.peers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.salesscore.kpi.Direction;
import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Unit;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The factories of curves, by examples. */
class CurveTest {

    private static final Kpi SCORE = number(Direction.HIGHER_IS_BETTER);

    private static Arguments row(String name, Kpi kpi, Curve curve, double[]... points) {
        return Arguments.of(Named.of(name, criterion(kpi, curve)), List.of(points));
    }

    private static double[] at(double x, double points) {
        return new double[] {x, points};
    }

    static Stream<Arguments> rows() {
        return Stream.of(
                row(
                        "attainment",
                        REVENUE,
                        Curve.attainment(),
                        at(-1, 0),
                        at(0, 0),
                        at(0.8, 80),
                        at(1, 100),
                        at(1.1, 100)),
                row(
                        "attainment capped at 120 %",
                        REVENUE,
                        Curve.attainment().cappedAt(1.20),
                        at(0.8, 80),
                        at(1, 100),
                        at(1.1, 110),
                        at(1.2, 120),
                        at(7, 120)),
                row(
                        "threshold, accelerator, cap",
                        REVENUE,
                        Curve.attainment().threshold(0.7).accelerator(1.0, 2).cappedAt(1.5),
                        at(0, 0),
                        at(Math.nextDown(0.7), 0),
                        at(0.7, 70),
                        at(0.85, 85),
                        at(1, 100),
                        at(1.1, 120),
                        at(1.25, 150),
                        at(9, 150)),
                row(
                        "accelerator behind the target",
                        REVENUE,
                        Curve.attainment().accelerator(1.1, 4).cappedAt(1.5),
                        at(0.5, 50),
                        at(1, 100),
                        at(1.05, 105),
                        at(1.1, 110),
                        at(1.15, 130),
                        at(1.2, 150),
                        at(1.3, 150)),
                row(
                        "decelerator",
                        REVENUE,
                        Curve.attainment().accelerator(1.0, 0.5).cappedAt(1.2),
                        at(1, 100),
                        at(1.2, 110),
                        at(1.4, 120),
                        at(2, 120)),
                row(
                        "cap below the target",
                        REVENUE,
                        Curve.attainment().cappedAt(0.8),
                        at(0.5, 50),
                        at(0.8, 80),
                        at(1, 80),
                        at(2, 80)),
                row(
                        "cap below the accelerator",
                        REVENUE,
                        Curve.attainment().accelerator(1.3, 2).cappedAt(1.2),
                        at(1, 100),
                        at(1.2, 120),
                        at(1.3, 120),
                        at(1.5, 120)),
                row(
                        "cap where the accelerator begins",
                        REVENUE,
                        Curve.attainment().accelerator(1.2, 0.1).cappedAt(1.2),
                        at(1.1, 110),
                        at(1.2, 120),
                        at(2, 120)),
                row(
                        "cap below the threshold",
                        REVENUE,
                        Curve.attainment().threshold(0.7).cappedAt(0.5),
                        at(Math.nextDown(0.7), 0),
                        at(0.7, 50),
                        at(1, 50)),
                row(
                        "cap at the threshold",
                        REVENUE,
                        Curve.attainment().threshold(0.5).cappedAt(0.5),
                        at(Math.nextDown(0.5), 0),
                        at(0.5, 50),
                        at(1, 50)),
                row(
                        "between, more is better",
                        WIN_RATE,
                        Curve.between(0.05, 0.35),
                        at(-1, 0),
                        at(0.05, 0),
                        at(0.20, 50),
                        at(0.35, 100),
                        at(1, 100)),
                row(
                        "between, less is better",
                        CYCLE,
                        Curve.between(10, 2),
                        at(99, 0),
                        at(10, 0),
                        at(6, 50),
                        at(2, 100),
                        at(-5, 100)),
                row(
                        "around with tolerance",
                        COVER,
                        Curve.around(21, 3, 14),
                        at(0, 0),
                        at(7, 0),
                        at(12.5, 50),
                        at(18, 100),
                        at(21, 100),
                        at(24, 100),
                        at(29.5, 50),
                        at(35, 0),
                        at(99, 0)),
                row(
                        "around without tolerance",
                        COVER,
                        Curve.around(10, 0, 10),
                        at(0, 0),
                        at(5, 50),
                        at(10, 100),
                        at(15, 50),
                        at(20, 0)),
                row(
                        "steps up",
                        SCORE,
                        Curve.steps(0).from(2, 1).from(2.5, 2).above(3, 3),
                        at(-9, 0),
                        at(Math.nextDown(2.0), 0),
                        at(2, 1),
                        at(Math.nextDown(2.5), 1),
                        at(2.5, 2),
                        at(3, 2),
                        at(Math.nextUp(3.0), 3),
                        at(99, 3)),
                row(
                        "steps down",
                        CYCLE,
                        Curve.steps(0).upTo(10, 1).upTo(8, 2).below(7, 3),
                        at(99, 0),
                        at(Math.nextUp(10.0), 0),
                        at(10, 1),
                        at(Math.nextUp(8.0), 1),
                        at(8, 2),
                        at(7, 2),
                        at(Math.nextDown(7.0), 3),
                        at(-9, 3)),
                row(
                        "steps of attainment, less is better",
                        OVERDUE,
                        Curve.steps(20).from(0.8, 60).from(1, 100).ofAttainment(),
                        at(0.79, 20),
                        at(0.8, 60),
                        at(1, 100)),
                row(
                        "points",
                        SCORE,
                        Curve.points().at(3.0, 0).at(4.2, 80).at(5.0, 100),
                        at(1, 0),
                        at(3, 0),
                        at(3.6, 40),
                        at(4.2, 80),
                        at(4.6, 90),
                        at(5, 100)),
                row(
                        "points with a jump up",
                        SCORE,
                        Curve.points().at(0, 0).at(1, 20).at(1, 60).at(2, 100),
                        at(0.5, 10),
                        at(Math.nextDown(1.0), 20),
                        at(1, 60),
                        at(1.5, 80)),
                row(
                        "points with a jump down",
                        CYCLE,
                        Curve.points().at(0, 100).at(1, 60).at(1, 20).at(2, 0),
                        at(0.5, 80),
                        at(1, 60),
                        at(Math.nextUp(1.0), 20),
                        at(1.5, 10)),
                row(
                        "a plateau between jumps around a target",
                        COVER,
                        Curve.points().at(10, 0).at(10, 100).at(20, 100).at(20, 0),
                        at(Math.nextDown(10.0), 0),
                        at(10, 100),
                        at(15, 100),
                        at(20, 100),
                        at(Math.nextUp(20.0), 0)),
                row(
                        "points of attainment",
                        OVERDUE,
                        Curve.points().at(0.5, 0).at(1, 90).at(1.5, 100).ofAttainment(),
                        at(0.5, 0),
                        at(0.75, 45),
                        at(1, 90),
                        at(1.25, 95),
                        at(3, 100)),
                row(
                        "percentile, more is better",
                        SCORE,
                        Curve.percentile(
                                peers(SCORE).quantile(0.1, 12).quantile(0.5, 24).quantile(0.9, 41)),
                        at(0, 10),
                        at(12, 10),
                        at(18, 30),
                        at(24, 50),
                        at(41, 90),
                        at(99, 90)),
                row(
                        "percentile, less is better",
                        CYCLE,
                        Curve.percentile(
                                peers(CYCLE).quantile(0.1, 12).quantile(0.5, 24).quantile(0.9, 41)),
                        at(0, 90),
                        at(12, 90),
                        at(18, 70),
                        at(24, 50),
                        at(41, 10),
                        at(99, 10)),
                row(
                        "percentile with ties, more is better",
                        SCORE,
                        Curve.percentile(peers(SCORE)
                                .quantile(0.125, 0)
                                .quantile(0.25, 0)
                                .quantile(0.375, 0)
                                .quantile(0.5, 0)
                                .quantile(0.75, 4)
                                .quantile(1, 4)),
                        at(-1, 12.5),
                        at(0, 50),
                        at(2, 62.5),
                        at(Math.nextDown(4.0), 75),
                        at(4, 100)),
                row(
                        "percentile with ties, less is better",
                        CYCLE,
                        Curve.percentile(peers(CYCLE)
                                .quantile(0.125, 0)
                                .quantile(0.25, 0)
                                .quantile(0.5, 0)
                                .quantile(0.75, 4)),
                        at(-1, 87.5),
                        at(0, 87.5),
                        at(Double.MIN_VALUE, 50),
                        at(2, 37.5),
                        at(4, 25)),
                row(
                        "percentile of a population of one value",
                        SCORE,
                        Curve.percentile(peers(SCORE).quantile(0, 7).quantile(1, 7)),
                        at(6.9, 0),
                        at(7, 100)),
                row(
                        "z-score, more is better",
                        WIN_RATE,
                        Curve.zScore(0.24, 0.06),
                        at(0.24, 50),
                        at(0.30, 60),
                        at(0.18, 40),
                        at(0.54, 100),
                        at(0.9, 100),
                        at(-0.06, 0)),
                row(
                        "z-score, less is better",
                        CYCLE,
                        Curve.zScore(10, 2),
                        at(10, 50),
                        at(8, 60),
                        at(13, 35),
                        at(0, 100),
                        at(20, 0)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void curvesGiveTheirPoints(Criterion criterion, List<double[]> points) {
        points.forEach(point -> assertThat(criterion.pointsAt(point[0]))
                .as("at %s", point[0])
                .isCloseTo(point[1], within(1e-12 * 150)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void curvesAreFlatOutsideTheirCorners(Criterion criterion, List<double[]> points) {
        assertThat(criterion.pointsAt(-Double.MAX_VALUE))
                .isCloseTo(criterion.breakpoints().get(0).y(), within(1e-10));
        assertThat(criterion.pointsAt(Double.MAX_VALUE))
                .isCloseTo(
                        criterion
                                .breakpoints()
                                .get(criterion.breakpoints().size() - 1)
                                .y(),
                        within(1e-10));
    }

    @Test
    void theTargetEarnsExactlyFullPoints() {
        for (double cap : new double[] {1, 1.05, 1.1, 1.2, 1.5, 3}) {
            assertThat(criterion(REVENUE, Curve.attainment().cappedAt(cap)).pointsAt(1))
                    .as("capped at %s", cap)
                    .isEqualTo(100);
        }
    }

    @ParameterizedTest(name = "from {0} to {1}")
    @CsvSource({"0, 3", "1, 4", "0, 120", "0, 1", "-50, 50", "300, 850", "-3, -1"})
    void sharesSpanTheScale(double minimum, double full) {
        Criterion attainment = criterion(REVENUE, Curve.attainment().cappedAt(1.5), minimum, full);
        assertThat(attainment.pointsAt(0)).isEqualTo(minimum);
        assertThat(attainment.pointsAt(1)).isEqualTo(full);
        assertThat(attainment.pointsAt(0.5)).isCloseTo((minimum + full) / 2, within(1e-12 * 1000));
        assertThat(attainment.pointsAt(1.5)).isEqualTo(full + (full - minimum) / 2);
        Criterion around = criterion(COVER, Curve.around(10, 2, 5), minimum, full);
        assertThat(around.pointsAt(10)).isEqualTo(full);
        assertThat(around.pointsAt(15)).isEqualTo(minimum);
        Criterion zScore = criterion(CYCLE, Curve.zScore(10, 2), minimum, full);
        assertThat(zScore.breakpoints()).containsExactly(new CurvePoint(0, full), new CurvePoint(20, minimum));
    }

    @Test
    void statedPointsAreTakenAsTheyAre() {
        Criterion table = criterion(SCORE, Curve.steps(1).from(10, 2).from(20, 4), 1, 4);
        assertThat(table.pointsAt(0)).isEqualTo(1);
        assertThat(table.pointsAt(10)).isEqualTo(2);
        assertThat(table.pointsAt(20)).isEqualTo(4);
    }

    @Test
    void lessThanTheWholeIsTakenFromFullPointsWithoutARemainder() {
        Curve deciles = Curve.percentile(peers(CYCLE).quantile(0.1, 1).quantile(0.9, 9));
        assertThat(criterion(CYCLE, deciles).pointsAt(9)).isEqualTo(10);
        assertThat(criterion(CYCLE, deciles).pointsAt(1)).isEqualTo(90);
    }

    @Test
    void theInputIsTheValueUnlessItIsTheAttainment() {
        assertThat(Curve.between(0, 1).input()).isEqualTo(Curve.Input.VALUE);
        assertThat(Curve.points().at(0, 0).at(1, 1).input()).isEqualTo(Curve.Input.VALUE);
        assertThat(Curve.steps(0).from(1, 1).input()).isEqualTo(Curve.Input.VALUE);
        assertThat(Curve.attainment().input()).isEqualTo(Curve.Input.ATTAINMENT);
        assertThat(Curve.points().at(0, 0).at(1, 1).ofAttainment().input()).isEqualTo(Curve.Input.ATTAINMENT);
        assertThat(Curve.steps(0).ofAttainment().from(1, 1).input()).isEqualTo(Curve.Input.ATTAINMENT);
    }

    @Test
    void aPercentileCurveKnowsItsBenchmark() {
        Benchmark peers = peers(CYCLE).quantile(0.1, 1).quantile(0.9, 9);
        assertThat(Curve.percentile(peers).benchmark()).contains(peers);
        assertThat(Curve.between(0, 1).benchmark()).isEmpty();
    }

    @Test
    void breakpointsAreInPointsOfTheScaleAndOfTheDirection() {
        assertThat(criterion(CYCLE, Curve.between(10, 2), 1, 4).breakpoints())
                .containsExactly(new CurvePoint(2, 4), new CurvePoint(10, 1));
        assertThat(criterion(CYCLE, Curve.zScore(10, 1)).breakpoints())
                .containsExactly(new CurvePoint(5, 100), new CurvePoint(15, 0));
        assertThat(criterion(SCORE, Curve.steps(0).above(3, 5)).breakpoints())
                .containsExactly(new CurvePoint(3, 0), new CurvePoint(3, 5, true));
        assertThat(criterion(REVENUE, Curve.attainment().threshold(0.5).cappedAt(2))
                        .breakpoints())
                .containsExactly(
                        new CurvePoint(0.5, 0),
                        new CurvePoint(0.5, 50),
                        new CurvePoint(1, 100),
                        new CurvePoint(2, 200));
    }

    static Stream<Arguments> same() {
        return Stream.of(
                Arguments.of(Curve.attainment(), Curve.attainment().cappedAt(1)),
                Arguments.of(Curve.attainment(), Curve.attainment().accelerator(1.2, 1)),
                Arguments.of(
                        Curve.attainment().cappedAt(1.2),
                        Curve.attainment().accelerator(1.5, 3).cappedAt(1.2)),
                Arguments.of(
                        Curve.attainment().threshold(0.7).cappedAt(1.5),
                        Curve.attainment().cappedAt(1.5).threshold(0.7)),
                Arguments.of(Curve.steps(0).from(2, 1), Curve.points().at(2, 0).at(2, 1)),
                Arguments.of(Curve.between(-0.0, 1), Curve.between(0, 1)),
                Arguments.of(
                        Curve.points().ofAttainment().at(0, 0).at(1, 5),
                        Curve.points().at(0, 0).at(1, 5).ofAttainment()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("same")
    void curvesWrittenDifferentlyAreEqual(Curve one, Curve other) {
        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
        assertThat(one.toString()).isEqualTo(other.toString());
    }

    static Stream<Arguments> different() {
        Benchmark peers = peers(SCORE).quantile(0.1, 1).quantile(0.9, 9);
        return Stream.of(
                Arguments.of(Curve.attainment(), Curve.attainment().cappedAt(1.2)),
                Arguments.of(Curve.attainment(), Curve.attainment().lowerIsBetter(LowerIsBetter.RATIO)),
                Arguments.of(Curve.between(0, 1), Curve.between(1, 0)),
                Arguments.of(Curve.between(0, 1), Curve.points().at(0, 0).at(1, 1)),
                Arguments.of(Curve.between(0, 1), Curve.attainment()),
                Arguments.of(Curve.steps(0).from(2, 1), Curve.steps(0).above(2, 1)),
                Arguments.of(
                        Curve.percentile(peers),
                        Curve.percentile(peers(SCORE).quantile(0.1, 1).quantile(0.8, 9))));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("different")
    void curvesThatMeanDifferentThingsDiffer(Curve one, Curve other) {
        assertThat(one).isNotEqualTo(other);
        assertThat(one).isNotEqualTo("curve");
    }

    @Test
    void aCurveSaysWhatItIs() {
        assertThat(Curve.between(0, 1)).hasToString("VALUE [(0.0, 0.0), (1.0, 1.0)]");
        assertThat(Curve.steps(0).above(3, 5)).hasToString("VALUE [(3.0, 0.0), (3.0, 5.0, exclusive)]");
    }

    private static Arguments error(ThrowingCallable call, String message) {
        return Arguments.of(Named.of(message, call), message);
    }

    static Stream<Arguments> errors() {
        return Stream.of(
                error(
                        () -> Curve.between(0.2, 0.2),
                        "The curve between (0.2) and (0.2) needs two different values.\n"
                                + "Maybe use steps for all or nothing."),
                error(() -> Curve.between(0, 1e-13), "The curve between has x (0.0) and (1.0E-13) closer than 1e-12."),
                error(
                        () -> Curve.between(Double.NaN, 1),
                        "The point (NaN, 0.0) of a curve must have x between -1e18 and 1e18 and y between -1e9 and 1e9."),
                error(
                        () -> Curve.between(0, 2e18),
                        "The point (2.0E18, 1.0) of a curve must have x between -1e18 and 1e18 and y between -1e9 and 1e9."),
                error(
                        () -> Curve.points().at(0, 2e9),
                        "The point (0.0, 2.0E9) of a curve must have x between -1e18 and 1e18 and y between -1e9 and 1e9."),
                error(
                        () -> Curve.points().at(0, Double.NaN),
                        "The point (0.0, NaN) of a curve must have x between -1e18 and 1e18 and y between -1e9 and 1e9."),
                error(
                        () -> Curve.around(21, 14, 14),
                        "The tolerance (14.0) around target (21.0) must be 0 or more and less than the distance that earns"
                                + " nothing (14.0)."),
                error(
                        () -> Curve.around(21, -1, 14),
                        "The tolerance (-1.0) around target (21.0) must be 0 or more and less than the distance that earns"
                                + " nothing (14.0)."),
                error(
                        () -> Curve.around(21, Double.NaN, 14),
                        "The tolerance (NaN) around target (21.0) must be 0 or more and less than the distance that earns"
                                + " nothing (14.0)."),
                error(
                        () -> Curve.around(1e17, 0, 1),
                        "The curve around target (1.0E17) has two corners at x (1.0E17): its distances are too small to tell"
                                + " beside it."),
                error(
                        () -> Curve.around(1, 0, 1e-13),
                        "The curve around target (1.0) has x (0.9999999999999) and (1.0) closer than 1e-12."),
                error(
                        () -> Curve.steps(Double.NaN),
                        "The points (NaN) of a score table's worst step must lie between -1e9 and 1e9."),
                error(
                        () -> Curve.steps(-2e9),
                        "The points (-2.0E9) of a score table's worst step must lie between -1e9 and 1e9."),
                error(
                        () -> Curve.steps(0).from(2, 1).from(3, 1),
                        "The score table has a step of (1.0) points that is no better than the one before.\n"
                                + "Maybe begin with the worst step and go on to the best: from and above where more is better,"
                                + " upTo and below where less is."),
                error(
                        () -> Curve.steps(0).upTo(2, 1).upTo(1, 0.5),
                        "The score table has a step of (0.5) points that is no better than the one before.\n"
                                + "Maybe begin with the worst step and go on to the best: from and above where more is better,"
                                + " upTo and below where less is."),
                error(
                        () -> Curve.steps(0).from(2, 1).from(1, 2),
                        "The score table has x (1.0) after (2.0), and x must not fall.\n"
                                + "Maybe begin with the worst step and go on to the best: from and above where more is better,"
                                + " upTo and below where less is."),
                error(
                        () -> Curve.steps(0).upTo(2, 1).below(3, 2),
                        "The score table has x (2.0) after (3.0), and x must not fall.\n"
                                + "Maybe begin with the worst step and go on to the best: from and above where more is better,"
                                + " upTo and below where less is."),
                error(
                        () -> Curve.steps(0).from(2, 1).above(2, 2),
                        "The score table has more than two corners at x (2.0).\n"
                                + "Maybe begin with the worst step and go on to the best: from and above where more is better,"
                                + " upTo and below where less is."),
                error(
                        () -> Curve.points().at(0.35, 1).at(0.3, 2),
                        "The curve has x (0.3) after (0.35), and x must not fall."),
                error(
                        () -> Curve.points().at(0.3, 1).at(0.3, 2).at(0.3, 3),
                        "The curve has more than two corners at x (0.3)."),
                error(
                        () -> Curve.points().at(1, 1).at(Math.nextUp(1.0), 2),
                        "The curve has x (1.0) and (1.0000000000000002) closer than 1e-12."),
                error(
                        () -> Curve.percentile(peers(REVENUE)),
                        "The percentile curve of the benchmark of KPI (revenue) needs at least two corners and has (0)."),
                error(
                        () -> Curve.percentile(peers(REVENUE).quantile(0.5, 1)),
                        "The percentile curve of the benchmark of KPI (revenue) needs at least two corners and has (1)."),
                error(
                        () -> Curve.percentile(peers(REVENUE).quantile(0.5, 0).quantile(0.6, 1e-13)),
                        "The percentile curve of the benchmark of KPI (revenue) has x (0.0) and (1.0E-13) closer than"
                                + " 1e-12."),
                error(() -> Curve.zScore(1, 0), "The standard deviation (0.0) of a z-score curve must be positive."),
                error(
                        () -> Curve.zScore(1, Double.NaN),
                        "The standard deviation (NaN) of a z-score curve must be positive."),
                error(
                        () -> Curve.zScore(1e17, 1),
                        "The z-score curve of mean (1.0E17) and standard deviation (1.0) has two corners at x (1.0E17): its"
                                + " distances are too small to tell beside it."),
                error(
                        () -> Curve.attainment().cappedAt(0),
                        "The cap (0.0) of an attainment curve must lie between 1e-6 and 1000.\n"
                                + "Maybe percent was given: 120 % is 1.20."),
                error(
                        () -> Curve.attainment().cappedAt(1001),
                        "The cap (1001.0) of an attainment curve must lie between 1e-6 and 1000.\n"
                                + "Maybe percent was given: 120 % is 1.20."),
                error(
                        () -> Curve.attainment().cappedAt(Double.NaN),
                        "The cap (NaN) of an attainment curve must lie between 1e-6 and 1000.\n"
                                + "Maybe percent was given: 120 % is 1.20."),
                error(
                        () -> Curve.attainment().accelerator(1, 0),
                        "The rate (0.0) of an attainment curve must lie between 1e-6 and 1000.\n"
                                + "Maybe percent was given: 120 % is 1.20."),
                error(
                        () -> Curve.attainment().accelerator(0.9, 2),
                        "The accelerator of an attainment curve must begin at an attainment (0.9) of 1 or more, and no more"
                                + " than 1000.\nMaybe percent was given: 120 % is 1.20."),
                error(
                        () -> Curve.attainment().accelerator(1001, 2),
                        "The accelerator of an attainment curve must begin at an attainment (1001.0) of 1 or more, and no more"
                                + " than 1000.\nMaybe percent was given: 120 % is 1.20."),
                error(
                        () -> Curve.attainment().threshold(70),
                        "The threshold (70.0) of an attainment curve must lie between 0 and 1, exclusive.\n"
                                + "Maybe percent was given: 70 % is 0.70."),
                error(
                        () -> Curve.attainment().threshold(0),
                        "The threshold (0.0) of an attainment curve must lie between 0 and 1, exclusive.\n"
                                + "Maybe percent was given: 70 % is 0.70."),
                error(
                        () -> Curve.attainment().threshold(1),
                        "The threshold (1.0) of an attainment curve must lie between 0 and 1, exclusive.\n"
                                + "Maybe percent was given: 70 % is 0.70."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("errors")
    void anErrorIsThrownAtTheCallThatIsWrong(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    @Test
    void theOuterBoundsThemselvesAreTaken() {
        assertThat(criterion(REVENUE, Curve.attainment().cappedAt(1000)).pointsAt(1000))
                .isEqualTo(100_000);
        assertThat(criterion(REVENUE, Curve.attainment().cappedAt(1e-6)).pointsAt(1))
                .isCloseTo(1e-4, within(1e-18));
        assertThat(criterion(REVENUE, Curve.attainment().accelerator(1000, 1000).cappedAt(1000))
                        .pointsAt(1000))
                .isEqualTo(100_000);
        assertThat(criterion(SCORE, Curve.points().at(-1e18, -1e9).at(1e18, 1e9))
                        .pointsAt(0))
                .isZero();
        assertThat(criterion(SCORE, Curve.steps(-1e9).from(1, 1e9)).pointsAt(0)).isEqualTo(-1e9);
        assertThat(criterion(SCORE, Curve.between(0, 1e-12)).pointsAt(5e-13)).isCloseTo(50, within(1e-9));
    }

    private static Arguments refused(String name, Kpi kpi, Curve curve, String problem) {
        return Arguments.of(Named.of(name, kpi), curve, problem);
    }

    static Stream<Arguments> contradictions() {
        Kpi onTarget = number(Direction.ON_TARGET_IS_BEST);
        Kpi growth = Kpi.builder("number").unit(Unit.CHANGE).build();
        Kpi share = Kpi.builder("number").unit(Unit.SHARE).build();
        Kpi less = number(Direction.LOWER_IS_BETTER);
        return Stream.of(
                refused(
                        "falls",
                        SCORE,
                        Curve.between(10, 2),
                        "falls from (1.0) to (0.0) at x (10.0) where more is better."),
                refused(
                        "rises",
                        less,
                        Curve.between(2, 10),
                        "rises from (0.0) to (1.0) at x (10.0) where less is better."),
                refused(
                        "step rises",
                        less,
                        Curve.steps(0).from(2, 10),
                        "rises from (0.0) to (10.0) at x (2.0) where less is better."),
                refused(
                        "attainment falls",
                        less,
                        Curve.steps(0).upTo(2, 10).ofAttainment(),
                        "falls from (10.0) to (0.0) at x (2.0) where more is better."),
                refused(
                        "falls, then rises",
                        onTarget,
                        Curve.points().at(0, 1).at(1, 0).at(2, 1),
                        "rises from (0.0) to (1.0) at x (2.0) where it has fallen before and the target is best."),
                refused(
                        "only rises",
                        onTarget,
                        Curve.between(0, 1),
                        "must rise, then fall, since the target of its KPI is best."),
                refused(
                        "only falls",
                        onTarget,
                        Curve.between(1, 0),
                        "must rise, then fall, since the target of its KPI is best."),
                refused(
                        "z-score of a target",
                        onTarget,
                        Curve.zScore(1, 1),
                        "goes one way, and the target of its KPI is best."),
                refused(
                        "attainment of growth",
                        growth,
                        Curve.attainment(),
                        "takes attainment, and a quotient of values means nothing on the interval scale of its unit."),
                refused(
                        "percent above a share",
                        share,
                        Curve.between(5, 35),
                        "has all its corners outside the values of its KPI (0.0 to 1.0), so that every value earns the"
                                + " same.\nMaybe percent was given: 24 % is 0.24."),
                refused(
                        "below a rating",
                        Kpi.builder("number").unit(Unit.rating(1, 5)).build(),
                        Curve.between(0, 0.9),
                        "has all its corners outside the values of its KPI (1.0 to 5.0), so that every value earns the"
                                + " same."),
                refused(
                        "another KPI's benchmark",
                        SCORE,
                        Curve.percentile(peers(REVENUE).quantile(0, 0).quantile(1, 1)),
                        "takes the benchmark of another KPI (revenue)."),
                refused("no corner", SCORE, Curve.points(), "needs at least two corners and has (0)."),
                refused("one corner", SCORE, Curve.points().at(1, 1), "needs at least two corners and has (1)."),
                refused("no step", SCORE, Curve.steps(0), "needs at least two corners and has (0)."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("contradictions")
    void aCurveThatContradictsItsKpiIsRefused(Kpi kpi, Curve curve, String problem) {
        assertThatThrownBy(() -> criterion(kpi, curve))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The score model (model) has a problem:\nThe curve of criterion (number) " + problem);
    }

    @Test
    void aCurveMayReachTheEdgeOfTheUnitFromOutside() {
        Kpi share = Kpi.builder("share").unit(Unit.SHARE).build();
        assertThat(criterion(share, Curve.steps(0).from(1, 100)).pointsAt(1)).isEqualTo(100);
        assertThat(criterion(OVERDUE, Curve.steps(0).upTo(0, 100)).pointsAt(0)).isEqualTo(100);
        assertThat(criterion(share, Curve.attainment().threshold(0.5)).pointsAt(1))
                .isEqualTo(100);
    }

    @Test
    void attainmentRisesForEveryDirection() {
        for (Direction direction : Direction.values()) {
            assertThat(criterion(number(direction), Curve.attainment()).pointsAt(0.5))
                    .isEqualTo(50);
        }
    }
}
