package io.salesscore.model;

/**
 * What happens where a KPI has no value. Stated for the whole model, for a group with all below it, or for a criterion; the
 * nearest statement holds, and {@link #fail()} where there is none. A KPI that is
 * {@linkplain io.salesscore.kpi.Reason#NOT_APPLICABLE not applicable} is not missing: it leaves the tree.
 *
 * <p>Reweighting goes bottom-up: a group whose children with points have less than the minimum share of its nominal weight is
 * itself missing, and its own policy says what follows. A child that takes stated points or its prior has points and counts
 * towards that share; it has no data, so it does not count towards the score's coverage.
 */
public sealed interface MissingPolicy {

    /**
     * The subject is not scored, and the score says which KPI it lacks.
     *
     * @return the policy
     */
    static MissingPolicy fail() {
        return new Fail();
    }

    /**
     * The others carry the weight: {@code reweight(0.6)} asks for at least 60 % of a group's weight. Reweighting pays for
     * hiding a bad number, so the score notes what it would be with the KPI at the scale's minimum.
     *
     * @param minimumShare the least share of a group's nominal weight that must have points, inclusive, from 0 to 1
     * @return the policy
     * @throws IllegalArgumentException if the share is not from 0 to 1
     */
    static MissingPolicy reweight(double minimumShare) {
        return new Reweight(minimumShare, false);
    }

    /**
     * The others carry the weight, however little of it is left: for single criteria, whose group says how much is enough.
     *
     * @return the policy
     */
    static MissingPolicy reweight() {
        return reweight(0);
    }

    /**
     * As {@link #reweight(double)}, but the share is that of the number of a group's children, whatever their weights.
     *
     * @param minimumShare the least share of a group's children that must have points, inclusive, from 0 to 1
     * @return the policy
     * @throws IllegalArgumentException if the share is not from 0 to 1
     */
    static MissingPolicy reweightByCount(double minimumShare) {
        return new Reweight(minimumShare, true);
    }

    /**
     * Stated points take the place of the KPI's.
     *
     * @param points the points, on the model's scale
     * @return the policy
     * @throws IllegalArgumentException if the points are not between −1e9 and 1e9
     */
    static MissingPolicy points(double points) {
        return new Points(points);
    }

    /**
     * A rate or mean without data takes its criterion's {@link Prior}. Where a value is there and its target is not, or parts
     * could not be joined, a prior cannot help and the subject is not scored.
     *
     * @return the policy, for criteria that have a prior
     */
    static MissingPolicy prior() {
        return new TakePrior();
    }

    /** Unscored. */
    record Fail() implements MissingPolicy {}

    /**
     * The others carry the weight.
     *
     * @param minimumShare the least share that must have points, inclusive
     * @param byCount whether the share is of the number of children and not of their weight
     */
    record Reweight(double minimumShare, boolean byCount) implements MissingPolicy {

        /**
         * Checks the share.
         *
         * @param minimumShare the least share that must have points, inclusive
         * @param byCount whether the share is of the number of children and not of their weight
         * @throws IllegalArgumentException if it is not from 0 to 1
         */
        public Reweight {
            if (!(minimumShare >= 0 && minimumShare <= 1)) {
                throw new IllegalArgumentException(
                        "The minimum share (" + minimumShare + ") of a missing-data policy must lie between 0 and 1.");
            }
            minimumShare = minimumShare + 0.0;
        }
    }

    /**
     * Stated points.
     *
     * @param points the points
     */
    record Points(double points) implements MissingPolicy {

        /**
         * Checks the points.
         *
         * @param points the points
         * @throws IllegalArgumentException if they are not between −1e9 and 1e9
         */
        public Points {
            if (!(Math.abs(points) <= 1e9)) {
                throw new IllegalArgumentException(
                        "The points (" + points + ") of a missing-data policy must lie between -1e9 and 1e9.");
            }
            points = points + 0.0;
        }
    }

    /** The criterion's prior. */
    record TakePrior() implements MissingPolicy {}
}
