package io.salesscore.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotationTest {

    private static final Notation INDONESIAN =
            Notation.iso().withDates("dd/MM/yyyy").withNumbers(',', '.');

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.250.000,50 | 1250000.50",
                "1250000,5 | 1250000.5",
                "-1.250 | -1250",
                "+7 | 7",
                "0,00 | 0.00",
                "12.345 | 12345",
                "999 | 999"
            })
    void numbersAreReadAsStated(String text, BigDecimal number) {
        assertThat(INDONESIAN.number(text)).contains(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1250000.50",
                "1,250,000",
                "12.34",
                "1.2345",
                ".123",
                "1..000",
                "1.000.",
                "1,",
                ",5",
                "1,2,3",
                "",
                "-",
                "--1",
                "1e3",
                "Rp 5",
                "5 ",
                "٣",
                "1.000,5.0",
                "NaN",
                "1234.567"
            })
    void whatReadsDifferentlyIsNoNumber(String text) {
        assertThat(INDONESIAN.number(text)).isEmpty();
    }

    @Test
    void aPointIsTheDecimalSignUnlessStatedOtherwise() {
        assertThat(Notation.iso().number("1.250")).contains(new BigDecimal("1.250"));
        assertThat(Notation.iso().number("1,250")).isEmpty();
    }

    @Test
    void datesAreReadAsStated() {
        assertThat(INDONESIAN.date("03/04/2026")).contains(LocalDate.of(2026, 4, 3));
        assertThat(Notation.iso().date("2026-04-03")).contains(LocalDate.of(2026, 4, 3));
        assertThat(Notation.iso().withDates("uuuu-MM-dd HH:mm").date("2026-04-03 23:59"))
                .contains(LocalDate.of(2026, 4, 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"31/02/2026", "2026-04-03", "3/4/2026", "29/02/2025", "00/01/2026", "soon", ""})
    void aDayThatNoCalendarHasIsNoDate(String text) {
        assertThat(INDONESIAN.date(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yyyy-MM", "HH:mm", "yyyy-MM-dd'T'HH:mm:ssXXX", "qqqqqq", "yyyy-MM-dd'"})
    void aPatternThatGivesNoDayIsRefused(String pattern) {
        assertThatIllegalArgumentException().isThrownBy(() -> Notation.iso().withDates(pattern));
    }
}
