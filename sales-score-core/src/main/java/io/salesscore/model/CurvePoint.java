package io.salesscore.model;

/**
 * A corner of a {@link Curve}. Two points of one {@code x} are a jump, written in the order in which x passes them; at the
 * jump itself x takes the better of the two unless that one is exclusive.
 *
 * @param x the KPI's value or its attainment
 * @param y the points, or the share of the way from the scale's minimum to full
 * @param exclusive true if a value exactly at x does not yet earn this y
 */
public record CurvePoint(double x, double y, boolean exclusive) {

    private static final double LIMIT_X = 1e18;
    private static final double LIMIT_Y = 1e9;

    /**
     * Checks the range.
     *
     * @param x the KPI's value or its attainment
     * @param y the points, or the share of the way from the scale's minimum to full
     * @param exclusive true if a value exactly at x does not yet earn this y
     * @throws IllegalArgumentException if x is not between −1e18 and 1e18, or y not between −1e9 and 1e9
     */
    public CurvePoint {
        if (!(Math.abs(x) <= LIMIT_X && Math.abs(y) <= LIMIT_Y)) {
            throw new IllegalArgumentException("The point (" + x + ", " + y
                    + ") of a curve must have x between -1e18 and 1e18 and y between -1e9 and 1e9.");
        }
        x = x + 0.0;
        y = y + 0.0;
    }

    /**
     * A point that a value at x takes.
     *
     * @param x the KPI's value or its attainment
     * @param y the points, or the share
     */
    public CurvePoint(double x, double y) {
        this(x, y, false);
    }

    /** For people: {@code (0.35, 100.0)}, {@code (3.0, 5.0, exclusive)}. */
    @Override
    public String toString() {
        return "(" + x + ", " + y + (exclusive ? ", exclusive)" : ")");
    }
}
