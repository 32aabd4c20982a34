package io.salesscore.period;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What share of a period's result is expected when a share of its working days has elapsed: a piecewise-linear function
 * from 0 at 0 to 1 at 1 that never falls.
 *
 * <p>{@link #linear()} expects as much of each day. Field sales are end-loaded, as orders are closed towards the
 * end of the month:
 * {@code Pace.linear().through(0.5, 0.3).through(0.8, 0.6)} expects 30 % by the middle and 60 % after four fifths; at a
 * quarter of the days it expects 15 %, at 90 % of them 80 %.
 *
 * <p>A value: immutable, equal by its corners. They are kept as decimals of 15 digits, so that 0.3 is three tenths and
 * no binary fraction beside it.
 */
public final class Pace {

    /** Enough digits that a result rounded to {@link MathContext#DECIMAL128} is rounded once. */
    static final MathContext PRECISE = new MathContext(50);

    private static final Pace LINEAR =
            new Pace(Map.of(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ONE, BigDecimal.ONE));

    private final NavigableMap<BigDecimal, BigDecimal> corners;

    private Pace(Map<BigDecimal, BigDecimal> corners) {
        this.corners = Collections.unmodifiableNavigableMap(new TreeMap<>(corners));
    }

    /** {@return the pace at which every working day brings as much} */
    public static Pace linear() {
        return LINEAR;
    }

    /**
     * {@return this pace led through one more corner, straight between it and its neighbours}
     *
     * @param elapsed the share of the working days, greater than 0 and less than 1
     * @param expected the share of the result, from that of the corner before to that of the corner after
     * @throws IllegalArgumentException if the corner is another, or there is one at that share of the days
     */
    public Pace through(double elapsed, double expected) {
        if (!(elapsed > 0 && elapsed < 1 && expected >= 0 && expected <= 1)) {
            throw new IllegalArgumentException("The corner (" + elapsed + ", " + expected
                    + ") of a pace must have a share of days between 0 and 1 and a share of the result from 0 to 1."
                    + (Math.max(elapsed, expected) > 1 && Math.max(elapsed, expected) <= 100
                            ? "\nMaybe percent was given: 50 % is 0.5."
                            : ""));
        }
        BigDecimal x = decimal(elapsed);
        BigDecimal y = decimal(expected);
        if (corners.containsKey(x)) {
            throw new IllegalArgumentException("The corner (" + elapsed + ", " + expected + ") of a pace (" + this
                    + ") must have a share of days that no other corner has.");
        }
        if (y.compareTo(corners.lowerEntry(x).getValue()) < 0
                || y.compareTo(corners.higherEntry(x).getValue()) > 0) {
            throw new IllegalArgumentException("The corner (" + elapsed + ", " + expected + ") of a pace (" + this
                    + ") must lie between its neighbours: what is expected never falls.");
        }
        Map<BigDecimal, BigDecimal> more = new TreeMap<>(corners);
        more.put(x, y);
        return new Pace(more);
    }

    /** The decimal that was meant; 15 digits survive the way into a double and back. */
    private static BigDecimal decimal(double value) {
        return new BigDecimal(value).round(new MathContext(15)).stripTrailingZeros();
    }

    /**
     * {@return the share of the result that is expected}
     *
     * @param elapsed the share of the working days, 0 to 1
     * @throws IllegalArgumentException if it lies outside
     */
    public double shareAt(double elapsed) {
        if (!(elapsed >= 0 && elapsed <= 1)) {
            throw new IllegalArgumentException(
                    "The share of working days (" + elapsed + ") along a pace must lie between 0 and 1.");
        }
        BigDecimal meant = decimal(elapsed);
        return shareAt(corners.containsKey(meant) ? meant : new BigDecimal(elapsed))
                .doubleValue();
    }

    /** What is expected after so many of so many days. */
    BigDecimal shareAt(int elapsed, int days) {
        return shareAt(BigDecimal.valueOf(elapsed).divide(BigDecimal.valueOf(days), PRECISE));
    }

    private BigDecimal shareAt(BigDecimal elapsed) {
        var from = corners.floorEntry(elapsed);
        var to = corners.ceilingEntry(elapsed);
        if (from.getKey().compareTo(to.getKey()) == 0) {
            return from.getValue();
        }
        BigDecimal rise = to.getValue().subtract(from.getValue());
        BigDecimal run = to.getKey().subtract(from.getKey());
        BigDecimal share = elapsed.subtract(from.getKey())
                .multiply(rise)
                .divide(run, PRECISE)
                .add(from.getValue());
        return share.min(to.getValue());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Pace that && corners.equals(that.corners);
    }

    @Override
    public int hashCode() {
        return corners.hashCode();
    }

    /** For people: {@code (0, 0) (0.5, 0.3) (1, 1)}. */
    @Override
    public String toString() {
        return corners.entrySet().stream()
                .map(corner -> "(" + corner.getKey().toPlainString() + ", "
                        + corner.getValue().toPlainString() + ")")
                .collect(Collectors.joining(" "));
    }
}
