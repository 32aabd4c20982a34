package io.salesscore.model;

import io.salesscore.kpi.Direction;
import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a KPI's value, or its attainment of the target, becomes points: a piecewise-linear function given by its corners, flat
 * outside them. All normalisation is this one thing, so that it is exact, can be plotted, inverted and written as SQL.
 *
 * <table class="striped">
 * <caption>Curves, on a scale from 0 to 100</caption>
 * <tr><th>curve</th><th>of</th><th>points</th></tr>
 * <tr><td>{@code attainment().cappedAt(1.20)}</td><td>attainment</td><td>80 at 80 %, 100 at target, 120 from 120 %</td></tr>
 * <tr><td>{@code attainment().threshold(0.7).accelerator(1.0, 2).cappedAt(1.5)}</td><td>attainment</td><td>0 below 70 %, 70 at
 *     70 %, 100 at target, 120 at 110 %, 150 from 125 %</td></tr>
 * <tr><td>{@code between(0.05, 0.35)}</td><td>value</td><td>0 up to 5 %, 50 at 20 %, 100 from 35 %</td></tr>
 * <tr><td>{@code between(10, 2)}</td><td>value</td><td>0 from 10 days, 100 up to 2 days</td></tr>
 * <tr><td>{@code around(21, 3, 14)}</td><td>value</td><td>100 from 18 to 24 days of stock, 0 up to 7 and from 35</td></tr>
 * <tr><td>{@code steps(0).from(2, 1).from(2.5, 2).above(3, 3)}</td><td>value</td><td>0 below 2, 2 from 2.5 to 3 inclusive, 3
 *     above</td></tr>
 * <tr><td>{@code points().at(3.0, 0).at(4.2, 80).at(5.0, 100)}</td><td>value</td><td>as given, straight between</td></tr>
 * </table>
 *
 * <p>Factories that name no points map 0 to 1 onto the scale from its minimum to full points. Values are in the KPI's stored
 * unit: 24 % is 0.24. Where a curve jumps, x takes the better side unless the step says otherwise. A curve that contradicts
 * its KPI's direction is refused when the model is built.
 *
 * <p>Attainment of a target T by an actual R is R/T where more is better, {@link LowerIsBetter} where less is, and
 * {@code 1 − |R − T| / T} where the target is best (with T = 0: 1 for R = 0, else 0). It is refused for KPIs on interval
 * scales, where R/T means nothing.
 *
 * <p>How a curve was written stays readable: each factory has its own type, whose accessors give back what was said.
 *
 * <p>Curves are immutable; each verb returns another curve.
 */
public abstract sealed class Curve {

    /** What a curve's x is. */
    public enum Input {
        /** The KPI's value, in its stored unit. */
        VALUE,
        /** The attainment of its target, 1 being on target. */
        ATTAINMENT
    }

    /** What a curve's y is: points, shares of the scale, or shares that are turned around where less is better. */
    enum Output {
        POINTS,
        SHARES,
        SHARES_BY_DIRECTION
    }

    final Shape shape;

    record Shape(
            Input input,
            LowerIsBetter lowerIsBetter,
            Output output,
            List<CurvePoint> points,
            Optional<Benchmark> benchmark) {

        Shape with(List<CurvePoint> others) {
            return new Shape(input, lowerIsBetter, output, List.copyOf(others), benchmark);
        }

        Shape plus(CurvePoint point) {
            List<CurvePoint> more = new ArrayList<>(points);
            more.add(point);
            return with(more);
        }

        Shape ofAttainment(LowerIsBetter form) {
            return new Shape(Input.ATTAINMENT, form, output, points, benchmark);
        }
    }

    private Curve(Shape shape) {
        this.shape = shape;
    }

    private static Shape shape(Input input, Output output, List<CurvePoint> points) {
        return new Shape(input, LowerIsBetter.LINEAR, output, points, Optional.empty());
    }

