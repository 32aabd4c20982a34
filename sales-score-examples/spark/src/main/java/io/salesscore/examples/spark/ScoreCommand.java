package io.salesscore.examples.spark;

import io.salesscore.kpi.Kpi;
import io.salesscore.model.ScoreModel;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures, scores and writes what follows from it. */
@Command(
        name = "score",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Scores the deals of a period: a scored table, rankings, quantiles of the peers, a review of the model.")
final class ScoreCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private TableOptions tables;

    @Option(names = "--out", required = true, description = "The folder to write to, as Parquet.")
    private String out;

    @Option(names = "--model", paramLabel = "<model>", defaultValue = "FIELD_SALES", description = Models.HELP)
    private ScoreModel model;

    @Option(names = "--engine", defaultValue = "SQL", description = "What scores: ${COMPLETION-CANDIDATES}.")
    private Engine engine;

    @Option(names = "--explain", description = "Prints the plan by which Spark scores.")
    private boolean explain;

    @Override
    public Integer call() {
        PrintWriter printed = spec.commandLine().getOut();
        SparkSession spark = Sessions.open();
        Dataset<Row> measurements = measurements(spark);
        requireAll(measurements);
        printed.printf(
                Locale.ROOT,
                "Sales Score on Spark %s, %s%n",
                spark.version(),
                spark.sparkContext().master());
        printed.printf(Locale.ROOT, "Model %s, engine %s, %s%n", model, engine, tables.period);

        Dataset<Row> scores = engine.score(spark, measurements, model);
        if (explain) {
            printed.println(Plans.executed(scores));
        }
        Results results = new Results(out);
        Dataset<Row> scored = results.write(spark, "scores", scores, tables.period);
        results.write(spark, "rankings", Rankings.within(spark, scored), tables.period);
        results.write(spark, "quantiles", PeerQuantiles.of(spark, scored, model), tables.period);
        Dataset<Row> review = results.write(spark, "review", Review.of(spark, scored, model), tables.period);

        Summary.grades(scored).forEach(printed::println);
        Summary.review(review).forEach(printed::println);
        printed.printf(Locale.ROOT, "Wrote scores, rankings, quantiles and review to %s%n", out);
        printed.flush();
        return Main.FINE;
    }

    /** A model may be anybody's document. */
    private void requireAll(Dataset<Row> measurements) {
        List<String> columns = List.of(measurements.columns());
        List<String> unmeasured = model.kpis().stream()
                .filter(kpi -> !columns.contains(Columns.values(kpi)))
                .map(Kpi::id)
                .toList();
        if (!unmeasured.isEmpty()) {
            throw new IllegalArgumentException("The model (" + model.id() + ") has KPIs that are not measured: "
                    + unmeasured + ".\nMaybe leave them out, or measure them.");
        }
    }

    private Dataset<Row> measurements(SparkSession spark) {
        return Measuring.measure(
                spark,
                some("deals", tables.facts, Facts.read(spark, tables.format, tables.facts, tables.period)),
                some("targets", tables.targets, Targets.read(spark, tables.format, tables.targets, tables.period)));
    }

    /** Rows, if there are any: a score of nothing would look like one of somebody idle. */
    private Dataset<Row> some(String what, String folder, Dataset<Row> rows) {
        if (rows.isEmpty()) {
            throw new IllegalArgumentException(
                    "There are no " + what + " of period (" + tables.period + ") in (" + folder + ").");
        }
        return rows;
    }
}
