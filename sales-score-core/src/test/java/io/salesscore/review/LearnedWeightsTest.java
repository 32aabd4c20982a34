package io.salesscore.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.salesscore.explain.Language;
import io.salesscore.kpi.Measurements;
import io.salesscore.model.Aggregation;
import io.salesscore.model.Curve;
import io.salesscore.model.MissingPolicy;
import io.salesscore.model.ScoreModel;
import io.salesscore.period.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LearnedWeightsTest {

    private static LearnedWeights learned(ScoreModel model, Crowd crowd) {
        return LearnedWeights.of(model, crowd.measurements(), Outcomes.numbers(crowd.outcomes()), 2026);
    }

    private static boolean cannotTell(LearnedWeights learned) {
        return learned.warnings().stream()
                .anyMatch(warning -> warning.doubt() == Weighting.Doubt.NO_CLEAR_GAIN
                        || warning.doubt() == Weighting.Doubt.NO_RELATION);
    }

    @Test
    void plantedWeightsAreFoundAgain() {
        double[] planted = {0.5, 0.3, 0.2, 0};
        LearnedWeights learned = learned(Crowd.alike(4), Crowd.planted(1, 500, 5, planted));

        for (int i = 0; i < planted.length; i++) {
            LearnedWeights.Learned each = learned.criteria().get(i);
            assertThat(each.id()).isEqualTo(Crowd.id(i));
            assertThat(each.present()).isEqualTo(0.25);
            assertThat(each.learned()).isCloseTo(planted[i], within(0.03));
            assertThat(each.learned()).isEqualTo(learned.weights().get(Crowd.id(i)));
            assertThat(each.interval().contains(planted[i])).isTrue();
        }
        assertThat(learned.weights().values().stream().mapToDouble(w -> w).sum())
                .isCloseTo(1, within(1e-12));
        assertThat(learned.warnings()).isEmpty();
        assertThat(learned.gain()).isEqualTo(learned.learnedExplains() - learned.presentExplains());
        assertThat(learned.gainInterval(0.95).low()).isPositive();
        assertThat(learned.subjects()).isEqualTo(500);
        assertThat(learned.rows()).isEqualTo(500);
    }

    @Test
    void withoutNoiseTheyAreFoundExactly() {
        double[] planted = {0.45, 0.35, 0.15, 0.05};
        LearnedWeights learned = learned(Crowd.model(1, 2, 3, 4), Crowd.planted(9, 40, 0, planted));

        for (int i = 0; i < planted.length; i++) {
            assertThat(learned.weights().get(Crowd.id(i))).isCloseTo(planted[i], within(1e-7));
        }
        assertThat(learned.learnedExplains()).isCloseTo(1, within(1e-9));
    }

    @Test
    void pureNoiseIsSaidToTellNothing() {
        long unwarned = LongStream.range(0, 60)
                .filter(seed -> !cannotTell(learned(Crowd.alike(4), Crowd.planted(seed, 40, 10, 0, 0, 0, 0))))
                .count();

        assertThat(unwarned).isLessThanOrEqualTo(2);
    }

    @Test
    void nothingIsGainedWhereTheModelIsRightAlready() {
        ScoreModel model = Crowd.model(4, 3, 2, 1);
        long unwarned = LongStream.range(0, 60)
                .filter(seed -> !cannotTell(learned(model, Crowd.planted(seed, 80, 8, 0.4, 0.3, 0.2, 0.1))))
                .count();

        assertThat(unwarned).isLessThanOrEqualTo(2);
    }

    @Test
    void theWarningSaysWhatLearningGained() {
        LearnedWeights learned = learned(Crowd.alike(3), Crowd.planted(4, 30, 20, 0.4, 0.3, 0.3));
        Weighting.Warning warning = learned.warnings().get(0);

        assertThat(warning.doubt()).isEqualTo(Weighting.Doubt.NO_CLEAR_GAIN);
        assertThat(warning.text(Language.ENGLISH))
                .startsWith("The data cannot tell that these weights")
                .contains("%");
        assertThat(warning.text(Language.INDONESIAN))
                .startsWith("Data belum dapat memastikan")
                .contains(",");
    }

    @Test
    void whereNothingRisesWithTheOutcomeTheModelKeepsItsWeights() {
        Crowd crowd = Crowd.planted(1, 60, 2, -0.5, -0.5);
        LearnedWeights learned = learned(Crowd.model(3, 1), crowd);

        assertThat(learned.weights()).isEqualTo(Map.of("k00", 0.75, "k01", 0.25));
        assertThat(learned.warnings())
                .extracting(Weighting.Warning::doubt)
                .containsExactly(Weighting.Doubt.NO_RELATION);
    }

    @Test
    void aCriterionThatIsThereTwiceSharesItsWeight() {
        Crowd crowd = Crowd.planted(3, 100, 2, 0.6, 0.4);
        List<Measurements> twins = crowd.measurements().stream()
                .map(measured -> Crowd.measured(
                        measured.subject(),
                        measured.period(),
                        measured.measurement(Crowd.kpi(0)).value().orElseThrow(),
                        measured.measurement(Crowd.kpi(0)).value().orElseThrow(),
                        measured.measurement(Crowd.kpi(1)).value().orElseThrow()))
                .toList();
        Map<String, Double> one = learned(Crowd.alike(2), crowd).weights();
        Map<String, Double> two = LearnedWeights.of(Crowd.alike(3), twins, Outcomes.numbers(crowd.outcomes()), 1)
                .weights();

        assertThat(two.get("k00")).isCloseTo(two.get("k01"), within(1e-6));
        assertThat(Crowd.of(two, "k00") + Crowd.of(two, "k01")).isCloseTo(one.get("k00"), within(1e-6));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void theOrderOfSubjectsAndCriteriaChangesNoBit(long seed) {
        Crowd crowd = Crowd.planted(seed, 40, 5, 0.5, 0.3, 0.2);
        ScoreModel turned = ScoreModel.builder("plan")
                .kpi(Crowd.kpi(2), 3, Curve.between(0, 100))
                .kpi(Crowd.kpi(0), 1, Curve.between(0, 100))
                .kpi(Crowd.kpi(1), 2, Curve.between(0, 100))
                .build();
        Outcomes outcomes = Outcomes.numbers(crowd.outcomes());
        LearnedWeights before = LearnedWeights.of(Crowd.model(1, 2, 3), crowd.measurements(), outcomes, seed);
        LearnedWeights after = LearnedWeights.of(turned, crowd.shuffled(seed), outcomes, seed);

        assertThat(after.criteria()).isEqualTo(before.criteria());
        assertThat(after.gain()).isEqualTo(before.gain());
        assertThat(after.gainInterval(0.9)).isEqualTo(before.gainInterval(0.9));
    }

    @Test
    void theUnitOfTheOutcomeAndTheSeedChangeNoWeight() {
        Crowd crowd = Crowd.planted(2, 40, 5, 0.5, 0.3, 0.2);
        Map<String, Double> other = new TreeMap<>();
        crowd.outcomes().forEach((subject, outcome) -> other.put(subject, 1e200 * outcome - 7e206));
        LearnedWeights one = learned(Crowd.alike(3), crowd);
        LearnedWeights two = LearnedWeights.of(Crowd.alike(3), crowd.measurements(), Outcomes.numbers(other), 7);

        one.weights().forEach((id, weight) -> assertThat(two.weights().get(id)).isCloseTo(weight, within(1e-6)));
        assertThat(two.gain()).isNotEqualTo(one.gain()).isCloseTo(one.gain(), within(0.02));
    }

    /** If a subject's quarters were dealt out into several folds, a subject's own luck would pass for skill. */
    @Test
    void aSubjectsPeriodsStayTogether() {
        long unwarned = LongStream.range(0, 40)
                .filter(seed -> {
                    Random random = new Random(seed);
                    List<Measurements> measured = new ArrayList<>();
                    Outcomes outcomes = Outcomes.numbers(Map.of());
                    Map<String, double[]> traits = new TreeMap<>();
                    Map<String, Double> luck = new TreeMap<>();
                    for (int i = 0; i < 24; i++) {
                        traits.put(Crowd.subject(i), random.doubles(4, 10, 90).toArray());
                        luck.put(Crowd.subject(i), random.nextGaussian());
                    }
                    for (int quarter = 1; quarter <= 4; quarter++) {
                        Period period = Period.quarter(2026, quarter);
                        traits.forEach((subject, values) -> measured.add(Crowd.measured(subject, period, values)));
                        outcomes = outcomes.and(Outcomes.numbers(luck).in(period));
                    }
                    LearnedWeights learned = LearnedWeights.of(Crowd.alike(4), measured, outcomes, seed);
                    assertThat(learned.subjects()).isEqualTo(24);
                    assertThat(learned.rows()).isEqualTo(96);
                    return !cannotTell(learned);
                })
                .count();

        assertThat(unwarned).isLessThanOrEqualTo(2);
    }

    /** Points and outcomes rise from quarter to quarter, and have nothing to do with each other within one. */
    @Test
    void aTrendIsNoRelation() {
        long unwarned = LongStream.range(0, 20)
                .filter(seed -> {
                    Random random = new Random(seed);
                    List<Measurements> measured = new ArrayList<>();
                    Outcomes outcomes = Outcomes.numbers(Map.of());
                    for (int quarter = 1; quarter <= 4; quarter++) {
                        Period period = Period.quarter(2026, quarter);
                        Map<String, Double> own = new TreeMap<>();
                        for (int i = 0; i < 40; i++) {
                            measured.add(Crowd.measured(
                                    Crowd.subject(i),
                                    period,
                                    15 * quarter + 30 * random.nextDouble(),
                                    100 * random.nextDouble()));
                            own.put(Crowd.subject(i), 30.0 * quarter + 15 * random.nextGaussian());
                        }
                        outcomes = outcomes.and(Outcomes.numbers(own).in(period));
                    }
                    return !cannotTell(LearnedWeights.of(Crowd.alike(2), measured, outcomes, seed));
                })
                .count();

        assertThat(unwarned).isLessThanOrEqualTo(1);
    }

    @Test
    void whatHangsOnOneSubjectIsDoubted() {
        Random random = new Random(1);
        double[][] rows = new double[100][2];
        Map<String, Double> outcomes = new TreeMap<>();
        Map<String, Boolean> kept = new TreeMap<>();
        for (int i = 0; i < 100; i++) {
            rows[i] = new double[] {i == 0 ? 0 : 100, 100 * random.nextDouble()};
            outcomes.put(Crowd.subject(i), i == 0 ? 0.0 : 100 + 0.1 * random.nextGaussian());
            kept.put(Crowd.subject(i), i != 0);
        }
        LearnedWeights learned = LearnedWeights.of(Crowd.alike(2), Crowd.of(rows), Outcomes.numbers(outcomes), 2026);

        assertThat(learned.gainInterval(0.95).low()).isPositive();
        assertThat(learned.warnings())
                .extracting(Weighting.Warning::doubt)
                .containsExactly(Weighting.Doubt.HANGS_ON_ONE_SUBJECT);
        assertThat(learned.warnings().get(0).text(Language.ENGLISH)).startsWith("It all hangs on s000: ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LearnedWeights.of(Crowd.alike(2), Crowd.of(rows), Outcomes.yesNo(kept), 2026))
                .withMessageContaining("(yes) for all but (1) subjects, and at least (10)");
    }

    @Test
    void whatWasLeftOutIsCounted() {
        ScoreModel model = ScoreModel.builder("plan")
                .kpi(Crowd.kpi(0), 1, Curve.between(0, 100))
                .kpi(Crowd.kpi(1), 1, Curve.between(0, 100))
                .missing(MissingPolicy.reweight(0.3))
                .build();
        Crowd crowd = Crowd.planted(1, 100, 5, 0.9, 0.1);
        List<Measurements> measured = new ArrayList<>(crowd.measurements().subList(0, 90));
        for (int i = 90; i < 100; i++) {
            measured.add(Crowd.measured(Crowd.subject(i), Crowd.QUARTER, 50));
        }
        Map<String, Double> known = new TreeMap<>();
        for (int i = 0; i < 25; i++) {
            known.put(Crowd.subject(i), Crowd.of(crowd.outcomes(), Crowd.subject(i)));
        }
        LearnedWeights learned = LearnedWeights.of(model, measured, Outcomes.numbers(known), 1);

        assertThat(learned.warnings())
                .extracting(warning -> warning.text(Language.ENGLISH))
                .contains(
                        "10 of 100 rows were left out for want of data: k01.",
                        "75 of 100 rows have no outcome and could not be learned from.");
        known.keySet().removeIf(subject -> subject.compareTo("s015") >= 0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LearnedWeights.of(model, measured, Outcomes.numbers(known), 1))
                .withMessage(
                        "The learned weights of score model (plan) need at least (20) subjects, and (15) are there with"
                                + " an outcome and data for all 2 criteria.\nMaybe wait for the outcomes, which 85 of 100 rows"
                                + " lack.");
    }

    @Test
    void groupsCountByTheirWeights() {
        ScoreModel grouped = ScoreModel.builder("plan")
                .kpi(Crowd.kpi(0), 60, Curve.between(0, 100))
                .group(
                        "rest",
                        40,
                        g -> g.kpi(Crowd.kpi(1), 1, Curve.between(0, 100)).kpi(Crowd.kpi(2), 3, Curve.between(0, 100)))
                .build();
        LearnedWeights learned = learned(grouped, Crowd.planted(1, 60, 2, 0.2, 0.5, 0.3));

        assertThat(learned.criteria())
                .extracting(LearnedWeights.Learned::present)
                .containsExactly(0.6, 0.1, 0.30000000000000004);
        ScoreModel improved = learned.in(grouped);
        Weights.effective(improved)
                .forEach((id, weight) ->
                        assertThat(weight).isCloseTo(learned.weights().get(id), within(1e-12)));
    }

    @Test
    void whatCannotBeLearnedIsRefused() {
        Crowd few = Crowd.planted(1, 19, 1, 0.5, 0.5);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> learned(Crowd.alike(2), few))
                .withMessageContaining("at least (20) subjects, and (19)");
        Crowd crowd = Crowd.planted(1, 24, 1, 0.2, 0.2, 0.2, 0.2, 0.2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> learned(Crowd.alike(5), crowd))
                .withMessageContaining("at least (25) subjects, and (24)");
        ScoreModel geometric = ScoreModel.builder("plan")
                .aggregation(Aggregation.GEOMETRIC)
                .kpi(Crowd.kpi(0), 1, Curve.between(0, 100))
                .kpi(Crowd.kpi(1), 1, Curve.between(0, 100))
                .build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> learned(geometric, Crowd.planted(1, 30, 1, 0.5, 0.5)))
                .withMessageContaining("(GEOMETRIC)");
        Crowd same = Crowd.planted(1, 30, 0, 0, 0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> learned(Crowd.alike(2), same))
                .withMessageContaining("nothing to learn");
    }
}
