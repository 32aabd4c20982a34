package io.salesscore.examples.quickstart;

import static io.salesscore.examples.quickstart.Term.pick;

import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurements;
import io.salesscore.period.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A breakdown as people read it: a line for each product, channel ... with its share and what has become of it. */
final class BreakdownPrintout {

    private static final String NOTHING = "-";

    private final Breakdown breakdown;
    private final Locale language;
    private final Figures figures;

    BreakdownPrintout(Breakdown breakdown, Locale language) {
        this.breakdown = breakdown;
        this.language = language;
        this.figures = new Figures(language);
    }

    /** What one subject sold in a period; nothing where it sold nothing. */
    List<String> lines(Level level, String subject, String name, Course course) {
        Period period = course.period();
        // a period that is not over is shorter than the one before it
        Optional<Period> earlier = course.asOf().isPresent() ? Optional.empty() : Optional.of(period.previous());
        Optional<Breakdown.Slices> found = Optional.ofNullable(
                breakdown.subjects().getOrDefault(level, new TreeMap<>()).get(subject));
        List<String> headers = new ArrayList<>(List.of(breakdown.by().names().in(language) + "<26"));
        headers.add(">" + figures.name(breakdown.revenue()));
        headers.add(">" + pick(language, "Share", "Porsi"));
        headers.add(">" + Term.CHANGE.in(language));
        others().forEach(kpi -> headers.add(">" + figures.name(kpi)));
        TextTable table = TextTable.of(headers.toArray(String[]::new));
        found.ifPresent(slices -> {
            Map<String, Measurements> now = slices.byGroup().getOrDefault(period, Map.of());
            Map<String, Measurements> before =
                    earlier.map(slices.byGroup()::get).orElse(Map.of());
            double total = revenue(slices.total().get(period)).orElse(0);
            slices.groups()
                    .forEach(group ->
                            add(table, breakdown.name(group, language), now.get(group), before.get(group), total));
            if (slices.others().containsKey(period)) {
                add(
                        table,
                        pick(language, "Others", "Lainnya"),
                        slices.others().get(period),
                        earlier.map(slices.others()::get).orElse(null),
                        total);
            }
            table.line();
            add(
                    table,
                    Term.TOTAL.in(language),
                    slices.total().get(period),
                    earlier.map(slices.total()::get).orElse(null),
                    total);
        });
        List<String> lines = new ArrayList<>();
        lines.add(pick(language, "Sales by ", "Penjualan menurut ")
                + breakdown.by().names().in(language).toLowerCase(language) + ": " + name + ", "
                + figures.period(period, course.asOf()));
        lines.addAll(table.lines());
        return lines;
    }

    private void add(
            TextTable table, String name, @Nullable Measurements now, @Nullable Measurements before, double total) {
        List<String> cells = new ArrayList<>(List.of(name));
        OptionalDouble revenue = revenue(now);
        OptionalDouble earlier = revenue(before);
        cells.add(text(breakdown.revenue(), now));
        cells.add(total > 0 && revenue.isPresent() ? figures.percent(revenue.getAsDouble() / total) : NOTHING);
        cells.add(
                revenue.isPresent() && earlier.orElse(0) > 0
                        ? figures.change(100 * (revenue.getAsDouble() / earlier.getAsDouble() - 1), 1) + "%"
                        : NOTHING);
        others().forEach(kpi -> cells.add(text(kpi, now)));
        table.add(cells.toArray(String[]::new));
    }

    /** As many KPIs as a line holds. */
    private Stream<Kpi> others() {
        return breakdown.kpis().stream().skip(1).limit(3);
    }

    private OptionalDouble revenue(@Nullable Measurements measured) {
        return measured == null
                ? OptionalDouble.empty()
                : measured.measurement(breakdown.revenue()).value();
    }

    private String text(Kpi kpi, @Nullable Measurements measured) {
        OptionalDouble value = measured == null
                ? OptionalDouble.empty()
                : measured.measurement(kpi).value();
        return value.isPresent() ? figures.value(kpi, value.getAsDouble()) : NOTHING;
    }
}
