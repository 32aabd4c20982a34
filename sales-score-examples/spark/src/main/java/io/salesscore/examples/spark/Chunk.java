package io.salesscore.examples.spark;

import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Reason;
import io.salesscore.model.Criterion;
import io.salesscore.model.ScoreModel;
import io.salesscore.score.ScoreBatch;
import io.salesscore.score.ScoreColumns;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** Some rows, turned into columns to be scored, and back. */
final class Chunk {

    private final List<Row> rows;
    private final List<String> names;
    private final Map<String, double[]> numbers = new HashMap<>();
    private final Map<String, byte[]> reasons = new HashMap<>();

    /**
     * Takes the columns that a model asks for out of rows.
     *
     * @param rows the rows
     * @param schema their columns
     */
    Chunk(List<Row> rows, StructType schema, ScoreModel model) {
        this.rows = rows;
        this.names = List.of(schema.fieldNames());
        for (Kpi kpi : model.kpis()) {
            for (String name : List.of(Columns.values(kpi), Columns.targets(kpi), Columns.sizes(kpi))) {
                if (names.contains(name)) {
                    numbers.put(name, numbers(names.indexOf(name)));
                }
            }
            if (names.contains(Columns.reasons(kpi))) {
                reasons.put(Columns.reasons(kpi), reasons(names.indexOf(Columns.reasons(kpi))));
            }
        }
    }

    private double[] numbers(int column) {
        return rows.stream()
                .mapToDouble(row -> row.isNullAt(column) ? Double.NaN : ((Number) row.get(column)).doubleValue())
                .toArray();
    }

    private byte[] reasons(int column) {
        byte[] codes = new byte[rows.size()];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = rows.get(i).isNullAt(column)
                    ? 0
                    : Reason.valueOf(rows.get(i).getString(column)).code();
        }
        return codes;
    }

    /**
     * The columns of scored rows.
     *
     * @param read those before
     */
    static StructType scored(StructType read, ScoreModel model) {
        StructType scored = read.add("exact_points", DataTypes.DoubleType)
                .add("points", DataTypes.DoubleType)
                .add("grade", DataTypes.StringType)
                .add("coverage", DataTypes.DoubleType)
                .add("unscored", DataTypes.StringType);
        for (Criterion criterion : model.criteria()) {
            scored = scored.add(Columns.points(criterion), DataTypes.DoubleType);
        }
        return scored;
    }

    /** The rows, each with its score behind, as {@link #scored(StructType, ScoreModel)} says. */
    Iterator<Row> scored(ScoreBatch batch, ScoreModel model) {
        ScoreColumns scored = batch.score(Columns.table(model, rows.size(), numbers, reasons));
        double[] exact = scored.exactPoints();
        double[] points = scored.points();
        double[] coverages = scored.coverages();
        double[][] levels = model.criteria().stream().map(this::levels).toArray(double[][]::new);
        return IntStream.range(0, rows.size())
                .mapToObj(i -> {
                    @Nullable Object[] row = Arrays.copyOf(values(i), names.size() + 5 + levels.length);
                    int next = names.size();
                    row[next++] = orNull(exact[i]);
                    row[next++] = orNull(points[i]);
                    row[next++] = scored.grade(i).orElse(null);
                    row[next++] = coverages[i];
                    row[next++] = scored.reason(i).map(Reason::name).orElse(null);
                    for (double[] level : levels) {
                        row[next++] = orNull(level[i]);
                    }
                    return RowFactory.create(row);
                })
                .iterator();
    }

    private @Nullable Object[] values(int row) {
        return IntStream.range(0, names.size()).mapToObj(rows.get(row)::get).toArray();
    }

    private static @Nullable Double orNull(double number) {
        return Double.isNaN(number) ? null : number;
    }

    private double[] levels(Criterion criterion) {
        Level level = new Level(criterion);
        double[] values = column(Columns.values(criterion.kpi()));
        double[] targets = column(Columns.targets(criterion.kpi()));
        double[] sizes = column(Columns.sizes(criterion.kpi()));
        return IntStream.range(0, rows.size())
                .mapToDouble(i -> level.of(values[i], targets[i], sizes[i]))
                .toArray();
    }

    private double[] column(String name) {
        return numbers.computeIfAbsent(name, absent -> {
            double[] none = new double[rows.size()];
            Arrays.fill(none, Double.NaN);
            return none;
        });
    }
}
