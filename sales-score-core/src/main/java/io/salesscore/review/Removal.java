package io.salesscore.review;

import java.util.OptionalDouble;

/**
 * What the removal of one criterion does to ranks: the model {@linkplain io.salesscore.model.ScoreModel#without without} it, over
 * the same population, ranks by published scores (1-2-2-4).
 *
 * @param measurements how many have a score both ways, of each subject one a period
 * @param meanShift by how many ranks they move on average, up or down
 * @param largestShift by how many the one moves who moves farthest
 * @param spearman the rank correlation of the published scores with and without it; empty where all scores are equal
 */
public record Removal(int measurements, double meanShift, int largestShift, OptionalDouble spearman) {}
