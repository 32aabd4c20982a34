package io.salesscore.examples.spark;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Measurements: a row for each rep on the roster, with a column for each KPI, named by its id.
 *
 * <p>Amounts are whole rupiah and sums of them exact, so that no order of summing moves a bit. A sum without deals is 0, and
 * a rate without any is null.
 */
final class Measuring {

    private static final String BY_REP = """
            SELECT rep,
                   CAST(sum(value) FILTER (WHERE won) AS DOUBLE) AS revenue,
                   CAST(count_if(won) AS DOUBLE) AS deals_won,
                   CAST(count(DISTINCT customer) FILTER (WHERE won) AS DOUBLE) AS active_outlet,
                   count_if(won) / count(*) AS win_rate,
                   CAST(count(*) AS DOUBLE) AS win_rate_n,
                   sum(value - cost) FILTER (WHERE won) / nullif(sum(value) FILTER (WHERE won), 0) AS gross_margin,
                   sum(list_value - value) FILTER (WHERE won)
                       / nullif(sum(list_value) FILTER (WHERE won), 0) AS discount_rate,
                   avg(datediff(closed_on, opened_on)) FILTER (WHERE won) AS cycle_days,
                   avg(answer) AS csat_mean
            FROM facts_of_the_period
            GROUP BY rep""";

    private static final String OF_THE_ROSTER = """
            SELECT rep, team, period,
                   coalesce(revenue, 0) AS revenue, CAST(revenue_target AS DOUBLE) AS revenue_target,
                   coalesce(deals_won, 0) AS deals_won, CAST(deals_won_target AS DOUBLE) AS deals_won_target,
                   coalesce(active_outlet, 0) AS active_outlet,
                   win_rate, coalesce(win_rate_n, 0) AS win_rate_n,
                   gross_margin, discount_rate, cycle_days, csat_mean,
                   nvl2(win_rate, NULL, 'ZERO_DENOMINATOR') AS win_rate_reason,
                   nvl2(gross_margin, NULL, 'ZERO_DENOMINATOR') AS gross_margin_reason,
                   nvl2(discount_rate, NULL, 'ZERO_DENOMINATOR') AS discount_rate_reason,
                   nvl2(cycle_days, NULL, 'ZERO_DENOMINATOR') AS cycle_days_reason,
                   nvl2(csat_mean, NULL, 'ZERO_DENOMINATOR') AS csat_mean_reason
            FROM targets_of_the_period LEFT JOIN measured USING (rep)""";

    private Measuring() {}

    /** The measurements of everyone who has targets. */
    static Dataset<Row> measure(SparkSession spark, Dataset<Row> facts, Dataset<Row> targets) {
        facts.createOrReplaceTempView("facts_of_the_period");
        targets.createOrReplaceTempView("targets_of_the_period");
        return spark.sql("WITH measured AS (" + BY_REP + ") " + OF_THE_ROSTER);
    }
}
