package io.salesscore.kpi;

/**
 * What a KPI's values are measured in, how they are shown, and between which bounds they lie.
 *
 * <p>Percentages are stored as shares: 24 % is {@code 0.24}. A value outside the bounds is refused where it enters, so that a
 * win rate of {@code 24} is an error and not a very good rate.
 *
 * @param symbol what is written beside a number: {@code IDR}, {@code day}, {@code %}; empty for plain numbers
 * @param form how a number is written
 * @param interval true where zero is a convention and {@code R/T} therefore means nothing (ratings, net promoter scores,
 *     growth): attainment of a target is refused for such a unit
 * @param lowest the least possible value, inclusive; {@code -Infinity} if there is none
 * @param highest the greatest possible value, inclusive; {@code Infinity} if there is none
 */
public record Unit(String symbol, Form form, boolean interval, double lowest, double highest) {

    /** How a number of a unit is written. */
    public enum Form {
        /** Whole units of a currency, as {@code IDR 1,250,000,000}. */
        MONEY,
        /** A share, shown times 100: {@code 0.24} is 24 %. */
        PERCENT,
        /** A number with the symbol behind it, if any. */
        NUMBER
    }

    /** Rupiah. May be negative (credit notes). */
    public static final Unit IDR = money("IDR");

    /** How many: deals, visits, outlets. Fractions come from shared credit. May be negative (returns). */
    public static final Unit COUNT = number("");

    /** A part of a whole, from 0 to 1: win rate, call compliance. */
    public static final Unit SHARE = new Unit("%", Form.PERCENT, false, 0, 1);

    /** A quotient of two amounts shown in percent, which may leave 0 to 1: margin, discount, net revenue retention. */
    public static final Unit PERCENT =
            new Unit("%", Form.PERCENT, false, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    /** A relative change: 0.15 is 15 % more than before. Zero is no absence of anything, so attainment is refused. */
    public static final Unit CHANGE =
            new Unit("%", Form.PERCENT, true, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    /** Days. */
    public static final Unit DAY = number("day");

    /** Hours. */
    public static final Unit HOUR = number("hour");

    /**
     * Checks the bounds.
     *
     * @param symbol what is written beside a number
     * @param form how a number is written
     * @param interval true where zero is a convention
     * @param lowest the least possible value, inclusive
     * @param highest the greatest possible value, inclusive
     * @throws IllegalArgumentException if a bound is NaN or {@code lowest} is not below {@code highest}
     */
    public Unit {
        if (!(lowest < highest)) {
            throw new IllegalArgumentException("The lowest value (" + lowest + ") of unit (" + symbol
                    + ") must be below its highest (" + highest + ").");
        }
    }

    /**
     * A currency.
     *
     * @param code the ISO 4217 code, such as {@code IDR}
     * @return the unit
     */
    public static Unit money(String code) {
        return new Unit(code, Form.MONEY, false, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    /**
     * Plain numbers with a symbol.
     *
     * @param symbol what is written behind the number, such as {@code kg}; may be empty
     * @return the unit
     */
    public static Unit number(String symbol) {
        return new Unit(symbol, Form.NUMBER, false, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    /**
     * Answers on a rating scale, or a mean of them: customer satisfaction from 1 to 5, a net promoter score from −100 to 100.
     *
     * @param lowest the worst answer's number or the best's, whichever is smaller
     * @param highest the other
     * @return the unit, an interval scale
     */
    public static Unit rating(double lowest, double highest) {
        return new Unit("", Form.NUMBER, true, lowest, highest);
    }

    /**
     * Whether a value can be one of this unit.
     *
     * @param value the value
     * @return true if it is finite and within the bounds, both inclusive
     */
    public boolean contains(double value) {
        return value >= lowest && value <= highest && Math.abs(value) <= Double.MAX_VALUE;
    }
}
