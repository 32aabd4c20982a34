package io.salesscore.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.salesscore.kpi.Correction;
import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurement;
import io.salesscore.kpi.RollUp;
import io.salesscore.kpi.Unit;
import io.salesscore.period.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TraceTest {

    private static final Kpi REVENUE =
            Kpi.builder("revenue").unit(Unit.COUNT).rollUp(RollUp.SUM).build();
    private static final Kpi OPEN =
            Kpi.builder("open").unit(Unit.COUNT).rollUp(RollUp.SUM, RollUp.LAST).build();
    private static final Kpi RETURNS =
            Kpi.builder("returns").unit(Unit.SHARE).rollUp(RollUp.POOL).build();

    private static final Period Q1 = Period.quarter(2026, 1);

    private static final Assignments HOLDERS = Assignments.builder()
            .assign("t1", "A", LocalDate.of(2025, 1, 1), LocalDate.of(2026, 2, 15))
            .assign("t1", "B", LocalDate.of(2026, 2, 16))
            .assign("A", "A", LocalDate.EPOCH)
            .assign("B", "B", LocalDate.EPOCH)
            .build();

    private static final Credit<Sale> CREDIT =
            Credit.<Sale>split(Sale::shares).assigned(HOLDERS).overlaid(Sale::specialists);

    private static final List<Sale> FACTS = List.of(
            Sale.of("d1", "A", "c1", "100", "2026-01-05"),
            Sale.of("d2", "A 0.6, B 0.4", "c1", "70", "2026-02-01").with("S"),
            Sale.of("d3", "A", "c1", "8", "2025-12-31"),
            Sale.of("d4", "t1", "c1", "16", "2026-02-15"),
            Sale.of("d5", "t1", "c1", "32", "2026-02-16"),
            Sale.of("d6", "A", "c1", "64", "2026-03-31").recordedOn("2026-04-02"),
            Sale.of("d7", "A", "c1", "-20", "2026-03-31"),
            Sale.of("d8", "B", "c1", "1", "2026-03-31"));

    private static MeasurePlan<Sale> plan() {
        return MeasurePlan.of(Sale.class)
                .identifiedBy(Sale::id)
                .recorded(Sale::recordedOn)
                .measure(REVENUE, m -> m.sum(Sale::value).where(Sale::isSale).dated(Sale::soldOn))
                .measure(OPEN, m -> m.balance(Sale::value).from(Sale::soldOn).until(Sale::recordedOn))
                .measure(
                        RETURNS,
                        m -> m.ratio(
                                m.sum(sale -> sale.value().negate())
                                        .where(sale -> !sale.isSale())
                                        .dated(Sale::soldOn),
                                m.sum(Sale::value).where(Sale::isSale).dated(Sale::soldOn)))
                .build();
    }

    private static Trace trace(String subject, Kpi kpi) {
        return FACTS.stream()
                .collect(plan().asKnownOn(LocalDate.of(2026, 3, 31)).trace(subject, kpi, CREDIT, Q1));
    }

    private static Trace.Line line(String subject, Kpi kpi, String fact) {
        return trace(subject, kpi).lines().stream()
                .filter(line -> line.fact().equals(fact))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void saysOfEachFactOfTheSubjectWhetherItCountsOrWhyNot() {
        assertThat(trace("A", REVENUE).lines().stream()
                        .collect(Collectors.toMap(Trace.Line::fact, Trace.Line::outcome)))
                .isEqualTo(Map.of(
                        "d1", Trace.Outcome.COUNTED,
                        "d2", Trace.Outcome.COUNTED,
                        "d3", Trace.Outcome.OUTSIDE_PERIOD,
                        "d4", Trace.Outcome.COUNTED,
                        "d5", Trace.Outcome.ASSIGNED_ELSEWHERE,
                        "d6", Trace.Outcome.RECORDED_LATER,
                        "d7", Trace.Outcome.NOT_KEPT));
    }

    @Test
    void listsFactsInOrderOfTheirIds() {
        assertThat(trace("A", REVENUE).lines()).extracting(Trace.Line::fact).isSorted();
    }

    @Test
    void hasTheMeasurementThatThePlanMeasures() {
        assertThat(trace("A", REVENUE).measurement()).isEqualTo(Measurement.amount(new BigDecimal("158")));
    }

    @Test
    void saysWhatAShareGives() {
        Trace.Line line = line("A", REVENUE, "d2");
        assertThat(line.share()).isEqualByComparingTo("0.6");
        assertThat(line.measurement()).isEqualTo(Measurement.amount(new BigDecimal("42")));
    }

    @Test
    void saysWhatOverlayCreditGives() {
        Trace.Line line = line("S", REVENUE, "d2");
        assertThat(line.share()).isZero();
        assertThat(line.overlay()).isEqualByComparingTo("1");
        assertThat(line.measurement().value()).hasValue(70);
    }

    @Test
    void givesNothingToAFactThatIsLeftOut() {
        Trace.Line line = line("A", REVENUE, "d6");
        assertThat(line.share()).isZero();
        assertThat(line.measurement()).isEqualTo(Measurement.amount(BigDecimal.ZERO));
    }

    @Test
    void tellsCountedFactsFromThoseLeftOut() {
        assertThat(trace("A", REVENUE).counted()).extracting(Trace.Line::fact).containsExactly("d1", "d2", "d4");
        assertThat(trace("A", REVENUE).leftOut()).extracting(Trace.Line::fact).containsExactly("d3", "d5", "d6", "d7");
    }

    @Test
    void ofABalanceCountsWhatStandsAtThePeriodsEnd() {
        assertThat(line("A", OPEN, "d3").outcome()).isEqualTo(Trace.Outcome.COUNTED);
        assertThat(line("A", OPEN, "d4").outcome()).isEqualTo(Trace.Outcome.ASSIGNED_ELSEWHERE);
        assertThat(line("B", OPEN, "d4").outcome()).isEqualTo(Trace.Outcome.COUNTED);
    }

    @Test
    void ofARatioOfTwoMeasuresCountsWhatIsInEither() {
        assertThat(line("A", RETURNS, "d7").measurement())
                .isEqualTo(Measurement.ratio(new BigDecimal("20"), BigDecimal.ZERO));
        assertThat(line("A", RETURNS, "d1").measurement())
                .isEqualTo(Measurement.ratio(BigDecimal.ZERO, new BigDecimal("100")));
    }

    @Test
    void aShareInARatioIsThatOfTheMeasureWhichTakesMoreOfTheFact() {
        MeasurePlan<Sale> plan = MeasurePlan.of(Sale.class)
                .identifiedBy(Sale::id)
                .measure(
                        RETURNS,
                        m -> m.ratio(
                                m.sum(Sale::value).dated(Sale::soldOn),
                                m.sum(Sale::value).dated(Sale::bookedOn)))
                .build();
        Assignments backAndForth = Assignments.builder()
                .assign("A", "north", LocalDate.of(2026, 1, 1))
                .assign("A", "south", LocalDate.of(2026, 2, 1))
                .assign("A", "north", LocalDate.of(2026, 3, 1))
                .assign("B", "north", LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 31))
                .build()
                .otherwise("house");
        Sale sale = Sale.of("d1", "A 0.6, B 0.4", "c1", "10", "2026-01-05").bookedOn("2026-03-05");
        Trace.Line line = Stream.of(sale)
                .collect(plan.trace(
                        "north", RETURNS, Credit.<Sale>split(Sale::shares).assigned(backAndForth), Q1))
                .lines()
                .get(0);
        assertThat(line.share()).isEqualByComparingTo("1");
        assertThat(line.measurement()).isEqualTo(Measurement.ratio(new BigDecimal("6"), new BigDecimal("10")));
        assertThat(line).hasToString("d1 COUNTED: 0.6");
    }

    @Test
    void namesAFactWithoutIdByItsText() {
        Sale nameless = Sale.of(null, "A", "c1", "1", "2026-01-05");
        Sale blank = Sale.of(" ", "A", "c1", "2", "2026-01-05");
        assertThat(Stream.of(nameless, blank)
                        .collect(plan().trace("A", REVENUE, CREDIT, Q1))
                        .lines())
                .extracting(Trace.Line::fact)
                .containsExactlyInAnyOrder(nameless.toString(), blank.toString());
    }

    @Test
    void theOrderOfFactsWithOneIdChangesNothing() {
        MeasurePlan<Sale> plan = MeasurePlan.of(Sale.class)
                .identifiedBy(Sale::id)
                .measure(
                        Kpi.builder("outlets")
                                .unit(Unit.COUNT)
                                .rollUp(RollUp.UNION)
                                .build(),
                        m -> m.distinct(Sale::customer).dated(Sale::soldOn))
                .build();
        Sale one = Sale.of("d1", "A 0.6, B 0.4", "c1", "1", "2026-01-05").with("S");
        Sale other = Sale.of("d1", "A 0.6, B 0.4", "c2", "1", "2026-01-05").with("S");
        Sale less = Sale.of("d1", "A 0.5, B 0.5", "c2", "1", "2026-01-05").with("S");
        assertThat(Stream.of(less, other, one).collect(plan.traces(CREDIT, Q1)))
                .isEqualTo(Stream.of(one, other, less).collect(plan.traces(CREDIT, Q1)));
    }

    @Test
    void keepsBothOfTwoFactsWithOneId() {
        assertThat(Stream.of(Sale.of("d1", "A", "c1", "1", "2026-01-05"), Sale.of("d1", "A", "c1", "2", "2026-01-05"))
                        .collect(plan().trace("A", REVENUE, CREDIT, Q1))
                        .lines())
                .hasSize(2);
    }

    @Test
    void readsAsATable() {
        assertThat(trace("A", REVENUE)).hasToString("""
                        A 2026-Q1 revenue: 158
                          d1 COUNTED: 100
                          d2 COUNTED: 42, share 0.6
                          d3 OUTSIDE_PERIOD
                          d4 COUNTED: 16
                          d5 ASSIGNED_ELSEWHERE
                          d6 RECORDED_LATER
                          d7 NOT_KEPT""");
        assertThat(line("S", REVENUE, "d2")).hasToString("d2 COUNTED: 70, overlay");
    }

    @Nested
    class Corrections {

        private static Trace before(Sale... sales) {
            return Stream.of(sales).collect(plan().trace("A", REVENUE, CREDIT, Q1));
        }

        @Test
        void nameFactsThatCameWentAndChanged() {
            Trace before = before(
                    Sale.of("d1", "A", "c1", "1", "2026-01-05"),
                    Sale.of("d2", "A", "c1", "2", "2026-01-05"),
                    Sale.of("d3", "A", "c1", "4", "2026-01-05"));
            Trace after = before(
                    Sale.of("d1", "A", "c1", "1", "2026-01-05"),
                    Sale.of("d2", "A 0.5, B 0.5", "c1", "2", "2026-01-05"),
                    Sale.of("d3", "A", "c1", "4", "2026-04-05"),
                    Sale.of("d4", "A", "c1", "8", "2026-01-05"));
            assertThat(before.corrections(after))
                    .containsExactly(
                            Correction.changed(
                                    "d2",
                                    REVENUE,
                                    Measurement.amount(new BigDecimal("2")),
                                    Measurement.amount(BigDecimal.ONE)),
                            Correction.removed("d3", REVENUE, Measurement.amount(new BigDecimal("4"))),
                            Correction.added("d4", REVENUE, Measurement.amount(new BigDecimal("8"))));
        }

        @Test
        void areNoneOfTheSameFacts() {
            assertThat(trace("A", REVENUE).corrections(trace("A", REVENUE))).isEmpty();
        }

        @Test
        void areOfOneMeasurement() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> trace("A", REVENUE).corrections(trace("B", REVENUE)))
                    .withMessage(
                            "The trace of KPI (revenue) of subject (B) in (2026-Q1) cannot correct that of KPI (revenue)"
                                    + " of subject (A) in (2026-Q1).");
        }

        @Test
        void needFactsThatAreToldApart() {
            Trace twice =
                    before(Sale.of("d1", "A", "c1", "1", "2026-01-05"), Sale.of("d1", "A", "c1", "2", "2026-01-05"));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> twice.corrections(twice))
                    .withMessageStartingWith("The fact (d1) counts twice in KPI (revenue) of subject (A).");
        }
    }

    @Nested
    class IsRefused {

        @Test
        void whereFactsHaveNoIds() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> MeasurePlan.of(Sale.class)
                            .measure(REVENUE, m -> m.sum(Sale::value).dated(Sale::soldOn))
                            .build()
                            .trace("A", REVENUE, CREDIT, Q1))
                    .withMessage(
                            "The plan of Sale does not say how a fact is identified.\nMaybe add identifiedBy(…) to it.");
        }

        @Test
        void forAKpiThatIsNotMeasured() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> plan().trace(
                                    "A", Kpi.builder("deals").unit(Unit.COUNT).build(), CREDIT, Q1))
                    .withMessage("The plan of Sale does not measure the KPI (deals), but [revenue, open, returns].");
        }

        @Test
        void forASubjectThatIsNotOnTheRoster() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> plan().withRoster(List.of("B")).trace("A", REVENUE, CREDIT, Q1))
                    .withMessage("The subject (A) is not on the roster of the plan of Sale in (2026-Q1).");
        }

        @Test
        @SuppressWarnings("NullAway") // that is what is tried
        void asKnownOnNoDay() {
            assertThatNullPointerException().isThrownBy(() -> plan().asKnownOn(null));
        }

        @Test
        void whereAFactCannotBeMeasured() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Stream.of(Sale.of("d9", "A 0.5", "c1", "1", "2026-01-05"))
                            .collect(plan().trace("A", REVENUE, CREDIT, Q1)))
                    .withMessageStartingWith("The credit for fact (d9) sums to (0.5) and must sum to 1.");
        }
    }

    @Test
    void isNotDisturbedByAFactThatWasNotYetKnown() {
        assertThat(Stream.of(
                                Sale.of("d9", "A 0.5", "c1", "1", "2026-01-05").recordedOn("2026-04-05"),
                                Sale.of("d1", "A", "c1", "1", "2026-01-05"))
                        .collect(plan().asKnownOn(LocalDate.of(2026, 3, 31)).trace("A", REVENUE, CREDIT, Q1))
                        .lines())
                .extracting(Trace.Line::fact)
                .containsExactly("d1");
    }
}
