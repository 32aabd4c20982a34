package io.salesscore.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.salesscore.kpi.Direction;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How an actual compares with its target. */
class AttainmentTest {

    static LongStream seeds() {
        return Given.seeds();
    }

    private static Criterion higher() {
        return criterion(Direction.HIGHER_IS_BETTER, LowerIsBetter.LINEAR);
    }

    private static Criterion lower(LowerIsBetter form) {
        return criterion(Direction.LOWER_IS_BETTER, form);
    }

    private static Criterion onTarget() {
        return criterion(Direction.ON_TARGET_IS_BEST, LowerIsBetter.LINEAR);
    }

    private static Criterion criterion(Direction direction, LowerIsBetter form) {
        return Given.criterion(
                Given.number(direction), Curve.attainment().cappedAt(1.2).lowerIsBetter(form));
    }

    private static double of(Criterion criterion, long actual, long target) {
        return of(criterion, (double) actual, (double) target);
    }

    private static double of(Criterion criterion, double actual, double target) {
        return criterion.attainment(actual, target).orElseThrow();
    }

    /** Published worked examples of Indonesian civil-service performance guidelines: months planned and taken. */
    @ParameterizedTest(name = "{0} against {1}: {2} %")
    @CsvSource({"6.5, 7, 107.142857", "9, 8, 87.5"})
    void lessIsBetterByThePublishedFigures(double actual, double target, double percent) {
        assertThat(100 * of(lower(LowerIsBetter.LINEAR), actual, target)).isCloseTo(percent, within(5e-7));
    }

