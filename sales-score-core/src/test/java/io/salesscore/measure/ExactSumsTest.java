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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExactSumsTest {

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
        ExactSums sums = new ExactSums(0, 1);
        sums.addSquare(0, Long.MIN_VALUE, BigDecimal.ONE);
        assertThat(sums.sum(0))
                .isEqualByComparingTo(BigDecimal.valueOf(Long.MIN_VALUE).pow(2));
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 200);
    }

    /** Three sums side by side: of amounts, of parts of them, and of their squares. */
    private static final class Sums {

        private final ExactSums sums = new ExactSums(0, 3);

        void add(Number amount, BigDecimal part) {
            sums.add(0, amount, BigDecimal.ONE);
            sums.add(1, amount, part);
            sums.addSquare(2, amount, part);
        }

        List<BigDecimal> values() {
            return Stream.of(0, 1, 2)
                    .map(sums::sum)
                    .map(BigDecimal::stripTrailingZeros)
                    .toList();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void sumsAndSquaresEqualThoseOfDecimals(long seed) {
        Random random = new Random(seed);
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal ofParts = BigDecimal.ZERO;
        BigDecimal squares = BigDecimal.ZERO;
        Sums sums = new Sums();
        for (Number amount : amounts(seed)) {
            BigDecimal part = random.nextBoolean() ? BigDecimal.ONE : BigDecimal.valueOf(1 + random.nextInt(99), 2);
            BigDecimal exact = exact(amount);
            sum = sum.add(exact);
            ofParts = ofParts.add(exact.multiply(part));
            squares = squares.add(exact.multiply(exact).multiply(part));
            sums.add(amount, part);
            // each step, since what overflows and comes back is right again
            assertThat(sums.values())
                    .as("after %s", amount)
                    .containsExactly(
                            sum.stripTrailingZeros(), ofParts.stripTrailingZeros(), squares.stripTrailingZeros());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void sumsOfPartsOfTheFactsAddUp(long seed) {
        List<Number> amounts = amounts(seed);
        Sums some = new Sums();
        Sums others = new Sums();
        Sums all = new Sums();
        for (int i = 0; i < amounts.size(); i++) {
            (i % 3 == 0 ? some : others).add(amounts.get(i), BigDecimal.ONE);
            all.add(amounts.get(i), BigDecimal.ONE);
        }
        some.sums.add(others.sums);
        assertThat(some.values()).isEqualTo(all.values());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatIsSubtractedIsAsIfItHadNotBeenAdded(long seed) {
        List<Number> amounts = amounts(seed);
        ExactSums sums = new ExactSums(0, 2);
        amounts.forEach(amount -> sums.add(1, amount, BigDecimal.ONE));
        amounts.forEach(amount -> sums.subtract(1, amount, BigDecimal.ONE));
        assertThat(sums.sum(1)).isEqualByComparingTo(BigDecimal.ZERO);
        assertThat(sums.sum(0)).isEqualByComparingTo(BigDecimal.ZERO);
    }

    @Test
    void sumsBeyondTheWordsAreExactToo() {
        Number most = 1L << 41;
        BigDecimal square = exact(most).pow(2);
        ExactSums sums = new ExactSums(0, 1);
        BigDecimal expected = BigDecimal.ZERO;
        for (int i = 0; i < 100; i++) {
            sums.addSquare(0, most, BigDecimal.ONE);
            expected = expected.add(square);
        }
        assertThat(sums.sum(0)).isEqualByComparingTo(expected);
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
        ExactSums sums = new ExactSums(0, 1);
        amounts.forEach(amount -> sums.add(0, amount, BigDecimal.ONE));
        return sums.sum(0);
    }

    static BigDecimal exact(Number amount) {
        if (amount instanceof Double || amount instanceof Float) {
            return new BigDecimal(amount.doubleValue());
        }
        return new BigDecimal(amount.toString());
    }
}
