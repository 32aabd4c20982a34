package io.salesscore.examples.quickstart;

import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurement;
import io.salesscore.kpi.Measurements;
import io.salesscore.kpi.RollUp;
import io.salesscore.measure.MeasurePlan;
import io.salesscore.period.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collector;
import java.util.stream.Stream;

/**
 * Takes the facts of an export one at a time and makes the measurements of every rep in every period of them: one pass,
 * in memory that grows with reps, periods and outlets and not with facts.
 *
 * <p>A rep is measured from the period on in which the first working day lies, to that of the last: who has not begun yet, or
 * has left, is absent there, not bad. Facts of other days are not lost: whoever has any in a period is in it. Without a roster,
 * who is in any fact is measured in all periods.
 */
final class Measuring implements FactSink {

    private final Map<String, Rep> roster;
    private final List<Period> periods;
    private final CrmKpis kpis;
    private final boolean hasRevenue;
    private final Set<String> reps = new LinkedHashSet<>();
    private final Optional<Intake<Deal>> deals;
    private final Optional<Intake<Deal>> openings;
    private final Optional<Intake<Lead>> leads;
    private final Optional<Intake<Visit>> visits;
    private final Optional<Intake<Survey>> surveys;
    private final Optional<Intake<Invoice>> invoices;
    private final Map<String, Deal> firstPurchases = new HashMap<>();
    private final Map<String, List<Target>> targets = new HashMap<>();

    Measuring(Mapping mapping, Map<String, Rep> roster, Collection<Period> periods) {
        this.roster = roster;
        this.periods = List.copyOf(periods);
        this.kpis = new CrmKpis(mapping.currency());
        CrmPlans plans = CrmPlans.of(mapping);
        this.hasRevenue = plans.deals().isPresent();
        this.reps.addAll(roster.keySet());
        this.deals = intake(plans.deals(), Deal::rep);
        this.openings = intake(plans.openings(), Deal::rep);
        this.leads = intake(plans.leads(), Lead::rep);
        this.visits = intake(plans.visits(), Visit::rep);
        this.surveys = intake(plans.surveys(), Survey::rep);
        this.invoices = intake(plans.invoices(), Invoice::rep);
    }

    /** A plan that is being fed. */
    private record Intake<T>(
            MeasurePlan<T> plan,
            Function<T, String> rep,
            Consumer<T> facts,
            Supplier<Map<Period, Map<String, Measurements>>> measured) {}

    /** Nothing is measured without a period: the facts go by. */
    private <T> Optional<Intake<T>> intake(Optional<MeasurePlan<T>> asked, Function<T, String> rep) {
        return asked.filter(plan -> !periods.isEmpty()).map(plan -> {
            MeasurePlan<T> known = roster.isEmpty() ? plan : plan.withRoster(roster.keySet());
            return intake(plan, rep, known.by(rep, periods));
        });
    }

    /** Facts are pushed by the reader, so there is no stream to collect: the collector's parts are called by hand. */
    private static <T, A> Intake<T> intake(
            MeasurePlan<T> plan,
            Function<T, String> rep,
            Collector<T, A, Map<Period, Map<String, Measurements>>> collector) {
        A facts = collector.supplier().get();
        return new Intake<>(
                plan,
                rep,
                fact -> collector.accumulator().accept(facts, fact),
                () -> collector.finisher().apply(facts));
    }

    @Override
    public void deal(Deal deal) {
        take(deal, deal.rep(), deals);
        String customer = deal.customer();
        if (openings.isPresent() && customer != null && deal.opensOutlet()) {
            firstPurchases.merge(customer, deal, Measuring::earlier);
        }
    }

    /** An outlet opens once, whatever the order of the rows: with its first deal, of one day's the one with the first id. */
    private static Deal earlier(Deal one, Deal other) {
        LocalDate day = one.closedOn();
        LocalDate otherDay = other.closedOn();
        if (day == null || otherDay == null) {
            throw new IllegalArgumentException("A deal without a date of closing opens no outlet.");
        }
        int order = day.compareTo(otherDay);
        return order < 0 || (order == 0 && one.id().compareTo(other.id()) < 0) ? one : other;
    }

    @Override
    public void lead(Lead lead) {
        take(lead, lead.rep(), leads);
    }

    @Override
    public void visit(Visit visit) {
        take(visit, visit.rep(), visits);
    }

    @Override
    public void survey(Survey survey) {
        take(survey, survey.rep(), surveys);
    }

    @Override
    public void invoice(Invoice invoice) {
        take(invoice, invoice.rep(), invoices);
    }

    @Override
    public void target(Target target) {
        targets.computeIfAbsent(target.rep(), none -> new ArrayList<>()).add(target);
    }

    private <T> void take(T fact, String rep, Optional<Intake<T>> intake) {
        reps.add(rep);
        intake.ifPresent(plan -> plan.facts().accept(fact));
    }

    /** The reps of the roster and, where there is none, of the facts. */
    Set<String> reps() {
        return reps;
    }

