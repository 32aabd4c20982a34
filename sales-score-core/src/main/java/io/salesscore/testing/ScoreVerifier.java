package io.salesscore.testing;

import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurements;
import io.salesscore.kpi.Reason;
import io.salesscore.model.ScoreModel;
import io.salesscore.period.Period;
import io.salesscore.score.Contribution;
import io.salesscore.score.Note;
import io.salesscore.score.SalesScore;
import io.salesscore.score.ScoreCalculator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/**
 * Tests a score model in its owner's build: what it makes of given measurements. It needs no test library; what is not as
 * expected throws an {@link AssertionError} that says what was expected and what came, then prints the score with its
 * contributions and notes.
 *
 * <pre>{@code
 * ScoreVerifier.verify(model)
 *     .given("sari", Period.quarter(2026, 1), m -> m
 *         .actual(SalesKpis.REVENUE, 1_250_000_000).target(SalesKpis.REVENUE, 1_000_000_000)
 *         .rate(SalesKpis.LEAD_CONVERSION, 18, 75)
 *         .actual(SalesKpis.CSAT_MEAN, 4.4))
 *     .scores(95.1)
 *     .hasGrade("A")
 *     .hasCoverage(0.85)
 *     .contributes(SalesKpis.REVENUE, 56.470588)
 *     .hasNote(Note.Kind.DROPPED, SalesKpis.REPEAT_CUSTOMER_RATE);
 * }</pre>
 *
 * <p>A model may carry {@linkplain ScoreModel#examples() examples} of its own, which {@code verify(model).examples()} replays.
 *
 * <p>Published scores and grades are compared exactly. Exact points, contributions and coverage may be off by half a unit of
 * the sixth decimal (5e-7), so that six decimals are enough to write. Immutable: one verifier serves all tests of a model.
 */
public final class ScoreVerifier {

    private final ScoreCalculator calculator;

    private ScoreVerifier(ScoreCalculator calculator) {
        this.calculator = calculator;
    }

    /**
     * Starts with the model to be tested.
     *
     * @param model the model
     * @return a verifier
     */
    public static ScoreVerifier verify(ScoreModel model) {
        return new ScoreVerifier(ScoreCalculator.of(model));
    }

