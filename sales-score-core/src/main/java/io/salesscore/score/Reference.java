package io.salesscore.score;

import io.salesscore.kpi.Kpi;
import io.salesscore.model.Benchmark;
import io.salesscore.model.Quantiles;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a score is {@linkplain SalesScore#against held against}. It gives points to the criteria of the score's own tree; a
 * criterion on which it says nothing stays as it is and makes no difference.
 *
 * <table class="striped">
 * <caption>References</caption>
 * <tr><th>reference</th><th>a criterion's points</th><th>gates are judged by</th></tr>
 * <tr><td>{@link Full}</td><td>the scale's full points</td><td>nothing: they are open</td></tr>
 * <tr><td>{@link Level}</td><td>the same for all</td><td>nothing: they are open</td></tr>
 * <tr><td>{@link Other}</td><td>those of another score by the same model</td><td>that score's values</td></tr>
 * <tr><td>{@link Medians}</td><td>those that the benchmark's median earns, with the subject's own target</td>
 *     <td>the median, or the subject's own value</td></tr>
 * <tr><td>{@link Peers}</td><td>the median of the peers' points, where enough of them have any</td>
 *     <td>the median of the peers' values, where enough of them have one, or the subject's own</td></tr>
 * </table>
 *
 * <p>By medians and peers, a gate on a KPI that is not applicable to the subject is not judged.
 */
public sealed interface Reference {

    /**
     * Full points on every criterion: what is short of them is a shortfall.
     *
     * @return the reference
     */
    static Reference full() {
        return new Full();
    }

    /**
     * The same points on every criterion.
     *
     * @param points the points, on the model's scale
     * @return the reference
     * @throws IllegalArgumentException if they are not between −1e9 and 1e9
     */
    static Reference level(double points) {
        return new Level(points);
    }

    /**
     * Another score by the same model: of another subject, or of another period. How a subject's own score changed, also
     * between versions of a model, is told by a {@code ScoreChange}.
     *
     * @param score the other score
     * @return the reference
     * @throws IllegalArgumentException if the model gives no score there
     */
    static Reference of(SalesScore score) {
        return new Other(score);
    }

    /**
     * The medians of benchmarks, one for each KPI. One set serves several models: what a model does not ask for says nothing
     * of its scores.
     *
     * @param benchmarks the benchmarks
     * @return the reference
     * @throws IllegalArgumentException if there is none, two are of one KPI, or one has no median
     */
    static Reference medians(Collection<Benchmark> benchmarks) {
        return new Medians(List.copyOf(benchmarks));
    }

    /**
     * The peers' median points on each criterion. No single peer can be read from it if the stated minimum is not too small:
     * a criterion or gate on which fewer peers have data stays as it is.
     *
     * @param scores the peers' scores by one model; those without a score are left out, and the subject's own may be among
     *     them
     * @param minimumSize how many scored peers there must be at least, and how many of them with data for a median to be
     *     taken, {@value Quantiles#LEAST_SIZE} or more
     * @return the reference
     * @throws IllegalArgumentException if there are fewer, a subject is there twice, or they come from different models
     */
    static Reference peers(Collection<SalesScore> scores, int minimumSize) {
        return new Peers(
                scores.stream().filter(score -> score.computed().isScored()).toList(), minimumSize);
    }

    /** Full points on every criterion. */
    record Full() implements Reference {

        /** For people: {@code full points}. */
        @Override
        public String toString() {
            return "full points";
        }
    }

    /**
     * The same points on every criterion.
     *
     * @param points the points, on the model's scale
     */
    record Level(double points) implements Reference {

        /**
         * Checks the points.
         *
         * @param points the points, on the model's scale
         * @throws IllegalArgumentException if they are not between −1e9 and 1e9
         */
        public Level {
            if (!(Math.abs(points) <= 1e9)) {
                throw new IllegalArgumentException(
                        "The points (" + points + ") of a reference must lie between -1e9 and 1e9.");
            }
            points = points + 0.0; // a harmonic mean of zeros of both signs is no number
        }

        /** For people: {@code 50.0 points each}. */
        @Override
        public String toString() {
            return points + " points each";
        }
    }

    /**
     * Another score by the same model.
     *
     * @param score the score
     */
    record Other(SalesScore score) implements Reference {

        /**
         * Checks that there is a score.
         *
         * @param score the score
         * @throws IllegalArgumentException if the model gives none
         */
        public Other {
            if (!score.computed().isScored()) {
                throw new IllegalArgumentException("The subject (" + score.subject() + ") has no score in ("
                        + score.period() + ") by (" + score.model() + ") to hold another against.");
            }
        }

        /** For people: {@code budi 2026-Q1}. */
        @Override
        public String toString() {
            return score.subject() + " " + score.period();
        }
    }

    /**
     * The medians of benchmarks.
     *
     * @param benchmarks the benchmarks, one for each KPI
     */
    record Medians(List<Benchmark> benchmarks) implements Reference {

        /**
         * Checks that there is one for each KPI, and that it has a median.
         *
         * @param benchmarks the benchmarks
         * @throws IllegalArgumentException if there is none, two are of one KPI, or one has no median
         */
        public Medians {
            benchmarks = List.copyOf(benchmarks);
            List<String> ids = benchmarks.stream().map(one -> one.kpi().id()).toList();
            if (ids.isEmpty() || ids.stream().distinct().count() < ids.size()) {
                throw new IllegalArgumentException(
                        "The benchmarks of a reference must be one for each KPI, and they are of " + ids + ".");
            }
            benchmarks.forEach(Benchmark::median);
        }

        /** The benchmark of a KPI. */
        Optional<Benchmark> of(Kpi kpi) {
            return benchmarks.stream()
                    .filter(benchmark -> benchmark.kpi().measuresTheSameAs(kpi))
                    .findFirst();
        }

        /** For people: {@code medians of revenue, win_rate}. */
        @Override
        public String toString() {
            return "medians of "
                    + String.join(
                            ", ", benchmarks.stream().map(one -> one.kpi().id()).toList());
        }
    }

    /**
     * The peers' median points.
     *
     * @param scores the peers' scores, by subject
     * @param minimumSize how many peers there must be, and how many of them with data for a median to be taken
     */
    record Peers(List<SalesScore> scores, int minimumSize) implements Reference {

        /**
         * Checks that they are enough, and that one model scored each of them once.
         *
         * @param scores the peers' scores, in any order
         * @param minimumSize how many peers there must be, and how many of them with data for a median to be taken
         * @throws IllegalArgumentException if the minimum is below {@value Quantiles#LEAST_SIZE} or there are fewer peers, the
         *     model gives one of them no score, a subject is there twice, or they come from different models
         */
        public Peers {
            scores = scores.stream()
                    .sorted(Comparator.comparing(SalesScore::subject))
                    .toList();
            if (minimumSize < Quantiles.LEAST_SIZE || scores.size() < minimumSize) {
                throw new IllegalArgumentException("The peers with a score (" + scores.size() + ") must be at least ("
                        + minimumSize + "), and that no fewer than " + Quantiles.LEAST_SIZE + ".\n"
                        + "Maybe take a larger group: the median of a few tells what one of them has.");
            }
            scores.forEach(Peers::requireScored);
            for (int i = 1; i < scores.size(); i++) {
                requireComparable(scores.get(i - 1), scores.get(i));
            }
        }

        private static void requireScored(SalesScore peer) {
            if (!peer.computed().isScored()) {
                throw new IllegalArgumentException("The peer (" + peer.subject() + ") has no score in (" + peer.period()
                        + ") by (" + peer.model() + ").");
            }
        }

        private static void requireComparable(SalesScore one, SalesScore other) {
            if (one.subject().equals(other.subject())) {
                throw new IllegalArgumentException("The subject (" + one.subject() + ") is among the peers twice, in ("
                        + one.period() + ") and (" + other.period() + ").");
            }
            if (!one.model().scoresAs(other.model())) {
                throw new IllegalArgumentException("The peers (" + one.subject() + ") and (" + other.subject()
                        + ") were scored by different models, (" + one.model() + ") and (" + other.model()
                        + ").\nMaybe score all of them by one model first.");
            }
        }

        /** For people: {@code medians of 12 peers}. */
        @Override
        public String toString() {
            return "medians of " + scores.size() + " peers";
        }
    }
}
