package io.salesscore.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NonNegativeLeastSquaresTest {

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    /** A minimum is where the slope is 0 along all that is above 0, and not downwards along the others. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void noOtherCoefficientsAreBetter(long seed) {
        Random random = new Random(seed);
        int k = 1 + random.nextInt(12);
        int n = 1 + random.nextInt(30);
        double[][] x = new double[n][k];
        double[] y = new double[n];
        for (int row = 0; row < n; row++) {
            double common = random.nextGaussian();
            for (int i = 0; i < k; i++) {
                x[row][i] = 3 * common + random.nextGaussian() * StrictMath.pow(10, i % 3);
            }
            y[row] = 1e6 * (random.nextGaussian() + common);
        }
        double[][] products = new double[k][k];
        double[] withY = new double[k];
        for (int row = 0; row < n; row++) {
            for (int i = 0; i < k; i++) {
                withY[i] += x[row][i] * y[row];
                for (int j = 0; j < k; j++) {
                    products[i][j] += x[row][i] * x[row][j];
                }
            }
        }

        double[] beta = NonNegativeLeastSquares.solve(products, withY);

        double largest = Arrays.stream(withY).map(Math::abs).max().orElseThrow();
        for (int i = 0; i < k; i++) {
            double slope = withY[i];
            for (int j = 0; j < k; j++) {
                slope -= products[i][j] * beta[j];
            }
            assertThat(beta[i]).isNotNegative();
            if (beta[i] > 0) {
                assertThat(slope / largest).isCloseTo(0, within(1e-5));
            } else {
                assertThat(slope / largest).isLessThan(1e-5);
            }
        }
    }

    @Test
    void columnsThatSayTheSameShareTheirCoefficient() {
        double[] beta =
                NonNegativeLeastSquares.solve(new double[][] {{4, 4, 0}, {4, 4, 0}, {0, 0, 1}}, new double[] {8, 8, 3});

        assertThat(beta).containsExactly(new double[] {1, 1, 3}, within(1e-6));
    }

    @Test
    void whatDoesNotVaryOrGoesTheOtherWayHasNone() {
        assertThat(NonNegativeLeastSquares.solve(
                        new double[][] {{1, 0, 0}, {0, 0, 0}, {0, 0, 1}}, new double[] {-2, 0, 3}))
                .containsExactly(new double[] {0, 0, 3}, within(1e-8));
        assertThat(NonNegativeLeastSquares.solve(new double[][] {{1, 0}, {0, 0}}, new double[] {-2, 0}))
                .containsExactly(0, 0);
    }
}
