package io.salesscore.model;

/**
 * Between which points a model scores: {@code minimum} for nothing, {@code full} for everything attained. 0 to 100 unless a
 * model says otherwise; Indonesian scorecards also use 0 to 3, 1 to 4 and 0 to 120, indices 0 to 1.
 *
 * @param minimum the points of nothing
 * @param full the points of everything, above the minimum; over-achievement goes beyond only up to a stated ceiling
 */
public record ScoreScale(double minimum, double full) {

    /** 0 to 100. */
    public static final ScoreScale HUNDRED = new ScoreScale(0, 100);

    private static final double LIMIT = 1e9;

    // the finest step of a published score
    private static final double NARROWEST = 1e-6;

    /**
     * Checks the order.
     *
     * @param minimum the points of nothing
     * @param full the points of everything, above the minimum; over-achievement goes beyond only up to a stated ceiling
     * @throws IllegalArgumentException if minimum is not below full by at least 1e-6, or a bound lies beyond ±1e9
     */
    public ScoreScale {
        if (!(full - minimum >= NARROWEST && minimum >= -LIMIT && full <= LIMIT)) {
            throw new IllegalArgumentException("The minimum (" + minimum
                    + ") of a scale must be below its full points (" + full
                    + ") by at least 1e-6, both between -1e9 and 1e9.");
        }
        minimum = minimum + 0.0;
        full = full + 0.0;
    }

    /** The points of a share of the way from minimum to full. */
    double points(double share) {
        return minimum + share * (full - minimum);
    }

    /** The points of all but a share of the way: from full down, so that ten less than a hundred is ninety to the last bit. */
    double pointsBelowFull(double share) {
        return full - share * (full - minimum);
    }
}
