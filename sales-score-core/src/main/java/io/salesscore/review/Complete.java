package io.salesscore.review;

import io.salesscore.explain.Language;
import io.salesscore.explain.Wording;
import io.salesscore.kpi.Measurements;
import io.salesscore.kpi.Names;
import io.salesscore.model.Criterion;
import io.salesscore.model.ScoreModel;
import io.salesscore.review.Weighting.Doubt;
import io.salesscore.review.Weighting.Warning;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The points of all criteria, for the rows of a population that have them all: a column for each criterion, by id.
 */
final class Complete {

    private final ScoreModel model;
    private final List<String> ids;
    private final List<Measurements> rows;
    private final double[][] columns;
    private final int[] without;
    private final int leftOut;
    private final int all;
    private final int withoutOutcome;

    /**
     * With, for each criterion, how many of all rows lack it, how many rows were left out for that, how many rows there were, and
     * how many of them lack an outcome.
     */
    Complete(
            ScoreModel model,
            List<String> ids,
            List<Measurements> rows,
            double[][] columns,
            int[] without,
            int leftOut,
            int all,
            int withoutOutcome) {
        this.model = model;
        this.ids = ids;
        this.rows = rows;
        this.columns = columns;
        this.without = without;
        this.leftOut = leftOut;
        this.all = all;
        this.withoutOutcome = withoutOutcome;
    }

    static Complete of(ScoreModel model, Population population) {
        List<Criterion> criteria = model.criteria().stream()
                .sorted(Comparator.comparing(Criterion::id))
                .toList();
        double[][] all = criteria.stream().map(population::pointsOf).toArray(double[][]::new);
        int[] without = Arrays.stream(all)
                .mapToInt(column ->
                        (int) Arrays.stream(column).filter(Double::isNaN).count())
                .toArray();
        int size = population.size();
        Complete everything = new Complete(
                model, criteria.stream().map(Criterion::id).toList(), population.rows(), all, without, 0, size, 0);
        Complete complete = everything.where(row -> Arrays.stream(all).noneMatch(column -> Double.isNaN(column[row])));
        return new Complete(
                model, complete.ids, complete.rows, complete.columns, without, size - complete.size(), size, 0);
    }

    /** The rows for which something holds. */
    Complete where(IntPredicate holds) {
        int[] kept = IntStream.range(0, size()).filter(holds).toArray();
        return new Complete(
                model,
                ids,
                Arrays.stream(kept).mapToObj(rows::get).toList(),
                Arrays.stream(columns)
                        .map(column -> Arrays.stream(kept)
                                .mapToDouble(row -> column[row])
                                .toArray())
                        .toArray(double[][]::new),
                without,
                leftOut,
                all,
                withoutOutcome);
    }

    /** The rows that have an outcome, too. */
    Complete withOutcomes(Outcomes outcomes, Population population) {
        double[] own = outcomes.of(rows);
        Complete known = where(row -> !Double.isNaN(own[row]));
        int lacking = (int) Arrays.stream(outcomes.of(population.rows()))
                .filter(Double::isNaN)
                .count();
        return new Complete(model, ids, known.rows, known.columns, without, leftOut, all, lacking);
    }

    /** The same rows with other columns. */
    Complete with(double[][] other) {
        return new Complete(model, ids, rows, other, without, leftOut, all, withoutOutcome);
    }

    ScoreModel model() {
        return model;
    }

    List<String> ids() {
        return ids;
    }

    List<Measurements> rows() {
        return rows;
    }

    double[][] columns() {
        return columns;
    }

    int size() {
        return rows.size();
    }

    int subjects() {
        return (int) rows.stream().map(Measurements::subject).distinct().count();
    }

    /** Refuses what too few subjects cannot tell. */
    Complete requireSubjects(int needed, String what) {
        if (subjects() >= needed) {
            return this;
        }
        int most = IntStream.range(0, without.length)
                .boxed()
                .max(Comparator.comparingInt(i -> without[i]))
                .orElseThrow();
        String lacking = "";
        if (withoutOutcome > without[most]) {
            lacking = "\nMaybe wait for the outcomes, which " + withoutOutcome + " of " + all + " rows lack.";
        } else if (without[most] > 0) {
            lacking = "\nMaybe without criterion (" + ids.get(most) + "), of which " + without[most] + " of " + all
                    + " rows lack data.";
        }
        throw new IllegalArgumentException("The " + what + " of score model (" + model.id() + ") need at least ("
                + needed + ") subjects, and (" + subjects() + ") are there with "
                + (withoutOutcome > 0 ? "an outcome and " : "") + "data for all " + ids.size() + " criteria."
                + lacking);
    }

    /** What to tell of rows that were left out, and of columns that do not vary. */
    List<Warning> warnings() {
        List<Warning> warnings = new ArrayList<>();
        List<String> constant = IntStream.range(0, columns.length)
                .filter(i -> Correlation.isConstant(columns[i]))
                .mapToObj(ids::get)
                .toList();
        if (!constant.isEmpty()) {
            warnings.add(new Warning(
                    Doubt.NO_SPREAD,
                    constant,
                    new Names(
                            noSpread(Wording.in(Language.ENGLISH), constant),
                            noSpread(Wording.in(Language.INDONESIAN), constant))));
        }
        if (leftOut > 0) {
            List<String> lacking = IntStream.range(0, without.length)
                    .filter(i -> without[i] > 0)
                    .mapToObj(ids::get)
                    .toList();
            warnings.add(new Warning(
                    Doubt.SUBJECTS_LEFT_OUT,
                    lacking,
                    new Names(
                            leftOut(Wording.in(Language.ENGLISH), lacking),
                            leftOut(Wording.in(Language.INDONESIAN), lacking))));
        }
        if (withoutOutcome > 0) {
            warnings.add(new Warning(
                    Doubt.OUTCOMES_MISSING,
                    List.of(),
                    new Names(withoutOutcome(Language.ENGLISH), withoutOutcome(Language.INDONESIAN))));
        }
        return warnings;
    }

    private String withoutOutcome(Language language) {
        return Sentence.WITHOUT_OUTCOME.in(language, "" + withoutOutcome, "" + all);
    }

    private String noSpread(Wording wording, List<String> constant) {
        return Sentence.NO_SPREAD.in(wording.language(), names(wording, constant));
    }

    private String leftOut(Wording wording, List<String> lacking) {
        return Sentence.LEFT_OUT.in(wording.language(), "" + leftOut, "" + all, names(wording, lacking));
    }

    private String names(Wording wording, List<String> some) {
        return wording.list(some.stream().map(id -> wording.name(model, id)).toList());
    }
}
