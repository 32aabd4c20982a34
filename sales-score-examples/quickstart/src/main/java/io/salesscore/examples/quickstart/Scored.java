package io.salesscore.examples.quickstart;

import io.salesscore.model.ScoreModel;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * An export that has been read, measured and, where anything can be, scored: everybody at every level in every period up to
 * the ranked one, from one pass over the facts. What is printed, written and answered begins with it.
 *
 * @param study what was read
 * @param measuring what measured it
 * @param organisation who is part of what
 * @param scoring the measurements; empty where nothing has a date
 * @param choice the model that fits them; empty where nothing has a date, or the model was given
 * @param results the scores; empty where there is nothing to score
 */
record Scored(
        Study study,
        Measuring measuring,
        Organisation organisation,
        Optional<Scoring> scoring,
        Optional<Models.Choice> choice,
        Optional<Results> results) {

    /**
     * Reads an export and scores it by the model that fits it.
     *
     * @param asked which model
     * @param reader who reads the company's name, where the mapping has none
     * @param beside what else takes the facts as they are read
     */
    static Scored of(Study study, Models.Asked asked, Locale reader, UnaryOperator<FactSink> beside)
            throws IOException, OptionException {
        Scored measured = measured(study, reader, beside);
        Optional<Models.Choice> choice = measured.choose(asked);
        return measured.scoredBy(choice, choice.flatMap(Models.Choice::model), choice.flatMap(Models.Choice::toDate));
    }

    /** The model that is asked for, as it fits these measurements. */
    Optional<Models.Choice> choose(Models.Asked asked) throws OptionException {
        return scoring.isEmpty()
                ? Optional.empty()
                : Optional.of(Models.choose(
                        asked,
                        new CrmKpis(study.mapping().currency()),
                        scoring.get().measurements(Level.REP),
                        scoring.get().course(study.counting())));
    }

    /** Reads an export and scores it by the models of the scores that it is compared with. */
    static Scored like(Results others, Study study, Locale reader) throws IOException {
        return measured(study, reader, UnaryOperator.identity())
                .scoredBy(Optional.empty(), Optional.of(others.model()), Optional.of(others.toDate()));
    }

    private static Scored measured(Study study, Locale reader, UnaryOperator<FactSink> beside) throws IOException {
        Measuring measuring = study.measuring();
        study.read(beside.apply(measuring));
        Organisation organisation = study.organisation(measuring.reps(), reader);
        Optional<Scoring> scoring = study.periods().isEmpty()
                ? Optional.empty()
                : Optional.of(new Scoring(organisation, study.people(), measuring.measured()));
        return new Scored(study, measuring, organisation, scoring, Optional.empty(), Optional.empty());
    }

    private Scored scoredBy(Optional<Models.Choice> chosen, Optional<ScoreModel> model, Optional<ScoreModel> toDate) {
        Optional<Results> scored = scoring.flatMap(measured ->
                model.flatMap(whole -> toDate.map(last -> measured.scoreBy(whole, last, study.counting()))));
        return new Scored(study, measuring, organisation, scoring, chosen, scored);
    }

    /** Refuses a level that the export does not tell of; where nothing has a date, that says enough. */
    void requireLevel(Level level) throws OptionException {
        if (scoring.isPresent() && !organisation.levels().contains(level)) {
            throw new OptionException("--level (" + level.key() + ") is not in the export: its reps have none.");
        }
    }

    /** Why there is no score, for people. */
    List<String> whyNot(Locale language) {
        return choice.map(each -> Printout.nothingScored(each, language))
                .orElseGet(() -> List.of(Printout.nothingHappened(language)));
    }
}
