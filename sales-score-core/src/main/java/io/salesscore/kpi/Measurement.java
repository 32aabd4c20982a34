package io.salesscore.kpi;

import io.salesscore.period.Period;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One KPI's value with its evidence, or the reason why there is none. The evidence is what makes measurements join
 * exactly (3 of 4 and 1 of 6 are 4 of 10, which no average of 75 % and 16.7 % would tell) and what says how sure a
 * value is (2 of 2 is not 500 of 500).
 *
 * <p>Decimals are exact; the value is computed from them once, in {@code double}. Two measurements are equal when their
 * evidence is.
 *
 * <table class="striped">
 * <caption>Kinds of measurements</caption>
 * <tr><th>kind</th><th>evidence</th><th>value</th><th>joins by</th></tr>
 * <tr><td>{@link Amount}</td><td>sum</td><td>sum</td><td>adding</td></tr>
 * <tr><td>{@link Proportion}</td><td>k of n</td><td>k / n</td><td>adding k and n</td></tr>
 * <tr><td>{@link Ratio}</td><td>two amounts</td><td>numerator / denominator</td><td>adding both</td></tr>
 * <tr><td>{@link Mean}</td><td>n, sum, sum of squares</td><td>sum / n</td><td>adding all three</td></tr>
 * <tr><td>{@link KeyedCount}</td><td>keys, with up to two facts each</td><td>count or share of keys</td>
 *     <td>uniting keys</td></tr>
 * <tr><td>{@link Overlaid}</td><td>own and overlay credit</td><td>that of both joined</td>
 *     <td>over time both, over subjects its own alone</td></tr>
 * <tr><td>{@link Shared}</td><td>what others lend, and its own</td><td>that of all joined</td>
 *     <td>uniting what is lent by who lends it and when</td></tr>
 * <tr><td>{@link Plain}</td><td>none</td><td>as given</td><td>nothing</td></tr>
 * <tr><td>{@link Unmeasured}</td><td>reason</td><td>none</td><td>see there</td></tr>
 * </table>
 */
public sealed interface Measurement {

    /**
     * The value, in the KPI's stored unit.
     *
     * @return the value, always finite; empty where {@link #reason()} says why
     */
    OptionalDouble value();

    /**
     * Why there is no value.
     *
     * @return the reason; empty exactly where there is a value
     */
    Optional<Reason> reason();

    /**
     * What the value is computed from, whoever it is credited to: what priors and intervals read.
     *
     * @return this; of {@link Overlaid} credit and of what is {@link Shared} the joined evidence, which is neither of
     *     the two
     */
    default Measurement evidence() {
        return this;
    }

    /**
     * Some of all, counted: what can shrink towards a prior as k of n does, and has the intervals of a proportion.
     *
     * @return k of n, of a {@link Proportion} and of a {@link KeyStatistic#REPEAT_SHARE}, be it overlaid or shared; of
     *     0 too; empty for any other evidence
     */
    default Optional<Proportion> counted() {
        Measurement evidence = evidence();
        if (evidence instanceof Proportion proportion) {
            return Optional.of(proportion);
        }
        return evidence instanceof KeyedCount count && count.statistic() == KeyStatistic.REPEAT_SHARE
                ? Optional.of(
                        new Proportion(BigDecimal.valueOf(count.repeated()), BigDecimal.valueOf(count.distinct())))
                : Optional.empty();
    }

    /**
     * A sum: revenue, deals, visits; or a state at the period's end, such as an open pipeline, where the KPI takes the
     * last over time.
     *
     * @param sum the exact sum
     * @return the measurement
     */
    static Measurement amount(BigDecimal sum) {
        return new Amount(sum);
    }

    /**
     * Some of all: 18 of 75 leads converted.
     *
     * @param k how many, 0 ≤ k ≤ n; decimals where credit is shared
     * @param n of how many; 0 of 0 has no value and still joins
     * @return the measurement
     * @throws IllegalArgumentException if not 0 ≤ k ≤ n
     */
    static Measurement proportion(BigDecimal k, BigDecimal n) {
        return new Proportion(k, n);
    }

    /**
     * A quotient of two amounts: value returned per gross sales.
     *
     * @param numerator the exact numerator
     * @param denominator the exact denominator; zero or less has no value and still joins
     * @return the measurement
     */
    static Measurement ratio(BigDecimal numerator, BigDecimal denominator) {
        return new Ratio(numerator, denominator);
    }

