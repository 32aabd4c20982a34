package io.salesscore.examples.quickstart;

import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurement;
import io.salesscore.kpi.Measurements;
import io.salesscore.measure.Credit;
import io.salesscore.measure.MeasurePlan;
import io.salesscore.period.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes the facts of an export one at a time and makes the measurements of every rep in every period of them: one pass,
 * in memory that grows with reps, periods and outlets and not with facts.
 *
 * <p>A rep is measured from the period on in which the first working day lies, to that of the last: who has not begun yet, or
 * has left, is absent there, not bad. Facts of other days are not lost: whoever has any in a period is in it. Without a roster,
 * who is in any fact is measured in all periods.
 *
 * <p>What is shared is measured by shares, and what units have done by the date of the fact: a rep who changes teams leaves
 * behind what was sold there.
 */
final class Measuring implements FactSink {

    /**
     * What was measured.
     *
     * @param byRep by period, the reps who were there
     * @param byUnit by period, the units in which anybody was, by their ids
     */
    record Measured(
            SortedMap<Period, Map<String, Measurements>> byRep, SortedMap<Period, Map<String, Measurements>> byUnit) {}

    private final People people;
    private final Counting counting;
    private final List<Period> periods;
    private final CrmKpis kpis;
    private final Map<String, List<String>> notApplicable;
    private final Set<String> reps = new LinkedHashSet<>();
    private final List<Intake<?>> intakes = new ArrayList<>();
    private final PlanFeed plans;
    private final Targets targets;
    private LocalDate lastDay = LocalDate.MIN;

    Measuring(Mapping mapping, People people, Collection<Period> periods, Counting counting) {
        this.people = people;
        this.counting = counting;
        this.periods = List.copyOf(periods);
        this.kpis = new CrmKpis(mapping.currency());
        this.notApplicable = mapping.notApplicable();
        this.targets = new Targets(people, counting, mapping.targetsOfWholePeriods());
        this.reps.addAll(people.roster().keySet());
        List<Period> elapsed = this.periods.stream().map(counting::elapsed).toList();
        this.plans = new PlanFeed(CrmPlans.of(mapping, counting), counting, new PlanFeed.Takers() {
            @Override
            public <T> Consumer<T> of(MeasurePlan<T> plan, Credit<T> credit) {
                if (elapsed.isEmpty()) {
                    // nothing is measured without a period: the facts go by
                    return fact -> {};
                }
                Intake<T> intake = new Intake<>(plan, credit, people, elapsed);
                intakes.add(intake);
                return intake::accept;
            }
        });
    }

    @Override
    public void deal(Deal deal) {
        counting.known(deal).ifPresent(known -> {
            reps.addAll(known.credited().keySet());
            reps.addAll(known.overlays());
            happened(known.closedOn());
            happened(known.recordedOn());
        });
        plans.deal(deal);
    }

    @Override
    public void lead(Lead lead) {
        if (counting.knows(lead.createdOn())) {
            reps.add(lead.rep());
            happened(lead.createdOn());
        }
        plans.lead(lead);
    }

    @Override
    public void visit(Visit visit) {
        if (counting.knows(visit.knownFrom())) {
            reps.add(visit.rep());
            happened(visit.visitedOn());
        }
        plans.visit(visit);
    }

    @Override
    public void survey(Survey survey) {
        if (counting.knows(survey.sentOn())) {
            reps.add(survey.rep());
            happened(survey.sentOn());
        }
        plans.survey(survey);
    }

    @Override
    public void invoice(Invoice invoice) {
        if (counting.knows(invoice.issuedOn())) {
            reps.add(invoice.rep());
            happened(invoice.issuedOn());
        }
        plans.invoice(invoice);
    }

    private void happened(@Nullable LocalDate day) {
        lastDay = day != null && day.isAfter(lastDay) ? day : lastDay;
    }

    @Override
    public void target(Target target) {
        targets.add(target);
    }

    /** The reps of the roster and, where there is none, of the facts. */
    Set<String> reps() {
        return reps;
    }

    /** The last day of which anything counts: that of the latest fact, the last that counts, or the one as known on. */
    LocalDate knownUpTo() {
        return counting.seenOn().filter(lastDay::isAfter).orElse(lastDay);
    }

    /** What was measured. To be asked once, after the last fact. */
    Measured measured() {
        plans.end();
        SortedMap<Period, Map<String, Measurements>> byRep = together(intake -> intake.reps(reps));
        SortedMap<Period, Map<String, Measurements>> byUnit = together(Intake::units);
        byRep.replaceAll(this::finishedReps);
        byUnit.replaceAll((period, units) -> finishedUnits(period, units, byRep.getOrDefault(period, Map.of())));
        return new Measured(byRep, byUnit);
    }

