package io.salesscore.examples.spark;

import io.salesscore.model.ScoreModel;
import io.salesscore.score.ScoreTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Measurements without facts, as many as one likes, to measure scoring alone: one value in twenty is missing. The same rows,
 * as the library and as Spark take them.
 *
 * @param rows how many
 */
record MeasuredRows(int rows) {

    private static final double MISSING = 0.05;

    MeasuredRows {
        if (rows < 1) {
            throw new IllegalArgumentException("The rows (" + rows + ") to score must be positive.");
        }
    }

    /** Where a KPI's values lie, and its targets and sizes where it has some. */
    private record Column(String name, double lowest, double highest, boolean sometimesMissing) {

        double draw(SplittableRandom random) {
            double drawn = random.nextDouble();
            return sometimesMissing && random.nextDouble() < MISSING ? Double.NaN : lowest + (highest - lowest) * drawn;
        }
    }

    private static final List<Column> COLUMNS = List.of(
            new Column("revenue", 2e8, 1.5e9, true),
            new Column("revenue_target", 5e8, 1.2e9, false),
            new Column("deals_won", 5, 60, true),
            new Column("deals_won_target", 20, 45, false),
            new Column("active_outlet", 5, 50, true),
            new Column("win_rate", 0.05, 0.6, true),
            new Column("win_rate_n", 1, 150, false),
            new Column("gross_margin", 0, 0.4, true),
            new Column("discount_rate", 0, 0.25, true),
            new Column("cycle_days", 10, 100, true),
            new Column("csat_mean", 2, 5, true));

    /** The rows as a table of Spark, not yet made. */
    Dataset<Row> table(SparkSession spark) {
        StructType schema = new StructType().add("rep", DataTypes.LongType);
        for (Column column : COLUMNS) {
            schema = schema.add(column.name(), DataTypes.DoubleType);
        }
        return spark.range(rows).map((MapFunction<Long, Row>) MeasuredRows::row, Encoders.row(schema));
    }

    private static Row row(long number) {
        SplittableRandom random = random(number);
        @Nullable Object[] values = new @Nullable Object[COLUMNS.size() + 1];
        values[0] = number;
        for (int i = 0; i < COLUMNS.size(); i++) {
            double value = COLUMNS.get(i).draw(random);
            values[i + 1] = Double.isNaN(value) ? null : value;
        }
        return RowFactory.create(values);
    }

    private static SplittableRandom random(long number) {
        return new SplittableRandom(number * 0x9E3779B97F4A7C15L);
    }

    /** The rows as the library's batch engine takes them, for a model. */
    ScoreTable columns(ScoreModel model) {
        double[][] columns = new double[COLUMNS.size()][rows];
        for (int row = 0; row < rows; row++) {
            SplittableRandom random = random(row);
            for (int i = 0; i < columns.length; i++) {
                columns[i][row] = COLUMNS.get(i).draw(random);
            }
        }
        Map<String, double[]> byName = new HashMap<>();
        for (int i = 0; i < columns.length; i++) {
            byName.put(COLUMNS.get(i).name(), columns[i]);
        }
        return Columns.table(model, rows, byName, Map.of());
    }
}
