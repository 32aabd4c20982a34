package io.salesscore.examples.quickstart;

import io.salesscore.kpi.Measurements;
import io.salesscore.measure.Credit;
import io.salesscore.measure.MeasurePlan;
import io.salesscore.period.Period;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A plan that is being fed: it measures reps by their credit, and units by what their reps were credited with while they
 * belonged to them.
 *
 * @param <T> the class of facts
 */
final class Intake<T> {

    private final MeasurePlan<T> plan;
    private final Credit<T> credit;
    private final Collection<Period> periods;
    private final Feed<T, Map<Period, Map<String, Measurements>>> reps;
    private final Feed<T, Map<Period, Map<String, Measurements>>> units;

    Intake(MeasurePlan<T> plan, Credit<T> credit, People people, Collection<Period> periods) {
        this.plan = plan;
        this.credit = credit;
        this.periods = periods;
        Set<String> roster = people.roster().keySet();
        this.reps = Feed.of((roster.isEmpty() ? plan : plan.withRoster(roster)).by(credit, periods));
        this.units = Feed.of(plan.withRoster(people.unitsById().keySet()).by(credit.assigned(people.units()), periods));
    }

    void accept(T fact) {
        reps.accept(fact);
        units.accept(fact);
    }

    /** What was measured of reps, of all who are known: who has none of these facts has 0 visits, as others have some. */
    Map<Period, Map<String, Measurements>> reps(Set<String> known) {
        Map<Period, Map<String, Measurements>> measured = reps.result();
        Set<String> others = new LinkedHashSet<>(known);
        measured.values().forEach(byRep -> others.removeAll(byRep.keySet()));
        if (others.isEmpty()) {
            return measured;
        }
        Map<Period, Map<String, Measurements>> nothing =
                Stream.<T>empty().collect(plan.withRoster(others).by(credit, periods));
        Map<Period, Map<String, Measurements>> all = new TreeMap<>(measured);
        nothing.forEach((period, byRep) -> all.merge(period, byRep, (some, rest) -> Measurements.together(some, rest)));
        return all;
    }

    /** What was measured of units, by their ids. */
    Map<Period, Map<String, Measurements>> units() {
        return units.result();
    }
}
