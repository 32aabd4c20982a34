package io.salesscore.review;

import io.salesscore.score.Contribution;

/**
 * How much of the differences between scores something makes: the covariance of its contribution with the score, over the variance
 * of the score. In a model of arithmetic groups in which nothing is missing that is {@code w·cov(x, y)/var(y)}, with the effective
 * weight {@code w}, the points {@code x} and the score {@code y}. Over all that contributes the shares sum to 1.
 *
 * <p>With points 0, 50, 100 at weight 0.8 and 20, 0, 10 at weight 0.2 the scores are 4, 40 and 82, of variance 1016. The
 * contributions 0, 40, 80 have a covariance of 1040 with them and 4, 0, 2 one of −24: the shares are 1.024 and −0.024.
 *
 * @param kind a criterion; a group that took stated points; ceiling or gate
 * @param id the criterion's or group's; for an adjustment, what made it: the gate's KPI or {@code ceiling}
 * @param share of the variance of the score; negative for what evens scores out, as ceilings and gates mostly do
 */
public record Importance(Contribution.Kind kind, String id, double share) {}
