package io.salesscore.examples.spark;

import io.salesscore.model.Criterion;
import io.salesscore.model.Curve;
import io.salesscore.model.MissingPolicy;
import io.salesscore.model.Prior;

/**
 * The points of a criterion's own curve, before weights.
 *
 * @param criterion the criterion
 */
record Level(Criterion criterion) {

    /**
     * The points; NaN where there are none.
     *
     * @param value the KPI's value; NaN for none
     * @param target its target; NaN for none
     * @param size of how many the value is; NaN where that is not known
     */
    double of(double value, double target, double size) {
        double x = Double.isNaN(value) ? instead() : shrunk(value, size);
        if (criterion.curve().input() == Curve.Input.ATTAINMENT && !Double.isNaN(x)) {
            x = Double.isNaN(target)
                    ? Double.NaN
                    : criterion.attainment(x, target).orElse(Double.NaN);
        }
        return Double.isNaN(x) ? stated() : criterion.pointsAt(x);
    }

    private double shrunk(double value, double size) {
        return criterion
                .prior()
                .filter(prior -> size > 0)
                .map(prior -> (value * size + prior.strength() * prior.mean()) / (size + prior.strength()))
                .orElse(value);
    }

    private double instead() {
        return criterion.missing() instanceof MissingPolicy.TakePrior
                ? criterion.prior().map(Prior::mean).orElse(Double.NaN)
                : Double.NaN;
    }

    private double stated() {
        return criterion.missing() instanceof MissingPolicy.Points stated ? stated.points() : Double.NaN;
    }
}
