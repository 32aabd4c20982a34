package io.salesscore.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurement;
import io.salesscore.kpi.Measurements;
import io.salesscore.kpi.RollUp;
import io.salesscore.kpi.Unit;
import io.salesscore.period.Period;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreditTest {

    private static final Kpi REVENUE = kpi("net_revenue", RollUp.SUM);
    private static final Kpi OUTLETS = kpi("active_outlets", RollUp.UNION);
    private static final Kpi DEALS = kpi("deals", RollUp.SUM);
    private static final Kpi DEAL_SIZE = kpi("gross_per_deal", RollUp.POOL);
    private static final Kpi REPEAT_RATE = kpi("repeat_rate", RollUp.UNION);

    private static final Kpi OPEN =
            Kpi.builder("open").unit(Unit.COUNT).rollUp(RollUp.SUM, RollUp.LAST).build();

    private static final Period JANUARY = Period.month(2026, 1);
    private static final Period FEBRUARY = Period.month(2026, 2);
    private static final Period BOTH = JANUARY.union(FEBRUARY);

    private static Kpi kpi(String id, RollUp rule) {
        return Kpi.builder(id).unit(Unit.COUNT).rollUp(rule).build();
    }

    private static MeasurePlan<Sale> plan(Function<Sale, LocalDate> dateOfRevenue) {
        return MeasurePlan.of(Sale.class)
                .identifiedBy(Sale::id)
                .measure(REVENUE, m -> m.sum(Sale::value).dated(dateOfRevenue))
                .measure(
                        OUTLETS,
                        m -> m.distinct(Sale::customer).where(Sale::isSale).dated(Sale::soldOn))
                .measure(DEALS, m -> m.count().where(Sale::isSale).dated(Sale::soldOn))
                .measure(
                        DEAL_SIZE,
                        m -> m.ratio(Sale::value, sale -> 1).where(Sale::isSale).dated(Sale::soldOn))
                .measure(
                        REPEAT_RATE,
                        m -> m.repeatShare(Sale::customer, Sale::id)
                                .where(Sale::isSale)
                                .dated(Sale::soldOn))
                .build();
    }

    private static MeasurePlan<Sale> plan() {
        return plan(Sale::bookedOn);
    }

    private static <K, V> V at(Map<K, V> map, K key) {
        return Objects.requireNonNull(map.get(key));
    }

    private static double value(Measurements measurements, Kpi kpi) {
        return measurements.measurement(kpi).value().orElseThrow();
    }

    /** Design, worked case 2: roll-up, split credit, credit note. */
    @Nested
    class TwoRepsWhoShareASale {

        private static final List<Sale> FACTS = List.of(
                Sale.of("d1", "A", "c1", "100", "2026-01-05"),
                Sale.of("d2", "A", "c2", "50", "2026-01-31"),
                Sale.of("d3", "B", "c1", "80", "2026-01-15"),
                Sale.of("d4", "A 0.6, B 0.4", "c1", "70", "2026-02-01"),
                Sale.of("d5", "B", "c3", "40", "2026-02-14"),
                Sale.of("d6", "B", "c2", "30", "2026-02-28"),
                Sale.of("n1", "A", "c2", "-20", "2026-01-31").bookedOn("2026-02-10"));

        @ParameterizedTest
        @CsvSource({
            "A,    172, 2, 2.6, 73.846154, 0.500000",
            "B,    178, 3, 3.4, 52.352941, 0.333333",
        })
        void haveTheirPublishedFigures(
                String rep, double revenue, double outlets, double deals, double size, double repeat) {
            assertFigures(
                    at(FACTS.stream().collect(plan().by(Credit.split(Sale::shares), BOTH)), rep),
                    revenue,
                    outlets,
                    deals,
                    size,
                    repeat);
        }

        @Test
        void rollUpToThePublishedFiguresOfTheTeam() {
            assertFigures(
                    Measurements.rollUp(
                            "team",
                            FACTS.stream()
                                    .collect(plan().by(Credit.split(Sale::shares), BOTH))
                                    .values()),
                    350,
                    3,
                    6,
                    61.666667,
                    0.666667);
        }

        @Test
        void giveTheSameInTwoMonthsAppended() {
            Map<Period, Map<String, Measurements>> byMonth =
                    FACTS.stream().collect(plan().by(Credit.split(Sale::shares), List.of(JANUARY, FEBRUARY)));
            assertThat(at(at(byMonth, JANUARY), "A").append(at(at(byMonth, FEBRUARY), "A")))
                    .isEqualTo(at(FACTS.stream().collect(plan().by(Credit.split(Sale::shares), BOTH)), "A"));
        }

        @Test
        void countACreditNoteInItsOwnMonthOrInThatOfTheSaleAsThePlanSays() {
            assertThat(revenueOfA(plan(Sale::bookedOn))).containsExactly(150.0, 22.0);
            assertThat(revenueOfA(plan(Sale::soldOn))).containsExactly(130.0, 42.0);
        }

        private List<Double> revenueOfA(MeasurePlan<Sale> plan) {
            Map<Period, Map<String, Measurements>> byMonth =
                    FACTS.stream().collect(plan.by(Credit.split(Sale::shares), List.of(JANUARY, FEBRUARY)));
            return Stream.of(JANUARY, FEBRUARY)
                    .map(month -> value(at(at(byMonth, month), "A"), REVENUE))
                    .toList();
        }

        private void assertFigures(
                Measurements measured, double revenue, double outlets, double deals, double size, double repeat) {
            assertThat(List.of(
                            value(measured, REVENUE),
                            value(measured, OUTLETS),
                            value(measured, DEALS),
                            value(measured, DEAL_SIZE),
                            value(measured, REPEAT_RATE)))
                    .usingElementComparator((actual, expected) -> Math.abs(actual - expected) < 5e-7 ? 0 : 1)
                    .containsExactly(revenue, outlets, deals, size, repeat);
        }
    }

    @Nested
    class AShare {

        @Test
        void weighsTheEvidenceOfEveryKind() {
            Kpi rate = kpi("rate", RollUp.POOL);
            Kpi mean = kpi("mean", RollUp.POOL);
            MeasurePlan<Sale> plan = MeasurePlan.of(Sale.class)
                    .measure(
                            rate,
                            m -> m.proportion(sale -> "c1".equals(sale.customer()))
                                    .dated(Sale::soldOn))
                    .measure(mean, m -> m.mean(Sale::value).dated(Sale::soldOn))
                    .build();
            Measurements a = at(
                    Stream.of(
                                    Sale.of("d1", "A 0.6, B 0.4", "c1", "10", "2026-01-05"),
                                    Sale.of("d2", "A 0.5, B 0.5", "c2", "4", "2026-01-05"))
                            .collect(plan.by(Credit.split(Sale::shares), JANUARY)),
                    "A");
            assertThat(a.measurement(rate))
                    .isEqualTo(Measurement.proportion(new BigDecimal("0.6"), new BigDecimal("1.1")));
            assertThat(a.measurement(mean))
                    .isEqualTo(Measurement.mean(new BigDecimal("1.1"), new BigDecimal("8"), new BigDecimal("68")));
        }

        @Test
        void ofABalanceIsAPartOfItsAmount() {
            Kpi open = Kpi.builder("open")
                    .unit(Unit.COUNT)
                    .rollUp(RollUp.SUM, RollUp.LAST)
                    .build();
            MeasurePlan<Sale> plan = MeasurePlan.of(Sale.class)
                    .measure(
                            open, m -> m.balance(Sale::value).from(Sale::soldOn).until(Sale::recordedOn))
                    .build();
            assertThat(value(
                            at(
                                    Stream.of(Sale.of("d1", "A 0.25, B 0.75", "c1", "10", "2026-01-05"))
                                            .collect(plan.by(Credit.split(Sale::shares), JANUARY)),
                                    "B"),
                            open))
                    .isEqualTo(7.5);
        }

        @Test
        void ofZeroIsNone() {
            assertThat(Stream.of(Sale.of("d1", "A 1, B 0", "c1", "10", "2026-01-05"))
                            .collect(plan().by(Credit.split(Sale::shares), JANUARY)))
                    .containsOnlyKeys("A");
        }
    }

    @Nested
    class SharesAreRefused {

        private void isRefused(String message, Sale... sales) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Stream.of(sales).collect(plan().by(Credit.split(Sale::shares), JANUARY)))
                    .withMessage(message);
        }

        @Test
        void thatDoNotSumToOne() {
            isRefused(
                    "The credit for fact (d1) sums to (0.9) and must sum to 1.\n"
                            + "Maybe percent was given: 60 % is 0.6; a third needs two shares of 0.3333 and one of 0.3334.",
                    Sale.of("d1", "A 0.5, B 0.4", "c1", "10", "2026-01-05"));
        }

        @Test
        void ofAllFactsAtOnceWithTheirIds() {
            isRefused(
                    """
                    3 facts cannot be measured:
                    The credit for fact (d1) sums to (0.9) and must sum to 1.
                    The credit for fact (d2) sums to (100) and must sum to 1.
                    The fact (d4) has no subject.
                    Maybe filter out facts without an owner, or give them a subject of their own, such as vacant.
                    Maybe percent was given: 60 % is 0.6; a third needs two shares of 0.3333 and one of 0.3334.""",
                    Sale.of("d2", "A 60, B 40", "c1", "10", "2026-01-05"),
                    Sale.of("d1", "A 0.5, B 0.4", "c1", "10", "2026-01-05"),
                    Sale.of("d3", "A 0.5, B 0.5", "c1", "10", "2026-01-05"),
                    Sale.of("d4", " 1", "c1", "10", "2026-01-05"));
        }

        @Test
        void countingThoseThatAreTooManyToName() {
            List<Sale> sales = new ArrayList<>();
            for (int i = 100; i < 125; i++) {
                sales.add(Sale.of("d" + i, "A 0.5", "c1", "10", "2026-01-05"));
            }
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> sales.parallelStream().collect(plan().by(Credit.split(Sale::shares), JANUARY)))
                    .withMessageStartingWith("25 facts cannot be measured:\nThe credit for fact (d100) ")
                    .withMessageContaining("(d119)")
                    .withMessageContaining("\n… and 5 more.\nMaybe")
                    .matches(e -> !String.valueOf(e.getMessage()).contains("(d120)"));
        }

        @Test
        void thatAreNegative() {
            isRefused(
                    "The credit for fact (d1) has a share of subject (B) that is negative or has more than 18 decimals.",
                    Sale.of("d1", "A 1.5, B -0.5", "c1", "10", "2026-01-05"));
        }

        @Test
        void thatAreOfNobodyOrUnknown() {
            isRefused(
                    "The credit for fact (d1) has no share of subject (B).\nMaybe leave out who has none.",
                    Sale.of("d1", "A 1, B null", "c1", "10", "2026-01-05"));
            isRefused(
                    "The fact (d1) has no subject.\nMaybe filter out facts without an owner, or give them a subject of"
                            + " their own, such as vacant.",
                    Sale.of("d1", "null 1", "c1", "10", "2026-01-05"));
        }

        @Test
        void thatAreAbsurdlyLarge() {
            isRefused(
                    "The credit for fact (d1) has a share of subject (B) that is far more than 1.",
                    Sale.of("d1", "A 0.5, B 1e999999999", "c1", "10", "2026-01-05"));
        }

        @Test
        void withAbsurdlyManyDigits() {
            isRefused(
                    "The credit for fact (d1) has a share of subject (A) that is negative or has more than 18 decimals.",
                    Sale.of("d1", "A 1e-999999999, B 1", "c1", "10", "2026-01-05"));
        }
    }

    @Nested
    class OverlayCredit {

        private static final Credit<Sale> CREDIT =
                Credit.<Sale>split(Sale::shares).overlaid(Sale::specialists);

        private static final List<Sale> FACTS = List.of(
                Sale.of("d1", "A", "c1", "100", "2026-01-05").with("S"),
                Sale.of("d2", "A 0.6, B 0.4", "c1", "70", "2026-02-01").with("S"),
                Sale.of("d3", "S", "c9", "5", "2026-02-01"));

        private static Measurements of(String subject) {
            return at(FACTS.stream().collect(plan().by(CREDIT, BOTH)), subject);
        }

        @Test
        void countsInFullForTheSpecialist() {
            assertThat(value(of("S"), REVENUE)).isEqualTo(175);
            assertThat(value(of("S"), DEALS)).isEqualTo(3);
        }

        @Test
        void takesNothingFromThoseWhoShareTheSale() {
            assertThat(value(of("A"), REVENUE)).isEqualTo(142);
        }

        @Test
        void isCountedOnceForTheTeam() {
            Measurements team = Measurements.rollUp("team", List.of(of("A"), of("B"), of("S")));
            assertThat(value(team, REVENUE)).isEqualTo(175);
            assertThat(value(team, DEALS)).isEqualTo(3);
        }

        @Test
        void isCountedOnceForATeamThatIsMeasuredFromFacts() {
            Assignments teams = Assignments.builder()
                    .assign("A", "team", LocalDate.EPOCH)
                    .assign("B", "team", LocalDate.EPOCH)
                    .assign("S", "team", LocalDate.EPOCH)
                    .build();
            assertThat(FACTS.stream().collect(plan().by(CREDIT.assigned(teams), BOTH)))
                    .containsOnly(Map.entry("team", Measurements.rollUp("team", List.of(of("A"), of("B"), of("S")))));
        }

        @Test
        void staysOutsideATeamWhoseMembersShareNothing() {
            Measurements specialists = Measurements.rollUp("specialists", List.of(of("S")));
            assertThat(value(specialists, REVENUE)).isEqualTo(5);
        }

        @Test
        void leavesNoTraceInAPeriodWithoutIt() {
            Measurements march = at(
                            FACTS.stream().collect(plan().by(CREDIT, List.of(Period.month(2026, 3)))),
                            Period.month(2026, 3))
                    .get("S");
            assertThat(Objects.requireNonNull(march).measurement(REVENUE))
                    .isEqualTo(Measurement.amount(BigDecimal.ZERO));
        }

        @Test
        void cannotBeGivenToWhoHasAShare() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Stream.of(Sale.of("d1", "A", "c1", "100", "2026-01-05")
                                    .with("A"))
                            .collect(plan().by(CREDIT, BOTH)))
                    .withMessage("The credit for fact (d1) gives subject (A) a share and overlay credit too.");
        }

        @Test
        void thatCancelsOutJoinsOverTimeAsItIsMeasured() {
            MeasurePlan<Sale> plan = MeasurePlan.of(Sale.class)
                    .identifiedBy(Sale::id)
                    .measure(REVENUE, m -> m.sum(Sale::value).dated(Sale::soldOn))
                    .measure(
                            OPEN, m -> m.balance(Sale::value).from(Sale::soldOn).until(Sale::recordedOn))
                    .build();
            List<Sale> sales = List.of(
                    Sale.of("d1", "A", "c1", "100", "2026-01-05").with("S"),
                    Sale.of("d2", "A", "c1", "-100", "2026-02-05").with("S"),
                    Sale.of("d3", "A", "c1", "7", "2026-01-05").with("T").recordedOn("2026-02-20"));
            Map<Period, Map<String, Measurements>> measured =
                    sales.stream().collect(plan.by(CREDIT, List.of(JANUARY, FEBRUARY, BOTH)));
            assertThat(at(at(measured, BOTH), "S").measurement(REVENUE))
                    .isEqualTo(Measurement.overlaid(
                            Measurement.amount(BigDecimal.ZERO), Measurement.amount(BigDecimal.ZERO)));
            for (String subject : List.of("A", "S", "T")) {
                Measurements appended = at(at(measured, JANUARY), subject).append(at(at(measured, FEBRUARY), subject));
                assertThat(at(at(measured, BOTH), subject)).isEqualTo(appended);
                assertThat(sales.parallelStream().collect(plan.by(CREDIT, BOTH)).get(subject))
                        .isEqualTo(appended);
            }
            for (Kpi kpi : plan.kpis()) {
                Trace trace = sales.stream().collect(plan.trace("S", kpi, CREDIT, BOTH));
                assertThat(trace.measurement())
                        .isEqualTo(at(at(measured, BOTH), "S").measurement(kpi));
                assertThat(trace.counted())
                        .extracting(Trace.Line::measurement)
                        .allMatch(Measurement.Overlaid.class::isInstance);
            }
            assertThat(at(at(measured, FEBRUARY), "T").measurement(OPEN))
                    .isEqualTo(Measurement.amount(BigDecimal.ZERO));
        }

        @Test
        void isOfTheFormerHolderWhoHelpsThePresentOne() {
            Assignments holders = Assignments.builder()
                    .assign("t1", "A", LocalDate.of(2026, 1, 1))
                    .assign("t1", "B", LocalDate.of(2026, 2, 1))
                    .build();
            Credit<Sale> credit =
                    Credit.<Sale>split(Sale::shares).assigned(holders).overlaid(Sale::specialists);
            Map<String, Measurements> measured = Stream.of(
                            Sale.of("d1", "t1", "c1", "100", "2026-02-01").with("A"))
                    .collect(plan().by(credit, BOTH));
            assertThat(at(measured, "A").measurement(REVENUE))
                    .isEqualTo(Measurement.overlaid(
                            Measurement.amount(BigDecimal.ZERO), Measurement.amount(new BigDecimal("100"))));
            assertThat(value(at(measured, "B"), REVENUE)).isEqualTo(100);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Stream.of(Sale.of("d1", "t1", "c1", "100", "2026-01-31")
                                    .with("A"))
                            .collect(plan().by(credit, BOTH)))
                    .withMessage("The credit for fact (d1) gives subject (A) a share and overlay credit too.");
        }

        @Test
        void isGivenOnce() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> FACTS.stream().collect(plan().by(CREDIT.overlaid(Sale::specialists), BOTH)))
                    .withMessageContaining("The credit for fact (d1) gives subject (S) overlay credit twice.");
            assertThat(value(
                            at(
                                    Stream.of(Sale.of("d1", "A", "c1", "100", "2026-01-05")
                                                    .with("S", "S"))
                                            .collect(plan().by(CREDIT, BOTH)),
                                    "S"),
                            REVENUE))
                    .isEqualTo(100);
        }

        @Test
        void isForSomebody() {
            Sale sale = Sale.of("d1", "A", "c1", "100", "2026-01-05");
            isRefused(sale.with(" "), "The fact (d1) has no subject.");
            isRefused(sale.with("S", null), "The fact (d1) has no subject.");
            isRefused(sale.withoutList(), "The credit for fact (d1) does not say whom it is overlaid for.");
        }

        private void isRefused(Sale sale, String message) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Stream.of(sale).collect(plan().by(CREDIT, BOTH)))
                    .withMessageStartingWith(message);
        }
    }

    @Nested
    class AssignedCredit {

        private static final Assignments TEAMS = Assignments.builder()
                .assign("A", "north", LocalDate.of(2026, 1, 1))
                .assign("A", "south", LocalDate.of(2026, 1, 15))
                .assign("B", "north", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 20))
                .build();

        private static MeasurePlan<Sale> balance() {
            return MeasurePlan.of(Sale.class)
                    .measure(
                            Kpi.builder("open")
                                    .unit(Unit.COUNT)
                                    .rollUp(RollUp.SUM, RollUp.LAST)
                                    .build(),
                            m -> m.balance(Sale::value).from(Sale::soldOn).until(Sale::recordedOn))
                    .build();
        }

        @Test
        void followsTheDateOfTheFact() {
            Map<String, Measurements> byTeam = Stream.of(
                            Sale.of("d1", "A", "c1", "100", "2026-01-14"),
                            Sale.of("d2", "A", "c1", "10", "2026-01-15"),
                            Sale.of("d3", "A 0.5, B 0.5", "c1", "4", "2026-01-20"))
                    .collect(plan().by(Credit.split(Sale::shares).assigned(TEAMS), JANUARY));
            assertThat(value(at(byTeam, "north"), REVENUE)).isEqualTo(102);
            assertThat(value(at(byTeam, "south"), REVENUE)).isEqualTo(12);
        }

        @Test
        void ofABalanceFollowsTheLastDayOfThePeriod() {
            Map<Period, Map<String, Measurements>> byTeam = Stream.of(Sale.of("d1", "A", "c1", "100", "2026-01-01"))
                    .collect(balance()
                            .by(
                                    Credit.split(Sale::shares).assigned(TEAMS),
                                    List.of(
                                            Period.parse("2026-01-01/2026-01-11"),
                                            Period.parse("2026-01-11/2026-02-01"))));
            assertThat(byTeam.values())
                    .extracting(teams -> teams.values().stream()
                            .map(team -> team.subject() + " "
                                    + team.measurement(balance().kpis().get(0))
                                            .value()
                                            .orElse(-1))
                            .toList())
                    .containsExactly(List.of("north 100.0", "south 0.0"), List.of("north 0.0", "south 100.0"));
        }

        @Test
        void reachesTheTeamOfWhoeverHoldsATerritory() {
            Assignments holders = Assignments.builder()
                    .assign("bandung", "A", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 20))
                    .build()
                    .otherwise("vacant");
            Assignments teams = Assignments.builder()
                    .assign("A", "north", LocalDate.of(2026, 1, 1))
                    .assign("vacant", "house", LocalDate.of(2020, 1, 1))
                    .build();
            Map<String, Measurements> byTeam = Stream.of(
                            Sale.of("d1", "bandung", "c1", "100", "2026-01-14"),
                            Sale.of("d2", "bandung", "c1", "10", "2026-01-21"))
                    .collect(plan().by(
                                    Credit.split(Sale::shares).assigned(holders).assigned(teams), JANUARY));
            assertThat(value(at(byTeam, "north"), REVENUE)).isEqualTo(100);
            assertThat(value(at(byTeam, "house"), REVENUE)).isEqualTo(10);
        }

        @Test
        void isRefusedForADateOnWhichTheSubjectBelongsToNothing() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Stream.of(Sale.of("d7", "B", "c1", "4", "2026-01-21"))
                            .collect(plan().by(Credit.split(Sale::shares).assigned(TEAMS), JANUARY)))
                    .withMessageStartingWith(
                            "The credit for fact (d7) goes to what subject (B) is assigned to, which is"
                                    + " nothing on the date on which KPI (net_revenue) counts it.\nMaybe ");
        }

        @Test
        void isNotRefusedWhereNoPeriodTakesTheFact() {
            assertThat(Stream.of(Sale.of("d7", "B", "c1", "4", "2026-02-21"))
                            .collect(plan().by(Credit.split(Sale::shares).assigned(TEAMS), JANUARY)))
                    .isEqualTo(Stream.<Sale>of()
                            .collect(plan().withRoster(List.of("north")).by(Credit.split(Sale::shares), JANUARY)));
        }

        @Test
        void goesElsewhereWhereTheAssignmentsSayWhose() {
            assertThat(value(
                            at(
                                    Stream.of(Sale.of("d7", "B", "c1", "4", "2026-01-21"))
                                            .collect(plan().by(
                                                            Credit.split(Sale::shares)
                                                                    .assigned(TEAMS.otherwise("vacant")),
                                                            JANUARY)),
                                    "vacant"),
                            REVENUE))
                    .isEqualTo(4);
        }
    }

    @Nested
    class ADatedRoster {

        private static final Assignments PEOPLE = Assignments.builder()
                .assign("A", "north", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 20))
                .assign("B", "north", LocalDate.of(2026, 2, 9))
                .build();

        @Test
        void holdsJoinersFromTheirFirstPeriodAndLeaversUntilTheirLast() {
            Map<Period, Map<String, Measurements>> measured = Stream.<Sale>of()
                    .collect(
                            plan().withRoster(PEOPLE).by(Credit.split(Sale::shares), List.of(JANUARY, FEBRUARY, BOTH)));
            assertThat(at(measured, JANUARY)).containsOnlyKeys("A");
            assertThat(at(measured, FEBRUARY)).containsOnlyKeys("B");
            assertThat(at(measured, BOTH)).containsOnlyKeys("A", "B");
        }
    }

    @Nested
    class AsKnownOnADay {

        private static final List<Sale> FACTS = List.of(
                Sale.of("d1", "A", "c1", "100", "2026-01-05"),
                Sale.of("d2", "A", "c1", "10", "2026-01-31").recordedOn("2026-02-03"),
                Sale.of("d3", "A", "c1", "1", "2026-01-31").recordedOn("2026-02-04"),
                Sale.of("d4", "B", "c1", "1", "2026-01-31").recordedOn("2026-02-04"));

        private static MeasurePlan<Sale> revenue() {
            return MeasurePlan.of(Sale.class)
                    .recorded(Sale::recordedOn)
                    .measure(REVENUE, m -> m.sum(Sale::value).dated(Sale::soldOn))
                    .build();
        }

        @Test
        void countsWhatWasRecordedByThenOrNobodyKnowsWhen() {
            assertThat(value(
                            at(
                                    FACTS.stream()
                                            .collect(revenue()
                                                    .asKnownOn(LocalDate.of(2026, 2, 3))
                                                    .by(Credit.split(Sale::shares), JANUARY)),
                                    "A"),
                            REVENUE))
                    .isEqualTo(110);
        }

        @Test
        void knowsNobodyOfWhomNothingWasRecorded() {
            assertThat(FACTS.stream()
                            .collect(revenue()
                                    .asKnownOn(LocalDate.of(2026, 2, 3))
                                    .by(Credit.split(Sale::shares), JANUARY)))
                    .containsOnlyKeys("A");
        }

        @Test
        void needsToBeToldWhenFactsAreRecorded() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> plan().asKnownOn(LocalDate.of(2026, 2, 3)))
                    .withMessageStartingWith("The plan of Sale does not say when a fact was recorded.");
        }
    }

    @Nested
    class AnInstant {

        private record Closing(Instant at) {}

        @ParameterizedTest
        @CsvSource({"Asia/Jakarta, 2025", "Asia/Makassar, 2026", "Asia/Jayapura, 2026"})
        void hasTheDateOfTheStatedZone(String zone, int year) {
            MeasurePlan<Closing> plan = MeasurePlan.of(Closing.class)
                    .measure(DEALS, m -> m.count().dated(Closing::at, ZoneId.of(zone)))
                    .build();
            Map<Period, Map<String, Measurements>> measured = Stream.of(
                            new Closing(Instant.parse("2025-12-31T16:30:00Z"))) // 23:30 in Jakarta
                    .collect(plan.by(closing -> "A", List.of(Period.year(2025), Period.year(2026))));
            assertThat(value(at(at(measured, Period.year(year)), "A"), DEALS)).isEqualTo(1);
        }

        @Test
        void beginsAndEndsABalanceInTheStatedZone() {
            Kpi open = Kpi.builder("open")
                    .unit(Unit.COUNT)
                    .rollUp(RollUp.SUM, RollUp.LAST)
                    .build();
            ZoneId jayapura = ZoneId.of("Asia/Jayapura");
            MeasurePlan<Closing> plan = MeasurePlan.of(Closing.class)
                    .measure(
                            open,
                            m -> m.balanceCount()
                                    .from(Closing::at, jayapura)
                                    .until(closing -> closing.at().plusSeconds(86_400), jayapura))
                    .build();
            List<Period> days = List.of(
                    Period.parse("2025-12-31/2026-01-01"),
                    Period.parse("2026-01-01/2026-01-02"),
                    Period.parse("2026-01-02/2026-01-03"));
            assertThat(Stream.of(new Closing(Instant.parse("2025-12-31T16:30:00Z")))
                            .collect(plan.by(closing -> "A", days))
                            .values())
                    .extracting(measured -> value(at(measured, "A"), open))
                    .containsExactly(0.0, 1.0, 0.0);
        }
    }

    @Nested
    class ABreakdown {

        private static final List<Sale> FACTS = List.of(
                Sale.of("d1", "A", "c1", "100", "2026-01-05").of("tea"),
                Sale.of("d2", "A 0.6, B 0.4", "c1", "70", "2026-02-01").of("rice"),
                Sale.of("d3", "B", "c2", "5", "2026-02-02").of("tea"),
                Sale.of("d4", "B", "c2", "1", "2026-02-02").of(" "));

        private static Map<String, Map<String, Measurements>> byProduct() {
            return FACTS.stream()
                    .collect(plan().withRoster(List.of("A", "B", "C"))
                            .breakdown(Credit.split(Sale::shares), Sale::product, BOTH));
        }

        @Test
        void measuresEachSubjectInEachGroup() {
            assertThat(value(at(at(byProduct(), "B"), "rice"), REVENUE)).isEqualTo(28);
            assertThat(value(at(at(byProduct(), "A"), "tea"), OUTLETS)).isEqualTo(1);
        }

        @Test
        void hasTheGroupsOfWhichASubjectHasFacts() {
            assertThat(at(byProduct(), "A")).containsOnlyKeys("rice", "tea");
            assertThat(at(byProduct(), "B")).containsOnlyKeys(MeasurePlan.NO_GROUP, "rice", "tea");
            assertThat(at(byProduct(), "C")).isEmpty();
        }

        @Test
        void comesFromTheSamePassAsTheWhole() {
            double rest = FACTS.stream()
                    .collect(Collectors.teeing(
                            plan().by(Credit.split(Sale::shares), BOTH),
                            plan().breakdown(Credit.split(Sale::shares), Sale::customer, BOTH),
                            (whole, byCustomer) -> value(at(whole, "B"), REVENUE)
                                    - value(at(at(byCustomer, "B"), "c1"), REVENUE)
                                    - value(at(at(byCustomer, "B"), "c2"), REVENUE)));
            assertThat(rest).isZero();
        }

        @Test
        void reportsTheBadFactsOfAllGroups() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Stream.of(
                                    Sale.of("d1", "A 0.1", "c1", "1", "2026-01-05")
                                            .of("tea"),
                                    Sale.of("d2", "A 0.2", "c1", "1", "2026-01-05")
                                            .of("rice"))
                            .collect(plan().breakdown(Credit.split(Sale::shares), Sale::product, BOTH)))
                    .withMessageStartingWith("2 facts cannot be measured:\n");
        }
    }
}
