package io.salesscore.measure;

import io.salesscore.kpi.Kpi;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the amount of a fact for a KPI, and refuses what has no exact value or would need absurd numbers of digits. */
record AmountOf<T>(Kpi kpi, Function<? super T, ? extends @Nullable Number> function) {

    // far beyond any currency, and small enough for sums of squares
    private static final int WHOLE_DIGITS = 40;
    private static final double LIMIT = 1e40;
    private static final int DECIMALS = 500;

    // a finer double may have more decimals than that
    private static final double FINE = 1e-100;

    /** The amount as a BigDecimal, a double or float, or one of the whole numbers that fit a long. */
    Number of(T fact) {
        Number amount = function.apply(fact);
        if (amount instanceof Long || amount instanceof Integer) {
            return amount;
        }
        if (amount instanceof BigDecimal decimal) {
            return checked(decimal, decimal);
        }
        if (amount instanceof Double || amount instanceof Float) {
            return checked(amount, amount.doubleValue());
        }
        if (amount instanceof Short || amount instanceof Byte) {
            return amount;
        }
        if (amount == null) {
            throw BadFact.lacks("amount", kpi);
        }
        if (amount instanceof BigInteger integer) {
            return checked(amount, new BigDecimal(integer));
        }
        throw BadFact.amount(
                amount,
                kpi,
                "be a BigDecimal, BigInteger, Long, Integer, Short, Byte, Double or Float; its class is "
                        + amount.getClass().getSimpleName() + ".");
    }

    private Number checked(Number amount, double value) {
        double size = Math.abs(value);
        if (!(size <= Double.MAX_VALUE)) {
            throw BadFact.amount(amount, kpi, "be a finite number.");
        }
        return size < LIMIT && (size >= FINE || size == 0) ? amount : checked(amount, new BigDecimal(value));
    }

    private BigDecimal checked(Number amount, BigDecimal value) {
        if ((long) value.precision() - value.scale() > WHOLE_DIGITS || value.scale() > DECIMALS) {
            throw BadFact.amount(amount, kpi, "lie between -1e40 and 1e40, with at most " + DECIMALS + " decimals.");
        }
        return value;
    }
}
