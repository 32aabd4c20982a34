package io.salesscore.examples.spark;

import io.salesscore.kpi.Kpi;
import io.salesscore.model.Benchmark;
import io.salesscore.model.ScoreModel;
import io.salesscore.period.Period;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Where the peers stand: quantiles of each KPI's values by Spark's own {@code percentile}, which interpolates between the two
 * nearest values as {@link Benchmark#ofPeers} does.
 *
 * <p>It is exact, and keeps each different value of a KPI on the machine that has the KPI. Where these are too many, group by
 * region as well, or take {@code approx_percentile}.
 */
final class PeerQuantiles {

    private static final String OF_EACH_KPI = """
            SELECT kpi, size, q[0] AS p10, q[1] AS p25, q[2] AS p50, q[3] AS p75, q[4] AS p90, period
            FROM (SELECT kpi, period, count(value) AS size, percentile(value, array(0.10, 0.25, 0.50, 0.75, 0.90)) AS q
                  FROM (SELECT * FROM scored_for_quantiles UNPIVOT (value FOR kpi IN ({values})))
                  GROUP BY kpi, period)""";

    private PeerQuantiles() {}

    /** A row for each KPI of a model. */
    static Dataset<Row> of(SparkSession spark, Dataset<Row> scored, ScoreModel model) {
        scored.createOrReplaceTempView("scored_for_quantiles");
        String columns = model.kpis().stream().map(Kpi::id).collect(Collectors.joining("`, `", "`", "`"));
        return spark.sql(OF_EACH_KPI.replace("{values}", columns));
    }

    /** A row of {@link #of} as the library takes it, for a curve by percentiles or for comparing with peers. */
    static Benchmark benchmark(Kpi kpi, Row row, Period period) {
        return Benchmark.of(kpi, row.<Long>getAs("size"), "own scores", period, "1")
                .quantile(0.10, row.<Double>getAs("p10"))
                .quantile(0.25, row.<Double>getAs("p25"))
                .quantile(0.50, row.<Double>getAs("p50"))
                .quantile(0.75, row.<Double>getAs("p75"))
                .quantile(0.90, row.<Double>getAs("p90"));
    }
}
