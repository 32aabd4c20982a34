package io.salesscore.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.salesscore.kpi.TargetPlan.Revision;
import io.salesscore.kpi.TargetPlan.Share;
import io.salesscore.period.Cadence;
import io.salesscore.period.CollectiveLeave;
import io.salesscore.period.Holidays;
import io.salesscore.period.Period;
import io.salesscore.period.WorkCalendar;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every figure here was worked out by hand. */
class TargetPlanTest {

    private static final Period YEAR = Period.year(2026);
    private static final Period Q1 = Period.quarter(2026, 1);
    private static final Period MARCH = Period.month(2026, 3);

    /** 25, 22 and 20 working days in January, February and March 2026. */
    private static final WorkCalendar SIX_DAYS =
            WorkCalendar.sixDays().withHolidays(Holidays.indonesia(), CollectiveLeave.NOT_WORKED);

    private static TargetPlan.Builder revenue(Period whole, long target) {
        return TargetPlan.of(SalesKpis.REVENUE, whole, target);
    }

    private static TargetPlan.Builder march(long target) {
        return revenue(MARCH, target).on(SIX_DAYS);
    }

    private static LocalDate date(int month, int day) {
        return LocalDate.of(2026, month, day);
    }

    /** The targets without their periods, in order. */
    private static List<Long> numbers(TargetPlan plan) {
        return plan.byPeriod().values().stream().map(BigDecimal::longValueExact).toList();
    }

    private static Map<String, Long> bySubject(TargetPlan plan, Period part) {
        TreeMap<String, Long> numbers = new TreeMap<>();
        plan.byPeriodAndSubject()
                .getOrDefault(part, new TreeMap<>())
                .forEach((subject, target) -> numbers.put(subject, target.longValueExact()));
        return numbers;
    }

    private static Map<String, Long> ofMarch(TargetPlan plan) {
        return bySubject(plan, MARCH);
    }

    @Test
    void withoutWeightsEveryPartIsTheSame() {
        assertThat(numbers(revenue(YEAR, 1200).over(Cadence.MONTH).build()))
                .containsExactly(100L, 100L, 100L, 100L, 100L, 100L, 100L, 100L, 100L, 100L, 100L, 100L);
    }

    @Test
    void theUnitLeftOverGoesToTheEarliestOfEqualParts() {
        assertThat(numbers(revenue(Q1, 100).over(Cadence.MONTH).build())).containsExactly(34L, 33L, 33L);
    }

    /** 31/90, 28/90 and 31/90 of 100: 34.44, 31.11, 34.44. */
    @Test
    void aCalendarOfEveryDayWeighsByLength() {
        assertThat(numbers(revenue(Q1, 100)
                        .over(Cadence.MONTH)
                        .on(WorkCalendar.everyDay())
                        .build()))
                .containsExactly(35L, 31L, 34L);
    }

    /** 1000 × 25/67 = 373.134, 22/67 = 328.358, 20/67 = 298.507: one unit is left and goes to March. */
    @Test
    void workingDaysWeighTheMonths() {
        assertThat(numbers(revenue(Q1, 1000).over(Cadence.MONTH).on(SIX_DAYS).build()))
                .containsExactly(373L, 328L, 299L);
    }

    /** Eleven months at 1 and one at 2: 13. */
    @Test
    void theIndexOfAMonthWeighsItInEveryYear() {
        assertThat(numbers(revenue(YEAR, 1300)
                        .over(Cadence.MONTH)
                        .season(Month.DECEMBER, 2)
                        .build()))
                .containsExactly(100L, 100L, 100L, 100L, 100L, 100L, 100L, 100L, 100L, 100L, 100L, 200L);
    }

    /** 25 × 1, 22 × 2 and 20 × 0.5 days: 79 in all. */
    @Test
    void anIndexMultipliesTheWorkingDays() {
        assertThat(numbers(revenue(Q1, 790)
                        .over(Cadence.MONTH)
                        .on(SIX_DAYS)
                        .season(Month.FEBRUARY, 2)
                        .season(Month.MARCH, 0.5)
                        .build()))
                .containsExactly(250L, 440L, 100L);
    }

