package io.salesscore.score;

import static io.salesscore.score.Given.A;
import static io.salesscore.score.Given.AS_IT_IS;
import static io.salesscore.score.Given.B;
import static io.salesscore.score.Given.CSAT_MEAN;
import static io.salesscore.score.Given.LEAD_CONVERSION;
import static io.salesscore.score.Given.OVERDUE;
import static io.salesscore.score.Given.Q1;
import static io.salesscore.score.Given.REPEAT_CUSTOMER_RATE;
import static io.salesscore.score.Given.REVENUE;
import static io.salesscore.score.Given.fieldSales;
import static io.salesscore.score.Given.sari;
import static io.salesscore.score.Given.sariWithoutSatisfaction;
import static io.salesscore.score.Given.score;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.salesscore.kpi.Direction;
import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurement;
import io.salesscore.kpi.Measurement.KeyStatistic;
import io.salesscore.kpi.Measurement.KeyedCount;
import io.salesscore.kpi.Measurements;
import io.salesscore.kpi.Reason;
import io.salesscore.kpi.Unit;
import io.salesscore.model.Aggregation;
import io.salesscore.model.Curve;
import io.salesscore.model.Gate;
import io.salesscore.model.GradeScale;
import io.salesscore.model.LowerIsBetter;
import io.salesscore.model.MissingPolicy;
import io.salesscore.model.ScoreModel;
import io.salesscore.period.Period;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ScoreCalculatorTest {

    private static final Period LATER = Period.quarter(2026, 2);

    @Test
    void theFirstExampleGivesWhatItSays() {
        ScoreModel model = ScoreModel.builder("field-sales")
                .version("2026.1")
                .kpi(REVENUE, 40, Curve.attainment().cappedAt(1.20))
                .kpi(LEAD_CONVERSION, 25, Curve.between(0.05, 0.35))
                .kpi(REPEAT_CUSTOMER_RATE, 15, Curve.between(0.20, 0.60))
                .kpi(CSAT_MEAN, 20, Curve.points().at(3.0, 0).at(4.2, 80).at(5.0, 100))
                .grades(GradeScale.lowest("E")
                        .from(40, "D")
                        .from(55, "C")
                        .from(70, "B")
                        .from(85, "A"))
                .missing(MissingPolicy.reweight(0.6))
                .build();
        ScoreCalculator calculator = ScoreCalculator.of(model);

        SalesScore score = calculator
                .subject("sari")
                .period(Period.quarter(2026, 1))
                .actual(REVENUE, 1_250_000_000)
                .target(REVENUE, 1_000_000_000)
                .rate(LEAD_CONVERSION, 18, 75)
                .actual(CSAT_MEAN, 4.4)
                .score();

        assertThat(score.points()).isEqualTo(95.1);
        assertThat(score.exactPoints()).isCloseTo(95.098039, within(5e-7));
        assertThat(score.grade()).contains("A");
        assertThat(score.coverage()).isEqualTo(0.85);
        assertThat(score.contributions())
                .extracting(Contribution::id)
                .containsExactly("revenue", "lead_conversion", "csat_mean");
        assertThat(score.contribution(REVENUE).orElseThrow().points()).isCloseTo(56.470588, within(5e-7));
        assertThat(score.contribution(LEAD_CONVERSION).orElseThrow().points()).isCloseTo(18.627451, within(5e-7));
        assertThat(score.contribution(CSAT_MEAN).orElseThrow().points()).isCloseTo(20, within(5e-7));
        assertThat(score.contribution(REPEAT_CUSTOMER_RATE)).isEmpty();
        assertThat(score.subject()).isEqualTo("sari");
        assertThat(score.period()).isEqualTo(Q1);
        assertThat(score.model()).isSameAs(model).isSameAs(calculator.model());
    }

    @ParameterizedTest
    @CsvSource({"4.4, 95.098039, 95.1, A", "3.2, 78.235294, 78.2, B"})
    void theWorseSatisfactionTheLowerTheScore(double satisfaction, double exact, double published, String grade) {
        SalesScore score = ScoreCalculator.of(fieldSales().build()).score(sari(satisfaction));

        assertThat(score.exactPoints()).isCloseTo(exact, within(5e-7));
        assertThat(score.points()).isEqualTo(published);
        assertThat(score.grade()).contains(grade);
        assertThat(score.coverage()).isEqualTo(0.85);
    }

    @Test
    void missingPaysAndTheScoreSaysSo() {
        SalesScore score = score(fieldSales(), sariWithoutSatisfaction());

        assertThat(score.exactPoints()).isCloseTo(98.205128, within(5e-7));
        assertThat(score.coverage()).isEqualTo(0.65);
        assertThat(score.notes())
                .extracting(Note::toString)
                .containsExactly(
                        "repeat_customer_rate is left out (MISSING); at the minimum the score would be 79.8",
                        "csat_mean is left out (MISSING); at the minimum the score would be 75.1");
    }

    @Test
    void aCriterionMayHaveAPolicyOfItsOwn() {
        ScoreModel.Builder model = ScoreModel.builder("field-sales")
                .kpi(REVENUE, 40, Curve.attainment().cappedAt(1.20))
                .kpi(LEAD_CONVERSION, 25, Curve.between(0.05, 0.35))
                .kpi(REPEAT_CUSTOMER_RATE, 15, Curve.between(0.20, 0.60))
                .kpi(
                        CSAT_MEAN,
                        20,
                        Curve.points().at(3.0, 0).at(4.2, 80).at(5.0, 100),
                        c -> c.missing(MissingPolicy.points(0)))
                .missing(MissingPolicy.reweight(0.6));

        SalesScore score = score(model, sariWithoutSatisfaction());

        assertThat(score.exactPoints()).isCloseTo(75.098039, within(5e-7));
        assertThat(score.coverage()).isEqualTo(0.65);
        assertThat(score.contribution(CSAT_MEAN).orElseThrow().points()).isCloseTo(0, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"0, 3, 0.85", "1, 100, 0.5", "0, 1, 0.25", "-50, 50, 0.9", "1, 4, 0", "0, 120, 1"})
    void anyScaleGoesFromItsMinimumToFull(double minimum, double full, double share) {
        SalesScore score = score(
                ScoreModel.builder("m").scale(minimum, full).decimals(6).kpi(A, 1, Curve.between(0, 1)),
                m -> m.actual(A, share));

        assertThat(score.points()).isCloseTo(minimum + share * (full - minimum), within(1e-6));
        assertThat(score.contributions()).hasSize(1);
        assertThat(score.contributions().get(0).points()).isCloseTo(score.exactPoints(), within(1e-9));
        assertThat(score.contributions().get(0).effectiveWeight()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "1000, 800, 80",
        "1000, 1000, 100",
        "1000, 1500, 120",
        "1000, 0, 0",
        "1000, -5, 0",
    })
    void attainmentIsHeldAtItsCap(double target, double actual, double points) {
        SalesScore score = score(
                ScoreModel.builder("m")
                        .ceiling(150)
                        .kpi(REVENUE, 1, Curve.attainment().cappedAt(1.2)),
                m -> m.actual(REVENUE, actual).target(REVENUE, target));

        assertThat(score.points()).isEqualTo(points);
        assertThat(score.curveInput(REVENUE)).hasValue(actual / target);
    }

    @Test
    void ofLessIsBetterANoughtAgainstATargetOfNoughtIsOnTarget() {
        ScoreModel.Builder model = ScoreModel.builder("m").kpi(OVERDUE, 1, Curve.attainment());

        assertThat(score(model, m -> m.actual(OVERDUE, 0).target(OVERDUE, 0)).points())
                .isEqualTo(100);
        assertThat(score(model, m -> m.actual(OVERDUE, 0.01).target(OVERDUE, 0)).points())
                .isEqualTo(0);
    }

    @Test
    void aRatioWithoutBoundIsReadAtTheCap() {
        SalesScore score = score(
                ScoreModel.builder("m")
                        .ceiling(150)
                        .kpi(
                                OVERDUE,
                                1,
                                Curve.attainment()
                                        .lowerIsBetter(LowerIsBetter.RATIO)
                                        .cappedAt(1.3)),
                m -> m.actual(OVERDUE, 0).target(OVERDUE, 0.05));

        assertThat(score.points()).isEqualTo(130);
    }

    @Test
    void valuesBeyondAllMeasureStayNumbers() {
        ScoreModel.Builder model = ScoreModel.builder("m")
                .aggregation(Aggregation.GEOMETRIC)
                .kpi(A, 1, Curve.between(0, 1))
                .kpi(REVENUE, 1, Curve.attainment());

        SalesScore score =
                score(model, m -> m.actual(A, 1e99).actual(REVENUE, -1e99).target(REVENUE, 1e-300));

        assertThat(score.points()).isEqualTo(0);
    }

    /** In binary fractions 100 + (0.1 − 100) + (0 − 0.1) is a little less than 0. */
    @Test
    void aCurveThatEndsAtNoughtIsNeverBelowIt() {
        ScoreModel.Builder model = ScoreModel.builder("m")
                .aggregation(Aggregation.GEOMETRIC)
                .kpi(OVERDUE, 1, Curve.points().at(0, 100).at(0.1, 0.1).at(0.2, 0))
                .kpi(A, 1, AS_IT_IS);

        SalesScore score = score(model, m -> m.actual(OVERDUE, 0.3).actual(A, 100));

        assertThat(score.exactPoints()).isEqualTo(0);
        assertThat(score.contributions().stream()
                        .mapToDouble(Contribution::points)
                        .sum())
                .isCloseTo(0, within(1e-9));
    }

    @Test
    void noScoreIsANegativeNought() {
        SalesScore score =
                score(ScoreModel.builder("m").scale(-100, 100).kpi(A, 1, Curve.between(0, 1)), m -> m.actual(A, 0.5));
        SalesScore held = score(
                ScoreModel.builder("m")
                        .kpi(A, 1, AS_IT_IS)
                        .gate(Gate.capAt(-0.0).whenBelow(A, 60)),
                m -> m.actual(A, 50));

        for (double points : List.of(score.points(), score.exactPoints(), held.points(), held.exactPoints())) {
            assertThat(1 / points).isEqualTo(Double.POSITIVE_INFINITY);
        }
    }

    @Test
    void kpisThatTheModelDoesNotAskForAreKeptAndDoNotCount() {
        SalesScore score = score(
                ScoreModel.builder("m").kpi(A, 1, AS_IT_IS),
                m -> m.actual(A, 50).actual(B, 7));

        assertThat(score.points()).isEqualTo(50);
        assertThat(score.notes()).isEmpty();
        assertThat(score.inputs().kpis()).containsExactly(A, B);
    }

    @Test
    void aKpiOfTheSameIdThatMeansSomethingElseIsRefused() {
        Kpi other = Kpi.builder("a")
                .unit(Unit.COUNT)
                .direction(Direction.LOWER_IS_BETTER)
                .build();
        ScoreCalculator calculator =
                ScoreCalculator.of(ScoreModel.builder("m").kpi(A, 1, AS_IT_IS).build());

        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        calculator.subject("sari").period(Q1).actual(other, 5).score())
                .withMessageContaining("(a)")
                .withMessageContaining("(sari)")
                .withMessageContaining("Maybe");
    }

    @Test
    void aCallNeedsAPeriod() {
        ScoreCalculator calculator =
                ScoreCalculator.of(ScoreModel.builder("m").kpi(A, 1, AS_IT_IS).build());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> calculator.subject("sari").actual(A, 5).score())
                .withMessageContaining("(sari)")
                .withMessageContaining("period");
    }

    @Test
    void anUnknownCriterionIsAnErrorThatNamesIt() {
        SalesScore score = score(ScoreModel.builder("m").kpi(A, 1, AS_IT_IS), m -> m.actual(A, 50));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> score.contribution(B))
                .withMessageContaining("(b)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> score.curveInput(B))
                .withMessageContaining("(b)");
    }

    @Test
    void anUnscoredSubjectHasNoPoints() {
        SalesScore score = score(
                ScoreModel.builder("m").kpi(A, 1, AS_IT_IS).kpi(B, 1, AS_IT_IS),
                m -> m.measured(A, Measurement.unmeasured(Reason.MISSING, List.of("the export stopped"))));

        assertThat(score.isScored()).isFalse();
        assertThat(score.grade()).isEmpty();
        assertThat(score.unscoredBecause())
                .containsExactly(
                        new Unscored("a", Reason.MISSING, List.of("the export stopped")),
                        new Unscored("b", Reason.MISSING, List.of()));
        for (Runnable asked : List.<Runnable>of(
                score::points, score::exactPoints, score::contributions, score::groups, () -> score.contribution(A))) {
            assertThatIllegalStateException()
                    .isThrownBy(asked::run)
                    .withMessage("The subject (sari) has no score in (2026-Q1) by (m 1): "
                            + "a: MISSING (the export stopped), b: MISSING.\nMaybe ask isScored() first.");
        }
    }

    @Test
    void aScoreKeepsItsInputsWithoutKeysAndCanBeMadeAgain() {
        ScoreModel model = fieldSales().build();
        KeyedCount customers = KeyedCount.of(
                KeyStatistic.REPEAT_SHARE, Map.of("c1", List.of("d1", "d2"), "c2", List.of("d3"), "c3", List.of("d4")));
        Measurements measured = Given.measurements(sariWithoutSatisfaction()
                .andThen(m -> m.actual(CSAT_MEAN, 4.4).measured(REPEAT_CUSTOMER_RATE, customers)));

        SalesScore score = ScoreCalculator.of(model).score(measured);

        assertThat(score.inputs()).isEqualTo(measured.withoutKeys());
        assertThat(score.inputs().measurement(REPEAT_CUSTOMER_RATE)).isEqualTo(customers.withoutKeys());
        assertThat(ScoreCalculator.of(model).replay(score)).isEqualTo(score).hasSameHashCodeAs(score);
    }

    @Test
    void anotherVersionOfTheSameModelReplaysAScore() {
        SalesScore score = ScoreCalculator.of(fieldSales().build()).score(sari(4.4));
        SalesScore replayed =
                ScoreCalculator.of(fieldSales().version("2026.2").build()).replay(score);

        assertThat(replayed.exactPoints()).isEqualTo(score.exactPoints());
        assertThat(replayed.contributions()).isEqualTo(score.contributions());
        assertThat(replayed.notes()).isEqualTo(score.notes());
        assertThat(replayed.model().version()).isEqualTo("2026.2");
        assertThat(replayed).isNotEqualTo(score);
    }

    @Test
    void anotherModelDoesNotReplayAScore() {
        SalesScore score = ScoreCalculator.of(fieldSales().build()).score(sari(4.4));
        ScoreModel other = fieldSales().decimals(2).build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScoreCalculator.of(other).replay(score))
                .withMessageContaining("(sari)")
                .withMessageContaining("(2026-Q1)")
                .withMessageContaining(score.model().fingerprint())
                .withMessageContaining(other.fingerprint())
                .withMessageContaining("Maybe keep a calculator");
    }

    @Test
    void scoresAreEqualByModelAndInputs() {
        ScoreCalculator calculator = ScoreCalculator.of(fieldSales().build());
        SalesScore score = calculator.score(sari(4.4));

        assertThat(score).isEqualTo(ScoreCalculator.of(fieldSales().build()).score(sari(4.4)));
        assertThat(score).isNotEqualTo(calculator.score(sari(4.3))).isNotEqualTo("score");
        assertThat(score)
                .isNotEqualTo(calculator
                        .subject("sari")
                        .period(LATER)
                        .actual(CSAT_MEAN, 4.4)
                        .score());
    }

    @Test
    void theOrderInWhichAModelIsWrittenChangesNoBit() {
        ScoreModel written = ScoreModel.builder("m")
                .kpi(A, 0.1, AS_IT_IS)
                .kpi(B, 0.2, AS_IT_IS)
                .kpi(Given.C, 0.7, AS_IT_IS)
                .build();
        ScoreModel turned = ScoreModel.builder("m")
                .kpi(Given.C, 0.7, AS_IT_IS)
                .kpi(A, 0.1, AS_IT_IS)
                .kpi(B, 0.2, AS_IT_IS)
                .build();
        Measurements measured =
                Given.measurements(m -> m.actual(A, 33.3).actual(B, 71.7).actual(Given.C, 12.1));

        SalesScore score = ScoreCalculator.of(written).score(measured);
        SalesScore other = ScoreCalculator.of(turned).score(measured);

        assertThat(other.exactPoints()).isEqualTo(score.exactPoints());
        assertThat(other.contributions()).containsExactlyInAnyOrderElementsOf(score.contributions());
        assertThat(other.contributions()).extracting(Contribution::id).containsExactly("c", "a", "b");
    }

    @Test
    void aScoreReadsAsACard() {
        assertThat(ScoreCalculator.of(fieldSales().build()).score(sari(4.4))).hasToString("""
                sari 2026-Q1: 95.1 (A), coverage 85 %, by field-sales 2026.1
                  revenue 56.47 (47.1 % of 120.00)
                  lead_conversion 18.63 (29.4 % of 63.33)
                  csat_mean 20.00 (23.5 % of 85.00)
                  repeat_customer_rate is left out (MISSING); at the minimum the score would be 80.8""");
    }

    @Test
    void anUnscoredSubjectReadsAsACardToo() {
        SalesScore score = score(
                fieldSales().gate(Gate.capAt(60).whenBelow(CSAT_MEAN, 3)),
                m -> m.rate(LEAD_CONVERSION, 18, 75)
                        .notApplicable(REPEAT_CUSTOMER_RATE, "head office", "new territory"));

        assertThat(score).hasToString("""
                sari 2026-Q1: unscored, coverage 29 %, by field-sales 2026.1
                  field-sales: TOO_LITTLE_COVERAGE (29.4 % of its weight, at least 60.0 % needed)
                  csat_mean: GATE_UNKNOWN (csat_mean < 3.0: at most 60.0)
                  revenue is left out (MISSING)
                  repeat_customer_rate is not applicable (head office: new territory)
                  csat_mean is left out (MISSING)""");
        assertThat(ScoreCalculator.of(fieldSales().build())).hasToString("calculator of field-sales 2026.1");
    }

    @Test
    void aKpiThatTheModelDoesNotAskForIsRefusedWhereItIsTyped() {
        Kpi typo = Kpi.builder("revenu").unit(Unit.IDR).build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScoreCalculator.of(oneFallingCurve(Aggregation.ARITHMETIC))
                        .subject("sari")
                        .period(Period.month(2026, 1))
                        .actual(typo, 5)
                        .score())
                .withMessageContaining("The KPIs [revenu] of subject (sari) are none of the score model (falling 1)")
                .withMessageContaining("Maybe a misspelt id");
    }

    /** 100 + (99.9 − 100) + (0.4 − 99.9) + (0 − 0.4) is no zero in binary fractions, and a geometric mean would show it. */
    @ParameterizedTest
    @EnumSource(
            value = Aggregation.class,
            names = {"GEOMETRIC", "HARMONIC", "MINIMUM"})
    void noPointsAreNoPointsUnderEveryMean(Aggregation aggregation) {
        SalesScore score = ScoreCalculator.of(oneFallingCurve(aggregation))
                .subject("sari")
                .period(Period.month(2026, 1))
                .actual(FALLING, 9)
                .actual(RISING, 1)
                .score();
        assertThat(score.exactPoints()).isZero();
    }

    private static final Kpi FALLING = Kpi.builder("falling-kpi")
            .unit(Unit.DAY)
            .direction(Direction.LOWER_IS_BETTER)
            .build();
    private static final Kpi RISING = Kpi.builder("rising-kpi").unit(Unit.COUNT).build();

    private static ScoreModel oneFallingCurve(Aggregation aggregation) {
        return ScoreModel.builder("falling")
                .aggregation(aggregation)
                .kpi(
                        FALLING,
                        10,
                        Curve.points().at(0, 100).at(1, 99.9).at(2, 0.4).at(3, 0))
                .kpi(RISING, 90, Curve.between(0, 1))
                .build();
    }
}
