package io.salesscore.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.salesscore.kpi.Direction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every curve, tried on invented ones. */
class CurveLawsTest {

    private static final int CURVES = 200;

    private enum Feature {
        JUMP_AT_THE_START,
        JUMP_INSIDE,
        RISING,
        FALLING,
        TURNING,
        FLAT,
        MONEY,
        NARROW,
        FRACTIONS
    }

    private record Example(Direction direction, List<double[]> corners, boolean whole) {

        Criterion criterion() {
            Curve.Points curve = Curve.points();
            for (double[] corner : corners) {
                curve = curve.at(corner[0], corner[1]);
            }
            return Given.criterion(Given.number(direction), curve);
        }

        double x(int i) {
            return corners.get(i)[0];
        }

        double y(int i) {
            return corners.get(i)[1];
        }

        int size() {
            return corners.size();
        }

        double greatest() {
            return corners.stream()
                    .mapToDouble(corner -> Math.abs(corner[1]))
                    .max()
                    .orElseThrow();
        }

        /** Straight between neighbours, by the share of the way; at a jump the better side. */
        double interpolated(double x) {
            if (x < x(0)) {
                return y(0);
            }
            for (int i = 0; i + 1 < size(); i++) {
                if (x(i) == x && x(i + 1) == x) {
                    return Math.max(y(i), y(i + 1));
                }
                if (x >= x(i) && x <= x(i + 1) && !(x == x(i + 1) && i + 2 < size() && x(i + 2) == x)) {
                    double share = (x - x(i)) / (x(i + 1) - x(i));
                    return (1 - share) * y(i) + share * y(i + 1);
                }
            }
            return y(size() - 1);
        }

        @Override
        public String toString() {
            return direction + " " + corners.stream().map(Arrays::toString).toList();
        }
    }

    static LongStream seeds() {
        return Given.seeds();
    }

    private static Stream<Example> examples(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return Stream.generate(() -> example(random)).limit(CURVES);
    }

    private static Example example(SplittableRandom random) {
        Direction direction = List.of(Direction.values()).get(random.nextInt(3));
        boolean whole = random.nextInt(4) > 0;
        int corners = random.nextInt(2, 9);
        int top = random.nextInt(1, corners);
        double[] scales = {0.05, 0.1, 0.35, 1.1, 7, 1e12 / 3, 1e-11};
        double scale = scales[random.nextInt(scales.length)];
        double x = (random.nextInt(41) - 20) * scale;
        double y = random.nextInt(-50, 100);
        List<double[]> made = new ArrayList<>();
        int atThisX = 1;
        for (int i = 0; i < corners; i++) {
            made.add(new double[] {x, y});
            boolean jump = atThisX < 2 && random.nextInt(3) == 0;
            atThisX = jump ? 2 : 1;
            x = jump ? x : x + scale * (random.nextBoolean() ? random.nextInt(1, 9) : 0.2 + random.nextDouble());
            boolean up = switch (direction) {
                case HIGHER_IS_BETTER -> true;
                case LOWER_IS_BETTER -> false;
                case ON_TARGET_IS_BEST -> i + 1 < top || (top == 1 && i == 0);
            };
            double step = random.nextInt(5) == 0 ? 0 : whole ? random.nextInt(1, 60) : random.nextDouble() * 60;
            if (direction == Direction.ON_TARGET_IS_BEST && step == 0) {
                step = 1;
            }
            y += up ? step : -step;
        }
        if (direction == Direction.ON_TARGET_IS_BEST) {
            made.add(0, new double[] {made.get(0)[0] - scale, made.get(0)[1] - 3});
            made.add(new double[] {x + scale, made.get(made.size() - 1)[1] - 2});
        }
        return new Example(direction, made, whole);
    }

    private static Set<Feature> featuresOf(Example example) {
        Set<Feature> features = EnumSet.noneOf(Feature.class);
        boolean rises = false;
        boolean falls = false;
        for (int i = 1; i < example.size(); i++) {
            double width = example.x(i) - example.x(i - 1);
            if (width == 0) {
                features.add(i == 1 ? Feature.JUMP_AT_THE_START : Feature.JUMP_INSIDE);
            } else if (width < 1e-9) {
                features.add(Feature.NARROW);
            } else if (width > 1e11) {
                features.add(Feature.MONEY);
            }
            if (example.y(i) == example.y(i - 1)) {
                features.add(Feature.FLAT);
            }
            rises |= example.y(i) > example.y(i - 1);
            falls |= example.y(i) < example.y(i - 1);
        }
        if (rises && falls) {
            features.add(Feature.TURNING);
        } else if (rises) {
            features.add(Feature.RISING);
        } else if (falls) {
            features.add(Feature.FALLING);
        }
        if (!example.whole()) {
            features.add(Feature.FRACTIONS);
        }
        return features;
    }