    /** The first quarter has 90 days, the second 30 + 31 × 2 + 30 = 122. */
    @Test
    void aQuarterWeighsItsDaysEachByItsMonth() {
        assertThat(numbers(revenue(Period.halfYear(2026, 1), 212)
                        .over(Cadence.QUARTER)
                        .on(WorkCalendar.everyDay())
                        .season(Month.MAY, 2)
                        .build()))
                .containsExactly(90L, 122L);
    }

    @Test
    void anIndexOfAPartWeighsThatPartAlone() {
        assertThat(numbers(revenue(Q1, 400)
                        .over(Cadence.MONTH)
                        .season(Period.month(2026, 2), 2)
                        .build()))
                .containsExactly(100L, 200L, 100L);
    }

    @Test
    void indicesOfOneDayMultiply() {
        assertThat(numbers(revenue(Q1, 800)
                        .over(Cadence.MONTH)
                        .season(Period.month(2026, 2), 2)
                        .season(Month.FEBRUARY, 3)
                        .build()))
                .containsExactly(100L, 600L, 100L);
    }

    @Test
    void anIndexOfZeroLeavesAPartWithoutTarget() {
        assertThat(numbers(revenue(Q1, 100)
                        .over(Cadence.MONTH)
                        .season(Month.JANUARY, 0)
                        .build()))
                .containsExactly(0L, 50L, 50L);
    }

    /**
     * Thirty days before 1 Syawal at 1.5, it and the week after at 0.5. 2025, 1 Syawal on 31 March: 31, 28 and
     * 30 × 1.5 + 0.5 = 45.5. 2026, on 21 March: 31, 18 + 10 × 1.5 = 33 and 20 × 1.5 + 8 × 0.5 + 3 = 37.
     */
    @ParameterizedTest
    @CsvSource({"2025, 1045, 310, 280, 455", "2026, 1010, 310, 330, 370"})
    void thePlanMovesWithLebaran(int year, long target, long january, long february, long march) {
        assertThat(numbers(revenue(Period.quarter(year, 1), target)
                        .over(Cadence.MONTH)
                        .on(WorkCalendar.everyDay())
                        .lebaran(Holidays.indonesia(), 30, -1, 1.5)
                        .lebaran(Holidays.indonesia(), 0, 7, 0.5)
                        .build()))
                .containsExactly(january, february, march);
    }

    /** 1 Syawal is on 21 March 2026; the thirty days before begin on 19 February: 18 + 10 × 2 = 38 beside 31. */
    @Test
    void daysBeforeALebaranThatLiesAfterTheWholeCount() {
        assertThat(numbers(revenue(Period.of(date(1, 1), date(3, 1)), 690)
                        .over(Cadence.MONTH)
                        .on(WorkCalendar.everyDay())
                        .lebaran(Holidays.indonesia(), 30, -1, 2)
                        .build()))
                .containsExactly(310L, 380L);
    }

    /** The week after 21 March 2026 reaches to the 28th, so that of the week from the 23rd one day is left. */
    @Test
    void daysAfterALebaranThatLiesBeforeTheWholeCount() {
        assertThat(numbers(revenue(Period.of(date(3, 23), date(4, 6)), 8)
                        .over(Cadence.WEEK)
                        .on(WorkCalendar.everyDay())
                        .lebaran(Holidays.indonesia(), -1, 7, 0)
                        .build()))
                .containsExactly(1L, 7L);
    }

    @Test
    void aPlanThatIsNotSplitHasItsWhole() {
        assertThat(revenue(YEAR, 1200).build().byPeriod()).containsOnlyKeys(YEAR);
    }

