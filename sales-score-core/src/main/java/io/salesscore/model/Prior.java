package io.salesscore.model;

import static java.util.Objects.requireNonNull;

import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurement;
import io.salesscore.kpi.Measurements;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is believed of a KPI before a subject's own evidence: a mean, and a strength in units of evidence. Small samples shrink
 * towards it: {@code (k + strength·mean) / (n + strength)} for proportions and {@code (sum + strength·mean) / (n + strength)}
 * for means.
 *
 * <p>With mean 0.24 and strength 20, 2 of 2 counts as {@code (2 + 4.8)/22} = 31 %, and 500 of 500 as 97 %.
 *
 * <p>It is {@linkplain #of stated}, or {@linkplain #ofPeers estimated} from peers; beforehand either way, and frozen: adding or
 * removing a subject changes nobody else's score.
 *
 * <pre>{@code
 * Prior stated = Prior.of(0.24, 20, "field sales, 2025", "1");
 * Prior estimated = Prior.ofPeers(SalesKpis.WIN_RATE, lastYear, 10, "field sales, 2025", "1");
 * estimated.peers();   // from how many, and whether the strength had to be held
 * }</pre>
 *
 * <p>Immutable, equal by value. How a prior was estimated changes the width of intervals and no score, so it is no part of a
 * model's {@linkplain ScoreModel#fingerprint() fingerprint}.
 */
public final class Prior {

    private final double mean;
    private final double strength;
    private final String source;
    private final String version;
    private final @Nullable Peers peers;

    private Prior(double mean, double strength, String source, String version, @Nullable Peers peers) {
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
        this.mean = mean + 0.0;
        this.strength = strength;
        this.source = source;
        this.version = version;
        this.peers = peers;
    }

    /**
     * A prior as somebody states it.
     *
     * @param mean the mean, in the KPI's stored unit
     * @param strength how many own observations the prior weighs as much as, above 0
     * @param source where it comes from, for people
     * @param version which edition of the source
     * @return the prior
     * @throws IllegalArgumentException if source or version are blank, the mean is not between −1e18 and 1e18, or the strength
     *     not above 0 and up to 1e18
     */
    public static Prior of(double mean, double strength, String source, String version) {
        return new Prior(mean, strength, source, version, null);
    }

    /**
     * A prior that was {@linkplain #ofPeers estimated} before, as it was kept.
     *
     * @param mean the mean, in the KPI's stored unit
     * @param strength how many own observations the prior weighs as much as, above 0
     * @param source where it comes from, for people
     * @param version which edition of the source
     * @param peers what it was estimated from
     * @return the prior
     * @throws IllegalArgumentException if source or version are blank, the mean is not between −1e18 and 1e18, or the strength
     *     not above 0 and up to 1e18
     */
    public static Prior of(double mean, double strength, String source, String version, Peers peers) {
        return new Prior(mean, strength, source, version, requireNonNull(peers, "peers"));
    }

    /**
     * Estimates a prior from peers by the method of moments: how much their values differ, less what chance alone explains.
     *
     * <p>With n_i the evidence of peer i of K, v_i its value, {@code N = Σ n_i}, {@code m = Σ n_i v_i / N} the mean,
     * {@code Q = Σ n_i (v_i − m)²} and {@code n0 = (N − Σ n_i² / N) / (K − 1)} the typical size:
     *
     * <table class="striped">
     * <caption>The strength</caption>
     * <tr><th>evidence</th><th>variance within</th><th>strength</th></tr>
     * <tr><td>proportions and repeat shares</td><td>{@code m (1 − m)}</td>
     *     <td>{@code 1/ρ − 1}, with {@code ρ = (Q / (m (1 − m)) − (K − 1)) / ((K − 1) (n0 − 1))}</td></tr>
     * <tr><td>means</td><td>{@code σ²}, pooled, by {@code N − K} degrees of freedom</td>
     *     <td>{@code σ² / τ²}, with {@code τ² = (Q − (K − 1) σ²) / ((K − 1) n0)}</td></tr>
     * </table>
     *
     * <p>The fewer the peers, the less can be said of how alike they are. So the strength is never above
     * {@code n0 (K − 3) / 2}, with which evidence of the typical size shrinks by {@code (K − 3) / (K − 1)}; that holds too where
     * the peers differ no more than by chance and no strength follows from them at all. The prior says that it was
     * {@linkplain Peers#floored() floored}.
     *
     * <p>18 baseball players with 18 to 7 hits in 45 at bats have m = 0.2654; chance explains so much of it that the strength is
     * held at 337.5, and their shrunk averages come 3.5 times nearer to those of the rest of the season, in squared error.
     *
     * <p>Sources: J. C. Kleinman, Proportions with extraneous variance, JASA 68 (1973); R. DerSimonian, N. Laird, Meta-analysis
     * in clinical trials, Controlled Clinical Trials 7 (1986); C. N. Morris, Parametric empirical Bayes inference, JASA 78 (1983).
     *
     * @param kpi the KPI, whose measurements are proportions, repeat shares or means
     * @param peers the peers' measurements, each subject once, in any order; those without a value, or with a
     *     mean of less than one observation, are left out and counted
     * @param minimumPeers how many peers with a value there must be, at least 4; 6 or more where
     *     successes are rare, or the prior is believed more than it should
     * @param source who the peers are and when they were measured, for people
     * @param version which edition of the source
     * @return the prior
     * @throws IllegalArgumentException if the minimum is below 4 or there are fewer peers with a value, a subject is there twice,
     *     a value is neither a proportion nor a mean or they are of two kinds, no peer succeeded or none failed, there is hardly
     *     more than one observation of each, they differ among each other alone and not within, or source or version are blank
     */
    public static Prior ofPeers(
            Kpi kpi, Collection<Measurements> peers, int minimumPeers, String source, String version) {
        return new Moments(kpi, source, minimumPeers, peers).prior(version);
    }

    /**
     * What is expected where nothing is known of the subject.
     *
     * @return the mean, in the KPI's stored unit
     */
    public double mean() {
        return mean;
    }

    /**
     * How much it weighs.
     *
     * @return how many own observations the prior weighs as much as, above 0
     */
    public double strength() {
        return strength;
    }

    /**
     * Where it comes from.
     *
     * @return the source, for people
     */
    public String source() {
        return source;
    }

    /**
     * Which edition of the source it is.
     *
     * @return the version
     */
    public String version() {
        return version;
    }

    /**
     * How it was estimated, from which follows how sure mean and strength are themselves.
     *
     * @return the peers; empty where mean and strength were stated
     */
    public Optional<Peers> peers() {
        return Optional.ofNullable(peers);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Prior that
                && Double.compare(mean, that.mean) == 0
                && Double.compare(strength, that.strength) == 0
                && source.equals(that.source)
                && version.equals(that.version)
                && Objects.equals(peers, that.peers);
    }

    @Override
    public int hashCode() {
        return Objects.hash(mean, strength, source, version, peers);
    }

    /** For people: {@code 0.24 with strength 20.0, by field sales 2025 (1)}. */
    @Override
    public String toString() {
        return mean + " with strength " + strength + ", by " + source + " (" + version + ")"
                + peers().map(from -> ", from " + from).orElse("");
    }

    /**
     * The peers that a prior was {@linkplain Prior#ofPeers estimated} from.
     *
     * @param count how many have a value, K
     * @param leftOut how many have none, or a mean of less than one observation
     * @param observations how many observations they have together, N
     * @param size their typical size, n0: the mean of their n, less where they differ in size
     * @param variance the variance of single observations of one peer: {@code m (1 − m) s / (s + 1)} for a proportion with
     *     strength s, the pooled σ² for a mean
     * @param floored whether the strength was held at {@code n0 (K − 3) / 2}, because the peers hardly differ more than by chance
     */
    public record Peers(int count, int leftOut, double observations, double size, double variance, boolean floored) {

        /**
         * Checks the numbers against each other.
         *
         * @param count how many have a value, at least 4
         * @param leftOut how many have none, or a mean of less than one observation; 0 or more
         * @param observations how many observations they have together, at least one more than there are peers, up to 1e100
         * @param size their typical size, above 0; {@code size · (count − 1)} is no more than the observations
         * @param variance the variance of single observations of one peer, above 0 and up to 1e100
         * @param floored whether the strength was held
         * @throws IllegalArgumentException if a number is out of these bounds
         */
        public Peers {
            if (count < 4 || leftOut < 0) {
                throw new IllegalArgumentException("The peers (" + count + ", and " + leftOut
                        + " left out) of a prior must be at least 4, and those left out 0 or more.");
            }
            if (!(observations - count >= 1 && observations <= 1e100)) {
                throw new IllegalArgumentException("The observations (" + observations + ") of the (" + count
                        + ") peers of a prior must be at least one more than the peers, and no more than 1e100.");
            }
            if (!(size > 0 && size * (count - 1) <= observations)) {
                throw new IllegalArgumentException("The typical size (" + size + ") of the (" + count
                        + ") peers of a prior must be positive, and no more than their observations (" + observations
                        + ") allow.");
            }
            if (!(variance > 0 && variance <= 1e100)) {
                throw new IllegalArgumentException("The variance (" + variance
                        + ") of single observations of the peers of a prior must be positive, and no more than 1e100.");
            }
        }

        /** For people: {@code 18 peers, 1 left out, strength held at what so few can tell}. */
        @Override
        public String toString() {
            return count + " peers" + (leftOut == 0 ? "" : ", " + leftOut + " left out")
                    + (floored ? ", strength held at what so few can tell" : "");
        }
    }

    /** The sums over peers from which mean and strength follow; by subject id, so that no order changes a bit. */
    private static final class Moments {

        private final Kpi kpi;
        private final String source;
        private final List<double[]> sizesAndSums = new ArrayList<>();
        private int leftOut;
        private int means;
        // Σ (sum of squares − n · mean²) within the peers, for means
        private double within;

        Moments(Kpi kpi, String source, int minimumPeers, Collection<Measurements> peers) {
            this.kpi = kpi;
            this.source = source;
            if (minimumPeers < 4) {
                throw new IllegalArgumentException("The minimum number of peers (" + minimumPeers + ") of " + name()
                        + " must be at least 4: fewer tell nothing of how alike they are.");
            }
            List<Measurements> bySubject = new ArrayList<>(peers);
            bySubject.sort(Comparator.comparing(Measurements::subject));
            for (int i = 0; i < bySubject.size(); i++) {
                String subject = bySubject.get(i).subject();
                if (i > 0 && bySubject.get(i - 1).subject().equals(subject)) {
                    throw new IllegalArgumentException("The peer (" + subject + ") of " + name()
                            + " is there twice.\nMaybe append the measurements of its periods first.");
                }
                add(subject, bySubject.get(i).measurement(kpi));
            }
            if (sizesAndSums.size() < minimumPeers) {
                throw new IllegalArgumentException("The peers with a value (" + sizesAndSums.size() + " of "
                        + bySubject.size() + ") of " + name() + " must be at least (" + minimumPeers + ").");
            }
        }

        private String name() {
            return "prior (" + source + ") of KPI (" + kpi.id() + ")";
        }

        private void add(String subject, Measurement measurement) {
            if (measurement.value().isEmpty()) {
                leftOut++;
                return;
            }
            Optional<Measurement.Proportion> counted = measurement.counted();
            if (counted.isPresent()) {
                add(counted.get().n().doubleValue(), counted.get().k().doubleValue());
            } else if (measurement.evidence() instanceof Measurement.Mean mean) {
                double n = mean.n().doubleValue();
                if (n < 1) {
                    leftOut++;
                    return;
                }
                add(n, mean.sum().doubleValue());
                within += mean.variance().orElse(0) * (n - 1);
                means++;
            } else {
                throw new IllegalArgumentException("The measurement (" + measurement + ") of peer (" + subject
                        + ") of " + name() + " is neither a proportion nor a mean.\n"
                        + "Maybe measure it from facts: a number alone does not say of how many it is.");
            }
            if (means != 0 && means != sizesAndSums.size()) {
                throw new IllegalArgumentException("The measurement (" + measurement + ") of peer (" + subject + ") of "
                        + name() + " is of another kind than those of other peers.");
            }
        }

        private void add(double n, double sum) {
            sizesAndSums.add(new double[] {n, sum});
        }

        Prior prior(String version) {
            int count = sizesAndSums.size();
            double all = 0;
            double squares = 0;
            double sum = 0;
            for (double[] peer : sizesAndSums) {
                all += peer[0];
                squares += peer[0] * peer[0];
                sum += peer[1];
            }
            double mean = sum / all;
            double between = 0;
            for (double[] peer : sizesAndSums) {
                double off = peer[1] / peer[0] - mean;
                between += peer[0] * off * off;
            }
            double others = count - 1;
            double size = (all - squares / all) / others;
            double single = means > 0 ? pooled(all - count) : mean * (1 - mean);
            requireSpread(mean, single, size, all - count);
            // between / single is K − 1 where peers differ by chance alone
            double excess = between / single - others;
            double strength = means > 0 ? others * size / excess : others * (size - 1) / excess - 1;
            double most = size * (count - 3) / 2;
            boolean floored = excess <= 0 || strength > most;
            if (floored) {
                strength = most;
            }
            if (!(strength > 0)) {
                throw new IllegalArgumentException("The peers of " + name()
                        + " differ from each other alone and not within, so that a prior would weigh nothing.\n"
                        + "Maybe score without one.");
            }
            double variance = means > 0 ? single : single * strength / (strength + 1);
            return new Prior(mean, strength, source, version, new Peers(count, leftOut, all, size, variance, floored));
        }

        private double pooled(double degreesOfFreedom) {
            if (!(degreesOfFreedom >= 1)) {
                throw new IllegalArgumentException(
                        "The peers of " + name()
                                + " have hardly more than one observation each, which tells no spread.\nMaybe measure them over a longer period.");
            }
            return within / degreesOfFreedom;
        }

        private void requireSpread(double mean, double single, double size, double degreesOfFreedom) {
            if (!(single > 0)) {
                throw new IllegalArgumentException(
                        means > 0
                                ? "The observations of each peer of " + name() + " are all equal, so that a prior would"
                                        + " weigh nothing.\nMaybe score without one."
                                : "The mean (" + mean + ") of " + name()
                                        + " must lie between 0 and 1, both exclusive: all peers are at one end.");
            }
            if (means == 0 && !(size > 1 && degreesOfFreedom >= 1)) {
                throw new IllegalArgumentException(
                        "The peers of " + name()
                                + " have hardly more than one observation each, which tells no spread.\nMaybe measure them over a longer period.");
            }
        }
    }
}
