package io.salesscore.model;

/**
 * How a group's points come from its children's: a weighted mean of them, with weights {@code w} that sum to 1 over the
 * children that have points.
 *
 * <table class="striped">
 * <caption>Two children of equal weight</caption>
 * <tr><th>points</th><th>{@link #ARITHMETIC}</th><th>{@link #GEOMETRIC}</th><th>{@link #HARMONIC}</th><th>{@link #MINIMUM}</th></tr>
 * <tr><td>50 and 50</td><td>50</td><td>50</td><td>50</td><td>50</td></tr>
 * <tr><td>90 and 40</td><td>65</td><td>60</td><td>55.384615</td><td>40</td></tr>
 * <tr><td>100 and 0</td><td>50</td><td>0</td><td>0</td><td>0</td></tr>
 * </table>
 *
 * <p>From left to right a weak child can be made up for less and less. The means other than the arithmetic one are for points
 * that are not negative; a model in which points could be is refused.
 *
 * <p>Source: OECD and JRC, <em>Handbook on Constructing Composite Indicators</em> (2008), chapter on weighting and
 * aggregation.
 */
public enum Aggregation {

    /** {@code Σ w·y}: a weak child is made up for in full. */
    ARITHMETIC,

    /** {@code exp(Σ w·ln y)}, zero if a child is zero: a weak child is made up for in part. */
    GEOMETRIC,

    /** {@code 1 / Σ (w/y)}, zero if a child is zero: a weak child is hardly made up for. */
    HARMONIC,

    /** The least of the children, whatever their weights: nothing makes up for the weakest. */
    MINIMUM
}
