package io.salesscore.review;

import io.salesscore.compare.RankUncertainty;
import io.salesscore.compare.Ranking;
import io.salesscore.kpi.Measurements;
import io.salesscore.model.GradeScale;
import io.salesscore.model.ScoreModel;
import io.salesscore.score.SalesScore;
import io.salesscore.score.ScoreCalculator;
import io.salesscore.score.ScoreTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * How far ranks and grades hang on choices that could have been made otherwise: the same measurements scored by variants of a
 * model, one draw after the other. What the evidence leaves open is {@link io.salesscore.compare.RankUncertainty}'s to say.
 *
 * <pre>{@code
 * Sensitivity shaken = Sensitivity.of(model, measurements, Perturbation.ofWeights(0.25), 1000, 2026);
 * shaken.ranks("sari", 0.90);        // 2 to 5 (90 %): rank 3 by the model
 * shaken.gradeChanges();             // 0.12: of a hundred subjects twelve would have another grade
 * shaken.meanShift();                // 0.8 positions
 * shaken.spearman();                 // 0.971, from 0.930 to 0.994
 * }</pre>
 *
 * <p>Each draw publishes, ranks and grades as its own variant does: standard competition ranks of published scores, 1-2-2-4.
 * The order of subjects and KPIs changes nothing; the same seed gives the same bits, and more draws begin with the same ones.
 *
 * <p><strong>Memory.</strong> 12 bytes for each subject and draw, and the variants. Immutable.
 *
 * <p>Source: M. Saisana, A. Saltelli, S. Tarantola, "Uncertainty and sensitivity analysis techniques as tools for the quality
 * assessment of composite indicators", Journal of the Royal Statistical Society A 168 (2005) 307–323.
 */
public final class Sensitivity {

    /**
     * A figure over all draws.
     *
     * @param lowest the least
     * @param median the middle, or the mean of the two middle ones
     * @param highest the greatest
     */
    public record Range(double lowest, double median, double highest) {

        static Range of(double[] numbers) {
            double[] sorted = numbers.clone();
            Arrays.sort(sorted);
            int half = sorted.length / 2;
            return new Range(
                    sorted[0],
                    sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2,
                    sorted[sorted.length - 1]);
        }

