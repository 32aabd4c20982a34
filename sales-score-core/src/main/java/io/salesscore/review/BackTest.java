package io.salesscore.review;

import io.salesscore.compare.Ranking;
import io.salesscore.kpi.Measurements;
import io.salesscore.model.ScoreModel;
import io.salesscore.period.Period;
import io.salesscore.score.SalesScore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Two versions of a model over past periods: what the new one would have changed in each, and under which of them ranks and
 * grades hold from one period to the next. A version whose ranks jump more measures more chance, or sees more of what really
 * changes; which of the two, the numbers do not say.
 *
 * <pre>{@code
 * BackTest test = BackTest.of(model2025, model2026, measurementsOfFourQuarters);
 * test.comparisons().get(0).spearman();       // 0.94 in the first quarter
 * test.before();                              // from period to period: Spearman 0.71, 68 % keep their grade, 5.1 points
 * test.after();                               // from period to period: Spearman 0.78, 75 % keep their grade, 4.2 points
 * }</pre>
 *
 * <p>Immutable; the order of subjects and periods changes nothing.
 */
public final class BackTest {

    /**
     * How much of one period's picture is still there in the next that was measured.
     *
     * @param pairs how many scores have one of the same subject in the next period: three quarters of four subjects make 8
     * @param spearman Spearman's correlation of the published scores of a period with those of the next, of the subjects who have
     *     both: the mean of these, from −1 to 1; empty if no two periods have one
     * @param gradesKept the share of the pairs that have one grade, from 0 to 1: 6 of 8 are 0.75; empty without pairs or grades
     * @param meanChange by how many published points the pairs differ, up or down, on average; empty without pairs
     */
    public record Stability(int pairs, OptionalDouble spearman, OptionalDouble gradesKept, OptionalDouble meanChange) {

        private static Stability of(List<List<SalesScore>> periods) {
            int pairs = 0;
            int kept = 0;
            boolean hasGrades = false;
            double distance = 0;
            List<Double> correlations = new ArrayList<>();
            for (int i = 1; i < periods.size(); i++) {
                Map<String, SalesScore> then = new TreeMap<>();
                periods.get(i - 1).forEach(score -> then.put(score.subject(), score));
                List<SalesScore> both = periods.get(i).stream()
                        .filter(score -> then.containsKey(score.subject()))
                        .toList();
                double[] x = new double[both.size()];
                double[] y = new double[both.size()];
                for (int row = 0; row < x.length; row++) {
                    SalesScore later = both.get(row);
                    SalesScore earlier = then.getOrDefault(later.subject(), later);
                    x[row] = earlier.points();
                    y[row] = later.points();
                    distance += Math.abs(y[row] - x[row]);
                    hasGrades |= later.grade().isPresent();
                    kept += later.grade().equals(earlier.grade()) ? 1 : 0;
                }
                pairs += x.length;
                Correlation.spearman(x, y).ifPresent(correlations::add);
            }
            return new Stability(
                    pairs,
                    correlations.stream().mapToDouble(Double::doubleValue).average(),
                    hasGrades ? OptionalDouble.of(kept / (double) pairs) : OptionalDouble.empty(),
                    pairs > 0 ? OptionalDouble.of(distance / pairs) : OptionalDouble.empty());
        }

        /** For people: {@code from period to period: Spearman 0.71, 68 % keep their grade, 5.1 points}. */
        @Override
        public String toString() {
            StringBuilder text = new StringBuilder("from period to period: ");
            spearman.ifPresent(rho -> text.append(String.format(Locale.ROOT, "Spearman %.2f, ", rho)));
            gradesKept.ifPresent(
                    share -> text.append(String.format(Locale.ROOT, "%.0f %% keep their grade, ", 100 * share)));
            meanChange.ifPresentOrElse(
                    mean -> text.append(String.format(Locale.ROOT, "%.1f points", mean)),
                    () -> text.append("nobody has a score in two"));
            return text.toString();
        }
    }

    private final List<ModelComparison> comparisons;
    private final Stability before;
    private final Stability after;

    private BackTest(List<ModelComparison> comparisons) {
        this.comparisons = List.copyOf(comparisons);
        this.before = stability(ModelComparison::before);
        this.after = stability(ModelComparison::after);
    }

    private Stability stability(Function<ModelComparison, Ranking> version) {
        return Stability.of(comparisons.stream()
                .map(version)
                .map(ranking -> ranking.entries().stream()
                        .map(Ranking.Entry::score)
                        .sorted(Comparator.comparing(SalesScore::subject))
                        .toList())
                .toList());
    }

    /**
     * Scores the measurements of past periods by both versions.
     *
     * @param oldModel the version before
     * @param newModel the version after: of the same id, on the same scale
     * @param measurements the measurements of subjects in one period or more, in any order
     * @return what differs
     * @throws IllegalArgumentException if the ids of the models differ or their scales, there are no measurements, a subject is
     *     measured twice in a period, periods overlap, or a KPI means something else than a model's of the same id
     */
    public static BackTest of(ScoreModel oldModel, ScoreModel newModel, Collection<Measurements> measurements) {
        SortedMap<Period, List<Measurements>> periods = new TreeMap<>();
        measurements.forEach(each -> periods.computeIfAbsent(each.period(), none -> new ArrayList<>())
                .add(each));
        if (periods.isEmpty()) {
            throw new IllegalArgumentException("To test score model (" + oldModel + ") against (" + newModel
                    + ") the measurements of a past period are needed.");
        }
        List<Period> inOrder = List.copyOf(periods.keySet());
        for (int i = 1; i < inOrder.size(); i++) {
            if (inOrder.get(i - 1).overlaps(inOrder.get(i))) {
                throw new IllegalArgumentException("The periods (" + inOrder.get(i - 1) + ") and (" + inOrder.get(i)
                        + ") of a test of score model (" + newModel
                        + ") overlap, so that one does not follow the other.\nMaybe periods of one cadence.");
            }
        }
        return new BackTest(periods.values().stream()
                .map(period -> ModelComparison.between(oldModel, newModel, period))
                .toList());
    }

    /**
     * What the new version would have changed in each period.
     *
     * @return the comparisons by rising period, at least one
     */
    public List<ModelComparison> comparisons() {
        return comparisons;
    }

    /**
     * How ranks and grades hold from period to period by the old version.
     *
     * @return the stability before
     */
    public Stability before() {
        return before;
    }

    /**
     * How ranks and grades hold from period to period by the new version.
     *
     * @return the stability after
     */
    public Stability after() {
        return after;
    }

    /** For people: a period a line, then how both versions hold. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("test of " + comparisons.get(0).newModel() + " against "
                + comparisons.get(0).oldModel());
        for (ModelComparison comparison : comparisons) {
            text.append("\n  ")
                    .append(comparison.period())
                    .append(": ")
                    .append(comparison.changes().size())
                    .append(" subjects");
            comparison.spearman().ifPresent(rho -> text.append(String.format(Locale.ROOT, ", Spearman %.2f", rho)));
        }
        return text.append("\n  before, ")
                .append(before)
                .append("\n  after, ")
                .append(after)
                .toString();
    }
}
