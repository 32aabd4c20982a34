package io.salesscore.review;

import io.salesscore.score.Interval;

/** What is more than chance. */
final class Significance {

    private Significance() {}

    /**
     * Whether a rank correlation as far from 0 as this comes from one no farther than {@code least} by chance in fewer than one of
     * a thousand reviews that each make so many comparisons: {@code (atanh |ρ| − atanh least) · √((n − 3) / 1.06)} against the
     * normal distribution (E. C. Fieller, H. O. Hartley, E. S. Pearson, Biometrika 44 (1957)), the thousandth shared out between
     * the comparisons (Bonferroni).
     */
    static boolean isBeyond(double least, double spearman, int n, int comparisons) {
        double z = Interval.normal(0, 1, 1 - 0.001 / comparisons).high();
        return (atanh(Math.abs(spearman)) - atanh(least)) * StrictMath.sqrt((n - 3) / 1.06) > z;
    }

    private static double atanh(double correlation) {
        return (StrictMath.log1p(correlation) - StrictMath.log1p(-correlation)) / 2;
    }

    /** Whether k of n are surely more than a share: Wilson's interval at 99 % lies above it. */
    static boolean isMoreThan(double share, double k, int n) {
        return n > 0 && Interval.wilson(k, n, 0.99).low() > share;
    }

    /** Whether the mean of what n tell is surely above a limit: the normal interval at 99.8 % lies above it. */
    static boolean isAbove(double limit, double mean, double deviation, int n) {
        return Interval.normal(mean, deviation / StrictMath.sqrt(n), 0.998).low() > limit;
    }
}