    /** 299 × 40/54 = 221.48 and 299 × 14/54 = 77.52. */
    @Test
    void aJoinerCarriesTheDaysSinceJoining() {
        assertThat(ofMarch(march(299)
                        .share("sari", 2)
                        .share(Share.of("budi", 1).joinedOn(date(3, 9)))
                        .build()))
                .isEqualTo(Map.of("sari", 221L, "budi", 78L));
    }

    /** 299 × 40/43.5 = 274.94 and 299 × 3.5/43.5 = 24.06. */
    @Test
    void whatTheRampSparesAJoinerTheOthersCarry() {
        assertThat(ofMarch(march(299)
                        .share("sari", 2)
                        .share(Share.of("budi", 1).joinedOn(date(3, 9)).ramp(0.25, 0.50, 0.75))
                        .build()))
                .isEqualTo(Map.of("sari", 275L, "budi", 24L));
    }

    /**
     * A day of April, of every day worked: Budi joined on 16 February, so that 15 days of April are of his second month
     * at 0.5 and 15 of his third at 0.75, together 18.75 beside 30.
     */
    @Test
    void theRampRunsByMonthsSinceJoining() {
        TargetPlan plan = revenue(Period.month(2026, 4), 4875)
                .on(WorkCalendar.everyDay())
                .share("sari", 1)
                .share(Share.of("budi", 1).joinedOn(date(2, 16)).ramp(0.25, 0.50, 0.75))
                .build();
        assertThat(bySubject(plan, Period.month(2026, 4))).isEqualTo(Map.of("sari", 3000L, "budi", 1875L));
    }

    /** 28 days of February at 0.5 and 31 of March are 45, beside 59. */
    @Test
    void aMonthSinceADayThatTheNextMonthLacksIsOverWithThatMonth() {
        TargetPlan plan = revenue(Period.of(date(2, 1), date(4, 1)), 104)
                .share("sari", 1)
                .share(Share.of("budi", 1).joinedOn(date(1, 31)).ramp(0.5))
                .build();
        assertThat(plan.target(plan.whole(), "budi")).contains(BigDecimal.valueOf(45));
    }

    @Test
    void theRampIsOverAfterItsMonths() {
        TargetPlan plan = revenue(Period.month(2026, 4), 200)
                .share("sari", 1)
                .share(Share.of("budi", 1).joinedOn(date(3, 1)).ramp(0.5))
                .build();
        assertThat(bySubject(plan, Period.month(2026, 4))).isEqualTo(Map.of("sari", 100L, "budi", 100L));
    }

    /** Six working days of March 2026 to the 7th, of 20. */
    @Test
    void aLeaverCarriesTheDaysUntilLeaving() {
        assertThat(ofMarch(march(260)
                        .share("sari", 1)
                        .share(Share.of("budi", 1).leftOn(date(3, 7)))
                        .build()))
                .isEqualTo(Map.of("sari", 200L, "budi", 60L));
    }

    @Test
    void whoIsNotEmployedInAPartIsNotThere() {
        TargetPlan plan = revenue(Q1, 300)
                .over(Cadence.MONTH)
                .share("sari", 1)
                .share(Share.of("budi", 1).joinedOn(date(2, 1)).leftOn(date(2, 28)))
                .build();
        assertThat(plan.byPeriodAndSubject().values().stream().map(bySubject -> bySubject.keySet()))
                .map(List::copyOf)
                .containsExactly(List.of("sari"), List.of("budi", "sari"), List.of("sari"));
    }

    /** The first of March 2026 is a Sunday. */
    @Test
    void whoIsEmployedOnNoWorkingDayHasZero() {
        assertThat(ofMarch(march(300)
                        .share("sari", 1)
                        .share(Share.of("budi", 1).leftOn(date(3, 1)))
                        .build()))
                .isEqualTo(Map.of("sari", 300L, "budi", 0L));
    }

