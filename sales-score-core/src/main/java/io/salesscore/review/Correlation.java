package io.salesscore.review;

import io.salesscore.score.Interval;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * How two columns of finite numbers go together, from −1 to 1. A constant column, or fewer than two rows, goes with nothing:
 * then there is no figure.
 */
final class Correlation {

    private Correlation() {}

    /** Pearson's: of the numbers themselves. */
    static OptionalDouble pearson(double[] x, double[] y) {
        requireSameLength(x, y);
        Ranks.requireFinite(x);
        Ranks.requireFinite(y);
        if (isConstant(x) || isConstant(y)) {
            return OptionalDouble.empty();
        }
        double[] fromX = deviations(x);
        double[] fromY = deviations(y);
        double together = 0;
        double ofX = 0;
        double ofY = 0;
        for (int i = 0; i < x.length; i++) {
            together += fromX[i] * fromY[i];
            ofX += fromX[i] * fromX[i];
            ofY += fromY[i] * fromY[i];
        }
        return OptionalDouble.of(held(together / Math.sqrt(ofX * ofY)));
    }

    /** Spearman's: Pearson's of the ranks, equal numbers sharing the mean of theirs. */
    static OptionalDouble spearman(double[] x, double[] y) {
        requireSameLength(x, y);
        return pearson(Ranks.average(x), Ranks.average(y));
    }

    /**
     * Between which values Spearman's correlation lies: by Fisher's transformation with the variance
     * {@code (1 + ρ²/2) / (n − 3)} (D. G. Bonett, T. A. Wright, Psychometrika 65 (2000) 23–28). A perfect correlation is taken
     * as half a step of n ranks below perfect.
     *
     * @param n how many independent rows, at least 4
     */
    static Interval spearmanInterval(double spearman, int n, double level) {
        // neighbouring values are 12 / (n (n² − 1)) apart
        double most = 1 - 6 / (n * ((double) n * n - 1));
        double rho = Math.max(-most, Math.min(most, spearman));
        double fisher = (StrictMath.log1p(rho) - StrictMath.log1p(-rho)) / 2;
        Interval transformed = Interval.normal(fisher, StrictMath.sqrt((1 + rho * rho / 2) / (n - 3)), level);
        return new Interval(
                Math.min(spearman, StrictMath.tanh(transformed.low())),
                Math.max(spearman, StrictMath.tanh(transformed.high())),
                level);
    }

    /**
     * Kendall's tau-b: the pairs of rows that both columns put in one order, less those that they put in opposite orders, over
     * the root of the product of the pairs that are no tie in one and in the other. O(n log n), in whole numbers, after W. R.
     * Knight, "A computer method for calculating Kendall's tau with ungrouped data", JASA 61 (1966).
     */
    static OptionalDouble kendallTauB(double[] x, double[] y) {
        requireSameLength(x, y);
        if (isConstant(x) || isConstant(y)) {
            return OptionalDouble.empty();
        }
        int n = x.length;
        double[] ranksOfX = Ranks.average(x);
        double[] ranksOfY = Ranks.average(y);
        double[] both = new double[n];
        for (int i = 0; i < n; i++) {
            // by x and, where it ties, by y: ranks are multiples of a half up to n
            both[i] = ranksOfX[i] * (2.0 * n + 1) + ranksOfY[i];
        }
        int[] order = Ranks.order(both);
        double[] ordered = new double[n];
        for (int i = 0; i < n; i++) {
            ordered[i] = ranksOfY[order[i]];
        }
        long pairs = pairs(n);
        long tiesOfX = ties(ranksOfX);
        long tiesOfY = ties(ranksOfY);
        long concordantLessDiscordant = pairs - tiesOfX - tiesOfY + ties(both) - 2 * exchanges(ordered);
        return OptionalDouble.of(
                held(concordantLessDiscordant / Math.sqrt((double) (pairs - tiesOfX) * (double) (pairs - tiesOfY))));
    }

    /** Whether all numbers are one. */
    static boolean isConstant(double[] numbers) {
        for (double number : numbers) {
            if (number != numbers[0]) {
                return false;
            }
        }
        return true;
    }

    private static void requireSameLength(double[] x, double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException(
                    "The columns (" + x.length + " and " + y.length + " rows) must be of the same length.");
        }
    }

    /** From the mean, divided by a power of two, so that no square overflows or vanishes. */
    private static double[] deviations(double[] numbers) {
        double largest = 0;
        for (double number : numbers) {
            largest = Math.max(largest, Math.abs(number));
        }
        int exponent = Math.getExponent(largest);
        double[] deviations = new double[numbers.length];
        double sum = 0;
        for (int i = 0; i < numbers.length; i++) {
            deviations[i] = Math.scalb(numbers[i], -exponent);
            sum += deviations[i];
        }
        double mean = sum / numbers.length;
        for (int i = 0; i < numbers.length; i++) {
            deviations[i] -= mean;
        }
        return deviations;
    }

    /** The pairs of equal numbers. */
    private static long ties(double[] numbers) {
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        long ties = 0;
        int from = 0;
        for (int i = 1; i <= sorted.length; i++) {
            if (i == sorted.length || sorted[i] != sorted[from]) {
                ties += pairs(i - from);
                from = i;
            }
        }
        return ties;
    }

    private static long pairs(int n) {
        return n * (n - 1L) / 2;
    }

    /** Sorts and counts the pairs that were out of order. */
    private static long exchanges(double[] numbers) {
        return exchanges(numbers, new double[numbers.length], 0, numbers.length);
    }

    private static long exchanges(double[] numbers, double[] room, int from, int to) {
        if (to - from < 2) {
            return 0;
        }
        int middle = (from + to) >>> 1;
        long exchanges = exchanges(numbers, room, from, middle) + exchanges(numbers, room, middle, to);
        System.arraycopy(numbers, from, room, from, to - from);
        int left = from;
        int right = middle;
        for (int i = from; i < to; i++) {
            if (right == to || (left < middle && room[left] <= room[right])) {
                numbers[i] = room[left++];
            } else {
                exchanges += middle - left;
                numbers[i] = room[right++];
            }
        }
        return exchanges;
    }

    private static double held(double correlation) {
        return Math.max(-1, Math.min(1, correlation));
    }
}
