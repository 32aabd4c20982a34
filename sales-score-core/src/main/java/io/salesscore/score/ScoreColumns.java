package io.salesscore.score;

import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Reason;
import io.salesscore.model.GradeScale;
import io.salesscore.model.ScoreModel;
import io.salesscore.period.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The scores of many subjects, in the order of the table's rows. NaN is no score, and the reasons stand beside it. Immutable.
 *
 * <p><strong>Memory.</strong> 9 bytes per subject: the exact points and a reason. With contributions 8 more per criterion.
 * Every other column is computed when it is asked for, and each array that is handed out is a new one: the caller's own.
 */
public final class ScoreColumns {

    private final ScoreCalculator calculator;
    private final ScoreTable table;
    private final double[] exact;
    private final byte[] reasons;
    private final double[][] contributions;

    ScoreColumns(
            ScoreCalculator calculator, ScoreTable table, double[] exact, byte[] reasons, double[][] contributions) {
        this.calculator = calculator;
        this.table = table;
        this.exact = exact;
        this.reasons = reasons;
        this.contributions = contributions;
    }

    /**
     * By what the subjects were scored.
     *
     * @return the model
     */
    public ScoreModel model() {
        return calculator.model();
    }

    /**
     * What the scores were made from.
     *
     * @return the table
     */
    public ScoreTable table() {
        return table;
    }

    /**
     * How many subjects there are.
     *
     * @return the number of rows
     */
    public int rows() {
        return exact.length;
    }

    /**
     * Whether a subject has a score.
     *
     * @param row the row, from 0
     * @return true if there are points
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public boolean isScored(int row) {
        return !Double.isNaN(exact[row]);
    }

    /**
     * A subject's score before rounding: {@link SalesScore#exactPoints()}.
     *
     * @param row the row, from 0
     * @return the points; NaN if there is no score
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public double exactPoints(int row) {
        return exact[row];
    }

    /**
     * All scores before rounding.
     *
     * @return a new array of the points; NaN where there is no score
     */
    public double[] exactPoints() {
        return exact.clone();
    }

    /**
     * A subject's published score: {@link SalesScore#points()}.
     *
     * @param row the row, from 0
     * @return the points, with the model's decimals; NaN if there is no score
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public double points(int row) {
        return isScored(row) ? model().publish(exact[row]) : Double.NaN;
    }

    /**
     * All published scores.
     *
     * @return a new array of the points, with the model's decimals; NaN where there is no score
     */
    public double[] points() {
        double[] points = new double[exact.length];
        ScoreModel model = model();
        for (int row = 0; row < points.length; row++) {
            points[row] = Double.isNaN(exact[row]) ? Double.NaN : model.publish(exact[row]);
        }
        return points;
    }

    /**
     * What a subject's published score is called: {@link SalesScore#grade()}.
     *
     * @param row the row, from 0
     * @return the grade; empty if the model has no grades or there is no score
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public Optional<String> grade(int row) {
        return isScored(row) ? model().gradeOf(points(row)) : Optional.empty();
    }

    /**
     * All grades, as numbers.
     *
     * @return a new array of the places of the grades in {@link GradeScale#bands()}, 0 being the lowest; −1 where there is no
     *     score, or the model has no grades
     */
    public int[] grades() {
        int[] grades = new int[exact.length];
        Arrays.fill(grades, -1);
        List<GradeScale.Band> bands = model().grades().map(GradeScale::bands).orElse(List.of());
        double[] from = bands.stream().mapToDouble(GradeScale.Band::from).toArray();
        double[] points = bands.isEmpty() ? new double[0] : points();
        for (int row = 0; row < points.length; row++) {
            for (double bound : from) {
                // no score reaches no bound
                grades[row] += points[row] >= bound ? 1 : 0;
            }
        }
        return grades;
    }

    /**
     * Why a subject has no score: the reason of the first of {@link SalesScore#unscoredBecause()}.
     *
     * @param row the row, from 0
     * @return the reason; empty if there is a score
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public Optional<Reason> reason(int row) {
        return Reason.ofCode(reasons[row]);
    }

    /**
     * Why subjects have no score.
     *
     * @return a new array of {@link Reason#code()}, as of {@link #reason(int)}; 0 where there is a score
     */
    public byte[] reasons() {
        return reasons.clone();
    }

    /**
     * How much of the model had data: {@link SalesScore#coverage()}. The table is gone through once more for it, on
     * the calling thread.
     *
     * @return a new array of coverages from 0 to 1, those of subjects without a score included
     */
    public double[] coverages() {
        double[] coverages = new double[exact.length];
        Coverage coverage = new Coverage(calculator.compiled().plan, table.tile());
        Tile tile = Tile.ofCoverages(new Binding(calculator.compiled(), table), coverage);
        for (int index = 0; index < table.tiles(); index++) {
            tile.score(index);
            int first = index * table.tile();
            coverage.copyTo(coverages, first, Math.min(table.tile(), exact.length - first));
        }
        return coverages;
    }

    /**
     * What a criterion accounts for in each score: {@link SalesScore#contribution(Kpi)}.
     *
     * @param kpi the criterion's KPI
     * @return a new array of points; NaN where there is no score or the criterion has no points
     * @throws IllegalArgumentException if the model has no such criterion, or its KPI means something else
     * @throws IllegalStateException if contributions were not asked for
     */
    public double[] contributions(Kpi kpi) {
        int place = ScoreBatch.placeOf(calculator, kpi);
        if (contributions.length == 0) {
            throw new IllegalStateException("The contributions of KPI (" + kpi.id()
                    + ") were not asked for.\nMaybe withContributions() first.");
        }
        return contributions[place].clone();
    }

    /**
     * A subject's score with all its reasons, made from what the table knows of the subject:
     * {@link ScoreTable#measurements}, which also says what a table does not know.
     *
     * @param row the row, from 0
     * @param subject who is in the row, not blank
     * @param period when it was measured
     * @return the score, of the same points
     * @throws IndexOutOfBoundsException if there is no such row
     * @throws IllegalArgumentException if the subject's id is blank
     */
    public SalesScore score(int row, String subject, Period period) {
        return calculator.score(table.measurements(row, subject, period));
    }

    /** For people: how many were scored by what. */
    @Override
    public String toString() {
        return exact.length + " scores by " + model();
    }
}