    /** 14 of 31 days at 1 and 17 at 3 are 65, beside 31. */
    @Test
    void sharesOfOneSubjectFollowEachOther() {
        assertThat(ofMarch(revenue(MARCH, 96)
                        .share("sari", 1)
                        .share(Share.of("budi", 1).leftOn(date(3, 14)))
                        .share(Share.of("budi", 3).joinedOn(date(3, 15)))
                        .build()))
                .isEqualTo(Map.of("sari", 31L, "budi", 65L));
    }

    @Test
    void theUnitLeftOverGoesToTheFirstOfEqualSubjects() {
        assertThat(ofMarch(revenue(MARCH, 100)
                        .share("sari", 1)
                        .share("budi", 1)
                        .share("ani", 1)
                        .build()))
                .isEqualTo(Map.of("ani", 34L, "budi", 33L, "sari", 33L));
    }

    /** A pipeline of 300 at the end of March: Budi left on the 30th, Ani joined on the 31st and ramps at 0.5. */
    @Test
    void aBalanceIsCarriedByWhoIsThereOnTheLastDay() {
        TargetPlan plan = TargetPlan.of(SalesKpis.PIPELINE_VALUE, MARCH, 300)
                .share("sari", 1)
                .share(Share.of("budi", 1).leftOn(date(3, 30)))
                .share(Share.of("ani", 1).joinedOn(date(3, 31)).ramp(0.5))
                .build();
        assertThat(ofMarch(plan)).isEqualTo(Map.of("sari", 200L, "ani", 100L));
    }

    @Test
    void targetsAreMultiplesOfTheResolution() {
        assertThat(numbers(revenue(Q1, 1000)
                        .over(Cadence.MONTH)
                        .resolution(BigDecimal.valueOf(50))
                        .build()))
                .containsExactly(350L, 350L, 300L);
    }

    @Test
    void theResolutionMayBeFinerThanOne() {
        assertThat(revenue(Q1, 1)
                        .over(Cadence.MONTH)
                        .resolution(new BigDecimal("0.01"))
                        .build()
                        .byPeriod()
                        .values())
                .containsExactly(new BigDecimal("0.34"), new BigDecimal("0.33"), new BigDecimal("0.33"));
    }

    @Test
    void aTargetOfZeroIsZeroEverywhere() {
        TargetPlan plan = revenue(Q1, 0).over(Cadence.MONTH).share("sari", 1).build();
        assertThat(plan.byPeriodAndSubject().values()).containsOnly(new TreeMap<>(Map.of("sari", BigDecimal.ZERO)));
    }

    @Test
    void measurementsTakeTheTargetsOfThePlan() {
        TargetPlan plan = march(299).share("sari", 1).build();
        Measurements measured =
                Measurements.of("sari", MARCH).actual(SalesKpis.REVENUE, 310).build();
        Measurements aimed = measured.withTarget(
                plan.kpi(), plan.target(MARCH, measured.subject()).orElseThrow());
        assertThat(aimed.target(SalesKpis.REVENUE)).contains(BigDecimal.valueOf(299));
    }

    @Test
    void aPartHasItsTarget() {
        assertThat(revenue(Q1, 100).over(Cadence.MONTH).build().target(Period.month(2026, 1)))
                .isEqualTo(BigDecimal.valueOf(34));
    }

    @Test
    void aSubjectThatIsNotEmployedInAPartHasNoTargetInIt() {
        TargetPlan plan = revenue(Q1, 300)
                .over(Cadence.MONTH)
                .share("sari", 1)
                .share(Share.of("budi", 1).joinedOn(date(3, 9)))
                .build();
        assertThat(plan.target(Period.month(2026, 2), "budi")).isEmpty();
    }

    @Test
    void aRevisionGoesToThePartsThatBeginOnItsDateOrLater() {
        assertThat(numbers(revenue(YEAR, 1200).over(Cadence.MONTH).build().revised(date(7, 1), 1500)))
                .containsExactly(100L, 100L, 100L, 100L, 100L, 100L, 150L, 150L, 150L, 150L, 150L, 150L);
    }