    @ParameterizedTest(name = "{0} of {1}: {2}")
    @CsvSource({
        "1250000000, 1000000000, 1.25",
        "800, 1000, 0.8",
        "0, 1000, 0",
        "-50, 1000, -0.05",
        "1e100, 1e-100, 1e100",
        "-1e100, 1e-100, -1e100"
    })
    void moreIsBetterByTheQuotient(double actual, double target, double expected) {
        assertThat(of(higher(), actual, target)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} against {1}: {2} linear, {3} as ratio")
    @CsvSource({
        "0.04, 0.05, 1.20, 1.25",
        "0.05, 0.05, 1.00, 1.00",
        "0.10, 0.05, 0.00, 0.50",
        "30, 10, -1, 0.333333333333333",
        "0, 10, 2, 1e100",
        "-10, 10, 3, 1e100",
        "1e-100, 1e100, 2, 1e100"
    })
    void lessIsBetterInBothForms(double actual, double target, double linear, double ratio) {
        assertThat(of(lower(LowerIsBetter.LINEAR), actual, target)).isCloseTo(linear, within(1e-12));
        assertThat(of(lower(LowerIsBetter.RATIO), actual, target)).isCloseTo(ratio, within(1e-12));
    }

    @ParameterizedTest(name = "{0} around {1}: {2}")
    @CsvSource({
        "21, 21, 1",
        "18.9, 21, 0.9",
        "23.1, 21, 0.9",
        "0, 21, 0",
        "42, 21, 0",
        "63, 21, -1",
        "-21, 21, -1",
        "1e100, 1e-100, -1e100"
    })
    void onTargetByTheDistance(double actual, double target, double expected) {
        assertThat(of(onTarget(), actual, target)).isCloseTo(expected, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.0, -1, -1e100})
    void moreIsBetterHasNoAttainmentOfATargetThatIsNotPositive(double target) {
        assertThat(higher().attainment(5, target)).isEmpty();
        assertThat(higher().attainment(0, target)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-Double.MIN_VALUE, -1, -1e100})
    void noDirectionHasAttainmentOfANegativeTarget(double target) {
        assertThat(lower(LowerIsBetter.LINEAR).attainment(5, target)).isEmpty();
        assertThat(lower(LowerIsBetter.RATIO).attainment(0, target)).isEmpty();
        assertThat(onTarget().attainment(0, target)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 1", "-0.0, 1, 1", "-3, 1, 0", "1e-300, 0, 0", "5, 0, 0"})
    void aTargetOfNothingIsReachedOrNot(double actual, double lower, double onTarget) {
        assertThat(of(lower(LowerIsBetter.LINEAR), actual, 0)).isEqualTo(lower);
        assertThat(of(lower(LowerIsBetter.RATIO), actual, 0)).isEqualTo(lower);
        assertThat(of(lower(LowerIsBetter.LINEAR), actual, -0.0)).isEqualTo(lower);
        assertThat(of(onTarget(), actual, 0)).isEqualTo(onTarget);
    }

    @ParameterizedTest
    @EnumSource(LowerIsBetter.class)
    void nothingOfWhatShouldBeLittleEarnsTheCap(LowerIsBetter form) {
        Criterion criterion = lower(form);
        assertThat(criterion.pointsAt(of(criterion, 0, 10))).isEqualTo(120);
        assertThat(criterion.pointsAt(of(criterion, -5, 10))).isEqualTo(120);
    }

    @Test
    void aShareThatIsWholePercentsReachesTheThresholdOfThatShare() {
        Criterion linear = Given.criterion(Given.CYCLE, Curve.attainment().threshold(0.9));
        assertThat(of(linear, 11, 10)).isEqualTo(0.9);
        assertThat(linear.pointsAt(of(linear, 11, 10))).isEqualTo(90);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void wholeNumbersGiveTheQuotientRoundedOnce(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 500; i++) {
            long target = random.nextLong(1, 1_000_000_000_000L);
            long actual = random.nextLong(0, 3 * target);
            assertThat(of(higher(), actual, target)).isEqualTo(quotient(actual, target));
            assertThat(of(lower(LowerIsBetter.LINEAR), actual, target))
                    .isEqualTo(quotient(2 * target - actual, target));
            assertThat(of(lower(LowerIsBetter.RATIO), actual + 1, target)).isEqualTo(quotient(target, actual + 1));
            assertThat(of(onTarget(), actual, target)).isEqualTo(quotient(target - Math.abs(actual - target), target));
        }
    }

    private static double quotient(long numerator, long denominator) {
        return new BigDecimal(numerator)
                .divide(new BigDecimal(denominator), new MathContext(60))
                .doubleValue();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aBetterActualNeverAttainsLess(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 500; i++) {
            double target = random.nextInt(5) == 0 ? 0 : random.nextDouble() * Math.pow(10, random.nextInt(-12, 13));
            double worse = (random.nextDouble() * 3 - 1) * Math.max(target, 1e-6);
            double better = random.nextBoolean() ? Math.nextUp(worse) : worse + random.nextDouble() * target;
            if (target > 0) {
                assertThat(of(higher(), better, target)).isGreaterThanOrEqualTo(of(higher(), worse, target));
            }
            for (LowerIsBetter form : LowerIsBetter.values()) {
                assertThat(of(lower(form), worse, target)).isGreaterThanOrEqualTo(of(lower(form), better, target));
            }
            double nearer = Math.abs(worse - target) <= Math.abs(better - target) ? worse : better;
            double farther = nearer == worse ? better : worse;
            if ((nearer - target) * (farther - target) >= 0) {
                assertThat(of(onTarget(), nearer, target)).isGreaterThanOrEqualTo(of(onTarget(), farther, target));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void whatIsNoNumberIsRefused(double number) {
        assertThatThrownBy(() -> higher().attainment(number, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The actual (" + number + ") of criterion (number) must be a finite number.");
        assertThatThrownBy(() -> higher().attainment(1, number))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The target (" + number + ") of criterion (number) must be a finite number.");
        assertThatThrownBy(() -> higher().pointsAt(number))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The x (" + number + ") of criterion (number) must be a finite number.");
    }

    @ParameterizedTest
    @EnumSource(Direction.class)
    void theGreatestNumbersStayNumbers(Direction direction) {
        for (LowerIsBetter form : LowerIsBetter.values()) {
            Criterion criterion = criterion(direction, form);
            for (double actual : new double[] {-Double.MAX_VALUE, -1, 0, Double.MIN_VALUE, 1, Double.MAX_VALUE}) {
                for (double target : new double[] {Double.MIN_VALUE, 1e-300, 1, 1e100}) {
                    assertThat(of(criterion, actual, target)).isBetween(-1e100, 1e100);
                }
            }
        }
    }

    @Test
    void theFormIsLinearUnlessStated() {
        assertThat(Curve.attainment().lowerIsBetter()).isEqualTo(LowerIsBetter.LINEAR);
        assertThat(Curve.attainment()
                        .lowerIsBetter(LowerIsBetter.RATIO)
                        .threshold(0.5)
                        .accelerator(1, 2)
                        .cappedAt(1.5)
                        .lowerIsBetter())
                .isEqualTo(LowerIsBetter.RATIO);
        assertThat(Curve.steps(0).from(1, 100).ofAttainment(LowerIsBetter.RATIO).lowerIsBetter())
                .isEqualTo(LowerIsBetter.RATIO);
        assertThat(Curve.points()
                        .at(0, 0)
                        .ofAttainment(LowerIsBetter.RATIO)
                        .at(1, 1)
                        .lowerIsBetter())
                .isEqualTo(LowerIsBetter.RATIO);
    }
}
