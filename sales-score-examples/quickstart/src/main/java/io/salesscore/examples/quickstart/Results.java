package io.salesscore.examples.quickstart;

import io.salesscore.model.ScoreModel;
import io.salesscore.period.Period;
import io.salesscore.score.SalesScore;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

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
}