    /**
     * Attainment as it is: 80 % of the target earns 80 % of the points, from 0 to 1 and no further unless
     * {@linkplain Attainment#cappedAt capped higher}.
     *
     * @return the curve
     */
    public static Attainment attainment() {
        return new Attainment(LowerIsBetter.LINEAR, 0, 1, 1, 1);
    }

    /**
     * A straight line from no points to full points.
     *
     * @param zeroAt the value that earns the scale's minimum; above {@code fullAt} where less is better
     * @param fullAt the value that earns full points
     * @return the curve
     * @throws IllegalArgumentException if both are equal, closer than 1e-12 or no numbers within ±1e18
     */
    public static Between between(double zeroAt, double fullAt) {
        if (zeroAt == fullAt) {
            throw new IllegalArgumentException("The curve between (" + zeroAt + ") and (" + fullAt
                    + ") needs two different values.\nMaybe use steps for all or nothing.");
        }
        CurvePoint zero = new CurvePoint(zeroAt, 0);
        CurvePoint full = new CurvePoint(fullAt, 1);
        return new Between(
                shape(
                        Input.VALUE,
                        Output.SHARES,
                        checked("curve between", zeroAt < fullAt ? List.of(zero, full) : List.of(full, zero))),
                zero.x(),
                full.x());
    }

    /**
     * Full points near a target value, none far from it, straight between: for KPIs whose target is best.
     *
     * @param target the best value
     * @param tolerance how far from it still earns full points, 0 or more
     * @param zeroAt how far from it earns no points, more than the tolerance
     * @return the curve
     * @throws IllegalArgumentException if not 0 ≤ tolerance &lt; zeroAt, or the distances are too small to tell beside the
     *     target
     */
    public static Around around(double target, double tolerance, double zeroAt) {
        if (!(tolerance >= 0 && tolerance < zeroAt)) {
            throw new IllegalArgumentException("The tolerance (" + tolerance + ") around target (" + target
                    + ") must be 0 or more and less than the distance that earns nothing (" + zeroAt + ").");
        }
        List<CurvePoint> points = new ArrayList<>();
        points.add(new CurvePoint(target - zeroAt, 0));
        points.add(new CurvePoint(target - tolerance, 1));
        if (tolerance > 0) {
            points.add(new CurvePoint(target + tolerance, 1));
        }
        points.add(new CurvePoint(target + zeroAt, 0));
        return new Around(
                shape(Input.VALUE, Output.SHARES, checkedWithoutJump("curve around target (" + target + ")", points)),
                target + 0.0,
                tolerance + 0.0,
                zeroAt);
    }

    /**
     * A score table: the points of the worst step, to which better ones are added.
     *
     * <pre>{@code
     * Curve.steps(0).from(2, 1).from(2.5, 2).above(3, 3)      // more is better
     * Curve.steps(0).upTo(10, 1).upTo(8, 2).below(7, 3)       // less is better
     * }</pre>
     *
     * <p>Steps leave no holes: each reaches to where the next begins.
     *
     * @param worst the points of values that reach no step
     * @return the curve, to be given its steps
     * @throws IllegalArgumentException if the points are not between −1e9 and 1e9
     */
    public static Steps steps(double worst) {
        if (!(Math.abs(worst) <= 1e9)) {
            throw new IllegalArgumentException(
                    "The points (" + worst + ") of a score table's worst step must lie between -1e9 and 1e9.");
        }
        return new Steps(shape(Input.VALUE, Output.POINTS, List.of()), worst + 0.0, List.of());
    }

    /**
     * A curve by its corners, to be given with {@link Points#at}.
     *
     * @return a curve without corners
     */
    public static Points points() {
        return new Points(shape(Input.VALUE, Output.POINTS, List.of()));
    }

