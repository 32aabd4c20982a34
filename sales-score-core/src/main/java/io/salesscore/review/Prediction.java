package io.salesscore.review;

import io.salesscore.explain.Language;
import io.salesscore.explain.Wording;
import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurements;
import io.salesscore.score.Interval;
import io.salesscore.score.SalesScore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Does it predict? Scores, or the values of one KPI, held against what came of the subjects.
 *
 * <pre>{@code
 * Prediction prediction = Prediction.of(scores, Outcomes.ofNext(SalesKpis.REVENUE, nextQuarter));
 * prediction.spearman();               // 0.42
 * prediction.spearmanInterval(0.95);   // 0.21 to 0.60 (95 %)
 * prediction.answer();                 // RISES
 *
 * Prediction.of(scores, Outcomes.yesNo(kept)).area();   // 0.74
 *
 * // do interactions go with satisfaction?
 * Prediction.of(interactions, measurements, Outcomes.of(SalesKpis.CSAT_MEAN, measurements));
 * }</pre>
 *
 * <ul>
 *   <li>Spearman's rank correlation says how nearly the outcome only rises (or only falls) with the number.
 *   <li>For yes and no the {@linkplain #area() area under the curve} says how probably one with yes has the higher number.
 *   <li>The {@linkplain #calibration() calibration} says what to expect of whom: subjects are dealt out into ten folds,
 *       alike in their numbers whatever their ids; from nine the curve is learned that never falls (or never rises) and is
 *       nearest to the outcomes, and the tenth is predicted by it. Each prediction is so of a subject that was not
 *       learned from; all periods of a subject are in
 *       one fold.
 *   <li>{@link #explained()} says how much of the outcome's differences those predictions account for.
 * </ul>
 *
 * <p>Nothing is turned round: by a KPI of which less is better, an outcome that gets better falls. Several periods are taken
 * together, so that the season moves numbers and outcomes alike; where that matters, ask for one period at a time. To go
 * together is not to cause.
 *
 * <p>Rows that have no number or no outcome are left out. The order of scores and outcomes changes no bit.
 */
public final class Prediction {

    /** With fewer, an interval of the rank correlation leaves out next to nothing. */
    private static final int FEWEST = 10;

    private static final int ROWS_PER_BIN = 10;

    private static final double LEVEL = 0.95;

    /** Any: which subjects are tried together is chance, and always the same. */
    private static final long SEED = 1;

    /** What the data say. */
    public enum Answer {

        /** The higher the number, the higher the outcome (or the more often yes): the 95 % interval lies above 0. */
        RISES,

        /** The higher the number, the lower the outcome (or the more often no): the 95 % interval lies below 0. */
        FALLS,

        /** The interval holds 0. */
        CANNOT_TELL
    }

    /**
     * Rows of similar predictions, and what came of them.
     *
     * @param rows how many
     * @param subjects of how many subjects
     * @param predicted the mean prediction; of yes and no, the share of yes
     * @param observed the mean outcome; of yes and no, the share of yes
     * @param interval between which values the mean lies at 95 %: Wilson's of yes and no, as if a subject's rows were one; else
     *     Student's, from subject to subject. Empty where one subject, or equal outcomes, tell no spread
     */
    public record Bin(int rows, int subjects, double predicted, double observed, Optional<Interval> interval) {}

    private final Optional<Kpi> kpi;
    private final Outcomes outcomes;
    private final int rows;
    private final int leftOut;
    private final int subjects;
    private final double spearman;
    private final Optional<Auc> area;
    private final double explained;
    private final List<Bin> calibration;

    /** Rows by subject and period, with numbers and outcomes that may be NaN. */
    private Prediction(Optional<Kpi> kpi, List<Measurements> all, double[] numbers, Outcomes held) {
        double[] outcomes = held.of(all);
        boolean areYesNo = held.areYesNo();
        this.kpi = kpi;
        this.outcomes = held;
        int[] kept = IntStream.range(0, all.size())
                .filter(i -> !Double.isNaN(numbers[i]) && !Double.isNaN(outcomes[i]))
                .toArray();
        List<Measurements> known = Arrays.stream(kept).mapToObj(all::get).toList();
        double[] x = select(numbers, kept);
        double[] y = select(outcomes, kept);
        rows = kept.length;
        leftOut = all.size() - rows;
        subjects = (int) known.stream().map(Measurements::subject).distinct().count();
        if (subjects < FEWEST) {
            throw new IllegalArgumentException("A prediction by " + what() + " needs at least (" + FEWEST
                    + ") subjects with number and outcome, and (" + subjects + ") are there.");
        }
        if (Correlation.isConstant(x)) {
            throw new IllegalArgumentException(
                    "The " + what() + " is (" + x[0] + ") in all " + rows + " rows: nothing can go with it.");
        }
        if (Correlation.isConstant(y)) {
            throw new IllegalArgumentException("The outcome is (" + (areYesNo ? y[0] == 1 ? "yes" : "no" : "" + y[0])
                    + ") in all " + rows + " rows: there is nothing to foretell.");
        }
        spearman = Correlation.spearman(x, y).orElseThrow();
        List<String> names = known.stream().map(Measurements::subject).toList();
        area = areYesNo && haveBoth(names, y) ? Optional.of(Auc.of(names, x, y)) : Optional.empty();
        Folds folds = Folds.of(known, x, y, Draws.of(SEED));
        double[] predicted = new double[rows];
        double left = 0;
        double whole = 0;
        for (int fold = 0; fold < folds.count(); fold++) {
            int tried = fold;
            int[] others = IntStream.range(0, rows)
                    .filter(row -> folds.of(row) != tried)
                    .toArray();
            double[] learnedFrom = select(y, others);
            Isotonic curve = Isotonic.of(select(x, others), learnedFrom);
            double mean = mean(learnedFrom);
            for (int row = 0; row < rows; row++) {
                if (folds.of(row) == tried) {
                    predicted[row] = curve.at(x[row]);
                    left += (y[row] - predicted[row]) * (y[row] - predicted[row]);
                    whole += (y[row] - mean) * (y[row] - mean);
                }
            }
        }
        explained = 1 - left / whole;
        calibration = bins(folds, predicted, y, areYesNo);
    }

    /** Whether yes and no have two subjects each. */
    private static boolean haveBoth(List<String> subjects, double[] y) {
        return IntStream.of(0, 1)
                .allMatch(outcome -> IntStream.range(0, y.length)
                                .filter(i -> y[i] == outcome)
                                .mapToObj(subjects::get)
                                .distinct()
                                .count()
                        > 1);
    }

    private static double[] select(double[] numbers, int[] rows) {
        return Arrays.stream(rows).mapToDouble(row -> numbers[row]).toArray();
    }

    private static double mean(double[] numbers) {
        double mean = 0;
        for (int i = 0; i < numbers.length; i++) {
            mean += (numbers[i] - mean) / (i + 1);
        }
        return mean;
    }

    private static List<Bin> bins(Folds folds, double[] predicted, double[] y, boolean areYesNo) {
        int[] order = Ranks.order(predicted);
        int n = order.length;
        int count = Math.max(2, Math.min(10, n / ROWS_PER_BIN));
        List<Bin> bins = new ArrayList<>();
        int from = 0;
        for (int bin = 1; bin <= count; bin++) {
            int to = Math.max(from, (int) ((long) n * bin / count));
            // equal predictions stay together
            while (to > from && to < n && predicted[order[to]] == predicted[order[to - 1]]) {
                to++;
            }
            if (to > from) {
                bins.add(bin(folds, predicted, y, areYesNo, Arrays.copyOfRange(order, from, to)));
            }
            from = to;
        }
        return List.copyOf(bins);
    }

    private static Bin bin(Folds folds, double[] predicted, double[] y, boolean areYesNo, int[] rows) {
        double[] outcomes = select(y, rows);
        double mean = mean(outcomes);
        double[] deviations = new double[folds.subjects()];
        for (int row : rows) {
            deviations[folds.subjectOf(row)] += y[row] - mean;
        }
        int subjects = (int)
                Arrays.stream(rows).map(row -> folds.subjectOf(row)).distinct().count();
        double squares = 0;
        for (double deviation : deviations) {
            squares += deviation * deviation;
        }
        Optional<Interval> interval = Optional.empty();
        if (areYesNo) {
            double share = Math.max(0, Math.min(1, mean));
            interval = Optional.of(Interval.wilson(share * subjects, subjects, LEVEL));
        } else if (subjects > 1 && squares > 0) {
            // a subject's rows count together, since they are not independent
            double error = StrictMath.sqrt(subjects / (subjects - 1.0) * squares) / rows.length;
            interval = Optional.of(Interval.student(mean, error, subjects - 1, LEVEL));
        }
        return new Bin(rows.length, subjects, mean(select(predicted, rows)), mean, interval);
    }

    /**
     * Holds scores against outcomes, as they were computed: before rounding, and without override.
     *
     * @param scores the scores by one model, each subject once a period
     * @param outcomes what came of the subjects
     * @return what the scores foretell
     * @throws IllegalArgumentException if the scores are by models that score differently, a subject has two in a period, fewer
     *     than ten subjects have score and outcome, or all scores or all outcomes are equal
     */
    public static Prediction of(Collection<SalesScore> scores, Outcomes outcomes) {
        List<SalesScore> sorted = scores.stream()
                .map(SalesScore::computed)
                .sorted(Comparator.comparing(SalesScore::subject).thenComparing(SalesScore::period))
                .toList();
        for (SalesScore score : sorted) {
            if (!score.model().scoresAs(sorted.get(0).model())) {
                throw new IllegalArgumentException("The scores are by ("
                        + sorted.get(0).model() + ") and by (" + score.model() + "), which score differently.");
            }
        }
        return of(
                Optional.empty(),
                sorted.stream().map(SalesScore::inputs).toList(),
                sorted.stream()
                        .mapToDouble(score -> score.isScored() ? score.exactPoints() : Double.NaN)
                        .toArray(),
                outcomes);
    }

    /**
     * Holds the values of one KPI against outcomes.
     *
     * @param kpi the KPI
     * @param measurements what was measured, each subject once a period
     * @param outcomes what came of the subjects
     * @return what the KPI foretells
     * @throws IllegalArgumentException if a subject is measured twice in a period, fewer than ten subjects have value and
     *     outcome, or all values or all outcomes are equal
     */
    public static Prediction of(Kpi kpi, Collection<Measurements> measurements, Outcomes outcomes) {
        List<Measurements> sorted = measurements.stream()
                .sorted(Comparator.comparing(Measurements::subject).thenComparing(Measurements::period))
                .toList();
        ToDoubleFunction<Measurements> value =
                measured -> measured.measurement(kpi).value().orElse(Double.NaN);
        return of(Optional.of(kpi), sorted, sorted.stream().mapToDouble(value).toArray(), outcomes);
    }

    private static Prediction of(Optional<Kpi> kpi, List<Measurements> rows, double[] numbers, Outcomes outcomes) {
        for (int i = 1; i < rows.size(); i++) {
            Measurements one = rows.get(i - 1);
            Measurements other = rows.get(i);
            if (one.subject().equals(other.subject()) && one.period().equals(other.period())) {
                throw new IllegalArgumentException(
                        "The subject (" + one.subject() + ") is there twice in (" + one.period() + ").");
            }
        }
        return new Prediction(kpi, rows, numbers, outcomes);
    }

    /**
     * What was held against the outcomes.
     *
     * @return the KPI; empty for scores
     */
    public Optional<Kpi> kpi() {
        return kpi;
    }

    /**
     * How many rows have number and outcome.
     *
     * @return the number of subjects or, with several periods, of subjects and periods
     */
    public int rows() {
        return rows;
    }

    /**
     * How many subjects these are.
     *
     * @return the number of subjects, 10 or more
     */
    public int subjects() {
        return subjects;
    }

    /**
     * How many rows were left out.
     *
     * @return the rows that lack number or outcome
     */
    public int leftOut() {
        return leftOut;
    }

    /**
     * Spearman's rank correlation of numbers and outcomes.
     *
     * @return from −1 to 1
     */
    public double spearman() {
        return spearman;
    }

    /**
     * Between which values the rank correlation lies: by Fisher's transformation with the variance {@code (1 + ρ²/2) / (n − 3)}
     * (D. G. Bonett, T. A. Wright, Psychometrika 65 (2000) 23–28), n being the number of subjects, so that a subject's
     * periods count as one.
     *
     * @param level the level, between 0 and 1, both exclusive
     * @return the interval
     * @throws IllegalArgumentException if the level is none
     */
    public Interval spearmanInterval(double level) {
        return Correlation.spearmanInterval(spearman, subjects, level);
    }

    /**
     * The area under the receiver operating characteristic: how probably one with yes has a higher number than one with no.
     *
     * @return from 0 to 1, ½ where there is no relation; empty where outcomes are numbers, or yes or no has fewer than two
     *     subjects
     */
    public OptionalDouble area() {
        return area.map(each -> OptionalDouble.of(each.area())).orElse(OptionalDouble.empty());
    }

    /**
     * Between which values the area lies: those that would show such an area often enough, by their own standard errors
     * (R. G. Newcombe, Statistics in Medicine 25 (2006) 559–573, method 5). A subject's periods count as one.
     *
     * <p>Measured: an interval at 95 % holds the true area in 94 to 98 of 100 cases, with 2 yes of 20 subjects, 5 of 50 or of
     * 100, 10 of 200 and 25 of 50, and true areas from 0.5 to 0.9.
     *
     * @param level the level, between 0 and 1, both exclusive
     * @return the interval, within 0 and 1; empty where there is no area
     * @throws IllegalArgumentException if the level is none
     */
    public Optional<Interval> areaInterval(double level) {
        return area.map(each -> each.interval(level));
    }

    /**
     * How much of the outcome's differences the predictions account for, tried on subjects that were not learned from.
     *
     * @return {@code 1 − Σ(y − prediction)² / Σ(y − mean)²}: 1 where all are right, 0 or less where the mean of the others would
     *     have done as well
     */
    public double explained() {
        return explained;
    }

    /**
     * What was predicted and what came of it.
     *
     * @return tenths of the rows by rising prediction, of ten rows each or more (fewer than ten bins where rows are fewer than
     *     a hundred, two at least); equal predictions stay together, so that there may be fewer still
     */
    public List<Bin> calibration() {
        return calibration;
    }

    /**
     * What the data say, by the 95 % interval of the rank correlation, for yes and no too: where there is no relation it
     * answers all the same in 5 of 100 cases.
     *
     * @return the answer
     */
    public Answer answer() {
        Interval interval = spearmanInterval(LEVEL);
        if (interval.low() > 0) {
            return Answer.RISES;
        }
        return interval.high() < 0 ? Answer.FALLS : Answer.CANNOT_TELL;
    }

    /**
     * The answer for people, with its figures.
     *
     * @param language the reader's language
     * @return two or three sentences
     */
    public String text(Language language) {
        Wording wording = Wording.in(language);
        String number = kpi.map(wording::name).orElseGet(() -> Sentence.THE_SCORE.in(language));
        String outcome = outcomes.name(language);
        Sentence first = switch (answer()) {
            case RISES -> Sentence.RISES;
            case FALLS -> Sentence.FALLS;
            case CANNOT_TELL -> Sentence.CANNOT_TELL;
        };
        Interval interval = spearmanInterval(LEVEL);
        List<String> sentences = new ArrayList<>();
        sentences.add(first.in(
                language,
                number,
                wording.number(spearman, 2),
                wording.number(interval.low(), 2),
                wording.number(interval.high(), 2),
                "" + subjects,
                outcome));
        area.ifPresent(each -> sentences.add(Sentence.AREA.in(
                language,
                number,
                wording.percent(Math.rint(100 * each.area()) / 100),
                wording.percent(Math.rint(100 * each.interval(LEVEL).low()) / 100),
                wording.percent(Math.rint(100 * each.interval(LEVEL).high()) / 100))));
        sentences.add(
                Math.rint(100 * explained) > 0
                        ? Sentence.EXPLAINED.in(
                                language, wording.percent(Math.rint(100 * explained) / 100), number, outcome)
                        : Sentence.EXPLAINS_NOTHING.in(language, outcome));
        return String.join(" ", sentences);
    }

    private String what() {
        return kpi.map(each -> "KPI (" + each.id() + ")").orElse("score");
    }

    /** For people: {@code score: rank correlation 0.42, 120 subjects}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s: rank correlation %.2f, %d subjects", what(), spearman, subjects);
    }
}