    /**
     * Every example that the model carries comes out as it says.
     *
     * @return this verifier
     * @throws AssertionError if any does not, naming all that do not with their scores; or if the model has no examples
     */
    public ScoreVerifier examples() {
        ScoreModel model = calculator.model();
        List<ScoreModel.Example> examples = model.examples();
        if (examples.isEmpty()) {
            throw new AssertionError(
                    "The score model (" + model + ") has no examples.\n"
                            + "Maybe give it one: ScoreModel.builder(…).example(ScoreModel.Example.scored(measurements, points)).");
        }
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < examples.size(); i++) {
            ScoreModel.Example example = examples.get(i);
            SalesScore score = calculator.score(example.measurements());
            if (!isAsExpected(example, score)) {
                differences.add("Expected examples[" + i + "] " + example + ", but was:\n" + score);
            }
        }
        if (!differences.isEmpty()) {
            throw new AssertionError(differences.size() + " of " + examples.size() + " examples of score model ("
                    + model + ") came out otherwise.\n" + String.join("\n", differences));
        }
        return this;
    }

    private static boolean isAsExpected(ScoreModel.Example example, SalesScore score) {
        // the grade follows: a model is not built with an example whose grade is not that of its points
        return score.isScored()
                ? example.points().equals(OptionalDouble.of(score.points()))
                : example.points().isEmpty();
    }

    /**
     * Scores measurements.
     *
     * @param measurements the measurements
     * @return what came of them, to be checked
     * @throws IllegalArgumentException if a KPI of the measurements means something else than the model's of the same id
     */
    public Outcome given(Measurements measurements) {
        return new Outcome(calculator.score(measurements));
    }

    /**
     * Scores what is said of a subject in a period.
     *
     * @param subject the subject's id, not blank
     * @param period the period
     * @param measurements says the measurements and targets
     * @return what came of them, to be checked
     * @throws IllegalArgumentException if the id is blank, a measurement or target is refused, or a KPI means something else
     *     than the model's of the same id
     */
    public Outcome given(String subject, Period period, Consumer<Measurements.Builder> measurements) {
        Measurements.Builder builder = Measurements.of(subject, period);
        measurements.accept(builder);
        return given(builder.build());
    }

    /** A score, and what is expected of it. Each check returns the outcome, so that checks follow one another. */
    public static final class Outcome {

        /** Half a unit of the sixth decimal, and the rounding of the subtraction that compares. */
        private static final double TOLERANCE = 5e-7 + 1e-12;

        private final SalesScore score;

        private Outcome(SalesScore score) {
            this.score = score;
        }

        /**
         * The published score is this number.
         *
         * @param points the points with the model's decimals: 95.1
         * @return this outcome
         * @throws AssertionError if the score is another, or there is none
         */
        public Outcome scores(double points) {
            requireScored("score", points);
            return check("score", points, score.points(), score.points() == points);
        }

        /**
         * The score before rounding is this number within 5e-7.
         *
         * @param exactPoints the points to six decimals: 95.098039
         * @return this outcome
         * @throws AssertionError if the score is another, or there is none
         */
        public Outcome scoresExactly(double exactPoints) {
            requireScored("exact score", exactPoints);
            return close("exact score", exactPoints, score.exactPoints());
        }

        /**
         * The published score has this grade.
         *
         * @param grade the grade's name
         * @return this outcome
         * @throws AssertionError if the grade is another, or there is none
         */
        public Outcome hasGrade(String grade) {
            Optional<String> actual = score.grade();
            return check("grade", grade, actual.orElse("none"), actual.equals(Optional.of(grade)));
        }

        /**
         * There is no grade: the model has none, or there is no score.
         *
         * @return this outcome
         * @throws AssertionError if there is a grade
         */
        public Outcome hasNoGrade() {
            return check(
                    "grade", "none", score.grade().orElse("none"), score.grade().isEmpty());
        }

        /**
         * The share of the model's weight that had data is this number within 5e-7.
         *
         * @param coverage the share, from 0 to 1
         * @return this outcome
         * @throws AssertionError if the coverage is another
         */
        public Outcome hasCoverage(double coverage) {
            return close("coverage", coverage, score.coverage());
        }

        /**
         * A criterion accounts for this many points of the score, within 5e-7.
         *
         * @param kpi the criterion's KPI
         * @param points the points to six decimals
         * @return this outcome
         * @throws IllegalArgumentException if the model has no such criterion
         * @throws AssertionError if it accounts for others or has none, or there is no score
         */
        public Outcome contributes(Kpi kpi, double points) {
            String what = "contribution of (" + kpi.id() + ")";
            requireScored(what, points);
            return contributes(what, points, score.contribution(kpi));
        }

        /**
         * A group accounts for this many points of the score, within 5e-7.
         *
         * @param group the group's id
         * @param points the points to six decimals
         * @return this outcome
         * @throws AssertionError if it accounts for others or has none, or there is no score
         */
        public Outcome contributes(String group, double points) {
            String what = "contribution of group (" + group + ")";
            requireScored(what, points);
            return contributes(
                    what,
                    points,
                    score.groups().stream()
                            .filter(contribution -> contribution.id().equals(group))
                            .findFirst());
        }

        private Outcome contributes(String what, double points, Optional<Contribution> actual) {
            return actual.isPresent() ? close(what, points, actual.get().points()) : check(what, points, "none", false);
        }

        /**
         * There is no score.
         *
         * @return this outcome
         * @throws AssertionError if there is one
         */
        public Outcome isUnscored() {
            return check("score", "none", score.isScored() ? score.points() : "none", !score.isScored());
        }

        /**
         * There is no score, and a KPI is among the reasons.
         *
         * @param kpi the KPI
         * @param reason why it stands in the way
         * @return this outcome
         * @throws AssertionError if there is a score, or for other reasons none
         */
        public Outcome isUnscoredBecause(Kpi kpi, Reason reason) {
            return isUnscoredBecause(kpi.id(), reason);
        }

        /**
         * There is no score, and a node of the model is among the reasons.
         *
         * @param id the id of the KPI or group, or the model's where too little of the whole has data
         * @param reason why it stands in the way
         * @return this outcome
         * @throws AssertionError if there is a score, or for other reasons none
         */
        public Outcome isUnscoredBecause(String id, Reason reason) {
            isUnscored();
            return check(
                    "reason for having no score",
                    id + ": " + reason,
                    score.unscoredBecause(),
                    score.unscoredBecause().stream().anyMatch(why -> why.id().equals(id) && why.reason() == reason));
        }

        /**
         * A note of a kind is about a KPI.
         *
         * @param kind the kind
         * @param kpi the KPI
         * @return this outcome
         * @throws AssertionError if there is no such note
         */
        public Outcome hasNote(Note.Kind kind, Kpi kpi) {
            return hasNote(kind, kpi.id());
        }

        /**
         * A note of a kind is about something.
         *
         * @param kind the kind
         * @param id what it is about, see {@link Note#id()}
         * @return this outcome
         * @throws AssertionError if there is no such note
         */
        public Outcome hasNote(Note.Kind kind, String id) {
            return check("note", kind + " on (" + id + ")", notes(), isNoted(kind, id));
        }

        /**
         * Nothing is noted: no KPI was dropped, shrunk, replaced or not applicable, and the total was not held.
         *
         * @return this outcome
         * @throws AssertionError if there is a note
         */
        public Outcome hasNoNotes() {
            return check("notes", "none", notes(), score.notes().isEmpty());
        }

        private boolean isNoted(Note.Kind kind, String id) {
            return score.notes().stream()
                    .anyMatch(note -> note.kind() == kind && note.id().equals(id));
        }

        private List<String> notes() {
            return score.notes().stream()
                    .map(note -> note.kind() + " on (" + note.id() + ")")
                    .toList();
        }

        private void requireScored(String what, double expected) {
            check(what, expected, "none", score.isScored());
        }

        private Outcome close(String what, double expected, double actual) {
            return check(what, expected, actual, Math.abs(actual - expected) <= TOLERANCE);
        }

        private Outcome check(String what, Object expected, Object actual, boolean asExpected) {
            if (!asExpected) {
                throw new AssertionError("Expected " + what + " " + expected + ", but was " + actual + ".\n" + score);
            }
            return this;
        }

        /** For people: the score with its contributions and notes. */
        @Override
        public String toString() {
            return score.toString();
        }
    }
}
