package io.salesscore.review;

import io.salesscore.kpi.Measurements;
import io.salesscore.model.ScoreModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Weights by entropy: a criterion weighs the more, the more unevenly its points are spread over the subjects. If all have
 * the same points it tells nobody apart, and weighs nothing.
 *
 * <p>Of n subjects with the points x<sub>i</sub> above the scale's minimum, subject i has the share
 * {@code p_i = x_i / Σ x}. The entropy is {@code E = −Σ p_i ln p_i / ln n} (0 ln 0 being 0): 1 where all shares are
 * equal, 0 where one subject has everything. The weight is {@code (1 − E) / Σ (1 − E)}.
 *
 * <p>Of three subjects one criterion tells more apart than the other:
 *
 * <table class="striped">
 * <caption>Three subjects</caption>
 * <tr><th>points</th><th>entropy</th><th>weight</th></tr>
 * <tr><td>40, 60, 80</td><td>0.965634</td><td>0.962</td></tr>
 * <tr><td>80, 90, 90</td><td>0.998635</td><td>0.038</td></tr>
 * </table>
 *
 * <p>Points enter as the curves give them, before weighting, and not raw values: they have one scale, more is better, and
 * the weights are for them. A curve that spreads subjects wider makes its criterion weigh more. Spread is not importance:
 * see {@link LearnedWeights} for weights by what the score should foretell.
 *
 * <p>Subjects that lack data for a criterion are left out, with a warning. With several periods of a subject each is a row.
 *
 * <p>Source: C. E. Shannon's entropy as in C.-L. Hwang, K. Yoon, Multiple Attribute Decision Making, 1981.
 */
public final class EntropyWeights implements Weighting {

    /** As few as the examples of the literature have. */
    static final int FEWEST = 5;

    private final SortedMap<String, Double> weights;
    private final SortedMap<String, Double> entropies;
    private final int rows;
    private final List<Warning> warnings;

    private EntropyWeights(Complete points) {
        double[] divergence = new double[points.columns().length];
        SortedMap<String, Double> found = new TreeMap<>();
        for (int i = 0; i < divergence.length; i++) {
            double entropy = Correlation.isConstant(points.columns()[i]) ? 1 : entropy(points.columns()[i]);
            divergence[i] = 1 - entropy;
            found.put(points.ids().get(i), entropy);
        }
        if (Arrays.stream(divergence).allMatch(each -> each == 0)) {
            throw new IllegalArgumentException("All subjects have the same points by each criterion of score model ("
                    + points.model().id() + "), which tells nothing of weights.");
        }
        weights = Weights.shares(points.ids(), divergence);
        entropies = Collections.unmodifiableSortedMap(found);
        rows = points.size();
        warnings = List.copyOf(points.warnings());
    }

    private static double entropy(double[] numbers) {
        double sum = 0;
        for (double number : numbers) {
            sum += number;
        }
        double entropy = 0;
        for (double number : numbers) {
            double share = number / sum;
            entropy -= share > 0 ? share * StrictMath.log(share) : 0;
        }
        return Math.min(1, entropy / StrictMath.log(numbers.length));
    }

    /**
     * Weighs the criteria of a model.
     *
     * @param model the model, with groups of any aggregation
     * @param population what was measured of at least five subjects, each once a period
     * @return the weights of the criteria
     * @throws IllegalArgumentException if fewer than five subjects have data for all criteria, points lie below the scale's
     *     minimum, all subjects have the same points by each criterion, or a subject is measured twice in a period
     */
    public static EntropyWeights of(ScoreModel model, Collection<Measurements> population) {
        Complete points =
                Complete.of(model, Population.of(model, population)).requireSubjects(FEWEST, "entropy weights");
        return new EntropyWeights(aboveMinimum(points));
    }

    /** Of columns as they are. */
    static EntropyWeights of(Complete columns) {
        return new EntropyWeights(columns);
    }

    private static Complete aboveMinimum(Complete points) {
        double minimum = points.model().scale().minimum();
        List<double[]> above = new ArrayList<>();
        for (int i = 0; i < points.ids().size(); i++) {
            double[] column = points.columns()[i].clone();
            for (int row = 0; row < column.length; row++) {
                if (column[row] < minimum) {
                    throw new IllegalArgumentException(
                            "The points (" + column[row] + ") of subject ("
                                    + points.rows().get(row).subject() + ") by criterion ("
                                    + points.ids().get(i) + ") lie below the scale's minimum (" + minimum
                                    + "), and entropy is of shares that are not negative.\nMaybe CriticWeights, which take any points.");
                }
                column[row] -= minimum;
            }
            above.add(column);
        }
        return points.with(above.toArray(double[][]::new));
    }

    @Override
    public Map<String, Double> weights() {
        return weights;
    }

    /**
     * The entropy of each criterion.
     *
     * @return from 0 (one subject has all points) to 1 (all have the same), by id in ascending order
     */
    public Map<String, Double> entropies() {
        return entropies;
    }

    /**
     * How many rows were complete.
     *
     * @return the number of subjects or, with several periods, of subjects and periods
     */
    public int rows() {
        return rows;
    }

    @Override
    public List<Warning> warnings() {
        return warnings;
    }

    /** For people. */
    @Override
    public String toString() {
        return Weights.text(weights);
    }
}
