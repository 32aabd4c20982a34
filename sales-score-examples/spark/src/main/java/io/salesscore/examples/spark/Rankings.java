package io.salesscore.examples.spark;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Who is where in the team, by the published score: 1, 2, 2, 4. Who has no score has no rank. */
final class Rankings {

    private static final String RANKED = """
            SELECT team, rank() OVER (PARTITION BY team, period ORDER BY points DESC) AS rank, rep, points, grade, period
            FROM scored_for_rankings
            WHERE points IS NOT NULL""";

    private Rankings() {}

    static Dataset<Row> within(SparkSession spark, Dataset<Row> scored) {
        scored.createOrReplaceTempView("scored_for_rankings");
        return spark.sql(RANKED);
    }
}
