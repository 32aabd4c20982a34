package io.salesscore.review;

import static java.util.Objects.requireNonNull;

import io.salesscore.explain.Language;
import io.salesscore.explain.Wording;
import io.salesscore.kpi.Names;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Weights by the analytic hierarchy process: people judge two KPIs at a time, how many times as important one is as the
 * other, and the weights are those that fit all judgements best.
 *
 * <pre>{@code
 * Ahp ahp = Ahp.builder()
 *     .judge("revenue", "lead_conversion", 3)     // revenue is moderately more important
 *     .judge("revenue", "csat_mean", 5)           // strongly
 *     .judge("lead_conversion", "csat_mean", 2)
 *     .build();
 * ahp.weights();             // csat_mean 0.122, lead_conversion 0.230, revenue 0.648
 * ahp.consistencyRatio();    // 0.0036
 * }</pre>
 *
 * <table class="striped">
 * <caption>The judgements</caption>
 * <tr><th>times as important</th><th>in words</th></tr>
 * <tr><td>1</td><td>equally</td></tr>
 * <tr><td>3</td><td>moderately more</td></tr>
 * <tr><td>5</td><td>strongly more</td></tr>
 * <tr><td>7</td><td>very strongly more</td></tr>
 * <tr><td>9</td><td>extremely more</td></tr>
 * </table>
 *
 * <p>Numbers in between are allowed, and so are fractions: 1/3 says that the other one is moderately more important. The
 * weights are the principal eigenvector of the matrix A of all judgements (a<sub>ji</sub> = 1/a<sub>ij</sub>), with the
 * sum 1; λ, its eigenvalue, is n where no judgements contradict each other, and above it otherwise. The consistency index is
 * {@code (λ − n) / (n − 1)}, and the consistency ratio that index over the mean one of random judgements. A ratio above
 * 0.10 asks for some judgements to be thought over: {@link #judgements()} has the one that fits the others least in front.
 *
 * <p>Source: T. L. Saaty, Decision making with the analytic hierarchy process, International Journal of Services Sciences
 * 1 (2008) 83–98. The order of the judgements changes no bit.
 */
public final class Ahp implements Weighting {

    /** The most inconsistency that needs no thinking over. */
    private static final double ACCEPTABLE = 0.10;

    /** The mean consistency index of random judgements, by how many things are judged. */
    private static final double[] RANDOM_INDEX = {
        0, 0, 0, 0.52, 0.89, 1.11, 1.25, 1.35, 1.40, 1.45, 1.49, 1.51, 1.54, 1.55, 1.57, 1.58
    };

    private static final int MOST = RANDOM_INDEX.length - 1;

    /** Far more than any matrix of such judgements needs. */
    private static final int MOST_STEPS = 10_000;

    /**
     * A judgement and what the weights make of it.
     *
     * @param id one node
     * @param other the node that it was compared with
     * @param times how many times as important the first was judged to be
     * @param fitting how many times as important it is by the weights: the quotient of the two
     */
    public record Judgement(String id, String other, double times, double fitting) {

        /**
         * How far judgement and weights are apart.
         *
         * @return the greater over the smaller of the two numbers, at least 1; 1 where they agree
         */
        public double misfit() {
            return Math.max(times / fitting, fitting / times);
        }
    }

    private final SortedMap<String, Double> weights;
    private final double principalEigenvalue;
    private final List<Judgement> judgements;

    private Ahp(List<String> ids, double[][] matrix) {
        int n = ids.size();
        double[] vector = new double[n];
        Arrays.fill(vector, 1.0 / n);
        double[] next = times(matrix, vector);
        for (int step = 0; step < MOST_STEPS && !isReached(vector, next); step++) {
            vector = next;
            next = times(matrix, vector);
        }
        TreeMap<String, Double> found = new TreeMap<>();
        double quotients = 0;
        for (int i = 0; i < n; i++) {
            found.put(ids.get(i), next[i]);
            double row = 0;
            for (int j = 0; j < n; j++) {
                row += matrix[i][j] * next[j];
            }
            quotients += row / next[i];
        }
        weights = Collections.unmodifiableSortedMap(found);
        // of judgements that agree it is n, but for the last bits
        principalEigenvalue = Math.max(n, quotients / n);
        List<Judgement> all = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                all.add(new Judgement(ids.get(i), ids.get(j), matrix[i][j], next[i] / next[j]));
            }
        }
        all.sort(Comparator.comparingDouble(Judgement::misfit)
                .reversed()
                .thenComparing(Judgement::id)
                .thenComparing(Judgement::other));
        judgements = List.copyOf(all);
    }

    /** The matrix times the vector, with the sum 1. */
    private static double[] times(double[][] matrix, double[] vector) {
        double[] product = new double[vector.length];
        double sum = 0;
        for (int i = 0; i < vector.length; i++) {
            for (int j = 0; j < vector.length; j++) {
                product[i] += matrix[i][j] * vector[j];
            }
            sum += product[i];
        }
        for (int i = 0; i < vector.length; i++) {
            product[i] /= sum;
        }
        return product;
    }

    private static boolean isReached(double[] vector, double[] next) {
        for (int i = 0; i < vector.length; i++) {
            if (Math.abs(next[i] - vector[i]) > 1e-15 * next[i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * Starts with no judgement.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public Map<String, Double> weights() {
        return weights;
    }

    /**
     * The eigenvalue λ that belongs to the weights.
     *
     * @return at least the number of things that were compared
     */
    public double principalEigenvalue() {
        return principalEigenvalue;
    }

    /**
     * How far the judgements contradict each other.
     *
     * @return {@code (λ − n) / (n − 1)}, 0 or more
     */
    public double consistencyIndex() {
        return (principalEigenvalue - weights.size()) / (weights.size() - 1);
    }

    /**
     * How far the judgements contradict each other beside random ones, for which it is 1 on average.
     *
     * @return the consistency index over the random index: Saaty's for 3 to 10 things (0.52, 0.89, 1.11, 1.25, 1.35, 1.40,
     *     1.45, 1.49), the mean of 40,000 random matrices for 11 to 15 (1.51, 1.54, 1.55, 1.57, 1.58), where sources differ; 0 for two things, of which one judgement contradicts nothing
     */
    public double consistencyRatio() {
        return weights.size() == 2 ? 0 : consistencyIndex() / RANDOM_INDEX[weights.size()];
    }

    /**
     * Whether the judgements need no thinking over.
     *
     * @return true if the consistency ratio is no more than 0.10
     */
    public boolean isConsistent() {
        return consistencyRatio() <= ACCEPTABLE;
    }

    /**
     * All judgements, each once.
     *
     * @return the judgements, the one that fits the weights least first; ties by id
     */
    public List<Judgement> judgements() {
        return judgements;
    }

    @Override
    public List<Warning> warnings() {
        if (isConsistent()) {
            return List.of();
        }
        Judgement worst = judgements.get(0);
        return List.of(new Warning(
                Doubt.INCONSISTENT_JUDGEMENTS,
                List.of(worst.id, worst.other),
                new Names(sentence(Language.ENGLISH, worst), sentence(Language.INDONESIAN, worst))));
    }

    private String sentence(Language language, Judgement worst) {
        Wording wording = Wording.in(language);
        // told by way of the one that was preferred
        boolean turned = worst.times < 1;
        return Sentence.INCONSISTENT.in(
                language,
                wording.number(consistencyRatio(), 2),
                turned ? worst.other : worst.id,
                turned ? worst.id : worst.other,
                wording.number(rounded(turned ? 1 / worst.times : worst.times)),
                wording.number(rounded(turned ? 1 / worst.fitting : worst.fitting)));
    }

    private static BigDecimal rounded(double times) {
        return new BigDecimal(times).setScale(1, RoundingMode.HALF_UP);
    }

    /** For people: {@code csat_mean 0.122, lead_conversion 0.230, revenue 0.648; consistency ratio 0.004}. */
    @Override
    public String toString() {
        return Weights.text(weights) + String.format(Locale.ROOT, "; consistency ratio %.3f", consistencyRatio());
    }

    /** Collects judgements: each pair of what is to be weighed, once. */
    public static final class Builder {

        private final SortedMap<String, SortedMap<String, Double>> rows = new TreeMap<>();

        private Builder() {}

        /**
         * Adds a judgement.
         *
         * @param id a node: the id of a KPI or group
         * @param other the node that it is compared with
         * @param times how many times as important the first is, from 1/9 to 9
         * @return this builder
         * @throws IllegalArgumentException if the two are one or were compared before, or the number is not from 1/9 to 9
         */
        public Builder judge(String id, String other, double times) {
            if (requireNonNull(id, "id").equals(requireNonNull(other, "other"))) {
                throw new IllegalArgumentException("The judgement compares (" + id + ") with itself.");
            }
            // 1/9 as a quotient, too
            if (!(times >= 1 / 9.0 - 1e-12 && times <= 9 + 1e-12)) {
                throw new IllegalArgumentException("The judgement (" + times + ") of (" + id + ") against (" + other
                        + ") must be from 1/9 to 9."
                        + (times < 0 ? "\nMaybe 1/" + Math.abs(times) + ", where the other is more important." : ""));
            }
            if (rows.getOrDefault(id, Collections.emptySortedMap()).containsKey(other)) {
                throw new IllegalArgumentException("The judgement of (" + id + ") against (" + other
                        + ") is there twice.\nMaybe in both directions: one is enough.");
            }
            rows.computeIfAbsent(id, key -> new TreeMap<>()).put(other, times);
            rows.computeIfAbsent(other, key -> new TreeMap<>()).put(id, 1 / times);
            return this;
        }

        /**
         * Finds the weights.
         *
         * @return the weights and how consistent the judgements are
         * @throws IllegalArgumentException if there is no judgement, a pair of what was compared is not judged, naming all
         *     such pairs, or more than 15 things were compared
         */
        public Ahp build() {
            List<String> ids = List.copyOf(rows.keySet());
            if (ids.isEmpty() || ids.size() > MOST) {
                throw new IllegalArgumentException("The judgements compare (" + ids.size()
                        + ") things, and 2 to " + MOST + " can be compared."
                        + (ids.isEmpty() ? "" : "\nMaybe group the KPIs: judge the groups, then the KPIs in each."));
            }
            List<String> unjudged = new ArrayList<>();
            double[][] matrix = new double[ids.size()][ids.size()];
            for (int i = 0; i < ids.size(); i++) {
                SortedMap<String, Double> row = requireNonNull(rows.get(ids.get(i)));
                for (int j = 0; j < ids.size(); j++) {
                    Double times = i == j ? Double.valueOf(1) : row.get(ids.get(j));
                    if (times != null) {
                        matrix[i][j] = times;
                    } else if (i < j) {
                        unjudged.add(ids.get(i) + " against " + ids.get(j));
                    }
                }
            }
            if (!unjudged.isEmpty()) {
                throw new IllegalArgumentException("The judgements leave out " + unjudged + ".");
            }
            return new Ahp(ids, matrix);
        }
    }
}
