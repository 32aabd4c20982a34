package io.salesscore.examples.spark;

import io.salesscore.period.Period;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;

/** The table of targets, which is the roster too: who has a row in a period is scored in it. */
final class Targets {

    private static final String PERIOD = "period";

    private static final String COLUMNS = "rep STRING, team STRING, revenue_target BIGINT, deals_won_target INT";

    private Targets() {}

    /** The targets of a period. */
    static Dataset<Row> read(SparkSession spark, Format format, String path, Period period) {
        return format.read(spark, COLUMNS + ", " + PERIOD + " STRING", path)
                .where(functions.col(PERIOD).equalTo(period.toString()));
    }

    /** Writes the targets of an invented company in a period. */
    static void write(SparkSession spark, Company company, Period period, Format format, String path) {
        Dataset<Row> targets = spark.range(company.reps())
                .filter((FilterFunction<Long>) Company::isOnRoster)
                .map(
                        (MapFunction<Long, Row>) rep -> row(company.target(rep)),
                        Encoders.row(StructType.fromDDL(COLUMNS)))
                .withColumn(PERIOD, functions.lit(period.toString()));
        format.write(targets, path, PERIOD);
    }

    private static Row row(Target target) {
        return RowFactory.create(target.rep(), target.team(), target.revenue(), target.dealsWon());
    }
}