    /**
     * An average with its spread: 40 answers that sum to 176, their squares to 790.
     *
     * @param n how many, not negative; decimals where credit is shared; 0 has no value and still joins
     * @param sum the exact sum
     * @param sumOfSquares the exact sum of squares
     * @return the measurement
     * @throws IllegalArgumentException if n is negative, or no values with this n and sum can have that sum of squares
     */
    static Measurement mean(BigDecimal n, BigDecimal sum, BigDecimal sumOfSquares) {
        return new Mean(n, sum, sumOfSquares);
    }

    /**
     * One's own credit and what one is credited with in addition: a product specialist's deals, and those of colleagues
     * in which the specialist has helped.
     *
     * @param own the evidence that is one's own, and which a team counts
     * @param overlay the evidence that others bring to the team, credited here too
     * @return the measurement
     * @throws IllegalArgumentException if they are not two pieces of evidence of one kind that join
     */
    static Measurement overlaid(Measurement own, Measurement overlay) {
        return new Overlaid(own, overlay);
    }

    /**
     * A number without evidence. It scores like any other, and joins with nothing.
     *
     * @param value the value, finite
     * @return the measurement
     * @throws IllegalArgumentException if the value is NaN or infinite
     */
    static Measurement plain(double value) {
        return new Plain(value);
    }

    /**
     * No value is known.
     *
     * @return a measurement with {@link Reason#MISSING}
     */
    static Measurement missing() {
        return unmeasured(Reason.MISSING, List.of());
    }

    /**
     * The KPI does not belong to this subject or role.
     *
     * @param by who says so
     * @param why why
     * @return a measurement with {@link Reason#NOT_APPLICABLE}
     * @throws IllegalArgumentException if either is blank
     */
    static Measurement notApplicable(String by, String why) {
        if (by.isBlank() || why.isBlank()) {
            throw new IllegalArgumentException(
                    "That a KPI is not applicable must say who (" + by + ") says so and why (" + why + ").");
        }
        return unmeasured(Reason.NOT_APPLICABLE, List.of(by + ": " + why));
    }

    /**
     * No value, for a stated reason.
     *
     * @param reason the reason
     * @param details what is known about it, for people
     * @return the measurement
     */
    static Measurement unmeasured(Reason reason, List<String> details) {
        return new Unmeasured(reason, details);
    }

    /**
     * A sum.
     *
     * @param sum the exact sum
     */
    record Amount(BigDecimal sum) implements Measurement {

        /**
         * Normalises the sum.
         *
         * @param sum the exact sum, between −1e100 and 1e100
         */
        public Amount {
            sum = Exact.of(sum, "sum");
        }

        @Override
        public OptionalDouble value() {
            return OptionalDouble.of(Exact.toDouble(sum));
        }

        @Override
        public Optional<Reason> reason() {
            return Optional.empty();
        }
    }

    /**
     * k of n.
     *
     * @param k how many, 0 ≤ k ≤ n
     * @param n of how many
     */
    record Proportion(BigDecimal k, BigDecimal n) implements Measurement {

        /**
         * Checks that 0 ≤ k ≤ n.
         *
         * @param k how many
         * @param n of how many
         * @throws IllegalArgumentException if not
         */
        public Proportion {
            k = Exact.of(k, "count k");
            n = Exact.of(n, "count n");
            if (k.signum() < 0 || k.compareTo(n) > 0) {
                throw new IllegalArgumentException("The proportion (" + k.toPlainString() + " of " + n.toPlainString()
                        + ") must have 0 <= k <= n.\n" + "Maybe a ratio of two amounts, which may leave 0 to 1.");
            }
        }

        @Override
        public OptionalDouble value() {
            return n.signum() == 0 ? OptionalDouble.empty() : OptionalDouble.of(Exact.quotient(k, n));
        }

        @Override
        public Optional<Reason> reason() {
            return n.signum() == 0 ? Optional.of(Reason.ZERO_DENOMINATOR) : Optional.empty();
        }
    }

    /**
     * A quotient of two amounts. Not binomial: no prior and no interval follow from it.
     *
     * @param numerator the exact numerator
     * @param denominator the exact denominator
     */
    record Ratio(BigDecimal numerator, BigDecimal denominator) implements Measurement {

        /**
         * Normalises both amounts.
         *
         * @param numerator the exact numerator
         * @param denominator the exact denominator
         */
        public Ratio {
            numerator = Exact.of(numerator, "numerator");
            denominator = Exact.of(denominator, "denominator");
        }

        @Override
        public OptionalDouble value() {
            return denominator.signum() <= 0
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(Exact.quotient(numerator, denominator));
        }

