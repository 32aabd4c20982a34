package io.salesscore.review;

import io.salesscore.explain.Language;
import io.salesscore.kpi.Measurements;
import io.salesscore.kpi.Names;
import io.salesscore.model.ScoreModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Weights by CRITIC (criteria importance through intercriteria correlation): a criterion weighs the more, the wider its
 * points are spread and the less it goes with the others. Of two criteria that say the same each weighs less.
 *
 * <p>Points are normalised to run from 0 (the least of all subjects) to 1 (the greatest). Their standard deviation σ (of the
 * population, divisor n) times the conflict with the other criteria, {@code Σ (1 − r)} over their Pearson correlations r, is the
 * criterion's information, and its share of all information the weight.
 *
 * <table class="striped">
 * <caption>Eight companies by three criteria (Diakoulaki and others)</caption>
 * <tr><th>criterion</th><th>σ</th><th>conflict</th><th>information</th><th>weight</th></tr>
 * <tr><td>first</td><td>0.2631</td><td>1.8446</td><td>0.4852</td><td>0.202</td></tr>
 * <tr><td>second</td><td>0.3213</td><td>3.5909</td><td>1.1539</td><td>0.481</td></tr>
 * <tr><td>third</td><td>0.3582</td><td>2.1228</td><td>0.7603</td><td>0.317</td></tr>
 * </table>
 *
 * <p>Points enter as the curves give them, before weighting: more is better, so that none needs to be turned round. A
 * criterion of which all subjects have the same points has no correlation: it weighs 0, with a warning, and the others
 * are weighed without it. Since points are normalised by the least and the greatest of all subjects, a single outlier
 * moves the weights. With fewer than three rows for each criterion there is a {@linkplain Doubt#FEW_SUBJECTS warning}.
 * Spread is not importance: see {@link LearnedWeights} for weights by what the score should foretell.
 *
 * <p>Subjects that lack data for a criterion are left out, with a warning. With several periods of a subject each is a row.
 *
 * <p>Source: D. Diakoulaki, G. Mavrotas, L. Papayannakis, Determining objective weights in multiple criteria problems:
 * the CRITIC method, Computers and Operations Research 22 (1995) 763–770.
 */
public final class CriticWeights implements Weighting {

    /** Below this, what is left of two columns that go together fully is rounding. */
    private static final double CRUMB = 1e-12;

    /** With fewer, correlations are mostly chance. */
    private static final int ROWS_PER_CRITERION = 3;

    /**
     * What a criterion tells.
     *
     * @param id the criterion
     * @param spread the standard deviation of its normalised points, from 0 to 0.5
     * @param conflict the sum of 1 − r over the other criteria that vary, 0 or more
     * @param weight its share of all information, from 0 to 1
     */
    public record Information(String id, double spread, double conflict, double weight) {

        /**
         * How much it tells.
         *
         * @return spread times conflict
         */
        public double information() {
            return spread * conflict;
        }
    }

    private final SortedMap<String, Double> weights;
    private final List<Information> information;
    private final int rows;
    private final List<Warning> warnings;

    private CriticWeights(Complete points) {
        int count = points.ids().size();
        double[] spread = new double[count];
        double[] conflict = new double[count];
        double[] product = new double[count];
        double sum = 0;
        for (int i = 0; i < count; i++) {
            spread[i] = spread(points.columns()[i]);
            for (int j = 0; j < count; j++) {
                // of a column that does not vary there is none
                double r = i == j
                        ? 1
                        : Correlation.pearson(points.columns()[i], points.columns()[j])
                                .orElse(1);
                conflict[i] += 1 - r > CRUMB ? 1 - r : 0;
            }
            product[i] = spread[i] * conflict[i];
            sum += product[i];
        }
        if (sum == 0) {
            throw new IllegalArgumentException("No two criteria of score model ("
                    + points.model().id()
                    + ") differ in whom they put where: fewer than two vary, or those that do go together fully.");
        }
        weights = Weights.shares(points.ids(), product);
        List<Information> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(new Information(points.ids().get(i), spread[i], conflict[i], product[i] / sum));
        }
        information = List.copyOf(all);
        rows = points.size();
        List<Warning> doubts = new ArrayList<>();
        if (rows < ROWS_PER_CRITERION * count) {
            doubts.add(new Warning(
                    Doubt.FEW_SUBJECTS,
                    List.of(),
                    new Names(few(Language.ENGLISH, count), few(Language.INDONESIAN, count))));
        }
        doubts.addAll(points.warnings());
        warnings = List.copyOf(doubts);
    }

    private String few(Language language, int criteria) {
        return Sentence.FEW_SUBJECTS.in(language, "" + rows, "" + criteria, "" + ROWS_PER_CRITERION * criteria);
    }

    private static double spread(double[] numbers) {
        if (Correlation.isConstant(numbers)) {
            return 0;
        }
        double least = numbers[0];
        double greatest = numbers[0];
        for (double number : numbers) {
            least = Math.min(least, number);
            greatest = Math.max(greatest, number);
        }
        double mean = 0;
        for (double number : numbers) {
            mean += (number - least) / (greatest - least) / numbers.length;
        }
        double squares = 0;
        for (double number : numbers) {
            double deviation = (number - least) / (greatest - least) - mean;
            squares += deviation * deviation;
        }
        return StrictMath.sqrt(squares / numbers.length);
    }

    /**
     * Weighs the criteria of a model.
     *
     * @param model the model, with groups of any aggregation
     * @param population what was measured of at least five subjects, each once a period
     * @return the weights of the criteria
     * @throws IllegalArgumentException if fewer than five subjects have data for all criteria, no two criteria differ in whom
     *     they put where, or a subject is measured twice in a period
     */
    public static CriticWeights of(ScoreModel model, Collection<Measurements> population) {
        return of(Complete.of(model, Population.of(model, population))
                .requireSubjects(EntropyWeights.FEWEST, "CRITIC weights"));
    }

    /** Of columns as they are. */
    static CriticWeights of(Complete columns) {
        return new CriticWeights(columns);
    }

    @Override
    public Map<String, Double> weights() {
        return weights;
    }

    /**
     * What each criterion tells.
     *
     * @return the criteria, by id in ascending order
     */
    public List<Information> information() {
        return information;
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
