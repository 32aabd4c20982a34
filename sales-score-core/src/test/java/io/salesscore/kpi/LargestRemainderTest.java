package io.salesscore.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LargestRemainderTest {

    private static List<Long> split(long units, String weights) {
        SortedMap<Integer, BigDecimal> byPlace = new TreeMap<>();
        for (String weight : words(weights)) {
            byPlace.put(byPlace.size(), new BigDecimal(weight));
        }
        return LargestRemainder.split(BigInteger.valueOf(units), byPlace).values().stream()
                .map(BigInteger::longValueExact)
                .toList();
    }

    private static List<String> words(String text) {
        return Pattern.compile(" ").splitAsStream(text).toList();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            # 3.18, 1.91, 1.27, 0.64: two units are left, for the second and the fourth
            7,  5 3 2 1,      3 2 1 1
            # 4.29, 4.29, 1.43, then 4.71, 4.71, 1.57: the Alabama paradox, the third loses when a unit is gained
            10, 6 6 2,        4 4 2
            11, 6 6 2,        5 5 1
            # equal fractions: the earlier first
            2,  1 1 1,        1 1 0
            5,  1 0 1,        3 0 2
            # exact quotas leave nothing over
            10, 0.1 0.2 0.7,  1 2 7
            # fewer units than takers: 0.99 of a unit before 0.01
            1,  0.01 0.99,    0 1
            0,  1 2,          0 0
            0,  0 0,          0 0
            """)
    void unitsGoToTheLargestFractions(long units, String weights, String given) {
        assertThat(split(units, weights))
                .isEqualTo(words(given).stream().map(Long::valueOf).toList());
    }
}
