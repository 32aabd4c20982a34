package io.salesscore.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.salesscore.kpi.Measurement.KeyStatistic;
import io.salesscore.kpi.Measurement.KeyedCount;
import io.salesscore.kpi.Measurement.Unmeasured;
import io.salesscore.period.Period;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeasurementsTest {

    private static final Period JANUARY = Period.month(2026, 1);
    private static final Period FEBRUARY = Period.month(2026, 2);
    private static final Period MARCH = Period.month(2026, 3);

    private static Measurements.Builder sari() {
        return Measurements.of("sari", JANUARY);
    }

    private static Measurements.Builder budi() {
        return Measurements.of("budi", JANUARY);
    }

    private static Measurement keys(KeyStatistic statistic, Map<String, List<String>> keys) {
        return KeyedCount.of(statistic, keys);
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
    }

    @Nested
    class Said {

        @Test
        void isFoundByItsKpi() {
            Measurements said = sari().actual(SalesKpis.REVENUE, 1_250_000_000)
                    .target(SalesKpis.REVENUE, 1_000_000_000)
                    .rate(SalesKpis.LEAD_CONVERSION, 18, 75)
                    .ratio(SalesKpis.RETURN_RATE, 3_000_000, 250_000_000)
                    .meanOf(SalesKpis.CSAT_MEAN, 4, 5, 5, 3.5)
                    .build();
            assertThat(said.subject()).isEqualTo("sari");
            assertThat(said.period()).isEqualTo(JANUARY);
            assertThat(said.measurement(SalesKpis.REVENUE).value()).hasValue(1_250_000_000);
            assertThat(said.target(SalesKpis.REVENUE))
                    .hasValueSatisfying(target -> assertThat(target).isEqualByComparingTo("1000000000"));
            assertThat(said.measurement(SalesKpis.LEAD_CONVERSION).value()).hasValue(0.24);
            assertThat(said.measurement(SalesKpis.RETURN_RATE).value()).hasValue(0.012);
            assertThat(said.measurement(SalesKpis.CSAT_MEAN))
                    .isEqualTo(Measurement.mean(new BigDecimal(4), new BigDecimal("17.5"), new BigDecimal("78.25")));
        }

        @Test
        void isListedById() {
            Measurements said = sari().rate(SalesKpis.WIN_RATE, 1, 2)
                    .target(SalesKpis.REVENUE, 5)
                    .actual(SalesKpis.CALLS, 3)
                    .build();
            assertThat(said.kpis()).containsExactly(SalesKpis.CALLS, SalesKpis.REVENUE, SalesKpis.WIN_RATE);
        }

        @Test
        void isMissingWhereNothingWas() {
            Measurements said = sari().target(SalesKpis.REVENUE, 5).build();
            assertThat(said.measurement(SalesKpis.REVENUE)).isEqualTo(Measurement.missing());
            assertThat(said.measurement(SalesKpis.WIN_RATE)).isEqualTo(Measurement.missing());
            assertThat(said.target(SalesKpis.WIN_RATE)).isEmpty();
        }

        @Test
        void asANumberIsAnAmountOnlyWhereTheKpiAddsUp() {
            Measurements said = sari().actual(SalesKpis.REVENUE, 5)
                    .actual(SalesKpis.PIPELINE_VALUE, new BigDecimal("5.0"))
                    .actual(SalesKpis.WIN_RATE, 0.25)
                    .actual(SalesKpis.ACTIVE_OUTLETS, new BigDecimal(12))
                    .actual(SalesKpis.SALES_GROWTH, 0.1)
                    .build();
            assertThat(said.measurement(SalesKpis.REVENUE)).isEqualTo(Measurement.amount(new BigDecimal(5)));
            assertThat(said.measurement(SalesKpis.PIPELINE_VALUE)).isEqualTo(Measurement.amount(new BigDecimal(5)));
            assertThat(said.measurement(SalesKpis.WIN_RATE)).isEqualTo(Measurement.plain(0.25));
            assertThat(said.measurement(SalesKpis.ACTIVE_OUTLETS)).isEqualTo(Measurement.plain(12));
            assertThat(said.measurement(SalesKpis.SALES_GROWTH)).isEqualTo(Measurement.plain(0.1));
        }

        @Test
        void exactlyIsSaidWithTheSameMeaning() {
            assertThat(sari().actual(SalesKpis.REVENUE, 5)
                            .target(SalesKpis.REVENUE, 7)
                            .build())
                    .isEqualTo(sari().actual(SalesKpis.REVENUE, new BigDecimal("5.00"))
                            .target(SalesKpis.REVENUE, new BigDecimal("7.0"))
                            .build());
        }

        @Test
        void ofNoAnswersHasNoMean() {
            assertThat(sari().meanOf(SalesKpis.CSAT_MEAN)
                            .build()
                            .measurement(SalesKpis.CSAT_MEAN)
                            .reason())
                    .contains(Reason.ZERO_DENOMINATOR);
        }

        @Test
        void readsAsText() {
            assertThat(sari().actual(SalesKpis.CALLS, 3)
                            .target(SalesKpis.CALLS, 400)
                            .build())
                    .hasToString("sari 2026-01\n  call: 3, target 400");
        }

        @Test
        void readsAsTextWithoutTheDigitsOfBinaryFractions() {
            assertThat(sari().rate(SalesKpis.WIN_RATE, 18, 75)
                            .target(SalesKpis.WIN_RATE, 0.05)
                            .notApplicable(SalesKpis.CALLS, "HR", "trainee")
                            .build())
                    .hasToString("sari 2026-01\n  call: NOT_APPLICABLE (HR: trainee)\n"
                            + "  win_rate: 0.24 (18 of 75), target 0.05");
        }

        @Test
        void knowRepeatCustomersByTheirCountsAlone() {
            Measurement known = sari().rate(SalesKpis.REPEAT_CUSTOMER_RATE, 9, 20)
                    .build()
                    .measurement(SalesKpis.REPEAT_CUSTOMER_RATE);
            assertThat(known.value()).hasValue(0.45);
            assertThat(known)
                    .isInstanceOfSatisfying(
                            KeyedCount.class,
                            keyed -> assertThat(keyed.hasKeys()).isFalse());
        }

        @Test
        void canBeGivenTheNameThatACalendarHasForTheirDates() {
            Period quarter = Period.parse("2026-Q1@26");
            Measurements appended = Measurements.of("sari", Period.of(quarter.start(), quarter.end()))
                    .actual(SalesKpis.CALLS, 3)
                    .build();
            assertThat(appended.withPeriod(quarter).period()).isEqualTo(quarter);
            assertThatIllegalArgumentException().isThrownBy(() -> appended.withPeriod(Period.quarter(2026, 1)));
        }

        @Test
        void ofATeamOfOneHaveNoTargetOfARateEither() {
            Measurements one = sari().rate(SalesKpis.WIN_RATE, 1, 2)
                    .target(SalesKpis.WIN_RATE, 0.3)
                    .build();
            assertThat(Measurements.rollUp("team", List.of(one)).target(SalesKpis.WIN_RATE))
                    .isEmpty();
        }
    }

    @Nested
    class Refused {

        @Test
        void isAKpiMeasuredTwice() {
            assertRefused(
                    () -> sari().actual(SalesKpis.REVENUE, 1).actual(SalesKpis.REVENUE, 1),
                    "The KPI (revenue) of subject (sari) is measured twice.");
            assertRefused(
                    () -> sari().actual(SalesKpis.REVENUE, 1).notApplicable(SalesKpis.REVENUE, "HR", "trainee"),
                    "The KPI (revenue) of subject (sari) is measured twice.");
        }

        @Test
        void isASecondTarget() {
            assertRefused(
                    () -> sari().target(SalesKpis.REVENUE, 1).target(SalesKpis.REVENUE, 2),
                    "The KPI (revenue) of subject (sari) has two targets.");
        }

        @Test
        void arePercentForShares() {
            assertRefused(
                    () -> sari().actual(SalesKpis.WIN_RATE, 24),
                    "The value (24.0) of KPI (win_rate) of subject (sari) must lie between 0.0 and 1.0.\n"
                            + "Maybe percent was given: 24 % is 0.24.");
            assertRefused(
                    () -> sari().target(SalesKpis.WIN_RATE, 24),
                    "The target (24.0) of KPI (win_rate) of subject (sari) must lie between 0.0 and 1.0.\n"
                            + "Maybe percent was given: 24 % is 0.24.");
            assertRefused(
                    () -> sari().ratio(SalesKpis.OVERDUE_RECEIVABLES, 3, 2),
                    "The value (1.5) of KPI (overdue_ratio) of subject (sari) must lie between 0.0 and 1.0.\n"
                            + "Maybe percent was given: 24 % is 0.24.");
        }

        @Test
        void isAnAnswerOffTheScale() {
            assertRefused(
                    () -> sari().actual(SalesKpis.CSAT_MEAN, 5.5),
                    "The value (5.5) of KPI (csat_mean) of subject (sari) must lie between 1.0 and 5.0.");
        }

        @ParameterizedTest
        @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
        void isWhatIsNoNumber(double value) {
            String must = " (" + value + ") must be a finite number.";
            assertRefused(
                    () -> sari().actual(SalesKpis.REVENUE, value),
                    "The value of KPI (revenue) of subject (sari)" + must);
            assertRefused(
                    () -> sari().actual(SalesKpis.WIN_RATE, value),
                    "The value of KPI (win_rate) of subject (sari)" + must);
            assertRefused(
                    () -> sari().target(SalesKpis.REVENUE, value),
                    "The target of KPI (revenue) of subject (sari)" + must);
            assertRefused(
                    () -> sari().meanOf(SalesKpis.CSAT_MEAN, 4, value),
                    "The value of KPI (csat_mean) of subject (sari)" + must);
            assertRefused(
                    () -> sari().ratio(SalesKpis.RETURN_RATE, value, 1),
                    "The numerator of KPI (return_rate) of subject (sari)" + must);
            assertRefused(
                    () -> sari().ratio(SalesKpis.RETURN_RATE, 1, value),
                    "The denominator of KPI (return_rate) of subject (sari)" + must);
        }

        @Test
        void isAnAbsurdDecimal() {
            assertRefused(
                    () -> sari().actual(SalesKpis.WIN_RATE, new BigDecimal("1e-999999999")),
                    "The value of KPI (win_rate) of subject (sari) must lie between -1e100 and 1e100, with at most 1074"
                            + " decimals.");
            assertRefused(
                    () -> sari().target(SalesKpis.REVENUE, new BigDecimal("1e999999999")),
                    "The target of KPI (revenue) of subject (sari) must lie between -1e100 and 1e100, with at most 1074"
                            + " decimals.");
        }

        @Test
        void isMoreThanAll() {
            assertRefused(
                    () -> sari().rate(SalesKpis.WIN_RATE, 5, 3),
                    "The rate (5 of 3) of KPI (win_rate) of subject (sari) must have 0 <= k <= n.");
            assertRefused(
                    () -> sari().rate(SalesKpis.WIN_RATE, -1, 3),
                    "The rate (-1 of 3) of KPI (win_rate) of subject (sari) must have 0 <= k <= n.");
        }

        @Test
        void isEvidenceThatCannotJoinByTheKpisRule() {
            assertRefused(
                    () -> sari().rate(SalesKpis.REVENUE, 1, 2),
                    "The measurement (Proportion[k=1, n=2]) of KPI (revenue) of subject (sari) cannot join by its rule"
                            + " (SUM).\nMaybe the KPI wants another roll-up rule, or the measurement other evidence.");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> sari().measured(SalesKpis.WIN_RATE, Measurement.amount(BigDecimal.ONE)))
                    .withMessageContaining("(win_rate) of subject (sari) cannot join by its rule (POOL)");
        }

        @Test
        void isAnIdThatMeansTwoThings() {
            Kpi other = Kpi.builder("revenue").unit(Unit.COUNT).build();
            assertRefused(
                    () -> sari().actual(SalesKpis.REVENUE, 1).target(other, 2),
                    "The id (revenue) of subject (sari) is used for two KPIs that mean different things.");
            Measurements said = sari().actual(SalesKpis.REVENUE, 1).build();
            String message =
                    "The KPI (revenue) of the measurements of subject (sari) has another unit, direction or roll-up"
                            + " rule than the one asked for.\nMaybe two KPIs share an id, or one was redefined.";
            assertRefused(() -> said.measurement(other), message);
            assertRefused(() -> said.target(other), message);
            Measurements budi = budi().actual(other, 1).build();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Measurements.rollUp("team", List.of(said, budi)))
                    .withMessageContaining("The KPI (revenue)");
        }

        @Test
        void isABlankSubject() {
            assertRefused(() -> Measurements.of(" ", JANUARY), "The id ( ) of a subject must not be blank.");
            assertRefused(
                    () -> Measurements.rollUp("", List.of(sari().build())),
                    "The id () of a subject must not be blank.");
        }

        @Test
        void isToSayNeitherWhoNorWhen() {
            assertRefused(() -> new Saying().said(), "The measurements need a subject.");
            assertRefused(() -> new Saying().period(JANUARY).said(), "The measurements need a subject.");
            assertRefused(
                    () -> new Saying().subject("sari").said(), "The measurements of subject (sari) need a period.");
        }

        @Test
        void isToSayOneKpiInTwoPlans() {
            Measurements one = sari().actual(SalesKpis.REVENUE, 1)
                    .actual(SalesKpis.CALLS, 2)
                    .build();
            assertRefused(
                    () -> one.with(sari().target(SalesKpis.REVENUE, 1).build()),
                    "The KPIs [revenue] of subject (sari) are measured twice.");
            assertRefused(
                    () -> one.with(budi().build()),
                    "The measurements of subject (sari) in (2026-01) and those of subject (budi) in (2026-01) must share the"
                            + " subject.");
            assertRefused(
                    () -> one.with(Measurements.of("sari", MARCH).build()),
                    "The measurements of subject (sari) in (2026-01) and those of subject (sari) in (2026-03) must share the"
                            + " period.");
        }
    }

    /** As a calculator's fluent call is: what is said in any order. */
    private static final class Saying extends Measurements.Statement<Saying> {

        @Override
        protected Saying self() {
            return this;
        }

        Measurements said() {
            return measurements();
        }
    }

    @Nested
    class RolledUp {

        @Test
        void revenueAddsRatesPoolAndOutletsUnite() {
            Measurements a = sari().actual(SalesKpis.REVENUE, 150)
                    .ratio(SalesKpis.AVERAGE_DEAL, 150, 2)
                    .rate(SalesKpis.WIN_RATE, 3, 4)
                    .measured(
                            SalesKpis.ACTIVE_OUTLETS,
                            keys(KeyStatistic.DISTINCT, Map.of("c1", List.of(), "c2", List.of())))
                    .actual(SalesKpis.PIPELINE_VALUE, 30)
                    .build();
            Measurements b = budi().actual(SalesKpis.REVENUE, 80)
                    .ratio(SalesKpis.AVERAGE_DEAL, 80, 1)
                    .rate(SalesKpis.WIN_RATE, 1, 6)
                    .measured(SalesKpis.ACTIVE_OUTLETS, keys(KeyStatistic.DISTINCT, Map.of("c1", List.of())))
                    .actual(SalesKpis.PIPELINE_VALUE, 5)
                    .build();
            Measurements team = Measurements.rollUp("team", List.of(a, b));
            assertThat(team.subject()).isEqualTo("team");
            assertThat(team.period()).isEqualTo(JANUARY);
            assertThat(team.measurement(SalesKpis.REVENUE).value()).hasValue(230);
            assertThat(team.measurement(SalesKpis.AVERAGE_DEAL).value().orElseThrow())
                    .isCloseTo(76.666667, within(1e-6));
            assertThat(team.measurement(SalesKpis.WIN_RATE).value()).hasValue(0.4);
            assertThat(team.measurement(SalesKpis.ACTIVE_OUTLETS).value()).hasValue(2);
            assertThat(team.measurement(SalesKpis.PIPELINE_VALUE).value()).hasValue(35);
        }

        @Test
        void nothingOfNothingStillJoins() {
            Measurements a = sari().rate(SalesKpis.WIN_RATE, 0, 0).build();
            Measurements b = budi().rate(SalesKpis.WIN_RATE, 1, 4).build();
            assertThat(Measurements.rollUp("team", List.of(a, b))
                            .measurement(SalesKpis.WIN_RATE)
                            .value())
                    .hasValue(0.25);
        }

        @Test
        void bareRatesDoNotMerge() {
            Measurements a = sari().actual(SalesKpis.WIN_RATE, 0.2).build();
            Measurements b = budi().rate(SalesKpis.WIN_RATE, 1, 4).build();
            assertThat(Measurements.rollUp("team", List.of(a, b))
                            .measurement(SalesKpis.WIN_RATE)
                            .reason())
                    .contains(Reason.NOT_MERGEABLE);
        }

        @Test
        void growthIsMeasuredAnew() {
            Measurements a = sari().actual(SalesKpis.SALES_GROWTH, 0.2).build();
            Measurements b = budi().notApplicable(SalesKpis.SALES_GROWTH, "HR", "joined in January")
                    .build();
            assertThat(Measurements.rollUp("team", List.of(a, b))
                            .measurement(SalesKpis.SALES_GROWTH)
                            .reason())
                    .contains(Reason.NOT_MERGEABLE);
        }

        @Test
        void aMissingPartIsNamed() {
            Measurements a = sari().actual(SalesKpis.REVENUE, 1)
                    .target(SalesKpis.CALLS, 5)
                    .rate(SalesKpis.WIN_RATE, 1, 2)
                    .build();
            Measurements b = budi().actual(SalesKpis.CALLS, 3)
                    .measured(
                            SalesKpis.WIN_RATE,
                            Measurement.unmeasured(Reason.MISSING, List.of("no deals entered by budi")))
                    .build();
            Measurements team = Measurements.rollUp("team", List.of(a, b));
            assertThat(team.measurement(SalesKpis.REVENUE))
                    .isEqualTo(new Unmeasured(Reason.MISSING, List.of("budi in 2026-01")));
            assertThat(team.measurement(SalesKpis.CALLS))
                    .isEqualTo(new Unmeasured(Reason.MISSING, List.of("sari in 2026-01")));
            assertThat(team.measurement(SalesKpis.WIN_RATE))
                    .isEqualTo(new Unmeasured(Reason.MISSING, List.of("no deals entered by budi")));
        }

        @Test
        void ofSeveralReasonsTheWholeHasTheLastWithItsDetails() {
            Measurement missing = Measurement.unmeasured(Reason.MISSING, List.of("no survey"));
            Measurement uncovered = Measurement.unmeasured(Reason.TOO_LITTLE_COVERAGE, List.of("2 of 9"));
            Measurement bare = Measurement.unmeasured(Reason.NOT_MERGEABLE, List.of());
            assertThat(Join.of(RollUp.POOL, missing, uncovered)).isEqualTo(uncovered);
            assertThat(Join.of(RollUp.POOL, uncovered, missing)).isEqualTo(uncovered);
            assertThat(Join.of(RollUp.POOL, bare, missing)).isEqualTo(missing);
            assertThat(Join.of(RollUp.NONE, missing, bare)).isEqualTo(missing);
        }

        @Test
        void whoAKpiDoesNotBelongToDropsOutWithTheTarget() {
            Measurements a = sari().actual(SalesKpis.REVENUE, 1)
                    .target(SalesKpis.REVENUE, 2)
                    .build();
            Measurements b = budi().notApplicable(SalesKpis.REVENUE, "HR", "trainee")
                    .target(SalesKpis.REVENUE, 9)
                    .build();
            Measurements team = Measurements.rollUp("team", List.of(a, b));
            assertThat(team.measurement(SalesKpis.REVENUE).value()).hasValue(1);
            assertThat(team.target(SalesKpis.REVENUE)).contains(new BigDecimal(2));
        }

        @Test
        void whatBelongsToNobodyDoesNotBelongToTheTeam() {
            Measurements a =
                    sari().notApplicable(SalesKpis.REVENUE, "HR", "trainee").build();
            Measurements b =
                    budi().notApplicable(SalesKpis.REVENUE, "HR", "on leave").build();
            assertThat(Measurements.rollUp("team", List.of(a, b)).measurement(SalesKpis.REVENUE))
                    .isEqualTo(new Unmeasured(Reason.NOT_APPLICABLE, List.of("HR: on leave", "HR: trainee")));
        }

        @Test
        void targetsAddWhereTheKpiAddsAndEachPartHasOne() {
            Measurements a = sari().target(SalesKpis.REVENUE, new BigDecimal("1.5"))
                    .target(SalesKpis.PIPELINE_VALUE, 4)
                    .target(SalesKpis.WIN_RATE, 0.3)
                    .target(SalesKpis.ACTIVE_OUTLETS, 20)
                    .target(SalesKpis.SALES_GROWTH, 0.1)
                    .target(SalesKpis.CALLS, 400)
                    .build();
            Measurements b = budi().target(SalesKpis.REVENUE, new BigDecimal("0.5"))
                    .target(SalesKpis.PIPELINE_VALUE, 3)
                    .target(SalesKpis.WIN_RATE, 0.3)
                    .target(SalesKpis.ACTIVE_OUTLETS, 20)
                    .target(SalesKpis.SALES_GROWTH, 0.1)
                    .actual(SalesKpis.CALLS, 12)
                    .build();
            Measurements team = Measurements.rollUp("team", List.of(a, b));
            assertThat(team.target(SalesKpis.REVENUE)).contains(new BigDecimal(2));
            assertThat(team.target(SalesKpis.PIPELINE_VALUE)).contains(new BigDecimal(7));
            assertThat(team.target(SalesKpis.WIN_RATE)).isEmpty();
            assertThat(team.target(SalesKpis.ACTIVE_OUTLETS)).isEmpty();
            assertThat(team.target(SalesKpis.SALES_GROWTH)).isEmpty();
            assertThat(team.target(SalesKpis.CALLS)).isEmpty();
        }

        @Test
        void partsAreDistinctAndOfOnePeriod() {
            assertRefused(
                    () -> Measurements.rollUp("team", List.of()),
                    "The subject (team) needs at least one part to roll up.");
            assertRefused(
                    () -> Measurements.rollUp("team", List.of(sari().build(), sari().build())),
                    "The subject (sari) is a part of subject (team) twice.");
            assertRefused(
                    () -> Measurements.rollUp(
                            "team",
                            List.of(
                                    sari().build(),
                                    Measurements.of("budi", MARCH).build())),
                    "The measurements of subject (budi) in (2026-03) and those of subject (sari) in (2026-01) must share the"
                            + " period.");
        }
    }

    @Nested
    class Appended {

        @Test
        void flowsAddAndBalancesTakeTheLast() {
            Measurements january = sari().actual(SalesKpis.REVENUE, 150)
                    .target(SalesKpis.REVENUE, 100)
                    .actual(SalesKpis.PIPELINE_VALUE, 30)
                    .target(SalesKpis.PIPELINE_VALUE, 40)
                    .ratio(SalesKpis.OVERDUE_RECEIVABLES, 5, 50)
                    .build();
            Measurements february = Measurements.of("sari", FEBRUARY)
                    .actual(SalesKpis.REVENUE, 50)
                    .target(SalesKpis.REVENUE, 100)
                    .actual(SalesKpis.PIPELINE_VALUE, 10)
                    .target(SalesKpis.PIPELINE_VALUE, 60)
                    .ratio(SalesKpis.OVERDUE_RECEIVABLES, 10, 40)
                    .build();
            Measurements both = january.append(february);
            assertThat(both.subject()).isEqualTo("sari");
            assertThat(both.period()).hasToString("2026-01-01/2026-03-01");
            assertThat(both.measurement(SalesKpis.REVENUE).value()).hasValue(200);
            assertThat(both.target(SalesKpis.REVENUE)).contains(new BigDecimal(200));
            assertThat(both.measurement(SalesKpis.PIPELINE_VALUE).value()).hasValue(10);
            assertThat(both.target(SalesKpis.PIPELINE_VALUE)).contains(new BigDecimal(60));
            assertThat(both.measurement(SalesKpis.OVERDUE_RECEIVABLES).value()).hasValue(0.25);
        }

        @Test
        void threeMonthsAreTheQuarter() {
            Measurements quarter = sari().build()
                    .append(Measurements.of("sari", FEBRUARY).build())
                    .append(Measurements.of("sari", MARCH).build());
            assertThat(quarter)
                    .isEqualTo(Measurements.of("sari", Period.quarter(2026, 1)).build());
        }

        @Test
        void aCustomerOfTwoMonthsRepeatsInTheQuarter() {
            Measurements january = sari().measured(
                            SalesKpis.REPEAT_CUSTOMER_RATE,
                            keys(KeyStatistic.REPEAT_SHARE, Map.of("c1", List.of("d1"), "c2", List.of("d2"))))
                    .build();
            Measurements february = Measurements.of("sari", FEBRUARY)
                    .measured(
                            SalesKpis.REPEAT_CUSTOMER_RATE,
                            keys(KeyStatistic.REPEAT_SHARE, Map.of("c1", List.of("d3"))))
                    .build();
            assertThat(january.append(february)
                            .measurement(SalesKpis.REPEAT_CUSTOMER_RATE)
                            .value())
                    .hasValue(0.5);
        }

        @Test
        void theLastStandsEvenWhereItIsUnknownOrDoesNotApply() {
            Measurements january = sari().actual(SalesKpis.PIPELINE_VALUE, 30)
                    .target(SalesKpis.PIPELINE_VALUE, 40)
                    .actual(SalesKpis.REGISTERED_OUTLETS, 100)
                    .build();
            Measurements february = Measurements.of("sari", FEBRUARY)
                    .notApplicable(SalesKpis.PIPELINE_VALUE, "HR", "moved to service")
                    .build();
            Measurements both = january.append(february);
            assertThat(both.measurement(SalesKpis.PIPELINE_VALUE).reason()).contains(Reason.NOT_APPLICABLE);
            assertThat(both.target(SalesKpis.PIPELINE_VALUE)).isEmpty();
            assertThat(both.measurement(SalesKpis.REGISTERED_OUTLETS))
                    .isEqualTo(new Unmeasured(Reason.MISSING, List.of("sari in 2026-02")));
        }

        @Test
        void theFirstOfABalanceMayBeUnknown() {
            Measurements later = Measurements.of("sari", FEBRUARY)
                    .actual(SalesKpis.PIPELINE_VALUE, 30)
                    .build();
            assertThat(sari().build()
                            .append(later)
                            .measurement(SalesKpis.PIPELINE_VALUE)
                            .value())
                    .hasValue(30);
        }

        @Test
        void retentionIsMeasuredAnew() {
            Measurements january = sari().rate(SalesKpis.RETENTION_RATE, 9, 10).build();
            Measurements february = Measurements.of("sari", FEBRUARY)
                    .rate(SalesKpis.RETENTION_RATE, 9, 10)
                    .build();
            assertThat(january.append(february)
                            .measurement(SalesKpis.RETENTION_RATE)
                            .reason())
                    .contains(Reason.NOT_MERGEABLE);
        }

        @Test
        void periodsFollowEachOther() {
            Measurements january = sari().build();
            Measurements february = Measurements.of("sari", FEBRUARY).build();
            assertRefused(
                    () -> january.append(Measurements.of("sari", MARCH).build()),
                    "The measurements of subject (sari) in (2026-03) cannot be appended to those in (2026-01), which ends"
                            + " before (2026-02-01).\nMaybe a period between them was left out, or they change places.");
            assertThatIllegalArgumentException().isThrownBy(() -> february.append(january));
            assertThatIllegalArgumentException().isThrownBy(() -> january.append(january));
            assertRefused(
                    () -> january.append(Measurements.of("budi", FEBRUARY).build()),
                    "The measurements of subject (sari) in (2026-01) and those of subject (budi) in (2026-02) must share the"
                            + " subject.");
        }
    }

    @Nested
    class WithoutKeys {

        @Test
        void theValuesAndTargetsStay() {
            Measurements said = sari().measured(
                            SalesKpis.ACTIVE_OUTLETS, keys(KeyStatistic.DISTINCT, Map.of("c1", List.of())))
                    .target(SalesKpis.ACTIVE_OUTLETS, 20)
                    .actual(SalesKpis.REVENUE, 5)
                    .build();
            Measurements counts = said.withoutKeys();
            assertThat(counts.measurement(SalesKpis.ACTIVE_OUTLETS).value()).hasValue(1);
            assertThat(counts.target(SalesKpis.ACTIVE_OUTLETS)).contains(new BigDecimal(20));
            assertThat(counts.measurement(SalesKpis.REVENUE)).isEqualTo(said.measurement(SalesKpis.REVENUE));
            assertThat(counts).isNotEqualTo(said).isEqualTo(counts.withoutKeys());
            assertThat(Measurements.rollUp("team", List.of(counts, budi().build()))
                            .measurement(SalesKpis.ACTIVE_OUTLETS)
                            .reason())
                    .contains(Reason.MISSING);
        }

        @Test
        void nothingChangesWhereNothingIsCountedByKey() {
            Measurements said = sari().actual(SalesKpis.REVENUE, 5).build();
            assertThat(said.withoutKeys()).isSameAs(said);
        }
    }

    @Nested
    class Beside {

        @Test
        void othersSayMore() {
            Measurements both = sari().actual(SalesKpis.REVENUE, 5)
                    .build()
                    .with(sari().actual(SalesKpis.CALLS, 3).build());
            assertThat(both)
                    .isEqualTo(sari().actual(SalesKpis.CALLS, 3)
                            .actual(SalesKpis.REVENUE, 5)
                            .build());
        }
    }

    @Test
    void entriesAreListedByIdWithTheirNumbers() {
        Measurements sari = Measurements.of("sari", Period.quarter(2026, 1))
                .target(SalesKpis.REVENUE, 1_000)
                .rate(SalesKpis.LEAD_CONVERSION, 18, 75)
                .build();

        assertThat(sari.entries()).extracting(entry -> entry.kpi().id()).containsExactly("lead_conversion", "revenue");
        Measurements.Entry conversion = sari.entries().get(0);
        Measurements.Entry revenue = sari.entries().get(1);
        assertThat(conversion.value()).hasValue(0.24);
        assertThat(conversion.measurement()).isEqualTo(sari.measurement(SalesKpis.LEAD_CONVERSION));
        assertThat(conversion.target()).isEmpty();
        assertThat(conversion.targetValue()).isEmpty();
        assertThat(revenue.value()).isEmpty();
        assertThat(revenue.measurement()).isEqualTo(Measurement.missing());
        assertThat(revenue.target()).contains(BigDecimal.valueOf(1_000));
        assertThat(revenue.targetValue()).hasValue(1_000);
        assertThat(conversion)
                .isEqualTo(sari.withTarget(SalesKpis.REVENUE, BigDecimal.ONE)
                        .entries()
                        .get(0))
                .hasToString("lead_conversion: 0.24 (18 of 75)")
                .isNotEqualTo(revenue);
    }

    @Test
    void measurementsWithoutKeysAreTheirOwn() {
        Measurements sari = Measurements.of("sari", Period.quarter(2026, 1))
                .rate(SalesKpis.LEAD_CONVERSION, 18, 75)
                .build();

        assertThat(sari.withoutKeys()).isSameAs(sari);
    }
}
