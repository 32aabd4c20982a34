package io.salesscore.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesscore.kpi.Direction;
import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurements;
import io.salesscore.kpi.Unit;
import io.salesscore.model.Curve;
import io.salesscore.model.LowerIsBetter;
import io.salesscore.model.ScoreModel;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** At a corner whose points are a whole number a score is that number, and nothing a hair below it. */
class BreakpointsTest {

    private static final int MOST_CORNERS = 8;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 500);
    }

    /**
     * Law: criteria at corners of curves make the weighted mean of whole numbers, which is rounded once; weights may be
     * decimals.
     */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void cornersGiveTheirPoints(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ScoreModel.Builder model = ScoreModel.builder("m");
        Measurements.Builder measurements = Measurements.of("sari", Given.Q1);
        long sum = 0;
        long weights = 0;
        int criteria = 1 + random.nextInt(6);
        double unit = Math.pow(10, random.nextInt(7));
        double[] row = new double[criteria];
        for (int k = 0; k < criteria; k++) {
            boolean falling = random.nextInt(3) == 0;
            Kpi kpi = kpi("kpi" + k, falling ? Direction.LOWER_IS_BETTER : Direction.HIGHER_IS_BETTER);
            int corners = 2 + random.nextInt(MOST_CORNERS - 1);
            int reached = random.nextInt(corners);
            boolean steps = !falling && random.nextInt(4) == 0;
            Curve.Points ramps = Curve.points();
            Curve.Steps jumps = Curve.steps(0);
            double x = Math.rint(2e4 * (random.nextDouble() - 0.5)) / Math.pow(10, random.nextInt(5));
            int points = steps ? 1 + random.nextInt(9) : random.nextInt(10);
            int weight = 1 + random.nextInt(2000);
            for (int i = 0; i < corners; i++) {
                int y = falling ? 100 - points : points;
                if (steps) {
                    jumps = jumps.from(x, y);
                } else {
                    ramps = ramps.at(x, y);
                }
                if (i == reached) {
                    row[k] = x;
                    sum += (long) weight * y;
                }
                x += random.nextBoolean() ? (1 + random.nextInt(99)) / 100.0 : 1e3 * random.nextDouble() + 1e-6;
                points += 1 + random.nextInt(100 / MOST_CORNERS - 2);
            }
            weights += weight;
            model.kpi(kpi, weight / unit, steps ? jumps : ramps);
            measurements.actual(kpi, row[k]);
        }
        double expected = (double) sum / (double) weights;
        ScoreCalculator calculator = ScoreCalculator.of(model.build());

        assertThat(calculator.score(measurements.build()).exactPoints()).isEqualTo(expected);
        assertThat(calculator.score(row)).isEqualTo(expected);
    }

    /** Law: who is on target has 100 points, whatever the target, the formula and the decimals of the weights. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void onTargetIsAHundred(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double target = random.nextDouble() * Math.pow(10, random.nextInt(-6, 12));
        double unit = Math.pow(10, random.nextInt(7));
        DoubleSupplier weights = () -> (1 + random.nextInt(2000)) / unit;
        Kpi linear = kpi("b", Direction.LOWER_IS_BETTER);
        Kpi ratio = kpi("c", Direction.LOWER_IS_BETTER);
        Kpi best = kpi("d", Direction.ON_TARGET_IS_BEST);
        ScoreCalculator calculator = ScoreCalculator.of(ScoreModel.builder("m")
                .ceiling(150)
                .kpi(more("a"), weights.getAsDouble(), Curve.attainment().cappedAt(1.2))
                .kpi(
                        more("e"),
                        weights.getAsDouble(),
                        Curve.attainment().threshold(0.7).accelerator(1, 2).cappedAt(1.5))
                .kpi(linear, weights.getAsDouble(), at100().ofAttainment(LowerIsBetter.LINEAR))
                .kpi(ratio, weights.getAsDouble(), at100().ofAttainment(LowerIsBetter.RATIO))
                .kpi(best, weights.getAsDouble(), at100().ofAttainment())
                .build());
        Measurements.Builder measurements = Measurements.of("sari", Given.Q1);
        double[] row = new double[10];
        for (int i = 0; i < 5; i++) {
            Kpi kpi = calculator.inputs().get(i).kpi();
            measurements.actual(kpi, target).target(kpi, target);
            row[i] = target;
            row[5 + i] = target;
        }

        assertThat(calculator.score(measurements.build()).exactPoints()).isEqualTo(100);
        assertThat(calculator.score(row)).isEqualTo(100);
    }

    private static Curve.Points at100() {
        return Curve.points().at(0.31, 7).at(0.9, 83).at(1, 100);
    }

    private static Kpi more(String id) {
        return kpi(id, Direction.HIGHER_IS_BETTER);
    }

    private static Kpi kpi(String id, Direction direction) {
        return Kpi.builder(id).unit(Unit.number("")).direction(direction).build();
    }
}
