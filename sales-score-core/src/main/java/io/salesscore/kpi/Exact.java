package io.salesscore.kpi;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

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
     * The quotient by a positive divisor: of the exact decimals, rounded to the nearest double at the end, so that 0.6 of 3 is
     * the 0.2 of a step that begins there. Finite for all decimals of this class.
     */
    static double quotient(BigDecimal numerator, BigDecimal denominator) {
        int scale = Math.max(numerator.scale(), denominator.scale());
        // whole numbers of one unit that doubles hold exactly need no decimals: dividing them rounds once
        double value = isSmall(numerator, scale) && isSmall(denominator, scale)
                ? units(numerator, scale) / units(denominator, scale)
                : numerator.divide(denominator, MathContext.DECIMAL128).doubleValue();
        // an absurdly small denominator: held where every curve is flat
        return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, value)) + 0.0;
    }

    /** For people: at most twelve digits, without exponent; binary fractions have fifty of which nobody reads more. */
    static String text(BigDecimal value) {
        return of(value.round(new MathContext(12)), "number").toPlainString();
    }

    /** For people: the value of a measurement, or the reason why there is none. */
    static String text(Measurement measurement) {
        Optional<Reason> reason = measurement.reason();
        return reason.isPresent()
                ? reason.get().toString()
                : text(new BigDecimal(measurement.value().orElseThrow()));
    }

    private static boolean isSmall(BigDecimal value, int scale) {
        return value.precision() - value.scale() + scale <= 15;
    }

    /** How many units of 10^−scale it is. */
    private static double units(BigDecimal value, int scale) {
        return (double) value.setScale(scale).unscaledValue().longValue();
    }
}
