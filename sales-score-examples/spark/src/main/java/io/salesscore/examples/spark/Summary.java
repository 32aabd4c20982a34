package io.salesscore.examples.spark;

import java.util.Locale;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** What was scored, as lines of text. */
final class Summary {

    private Summary() {}

    /** How many have a score, and which grades. */
    static Stream<String> grades(Dataset<Row> scored) {
        Row all = scored.agg(functions.count("*"), functions.count("points")).first();
        Stream<String> grades = scored
                .where("points IS NOT NULL")
                .groupBy("grade")
                .agg(functions.count("*"), functions.avg("points"))
                .orderBy(functions.col("avg(points)").desc())
                .collectAsList()
                .stream()
                .map(row -> format("  %s %,10d", row.getString(0), row.getLong(1)));
        return Stream.concat(Stream.of(format("Scored %,d of %,d reps", all.getLong(1), all.getLong(0))), grades);
    }

    /** The review of a model, a line for each KPI. */
    static Stream<String> review(Dataset<Row> review) {
        Stream<String> kpis = review.orderBy("kpi").collectAsList().stream()
                .map(row -> format(
                        "  %-16s %8.1f%% %8.1f %8.1f%% %8.1f%% %12.2f",
                        row.<String>getAs("kpi"),
                        100 * number(row, "coverage"),
                        number(row, "mean"),
                        100 * number(row, "at_floor"),
                        100 * number(row, "at_cap"),
                        number(row, "correlation")));
        return Stream.concat(
                Stream.of(format(
                        "  %-16s %9s %8s %9s %9s %12s",
                        "KPI", "coverage", "points", "at floor", "at cap", "correlation")),
                kpis);
    }

    /** A number of a row; NaN where nobody has the KPI. */
    private static double number(Row row, String name) {
        int column = row.fieldIndex(name);
        return row.isNullAt(column) ? Double.NaN : row.getDouble(column);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
