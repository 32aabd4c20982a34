package io.salesscore.review;

/**
 * What would become of scores if a KPI that has data had none, each subject by itself. Where the score would rise, whoever has a
 * bad number does better to hide it.
 *
 * <p>Leaving out what has no value ({@link io.salesscore.model.MissingPolicy#reweight}) pays for everybody whose other KPIs are better, which is
 * about half of a population; a stated number of points, or a prior, pays for all who are below.
 *
 * @param subjects how many have data and a score
 * @param gaining how many of them would have a higher score, by more than 1e-9
 * @param meanGain by how many points their scores would rise on average; 0 if none would
 * @param largestGain by how many points the score would rise that rises most; 0 if none would
 * @param unscored how many would have no score
 */
public record IfMissing(int subjects, int gaining, double meanGain, double largestGain, int unscored) {

    /**
     * The share of the subjects for whom a missing value pays.
     *
     * @return from 0 to 1; 0 without subjects
     */
    public double gainingShare() {
        return subjects == 0 ? 0 : (double) gaining / subjects;
    }
}
