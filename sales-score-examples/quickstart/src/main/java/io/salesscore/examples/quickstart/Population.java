package io.salesscore.examples.quickstart;

import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurements;
import io.salesscore.model.Benchmark;
import io.salesscore.model.Quantile;
import io.salesscore.model.Quantiles;
import io.salesscore.period.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/** Whom a value is compared with where nobody else's figures are known: all of a level in all whole periods of the export. */
final class Population {

    /** As few values as deciles need to say anything. */
    static final int LEAST_VALUES = 10;

    private final String who;
    private final List<Measurements> members;

    /**
     * @param level who they are
     * @param measured their measurements by period
     * @param course how far the last period has come: it is left out where it is not over
     */
    Population(Level level, SortedMap<Period, Map<String, Measurements>> measured, Course course) {
        this.who = switch (level) {
            case REP -> "reps";
            case TEAM -> "teams";
            case BRANCH -> "branches";
            case COMPANY -> "the whole";
        };
        this.members = measured.values().stream()
                .flatMap(subjects -> subjects.values().stream())
                .filter(one -> course.asOf().isEmpty() || !one.period().equals(course.period()))
                .toList();
    }

    /**
     * The deciles of those who have facts, from the lowest value to the highest: for a model's curve.
     *
     * @param share how much of each value is compared with: of what grows with the days, as much as has passed of them
     * @return the deciles; empty where there are too few values, or they are all alike
     */
    Optional<Benchmark> deciles(Kpi kpi, double share) {
        double[] values = values(kpi);
        List<Quantile> deciles = new ArrayList<>();
        for (int i = 0; i <= 10 && values.length > 0; i++) {
            double place = (values.length - 1) * i / 10.0;
            int below = (int) place;
            double above = below + 1 < values.length ? values[below + 1] : values[below];
            deciles.add(new Quantile(i / 10.0, values[below] + (place - below) * (above - values[below])));
        }
        return isTelling(values) ? Optional.of(benchmark(kpi, share, values.length, deciles)) : Optional.empty();
    }

    /**
     * The quantiles that anybody may be told, who then knows nobody else's value: for next steps. They are of at least as
     * many subjects as {@link #deciles} takes values, and without those into which the lowest or the highest value enters.
     *
     * @param share as of {@link #deciles}
     * @return the quantiles; empty where there are too few subjects, or their values are all alike
     */
    Optional<Benchmark> anonymous(Kpi kpi, double share) {
        double[] values = values(kpi);
        long subjects = telling(kpi).map(Measurements::subject).distinct().count();
        return isTelling(values) && subjects >= LEAST_VALUES
                ? Optional.of(benchmark(
                        kpi,
                        share,
                        values.length,
                        Quantiles.ofPeers(values, LEAST_VALUES).list()))
                : Optional.empty();
    }

    private Stream<Measurements> telling(Kpi kpi) {
        return members.stream()
                .filter(Measuring::saysAnything)
                .filter(one -> one.measurement(kpi).value().isPresent());
    }

    private double[] values(Kpi kpi) {
        return telling(kpi)
                .flatMapToDouble(one -> one.measurement(kpi).value().stream())
                .sorted()
                .toArray();
    }

    private static boolean isTelling(double... values) {
        return values.length >= LEAST_VALUES && values[0] != values[values.length - 1];
    }

    /** A share of what a benchmark compares with. */
    static Benchmark scaled(Benchmark benchmark, double share) {
        Benchmark scaled = Benchmark.of(
                benchmark.kpi(), benchmark.size(), benchmark.source(), benchmark.period(), benchmark.version());
        for (Quantile quantile : benchmark.quantiles().list()) {
            scaled = scaled.quantile(quantile.probability(), share * quantile.value());
        }
        return scaled;
    }

    /** A share of the quantiles; of several with one value the first and the last. */
    private Benchmark benchmark(Kpi kpi, double share, int size, List<Quantile> quantiles) {
        Period first = members.stream()
                .map(Measurements::period)
                .min(Period::compareTo)
                .orElseThrow();
        Period last = members.stream()
                .map(Measurements::period)
                .max(Period::compareTo)
                .orElseThrow();
        Benchmark benchmark = Benchmark.of(
                kpi,
                size,
                who + " of this export with any facts in the period",
                first.equals(last) ? first : Period.of(first.start(), last.end()),
                first + " to " + last);
        int end = quantiles.size() - 1;
        for (int i = 0; i <= end; i++) {
            double value = quantiles.get(i).value();
            boolean insideRun = i > 0
                    && i < end
                    && value == quantiles.get(i - 1).value()
                    && value == quantiles.get(i + 1).value();
            if (!insideRun) {
                benchmark = benchmark.quantile(quantiles.get(i).probability(), share * value);
            }
        }
        return benchmark;
    }
}
