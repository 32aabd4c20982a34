package io.salesscore.examples.quickstart;

import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurements;
import io.salesscore.kpi.SalesKpis;
import io.salesscore.model.Aggregation;
import io.salesscore.model.Benchmark;
import io.salesscore.model.Criterion;
import io.salesscore.model.Curve;
import io.salesscore.model.Gate;
import io.salesscore.model.GradeScale;
import io.salesscore.model.Group;
import io.salesscore.model.MissingPolicy;
import io.salesscore.model.Prior;
import io.salesscore.model.ScoreModel;
import io.salesscore.period.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The two score models of this program, fitted to what an export has. */
final class Models {

    /** A company whose reps call on outlets: results against targets, pipeline, field execution, customers. */
    static final String FIELD_SALES = "field-sales";

    /** Any list of deals: money, win rate, pace, prices and loyalty, against targets or the export's own spread. */
    static final String DEALS = "deals";

    static final List<String> NAMES = List.of(FIELD_SALES, DEALS);

    private static final String VERSION = "2026.1";

    private static final GradeScale GRADES =
            GradeScale.lowest("E").from(40, "D").from(55, "C").from(70, "B").from(85, "A");

    /** Why a model does without one of its KPIs. */
    enum Why {
        /** No column that would give it is mapped. */
        NOT_MEASURED,
        /** It is scored by its target, and no targets are mapped. */
        NO_TARGETS,
        /** It is scored by its place among others, and there are too few, or they are all alike. */
        NO_SPREAD
    }

    /** Which model is asked for. */
    sealed interface Asked {}

    /**
     * One of this program's own, which is fitted to what the export has.
     *
     * @param name its name; without one, field sales where visits are measured, else deals
     */
    record Fitting(Optional<String> name) implements Asked {}

    /**
     * Another, to be taken as it is.
     *
     * @param option which option names it
     */
    record Document(String option, ScoreModel model) implements Asked {}

    /**
     * A model that fits.
     *
     * @param name what the model is called
     * @param model the model; empty if nothing that it asks for can be scored, for the reasons in {@code leftOut}
     * @param leftOut the KPIs that it would have and does without, or that it has and nobody has data for, in the order of the
     *     model
     * @param toDate the model of the last period: the same, or where that is not over, one whose benchmarks have come as far
     * @param benchmarks the benchmarks that were taken from the export itself
     */
    record Choice(
            String name,
            Optional<ScoreModel> model,
            Optional<ScoreModel> toDate,
            Map<Kpi, Why> leftOut,
            List<Benchmark> benchmarks) {}

    private final CrmKpis own;
    private final List<Measurements> all;
    private final Set<String> measured;
    private final Set<String> withTargets;
    private final Population population;
    private final double share;
    private final SortedMap<Period, Map<String, Measurements>> before;
    private final Map<Kpi, Why> leftOut = new LinkedHashMap<>();
    private final List<Benchmark> benchmarks = new ArrayList<>();
    private final SortedSet<String> priors = new TreeSet<>();

    /** @param share how much of what accrues in a whole period is compared with */
    private Models(CrmKpis own, SortedMap<Period, Map<String, Measurements>> reps, Course course, double share) {
        this.all = reps.values().stream()
                .flatMap(subjects -> subjects.values().stream())
                .toList();
        this.own = own;
        this.share = share;
        this.population = new Population(Level.REP, reps, course);
        this.before = reps.headMap(course.period());
        this.measured =
                all.stream().flatMap(one -> one.kpis().stream()).map(Kpi::id).collect(Collectors.toSet());
        this.withTargets = all.stream()
                .flatMap(
                        one -> one.kpis().stream().filter(kpi -> one.target(kpi).isPresent()))
                .map(Kpi::id)
                .collect(Collectors.toSet());
    }

    /**
     * The model that is asked for.
     *
     * @param reps the measurements of all reps in all periods: what there is, and, of whole periods, what benchmarks are
     *     taken from
     * @param course how far the last period has come
     * @throws OptionException if a document's KPI means something else than the export's of the same id
     */
    static Choice choose(Asked asked, CrmKpis own, SortedMap<Period, Map<String, Measurements>> reps, Course course)
            throws OptionException {
        Models models = new Models(own, reps, course, 1);
        if (asked instanceof Document document) {
            return models.taken(document, course);
        }
        String chosen =
                ((Fitting) asked).name().orElse(models.measured.contains(SalesKpis.CALLS.id()) ? FIELD_SALES : DEALS);
        Optional<ScoreModel> model = models.build(chosen, VERSION);
        boolean accruing = models.benchmarks.stream().map(Benchmark::kpi).anyMatch(CrmKpis::accrues);
        Optional<ScoreModel> toDate = course.asOf()
                .filter(day -> accruing)
                .map(day -> new Models(own, reps, course, course.share()).build(chosen, VERSION + "@" + day))
                .orElse(model);
        return new Choice(chosen, model, toDate, models.leftOut, List.copyOf(models.benchmarks));
    }

