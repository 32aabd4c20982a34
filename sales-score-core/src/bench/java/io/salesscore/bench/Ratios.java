package io.salesscore.bench;

import static io.salesscore.bench.Variant.ARITHMETIC;
import static io.salesscore.bench.Variant.GEOMETRIC;
import static io.salesscore.bench.Variant.NESTED;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.openjdk.jmh.runner.RunnerException;

/**
 * How fast the library is, as ratios that mean something on any machine, each of them a median over three virtual machines.
 *
 * <p>What is named <em>batch</em> is taken where all sides take turns in one virtual machine.
 *
 * <table class="striped">
 * <caption>The ratios; less is better unless said</caption>
 * <tr><th>name</th><th>is</th></tr>
 * <tr><td>{@code singleVsHandWritten}</td>
 *     <td>time of {@code score(Measurements)} / a row by hand, by chains of ifs</td></tr>
 * <tr><td>{@code singleVsBranchFree}</td>
 *     <td>the same / a row by hand without branches</td></tr>
 * <tr><td>{@code primitiveVsHandWritten}</td>
 *     <td>time of {@code score(double[])} / a row by hand, by chains of ifs</td></tr>
 * <tr><td>{@code primitiveVsBranchFree}</td>
 *     <td>the same / a row by hand without branches</td></tr>
 * <tr><td>{@code primitiveContributionsVsPrimitive}</td>
 *     <td>time of {@code score(double[], double[])}, with contributions / without</td></tr>
 * <tr><td>{@code singleBytes}, {@code primitiveBytes}</td>
 *     <td>what a call allocates</td></tr>
 * <tr><td>{@code naiveMapVsSingle}, {@code naiveStreamsVsSingle}, {@code naiveDecimalsVsSingle}</td>
 *     <td>time of quick code / {@code score(Measurements)}; more is better</td></tr>
 * <tr><td>{@code contributionsVsSingle}, {@code nestedContributionsVsSingle}</td>
 *     <td>time of a score with its contributions / without, of a sum and of nested sums</td></tr>
 * <tr><td>{@code owenContributionsVsSingle}</td>
 *     <td>the same of a geometric mean / the score of the sum</td></tr>
 * <tr><td>{@code batchVsHandWrittenColumns}</td>
 *     <td>time of columns by hand / the batch: how many times faster it is; more is better</td></tr>
 * <tr><td>{@code batchVsHandWrittenTiles}</td>
 *     <td>time of tiles by hand / the batch; more is better</td></tr>
 * <tr><td>{@code batchVsColumnSum}</td>
 *     <td>time of the batch / a sum of eight columns</td></tr>
 * <tr><td>{@code explainVsBatch}</td>
 *     <td>time of the batch with eight columns of contributions / without</td></tr>
 * <tr><td>{@code twoThreadSpeedup}</td>
 *     <td>time of the batch on one thread / on two; more is better</td></tr>
 * <tr><td>{@code tableVsBatch}</td>
 *     <td>time of making the table, with its checks / scoring it</td></tr>
 * <tr><td>{@code naiveMapVsBatch}</td>
 *     <td>time of a loop over maps / a row of the batch; more is better</td></tr>
 * <tr><td>{@code geometricVsArithmetic} and its like</td>
 *     <td>time of the batch by that model / the workload's, each in a virtual machine of its own</td></tr>
 * <tr><td>{@code nonArithmeticVsArithmetic}</td>
 *     <td>the worst of these but the geometric mean, which needs {@link StrictMath}</td></tr>
 * <tr><td>{@code strictMathVsArithmetic}</td>
 *     <td>time of the logarithms and powers alone that it needs / the workload's batch</td></tr>
 * <tr><td>{@code measureFactsPerSecond}</td>
 *     <td>deals into eight measures on one thread; more is better</td></tr>
 * <tr><td>{@code keysVsNone}</td>
 *     <td>time of measuring with distinct customers / without</td></tr>
 * <tr><td>{@code buildAndCompileMicros}, {@code compileMicros}</td>
 *     <td>a calculator from nothing, and from a model</td></tr>
 * <tr><td>{@code coldStartMillis}</td>
 *     <td>from {@code main} to the first score in a fresh virtual machine</td></tr>
 * <tr><td>{@code steepestGrowth}</td>
 *     <td>the steepest line of the charts of {@link Scaling}: 1 is in proportion</td></tr>
 * <tr><td>{@code jarKiB}</td>
 *     <td>size of the library</td></tr>
 * <tr><td>{@code singleNanos}, {@code batchNanos}</td>
 *     <td>a subject, to know the scale</td></tr>
 * </table>
 */
