package io.salesscore.kpi;

import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What one fact changed in one KPI's measurement between two measurings of a subject in a period: a deal that was
 * booked late, a credit note, a lead that turned out to be another rep's. The fact is measured alone, before and after.
 * Immutable, equal by value.
 *
 * <pre>{@code
 * Correction.changed("d17", SalesKpis.REVENUE, amount(100), amount(80));   // d17 revenue: 100 -> 80
 * Correction.added("d18", SalesKpis.REVENUE, amount(40));                  // d18 revenue: 40 added
 * Correction.removed("d19", SalesKpis.DEALS_WON, amount(1));               // d19 deals_won: 1 removed
 * }</pre>
 */
public final class Correction {

    private final String fact;
    private final Kpi kpi;
    private final @Nullable Measurement before;
    private final @Nullable Measurement after;

    private Correction(String fact, Kpi kpi, @Nullable Measurement before, @Nullable Measurement after) {
        if (fact.isBlank()) {
            throw new IllegalArgumentException(
                    "The id (" + fact + ") of a corrected fact of KPI (" + kpi.id() + ") must not be blank.");
        }
        this.fact = fact;
        this.kpi = kpi;
        this.before = before;
        this.after = after;
    }

    /**
     * A fact that counts now and did not before.
     *
     * @param fact its id, not blank
     * @param kpi the KPI
     * @param after the KPI's measurement of this fact alone
     * @return the correction
     * @throws IllegalArgumentException if the id is blank
     */
    public static Correction added(String fact, Kpi kpi, Measurement after) {
        return new Correction(fact, kpi, null, Objects.requireNonNull(after, "after"));
    }

    /**
     * A fact that counted before and does not now.
     *
     * @param fact its id, not blank
     * @param kpi the KPI
     * @param before the KPI's measurement of this fact alone
     * @return the correction
     * @throws IllegalArgumentException if the id is blank
     */
    public static Correction removed(String fact, Kpi kpi, Measurement before) {
        return new Correction(fact, kpi, Objects.requireNonNull(before, "before"), null);
    }

    /**
     * A fact that counts otherwise than before.
     *
     * @param fact its id, not blank
     * @param kpi the KPI
     * @param before the KPI's measurement of this fact alone, as it was
     * @param after the KPI's measurement of this fact alone, as it is
     * @return the correction
     * @throws IllegalArgumentException if the id is blank, or both measurements are equal
     */
    public static Correction changed(String fact, Kpi kpi, Measurement before, Measurement after) {
        if (before.equals(after)) {
            throw new IllegalArgumentException("The fact (" + fact + ") is (" + before + ") in KPI (" + kpi.id()
                    + ") before and after, and corrects nothing.");
        }
        return new Correction(fact, kpi, before, Objects.requireNonNull(after, "after"));
    }

    /**
     * Whether corrections account for the difference between two measurements: what was measured before, with all that
     * the corrected facts give now, is what is measured now, with all that they gave before. 100 and 80 differ by a fact
     * that changed from 50 to 30, and not by one that changed from 50 to 49.
     *
     * <p>Where this cannot be told, because keys or numbers without evidence do not add up or something was not
     * measured, any correction will do.
     *
     * @param before what was measured
     * @param after what is measured now
     * @param corrections what each fact changed of that measurement, each fact once
     * @return false if a part of the difference is of no fact
     */
    public static boolean explain(Measurement before, Measurement after, Collection<Correction> corrections) {
        if (corrections.isEmpty() || !addsUp(before) || !addsUp(after)) {
            return before.equals(after) || !corrections.isEmpty();
        }
        Measurement one = before.evidence();
        Measurement other = after.evidence();
        for (Correction correction : corrections) {
            one = correction.after().map(Measurement::evidence).map(joined(one)).orElse(one);
            other = correction
                    .before()
                    .map(Measurement::evidence)
                    .map(joined(other))
                    .orElse(other);
        }
        return addsUp(one) && one.equals(other);
    }

    private static UnaryOperator<Measurement> joined(Measurement sum) {
        return more -> Join.evidence(sum, more);
    }

    private static boolean addsUp(Measurement measurement) {
        Measurement evidence = measurement.evidence();
        return evidence instanceof Measurement.Amount
                || evidence instanceof Measurement.Proportion
                || evidence instanceof Measurement.Ratio
                || evidence instanceof Measurement.Mean;
    }

    /**
     * Which fact.
     *
     * @return its id, not blank
     */
    public String fact() {
        return fact;
    }

    /**
     * In the measurement of which KPI.
     *
     * @return the KPI
     */
    public Kpi kpi() {
        return kpi;
    }

    /**
     * What the fact alone measured before.
     *
     * @return the measurement; empty where the fact did not count
     */
    public Optional<Measurement> before() {
        return Optional.ofNullable(before);
    }

    /**
     * What the fact alone measures now. Unlike a score, a correction keeps the key of a
     * {@linkplain Measurement.KeyedCount keyed count}: a deal that moved to another customer is corrected in nothing
     * else.
     *
     * @return the measurement; empty where the fact does not count
     */
    public Optional<Measurement> after() {
        return Optional.ofNullable(after);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Correction that
                && fact.equals(that.fact)
                && kpi.equals(that.kpi)
                && Objects.equals(before, that.before)
                && Objects.equals(after, that.after);
    }

    @Override
    public int hashCode() {
        return Objects.hash(fact, kpi, before, after);
    }

    /** For people: {@code d17 revenue: 100 -> 80}. */
    @Override
    public String toString() {
        String text = fact + " " + kpi.id() + ": ";
        if (before == null || after == null) {
            return text
                    + before().map(gone -> Exact.text(gone) + " removed")
                            .or(() -> after().map(more -> Exact.text(more) + " added"))
                            .orElseThrow();
        }
        // credit that is shared differently leaves a rate's value as it was
        return Exact.text(before).equals(Exact.text(after))
                ? text + before + " -> " + after
                : text + Exact.text(before) + " -> " + Exact.text(after);
    }
}