        @Override
        public Optional<Reason> reason() {
            return switch (denominator.signum()) {
                case 0 -> Optional.of(Reason.ZERO_DENOMINATOR);
                case -1 -> Optional.of(Reason.NEGATIVE_DENOMINATOR);
                default -> Optional.empty();
            };
        }
    }

    /**
     * A mean with its spread.
     *
     * @param n how many
     * @param sum the exact sum
     * @param sumOfSquares the exact sum of squares
     */
    record Mean(BigDecimal n, BigDecimal sum, BigDecimal sumOfSquares) implements Measurement {

        /**
         * Checks that such values exist: n ≥ 0, sum² ≤ n · sum of squares, and nothing but zeros where n is 0.
         *
         * @param n how many
         * @param sum the exact sum
         * @param sumOfSquares the exact sum of squares
         * @throws IllegalArgumentException if not
         */
        public Mean {
            n = Exact.of(n, "count n");
            sum = Exact.of(sum, "sum");
            sumOfSquares = Exact.of(sumOfSquares, "sum of squares");
            if (n.signum() < 0
                    || sum.multiply(sum).compareTo(n.multiply(sumOfSquares)) > 0
                    || (n.signum() == 0 && sumOfSquares.signum() != 0)) {
                throw new IllegalArgumentException(
                        "No " + n.toPlainString() + " values have the sum (" + sum.toPlainString()
                                + ") and the sum of squares (" + sumOfSquares.toPlainString() + ").\n"
                                + "Maybe the sum of squares was left out, or n is no count.");
            }
        }

        @Override
        public OptionalDouble value() {
            return n.signum() == 0 ? OptionalDouble.empty() : OptionalDouble.of(Exact.quotient(sum, n));
        }

        @Override
        public Optional<Reason> reason() {
            return n.signum() == 0 ? Optional.of(Reason.ZERO_DENOMINATOR) : Optional.empty();
        }

        /**
         * How much single values differ: {@code (n · sum of squares − sum²) / (n · (n − 1))}, from the exact decimals.
         * Answers 5, 4 and 3 have a variance of 1.
         *
         * @return the variance of a sample, 0 where all values are equal; empty where n is not above 1
         */
        public OptionalDouble variance() {
            return n.compareTo(BigDecimal.ONE) <= 0
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(Exact.quotient(
                            n.multiply(sumOfSquares).subtract(sum.multiply(sum)),
                            n.multiply(n.subtract(BigDecimal.ONE))));
        }
    }

    /** What a {@link KeyedCount} counts. */
    enum KeyStatistic {
        /** Keys with at least one fact: active outlets. */
        DISTINCT,
        /** Keys with at least two distinct facts: repeat customers. */
        REPEATED,
        /** Keys with at least two distinct facts among those with one: the customer return rate. */
        REPEAT_SHARE
    }

