package io.salesscore.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExactSumTest {

    @Test
    void aTenthOfDecimalsTenTimesIsOne() {
        assertThat(sum(Collections.nCopies(10, new BigDecimal("0.1")))).isEqualByComparingTo("1");
    }

    @Test
    void aTenthOfDoublesTenTimesIsTenTimesItsBinaryValue() {
        assertThat(sum(Collections.nCopies(10, 0.1)))
                .isEqualByComparingTo("1.000000000000000055511151231257827021181583404541015625");
    }

    @Test
    void aCentIsNotLostBesideATrillionTrillions() {
        assertThat(sum(1e30, 0.01, -1e30)).isEqualByComparingTo(exact(0.01));
        assertThat(sum(new BigDecimal("1e39"), new BigDecimal("1e-499"), new BigDecimal("-1e39")))
                .isEqualByComparingTo("1e-499");
    }

    @Test
    void longsOverflowIntoMoreDigits() {
        assertThat(sum(Long.MAX_VALUE, Long.MAX_VALUE, 2)).isEqualByComparingTo("18446744073709551616");
        assertThat(sum(Long.MIN_VALUE, Long.MIN_VALUE)).isEqualByComparingTo("-18446744073709551616");
        assertThat(sum(Long.MAX_VALUE, 0.5, 0.5)).isEqualByComparingTo("9223372036854775808");
        assertThat(sum(Long.MIN_VALUE, -0.5, -0.5)).isEqualByComparingTo("-9223372036854775809");
    }

    @Test
    void theSquareOfTheLeastLongIsPositive() {
        ExactSum sum = new ExactSum();
        sum.addSquareOf(Long.MIN_VALUE);
        assertThat(sum.value())
                .isEqualByComparingTo(BigDecimal.valueOf(Long.MIN_VALUE).pow(2));
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 40);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void sumsAndSquaresEqualThoseOfDecimals(long seed) {
        List<Number> amounts = amounts(seed);
        BigDecimal expected = BigDecimal.ZERO;
        BigDecimal expectedSquares = BigDecimal.ZERO;
        ExactSum squares = new ExactSum();
        for (Number amount : amounts) {
            BigDecimal exact = exact(amount);
            expected = expected.add(exact);
            expectedSquares = expectedSquares.add(exact.multiply(exact));
            squares.addSquareOf(amount);
        }
        assertThat(sum(amounts)).isEqualByComparingTo(expected);
        assertThat(squares.value()).isEqualByComparingTo(expectedSquares);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void sumsOfPartsAddUp(long seed) {
        List<Number> amounts = amounts(seed);
        ExactSum part = new ExactSum();
        ExactSum other = new ExactSum();
        amounts.subList(0, amounts.size() / 3).forEach(part::add);
        amounts.subList(amounts.size() / 3, amounts.size()).forEach(other::add);
        part.add(other);
        assertThat(part.value()).isEqualByComparingTo(sum(amounts));
    }

    @Test
    void theAmountsCoverEveryKind() {
        Set<Amounts> seen = EnumSet.noneOf(Amounts.class);
        seeds().forEach(seed -> {
            Random random = new Random(seed);
            for (int i = 0; i < 60; i++) {
                seen.add(Amounts.any(random));
            }
        });
        assertThat(seen).containsExactlyInAnyOrder(Amounts.values());
    }

    private static List<Number> amounts(long seed) {
        Random random = new Random(seed);
        List<Number> amounts = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            // what BigInteger becomes before it is summed
            Number amount = Amounts.any(random).next(random);
            amounts.add(amount instanceof BigInteger integer ? new BigDecimal(integer) : amount);
        }
        return amounts;
    }

    private static BigDecimal sum(Number... amounts) {
        return sum(Arrays.asList(amounts));
    }

    private static BigDecimal sum(List<? extends Number> amounts) {
        ExactSum sum = new ExactSum();
        amounts.forEach(sum::add);
        return sum.value();
    }

    static BigDecimal exact(Number amount) {
        if (amount instanceof Double || amount instanceof Float) {
            return new BigDecimal(amount.doubleValue());
        }
        return new BigDecimal(amount.toString());
    }
}
