package io.salesscore.model;

import io.salesscore.kpi.Direction;

/**
 * The formula by which an actual {@code R} is compared with a target {@code T}: the attainment, 1 being on target. The KPI's
 * {@link Direction} and, where less is better, the curve's {@link LowerIsBetter} decide which.
 *
 * <p>The division comes last, so that it alone rounds where R and T are whole: 11 days against 10 are 90 % to the last bit, and
 * reach a threshold of 0.9. None leaves ±1e100, which is beyond any corner of a curve.
 */
public enum AttainmentForm {

    /** More is better: {@code R / T}. Without a target above 0 there is none. */
    HIGHER,

    /** Less is better: {@code (T + (T − R)) / T}. With T = 0 it is 1 for R ≤ 0, else 0. */
    LOWER_LINEAR,

    /** Less is better: {@code T / R}, beyond any cap for R ≤ 0. With T = 0 it is 1 for R ≤ 0, else 0. */
    LOWER_RATIO,

    /** The target is best: {@code (T − |R − T|) / T}. With T = 0 it is 1 for R = 0, else 0. */
    ON_TARGET;

    // beyond any corner of a curve, so that its cap applies
    private static final double BEYOND = 1e100;

    static AttainmentForm of(Direction direction, LowerIsBetter lowerIsBetter) {
        return switch (direction) {
            case HIGHER_IS_BETTER -> HIGHER;
            case LOWER_IS_BETTER -> lowerIsBetter == LowerIsBetter.LINEAR ? LOWER_LINEAR : LOWER_RATIO;
            case ON_TARGET_IS_BEST -> ON_TARGET;
        };
    }

    /**
     * The attainment as a bare number, for columns of them. {@link Criterion#attainment} is the same for people.
     *
     * @param actual the actual R, finite
     * @param target the target T, finite; NaN where there is none
     * @return the attainment; NaN where there is none, as the target is missing, negative, or 0 where more is better
     */
    public double of(double actual, double target) {
        if (!(target > 0)) {
            return withoutPositive(actual, target);
        }
        if (this == HIGHER) {
            return held(actual / target);
        }
        if (this == LOWER_LINEAR) {
            return held((target + (target - actual)) / target);
        }
        if (this == LOWER_RATIO) {
            return actual <= 0 ? BEYOND : held(target / actual);
        }
        return held((target - Math.abs(actual - target)) / target);
    }

    private double withoutPositive(double actual, double target) {
        if (target != 0 || this == HIGHER) {
            return Double.NaN;
        }
        return actual == 0 || (actual < 0 && this != ON_TARGET) ? 1 : 0;
    }

    private static double held(double attainment) {
        return attainment > BEYOND ? BEYOND : attainment < -BEYOND ? -BEYOND : attainment;
    }
}
