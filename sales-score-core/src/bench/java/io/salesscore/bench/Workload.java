package io.salesscore.bench;

import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurements;
import io.salesscore.kpi.RollUp;
import io.salesscore.kpi.Unit;
import io.salesscore.model.Curve;
import io.salesscore.model.MissingPolicy;
import io.salesscore.model.ScoreModel;
import io.salesscore.period.Period;
import io.salesscore.score.ScoreCalculator;
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

    static final double[] WEIGHTS = {20, 10, 15, 5, 20, 10, 12, 8};

    /** Full points a little above target, so that attainment has two segments. */
    static final double CAP = 1.2;

    /** The corners of the other curves, in rising x. */
    static final double[][] XS = {{0.05, 0.15, 0.25, 0.35}, {1, 2, 3, 5}, {0.2, 0.3, 0.5, 0.6}, {10, 20, 30, 60}};

    static final double[][] YS = {{0, 30, 70, 100}, {0, 40, 80, 100}, {0, 50, 90, 100}, {0, 20, 80, 100}};

    final int rows;
    final double[][] values;
    final double[][] targets;

    Workload(int rows, long seed) {
        this.rows = rows;
        SplittableRandom random = new SplittableRandom(seed);
        values = new double[KPIS][rows];
        targets = new double[BY_TARGET][rows];
        for (int row = 0; row < rows; row++) {
            for (int kpi = 0; kpi < KPIS; kpi++) {
                double value;
                if (kpi < BY_TARGET) {
                    targets[kpi][row] = 1 + random.nextInt(1000);
                    value = Math.rint(targets[kpi][row] * 1.5 * random.nextDouble());
                } else {
                    double[] xs = XS[kpi - BY_TARGET];
                    value = Math.rint(1000 * xs[3] * 1.1 * random.nextDouble()) / 1000;
                }
                values[kpi][row] = random.nextInt(20) == 0 ? Double.NaN : value;
            }
        }
    }

    static Kpi kpi(int k) {
        Kpi.Builder kpi = Kpi.builder("kpi" + k).unit(Unit.number(""));
        return (k < BY_TARGET ? kpi : kpi.rollUp(RollUp.NONE)).build();
    }

    static ScoreModel model() {
        ScoreModel.Builder model = ScoreModel.builder("bench")
                .version("1")
                .ceiling(CAP * 100)
                .decimals(6)
                .missing(MissingPolicy.reweight(MINIMUM_SHARE));
        for (int k = 0; k < KPIS; k++) {
            model.kpi(kpi(k), WEIGHTS[k], k < BY_TARGET ? Curve.attainment().cappedAt(CAP) : curve(k - BY_TARGET));
        }
        return model.build();
    }

    private static Curve curve(int c) {
        Curve.Points curve = Curve.points();
        for (int i = 0; i < XS[c].length; i++) {
            curve = curve.at(XS[c][i], YS[c][i]);
        }
        return curve;
    }

    static ScoreCalculator calculator() {
        return ScoreCalculator.of(model());
    }

    /** The rows as the object API takes them. */
    List<Measurements> measurements() {
        List<Kpi> kpis = IntStream.range(0, KPIS).mapToObj(Workload::kpi).toList();
        return IntStream.range(0, rows)
                .mapToObj(row -> {
                    Measurements.Builder measurements = Measurements.of("subject" + row, Period.quarter(2026, 1));
                    for (int k = 0; k < KPIS; k++) {
                        if (!Double.isNaN(values[k][row])) {
                            measurements.actual(kpis.get(k), values[k][row]);
                        }
                        if (k < BY_TARGET) {
                            measurements.target(kpis.get(k), targets[k][row]);
                        }
                    }
                    return measurements.build();
                })
                .toList();
    }
}
