package io.salesscore.measure;

import java.math.BigDecimal;
import java.math.BigInteger;

/** A sum that is exact whatever is added, in whatever order. */
final class ExactSum {

    private static final int FRACTION_BITS = 64;
    private static final int MANTISSA_BITS = 52;
    private static final BigInteger FIVE_TO_THE_64 = BigInteger.valueOf(5).pow(FRACTION_BITS);

    // The sum is whole + fraction / 2^64 + rest, the fraction without a sign. Longs, and doubles with at most 64 binary
    // places, are added to the first two without making an object; all else goes to the rest.
    private long whole;
    private long fraction;
    private BigDecimal rest = BigDecimal.ZERO;

    /** Adds an amount of one of the classes that {@link AmountOf} lets pass. */
    void add(Number amount) {
        if (amount instanceof BigDecimal decimal) {
            add(decimal);
        } else if (amount instanceof Double || amount instanceof Float) {
            add(amount.doubleValue());
        } else {
            add(amount.longValue());
        }
    }

    /** Adds a part of an amount, exactly. */
    void add(Number amount, BigDecimal part) {
        if (isWhole(part)) {
            add(amount);
        } else {
            add(exact(amount).multiply(part));
        }
    }

    /** Adds a part of the square of an amount, exactly. */
    void addSquareOf(Number amount, BigDecimal part) {
        if (isWhole(part)) {
            addSquareOf(amount);
        } else {
            BigDecimal decimal = exact(amount);
            add(decimal.multiply(decimal).multiply(part));
        }
    }

    // the one object that stands for a whole fact: comparing values would cost more than adding a long
    @SuppressWarnings("ReferenceEquality")
    private static boolean isWhole(BigDecimal part) {
        return part == BigDecimal.ONE;
    }

    private static BigDecimal exact(Number amount) {
        if (amount instanceof BigDecimal decimal) {
            return decimal;
        }
        return amount instanceof Double || amount instanceof Float
                ? new BigDecimal(amount.doubleValue())
                : BigDecimal.valueOf(amount.longValue());
    }

    void addSquareOf(Number amount) {
        if (amount instanceof BigDecimal decimal) {
            add(decimal.multiply(decimal));
        } else if (amount instanceof Double || amount instanceof Float) {
            double value = amount.doubleValue();
            double square = value * value;
            // the fused form rounds once and so gives the square's error, unless that is too small for a double
            boolean exact = Math.abs(value) > 1e-100 && Math.fma(value, value, -square) == 0;
            if (exact) {
                add(square);
            } else {
                BigDecimal decimal = new BigDecimal(value);
                add(decimal.multiply(decimal));
            }
        } else {
            long value = amount.longValue();
            if (Math.abs(value) <= Integer.MAX_VALUE && value != Long.MIN_VALUE) {
                add(value * value);
            } else {
                add(BigDecimal.valueOf(value).multiply(BigDecimal.valueOf(value)));
            }
        }
    }

    void add(long amount) {
        add(amount, 0);
    }

    void add(BigDecimal amount) {
        rest = rest.add(amount);
    }

    void add(ExactSum other) {
        add(other.whole, other.fraction);
        if (other.rest.signum() != 0) {
            add(other.rest);
        }
    }

    private void add(double amount) {
        long rounded = (long) amount;
        if ((double) rounded == amount && rounded != Long.MAX_VALUE) {
            add(rounded);
            return;
        }
        int shift = Math.getExponent(amount) - MANTISSA_BITS + FRACTION_BITS;
        if (shift < 0 || shift >= FRACTION_BITS) {
            add(new BigDecimal(amount));
            return;
        }
        long bits = Double.doubleToRawLongBits(amount);
        long mantissa = (bits & ((1L << MANTISSA_BITS) - 1)) | (1L << MANTISSA_BITS);
        long newFraction = mantissa << shift;
        // in two steps, since a shift by 64 would be none
        long newWhole = mantissa >>> 1 >>> (FRACTION_BITS - 1 - shift);
        if (amount > 0) {
            add(newWhole, newFraction);
        } else {
            // −(whole + fraction) is (−whole − 1) + (1 − fraction), and there is a fraction, or it were a whole number
            add(~newWhole, -newFraction);
        }
    }

    private void add(long addedWhole, long addedFraction) {
        long newFraction = fraction + addedFraction;
        int carry = Long.compareUnsigned(newFraction, fraction) < 0 ? 1 : 0;
        long newWhole = whole + addedWhole;
        boolean overflows = ((whole ^ newWhole) & (addedWhole ^ newWhole)) < 0 || newWhole + carry < newWhole;
        if (overflows) {
            rest = value();
            whole = addedWhole;
            fraction = addedFraction;
        } else {
            whole = newWhole + carry;
            fraction = newFraction;
        }
    }

    BigDecimal value() {
        BigDecimal sum = rest.add(BigDecimal.valueOf(whole));
        if (fraction == 0) {
            return sum;
        }
        BigInteger places = BigInteger.valueOf(fraction);
        if (fraction < 0) {
            places = places.add(BigInteger.ONE.shiftLeft(FRACTION_BITS));
        }
        // n / 2^64 = n * 5^64 / 10^64
        return sum.add(new BigDecimal(places.multiply(FIVE_TO_THE_64), FRACTION_BITS));
    }
}
