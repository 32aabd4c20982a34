package io.salesscore.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurement;
import io.salesscore.kpi.Measurement.KeyStatistic;
import io.salesscore.kpi.Measurement.KeyedCount;
import io.salesscore.kpi.Measurements;
import io.salesscore.kpi.RollUp;
import io.salesscore.kpi.Unit;
import io.salesscore.period.Cadence;
import io.salesscore.period.Period;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for all measures of all facts, tried on invented ones. */
class MeasureLawsTest {

    private static final Kpi SUM = kpi("sum", RollUp.SUM, RollUp.SUM);
    private static final Kpi COUNT = kpi("count", RollUp.SUM, RollUp.SUM);
    private static final Kpi ENGAGED = kpi("engaged", RollUp.SUM, RollUp.SUM);
    private static final Kpi PROPORTION = kpi("proportion", RollUp.POOL, RollUp.POOL);
    private static final Kpi RATIO = kpi("ratio", RollUp.POOL, RollUp.POOL);
    private static final Kpi RATIO_OF_TWO = kpi("ratio_of_two", RollUp.POOL, RollUp.POOL);
    private static final Kpi RATIO_OF_BALANCES = kpi("ratio_of_balances", RollUp.POOL, RollUp.LAST);
    private static final Kpi MEAN = kpi("mean", RollUp.POOL, RollUp.POOL);
    private static final Kpi DISTINCT = kpi("distinct", RollUp.UNION, RollUp.UNION);
    private static final Kpi REPEATED = kpi("repeated", RollUp.UNION, RollUp.UNION);
    private static final Kpi REPEAT_SHARE = kpi("repeat_share", RollUp.UNION, RollUp.UNION);
    private static final Kpi BALANCE = kpi("balance", RollUp.SUM, RollUp.LAST);
    private static final Kpi BALANCE_COUNT = kpi("balance_count", RollUp.SUM, RollUp.LAST);

    private static final Kpi DECAYED_COUNT = kpi("decayed_count", RollUp.SUM, RollUp.LAST);
    private static final Kpi DECAYED_MEAN = kpi("decayed_mean", RollUp.POOL, RollUp.LAST);
    private static final Kpi RATIO_OF_DECAYED = kpi("ratio_of_decayed", RollUp.POOL, RollUp.LAST);

    private static final MeasurePlan<Deal> PLAN = MeasurePlan.of(Deal.class)
            .measure(SUM, m -> m.sum(Deal::value).where(Deal::won).dated(Deal::closedOn))
            .measure(COUNT, m -> m.count().where(Deal::closed).dated(Deal::closedOn))
            .measure(ENGAGED, m -> m.count().dated(Deal::engagedOn))
            .measure(
                    PROPORTION, m -> m.proportion(Deal::won).where(Deal::closed).dated(Deal::closedOn))
            .measure(
                    RATIO,
                    m -> m.ratio(Deal::value, MeasureLawsTest::size)
                            .where(Deal::closed)
                            .dated(Deal::closedOn))
            .measure(
                    RATIO_OF_TWO,
                    m -> m.ratio(
                            m.sum(Deal::value).where(Deal::won).dated(Deal::closedOn),
                            m.count().dated(Deal::engagedOn)))
            .measure(
                    RATIO_OF_BALANCES,
                    m -> m.ratio(
                            m.balance(Deal::value)
                                    .where(Deal::closed)
                                    .from(Deal::engagedOn)
                                    .until(Deal::closedOn),
                            m.balanceCount().from(Deal::engagedOn).until(Deal::closedOn)))
            .measure(MEAN, m -> m.mean(Deal::value).where(Deal::closed).dated(Deal::closedOn))
            .measure(DISTINCT, m -> m.distinct(Deal::outlet).where(Deal::won).dated(Deal::closedOn))
            .measure(
                    REPEATED,
                    m -> m.repeated(Deal::outlet, Deal::id).where(Deal::won).dated(Deal::closedOn))
            .measure(REPEAT_SHARE, m -> m.repeatShare(Deal::outlet, Deal::id).dated(Deal::engagedOn))
            .measure(BALANCE, m -> m.balance(Deal::value).from(Deal::engagedOn).until(Deal::closedOn))
            .measure(
                    BALANCE_COUNT,
                    m -> m.balanceCount()
                            .where(deal -> !deal.won())
                            .from(Deal::engagedOn)
                            .until(Deal::closedOn))
            .measure(DECAYED_COUNT, m -> m.decayedCount().halfLife(3).dated(Deal::engagedOn))
            .measure(
                    DECAYED_MEAN,
                    m -> m.decayedMean(Deal::value)
                            .halfLife(100)
                            .where(Deal::closed)
                            .dated(Deal::closedOn))
            .measure(
                    RATIO_OF_DECAYED,
                    m -> m.ratio(
                            m.decayedCount().halfLife(30).where(Deal::won).dated(Deal::closedOn),
                            m.decayedCount().halfLife(30).dated(Deal::engagedOn)))
            .build();

