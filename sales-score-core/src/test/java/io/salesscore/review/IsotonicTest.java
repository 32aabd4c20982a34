package io.salesscore.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsotonicTest {

    @Test
    void neighboursOutOfOrderArePooled() {
        Isotonic curve = Isotonic.of(new double[] {1, 2, 3, 4, 5}, new double[] {1, 3, 2, 4, 8});

        assertThat(curve.at(0)).isEqualTo(1);
        assertThat(curve.at(1)).isEqualTo(1);
        assertThat(curve.at(1.5)).isEqualTo(1.75);
        assertThat(curve.at(2)).isEqualTo(2.5);
        assertThat(curve.at(2.9)).isEqualTo(2.5);
        assertThat(curve.at(3.5)).isEqualTo(3.25);
        assertThat(curve.at(9)).isEqualTo(8);
    }

    @Test
    void equalNumbersHaveOneLevel() {
        Isotonic curve = Isotonic.of(new double[] {1, 2, 2, 3}, new double[] {5, 3, 10, 12});

        assertThat(curve.at(1)).isEqualTo(5);
        assertThat(curve.at(2)).isEqualTo(6.5);
    }

    /** The level at i is the greatest over all beginnings up to i of the least over all ends from i of the mean in between. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void itIsTheNearestCurveThatNeverTurns(long seed) {
        Random random = new Random(seed);
        int n = 3 + random.nextInt(20);
        int way = seed % 2 == 0 ? 1 : -1;
        double[] x = IntStream.range(0, n).mapToDouble(i -> i).toArray();
        double[] y = IntStream.range(0, n)
                .mapToDouble(i -> way * 0.3 * i + random.nextGaussian())
                .toArray();
        Isotonic curve = Isotonic.of(x, y);
        boolean rises = Correlation.spearman(x, y).orElseThrow() > 0;

        for (int i = 0; i < n; i++) {
            double best = Double.NEGATIVE_INFINITY;
            for (int from = 0; from <= i; from++) {
                double least = Double.POSITIVE_INFINITY;
                for (int to = i; to < n; to++) {
                    double mean = IntStream.rangeClosed(from, to)
                            .mapToDouble(j -> rises ? y[j] : -y[j])
                            .average()
                            .orElseThrow();
                    least = Math.min(least, mean);
                }
                best = Math.max(best, least);
            }
            assertThat(curve.at(i)).as("%s of %s", i, n).isCloseTo(rises ? best : -best, within(1e-12));
        }
    }

    @Test
    void whereNumbersAreAllOneItIsTheMean() {
        assertThat(Isotonic.of(new double[] {2, 2}, new double[] {1, 4}).at(7)).isEqualTo(2.5);
    }
}
