package io.salesscore.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.salesscore.period.Period;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssignmentsTest {

    private static final Period Q1 = Period.quarter(2026, 1);

    private static final Assignments TEAMS = Assignments.builder()
            .assign("sari", "bandung", day("2026-02-15"))
            .assign("sari", "jakarta", day("2024-03-01"))
            .assign("budi", "jakarta", day("2026-03-09"))
            .assign("tono", "jakarta", day("2021-01-04"), day("2026-01-31"))
            .build();

    private static LocalDate day(String date) {
        return LocalDate.parse(date);
    }

    @ParameterizedTest
    @CsvSource({
        "sari, 2024-02-29, ",
        "sari, 2024-03-01, jakarta",
        "sari, 2026-02-14, jakarta",
        "sari, 2026-02-15, bandung",
        "sari, 2099-01-01, bandung",
        "budi, 2026-03-08, ",
        "tono, 2026-01-31, jakarta",
        "tono, 2026-02-01, ",
        "dewi, 2026-02-01, "
    })
    void sayWhatASubjectBelongsToOnADate(String subject, LocalDate date, String whole) {
        assertThat(TEAMS.of(subject, date)).isEqualTo(java.util.Optional.ofNullable(whole));
    }

    @Test
    void sayWhatASubjectBelongsToInAPeriod() {
        assertThat(TEAMS.during("sari", Q1).toString())
                .isEqualTo("{2026-01-01/2026-02-15=jakarta, 2026-02-15/2026-04-01=bandung}");
    }

    @Test
    void nameThePeriodItselfWhereNothingChanges() {
        assertThat(TEAMS.during("sari", Period.quarter(2025, 1))).containsOnlyKeys(Period.quarter(2025, 1));
    }

    @Test
    void beginAPeriodForAJoinerOnTheFirstDay() {
        assertThat(TEAMS.during("budi", Q1).firstKey().start()).isEqualTo(day("2026-03-09"));
    }

    @Test
    void listWhoIsThereInAPeriod() {
        assertThat(TEAMS.subjects(Period.month(2026, 1))).containsExactly("sari", "tono");
        assertThat(TEAMS.subjects(Period.month(2026, 2))).containsExactly("sari");
        assertThat(TEAMS.subjects(Period.month(2026, 3))).containsExactly("budi", "sari");
    }

    @Test
    void listWhoBelongsToAWholeInAPeriod() {
        assertThat(TEAMS.subjects("jakarta", Q1)).containsExactly("budi", "sari", "tono");
        assertThat(TEAMS.subjects("bandung", Q1)).containsExactly("sari");
    }

    @Test
    void areEqualWhateverTheOrderInWhichTheyAreStated() {
        assertThat(Assignments.builder()
                        .assign("tono", "jakarta", day("2021-01-04"), day("2026-01-31"))
                        .assign("budi", "jakarta", day("2026-03-09"))
                        .assign("sari", "jakarta", day("2024-03-01"), day("2026-02-14"))
                        .assign("sari", "bandung", day("2026-02-15"))
                        .build())
                .isEqualTo(TEAMS)
                .hasSameHashCodeAs(TEAMS);
    }

    @Test
    void differByWhoTakesTheRest() {
        assertThat(TEAMS.otherwise("vacant")).isNotEqualTo(TEAMS);
    }

    @Test
    void readAsATable() {
        assertThat(TEAMS.otherwise("vacant")).hasToString("""
                        budi jakarta from 2026-03-09
                        sari jakarta from 2024-03-01 until 2026-02-15
                        sari bandung from 2026-02-15
                        tono jakarta from 2021-01-04 until 2026-02-01
                        otherwise vacant""");
    }

    @Test
    void refuseTwoWholesOnOneDateNamingAll() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Assignments.builder()
                        .assign("sari", "jakarta", day("2026-01-01"), day("2026-02-15"))
                        .assign("sari", "bandung", day("2026-02-15"))
                        .assign("budi", "jakarta", day("2026-01-01"))
                        .assign("budi", "bandung", day("2026-01-01"))
                        .build())
                .withMessage("""
                        The subject (budi) belongs to (bandung) and to (jakarta) on (2026-01-01).
                        The subject (sari) belongs to (jakarta) and to (bandung) on (2026-02-15).
                        Maybe give the earlier one a last day, or none, so that the later one ends it.""");
    }

    @Test
    void refuseALastDayBeforeTheFirst() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Assignments.builder().assign("sari", "jakarta", day("2026-01-02"), day("2026-01-01")))
                .withMessage("The last day (2026-01-01) of the assignment of (sari) to (jakarta) must not be before its"
                        + " first (2026-01-02).");
    }

    @Test
    void refuseBlankIds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Assignments.builder().assign(" ", "jakarta", day("2026-01-02")))
                .withMessage("The id ( ) of a subject must not be blank.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TEAMS.otherwise(""))
                .withMessage("The id () of a whole must not be blank.");
    }

    @Test
    void takeTheLastDateThereIsAsNoEnd() {
        assertThat(Assignments.builder()
                        .assign("sari", "jakarta", day("2026-01-01"), LocalDate.MAX)
                        .build()
                        .of("sari", day("9999-12-31")))
                .contains("jakarta");
    }
}
