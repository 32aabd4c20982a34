package io.salesscore.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkCalendarTest {

    private static final Holidays INDONESIA = Holidays.indonesia();

    /**
     * Counted from the decrees: 2019 SKB of November 2018; 2020 SKB 728/2019 to 744/2020 (election on 9 December, Idul Fitri's
     * leave put off to the year's end); 2021 SKB 712/2021 (leave of December taken back); 2022 SKB 963/2021 and leave of May
     * added later; 2023 SKB 327/2023; 2024 SKB 855/2023 and Keppres (elections); 2025 SKB 933/2025 (18 August added); 2026 SKB
     * 1497/2025; 2027 SKB of September 2026.
     */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        // period, days, Mon-Fri, Mon-Sat, then without national holidays, then without collective leave as well
        "2019, 365, 261, 313, 250, 246, 299, 295",
        "2020, 366, 262, 314, 248, 243, 299, 294",
        "2021, 365, 261, 313, 249, 248, 299, 298",
        "2022, 365, 260, 313, 250, 246, 300, 296",
        "2023, 365, 260, 312, 250, 239, 300, 289",
        "2024, 366, 262, 314, 248, 238, 297, 287",
        "2025, 365, 261, 313, 248, 237, 299, 288",
        "2026, 365, 261, 313, 248, 240, 299, 291",
        "2027, 365, 261, 313, 250, 242, 299, 291",
        "2019-04, 30, 22, 26, 19, 19, 23, 23",
        "2020-12, 31, 23, 27, 21, 19, 25, 23",
        "2021-05, 31, 21, 26, 18, 17, 22, 21",
        "2021-12, 31, 23, 27, 23, 23, 26, 26",
        "2022-05, 31, 22, 26, 18, 15, 22, 19",
        "2023-04, 30, 20, 25, 19, 14, 23, 18",
        "2024-04, 30, 22, 26, 20, 16, 24, 20",
        "2024-11, 30, 21, 26, 20, 20, 25, 25",
        "2025-03, 31, 21, 26, 20, 19, 24, 23",
        "2025-08, 31, 21, 26, 21, 20, 26, 25",
        "2026-03, 31, 22, 26, 21, 17, 24, 20",
        "2027-03, 31, 23, 27, 19, 15, 23, 19",
    })
    void workingDaysAreThoseOfTheDecrees(
            Period period, int days, int five, int six, int fiveLeave, int fiveFree, int sixLeave, int sixFree) {
        assertThat(WorkCalendar.everyDay().workingDays(period)).isEqualTo(days);
        assertThat(WorkCalendar.fiveDays().workingDays(period)).isEqualTo(five);
        assertThat(WorkCalendar.sixDays().workingDays(period)).isEqualTo(six);
        assertThat(WorkCalendar.fiveDays()
                        .withHolidays(INDONESIA, CollectiveLeave.WORKED)
                        .workingDays(period))
                .isEqualTo(fiveLeave);
        assertThat(WorkCalendar.fiveDays()
                        .withHolidays(INDONESIA, CollectiveLeave.NOT_WORKED)
                        .workingDays(period))
                .isEqualTo(fiveFree);
        assertThat(WorkCalendar.sixDays()
                        .withHolidays(INDONESIA, CollectiveLeave.WORKED)
                        .workingDays(period))
                .isEqualTo(sixLeave);
        assertThat(WorkCalendar.sixDays()
                        .withHolidays(INDONESIA, CollectiveLeave.NOT_WORKED)
                        .workingDays(period))
                .isEqualTo(sixFree);
    }

    @Test
    void aDayIsWorkedByItsWeekAndHolidays() {
        WorkCalendar free = WorkCalendar.sixDays().withHolidays(INDONESIA, CollectiveLeave.NOT_WORKED);
        WorkCalendar worked = WorkCalendar.sixDays().withHolidays(INDONESIA, CollectiveLeave.WORKED);
        LocalDate nyepi = LocalDate.of(2026, 3, 19);

        assertThat(free.isWorkingDay(nyepi.minusDays(2))).isTrue();
        assertThat(free.isWorkingDay(nyepi.minusDays(1))).isFalse();
        assertThat(worked.isWorkingDay(nyepi.minusDays(1))).isTrue();
        assertThat(worked.isWorkingDay(nyepi)).isFalse();
        assertThat(worked.isWorkingDay(LocalDate.of(2026, 3, 15))).isFalse();
        assertThat(WorkCalendar.sixDays().isWorkingDay(nyepi)).isTrue();
    }

    /** Shops are open on Sundays; March 2026 loses Nyepi and both days of Idul Fitri, the second a Sunday. */
    @Test
    void shopsThatOpenEveryDayHaveHolidaysToo() {
        assertThat(WorkCalendar.everyDay()
                        .withHolidays(INDONESIA, CollectiveLeave.WORKED)
                        .workingDays(Period.month(2026, 3)))
                .isEqualTo(28);
        assertThat(WorkCalendar.everyDay()
                        .withHolidays(INDONESIA, CollectiveLeave.NOT_WORKED)
                        .workingDays(Period.month(2026, 3)))
                .isEqualTo(24);
    }

    @Test
    void anyWeekMayBeWorked() {
        WorkCalendar weekend = WorkCalendar.of(EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY));

        assertThat(weekend.workingDays(Period.month(2026, 3))).isEqualTo(9);
        assertThat(weekend.week()).containsExactly(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        assertThat(WorkCalendar.of(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY)))
                .isEqualTo(WorkCalendar.fiveDays());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WorkCalendar.of(Set.of()))
                .withMessage("The week of a work calendar must have at least one working day.");
    }

    @Test
    void whatMayChangeIsAnEstimate() {
        WorkCalendar calendar = WorkCalendar.sixDays().withHolidays(INDONESIA, CollectiveLeave.NOT_WORKED);

        assertThat(calendar.isEstimate(Period.year(2026))).isFalse();
        assertThat(calendar.isEstimate(Period.month(2027, 3))).isTrue();
        assertThat(calendar.isEstimate(Period.month(2027, 4))).isFalse();
        assertThat(calendar.isEstimate(Period.year(2027))).isTrue();
        assertThat(calendar.isEstimate(Period.month(2028, 9))).isTrue();
        assertThat(WorkCalendar.sixDays().isEstimate(Period.year(2100))).isFalse();
    }

    /** A decree of collective leave that is still an estimate matters to those alone who take it. */
    @Test
    void anEstimateOfWhatIsWorkedAnywayIsNone() {
        Holidays holidays = INDONESIA.with(new Holiday(
                LocalDate.of(2026, 9, 1), "Cuti Bersama", Holiday.Kind.COLLECTIVE_LEAVE, true, "draft of the test"));
        Period september = Period.month(2026, 9);

        assertThat(WorkCalendar.fiveDays()
                        .withHolidays(holidays, CollectiveLeave.NOT_WORKED)
                        .isEstimate(september))
                .isTrue();
        assertThat(WorkCalendar.fiveDays()
                        .withHolidays(holidays, CollectiveLeave.WORKED)
                        .isEstimate(september))
                .isFalse();
    }

    @Test
    void daysBeyondThePublishedHijriYearsAreRefused() {
        WorkCalendar calendar = WorkCalendar.sixDays().withHolidays(INDONESIA, CollectiveLeave.NOT_WORKED);

        // five Sundays and, as an estimate, Idul Adha
        assertThat(calendar.workingDays(Period.month(2077, 10))).isEqualTo(25);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> calendar.workingDays(Period.month(2077, 11)))
                .withMessageContaining("published to AH 1500 only");
        assertThatIllegalArgumentException().isThrownBy(() -> calendar.isWorkingDay(LocalDate.of(2077, 11, 17)));
        assertThatIllegalArgumentException().isThrownBy(() -> calendar.isEstimate(Period.year(2078)));
        assertThatIllegalArgumentException().isThrownBy(() -> calendar.part(Period.year(1880)));
        assertThat(WorkCalendar.sixDays().workingDays(Period.year(2100))).isEqualTo(313);
    }

    @Test
    void calendarsAreEqualByWeekHolidaysAndChoice() {
        WorkCalendar calendar = WorkCalendar.fiveDays().withHolidays(INDONESIA, CollectiveLeave.NOT_WORKED);

        assertThat(calendar)
                .isEqualTo(WorkCalendar.fiveDays()
                        .withHolidays(Holidays.parse(INDONESIA.text()), CollectiveLeave.NOT_WORKED))
                .hasSameHashCodeAs(WorkCalendar.fiveDays().withHolidays(INDONESIA, CollectiveLeave.NOT_WORKED))
                .isNotEqualTo(WorkCalendar.fiveDays())
                .isNotEqualTo(WorkCalendar.sixDays().withHolidays(INDONESIA, CollectiveLeave.NOT_WORKED))
                .isNotEqualTo(WorkCalendar.fiveDays().withHolidays(INDONESIA, CollectiveLeave.WORKED))
                .hasToString("Mon Tue Wed Thu Fri, indonesia 2026-09, collective leave not worked");
        assertThat(calendar.withHolidays(INDONESIA, CollectiveLeave.WORKED))
                .hasToString("Mon Tue Wed Thu Fri, indonesia 2026-09, collective leave worked");
        assertThat(calendar.holidays()).contains(INDONESIA);
        assertThat(WorkCalendar.fiveDays().holidays()).isEmpty();
    }
}
