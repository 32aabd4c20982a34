package io.salesscore.bench;

import io.salesscore.model.ScoreModel;
import io.salesscore.score.ScoreCalculator;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A model made ready to score. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CompileBench {

    private final ScoreModel model = Variant.ARITHMETIC.model();

    /** From the first word of the model, with all its checks. */
    @Benchmark
    public ScoreCalculator buildAndCompile() {
        return ScoreCalculator.of(Variant.ARITHMETIC.model());
    }

    /** From the model. */
    @Benchmark
    public ScoreCalculator compile() {
        return ScoreCalculator.of(model);
    }
}
