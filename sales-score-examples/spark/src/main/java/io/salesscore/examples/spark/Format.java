package io.salesscore.examples.spark;

import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/** How tables lie on disk. */
enum Format {
    PARQUET {
        @Override
        Dataset<Row> read(SparkSession spark, String schema, String path) {
            return spark.read().schema(schema).parquet(path);
        }

        @Override
        void write(Dataset<Row> rows, String path, String... partitions) {
            replacing(rows, partitions).parquet(path);
        }
    },
    CSV {
        @Override
        Dataset<Row> read(SparkSession spark, String schema, String path) {
            // a row that does not fit its schema must stop the run, not become nulls
            return spark.read()
                    .schema(schema)
                    .option("header", true)
                    .option("mode", "FAILFAST")
                    .csv(path);
        }

        @Override
        void write(Dataset<Row> rows, String path, String... partitions) {
            replacing(rows, partitions).option("header", true).csv(path);
        }
    };

    /**
     * Reads a table.
     *
     * @param schema its columns and those of its partitions, as in {@code CREATE TABLE}
     * @param path its folder, anywhere that Spark reads from
     */
    abstract Dataset<Row> read(SparkSession spark, String schema, String path);

    /**
     * Writes a table, in place of those of its partitions that are there: what is written twice is there once, and other
     * periods stay.
     *
     * @param partitions the columns that become folders
     */
    abstract void write(Dataset<Row> rows, String path, String... partitions);

    private static DataFrameWriter<Row> replacing(Dataset<Row> rows, String... partitions) {
        return rows.write()
                .mode(SaveMode.Overwrite)
                // in capitals: Spark makes them by the default locale, which in Turkish are others
                .option("partitionOverwriteMode", "DYNAMIC")
                .partitionBy(partitions);
    }
}