    @Test
    void thePartInWhichARevisionFallsKeepsItsTarget() {
        assertThat(numbers(revenue(Q1, 300).over(Cadence.MONTH).build().revised(date(2, 2), 400)))
                .containsExactly(100L, 100L, 200L);
    }

    /** 1000 over 25, 22 and 20 days; from February 1300 − 373 = 927 over 22 and 20: 485.57 and 441.43. */
    @Test
    void aRevisionIsSplitByWeight() {
        assertThat(numbers(revenue(Q1, 1000)
                        .over(Cadence.MONTH)
                        .on(SIX_DAYS)
                        .build()
                        .revised(date(2, 1), 1300)))
                .containsExactly(373L, 486L, 441L);
    }

    @Test
    void aRevisionMayTakeAllThatIsLeft() {
        assertThat(numbers(revenue(Q1, 300).over(Cadence.MONTH).build().revised(date(2, 1), 100)))
                .containsExactly(100L, 0L, 0L);
    }

    @Test
    void aRevisionFollowsTheOneBefore() {
        assertThat(numbers(revenue(Q1, 300)
                        .over(Cadence.MONTH)
                        .build()
                        .revised(date(2, 1), 500)
                        .revised(date(3, 1), 600)))
                .containsExactly(100L, 200L, 300L);
    }

    @Test
    void aRevisionBeforeTheFirstPartIsSplitOverAll() {
        assertThat(numbers(revenue(Q1, 300).over(Cadence.MONTH).build().revised(LocalDate.of(2025, 12, 1), 600)))
                .containsExactly(200L, 200L, 200L);
    }

    @Test
    void aRevisionBeforeTheFirstPartFollowsTheTargetThatItReplaces() {
        assertThat(revenue(Q1, 300)
                        .over(Cadence.MONTH)
                        .build()
                        .revised(LocalDate.of(2025, 12, 1), 600)
                        .revisions())
                .containsExactly(
                        new Revision(date(1, 1), BigDecimal.valueOf(300)),
                        new Revision(LocalDate.of(2025, 12, 1), BigDecimal.valueOf(600)));
    }

