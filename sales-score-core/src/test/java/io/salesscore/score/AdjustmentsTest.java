package io.salesscore.score;

import static io.salesscore.score.Given.A;
import static io.salesscore.score.Given.AS_IT_IS;
import static io.salesscore.score.Given.B;
import static io.salesscore.score.Given.C;
import static io.salesscore.score.Given.OVERDUE;
import static io.salesscore.score.Given.score;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.salesscore.kpi.Reason;
import io.salesscore.model.Aggregation;
import io.salesscore.model.Gate;
import io.salesscore.model.GradeScale;
import io.salesscore.model.MissingPolicy;
import io.salesscore.model.ScoreModel;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdjustmentsTest {

    private static final GradeScale GRADES =
            GradeScale.lowest("E").from(40, "D").from(55, "C").from(70, "B").from(85, "A");

    private static ScoreModel.Builder model() {
        return ScoreModel.builder("m").kpi(A, 1, AS_IT_IS);
    }

    @Test
    void firstTheCeilingThenTheGate() {
        SalesScore score = score(
                model().gate(Gate.capAt(60).whenBelow(B, 3)),
                m -> m.actual(A, 110).actual(B, 2));

        assertThat(score.points()).isEqualTo(60);
        assertThat(score.contributions())
                .extracting(Contribution::kind, Contribution::toString)
                .containsExactly(
                        tuple(Contribution.Kind.CRITERION, "a 110.00 (100.0 % of 110.00)"),
                        tuple(Contribution.Kind.CEILING, "total (ceiling) -10.00, held at 100.00"),
                        tuple(Contribution.Kind.GATE, "gate (b) -40.00, held at 60.00"));
        assertThat(score.notes())
                .extracting(Note::toString)
                .containsExactly(
                        "the total 110 is held at the ceiling 100", "the total 100 is held at 60 by the gate on b");
        assertThat(score.notes().get(0).before().orElseThrow()).isCloseTo(110, within(1e-9));
        assertThat(score.notes().get(1).before()).hasValue(100);
        assertThat(score).hasToString("""
                sari 2026-Q1: 60.0, coverage 100 %, by m 1
                  a 110.00 (100.0 % of 110.00)
                  total (ceiling) -10.00, held at 100.00
                  gate (b) -40.00, held at 60.00
                  the total 110 is held at the ceiling 100
                  the total 100 is held at 60 by the gate on b""");
    }

    @Test
    void ofSeveralGatesEachTakesWhatTheLooserOnesLeft() {
        SalesScore score = score(
                model().gate(Gate.capAt(50).whenBelow(B, 3))
                        .gate(Gate.capAt(80).whenAbove(OVERDUE, 0.2))
                        .gate(Gate.capAt(70).whenAtMost(C, 1))
                        .gate(Gate.capAt(40).whenBelow(B, 1)),
                m -> m.actual(A, 90).actual(B, 2).actual(OVERDUE, 0.3).actual(C, 1));

        assertThat(score.points()).isEqualTo(50);
        assertThat(score.contributions())
                .extracting(Contribution::toString)
                .containsExactly(
                        "a 90.00 (100.0 % of 90.00)",
                        "gate (overdue) -10.00, held at 80.00",
                        "gate (c) -10.00, held at 70.00",
                        "gate (b) -20.00, held at 50.00");
    }

    @Test
    void ofTwoGatesAtOneLevelTheFirstByIdHoldsTheTotal() {
        SalesScore score = score(
                model().gate(Gate.capAt(60).whenBelow(C, 3))
                        .gate(Gate.capAt(60).whenAtMost(B, 3))
                        .gate(Gate.capAt(60).whenBelow(B, 5))
                        .gate(Gate.capAt(60).whenBelow(B, 3)),
                m -> m.actual(A, 90).actual(B, 2).actual(C, 2));

        assertThat(score.notes())
                .extracting(Note::kind, Note::id)
                .containsExactly(
                        tuple(Note.Kind.GATE, "b"),
                        tuple(Note.Kind.GATE_WITHOUT_EFFECT, "b"),
                        tuple(Note.Kind.GATE_WITHOUT_EFFECT, "b"),
                        tuple(Note.Kind.GATE_WITHOUT_EFFECT, "c"));
        assertThat(score.contributions()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"2.9, 60", "3, 90", "3.1, 90"})
    void aGateIsClosedOnTheWorseSideOnly(double value, double points) {
        SalesScore score = score(
                model().gate(Gate.capAt(60).whenBelow(B, 3)),
                m -> m.actual(A, 90).actual(B, value));

        assertThat(score.points()).isEqualTo(points);
    }

    @Test
    void aClosedGateAboveTheTotalIsNoted() {
        SalesScore score = score(
                model().gate(Gate.capAt(60).whenBelow(B, 3)),
                m -> m.actual(A, 60).actual(B, 2));

        assertThat(score.points()).isEqualTo(60);
        assertThat(score.contributions()).hasSize(1);
        assertThat(score.notes())
                .extracting(Note::toString)
                .containsExactly("the gate on b is closed at 60, and the total is not above it");
    }

    @Test
    void aGateAtAGradeHoldsTheScoreAtTheHighestThatPublishesAsIt() {
        ScoreModel.Builder model =
                model().grades(GRADES).gate(Gate.capAtGrade("C").whenBelow(B, 3));

        SalesScore held = score(model, m -> m.actual(A, 90).actual(B, 2));
        SalesScore nearly = score(model, m -> m.actual(A, 69.97).actual(B, 2));

        assertThat(held.points()).isEqualTo(69.9);
        assertThat(held.grade()).contains("C");
        assertThat(nearly.points()).isEqualTo(69.9);
        assertThat(nearly.grade()).contains("C");
        assertThat(score(model, m -> m.actual(A, 69.97).actual(B, 3)).grade()).contains("B");
    }

    @Test
    void aGateWithoutItsKpiLeavesTheSubjectUnscored() {
        ScoreModel.Builder model = model().gate(Gate.capAt(60).whenBelow(B, 3));

        SalesScore score = score(model, m -> m.actual(A, 110));

        assertThat(score.unscoredBecause())
                .containsExactly(new Unscored("b", Reason.GATE_UNKNOWN, List.of("b < 3.0: at most 60.0")));
        assertThat(score.coverage()).isEqualTo(1);
        assertThat(score.notes()).isEmpty();
    }

    @Test
    void everyGateWithoutItsKpiIsNamedBesideWhatElseIsMissing() {
        SalesScore score = score(
                ScoreModel.builder("m")
                        .gate(Gate.capAt(60).whenBelow(C, 3))
                        .gate(Gate.capAt(70).whenBelow(B, 3))
                        .kpi(B, 1, AS_IT_IS)
                        .kpi(A, 1, AS_IT_IS),
                m -> {});

        assertThat(score.unscoredBecause())
                .extracting(Unscored::id, Unscored::reason)
                .containsExactly(
                        tuple("b", Reason.MISSING),
                        tuple("b", Reason.GATE_UNKNOWN),
                        tuple("a", Reason.MISSING),
                        tuple("c", Reason.GATE_UNKNOWN));
    }

    @Test
    void aGateMayBeIgnoredWithoutItsKpi() {
        SalesScore score = score(model().gate(Gate.capAt(60).whenBelow(B, 3).ignoredIfMissing()), m -> m.actual(A, 90));

        assertThat(score.points()).isEqualTo(90);
        assertThat(score.notes())
                .extracting(Note::toString)
                .containsExactly("the gate on b is ignored: no value (MISSING)");
        assertThat(score.notes().get(0).kind()).isEqualTo(Note.Kind.GATE_IGNORED);
        assertThat(score.notes().get(0).reason()).contains(Reason.MISSING);
    }

    @Test
    void aGateOnAKpiThatIsNotApplicableDoesNotApply() {
        SalesScore score = score(
                model().gate(Gate.capAt(60).whenBelow(B, 3)),
                m -> m.actual(A, 90).notApplicable(B, "x", "y"));

        assertThat(score.points()).isEqualTo(90);
        assertThat(score.notes()).extracting(Note::toString).containsExactly("the gate on b is not applicable");
    }

    @Test
    void nothingIsAdjustedWhereThereIsNoScore() {
        SalesScore score = score(
                model().kpi(C, 1, AS_IT_IS).gate(Gate.capAt(60).whenBelow(B, 3)),
                m -> m.actual(A, 190).actual(B, 2));

        assertThat(score.isScored()).isFalse();
        assertThat(score.notes()).isEmpty();
    }

    /** exp(ln 100) is 100.00000000000004. */
    @Test
    void aRoundingErrorAboveFullPointsIsNoAdjustment() {
        SalesScore score = score(
                ScoreModel.builder("m")
                        .aggregation(Aggregation.GEOMETRIC)
                        .kpi(A, 1, AS_IT_IS)
                        .kpi(B, 2, AS_IT_IS)
                        .gate(Gate.capAt(100).whenBelow(C, 3)),
                m -> m.actual(A, 100).actual(B, 100).actual(C, 1));

        assertThat(score.exactPoints()).isEqualTo(100);
        assertThat(score.contributions()).hasSize(2);
        assertThat(score.notes()).extracting(Note::kind).containsExactly(Note.Kind.GATE_WITHOUT_EFFECT);
    }

    @Test
    void aCeilingAboveFullPointsLetsOverAchievementCount() {
        assertThat(score(model().ceiling(120), m -> m.actual(A, 115)).points()).isEqualTo(115);
        assertThat(score(model().ceiling(120), m -> m.actual(A, 125)).points()).isEqualTo(120);
    }

    @Test
    void aDroppedKpiIsNotedWithTheAdjustedScoreAtItsMinimum() {
        SalesScore score = score(
                model().kpi(C, 1, AS_IT_IS)
                        .missing(MissingPolicy.reweight())
                        .gate(Gate.capAt(60).whenBelow(B, 3)),
                m -> m.actual(A, 190).actual(B, 2));

        // (190 + 0) / 2 = 95, held at 60 as well
        assertThat(score.points()).isEqualTo(60);
        assertThat(score.notes().get(0).kind()).isEqualTo(Note.Kind.DROPPED);
        assertThat(score.notes().get(0).after()).hasValue(60);
    }

    @Test
    void adjustmentsAreContributions() {
        SalesScore score = score(
                model().gate(Gate.capAt(60.3).whenBelow(B, 3)),
                m -> m.actual(A, 110.7).actual(B, 2));

        assertThat(score.contributions().stream()
                        .mapToDouble(Contribution::points)
                        .sum())
                .isCloseTo(score.exactPoints(), within(1e-9));
        assertThat(score.contribution(A).orElseThrow().points()).isCloseTo(110.7, within(1e-9));
    }
}
