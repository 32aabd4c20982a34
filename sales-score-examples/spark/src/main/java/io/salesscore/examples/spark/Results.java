package io.salesscore.examples.spark;

import io.salesscore.period.Period;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * The tables that are written, each in a folder of its own with one folder for each period.
 *
 * @param folder where to, anywhere that Spark writes to
 */
record Results(String folder) {

    private static final String PERIOD = "period";

    /**
     * Writes a table of a period, in place of what an earlier run wrote of it.
     *
     * @return the table as it is there now, which costs nothing to read again
     */
    Dataset<Row> write(SparkSession spark, String name, Dataset<Row> rows, Period period) {
        String path = folder + "/" + name;
        Format.PARQUET.write(rows, path, PERIOD);
        return spark.read()
                .schema(rows.schema())
                .parquet(path)
                .where(functions.col(PERIOD).equalTo(period.toString()));
    }
}
