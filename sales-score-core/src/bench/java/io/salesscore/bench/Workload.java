package io.salesscore.bench;

import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurements;
import io.salesscore.kpi.RollUp;
import io.salesscore.kpi.Unit;
import io.salesscore.period.Period;
import io.salesscore.score.ScoreTable;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * What is scored: eight KPIs with twenty segments of curves, four of them by the attainment of a target, 5 % of the values
 * missing and the others re-weighted. Column k holds the values of KPI k, NaN where there is none.
 */
final class Workload {

    static final int KPIS = 8;
    /** The KPIs that are scored by attainment come first. */
    static final int BY_TARGET = 4;

    /** The least share of weight with data for a score. */
    static final double MINIMUM_SHARE = 0.2;

    static final String[] IDS = {"kpi0", "kpi1", "kpi2", "kpi3", "kpi4", "kpi5", "kpi6", "kpi7"};

    static final double[] WEIGHTS = {20, 10, 15, 5, 20, 10, 12, 8};

    /** Full points a little above target, so that attainment has two segments. */
    static final double CAP = 1.2;

    /** The corners of the other curves, in rising x. */
    static final double[][] XS = {{0.05, 0.15, 0.25, 0.35}, {1, 2, 3, 5}, {0.2, 0.3, 0.5, 0.6}, {10, 20, 30, 60}};

    static final double[][] YS = {{0, 30, 70, 100}, {0, 40, 80, 100}, {0, 50, 90, 100}, {0, 20, 80, 100}};

    static final Period PERIOD = Period.quarter(2026, 1);

    final int rows;
    final double[][] values = new double[KPIS][];
    final double[][] targets = new double[BY_TARGET][];
    /** How many observations the values of the KPIs without targets rest on, for models with priors. */
    final double[][] sizes = new double[KPIS - BY_TARGET][];

    Workload(int rows, long seed) {
        this.rows = rows;
        SplittableRandom random = new SplittableRandom(seed);
        for (int k = 0; k < KPIS; k++) {
            double[] column = new double[rows];
            double[] other = new double[rows];
            for (int row = 0; row < rows; row++) {
                double value;
                if (k < BY_TARGET) {
                    other[row] = 1 + random.nextInt(1000);
                    value = Math.rint(other[row] * 1.5 * random.nextDouble());
                } else {
                    other[row] = 1 + random.nextInt(200);
                    value = Math.rint(1000 * XS[k - BY_TARGET][3] * 1.1 * random.nextDouble()) / 1000;
                }
                column[row] = random.nextInt(20) == 0 ? Double.NaN : value;
            }
            values[k] = column;
            if (k < BY_TARGET) {
                targets[k] = other;
            } else {
                sizes[k - BY_TARGET] = other;
            }
        }
    }

    static Kpi kpi(int k) {
        Kpi.Builder kpi = Kpi.builder(IDS[k]).unit(Unit.number(""));
        return (k < BY_TARGET ? kpi : kpi.rollUp(RollUp.NONE)).build();
    }

    /** A row as the primitive form takes it: the values, then the targets, each in order of ids. */
    double[] row(int row) {
        double[] numbers = new double[KPIS + BY_TARGET];
        for (int k = 0; k < KPIS; k++) {
            numbers[k] = values[k][row];
        }
        for (int k = 0; k < BY_TARGET; k++) {
            numbers[KPIS + k] = targets[k][row];
        }
        return numbers;
    }

    /** The rows as the object API takes them. */
    List<Measurements> measurements() {
        List<Kpi> kpis = IntStream.range(0, KPIS).mapToObj(Workload::kpi).toList();
        List<Measurements> all = new ArrayList<>(rows);
        for (int row = 0; row < rows; row++) {
            Measurements.Builder measurements = Measurements.of("subject" + row, PERIOD);
            for (int k = 0; k < KPIS; k++) {
                if (!Double.isNaN(values[k][row])) {
                    measurements.actual(kpis.get(k), values[k][row]);
                }
                if (k < BY_TARGET) {
                    measurements.target(kpis.get(k), targets[k][row]);
                }
            }
            all.add(measurements.build());
        }
        return all;
    }

    /** The columns as the batch takes them. */
    ScoreTable table() {
        ScoreTable.Builder table = ScoreTable.of(rows);
        for (int k = 0; k < KPIS; k++) {
            table.values(kpi(k), values[k]);
            if (k < BY_TARGET) {
                table.targets(kpi(k), targets[k]);
            } else {
                table.sizes(kpi(k), sizes[k - BY_TARGET]);
            }
        }
        return table.build();
    }
}
