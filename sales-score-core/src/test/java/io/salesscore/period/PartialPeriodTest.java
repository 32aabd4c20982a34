package io.salesscore.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartialPeriodTest {

    private static final Period MARCH = Period.month(2026, 3);

    private static final PartialPeriod JOINER = sixDays(CollectiveLeave.NOT_WORKED)
            .part(MARCH)
            .joinedOn(LocalDate.of(2026, 3, 9))
            .asOf(LocalDate.of(2026, 3, 17));

    private static WorkCalendar sixDays(CollectiveLeave collectiveLeave) {
        return WorkCalendar.sixDays().withHolidays(Holidays.indonesia(), collectiveLeave);
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }

    /** Counted by hand on the calendar of SKB 1497/2025, 2/2025, 5/2025; 8 days are the 9th to the 17th without the 15th. */
    @ParameterizedTest(name = "collective leave {0}")
    @CsvSource({"NOT_WORKED, 20, 14, 8, 192, 1.09375, 367.5", "WORKED, 24, 18, 8, 160, 1.3125, 472.5"})
    void aJoinerInTheMonthOfLebaranIsMeasuredByTheDaysThatThereWere(
            CollectiveLeave collectiveLeave,
            int days,
            int employed,
            int elapsed,
            BigDecimal toDate,
            double attainment,
            BigDecimal runRate) {
        PartialPeriod part = sixDays(collectiveLeave)
                .part(MARCH)
                .joinedOn(LocalDate.of(2026, 3, 9))
                .asOf(LocalDate.of(2026, 3, 17));

        assertThat(part.days()).isEqualTo(days);
        assertThat(part.employed()).isEqualTo(employed);
        assertThat(part.elapsed()).isEqualTo(elapsed);
        assertThat(part.elapsedShare()).hasValue((double) elapsed / employed);
        assertThat(part.toDate(decimal("480"))).isEqualTo(toDate);
        assertThat(210 / part.toDate(decimal("480")).doubleValue()).isEqualTo(attainment, within(1e-12));
        assertThat(part.runRate(decimal("210"))).contains(runRate);
        assertThat(part.isEstimate()).isFalse();
        assertThat(part.whole()).isEqualTo(MARCH);
        assertThat(part.calendar()).isEqualTo(sixDays(collectiveLeave));
    }

    @Test
    void millionsComeOutAsTheyWentIn() {
        assertThat(JOINER.toDate(decimal("480000000"))).isEqualTo(decimal("192000000"));
        assertThat(JOINER.runRate(decimal("210000000.00"))).contains(decimal("367500000"));
    }

    @Test
    void theWholePeriodIsWhatAPartBeginsWith() {
        PartialPeriod part = sixDays(CollectiveLeave.NOT_WORKED).part(MARCH);

        assertThat(part.employed()).isEqualTo(20);
        assertThat(part.elapsed()).isEqualTo(20);
        assertThat(part.toDate(decimal("480"))).isEqualTo(decimal("480"));
        assertThat(part.runRate(decimal("210"))).contains(decimal("210"));
        assertThat(part).hasToString("2026-03 from 2026-03-01 to 2026-03-31 as of 2026-03-31: 20/20/20 working days");
    }

    @Test
    void whoLeavesIsEmployedToTheLastDay() {
        PartialPeriod leaver = sixDays(CollectiveLeave.NOT_WORKED).part(MARCH).leftOn(LocalDate.of(2026, 3, 14));

        assertThat(leaver.employed()).isEqualTo(12);
        assertThat(leaver.elapsed()).isEqualTo(12);
        assertThat(leaver.toDate(decimal("480"))).isEqualTo(decimal("288"));
        assertThat(leaver.asOf(LocalDate.of(2026, 3, 7)).toDate(decimal("480"))).isEqualTo(decimal("144"));
        assertThat(leaver.asOf(LocalDate.of(2026, 3, 7)).runRate(decimal("100")))
                .contains(decimal("200"));
    }

    /** Days of 20: 6 before joining, 14 up to the as-of date. p(0.3) = 0.18, p(0.7) = 0.5. */
    @Test
    void alongAnEndLoadedPaceLessIsDueAndMoreIsToCome() {
        Pace endLoaded = Pace.linear().through(0.5, 0.3).through(0.8, 0.6);

        assertThat(JOINER.toDate(decimal("480"), endLoaded)).isEqualTo(decimal("153.6"));
        assertThat(JOINER.runRate(decimal("210"), endLoaded)).contains(decimal("538.125"));
    }

    @Test
    void thirdsAreRoundedOnceAtTheEnd() {
        PartialPeriod third = WorkCalendar.everyDay()
                .part(Period.parse("2026-01-01/2026-01-04"))
                .asOf(LocalDate.of(2026, 1, 1));

        assertThat(third.toDate(decimal("480"))).isEqualTo(decimal("160"));
        assertThat(third.toDate(decimal("100"))).isEqualTo(decimal("33.33333333333333333333333333333333"));
        assertThat(third.runRate(decimal("7"))).contains(decimal("21"));
        assertThat(third.toDate(decimal("-480"))).isEqualTo(decimal("-160"));
        assertThat(third.toDate(BigDecimal.ZERO)).isEqualTo(BigDecimal.ZERO);
    }

    @Test
    void nothingIsDueAndNoRunRateKnownBeforeAnythingElapsed() {
        for (LocalDate early : new LocalDate[] {LocalDate.of(2026, 3, 8), LocalDate.of(2025, 1, 1), LocalDate.MIN}) {
            assertThat(JOINER.asOf(early).elapsed()).isZero();
            assertThat(JOINER.asOf(early).elapsedShare()).hasValue(0);
            assertThat(JOINER.asOf(early).toDate(decimal("480"))).isEqualTo(BigDecimal.ZERO);
            assertThat(JOINER.asOf(early).runRate(decimal("210"))).isEmpty();
        }
        Pace lateStart = Pace.linear().through(0.7, 0);
        assertThat(JOINER.runRate(decimal("210"), lateStart)).isEmpty();
        assertThat(JOINER.toDate(decimal("480"), lateStart)).isEqualTo(BigDecimal.ZERO);
    }

    @Test
    void datesOutsideThePeriodAreItsEdges() {
        PartialPeriod whole = sixDays(CollectiveLeave.NOT_WORKED).part(MARCH);

        assertThat(JOINER.asOf(LocalDate.MAX).elapsed()).isEqualTo(14);
        assertThat(whole.joinedOn(LocalDate.MIN).leftOn(LocalDate.MAX).employed())
                .isEqualTo(20);
        for (PartialPeriod notYet :
                new PartialPeriod[] {whole.joinedOn(LocalDate.of(2026, 4, 1)), whole.leftOn(LocalDate.of(2026, 2, 1))
                }) {
            assertThat(notYet.employed()).isZero();
            assertThat(notYet.elapsedShare()).isEmpty();
            assertThat(notYet.toDate(decimal("480"))).isEqualTo(BigDecimal.ZERO);
            assertThat(notYet.runRate(decimal("210"))).isEmpty();
        }
    }

    @Test
    void nobodyLeavesBeforeJoining() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JOINER.leftOn(LocalDate.of(2026, 3, 8)))
                .withMessage("The last day (2026-03-08) of employment in period (2026-03) must not be before the first "
                        + "(2026-03-09).");
        assertThat(JOINER.leftOn(LocalDate.of(2026, 3, 9)).employed()).isEqualTo(1);
    }

    @Test
    void norDoesWhoJoinedOnTheFirstDayOrLeftOnTheLast() {
        PartialPeriod whole = sixDays(CollectiveLeave.NOT_WORKED).part(MARCH);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> whole.joinedOn(MARCH.start()).leftOn(LocalDate.of(2026, 2, 1)))
                .withMessageContaining("(2026-02-01)")
                .withMessageContaining("(2026-03-01)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> whole.leftOn(MARCH.lastDay()).joinedOn(LocalDate.of(2026, 4, 1)));
    }

    /** Days of 20: 6 before joining, 14 up to the as-of date. p(0.3) = 0.18, p(0.7) = 0.5. */
    @Test
    void aTargetForTheTimeEmployedIsNotCutTwice() {
        Pace endLoaded = Pace.linear().through(0.5, 0.3).through(0.8, 0.6);
        PartialPeriod own = JOINER.withOwnTargets();

        assertThat(JOINER.toDate(decimal("280"))).isEqualTo(decimal("112"));
        assertThat(own.toDate(decimal("280"))).isEqualTo(decimal("160"));
        assertThat(own.toDate(decimal("41"), endLoaded)).isEqualTo(decimal("16"));
        assertThat(own.toDateSinceJoining(decimal("41"), Pace.linear().through(0.4, 0.7)))
                .isEqualTo(decimal("33.76470588235294117647058823529412"));
        assertThat(own.runRate(decimal("210"))).contains(decimal("367.5"));
        assertThat(own.asOf(MARCH.lastDay()).toDate(decimal("280"))).isEqualTo(decimal("280"));
        assertThat(own.asOf(MARCH.start()).toDate(decimal("280"))).isEqualTo(BigDecimal.ZERO);
        assertThat(own.joinedOn(LocalDate.of(2026, 3, 10)))
                .isEqualTo(JOINER.joinedOn(LocalDate.of(2026, 3, 10)).withOwnTargets());
        assertThat(own).isNotEqualTo(JOINER);
        assertThat(own).hasToString(JOINER + ", own targets");
    }

    @Test
    void ofDaysOfWhichNothingIsExpectedAnOwnTargetIsDueOnTheLast() {
        PartialPeriod early = sixDays(CollectiveLeave.NOT_WORKED)
                .part(MARCH)
                .leftOn(LocalDate.of(2026, 3, 14))
                .withOwnTargets();
        Pace lateStart = Pace.linear().through(0.7, 0);

        assertThat(early.asOf(LocalDate.of(2026, 3, 13)).toDate(decimal("280"), lateStart))
                .isEqualTo(BigDecimal.ZERO);
        assertThat(early.toDate(decimal("280"), lateStart)).isEqualTo(decimal("280"));
    }

    @Test
    void aPeriodWithoutWorkingDaysHasNoParts() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sixDays(CollectiveLeave.NOT_WORKED).part(Period.parse("2026-03-18/2026-03-25")))
                .withMessage("The period (2026-03-18/2026-03-25) has no working day in the calendar "
                        + "(Mon Tue Wed Thu Fri Sat, indonesia 2026-09, collective leave not worked).");
    }

    @Test
    void partsAreEqualByTheirPeriodCalendarAndDates() {
        PartialPeriod same = sixDays(CollectiveLeave.NOT_WORKED)
                .part(MARCH)
                .asOf(LocalDate.of(2026, 3, 17))
                .joinedOn(LocalDate.of(2026, 3, 9));

        assertThat(same).isEqualTo(JOINER).hasSameHashCodeAs(JOINER);
        assertThat(JOINER)
                .isNotEqualTo(JOINER.asOf(LocalDate.of(2026, 3, 18)))
                .isNotEqualTo(JOINER.joinedOn(LocalDate.of(2026, 3, 10)))
                .isNotEqualTo(JOINER.leftOn(LocalDate.of(2026, 3, 20)))
                .isNotEqualTo(sixDays(CollectiveLeave.WORKED)
                        .part(MARCH)
                        .joinedOn(LocalDate.of(2026, 3, 9))
                        .asOf(LocalDate.of(2026, 3, 17)));
    }
}
