package io.salesscore.review;

import io.salesscore.kpi.Kpi;
import io.salesscore.model.Criterion;
import io.salesscore.model.Quantiles;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What one criterion does in a model, over a population. What is counted is measurements, of each subject one a period, but for
 * {@code subjects}.
 *
 * @param criterion the criterion
 * @param weight its nominal weight: its share of the whole where all KPIs have data, 0 to 1
 * @param applicable how many measurements are of somebody to whom it applies
 * @param measured how many of them have data that its curve can be read with: a value and, where the curve asks for it, a target
 * @param subjects how many subjects the measured are of, each counted once
 * @param spread quantiles of where the curve is read, value or attainment; empty with fewer than three that are measured
 * @param distinct how many different values there are among them
 * @param atFloor how many of the measured have the lowest points that the curve gives
 * @param atCap how many have the highest
 * @param spearman the rank correlation of what is better with the score, over the measured that have a score; empty where
 *     one of both is constant. Negative is suspicious: the score takes from those who are better at it
 * @param importance its share of the differences between scores; see {@link Importance}. Empty where all scores are equal
 * @param mainEffect the share of the variance of the score that the criterion's points tell, 0 to 1: the first-order effect, or
 *     correlation ratio, that Paruolo, Saisana and Saltelli hold against nominal weights, here of the score as smoothed by local
 *     lines over the points (tricube weights by rank that reach 0.3 of the population to each side). Unlike
 *     {@code importance} it need not add up to 1: KPIs that go together each tell what both do. Where a KPI tells nothing it
 *     averages about 3/n of n subjects. Empty with fewer than {@value ModelReview#LEAST_SUBJECTS} subjects, or where points or
 *     scores are constant
 * @param removal what ranks would be without it; empty where it is the model's only criterion, a gate needs it, or nobody has a
 *     score both ways
 * @param ifMissing what scores would be if its data were missing
 */
public record CriterionReview(
        Criterion criterion,
        double weight,
        int applicable,
        int measured,
        int subjects,
        Optional<Quantiles> spread,
        int distinct,
        int atFloor,
        int atCap,
        OptionalDouble spearman,
        OptionalDouble importance,
        OptionalDouble mainEffect,
        Optional<Removal> removal,
        IfMissing ifMissing) {

    /**
     * What is measured.
     *
     * @return the KPI
     */
    public Kpi kpi() {
        return criterion.kpi();
    }

    /**
     * Which criterion it is.
     *
     * @return the KPI's id
     */
    public String id() {
        return criterion.id();
    }

    /**
     * How much of the data there is.
     *
     * @return measured / applicable, 0 to 1; empty where it applies to nobody
     */
    public OptionalDouble coverage() {
        return shareOf(measured, applicable);
    }

    /**
     * How far values tell measurements apart.
     *
     * @return distinct / measured, 0 to 1; empty where nobody is measured
     */
    public OptionalDouble distinctShare() {
        return shareOf(distinct, measured);
    }

    /**
     * How many are at the lower end of the curve.
     *
     * @return atFloor / measured, 0 to 1; empty where nobody is measured
     */
    public OptionalDouble floorShare() {
        return shareOf(atFloor, measured);
    }

    /**
     * How many are at the upper end of the curve.
     *
     * @return atCap / measured, 0 to 1; empty where nobody is measured
     */
    public OptionalDouble capShare() {
        return shareOf(atCap, measured);
    }

    private static OptionalDouble shareOf(int some, int all) {
        return all == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) some / all);
    }
}
