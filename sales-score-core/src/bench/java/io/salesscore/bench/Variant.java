package io.salesscore.bench;

import io.salesscore.model.Aggregation;
import io.salesscore.model.Curve;
import io.salesscore.model.Gate;
import io.salesscore.model.Group;
import io.salesscore.model.MissingPolicy;
import io.salesscore.model.Prior;
import io.salesscore.model.ScoreModel;

/** The workload's model and its relatives, which score the same columns by other rules. */
public enum Variant {
    /** The workload. */
    ARITHMETIC,
    /** The root is a geometric mean. */
    GEOMETRIC,
    /** The root is a harmonic mean. */
    HARMONIC,
    /** Three conditions cap the score. */
    GATES,
    /** Each curve is a score table with as many steps as it has segments. */
    STEPS,
    /** The four KPIs without a target shrink towards a prior. */
    SHRINKAGE,
    /** Two levels of groups, four in all. */
    NESTED;

    ScoreModel model() {
        ScoreModel.Builder model = ScoreModel.builder("bench")
                .version("1")
                .ceiling(Workload.CAP * 100)
                .decimals(6)
                .missing(MissingPolicy.reweight(Workload.MINIMUM_SHARE));
        switch (this) {
            case GEOMETRIC -> model.aggregation(Aggregation.GEOMETRIC);
            case HARMONIC -> model.aggregation(Aggregation.HARMONIC);
            case GATES ->
                model.gate(Gate.capAt(60).whenBelow(Workload.kpi(4), 0.1).ignoredIfMissing())
                        .gate(Gate.capAt(70).whenBelow(Workload.kpi(5), 1.5).ignoredIfMissing())
                        .gate(Gate.capAt(80).whenAtMost(Workload.kpi(6), 0.25).ignoredIfMissing());
            default -> {}
        }
        if (this == NESTED) {
            model.group(
                    "left",
                    50,
                    left -> left.group("inner", 30, inner -> add(inner, 0, 2))
                            .group("outer", 20, outer -> add(outer, 2, 4)));
            model.group("right", 50, right -> add(right, 4, Workload.KPIS));
        } else {
            add(model, 0, Workload.KPIS);
        }
        return model.build();
    }

    private void add(Group.Children<?> group, int from, int to) {
        for (int k = from; k < to; k++) {
            if (this == SHRINKAGE && k >= Workload.BY_TARGET) {
                double mean = Workload.XS[k - Workload.BY_TARGET][1];
                group.kpi(
                        Workload.kpi(k),
                        Workload.WEIGHTS[k],
                        curve(k),
                        more -> more.prior(Prior.of(mean, 20, "bench", "1")));
            } else {
                group.kpi(Workload.kpi(k), Workload.WEIGHTS[k], curve(k));
            }
        }
    }

    private Curve curve(int k) {
        return this == STEPS ? steps(k) : ramps(k);
    }

    private static Curve ramps(int k) {
        if (k < Workload.BY_TARGET) {
            return Curve.attainment().cappedAt(Workload.CAP);
        }
        Curve.Points curve = Curve.points();
        for (int i = 0; i < Workload.XS[k - Workload.BY_TARGET].length; i++) {
            curve = curve.at(Workload.XS[k - Workload.BY_TARGET][i], Workload.YS[k - Workload.BY_TARGET][i]);
        }
        return curve;
    }

    private static Curve steps(int k) {
        if (k < Workload.BY_TARGET) {
            return Curve.steps(0).from(0.8, 60).from(1, 100).ofAttainment();
        }
        Curve.Steps steps = Curve.steps(0);
        for (int i = 1; i < Workload.XS[k - Workload.BY_TARGET].length; i++) {
            steps = steps.from(Workload.XS[k - Workload.BY_TARGET][i], Workload.YS[k - Workload.BY_TARGET][i]);
        }
        return steps;
    }
}
