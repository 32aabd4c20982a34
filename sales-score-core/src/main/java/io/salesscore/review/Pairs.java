package io.salesscore.review;

import java.util.Arrays;

/** Two columns of the rows that have both numbers. */
final class Pairs {

    private final double[] x;
    private final double[] y;

    private Pairs(double[] x, double[] y) {
        this.x = x;
        this.y = y;
    }

    /** The rows in which neither column is NaN, in the same order. */
    static Pairs of(double[] x, double[] y) {
        int n = 0;
        double[] ofX = new double[x.length];
        double[] ofY = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            if (!Double.isNaN(x[i]) && !Double.isNaN(y[i])) {
                ofX[n] = x[i];
                ofY[n] = y[i];
                n++;
            }
        }
        return new Pairs(Arrays.copyOf(ofX, n), Arrays.copyOf(ofY, n));
    }

    double[] x() {
        return x;
    }

    double[] y() {
        return y;
    }

    int size() {
        return x.length;
    }
}
