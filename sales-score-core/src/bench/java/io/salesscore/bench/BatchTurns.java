package io.salesscore.bench;

import io.salesscore.score.ScoreBatch;
import io.salesscore.score.ScoreCalculator;
import io.salesscore.score.ScoreTable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/**
 * A million subjects as columns, by the library and by hand, where all sides take turns in one virtual machine: each finds the
 * caches as the others leave them, and a neighbour's noise falls on all.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
public class BatchTurns {

    private static final int ROWS = BatchBench.ROWS;

    private final Workload workload = new Workload(ROWS, 1);
    private final ScoreTable table = workload.table();
    private final ScoreCalculator calculator = ScoreCalculator.of(Variant.ARITHMETIC.model());
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final ScoreBatch contributions = calculator.batch().withContributions();
    private final ScoreBatch twoThreads = calculator.batch().on(threads, 2);
    private final ByHand.Tiles tiles = new ByHand.Tiles();
    private final double[] scratch = new double[ROWS];
    private final double[] weights = new double[ROWS];

    /** How many turns each side had, and the nanoseconds of all its turns. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Turns {
        public long turns;
        public long sum;
        public long columns;
        public long tiles;
        public long batch;
        public long contributions;
        public long twoThreads;
        public long table;
    }

    /** Ends the threads. */
    @TearDown
    public void end() {
        threads.shutdown();
    }

    /** A turn of each side. All of them make the array that they return. */
    @Benchmark
    public void turn(Turns turns, Blackhole sink) {
        turns.turns++;
        long t = System.nanoTime();
        double[] sums = new double[ROWS];
        ByHand.sum(workload.values, sums);
        sink.consume(sums);
        turns.sum += System.nanoTime() - t;

        t = System.nanoTime();
        double[] columns = new double[ROWS];
        ByHand.columns(workload.values, workload.targets, scratch, weights, columns);
        sink.consume(columns);
        turns.columns += System.nanoTime() - t;

        t = System.nanoTime();
        double[] scores = new double[ROWS];
        tiles.score(workload.values, workload.targets, scores);
        sink.consume(scores);
        turns.tiles += System.nanoTime() - t;

        t = System.nanoTime();
        sink.consume(calculator.score(table));
        turns.batch += System.nanoTime() - t;

        t = System.nanoTime();
        sink.consume(contributions.score(table));
        turns.contributions += System.nanoTime() - t;

        t = System.nanoTime();
        sink.consume(twoThreads.score(table));
        turns.twoThreads += System.nanoTime() - t;

        t = System.nanoTime();
        sink.consume(workload.table());
        turns.table += System.nanoTime() - t;
    }
}