    /**
     * The share of a population that the value surpasses, straight between the benchmark's quantiles and flat beyond the first
     * and the last; where less is better, the share that it undercuts. With quantiles 10 %, 50 % and 90 % at 12, 24 and 41, a
     * value of 18 earns 30 of 100 points, or 70 where less is better; no value earns less than 10 or more than 90.
     *
     * <p>Where several quantiles have one value, as when a third of the population sold nothing, that value takes the better
     * end of them.
     *
     * @param benchmark the population's quantiles, at least two
     * @return the curve
     * @throws IllegalArgumentException if there are fewer than two quantiles, or two values differ by less than 1e-12
     */
    public static Percentile percentile(Benchmark benchmark) {
        List<CurvePoint> points = new ArrayList<>();
        for (Quantile quantile : benchmark.quantiles().list()) {
            int last = points.size() - 1;
            // of several quantiles of one value the outer two make the jump
            if (last > 0
                    && points.get(last).x() == quantile.value()
                    && points.get(last - 1).x() == quantile.value()) {
                points.remove(last);
            }
            points.add(new CurvePoint(quantile.value(), quantile.probability()));
        }
        String what =
                "percentile curve of the benchmark of KPI (" + benchmark.kpi().id() + ")";
        return new Percentile(new Shape(
                Input.VALUE,
                LowerIsBetter.LINEAR,
                Output.SHARES_BY_DIRECTION,
                checked(what, points),
                Optional.of(benchmark)));
    }

    /**
     * Standard scores: {@code 50 + 10·z} of the way in percent, {@code z = (value − mean)/sd}, held between z = −5 and 5;
     * {@code 50 − 10·z} where less is better. With mean 0.24 and standard deviation 0.06, a win rate of 30 % earns 60 of 100.
     *
     * @param mean the population's mean, frozen
     * @param sd its standard deviation, above 0
     * @return the curve
     * @throws IllegalArgumentException if the standard deviation is not positive or too small to tell beside the mean, or the
     *     numbers leave ±1e18
     */
    public static ZScore zScore(double mean, double sd) {
        if (!(sd > 0)) {
            throw new IllegalArgumentException(
                    "The standard deviation (" + sd + ") of a z-score curve must be positive.");
        }
        return new ZScore(
                shape(
                        Input.VALUE,
                        Output.SHARES_BY_DIRECTION,
                        checkedWithoutJump(
                                "z-score curve of mean (" + mean + ") and standard deviation (" + sd + ")",
                                List.of(new CurvePoint(mean - 5 * sd, 0), new CurvePoint(mean + 5 * sd, 1)))),
                mean + 0.0,
                sd);
    }

    private static List<CurvePoint> checked(String what, List<CurvePoint> points) {
        String problem = PiecewiseLinear.problemOf(points);
        if (!problem.isEmpty()) {
            throw new IllegalArgumentException("The " + what + " " + problem + ".");
        }
        return List.copyOf(points);
    }

    private static List<CurvePoint> checkedWithoutJump(String what, List<CurvePoint> points) {
        for (int i = 1; i < points.size(); i++) {
            if (points.get(i).x() == points.get(i - 1).x()) {
                throw new IllegalArgumentException("The " + what + " has two corners at x ("
                        + points.get(i).x() + "): its distances are too small to tell beside it.");
            }
        }
        return checked(what, points);
    }

    /**
     * What x is.
     *
     * @return value or attainment
     */
    public final Input input() {
        return shape.input;
    }

    /**
     * How attainment is computed where less is better.
     *
     * @return the form; without meaning for curves of the value
     */
    public final LowerIsBetter lowerIsBetter() {
        return shape.lowerIsBetter;
    }

    /**
     * The population behind a percentile curve.
     *
     * @return the benchmark, if this is one
     */
    public final Optional<Benchmark> benchmark() {
        return shape.benchmark;
    }

    /** The corners with y in points of the scale, for a KPI of a direction. */
    final List<CurvePoint> on(ScoreScale scale, Direction direction) {
        if (shape.output == Output.POINTS) {
            return shape.points;
        }
        boolean belowFull = shape.output == Output.SHARES_BY_DIRECTION && direction == Direction.LOWER_IS_BETTER;
        List<CurvePoint> corners = new ArrayList<>();
        for (CurvePoint point : shape.points) {
            double y = belowFull ? scale.pointsBelowFull(point.y()) : scale.points(point.y());
            corners.add(new CurvePoint(point.x(), y, point.exclusive()));
        }
        return List.copyOf(corners);
    }

