package io.salesscore.measure;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;

/** The kinds of numbers that hosts have, for generated facts. */
enum Amounts {
    RUPIAH,
    HUGE_LONG,
    HUGE_NEGATIVE_LONG,
    INT,
    SHORT,
    BYTE,
    CENTS,
    FINE_DECIMAL,
    HUGE_INTEGER,
    WHOLE_DOUBLE,
    RATING,
    TENTHS,
    HUGE_DOUBLE,
    EDGE_DOUBLE,
    TINY_DOUBLE,
    FLOAT;

    static Amounts any(Random random) {
        return values()[random.nextInt(values().length)];
    }

    Number next(Random random) {
        return switch (this) {
            case RUPIAH -> random.nextInt(2_000_000_000) - 100_000_000L;
            case HUGE_LONG -> Long.MAX_VALUE - random.nextInt(10);
            case HUGE_NEGATIVE_LONG -> Long.MIN_VALUE + random.nextInt(10);
            case INT -> random.nextInt();
            case SHORT -> (short) random.nextInt();
            case BYTE -> (byte) random.nextInt();
            case CENTS -> BigDecimal.valueOf(random.nextInt(2_000_000) - 100_000L, 2);
            case FINE_DECIMAL -> BigDecimal.valueOf(random.nextLong(), 30);
            case HUGE_INTEGER -> BigInteger.valueOf(random.nextLong()).multiply(BigInteger.TEN.pow(15));
            case WHOLE_DOUBLE -> (double) (random.nextInt(2_000) - 1_000);
            case RATING -> 1 + random.nextInt(9) / 2.0;
            case TENTHS -> (random.nextInt(2_000) - 1_000) / 10.0;
            case HUGE_DOUBLE -> random.nextGaussian() * 1e30;
            case EDGE_DOUBLE -> (random.nextBoolean() ? 1 : -1) * Math.scalb(1.0, 62 + random.nextInt(4));
            case TINY_DOUBLE -> random.nextGaussian() * Math.scalb(1.0, -10 - random.nextInt(80));
            case FLOAT -> random.nextFloat() - 0.5f;
        };
    }
}