    private SortedMap<Period, Map<String, Measurements>> together(
            Function<Intake<?>, Map<Period, Map<String, Measurements>>> measured) {
        Map<Period, Period> wholes = periods.stream().collect(Collectors.toMap(counting::elapsed, Function.identity()));
        SortedMap<Period, Map<String, Measurements>> all = new TreeMap<>();
        intakes.forEach(intake -> measured.apply(intake)
                .forEach((elapsed, bySubject) -> all.merge(
                        wholes.getOrDefault(elapsed, elapsed),
                        bySubject,
                        (others, more) -> Measurements.together(others, more))));
        return all;
    }

    private Map<String, Measurements> finishedReps(Period period, Map<String, Measurements> byRep) {
        Map<String, Measurements> present = new TreeMap<>();
        byRep.forEach((rep, measured) -> {
            if (people.isThere(rep, counting.elapsed(period)) || saysAnything(measured)) {
                Measurements.Builder finished =
                        finished(measured, period, notApplicable(rep, period), role(rep, period));
                revenuePerRep(measured).ifPresent(each -> finished.measured(kpis.revenuePerRep(), each));
                targets.ofRep(rep, period).forEach(finished::target);
                present.put(rep, finished.build());
            }
        });
        return present;
    }

    private Map<String, Measurements> finishedUnits(
            Period period, Map<String, Measurements> byUnit, Map<String, Measurements> byRep) {
        Map<String, Measurements> present = new TreeMap<>();
        byUnit.forEach((id, measured) -> {
            People.Unit unit = people.unitsById().getOrDefault(id, People.Unit.NOWHERE);
            Set<String> members = people.members(unit, byRep.keySet(), period);
            if (!members.isEmpty() || saysAnything(measured)) {
                Measurements.Builder finished = finished(measured, period, Set.of(), "");
                if (measured.measurement(kpis.revenue()) instanceof Measurement.Amount revenue) {
                    finished.measured(
                            kpis.revenuePerRep(),
                            Measurement.ratio(revenue.sum(), BigDecimal.valueOf(heads(unit, members, period))));
                }
                targets.ofUnit(unit, members, period, rep -> notApplicable(rep, period))
                        .forEach(finished::target);
                present.put(id, finished.build());
            }
        });
        return present;
    }

    /** Each rep is one head in one unit: who changes teams is one of the company's too. */
    private long heads(People.Unit unit, Set<String> members, Period period) {
        return members.stream()
                .filter(rep -> !people.isVacant(rep, period) && !people.isOverlay(rep, period))
                .filter(rep -> people.home(rep, period).equals(unit))
                .count();
    }

    private String role(String rep, Period period) {
        return people.role(rep, period).orElse("");
    }

    private Set<String> notApplicable(String rep, Period period) {
        return new HashSet<>(notApplicable.getOrDefault(role(rep, period), List.of()));
    }

    /** The measurements as those of a period, however far it has come, without what does not apply to a role. */
    private static Measurements.Builder finished(
            Measurements measured, Period period, Set<String> notApplicable, String role) {
        Measurements.Builder finished = Measurements.of(measured.subject(), period);
        for (Kpi kpi : measured.kpis()) {
            finished.measured(
                    kpi,
                    notApplicable.contains(kpi.id())
                            ? Measurement.notApplicable("not-applicable." + role, "role " + role)
                            : measured.measurement(kpi));
        }
        return finished;
    }

    /** Whether the subject has any fact in the period: anything that is not 0, or 0 of something. */
    static boolean saysAnything(Measurements measured) {
        return measured.kpis().stream()
                .map(kpi -> measured.measurement(kpi).evidence())
                .anyMatch(measurement -> measurement.value().orElse(0) != 0
                        || (measurement instanceof Measurement.Proportion share
                                && share.n().signum() > 0));
    }

    private Optional<Measurement> revenuePerRep(Measurements measured) {
        Measurement revenue = measured.measurement(kpis.revenue());
        if (revenue instanceof Measurement.Overlaid credit) {
            // overlay credit is revenue of the rep's, and of no rep more
            return Optional.of(Measurement.overlaid(
                    perReps(credit.own(), BigDecimal.ONE), perReps(credit.overlay(), BigDecimal.ZERO)));
        }
        return revenue instanceof Measurement.Amount ? Optional.of(perReps(revenue, BigDecimal.ONE)) : Optional.empty();
    }

    private static Measurement perReps(Measurement revenue, BigDecimal reps) {
        return Measurement.ratio(((Measurement.Amount) revenue).sum(), reps);
    }
}
