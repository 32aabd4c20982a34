package io.salesscore.bench;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The score of the {@link Workload} as a host would write it for this one model, from patient to quick: a bare double, NaN
 * where there is none, and no reasons. The patient forms know the model by heart: their numbers are literals and a slope is
 * multiplied in, where the library reads a plan.
 */
final class ByHand {

    /** Weights sum to 100, and a score needs data for this much of them. */
    private static final double LEAST = 100 * Workload.MINIMUM_SHARE;

    private static final int TILE = 256;

    private ByHand() {}

    /** A row of eight values and four targets, by chains of ifs. */
    static double row(double[] row) {
        double sum = 0;
        double weight = 0;
        if (!Double.isNaN(row[0])) {
            sum += 20 * attained(row[0], row[8]);
            weight += 20;
        }
        if (!Double.isNaN(row[1])) {
            sum += 10 * attained(row[1], row[9]);
            weight += 10;
        }
        if (!Double.isNaN(row[2])) {
            sum += 15 * attained(row[2], row[10]);
            weight += 15;
        }
        if (!Double.isNaN(row[3])) {
            sum += 5 * attained(row[3], row[11]);
            weight += 5;
        }
        if (!Double.isNaN(row[4])) {
            sum += 20 * curve4(row[4]);
            weight += 20;
        }
        if (!Double.isNaN(row[5])) {
            sum += 10 * curve5(row[5]);
            weight += 10;
        }
        if (!Double.isNaN(row[6])) {
            sum += 12 * curve6(row[6]);
            weight += 12;
        }
        if (!Double.isNaN(row[7])) {
            sum += 8 * curve7(row[7]);
            weight += 8;
        }
        return weight < LEAST ? Double.NaN : sum / weight;
    }

    private static double attained(double value, double target) {
        double attainment = value / target;
        return attainment <= 0 ? 0 : attainment >= Workload.CAP ? 100 * Workload.CAP : 100 * attainment;
    }

    private static double curve4(double v) {
        if (v <= 0.05) {
            return 0;
        } else if (v < 0.15) {
            return (v - 0.05) * 300;
        } else if (v < 0.25) {
            return 30 + (v - 0.15) * 400;
        } else if (v < 0.35) {
            return 70 + (v - 0.25) * 300;
        }
        return 100;
    }

    private static double curve5(double v) {
        if (v <= 1) {
            return 0;
        } else if (v < 2) {
            return (v - 1) * 40;
        } else if (v < 3) {
            return 40 + (v - 2) * 40;
        } else if (v < 5) {
            return 80 + (v - 3) * 10;
        }
        return 100;
    }

    private static double curve6(double v) {
        if (v <= 0.2) {
            return 0;
        } else if (v < 0.3) {
            return (v - 0.2) * 500;
        } else if (v < 0.5) {
            return 50 + (v - 0.3) * 200;
        } else if (v < 0.6) {
            return 90 + (v - 0.5) * 100;
        }
        return 100;
    }

    private static double curve7(double v) {
        if (v <= 10) {
            return 0;
        } else if (v < 20) {
            return (v - 10) * 2;
        } else if (v < 30) {
            return 20 + (v - 20) * 6;
        } else if (v < 60) {
            return 80 + (v - 30) * (20 / 30.0);
        }
        return 100;
    }

    /** The same row without a branch: every ramp is always paid for, and no guess ever wrong. */
    static double rowWithoutBranches(double[] row) {
        double sum = 0;
        double weight = 0;
        double m = weightOf(row[0], 20);
        sum += m * ramp(orZero(row[0]) / row[8] * 100, 120);
        weight += m;
        m = weightOf(row[1], 10);
        sum += m * ramp(orZero(row[1]) / row[9] * 100, 120);
        weight += m;
        m = weightOf(row[2], 15);
        sum += m * ramp(orZero(row[2]) / row[10] * 100, 120);
        weight += m;
        m = weightOf(row[3], 5);
        sum += m * ramp(orZero(row[3]) / row[11] * 100, 120);
        weight += m;
        double v = orZero(row[4]);
        m = weightOf(row[4], 20);
        sum += m * (ramp((v - 0.05) * 300, 30) + ramp((v - 0.15) * 400, 40) + ramp((v - 0.25) * 300, 30));
        weight += m;
        v = orZero(row[5]);
        m = weightOf(row[5], 10);
        sum += m * (ramp((v - 1) * 40, 40) + ramp((v - 2) * 40, 40) + ramp((v - 3) * 10, 20));
        weight += m;
        v = orZero(row[6]);
        m = weightOf(row[6], 12);
        sum += m * (ramp((v - 0.2) * 500, 50) + ramp((v - 0.3) * 200, 40) + ramp((v - 0.5) * 100, 10));
        weight += m;
        v = orZero(row[7]);
        m = weightOf(row[7], 8);
        sum += m * (ramp((v - 10) * 2, 20) + ramp((v - 20) * 6, 60) + ramp((v - 30) * (20 / 30.0), 20));
        weight += m;
        return weight < LEAST ? Double.NaN : sum / weight;
    }

