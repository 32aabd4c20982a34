package io.salesscore.measure;

import io.salesscore.kpi.Measurement.KeyStatistic;
import io.salesscore.measure.Measure.Balance;
import io.salesscore.measure.Measure.Decayed;
import io.salesscore.measure.Measure.Flow;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of measures, each the start of one; a plan hands it to the function that states the measure of a KPI:
 * {@code m -> m.sum(Deal::value).where(Deal::won).dated(Deal::closedOn)}.
 *
 * <table class="striped">
 * <caption>Measures, the evidence that they give, and the rule by which the KPI must join</caption>
 * <tr><th>measure</th><th>evidence</th><th>over subjects</th><th>over time</th><th>without facts</th></tr>
 * <tr><td>{@link #count}, {@link #sum}</td><td>amount</td><td>SUM</td><td>SUM</td><td>0</td></tr>
 * <tr><td>{@link #proportion}</td><td>k of n</td><td>POOL</td><td>POOL</td><td>0 of 0: ZERO_DENOMINATOR</td></tr>
 * <tr><td>{@link #ratio(Function, Function) ratio}</td><td>amount / amount</td><td>POOL</td><td>POOL</td>
 *     <td>0 / 0: ZERO_DENOMINATOR</td></tr>
 * <tr><td>{@link #mean}</td><td>n, sum, sum of squares</td><td>POOL</td><td>POOL</td>
 *     <td>n = 0: ZERO_DENOMINATOR</td></tr>
 * <tr><td>{@link #distinct}, {@link #repeated}</td><td>keys</td><td>UNION</td><td>UNION</td><td>0</td></tr>
 * <tr><td>{@link #repeatShare}</td><td>keys</td><td>UNION</td><td>UNION</td><td>0 of 0: ZERO_DENOMINATOR</td></tr>
 * <tr><td>{@link #balance}, {@link #balanceCount}</td><td>amount</td><td>SUM</td><td>LAST</td><td>0</td></tr>
 * <tr><td>{@link #decayedCount}</td><td>amount</td><td>SUM</td><td>LAST</td><td>0</td></tr>
 * <tr><td>{@link #decayedMean}</td><td>n, sum, sum of squares</td><td>POOL</td><td>LAST</td>
 *     <td>n = 0: ZERO_DENOMINATOR</td></tr>
 * </table>
 *
 * <p>A KPI may instead say NONE where it does not join.
 *
 * <p>Amounts are read as {@link java.math.BigDecimal}, {@link java.math.BigInteger}, {@link Long}, {@link Integer},
 * {@link Short} or {@link Byte}, or as {@link Double} or {@link Float}, which stand for exactly their binary value (0.1
 * ten times is not 1). They lie between −1e40 and 1e40 with at most 500 decimals. What is null, NaN, infinite or
 * otherwise none of these is an error of its fact; so is a key or an id that is null or blank.
 *
 * <p>The functions must be pure: they are called in any order and, in a parallel stream, on several threads.
 *
 * @param <T> the host's class of facts
 */
public final class Measures<T> {

    Measures() {}

    /**
     * How many facts: deals won, visits made.
     *
     * @return the measure
     */
    public Flow<T> count() {
        return new Flow<>("count", (layout, kpi) -> new Tally.Count<>(layout));
    }

    /**
     * The sum of an amount: revenue, cartons sold. It is exact.
     *
     * @param amount the amount of a fact; may be negative, as a credit note's is
     * @return the measure
     */
    public Flow<T> sum(Function<? super T, ? extends @Nullable Number> amount) {
        return new Flow<>("sum", (layout, kpi) -> new Tally.Sum<>(layout, new AmountOf<>(kpi, amount)));
    }

    /**
     * The share of facts of which something is true: of the closed deals, those won. Which facts it is a share of is
     * said by {@code where}.
     *
     * @param counts whether a kept fact is one of the k; all kept facts are the n
     * @return the measure
     */
    public Flow<T> proportion(Predicate<? super T> counts) {
        return new Flow<>("proportion", (layout, kpi) -> new Tally.Proportion<>(layout, counts));
    }

    /**
     * The sum of one amount over the sum of another of the same facts: margin per revenue.
     *
     * @param numerator the amount above the line
     * @param denominator the amount below it
     * @return the measure
     */
    public Flow<T> ratio(
            Function<? super T, ? extends @Nullable Number> numerator,
            Function<? super T, ? extends @Nullable Number> denominator) {
        return new Flow<>(
                "ratio",
                (layout, kpi) ->
                        new Tally.Ratio<>(layout, new AmountOf<>(kpi, numerator), new AmountOf<>(kpi, denominator)));
    }

    /**
     * One measured amount over another where they keep other facts or go by other dates: goods returned in the period,
     * by the day of return, per sales of the period, by the day of sale; or overdue per open receivables at the
     * period's end:
     *
     * <pre>{@code
     * m -> m.ratio(
     *         m.balance(Invoice::value).from(Invoice::dueOn).until(Invoice::paidOn),
     *         m.balance(Invoice::value).from(Invoice::issuedOn).until(Invoice::paidOn))
     * }</pre>
     *
     * <p>A ratio of two balances takes the last over time; one of a flow and a balance never joins over time.
     *
     * @param numerator a count, decayed or not, a sum or a balance
     * @param denominator the same
     * @return the measure
     */
    public Measure<T> ratio(Measure<T> numerator, Measure<T> denominator) {
        return new Measure.Quotient<>(numerator, denominator);
    }

    /**
     * The mean of an amount: satisfaction, days to close. An amount outside the bounds of the KPI's unit is an error of
     * its fact.
     *
     * @param amount the amount of a fact
     * @return the measure
     */
    public Flow<T> mean(Function<? super T, ? extends @Nullable Number> amount) {
        return new Flow<>("mean", (layout, kpi) -> new Tally.Mean<>(layout, new AmountOf<>(kpi, amount)));
    }

    /**
     * How many different keys: active outlets. It keeps the keys, so that an outlet which two reps or two months share
     * counts once when they are joined.
     *
     * @param key the key of a fact
     * @return the measure
     */
    public Flow<T> distinct(Function<? super T, ? extends @Nullable String> key) {
        return keyed("distinct", KeyStatistic.DISTINCT, key, key);
    }

    /**
     * How many keys have at least two different facts: repeat customers.
     *
     * @param key the key of a fact
     * @param id what tells one fact from another: a deal that is there twice, or that two reps share, is one
     * @return the measure
     */
    public Flow<T> repeated(
            Function<? super T, ? extends @Nullable String> key, Function<? super T, ? extends @Nullable String> id) {
        return keyed("repeated", KeyStatistic.REPEATED, key, id);
    }

    /**
     * The share of keys that have at least two different facts: the customer return rate.
     *
     * @param key the key of a fact
     * @param id what tells one fact from another, as for {@link #repeated}
     * @return the measure
     */
    public Flow<T> repeatShare(
            Function<? super T, ? extends @Nullable String> key, Function<? super T, ? extends @Nullable String> id) {
        return keyed("repeatShare", KeyStatistic.REPEAT_SHARE, key, id);
    }

    private Flow<T> keyed(
            String name,
            KeyStatistic statistic,
            Function<? super T, ? extends @Nullable String> key,
            Function<? super T, ? extends @Nullable String> id) {
        return new Flow<>(name, (layout, kpi) -> new Tally.Keyed<>(layout, kpi, statistic, key, id));
    }

    /**
     * The sum of an amount over the facts that stand at the period's end: the open pipeline, receivables.
     *
     * @param amount the amount of a fact
     * @return the measure
     */
    public Balance<T> balance(Function<? super T, ? extends @Nullable Number> amount) {
        return new Balance<>("balance", amount);
    }

    /**
     * How many facts stand at the period's end: open deals, registered outlets.
     *
     * @return the measure
     */
    public Balance<T> balanceCount() {
        return new Balance<>("balanceCount", fact -> 1L);
    }

    /**
     * How many facts, where older ones count less: how much a rep has been with customers lately. Four visits 0, 30, 60
     * and 90 days before the period's end, with a half-life of 30 days, are 1 + 0.5 + 0.25 + 0.125 = 1.875.
     *
     * <pre>{@code
     * Kpi recentCalls = Kpi.builder("recent-calls").names("Recent calls", "Kunjungan terkini")
     *     .unit(Unit.COUNT).rollUp(RollUp.SUM, RollUp.LAST).build();
     *
     * .measure(recentCalls, m -> m.decayedCount().halfLife(30).where(Visit::completed).dated(Visit::on))
     * }</pre>
     *
     * <p>It is a state at the period's last day, as a balance is: subjects of one day add; of two days the later stands
     * for both, as it has the earlier facts in it. Each later period of a pass reads a fact again, until its weight is
     * 0.
     *
     * @return the measure
     */
    public Decayed<T> decayedCount() {
        return new Decayed<>("decayedCount", (layout, kpi) -> new Tally.Count<>(layout));
    }

    /**
     * The mean of an amount, where older facts weigh less: Σ weight × amount / Σ weight, such as satisfaction as
     * customers see it now. Answers of 5, 4, 3 and 1 given 0, 30, 60 and 90 days before the period's end, with a
     * half-life of 30 days, have the mean 7.875 / 1.875 = 4.2; all the same, it would be 3.25.
     *
     * <p>Its evidence is n = Σ weight, sum = Σ weight × amount, squares = Σ weight × amount²; it joins as
     * {@link #decayedCount} does, pooled over subjects. Old answers are less evidence: priors and intervals take n for
     * the number of answers, which is the careful side, since weights of at most 1 are worth (Σ weight)² / Σ weight²
     * answers, never fewer than n.
     *
     * @param amount the amount of a fact; outside the bounds of the KPI's unit it is an error of its fact
     * @return the measure
     */
    public Decayed<T> decayedMean(Function<? super T, ? extends @Nullable Number> amount) {
        return new Decayed<>("decayedMean", (layout, kpi) -> new Tally.Mean<>(layout, new AmountOf<>(kpi, amount)));
    }
}
