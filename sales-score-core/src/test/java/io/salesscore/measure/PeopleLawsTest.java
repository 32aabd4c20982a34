package io.salesscore.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurement;
import io.salesscore.kpi.Measurement.KeyedCount;
import io.salesscore.kpi.Measurements;
import io.salesscore.kpi.RollUp;
import io.salesscore.kpi.Unit;
import io.salesscore.period.Cadence;
import io.salesscore.period.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing is counted twice or lost, whoever joins, leaves, moves, shares or is credited late: tried on invented years. */
class PeopleLawsTest {

    private static final Kpi REVENUE = kpi("revenue", RollUp.SUM, RollUp.SUM);
    private static final Kpi DEALS = kpi("deals", RollUp.SUM, RollUp.SUM);
    private static final Kpi DEAL_SIZE = kpi("deal_size", RollUp.POOL, RollUp.POOL);
    private static final Kpi BIG = kpi("big_deals", RollUp.POOL, RollUp.POOL);
    private static final Kpi MEAN = kpi("mean_deal", RollUp.POOL, RollUp.POOL);
    private static final Kpi OUTLETS = kpi("outlets", RollUp.UNION, RollUp.UNION);
    private static final Kpi REPEAT_RATE = kpi("repeat_rate", RollUp.UNION, RollUp.UNION);
    private static final Kpi UNRECORDED = kpi("unrecorded", RollUp.SUM, RollUp.LAST);

    private static final MeasurePlan<Sale> PLAN = MeasurePlan.of(Sale.class)
            .identifiedBy(Sale::id)
            .recorded(Sale::recordedOn)
            .measure(REVENUE, m -> m.sum(Sale::value).dated(Sale::bookedOn))
            .measure(DEALS, m -> m.count().where(Sale::isSale).dated(Sale::soldOn))
            .measure(
                    DEAL_SIZE,
                    m -> m.ratio(Sale::value, sale -> 1).where(Sale::isSale).dated(Sale::soldOn))
            .measure(
                    BIG,
                    m -> m.proportion(sale -> sale.value().longValue() > 1_000_000)
                            .where(Sale::isSale)
                            .dated(Sale::soldOn))
            .measure(MEAN, m -> m.mean(Sale::value).where(Sale::isSale).dated(Sale::soldOn))
            .measure(
                    OUTLETS, m -> m.distinct(Sale::customer).where(Sale::isSale).dated(Sale::soldOn))
            .measure(
                    REPEAT_RATE,
                    m -> m.repeatShare(Sale::customer, Sale::id)
                            .where(Sale::isSale)
                            .dated(Sale::soldOn))
            .measure(UNRECORDED, m -> m.balance(Sale::value).from(Sale::soldOn).until(Sale::recordedOn))
            .build();

