package io.salesscore.examples.spark;

import io.salesscore.model.ScoreModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** What turns measurements into scores; whichever it is, the columns and the scores are the same. */
enum Engine {

    /** The model as built-in expressions, compiled by Spark together with what stands around them. */
    SQL {
        @Override
        Dataset<Row> score(SparkSession spark, Dataset<Row> measurements, ScoreModel model) {
            return ScoringBySql.score(spark, measurements, model);
        }
    },

    /** The library's batch engine, in each partition: for whatever no query can do. */
    BATCH {
        @Override
        Dataset<Row> score(SparkSession spark, Dataset<Row> measurements, ScoreModel model) {
            return ScoringByBatch.score(measurements, model);
        }
    };

    /**
     * Scores rows of measurements.
     *
     * @param measurements as {@link Measuring} makes them; all its columns are kept
     * @return the rows with {@code exact_points}, {@code points}, {@code grade}, {@code coverage}, {@code unscored} and the
     *     points of each KPI
     */
    abstract Dataset<Row> score(SparkSession spark, Dataset<Row> measurements, ScoreModel model);
}
