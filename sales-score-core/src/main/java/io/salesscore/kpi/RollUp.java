package io.salesscore.kpi;

/**
 * How the measurements of a KPI join: those of several subjects in one period, or those of adjacent periods of one
 * subject. A {@link Kpi} has one rule for each.
 *
 * <table class="striped">
 * <caption>Sari sells 100 to outlet c1 and 50 to c2, Budi 80 to c1; together</caption>
 * <tr><th>KPI</th><th>rule over subjects</th><th>Sari</th><th>Budi</th><th>team</th></tr>
 * <tr><td>revenue</td><td>{@link #SUM}</td><td>150</td><td>80</td><td>230</td></tr>
 * <tr><td>average deal</td><td>{@link #POOL}</td><td>150/2</td><td>80/1</td><td>230/3 = 76.67, not 77.5</td></tr>
 * <tr><td>active outlets</td><td>{@link #UNION}</td><td>2</td><td>1</td><td>2, not 3</td></tr>
 * </table>
 *
 * <p>Two kinds of credit keep a whole from counting anything twice, whatever the rule: of {@link Measurement.Overlaid} credit
 * its own joins over subjects, and what several subjects {@linkplain Measurement.Shared share} joins once.
 */
public enum RollUp {

    /** Values add: revenue, deals, visits; balances over subjects. Targets add too. */
    SUM,

    /**
     * Evidence adds and the value is computed again: rates, ratios and means as ratio of sums, never as an average of
     * averages. Targets do not join.
     */
    POOL,

    /** Keys unite, so that an outlet that two reps sell to counts once. Targets do not join. */
    UNION,

    /** The later measurement and its target stand for both: balances over time. Not a rule over subjects. */
    LAST,

    /**
     * Does not join: growth, medians. The result is {@link Reason#NOT_MERGEABLE}, except where all parts
     * {@linkplain Measurement.Shared share} the same.
     */
    NONE;

    /**
     * Whether a KPI with this rule can have this evidence: a proportion is no sum, an amount has nothing to pool. Numbers
     * without evidence fit any rule.
     *
     * @param measurement the measurement
     * @return true if it can
     */
    public boolean fits(Measurement measurement) {
        return Join.fits(this, measurement);
    }
}
