package io.salesscore.config;

import io.salesscore.kpi.Kpi;
import io.salesscore.model.Benchmark;
import io.salesscore.model.Quantile;
import io.salesscore.model.Quantiles;
import io.salesscore.period.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Benchmarks: of the criterion's KPI, unless they say otherwise. */
final class BenchmarkTree {

    private BenchmarkTree() {}

    static Optional<Benchmark> read(Item item, Kpi criterions, KpiTree kpis) {
        Section section = item.section();
        long size = section.required("size").exactWhole();
        long leftOut = section.find("leftOut").map(Item::exactWhole).orElse(0L);
        String source = section.required("source").text();
        Optional<Period> period = section.required("period").parsed(Period::parse);
        String version = section.required("version").text();
        List<Quantile> quantiles = new ArrayList<>();
        for (Item each : section.required("quantiles").items()) {
            quantile(each.section()).ifPresent(quantiles::add);
        }
        Optional<Item> another = section.find("kpi");
        Optional<Kpi> kpi = another.isPresent() ? kpis.read(another.get()) : Optional.of(criterions);
        return section.end(() -> new Benchmark(
                kpi.orElseThrow(), size, leftOut, source, period.orElseThrow(), version, new Quantiles(quantiles)));
    }

    private static Optional<Quantile> quantile(Section section) {
        double probability = section.required("probability").number();
        double value = section.required("value").number();
        return section.end(() -> new Quantile(probability, value));
    }

    static Map<String, Object> write(Benchmark benchmark, Kpi criterions, KpiTree kpis) {
        Written written = new Written()
                .with("size", benchmark.size())
                .unless(0, "leftOut", benchmark.leftOut())
                .with("source", benchmark.source())
                .with("period", benchmark.period().toString())
                .with("version", benchmark.version())
                .with(
                        "quantiles",
                        Written.list(
                                benchmark.quantiles().list(),
                                quantile -> new Written()
                                        .with("probability", quantile.probability())
                                        .with("value", quantile.value())
                                        .map()));
        return benchmark.kpi().equals(criterions)
                ? written.map()
                : written.with("kpi", kpis.write(benchmark.kpi())).map();
    }
}
