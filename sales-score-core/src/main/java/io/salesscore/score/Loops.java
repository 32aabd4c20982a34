package io.salesscore.score;

import io.salesscore.model.AttainmentForm;
import io.salesscore.model.Segment;

/**
 * The loops over a tile: the formulas of {@link Segment}, {@link io.salesscore.model.AttainmentForm}, {@link Plan} and {@link
 * Mean} once more, a row after the other, in the shape that the just-in-time compiler turns into vector instructions: arrays
 * of the tile at one index, parameters in locals, no branch, and no more than three ramps in a loop.
 *
 * <p>Here {@code rise·(q/4)} stands as {@code (rise/4)·q}: quarters are exact, so the bits are the same.
 */
final class Loops {

    private Loops() {}

    static void fill(double[] y, int n, double value) {
        for (int i = 0; i < n; i++) {
            y[i] = value;
        }
    }

    /** As {@link #add} of the first segments of a curve to its start. */
    static void set(double[] x, double[] y, int n, double start, double x0, double inverse, double rise) {
        double quarter = rise * 0.25;
        for (int i = 0; i < n; i++) {
            double u = (x[i] - x0) * inverse;
            double p = u + Math.abs(u);
            double z = 2 - p;
            double q = z + Math.abs(z);
            y[i] = start + (rise - quarter * q);
        }
    }

    static void set(
            double[] x,
            double[] y,
            int n,
            double start,
            double x0,
            double inverse0,
            double rise0,
            double x1,
            double inverse1,
            double rise1) {
        double quarter0 = rise0 * 0.25;
        double quarter1 = rise1 * 0.25;
        for (int i = 0; i < n; i++) {
            double v = x[i];
            double u0 = (v - x0) * inverse0;
            double p0 = u0 + Math.abs(u0);
            double z0 = 2 - p0;
            double q0 = z0 + Math.abs(z0);
            double u1 = (v - x1) * inverse1;
            double p1 = u1 + Math.abs(u1);
            double z1 = 2 - p1;
            double q1 = z1 + Math.abs(z1);
            y[i] = start + (rise0 - quarter0 * q0) + (rise1 - quarter1 * q1);
        }
    }

    static void set(
            double[] x,
            double[] y,
            int n,
            double start,
            double x0,
            double inverse0,
            double rise0,
            double x1,
            double inverse1,
            double rise1,
            double x2,
            double inverse2,
            double rise2) {
        double quarter0 = rise0 * 0.25;
        double quarter1 = rise1 * 0.25;
        double quarter2 = rise2 * 0.25;
        for (int i = 0; i < n; i++) {
            double v = x[i];
            double u0 = (v - x0) * inverse0;
            double p0 = u0 + Math.abs(u0);
            double z0 = 2 - p0;
            double q0 = z0 + Math.abs(z0);
            double u1 = (v - x1) * inverse1;
            double p1 = u1 + Math.abs(u1);
            double z1 = 2 - p1;
            double q1 = z1 + Math.abs(z1);
            double u2 = (v - x2) * inverse2;
            double p2 = u2 + Math.abs(u2);
            double z2 = 2 - p2;
            double q2 = z2 + Math.abs(z2);
            y[i] = start + (rise0 - quarter0 * q0) + (rise1 - quarter1 * q1) + (rise2 - quarter2 * q2);
        }
    }

    static void add(double[] x, double[] y, int n, double x0, double inverse, double rise) {
        double quarter = rise * 0.25;
        for (int i = 0; i < n; i++) {
            double u = (x[i] - x0) * inverse;
            double p = u + Math.abs(u);
            double z = 2 - p;
            double q = z + Math.abs(z);
            y[i] += rise - quarter * q;
        }
    }

    static void add(
            double[] x,
            double[] y,
            int n,
            double x0,
            double inverse0,
            double rise0,
            double x1,
            double inverse1,
            double rise1) {
        double quarter0 = rise0 * 0.25;
        double quarter1 = rise1 * 0.25;
        for (int i = 0; i < n; i++) {
            double v = x[i];
            double u0 = (v - x0) * inverse0;
            double p0 = u0 + Math.abs(u0);
            double z0 = 2 - p0;
            double q0 = z0 + Math.abs(z0);
            double u1 = (v - x1) * inverse1;
            double p1 = u1 + Math.abs(u1);
            double z1 = 2 - p1;
            double q1 = z1 + Math.abs(z1);
            y[i] = y[i] + (rise0 - quarter0 * q0) + (rise1 - quarter1 * q1);
        }
    }

    /** Any segment, with the branches that it takes. */
    static void addOne(double[] x, double[] y, int n, double x0, double inverse, double rise) {
        for (int i = 0; i < n; i++) {
            y[i] += Segment.at(x[i], x0, inverse, rise);
        }
    }

    static void higher(double[] x, double[] target, int n) {
        for (int i = 0; i < n; i++) {
            x[i] = x[i] / target[i];
        }
    }

    static void lowerLinear(double[] x, double[] target, int n) {
        for (int i = 0; i < n; i++) {
            x[i] = (target[i] + (target[i] - x[i])) / target[i];
        }
    }

