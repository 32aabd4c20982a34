package io.salesscore.kpi;

import io.salesscore.ValueType;
import org.immutables.value.Value;

/**
 * A key performance indicator: what is measured, in which unit, which way is better, and how it adds up over subjects and
 * over time. Everything in the library addresses it by its {@link #id()}.
 *
 * <pre>{@code
 * Kpi demos = Kpi.builder("demos").names("Product demos", "Demo produk").unit(Unit.COUNT).build();
 * Kpi overdue = Kpi.builder("overdue").names("Overdue receivables", "Piutang jatuh tempo").unit(Unit.SHARE)
 *     .direction(Direction.LOWER_IS_BETTER).rollUp(RollUp.POOL, RollUp.LAST).build();
 * }</pre>
 *
 * <p>Ready KPIs with their pitfalls are in {@link SalesKpis}.
 */
@ValueType
@Value.Immutable
public abstract sealed class Kpi permits ImmutableKpi {

    private static final int LONGEST_ID = 64;

    Kpi() {}

    /**
     * The key under which measurements, targets, curves and results are found.
     *
     * @return a letter, then letters, digits, dots, hyphens or underscores; at most 64 characters
     */
    public abstract String id();

    /**
     * What people call it; the id unless stated.
     *
     * @return the names
     */
    @Value.Default
    public Names names() {
        return Names.of(id());
    }

    /**
     * What its values are measured in.
     *
     * @return the unit
     */
    @Value.Default
    public Unit unit() {
        throw new IllegalArgumentException(
                "The KPI (" + id() + ") needs a unit.\n" + "Maybe Unit.COUNT, where it counts something.");
    }

    /**
     * Which way is better; higher unless stated.
     *
     * @return the direction
     */
    @Value.Default
    public Direction direction() {
        return Direction.HIGHER_IS_BETTER;
    }

    /**
     * How the measurements of several subjects in one period join. Unless stated, {@link RollUp#POOL} for units in percent and on
     * interval scales, of which a sum means nothing, and {@link RollUp#SUM} for all others.
     *
     * @return the rule, never {@link RollUp#LAST}
     */
    @Value.Default
    public RollUp overSubjects() {
        return unit().form() == Unit.Form.PERCENT || unit().interval() ? RollUp.POOL : RollUp.SUM;
    }

    /**
     * How the measurements of adjacent periods of one subject join; as those of several subjects do, unless stated.
     *
     * @return the rule
     */
    @Value.Default
    public RollUp overTime() {
        return overSubjects();
    }

    /**
     * Whether another KPI means the same: same id, unit, direction and roll-up rules. Names may differ.
     *
     * @param other the other KPI
     * @return true if measurements of one can be scored as the other
     */
    public boolean measuresTheSameAs(Kpi other) {
        return this == other
                || (id().equals(other.id())
                        && unit().equals(other.unit())
                        && direction() == other.direction()
                        && overSubjects() == other.overSubjects()
                        && overTime() == other.overTime());
    }

    /**
     * Starts a KPI.
     *
     * @param id the id, see {@link #id()}
     * @return a builder
     * @throws IllegalArgumentException if the id is malformed
     */
    public static Builder builder(String id) {
        if (!isId(id)) {
            throw new IllegalArgumentException(
                    "The id (" + id + ") of a KPI must be a letter followed by letters, digits, dots,"
                            + " hyphens or underscores, 64 at most.");
        }
        return ImmutableKpi.builder().id(id);
    }

    /**
     * Whether a text can be the id of a KPI, and of whatever else stands in a score model: a letter, then letters, digits,
     * dots, hyphens or underscores; at most 64 characters.
     *
     * @param text the text
     * @return true if it can
     */
    public static boolean isId(String text) {
        if (text.isEmpty() || text.length() > LONGEST_ID || !isLetter(text.charAt(0))) {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isLetter(c) && (c < '0' || c > '9') && c != '.' && c != '_' && c != '-') {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetter(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    @Value.Check
    void check() {
        if (overSubjects() == RollUp.LAST) {
            throw new IllegalArgumentException(
                    "The KPI (" + id() + ") cannot take the last over subjects, which have no order.\n"
                            + "Maybe a balance: RollUp.SUM over subjects, RollUp.LAST over time.");
        }
    }

    /** The id. */
    @Override
    public final String toString() {
        return id();
    }

    /** Builds a {@link Kpi}. Of two settings of one thing the last stands. */
    public abstract static sealed class Builder permits ImmutableKpi.Builder {

        Builder() {}

        abstract Builder id(String id);

        abstract Builder names(Names names);

        abstract Builder overSubjects(RollUp rule);

        abstract Builder overTime(RollUp rule);

        /**
         * What people call it.
         *
         * @param english the English name
         * @param indonesian the name in Bahasa Indonesia
         * @return this builder
         */
        public final Builder names(String english, String indonesian) {
            return names(new Names(english, indonesian));
        }

        /**
         * What its values are measured in; must be given.
         *
         * @param unit the unit
         * @return this builder
         */
        public abstract Builder unit(Unit unit);

        /**
         * Which way is better.
         *
         * @param direction the direction
         * @return this builder
         */
        public abstract Builder direction(Direction direction);

        /**
         * How measurements join, over subjects and over time alike.
         *
         * @param rule the rule, not {@link RollUp#LAST}
         * @return this builder
         */
        public final Builder rollUp(RollUp rule) {
            return rollUp(rule, rule);
        }

        /**
         * How measurements join. A balance, such as an open pipeline, is {@code rollUp(SUM, LAST)}; a quotient of balances,
         * such as the overdue share of receivables, {@code rollUp(POOL, LAST)}.
         *
         * @param overSubjects the rule for several subjects in one period, not {@link RollUp#LAST}
         * @param overTime the rule for adjacent periods of one subject
         * @return this builder
         */
        public final Builder rollUp(RollUp overSubjects, RollUp overTime) {
            return overSubjects(overSubjects).overTime(overTime);
        }

        /**
         * Makes the KPI.
         *
         * @return the KPI
         * @throws IllegalArgumentException if no unit was given, or the rule over subjects is
         *     {@link RollUp#LAST}
         */
        public abstract Kpi build();
    }
}
