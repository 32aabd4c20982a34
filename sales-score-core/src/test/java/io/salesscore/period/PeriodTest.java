package io.salesscore.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        // ISO weeks at the ends of years: 2026 is long, 2024 and 2025 end within week 1 of the next
        "2026-W12, week, 2026-03-16, 2026-03-22",
        "2026-W01, week, 2025-12-29, 2026-01-04",
        "2026-W53, week, 2026-12-28, 2027-01-03",
        "2027-W01, week, 2027-01-04, 2027-01-10",
        "2020-W53, week, 2020-12-28, 2021-01-03",
        "2025-W01, week, 2024-12-30, 2025-01-05",
        // calendar
        "2026-03, month, 2026-03-01, 2026-03-31",
        "2024-02, month, 2024-02-01, 2024-02-29",
        "2025-02, month, 2025-02-01, 2025-02-28",
        "2100-02, month, 2100-02-01, 2100-02-28",
        "2026-Q1, quarter, 2026-01-01, 2026-03-31",
        "2026-Q4, quarter, 2026-10-01, 2026-12-31",
        "2026-H1, half-year, 2026-01-01, 2026-06-30",
        "2026-H2, half-year, 2026-07-01, 2026-12-31",
        "2026, year, 2026-01-01, 2026-12-31",
        "0001, year, 0001-01-01, 0001-12-31",
        "9999, year, 9999-01-01, 9999-12-31",
        // fiscal years, named after the year in which they begin
        "FY2026/04, year/04, 2026-04-01, 2027-03-31",
        "FY2026/04-H2, half-year/04, 2026-10-01, 2027-03-31",
        "FY2026/04-Q1, quarter/04, 2026-04-01, 2026-06-30",
        "FY2026/04-Q4, quarter/04, 2027-01-01, 2027-03-31",
        "FY2023/02-Q1, quarter/02, 2023-02-01, 2023-04-30",
        "FY2023/12-Q1, quarter/12, 2023-12-01, 2024-02-29",
        "FY2026/12, year/12, 2026-12-01, 2027-11-30",
        // months that begin on a day of their own, named after the month in which they end
        "2026-03@26, month@26, 2026-02-26, 2026-03-25",
        "2026-01@26, month@26, 2025-12-26, 2026-01-25",
        "2024-03@26, month@26, 2024-02-26, 2024-03-25",
        "2026-12@26, month@26, 2026-11-26, 2026-12-25",
        "2024-03@02, month@02, 2024-02-02, 2024-03-01",
        "2024-03@28, month@28, 2024-02-28, 2024-03-27",
        "2026-Q1@26, quarter@26, 2025-12-26, 2026-03-25",
        "2026-H2@26, half-year@26, 2026-06-26, 2026-12-25",
        "2026@26, year@26, 2025-12-26, 2026-12-25",
        "FY2026/04@26, year/04@26, 2026-03-26, 2027-03-25",
        "FY2026/04-Q4@26, quarter/04@26, 2026-12-26, 2027-03-25",
        // months of whole weeks; 2026 has 53
        "2026-P01@445, month@445, 2025-12-29, 2026-01-25",
        "2026-P02@445, month@445, 2026-01-26, 2026-02-22",
        "2026-P03@445, month@445, 2026-02-23, 2026-03-29",
        "2026-P04@445, month@445, 2026-03-30, 2026-04-26",
        "2026-P12@445, month@445, 2026-11-23, 2027-01-03",
        "2025-P12@445, month@445, 2025-11-24, 2025-12-28",
        "2026-P02@454, month@454, 2026-01-26, 2026-03-01",
        "2026-P12@454, month@454, 2026-11-30, 2027-01-03",
        "2026-P01@544, month@544, 2025-12-29, 2026-02-01",
        "2026-Q1@445, quarter@445, 2025-12-29, 2026-03-29",
        "2026-Q4@445, quarter@445, 2026-09-28, 2027-01-03",
        "2026-H1@445, half-year@445, 2025-12-29, 2026-06-28",
        "2026-H2@544, half-year@544, 2026-06-29, 2027-01-03",
        "2026@445, year@445, 2025-12-29, 2027-01-03",
        "2027@445, year@445, 2027-01-04, 2028-01-02",
        // custom
        "2026-01-01/2026-02-15, custom, 2026-01-01, 2026-02-14",
        "2026-01-01/2027-01-01, custom, 2026-01-01, 2026-12-31",
        "9999-12-31/+10000-01-01, custom, 9999-12-31, 9999-12-31",
    })
    void eachTextNamesItsCadenceAndDays(String text, String cadence, LocalDate first, LocalDate last) {
        Period period = Period.parse(text);

        assertThat(period).hasToString(text);
        assertThat(period.cadence()).isEqualTo(Cadence.parse(cadence)).hasToString(cadence);
        assertThat(period.start()).isEqualTo(first);
        assertThat(period.lastDay()).isEqualTo(last);
        assertThat(period.end()).isEqualTo(last.plusDays(1));
        assertThat(period.days()).isEqualTo((int) (last.toEpochDay() - first.toEpochDay() + 1));
        assertThat(period.contains(first)).isTrue();
        assertThat(period.contains(last)).isTrue();
        assertThat(period.contains(first.minusDays(1))).isFalse();
        assertThat(period.contains(last.plusDays(1))).isFalse();
    }

    @Test
    void factoriesMakeWhatTheTextSays() {
        assertThat(Period.week(2026, 12)).isEqualTo(Period.parse("2026-W12"));
        assertThat(Period.month(2026, 3)).isEqualTo(Period.parse("2026-03"));
        assertThat(Period.month(YearMonth.of(2026, 3))).isEqualTo(Period.parse("2026-03"));
        assertThat(Period.quarter(2026, 1)).isEqualTo(Period.parse("2026-Q1"));
        assertThat(Period.halfYear(2026, 2)).isEqualTo(Period.parse("2026-H2"));
        assertThat(Period.year(2026)).isEqualTo(Period.parse("2026"));
        assertThat(Period.of(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 2, 15)))
                .isEqualTo(Period.ofClosed(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 2, 14)))
                .isEqualTo(Period.parse("2026-01-01/2026-02-15"));
        assertThat(Period.of(Cadence.QUARTER.withYearStart(Month.APRIL), 2026, 1))
                .isEqualTo(Period.parse("FY2026/04-Q1"));
        assertThat(Period.of(Cadence.YEAR.withWeeks(4, 4, 5), 2026, 1)).isEqualTo(Period.parse("2026@445"));
    }

    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource({
        "2026-02-03, quarter, 2026-Q1",
        "2026-12-31, week, 2026-W53",
        "2027-01-03, week, 2026-W53",
        "2024-12-30, week, 2025-W01",
        "2026-03-31, year/04, FY2025/04",
        "2026-04-01, year/04, FY2026/04",
        "2026-03-25, month@26, 2026-03@26",
        "2026-03-26, month@26, 2026-04@26",
        "2026-12-26, month@26, 2027-01@26",
        "2026-03-25, year/04@26, FY2025/04@26",
        "2026-03-26, year/04@26, FY2026/04@26",
        "2027-01-03, month@445, 2026-P12@445",
        "2027-01-04, month@445, 2027-P01@445",
    })
    void aDateLiesInOnePeriodOfACadence(LocalDate date, String cadence, String period) {
        assertThat(Period.containing(date, Cadence.parse(cadence))).isEqualTo(Period.parse(period));
    }

    @ParameterizedTest(name = "{0}: {1}, {2}, {3}")
    @CsvSource({
        // period, previous, next, same last year
        "2026-W01, 2025-W52, 2026-W02, 2025-W01",
        "2026-W53, 2026-W52, 2027-W01, 2025-W52",
        "2027-W01, 2026-W53, 2027-W02, 2026-W01",
        "2026-01, 2025-12, 2026-02, 2025-01",
        "2024-02, 2024-01, 2024-03, 2023-02",
        "2026-Q1, 2025-Q4, 2026-Q2, 2025-Q1",
        "2026-H1, 2025-H2, 2026-H2, 2025-H1",
        "2026, 2025, 2027, 2025",
        "FY2026/04-Q4, FY2026/04-Q3, FY2027/04-Q1, FY2025/04-Q4",
        "2026-01@26, 2025-12@26, 2026-02@26, 2025-01@26",
        "2026-P12@445, 2026-P11@445, 2027-P01@445, 2025-P12@445",
        "2026-01-01/2026-02-15, 2025-11-17/2026-01-01, 2026-02-15/2026-04-01, 2025-01-01/2025-02-15",
        "2025-02-01/2025-03-01, 2025-01-04/2025-02-01, 2025-03-01/2025-03-29, 2024-02-01/2024-03-01",
        "2024-02-29/2024-03-31, 2024-01-29/2024-02-29, 2024-03-31/2024-05-01, 2023-02-28/2023-03-31",
        "2024-01-01/2024-02-29, 2023-11-03/2024-01-01, 2024-02-29/2024-04-28, 2023-01-01/2023-02-28",
        "2024-02-28/2024-02-29, 2024-02-27/2024-02-28, 2024-02-29/2024-03-01, 2023-02-28/2023-03-01",
    })
    void neighboursAreFound(String text, String previous, String next, String lastYear) {
        Period period = Period.parse(text);

        assertThat(period.previous()).hasToString(previous);
        assertThat(period.next()).hasToString(next);
        assertThat(period.samePeriodLastYear()).hasToString(lastYear);
    }

    @Test
    void severalPeriodsAreAddedAtOnce() {
        assertThat(Period.month(2026, 3).plus(10)).isEqualTo(Period.month(2027, 1));
        assertThat(Period.month(2026, 3).minus(15)).isEqualTo(Period.month(2024, 12));
        assertThat(Period.week(2026, 53).plus(-53)).isEqualTo(Period.week(2025, 52));
        assertThat(Period.parse("2026-01-01/2026-01-11").plus(3)).hasToString("2026-01-31/2026-02-10");
        assertThat(Period.quarter(2026, 1).plus(0)).isEqualTo(Period.quarter(2026, 1));
    }

    /** Western and eastern Indonesia are two hours apart, and so on both sides of a year's end. */
    @Test
    void anInstantFallsOnTheDateOfTheStatedZone() {
        Instant lateInJakarta = Instant.parse("2025-12-31T16:30:00Z"); // 23:30 WIB, 01:30 WIT
        ZoneId jakarta = ZoneId.of("Asia/Jakarta");
        ZoneId jayapura = ZoneId.of("Asia/Jayapura");

        assertThat(Period.year(2025).contains(lateInJakarta, jakarta)).isTrue();
        assertThat(Period.year(2026).contains(lateInJakarta, jakarta)).isFalse();
        assertThat(Period.year(2025).contains(lateInJakarta, jayapura)).isFalse();
        assertThat(Period.year(2026).contains(lateInJakarta, jayapura)).isTrue();
    }

    @Test
    void aPeriodHoldsTheInstantsFromItsFirstMidnightToTheOneAfterItsLastDay() {
        Period day = Period.parse("2026-03-15/2026-03-16");
        for (ZoneOffset offset : List.of(ZoneOffset.MIN, ZoneOffset.UTC, ZoneOffset.MAX)) {
            Instant start = day.start().atStartOfDay(offset).toInstant();
            Instant end = day.end().atStartOfDay(offset).toInstant();

            assertThat(day.contains(start, offset)).isTrue();
            assertThat(day.contains(start.minusNanos(1), offset)).isFalse();
            assertThat(day.contains(end.minusNanos(1), offset)).isTrue();
            assertThat(day.contains(end, offset)).isFalse();
        }
    }

    @Test
    void noInstantIsTooFarOffToAskFor() {
        assertThat(Period.year(2026).contains(Instant.MAX, ZoneOffset.MAX)).isFalse();
        assertThat(Period.year(2026).contains(Instant.MIN, ZoneOffset.MIN)).isFalse();
        assertThat(Period.year(2026).contains(LocalDate.MAX)).isFalse();
        assertThat(Period.year(2026).contains(LocalDate.MIN)).isFalse();
    }

    @ParameterizedTest(name = "{0} by {1}")
    @CsvSource({
        "2026-Q1, month, 2026-01 2026-02 2026-03",
        "2026, half-year, 2026-H1 2026-H2",
        "2026-H2, quarter, 2026-Q3 2026-Q4",
        "2026, year, 2026",
        "2026-W12, week, 2026-W12",
        "2021-02, week, 2021-W05 2021-W06 2021-W07 2021-W08",
        "FY2026/04-Q4, month, 2027-01 2027-02 2027-03",
        "FY2026/04, half-year/04, FY2026/04-H1 FY2026/04-H2",
        "FY2026/04-Q1, quarter, 2026-Q2",
        "2026-Q1@26, month@26, 2026-01@26 2026-02@26 2026-03@26",
        "2026-Q1@445, month@445, 2026-P01@445 2026-P02@445 2026-P03@445",
        "2026-P01@445, week, 2026-W01 2026-W02 2026-W03 2026-W04",
        "2026-P12@445, week, 2026-W48 2026-W49 2026-W50 2026-W51 2026-W52 2026-W53",
        "2025-12-01/2026-02-01, month, 2025-12 2026-01",
    })
    void aPeriodSplitsIntoWholePeriodsOfAnotherCadence(String period, String cadence, String parts) {
        assertThat(Period.parse(period).split(Cadence.parse(cadence)).stream().map(Period::toString))
                .containsExactly(parts.split(" ", -1));
    }

    @Test
    void aLongYearHas53WeeksAndFewerNo() {
        assertThat(Period.parse("2026@445").split(Cadence.WEEK)).hasSize(53);
        assertThat(Period.parse("2027@445").split(Cadence.WEEK)).hasSize(52);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Period.week(2025, 53))
                .withMessage("The week (53) of year (2025) must be from 1 to 52.");
    }

    @Test
    void aPeriodThatIsNoWholeNumberOfPartsIsNotSplit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Period.month(2026, 3).split(Cadence.WEEK))
                .withMessage("The period (2026-03) is no whole number of periods of cadence (week)."
                        + "\nMaybe split 2026-02-23/2026-04-06, the whole ones that it touches.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Period.quarter(2026, 1).split(Cadence.YEAR))
                .withMessageContainingAll("(2026-Q1)", "(year)", "2026-01-01/2027-01-01");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Period.quarter(2026, 1).split(Cadence.CUSTOM))
                .withMessageContainingAll("(custom)", "Maybe");
    }

    @Test
    void theSameDatesCanBePeriodsOfSeveralCadences() {
        Period quarter = Period.quarter(2026, 2);
        Period fiscal = Period.parse("FY2026/04-Q1");
        Period custom = Period.parse("2026-04-01/2026-07-01");

        assertThat(quarter).isNotEqualTo(fiscal).isNotEqualTo(custom);
        assertThat(custom.withCadence(Cadence.QUARTER)).isEqualTo(quarter);
        assertThat(quarter.withCadence(fiscal.cadence())).isEqualTo(fiscal);
        assertThat(fiscal.withCadence(Cadence.CUSTOM)).isEqualTo(custom);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> custom.withCadence(Cadence.MONTH))
                .withMessage("The period (2026-04-01/2026-07-01) is no period of cadence (month)."
                        + "\nMaybe (2026-04) is meant, which holds its first day.");
    }

    @ParameterizedTest(name = "{0} and {1}")
    @CsvSource({
        "2026-01, 2026-02, 2026-01-01/2026-03-01",
        "2026-01-01/2026-03-01, 2026-03, 2026-Q1",
        "2026-Q1, 2026-Q2, 2026-H1",
        "2026-H1, 2026-H2, 2026",
        "2026, 2027, 2026-01-01/2028-01-01",
        "2026-03-16/2026-03-18, 2026-03-18/2026-03-23, 2026-W12",
        "2026-01-01/2026-01-10, 2026-01-10/2026-02-01, 2026-01",
        "FY2026/04-H1, FY2026/04-H2, 2026-04-01/2027-04-01",
        "9999-12-29/9999-12-30, 9999-12-30/9999-12-31, 9999-12-29/9999-12-31",
    })
    void adjacentPeriodsJoinInEitherOrder(String earlier, String later, String both) {
        assertThat(Period.parse(earlier).union(Period.parse(later))).hasToString(both);
        assertThat(Period.parse(later).union(Period.parse(earlier))).hasToString(both);
    }

    @Test
    void onlyAdjacentPeriodsJoin() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Period.month(2026, 1).union(Period.month(2026, 3)))
                .withMessageContainingAll("(2026-01)", "(2026-03)", "have days between");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Period.month(2026, 1).union(Period.quarter(2026, 1)))
                .withMessageContainingAll("(2026-01)", "(2026-Q1)", "overlap");
    }

    @Test
    void periodsRelateByTheirDates() {
        Period january = Period.month(2026, 1);
        Period february = Period.month(2026, 2);
        Period quarter = Period.quarter(2026, 1);

        assertThat(january.isAdjacentTo(february)).isTrue();
        assertThat(february.isAdjacentTo(january)).isTrue();
        assertThat(january.isAdjacentTo(Period.month(2026, 3))).isFalse();
        assertThat(january.isAdjacentTo(january)).isFalse();
        assertThat(january.overlaps(february)).isFalse();
        assertThat(february.overlaps(january)).isFalse();
        assertThat(january.overlaps(quarter)).isTrue();
        assertThat(quarter.overlaps(january)).isTrue();
        assertThat(january.overlaps(Period.week(2026, 5))).isTrue();
        assertThat(quarter.encloses(january)).isTrue();
        assertThat(quarter.encloses(quarter)).isTrue();
        assertThat(january.encloses(quarter)).isFalse();
        assertThat(january.encloses(Period.week(2026, 5))).isFalse();
    }

    @Test
    void periodsSortByStartThenEndThenCadence() {
        List<Period> sorted =
                IntStream.range(0, 6).mapToObj(PeriodTest::unsorted).sorted().toList();

        assertThat(sorted)
                .extracting(Period::toString)
                .containsExactly("2025-12", "2026-04", "2026-04-01/2026-07-01", "2026-Q2", "FY2026/04-Q1", "2026-05");
    }

    private static Period unsorted(int index) {
        return Period.parse(List.of("2026-05", "FY2026/04-Q1", "2026-Q2", "2025-12", "2026-04-01/2026-07-01", "2026-04")
                .get(index));
    }

    @ParameterizedTest(name = "{0}: maybe {1}")
    @CsvSource({
        "2026-q1, 2026-Q1",
        "2026Q1, 2026-Q1",
        "Q1 2026, 2026-Q1",
        "Q1/2026, 2026-Q1",
        "2026-Q5, 2026-Q4",
        "2026-Q01, 2026-Q1",
        "2026-S2, 2026-H2",
        "2026-3, 2026-03",
        "2026/03, 2026-03",
        "03/2026, 2026-03",
        "202603, 2026-03",
        "2026-M03, 2026-03",
        "2026-13, 2026-12",
        "2026-00, 2026-01",
        "2026-W5, 2026-W05",
        "2025-W53, 2025-W52",
        "2026-W12@26, 2026-W12",
        "' 2026 ', 2026",
        "0000, 0001",
        "FY2026/01, 2026",
        "fy2026/4-q1, FY2026/04-Q1",
        "FY2026/13, FY2026/12",
        "2026-03@01, 2026-03",
        "2026-03@31, 2026-03@28",
        "2026-Q1@5, 2026-Q1@05",
        "2026-03@445, 2026-P03@445",
        "2026-P03, 2026-03",
        "2026-Q1@455, 2026-Q1@445",
        "2026-03-15, 2026-03-15/2026-03-16",
        "2026-03-15/2026-03-15, 2026-03-15/2026-03-16",
        "2026-02-15/2026-01-01, 2026-01-01/2026-02-15",
        "2026-01-01..2026-02-15, 2026-01-01/2026-02-15",
        "2026-02-01 to 2026-02-30, 2026-02-01/2026-02-28",
    })
    void aTextThatIsAlmostAPeriodIsRefusedWithTheNearest(String text, String nearest) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Period.parse(text))
                .withMessage("The text (" + text + ") is no period.\nMaybe (" + nearest + ") is meant.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soon",
                "26",
                "2026-Q",
                "2026-X1",
                "FY2026",
                "FY2026-Q1",
                "2026-13-01/2026-14-01",
                "٢٠٢٦",
                "๒๐๒๖-Q1",
                "2026-01-01/",
                "2026-Q1/2026-Q2"
            })
    void anyOtherTextIsRefusedWithExamples(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Period.parse(text))
                .withMessageStartingWith("The text (" + text + ") is no period.\nMaybe ")
                .withMessageContaining("2026-Q1");
    }

    @Test
    void namesThatTheCalendarLacksAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Period.quarter(2026, 5))
                .withMessage("The quarter (5) of year (2026) must be from 1 to 4.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Period.month(2026, 0))
                .withMessage("The month (0) of year (2026) must be from 1 to 12.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Period.halfYear(2026, 3))
                .withMessage("The half-year (3) of year (2026) must be from 1 to 2.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Period.of(Cadence.YEAR, 2026, 2))
                .withMessage("The year (2) of year (2026) must be 1.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Period.year(0))
                .withMessage("The year (0) of a period must be from 1 to 9999.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Period.year(10_000))
                .withMessage("The year (10000) of a period must be from 1 to 9999.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Period.of(Cadence.CUSTOM, 2026, 1))
                .withMessageContainingAll("(custom)", "Maybe use Period.of(start, end)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Period.containing(LocalDate.of(2026, 1, 1), Cadence.CUSTOM))
                .withMessageContaining("(custom)");
    }

    @Test
    void anEmptyOrReversedRangeIsRefused() {
        LocalDate day = LocalDate.of(2026, 1, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Period.of(day, day))
                .withMessage("The end (2026-01-01) of a period must be after its start (2026-01-01)."
                        + "\nMaybe use Period.ofClosed, which includes the last day.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Period.of(day, day.minusDays(1)))
                .withMessage("The end (2025-12-31) of a period must be after its start (2026-01-01)."
                        + "\nMaybe swap the two.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Period.ofClosed(day, day.minusDays(1)))
                .withMessage("The last day (2025-12-31) of a period must not be before its first (2026-01-01).");
    }

    @Test
    void nothingReachesOutsideTheYears1To9999() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Period.year(9999).next())
                .withMessage(
                        "The period (10000) has days outside the years 0001 to 9999, which are all that periods cover.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Period.year(1).samePeriodLastYear())
                .withMessageContaining("(0000) has days outside");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Period.week(9999, 52))
                .withMessageContaining("(9999-W52)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Period.parse("0001-01@26"))
                .withMessageContaining("(0001-01@26)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Period.parse("+10000-01-01/+10000-01-02"))
                .withMessageContaining("(+10000-01-01/+10000-01-02)");
        for (Period period :
                List.of(Period.month(2026, 3), Period.week(2026, 3), Period.parse("2026-03-01/2026-03-31"))) {
            for (long far : new long[] {Long.MIN_VALUE, -4_000_000, 4_000_000, Long.MAX_VALUE}) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> period.plus(far))
                        .withMessageContainingAll("(" + period + ")", "(" + far + ")");
                assertThatIllegalArgumentException().isThrownBy(() -> period.minus(far));
            }
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Period.parse("2026-01-01/2026-02-01").plus(1_000_000))
                .withMessageContaining("(2026-01-01/2026-02-01)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Period.containing(LocalDate.MAX, Cadence.MONTH))
                .withMessageContaining("(+999999999-12-31)");
        assertThatIllegalArgumentException().isThrownBy(() -> Period.containing(LocalDate.MIN, Cadence.WEEK));
        assertThatIllegalArgumentException().isThrownBy(() -> Period.ofClosed(LocalDate.of(2026, 1, 1), LocalDate.MAX));
        assertThatIllegalArgumentException().isThrownBy(() -> Period.of(LocalDate.MIN, LocalDate.MAX));
    }

    @Test
    void sentinelDatesOfDatabasesAreDates() {
        assertThat(Period.ofClosed(LocalDate.of(1, 1, 1), LocalDate.of(9999, 12, 31))
                        .days())
                .isEqualTo(3_652_059);
        assertThat(Period.containing(LocalDate.of(9999, 12, 31), Cadence.QUARTER))
                .hasToString("9999-Q4");
        assertThat(Period.containing(LocalDate.of(1, 1, 1), Cadence.WEEK)).hasToString("0001-W01");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr-TR", "th-TH-u-ca-buddhist-nu-thai", "ar-SA-u-ca-islamic-umalqura-nu-arab", "id-ID"})
    void theDefaultLocaleChangesNothing(String languageTag) {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(languageTag));
        try {
            assertThat(Period.week(2026, 1)).hasToString("2026-W01");
            assertThat(Period.parse("FY2026/04-Q1@26").next()).hasToString("FY2026/04-Q2@26");
            assertThat(Period.parse("2026-01-01/2026-02-15").next()).hasToString("2026-02-15/2026-04-01");
            assertThat(Period.containing(LocalDate.of(2026, 1, 4), Cadence.WEEK))
                    .isEqualTo(Period.week(2026, 1));
            assertThat(Cadence.parse("month@26")).isEqualTo(Cadence.MONTH.withMonthStart(26));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Cadence.parse("WEEKLİ"))
                    .withMessageContaining("week");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Period.parse("fy2026/4"))
                    .withMessageContaining("(FY2026/04)");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Period.quarter(2026, 5))
                    .withMessage("The quarter (5) of year (2026) must be from 1 to 4.");
        } finally {
            Locale.setDefault(before);
        }
    }
}