    /** What is wrong with this curve for a KPI; empty if nothing is. */
    final String problemFor(Kpi kpi) {
        String problem = PiecewiseLinear.problemOf(shape.points);
        if (!problem.isEmpty()) {
            return problem;
        }
        if (shape.benchmark.isPresent() && !shape.benchmark.get().kpi().measuresTheSameAs(kpi)) {
            return "takes the benchmark of another KPI ("
                    + shape.benchmark.get().kpi().id() + ")";
        }
        if (shape.input == Input.ATTAINMENT) {
            return kpi.unit().interval()
                    ? "takes attainment, and a quotient of values means nothing on the interval scale of its unit"
                    : PiecewiseLinear.contradictionOf(shape.points, Direction.HIGHER_IS_BETTER);
        }
        if (liesOutside(kpi.unit())) {
            return "has all its corners outside the values of its KPI ("
                    + kpi.unit().lowest() + " to "
                    + kpi.unit().highest() + "), so that every value earns the same"
                    + (kpi.unit().form() == Unit.Form.PERCENT ? ".\nMaybe percent was given: 24 % is 0.24" : "");
        }
        if (shape.output == Output.SHARES_BY_DIRECTION) {
            return kpi.direction() == Direction.ON_TARGET_IS_BEST
                    ? "goes one way, and the target of its KPI is best"
                    : "";
        }
        return PiecewiseLinear.contradictionOf(shape.points, kpi.direction());
    }

    private boolean liesOutside(Unit unit) {
        return shape.points.get(0).x() > unit.highest()
                || shape.points.get(shape.points.size() - 1).x() < unit.lowest();
    }

