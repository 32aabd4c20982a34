package io.salesscore.bench;

import io.salesscore.score.ScoreCalculator;
import io.salesscore.score.ScoreColumns;
import io.salesscore.score.ScoreTable;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A million subjects as columns, on one thread, by models of all kinds: nanoseconds a subject. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class BatchBench {

    static final int ROWS = 1_000_000;

    /** By what is scored. */
    @Param
    public Variant model = Variant.ARITHMETIC;

    private final Workload workload = new Workload(ROWS, 1);
    private final ScoreTable table = workload.table();
    private ScoreCalculator calculator = ScoreCalculator.of(model.model());

    /** Compiles the model. */
    @Setup
    public void compile() {
        calculator = ScoreCalculator.of(model.model());
    }

    /** The library. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public ScoreColumns score() {
        return calculator.score(table);
    }

    /** What comes before: columns into a table, with all its checks. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public ScoreTable table() {
        return workload.table();
    }

    /** What a geometric mean of eight must pay for logarithms and a power that are the same on every machine. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public double[] strictMath() {
        double[] means = new double[ROWS];
        for (double[] column : workload.values) {
            for (int row = 0; row < ROWS; row++) {
                means[row] += StrictMath.log(column[row] + 1);
            }
        }
        for (int row = 0; row < ROWS; row++) {
            means[row] = StrictMath.exp(means[row] / Workload.KPIS);
        }
        return means;
    }
}
