package io.salesscore.model;

import io.salesscore.kpi.Direction;
import io.salesscore.kpi.Kpi;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A cap on the score while a KPI is on the wrong side of a threshold: "customer satisfaction below 3: at most 60 points".
 *
 * <pre>{@code
 * Gate.capAt(60).whenBelow(SalesKpis.CSAT_MEAN, 3)
 * Gate.capAtGrade("C").whenAbove(SalesKpis.OVERDUE_RECEIVABLES, 0.20).ignoredIfMissing()
 * }</pre>
 *
 * <p>The KPI's own value decides, unshrunk; the KPI need not be a criterion of the model. A gate whose KPI has no value leaves
 * the subject unscored unless it is {@linkplain #ignoredIfMissing() ignored} then; it never silently opens. A gate on a KPI
 * that is not applicable to the subject does not apply.
 *
 * @param kpi the KPI that decides
 * @param comparison which side of the threshold closes the gate
 * @param threshold the threshold, in the KPI's stored unit
 * @param cap what the score is held at while the gate is closed
 * @param ignoresMissing whether the gate stays open where the KPI has no value
 */
public record Gate(Kpi kpi, Comparison comparison, double threshold, Cap cap, boolean ignoresMissing) {

    /** Which side of a threshold closes a gate. */
    public enum Comparison {
        /** {@code value < threshold}. */
        BELOW("<"),
        /** {@code value ≤ threshold}. */
        AT_MOST("<="),
        /** {@code value > threshold}. */
        ABOVE(">"),
        /** {@code value ≥ threshold}. */
        AT_LEAST(">=");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        private boolean holds(double value, double threshold) {
            return switch (this) {
                case BELOW -> value < threshold;
                case AT_MOST -> value <= threshold;
                case ABOVE -> value > threshold;
                case AT_LEAST -> value >= threshold;
            };
        }

        private boolean isWorseSideOf(Direction direction) {
            return switch (direction) {
                case HIGHER_IS_BETTER -> this == BELOW || this == AT_MOST;
                case LOWER_IS_BETTER -> this == ABOVE || this == AT_LEAST;
                case ON_TARGET_IS_BEST -> true;
            };
        }
    }

    /** What a closed gate holds the score at: points, or the highest score that publishes as a grade. */
    public static final class Cap {

        private final double points;
        private final String grade;

        private Cap(double points, String grade) {
            this.points = points;
            this.grade = grade;
        }

        /**
         * The points, if the cap is stated in points.
         *
         * @return the points
         */
        public OptionalDouble points() {
            return grade.isEmpty() ? OptionalDouble.of(points) : OptionalDouble.empty();
        }

        /**
         * The grade, if the cap is stated as a grade.
         *
         * @return the grade
         */
        public Optional<String> grade() {
            return grade.isEmpty() ? Optional.empty() : Optional.of(grade);
        }

        /**
         * Closes while the KPI is below the threshold.
         *
         * @param kpi a KPI of which more is better, or that has a target
         * @param threshold the threshold, exclusive
         * @return the gate
         * @throws IllegalArgumentException if that is the KPI's better side, or the threshold none of its unit
         */
        public Gate whenBelow(Kpi kpi, double threshold) {
            return new Gate(kpi, Comparison.BELOW, threshold, this, false);
        }

        /**
         * Closes while the KPI is at or below the threshold.
         *
         * @param kpi a KPI of which more is better, or that has a target
         * @param threshold the threshold, inclusive
         * @return the gate
         * @throws IllegalArgumentException if that is the KPI's better side, or the threshold none of its unit
         */
        public Gate whenAtMost(Kpi kpi, double threshold) {
            return new Gate(kpi, Comparison.AT_MOST, threshold, this, false);
        }

        /**
         * Closes while the KPI is above the threshold.
         *
         * @param kpi a KPI of which less is better, or that has a target
         * @param threshold the threshold, exclusive
         * @return the gate
         * @throws IllegalArgumentException if that is the KPI's better side, or the threshold none of its unit
         */
        public Gate whenAbove(Kpi kpi, double threshold) {
            return new Gate(kpi, Comparison.ABOVE, threshold, this, false);
        }

        /**
         * Closes while the KPI is at or above the threshold.
         *
         * @param kpi a KPI of which less is better, or that has a target
         * @param threshold the threshold, inclusive
         * @return the gate
         * @throws IllegalArgumentException if that is the KPI's better side, or the threshold none of its unit
         */
        public Gate whenAtLeast(Kpi kpi, double threshold) {
            return new Gate(kpi, Comparison.AT_LEAST, threshold, this, false);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Cap that
                    && Double.doubleToLongBits(points) == Double.doubleToLongBits(that.points)
                    && grade.equals(that.grade);
        }

        @Override
        public int hashCode() {
            return 31 * Double.hashCode(points) + grade.hashCode();
        }

        /** {@code at most 60.0}, {@code at most grade C}. */
        @Override
        public String toString() {
            return grade.isEmpty() ? "at most " + points : "at most grade " + grade;
        }
    }

    /**
     * Checks the threshold and the side.
     *
     * @param kpi the KPI that decides
     * @param comparison which side of the threshold closes the gate
     * @param threshold the threshold, in the KPI's stored unit
     * @param cap what the score is held at while the gate is closed
     * @param ignoresMissing whether the gate stays open where the KPI has no value
     * @throws IllegalArgumentException if the threshold is not between −1e18 and 1e18 or none of the KPI's unit, or the gate
     *     would close on the KPI's better side
     */
    public Gate {
        if (!(Math.abs(threshold) <= 1e18)) {
            throw new IllegalArgumentException("The threshold (" + threshold + ") of the gate on KPI (" + kpi.id()
                    + ") must be a number between -1e18 and 1e18.");
        }
        if (!kpi.unit().contains(threshold)) {
            throw new IllegalArgumentException("The threshold (" + threshold + ") of the gate on KPI (" + kpi.id() + ")"
                    + Problems.outside(kpi.unit()));
        }
        if (!comparison.isWorseSideOf(kpi.direction())) {
            throw new IllegalArgumentException("The gate (" + kpi.id() + " " + comparison.sign + " " + threshold
                    + ") must close on the worse side of its threshold, and the KPI's direction is (" + kpi.direction()
                    + ").\n"
                    + "Maybe compare the other way round.");
        }
        threshold = threshold + 0.0;
    }

    /**
     * Holds the score at points.
     *
     * @param points the most points while the gate is closed
     * @return the cap, to be given its condition
     * @throws IllegalArgumentException if the points are not between −1e9 and 1e9
     */
    public static Cap capAt(double points) {
        if (!(Math.abs(points) <= 1e9)) {
            throw new IllegalArgumentException("The points (" + points + ") of a gate must lie between -1e9 and 1e9.");
        }
        return new Cap(points + 0.0, "");
    }

    /**
     * Holds the score at the highest one that publishes as a grade: with one decimal and a B from 70, {@code capAtGrade("C")}
     * holds it at 69.9.
     *
     * @param grade the best grade while the gate is closed; not the best of the model's scale
     * @return the cap, to be given its condition
     * @throws IllegalArgumentException if the grade is blank
     */
    public static Cap capAtGrade(String grade) {
        if (grade.isBlank()) {
            throw new IllegalArgumentException("The grade (" + grade + ") of a gate must have a name.");
        }
        return new Cap(0, grade);
    }

    /**
     * The same gate, ignored where its KPI has no value; the score notes it.
     *
     * @return the gate
     */
    public Gate ignoredIfMissing() {
        return new Gate(kpi, comparison, threshold, cap, true);
    }

    /**
     * Whether a value closes the gate.
     *
     * @param value the KPI's value
     * @return true if the score is capped
     * @throws IllegalArgumentException if the value is not finite
     */
    public boolean isClosedAt(double value) {
        if (!(Math.abs(value) <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "The value (" + value + ") at the gate on KPI (" + kpi.id() + ") must be a finite number.");
        }
        return comparison.holds(value, threshold);
    }

    /** For people: {@code csat_mean < 3.0: at most 60.0}. */
    @Override
    public String toString() {
        return kpi.id() + " " + comparison.sign + " " + threshold + ": " + cap;
    }
}
