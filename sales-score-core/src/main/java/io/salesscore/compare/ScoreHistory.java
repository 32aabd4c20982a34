package io.salesscore.compare;

import io.salesscore.model.GradeScale;
import io.salesscore.period.Cadence;
import io.salesscore.period.Holidays;
import io.salesscore.period.Period;
import io.salesscore.score.Interval;
import io.salesscore.score.SalesScore;
import io.salesscore.score.Unscored;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One subject's published scores over time, in periods of one cadence: its trend, moving average, streaks, best and worst,
 * and what it compares with a year before. Periods without a score, be they unscored or not there at all, are gaps: never
 * zeros, and they keep their distance in time.
 *
 * <pre>{@code
 * ScoreHistory sari = ScoreHistory.of(scores);                       // 2025-Q1 to 2026-Q1: 70, 72, 74, 75, 78
 * sari.trend();                                                      // +2.0 a period (95 %: +1.0 to +3.0), RISING
 * sari.movingAverage(4);                                             // 2025-Q4: 72.75, 2026-Q1: 74.75
 * sari.rises();                                                      // 2025-Q2 to 2026-Q1, 4 periods
 * sari.best();                                                       // 78.0 in 2026-Q1
 * sari.samePeriodLastYear(Period.quarter(2026, 1));                  // 70.0 in 2025-Q1
 * }</pre>
 *
 * <p>Scores with an {@linkplain SalesScore#withOverride override} count as published. All come from one model, on one scale
 * of points; where its version changes {@link #modelChanges()} says when, since a step there may be the model's and not the
 * subject's. Immutable, equal by value; the order in which scores are given changes nothing.
 */
public final class ScoreHistory {

    /** Which way a score goes. */
    public enum Label {
        /** The whole interval of the slope is above zero. */
        RISING,
        /** The interval holds zero: no trend can be told from chance. */
        STEADY,
        /** The whole interval of the slope is below zero. */
        FALLING
    }

    /**
     * The slope of a history.
     *
     * @param slope points per period
     * @param interval where the slope may lie
     * @param scored from how many scored periods
     */
    public record Trend(double slope, Interval interval, int scored) {

        /**
         * Which way the score goes.
         *
         * @return rising or falling only where the interval excludes zero
         */
        public Label label() {
            if (interval.low() > 0) {
                return Label.RISING;
            }
            return interval.high() < 0 ? Label.FALLING : Label.STEADY;
        }

        /** For people: {@code +2.0 a period (95 %: +1.0 to +3.0), RISING}. */
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%+.1f a period (%.0f %%: %+.1f to %+.1f), %s",
                    slope,
                    100 * interval.level(),
                    interval.low(),
                    interval.high(),
                    label());
        }
    }

    /**
     * The mean of a window of periods.
     *
     * @param period the last period of the window
     * @param points the mean of the published scores in it, not rounded
     * @param scored of how many periods; the others have no score and do not count
     */
    public record Average(Period period, double points, int scored) {}

    /**
     * Adjacent periods of which the same holds.
     *
     * @param first the first of them
     * @param last the last of them
     * @param periods how many they are, at least 1
     */
    public record Streak(Period first, Period last, int periods) {

        /** For people: {@code 2025-Q2 to 2026-Q1, 4 periods}. */
        @Override
        public String toString() {
            return first + " to " + last + ", " + periods + (periods == 1 ? " period" : " periods");
        }
    }

    private static final int FEWEST_FOR_A_TREND = 5;
    private static final double LEVEL = 0.95;

    // of one cadence, which is not custom
    private final NavigableMap<Period, SalesScore> scores;
    // of custom periods
    private final NavigableMap<Period, SalesScore> windows;

    private ScoreHistory(NavigableMap<Period, SalesScore> scores, NavigableMap<Period, SalesScore> windows) {
        this.scores = scores;
        this.windows = windows;
    }

    /**
     * The history of a subject.
     *
     * @param scores its scores, scored or not, in any order; at least one
     * @return the history
     * @throws IllegalArgumentException if there is no score, a period is there twice or is custom, or subjects, cadences,
     *     models or scales differ
     */
    public static ScoreHistory of(Collection<SalesScore> scores) {
        if (scores.isEmpty()) {
            throw new IllegalArgumentException("A score history needs at least one score.");
        }
        List<SalesScore> ordered = new ArrayList<>(scores);
        ordered.sort(Comparator.comparing(SalesScore::period));
        ScoreHistory history = new ScoreHistory(new TreeMap<>(), new TreeMap<>());
        for (SalesScore score : ordered) {
            history = history.plus(score);
        }
        return history;
    }

    /**
     * This history with one more score.
     *
     * @param score the score of a period that is not there yet, later or not
     * @return a history of all scores
     * @throws IllegalArgumentException if the period is there already or is custom, or subject, cadence, model or scale
     *     differ
     */
    public ScoreHistory plus(SalesScore score) {
        if (score.period().cadence().equals(Cadence.CUSTOM)) {
            throw refused(score, "has a custom period, which has no place in a cadence.\nMaybe use withWindow.");
        }
        requireAlike(score);
        if (!scores.isEmpty() && !score.period().cadence().equals(cadence())) {
            throw refused(score, "is of another cadence than (" + cadence() + ").");
        }
        return new ScoreHistory(with(scores, score), windows);
    }

    /**
     * This history with the score of a custom period beside it, such as the days around last year's Lebaran. It is
     * found by {@link #samePeriodLastLebaran} and is no part of trend, averages, streaks, best and worst.
     *
     * @param score the score of the same subject by the same model in a custom period that is not there yet
     * @return a history with it
     * @throws IllegalArgumentException if the period is there already or is not custom, or subject, model or scale differ
     */
    public ScoreHistory withWindow(SalesScore score) {
        if (!score.period().cadence().equals(Cadence.CUSTOM)) {
            throw refused(score, "has no custom period.\nMaybe use plus.");
        }
        requireAlike(score);
        return new ScoreHistory(scores, with(windows, score));
    }

    private static NavigableMap<Period, SalesScore> with(NavigableMap<Period, SalesScore> all, SalesScore score) {
        TreeMap<Period, SalesScore> more = new TreeMap<>(all);
        if (more.put(score.period(), score) != null) {
            throw refused(score, "is there twice.\nMaybe keep the latest revision alone.");
        }
        return more;
    }

    private void requireAlike(SalesScore score) {
        if (scores.isEmpty()) {
            return;
        }
        SalesScore any = scores.firstEntry().getValue();
        if (!score.subject().equals(any.subject())) {
            throw refused(score, "belongs to another subject than (" + any.subject() + ").");
        }
        if (!score.model().id().equals(any.model().id())) {
            throw refused(score, "comes from another model than (" + any.model() + ").");
        }
        if (!score.model().scale().equals(any.model().scale())) {
            throw refused(
                    score,
                    "has another scale than those by (" + any.model()
                            + ").\nMaybe score all periods by one version first.");
        }
    }

    private static IllegalArgumentException refused(SalesScore score, String problem) {
        return new IllegalArgumentException("The score of subject (" + score.subject() + ") in (" + score.period()
                + ") by (" + score.model() + ") " + problem);
    }

    /**
     * Whose history it is.
     *
     * @return the subject's id
     */
    public String subject() {
        return scores.firstEntry().getValue().subject();
    }

    /**
     * The rhythm of the periods.
     *
     * @return the cadence, never custom
     */
    public Cadence cadence() {
        return scores.firstKey().cadence();
    }

    /**
     * The scores, also those without points.
     *
     * @return the scores by period
     */
    public List<SalesScore> scores() {
        return List.copyOf(scores.values());
    }

    /**
     * The score of a period.
     *
     * @param period a period of the cadence, or that of a {@linkplain #withWindow window}
     * @return the score; empty where there is none for this period
     */
    public Optional<SalesScore> score(Period period) {
        return Optional.ofNullable(scores.get(period)).or(() -> Optional.ofNullable(windows.get(period)));
    }

    /**
     * The periods from the first to the last that have no points, because the score has none or is not there.
     *
     * @return the gaps in order
     */
    public List<Period> gaps() {
        return periods().stream().filter(period -> !isScored(period)).toList();
    }

    /**
     * Where the model changed: each period whose score comes from another version than the score before it.
     *
     * @return the periods in order
     */
    public List<Period> modelChanges() {
        List<Period> changes = new ArrayList<>();
        SalesScore before = scores.firstEntry().getValue();
        for (SalesScore score : scores.values()) {
            if (!score.model().scoresAs(before.model())
                    || !score.model().version().equals(before.model().version())) {
                changes.add(score.period());
            }
            before = score;
        }
        return List.copyOf(changes);
    }

    /**
     * The trend: the median of the slopes between all pairs of scored periods, {@code (yⱼ − yᵢ) / (tⱼ − tᵢ)} for
     * {@code i < j}, where {@code t} counts periods. One bad quarter hardly moves it.
     *
     * <p>Its interval at 95 % goes from the {@code M}-th least to the {@code M}-th greatest of the {@code N = n(n − 1)/2}
     * slopes. {@code M} is the greatest number for which fewer than {@code M} of the pairs are out of order with a
     * probability of at most 2.5 % when all orders are equally probable: the exact distribution of Kendall's statistic. So the
     * level is at least the stated one; ties among the scores widen it further. Scores are taken as independent but for the
     * trend.
     *
     * <table class="striped">
     * <caption>Five quarters, N = 10, M = 1</caption>
     * <tr><th>scores</th><th>slope</th><th>interval</th><th>label</th></tr>
     * <tr><td>70, 72, 74, 75, 78</td><td>2</td><td>1 to 3</td><td>{@link Label#RISING}</td></tr>
     * <tr><td>70, 72, 71, 75, 78</td><td>2</td><td>−1 to 4</td><td>{@link Label#STEADY}</td></tr>
     * </table>
     *
     * <p>Five scored periods are the fewest that can tell a trend from chance: of four in order, one of 24 orders, the
     * probability is 4.2 %.
     *
     * <p>Sources: H. Theil, "A rank-invariant method of linear and polynomial regression analysis", Indagationes Mathematicae
     * 12 (1950); P. K. Sen, "Estimates of the regression coefficient based on Kendall's tau", Journal of the American
     * Statistical Association 63 (1968) 1379–1389.
     *
     * @return the trend in points per period; empty below five scored periods
     */
    public Optional<Trend> trend() {
        List<Period> periods = periods();
        long[] times = new long[periods.size()];
        double[] points = new double[periods.size()];
        int scored = 0;
        for (int i = 0; i < periods.size(); i++) {
            if (isScored(periods.get(i))) {
                times[scored] = i;
                points[scored] = points(periods.get(i));
                scored++;
            }
        }
        if (scored < FEWEST_FOR_A_TREND) {
            return Optional.empty();
        }
        TheilSen slopes = TheilSen.of(Arrays.copyOf(times, scored), Arrays.copyOf(points, scored));
        return Optional.of(new Trend(slopes.slope(), slopes.interval(LEVEL), scored));
    }

    /**
     * The moving average: for each period the mean of the scores in it and the periods before it, as many as stated in all.
     * Gaps are left out of the mean, which says how many scores it has; a window without any is left out itself.
     *
     * @param periods how many periods a window has, at least 1
     * @return the averages in order, from the first period that has a whole window
     * @throws IllegalArgumentException if the number is below 1
     */
    public List<Average> movingAverage(int periods) {
        if (periods < 1) {
            throw new IllegalArgumentException("The window (" + periods + " periods) of a moving average of subject ("
                    + subject() + ") must have at least 1.");
        }
        List<Period> all = periods();
        List<Average> averages = new ArrayList<>();
        for (int end = periods; end <= all.size(); end++) {
            List<Period> scored = all.subList(end - periods, end).stream()
                    .filter(this::isScored)
                    .toList();
            double sum = 0;
            for (Period period : scored) {
                sum += points(period);
            }
            if (!scored.isEmpty()) {
                averages.add(new Average(all.get(end - 1), sum / scored.size(), scored.size()));
            }
        }
        return List.copyOf(averages);
    }

    /**
     * The streaks of rises: adjacent periods whose published score is each above that of the period before. A gap ends a
     * streak.
     *
     * @return all streaks in order; the last one is still on if it ends with the last period
     */
    public List<Streak> rises() {
        return streaks((period, before) -> isScored(before) && points(period) > points(before));
    }

    /**
     * The streaks of falls: adjacent periods whose published score is each below that of the period before. A gap ends a
     * streak.
     *
     * @return all streaks in order; the last one is still on if it ends with the last period
     */
    public List<Streak> falls() {
        return streaks((period, before) -> isScored(before) && points(period) < points(before));
    }

    /**
     * The streaks of a grade or better: adjacent periods graded so, each by its own version of the model. A gap ends a
     * streak.
     *
     * @param grade the grade
     * @return all streaks in order; the last one is still on if it ends with the last period
     * @throws IllegalArgumentException if a model that made one of the scores has no such grade
     */
    public List<Streak> atOrAbove(String grade) {
        scores.values().forEach(score -> rank(score, grade));
        return streaks((period, before) -> {
            SalesScore score = score(period).orElseThrow();
            return rank(score, score.grade().orElseThrow()) >= rank(score, grade);
        });
    }

    private static int rank(SalesScore score, String grade) {
        List<String> grades = score.model().grades().stream()
                .flatMap(scale -> scale.bands().stream())
                .map(GradeScale.Band::grade)
                .toList();
        if (!grades.contains(grade)) {
            throw refused(score, "has no grade (" + grade + "), only " + grades + ".");
        }
        return grades.indexOf(grade);
    }

    private List<Streak> streaks(BiPredicate<Period, Period> holds) {
        List<Streak> streaks = new ArrayList<>();
        for (Period period : periods()) {
            if (isScored(period) && holds.test(period, period.previous())) {
                Optional<Streak> running = streaks.isEmpty()
                        ? Optional.empty()
                        : Optional.of(streaks.get(streaks.size() - 1))
                                .filter(last -> last.last().isAdjacentTo(period));
                running.ifPresent(streaks::remove);
                streaks.add(new Streak(
                        running.map(Streak::first).orElse(period),
                        period,
                        1 + running.map(Streak::periods).orElse(0)));
            }
        }
        return List.copyOf(streaks);
    }

    /**
     * The highest published score; of equal ones the earliest.
     *
     * @return the score; empty if no period has points
     */
    public Optional<SalesScore> best() {
        return scored().reduce((one, other) -> other.points() > one.points() ? other : one);
    }

    /**
     * The lowest published score; of equal ones the earliest.
     *
     * @return the score; empty if no period has points
     */
    public Optional<SalesScore> worst() {
        return scored().reduce((one, other) -> other.points() < one.points() ? other : one);
    }

    /**
     * The score of the period of the same name a year earlier.
     *
     * @param period a period, of this history or not
     * @return the score, which may have no points; empty where there is none
     * @see Period#samePeriodLastYear
     */
    public Optional<SalesScore> samePeriodLastYear(Period period) {
        return score(period.samePeriodLastYear());
    }

    /**
     * The score of the days that lay around the last Lebaran as a period lies around its own. Those days are a custom
     * period; measure and score them, and add the score by {@link #withWindow}:
     *
     * <pre>{@code
     * Period aligned = holidays.samePeriodLastLebaran(Period.quarter(2026, 1));   // 2025-01-11/2025-04-11
     * history.withWindow(scoreOf(aligned)).samePeriodLastLebaran(Period.quarter(2026, 1), holidays);
     * }</pre>
     *
     * @param period a period, of this history or not
     * @param holidays the table or estimate that says when Lebaran was
     * @return the score, which may have no points; empty where there is none
     * @throws IllegalArgumentException if the holidays do not hold or estimate the two Lebarans
     * @see Holidays#samePeriodLastLebaran
     */
    public Optional<SalesScore> samePeriodLastLebaran(Period period, Holidays holidays) {
        return score(holidays.samePeriodLastLebaran(period));
    }

    private List<Period> periods() {
        return Stream.iterate(scores.firstKey(), period -> period.compareTo(scores.lastKey()) <= 0, Period::next)
                .toList();
    }

    private boolean isScored(Period period) {
        SalesScore score = scores.get(period);
        return score != null && score.isScored();
    }

    private double points(Period period) {
        return score(period).orElseThrow().points();
    }

    private Stream<SalesScore> scored() {
        return scores.values().stream().filter(SalesScore::isScored);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ScoreHistory that && scores.equals(that.scores) && windows.equals(that.windows);
    }

    @Override
    public int hashCode() {
        return 31 * scores.hashCode() + windows.hashCode();
    }

    /** For people: a period a line, with its points and grade or why it has none, then the trend. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("history of ").append(subject()).append(" by ");
        SalesScore first = scores.firstEntry().getValue();
        text.append(first.model());
        List<Period> changes = modelChanges();
        for (Period period : periods()) {
            text.append("\n  ").append(period).append("  ").append(inShort(period));
            if (changes.contains(period)) {
                text.append(", by ").append(score(period).orElseThrow().model());
            }
        }
        windows.keySet()
                .forEach(window ->
                        text.append("\n  window ").append(window).append("  ").append(inShort(window)));
        trend().ifPresent(trend -> text.append("\n  ").append(trend));
        return text.toString();
    }

    private String inShort(Period period) {
        Optional<SalesScore> score = score(period);
        if (score.isEmpty()) {
            return "no score";
        }
        SalesScore found = score.get();
        return found.isScored()
                ? String.format(Locale.ROOT, "%." + found.model().decimals() + "f", found.points())
                        + found.grade().map(grade -> " (" + grade + ")").orElse("")
                : "unscored: "
                        + found.unscoredBecause().stream()
                                .map(Unscored::toString)
                                .collect(Collectors.joining(", "));
    }
}
