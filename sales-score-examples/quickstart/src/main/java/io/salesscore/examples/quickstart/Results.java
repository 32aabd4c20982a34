package io.salesscore.examples.quickstart;

import io.salesscore.model.ScoreModel;
import io.salesscore.period.Period;
import io.salesscore.score.SalesScore;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All scores of a run: what is printed, drawn and written out.
 *
 * @param company what the company is called
 * @param model the model that made them
 * @param toDate the model that made those of the last period: the same, or where that is not over, one of as far as it has
 *     come
 * @param periods the periods scored, the last being the one that is ranked
 * @param scores by level, subject and period; a subject without data in a period has no score there
 * @param names what people call a subject, by its id
 * @param course how far the last period has come
 * @param wholes the id of what a subject is a part of, at each level above its own: a rep's team, branch and company
 */
record Results(
        String company,
        ScoreModel model,
        ScoreModel toDate,
        List<Period> periods,
        Map<Level, SortedMap<String, SortedMap<Period, SalesScore>>> scores,
        Map<String, String> names,
        Course course,
        Map<String, Map<Level, String>> wholes) {

    Period last() {
        return periods.get(periods.size() - 1);
    }

    /** Everybody's scores at a level, by subject and period. */
    SortedMap<String, SortedMap<Period, SalesScore>> scores(Level level) {
        return scores.getOrDefault(level, new TreeMap<>());
    }

    /** The scores of a subject by period, up to the ranked one; a period in which it was not there is none of them. */
    SortedMap<Period, SalesScore> history(Level level, String subject) {
        return scores(level).getOrDefault(subject, new TreeMap<>());
    }

    /** The score of the period before, which one of the ranked period is compared with. */
    Optional<SalesScore> before(Level level, SalesScore score) {
        return Optional.ofNullable(
                history(level, score.subject()).get(score.period().previous()));
    }

    /** Whether it is the ranked period and not over. */
    boolean isRunning(Period period) {
        return period.equals(last()) && course.asOf().isPresent();
    }

    /** A subject's scores up to one of them, in periods that are over: what a trend is told of. */
    List<SalesScore> ofWholePeriods(Level level, SalesScore until) {
        return history(level, until.subject()).values().stream()
                .filter(each -> each.period().compareTo(until.period()) <= 0 && !isRunning(each.period()))
                .toList();
    }

    /** How a score is compared with the one before. */
    enum Comparison {
        /** From score to score by what values, targets, data and model make of the change. */
        BY_CAUSE,
        /** By the points of each KPI. */
        BY_POINTS,
        /** Not at all. */
        NONE
    }

    /** How two scores of a subject are compared, both of which there are. */
    Comparison comparison(SalesScore earlier, SalesScore later) {
        if (!isRunning(later.period())) {
            return Comparison.BY_CAUSE;
        }
        // half of a quarter has about half of its value and half of its target: two effects that would cancel
        boolean alike = earlier.model().scoresAs(later.model())
                && earlier.computed().isScored()
                && later.computed().isScored();
        return alike ? Comparison.BY_POINTS : Comparison.NONE;
    }

    /** What people call a subject. */
    String name(String subject) {
        return names.getOrDefault(subject, subject);
    }

    /** Everybody's scores of the ranked period, best first, then who has none. */
    List<SalesScore> ranked(Level level) {
        return Standing.of(this, level, last()).stream().map(Standing::score).toList();
    }

    /**
     * A subject's score of the ranked period.
     *
     * @param asked whose, by id or name, ids first; else the middle of the ranking
     */
    Optional<SalesScore> subject(Level level, Optional<String> asked) {
        List<SalesScore> ranked = ranked(level);
        if (asked.isEmpty()) {
            long scored = ranked.stream().filter(SalesScore::isScored).count();
            return ranked.stream().skip(Math.max(0, (scored - 1) / 2)).findFirst();
        }
        String wanted = asked.get();
        return ranked.stream()
                .filter(score ->
                        score.subject().equals(wanted) || name(score.subject()).equalsIgnoreCase(wanted))
                .min(Comparator.comparing(score -> !score.subject().equals(wanted)));
    }
}
