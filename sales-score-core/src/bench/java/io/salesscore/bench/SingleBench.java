package io.salesscore.bench;

import io.salesscore.kpi.Measurements;
import io.salesscore.score.SalesScore;
import io.salesscore.score.ScoreCalculator;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One subject after the other, each time another row: branch predictors learn short loops by heart. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SingleBench {

    private static final int ROWS = 100_000;

    private final Workload workload = new Workload(ROWS, 1);
    private final ScoreCalculator calculator = Workload.calculator();
    private final String[] names = new String[Workload.KPIS];
    private List<Measurements> measurements = List.of();
    private List<Map<String, Double>> values = List.of();
    private List<Map<String, Double>> targets = List.of();
    private int next;

    /** Makes the rows in all forms. */
    @Setup
    public void setUp() {
        measurements = workload.measurements();
        List<Map<String, Double>> allValues = new java.util.ArrayList<>();
        List<Map<String, Double>> allTargets = new java.util.ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            Map<String, Double> rowValues = new HashMap<>();
            Map<String, Double> rowTargets = new HashMap<>();
            for (int k = 0; k < Workload.KPIS; k++) {
                names[k] = "kpi" + k;
                if (!Double.isNaN(workload.values[k][row])) {
                    rowValues.put(names[k], workload.values[k][row]);
                }
                if (k < Workload.BY_TARGET) {
                    rowTargets.put(names[k], workload.targets[k][row]);
                }
            }
            allValues.add(rowValues);
            allTargets.add(rowTargets);
        }
        values = allValues;
        targets = allTargets;
    }

    private int row() {
        next = next + 1 == ROWS ? 0 : next + 1;
        return next;
    }

    /** The baseline: if-chains for this one model, a bare double. */
    @Benchmark
    public double byHand() {
        return ByHand.row(workload.values, workload.targets, row());
    }

    /** The library: measurements in, a score with its reasons out. */
    @Benchmark
    public SalesScore score() {
        return calculator.score(measurements.get(row()));
    }

    /** The library, asked why as well. */
    @Benchmark
    public double explained() {
        SalesScore score = calculator.score(measurements.get(row()));
        return score.isScored() ? score.contributions().get(0).points() : 0;
    }

    /** Quick code of a host: maps of boxed numbers. */
    @Benchmark
    public double naiveMap() {
        int row = row();
        return ByHand.map(values.get(row), targets.get(row), names);
    }

    /** Quick code of a careful host: maps of decimals. */
    @Benchmark
    public BigDecimal naiveDecimals() {
        int row = row() % 1000;
        Map<String, BigDecimal> decimals = new HashMap<>();
        values.get(row).forEach((name, value) -> decimals.put(name, BigDecimal.valueOf(value)));
        Map<String, BigDecimal> wanted = new HashMap<>();
        targets.get(row).forEach((name, value) -> wanted.put(name, BigDecimal.valueOf(value)));
        return ByHand.decimals(decimals, wanted, names);
    }
}