    /**
     * A count of distinct keys, such as outlets or customers. While it has its keys it joins by uniting them; a score
     * keeps the counts alone.
     *
     * @param statistic what is counted
     * @param distinct the keys with at least one fact
     * @param repeated the keys with at least two distinct facts; 0 where the statistic is {@link KeyStatistic#DISTINCT}
     * @param keys each key with the ids of up to two of its facts (the first two in order of text), or no keys where
     *     they were dropped
     */
    record KeyedCount(KeyStatistic statistic, long distinct, long repeated, SortedMap<String, List<String>> keys)
            implements Measurement {

        /**
         * Checks the counts against the keys and copies them.
         *
         * @param statistic what is counted
         * @param distinct the keys with at least one fact
         * @param repeated the keys with at least two distinct facts
         * @param keys each key with the ids of up to two of its facts, or none where they were dropped
         * @throws IllegalArgumentException if not 0 ≤ repeated ≤ distinct, if distinct keys are counted and some are
         *     said to be repeated, or if there are keys and they count otherwise
         */
        public KeyedCount {
            keys = Keys.copyOf(keys, statistic);
            if (repeated < 0 || repeated > distinct) {
                throw new IllegalArgumentException(
                        "The keyed count (" + repeated + " of " + distinct + ") must have 0 <= repeated <= distinct.");
            }
            if (statistic == KeyStatistic.DISTINCT && repeated > 0) {
                throw new IllegalArgumentException("The keyed count (" + repeated + " of " + distinct
                        + ") counts distinct keys, not repeated ones.");
            }
            if (!keys.isEmpty() && (keys.size() != distinct || Keys.repeated(keys) != repeated)) {
                throw new IllegalArgumentException("The keyed count (" + repeated + " of " + distinct
                        + ") does not fit its keys (" + Keys.repeated(keys) + " of " + keys.size() + ").");
            }
        }

        /**
         * A count from its keys.
         *
         * @param statistic what is counted
         * @param keys each key with the ids of its facts; more than two are not kept, and none for
         *     {@link KeyStatistic#DISTINCT}
         * @return the measurement
         * @throws IllegalArgumentException if a key has no fact, except for {@link KeyStatistic#DISTINCT}
         */
        public static KeyedCount of(KeyStatistic statistic, Map<String, ? extends Iterable<String>> keys) {
            SortedMap<String, List<String>> kept = Keys.of(keys, statistic);
            return new KeyedCount(statistic, kept.size(), Keys.repeated(kept), kept);
        }

        /**
         * Whether it still joins.
         *
         * @return true if the keys are there, or there is nothing to count
         */
        public boolean hasKeys() {
            return distinct == keys.size();
        }

        /**
         * The same counts without the keys, as a score keeps them.
         *
         * @return the measurement
         */
        public KeyedCount withoutKeys() {
            return keys.isEmpty() ? this : new KeyedCount(statistic, distinct, repeated, Keys.NONE);
        }

        @Override
        public OptionalDouble value() {
            return switch (statistic) {
                case DISTINCT -> OptionalDouble.of((double) distinct);
                case REPEATED -> OptionalDouble.of((double) repeated);
                case REPEAT_SHARE ->
                    distinct == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) repeated / (double) distinct);
            };
        }

        @Override
        public Optional<Reason> reason() {
            return statistic == KeyStatistic.REPEAT_SHARE && distinct == 0
                    ? Optional.of(Reason.ZERO_DENOMINATOR)
                    : Optional.empty();
        }

        /** The counts alone: keys may be thousands, and customers' names do not belong in a log. */
        @Override
        public String toString() {
            return "KeyedCount[statistic=" + statistic + ", distinct=" + distinct + ", repeated=" + repeated + "]";
        }
    }

    /**
     * Own credit plus overlay credit. Its value is that of both joined. Over subjects its own alone joins, in a team of
     * one too: whoever has a deal brings it to the team, which so counts it once, and teams add up to the company. Over
     * time own joins with own and overlay with overlay; a measurement without overlay is all own.
     *
     * <table class="striped">
     * <caption>Sari sells for 100 with the help of Tono, a specialist who sells for 40 himself</caption>
     * <tr><th></th><th>own</th><th>overlay</th><th>value</th></tr>
     * <tr><td>Sari</td><td>100</td><td></td><td>100</td></tr>
     * <tr><td>Tono</td><td>40</td><td>100</td><td>140</td></tr>
     * <tr><td>team</td><td>140</td><td></td><td>140, not 240</td></tr>
     * </table>
     *
     * @param own the evidence that is one's own
     * @param overlay the evidence that is credited in addition
     */
    record Overlaid(Measurement own, Measurement overlay) implements Measurement {

        /**
         * Checks that both are evidence of one kind.
         *
         * @param own the evidence that is one's own
         * @param overlay the evidence that is credited in addition
         * @throws IllegalArgumentException if one of them is unmeasured, without evidence or keys, overlaid itself or
         *     shared, or if they are of two kinds
         */
        public Overlaid {
            if (Join.isOfParts(own) || Join.isOfParts(overlay) || Join.evidence(own, overlay) instanceof Unmeasured) {
                throw new IllegalArgumentException("The own credit (" + own + ") and the overlay credit (" + overlay
                        + ") must be evidence of one kind that joins.\n"
                        + "Maybe leave out the overlay, where there is none.");
            }
        }

        @Override
        public Measurement evidence() {
            return Join.evidence(own, overlay);
        }

        @Override
        public OptionalDouble value() {
            return evidence().value();
        }

        @Override
        public Optional<Reason> reason() {
            return evidence().reason();
        }
    }

    /**
     * Who lends a measurement to others, and of which period it is.
     *
     * @param subject the id of the owner, such as a team
     * @param period the period that was measured
     */
    record Owner(String subject, Period period) implements Comparable<Owner> {

        /**
         * Checks the subject.
         *
         * @param subject the id of the owner, not blank
         * @param period the period that was measured
         * @throws IllegalArgumentException if the subject is blank
         */
        public Owner {
            if (subject.isBlank()) {
                throw new IllegalArgumentException("The id (" + subject + ") of an owner must not be blank.");
            }
        }

        /** By subject, then by period. */
        @Override
        public int compareTo(Owner other) {
            int bySubject = subject.compareTo(other.subject);
            return bySubject != 0 ? bySubject : period.compareTo(other.period);
        }

        /** For people: {@code jakarta in 2026-01}. */
        @Override
        public String toString() {
            return subject + " in " + period;
        }
    }

    /**
     * What others lend: a team's satisfaction on the scorecard of each of its reps. Joining unites it by owner and
     * period, as it does keys, so that a team of ten does not count its own survey ten times; what is not lent joins
     * beside it. The value is that of all of it joined.
     *
     * <table class="striped">
     * <caption>Answers 5, 4 and 3 given to team A, and 2 to team B</caption>
     * <tr><th></th><th>lent</th><th>own</th><th>value</th></tr>
     * <tr><td>Sari</td><td>A: 12 / 3</td><td></td><td>4</td></tr>
     * <tr><td>Budi</td><td>A: 12 / 3</td><td></td><td>4</td></tr>
     * <tr><td>Wati</td><td>B: 2 / 1</td><td></td><td>2</td></tr>
     * <tr><td>branch</td><td>A: 12 / 3, B: 2 / 1</td><td></td><td>14 / 4 = 3.5, not 26 / 7</td></tr>
     * </table>
     *
     * <p>One owner has one measurement of a period: of two that differ neither is taken, and the whole is
     * {@link Reason#NOT_MERGEABLE}, with the owner as detail. So it is where the rule is {@link RollUp#NONE} and not
     * all parts share the same.
     *
     * <p>An owner that is rolled up beside those whom it lends to {@linkplain Measurements#withShared shares with
     * itself}.
     *
     * @param own what is not lent; {@link Reason#NOT_APPLICABLE} without details where there is nothing
     * @param lent what is lent, by owner: measured, a number without evidence, or the reason why it is not known
     */
    record Shared(Measurement own, SortedMap<Owner, Measurement> lent) implements Measurement {

        /**
         * Checks that something is lent, and copies it.
         *
         * @param own what is not lent
         * @param lent what is lent, by owner; at least one
         * @throws IllegalArgumentException if nothing is lent, or what is lent is overlaid or shared itself
         */
        public Shared {
            lent = Collections.unmodifiableSortedMap(new TreeMap<>(lent));
            if (own instanceof Shared || lent.values().stream().anyMatch(Join::isOfParts)) {
                throw new IllegalArgumentException("What is shared (" + lent + ") beside (" + own
                        + ") must not be overlaid or shared itself.\n" + "Maybe lend its evidence.");
            }
            if (lent.isEmpty()) {
                throw new IllegalArgumentException("What is shared beside (" + own + ") must have an owner.");
            }
        }

        /**
         * What is lent alone, with nothing beside it.
         *
         * @param lent what is lent, by owner; at least one
         * @throws IllegalArgumentException if nothing is lent, or what is lent is overlaid or shared itself
         */
        public Shared(SortedMap<Owner, Measurement> lent) {
            this(unmeasured(Reason.NOT_APPLICABLE, List.of()), lent);
        }

        @Override
        public Measurement evidence() {
            return Join.united(own.evidence(), lent.values());
        }

        @Override
        public OptionalDouble value() {
            return evidence().value();
        }

        @Override
        public Optional<Reason> reason() {
            return evidence().reason();
        }
    }

    /**
     * A number without evidence.
     *
     * @param number the value, finite
     */
    record Plain(double number) implements Measurement {

        /**
         * Checks that the number is finite.
         *
         * @param number the value, finite
         * @throws IllegalArgumentException if it is NaN or infinite
         */
        public Plain {
            Exact.of(number, "value");
            number = number + 0.0; // no negative zero: equal numbers have equal bits
        }

        @Override
        public OptionalDouble value() {
            return OptionalDouble.of(number);
        }

        @Override
        public Optional<Reason> reason() {
            return Optional.empty();
        }
    }

    /**
     * No value, and why. Joined with others, a part that is not applicable drops out, except where the rule is
     * {@link RollUp#NONE}, or {@link RollUp#LAST} and it is the last; any other leaves the whole without a value, since
     * a sum with an unknown part is unknown. Of several reasons the whole has the last in the order of {@link Reason};
     * what is {@link Reason#NOT_MERGEABLE} gives way to any other.
     *
     * @param why the reason
     * @param details what is known about it, for people: sorted, distinct
     */
    record Unmeasured(Reason why, List<String> details) implements Measurement {

        /**
         * Sorts the details.
         *
         * @param why the reason
         * @param details what is known about it, in any order
         */
        public Unmeasured {
            details = List.copyOf(new TreeSet<>(details));
        }

        @Override
        public OptionalDouble value() {
            return OptionalDouble.empty();
        }

        @Override
        public Optional<Reason> reason() {
            return Optional.of(why);
        }
    }
}
