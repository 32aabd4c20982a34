package io.salesscore.review;

import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurement;
import io.salesscore.kpi.Measurements;
import io.salesscore.kpi.Reason;
import io.salesscore.model.Criterion;
import io.salesscore.model.ScoreModel;
import io.salesscore.score.Contribution;
import io.salesscore.score.SalesScore;
import io.salesscore.score.ScoreCalculator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Measurements scored by a model, as columns: a row for each subject and period, by subject and then by period, whatever the
 * order in which they came. NaN is no number.
 */
final class Population {

    private final ScoreModel model;
    private final List<Measurements> rows;
    private final List<SalesScore> scores;

    private Population(ScoreModel model, List<Measurements> rows, List<SalesScore> scores) {
        this.model = model;
        this.rows = rows;
        this.scores = scores;
    }

    /**
     * Scores measurements.
     *
     * @throws IllegalArgumentException if a subject is measured twice in a period, or a KPI means something else than the
     *     model's of the same id
     */
    static Population of(ScoreModel model, Collection<Measurements> measurements) {
        List<Measurements> rows = ordered(measurements);
        return new Population(model, rows, scored(model, rows));
    }

    /**
     * By subject, then by period.
     *
     * @throws IllegalArgumentException if a subject is measured twice in a period
     */
    static List<Measurements> ordered(Collection<Measurements> measurements) {
        List<Measurements> rows = new ArrayList<>(measurements);
        rows.sort(Comparator.comparing(Measurements::subject).thenComparing(Measurements::period));
        for (int i = 1; i < rows.size(); i++) {
            Measurements one = rows.get(i - 1);
            Measurements other = rows.get(i);
            if (one.subject().equals(other.subject()) && one.period().equals(other.period())) {
                throw new IllegalArgumentException("The subject (" + one.subject() + ") is measured twice in ("
                        + one.period() + ").\nMaybe Measurements.with, where the KPIs differ.");
            }
        }
        return List.copyOf(rows);
    }

    private static List<SalesScore> scored(ScoreModel model, List<Measurements> rows) {
        ScoreCalculator calculator = ScoreCalculator.of(model);
        return rows.stream().map(calculator::score).toList();
    }

    /** The same rows by another model. */
    Population by(ScoreModel other) {
        return new Population(other, rows, scored(other, rows));
    }

    /** The rows that have a score. */
    Population scored() {
        List<SalesScore> scored = scores.stream().filter(SalesScore::isScored).toList();
        return new Population(model, scored.stream().map(SalesScore::inputs).toList(), scored);
    }

    ScoreModel model() {
        return model;
    }

    int size() {
        return rows.size();
    }

    List<Measurements> rows() {
        return rows;
    }

    /** How many subjects there are, each counted once. */
    int subjects() {
        return subjects(row -> true);
    }

    /** How many subjects have a row for which something holds. */
    int subjects(IntPredicate holds) {
        return (int) IntStream.range(0, rows.size())
                .filter(holds)
                .mapToObj(row -> rows.get(row).subject())
                .distinct()
                .count();
    }

    List<SalesScore> scores() {
        return scores;
    }

    /** The scores before rounding; NaN where there is none. */
    double[] exactPoints() {
        return column(score -> score.isScored() ? score.exactPoints() : Double.NaN);
    }

    /** The scores as published, which decide ranks; NaN where there is none. */
    double[] points() {
        return column(score -> score.isScored() ? score.points() : Double.NaN);
    }

    /** What was measured of a KPI, be it the model's or not; NaN where that is no number. */
    double[] values(Kpi kpi) {
        return column(score -> score.inputs().measurement(kpi).value().orElse(Double.NaN));
    }

    /** Where on its curve a criterion was read: its value, shrunk if it has a prior, or its attainment; NaN without data. */
    double[] curveInputs(Criterion criterion) {
        return column(score -> curveInput(criterion, score));
    }

    /** What a criterion's curve gives, before weighting; NaN without data. */
    double[] pointsOf(Criterion criterion) {
        return column(score -> {
            double x = curveInput(criterion, score);
            return Double.isNaN(x) ? Double.NaN : criterion.pointsAt(x);
        });
    }

    /** What a criterion accounts for in each score: 0 where it has no points of its own, NaN where there is no score. */
    double[] contributionsOf(Criterion criterion) {
        return column(score -> !score.isScored()
                ? Double.NaN
                : score.contribution(criterion.kpi()).map(Contribution::points).orElse(0.0));
    }

    /** Whether a criterion belongs to the subject of a row. */
    boolean applies(Criterion criterion, int row) {
        return rows.get(row)
                .measurement(criterion.kpi())
                .reason()
                .filter(Reason.NOT_APPLICABLE::equals)
                .isEmpty();
    }

    private static double curveInput(Criterion criterion, SalesScore score) {
        Measurement measurement = score.inputs().measurement(criterion.kpi());
        // where a prior stands in for data it was read from the curve too
        return measurement.value().isEmpty()
                ? Double.NaN
                : score.curveInput(criterion.kpi()).orElse(Double.NaN);
    }

    private double[] column(ToDoubleFunction<SalesScore> number) {
        return scores.stream().mapToDouble(number).toArray();
    }
}
