package io.salesscore.kpi;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.salesscore.kpi.Measurement.KeyStatistic;
import io.salesscore.kpi.Measurement.KeyedCount;
import io.salesscore.kpi.Measurement.Shared;
import io.salesscore.kpi.Measurement.Unmeasured;
import io.salesscore.period.Period;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for all measurements, tried on invented ones: they merge exactly or are refused, in whatever order they meet. */
class MeasurementsLawsTest {

    private static final int SEEDS = 100;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, SEEDS);
    }

    private static Measurements rolledUp(List<Measurements> parts) {
        return Measurements.rollUp("team", parts);
    }

    private static Measurements appended(List<Measurements> months) {
        return months.stream().reduce(Measurements::append).orElseThrow();
    }

    /** Rolls up in groups of groups, as rep, team, branch and company do. */
    private static Measurements rolledUpInGroups(String whole, List<Measurements> parts, GeneratedMeasurements given) {
        List<Measurements> left = given.shuffled(parts);
        int group = 0;
        while (left.size() > 1 && given.below(4) > 0) {
            int size = 1 + given.below(left.size());
            List<Measurements> taken = left.subList(0, size);
            Measurements joined = Measurements.rollUp(whole + "/" + group++, given.shuffled(taken));
            List<Measurements> rest = new ArrayList<>(left.subList(size, left.size()));
            rest.add(joined);
            left = given.shuffled(rest);
        }
        return Measurements.rollUp(whole, left);
    }

    private static void assertSame(GeneratedMeasurements given, Measurements one, Measurements other) {
        if (given.everythingIsSaid()) {
            assertThat(one).as("%s", given).isEqualTo(other).hasSameHashCodeAs(other);
        }
        assertThat(one.period()).isEqualTo(other.period());
        assertThat(one.kpis()).isEqualTo(other.kpis());
        for (Kpi kpi : one.kpis()) {
            assertThat(withoutDetails(one.measurement(kpi)))
                    .as("%s of %s", kpi, given)
                    .isEqualTo(withoutDetails(other.measurement(kpi)));
            assertThat(one.target(kpi)).as("target of %s of %s", kpi, given).isEqualTo(other.target(kpi));
        }
    }

    /** Where a part is silent, the details name the largest whole that is. */
    private static Measurement withoutDetails(Measurement measurement) {
        if (measurement instanceof Shared shared) {
            return new Shared(withoutDetails(shared.own()), shared.lent());
        }
        return measurement instanceof Unmeasured unmeasured
                ? Measurement.unmeasured(unmeasured.why(), List.of())
                : measurement;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void rollingUpInAnyGroupsEqualsRollingUpAllAtOnce(long seed) {
        GeneratedMeasurements given = GeneratedMeasurements.of(seed);
        for (List<Measurements> parts : given.byPeriod()) {
            assertSame(given, rolledUpInGroups("team", parts, given), rolledUp(parts));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void appendingIsAssociative(long seed) {
        GeneratedMeasurements given = GeneratedMeasurements.of(seed);
        for (List<Measurements> months : given.bySubject()) {
            int cut = 1 + given.below(months.size());
            if (cut < months.size()) {
                Measurements halves =
                        appended(months.subList(0, cut)).append(appended(months.subList(cut, months.size())));
                assertSame(given, halves, appended(months));
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void rollingUpWhatWasAppendedEqualsAppendingWhatWasRolledUp(long seed) {
        GeneratedMeasurements given = GeneratedMeasurements.of(seed);
        Measurements subjectsFirst = appended(
                given.byPeriod().stream().map(MeasurementsLawsTest::rolledUp).toList());
        Measurements timeFirst = rolledUp(
                given.bySubject().stream().map(MeasurementsLawsTest::appended).toList());
        assertSame(given, subjectsFirst, timeFirst);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theOrderOfPartsAndOfWordsChangesNothing(long seed) {
        GeneratedMeasurements given = GeneratedMeasurements.of(seed);
        for (List<Measurements> parts : given.byPeriod()) {
            assertThat(rolledUp(given.shuffled(parts)))
                    .isEqualTo(rolledUp(parts))
                    .hasSameHashCodeAs(rolledUp(parts));
            for (Measurements part : parts) {
                assertThat(saidInAnotherOrder(part, given)).isEqualTo(part).hasSameHashCodeAs(part);
            }
        }
    }

    private static Measurements saidInAnotherOrder(Measurements part, GeneratedMeasurements given) {
        Measurements.Builder again = Measurements.of(part.subject(), part.period());
        List<Consumer<Measurements.Builder>> words = new ArrayList<>();
        for (Kpi kpi : part.kpis()) {
            words.add(builder -> builder.measured(kpi, part.measurement(kpi)));
            part.target(kpi).ifPresent(target -> words.add(builder -> builder.target(kpi, target)));
        }
        given.shuffled(words).forEach(word -> word.accept(again));
        return again.build();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void thereIsAFiniteValueOrAReason(long seed) {
        GeneratedMeasurements given = GeneratedMeasurements.of(seed);
        Stream.concat(
                        given.bySubject().stream().flatMap(List::stream),
                        given.byPeriod().stream().map(MeasurementsLawsTest::rolledUp))
                .forEach(each -> {
                    for (Kpi kpi : each.kpis()) {
                        Measurement measurement = each.measurement(kpi);
                        assertThat(measurement.value().isPresent())
                                .isNotEqualTo(measurement.reason().isPresent());
                        measurement.value().ifPresent(value -> assertThat(value).isFinite());
                        assertThat(each.withoutKeys().measurement(kpi).value()).isEqualTo(measurement.value());
                    }
                    for (Measurements.Entry entry : each.entries()) {
                        assertThat(Reason.ofCode(entry.reasonCode()))
                                .isEqualTo(entry.measurement().reason());
                    }
                });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anIdLeadsToOneKpiOrToAnErrorThatNamesIt(long seed) {
        GeneratedMeasurements given = GeneratedMeasurements.of(seed);
        Measurements part = given.bySubject().get(0).get(0);
        Kpi unknown = Kpi.builder("unknown").unit(Unit.COUNT).build();
        assertThat(part.measurement(unknown)).isEqualTo(Measurement.missing());
        for (Kpi kpi : part.kpis()) {
            Kpi redefined = Kpi.builder(kpi.id()).unit(Unit.HOUR).build();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> part.measurement(redefined))
                    .withMessageContaining("(" + kpi.id() + ")");
            Measurements.Builder twice = Measurements.of(part.subject(), part.period());
            twice.measured(kpi, part.measurement(kpi));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> twice.measured(kpi, Measurement.missing()))
                    .withMessageContaining("(" + kpi.id() + ")");
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatIsSharedByAnyNumberCountsOnce(long seed) {
        GeneratedMeasurements given = GeneratedMeasurements.of(seed);
        Measurements owner = given.bySubject().get(0).get(0);
        Kpi[] lent = owner.kpis().stream()
                .filter(kpi -> !Join.isOverlaid(owner.measurement(kpi)))
                .toArray(Kpi[]::new);
        List<Measurements> members = new ArrayList<>();
        for (int each = 0; each <= given.below(4); each++) {
            members.add(Measurements.of("member" + each, owner.period()).build().withShared(owner, lent));
        }
        Measurements whole = rolledUpInGroups("whole", members, given);
        for (Kpi kpi : lent) {
            Measurement its = owner.measurement(kpi);
            assertThat(withoutDetails(whole.measurement(kpi).evidence()))
                    .as("%s of %s", kpi, owner)
                    .isEqualTo(withoutDetails(its.evidence()));
            assertThat(whole.target(kpi)).as("%s of %s", kpi, owner).isEmpty();
        }
    }

    @Test
    void everythingThatMayOccurDoes() {
        Set<String> said = new TreeSet<>();
        Set<String> joined = new TreeSet<>();
        seeds().forEach(seed -> {
            GeneratedMeasurements given = GeneratedMeasurements.of(seed);
            said.addAll(given.features);
            if (given.bySubject().size() > 1) {
                given.byPeriod().forEach(parts -> joined.addAll(outcomes(rolledUp(parts))));
            }
            if (given.byPeriod().size() > 1) {
                given.bySubject().forEach(months -> joined.addAll(outcomes(appended(months))));
            }
        });
        List<String> rules = new ArrayList<>();
        for (RollUp overSubjects : List.of(RollUp.SUM, RollUp.POOL, RollUp.UNION, RollUp.NONE)) {
            for (RollUp overTime : RollUp.values()) {
                rules.add("rules " + overSubjects + "." + overTime);
            }
        }
        List<String> kinds =
                List.of("Amount", "Proportion", "Ratio", "Mean", "KeyedCount", "Plain", "Unmeasured", "target");
        List<String> reasons = List.of(
                "NOT_APPLICABLE",
                "MISSING",
                "ZERO_DENOMINATOR",
                "NEGATIVE_DENOMINATOR",
                "NOT_MERGEABLE",
                "TOO_LITTLE_COVERAGE");
        assertThat(said)
                .contains("Overlaid", "Shared", "own beside shared", "1 owners", "2 owners")
                .contains("share", "another share")
                .containsAll(rules)
                .containsAll(kinds)
                .containsAll(reasons)
                .contains("nothing said", "DISTINCT", "REPEATED", "REPEAT_SHARE")
                .contains("DISTINCT without keys", "REPEATED without keys", "REPEAT_SHARE without keys");
        assertThat(joined).containsAll(kinds).containsAll(reasons);
        assertThat(joined)
                .contains(
                        "Overlaid",
                        "Shared with a value",
                        "Shared with a target",
                        "Shared by several",
                        "Shared by unlike");
    }

    private static List<String> outcomes(Measurements joined) {
        List<String> outcomes = new ArrayList<>();
        for (Kpi kpi : joined.kpis()) {
            outcomes.add(joined.measurement(kpi).getClass().getSimpleName());
            joined.measurement(kpi).reason().ifPresent(reason -> outcomes.add(reason.name()));
            if (joined.measurement(kpi) instanceof Shared shared) {
                shared.value().ifPresent(value -> outcomes.add("Shared with a value"));
                joined.target(kpi).ifPresent(target -> outcomes.add("Shared with a target"));
                if (shared.lent().size() > 2) {
                    outcomes.add("Shared by several");
                }
                if (shared.evidence() instanceof Unmeasured unmeasured
                        && unmeasured.details().stream().anyMatch(detail -> detail.startsWith("not all parts"))) {
                    outcomes.add("Shared by unlike");
                }
            }
            joined.target(kpi).ifPresent(target -> outcomes.add("target"));
        }
        return outcomes;
    }

    /** One deal of a rep with a customer, closed in a month; a shared one is there once per rep, under one id. */
    private record Deal(String id, String rep, String customer, int month, boolean won, BigDecimal value) {}

    private static List<Deal> deals(Random random) {
        List<Deal> deals = new ArrayList<>();
        int count = random.nextInt(40);
        for (int each = 0; each < count; each++) {
            Deal deal = new Deal(
                    "d" + each,
                    "rep" + random.nextInt(4),
                    "c" + random.nextInt(8),
                    1 + random.nextInt(3),
                    random.nextInt(3) > 0,
                    BigDecimal.valueOf(random.nextInt(2000) - 200L, 1));
            deals.add(deal);
            if (random.nextInt(5) == 0) {
                String other = "rep"
                        + (random.nextInt(3) + 1 + Integer.parseInt(deal.rep().substring(3))) % 4;
                deals.add(new Deal(deal.id(), other, deal.customer(), deal.month(), deal.won(), deal.value()));
            }
        }
        return deals;
    }

    private static Measurements measured(String subject, Period period, List<Deal> deals, Predicate<Deal> selected) {
        List<Deal> ours = deals.stream().filter(selected).toList();
        List<Deal> won = ours.stream().filter(Deal::won).toList();
        Map<String, List<String>> keys =
                won.stream().collect(groupingBy(Deal::customer, TreeMap::new, mapping(Deal::id, toList())));
        BigDecimal sum = sum(won.stream().map(Deal::value));
        BigDecimal n = BigDecimal.valueOf(won.size());
        return Measurements.of(subject, period)
                .measured(SalesKpis.REVENUE, Measurement.amount(sum))
                .rate(SalesKpis.WIN_RATE, won.size(), ours.size())
                .measured(SalesKpis.AVERAGE_DEAL, Measurement.ratio(sum, n))
                .measured(
                        SalesKpis.SALES_CYCLE_DAYS,
                        Measurement.mean(
                                n,
                                sum,
                                sum(won.stream().map(deal -> deal.value().pow(2)))))
                .measured(SalesKpis.ACTIVE_OUTLETS, KeyedCount.of(KeyStatistic.DISTINCT, keys))
                .measured(SalesKpis.REPEAT_CUSTOMER_RATE, KeyedCount.of(KeyStatistic.REPEAT_SHARE, keys))
                .build();
    }

    private static BigDecimal sum(Stream<BigDecimal> values) {
        return values.reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void joinedMeasurementsEqualMeasuringTheUnionOfTheFacts(long seed) {
        List<Deal> deals = deals(new Random(seed));
        List<Measurements> quarters = new ArrayList<>();
        for (String rep : Arrays.asList("rep0", "rep1", "rep2", "rep3")) {
            List<Measurements> months = new ArrayList<>();
            for (int month = 1; month <= 3; month++) {
                int each = month;
                months.add(measured(
                        rep,
                        Period.month(2026, month),
                        deals,
                        deal -> deal.rep().equals(rep) && deal.month() == each));
            }
            Measurements quarter = appended(months);
            assertThat(quarter)
                    .isEqualTo(measured(
                            rep,
                            Period.quarter(2026, 1),
                            deals,
                            deal -> deal.rep().equals(rep)));
            quarters.add(quarter);
        }
        assertThat(rolledUp(quarters)).isEqualTo(measured("team", Period.quarter(2026, 1), deals, deal -> true));
    }
}
