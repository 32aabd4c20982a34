package io.salesscore.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.salesscore.period.CollectiveLeave;
import io.salesscore.period.Holidays;
import io.salesscore.period.Pace;
import io.salesscore.period.PartialPeriod;
import io.salesscore.period.Period;
import io.salesscore.period.WorkCalendar;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * March 2026, Monday to Saturday. Who joined on the 9th has worked 8 of 20 days on the 17th, and so has whoever was
 * there before on the 10th.
 */
class ProrationTest {

    private static final Period MARCH = Period.month(2026, 3);
    private static final BigDecimal TARGET = BigDecimal.valueOf(480);
    private static final BigDecimal ACTUAL = BigDecimal.valueOf(210);

    /** Four fifths of the outlets are sold to in the first two fifths of the days. */
    private static final Pace SATURATING = Pace.linear().through(0.4, 0.8);

    private static final Kpi GROWTH =
            Kpi.builder("growth").unit(Unit.CHANGE).rollUp(RollUp.NONE).build();

    private static PartialPeriod march(CollectiveLeave leave) {
        return WorkCalendar.sixDays().withHolidays(Holidays.indonesia(), leave).part(MARCH);
    }

    private static Proration joiner(CollectiveLeave leave) {
        return Proration.by(march(leave).joinedOn(LocalDate.of(2026, 3, 9)).asOf(LocalDate.of(2026, 3, 17)));
    }

    private static Proration joiner() {
        return joiner(CollectiveLeave.NOT_WORKED);
    }

    private static Proration onTheTenth() {
        return Proration.by(march(CollectiveLeave.NOT_WORKED).asOf(LocalDate.of(2026, 3, 10)));
    }

    @ParameterizedTest
    @CsvSource({"NOT_WORKED, 192", "WORKED, 160"})
    void theTargetOfAFlowIsProratedByWorkingDays(CollectiveLeave leave, BigDecimal toDate) {
        assertThat(joiner(leave).target(SalesKpis.REVENUE, TARGET)).isEqualTo(toDate);
    }

    /** Budi's share of March is for the 14 days that he is there. */
    @Test
    void aPlansTargetOfAJoinerIsProratedOverTheDaysThatItIsFor() {
        TargetPlan plan = TargetPlan.of(SalesKpis.REVENUE, MARCH, 680)
                .on(march(CollectiveLeave.NOT_WORKED).calendar())
                .share("sari", 1)
                .share(TargetPlan.Share.of("budi", 1).joinedOn(LocalDate.of(2026, 3, 9)))
                .build();
        BigDecimal budi = plan.target(MARCH, "budi").orElseThrow();
        Measurements measured = Measurements.of("budi", MARCH)
                .actual(SalesKpis.REVENUE, 210)
                .target(SalesKpis.REVENUE, budi)
                .build();
        Proration own = Proration.by(march(CollectiveLeave.NOT_WORKED)
                .joinedOn(LocalDate.of(2026, 3, 9))
                .asOf(LocalDate.of(2026, 3, 17))
                .withOwnTargets());
        assertThat(budi).isEqualTo(BigDecimal.valueOf(280));
        assertThat(own.of(measured).target(SalesKpis.REVENUE)).contains(BigDecimal.valueOf(160));
    }

    @ParameterizedTest
    @CsvSource({"NOT_WORKED, 367.5", "WORKED, 472.5"})
    void theRunRateOfAFlowIsWhereItLeads(CollectiveLeave leave, BigDecimal runRate) {
        assertThat(joiner(leave).runRate(SalesKpis.REVENUE, ACTUAL)).contains(runRate);
    }

    /** 10 × 8/24. */
    @Test
    void whatIsNoFiniteDecimalHasThirtyFourDigits() {
        assertThat(joiner(CollectiveLeave.WORKED).target(SalesKpis.REVENUE, BigDecimal.TEN))
                .isEqualTo(new BigDecimal("3.333333333333333333333333333333333"));
    }

    @Test
    void whereNothingHasElapsedThereIsNoRunRate() {
        Proration notBegun = Proration.by(march(CollectiveLeave.WORKED).asOf(LocalDate.of(2026, 3, 1)));
        assertThat(notBegun.runRate(SalesKpis.REVENUE, ACTUAL)).isEmpty();
    }

    /** A quarter of the result by half of the days: on the 10th, after two fifths of them, a fifth. */
    @Test
    void aFlowFollowsTheStatedPace() {
        assertThat(onTheTenth()
                        .pace(SalesKpis.REVENUE, Pace.linear().through(0.5, 0.25))
                        .target(SalesKpis.REVENUE, TARGET))
                .isEqualTo(new BigDecimal("96"));
    }

    @Test
    void theRunRateFollowsTheStatedPace() {
        assertThat(onTheTenth()
                        .pace(SalesKpis.REVENUE, Pace.linear().through(0.5, 0.25))
                        .runRate(SalesKpis.REVENUE, ACTUAL))
                .contains(new BigDecimal("1050"));
    }

