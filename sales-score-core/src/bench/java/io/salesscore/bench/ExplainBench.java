package io.salesscore.bench;

import io.salesscore.kpi.Measurements;
import io.salesscore.score.Contribution;
import io.salesscore.score.ScoreCalculator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One subject after the other, scored and asked why: the contributions of all KPIs. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ExplainBench {

    /** Rows of measurements, few enough for Owen values of geometric means. */
    @State(Scope.Thread)
    public static class Subjects {

        private static final int ROWS = 10_000;

        /** Sums need a product for each contribution, other means the Owen values. */
        @Param({"ARITHMETIC", "GEOMETRIC", "NESTED"})
        public Variant model = Variant.ARITHMETIC;

        private final List<Measurements> rows = new Workload(ROWS, 1).measurements();
        private ScoreCalculator calculator = ScoreCalculator.of(model.model());
        private int next;

        /** Compiles the model. */
        @Setup
        public void compile() {
            calculator = ScoreCalculator.of(model.model());
        }

        private Measurements next() {
            next = next + 1 == ROWS ? 0 : next + 1;
            return rows.get(next);
        }
    }

    /** The score and its contributions. */
    @Benchmark
    public List<Contribution> contributions(Subjects subjects) {
        return subjects.calculator.score(subjects.next()).contributions();
    }
}
