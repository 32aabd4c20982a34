package io.salesscore.score;

import static io.salesscore.score.Given.A;
import static io.salesscore.score.Given.AS_IT_IS;
import static io.salesscore.score.Given.B;
import static io.salesscore.score.Given.C;
import static io.salesscore.score.Given.D;
import static io.salesscore.score.Given.LEAD_CONVERSION;
import static io.salesscore.score.Given.OVERDUE;
import static io.salesscore.score.Given.REVENUE;
import static io.salesscore.score.Given.four;
import static io.salesscore.score.Given.score;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.salesscore.kpi.Measurement;
import io.salesscore.kpi.Measurements;
import io.salesscore.kpi.Reason;
import io.salesscore.model.Curve;
import io.salesscore.model.MissingPolicy;
import io.salesscore.model.ScoreModel;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MissingDataTest {

    @Test
    void failIsTheDefaultAndNamesAllThatIsMissingInTheOrderOfTheModel() {
        ScoreModel.Builder model = ScoreModel.builder("m")
                .kpi(D, 1, AS_IT_IS)
                .group("g", 1, g -> g.kpi(B, 1, AS_IT_IS).kpi(A, 1, AS_IT_IS).kpi(C, 1, AS_IT_IS));

        SalesScore score = score(model, m -> m.actual(A, 50));

        assertThat(score.isScored()).isFalse();
        assertThat(score.unscoredBecause()).extracting(Unscored::id).containsExactly("d", "b", "c");
        assertThat(score.coverage()).isCloseTo(1.0 / 6, within(1e-9));
        assertThat(score.notes()).isEmpty();
    }

    @Test
    void aFailingCriterionUnscoresTheWholeHoweverMuchElseThereIs() {
        SalesScore score = score(
                ScoreModel.builder("m")
                        .missing(MissingPolicy.reweight())
                        .kpi(A, 99, AS_IT_IS)
                        .group(
                                "g",
                                1,
                                g -> g.kpi(B, 1, AS_IT_IS, c -> c.missing(MissingPolicy.fail()))
                                        .kpi(C, 1, AS_IT_IS)),
                m -> m.actual(A, 50));

        assertThat(score.unscoredBecause()).containsExactly(new Unscored("b", Reason.MISSING, List.of()));
    }

    @Test
    void aFailingGroupIsNamedBesideAFailingCriterionElsewhere() {
        SalesScore score = score(
                ScoreModel.builder("m")
                        .kpi(A, 1, AS_IT_IS)
                        .group("g", 1, g -> g.kpi(B, 1, AS_IT_IS, c -> c.missing(MissingPolicy.reweight()))),
                m -> {});

        assertThat(score.unscoredBecause())
                .containsExactly(
                        new Unscored("a", Reason.MISSING, List.of()),
                        new Unscored("g", Reason.TOO_LITTLE_COVERAGE, List.of("nothing below it has points")));
    }

    /** 0.1 + 0.2 of 0.5 are 0.6000000000000001, and 0.3 of 0.5 is 0.6: all are 60 %. */
    @ParameterizedTest
    @CsvSource({"0.1, 0.2, 0.2, 0.6", "0.1, 0.7, 0.2, 0.8", "1, 2, 2, 0.6", "0.3, 0.3, 0.1, 0.857142857"})
    void theMinimumShareIsInclusive(double a, double b, double c, double share) {
        Consumer<Measurements.Builder> said = m -> m.actual(A, 80).actual(B, 20);

        SalesScore enough = score(weighted(a, b, c).missing(MissingPolicy.reweight(share)), said);
        SalesScore tooLittle = score(weighted(a, b, c).missing(MissingPolicy.reweight(share + 1e-6)), said);

        assertThat(enough.exactPoints()).isCloseTo((a * 80 + b * 20) / (a + b), within(1e-9));
        assertThat(enough.coverage()).isCloseTo(share, within(1e-9));
        assertThat(tooLittle.unscoredBecause())
                .extracting(Unscored::id, Unscored::reason)
                .containsExactly(tuple("m", Reason.TOO_LITTLE_COVERAGE));
        assertThat(tooLittle.coverage()).isEqualTo(enough.coverage());
    }

    private static ScoreModel.Builder weighted(double a, double b, double c) {
        return ScoreModel.builder("m").kpi(A, a, AS_IT_IS).kpi(B, b, AS_IT_IS).kpi(C, c, AS_IT_IS);
    }

    @Test
    void theShareMayBeByCount() {
        Consumer<Measurements.Builder> said = m -> m.actual(A, 80);

        SalesScore enough = score(weighted(1, 1, 98).missing(MissingPolicy.reweightByCount(1.0 / 3)), said);
        SalesScore tooLittle = score(weighted(98, 1, 1).missing(MissingPolicy.reweightByCount(0.34)), said);

        assertThat(enough.points()).isEqualTo(80);
        assertThat(enough.coverage()).isEqualTo(0.01);
        assertThat(tooLittle.unscoredBecause())
                .containsExactly(new Unscored(
                        "m", Reason.TOO_LITTLE_COVERAGE, List.of("33.3 % of its children, at least 34.0 % needed")));
    }

    @Test
    void withoutAnyDataThereIsNoScoreWhateverTheShare() {
        SalesScore score = score(four().missing(MissingPolicy.reweight(0)), m -> {});

        assertThat(score.unscoredBecause())
                .extracting(Unscored::id, Unscored::reason)
                .containsExactly(tuple("four", Reason.TOO_LITTLE_COVERAGE));
        assertThat(score.coverage()).isEqualTo(0);
        assertThat(score.notes()).extracting(Note::id).containsExactly("a", "b", "c", "d");
    }

    private static ScoreModel.Builder nested(MissingPolicy root, MissingPolicy group) {
        return ScoreModel.builder("m")
                .missing(root)
                .kpi(A, 60, AS_IT_IS)
                .group(
                        "g",
                        40,
                        g -> g.missing(group)
                                .kpi(B, 50, AS_IT_IS)
                                .kpi(C, 30, AS_IT_IS)
                                .kpi(D, 20, AS_IT_IS));
    }

    @Test
    void reweightingGoesBottomUp() {
        SalesScore score = score(
                nested(MissingPolicy.reweight(0.6), MissingPolicy.reweight(0.6)),
                m -> m.actual(A, 80).actual(B, 40).actual(C, 60));

        // g = (50·40 + 30·60) / 80 = 47.5 with its full weight
        assertThat(score.exactPoints()).isCloseTo(0.6 * 80 + 0.4 * 47.5, within(1e-9));
        assertThat(score.coverage()).isEqualTo(0.92);
        assertThat(score.contributions())
                .extracting(Contribution::effectiveWeight)
                .satisfies(weights -> assertThat(
                                weights.stream().mapToDouble(weight -> weight).sum())
                        .isCloseTo(1, within(1e-12)));
    }

    @Test
    void aGroupWithTooLittleDataIsDroppedAndSaidOnce() {
        SalesScore score = score(
                nested(MissingPolicy.reweight(0.6), MissingPolicy.reweight(0.6)),
                m -> m.actual(A, 80).actual(B, 40));

        assertThat(score.points()).isEqualTo(80);
        assertThat(score.coverage()).isEqualTo(0.6);
        assertThat(score.contributions()).extracting(Contribution::id).containsExactly("a");
        assertThat(score.contribution(B)).isEmpty();
        assertThat(score.groups()).isEmpty();
        // c at 0 lets b in: 0.6·80 + 0.4·(50·40/80); d at 0 too: 0.6·80 + 0.4·(50·40/70)
        assertThat(score.notes())
                .extracting(
                        Note::kind,
                        Note::id,
                        note -> note.reason().orElseThrow(),
                        note -> note.after().orElseThrow())
                .containsExactly(
                        tuple(Note.Kind.DROPPED, "g", Reason.TOO_LITTLE_COVERAGE, 48.0),
                        tuple(Note.Kind.DROPPED, "c", Reason.MISSING, 58.0),
                        tuple(Note.Kind.DROPPED, "d", Reason.MISSING, 59.4));
    }

    @Test
    void aDroppedGroupMayLeaveTooLittleOfTheWhole() {
        SalesScore score = score(
                nested(MissingPolicy.reweight(0.7), MissingPolicy.reweight(0.6)),
                m -> m.actual(A, 80).actual(B, 40));

        assertThat(score.unscoredBecause())
                .containsExactly(new Unscored(
                        "m", Reason.TOO_LITTLE_COVERAGE, List.of("60.0 % of its weight, at least 70.0 % needed")));
        assertThat(score.coverage()).isEqualTo(0.6);
    }

    @Test
    void statedPointsTakeTheCriterionsPlaceAndAreNoCoverage() {
        SalesScore score = score(
                four().missing(MissingPolicy.points(30)), m -> m.actual(A, 80).actual(B, 40));

        assertThat(score.points()).isEqualTo(45);
        assertThat(score.coverage()).isEqualTo(0.5);
        assertThat(score.contribution(C).orElseThrow().points()).isCloseTo(7.5, within(1e-9));
        assertThat(score.notes())
                .extracting(Note::toString)
                .containsExactly("c is given 30 points (MISSING)", "d is given 30 points (MISSING)");
    }

    @Test
    void aGroupMayBeGivenStatedPoints() {
        ScoreModel.Builder model = ScoreModel.builder("m")
                .kpi(A, 60, AS_IT_IS)
                .group(
                        "g",
                        40,
                        g -> g.missing(MissingPolicy.points(25))
                                .kpi(B, 1, AS_IT_IS, c -> c.missing(MissingPolicy.reweight()))
                                .kpi(C, 1, AS_IT_IS, c -> c.missing(MissingPolicy.reweight())));

        SalesScore score = score(model, m -> m.actual(A, 80));

        assertThat(score.points()).isEqualTo(58);
        assertThat(score.coverage()).isEqualTo(0.6);
        assertThat(score.contribution(B)).isEmpty();
        assertThat(score.contributions())
                .extracting(Contribution::id, Contribution::kind, Contribution::effectiveWeight, Contribution::level)
                .containsExactly(
                        tuple("a", Contribution.Kind.CRITERION, 0.6, 80.0),
                        tuple("g", Contribution.Kind.GROUP, 0.4, 25.0));
        assertThat(score.groups()).containsExactly(score.contributions().get(1));
        assertThat(score.notes())
                .extracting(Note::kind, Note::id)
                .containsExactly(
                        tuple(Note.Kind.STATED_POINTS, "g"),
                        tuple(Note.Kind.DROPPED, "b"),
                        tuple(Note.Kind.DROPPED, "c"));
        // one at 0 gives the group points of its own
        assertThat(score.notes().get(1).after()).hasValue(48);
    }

    @Test
    void aModelMayStateThePointsOfAllThatIsMissing() {
        SalesScore score = score(
                ScoreModel.builder("m")
                        .missing(MissingPolicy.points(10))
                        .kpi(A, 1, AS_IT_IS, c -> c.missing(MissingPolicy.reweight())),
                m -> {});

        assertThat(score.points()).isEqualTo(10);
        assertThat(score.coverage()).isEqualTo(0);
        assertThat(score.contributions()).extracting(Contribution::id).containsExactly("m");
        assertThat(score.groups()).isEmpty();
    }

    @Test
    void whatIsNotApplicableLeavesTheTreeAndTheCoverage() {
        SalesScore score = score(
                four(),
                m -> m.actual(A, 80).actual(B, 40).actual(C, 60).notApplicable(D, "head office", "no such product"));

        assertThat(score.points()).isEqualTo(60);
        assertThat(score.coverage()).isEqualTo(1);
        assertThat(score.contribution(D)).isEmpty();
        assertThat(score.notes()).hasSize(1);
        assertThat(score.notes().get(0).kind()).isEqualTo(Note.Kind.NOT_APPLICABLE);
        assertThat(score.notes().get(0).id()).isEqualTo("d");
        assertThat(score.notes().get(0).reason()).contains(Reason.NOT_APPLICABLE);
        assertThat(score.notes().get(0).details()).containsExactly("head office: no such product");
    }

    @Test
    void aGroupOfWhichNothingIsApplicableLeavesTheTree() {
        SalesScore score = score(
                nested(MissingPolicy.fail(), MissingPolicy.fail()),
                m -> m.actual(A, 80)
                        .notApplicable(B, "x", "y")
                        .notApplicable(C, "x", "y")
                        .notApplicable(D, "x", "y"));

        assertThat(score.points()).isEqualTo(80);
        assertThat(score.coverage()).isEqualTo(1);
        assertThat(score.notes()).extracting(Note::id).containsExactly("b", "c", "d");
    }

    @Test
    void whatIsNotApplicableIsNoPartOfTheMinimumShare() {
        SalesScore score = score(
                nested(MissingPolicy.reweight(1), MissingPolicy.reweight(0.6)),
                m -> m.actual(A, 80).actual(C, 40).notApplicable(B, "x", "y"));

        // g: 30 of the 50 that apply
        assertThat(score.exactPoints()).isCloseTo(0.6 * 80 + 0.4 * 40, within(1e-9));
        assertThat(score.coverage()).isEqualTo(0.84);
    }

    @Test
    void whereNothingIsApplicableThereIsNothingToScore() {
        SalesScore score = score(
                ScoreModel.builder("m").kpi(A, 1, AS_IT_IS).group("g", 1, g -> g.kpi(B, 1, AS_IT_IS)),
                m -> m.notApplicable(A, "x", "y").notApplicable(B, "x", "y"));

        assertThat(score.unscoredBecause()).containsExactly(new Unscored("m", Reason.NOT_APPLICABLE, List.of()));
        assertThat(score.coverage()).isEqualTo(0);
    }

    @Test
    void whyAKpiHasNoPointsIsKept() {
        ScoreModel.Builder model = ScoreModel.builder("m")
                .missing(MissingPolicy.reweight())
                .kpi(A, 1, AS_IT_IS)
                .kpi(REVENUE, 1, Curve.attainment())
                .kpi(B, 1, Curve.attainment())
                .kpi(OVERDUE, 1, Curve.attainment())
                .kpi(LEAD_CONVERSION, 1, Curve.between(0, 1))
                .kpi(C, 1, AS_IT_IS);

        SalesScore score = score(
                model,
                m -> m.actual(A, 50)
                        .actual(REVENUE, 7)
                        .actual(B, 7)
                        .target(B, 0)
                        .measured(OVERDUE, Measurement.ratio(BigDecimal.ONE, BigDecimal.ONE.negate()))
                        .rate(LEAD_CONVERSION, 0, 0)
                        .measured(C, Measurement.unmeasured(Reason.NOT_MERGEABLE, List.of())));

        assertThat(score.points()).isEqualTo(50);
        assertThat(score.notes())
                .extracting(Note::id, note -> note.reason().orElseThrow())
                .containsExactly(
                        tuple("revenue", Reason.TARGET_MISSING),
                        tuple("b", Reason.TARGET_NOT_POSITIVE),
                        tuple("overdue", Reason.NEGATIVE_DENOMINATOR),
                        tuple("lead_conversion", Reason.ZERO_DENOMINATOR),
                        tuple("c", Reason.NOT_MERGEABLE));
        assertThat(score.curveInput(REVENUE)).isEmpty();
    }

    @Test
    void aNegativeTargetIsNoTarget() {
        SalesScore score = score(
                ScoreModel.builder("m").kpi(REVENUE, 1, Curve.attainment()),
                m -> m.actual(REVENUE, 7).target(REVENUE, -1));

        assertThat(score.unscoredBecause())
                .containsExactly(new Unscored("revenue", Reason.TARGET_NOT_POSITIVE, List.of()));
    }

    @Test
    void coverageIsNominalWeightThroughoutTheTree() {
        ScoreModel.Builder model = ScoreModel.builder("m")
                .missing(MissingPolicy.reweight(0.2))
                .kpi(A, 3, AS_IT_IS)
                .group(
                        "g",
                        1,
                        g -> g.kpi(B, 1, AS_IT_IS)
                                .group("h", 3, h -> h.kpi(C, 1, AS_IT_IS).kpi(D, 4, AS_IT_IS)));

        assertThat(score(model, m -> m.actual(A, 1).actual(D, 1)).coverage()).isEqualTo(0.75 + 0.25 * 0.75 * 0.8);
        assertThat(score(model, m -> m.actual(A, 1).actual(B, 1).actual(C, 1)).coverage())
                .isCloseTo(0.75 + 0.25 * (0.25 + 0.75 * 0.2), within(1e-9));
    }
}
