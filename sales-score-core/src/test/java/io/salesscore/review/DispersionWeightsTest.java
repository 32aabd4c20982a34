package io.salesscore.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.salesscore.explain.Language;
import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurements;
import io.salesscore.model.Curve;
import io.salesscore.model.MissingPolicy;
import io.salesscore.model.ScoreModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link EntropyWeights} and {@link CriticWeights}: what they go by is the same. */
class DispersionWeightsTest {

    /** The companies of Diakoulaki, Mavrotas and Papayannakis, Computers and Operations Research 22 (1995) 763–770. */
    private static final double[][] COMPANIES = {
        {61, 1.08, 4.33},
        {20.7, 0.26, 4.34},
        {16.3, 1.98, 2.53},
        {9, 3.29, 1.65},
        {5.4, 2.77, 2.33},
        {4, 4.12, 1.21},
        {-6.1, 3.52, 2.1},
        {-34.6, 3.31, 0.98}
    };

    /** A. Tuş, E. Aytaç Adalı, Opsearch 56 (2019) 528–538. */
    private static final double[][] SOFTWARE = {
        {5000, 3, 3, 4, 3, 2},
        {680, 5, 3, 2, 2, 1},
        {2000, 3, 2, 3, 4, 3},
        {600, 4, 3, 1, 2, 2},
        {800, 2, 4, 3, 3, 4}
    };

    private static void assertWeights(Weighting weighting, double... expected) {
        double[] found = weighting.weights().values().stream()
                .mapToDouble(weight -> weight)
                .toArray();
        assertThat(found).containsExactly(expected, within(1e-12));
    }

    /** All digits by pymcdm and scikit-criteria. */
    @Test
    void criticIsAsPublished() {
        CriticWeights companies = CriticWeights.of(Crowd.columns(COMPANIES));

        assertWeights(companies, 0.20222553978777996, 0.48090172901971934, 0.3168727311925006);
        CriticWeights.Information second = companies.information().get(1);
        assertThat(second.spread()).isCloseTo(0.3213, within(5e-5));
        assertThat(second.conflict()).isCloseTo(3.5909, within(5e-5));
        assertThat(second.information()).isCloseTo(1.1539, within(5e-5));
        assertThat(second.weight()).isEqualTo(companies.weights().get("k01"));
        assertThat(companies.rows()).isEqualTo(8);
        assertWeights(
                CriticWeights.of(Crowd.columns(SOFTWARE)),
                0.157003432041533,
                0.24948924316364143,
                0.1676752491926968,
                0.1211002224302237,
                0.1540992915859476,
                0.1506325615859576);
    }

    /** All digits by pymcdm and scikit-criteria. */
    @Test
    void entropyIsAsPublished() {
        assertWeights(
                EntropyWeights.of(Crowd.columns(SOFTWARE)),
                0.5623887912140147,
                0.07040526704639131,
                0.03538900508143334,
                0.13236664719957186,
                0.0552093098592281,
                0.14424097959936064);
    }

    @Test
    void theExampleOfTheEntropyDocumentationHolds() {
        EntropyWeights entropy = EntropyWeights.of(Crowd.columns(new double[][] {{40, 80}, {60, 90}, {80, 90}}));

        assertThat(entropy.entropies().get("k00")).isCloseTo(0.965634, within(5e-7));
        assertThat(entropy.entropies().get("k01")).isCloseTo(0.998635, within(5e-7));
        assertThat(entropy).hasToString("k00 0.962, k01 0.038");
    }