    private static double weightOf(double value, double weight) {
        return Double.isNaN(value) ? 0 : weight;
    }

    private static double orZero(double value) {
        return Double.isNaN(value) ? 0 : value;
    }

    /** Points between 0 and the most, by absolute values: for a single row that takes half the time of minimum and maximum. */
    private static double ramp(double points, double most) {
        double above = points + Math.abs(points);
        double left = 2 * most - above;
        return most - (left + Math.abs(left)) * 0.25;
    }

    private static double clamped(double points, double most) {
        return Math.max(0, Math.min(most, points));
    }

    /** Whole columns, one KPI after the other, by chains of ifs. */
    static void columns(double[][] values, double[][] targets, double[] sums, double[] weights, double[] scores) {
        Arrays.fill(sums, 0);
        Arrays.fill(weights, 0);
        attained(values[0], targets[0], 20, sums, weights);
        attained(values[1], targets[1], 10, sums, weights);
        attained(values[2], targets[2], 15, sums, weights);
        attained(values[3], targets[3], 5, sums, weights);
        double[] column = values[4];
        for (int i = 0; i < column.length; i++) {
            if (!Double.isNaN(column[i])) {
                sums[i] += 20 * curve4(column[i]);
                weights[i] += 20;
            }
        }
        column = values[5];
        for (int i = 0; i < column.length; i++) {
            if (!Double.isNaN(column[i])) {
                sums[i] += 10 * curve5(column[i]);
                weights[i] += 10;
            }
        }
        column = values[6];
        for (int i = 0; i < column.length; i++) {
            if (!Double.isNaN(column[i])) {
                sums[i] += 12 * curve6(column[i]);
                weights[i] += 12;
            }
        }
        column = values[7];
        for (int i = 0; i < column.length; i++) {
            if (!Double.isNaN(column[i])) {
                sums[i] += 8 * curve7(column[i]);
                weights[i] += 8;
            }
        }
        for (int i = 0; i < scores.length; i++) {
            scores[i] = weights[i] < LEAST ? Double.NaN : sums[i] / weights[i];
        }
    }

    private static void attained(double[] column, double[] target, double w, double[] sums, double[] weights) {
        for (int i = 0; i < column.length; i++) {
            if (!Double.isNaN(column[i])) {
                sums[i] += w * attained(column[i], target[i]);
                weights[i] += w;
            }
        }
    }

    /** Tiles that stay in the first cache, without branches, each KPI in a loop of its own that the compiler vectorises. */
    static final class Tiles {

        private final double[] x = new double[TILE];
        private final double[] m = new double[TILE];
        private final double[] t = new double[TILE];
        private final double[] sum = new double[TILE];
        private final double[] weight = new double[TILE];

        void score(double[][] values, double[][] targets, double[] scores) {
            for (int from = 0; from < scores.length; from += TILE) {
                int n = Math.min(TILE, scores.length - from);
                Arrays.fill(sum, 0);
                Arrays.fill(weight, 0);
                attained(values[0], targets[0], from, n, 20);
                attained(values[1], targets[1], from, n, 10);
                attained(values[2], targets[2], from, n, 15);
                attained(values[3], targets[3], from, n, 5);
                clean(values[4], from, n, 20);
                add(x, m, sum, weight, n, 0.05, 300, 30, 0.15, 400, 40, 0.25, 300, 30);
                clean(values[5], from, n, 10);
                add(x, m, sum, weight, n, 1, 40, 40, 2, 40, 40, 3, 10, 20);
                clean(values[6], from, n, 12);
                add(x, m, sum, weight, n, 0.2, 500, 50, 0.3, 200, 40, 0.5, 100, 10);
                clean(values[7], from, n, 8);
                add(x, m, sum, weight, n, 10, 2, 20, 20, 6, 60, 30, 20 / 30.0, 20);
                for (int i = 0; i < n; i++) {
                    scores[from + i] = weight[i] < LEAST ? Double.NaN : sum[i] / weight[i];
                }
            }
        }

        private void clean(double[] column, int from, int n, double w) {
            for (int i = 0; i < n; i++) {
                double v = column[from + i];
                x[i] = orZero(v);
                m[i] = weightOf(v, w);
            }
        }

        private void attained(double[] column, double[] target, int from, int n, double w) {
            clean(column, from, n, w);
            System.arraycopy(target, from, t, 0, n);
            addAttained(x, t, m, sum, weight, n);
        }

        private static void addAttained(double[] x, double[] t, double[] m, double[] sum, double[] weight, int n) {
            for (int i = 0; i < n; i++) {
                sum[i] += m[i] * clamped(x[i] / t[i] * 100, 120);
                weight[i] += m[i];
            }
        }

