package io.salesscore.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.salesscore.explain.Language;
import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurements;
import io.salesscore.kpi.SalesKpis;
import io.salesscore.kpi.Unit;
import io.salesscore.model.Curve;
import io.salesscore.period.Period;
import io.salesscore.score.SalesScore;
import io.salesscore.score.ScoreCalculator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PredictionTest {

    private static final Kpi INTERACTIONS = Kpi.builder("interactions")
            .names("Interactions", "Interaksi")
            .unit(Unit.COUNT)
            .build();

    private static List<SalesScore> scores(Crowd crowd, double... weights) {
        ScoreCalculator calculator = ScoreCalculator.of(Crowd.model(weights));
        return crowd.measurements().stream().map(calculator::score).toList();
    }

    private static Map<String, Boolean> above(Map<String, Double> outcomes, double threshold) {
        Map<String, Boolean> above = new HashMap<>();
        outcomes.forEach((subject, outcome) -> above.put(subject, outcome > threshold));
        return above;
    }

    @Test
    void scoresThatForetellAreSaidTo() {
        Crowd crowd = Crowd.planted(1, 300, 8, 0.6, 0.4);
        Prediction prediction = Prediction.of(scores(crowd, 60, 40), Outcomes.numbers(crowd.outcomes()));

        assertThat(prediction.kpi()).isEmpty();
        assertThat(prediction.rows()).isEqualTo(300);
        assertThat(prediction.subjects()).isEqualTo(300);
        assertThat(prediction.leftOut()).isZero();
        assertThat(prediction.answer()).isEqualTo(Prediction.Answer.RISES);
        assertThat(prediction.spearman()).isBetween(0.7, 0.95);
        assertThat(prediction.spearmanInterval(0.95).contains(prediction.spearman()))
                .isTrue();
        assertThat(prediction.area()).isEmpty();
        assertThat(prediction.areaInterval(0.95)).isEmpty();
        assertThat(prediction.explained()).isBetween(0.5, 0.9);
        assertThat(prediction.calibration()).hasSizeBetween(8, 10);
        assertThat(prediction.calibration().stream()
                        .mapToInt(Prediction.Bin::rows)
                        .sum())
                .isEqualTo(300);
        assertThat(prediction.calibration())
                .allSatisfy(bin -> assertThat(bin.interval().orElseThrow().contains(bin.observed()))
                        .isTrue());
        long calibrated = prediction.calibration().stream()
                .filter(bin -> bin.interval().orElseThrow().contains(bin.predicted()))
                .count();
        assertThat(calibrated).isGreaterThanOrEqualTo(prediction.calibration().size() - 2);
        assertThat(prediction.text(Language.ENGLISH)).startsWith("The higher the score, the higher the outcome: ");
    }

    @Test
    void yesAndNoHaveAnArea() {
        Crowd crowd = Crowd.planted(2, 200, 8, 0.6, 0.4);
        Map<String, Boolean> yes = above(crowd.outcomes(), 55e6);
        Prediction prediction = Prediction.of(scores(crowd, 60, 40), Outcomes.yesNo(yes));

        assertThat(prediction.area().orElseThrow()).isBetween(0.8, 1.0);
        assertThat(prediction.areaInterval(0.95).orElseThrow().low()).isGreaterThan(0.75);
        assertThat(prediction.answer()).isEqualTo(Prediction.Answer.RISES);
        assertThat(prediction.calibration()).allSatisfy(bin -> {
            assertThat(bin.predicted()).isBetween(0.0, 1.0);
            assertThat(bin.observed()).isBetween(0.0, 1.0);
            assertThat(bin.interval()).isPresent();
        });
        Map<String, Boolean> no = new HashMap<>();
        yes.forEach((subject, each) -> no.put(subject, !each));
        Prediction turned = Prediction.of(scores(crowd, 60, 40), Outcomes.yesNo(no));
        assertThat(turned.answer()).isEqualTo(Prediction.Answer.FALLS);
        assertThat(turned.area().orElseThrow()).isCloseTo(1 - prediction.area().orElseThrow(), within(1e-12));
        assertThat(turned.explained()).isCloseTo(prediction.explained(), within(1e-9));
        assertThat(prediction.text(Language.INDONESIAN))
                .contains("Dari satu subjek dengan hasil ya")
                .contains("%");
    }

    /** Do interactions go with satisfaction? Those whom nobody calls are less satisfied. */
    @Test
    void oneKpiIsHeldAgainstAnother() {
        Random random = new Random(3);
        List<Measurements> measured = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            int calls = random.nextInt(12);
            double satisfaction = Math.max(1, Math.min(5, 3 + 0.15 * calls + 0.4 * random.nextGaussian()));
            measured.add(Measurements.of(Crowd.subject(i), Crowd.QUARTER)
                    .actual(INTERACTIONS, calls)
                    .actual(SalesKpis.CSAT_MEAN, satisfaction)
                    .build());
        }
        measured.add(
                Measurements.of("zul", Crowd.QUARTER).actual(INTERACTIONS, 4).build());
        Prediction prediction = Prediction.of(INTERACTIONS, measured, Outcomes.of(SalesKpis.CSAT_MEAN, measured));

        assertThat(prediction.kpi()).contains(INTERACTIONS);
        assertThat(prediction.answer()).isEqualTo(Prediction.Answer.RISES);
        assertThat(prediction.leftOut()).isEqualTo(1);
        assertThat(prediction.text(Language.ENGLISH))
                .startsWith("The higher the Interactions, the higher the "
                        + SalesKpis.CSAT_MEAN.names().english() + ": ");
        assertThat(prediction.text(Language.INDONESIAN)).startsWith("Makin tinggi Interaksi");
    }

    @Test
    void theNextQuarterIsTheOutcomeOfThisOne() {
        Random random = new Random(4);
        List<Measurements> all = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            double skill = random.nextDouble();
            for (int quarter = 1; quarter <= 3; quarter++) {
                all.add(Crowd.measured(
                        Crowd.subject(i), Period.quarter(2026, quarter), 50 * skill + 50 * random.nextDouble()));
            }
        }
        Prediction prediction = Prediction.of(Crowd.kpi(0), all, Outcomes.ofNext(Crowd.kpi(0), all));

        // the third quarter has no next one
        assertThat(prediction.rows()).isEqualTo(80);
        assertThat(prediction.subjects()).isEqualTo(40);
        assertThat(prediction.leftOut()).isEqualTo(40);
        assertThat(prediction.answer()).isEqualTo(Prediction.Answer.RISES);
        assertThat(prediction.text(Language.ENGLISH))
                .startsWith("The higher the k00, the higher the k00 of the next period: ");
        assertThat(prediction.text(Language.INDONESIAN))
                .startsWith("Makin tinggi k00, makin tinggi k00 periode berikutnya: ");
    }

    @Test
    void noiseIsSeldomTakenForAnAnswer() {
        long answered = LongStream.range(0, 200)
                .filter(seed -> {
                    Crowd crowd = Crowd.planted(seed, 30, 1, 0, 0);
                    return Prediction.of(scores(crowd, 1, 1), Outcomes.numbers(crowd.outcomes()))
                                    .answer()
                            != Prediction.Answer.CANNOT_TELL;
                })
                .count();

        // 5 % of 200, and three standard deviations
        assertThat(answered).isLessThanOrEqualTo(19);
        Crowd crowd = Crowd.planted(1, 30, 1, 0, 0);
        Prediction prediction = Prediction.of(scores(crowd, 1, 1), Outcomes.numbers(crowd.outcomes()));
        assertThat(prediction.text(Language.ENGLISH))
                .startsWith("The data cannot tell whether score and outcome go together");
    }

    @Test
    void yesAndNoWithoutRelationAreSeldomAnswered() {
        long answered = LongStream.range(0, 200)
                .filter(seed -> {
                    Crowd crowd = Crowd.planted(seed, 20, 1, 0, 0);
                    return Prediction.of(scores(crowd, 1, 1), Outcomes.yesNo(above(crowd.outcomes(), 0)))
                                    .answer()
                            != Prediction.Answer.CANNOT_TELL;
                })
                .count();

        assertThat(answered).isLessThanOrEqualTo(19);
    }

    /** An own curve for each subject would foretell the next of its rows, if they were dealt out into other folds. */
    @Test
    void whatIsForetoldIsNeverOfASubjectThatWasLearnedFrom() {
        Random random = new Random(8);
        Map<String, Double> luck = new TreeMap<>();
        List<Measurements> measured = new ArrayList<>();
        Outcomes outcomes = Outcomes.numbers(Map.of());
        for (int i = 0; i < 30; i++) {
            luck.put(Crowd.subject(i), 3.0 * random.nextGaussian());
        }
        for (int quarter = 1; quarter <= 4; quarter++) {
            Period period = Period.quarter(2026, quarter);
            for (int i = 0; i < 30; i++) {
                measured.add(Crowd.measured(Crowd.subject(i), period, (i * 7) % 30));
            }
            outcomes = outcomes.and(Outcomes.numbers(luck).in(period));
        }

        assertThat(Prediction.of(Crowd.kpi(0), measured, outcomes).explained()).isLessThan(0.1);
    }

    /** Each tenth is a manager, by whatever ids: with all of them in one fold, none would be known to the others. */
    @Test
    void idsChangeNothing() {
        double[][] rows = new double[100][1];
        Map<String, Double> outcomes = new TreeMap<>();
        Map<String, Double> otherwise = new TreeMap<>();
        List<Measurements> renamed = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            rows[i][0] = i % 10 == 0 ? 90 + i / 20.0 : 10 + i / 5.0;
            outcomes.put(Crowd.subject(i), i % 10 == 0 ? 900.0 : 100.0 + i % 7);
            String other = "p" + (i * 37) % 100;
            otherwise.put(other, Crowd.of(outcomes, Crowd.subject(i)));
            renamed.add(Crowd.measured(other, Crowd.QUARTER, rows[i]));
        }
        Prediction one = Prediction.of(Crowd.kpi(0), Crowd.of(rows), Outcomes.numbers(outcomes));
        Prediction two = Prediction.of(Crowd.kpi(0), renamed, Outcomes.numbers(otherwise));

        assertThat(one.explained()).isGreaterThan(0.95);
        assertThat(two.explained()).isCloseTo(one.explained(), within(1e-12));
        assertThat(two.calibration()).hasSameSizeAs(one.calibration());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void theOrderOfScoresChangesNoBit(long seed) {
        Crowd crowd = Crowd.planted(seed, 50, 8, 0.6, 0.4);
        List<SalesScore> shuffled = new ArrayList<>(scores(crowd, 1, 1));
        Prediction before = Prediction.of(shuffled, Outcomes.yesNo(above(crowd.outcomes(), 50e6)));
        Collections.shuffle(shuffled, new Random(seed));
        Prediction after = Prediction.of(shuffled, Outcomes.yesNo(above(crowd.outcomes(), 50e6)));

        assertThat(after.spearman()).isEqualTo(before.spearman());
        assertThat(after.areaInterval(0.9)).isEqualTo(before.areaInterval(0.9));
        assertThat(after.explained()).isEqualTo(before.explained());
        assertThat(after.calibration()).isEqualTo(before.calibration());
    }

    /** Of 10, all in order: by how much that may be luck the interval says. */
    @Test
    void aPerfectOrderIsNoCertainty() {
        Map<String, Double> outcomes = new TreeMap<>();
        double[][] rows = new double[10][1];
        for (int i = 0; i < 10; i++) {
            rows[i][0] = 10 * i;
            outcomes.put(Crowd.subject(i), (double) (i * i));
        }
        Prediction prediction = Prediction.of(Crowd.kpi(0), Crowd.of(rows), Outcomes.numbers(outcomes));

        assertThat(prediction.spearman()).isEqualTo(1);
        assertThat(prediction.spearmanInterval(0.95).high()).isEqualTo(1);
        assertThat(prediction.spearmanInterval(0.95).low()).isBetween(0.8, 0.99);
        assertThat(prediction).hasToString("KPI (k00): rank correlation 1.00, 10 subjects");
    }

    /** Psychometrika 65 (2000) 23–28. */
    @Test
    void theIntervalOfTheRankCorrelationIsThatOfBonettAndWright() {
        double[][] rows = new double[28][1];
        Map<String, Double> outcomes = new TreeMap<>();
        Random random = new Random(12);
        for (int i = 0; i < 28; i++) {
            rows[i][0] = i;
            outcomes.put(Crowd.subject(i), i + 12 * random.nextGaussian());
        }
        Prediction prediction = Prediction.of(Crowd.kpi(0), Crowd.of(rows), Outcomes.numbers(outcomes));
        double rho = prediction.spearman();
        double fisher = 0.5 * StrictMath.log((1 + rho) / (1 - rho));
        double error = StrictMath.sqrt((1 + rho * rho / 2) / 25);

        assertThat(prediction.spearmanInterval(0.95).low())
                .isCloseTo(StrictMath.tanh(fisher - 1.959963984540054 * error), within(1e-12));
        assertThat(prediction.spearmanInterval(0.95).high())
                .isCloseTo(StrictMath.tanh(fisher + 1.959963984540054 * error), within(1e-12));
    }

    @Test
    void whatCannotBeAnsweredIsRefused() {
        Crowd crowd = Crowd.planted(1, 9, 1, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Prediction.of(scores(crowd, 1), Outcomes.numbers(crowd.outcomes())))
                .withMessageContaining("at least (10) subjects")
                .withMessageContaining("(9)");
        Crowd more = Crowd.planted(1, 12, 1, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Prediction.of(scores(more, 1), Outcomes.yesNo(above(more.outcomes(), -1e9))))
                .withMessageContaining("(yes) in all 12");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Prediction.of(Crowd.kpi(0), Crowd.of(new double[12][1]), Outcomes.numbers(more.outcomes())))
                .withMessageContaining("(0.0) in all 12");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Prediction.of(scores(more, 1), Outcomes.numbers(Map.of("nobody", 1))))
                .withMessageContaining("none of the 12");
        List<SalesScore> twice = new ArrayList<>(scores(more, 1));
        twice.add(twice.get(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Prediction.of(twice, Outcomes.numbers(more.outcomes())))
                .withMessageContaining("(s000) is there twice");
        List<SalesScore> mixed = new ArrayList<>(scores(more, 1));
        mixed.set(
                3,
                ScoreCalculator.of(Crowd.alike(1).withCurves(Map.of("k00", Curve.between(0, 50))))
                        .score(more.measurements().get(3)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Prediction.of(mixed, Outcomes.numbers(more.outcomes())))
                .withMessageContaining("score differently");
        // one alone has yes: nothing is known of how far another would be
        Map<String, Boolean> lonely = above(more.outcomes(), 1e99);
        lonely.put("s004", true);
        assertThat(Prediction.of(scores(more, 1), Outcomes.yesNo(lonely)).area())
                .isEmpty();
    }

    @Test
    void outcomesBelongToOneScoreEach() {
        Outcomes undated = Outcomes.numbers(Map.of("sari", 3.0, "budi", 4.5));
        Outcomes first = undated.in(Period.quarter(2026, 1));

        assertThat(undated).hasToString("2 numbers");
        assertThat(undated.areYesNo()).isFalse();
        assertThat(first.and(undated.in(Period.quarter(2026, 2))).size()).isEqualTo(4);
        assertThat(first.of(List.of(
                        Crowd.measured("budi", Period.quarter(2026, 1), 1),
                        Crowd.measured("budi", Period.quarter(2026, 2), 1))))
                .containsExactly(4.5, Double.NaN);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> undated.of(List.of(
                        Crowd.measured("budi", Period.quarter(2026, 1), 1),
                        Crowd.measured("budi", Period.quarter(2026, 2), 1))))
                .withMessageContaining("(budi) names no period");
        assertThatIllegalArgumentException().isThrownBy(() -> first.and(first)).withMessageContaining("two outcomes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> first.and(undated))
                .withMessageContaining("two outcomes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> first.and(Outcomes.yesNo(Map.of("ani", true))))
                .withMessageContaining("do not mix");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Outcomes.numbers(Map.of("sari", Double.NaN)))
                .withMessageContaining("(NaN) of subject (sari)");
    }
}
