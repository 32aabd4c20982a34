package io.salesscore.examples.spark;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** How tables lie on disk. */
enum Format {
    PARQUET {
        @Override
        DataFrameReader reader(SparkSession spark) {
            return spark.read().format("parquet");
        }

        @Override
        void write(Dataset<Row> rows, String path, String... partitions) {
            replacing(rows, partitions).parquet(path);
        }
    },
    CSV {
        @Override
        DataFrameReader reader(SparkSession spark) {
            return spark.read()
                    .format("csv")
                    .option("header", true)
                    // a row that does not fit its schema must stop the run, not become nulls
                    .option("mode", "FAILFAST")
                    // nor may columns in another order be taken for each other
                    .option("enforceSchema", false);
        }

        @Override
        void write(Dataset<Row> rows, String path, String... partitions) {
            replacing(rows, partitions).option("header", true).csv(path);
        }
    };

    abstract DataFrameReader reader(SparkSession spark);

    /**
     * Reads a table.
     *
     * @param schema its columns and those of its partitions, as in {@code CREATE TABLE}
     * @param path its folder, anywhere that Spark reads from
     * @throws IllegalArgumentException if it has not all columns
     */
    Dataset<Row> read(SparkSession spark, String schema, String path) {
        // Spark itself would read a column that is not there as nulls
        List<String> there = List.of(reader(spark).load(path).columns());
        StructType asked = StructType.fromDDL(schema);
        List<String> absent = Arrays.stream(asked.fieldNames())
                .filter(name -> !there.contains(name))
                .toList();
        if (!absent.isEmpty()) {
            throw new IllegalArgumentException(
                    "The table (" + path + ") has no column " + absent + ", but " + there + ".");
        }
        return reader(spark).schema(asked).load(path);
    }

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