final class Ratios {

    private final Map<String, Double> ratios = new LinkedHashMap<>();

    private Ratios() {}

    /**
     * Measures, prints the table, and writes it.
     *
     * @param args {@code full} or {@code quick}; the folder to write to; the library's jar
     */
    public static void main(String[] args) throws IOException, RunnerException {
        Interleaved.Form form = Interleaved.Form.valueOf(args[0].toUpperCase(Locale.ROOT));
        Path folder = Files.createDirectories(Path.of(args[1]));
        Path jar = Path.of(args[2]);
        Agreement.require();
        Ratios ratios = new Ratios();
        ratios.measure(form);
        ratios.measureColdStart(form, jar);
        Scaling scaling = switch (form) {
            case FULL -> new Scaling(0.5, 10_000_000);
            case QUICK -> new Scaling(0.2, 3_000_000);
            case SMOKE -> new Scaling(0, 100_000);
        };
        scaling.write(folder);
        ratios.put("steepestGrowth", scaling.steepest());
        ratios.put("jarKiB", Files.size(jar) / 1024.0);
        ratios.print();
        Files.writeString(folder.resolve("ratios.json"), ratios.json(form));
    }

    private void measure(Interleaved.Form form) throws RunnerException {
        Interleaved times = new Interleaved(form)
                .with("SingleBench.byHand")
                .with("SingleBench.score")
                .with("SingleBench.primitive")
                .with("SingleBench.primitiveContributions")
                .with("SingleBench.byHandWithoutBranches")
                .with("SingleBench.naiveMaps")
                .with("SingleBench.naiveStreams")
                .with("SingleBench.naiveDecimals")
                .with("BatchTurns.turn");
        for (Variant model : Variant.values()) {
            times.with("BatchBench.score", model);
        }
        times.with("BatchBench.strictMath")
                .with("ExplainBench.contributions", ARITHMETIC)
                .with("ExplainBench.contributions", NESTED)
                .with("ExplainBench.contributions", GEOMETRIC)
                .with("MeasureBench.eightMeasures")
                .with("MeasureBench.eightMeasuresAndKeys")
                .with("CompileBench.buildAndCompile")
                .with("CompileBench.compile")
                .run();
        ofSingles(times);
        ofBatches(times);
        double facts = times.time("MeasureBench.eightMeasures");
        put("measureFactsPerSecond", 1e9 / facts);
        put("keysVsNone", times.time("MeasureBench.eightMeasuresAndKeys") / facts);
        put("buildAndCompileMicros", times.time("CompileBench.buildAndCompile"));
        put("compileMicros", times.time("CompileBench.compile"));
    }

