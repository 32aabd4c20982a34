package io.salesscore.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Month;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CadenceTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "week",
                "month",
                "quarter",
                "half-year",
                "year",
                "custom",
                "quarter/04",
                "half-year/12",
                "year/02",
                "month@26",
                "quarter@02",
                "year/04@28",
                "month@445",
                "quarter@454",
                "year@544"
            })
    void theTextIsReadBack(String text) {
        assertThat(Cadence.parse(text)).hasToString(text);
    }

    @Test
    void calendarsAreBuiltFromTheConstants() {
        assertThat(Cadence.YEAR.withYearStart(Month.APRIL)).isEqualTo(Cadence.parse("year/04"));
        assertThat(Cadence.MONTH.withMonthStart(26)).isEqualTo(Cadence.parse("month@26"));
        assertThat(Cadence.QUARTER.withWeeks(4, 5, 4)).isEqualTo(Cadence.parse("quarter@454"));
        assertThat(Cadence.QUARTER.withYearStart(Month.JULY).withMonthStart(26))
                .isEqualTo(Cadence.QUARTER.withMonthStart(26).withYearStart(Month.JULY))
                .hasSameHashCodeAs(Cadence.parse("quarter/07@26"))
                .isNotEqualTo(Cadence.HALF_YEAR.withMonthStart(26).withYearStart(Month.JULY));
        assertThat(Cadence.QUARTER.withWeeks(4, 4, 5).withWeeks(5, 4, 4)).hasToString("quarter@544");
    }

    @Test
    void aCalendarThatStartsAsTheOneOnTheWallIsThatCalendar() {
        assertThat(Cadence.YEAR.withYearStart(Month.APRIL).withYearStart(Month.JANUARY))
                .isEqualTo(Cadence.YEAR);
        assertThat(Cadence.MONTH.withMonthStart(26).withMonthStart(1)).isEqualTo(Cadence.MONTH);
        assertThat(Cadence.MONTH.withYearStart(Month.APRIL)).isEqualTo(Cadence.MONTH);
        assertThat(Cadence.MONTH.withMonthStart(26).withYearStart(Month.APRIL)).hasToString("month@26");
    }

    @Test
    void calendarsThatCannotBeAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cadence.MONTH.withMonthStart(29))
                .withMessage("The month start (29) of cadence (month) must be a day from 1 to 28, as every month has.");
        assertThatIllegalArgumentException().isThrownBy(() -> Cadence.MONTH.withMonthStart(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cadence.WEEK.withYearStart(Month.APRIL))
                .withMessage("The cadence (week) is not made of calendar months and can have no year start (APRIL)."
                        + "\nMaybe start from one of Cadence.MONTH, QUARTER, HALF_YEAR or YEAR.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cadence.CUSTOM.withMonthStart(26))
                .withMessageContainingAll("(custom)", "(26)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cadence.YEAR.withWeeks(4, 4, 5).withMonthStart(26))
                .withMessageContainingAll("(year@445)", "(26)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cadence.WEEK.withWeeks(4, 4, 5))
                .withMessageContaining("(week)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cadence.YEAR.withYearStart(Month.APRIL).withWeeks(4, 4, 5))
                .withMessageContaining("(year/04)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cadence.YEAR.withWeeks(3, 5, 5))
                .withMessage("The weeks (3-5-5) of cadence (year) must be 4-4-5, 4-5-4 or 5-4-4.");
        assertThatIllegalArgumentException().isThrownBy(() -> Cadence.YEAR.withWeeks(4, 4, 4));
        assertThatIllegalArgumentException().isThrownBy(() -> Cadence.YEAR.withWeeks(4, 4, 6));
        assertThatIllegalArgumentException().isThrownBy(() -> Cadence.YEAR.withWeeks(13, 0, 0));
    }

    @ParameterizedTest(name = "{0}: maybe {1}")
    @CsvSource({
        "Quarter, quarter",
        "WEEK, week",
        "CUSTOM, custom",
        "month/04, month",
        "year/01, year",
        "quarter/4, quarter/04",
        "month@31, month@28",
        "week@26, week",
        "quarter/04@445, quarter@445",
    })
    void aTextThatIsAlmostACadenceIsRefusedWithTheNearest(String text, String nearest) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cadence.parse(text))
                .withMessage("The text (" + text + ") is no cadence.\nMaybe (" + nearest + ") is meant.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "day", "quarterly", "2026-Q1"})
    void anyOtherTextIsRefusedWithExamples(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cadence.parse(text))
                .withMessageStartingWith("The text (" + text + ") is no cadence.\nMaybe one like week, month");
    }
}
