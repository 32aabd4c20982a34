package io.salesscore.examples.quickstart;

import io.salesscore.kpi.Kpi;
import io.salesscore.measure.Credit;
import io.salesscore.measure.MeasurePlan;
import io.salesscore.measure.Trace;
import io.salesscore.period.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** Which facts made the KPIs of one subject in one period, and which did not, and why. */
final class Traces {

    private final List<Feed<?, Trace>> feeds = new ArrayList<>();
    private final PlanFeed plans;

    /**
     * @param kpis those to trace; what no plan measures has no facts and is left out
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
                List<Feed<T, Trace>> traced = plan.kpis().stream()
                        .filter(kpis::contains)
                        .map(kpi -> Feed.<T, Trace>of(
                                plan.trace(subject, kpi, people.credit(credit, level), counting.elapsed(period))))
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
}