        private static void add(
                double[] x,
                double[] m,
                double[] sum,
                double[] weight,
                int n,
                double from1,
                double slope1,
                double most1,
                double from2,
                double slope2,
                double most2,
                double from3,
                double slope3,
                double most3) {
            for (int i = 0; i < n; i++) {
                double v = x[i];
                double points = clamped((v - from1) * slope1, most1)
                        + clamped((v - from2) * slope2, most2)
                        + clamped((v - from3) * slope3, most3);
                sum[i] += m[i] * points;
                weight[i] += m[i];
            }
        }
    }

    /** As fast as memory allows: reads the eight columns of values and writes one. */
    static void sum(double[][] values, double[] sums) {
        double[] a = values[0];
        double[] b = values[1];
        double[] c = values[2];
        double[] d = values[3];
        double[] e = values[4];
        double[] f = values[5];
        double[] g = values[6];
        double[] h = values[7];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = a[i] + b[i] + c[i] + d[i] + e[i] + f[i] + g[i] + h[i];
        }
    }

    /** A row from maps by name, as quick code in a CRM does it. */
    static double maps(Map<String, Double> values, Map<String, Double> targets) {
        double sum = 0;
        double weight = 0;
        for (int k = 0; k < Workload.KPIS; k++) {
            Double value = values.get(Workload.IDS[k]);
            if (value != null) {
                sum += Workload.WEIGHTS[k] * points(k, value, targets);
                weight += Workload.WEIGHTS[k];
            }
        }
        return weight < LEAST ? Double.NaN : sum / weight;
    }

    /** The same as streams. */
    static double streams(Map<String, Double> values, Map<String, Double> targets) {
        double weight = IntStream.range(0, Workload.KPIS)
                .filter(k -> values.containsKey(Workload.IDS[k]))
                .mapToDouble(k -> Workload.WEIGHTS[k])
                .sum();
        double sum = IntStream.range(0, Workload.KPIS)
                .filter(k -> values.containsKey(Workload.IDS[k]))
                .mapToDouble(k ->
                        Workload.WEIGHTS[k] * points(k, Objects.requireNonNull(values.get(Workload.IDS[k])), targets))
                .sum();
        return weight < LEAST ? Double.NaN : sum / weight;
    }

    private static double points(int k, double value, Map<String, Double> targets) {
        if (k < Workload.BY_TARGET) {
            return attained(value, Objects.requireNonNull(targets.get(Workload.IDS[k])));
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

    /** The same in decimals; with too little data there is nothing to divide, and the score is −1. */
    static BigDecimal decimals(Map<String, BigDecimal> values, Map<String, BigDecimal> targets) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal weight = BigDecimal.ZERO;
        for (int k = 0; k < Workload.KPIS; k++) {
            BigDecimal value = values.get(Workload.IDS[k]);
            if (value != null) {
                BigDecimal w = Decimals.WEIGHTS[k];
                sum = sum.add(w.multiply(Decimals.points(k, value, targets)));
                weight = weight.add(w);
            }
        }
        return weight.compareTo(Decimals.LEAST) < 0
                ? BigDecimal.ONE.negate()
                : sum.divide(weight, MathContext.DECIMAL64);
    }

    /** The model in decimals, made once. */
    private static final class Decimals {

        static final BigDecimal[] WEIGHTS = of(Workload.WEIGHTS);
        static final BigDecimal LEAST = BigDecimal.valueOf(ByHand.LEAST);
        private static final BigDecimal CAP = BigDecimal.valueOf(Workload.CAP);
        private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
        private static final BigDecimal[][] XS =
                Arrays.stream(Workload.XS).map(Decimals::of).toArray(BigDecimal[][]::new);
        private static final BigDecimal[][] YS =
                Arrays.stream(Workload.YS).map(Decimals::of).toArray(BigDecimal[][]::new);

        private Decimals() {}

        private static BigDecimal[] of(double[] numbers) {
            return Arrays.stream(numbers).mapToObj(BigDecimal::valueOf).toArray(BigDecimal[]::new);
        }

        static BigDecimal points(int k, BigDecimal value, Map<String, BigDecimal> targets) {
            if (k < Workload.BY_TARGET) {
                return value.divide(Objects.requireNonNull(targets.get(Workload.IDS[k])), MathContext.DECIMAL64)
                        .max(BigDecimal.ZERO)
                        .min(CAP)
                        .multiply(HUNDRED);
            }
            BigDecimal[] xs = XS[k - Workload.BY_TARGET];
            BigDecimal[] ys = YS[k - Workload.BY_TARGET];
            if (value.compareTo(xs[0]) <= 0) {
                return ys[0];
            }
            for (int i = 1; i < xs.length; i++) {
                if (value.compareTo(xs[i]) < 0) {
                    return ys[i - 1].add(value.subtract(xs[i - 1])
                            .multiply(ys[i].subtract(ys[i - 1]))
                            .divide(xs[i].subtract(xs[i - 1]), MathContext.DECIMAL64));
                }
            }
            return ys[ys.length - 1];
        }
    }
}