    private static Kpi kpi(String id, RollUp overSubjects, RollUp overTime) {
        return Kpi.builder(id).unit(Unit.COUNT).rollUp(overSubjects, overTime).build();
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 40);
    }

    private static <K, V> V at(Map<K, V> map, K key) {
        return Objects.requireNonNull(map.get(key));
    }

    private static BigDecimal amount(Measurements measured, Kpi kpi) {
        Measurement measurement = measured.measurement(kpi);
        Measurement own = measurement instanceof Measurement.Overlaid overlaid ? overlaid.own() : measurement;
        return ((Measurement.Amount) own).sum();
    }

    private static BigDecimal sum(Iterable<Measurements> all, Kpi kpi) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Measurements measured : all) {
            sum = sum.add(amount(measured, kpi));
        }
        return sum;
    }

    private static List<Measurements> all(Map<Period, Map<String, Measurements>> byPeriod) {
        return byPeriod.values().stream().flatMap(map -> map.values().stream()).toList();
    }

    /** Credit notes may be booked in the year after. */
    private static List<Period> months() {
        return Period.parse("2026-01-01/2028-01-01").split(Cadence.MONTH);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyAmountIsSomeRepsInOneMonth(long seed) {
        InventedYear year = InventedYear.of(seed);
        assertThat(sum(all(year.sales().stream().collect(PLAN.by(year.byRep(), months()))), REVENUE))
                .as("%s", year)
                .isEqualByComparingTo(year.total());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyAmountIsSomeTeamsInOneMonth(long seed) {
        InventedYear year = InventedYear.of(seed);
        assertThat(sum(all(year.sales().stream().collect(PLAN.by(year.byTeam(), months()))), REVENUE))
                .as("%s", year)
                .isEqualByComparingTo(year.total());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everySaleIsOneSaleOfTheCompany(long seed) {
        InventedYear year = InventedYear.of(seed);
        assertThat(amount(
                        Measurements.rollUp(
                                "company",
                                year.sales().stream()
                                        .collect(PLAN.by(year.byRep(), InventedYear.YEAR))
                                        .values()),
                        DEALS))
                .as("%s", year)
                .isEqualByComparingTo(BigDecimal.valueOf(
                        year.sales().stream().filter(Sale::isSale).count()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void rollingUpRepsEqualsMeasuringTheUnionOfTheirFacts(long seed) {
        InventedYear year = InventedYear.of(seed);
        assertThat(Measurements.rollUp(
                        "company",
                        year.sales().stream()
                                .collect(PLAN.by(year.byRep(), InventedYear.YEAR))
                                .values()))
                .as("%s", year)
                .isEqualTo(year.sales().stream().collect(PLAN.forSubject("company", InventedYear.YEAR)));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void appendingMonthsEqualsMeasuringTheYear(long seed) {
        InventedYear year = InventedYear.of(seed);
        Map<Period, Map<String, Measurements>> byMonth =
                year.sales().stream().collect(PLAN.by(year.byRep(), InventedYear.YEAR.split(Cadence.MONTH)));
        year.sales().stream()
                .collect(PLAN.by(year.byRep(), InventedYear.YEAR))
                .forEach((rep, measured) -> assertThat(byMonth.values().stream()
                                .map(reps -> at(reps, rep))
                                .reduce(Measurements::append))
                        .as("%s", year)
                        .contains(measured));
    }

    /** Between the days on which somebody moves, teams are fixed, and reps roll up to them. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void measuringTeamsEqualsRollingUpRepsBetweenTheirMoves(long seed) {
        InventedYear year = InventedYear.of(seed);
        List<Period> stretches = stretches(year.teams());
        Map<String, Measurements> merged = new TreeMap<>();
        year.sales().stream().collect(PLAN.by(year.byRep(), stretches)).forEach((stretch, byRep) -> {
            Map<String, Measurements> byTeam = new TreeMap<>(Measurements.rollUp(
                    byRep, rep -> year.teams().of(rep, stretch.start()).orElse("house")));
            List.of("east", "house", "north", "west").forEach(team -> {
                Measurements part =
                        byTeam.getOrDefault(team, List.<Sale>of().stream().collect(PLAN.forSubject(team, stretch)));
                merged.merge(team, part, Measurements::append);
            });
        });
        merged.replaceAll((team, measured) -> measured.withPeriod(InventedYear.YEAR));
        assertThat(year.sales().stream()
                        .collect(PLAN.withRoster(merged.keySet()).by(year.byTeam(), InventedYear.YEAR)))
                .as("%s", year)
                .isEqualTo(merged);
    }

    private static List<Period> stretches(Assignments teams) {
        TreeSet<LocalDate> cuts = new TreeSet<>(List.of(InventedYear.YEAR.start(), InventedYear.YEAR.end()));
        teams.subjects(InventedYear.YEAR)
                .forEach(rep -> teams.during(rep, InventedYear.YEAR).keySet().forEach(period -> {
                    cuts.add(period.start());
                    cuts.add(period.end());
                }));
        List<LocalDate> ordered = List.copyOf(cuts);
        List<Period> stretches = new ArrayList<>();
        for (int i = 1; i < ordered.size(); i++) {
            stretches.add(Period.of(ordered.get(i - 1), ordered.get(i)));
        }
        return stretches;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theOrderOfFactsAndTheThreadsChangeNothing(long seed) {
        InventedYear year = InventedYear.of(seed);
        List<Sale> shuffled = new ArrayList<>(year.sales());
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(shuffled.parallelStream().collect(PLAN.by(year.byRep(), months())))
                .as("%s", year)
                .isEqualTo(year.sales().stream().collect(PLAN.by(year.byRep(), months())));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyAmountIsInOneGroup(long seed) {
        InventedYear year = InventedYear.of(seed);
        Map<String, Measurements> whole =
                year.sales().parallelStream().collect(PLAN.by(year.byRep(), InventedYear.YEAR));
        year.sales().parallelStream()
                .collect(PLAN.breakdown(year.byRep(), Sale::product, InventedYear.YEAR))
                .forEach((rep, byProduct) -> assertThat(sum(byProduct.values(), REVENUE))
                        .as("%s", year)
                        .isEqualByComparingTo(amount(at(whole, rep), REVENUE)));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aGroupHasWhatItsFactsAloneGive(long seed) {
        InventedYear year = InventedYear.of(seed);
        year.sales().stream()
                .collect(PLAN.breakdown(year.byTeam(), Sale::customer, months()))
                .forEach((month, byTeam) -> byTeam.forEach((team, byCustomer) -> {
                    if (byCustomer.containsKey("c1")) {
                        assertThat(byCustomer.get("c1"))
                                .as("%s", year)
                                .isEqualTo(year.sales().stream()
                                        .filter(sale -> "c1".equals(sale.customer()))
                                        .collect(PLAN.by(year.byTeam(), month))
                                        .get(team));
                    }
                }));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatWasKnownEarlierIsWhatWasRecordedByThen(long seed) {
        InventedYear year = InventedYear.of(seed);
        LocalDate day = LocalDate.of(2026, 6, 30);
        List<Sale> known = year.sales().stream()
                .filter(sale -> sale.recordedOn() == null || !sale.recordedOn().isAfter(day))
                .toList();
        assertThat(year.sales().stream().collect(PLAN.asKnownOn(day).by(year.byRep(), months())))
                .as("%s", year)
                .isEqualTo(known.stream().collect(PLAN.by(year.byRep(), months())));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theCountedFactsOfATraceJoinToTheMeasurement(long seed) {
        InventedYear year = InventedYear.of(seed);
        Map<String, Measurements> measured = year.sales().stream().collect(PLAN.by(year.byTeam(), InventedYear.YEAR));
        Map<String, List<Trace>> traces =
                year.sales().parallelStream().collect(PLAN.traces(year.byTeam(), InventedYear.YEAR));
        assertThat(traces).as("%s", year).containsOnlyKeys(measured.keySet());
        traces.forEach((team, all) -> all.forEach(trace -> {
            assertThat(trace.measurement())
                    .as("%s", year)
                    .isEqualTo(at(measured, team).measurement(trace.kpi()));
            assertThat(joined(trace)).as("%s\n%s", trace, year).isEqualTo(trace.measurement());
        }));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theTraceOfOneIsThatAmongAll(long seed) {
        InventedYear year = InventedYear.of(seed);
        year.sales().stream()
                .collect(PLAN.traces(year.byRep(), InventedYear.YEAR))
                .getOrDefault("rep0", List.of())
                .forEach(trace -> assertThat(year.sales().stream()
                                .collect(PLAN.trace("rep0", trace.kpi(), year.byRep(), InventedYear.YEAR)))
                        .as("%s", year)
                        .isEqualTo(trace));
    }

    private static Measurement joined(Trace trace) {
        List<Measurements> parts = new ArrayList<>();
        parts.add(List.<Sale>of().stream().collect(PLAN.forSubject("nothing", trace.period())));
        for (Trace.Line line : trace.counted()) {
            parts.add(Measurements.of("part" + parts.size(), trace.period())
                    .measured(trace.kpi(), line.measurement())
                    .build());
        }
        Measurements nothing = Measurements.of("nothing", trace.period())
                .measured(trace.kpi(), parts.get(0).measurement(trace.kpi()))
                .build();
        parts.set(0, nothing);
        return Measurements.rollUp("joined", parts).measurement(trace.kpi());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aTraceHasALineForEachFactOfTheSubject(long seed) {
        InventedYear year = InventedYear.of(seed);
        Trace trace = year.sales().stream()
                .collect(PLAN.asKnownOn(LocalDate.of(2026, 6, 30))
                        .trace("rep0", DEALS, Credit.split(Sale::shares), Period.quarter(2026, 2)));
        assertThat(trace.lines())
                .as("%s", year)
                .extracting(Trace.Line::fact)
                .containsExactlyInAnyOrderElementsOf(year.sales().stream()
                        .filter(sale -> sale.shares().containsKey("rep0"))
                        .map(Sale::id)
                        .toList());
    }

    private static boolean isCancelled(Measurements inOneMonth, InventedYear year) {
        Measurement nothing = Measurement.amount(BigDecimal.ZERO);
        return inOneMonth.measurement(REVENUE) instanceof Measurement.Overlaid month
                && !month.overlay().equals(nothing)
                && at(year.sales().stream().collect(PLAN.by(year.byRep(), InventedYear.YEAR)), inOneMonth.subject())
                                .measurement(REVENUE)
                        instanceof Measurement.Overlaid all
                && all.overlay().equals(nothing);
    }

    /** A law that never meets a kind of fact says nothing about it. */
    @Test
    void theInventedYearsCoverWhatMatters() {
        Map<String, Predicate<InventedYear>> features = new TreeMap<>();
        features.put(
                "a shared sale",
                year -> year.sales().stream().anyMatch(sale -> sale.shares().size() > 1));
        features.put(
                "overlay",
                year -> year.sales().stream()
                        .anyMatch(sale -> !sale.specialists().isEmpty()));
        features.put(
                "overlay that a credit note of a later month cancels",
                year -> year.sales().stream()
                        .collect(PLAN.by(year.byRep(), InventedYear.YEAR.split(Cadence.MONTH)))
                        .values()
                        .stream()
                        .anyMatch(byRep -> byRep.values().stream().anyMatch(measured -> isCancelled(measured, year))));
        features.put("a credit note", year -> year.sales().stream().anyMatch(sale -> !sale.isSale()));
        features.put(
                "a credit note of a later month",
                year -> year.sales().stream()
                        .anyMatch(sale ->
                                sale.bookedOn().getMonth() != sale.soldOn().getMonth()));
        features.put("a fact recorded late", year -> year.sales().stream().anyMatch(sale -> sale.recordedOn() != null));
        features.put("no product", year -> year.sales().stream().anyMatch(sale -> sale.product() == null));
        features.put(
                "a transfer",
                year -> year.teams().subjects(InventedYear.YEAR).stream()
                        .anyMatch(rep ->
                                year.teams().during(rep, InventedYear.YEAR).size() > 1));
        features.put(
                "a shared sale of two teams",
                year -> year.sales().stream()
                        .anyMatch(sale -> sale.shares().keySet().stream()
                                        .map(rep -> year.teams().of(rep, sale.soldOn()))
                                        .distinct()
                                        .count()
                                > 1));
        features.put(
                "a vacant territory sells",
                year -> year.sales().stream()
                        .anyMatch(sale -> sale.shares().containsKey("territory")
                                && year.holders().of("territory", sale.soldOn()).isEmpty()));
        features.put(
                "a sale of a rep without a team",
                year -> year.sales().stream()
                        .anyMatch(sale -> sale.shares().keySet().stream()
                                .anyMatch(rep -> rep.startsWith("rep")
                                        && year.teams().of(rep, sale.soldOn()).isEmpty())));
        features.put(
                "a customer of two reps",
                year -> year.sales().stream().collect(PLAN.by(year.byRep(), InventedYear.YEAR)).values().stream()
                        .map(measured -> measured.measurement(OUTLETS))
                        .anyMatch(measurement -> measurement instanceof KeyedCount count && count.distinct() > 3));
        List<InventedYear> all = seeds().mapToObj(InventedYear::of).toList();
        features.forEach((feature, occurs) ->
                assertThat(all.stream().filter(occurs).count()).as(feature).isPositive());
    }
}
