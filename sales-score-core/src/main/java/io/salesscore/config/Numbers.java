package io.salesscore.config;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Optional;

/**
 * What numbers a document may hold, and how exact decimals travel through parsers that know doubles alone.
 *
 * <p>A double in a document stands for the decimal of at most 15 digits that reads as that double, since that is what
 * somebody wrote; where there is none, for its own exact value.
 */
final class Numbers {

    /** The digits that any double keeps of a decimal. */
    private static final MathContext KEPT = new MathContext(15);

    /** The digits that any float keeps of a decimal. */
    private static final int DIGITS_OF_FLOAT = 7;

    /** The digits that tell any float from its neighbours. */
    private static final int MOST_DIGITS_OF_FLOAT = 9;

    /** From here on doubles leave out whole numbers. */
    private static final double WHOLE = 0x1p53;

    /** The finest double, 2^−1074, has 751 digits, and 10^100 beside it 1,175. */
    private static final int MOST_DIGITS = 1_200;

    private static final int MOST_BITS = 4_000;

    private Numbers() {}

    /**
     * A number of any kind as a {@code Double}, where it is one, or else a {@code BigDecimal}; empty where it is not finite
     * or has absurdly many digits.
     */
    static Optional<Object> plain(Number number) {
        if (number instanceof Float single) {
            return plain(single);
        }
        if (number instanceof Double) {
            double value = number.doubleValue();
            return Math.abs(value) <= Double.MAX_VALUE ? Optional.of(value) : Optional.empty();
        }
        if (number instanceof Long || number instanceof Integer || number instanceof Short || number instanceof Byte) {
            return Optional.of(BigDecimal.valueOf(number.longValue()));
        }
        if (number instanceof BigInteger whole) {
            return whole.bitLength() > MOST_BITS ? Optional.empty() : sane(new BigDecimal(whole));
        }
        if (number instanceof BigDecimal decimal) {
            return sane(decimal);
        }
        // the numbers of parsers, which keep the text as it was written
        String text = number.toString();
        if (text.length() > MOST_DIGITS + 20) {
            return Optional.empty();
        }
        try {
            return sane(new BigDecimal(text));
        } catch (NumberFormatException noDecimal) {
            return Optional.empty();
        }
    }

    /** A float as the decimal of the fewest digits, from 7 to 9, that reads as that float: what somebody wrote. */
    private static Optional<Object> plain(Float single) {
        float value = single;
        if (!(Math.abs(value) <= Float.MAX_VALUE)) {
            return Optional.empty();
        }
        if (value == 0) {
            return Optional.of((double) value);
        }
        BigDecimal exact = new BigDecimal(value);
        for (int digits = DIGITS_OF_FLOAT; digits < MOST_DIGITS_OF_FLOAT; digits++) {
            BigDecimal kept = exact.round(new MathContext(digits));
            if (kept.floatValue() == value) {
                return Optional.of(kept.stripTrailingZeros());
            }
        }
        return Optional.of(exact.round(new MathContext(MOST_DIGITS_OF_FLOAT)));
    }

    /** The bits are counted first: the digits of a number of absurd size would take for ever to count. */
    private static Optional<Object> sane(BigDecimal decimal) {
        if (decimal.unscaledValue().bitLength() > MOST_BITS) {
            return Optional.empty();
        }
        long magnitude = (long) decimal.precision() - decimal.scale();
        return decimal.signum() == 0
                ? Optional.of(BigDecimal.ZERO)
                : magnitude > 309 || decimal.scale() > MOST_DIGITS ? Optional.empty() : Optional.of(decimal);
    }

    /** Plain decimal text: a sign, digits, a point, digits. */
    static Optional<BigDecimal> parse(String text) {
        int digits = 0;
        int points = 0;
        for (int i = text.startsWith("-") ? 1 : 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (c == '.' && points == 0 && digits > 0 && i < text.length() - 1) {
                points++;
            } else {
                return Optional.empty();
            }
        }
        return digits == 0 || digits > MOST_DIGITS ? Optional.empty() : Optional.of(new BigDecimal(text));
    }

    static BigDecimal exact(double number) {
        BigDecimal exact = new BigDecimal(number);
        BigDecimal kept = exact.round(KEPT).stripTrailingZeros();
        return kept.doubleValue() == number ? kept : exact;
    }

    /** A double as it is written: a {@code Long} where it is whole and no other double is as near. */
    static Object written(double number) {
        boolean isNegativeZero = number == 0 && Double.doubleToRawLongBits(number) != 0;
        boolean isWhole = number == StrictMath.rint(number) && Math.abs(number) < WHOLE;
        if (isWhole && !isNegativeZero) {
            return (long) number;
        }
        return number;
    }

    /** A whole number as it is written: as text where a double would not keep it. */
    static Object written(long number) {
        return Math.abs(number) < (long) WHOLE ? (Object) number : Long.toString(number);
    }

    /**
     * An exact decimal as it is written: as a number where every parser gives the same decimal back, those too that keep
     * the digits of a double's text and not its bits; else as text.
     */
    static Object written(BigDecimal decimal) {
        double number = decimal.doubleValue();
        boolean isTold = decimal.precision() <= KEPT.getPrecision() && decimal.scale() <= KEPT.getPrecision();
        boolean isWhole = decimal.scale() <= 0;
        return Math.abs(number) < WHOLE && (isWhole || isTold) ? written(number) : decimal.toPlainString();
    }
}