    private Choice taken(Document document, Course course) throws OptionException {
        ScoreModel model = document.model();
        Map<String, Kpi> theirs = new HashMap<>();
        all.forEach(one -> one.kpis().forEach(kpi -> theirs.put(kpi.id(), kpi)));
        List<String> problems = model.kpis().stream()
                .filter(kpi -> !kpi.measuresTheSameAs(theirs.getOrDefault(kpi.id(), kpi)))
                .map(kpi -> document.option() + " (" + model + "): its KPI (" + kpi.id() + ", " + kpi.unit()
                        + ") has another unit, direction or roll-up rule than the export's ("
                        + theirs.getOrDefault(kpi.id(), kpi).unit() + ")." + System.lineSeparator()
                        + "Maybe the export's currency is another, or the KPI needs an id of its own.")
                .toList();
        if (!problems.isEmpty()) {
            throw new OptionException(problems);
        }
        model.criteria().forEach(criterion -> isScorable(new Planned(criterion.kpi(), 1, criterion.curve())));
        boolean any = leftOut.size() < model.criteria().size();
        return new Choice(
                model.id(),
                Optional.of(model).filter(each -> any),
                Optional.of(toDate(model, course)).filter(each -> any),
                leftOut,
                List.of());
    }

    /** The model of a period that is not over: of what accrues, as much is compared with as has passed. */
    private static ScoreModel toDate(ScoreModel model, Course course) {
        Map<String, Curve> scaled = new HashMap<>();
        for (Criterion criterion : model.criteria()) {
            if (course.asOf().isPresent()
                    && CrmKpis.accrues(criterion.kpi())
                    && criterion.curve() instanceof Curve.Percentile percentile) {
                scaled.put(
                        criterion.id(),
                        Curve.percentile(
                                Population.scaled(percentile.benchmark().orElseThrow(), course.share())));
            }
        }
        return scaled.isEmpty()
                ? model
                : model.withCurves(scaled)
                        .withVersion(model.version() + "@" + course.asOf().orElseThrow());
    }

    private Optional<ScoreModel> build(String name, String version) {
        ScoreModel.Builder builder = ScoreModel.builder(name).grades(GRADES).missing(MissingPolicy.reweight(0.6));
        boolean any = name.equals(FIELD_SALES) ? fieldSales(builder) : deals(builder);
        // other priors give other scores; a version is a name, in no language
        builder.version(Stream.concat(Stream.of(version), priors.stream()).collect(Collectors.joining("+")));
        return any ? Optional.of(builder.build()) : Optional.empty();
    }

    /** A criterion as it is meant; a group takes those that can be scored. */
    private record Planned(Kpi kpi, double weight, Curve curve, Optional<Prior> prior) {

        Planned(Kpi kpi, double weight, Curve curve) {
            this(kpi, weight, curve, Optional.empty());
        }
    }

    private boolean fieldSales(ScoreModel.Builder model) {
        List<Planned> results = scorable(
                new Planned(own.revenue(), 30, Curve.attainment().cappedAt(1.20)),
                new Planned(SalesKpis.ACTIVE_OUTLETS, 8, Curve.attainment()),
                new Planned(
                        SalesKpis.NEW_OPEN_OUTLETS,
                        7,
                        Curve.attainment().threshold(0.5).cappedAt(1.20)));
        List<Planned> pipeline = scorable(
                shrunk(SalesKpis.LEAD_CONVERSION, 8, Curve.between(0.05, 0.35)),
                shrunk(SalesKpis.WIN_RATE, 7, Curve.between(0.20, 0.70)));
        List<Planned> execution = scorable(
                new Planned(SalesKpis.EFFECTIVE_CALLS, 8, Curve.attainment()),
                new Planned(SalesKpis.CALL_PLAN_ACHIEVEMENT, 6, Curve.between(0.40, 0.95)),
                new Planned(
                        SalesKpis.EFFECTIVE_CALL_RATIO,
                        6,
                        Curve.steps(20)
                                .from(0.40, 40)
                                .from(0.50, 60)
                                .from(0.60, 80)
                                .from(0.70, 100)));
        List<Planned> care = scorable(
                shrunk(
                        SalesKpis.CSAT_MEAN,
                        8,
                        Curve.points().at(2.5, 0).at(4.2, 80).at(5.0, 100)),
                new Planned(SalesKpis.REPEAT_CUSTOMER_RATE, 5, Curve.between(0.10, 0.50)));
        List<Planned> quality = scorable(
                new Planned(SalesKpis.RETURN_RATE, 3, Curve.between(0.06, 0.01)),
                new Planned(SalesKpis.OVERDUE_RECEIVABLES, 4, Curve.between(0.60, 0.10)));
        addGroup(model, "results", 45, "Results", "Hasil penjualan", results);
        addGroup(model, "pipeline", 15, "Leads and deals", "Prospek dan transaksi", pipeline);
        if (!execution.isEmpty()) {
            // a plan that is visited without selling, or sells off plan only, is not made up for in full
            model.group(
                    "execution",
                    20,
                    group -> add(group, execution)
                            .names("Field execution", "Eksekusi lapangan")
                            .aggregation(Aggregation.GEOMETRIC));
        }
        if (!care.isEmpty() || !quality.isEmpty()) {
            model.group("customers", 20, customers -> {
                add(customers, care).names("Customers", "Pelanggan");
                if (!quality.isEmpty()) {
                    customers.group(
                            "quality", 7, group -> add(group, quality).names("Quality of sales", "Kualitas penjualan"));
                }
            });
        }
        if (measured.contains(SalesKpis.OVERDUE_RECEIVABLES.id())) {
            model.gate(Gate.capAtGrade("C")
                    .whenAbove(SalesKpis.OVERDUE_RECEIVABLES, 0.60)
                    .ignoredIfMissing());
        }
        return !(results.isEmpty() && pipeline.isEmpty() && execution.isEmpty() && care.isEmpty() && quality.isEmpty());
    }

