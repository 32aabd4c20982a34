package io.salesscore.model;

import static io.salesscore.model.Given.DEALS;
import static io.salesscore.model.Given.REVENUE;
import static io.salesscore.model.Given.SATISFACTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurements;
import io.salesscore.kpi.Names;
import io.salesscore.kpi.Unit;
import io.salesscore.model.ScoreModel.Example;
import io.salesscore.model.ScoreModel.Problem;
import io.salesscore.period.Period;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a model says to people: when it fits, and cases that were worked out. */
class ModelExamplesTest {

    private static final Measurements SARI =
            Measurements.of("sari", Period.quarter(2026, 1)).actual(DEALS, 20).build();

    private static ScoreModel.Builder deals() {
        return ScoreModel.builder("plan")
                .kpi(DEALS, 1, Curve.between(0, 30))
                .grades(GradeScale.lowest("C").from(50, "B").from(80, "A"));
    }

    private static ScoreModel.Builder with(Example example) {
        return deals().example(example);
    }

    @Test
    void aModelCarriesItsDescriptionAndExamples() {
        Example scored = Example.scored(SARI, 66.7, "B");
        Example unscored = Example.unscored(
                Measurements.of("budi", Period.quarter(2026, 1)).build());
        ScoreModel model = deals().description("For small teams", "Untuk tim kecil")
                .example(scored)
                .example(unscored)
                .build();
        assertThat(model.description()).contains(new Names("For small teams", "Untuk tim kecil"));
        assertThat(model.examples()).containsExactly(scored, unscored);
        assertThat(deals().build().description()).isEmpty();
        assertThat(deals().build().examples()).isEmpty();
    }

    @Test
    void anExampleReadsAsASentence() {
        assertThat(Example.scored(SARI, 66.7, "B")).hasToString("sari 2026-Q1: 66.7 (B)");
        assertThat(Example.scored(SARI, 66.7)).hasToString("sari 2026-Q1: 66.7");
        assertThat(Example.unscored(SARI)).hasToString("sari 2026-Q1: unscored");
        assertThat(Example.scored(SARI, -0.0)).isEqualTo(Example.scored(SARI, 0));
    }

    @Test
    void descriptionAndExamplesCountInEqualityAndNotInTheFingerprint() {
        ScoreModel plain = deals().build();
        ScoreModel described =
                deals().description("For small teams", "Untuk tim kecil").build();
        ScoreModel proven = with(Example.scored(SARI, 66.7)).build();
        assertThat(described)
                .isNotEqualTo(plain)
                .isEqualTo(deals().description("For small teams", "Untuk tim kecil")
                        .build());
        assertThat(proven)
                .isNotEqualTo(plain)
                .isNotEqualTo(with(Example.scored(SARI, 66.8)).build())
                .isEqualTo(with(Example.scored(SARI, 66.7)).build());
        assertThat(described.fingerprint()).isEqualTo(plain.fingerprint());
        assertThat(proven.fingerprint()).isEqualTo(plain.fingerprint());
    }

    @Test
    void anExampleMayMeasureWhatTheModelDoesNotScore() {
        Measurements more = Measurements.of("sari", Period.quarter(2026, 1))
                .actual(REVENUE, 5)
                .actual(DEALS, 20)
                .build();
        assertThat(with(Example.scored(more, 66.7)).problems()).isEmpty();
    }

