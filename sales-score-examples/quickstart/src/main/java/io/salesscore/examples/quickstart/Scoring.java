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
    private final People people;
    private final List<Period> periods;
    private final Map<Level, SortedMap<Period, Map<String, Measurements>>> measured = new EnumMap<>(Level.class);

    /** @param all the measurements of reps and units, which still have the keys by which they join */
    Scoring(Organisation organisation, People people, Measuring.Measured all) {
        this.organisation = organisation;
        this.people = people;
        this.periods = List.copyOf(all.byRep().keySet());
        for (Period period : periods) {
            Map<String, Measurements> reps = new TreeMap<>(all.byRep().getOrDefault(period, Map.of()));
            reps.keySet().removeIf(rep -> people.isVacant(rep, period));
            Map<String, Measurements> units = all.byUnit().getOrDefault(period, Map.of());
            for (Level level : organisation.levels()) {
                Map<String, Measurements> subjects = new TreeMap<>(
                        level == Level.REP
                                ? reps
                                : Measurements.rollUp(
                                        units,
                                        unit -> people.unitsById()
                                                .getOrDefault(unit, People.Unit.NOWHERE)
                                                .whole(level)));
                // thousands of outlets for each subject and period would stay in memory
                subjects.replaceAll((subject, each) -> each.withoutKeys());
                measured.computeIfAbsent(level, none -> new TreeMap<>()).put(period, subjects);
            }
        }
    }

    /** How far the last period has come. */
    Course course(Counting counting) {
        Period last = periods.get(periods.size() - 1);
        Map<String, Period> employed = new TreeMap<>();
        people.roster()
                .keySet()
                .forEach(rep -> people.employed(rep, last)
                        .filter(there -> !there.equals(last))
                        .ifPresent(there -> employed.put(rep, there)));
        return new Course(last, counting, employed);
    }

    /** The measurements of a level, by period and subject. */
    SortedMap<Period, Map<String, Measurements>> measurements(Level level) {
        return measured.getOrDefault(level, new TreeMap<>());
    }

    /**
     * Scores everybody in every period.
     *
     * @param toDate the model of the last period, which may not be over
     * @param counting how facts counted
     */
    Results scoreBy(ScoreModel model, ScoreModel toDate, Counting counting) {
        ScoreCalculator ofWhole = ScoreCalculator.of(model);
        ScoreCalculator ofLast = ScoreCalculator.of(toDate);
        Period last = periods.get(periods.size() - 1);
        Map<Level, SortedMap<String, SortedMap<Period, SalesScore>>> scores = new EnumMap<>(Level.class);
        measured.forEach((level, byPeriod) -> {
            SortedMap<String, SortedMap<Period, SalesScore>> bySubject = new TreeMap<>();
            byPeriod.forEach((period, subjects) -> {
                ScoreCalculator calculator = period.equals(last) ? ofLast : ofWhole;
                subjects.forEach((subject, all) -> bySubject
                        .computeIfAbsent(subject, none -> new TreeMap<>())
                        .put(period, calculator.score(all)));
            });
            scores.put(level, bySubject);
        });
        Map<String, String> names = organisation.names();
        return new Results(
                names.getOrDefault(Organisation.COMPANY, Organisation.COMPANY),
                model,
                toDate,
                periods,
                scores,
                names,
                course(counting),
                organisation.wholes());
    }
}
