package io.salesscore.examples.spark;

import io.salesscore.model.ScoreModel;
import io.salesscore.score.ScoreTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how fast rows of measurements are scored: by Spark's two engines, by the library's batch and by DuckDB. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Compares Spark's two engines, the library's batch and DuckDB on the same rows in memory.")
final class BenchCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--rows",
            split = ",",
            defaultValue = "100000,1000000,10000000",
            description = "How many rows; more than one number to see how time grows: ${DEFAULT-VALUE}.")
    private List<Integer> sizes;

    @Option(names = "--rounds", defaultValue = "5", description = "How often each takes its turn: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(names = "--warm-ups", defaultValue = "3", description = "Rounds before those: ${DEFAULT-VALUE}.")
    private int warmUps;

    @Option(
            names = "--keep",
            paramLabel = "<folder>",
            description = "Keeps the rows there, and takes them from there the next time.")
    @Nullable
    private Path keep;

    @Option(names = "--threads", defaultValue = "2", description = "For all that take as many: ${DEFAULT-VALUE}.")
    private int threads;

    @Option(names = "--model", paramLabel = "<model>", defaultValue = "FIELD_SALES", description = Models.HELP)
    private ScoreModel model;

    @Option(names = "--explain", description = "Prints the plan by which Spark scores.")
    private boolean explain;

    @Override
    public Integer call() throws IOException, SQLException {
        PrintWriter printed = spec.commandLine().getOut();
        SparkSession spark = Sessions.local(threads);
        printed.printf(
                Locale.ROOT,
                "Spark %s, JDK %s, %d processors, model %s%n",
                spark.version(),
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                model);
        printed.printf(Locale.ROOT, "%-28s %12s %12s %12s %10s%n", "", "rows", "seconds", "ns per row", "ratio");
        Path folder = keep == null ? Files.createTempDirectory("sales-score") : keep;
        try {
            for (int size : sizes) {
                Path rows = folder.resolve("rows-" + size);
                if (!Files.exists(rows)) {
                    new MeasuredRows(size).table(spark).write().parquet(rows.toString());
                }
                compare(spark, new MeasuredRows(size), rows.toString(), printed);
            }
        } finally {
            if (keep == null) {
                Folders.delete(folder);
            }
        }
        return Main.FINE;
    }

    private void compare(SparkSession spark, MeasuredRows rows, String parquet, PrintWriter printed)
            throws SQLException {
        Dataset<Row> cached = spark.read().parquet(parquet).cache();
        cached.count();
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        List<Side> sides = new ArrayList<>();
        try {
            ScoreTable table = rows.columns(model);
            Side batch = new BatchSide(executor, threads, model, table);
            sides.addAll(List.of(
                    batch,
                    new BatchSide(Runnable::run, 1, model, table),
                    new DuckDbSide(model, parquet, threads),
                    new DuckDbSide(model, parquet, 1),
                    new SparkSide(spark, Engine.SQL, model, cached),
                    new SparkSide(spark, Engine.BATCH, model, cached)));
            Map<Side, Double> taken = new Comparison(warmUps, rounds).run(sides);
            double best = taken.getOrDefault(batch, Double.NaN);
            taken.forEach((side, seconds) -> printed.printf(
                    Locale.ROOT,
                    "%-28s %,12d %12.3f %12.1f %10.1f%n",
                    side.name(),
                    rows.rows(),
                    seconds,
                    seconds * 1e9 / rows.rows(),
                    seconds / best));
            if (explain) {
                printed.println(Plans.executed(Engine.SQL.score(spark, cached, model)));
            }
            printed.flush();
        } finally {
            for (Side side : sides) {
                side.close();
            }
            cached.unpersist(true);
            executor.shutdown();
        }
    }
}
