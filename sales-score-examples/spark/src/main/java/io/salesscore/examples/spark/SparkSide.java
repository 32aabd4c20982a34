package io.salesscore.examples.spark;

import io.salesscore.model.ScoreModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Spark, with the rows in its cache. */
final class SparkSide implements Side {

    private final String name;
    private final Dataset<Row> scored;

    /** @param cached the rows, which stay in the cache when this is closed */
    SparkSide(SparkSession spark, Engine engine, ScoreModel model, Dataset<Row> cached) {
        this.name = "Spark " + engine + ", " + spark.sparkContext().master();
        this.scored = engine.score(spark, cached, model);
    }

    /** The scored rows, to be looked at. */
    Dataset<Row> scored() {
        return scored;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Totals score() {
        Row totals = scored.selectExpr("count(points)", "sum(points)").first();
        return new Totals(totals.getLong(0), totals.getDouble(1));
    }

    @Override
    public void close() {}
}
