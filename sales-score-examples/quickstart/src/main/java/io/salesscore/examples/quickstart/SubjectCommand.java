package io.salesscore.examples.quickstart;

import io.salesscore.score.SalesScore;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Parameters;

/** What is asked about one subject's score of the ranked period. */
abstract class SubjectCommand extends ScoringCommand {

    @Parameters(index = "0", paramLabel = "<rep>", description = "Whose, by id or name.")
    private String subject;

    /** The answer, as lines for people. */
    abstract List<String> answer(Scored scored, Results results, SalesScore score, ScoreOptions print)
            throws OptionException;

    @Override
    final List<String> answer(Scored scored, Results results, ScoreOptions print) throws OptionException {
        SalesScore score =
                results.subject(print.level, Optional.of(subject)).orElseThrow(() -> nobody(results, print.level));
        return answer(scored, results, score, print);
    }

    private OptionException nobody(Results results, Level level) {
        String maybe = Lookup.nearest(
                        subject,
                        results.ranked(level),
                        score -> Stream.of(score.subject(), results.name(score.subject())))
                .map(score -> System.lineSeparator() + "Maybe " + results.name(score.subject()) + " (" + score.subject()
                        + ").")
                .orElse("");
        return new OptionException(
                "<rep> (" + subject + ") is nobody of --level " + level.key() + " in " + results.last() + "." + maybe);
    }
}
