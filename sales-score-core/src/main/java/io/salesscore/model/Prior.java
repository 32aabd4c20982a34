package io.salesscore.model;

/**
 * What is believed of a KPI before a subject's own evidence: a mean, and a strength in units of evidence. Small samples shrink
 * towards it: {@code (k + strength·mean) / (n + strength)} for proportions and {@code (sum + strength·mean) / (n + strength)}
 * for means.
 *
 * <p>With mean 0.24 and strength 20, 2 of 2 counts as {@code (2 + 4.8)/22} = 31 %, and 500 of 500 as 97 %.
 *
 * <p>A prior is frozen: it is estimated or stated beforehand, so that adding or removing a subject changes nobody else's
 * score.
 *
 * @param mean the mean, in the KPI's stored unit
 * @param strength how many own observations the prior weighs as much as, above 0
 * @param source where it comes from, for people
 * @param version which edition of the source
 */
public record Prior(double mean, double strength, String source, String version) {

    /**
     * Checks the numbers.
     *
     * @param mean the mean, in the KPI's stored unit
     * @param strength how many own observations the prior weighs as much as, above 0
     * @param source where it comes from, for people
     * @param version which edition of the source
     * @throws IllegalArgumentException if source or version are blank, the mean is not between −1e18 and 1e18, or the strength not above 0 and up to 1e18
     */
    public Prior {
        if (source.isBlank() || version.isBlank()) {
            throw new IllegalArgumentException(
                    "The source (" + source + ") and version (" + version + ") of a prior must both be named.");
        }
        if (!(Math.abs(mean) <= 1e18)) {
            throw new IllegalArgumentException(
                    "The mean (" + mean + ") of prior (" + source + ") must be a number between -1e18 and 1e18.");
        }
        if (!(strength > 0 && strength <= 1e18)) {
            throw new IllegalArgumentException("The strength (" + strength + ") of prior (" + source
                    + ") must be positive, and no more than 1e18.");
        }
        mean = mean + 0.0;
    }
}
