package io.salesscore.review;

import java.util.Locale;

/**
 * How much two KPIs of a model say the same, over the measurements that have data for both: rank correlations of what is better. 1
 * means that both put the subjects in one order, −1 that the better at one is the worse at the other.
 *
 * @param one the id of the KPI that comes first by id
 * @param other the id of the other
 * @param subjects how many have data for both, each counted once whatever the periods, at least {@value ModelReview#LEAST_SUBJECTS}
 * @param spearman Spearman's ρ, ties sharing the mean of their ranks
 * @param kendallTauB Kendall's τ-b
 */
public record Redundancy(String one, String other, int subjects, double spearman, double kendallTauB) {

    /** For people: {@code deals_won with revenue: 0.93 (tau-b 0.81, 40 subjects)}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%s with %s: %.2f (tau-b %.2f, %d subjects)", one, other, spearman, kendallTauB, subjects);
    }
}