    @Test
    void thePaceOfOneKpiIsNotThatOfAnother() {
        assertThat(onTheTenth().pace(SalesKpis.REVENUE, SATURATING).target(SalesKpis.DEALS_WON, BigDecimal.TEN))
                .isEqualTo(new BigDecimal("4"));
    }

    @Test
    void theTargetOfADistinctCountIsProratedByItsPace() {
        assertThat(onTheTenth()
                        .pace(SalesKpis.ACTIVE_OUTLETS, SATURATING)
                        .target(SalesKpis.ACTIVE_OUTLETS, BigDecimal.valueOf(60)))
                .isEqualTo(new BigDecimal("48"));
    }

    @Test
    void aStatedPaceReplacesTheOneBefore() {
        assertThat(onTheTenth()
                        .pace(SalesKpis.ACTIVE_OUTLETS, SATURATING)
                        .pace(SalesKpis.ACTIVE_OUTLETS, Pace.linear())
                        .target(SalesKpis.ACTIVE_OUTLETS, BigDecimal.valueOf(60)))
                .isEqualTo(new BigDecimal("24"));
    }

    static List<Kpi> flows() {
        return List.of(SalesKpis.REVENUE, SalesKpis.DEALS_WON, SalesKpis.CALLS, SalesKpis.NEW_OPEN_OUTLETS);
    }

    @ParameterizedTest
    @MethodSource("flows")
    void flowsAreProrated(Kpi kpi) {
        assertThat(joiner().prorates(kpi)).isTrue();
    }

    static List<Kpi> others() {
        return List.of(
                SalesKpis.LEAD_CONVERSION,
                SalesKpis.RETURN_RATE,
                SalesKpis.CSAT_MEAN,
                SalesKpis.OVERDUE_RECEIVABLES,
                SalesKpis.PIPELINE_VALUE,
                SalesKpis.ACTIVE_OUTLETS,
                SalesKpis.DAYS_WORKED,
                SalesKpis.REPEAT_CUSTOMER_RATE,
                GROWTH);
    }

    @ParameterizedTest
    @MethodSource("others")
    void othersAreNotProrated(Kpi kpi) {
        assertThat(joiner().prorates(kpi)).isFalse();
    }

    @Test
    void aDistinctCountWithAPaceIsProrated() {
        assertThat(joiner().pace(SalesKpis.DAYS_WORKED, Pace.linear()).prorates(SalesKpis.DAYS_WORKED))
                .isTrue();
    }

    @Test
    void theTargetsOfFlowsAreProratedInOneGo() {
        Measurements prorated = joiner().of(measured(MARCH));
        assertThat(prorated.target(SalesKpis.REVENUE)).contains(BigDecimal.valueOf(192));
    }

    @Test
    void anOverdueShareKeepsItsTarget() {
        assertThat(joiner().of(measured(MARCH)).target(SalesKpis.OVERDUE_RECEIVABLES))
                .contains(new BigDecimal("0.05"));
    }

    @Test
    void aConversionKeepsItsTarget() {
        assertThat(joiner().of(measured(MARCH)).target(SalesKpis.LEAD_CONVERSION))
                .contains(new BigDecimal("0.24"));
    }

