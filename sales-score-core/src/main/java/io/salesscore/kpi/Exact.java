package io.salesscore.kpi;

import java.math.BigDecimal;
import java.math.MathContext;

/** Decimals as evidence keeps them: exact, and equal where their values are. */
final class Exact {

    // beyond this a sum would need absurd numbers of digits, and curves are flat long before
    private static final BigDecimal LIMIT = BigDecimal.ONE.scaleByPowerOfTen(100);

    // the finest double is 2^-1074
    private static final int FINEST_SCALE = 1074;

    private Exact() {}

    /** The decimal without trailing zeros and exponent, so that 1.0 equals 1 and 100 reads as it does. */
    static BigDecimal of(BigDecimal value, String what) {
        if (value.signum() == 0) {
            return BigDecimal.ZERO;
        }
        // the precision is compared first: comparing values of absurd exponents would itself take for ever
        long magnitude = (long) value.precision() - value.scale();
        if (magnitude > 101 || value.scale() > FINEST_SCALE || value.abs().compareTo(LIMIT) > 0) {
            throw new IllegalArgumentException(
                    "The " + what + " must lie between -1e100 and 1e100, with at most " + FINEST_SCALE + " decimals.");
        }
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** Exactly the binary value of a finite double. */
    static BigDecimal of(double value, String what) {
        if (!(Math.abs(value) <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("The " + what + " (" + value + ") must be a finite number.");
        }
        return of(new BigDecimal(value), what);
    }

    /** The nearest double, zero without its sign: equal numbers have equal bits. */
    static double toDouble(BigDecimal value) {
        return value.doubleValue() + 0.0;
    }

    /**
     * The quotient by a positive divisor, in doubles: numerator and denominator are each rounded once, then the quotient.
     * Finite for all decimals of this class.
     */
    static double quotient(BigDecimal numerator, BigDecimal denominator) {
        double divisor = denominator.doubleValue();
        // a divisor too fine for doubles may have become 0
        double value = divisor >= Double.MIN_NORMAL
                ? numerator.doubleValue() / divisor
                : numerator.divide(denominator, MathContext.DECIMAL128).doubleValue();
        // an absurdly small denominator: held where every curve is flat
        return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, value)) + 0.0;
    }
}