        /** For people: {@code 0.971, from 0.930 to 0.994}. */
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.3f, from %.3f to %.3f", median, lowest, highest);
        }
    }

    private final Population population;
    private final Ranking ranking;
    private final Map<String, Integer> rows = new HashMap<>();
    // by the model itself, as each draw has them by its variant
    private final Draw nominal;
    private final List<Draw> draws;

    private Sensitivity(
            ScoreModel model, Collection<Measurements> measurements, int count, IntFunction<ScoreModel> variants) {
        if (count < 1) {
            throw new IllegalArgumentException("The number of draws (" + count + ") by which score model (" + model
                    + ") is shaken must be positive.");
        }
        this.population = Population.of(model, measurements);
        this.ranking = Ranking.of(population.scores());
        ScoreTable.Rows table = ScoreTable.ofRows();
        for (Measurements row : population.rows()) {
            rows.put(row.subject(), rows.size());
            table.add(row);
        }
        ScoreTable all = table.build();
        this.nominal = Draw.of(model, all);
        List<Draw> drawn = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            drawn.add(Draw.of(variants.apply(i), all));
        }
        this.draws = List.copyOf(drawn);
    }

    /**
     * Shakes a model.
     *
     * @param model the model
     * @param measurements the measurements of subjects in one period, in any order
     * @param by what is varied, and how far
     * @param draws how many variants are drawn, at least 1; 1,000 give intervals of ranks to about a percent of the draws
     * @param seed the seed
     * @return what the variants make of the subjects
     * @throws IllegalArgumentException if there is no draw, periods differ, a subject is there twice, or a KPI means something
     *     else than the model's of the same id
     */
    public static Sensitivity of(
            ScoreModel model, Collection<Measurements> measurements, Perturbation by, int draws, long seed) {
        Perturbation.Variants variants = by.of(model, seed);
        return new Sensitivity(model, measurements, draws, draw -> variants.next());
    }

    /**
     * Scores by given weights: draws from a survey of experts, or those that another program drew.
     *
     * @param model the model
     * @param measurements the measurements of subjects in one period, in any order
     * @param draws for each draw the weights by the ids of criteria and groups; the others keep theirs
     * @return what these weights make of the subjects
     * @throws IllegalArgumentException if there is no draw, a node is none of the model's or a weight not positive, periods
     *     differ, a subject is there twice, or a KPI means something else than the model's of the same id
     */
    public static Sensitivity ofWeights(
            ScoreModel model, Collection<Measurements> measurements, List<Map<String, Double>> draws) {
        return new Sensitivity(model, measurements, draws.size(), draw -> model.withWeights(draws.get(draw)));
    }

    /**
     * Scores by given variants: other curves, without a KPI, by another aggregation.
     *
     * @param model the model
     * @param measurements the measurements of subjects in one period, in any order
     * @param variants the models to hold against it, a draw each
     * @return what the variants make of the subjects
     * @throws IllegalArgumentException if there is no variant, periods differ, a subject is there twice, or a KPI means
     *     something else than a model's of the same id
     */
    public static Sensitivity ofVariants(
            ScoreModel model, Collection<Measurements> measurements, List<ScoreModel> variants) {
        return new Sensitivity(model, measurements, variants.size(), variants::get);
    }

    /**
     * What was shaken.
     *
     * @return the model
     */
    public ScoreModel model() {
        return population.model();
    }

    /**
     * Who stands where by the model itself.
     *
     * @return the ranking
     */
    public Ranking ranking() {
        return ranking;
    }

    /**
     * How many variants there were.
     *
     * @return the number of draws, at least 1
     */
    public int draws() {
        return draws.size();
    }

    /**
     * What scored in a draw.
     *
     * @param draw the draw, from 0
     * @return the variant of the model
     * @throws IndexOutOfBoundsException if there is no such draw
     */
    public ScoreModel variant(int draw) {
        return draws.get(draw).model;
    }

    /**
     * A subject's score in a draw.
     *
     * @param subject the subject's id
     * @param draw the draw, from 0
     * @return the exact points; empty where the variant gives no score
     * @throws IllegalArgumentException if the subject is not among the measured
     * @throws IndexOutOfBoundsException if there is no such draw
     */
    public OptionalDouble exactPoints(String subject, int draw) {
        double exact = draws.get(draw).exact[row(subject)];
        return Double.isNaN(exact) ? OptionalDouble.empty() : OptionalDouble.of(exact);
    }

    /**
     * A subject's rank in a draw.
     *
     * @param subject the subject's id
     * @param draw the draw, from 0
     * @return the rank, from 1; empty where the variant gives no score
     * @throws IllegalArgumentException if the subject is not among the measured
     * @throws IndexOutOfBoundsException if there is no such draw
     */
    public OptionalInt rank(String subject, int draw) {
        int rank = draws.get(draw).ranks[row(subject)];
        return rank == 0 ? OptionalInt.empty() : OptionalInt.of(rank);
    }

    /**
     * Between which ranks a subject stands. Of 1,000 draws at 0.90 the 50 best and the 50 worst ranks are left out.
     *
     * @param subject the subject's id
     * @param level the share of the draws, between 0 and 1, both exclusive: 0.90 for 90 %
     * @return the ranks between which the draws with a score leave equal shares better and worse; empty if none has one
     * @throws IllegalArgumentException if the subject is not among the measured, or the level is none
     */
    public Optional<RankUncertainty.Ranks> ranks(String subject, double level) {
        int row = row(subject);
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("The level (" + level + ") of the ranks of subject (" + subject
                    + ") must lie between 0 and 1, both exclusive.\nMaybe 0.90 for 90 %.");
        }
        int[] drawn = draws.stream()
                .mapToInt(draw -> draw.ranks[row])
                .filter(rank -> rank > 0)
                .sorted()
                .toArray();
        if (drawn.length == 0) {
            return Optional.empty();
        }
        int outside = (int) StrictMath.floor((1 - level) / 2 * drawn.length + 1e-9);
        return Optional.of(new RankUncertainty.Ranks(drawn[outside], drawn[drawn.length - 1 - outside], level));
    }

    /**
     * How often a subject has each grade.
     *
     * @param subject the subject's id
     * @return by grade the share of the draws, above 0 and at most 1, from the model's best to the lowest: A 0.2, B 0.8; they
     *     sum to the share of the draws with a score, and grades of variants alone come last
     * @throws IllegalArgumentException if the subject is not among the measured
     */
    public Map<String, Double> grades(String subject) {
        int row = row(subject);
        Map<String, Integer> counts = new LinkedHashMap<>();
        List<String> bestFirst = new ArrayList<>(model().grades().stream()
                .flatMap(scale -> scale.bands().stream())
                .map(GradeScale.Band::grade)
                .toList());
        Collections.reverse(bestFirst);
        bestFirst.forEach(grade -> counts.put(grade, 0));
        draws.forEach(draw -> draw.gradeOf(row).ifPresent(grade -> counts.merge(grade, 1, Integer::sum)));
        Map<String, Double> shares = new LinkedHashMap<>();
        counts.forEach((grade, count) -> {
            if (count > 0) {
                shares.put(grade, count / (double) draws.size());
            }
        });
        return Collections.unmodifiableMap(shares);
    }

    /**
     * How often a subject has another grade than by the model. A grade in place of no score, or the other way round, is another.
     *
     * @param subject the subject's id
     * @return the share of the draws, from 0 to 1; empty if the model has no grades
     * @throws IllegalArgumentException if the subject is not among the measured
     */
    public OptionalDouble gradeChanges(String subject) {
        int row = row(subject);
        return model().grades().isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(gradeChangesOf(row) / (double) draws.size());
    }

    private long gradeChangesOf(int row) {
        Optional<String> own = nominal.gradeOf(row);
        return draws.stream().filter(draw -> !draw.gradeOf(row).equals(own)).count();
    }

    /**
     * How many grades would be others: the mean of {@link #gradeChanges(String)}. Where of ten subjects one has another grade in
     * every draw and one in half of them, 0.15.
     *
     * @return the share of the subjects in a draw, on average, from 0 to 1; empty if the model has no grades or nobody is measured
     */
    public OptionalDouble gradeChanges() {
        if (model().grades().isEmpty() || rows.isEmpty()) {
            return OptionalDouble.empty();
        }
        long changes = 0;
        for (int row = 0; row < rows.size(); row++) {
            changes += gradeChangesOf(row);
        }
        return OptionalDouble.of(changes / ((double) rows.size() * draws.size()));
    }

    /**
     * By how many positions a rank differs from that by the model, up or down, on average over the draws and the subjects who
     * have both. Where two of four subjects swap places in half of the draws and they are neighbours, 0.25.
     *
     * @return the mean distance, 0 or more; empty if nobody has both
     */
    public OptionalDouble meanShift() {
        long distance = 0;
        long ranks = 0;
        for (Draw draw : draws) {
            for (int row = 0; row < rows.size(); row++) {
                if (draw.ranks[row] > 0 && nominal.ranks[row] > 0) {
                    distance += Math.abs(draw.ranks[row] - nominal.ranks[row]);
                    ranks++;
                }
            }
        }
        return ranks == 0 ? OptionalDouble.empty() : OptionalDouble.of(distance / (double) ranks);
    }

    /**
     * How far a draw puts the subjects in the order of the model: Spearman's correlation of published scores, of those who have
     * both. 1 for the same order, −1 for the opposite.
     *
     * @param draw the draw, from 0
     * @return the correlation, from −1 to 1; empty if fewer than two have both, or all of them one score
     * @throws IndexOutOfBoundsException if there is no such draw
     */
    public OptionalDouble spearman(int draw) {
        Pairs both = Pairs.of(nominal.points(), draws.get(draw).points());
        return Correlation.spearman(both.x(), both.y());
    }

    /**
     * How far the draws put the subjects in the order of the model.
     *
     * @return the range of {@link #spearman(int)} over the draws that have one; empty if none has
     */
    public Optional<Range> spearman() {
        double[] told = new double[draws.size()];
        int n = 0;
        for (int draw = 0; draw < told.length; draw++) {
            OptionalDouble own = spearman(draw);
            if (own.isPresent()) {
                told[n++] = own.getAsDouble();
            }
        }
        return n == 0 ? Optional.empty() : Optional.of(Range.of(Arrays.copyOf(told, n)));
    }

    private int row(String subject) {
        Integer row = rows.get(subject);
        if (row == null) {
            throw new IllegalArgumentException("The subject (" + subject + ") is not among those by whom score model ("
                    + model() + ") was shaken.");
        }
        return row;
    }

    /** For people: a subject a line, with its rank by the model and the ranks of nine in ten draws. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("ranks in 90 % of " + draws.size() + " draws around " + model());
        for (SalesScore score : population.scores()) {
            String subject = score.subject();
            OptionalInt rank = ranking.rankOf(subject);
            text.append("\n  ")
                    .append(subject)
                    .append(rank.isPresent() ? " " + rank.getAsInt() : " unscored")
                    .append(ranks(subject, 0.90)
                            .map(ranks -> ", " + ranks.best() + " to " + ranks.worst())
                            .orElse(""));
        }
        return text.toString();
    }

    /** What one model makes of all subjects; NaN and 0 are no score. */
    private static final class Draw {

        // decimals and grades are the variant's own
        private final ScoreModel model;
        private final double[] exact;
        private final int[] ranks;

        private Draw(ScoreModel model, double[] exact) {
            this.model = model;
            this.exact = exact;
            this.ranks = ranksOf(points());
        }

        static Draw of(ScoreModel model, ScoreTable table) {
            return new Draw(model, ScoreCalculator.of(model).score(table).exactPoints());
        }

        double[] points() {
            return Arrays.stream(exact)
                    .map(each -> Double.isNaN(each) ? Double.NaN : model.publish(each))
                    .toArray();
        }

        Optional<String> gradeOf(int row) {
            return Double.isNaN(exact[row]) ? Optional.empty() : model.gradeOf(model.publish(exact[row]));
        }

        /** Among those who have points; 0 for those who have none. */
        private static int[] ranksOf(double[] points) {
            int[] scored = IntStream.range(0, points.length)
                    .filter(row -> !Double.isNaN(points[row]))
                    .toArray();
            int[] among = Ranks.standing(
                    Arrays.stream(scored).mapToDouble(row -> points[row]).toArray());
            int[] ranks = new int[points.length];
            for (int i = 0; i < scored.length; i++) {
                ranks[scored[i]] = among[i];
            }
            return ranks;
        }
    }
}
