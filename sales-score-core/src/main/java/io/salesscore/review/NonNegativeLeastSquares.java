package io.salesscore.review;

import java.util.Arrays;

/**
 * The coefficients β ≥ 0 for which |y − Xβ|² is least, from XᵀX and Xᵀy alone: the active-set method of C. L. Lawson and
 * R. J. Hanson, Solving Least Squares Problems, 1974, chapter 23. Exact but for rounding, and always by one order of steps.
 *
 * <p>Columns are brought to the length 1 first, and a billionth is added to the diagonal: columns that say the same share
 * their coefficient instead of leaving the choice to rounding.
 */
final class NonNegativeLeastSquares {

    private static final double RIDGE = 1e-9;

    /** What a column must add beyond those that are in, as a correlation; below it lie rounding and the ridge. */
    private static final double TOLERANCE = 1e-12;

    private final double[][] gram;
    private final double[] target;
    private final double[] lengths;

    private NonNegativeLeastSquares(double[][] gram, double[] target, double[] lengths) {
        this.gram = gram;
        this.target = target;
        this.lengths = lengths;
    }

    /**
     * Solves.
     *
     * @param products XᵀX; a column of length 0 has the coefficient 0
     * @param withY Xᵀy
     */
    static double[] solve(double[][] products, double[] withY) {
        int n = withY.length;
        double[] lengths = new double[n];
        double largest = 0;
        for (int i = 0; i < n; i++) {
            lengths[i] = StrictMath.sqrt(products[i][i]);
            largest = Math.max(largest, lengths[i] > 0 ? Math.abs(withY[i] / lengths[i]) : 0);
        }
        if (largest == 0) {
            return new double[n];
        }
        double[][] gram = new double[n][n];
        double[] target = new double[n];
        for (int i = 0; i < n; i++) {
            // of a column without length the target is 0, so that it never enters
            target[i] = lengths[i] > 0 ? withY[i] / lengths[i] / largest : 0;
            for (int j = 0; j < n; j++) {
                gram[i][j] = lengths[i] > 0 && lengths[j] > 0 ? products[i][j] / lengths[i] / lengths[j] : 0;
            }
            gram[i][i] = 1 + RIDGE;
        }
        double[] solution = new NonNegativeLeastSquares(gram, target, lengths).solution();
        for (int i = 0; i < n; i++) {
            solution[i] = lengths[i] > 0 ? solution[i] / lengths[i] * largest : 0;
        }
        return solution;
    }

    private double[] solution() {
        int n = target.length;
        double[] beta = new double[n];
        boolean[] in = new boolean[n];
        // a column that left again at once can only come back by rounding
        boolean[] refused = new boolean[n];
        for (int next = best(beta, in, refused); next >= 0; next = best(beta, in, refused)) {
            in[next] = true;
            double[] free = unconstrained(in);
            if (free[next] <= 0) {
                in[next] = false;
                refused[next] = true;
                continue;
            }
            while (leastOf(free, in) <= 0) {
                stepTowards(free, beta, in);
                free = unconstrained(in);
            }
            beta = free;
            Arrays.fill(refused, false);
        }
        return beta;
    }

    /** The column outside that would lower the sum of squares most steeply; −1 if none would. */
    private int best(double[] beta, boolean[] in, boolean[] refused) {
        int best = -1;
        double steepest = TOLERANCE;
        for (int i = 0; i < beta.length; i++) {
            if (!in[i] && !refused[i] && lengths[i] > 0) {
                double slope = target[i];
                for (int j = 0; j < beta.length; j++) {
                    slope -= gram[i][j] * beta[j];
                }
                if (slope > steepest) {
                    steepest = slope;
                    best = i;
                }
            }
        }
        return best;
    }

    private static double leastOf(double[] numbers, boolean[] in) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < numbers.length; i++) {
            least = in[i] ? Math.min(least, numbers[i]) : least;
        }
        return least;
    }

    /** As far as all stay at 0 or above; whoever gets to 0 leaves. */
    private static void stepTowards(double[] free, double[] beta, boolean[] in) {
        double share = 1;
        int first = -1;
        for (int i = 0; i < beta.length; i++) {
            if (in[i] && free[i] <= 0) {
                double until = beta[i] / (beta[i] - free[i]);
                if (first < 0 || until < share) {
                    share = until;
                    first = i;
                }
            }
        }
        for (int i = 0; i < beta.length; i++) {
            if (in[i]) {
                beta[i] += share * (free[i] - beta[i]);
                if (i == first || beta[i] <= 0) {
                    beta[i] = 0;
                    in[i] = false;
                }
            }
        }
    }

    /** Least squares by the columns that are in, by Cholesky's decomposition; 0 for the others. */
    private double[] unconstrained(boolean[] in) {
        int[] columns = new int[in.length];
        int n = 0;
        for (int i = 0; i < in.length; i++) {
            if (in[i]) {
                columns[n++] = i;
            }
        }
        double[][] lower = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = gram[columns[i]][columns[j]];
                for (int k = 0; k < j; k++) {
                    sum -= lower[i][k] * lower[j][k];
                }
                // never less than half the ridge, whatever rounding does
                lower[i][j] = i == j ? StrictMath.sqrt(Math.max(sum, RIDGE / 2)) : sum / lower[j][j];
            }
        }
        double[] solved = new double[n];
        for (int i = 0; i < n; i++) {
            double sum = target[columns[i]];
            for (int k = 0; k < i; k++) {
                sum -= lower[i][k] * solved[k];
            }
            solved[i] = sum / lower[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                solved[i] -= lower[k][i] * solved[k];
            }
            solved[i] /= lower[i][i];
        }
        double[] solution = new double[in.length];
        for (int i = 0; i < n; i++) {
            solution[columns[i]] = solved[i];
        }
        return solution;
    }
}
