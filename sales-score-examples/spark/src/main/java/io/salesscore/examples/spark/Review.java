package io.salesscore.examples.spark;

import io.salesscore.model.Criterion;
import io.salesscore.model.CurvePoint;
import io.salesscore.model.ScoreModel;
import java.util.DoubleSummaryStatistics;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * What one asks of a model before it is used again: of each KPI, for what share of the scored it has data, its mean, what
 * share stands at the floor or at the cap of its curve, where it tells nobody apart, and how it goes along with the score.
 */
final class Review {

    private static final String OF_EACH_KPI = """
            SELECT period, kpi,
                   count(level) / count(*) AS coverage,
                   avg(level) AS mean,
                   count_if(level < floor + 1e-9D) / nullif(count(level), 0) AS at_floor,
                   count_if(level > cap - 1e-9D) / nullif(count(level), 0) AS at_cap,
                   corr(level, exact_points) AS correlation
            FROM (SELECT period, kpi, level, exact_points, floor, cap
                  FROM (SELECT * FROM scored_for_review UNPIVOT INCLUDE NULLS (level FOR kpi IN ({levels})))
                       JOIN (VALUES {bounds} AS bounds(kpi, floor, cap)) USING (kpi)
                  WHERE exact_points IS NOT NULL)
            GROUP BY period, kpi""";

    private Review() {}

    /** A row for each criterion of a model. */
    static Dataset<Row> of(SparkSession spark, Dataset<Row> scored, ScoreModel model) {
        scored.createOrReplaceTempView("scored_for_review");
        String levels = model.criteria().stream()
                .map(criterion -> "`" + Columns.points(criterion) + "` AS `" + criterion.id() + "`")
                .collect(Collectors.joining(", "));
        String bounds = model.criteria().stream().map(Review::bounds).collect(Collectors.joining(", "));
        return spark.sql(OF_EACH_KPI.replace("{levels}", levels).replace("{bounds}", bounds));
    }

    private static String bounds(Criterion criterion) {
        DoubleSummaryStatistics points =
                criterion.breakpoints().stream().mapToDouble(CurvePoint::y).summaryStatistics();
        return "('" + criterion.id() + "', " + points.getMin() + "D, " + points.getMax() + "D)";
    }
}
