package io.salesscore.review;

/** Means and (co)variances of columns without gaps, in two passes. */
final class Moments {

    private Moments() {}

    static double mean(double[] numbers) {
        double sum = 0;
        for (double number : numbers) {
            sum += number;
        }
        return sum / numbers.length;
    }

    /** Of the population: over n. */
    static double covariance(double[] x, double[] y) {
        double meanOfX = mean(x);
        double meanOfY = mean(y);
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += (x[i] - meanOfX) * (y[i] - meanOfY);
        }
        return sum / x.length;
    }

    static double variance(double[] numbers) {
        return covariance(numbers, numbers);
    }
}
