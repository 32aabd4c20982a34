package io.salesscore.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CorrelationTest {

    /** Base R: {@code rank(x)}. */
    @ParameterizedTest
    @CsvSource({
        "12 45 7 88 23 61 30 5, 3 6 2 8 4 7 5 1",
        "3 1 4 1 5 9 2 6 5 3 5, 4.5 1.5 6 1.5 8 11 3 10 8 4.5 8",
        "0 0 5 10, 1.5 1.5 3 4",
        "7 7 7, 2 2 2",
        "-0.0 0 1, 1.5 1.5 3",
        "42, 1"
    })
    void ranksShareTheMeanOfTheirs(String numbers, String ranks) {
        assertThat(Ranks.average(column(numbers))).containsExactly(column(ranks));
    }

    /** Base R: {@code cor(x, y, method = …)}. */
    @ParameterizedTest(name = "{0} with {1}")
    @CsvSource({
        "6 6 6 5 3, -7 -5.3 -0.5 -12.9 -1.1, -0.199639459873388, 0.111803398874989, 0.119522860933439",
        "2 5 4 6 3 1 6 4 6 5 2 1, -0.9 -5.8 2.9 -1.3 -6.2 0.4 -4.2 0 6.8 -5 8.2 -0.1,"
                + " -0.192475874902578, -0.251798381474576, -0.144226324454447",
        "5 4 6, 5 2 5, 0.866025403784439, 0.866025403784439, 0.816496580927726",
        "59 61 47.9 40.1 36.6, 31.1 32.1 33.1 9.2 18.8, 0.77232125357632, 0.6, 0.4",
        "6 6 5 6 2 3 2 5, 2 5 1 1 1 3 2 1, 0.171428571428571, 0.145775303322127, 0.136504726557987",
        "4 6 3 3 6 2 2 6 3 1 6 2, 8.2 2.4 -12.1 9.3 3 9.7 -1.4 9.8 17.7 -1.5 -2 8.9,"
                + " -0.00657621610295058, 0.0144480613717964, 0"
    })
    void correlationsAreThoseOfBaseR(String x, String y, double pearson, double spearman, double tauB) {
        assertThat(Correlation.pearson(column(x), column(y)).orElseThrow()).isCloseTo(pearson, within(1e-14));
        assertThat(Correlation.spearman(column(x), column(y)).orElseThrow()).isCloseTo(spearman, within(1e-14));
        assertThat(Correlation.kendallTauB(column(x), column(y)).orElseThrow()).isCloseTo(tauB, within(1e-14));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void tauBCountsPairs(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int n = random.nextInt(2, 60);
        double[] x = random.ints(n, 0, 8).asDoubleStream().toArray();
        double[] y = random.ints(n, 0, 8).asDoubleStream().toArray();
        long concordant = 0;
        long discordant = 0;
        long untiedInX = 0;
        long untiedInY = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                double together = (x[i] - x[j]) * (y[i] - y[j]);
                concordant += together > 0 ? 1 : 0;
                discordant += together < 0 ? 1 : 0;
                untiedInX += x[i] == x[j] ? 0 : 1;
                untiedInY += y[i] == y[j] ? 0 : 1;
            }
        }
        if (untiedInX > 0 && untiedInY > 0) {
            assertThat(Correlation.kendallTauB(x, y).orElseThrow())
                    .isCloseTo((concordant - discordant) / Math.sqrt((double) untiedInX * untiedInY), within(1e-14));
        } else {
            assertThat(Correlation.kendallTauB(x, y)).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"5 5 5, 1 2 3", "1 2 3, 5 5 5", "7, 7", "'', ''"})
    void aConstantColumnOrASingleRowGoesWithNothing(String x, String y) {
        assertThat(Correlation.pearson(column(x), column(y))).isEmpty();
        assertThat(Correlation.spearman(column(x), column(y))).isEmpty();
        assertThat(Correlation.kendallTauB(column(x), column(y))).isEmpty();
    }

    @ParameterizedTest(name = "times {0}")
    @CsvSource({"1e300", "1e-300", "4.9e-324", "1"})
    void thePerfectIsOneAtAnySize(double size) {
        double[] x = {size, 2 * size, 3 * size};
        double[] falling = {0, -size, -2 * size};
        assertThat(Correlation.pearson(x, x).orElseThrow()).isCloseTo(1, within(1e-15));
        assertThat(Correlation.pearson(x, falling).orElseThrow()).isCloseTo(-1, within(1e-15));
        assertThat(Correlation.kendallTauB(x, falling)).hasValue(-1);
    }

    @Test
    void whatIsNoNumberIsRefused() {
        double[] x = {1, Double.NaN, 3};
        assertThatThrownBy(() -> Correlation.spearman(x, new double[] {1, 2, 3}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("finite")
                .hasMessageContaining("Maybe");
        Pairs pairs = Pairs.of(x, new double[] {Double.NaN, 2, 3});
        assertThat(pairs.x()).containsExactly(3);
        assertThat(pairs.y()).containsExactly(3);
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 40);
    }

    private static double[] column(String numbers) {
        return Arrays.stream(numbers.split(" "))
                .filter(number -> !number.isEmpty())
                .mapToDouble(Double::parseDouble)
                .toArray();
    }
}
