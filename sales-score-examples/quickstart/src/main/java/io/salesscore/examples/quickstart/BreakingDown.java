package io.salesscore.examples.quickstart;

import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurements;
import io.salesscore.measure.MeasurePlan;
import io.salesscore.period.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Takes deals and breaks them down, in the same pass in which they are measured for scores. */
final class BreakingDown implements FactSink {

    /** As many groups as a reader tells apart; the others are joined. */
    private static final int MOST_GROUPS = 15;

    private static final String OTHERS = "(others)";

    private final Dimension by;
    private final People people;
    private final List<Period> periods;
    private final Map<String, String> names;
    private final MeasurePlan<Deal> plan;
    private final Counting counting;
    private final Feed<Deal, Map<Period, Map<String, Map<String, Measurements>>>> reps;
    private final Feed<Deal, Map<Period, Map<String, Map<String, Measurements>>>> units;

    /** @param study with at least one period */
    BreakingDown(Dimension by, Study study) {
        this.by = by;
        this.people = study.people();
        this.counting = study.counting();
        this.periods = List.copyOf(study.periods());
        this.names = names(study.export());
        this.plan = CrmPlans.ofSales(study.mapping(), counting);
        List<Period> elapsed = periods.stream().map(counting::elapsed).toList();
        this.reps = Feed.of(plan.breakdown(Deal.CREDIT, by::of, elapsed));
        this.units = Feed.of(plan.breakdown(Deal.CREDIT.assigned(people.units()), by::of, elapsed));
    }

    private Map<String, String> names(CrmExport export) {
        Map<String, String> called = new HashMap<>();
        if (by == Dimension.PRODUCT) {
            export.products().forEach((id, product) -> called.put(id, product.name()));
        } else if (by == Dimension.CUSTOMER) {
            export.customers().forEach((id, customer) -> {
                String name = customer.name();
                if (name != null) {
                    called.put(id, name);
                }
            });
        }
        Map<String, Long> bearers =
                called.values().stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        // many an outlet is called Sinar Abadi
        called.replaceAll((id, name) -> bearers.getOrDefault(name, 1L) > 1 ? name + " (" + id + ")" : name);
        return called;
    }

    @Override
    public void deal(Deal deal) {
        reps.accept(deal);
        units.accept(deal);
    }

    /** The breakdown of all levels; to be asked once, after the last deal. */
    Breakdown result(Collection<Level> levels) {
        Map<Period, Map<String, Map<String, Measurements>>> byRep = reps.result();
        Map<Period, Map<String, Map<String, Measurements>>> byUnit = units.result();
        Map<Level, SortedMap<String, Breakdown.Slices>> subjects = new EnumMap<>(Level.class);
        for (Level level : levels) {
            Map<String, SortedMap<Period, Map<String, List<Measurements>>>> parts = new TreeMap<>();
            for (Period period : periods) {
                Map<String, Map<String, Measurements>> measured =
                        (level == Level.REP ? byRep : byUnit).getOrDefault(counting.elapsed(period), Map.of());
                measured.forEach((id, groups) -> {
                    if (level == Level.REP && people.isVacant(id, period)) {
                        return;
                    }
                    String subject = level == Level.REP
                            ? id
                            : people.unitsById()
                                    .getOrDefault(id, People.Unit.NOWHERE)
                                    .whole(level);
                    groups.forEach((group, each) -> parts.computeIfAbsent(subject, none -> new TreeMap<>())
                            .computeIfAbsent(period, none -> new HashMap<>())
                            .computeIfAbsent(group, none -> new ArrayList<>())
                            .add(renamed(each, id, period)));
                });
            }
            SortedMap<String, Breakdown.Slices> slices = new TreeMap<>();
            parts.forEach((subject, byPeriod) -> slices.put(subject, slices(byPeriod)));
            subjects.put(level, slices);
        }
        return new Breakdown(by, plan.kpis(), periods, names, subjects);
    }

    private Breakdown.Slices slices(SortedMap<Period, Map<String, List<Measurements>>> parts) {
        SortedMap<Period, Map<String, Measurements>> byGroup = new TreeMap<>();
        Map<String, Double> revenue = new HashMap<>();
        Map<String, Double> lately = new HashMap<>();
        Kpi money = plan.kpis().get(0);
        parts.forEach((period, groups) -> groups.forEach((group, units) -> {
            Measurements all = Measurements.rollUp(group, units);
            if (Measuring.saysAnything(all)) {
                byGroup.computeIfAbsent(period, none -> new TreeMap<>()).put(group, all);
                double sold = all.measurement(money).value().orElse(0);
                revenue.merge(group, sold, Double::sum);
                if (period.equals(periods.get(periods.size() - 1))) {
                    lately.put(group, sold);
                }
            }
        }));
        List<String> groups = revenue.keySet().stream()
                .sorted(Comparator.comparingDouble((String group) -> -lately.getOrDefault(group, 0.0))
                        .thenComparingDouble(group -> -revenue.getOrDefault(group, 0.0))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST_GROUPS)
                .toList();
        Set<String> shown = new HashSet<>(groups);
        SortedMap<Period, Measurements> others = new TreeMap<>();
        SortedMap<Period, Measurements> total = new TreeMap<>();
        byGroup.forEach((period, measured) -> {
            List<Measurements> rest = measured.values().stream()
                    .filter(group -> !shown.contains(group.subject()))
                    .toList();
            if (!rest.isEmpty()) {
                others.put(period, Measurements.rollUp(OTHERS, rest).withoutKeys());
            }
            total.put(period, Measurements.rollUp(OTHERS, measured.values()).withoutKeys());
            // thousands of customers would stay in memory
            measured.replaceAll((group, each) -> each.withoutKeys());
        });
        return new Breakdown.Slices(groups, byGroup, others, total);
    }

    /**
     * The measurements under the name of a part, and of the whole period however far it has come. What somebody helped to sell
     * is in them like the rest: over groups of one rep it adds up, as it does not over reps.
     */
    private static Measurements renamed(Measurements measured, String part, Period period) {
        Measurements.Builder renamed = Measurements.of(part, period);
        measured.kpis()
                .forEach(kpi -> renamed.measured(kpi, measured.measurement(kpi).evidence()));
        return renamed.build();
    }
}
