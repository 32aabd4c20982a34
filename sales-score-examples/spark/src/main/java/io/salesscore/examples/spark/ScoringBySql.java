package io.salesscore.examples.spark;

import io.salesscore.kpi.Kpi;
import io.salesscore.model.ScoreModel;
import io.salesscore.sql.Dialect;
import io.salesscore.sql.ScoreSql;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Scores by the query that the library writes for a model: nothing but expressions that are built into Spark, which it
 * compiles together with the reading before and the writing after.
 */
final class ScoringBySql {

    private static final String MEASUREMENTS = "measurements_of_the_period";

    private ScoringBySql() {}

    static Dataset<Row> score(SparkSession spark, Dataset<Row> measurements, ScoreModel model) {
        measurements.createOrReplaceTempView(MEASUREMENTS);
        List<String> columns = List.of(measurements.columns());
        ScoreSql sql = ScoreSql.of(model, Dialect.SPARK).keeping(measurements.columns());
        for (Kpi kpi : model.kpis()) {
            if (columns.contains(Columns.reasons(kpi))) {
                sql = sql.reasonFrom(kpi, Columns.reasons(kpi));
            }
        }
        return spark.sql(sql.query(MEASUREMENTS));
    }
}
