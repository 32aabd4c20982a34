package io.salesscore.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.salesscore.score.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AucTest {

    private static List<String> subjects(int n) {
        return IntStream.range(0, n).mapToObj(Crowd::subject).toList();
    }

    /**
     * The 109 computed tomographies of J. A. Hanley, B. J. McNeil, Radiology 143 (1982) 29–36, rated 1 to 5; their area
     * is 0.893, with the standard error 0.032: the interval is about as wide as four of these.
     */
    @Test
    void publishedRatingsAreReproduced() {
        int[] normal = {33, 6, 6, 11, 2};
        int[] abnormal = {3, 2, 2, 11, 33};
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (int rating = 1; rating <= 5; rating++) {
            for (int i = 0; i < normal[rating - 1] + abnormal[rating - 1]; i++) {
                x.add((double) rating);
                y.add(i < normal[rating - 1] ? 0.0 : 1.0);
            }
        }
        Auc auc = Auc.of(subjects(109), array(x), array(y));

        assertThat(auc.area()).isCloseTo(0.893, within(5e-4));
        assertThat(auc.area()).isCloseTo(0.8931710615280595, within(1e-14));
        Interval interval = auc.interval(0.95);
        assertThat(interval.high() - interval.low()).isCloseTo(4 * 0.032, within(0.01));
        // each end is 1.96 standard errors of its own away
        assertThat(interval.low()).isCloseTo(0.81169, within(1e-4));
        assertThat(interval.high()).isCloseTo(0.94001, within(1e-4));
    }

    private static double[] array(List<Double> numbers) {
        return numbers.stream().mapToDouble(each -> each).toArray();
    }

    /** 3, 5, 6 against 1, 2, 4, 4: of twelve pairs ten are in order. */
    @Test
    void aSmallCaseIsAsByHand() {
        Auc auc = Auc.of(subjects(7), new double[] {3, 5, 6, 1, 2, 4, 4}, new double[] {1, 1, 1, 0, 0, 0, 0});

        assertThat(auc.area()).isCloseTo(5 / 6.0, within(1e-15));
        assertThat(auc.interval(0.95).contains(auc.area())).isTrue();
        assertThat(auc.interval(0.95).high()).isLessThan(1);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void itIsTheShareOfPairsThatAreInOrder(long seed) {
        Random random = new Random(seed);
        int n = 60;
        double[] y = random.ints(n, 0, 2).asDoubleStream().toArray();
        double[] x = IntStream.range(0, n)
                .mapToDouble(i -> Math.rint(3 * (random.nextGaussian() + y[i])))
                .toArray();
        double inOrder = 0;
        double pairs = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                if (y[i] == 1 && y[j] == 0) {
                    pairs++;
                    inOrder += x[i] > x[j] ? 1 : x[i] == x[j] ? 0.5 : 0;
                }
            }
        }
        assertThat(Auc.of(subjects(n), x, y).area()).isCloseTo(inOrder / pairs, within(1e-13));
    }

    /** Saying all twice tells no more than saying it once, if it is known who said it. */
    @Test
    void aSubjectsRowsCountTogether() {
        Random random = new Random(7);
        int n = 40;
        double[] y = random.ints(n, 0, 2).asDoubleStream().toArray();
        double[] x = IntStream.range(0, n)
                .mapToDouble(i -> random.nextGaussian() + y[i])
                .toArray();
        Auc once = Auc.of(subjects(n), x, y);
        double[] yTwice = IntStream.range(0, 2 * n).mapToDouble(i -> y[i / 2]).toArray();
        double[] xTwice = IntStream.range(0, 2 * n).mapToDouble(i -> x[i / 2]).toArray();
        Auc twice = Auc.of(
                IntStream.range(0, 2 * n).mapToObj(i -> Crowd.subject(i / 2)).toList(), xTwice, yTwice);
        Auc independent = Auc.of(subjects(2 * n), xTwice, yTwice);

        assertThat(twice.area()).isCloseTo(once.area(), within(1e-14));
        assertThat(twice.interval(0.95).low()).isCloseTo(once.interval(0.95).low(), within(1e-12));
        assertThat(width(independent)).isLessThan(0.75 * width(once));
    }

    private static double width(Auc auc) {
        Interval interval = auc.interval(0.95);
        return interval.high() - interval.low();
    }

    /** 5 of 100 with yes, a true area of 0.9 (by numbers 1.812 standard deviations apart). */
    @Test
    void theIntervalHoldsTheTrueAreaWhereFewHaveYes() {
        int held = 0;
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            double[] y = IntStream.range(0, 100).mapToDouble(i -> i < 5 ? 1 : 0).toArray();
            double[] x = Arrays.stream(y)
                    .map(each -> random.nextGaussian() + 1.812388 * each)
                    .toArray();
            held += Auc.of(subjects(100), x, y).interval(0.95).contains(0.9) ? 1 : 0;
        }
        assertThat(held).as("of 300, by DeLong's standard error about 230").isBetween(273, 297);
    }

    @Test
    void wherePeopleDoNotOverlapTheIntervalIsNoCertainty() {
        double[] x = IntStream.range(0, 20).mapToDouble(i -> i).toArray();
        double[] y = IntStream.range(0, 20).mapToDouble(i -> i < 10 ? 0 : 1).toArray();
        Auc auc = Auc.of(subjects(20), x, y);
        Interval interval = auc.interval(0.95);

        assertThat(auc.area()).isEqualTo(1);
        assertThat(interval.high()).isEqualTo(1);
        assertThat(interval.low()).isBetween(0.7, 0.9);
        // of more people it is surer
        double[] more = IntStream.range(0, 200).mapToDouble(i -> i).toArray();
        double[] outcomes =
                IntStream.range(0, 200).mapToDouble(i -> i < 100 ? 0 : 1).toArray();
        assertThat(Auc.of(subjects(200), more, outcomes).interval(0.95).low()).isBetween(0.95, 0.99);
        // which they are not for being there twice
        List<String> twice =
                IntStream.range(0, 40).mapToObj(i -> Crowd.subject(i % 20)).toList();
        double[] xTwice = IntStream.range(0, 40).mapToDouble(i -> x[i % 20]).toArray();
        double[] yTwice = IntStream.range(0, 40).mapToDouble(i -> y[i % 20]).toArray();
        assertThat(Auc.of(twice, xTwice, yTwice).interval(0.95)).isEqualTo(interval);
        // and turned round it is the mirror image
        double[] turned = Arrays.stream(x).map(each -> -each).toArray();
        assertThat(Auc.of(subjects(20), turned, y).interval(0.95).high()).isCloseTo(1 - interval.low(), within(1e-12));
    }
}
