package io.salesscore.review;

/**
 * What would become of scores if a KPI that has data had none, each subject by itself. Where the score would rise, whoever has a
 * bad number does better to hide it.
 *
 * <p>Leaving out what has no value ({@link io.salesscore.model.MissingPolicy#reweight}) pays for everybody whose other KPIs are better, which is
 * about half of a population; a stated number of points, or a prior, pays for all who are below.
 *
 * @param measurements how many have data and a score
 * @param subjects of how many subjects these are
 * @param gaining how many of the measurements would have a higher score, by more than 1e-9
 * @param meanGain by how many points the scores of those would rise on average; 0 if none would
 * @param largestGain by how many points the score would rise that rises most; 0 if none would
 * @param meanChange by how many points scores would change on average, those that gain and those that lose: above 0 where
 *     absence is credited with more than those have who are measured; 0 if none would have a score
 * @param unscored how many would have no score
 */
public record IfMissing(
        int measurements,
        int subjects,
        int gaining,
        double meanGain,
        double largestGain,
        double meanChange,
        int unscored) {

    /**
     * The share of the measurements for which a missing value pays.
     *
     * @return from 0 to 1; 0 without measurements
     */
    public double gainingShare() {
        return measurements == 0 ? 0 : (double) gaining / measurements;
    }
}
