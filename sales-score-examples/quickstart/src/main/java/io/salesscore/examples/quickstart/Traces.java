package io.salesscore.examples.quickstart;

import io.salesscore.kpi.Kpi;
import io.salesscore.measure.Credit;
import io.salesscore.measure.MeasurePlan;
import io.salesscore.measure.Trace;
import io.salesscore.period.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which facts made the KPIs of one subject in one period, and which did not, and why. */
final class Traces {

    private final List<Feed<?, Trace>> feeds = new ArrayList<>();
    private final PlanFeed plans;

    /**
     * @param kpis those to trace, a KPI per rep by the facts that it is made of; what no plan measures is left out
     * @param period the period, traced as far as it has come
     */
    Traces(
            CrmPlans measured,
            Counting counting,
            People people,
            Level level,
            String subject,
            Collection<Kpi> kpis,
            Period period) {
        this.plans = new PlanFeed(measured, counting, new PlanFeed.Takers() {
            @Override
            public <T> Consumer<T> of(MeasurePlan<T> plan, Credit<T> credit) {
                Map<String, Kpi> measured =
                        plan.kpis().stream().collect(Collectors.toMap(Kpi::id, Function.identity()));
                List<Feed<T, Trace>> traced = kpis.stream()
                        .filter(kpi -> measured.containsKey(CrmKpis.madeOf(kpi)))
                        .map(kpi -> Feed.<T, Trace>of(Collectors.collectingAndThen(
                                plan.trace(
                                        subject,
                                        Objects.requireNonNull(measured.get(CrmKpis.madeOf(kpi))),
                                        people.credit(credit, level),
                                        counting.elapsed(period)),
                                trace -> withOneLineAFact(trace, kpi))))
                        .toList();
                feeds.addAll(traced);
                return fact -> traced.forEach(feed -> feed.accept(fact));
            }
        });
    }

    FactSink sink() {
        return plans;
    }

    /** The traces by the ids of their KPIs; to be asked once, after the last fact. */
    List<Trace> result() {
        plans.end();
        return feeds.stream()
                .map(Feed::result)
                .sorted(Comparator.comparing(trace -> trace.kpi().id()))
                .toList();
    }

    /** A deal that was closed later is met twice, as it is and as it was known: what counted of it is said, or why nothing. */
    private static Trace withOneLineAFact(Trace trace, Kpi kpi) {
        Map<String, Trace.Line> lines = new LinkedHashMap<>();
        trace.lines()
                .forEach(line -> lines.merge(
                        line.fact(),
                        line,
                        (one, other) -> one.outcome().compareTo(other.outcome()) <= 0 ? one : other));
        return new Trace(trace.subject(), trace.period(), kpi, trace.measurement(), List.copyOf(lines.values()));
    }
}
