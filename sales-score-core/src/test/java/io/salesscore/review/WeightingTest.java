package io.salesscore.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.salesscore.explain.Language;
import io.salesscore.kpi.Direction;
import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Unit;
import io.salesscore.model.Criterion;
import io.salesscore.model.Curve;
import io.salesscore.model.Gate;
import io.salesscore.model.Group;
import io.salesscore.model.ScoreModel;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WeightingTest {

    private static final ScoreModel GROUPED = ScoreModel.builder("plan")
            .version("7")
            .kpi(Crowd.kpi(3), 60, Curve.between(0, 100))
            .group(
                    "rest",
                    40,
                    g -> g.kpi(Crowd.kpi(2), 1, Curve.between(0, 100))
                            .group(
                                    "inner",
                                    3,
                                    h -> h.kpi(Crowd.kpi(1), 5, Curve.between(0, 100))
                                            .kpi(Crowd.kpi(0), 5, Curve.between(0, 100))))
            .build();

    @Test
    void equalWeightsAreEqualInTheScoreWhateverTheGroups() {
        Weighting equal = Weighting.equal(GROUPED);

        assertThat(equal.weights()).isEqualTo(Map.of("k00", 0.25, "k01", 0.25, "k02", 0.25, "k03", 0.25));
        assertThat(equal.warnings()).isEmpty();
        ScoreModel model = equal.in(GROUPED);
        assertThat(model.version()).isEqualTo("7");
        assertThat(model.criteria())
                .extracting(Criterion::id)
                .containsExactlyElementsOf(
                        GROUPED.criteria().stream().map(Criterion::id).toList());
        Weights.effective(model).values().forEach(weight -> assertThat(weight).isCloseTo(0.25, within(1e-12)));
        assertThat(equal).hasToString("k00 0.250, k01 0.250, k02 0.250, k03 0.250");
    }

    @Test
    void effectiveWeightsAreTheProductOfSharesOnTheWayDown() {
        Map<String, Double> effective = Weights.effective(GROUPED);

        assertThat(effective.get("k03")).isCloseTo(0.6, within(1e-15));
        assertThat(effective.get("k02")).isCloseTo(0.1, within(1e-15));
        assertThat(effective.get("k00")).isCloseTo(0.15, within(1e-15));
    }

    @Test
    void theChildrenOfOneGroupAreWeighedBesideEachOther() {
        ScoreModel inGroup = Ahp.builder().judge("k02", "inner", 3).build().in(GROUPED);
        ScoreModel atTop = Ahp.builder().judge("k03", "rest", 4).build().in(GROUPED);

        assertThat(Weights.effective(inGroup).get("k02")).isCloseTo(0.3, within(1e-12));
        assertThat(Weights.effective(inGroup).get("k03")).isCloseTo(0.6, within(1e-12));
        assertThat(Weights.effective(atTop).get("k03")).isCloseTo(0.8, within(1e-12));
        assertThat(Weights.effective(atTop).get("k00")).isCloseTo(0.075, within(1e-12));
    }

    @Test
    void whatWeighsNothingLeavesTheModelWithItsGroup() {
        Weighting weighting = new EqualWeights(Map.of("k00", 0.0, "k01", 1e-12, "k02", 0.25, "k03", 0.75));
        ScoreModel model = weighting.in(GROUPED);

        assertThat(Weights.groups(model)).extracting(Group::id).containsExactly("plan", "rest");
        assertThat(Weights.effective(model)).containsOnlyKeys("k02", "k03");
        assertThat(Weights.effective(model).get("k02")).isCloseTo(0.25, within(1e-9));
    }

    /** What a gate closes away from is known by the criterion alone. */
    @Test
    void aTargetThatAGateNeedsStaysWithTheLeastWeight() {
        Kpi stock = Kpi.builder("stock")
                .unit(Unit.COUNT)
                .direction(Direction.ON_TARGET_IS_BEST)
                .build();
        ScoreModel model = ScoreModel.builder("plan")
                .kpi(Crowd.kpi(0), 1, Curve.between(0, 100))
                .group(
                        "rest",
                        1,
                        g -> g.kpi(stock, 1, Curve.points().at(0, 0).at(50, 100).at(100, 0)))
                .gate(Gate.capAt(60).whenBelow(stock, 10).ignoredIfMissing())
                .build();
        for (Map<String, Double> weights : List.of(Map.of("k00", 1.0, "stock", 0.0), Map.of("k00", 1.0, "rest", 0.0))) {
            ScoreModel weighted = Weights.in(model, weights);
            assertThat(weighted.gates()).isEqualTo(model.gates());
            assertThat(weighted.criteria()).extracting(Criterion::id).containsExactly("k00", "stock");
            assertThat(Weights.effective(weighted).get("stock")).isCloseTo(1e-9, within(1e-15));
        }
    }

    @Test
    void weightsOfSomeCriteriaAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ahp.builder().judge("k00", "k02", 3).build().in(GROUPED))
                .withMessageContaining("[k00, k02]")
                .withMessageContaining("(plan)");
    }

    @ParameterizedTest
    @EnumSource(Sentence.class)
    void sentencesHaveTheSamePlacesInBothLanguages(Sentence sentence) {
        String[] texts =
                Stream.iterate(0, i -> i + 1).limit(10).map(i -> "<" + i + ">").toArray(String[]::new);
        String english = sentence.in(Language.ENGLISH, texts);
        String indonesian = sentence.in(Language.INDONESIAN, texts);

        for (String text : texts) {
            assertThat(english.contains(text)).as(text).isEqualTo(indonesian.contains(text));
        }
        assertThat(english).isNotEqualTo(indonesian).doesNotContain("  ");
        assertThat(indonesian).doesNotContain("  ");
    }
}
