package io.salesscore.score;

import static io.salesscore.score.Given.CSAT_MEAN;
import static io.salesscore.score.Given.LEAD_CONVERSION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.salesscore.kpi.SalesKpis;
import io.salesscore.model.Curve;
import io.salesscore.model.Gate;
import io.salesscore.model.MissingPolicy;
import io.salesscore.model.Prior;
import io.salesscore.model.ScoreModel;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrimitiveScoreTest {

    private static final ScoreCalculator CALCULATOR = ScoreCalculator.of(ScoreModel.builder("m")
            .missing(MissingPolicy.reweight(0.3))
            .kpi(SalesKpis.REVENUE, 40, Curve.attainment().cappedAt(1.20))
            .kpi(LEAD_CONVERSION, 25, Curve.between(0.05, 0.35), c -> c.prior(Prior.of(0.24, 20, "peers", "1")))
            .group("customers", 35, g -> g.kpi(CSAT_MEAN, 20, Curve.between(3, 5)))
            .gate(Gate.capAt(60).whenBelow(CSAT_MEAN, 3))
            .build());

    @Test
    void aRowIsScoredWithItsContributions() {
        double[] contributions = new double[3];

        // csat, conversion, revenue, revenue's target, conversion's n
        double points = CALCULATOR.score(new double[] {4.5, 0.24, 900, 1_000, 75}, contributions);

        assertThat(contributions[0]).isCloseTo(0.35 * 75, within(1e-9));
        assertThat(contributions[1]).isCloseTo(0.25 * (0.24 - 0.05) / 0.3 * 100, within(1e-9));
        assertThat(contributions[2]).isCloseTo(0.40 * 90, within(1e-9));
        assertThat(points).isCloseTo(Arrays.stream(contributions).sum(), within(1e-9));
    }

    @Test
    void whatIsMissingIsNaN() {
        double[] contributions = new double[3];

        assertThat(CALCULATOR.score(new double[] {4.5, Double.NaN, 900, Double.NaN, Double.NaN}, contributions))
                .isEqualTo(75);
        assertThat(contributions).containsExactly(75, Double.NaN, Double.NaN);
        assertThat(CALCULATOR.score(new double[] {Double.NaN, 0.2, 900, 1_000, 7}, contributions))
                .as("the gate is unknown")
                .isNaN();
        assertThat(contributions).containsOnly(Double.NaN);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.1e100, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void numbersOutOfBoundsAreRefusedByName(double number) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CALCULATOR.score(new double[] {4, 0.2, number, 1, 1}))
                .withMessageContaining("(" + number + ")")
                .withMessageContaining("revenue VALUE");
    }

    @Test
    void aNegativeSizeAndRowsOfAnotherLengthAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CALCULATOR.score(new double[] {4, 0.2, 1, 1, -20}))
                .withMessageContaining("(-20.0)")
                .withMessageContaining("lead_conversion SIZE");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CALCULATOR.score(new double[4]))
                .withMessageContaining("(4)")
                .withMessageContaining("csat_mean VALUE");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CALCULATOR.score(new double[5], new double[5]))
                .withMessageContaining("(5)")
                .withMessageContaining("criteria (3)");
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 600);
    }

    /** Law: what explains a score, and the score of bare numbers, have its bits. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void allPathsHaveTheSameBits(long seed) {
        Generated.holds(seed, given -> {
            SalesScore score = given.score();
            double exact = score.isScored() ? score.exactPoints() : Double.NaN;
            ScoreCalculator calculator = ScoreCalculator.of(given.model());
            double[] in = score.compiled().inputs(score.inputs());
            double[] contributions = new double[score.compiled().plan.criteria];

            assertThat(score.evaluation().isScored()).isEqualTo(score.isScored());
            assertThat(bits(score.evaluation().exact())).isEqualTo(bits(exact));
            if (isPlain(in)) {
                assertThat(bits(calculator.score(in))).isEqualTo(bits(exact));
                assertThat(bits(calculator.score(in, contributions))).isEqualTo(bits(exact));
                Map<String, Double> expected = new HashMap<>();
                if (score.isScored()) {
                    score.contributions().stream()
                            .filter(one -> one.kind() == Contribution.Kind.CRITERION)
                            .forEach(one -> expected.put(one.id(), one.points()));
                }
                for (int i = 0; i < contributions.length; i++) {
                    String id = calculator.inputs().get(i).kpi().id();
                    assertThat(bits(contributions[i])).as(id).isEqualTo(bits(expected.getOrDefault(id, Double.NaN)));
                }
            }
        });
    }

    @Test
    void manyCasesArePlain() {
        assertThat(seeds().mapToObj(Generated::modelAndMeasurements)
                        .map(Generated::score)
                        .filter(score -> isPlain(score.compiled().inputs(score.inputs())))
                        .filter(SalesScore::isScored)
                        .count())
                .isGreaterThan(150);
    }

    private static boolean isPlain(double[] in) {
        return Arrays.stream(in).noneMatch(Double::isInfinite);
    }

    private static long bits(double number) {
        return Double.doubleToLongBits(number);
    }
}