    @Test
    void theExamplesHaveAllThereIsToCurves() {
        Map<Feature, Long> count = seeds().boxed()
                .flatMap(CurveLawsTest::examples)
                .flatMap(example -> featuresOf(example).stream())
                .collect(Collectors.groupingBy(feature -> feature, Collectors.counting()));
        assertThat(count).containsOnlyKeys(Feature.values());
        assertThat(count.values()).allSatisfy(times -> assertThat(times).isGreaterThan(100));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void cornersOfWholePointsAreExact(long seed) {
        examples(seed).filter(Example::whole).forEach(example -> {
            Criterion criterion = example.criterion();
            for (int i = 0; i < example.size(); i++) {
                double x = example.x(i);
                double better = example.corners().stream()
                        .filter(corner -> corner[0] == x)
                        .mapToDouble(corner -> corner[1])
                        .max()
                        .orElseThrow();
                assertThat(criterion.pointsAt(x)).as("%s at %s", example, x).isEqualTo(better);
            }
            assertThat(criterion.pointsAt(-Double.MAX_VALUE)).as("%s", example).isEqualTo(example.y(0));
            assertThat(criterion.pointsAt(Double.MAX_VALUE)).as("%s", example).isEqualTo(example.y(example.size() - 1));
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void betweenCornersCurvesAreStraight(long seed) {
        SplittableRandom random = new SplittableRandom(-seed);
        examples(seed).forEach(example -> {
            Criterion criterion = example.criterion();
            // each ramp rounds once or twice, and with it the rounding of its own slope
            double tolerance = 1e-12 * Math.max(1, example.greatest());
            for (double x : xs(example, random)) {
                assertThat(criterion.pointsAt(x))
                        .as("%s at %s", example, x)
                        .isCloseTo(example.interpolated(x), within(tolerance));
            }
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aBetterValueNeverEarnsLessByASingleBit(long seed) {
        SplittableRandom random = new SplittableRandom(-seed);
        examples(seed)
                .filter(example -> example.direction() != Direction.ON_TARGET_IS_BEST)
                .forEach(example -> {
                    Criterion criterion = example.criterion();
                    double[] xs = xs(example, random);
                    Arrays.sort(xs);
                    double sign = example.direction() == Direction.HIGHER_IS_BETTER ? 1 : -1;
                    for (int i = 1; i < xs.length; i++) {
                        assertThat(sign * criterion.pointsAt(xs[i]))
                                .as("%s at %s after %s", example, xs[i], xs[i - 1])
                                .isGreaterThanOrEqualTo(sign * criterion.pointsAt(xs[i - 1]));
                    }
                });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyNumberHasPointsWithinTheCorners(long seed) {
        SplittableRandom random = new SplittableRandom(-seed);
        examples(seed).forEach(example -> {
            Criterion criterion = example.criterion();
            double least = example.corners().stream()
                    .mapToDouble(corner -> corner[1])
                    .min()
                    .orElseThrow();
            double most = example.corners().stream()
                    .mapToDouble(corner -> corner[1])
                    .max()
                    .orElseThrow();
            for (int i = 0; i < 50; i++) {
                double x = Double.longBitsToDouble(random.nextLong());
                if (Double.isFinite(x)) {
                    assertThat(criterion.pointsAt(x)).as("%s at %s", example, x).isBetween(least - 1e-12, most + 1e-12);
                }
            }
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void attainmentAsPlansDrawItNeverFallsAndMeetsItsTarget(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < CURVES; i++) {
            double cap = random.nextInt(1, 300) / 100.0;
            double threshold = random.nextInt(1, 100) / 100.0;
            double from = 1 + random.nextInt(60) / 50.0;
            double rate = random.nextInt(1, 50) / 10.0;
            Curve.Attainment curve = Curve.attainment().cappedAt(cap).accelerator(from, rate);
            boolean thresholded = random.nextBoolean();
            curve = thresholded ? curve.threshold(threshold) : curve;
            Criterion criterion = Given.criterion(Given.REVENUE, curve);
            String what = curve + " capped at " + cap + ", from " + from + " at " + rate;
            if (cap >= 1) {
                assertThat(criterion.pointsAt(1)).as(what).isEqualTo(100);
            }
            double before = criterion.pointsAt(-1);
            for (int percent = 0; percent < 600; percent++) {
                double points = criterion.pointsAt(percent / 100.0);
                assertThat(points).as(what).isGreaterThanOrEqualTo(before);
                assertThat(points).as(what).isLessThanOrEqualTo(100 * cap + 1e-10);
                double attained = percent / 100.0;
                double earned = Math.min(cap, attained <= from ? attained : from + rate * (attained - from));
                assertThat(points)
                        .as("%s at %s", what, attained)
                        .isCloseTo(thresholded && attained < threshold ? 0 : 100 * earned, within(1e-9));
                before = points;
            }
            assertThat(criterion.pointsAt(1e100)).as(what).isCloseTo(100 * cap, within(1e-10));
        }
    }

    /** The corners and their neighbours, places between them, and far away. */
    private static double[] xs(Example example, SplittableRandom random) {
        double first = example.x(0);
        double last = example.x(example.size() - 1);
        List<Double> xs = new ArrayList<>(List.of(-Double.MAX_VALUE, -1e30, 0.0, 1e30, Double.MAX_VALUE));
        for (double[] corner : example.corners()) {
            xs.add(corner[0]);
            xs.add(Math.nextUp(corner[0]));
            xs.add(Math.nextDown(corner[0]));
        }
        for (int i = 0; i < 30; i++) {
            xs.add(first + random.nextDouble() * (last - first));
        }
        double near = xs.get(xs.size() - 1);
        for (int i = 0; i < 10; i++) {
            near = Math.nextUp(near);
            xs.add(near);
        }
        return xs.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