    @Test
    void aCalendarThatDoesNotKnowTheDaysIsRefusedWhereItIsGiven() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> revenue(Period.year(2078), 300).on(SIX_DAYS))
                .withMessageContaining("(2078-01-01)")
                .withMessageContaining("holidays (indonesia 2026-09)");
    }

    /** Or a plan around Lebaran would be one without, and nobody told. */
    @Test
    void holidaysWithoutLebaranAreRefused() {
        Holidays acme = Holidays.parse("holidays acme\nversion 1\nread 2026-01-01\nyear 2025 memo\nyear 2026 memo\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> revenue(Q1, 300).lebaran(acme, 30, -1, 1.4))
                .withMessageStartingWith("The holidays (acme 1) have no 1 Syawal (1447)");
    }

    @Test
    void noDaysFarAwayAreAroundLebaran() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> revenue(Q1, 300).lebaran(Holidays.indonesia(), Integer.MIN_VALUE, Integer.MIN_VALUE, 1.4))
                .withMessageStartingWith("The days from (-2147483648) before");
    }

    @Test
    void aBalanceHangsOnNoHoliday() {
        Period year = Period.year(2028);
        assertThat(TargetPlan.of(SalesKpis.PIPELINE_VALUE, year, 300)
                        .on(SIX_DAYS)
                        .build()
                        .isEstimate())
                .isFalse();
        assertThat(revenue(year, 300).on(SIX_DAYS).build().isEstimate()).isTrue();
    }

    @Test
    void aRevisedPlanKeepsTheDateAndNumberOfEachRevision() {
        TargetPlan plan = revenue(Q1, 300)
                .over(Cadence.MONTH)
                .build()
                .revised(date(2, 1), 500)
                .revised(date(3, 1), 600);
        assertThat(plan.revisions())
                .containsExactly(
                        new Revision(date(1, 1), BigDecimal.valueOf(300)),
                        new Revision(date(2, 1), BigDecimal.valueOf(500)),
                        new Revision(date(3, 1), BigDecimal.valueOf(600)));
    }

    @Test
    void theTargetIsThatOfTheLastRevision() {
        assertThat(revenue(Q1, 300)
                        .over(Cadence.MONTH)
                        .build()
                        .revised(date(2, 1), 500)
                        .target())
                .isEqualTo(BigDecimal.valueOf(500));
    }

    @Test
    void aRevisionLeavesThePlanBeforeItAsItWas() {
        TargetPlan plan = revenue(Q1, 300).over(Cadence.MONTH).build();
        plan.revised(date(2, 1), 500);
        assertThat(numbers(plan)).containsExactly(100L, 100L, 100L);
    }

    /**
     * 22 days of May at 1.2 weigh as much as 24 of June at 1.1: 26.4; the fraction is the same and the earlier month
     * first.
     */
    @Test
    void anIndexIsTheDecimalThatWasWritten() {
        TargetPlan plan = revenue(Period.of(date(5, 1), date(7, 1)), 101)
                .over(Cadence.MONTH)
                .on(WorkCalendar.everyDay())
                .season(Period.of(date(5, 1), date(5, 23)), 1.2)
                .season(Period.of(date(5, 23), date(6, 1)), 0)
                .season(Period.of(date(6, 1), date(6, 25)), 1.1)
                .season(Period.of(date(6, 25), date(7, 1)), 0)
                .build();
        assertThat(numbers(plan)).containsExactly(51L, 50L);
    }

    @Test
    void aPlanByAnOfficialCalendarIsNoEstimate() {
        assertThat(revenue(YEAR, 100).on(SIX_DAYS).build().isEstimate()).isFalse();
    }

    @Test
    void aPlanByAnEstimatedCalendarIsAnEstimate() {
        assertThat(revenue(Period.year(2030), 100).on(SIX_DAYS).build().isEstimate())
                .isTrue();
    }

    @Test
    void aPlanAroundAnEstimatedLebaranIsAnEstimate() {
        assertThat(revenue(Period.year(2030), 100)
                        .lebaran(Holidays.indonesia(), 30, -1, 1.4)
                        .build()
                        .isEstimate())
                .isTrue();
    }

    @Test
    void aPlanReadsAsATable() {
        assertThat(revenue(Q1, 1000).over(Cadence.MONTH).on(SIX_DAYS).build()).hasToString("""
                revenue 2026-Q1: 1000
                  2026-01: 373
                  2026-02: 328
                  2026-03: 299""");
    }

    @Test
    void theTargetsAreUnmodifiable() {
        Map<Period, BigDecimal> targets = revenue(YEAR, 100).build().byPeriod();
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(targets::clear);
    }

    @Test
    void aPeriodThatIsNoPartHasNoTarget() {
        TargetPlan plan = revenue(Q1, 300).over(Cadence.MONTH).build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan.target(Q1))
                .withMessage("The period (2026-Q1) is no part of the target plan of KPI (revenue) in (2026-Q1).\n"
                        + "Maybe one of [2026-01, 2026-02, 2026-03] is meant.");
    }

    @Test
    void aRateIsTheSameInEveryPeriodAndNotSplit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TargetPlan.of(SalesKpis.LEAD_CONVERSION, YEAR, new BigDecimal("0.24"))
                        .over(Cadence.MONTH))
                .withMessage("The target (0.24) of KPI (lead_conversion) in (2026) cannot be split over periods: "
                        + "it is a rate, ratio or mean, of which each part of a period aims at the same as the whole.\n"
                        + "Maybe state a target for each period.");
    }

    @Test
    void aBalanceIsNotSplitOverPeriods() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> TargetPlan.of(SalesKpis.PIPELINE_VALUE, YEAR, 100).over(Cadence.MONTH))
                .withMessageContaining("it is a state, of which the end of any period aims at the same.");
    }

    @Test
    void aDistinctCountIsNotSplitOverPeriods() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> TargetPlan.of(SalesKpis.ACTIVE_OUTLETS, YEAR, 100).over(Cadence.MONTH))
                .withMessageContaining("whoever was counted in one part of a period is not counted again in the next.");
    }

    @Test
    void aDistinctCountIsNotSplitOverSubjects() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> TargetPlan.of(SalesKpis.ACTIVE_OUTLETS, YEAR, 100).share("sari", 1))
                .withMessage("The target (100) of KPI (active_outlet) in (2026) cannot be split over subjects: "
                        + "it does not add up over them (UNION).\nMaybe state a target for each subject.");
    }

    @Test
    void aNegativeTargetIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> revenue(YEAR, -1))
                .withMessage("The target (-1) of KPI (revenue) in (2026) must not be negative.");
    }

    @Test
    void aTargetThatIsNoMultipleOfTheResolutionIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(TargetPlan.of(SalesKpis.REVENUE, YEAR, new BigDecimal("10.5"))::build)
                .withMessage("The target (10.5) of KPI (revenue) in (2026) is no multiple of the resolution (1), "
                        + "and so its parts could not sum to it.\nMaybe round it, or state a finer resolution.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1"})
    void aResolutionThatIsNotPositiveIsRefused(BigDecimal resolution) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> revenue(YEAR, 100).resolution(resolution))
                .withMessage(
                        "The resolution (" + resolution + ") of the target plan of KPI (revenue) must be positive.");
    }

    @Test
    void aWholeThatIsNoWholeNumberOfPartsIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> revenue(YEAR, 100).over(Cadence.WEEK))
                .withMessageContaining("is no whole number of periods of cadence (week)");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.5, Double.NaN, Double.POSITIVE_INFINITY})
    void anIndexThatIsNoNumberFromZeroUpIsRefused(double index) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> revenue(YEAR, 100).season(Month.MAY, index))
                .withMessage("The index (" + index
                        + ") of the month (MAY) in the target plan of KPI (revenue) must be from 0 to 1e9.");
    }

    @Test
    void anIndexOfDaysOutsideTheWholeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> revenue(YEAR, 100).season(Period.month(2025, 12), 1.5))
                .withMessage("The days (2025-12) of index (1.5) lie outside the period (2026) "
                        + "of the target of KPI (revenue).");
    }

    @ParameterizedTest
    @CsvSource({"0, -1", "367, 0", "0, 367", "-367, 367"})
    void daysAroundLebaranThatAreNoneOrFarAwayAreRefused(int before, int after) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> revenue(YEAR, 100).lebaran(Holidays.indonesia(), before, after, 1.5))
                .withMessage("The days from (" + before + ") before to (" + after
                        + ") after 1 Syawal must be at least one, and none farther away than 366 days.");
    }

    @Test
    void anIndexOfDaysAroundLebaranIsCheckedWhereNoneFalls() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> revenue(Period.month(2026, 8), 100).lebaran(Holidays.indonesia(), 30, -1, -1))
                .withMessage("The index (-1.0) of the days (30) before to (-1) after 1 Syawal in the target plan "
                        + "of KPI (revenue) must be from 0 to 1e9.");
    }

    @Test
    void partsThatAllWeighNothingAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> revenue(MARCH, 100).season(Month.MARCH, 0).build())
                .withMessage(
                        "The target (100) of KPI (revenue) in (2026-03) can go to no part: [2026-03] weigh nothing.\n"
                                + "Maybe no day of them is a working day, or every index is 0.");
    }

    @Test
    void aPartInWhichNobodyIsPresentIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> revenue(Q1, 300)
                        .over(Cadence.MONTH)
                        .share(Share.of("sari", 1).leftOn(date(1, 31)))
                        .share(Share.of("budi", 1).joinedOn(date(3, 1)))
                        .build())
                .withMessage("Nobody is there to carry the target (100) of KPI (revenue) in (2026-02).\n"
                        + "Maybe give a vacant territory a share under a name of its own.");
    }

    @Test
    void aPartInWhichNobodyWorksIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        march(300).share(Share.of("sari", 1).leftOn(date(3, 1))).build())
                .withMessageStartingWith("Nobody is there to carry the target (300) of KPI (revenue) in (2026-03): "
                        + "the working days of [sari] in it weigh nothing.");
    }

    @Test
    void twoSharesOfOneSubjectOnOneDayAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> revenue(YEAR, 100)
                        .share(Share.of("sari", 1).leftOn(date(3, 9)))
                        .share(Share.of("sari", 2).joinedOn(date(3, 9))))
                .withMessage("The subject (sari) has two shares of the target of KPI (revenue) on the same days.\n"
                        + "Maybe say leftOn(date) of the first, where one follows the other.");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 1e10, Double.NaN})
    void aWeightThatIsNotPositiveIsRefused(double weight) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Share.of("sari", weight))
                .withMessage("The weight (" + weight
                        + ") of the share of subject (sari) must be positive, between 1e-9 and 1e9.");
    }

    @Test
    void aBlankSubjectIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Share.of(" ", 1))
                .withMessage("The id ( ) of a subject must not be blank.");
    }

    @Test
    void whoLeftBeforeJoiningIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Share.of("sari", 1).joinedOn(date(3, 9)).leftOn(date(3, 8)))
                .withMessage("The last day (2026-03-08) of the share of subject (sari) "
                        + "must not be before its first (2026-03-09).");
    }

    @Test
    void aRampInPercentIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Share.of("sari", 1).joinedOn(date(3, 9)).ramp(25, 50, 75))
                .withMessage("The factor (25.0) in the ramp of the share of subject (sari) must be from 0 to 1.\n"
                        + "Maybe percent was given: 25 % is 0.25.");
    }

    @Test
    void aRampWithoutAFirstDayIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Share.of("sari", 1).ramp(0.5))
                .withMessage("The ramp [0.5] of the share of subject (sari) needs a day from which it runs.\n"
                        + "Maybe say joinedOn(date) before ramp.");
    }

    @Test
    void aPlanWithoutSharesHasNoSubjects() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(revenue(YEAR, 100).build()::byPeriodAndSubject)
                .withMessage("The target (100) of KPI (revenue) in (2026) is not split over subjects.\n"
                        + "Maybe state whose it is with share(subject, weight) before the plan is built.");
    }

    @Test
    void aRevisionBelowWhatIsKeptIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> revenue(Q1, 300).over(Cadence.MONTH).build().revised(date(3, 1), 199))
                .withMessage("The revision of (2026-03-01) to (199) of the target of KPI (revenue) in (2026-Q1) "
                        + "is below the (200) that the parts before it keep.\n"
                        + "Maybe date it earlier, or state a higher target.");
    }

    @Test
    void aRevisionAfterTheLastPartBeganIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> revenue(Q1, 300).over(Cadence.MONTH).build().revised(date(3, 2), 400))
                .withMessage("The revision of (2026-03-02) to (400) of the target of KPI (revenue) in (2026-Q1) "
                        + "comes after the last part (2026-03) began, and no part is left to change.\n"
                        + "Maybe date it (2026-03-01) or earlier.");
    }

    @Test
    void aRevisionNotLaterThanTheOneBeforeIsRefused() {
        TargetPlan revised = revenue(Q1, 300).over(Cadence.MONTH).build().revised(date(2, 1), 400);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> revised.revised(date(2, 1), 500))
                .withMessage("The revision of (2026-02-01) to (500) of the target of KPI (revenue) in (2026-Q1) "
                        + "must be later than the one of (2026-02-01).\n"
                        + "Maybe revise the plan as it was before that one.");
    }

    @Test
    void aRevisionThatIsNoMultipleOfTheResolutionIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> revenue(Q1, 300).over(Cadence.MONTH).build().revised(date(2, 1), new BigDecimal("400.5")))
                .withMessageContaining("is no multiple of the resolution (1)");
    }
}
