package io.salesscore.model;

/**
 * How an actual {@code R} compares with a lower-is-better target {@code T}: the attainment, 1 being on target.
 *
 * <table class="striped">
 * <caption>Overdue receivables, target 5 %</caption>
 * <tr><th>actual</th><th>{@link #LINEAR}</th><th>{@link #RATIO}</th></tr>
 * <tr><td>4 %</td><td>1.20</td><td>1.25</td></tr>
 * <tr><td>5 %</td><td>1.00</td><td>1.00</td></tr>
 * <tr><td>10 %</td><td>0.00</td><td>0.50</td></tr>
 * </table>
 *
 * <p>With {@code T = 0} both give 1 for {@code R = 0} (or less) and 0 for any {@code R > 0}.
 */
public enum LowerIsBetter {

    /**
     * {@code 2 − R/T}: each percent above the target costs one percent; twice the target gives 0. A visit plan of 7 months
     * that took 6.5 attains 107.142857 %; 9 days against 8 attain 87.5 %. Used by Indonesian civil-service guidelines.
     */
    LINEAR,

    /**
     * {@code T/R}: halving the actual doubles the attainment; it grows without bound towards {@code R = 0}, where the curve's
     * cap applies, as it does for any {@code R ≤ 0 < T}.
     */
    RATIO
}