    static void lowerRatio(double[] x, double[] target, int n) {
        for (int i = 0; i < n; i++) {
            double ratio = target[i] / x[i];
            x[i] = x[i] > 0 && ratio <= Plan.MOST ? ratio : Plan.MOST;
        }
    }

    static void onTarget(double[] x, double[] target, int n) {
        for (int i = 0; i < n; i++) {
            x[i] = (target[i] - Math.abs(x[i] - target[i])) / target[i];
        }
    }

    /** By any form, of any numbers. */
    static void attain(AttainmentForm form, double[] x, double[] target, int n) {
        for (int i = 0; i < n; i++) {
            x[i] = form.of(x[i], target[i]);
        }
    }

    static void shrink(double[] x, double[] sizes, int n, double mean, double strength) {
        double prior = strength * mean;
        for (int i = 0; i < n; i++) {
            x[i] = (x[i] * sizes[i] + prior) / (sizes[i] + strength);
        }
    }

    static void addWeighted(double[] y, double[] sum, int n, double weight) {
        for (int i = 0; i < n; i++) {
            sum[i] += weight * y[i];
        }
    }

    static void addReciprocals(double[] y, double[] sum, int n, double weight) {
        for (int i = 0; i < n; i++) {
            sum[i] += weight / y[i];
        }
    }

    static void addLeast(double[] y, double[] sum, int n) {
        for (int i = 0; i < n; i++) {
            sum[i] = Math.min(sum[i], y[i]);
        }
    }

    static void addLogarithms(double[] y, double[] sum, int n, double weight) {
        for (int i = 0; i < n; i++) {
            sum[i] += weight * StrictMath.log(y[i]);
        }
    }

    /** Logarithms cost more than all the rest, and many rows lie on one of a curve's flat ends. */
    static void addLogarithms(
            double[] y,
            double[] sum,
            int n,
            double weight,
            double start,
            double logarithmOfStart,
            double end,
            double logarithmOfEnd) {
        for (int i = 0; i < n; i++) {
            double v = y[i];
            double logarithm = v == end ? logarithmOfEnd : v == start ? logarithmOfStart : StrictMath.log(v);
            sum[i] += weight * logarithm;
        }
    }

    static void meanOfLogarithms(double[] sum, double[] weights, double[] y, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = Mean.GEOMETRIC.of(sum[i], weights[i]);
        }
    }

    static void addToEach(double[] sum, int n, double weight) {
        for (int i = 0; i < n; i++) {
            sum[i] += weight;
        }
    }

    static void addPresent(double[] present, double[] sum, int n, double weight) {
        for (int i = 0; i < n; i++) {
            sum[i] += weight * present[i];
        }
    }

    static void divide(double[] dividend, double[] divisor, double[] quotient, int n) {
        for (int i = 0; i < n; i++) {
            quotient[i] = dividend[i] / divisor[i];
        }
    }

    static void scale(double[] outer, double weight, double[] weights, double[] scale, int n) {
        for (int i = 0; i < n; i++) {
            scale[i] = weight * outer[i] / weights[i];
        }
    }

    static void contribute(double[] scale, double weight, double[] y, double[] contribution, int n) {
        for (int i = 0; i < n; i++) {
            contribution[i] = weight * scale[i] * y[i];
        }
    }

    static void holdBelow(double[] y, int n, double level) {
        for (int i = 0; i < n; i++) {
            y[i] = Math.min(y[i], level);
        }
    }

    /** Holds down where another value lies outside two levels; NaN is on neither side. */
    static void holdOutside(double[] x, double[] y, int n, double low, double high, double level) {
        for (int i = 0; i < n; i++) {
            if (x[i] < low || x[i] > high) {
                y[i] = Math.min(y[i], level);
            }
        }
    }

    /** Lists where there is less than a least, or NaN, and says how many. */
    static int below(double[] x, int n, double least, int[] into) {
        int found = 0;
        for (int i = 0; i < n; i++) {
            if (!(x[i] >= least)) {
                into[found++] = i;
            }
        }
        return found;
    }

    /** Takes the points from those that are unscored. */
    static void strike(double[] y, int[] unscored, int n) {
        for (int i = 0; i < n; i++) {
            if (unscored[i] != Integer.MAX_VALUE) {
                y[i] = Double.NaN;
            }
        }
    }

    /** The code of the reason that makes a row unscored, which stands below its rank. */
    static void name(int[] unscored, byte[] reasons, int first, int n) {
        for (int i = 0; i < n; i++) {
            reasons[first + i] = unscored[i] == Integer.MAX_VALUE ? 0 : (byte) unscored[i];
        }
    }

    static void multiply(double[] x, double[] by, int n) {
        for (int i = 0; i < n; i++) {
            x[i] *= by[i];
        }
    }

    static void addReached(double[] measured, double[] reached, double[] sum, int n, double share) {
        for (int i = 0; i < n; i++) {
            sum[i] += share * measured[i] * reached[i];
        }
    }
}