    /** What was measured: by period, the reps who were there. To be asked once, after the last fact. */
    SortedMap<Period, Map<String, Measurements>> measurements() {
        firstPurchases
                .values()
                .forEach(deal -> openings.ifPresent(plan -> plan.facts().accept(deal)));
        SortedMap<Period, Map<String, Measurements>> measured = new TreeMap<>();
        Stream.of(deals, openings, leads, visits, surveys, invoices)
                .flatMap(Optional::stream)
                .forEach(intake -> measured(intake)
                        .forEach((period, byRep) ->
                                measured.merge(period, byRep, (others, more) -> Measurements.together(others, more))));
        measured.replaceAll(this::finished);
        return measured;
    }

    /** Of all reps: who has none of these facts has 0 visits, as long as others have any. */
    private <T> Map<Period, Map<String, Measurements>> measured(Intake<T> intake) {
        Map<Period, Map<String, Measurements>> measured = intake.measured().get();
        Set<String> others = new LinkedHashSet<>(reps);
        measured.values().forEach(byRep -> others.removeAll(byRep.keySet()));
        if (others.isEmpty()) {
            return measured;
        }
        Map<Period, Map<String, Measurements>> nothing =
                Stream.<T>empty().collect(intake.plan().withRoster(others).by(intake.rep(), periods));
        Map<Period, Map<String, Measurements>> all = new TreeMap<>(measured);
        nothing.forEach((period, byRep) -> all.merge(period, byRep, (some, rest) -> Measurements.together(some, rest)));
        return all;
    }

    private Map<String, Measurements> finished(Period period, Map<String, Measurements> byRep) {
        Map<String, Measurements> present = new TreeMap<>();
        byRep.forEach((rep, measured) -> {
            if (isThere(rep, period) || saysAnything(measured)) {
                present.put(rep, withTargets(rep, hasRevenue ? withRevenuePerRep(measured) : measured));
            }
        });
        return present;
    }

    private boolean isThere(String id, Period period) {
        Rep rep = roster.get(id);
        return rep == null || rep.isThere(period);
    }

    /** Whether the subject has any fact in the period: anything that is not 0, or 0 of something. */
    static boolean saysAnything(Measurements measured) {
        return measured.kpis().stream()
                .map(kpi -> measured.measurement(kpi).evidence())
                .anyMatch(measurement -> measurement.value().orElse(0) != 0
                        || (measurement instanceof Measurement.Proportion share
                                && share.n().signum() > 0));
    }

    private Measurements withRevenuePerRep(Measurements measured) {
        Measurement revenue = measured.measurement(kpis.revenue());
        if (revenue instanceof Measurement.Overlaid credit) {
            // overlay credit is revenue of the rep's, and of no rep more
            return withRevenuePerRep(
                    measured,
                    Measurement.overlaid(
                            perReps(credit.own(), BigDecimal.ONE), perReps(credit.overlay(), BigDecimal.ZERO)));
        }
        return revenue instanceof Measurement.Amount
                ? withRevenuePerRep(measured, perReps(revenue, BigDecimal.ONE))
                : measured;
    }

    private Measurements withRevenuePerRep(Measurements measured, Measurement revenuePerRep) {
        return measured.with(Measurements.of(measured.subject(), measured.period())
                .measured(kpis.revenuePerRep(), revenuePerRep)
                .build());
    }

    private static Measurement perReps(Measurement revenue, BigDecimal reps) {
        return Measurement.ratio(((Measurement.Amount) revenue).sum(), reps);
    }

    /**
     * The targets of a period: the one stated for it; else those of its parts together, where the KPI adds up over time
     * and they cover all its days from the rep's first to the last.
     */
    private Measurements withTargets(String rep, Measurements measured) {
        Measurements aimed = measured;
        Map<Kpi, List<Target>> byKpi = new HashMap<>();
        targets.getOrDefault(rep, List.of()).stream()
                .filter(target -> measured.period().encloses(target.period()))
                .forEach(target -> byKpi.computeIfAbsent(target.kpi(), none -> new ArrayList<>())
                        .add(target));
        for (Map.Entry<Kpi, List<Target>> stated : byKpi.entrySet()) {
            Optional<BigDecimal> target = target(stated.getKey(), stated.getValue(), rep, measured.period());
            if (target.isPresent()) {
                aimed = aimed.withTarget(stated.getKey(), target.get());
            }
        }
        return aimed;
    }

    private Optional<BigDecimal> target(Kpi kpi, List<Target> stated, String rep, Period period) {
        Optional<BigDecimal> own = stated.stream()
                .filter(target -> target.period().equals(period))
                .map(Target::value)
                .findFirst();
        if (own.isPresent() || kpi.overTime() != RollUp.SUM) {
            return own;
        }
        List<Target> parts = stated.stream()
                .sorted((one, other) -> one.period().compareTo(other.period()))
                .toList();
        LocalDate covered = period.start();
        for (Target part : parts) {
            if (part.period().start().isBefore(covered)) {
                return Optional.empty();
            }
            if (part.period().start().isAfter(covered)
                    && isThere(rep, Period.of(covered, part.period().start()))) {
                return Optional.empty();
            }
            covered = part.period().end();
        }
        return covered.isBefore(period.end()) && isThere(rep, Period.of(covered, period.end()))
                ? Optional.empty()
                : parts.stream().map(Target::value).reduce(BigDecimal::add);
    }
}
