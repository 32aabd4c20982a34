package io.salesscore.review;

import java.util.Arrays;

/**
 * The curve that never falls (or never rises) and is nearest to given points by least squares: neighbours out of order
 * are pooled until none are (R. E. Barlow and others, Statistical Inference under Order Restrictions, 1972). Between
 * pools it is a straight line, and flat outside.
 */
final class Isotonic {

    private final double[] from;
    private final double[] to;
    private final double[] level;

    private Isotonic(double[] from, double[] to, double[] level) {
        this.from = from;
        this.to = to;
        this.level = level;
    }

    /** Rises or falls, as Spearman's correlation of the points does; flat where there is none. */
    static Isotonic of(double[] x, double[] y) {
        double way = Correlation.spearman(x, y).orElse(0);
        int[] order = Ranks.order(x);
        int n = x.length;
        double[] from = new double[n];
        double[] to = new double[n];
        double[] level = new double[n];
        double[] weight = new double[n];
        int pools = 0;
        for (int i = 0; i < n; ) {
            double at = x[order[i]];
            from[pools] = at;
            to[pools] = at;
            level[pools] = 0;
            weight[pools] = 0;
            // points of one x have one level, whatever their order
            for (; i < n && x[order[i]] == at; i++) {
                weight[pools]++;
                level[pools] += (y[order[i]] - level[pools]) / weight[pools];
            }
            pools++;
            while (pools > 1 && (way == 0 || (level[pools - 1] - level[pools - 2]) * way < 0)) {
                pools--;
                double sum = weight[pools - 1] + weight[pools];
                level[pools - 1] += (level[pools] - level[pools - 1]) * (weight[pools] / sum);
                weight[pools - 1] = sum;
                to[pools - 1] = to[pools];
            }
        }
        return new Isotonic(Arrays.copyOf(from, pools), Arrays.copyOf(to, pools), Arrays.copyOf(level, pools));
    }

    double at(double x) {
        int pool = Arrays.binarySearch(from, x);
        // the last pool that begins at x or before
        int before = pool >= 0 ? pool : -pool - 2;
        if (before < 0) {
            return level[0];
        }
        if (x <= to[before] || before == from.length - 1) {
            return level[before];
        }
        double share = (x - to[before]) / (from[before + 1] - to[before]);
        return level[before] + share * (level[before + 1] - level[before]);
    }
}
