package io.salesscore.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurements;
import io.salesscore.kpi.Reason;
import io.salesscore.kpi.Unit;
import io.salesscore.model.Curve;
import io.salesscore.model.Gate;
import io.salesscore.model.GradeScale;
import io.salesscore.model.MissingPolicy;
import io.salesscore.model.ScoreModel;
import io.salesscore.model.ScoreModel.Example;
import io.salesscore.period.Period;
import io.salesscore.score.Note;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ScoreVerifierTest {

    private static final Kpi DEALS = Kpi.builder("deals").unit(Unit.COUNT).build();
    private static final Kpi VISITS = Kpi.builder("visits").unit(Unit.COUNT).build();
    private static final Kpi CALLS = Kpi.builder("calls").unit(Unit.COUNT).build();
    private static final Kpi OTHER = Kpi.builder("other").unit(Unit.COUNT).build();
    private static final Period Q1 = Period.quarter(2026, 1);

    private static final ScoreModel MODEL = ScoreModel.builder("plan")
            .kpi(DEALS, 60, Curve.between(0, 30))
            .group("field", 40, g -> g.kpi(VISITS, 1, Curve.between(0, 100)).kpi(CALLS, 2, Curve.between(0, 100)))
            .gate(Gate.capAt(90).whenBelow(DEALS, 1))
            .grades(GradeScale.lowest("C").from(50, "B").from(80, "A"))
            .missing(MissingPolicy.reweight(0.6))
            .build();

    private static ScoreVerifier.Outcome given(Consumer<Measurements.Builder> said) {
        return ScoreVerifier.verify(MODEL).given("sari", Q1, said);
    }

    private static ScoreVerifier.Outcome scored() {
        return given(m -> m.actual(DEALS, 20).actual(CALLS, 50));
    }

    private static ScoreVerifier.Outcome unscored() {
        return given(m -> m.actual(VISITS, 20));
    }

    @Test
    void aModelIsTestedInOneChain() {
        ScoreVerifier.verify(MODEL)
                .given(Measurements.of("sari", Q1)
                        .actual(DEALS, 20)
                        .actual(CALLS, 50)
                        .build())
                .scores(60)
                .scoresExactly(60)
                .hasGrade("B")
                .hasCoverage(0.866667)
                .contributes(DEALS, 40)
                .contributes(CALLS, 20)
                .contributes("field", 20)
                .hasNote(Note.Kind.DROPPED, VISITS)
                .hasNote(Note.Kind.DROPPED, "visits");
        given(m -> m.actual(VISITS, 20))
                .isUnscored()
                .isUnscoredBecause("plan", Reason.TOO_LITTLE_COVERAGE)
                .isUnscoredBecause(DEALS, Reason.GATE_UNKNOWN)
                .hasNoGrade();
        given(m -> m.actual(DEALS, 20).actual(CALLS, 50).actual(VISITS, 50))
                .scores(60)
                .hasCoverage(1)
                .hasNoNotes();
    }

    @Test
    void contributionsAreComparedToHalfAUnitOfTheSixthDecimal() {
        ScoreVerifier.Outcome outcome = given(m -> m.actual(DEALS, 10).actual(CALLS, 100.0 / 3));

        outcome.contributes(CALLS, 13.333333).contributes(CALLS, 13.3333338).scoresExactly(33.333333);
        assertFails(() -> outcome.contributes(CALLS, 13.333334), "contribution of (calls) 13.333334, but was 13.33333");
        assertFails(() -> outcome.contributes(CALLS, 13.333332), "contribution of (calls) 13.333332, but was 13.33333");
        assertFails(() -> outcome.scores(33.333333), "score 33.333333, but was 33.3.");
    }

    @Test
    void aFailureSaysWhatWasExpectedThenShowsTheScore() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> scored().scores(61))
                .withMessage("""
                        Expected score 61.0, but was 60.0.
                        sari 2026-Q1: 60.0 (B), coverage 87 %, by plan 1
                          deals 40.00 (60.0 % of 66.67)
                          calls 20.00 (40.0 % of 50.00)
                          visits is left out (MISSING); at the minimum the score would be 53.3""");
        assertThat(scored()).asString().startsWith("sari 2026-Q1: 60.0 (B)");
    }

    @Test
    void everyCheckCanFail() {
        assertFails(() -> scored().scoresExactly(60.00001), "exact score 60.00001, but was");
        assertFails(() -> scored().hasGrade("A"), "grade A, but was B.");
        assertFails(() -> scored().hasNoGrade(), "grade none, but was B.");
        assertFails(() -> scored().hasCoverage(0.85), "coverage 0.85, but was 0.866666667.");
        assertFails(() -> scored().contributes(VISITS, 1), "contribution of (visits) 1.0, but was none.");
        assertFails(() -> scored().contributes("field", 1), "contribution of group (field) 1.0, but was");
        assertFails(() -> scored().contributes("team", 1), "contribution of group (team) 1.0, but was none.");
        assertFails(() -> scored().isUnscored(), "score none, but was 60.0.");
        assertFails(() -> scored().isUnscoredBecause(DEALS, Reason.MISSING), "score none, but was 60.0.");
        assertFails(
                () -> scored().hasNote(Note.Kind.SHRUNK, VISITS),
                "note SHRUNK on (visits), but was [DROPPED on (visits)].");
        assertFails(
                () -> scored().hasNote(Note.Kind.DROPPED, CALLS),
                "note DROPPED on (calls), but was [DROPPED on (visits)].");
        assertFails(() -> scored().hasNoNotes(), "notes none, but was [DROPPED on (visits)].");
    }

    @Test
    void whereThereIsNoScoreEveryCheckOfItFails() {
        assertFails(() -> unscored().scores(60), "score 60.0, but was none.");
        assertFails(() -> unscored().scoresExactly(60), "exact score 60.0, but was none.");
        assertFails(() -> unscored().hasGrade("B"), "grade B, but was none.");
        assertFails(() -> unscored().contributes(DEALS, 1), "contribution of (deals) 1.0, but was none.");
        assertFails(() -> unscored().contributes("field", 1), "contribution of group (field) 1.0, but was none.");
        assertFails(
                () -> unscored().isUnscoredBecause(DEALS, Reason.MISSING),
                "reason for having no score deals: MISSING, but was [plan: TOO_LITTLE_COVERAGE");
        assertFails(
                () -> unscored().isUnscoredBecause(VISITS, Reason.GATE_UNKNOWN),
                "reason for having no score visits: GATE_UNKNOWN, but was");
    }

    @Test
    void aMistakeInTheTestIsNoFailureOfTheModel() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scored().contributes(OTHER, 1))
                .withMessageContaining("(other)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScoreVerifier.verify(MODEL).given(" ", Q1, m -> {}));
    }

    private static ScoreModel with(Example... examples) {
        ScoreModel.Builder builder = ScoreModel.builder("plan")
                .kpi(DEALS, 1, Curve.between(0, 30))
                .grades(GradeScale.lowest("C").from(50, "B").from(80, "A"));
        for (Example example : examples) {
            builder.example(example);
        }
        return builder.build();
    }

    private static Measurements deals(String subject, double deals) {
        return Measurements.of(subject, Q1).actual(DEALS, deals).build();
    }

    private static Measurements nothing(String subject) {
        return Measurements.of(subject, Q1).build();
    }

    @Test
    void theExamplesOfAModelAreReplayed() {
        ScoreVerifier verifier = ScoreVerifier.verify(with(
                Example.scored(deals("sari", 20), 66.7, "B"),
                Example.scored(deals("budi", 30), 100),
                Example.unscored(nothing("ani"))));
        assertThat(verifier.examples()).isSameAs(verifier);
    }

    @Test
    void everyExampleThatDiffersIsNamedWithItsScore() {
        ScoreVerifier verifier = ScoreVerifier.verify(with(
                Example.scored(deals("sari", 20), 66.6, "B"),
                Example.scored(deals("budi", 30), 100),
                Example.scored(nothing("ani"), 0),
                Example.unscored(deals("dewi", 3))));
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(verifier::examples)
                .withMessage("""
                        3 of 4 examples of score model (plan 1) came out otherwise.
                        Expected examples[0] sari 2026-Q1: 66.6 (B), but was:
                        sari 2026-Q1: 66.7 (B), coverage 100 %, by plan 1
                          deals 66.67 (100.0 % of 66.67)
                        Expected examples[2] ani 2026-Q1: 0.0, but was:
                        ani 2026-Q1: unscored, coverage 0 %, by plan 1
                          deals: MISSING
                        Expected examples[3] dewi 2026-Q1: unscored, but was:
                        dewi 2026-Q1: 10.0 (C), coverage 100 %, by plan 1
                          deals 10.00 (100.0 % of 10.00)""");
    }

    @Test
    void aModelWithoutExamplesProvesNothing() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> ScoreVerifier.verify(MODEL).examples())
                .withMessage(
                        "The score model (plan 1) has no examples.\n"
                                + "Maybe give it one: ScoreModel.builder(…).example(ScoreModel.Example.scored(measurements, points)).");
    }

    private static void assertFails(Runnable check, String message) {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(check::run)
                .withMessageStartingWith("Expected " + message)
                .withMessageContaining("\nsari 2026-Q1: ");
    }
}