    /** Curves turn a value of which less is better round, and bring scales from 200 to 500 to one of shares. */
    @Test
    void pointsAboveTheScalesMinimumAreWeighedAndNotValues() {
        Crowd crowd = Crowd.planted(5, 30, 1, 0.5, 0.3, 0.2);
        ScoreModel plain = Crowd.model(1, 2, 3);
        ScoreModel other = ScoreModel.builder("plan")
                .scale(200, 500)
                .kpi(Crowd.kpi(0), 1, Curve.between(0, 100))
                .kpi(Crowd.kpi(1), 2, Curve.between(0, 100))
                .kpi(Crowd.kpi(2), 3, Curve.between(0, 100))
                .build();

        double[] weights = EntropyWeights.of(plain, crowd.measurements()).weights().values().stream()
                .mapToDouble(w -> w)
                .toArray();
        assertWeights(EntropyWeights.of(other, crowd.measurements()), weights);
        double[] critic = CriticWeights.of(plain, crowd.measurements()).weights().values().stream()
                .mapToDouble(w -> w)
                .toArray();
        assertWeights(CriticWeights.of(other, crowd.measurements()), critic);
        double[][] rows = crowd.measurements().stream()
                .map(measured -> measured.kpis().stream()
                        .sorted(Comparator.comparing(Kpi::id))
                        .mapToDouble(kpi -> measured.measurement(kpi).value().orElseThrow())
                        .toArray())
                .toArray(double[][]::new);
        assertWeights(EntropyWeights.of(Crowd.columns(rows)), weights);
        assertWeights(CriticWeights.of(Crowd.columns(rows)), critic);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void theOrderOfSubjectsAndCriteriaChangesNoBit(long seed) {
        Crowd crowd = Crowd.planted(seed, 25, 1, 1, 1, 1);
        ScoreModel model = Crowd.model(1, 2, 3);
        ScoreModel turned = ScoreModel.builder("plan")
                .kpi(Crowd.kpi(2), 3, Curve.between(0, 100))
                .kpi(Crowd.kpi(0), 1, Curve.between(0, 100))
                .kpi(Crowd.kpi(1), 2, Curve.between(0, 100))
                .build();

        assertThat(EntropyWeights.of(turned, crowd.shuffled(seed)).weights())
                .isEqualTo(EntropyWeights.of(model, crowd.measurements()).weights());
        assertThat(CriticWeights.of(turned, crowd.shuffled(seed)).information())
                .isEqualTo(CriticWeights.of(model, crowd.measurements()).information());
    }

    @Test
    void aColumnThatDoesNotVaryWeighsNothingAndLeavesTheOthersAlone() {
        for (double constant : new double[] {0, 37.3}) {
            double[][] rows = Crowd.planted(1, 20, 1, 1, 1).measurements().stream()
                    .map(measured -> new double[] {
                        measured.measurement(Crowd.kpi(0)).value().orElseThrow(),
                        constant,
                        measured.measurement(Crowd.kpi(1)).value().orElseThrow()
                    })
                    .toArray(double[][]::new);
            double[][] without = Arrays.stream(rows)
                    .map(row -> new double[] {row[0], row[2]})
                    .toArray(double[][]::new);
            List<Weighting> with = List.of(
                    EntropyWeights.of(Crowd.alike(3), Crowd.of(rows)),
                    CriticWeights.of(Crowd.alike(3), Crowd.of(rows)));
            List<Weighting> others = List.of(
                    EntropyWeights.of(Crowd.alike(2), Crowd.of(without)),
                    CriticWeights.of(Crowd.alike(2), Crowd.of(without)));
            for (int i = 0; i < 2; i++) {
                assertThat(with.get(i).weights().get("k01")).isEqualTo(0.0);
                assertThat(with.get(i).weights().get("k02"))
                        .isCloseTo(others.get(i).weights().get("k01"), within(1e-12));
                Weighting.Warning warning = with.get(i).warnings().get(0);
                assertThat(warning.doubt()).isEqualTo(Weighting.Doubt.NO_SPREAD);
                assertThat(warning.ids()).containsExactly("k01");
                assertThat(warning.text(Language.ENGLISH)).contains("same points for k01");
            }
        }
    }

    @Test
    void whatTellsNothingIsRefusedAndNeverNaN() {
        double[][] flat = new double[8][2];
        for (double[] row : flat) {
            Arrays.fill(row, 50);
        }
        double[][] twins = new double[8][2];
        for (int i = 0; i < 8; i++) {
            twins[i] = new double[] {i, 2 * i + 10};
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EntropyWeights.of(Crowd.alike(2), Crowd.of(flat)))
                .withMessageContaining("same points");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CriticWeights.of(Crowd.alike(2), Crowd.of(flat)))
                .withMessageContaining("No two criteria");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CriticWeights.of(Crowd.alike(2), Crowd.of(twins)))
                .withMessageContaining("No two criteria");
    }

    @Test
    void twentyCriteriaOfFiveSubjectsAreDoubted() {
        CriticWeights few = CriticWeights.of(
                Crowd.alike(20), Crowd.planted(1, 5, 1, new double[20]).measurements());
        CriticWeights enough = CriticWeights.of(
                Crowd.alike(20), Crowd.planted(1, 60, 1, new double[20]).measurements());

        assertThat(few.warnings()).extracting(Weighting.Warning::doubt).containsExactly(Weighting.Doubt.FEW_SUBJECTS);
        assertThat(few.warnings().get(0).text(Language.INDONESIAN)).contains("Gunakan 60 baris");
        assertThat(enough.warnings()).isEmpty();
    }

    @Test
    void pointsBelowTheScaleAreNoShares() {
        ScoreModel model = ScoreModel.builder("plan")
                .kpi(Crowd.kpi(0), 1, Curve.points().at(0, -50).at(100, 100))
                .kpi(Crowd.kpi(1), 1, Curve.between(0, 100))
                .build();
        List<Measurements> crowd =
                new ArrayList<>(Crowd.of(new double[][] {{50, 60}, {60, 40}, {70, 45}, {80, 80}, {90, 70}}));
        crowd.add(Crowd.measured("tuti", Crowd.QUARTER, 1, 50));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> EntropyWeights.of(model, crowd))
                .withMessageContaining("subject (tuti) by criterion (k00)");
        assertThat(CriticWeights.of(model, crowd).weights()).hasSize(2);
    }

    @Test
    void subjectsThatLackDataAreLeftOutAndTooFewAreRefused() {
        ScoreModel model = ScoreModel.builder("plan")
                .kpi(Crowd.kpi(0), 1, Curve.between(0, 100))
                .kpi(Crowd.kpi(1), 1, Curve.between(0, 100))
                .missing(MissingPolicy.reweight(0.3))
                .build();
        List<Measurements> crowd = new ArrayList<>(Crowd.planted(3, 5, 1, 1, 1).measurements());
        Map<String, Double> before = CriticWeights.of(model, crowd).weights();
        crowd.add(Crowd.measured("tuti", Crowd.QUARTER, 1));

        CriticWeights critic = CriticWeights.of(model, crowd);
        assertThat(critic.weights()).isEqualTo(before);
        assertThat(critic.rows()).isEqualTo(5);
        assertThat(critic.warnings())
                .extracting(Weighting.Warning::doubt)
                .containsExactly(Weighting.Doubt.FEW_SUBJECTS, Weighting.Doubt.SUBJECTS_LEFT_OUT);
        assertThat(critic.warnings().get(0).text(Language.ENGLISH)).startsWith("5 rows are few for 2 criteria");
        assertThat(critic.warnings().get(1).text(Language.INDONESIAN)).startsWith("1 dari 6 baris");
        crowd.remove(0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EntropyWeights.of(model, crowd))
                .withMessageContaining("at least (5) subjects, and (4)")
                .withMessageContaining("criterion (k01), of which 1 of 5 rows");
    }
}
