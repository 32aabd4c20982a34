package io.salesscore.examples.quickstart;

import io.salesscore.kpi.Measurements;
import io.salesscore.model.ScoreModel;
import io.salesscore.period.Period;
import io.salesscore.score.SalesScore;
import io.salesscore.score.ScoreCalculator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The measurements of reps rolled up to teams, branches and company, and the scores of all of them. */
final class Scoring {

    private final Organisation organisation;
    private final List<Period> periods;
    private final Map<Level, SortedMap<Period, Map<String, Measurements>>> measured = new EnumMap<>(Level.class);

    /** @param byRep the measurements of reps, which still have the keys by which they join */
    Scoring(Organisation organisation, SortedMap<Period, Map<String, Measurements>> byRep) {
        this.organisation = organisation;
        this.periods = List.copyOf(byRep.keySet());
        for (Period period : periods) {
            Map<String, Measurements> reps = byRep.getOrDefault(period, Map.of());
            for (Level level : organisation.levels()) {
                Map<String, Measurements> subjects = new TreeMap<>(
                        level == Level.REP ? reps : Measurements.rollUp(reps, rep -> organisation.wholeOf(rep, level)));
                if (level == Level.REP) {
                    subjects.keySet().removeIf(organisation::isVacant);
                }
                // thousands of outlets for each subject and period would stay in memory
                subjects.replaceAll((subject, all) -> all.withoutKeys());
                measured.computeIfAbsent(level, none -> new TreeMap<>()).put(period, subjects);
            }
        }
    }

    /** The measurements of a level, by period and subject. */
    SortedMap<Period, Map<String, Measurements>> measurements(Level level) {
        return measured.getOrDefault(level, new TreeMap<>());
    }

    Results scoreBy(ScoreModel model) {
        ScoreCalculator calculator = ScoreCalculator.of(model);
        Map<Level, SortedMap<String, SortedMap<Period, SalesScore>>> scores = new EnumMap<>(Level.class);
        measured.forEach((level, byPeriod) -> {
            SortedMap<String, SortedMap<Period, SalesScore>> bySubject = new TreeMap<>();
            byPeriod.forEach((period, subjects) -> subjects.forEach((subject, all) ->
                    bySubject.computeIfAbsent(subject, none -> new TreeMap<>()).put(period, calculator.score(all))));
            scores.put(level, bySubject);
        });
        Map<String, String> names = organisation.names();
        return new Results(
                names.getOrDefault(Organisation.COMPANY, Organisation.COMPANY),
                model,
                periods,
                scores,
                names,
                organisation.wholes());
    }
}
