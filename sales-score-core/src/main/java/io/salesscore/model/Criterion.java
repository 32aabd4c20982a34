package io.salesscore.model;

import io.salesscore.TupleType;
import io.salesscore.kpi.Kpi;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.immutables.value.Value;

/** A leaf of a model's tree: a KPI with its weight and the curve that turns its value into points. */
@TupleType
@Value.Immutable
public abstract sealed class Criterion implements Node permits ImmutableCriterion {

    Criterion() {}

    /**
     * What is measured.
     *
     * @return the KPI
     */
    @Value.Parameter
    public abstract Kpi kpi();

    @Override
    public final String id() {
        return kpi().id();
    }

    @Override
    @Value.Parameter
    public abstract double weight();

    @Override
    @Value.Parameter
    public abstract MissingPolicy missing();

    /**
     * How a value becomes points, as it was written.
     *
     * @return the curve
     */
    @Value.Parameter
    public abstract Curve curve();

    /**
     * What small samples shrink towards.
     *
     * @return the prior, if there is one
     */
    @Value.Parameter
    public abstract Optional<Prior> prior();

    @Value.Parameter
    abstract ScoreScale scale();

    /**
     * The corners of the curve, with y in points of the model's scale and for this KPI's direction.
     *
     * @return the corners by rising x
     */
    @Value.Derived
    @Value.Auxiliary
    public List<CurvePoint> breakpoints() {
        return curve().on(scale(), kpi().direction());
    }

    @Value.Derived
    @Value.Auxiliary
    PiecewiseLinear compiled() {
        return PiecewiseLinear.of(breakpoints());
    }

    /**
     * The curve's pieces, ready to be added up: the points at a value are those of the first breakpoint plus what each adds.
     *
     * @return the segments by rising x; those that add nothing are left out
     */
    public List<Segment> segments() {
        return compiled().segments();
    }

    /**
     * How an actual is compared with a target.
     *
     * @return the formula of {@link #attainment}
     */
    @Value.Derived
    @Value.Auxiliary
    public AttainmentForm attainmentForm() {
        return AttainmentForm.of(kpi().direction(), curve().lowerIsBetter());
    }

    double highestPoints() {
        return breakpoints().stream().mapToDouble(CurvePoint::y).max().orElseThrow();
    }

    /**
     * The points that an x of the curve earns.
     *
     * @param x the KPI's value or, where the {@linkplain Curve#input() curve's input} is the attainment, its attainment
     * @return the points, on the model's scale
     * @throws IllegalArgumentException if x is not finite
     */
    public double pointsAt(double x) {
        requireFinite("x", x);
        return compiled().at(x);
    }

    /**
     * How an actual compares with its target, 1 being on target: R/T where more is better, the curve's {@link LowerIsBetter}
     * form where less is, {@code 1 − |R − T| / T} where the target is best. Where T/R grows without bound the attainment is
     * beyond any cap; none leaves ±1e100.
     *
     * <p>{@link AttainmentForm} has the formulas, in which the division comes last.
     *
     * @param actual the actual R
     * @param target the target T
     * @return the attainment; empty where the target is not positive, except that with T = 0 and a KPI of which less, or the
     *     target, is best, R on the good side gives 1 and any other 0
     * @throws IllegalArgumentException if the actual or the target is not finite
     */
    public OptionalDouble attainment(double actual, double target) {
        requireFinite("actual", actual);
        requireFinite("target", target);
        double attainment = attainmentForm().of(actual, target);
        return Double.isNaN(attainment) ? OptionalDouble.empty() : OptionalDouble.of(attainment);
    }

    private void requireFinite(String what, double value) {
        if (!(Math.abs(value) <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "The " + what + " (" + value + ") of criterion (" + id() + ") must be a finite number.");
        }
    }

    /** Says what a criterion has beyond KPI, weight and curve. */
    public static final class Builder {

        private Optional<MissingPolicy> missing = Optional.empty();
        private Optional<Prior> prior = Optional.empty();

        Builder() {}

        Builder(Criterion criterion) {
            missing = Optional.of(criterion.missing());
            prior = criterion.prior();
        }

        /**
         * What happens where the KPI has no value; what its group says unless stated.
         *
         * @param policy the policy; a minimum share is for groups, so it is {@link MissingPolicy#reweight()} here
         * @return this builder
         */
        public Builder missing(MissingPolicy policy) {
            missing = Optional.of(policy);
            return this;
        }

        /**
         * What small samples shrink towards.
         *
         * @param prior the prior
         * @return this builder
         */
        public Builder prior(Prior prior) {
            this.prior = Optional.of(prior);
            return this;
        }

        Criterion build(
                Kpi kpi, double weight, Curve curve, MissingPolicy inherited, ScoreScale scale, Problems problems) {
            String owner = "criterion (" + kpi.id() + ")";
            problems.checkWeight(kpi.id(), weight, owner);
            problems.claim(kpi.id(), owner);
            MissingPolicy policy = missing.orElse(inherited);
            if (missing.isPresent()
                    && policy instanceof MissingPolicy.Reweight reweight
                    && !reweight.equals(MissingPolicy.reweight())
                    && !reweight.equals(inherited)) {
                problems.add(
                        kpi.id(),
                        "missing",
                        "The minimum share (" + reweight.minimumShare() + ") of the missing-data policy of " + owner
                                + " is a matter of its group.\nMaybe reweight without a share here.");
            }
            // where it is a group's the group has the problem
            if (missing.isPresent() && policy instanceof MissingPolicy.TakePrior && prior.isEmpty()) {
                problems.add(
                        kpi.id(),
                        "missing",
                        "The missing-data policy of " + owner + " takes its prior, and it has none.");
            }
            if (prior.isPresent() && !kpi.unit().contains(prior.get().mean())) {
                problems.add(
                        kpi.id(),
                        "prior",
                        "The mean (" + prior.get().mean() + ") of the prior of " + owner
                                + Problems.outside(kpi.unit()));
            }
            String wrong = curve.problemFor(kpi);
            if (!wrong.isEmpty()) {
                problems.add(kpi.id(), "curve", "The curve of " + owner + " " + wrong + ".");
                return unusable(kpi, scale);
            }
            return ImmutableCriterion.of(kpi, weight, policy, curve, prior, scale);
        }

        // stands in for a criterion whose problem is noted, so that the rest of the model is checked too
        private static Criterion unusable(Kpi kpi, ScoreScale scale) {
            return ImmutableCriterion.of(kpi, 1, MissingPolicy.fail(), Curve.between(0, 1), Optional.empty(), scale);
        }
    }
}
