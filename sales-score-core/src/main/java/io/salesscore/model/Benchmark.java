package io.salesscore.model;

import io.salesscore.kpi.Kpi;
import io.salesscore.period.Period;
import java.util.ArrayList;
import java.util.List;

/**
 * How a KPI is spread over a population: frozen quantiles, with the population's size, source, period and version. It is
 * estimated or taken from a publication beforehand, so that a score that uses it depends on nobody else's.
 *
 * <pre>{@code
 * Benchmark peers = Benchmark.of(SalesKpis.WIN_RATE, 120, "field sales, all branches", Period.year(2025), "2025-final")
 *     .quantile(0.10, 0.12).quantile(0.50, 0.24).quantile(0.90, 0.41);
 * }</pre>
 *
 * @param kpi the KPI
 * @param size how many subjects the population has, at least 1
 * @param source who they are and where the figures come from, for people
 * @param period when they were measured
 * @param version which edition
 * @param quantiles the quantiles by rising probability
 */
public record Benchmark(Kpi kpi, long size, String source, Period period, String version, List<Quantile> quantiles) {

    /**
     * The value below which a share of the population lies.
     *
     * @param probability the share, from 0 to 1
     * @param value the value, in the KPI's stored unit
     */
    public record Quantile(double probability, double value) {

        /**
         * Checks the numbers.
         *
         * @param probability the share, from 0 to 1
         * @param value the value, in the KPI's stored unit
         * @throws IllegalArgumentException if the probability is not from 0 to 1, or the value no number within ±1e18
         */
        public Quantile {
            if (!(probability >= 0 && probability <= 1 && Math.abs(value) <= 1e18)) {
                throw new IllegalArgumentException("The quantile (" + probability + ", " + value
                        + ") must have a probability between 0 and 1 and a value between -1e18 and 1e18.");
            }
            probability = probability + 0.0;
            value = value + 0.0;
        }
    }

    /**
     * Checks the order of the quantiles.
     *
     * @param kpi the KPI
     * @param size how many subjects the population has, at least 1
     * @param source who they are and where the figures come from, for people
     * @param period when they were measured
     * @param version which edition
     * @param quantiles the quantiles by rising probability
     * @throws IllegalArgumentException if source or version are blank, the size is below 1, a value is none of the KPI's unit, probabilities do not rise,
     *     or values fall
     */
    public Benchmark {
        quantiles = List.copyOf(quantiles);
        if (source.isBlank() || version.isBlank()) {
            throw new IllegalArgumentException("The source (" + source + ") and version (" + version
                    + ") of the benchmark of KPI (" + kpi.id() + ") must both be named.");
        }
        if (size < 1) {
            throw new IllegalArgumentException(
                    "The size (" + size + ") of the benchmark of KPI (" + kpi.id() + ") must be at least 1.");
        }
        for (Quantile quantile : quantiles) {
            if (!kpi.unit().contains(quantile.value)) {
                throw new IllegalArgumentException("The value (" + quantile.value + ") of quantile ("
                        + quantile.probability + ") of the benchmark of KPI (" + kpi.id() + ")"
                        + Problems.outside(kpi.unit()));
            }
        }
        for (int i = 1; i < quantiles.size(); i++) {
            Quantile lower = quantiles.get(i - 1);
            Quantile upper = quantiles.get(i);
            if (!(upper.probability > lower.probability && upper.value >= lower.value)) {
                throw new IllegalArgumentException("The quantile (" + upper.probability + ", " + upper.value
                        + ") of the benchmark of KPI (" + kpi.id() + ") must follow (" + lower.probability + ", "
                        + lower.value
                        + ") with a higher probability and no lower value.");
            }
        }
    }

    /**
     * Starts a benchmark, to be given its quantiles.
     *
     * @param kpi the KPI
     * @param size how many subjects the population has
     * @param source who they are and where the figures come from
     * @param period when they were measured
     * @param version which edition
     * @return a benchmark without quantiles
     */
    public static Benchmark of(Kpi kpi, long size, String source, Period period, String version) {
        return new Benchmark(kpi, size, source, period, version, List.of());
    }

    /**
     * Adds the next quantile.
     *
     * @param probability the share of the population below the value, above the probabilities so far
     * @param value the value, not below the values so far
     * @return the benchmark with one quantile more
     * @throws IllegalArgumentException if it does not follow the ones so far
     */
    public Benchmark quantile(double probability, double value) {
        List<Quantile> more = new ArrayList<>(quantiles);
        more.add(new Quantile(probability, value));
        return new Benchmark(kpi, size, source, period, version, more);
    }
}
