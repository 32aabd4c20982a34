package io.salesscore.examples.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.salesscore.compare.Ranking;
import io.salesscore.kpi.Kpi;
import io.salesscore.model.Benchmark;
import io.salesscore.model.Criterion;
import io.salesscore.period.Period;
import io.salesscore.score.SalesScore;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two million deals, through the command line and, to compare, on one machine without Spark. */
class ManyDealsTest extends SparkFixture {

    private static final Period PERIOD = Period.quarter(2026, 1);
    private static final Company COMPANY = Company.of(11, 2_000_000, PERIOD);

    @TempDir
    static Path folder;

    private static Map<String, SalesScore> expected = Map.of();

    @BeforeAll
    static void score() {
        CommandLineRun.of(
                        "generate",
                        "--deals",
                        String.valueOf(COMPANY.deals()),
                        "--seed",
                        String.valueOf(COMPANY.seed()),
                        "--facts",
                        path("facts"),
                        "--targets",
                        path("targets"))
                .requireFine();
        CommandLineRun.of("score", "--facts", path("facts"), "--targets", path("targets"), "--out", path("out"))
                .requireFine();
        expected = OneMachine.scores(OneMachine.measurements(COMPANY, PERIOD), Models.FIELD_SALES.build());
    }

    private static String path(String name) {
        return folder.resolve(name).toString();
    }

    private static Dataset<Row> table(String name) {
        return SPARK.read().parquet(path("out/" + name));
    }

    @Test
    void allScoresAreThoseOfOneMachine() {
        assertThat(expected).hasSizeGreaterThan(19_000);
        int unscored = Same.asJava(table("scores"), expected);
        assertThat(unscored).isPositive();
    }

    /** From the measurements that stand beside the scores. */
    @Test
    void theOtherEngineScoresTheSame() {
        Dataset<Row> scores = table("scores");
        Column[] measured = Arrays.stream(scores.columns())
                .takeWhile(name -> !name.equals("exact_points"))
                .map(functions::col)
                .toArray(Column[]::new);
        Same.asJava(Engine.BATCH.score(SPARK, scores.select(measured), Models.FIELD_SALES.build()), expected);
    }

    @Test
    void ranksAreThoseOfTheLibrary() {
        Map<String, List<Row>> teams =
                table("rankings").collectAsList().stream().collect(Collectors.groupingBy(row -> row.getAs("team")));
        teams.forEach((team, rows) -> {
            Ranking ranking = Ranking.of(rows.stream()
                    .map(row -> Objects.requireNonNull(expected.get(row.<String>getAs("rep"))))
                    .toList());
            for (Row row : rows) {
                assertThat(row.<Integer>getAs("rank"))
                        .isEqualTo(ranking.rankOf(row.getAs("rep")).orElseThrow());
            }
        });
        assertThat(teams).hasSizeGreaterThan(2_000);
    }

    @Test
    void quantilesAreThoseOfTheLibrary() {
        Map<String, Row> byKpi = new HashMap<>();
        table("quantiles").collectAsList().forEach(row -> byKpi.put(row.getAs("kpi"), row));
        for (Kpi kpi : Models.FIELD_SALES.build().kpis()) {
            double[] values = expected.values().stream()
                    .flatMapToDouble(score -> score.inputs().measurement(kpi).value().stream())
                    .toArray();
            Row row = Objects.requireNonNull(byKpi.get(kpi.id()));
            assertThat(row.<Long>getAs("size")).isEqualTo(values.length);
            Benchmark benchmark = PeerQuantiles.benchmark(kpi, row, PERIOD);
            Arrays.sort(values);
            for (double probability : new double[] {0.10, 0.25, 0.50, 0.75, 0.90}) {
                double at = probability * (values.length - 1);
                int below = (int) at;
                double value = values[below] + (at - below) * (values[below + 1] - values[below]);
                assertThat(benchmark.valueAt(probability))
                        .as(kpi.id())
                        .isCloseTo(value, within(1e-9 * Math.abs(value)));
            }
        }
    }

    @Test
    void theReviewCountsWhatStandsAtTheEndsOfACurve() {
        Map<String, Row> byKpi = new HashMap<>();
        table("review").collectAsList().forEach(row -> byKpi.put(row.getAs("kpi"), row));
        List<SalesScore> scored =
                expected.values().stream().filter(SalesScore::isScored).toList();
        for (Criterion criterion : Models.FIELD_SALES.build().criteria()) {
            double[] levels = scored.stream()
                    .flatMap(score -> score.contribution(criterion.kpi()).stream())
                    .mapToDouble(one -> one.level())
                    .toArray();
            Row row = Objects.requireNonNull(byKpi.get(criterion.id()));
            double highest = criterion.breakpoints().stream()
                    .mapToDouble(each -> each.y())
                    .max()
                    .orElseThrow();
            assertThat(row.<Double>getAs("coverage")).isEqualTo(levels.length / (double) scored.size());
            assertThat(row.<Double>getAs("mean"))
                    .isCloseTo(Arrays.stream(levels).average().orElseThrow(), within(1e-9));
            assertThat(row.<Double>getAs("at_cap"))
                    .isEqualTo(Arrays.stream(levels)
                                    .filter(level -> level > highest - 1e-9)
                                    .count()
                            / (double) levels.length);
            assertThat(row.<Double>getAs("correlation")).isBetween(0.5, 1.0);
        }
    }
}