    private static Kpi kpi(String id, RollUp overSubjects, RollUp overTime) {
        return Kpi.builder(id).unit(Unit.COUNT).rollUp(overSubjects, overTime).build();
    }

    private static int size(Deal deal) {
        return Objects.requireNonNull(deal.outlet()).length();
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 60);
    }

    /** Invented facts, and adjacent periods around them. */
    private record Given(List<Deal> facts, List<Period> periods, Random random) {

        static Given of(long seed) {
            Random random = new Random(seed);
            List<Cadence> cadences = List.of(
                    Cadence.MONTH, Cadence.QUARTER, Cadence.WEEK, Cadence.MONTH.withMonthStart(26), Cadence.HALF_YEAR);
            Period first = Period.containing(
                    LocalDate.of(2025, 12, 1).plusDays(random.nextInt(90)),
                    cadences.get(random.nextInt(cadences.size())));
            List<Period> periods = new ArrayList<>(List.of(first));
            for (int i = random.nextInt(4); i > 0; i--) {
                periods.add(periods.get(periods.size() - 1).next());
            }
            List<LocalDate> dates = new ArrayList<>();
            for (Period period : periods) {
                dates.addAll(List.of(
                        period.start().minusDays(1),
                        period.start(),
                        period.lastDay(),
                        period.end(),
                        period.start().plusDays(random.nextInt(period.days()))));
            }
            List<Deal> facts = new ArrayList<>();
            for (int i = random.nextInt(40); i >= 0; i--) {
                boolean closed = random.nextInt(4) > 0;
                Deal deal = new Deal(
                        "d" + random.nextInt(30),
                        "rep" + random.nextInt(5),
                        "outlet".substring(0, 1 + random.nextInt(6)),
                        Amounts.any(random).next(random),
                        closed && random.nextBoolean(),
                        dates.get(random.nextInt(dates.size())),
                        closed ? dates.get(random.nextInt(dates.size())) : null);
                facts.add(deal);
                if (random.nextInt(8) == 0) {
                    // a shared deal, or one that is there twice
                    facts.add(new Deal(
                            deal.id(),
                            "rep" + random.nextInt(5),
                            deal.outlet(),
                            deal.value(),
                            deal.won(),
                            deal.engagedOn(),
                            deal.closedOn()));
                }
            }
            return new Given(facts, periods, random);
        }

        Period whole() {
            return periods.stream().reduce(Period::union).orElseThrow();
        }

        Map<String, Measurements> byRep(Period period) {
            return facts.stream().collect(PLAN.by(Deal::rep, period));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void measuringIsWhatItSaysForEachFact(long seed) {
        Given given = Given.of(seed);
        for (Period period : given.periods()) {
            given.byRep(period)
                    .forEach((rep, measured) -> assertThat(measured)
                            .as("%s", given)
                            .isEqualTo(plainly(
                                    rep,
                                    period,
                                    given.facts().stream()
                                            .filter(deal -> rep.equals(deal.rep()))
                                            .toList())));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void rollingUpSubjectsEqualsMeasuringTheUnionOfTheirFacts(long seed) {
        Given given = Given.of(seed);
        for (Period period : given.periods()) {
            assertThat(Measurements.rollUp("team", given.byRep(period).values()))
                    .as("%s", given)
                    .isEqualTo(given.facts().stream().collect(PLAN.forSubject("team", period)));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void rollingUpInStepsEqualsRollingUpAtOnce(long seed) {
        Given given = Given.of(seed);
        Map<String, Measurements> byRep = given.byRep(given.whole());
        Map<String, Measurements> byTeam =
                Measurements.rollUp(byRep, rep -> Set.of("rep1", "rep3").contains(rep) ? "north" : "south");
        assertThat(Measurements.rollUp(byTeam, team -> "company").get("company"))
                .as("%s", given)
                .isEqualTo(Measurements.rollUp("company", byRep.values()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void appendingPeriodsEqualsMeasuringTheirUnion(long seed) {
        Given given = Given.of(seed);
        Map<Period, Map<String, Measurements>> byPeriod =
                given.facts().stream().collect(PLAN.by(Deal::rep, given.periods()));
        given.byRep(given.whole())
                .forEach((rep, measured) -> assertThat(given.periods().stream()
                                .map(period -> Objects.requireNonNull(byPeriod.get(period))
                                        .get(rep))
                                .reduce(Measurements::append)
                                .orElseThrow())
                        .as("%s", given)
                        .isEqualTo(measured));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theOrderOfFactsAndTheThreadsChangeNothing(long seed) {
        Given given = Given.of(seed);
        Map<String, Measurements> expected = given.byRep(given.whole());
        List<Deal> shuffled = new ArrayList<>(given.facts());
        Collections.shuffle(shuffled, given.random());
        assertThat(shuffled.stream().collect(PLAN.by(Deal::rep, given.whole())))
                .as("%s", given)
                .isEqualTo(expected);
        assertThat(shuffled.parallelStream().collect(PLAN.by(Deal::rep, given.whole())))
                .as("%s", given)
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void manyPeriodsInOnePassEqualOneAtATime(long seed) {
        Given given = Given.of(seed);
        Set<Period> periods = new TreeSet<>(given.periods());
        periods.add(given.whole());
        periods.add(Period.year(2026));
        periods.add(Period.month(2026, 1));
        periods.add(Period.of(LocalDate.of(2026, 1, 10), LocalDate.of(2026, 3, 2)));
        periods.add(Period.quarter(2027, 4));
        Map<Period, Map<String, Measurements>> expected = new TreeMap<>();
        periods.forEach(period -> expected.put(period, given.byRep(period)));
        List<Period> shuffled = new ArrayList<>(periods);
        Collections.shuffle(shuffled, given.random());
        assertThat(given.facts().parallelStream().collect(PLAN.by(Deal::rep, shuffled)))
                .as("%s", given)
                .isEqualTo(expected);
    }

    /** A law that never meets a kind of fact says nothing about it. */
    @Test
    void theInventedFactsCoverWhatMatters() {
        Map<String, Predicate<Given>> features = new TreeMap<>();
        features.put("one fact", given -> given.facts().size() == 1);
        features.put("one period", given -> given.periods().size() == 1);
        features.put("four periods", given -> given.periods().size() == 4);
        features.put("a turn of the year", given -> given.whole().start().getYear() < 2026);
        features.put("an open deal", any((deal, given) -> !deal.closed()));
        features.put(
                "closed before engaged",
                any((deal, given) -> deal.closed() && closed(deal).isBefore(engaged(deal))));
        features.put(
                "engaged on a last day",
                any((deal, given) -> given.periods().stream()
                        .anyMatch(period -> period.lastDay().equals(engaged(deal)))));
        features.put(
                "closed on a last day",
                any((deal, given) -> given.periods().stream()
                        .anyMatch(period -> period.lastDay().equals(deal.closedOn()))));
        features.put(
                "engaged before, closed after",
                any((deal, given) -> deal.closed()
                        && engaged(deal).isBefore(given.whole().start())
                        && !closed(deal).isBefore(given.whole().end())));
        features.put(
                "won outside", any((deal, given) -> deal.won() && !given.whole().contains(closed(deal))));
        features.put(
                "a deal of two reps",
                pairs((one, other) -> Objects.equals(one.id(), other.id()) && !Objects.equals(one.rep(), other.rep())));
        features.put(
                "a repeat customer of two reps",
                pairs((one, other) ->
                        Objects.equals(one.outlet(), other.outlet()) && !Objects.equals(one.rep(), other.rep())));
        features.put(
                "a rep without sales",
                given -> given.byRep(given.whole()).values().stream()
                        .anyMatch(measured -> measured.measurement(SUM).equals(Measurement.amount(BigDecimal.ZERO))));
        features.put(
                "engaged too long ago",
                any((deal, given) ->
                        engaged(deal).plusDays(123).isBefore(given.whole().end())));
        features.put("a negative denominator", any((deal, given) -> exact(deal).signum() < 0));
        Stream.of(Amounts.values())
                .forEach(kind -> features.put(
                        "amount " + kind,
                        any((deal, given) -> kind.next(new Random(1)).getClass().isInstance(deal.value()))));
        List<Given> all = seeds().mapToObj(Given::of).toList();
        features.forEach((feature, occurs) ->
                assertThat(all.stream().filter(occurs).count()).as(feature).isPositive());
    }

    private static Predicate<Given> any(BiPredicate<Deal, Given> feature) {
        return given -> given.facts().stream().anyMatch(deal -> feature.test(deal, given));
    }

    private static Predicate<Given> pairs(BiPredicate<Deal, Deal> feature) {
        return any((one, given) -> given.facts().stream().anyMatch(other -> feature.test(one, other)));
    }

    /** All measures of the plan, the slow and obvious way. */
    private static Measurements plainly(String rep, Period period, List<Deal> facts) {
        List<Deal> everClosed = facts.stream().filter(Deal::closed).toList();
        List<Deal> closed = facts.stream()
                .filter(deal -> deal.closed() && period.contains(closed(deal)))
                .toList();
        List<Deal> won = closed.stream().filter(Deal::won).toList();
        List<Deal> engaged =
                facts.stream().filter(deal -> period.contains(engaged(deal))).toList();
        List<Deal> open = facts.stream()
                .filter(deal -> !engaged(deal).isAfter(period.lastDay())
                        && (!deal.closed() || closed(deal).isAfter(period.lastDay()))
                        && (!deal.closed() || closed(deal).isAfter(engaged(deal))))
                .toList();
        return Measurements.of(rep, period)
                .measured(SUM, Measurement.amount(total(won, MeasureLawsTest::exact)))
                .measured(COUNT, Measurement.amount(number(closed)))
                .measured(ENGAGED, Measurement.amount(number(engaged)))
                .measured(PROPORTION, Measurement.proportion(number(won), number(closed)))
                .measured(
                        RATIO,
                        Measurement.ratio(
                                total(closed, MeasureLawsTest::exact),
                                total(closed, deal -> BigDecimal.valueOf(size(deal)))))
                .measured(RATIO_OF_TWO, Measurement.ratio(total(won, MeasureLawsTest::exact), number(engaged)))
                .measured(
                        RATIO_OF_BALANCES,
                        Measurement.ratio(
                                total(open.stream().filter(Deal::closed).toList(), MeasureLawsTest::exact),
                                number(open)))
                .measured(
                        MEAN,
                        Measurement.mean(
                                number(closed),
                                total(closed, MeasureLawsTest::exact),
                                total(closed, deal -> exact(deal).pow(2))))
                .measured(DISTINCT, KeyedCount.of(KeyStatistic.DISTINCT, keys(won)))
                .measured(REPEATED, KeyedCount.of(KeyStatistic.REPEATED, keys(won)))
                .measured(REPEAT_SHARE, KeyedCount.of(KeyStatistic.REPEAT_SHARE, keys(engaged)))
                .measured(BALANCE, Measurement.amount(total(open, MeasureLawsTest::exact)))
                .measured(
                        BALANCE_COUNT,
                        Measurement.amount(
                                number(open.stream().filter(deal -> !deal.won()).toList())))
                .measured(
                        DECAYED_COUNT,
                        Measurement.amount(decayed(facts, MeasureLawsTest::engaged, 3, period, deal -> BigDecimal.ONE)))
                .measured(
                        DECAYED_MEAN,
                        Measurement.mean(
                                decayed(everClosed, MeasureLawsTest::closed, 100, period, deal -> BigDecimal.ONE),
                                decayed(everClosed, MeasureLawsTest::closed, 100, period, MeasureLawsTest::exact),
                                decayed(
                                        everClosed,
                                        MeasureLawsTest::closed,
                                        100,
                                        period,
                                        deal -> exact(deal).pow(2))))
                .measured(
                        RATIO_OF_DECAYED,
                        Measurement.ratio(
                                decayed(
                                        everClosed.stream().filter(Deal::won).toList(),
                                        MeasureLawsTest::closed,
                                        30,
                                        period,
                                        deal -> BigDecimal.ONE),
                                decayed(facts, MeasureLawsTest::engaged, 30, period, deal -> BigDecimal.ONE)))
                .build();
    }

    private static BigDecimal decayed(
            List<Deal> facts,
            Function<Deal, LocalDate> dated,
            int halfLife,
            Period period,
            Function<Deal, BigDecimal> amount) {
        return total(
                facts.stream()
                        .filter(deal -> !dated.apply(deal).isAfter(period.lastDay()))
                        .toList(),
                deal -> amount.apply(deal)
                        .multiply(weight(ChronoUnit.DAYS.between(dated.apply(deal), period.lastDay()), halfLife)));
    }

    private static BigDecimal weight(long age, int halfLife) {
        return new BigDecimal(StrictMath.pow(0.5, (double) age / halfLife)).setScale(12, RoundingMode.HALF_UP);
    }

    private static Map<String, Set<String>> keys(List<Deal> facts) {
        Map<String, Set<String>> keys = new TreeMap<>();
        facts.forEach(deal -> keys.computeIfAbsent(Objects.requireNonNull(deal.outlet()), outlet -> new TreeSet<>())
                .add(Objects.requireNonNull(deal.id())));
        return keys;
    }

    private static BigDecimal number(List<Deal> facts) {
        return BigDecimal.valueOf(facts.size());
    }

    private static BigDecimal total(List<Deal> facts, Function<Deal, BigDecimal> amount) {
        return facts.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal exact(Deal deal) {
        return ExactSumsTest.exact(Objects.requireNonNull(deal.value()));
    }

    private static LocalDate engaged(Deal deal) {
        return Objects.requireNonNull(deal.engagedOn());
    }

    private static LocalDate closed(Deal deal) {
        return Objects.requireNonNull(deal.closedOn());
    }
}