    @Test
    void aDistinctCountWithATargetAndNoPaceIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> joiner().of(measured(MARCH).withTarget(SalesKpis.ACTIVE_OUTLETS, BigDecimal.valueOf(60))))
                .withMessageStartingWith("The target (60) of KPI (active_outlet) cannot be prorated:")
                .withMessageEndingWith("Maybe state its pace: Proration.by(partial).pace(kpi, pace).");
    }

    @Test
    void aDistinctCountWithAPaceIsProratedInOneGoToo() {
        Proration proration = onTheTenth().pace(SalesKpis.ACTIVE_OUTLETS, SATURATING);
        assertThat(proration
                        .of(measured(MARCH).withTarget(SalesKpis.ACTIVE_OUTLETS, BigDecimal.valueOf(60)))
                        .target(SalesKpis.ACTIVE_OUTLETS))
                .contains(BigDecimal.valueOf(48));
    }

    /** Eight of twenty days, as on the tenth: p(0.4) = 0.8 of 60, and p(0.7) = 0.9 of it in fourteen. */
    @Test
    void thePaceOfADistinctCountBeginsOnTheDayOfJoining() {
        Proration proration = joiner().pace(SalesKpis.ACTIVE_OUTLETS, SATURATING);
        assertThat(proration.target(SalesKpis.ACTIVE_OUTLETS, BigDecimal.valueOf(60)))
                .isEqualTo(new BigDecimal("48"));
        assertThat(proration.runRate(SalesKpis.ACTIVE_OUTLETS, BigDecimal.valueOf(40)))
                .contains(new BigDecimal("45"));
    }

    @Test
    void aFlowWithoutTargetGetsNone() {
        assertThat(joiner().of(measured(MARCH)).target(SalesKpis.CALLS)).isEmpty();
    }

    @Test
    void whatWasMeasuredStays() {
        Measurements measured = measured(MARCH);
        Measurements prorated = joiner().of(measured);
        assertThat(prorated.kpis())
                .isEqualTo(measured.kpis())
                .allMatch(kpi -> prorated.measurement(kpi).equals(measured.measurement(kpi)));
    }

    @Test
    void theSameDatesOfAnotherCalendarAreTheSameWhole() {
        Period custom = Period.of(MARCH.start(), MARCH.end());
        assertThat(joiner().of(measured(custom)).target(SalesKpis.REVENUE)).contains(BigDecimal.valueOf(192));
    }

    private static Measurements measured(Period period) {
        return Measurements.of("budi", period)
                .actual(SalesKpis.REVENUE, 210)
                .target(SalesKpis.REVENUE, 480)
                .actual(SalesKpis.CALLS, 80)
                .ratio(SalesKpis.OVERDUE_RECEIVABLES, 4, 100)
                .target(SalesKpis.OVERDUE_RECEIVABLES, new BigDecimal("0.05"))
                .rate(SalesKpis.LEAD_CONVERSION, 18, 75)
                .target(SalesKpis.LEAD_CONVERSION, new BigDecimal("0.24"))
                .actual(SalesKpis.ACTIVE_OUTLETS, 40)
                .build();
    }

    @Test
    void measurementsOfOtherDatesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> joiner().of(measured(Period.quarter(2026, 1))))
                .withMessage("The measurements of subject (budi) in (2026-Q1) cannot have their targets prorated "
                        + "by a part of (2026-03), which has other dates.");
    }

    @Test
    void theTargetOfARateIsNotProrated() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> joiner().target(SalesKpis.LEAD_CONVERSION, new BigDecimal("0.24")))
                .withMessage(
                        "The target (0.24) of KPI (lead_conversion) cannot be prorated: it is a rate, ratio or mean, "
                                + "of which each part of a period aims at the same as the whole.\nMaybe keep it as it is.");
    }

    @Test
    void theTargetOfABalanceIsNotProrated() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> joiner().target(SalesKpis.OVERDUE_RECEIVABLES, new BigDecimal("0.05")))
                .withMessageEndingWith(
                        "cannot be prorated: it is a state, of which the end of any period aims at the same.\n"
                                + "Maybe keep it as it is.");
    }

    @Test
    void theTargetOfADistinctCountNeedsAPace() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> joiner().target(SalesKpis.ACTIVE_OUTLETS, BigDecimal.valueOf(60)))
                .withMessage("The target (60) of KPI (active_outlet) cannot be prorated: it counts distinct keys, "
                        + "and whoever was counted in one part of a period is not counted again in the next.\n"
                        + "Maybe state its pace: Proration.by(partial).pace(kpi, pace).");
    }

    @Test
    void theTargetOfAShareOfKeysIsNotProrated() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> joiner().target(SalesKpis.REPEAT_CUSTOMER_RATE, new BigDecimal("0.4")))
                .withMessageEndingWith(
                        "cannot be prorated: it is a share of distinct keys, which does not add up over time.\n"
                                + "Maybe keep it as it is, or state one for the part of the period.");
    }

    @Test
    void theTargetOfGrowthIsNotProrated() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> joiner().target(GROWTH, new BigDecimal("0.15")))
                .withMessageEndingWith(
                        "cannot be prorated: it does not add up over time, as growth and medians do not.\n"
                                + "Maybe keep it as it is, or state one for the part of the period.");
    }

    @Test
    void aRateHasNoRunRate() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> joiner().runRate(SalesKpis.LEAD_CONVERSION, new BigDecimal("0.2")))
                .withMessageStartingWith("The actual (0.2) of KPI (lead_conversion) has no run-rate: ");
    }

    @Test
    void aRateHasNoPace() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> joiner().pace(SalesKpis.LEAD_CONVERSION, Pace.linear()))
                .withMessageStartingWith("The KPI (lead_conversion) has no pace: ");
    }

    @Test
    void aShareOfKeysHasNoPace() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> joiner().pace(SalesKpis.REPEAT_CUSTOMER_RATE, Pace.linear()))
                .withMessageStartingWith("The KPI (repeat_rate) has no pace: ");
    }

    @Test
    void aKpiThatMeansSomethingElseThanTheOneWithThePaceIsRefused() {
        Kpi other = Kpi.builder(SalesKpis.REVENUE.id()).unit(Unit.COUNT).build();
        Proration proration = joiner().pace(SalesKpis.REVENUE, SATURATING);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> proration.target(other, TARGET))
                .withMessage(
                        "The KPI (revenue) has another unit, direction or roll-up rule than the one whose pace is stated.\n"
                                + "Maybe two KPIs share an id, or one was redefined.");
    }
}
