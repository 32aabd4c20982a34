package io.salesscore.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LebaranTest {

    private static final Holidays INDONESIA = Holidays.indonesia();

    /** The decrees that the table names, year by year. */
    @ParameterizedTest(name = "AH {0}: {1}")
    @CsvSource({
        "1440, 2019-06-05",
        "1441, 2020-05-24",
        "1442, 2021-05-13",
        "1443, 2022-05-02",
        "1444, 2023-04-22",
        "1445, 2024-04-10",
        "1446, 2025-03-31",
        "1447, 2026-03-21"
    })
    void theFirstOfSyawalIsThatOfTheDecree(int hijriYear, LocalDate date) {
        assertThat(INDONESIA.lebaran(hijriYear)).isEqualTo(new Lebaran(date, false));
        assertThat(INDONESIA.lebaran(hijriYear).hijriYear()).isEqualTo(hijriYear);
        assertThat(INDONESIA.lebaran(Period.year(date.getYear()))).containsExactly(new Lebaran(date, false));
    }

    @Test
    void laterOnesAreEstimates() {
        assertThat(INDONESIA.lebaran(1448)).hasToString("1 Syawal 1448 (2027-03-10, estimate)");
        assertThat(INDONESIA.lebaran(1449)).hasToString("1 Syawal 1449 (2028-02-26, estimate)");
        assertThat(INDONESIA.lebaran(1500).isEstimate()).isTrue();
    }

    @Test
    void aYearHasOneOrTwo() {
        assertThat(INDONESIA.lebaran(Period.year(2033)))
                .extracting(Lebaran::toString)
                .containsExactly("1 Syawal 1454 (2033-01-03, estimate)", "1 Syawal 1455 (2033-12-23, estimate)");
        for (int year = 1883; year <= 2076; year++) {
            assertThat(INDONESIA.lebaran(Period.year(year))).as("%d", year).hasSizeBetween(1, 2);
        }
        assertThat(INDONESIA.lebaran(Period.quarter(2025, 1))).hasSize(1);
        assertThat(INDONESIA.lebaran(Period.quarter(2025, 2))).isEmpty();
    }

    @Test
    void aWindowIncludesItsFirstAndLastDay() {
        Lebaran lebaran = INDONESIA.lebaran(1447);

        assertThat(lebaran.window(30, 7)).isEqualTo(Period.parse("2026-02-19/2026-03-29"));
        assertThat(lebaran.window(30, 7).days()).isEqualTo(38);
        assertThat(lebaran.window(0, 0)).isEqualTo(Period.parse("2026-03-21/2026-03-22"));
        assertThat(lebaran.window(14, -1)).isEqualTo(Period.parse("2026-03-07/2026-03-21"));
        assertThat(lebaran.window(-1, 14)).isEqualTo(Period.parse("2026-03-22/2026-04-05"));
        assertThatIllegalArgumentException().isThrownBy(() -> lebaran.window(-8, 7));
    }

    /** Lebaran lay in the second quarter of 2024, on the last day of the first in 2025, in the first in 2026. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "2026-Q1, 1447, 2025-01-11/2025-04-11",
        "2026-03, 1447, 2025-03-11/2025-04-11",
        "2025-Q1, 1446, 2024-01-12/2024-04-11",
        "2025-Q2, 1446, 2024-04-11/2024-07-11",
        "2024-Q2, 1445, 2023-04-13/2023-07-13",
        "2026-W12, 1447, 2025-03-26/2025-04-02",
        "2026-02-19/2026-03-29, 1447, 2025-03-01/2025-04-08",
        "2026-09, 1448, 2025-09-12/2025-10-12",
        "2026-08, 1447, 2025-08-11/2025-09-11",
        "2033, 1454, 2032-01-12/2033-01-11",
    })
    void aPeriodIsComparedWithTheOneAroundTheLebaranBefore(Period period, int nearest, String then) {
        assertThat(INDONESIA.nearestLebaran(period).hijriYear()).isEqualTo(nearest);
        assertThat(INDONESIA.samePeriodLastLebaran(period)).hasToString(then);
        assertThat(INDONESIA.samePeriodLastLebaran(period).days()).isEqualTo(period.days());
    }

    @Test
    void windowsAlignWithWindows() {
        for (int year = 1441; year <= 1460; year++) {
            Lebaran now = INDONESIA.lebaran(year);
            Lebaran then = INDONESIA.lebaran(year - 1);
            assertThat(now.aligned(now.window(30, 7), then)).isEqualTo(then.window(30, 7));
            assertThat(INDONESIA.samePeriodLastLebaran(now.window(30, 7))).isEqualTo(then.window(30, 7));
            assertThat(then.aligned(now.aligned(Period.month(2026, 3), then), now))
                    .isEqualTo(Period.month(2026, 3).withCadence(Cadence.CUSTOM));
        }
    }

    /** A company may keep another reckoning than the ministry. */
    @Test
    void aHostsDateCounts() {
        Holidays earlier = INDONESIA
                .without(LocalDate.of(2026, 3, 21))
                .with(new Holiday(
                        LocalDate.of(2026, 3, 20), "Idul Fitri", Holiday.Kind.LEBARAN, false, "own reckoning"));

        assertThat(earlier.lebaran(1447).date()).isEqualTo("2026-03-20");
        assertThat(earlier.samePeriodLastLebaran(Period.month(2026, 3))).hasToString("2025-03-12/2025-04-12");
        assertThat(List.of(INDONESIA.lebaran(1447), INDONESIA.lebaran(1446)))
                .extracting(Lebaran::date)
                .containsExactly(LocalDate.of(2026, 3, 21), LocalDate.of(2025, 3, 31));
    }

    @Test
    void anotherDayIsNoLebaran() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Lebaran(LocalDate.of(2026, 3, 24), false))
                .withMessage(
                        "The date (2026-03-24) cannot be 1 Syawal, which lies on 2026-03-20 in the Umm al-Qura calendar "
                                + "and at most 3 days from it elsewhere.");
        assertThat(new Lebaran(LocalDate.of(2026, 3, 23), false).hijriYear()).isEqualTo(1447);
        assertThat(new Lebaran(LocalDate.of(2026, 3, 17), false).hijriYear()).isEqualTo(1447);
        assertThatIllegalArgumentException().isThrownBy(() -> new Lebaran(LocalDate.of(2026, 3, 16), false));
        assertThatIllegalArgumentException().isThrownBy(() -> new Lebaran(LocalDate.of(2078, 8, 8), false));
    }
}
