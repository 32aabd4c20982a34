package io.salesscore.bench;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;

/** The workload's score as a host would write it for this one model: NaN where there is none. */
final class ByHand {

    private ByHand() {}

    /** A row, inlined as far as a patient person would. */
    static double row(double[][] values, double[][] targets, int row) {
        double sum = 0;
        double weight = 0;
        for (int k = 0; k < Workload.BY_TARGET; k++) {
            double value = values[k][row];
            if (!Double.isNaN(value)) {
                double attainment = value / targets[k][row];
                double points = attainment <= 0 ? 0 : attainment >= Workload.CAP ? 100 * Workload.CAP : 100 * attainment;
                sum += Workload.WEIGHTS[k] * points;
                weight += Workload.WEIGHTS[k];
            }
        }
        double a = values[4][row];
        if (!Double.isNaN(a)) {
            sum += 20 * (a < 0.15 ? a <= 0.05 ? 0 : (a - 0.05) / 0.1 * 30
                    : a < 0.25 ? 30 + (a - 0.15) / 0.1 * 40
                    : a < 0.35 ? 70 + (a - 0.25) / 0.1 * 30 : 100);
            weight += 20;
        }
        double b = values[5][row];
        if (!Double.isNaN(b)) {
            sum += 10 * (b < 2 ? b <= 1 ? 0 : (b - 1) * 40 : b < 3 ? 40 + (b - 2) * 40 : b < 5 ? 80 + (b - 3) / 2 * 20 : 100);
            weight += 10;
        }
        double c = values[6][row];
        if (!Double.isNaN(c)) {
            sum += 12 * (c < 0.3 ? c <= 0.2 ? 0 : (c - 0.2) / 0.1 * 50
                    : c < 0.5 ? 50 + (c - 0.3) / 0.2 * 40
                    : c < 0.6 ? 90 + (c - 0.5) / 0.1 * 10 : 100);
            weight += 12;
        }
        double d = values[7][row];
        if (!Double.isNaN(d)) {
            sum += 8 * (d < 20 ? d <= 10 ? 0 : (d - 10) / 10 * 20 : d < 30 ? 20 + (d - 20) / 10 * 60 : d < 60 ? 80 + (d - 30) / 30 * 20 : 100);
            weight += 8;
        }
        return weight < 100 * Workload.MINIMUM_SHARE ? Double.NaN : sum / weight;
    }

    /** Columns one after the other, as vectors are written in Java without thinking of caches. */
    static void columns(double[][] values, double[][] targets, double[] sums, double[] weights, double[] scores) {
        int rows = scores.length;
        java.util.Arrays.fill(sums, 0);
        java.util.Arrays.fill(weights, 0);
        for (int k = 0; k < Workload.KPIS; k++) {
            double[] column = values[k];
            double w = Workload.WEIGHTS[k];
            for (int row = 0; row < rows; row++) {
                double value = column[row];
                if (!Double.isNaN(value)) {
                    sums[row] += w * points(k, value, k < Workload.BY_TARGET ? targets[k][row] : 1);
                    weights[row] += w;
                }
            }
        }
        for (int row = 0; row < rows; row++) {
            scores[row] = weights[row] < 100 * Workload.MINIMUM_SHARE ? Double.NaN : sums[row] / weights[row];
        }
    }

    private static double points(int k, double value, double target) {
        if (k < Workload.BY_TARGET) {
            double attainment = value / target;
            return attainment <= 0 ? 0 : attainment >= Workload.CAP ? 100 * Workload.CAP : 100 * attainment;
        }
        double[] xs = Workload.XS[k - Workload.BY_TARGET];
        double[] ys = Workload.YS[k - Workload.BY_TARGET];
        if (value <= xs[0]) {
            return ys[0];
        }
        for (int i = 1; i < xs.length; i++) {
            if (value < xs[i]) {
                return ys[i - 1] + (value - xs[i - 1]) / (xs[i] - xs[i - 1]) * (ys[i] - ys[i - 1]);
            }
        }
        return ys[ys.length - 1];
    }

    /** A row from a map by name, as quick code in a CRM does it. */
    static double map(Map<String, Double> values, Map<String, Double> targets, String[] names) {
        double sum = 0;
        double weight = 0;
        for (int k = 0; k < names.length; k++) {
            Double value = values.get(names[k]);
            if (value != null) {
                sum += Workload.WEIGHTS[k] * points(k, value, targets.getOrDefault(names[k], 1.0));
                weight += Workload.WEIGHTS[k];
            }
        }
        return weight < 100 * Workload.MINIMUM_SHARE ? Double.NaN : sum / weight;
    }

    /** The same in decimals. */
    static BigDecimal decimals(Map<String, BigDecimal> values, Map<String, BigDecimal> targets, String[] names) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal weight = BigDecimal.ZERO;
        for (int k = 0; k < names.length; k++) {
            BigDecimal value = values.get(names[k]);
            if (value != null) {
                BigDecimal w = BigDecimal.valueOf(Workload.WEIGHTS[k]);
                sum = sum.add(w.multiply(pointsInDecimals(k, value, targets.getOrDefault(names[k], BigDecimal.ONE))));
                weight = weight.add(w);
            }
        }
        return weight.doubleValue() < 100 * Workload.MINIMUM_SHARE ? BigDecimal.ZERO : sum.divide(weight, MathContext.DECIMAL64);
    }

    private static BigDecimal pointsInDecimals(int k, BigDecimal value, BigDecimal target) {
        BigDecimal hundred = BigDecimal.valueOf(100);
        if (k < Workload.BY_TARGET) {
            BigDecimal attainment = value.divide(target, MathContext.DECIMAL64);
            return attainment.max(BigDecimal.ZERO).min(BigDecimal.valueOf(Workload.CAP)).multiply(hundred);
        }
        double[] xs = Workload.XS[k - Workload.BY_TARGET];
        double[] ys = Workload.YS[k - Workload.BY_TARGET];
        for (int i = 0; i < xs.length; i++) {
            BigDecimal x = BigDecimal.valueOf(xs[i]);
            if (value.compareTo(x) < 0) {
                if (i == 0) {
                    return BigDecimal.valueOf(ys[0]);
                }
                BigDecimal before = BigDecimal.valueOf(xs[i - 1]);
                return BigDecimal.valueOf(ys[i - 1])
                        .add(value.subtract(before)
                                .divide(x.subtract(before), MathContext.DECIMAL64)
                                .multiply(BigDecimal.valueOf(ys[i] - ys[i - 1])));
            }
        }
        return BigDecimal.valueOf(ys[ys.length - 1]);
    }
}