    private void ofSingles(Interleaved times) {
        double single = times.time("SingleBench.score");
        put("singleNanos", single);
        put("singleVsHandWritten", single / times.time("SingleBench.byHand"));
        put("singleVsBranchFree", single / times.time("SingleBench.byHandWithoutBranches"));
        put("naiveMapVsSingle", times.time("SingleBench.naiveMaps") / single);
        put("naiveStreamsVsSingle", times.time("SingleBench.naiveStreams") / single);
        put("naiveDecimalsVsSingle", times.time("SingleBench.naiveDecimals") / single);
        put("singleBytes", times.bytes("SingleBench.score"));
        double primitive = times.time("SingleBench.primitive");
        put("primitiveVsHandWritten", primitive / times.time("SingleBench.byHand"));
        put("primitiveVsBranchFree", primitive / times.time("SingleBench.byHandWithoutBranches"));
        put("primitiveContributionsVsPrimitive", times.time("SingleBench.primitiveContributions") / primitive);
        put("primitiveBytes", times.bytes("SingleBench.primitive"));
        put("contributionsVsSingle", times.time("ExplainBench.contributions", ARITHMETIC) / single);
        put("nestedContributionsVsSingle", times.time("ExplainBench.contributions", NESTED) / single);
        put("owenContributionsVsSingle", times.time("ExplainBench.contributions", GEOMETRIC) / single);
    }

    private void ofBatches(Interleaved times) {
        String turns = "BatchTurns.turn";
        double nanos = times.time(turns, "batch") / BatchBench.ROWS;
        put("batchNanos", nanos);
        put("batchVsHandWrittenColumns", times.turns(turns, "columns", "batch"));
        put("batchVsHandWrittenTiles", times.turns(turns, "tiles", "batch"));
        put("batchVsColumnSum", times.turns(turns, "batch", "sum"));
        put("explainVsBatch", times.turns(turns, "contributions", "batch"));
        put("twoThreadSpeedup", times.turns(turns, "batch", "twoThreads"));
        put("tableVsBatch", times.turns(turns, "table", "batch"));
        put("naiveMapVsBatch", times.time("SingleBench.naiveMaps") / nanos);
        double arithmetic = times.time("BatchBench.score", ARITHMETIC);
        double worst = 0;
        for (Variant model : Variant.values()) {
            double ratio = times.time("BatchBench.score", model) / arithmetic;
            if (model != ARITHMETIC) {
                put(model.name().toLowerCase(Locale.ROOT) + "VsArithmetic", ratio);
            }
            if (model != GEOMETRIC) {
                worst = Math.max(worst, ratio);
            }
        }
        put("nonArithmeticVsArithmetic", worst);
        put("strictMathVsArithmetic", times.time("BatchBench.strictMath") / arithmetic);
    }

    private void measureColdStart(Interleaved.Form form, Path jar) throws IOException {
        List<Double> millis = new ArrayList<>();
        // the jar first: hosts run it, and not the folder of classes behind
        int starts = form == Interleaved.Form.FULL ? 21 : 7;
        for (int i = 0; i < starts; i++) {
            Process fresh = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            jar + System.getProperty("path.separator") + System.getProperty("java.class.path"),
                            ColdStart.class.getName())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (BufferedReader out =
                    new BufferedReader(new InputStreamReader(fresh.getInputStream(), StandardCharsets.UTF_8))) {
                millis.add(Long.parseLong(Objects.requireNonNull(out.readLine(), "ColdStart failed")) / 1e6);
            }
        }
        put("coldStartMillis", Interleaved.median(millis));
    }

    private void put(String name, double value) {
        ratios.put(name, value);
    }

    private void print() {
        ratios.forEach((name, value) -> System.out.printf(Locale.ROOT, "%-28s %14.2f%n", name, value));
    }

    private String json(Interleaved.Form form) {
        String numbers = ratios.entrySet().stream()
                .map(entry -> String.format(Locale.ROOT, "  \"%s\": %.3f", entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(",\n"));
        return """
                {
                  "form": "%s",
                  "date": "%s",
                  "java": "%s",
                  "system": "%s",
                  "processors": %d,
                %s
                }
                """.formatted(
                        form.name().toLowerCase(Locale.ROOT),
                        LocalDate.now(ZoneOffset.UTC),
                        Runtime.version(),
                        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                        Runtime.getRuntime().availableProcessors(),
                        numbers);
    }
}