    @Test
    void anExampleMeansTheKpisOfTheModel() {
        Kpi other = Kpi.builder("deals").unit(Unit.IDR).build();
        Example example = Example.scored(
                Measurements.of("sari", Period.quarter(2026, 1))
                        .actual(other, 20)
                        .build(),
                66.7);
        assertThat(deals().example(Example.scored(SARI, 66.7)).example(example).problems())
                .containsExactly(new Problem(
                        "examples[1]",
                        "",
                        "The example (sari 2026-Q1: 66.7) measures a KPI (deals) that means something else than the model's of"
                                + " that id."));
        Kpi ofGate = Kpi.builder("satisfaction").unit(Unit.COUNT).build();
        assertThat(with(Example.unscored(Measurements.of("sari", Period.quarter(2026, 1))
                                .actual(ofGate, 3)
                                .build()))
                        .gate(Gate.capAt(60).whenBelow(SATISFACTION, 3))
                        .problems())
                .extracting(Problem::at)
                .containsExactly("examples[0]");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 100.1, 8204})
    void noExampleScoresWhatTheModelCannot(double points) {
        assertThat(with(Example.scored(SARI, points)).problems())
                .extracting(Problem::text)
                .containsExactly("The score of the example (sari 2026-Q1: " + points
                        + ") must lie between 0.0 and 100.0, as the model's scores do.");
    }

    @Test
    void theEndsOfWhatAModelScoresArePublished() {
        ScoreModel.Builder builder = deals().ceiling(99.97)
                .gate(Gate.capAt(-3).whenBelow(DEALS, 1))
                .example(Example.scored(SARI, 100))
                .example(Example.scored(SARI, -3));
        assertThat(builder.problems()).isEmpty();
        assertThat(builder.example(Example.scored(SARI, -3.1)).problems())
                .extracting(Problem::at)
                .containsExactly("examples[2]");
        assertThat(ScoreModel.builder("plan")
                        .kpi(DEALS, 1, Curve.points().at(0, -5).at(30, 100))
                        .example(Example.scored(SARI, -5))
                        .problems())
                .isEmpty();
        assertThat(ScoreModel.builder("plan")
                        .kpi(DEALS, 1, Curve.points().at(0, -4.96).at(30, 100))
                        .example(Example.scored(SARI, -5))
                        .problems())
                .isEmpty();
    }

    @Test
    void aScoreThatIsNeverPublishedIsNoExample() {
        assertThat(with(Example.scored(SARI, 66.67)).problems())
                .containsExactly(new Problem(
                        "examples[0]",
                        "points",
                        "The score of the example (sari 2026-Q1: 66.67) has more than (1) decimals, so that no published score"
                                + " equals it."));
        assertThat(with(Example.scored(SARI, 66.67)).decimals(2).problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"49.9, C", "50, B", "79.9, B", "80, A"})
    void theGradeOfAnExampleIsThatOfItsScore(double points, String grade) {
        assertThat(with(Example.scored(SARI, points, grade)).problems()).isEmpty();
        assertThat(with(Example.scored(SARI, points, "Z")).problems())
                .containsExactly(new Problem(
                        "examples[0]",
                        "grade",
                        "The grade of the example (sari 2026-Q1: " + points
                                + " (Z)) is not that of its score, which is (" + grade + ")."));
    }

    @Test
    void aModelWithoutGradesHasNoExampleWithOne() {
        assertThat(Given.model().example(Example.scored(SARI, 50, "B")).problems())
                .extracting(Problem::text)
                .containsExactly(
                        "The grade of the example (sari 2026-Q1: 50.0 (B)) is not that of its score, which is (none).");
    }

    @Test
    void noWordStandsForTheGradeOfAModelWithoutAny() {
        assertThat(Given.model().example(Example.scored(SARI, 50, "none")).problems())
                .extracting(Problem::part)
                .containsExactly("grade");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
    void theScoreOfAnExampleIsANumber(double points) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Example.scored(SARI, points))
                .withMessage("The score (" + points + ") of the example of subject (sari) must be a finite number.");
    }

    @Test
    void aGradeNeedsAScore() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Example(SARI, OptionalDouble.empty(), Optional.of("B")))
                .withMessage("The grade (B) of the example of subject (sari) needs a score.");
    }

    @Test
    void whereTheModelIsWrongItsExamplesAreNotBlamedForIt() {
        Curve ofAttainment = Curve.points().at(2, -5).at(3, 100).ofAttainment();
        Example low = Example.scored(SARI, -5);
        assertThat(ScoreModel.builder("plan")
                        .kpi(SATISFACTION, 1, ofAttainment)
                        .example(low)
                        .problems())
                .extracting(Problem::at)
                .containsExactly("satisfaction");
        assertThat(deals().ceiling(Double.NaN).example(low).problems())
                .extracting(Problem::at)
                .containsExactly("plan");
        assertThat(deals().decimals(-1).example(low).problems())
                .extracting(Problem::at)
                .containsExactly("plan");
    }
}