    private boolean deals(ScoreModel.Builder model) {
        List<Planned> criteria = new ArrayList<>();
        if (withTargets.contains(own.revenue().id())) {
            criteria.addAll(
                    scorable(new Planned(own.revenue(), 40, Curve.attainment().cappedAt(1.20))));
        } else {
            criteria.addAll(againstPeers(own.revenuePerRep(), 40));
        }
        criteria.addAll(againstPeers(SalesKpis.WIN_RATE, 25));
        criteria.addAll(againstPeers(SalesKpis.SALES_CYCLE_DAYS, 15));
        criteria.addAll(scorable(new Planned(SalesKpis.DISCOUNT_RATE, 10, Curve.between(0.15, 0))));
        criteria.addAll(againstPeers(SalesKpis.REPEAT_CUSTOMER_RATE, 10));
        criteria.forEach(planned -> model.kpi(planned.kpi(), planned.weight(), planned.curve()));
        return !criteria.isEmpty();
    }

    private static void addGroup(
            ScoreModel.Builder model,
            String id,
            double weight,
            String english,
            String indonesian,
            List<Planned> criteria) {
        if (!criteria.isEmpty()) {
            model.group(id, weight, group -> add(group, criteria).names(english, indonesian));
        }
    }

    private static Group.Builder add(Group.Builder group, List<Planned> criteria) {
        criteria.forEach(planned -> group.kpi(
                planned.kpi(),
                planned.weight(),
                planned.curve(),
                criterion -> planned.prior().ifPresent(criterion::prior)));
        return group;
    }

    /**
     * A criterion whose value shrinks towards what the reps had in the first period that tells it, so that 2 of 2 is not 100 %.
     * It is one before the ranked period, and the same one whichever is ranked: no later facts change an earlier score.
     */
    private Planned shrunk(Kpi kpi, double weight, Curve curve) {
        Optional<Prior> prior = before.keySet().stream()
                .flatMap(period -> prior(kpi, period).stream())
                .findFirst();
        prior.ifPresent(found -> priors.add(found.version()));
        return new Planned(kpi, weight, curve, prior);
    }

    private Optional<Prior> prior(Kpi kpi, Period period) {
        Collection<Measurements> peers = before.getOrDefault(period, Map.of()).values();
        try {
            return Optional.of(Prior.ofPeers(kpi, peers, Population.LEAST_VALUES, "CRM", period.toString()));
        } catch (IllegalArgumentException e) {
            // too few of them, or without number of cases, or all alike
            return Optional.empty();
        }
    }

    private List<Planned> scorable(Planned... criteria) {
        return Arrays.stream(criteria).filter(this::isScorable).toList();
    }

    private boolean isScorable(Planned planned) {
        if (!measured.contains(planned.kpi().id())) {
            leftOut.put(planned.kpi(), Why.NOT_MEASURED);
            return false;
        }
        boolean aimless = planned.curve().input() == Curve.Input.ATTAINMENT
                && !withTargets.contains(planned.kpi().id());
        if (aimless) {
            leftOut.put(planned.kpi(), Why.NO_TARGETS);
        }
        return !aimless;
    }

    /** A criterion that scores by the place among the reps with facts of all whole periods of the export, as a benchmark. */
    private List<Planned> againstPeers(Kpi kpi, double weight) {
        if (!measured.contains(kpi.id())) {
            leftOut.put(kpi, Why.NOT_MEASURED);
            return List.of();
        }
        Optional<Benchmark> deciles = population.deciles(kpi, CrmKpis.accrues(kpi) ? share : 1);
        if (deciles.isEmpty()) {
            leftOut.put(kpi, Why.NO_SPREAD);
            return List.of();
        }
        Benchmark benchmark = deciles.get();
        benchmarks.add(benchmark);
        return List.of(new Planned(kpi, weight, Curve.percentile(benchmark)));
    }
}