    /**
     * Curves are equal if they have the same input, corners and benchmark, whichever verbs gave them: {@code attainment()} equals
     * {@code attainment().cappedAt(1)}. One in points and one in shares of the scale differ.
     */
    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof Curve that && shape.equals(that.shape);
    }

    @Override
    public final int hashCode() {
        return shape.hashCode();
    }

    /** For people: {@code VALUE [(0.05, 0.0), (0.35, 1.0)]}, the input and the corners, in points or shares of the scale. */
    @Override
    public final String toString() {
        return shape.input + " " + shape.points;
    }

    /** A straight line from no points to full points. */
    public static final class Between extends Curve {

        private final double zeroAt;
        private final double fullAt;

        private Between(Shape shape, double zeroAt, double fullAt) {
            super(shape);
            this.zeroAt = zeroAt;
            this.fullAt = fullAt;
        }

        /**
         * Where it begins.
         *
         * @return the value that earns the scale's minimum
         */
        public double zeroAt() {
            return zeroAt;
        }

        /**
         * Where it ends.
         *
         * @return the value that earns full points; below {@link #zeroAt()} where less is better
         */
        public double fullAt() {
            return fullAt;
        }
    }

    /** Full points near a target value, none far from it. */
    public static final class Around extends Curve {

        private final double target;
        private final double tolerance;
        private final double zeroAt;

        private Around(Shape shape, double target, double tolerance, double zeroAt) {
            super(shape);
            this.target = target;
            this.tolerance = tolerance;
            this.zeroAt = zeroAt;
        }

        /**
         * The middle.
         *
         * @return the best value
         */
        public double target() {
            return target;
        }

        /**
         * How wide the top is, on either side.
         *
         * @return how far from the target still earns full points, 0 or more
         */
        public double tolerance() {
            return tolerance;
        }

        /**
         * How wide the foot is, on either side.
         *
         * @return how far from the target earns no points, more than the tolerance
         */
        public double zeroAt() {
            return zeroAt;
        }
    }

    /** The share of a population that a value surpasses; {@link #benchmark()} has the population. */
    public static final class Percentile extends Curve {
        private Percentile(Shape shape) {
            super(shape);
        }
    }

    /** Standard scores. */
    public static final class ZScore extends Curve {

        private final double mean;
        private final double sd;

        private ZScore(Shape shape, double mean, double sd) {
            super(shape);
            this.mean = mean;
            this.sd = sd;
        }

        /**
         * What earns half of the way.
         *
         * @return the population's mean
         */
        public double mean() {
            return mean;
        }

        /**
         * What earns, or costs, a tenth of the way more.
         *
         * @return the population's standard deviation, above 0
         */
        public double sd() {
            return sd;
        }
    }

    /** A curve by its corners. */
    public static final class Points extends Curve {

        private Points(Shape shape) {
            super(shape);
        }

        /**
         * What was given.
         *
         * @return the corners by rising x
         */
        public List<CurvePoint> corners() {
            return shape.points;
        }

        /**
         * Adds the next corner. Two corners at one x are a jump.
         *
         * @param x the value, or the attainment; not below those so far
         * @param y the points, on the model's scale
         * @return a curve with one corner more
         * @throws IllegalArgumentException if x is below the last corner's, or there are two corners at x already
         */
        public Points at(double x, double y) {
            Shape more = shape.plus(new CurvePoint(x, y));
            if (more.points.size() > 1) {
                checked("curve", more.points);
            }
            return new Points(more);
        }

        /**
         * The same corners over the attainment of the target instead of the value.
         *
         * @return the curve
         */
        public Points ofAttainment() {
            return ofAttainment(LowerIsBetter.LINEAR);
        }

        /**
         * As {@link #ofAttainment()}, saying how attainment is computed where less is better.
         *
         * @param form the form of attainment
         * @return the curve
         */
        public Points ofAttainment(LowerIsBetter form) {
            return new Points(shape.ofAttainment(form));
        }
    }

    /** A score table. */
    public static final class Steps extends Curve {

        /** On which side of its bound a step lies, and whether the bound is part of it. */
        public enum Bound {
            /** From the bound on, inclusive: more is better. */
            FROM,
            /** Above the bound, exclusive: more is better. */
            ABOVE,
            /** Up to the bound, inclusive: less is better. */
            UP_TO,
            /** Below the bound, exclusive: less is better. */
            BELOW
        }

        /**
         * A step as it was written: {@code upTo(10, 1)} is {@code UP_TO} at 10 with 1 point.
         *
         * @param bound the side of the bound
         * @param at the bound, a value or an attainment
         * @param points the points of the step
         */
        public record Step(Bound bound, double at, double points) {

            /**
             * Takes the sign from zero, so that equal steps have equal bits.
             *
             * @param bound the side of the bound
             * @param at the bound
             * @param points the points of the step
             */
            public Step {
                at = at + 0.0;
                points = points + 0.0;
            }

            private boolean isExclusive() {
                return bound == Bound.ABOVE || bound == Bound.BELOW;
            }

            private boolean isRising() {
                return bound == Bound.FROM || bound == Bound.ABOVE;
            }
        }

        private final double worst;
        private final List<Step> steps;

        private Steps(Shape shape, double worst, List<Step> steps) {
            super(shape);
            this.worst = worst;
            this.steps = steps;
        }

        /**
         * The first line of the table.
         *
         * @return the points of values that reach no step
         */
        public double worst() {
            return worst;
        }

        /**
         * The other lines of the table.
         *
         * @return the steps in the order of writing, from worse to better
         */
        public List<Step> steps() {
            return steps;
        }

        /**
         * Adds a step: {@code with(new Step(Bound.FROM, 2, 1))} is {@code from(2, 1)}.
         *
         * @param step the step
         * @return a table with one step more
         * @throws IllegalArgumentException if the bound or the points do not go on from the steps so far
         */
        public Steps with(Step step) {
            List<CurvePoint> corners = new ArrayList<>(shape.points);
            int end = step.isRising() ? corners.size() : 0;
            double before = steps.isEmpty()
                    ? worst
                    : corners.get(step.isRising() ? end - 1 : 0).y();
            corners.add(end, new CurvePoint(step.at, before));
            corners.add(step.isRising() ? end + 1 : 0, new CurvePoint(step.at, step.points, step.isExclusive()));
            String problem = step.points > before
                    ? PiecewiseLinear.problemOf(corners)
                    : "has a step of (" + step.points + ") points that is no better than the one before";
            if (!problem.isEmpty()) {
                throw new IllegalArgumentException("The score table " + problem
                        + ".\nMaybe begin with the worst step and go on to the best: from and above where more is better, upTo and"
                        + " below where less is.");
            }
            List<Step> more = new ArrayList<>(steps);
            more.add(step);
            return new Steps(shape.with(corners), worst, List.copyOf(more));
        }

        /**
         * A step for values from a bound on, inclusive: more is better.
         *
         * @param bound the bound, above those so far
         * @param points the points, not below those so far
         * @return a table with one step more
         * @throws IllegalArgumentException if the bound or the points do not go on from the steps so far
         */
        public Steps from(double bound, double points) {
            return with(new Step(Bound.FROM, bound, points));
        }

        /**
         * A step for values above a bound, exclusive: more is better.
         *
         * @param bound the bound, above those so far
         * @param points the points, not below those so far
         * @return a table with one step more
         * @throws IllegalArgumentException if the bound or the points do not go on from the steps so far
         */
        public Steps above(double bound, double points) {
            return with(new Step(Bound.ABOVE, bound, points));
        }

        /**
         * A step for values up to a bound, inclusive: less is better.
         *
         * @param bound the bound, below those so far
         * @param points the points, not below those so far
         * @return a table with one step more
         * @throws IllegalArgumentException if the bound or the points do not go on from the steps so far
         */
        public Steps upTo(double bound, double points) {
            return with(new Step(Bound.UP_TO, bound, points));
        }

        /**
         * A step for values below a bound, exclusive: less is better.
         *
         * @param bound the bound, below those so far
         * @param points the points, not below those so far
         * @return a table with one step more
         * @throws IllegalArgumentException if the bound or the points do not go on from the steps so far
         */
        public Steps below(double bound, double points) {
            return with(new Step(Bound.BELOW, bound, points));
        }

        /**
         * The same table over the attainment of the target instead of the value; with {@link #from} and {@link #above} alone,
         * since more attainment is better for every KPI.
         *
         * @return the table
         */
        public Steps ofAttainment() {
            return ofAttainment(LowerIsBetter.LINEAR);
        }

        /**
         * As {@link #ofAttainment()}, saying how attainment is computed where less is better.
         *
         * @param form the form of attainment
         * @return the table
         */
        public Steps ofAttainment(LowerIsBetter form) {
            return new Steps(shape.ofAttainment(form), worst, steps);
        }
    }

    /**
     * Attainment, as incentive plans draw it: nothing below a threshold, as it is up to where an accelerator begins, steeper
     * from there, held at a cap.
     */
    public static final class Attainment extends Curve {

        private final double threshold;
        private final double acceleratesFrom;
        private final double rate;
        private final double cap;

        private Attainment(LowerIsBetter form, double threshold, double acceleratesFrom, double rate, double cap) {
            super(Curve.shape(Input.ATTAINMENT, Output.SHARES, corners(threshold, acceleratesFrom, rate, cap))
                    .ofAttainment(form));
            this.threshold = threshold;
            this.acceleratesFrom = acceleratesFrom;
            this.rate = rate;
            this.cap = cap;
        }

        private static List<CurvePoint> corners(double threshold, double acceleratesFrom, double rate, double cap) {
            List<CurvePoint> corners = new ArrayList<>();
            corners.add(new CurvePoint(threshold, 0));
            if (threshold > 0) {
                corners.add(new CurvePoint(threshold, Math.min(threshold, cap)));
            }
            // a corner of its own, so that a value on target earns exactly full points
            if (cap > 1) {
                corners.add(new CurvePoint(1, 1));
            }
            boolean accelerates = rate != 1 && acceleratesFrom < cap;
            if (accelerates && acceleratesFrom > 1) {
                corners.add(new CurvePoint(acceleratesFrom, acceleratesFrom));
            }
            double capReachedAt = accelerates ? acceleratesFrom + (cap - acceleratesFrom) / rate : cap;
            if (capReachedAt > threshold) {
                corners.add(new CurvePoint(capReachedAt, cap));
            }
            return List.copyOf(corners);
        }

        /**
         * The least attainment that earns anything.
         *
         * @return the attainment, inclusive; 0 unless stated
         */
        public double threshold() {
            return threshold;
        }

        /**
         * From where {@link #rate()} counts.
         *
         * @return the attainment; 1 unless stated
         */
        public double acceleratesFrom() {
            return acceleratesFrom;
        }

        /**
         * How much each percent earns from {@link #acceleratesFrom()} on.
         *
         * @return the rate; 1 unless stated
         */
        public double rate() {
            return rate;
        }

        /**
         * The most that is earned.
         *
         * @return the share of the way from the scale's minimum to full; 1 unless stated
         */
        public double cap() {
            return cap;
        }

        /**
         * Lets over-achievement count, up to a cap: {@code cappedAt(1.20)} earns at most 120 % of full points. The score's
         * ceiling holds the total.
         *
         * @param share the most that is earned, as a share of the way from the scale's minimum to full; above 0
         * @return the curve
         * @throws IllegalArgumentException if the share is not between 1e-6 and 1000
         */
        public Attainment cappedAt(double share) {
            return new Attainment(lowerIsBetter(), threshold, acceleratesFrom, rate, required("cap", share));
        }

        /**
         * Earns nothing below an attainment; at the attainment itself, what it is.
         *
         * @param attainment the least attainment that earns anything, inclusive; below 1
         * @return the curve
         * @throws IllegalArgumentException if the attainment is not between 0 and 1
         */
        public Attainment threshold(double attainment) {
            if (!(attainment > 0 && attainment < 1)) {
                throw new IllegalArgumentException(
                        "The threshold (" + attainment
                                + ") of an attainment curve must lie between 0 and 1, exclusive.\nMaybe percent was given: 70 % is 0.70.");
            }
            return new Attainment(lowerIsBetter(), attainment, acceleratesFrom, rate, cap);
        }

        /**
         * Earns faster from an attainment on: {@code accelerator(1.0, 2).cappedAt(1.5)} earns two percent for each percent above
         * the target, up to 150 %.
         *
         * @param from the attainment from which it counts, 1 or more; it takes effect below the {@linkplain #cappedAt cap}
         * @param rate how much each further percent earns, above 0; less than 1 decelerates
         * @return the curve
         * @throws IllegalArgumentException if from is not between 1 and 1000 or the rate not between 1e-6 and 1000
         */
        public Attainment accelerator(double from, double rate) {
            if (!(from >= 1 && from <= 1000)) {
                throw new IllegalArgumentException(
                        "The accelerator of an attainment curve must begin at an attainment (" + from
                                + ") of 1 or more, and no more than 1000.\nMaybe percent was given: 120 % is 1.20.");
            }
            return new Attainment(lowerIsBetter(), threshold, from, required("rate", rate), cap);
        }

        /**
         * Says how attainment is computed where less is better; {@link LowerIsBetter#LINEAR} unless stated.
         *
         * @param form the form
         * @return the curve
         */
        public Attainment lowerIsBetter(LowerIsBetter form) {
            return new Attainment(form, threshold, acceleratesFrom, rate, cap);
        }

        private static double required(String what, double value) {
            if (!(value >= 1e-6 && value <= 1000)) {
                throw new IllegalArgumentException(
                        "The " + what + " (" + value
                                + ") of an attainment curve must lie between 1e-6 and 1000.\nMaybe percent was given: 120 % is 1.20.");
            }
            return value;
        }
    }
}
