package io.salesscore.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesscore.kpi.Measurement;
import io.salesscore.kpi.Measurements;
import io.salesscore.kpi.SalesKpis;
import io.salesscore.period.Period;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exact decimals come back through parsers that know doubles alone. */
class NumbersTest {

    @ParameterizedTest
    @CsvSource({
        "0, Long",
        "-12, Long",
        "9007199254740991, Long",
        "9007199254740992, String",
        "0.1, Double",
        "1250000000.55, Double",
        "0.123456789012345, Double",
        "0.1234567890123456, String",
        "0.00000000000000000001, String",
        "100000000000000000000, String"
    })
    void decimalsAreWrittenAsWhatEveryParserReadsAlike(BigDecimal decimal, String type) {
        Object written = Numbers.written(decimal);
        assertThat(written.getClass().getSimpleName()).isEqualTo(type);
        assertThat(readAgain(written)).isEqualByComparingTo(decimal);
    }

    @Test
    void anyDecimalComesBack() {
        Random random = new Random(42);
        for (int i = 0; i < 20_000; i++) {
            BigDecimal decimal = random.nextBoolean()
                    ? new BigDecimal(random.nextGaussian() * StrictMath.pow(10, random.nextInt(30) - 15))
                    : BigDecimal.valueOf(random.nextLong() >> random.nextInt(64), random.nextInt(20));
            Object written = Numbers.written(decimal);
            assertThat(readAgain(written)).isEqualByComparingTo(decimal);
            // a parser that keeps digits, and one that makes a double of every number
            assertThat(written instanceof String ? decimal : new BigDecimal(written.toString()))
                    .isEqualByComparingTo(decimal);
            assertThat(written instanceof Long whole ? Numbers.exact((double) whole) : decimal)
                    .isEqualByComparingTo(decimal);
        }
    }

    private static BigDecimal readAgain(Object written) {
        return written instanceof String text
                ? Numbers.parse(text).orElseThrow()
                : written instanceof Double number ? Numbers.exact(number) : new BigDecimal(written.toString());
    }

    @Test
    void aDoubleWithoutShortDecimalStandsForItself() {
        assertThat(Numbers.exact(0.1)).isEqualByComparingTo("0.1");
        assertThat(Numbers.exact(0.1 + 0.2)).isEqualTo(new BigDecimal(0.1 + 0.2));
    }

    @Test
    void aFloatStandsForWhatWasWritten() {
        assertThat(Numbers.plain(0.1f)).contains(new BigDecimal("0.1"));
        assertThat(Numbers.plain(16777216f))
                .hasValueSatisfying(each -> assertThat((BigDecimal) each).isEqualByComparingTo("16777216"));
        assertThat(Numbers.plain(Float.NaN)).isEmpty();
        assertThat(Numbers.plain(-0f)).contains(-0.0);
        Random random = new Random(43);
        for (int i = 0; i < 20_000; i++) {
            float value = Float.intBitsToFloat(random.nextInt());
            if (Math.abs(value) <= Float.MAX_VALUE && value != 0) {
                BigDecimal decimal = (BigDecimal) Numbers.plain(value).orElseThrow();
                assertThat(decimal.floatValue()).isEqualTo(value);
                assertThat(decimal.precision()).isLessThanOrEqualTo(9);
            }
        }
    }

    @Test
    void wholeNumbersBeyondWhatDoublesKeepAreText() {
        assertThat(Numbers.written(9_007_199_254_740_991L)).isEqualTo(9_007_199_254_740_991L);
        assertThat(Numbers.written(Long.MAX_VALUE)).isEqualTo("9223372036854775807");
        Measurements counted = Measurements.of("sari", Period.year(2026))
                .measured(
                        SalesKpis.ACTIVE_OUTLETS,
                        new Measurement.KeyedCount(
                                Measurement.KeyStatistic.DISTINCT, Long.MAX_VALUE - 1, 0, new TreeMap<>()))
                .build();
        Map<String, Object> tree = MeasurementsTree.write(counted);
        assertThat(tree.toString()).contains("distinct=9223372036854775806");
        assertThat(MeasurementsTree.read(tree)).isEqualTo(counted);
    }

    @Test
    void doublesComeBackToTheBit() {
        assertThat(Numbers.written(40.0)).isEqualTo(40L);
        assertThat(Numbers.written(-0.0)).isEqualTo(-0.0);
        assertThat(Numbers.written(0.1 + 0.2)).isEqualTo(0.1 + 0.2);
        assertThat(Numbers.written(0x1p53)).isEqualTo(0x1p53);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", ".", ".5", "5.", "1e5", "+1", "1,000", "0x1", "1.2.3", "١", " 1", "NaN", "--1"})
    void otherTextIsNoDecimal(String text) {
        assertThat(Numbers.parse(text)).isEmpty();
    }
}
