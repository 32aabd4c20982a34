package io.salesscore.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs benchmarks by JMH in rounds. In each round each benchmark has a virtual machine of its own, and every second round
 * goes the other way, so that a machine that grows slower or busier does it to all sides. What is told is the median of the
 * rounds, each of which tells the median of its iterations.
 */
final class Interleaved {

    private final Form form;
    private final List<Job> jobs = new ArrayList<>();
    private final Map<String, List<Double>> figures = new HashMap<>();

    /** How long is measured. */
    enum Form {
        /** For figures that are quoted: about a quarter of an hour. */
        FULL(3, 3, 5, 1000),
        /** To see where one is: within five minutes. */
        QUICK(3, 2, 3, 300),
        /** Whether all of it still runs, in a minute: the figures mean nothing. */
        SMOKE(1, 1, 1, 10);

        private final int rounds;
        private final int warmups;
        private final int iterations;
        private final long millis;

        Form(int rounds, int warmups, int iterations, long millis) {
            this.rounds = rounds;
            this.warmups = warmups;
            this.iterations = iterations;
            this.millis = millis;
        }
    }

    private record Job(String benchmark, String model) {

        String name() {
            return model.isEmpty() ? benchmark : benchmark + ":" + model;
        }
    }

    Interleaved(Form form) {
        this.form = form;
    }

    /** Adds a benchmark, such as {@code SingleBench.score}. */
    Interleaved with(String benchmark) {
        return with(benchmark, "");
    }

    /** Adds a benchmark that has models as its parameter. */
    Interleaved with(String benchmark, Variant model) {
        return with(benchmark, model.name());
    }

    private Interleaved with(String benchmark, String model) {
        jobs.add(new Job(benchmark, model));
        return this;
    }

    Interleaved run() throws RunnerException {
        List<Job> order = new ArrayList<>(jobs);
        for (int round = 1; round <= form.rounds; round++) {
            for (Job job : order) {
                run(job);
                System.out.printf(
                        Locale.ROOT,
                        "round %d of %d  %-42s %12.1f%n",
                        round,
                        form.rounds,
                        job.name(),
                        last(job.name()));
            }
            Collections.reverse(order);
        }
        return this;
    }

    private void run(Job job) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("\\." + job.benchmark.replace(".", "\\.") + "$")
                .forks(1)
                .warmupIterations(form.warmups)
                .warmupTime(TimeValue.milliseconds(form.millis))
                .measurementIterations(form.iterations)
                .measurementTime(TimeValue.milliseconds(form.millis))
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        if (!job.model.isEmpty()) {
            options.param("model", job.model);
        }
        Collection<RunResult> results = new Runner(options.build()).run();
        for (RunResult result : results) {
            note(job.name(), result.getPrimaryResult().getStatistics().getPercentile(50));
            result.getSecondaryResults().forEach((counter, value) -> {
                if (counter.endsWith("gc.alloc.rate.norm")) {
                    note(job.name() + "#bytes", value.getScore());
                }
            });
            noteTurns(job, result);
        }
    }

    /** Times that a benchmark took itself of sides that take turns within it: per round of turns. */
    private void noteTurns(Job job, RunResult result) {
        Map<String, List<Double>> turns = new HashMap<>();
        result.getBenchmarkResults().forEach(fork -> {
            for (IterationResult iteration : fork.getIterationResults()) {
                var counters = iteration.getSecondaryResults();
                if (counters.containsKey("turns")) {
                    double count = Objects.requireNonNull(counters.get("turns")).getScore();
                    counters.forEach((side, nanos) -> turns.computeIfAbsent(side, each -> new ArrayList<>())
                            .add(nanos.getScore() / count));
                }
            }
        });
        turns.forEach((side, values) -> note(job.name() + "#" + side, median(values)));
    }

    private void note(String name, double figure) {
        figures.computeIfAbsent(name, each -> new ArrayList<>()).add(figure);
    }

    private double last(String name) {
        List<Double> rounds = Objects.requireNonNull(figures.get(name));
        return rounds.get(rounds.size() - 1);
    }

    /** The median time of a benchmark in its unit. */
    double time(String benchmark) {
        return figure(benchmark);
    }

    double time(String benchmark, Variant model) {
        return figure(benchmark + ":" + model);
    }

    /** The median nanoseconds of one side's turn. */
    double time(String benchmark, String side) {
        return figure(benchmark + "#" + side);
    }

    /** The bytes that an operation allocates. */
    double bytes(String benchmark) {
        return figure(benchmark + "#bytes");
    }

    /**
     * How much longer one side took than another where both take turns in one virtual machine: the median of the rounds'
     * ratios.
     */
    double turns(String benchmark, String side, String other) {
        List<Double> sides = rounds(benchmark + "#" + side);
        List<Double> others = rounds(benchmark + "#" + other);
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < sides.size(); round++) {
            ratios.add(sides.get(round) / others.get(round));
        }
        return median(ratios);
    }

    private double figure(String name) {
        return median(rounds(name));
    }

    private List<Double> rounds(String name) {
        List<Double> rounds = figures.get(name);
        if (rounds == null) {
            throw new IllegalArgumentException("The benchmark (" + name + ") was not run, only " + figures.keySet());
        }
        return rounds;
    }

    static double median(List<Double> figures) {
        List<Double> sorted = figures.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }
}
