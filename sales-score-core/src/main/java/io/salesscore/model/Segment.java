package io.salesscore.model;

/**
 * A piece of a curve, ready to be added up: a ramp that is flat outside its ends, or a jump. The points at a value are those
 * of the first corner plus what each segment adds, in the order of x; this is how scores are computed, to the last bit.
 *
 * <p>A ramp from x₀ to x₁ adds {@code rise − rise·(q/4)}, where {@code u = (value − x₀)·inverse}, {@code p = u + |u|},
 * {@code z = 2 − p} and {@code q = z + |z|}: nothing up to x₀, all of its rise from x₁, without a branch. A jump adds its rise
 * from x on.
 *
 * <p>With corners (3, 0) and (4.2, 80) the value 3.6 has u = 0.5, p = 1, z = 1 and q = 2, which makes 40 points.
 *
 * @param x where it begins; of a jump, the least value that is behind it
 * @param inverse 1/(x₁ − x₀), nudged up until the ramp reaches x₁ with all of its rise; 0 for a jump
 * @param rise what it adds from its end on; negative where the curve falls
 */
public record Segment(double x, double inverse, double rise) {

    /**
     * What it adds at a value.
     *
     * @param value the value, between −1e100 and 1e100
     * @return the points
     */
    public double at(double value) {
        return at(value, x, inverse, rise);
    }

    /**
     * As {@link #at(double)}, for segments that are kept as columns of numbers.
     *
     * @param value the value, between −1e100 and 1e100
     * @param x where the segment begins
     * @param inverse the inverse of its width, 0 for a jump
     * @param rise what it adds from its end on
     * @return the points
     */
    public static double at(double value, double x, double inverse, double rise) {
        return inverse == 0 ? jump(value, x, rise) : ramp(value, x, inverse, rise);
    }

    /**
     * What a ramp adds.
     *
     * @param value the value, between −1e100 and 1e100
     * @param x where the ramp begins
     * @param inverse the inverse of its width
     * @param rise what it adds from its end on
     * @return the points
     */
    public static double ramp(double value, double x, double inverse, double rise) {
        double u = (value - x) * inverse;
        double p = u + Math.abs(u);
        double z = 2 - p;
        double q = z + Math.abs(z);
        return rise - rise * (q / 4);
    }

    /**
     * What a jump adds.
     *
     * @param value the value
     * @param x the least value that is behind the jump
     * @param rise what it adds there
     * @return the points
     */
    public static double jump(double value, double x, double rise) {
        return value >= x ? rise : 0;
    }
}
