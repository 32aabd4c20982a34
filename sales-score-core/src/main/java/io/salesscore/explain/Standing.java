package io.salesscore.explain;

import io.salesscore.compare.Ranking;
import io.salesscore.model.ScoreModel;
import io.salesscore.score.SalesScore;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The published points of all others in a ranking, best first: what a subject's place is counted from. */
record Standing(List<Double> others) {

    static Standing of(SalesScore score, Ranking ranking) {
        Stream.concat(ranking.entries().stream().map(Ranking.Entry::score), ranking.unscored().stream())
                .findFirst()
                .ifPresent(ranked -> requireComparable(score, ranked));
        return new Standing(ranking.entries().stream()
                .map(Ranking.Entry::score)
                .filter(other -> !other.subject().equals(score.subject()))
                .map(SalesScore::points)
                .toList());
    }

    private static void requireComparable(SalesScore score, SalesScore ranked) {
        ScoreModel model = score.model();
        ScoreModel theirs = ranked.model();
        if (!score.period().equals(ranked.period())
                || !model.id().equals(theirs.id())
                || !model.version().equals(theirs.version())
                || !model.scoresAs(theirs)) {
            throw new IllegalArgumentException("The score of subject (" + score.subject() + ") in (" + score.period()
                    + ") by (" + model + ") has no place in a ranking of (" + ranked.period() + ") by (" + theirs
                    + ").\nMaybe rank the scores of its own period and model.");
        }
    }

    /** The place of published points: all who have more are ahead, and who has as many shares it. */
    int rankOf(double points) {
        return 1 + (int) others.stream().filter(other -> other > points).count();
    }

    OptionalInt rankOf(SalesScore score) {
        return score.isScored() ? OptionalInt.of(rankOf(score.points())) : OptionalInt.empty();
    }
}
