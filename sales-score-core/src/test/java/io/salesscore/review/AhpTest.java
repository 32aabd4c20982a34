package io.salesscore.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.salesscore.explain.Language;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AhpTest {

    private record Judged(String id, String other, double times) {}

    /** The judgements above the diagonal, row by row. */
    private static Ahp of(List<String> ids, double... upper) {
        Ahp.Builder builder = Ahp.builder();
        int next = 0;
        for (int i = 0; i < ids.size(); i++) {
            for (int j = i + 1; j < ids.size(); j++) {
                builder.judge(ids.get(i), ids.get(j), upper[next++]);
            }
        }
        return builder.build();
    }

    private static void assertWeights(Ahp ahp, double precision, Map<String, Double> expected) {
        assertThat(ahp.weights().keySet()).isEqualTo(expected.keySet());
        expected.forEach(
                (id, weight) -> assertThat(ahp.weights().get(id)).as(id).isCloseTo(weight, within(precision)));
        assertThat(ahp.weights().values().stream().mapToDouble(w -> w).sum()).isCloseTo(1, within(1e-12));
    }

    /**
     * Which drink is consumed more in the United States: T. L. Saaty, International Journal of Services Sciences 1 (2008)
     * 83–98. Published with three decimals, a ratio of 0.022.
     */
    @Test
    void saatysDrinksAreReproduced() {
        Ahp ahp = of(List.of("coffee", "wine", "tea", "beer", "soda", "milk", "water"), new double[] {
            9, 5, 2, 1, 1, 0.5, 1 / 3.0, 1 / 9.0, 1 / 9.0, 1 / 9.0, 1 / 9.0, 1 / 3.0, 0.25, 1 / 3.0, 1 / 9.0, 0.5, 1,
            1 / 3.0, 2, 0.5, 1 / 3.0
        });

        assertWeights(
                ahp,
                5e-4,
                Map.of(
                        "coffee", 0.177, "wine", 0.019, "tea", 0.042, "beer", 0.116, "soda", 0.190, "milk", 0.129,
                        "water", 0.327));
        assertThat(ahp.consistencyRatio()).isCloseTo(0.022, within(5e-4));
        assertThat(ahp.isConsistent()).isTrue();
        assertThat(ahp.warnings()).isEmpty();
        // by a numerical eigenvalue routine, to all digits
        assertThat(ahp.principalEigenvalue()).isCloseTo(7.17662903933035, within(1e-12));
        assertThat(ahp.weights().get("water")).isCloseTo(0.3267926392680742, within(1e-14));
    }

    /**
     * Where to live: T. L. Saaty, Theory and Applications of the Analytic Network Process, 2005. The book prints the cities'
     * priorities for the goal with three decimals; they are those of the cities by criterion, weighed by those of the
     * criteria.
     */
    @Test
    void saatysCitiesAreReproduced() {
        List<String> bbsp = List.of("Bethesda", "Boston", "Santa Fe", "Pittsburgh");
        Ahp criteria = of(
                List.of("culture", "housing", "transportation", "family", "jobs"),
                new double[] {3, 5, 1 / 5.0, 1 / 2.0, 3, 1 / 7.0, 1 / 4.0, 1 / 7.0, 1 / 7.0, 1});
        Ahp housing = of(bbsp, 5, 2.5, 0.5, 0.25, 1 / 9.0, 1 / 7.0);
        Map<String, Ahp> cities = Map.of(
                "culture",
                of(List.of("Bethesda", "Pittsburgh", "Boston", "Santa Fe"), 1, 0.5, 0.5, 0.4, 0.4, 1),
                "family",
                of(bbsp, 2, 4, 1 / 3.0, 2, 1 / 8.0, 1 / 9.0),
                "housing",
                housing,
                "jobs",
                of(List.of("Bethesda", "Pittsburgh", "Santa Fe", "Boston"), 3, 4, 0.5, 1, 1 / 6.0, 1 / 8.0),
                "transportation",
                of(bbsp, 1.5, 4, 0.5, 2.5, 1 / 3.5, 1 / 9.0));
        Map<String, Double> goal = new TreeMap<>();
        cities.forEach((criterion, each) -> each.weights()
                .forEach((city, weight) ->
                        goal.merge(city, Crowd.of(criteria.weights(), criterion) * weight, Double::sum)));

        assertThat(goal.get("Bethesda")).isCloseTo(0.229, within(5e-4));
        assertThat(goal.get("Boston")).isCloseTo(0.275, within(5e-4));
        assertThat(goal.get("Pittsburgh")).isCloseTo(0.385, within(5e-4));
        assertThat(goal.get("Santa Fe")).isCloseTo(0.111, within(5e-4));
        assertThat(criteria.consistencyRatio()).isCloseTo(0.050728653363, within(1e-10));
        assertThat(housing.consistencyRatio()).isCloseTo(0.045229150313, within(1e-10));
    }

    /** Y.-M. Wang, K.-S. Chin, Information Sciences 181 (2011) 5240–5248, with four decimals. */
    @Test
    void contradictionsAreSaidWithTheJudgementThatFitsLeast() {
        Ahp ahp = of(
                List.of("a", "b", "c", "d", "e", "f"),
                new double[] {4, 3, 1, 3, 4, 7, 3, 0.2, 1, 0.2, 0.2, 1 / 6.0, 1, 1 / 3.0, 3});

        assertWeights(ahp, 5e-5, Map.of("a", 0.3208, "b", 0.1395, "c", 0.0348, "d", 0.1285, "e", 0.2374, "f", 0.1391));
        assertThat(ahp.consistencyIndex()).isCloseTo(0.28397402038425595, within(1e-12));
        assertThat(ahp.isConsistent()).isFalse();
        assertThat(ahp.judgements()).hasSize(15);
        Ahp.Judgement worst = ahp.judgements().get(0);
        assertThat(worst.id() + worst.other()).isEqualTo("ac");
        assertThat(worst.misfit()).isCloseTo(9.225936 / 3, within(1e-6));
        Weighting.Warning warning = ahp.warnings().get(0);
        assertThat(warning.doubt()).isEqualTo(Weighting.Doubt.INCONSISTENT_JUDGEMENTS);
        assertThat(warning.ids()).containsExactly("a", "c");
        assertThat(warning.text(Language.ENGLISH))
                .isEqualTo(
                        "The judgements contradict each other (consistency ratio 0.23, more than 0.10). What fits least is a"
                                + " against c: it was judged 3 to 1, and the weights make it 9.2 to 1.");
        assertThat(warning.text(Language.INDONESIAN)).contains("0,23", "a terhadap c", "9,2 banding 1");
    }

    @Test
    void theExampleOfTheDocumentationHolds() {
        Ahp ahp = of(List.of("revenue", "lead_conversion", "csat_mean"), 3, 5, 2);

        assertThat(ahp).hasToString("csat_mean 0.122, lead_conversion 0.230, revenue 0.648; consistency ratio 0.004");
        assertThat(ahp.consistencyRatio()).isCloseTo(0.0036, within(5e-5));
    }

    @Test
    void twoThingsTakeOneJudgement() {
        Ahp ahp = Ahp.builder().judge("b", "a", 4).build();

        assertWeights(ahp, 1e-15, Map.of("a", 0.2, "b", 0.8));
        assertThat(ahp.consistencyRatio()).isZero();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void judgementsThatAgreeGiveTheWeightsTheyWereMadeFrom(long seed) {
        Random random = new Random(seed);
        int n = 2 + random.nextInt(14);
        double[] planted = random.doubles(n, 1, 8).toArray();
        Ahp.Builder builder = Ahp.builder();
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                builder.judge("k" + i, "k" + j, planted[i] / planted[j]);
            }
        }
        Ahp ahp = builder.build();

        double sum = Arrays.stream(planted).sum();
        for (int i = 0; i < n; i++) {
            assertThat(ahp.weights().get("k" + i)).isCloseTo(planted[i] / sum, within(1e-12));
        }
        assertThat(ahp.consistencyIndex()).isBetween(0.0, 1e-12);
    }

    /** Judging one thing c times as important throughout makes its weight c times as large beside the others. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void scalingTheJudgementsOfOneThingScalesItsWeight(long seed) {
        Random random = new Random(seed);
        List<Judged> judged = judged(random, 6);
        Ahp before = build(judged);
        Ahp after = build(judged.stream()
                .map(each -> each.id().equals("k0") ? new Judged("k0", each.other(), each.times() * 2) : each)
                .toList());

        assertThat(Crowd.of(after.weights(), "k0") / Crowd.of(after.weights(), "k3"))
                .isCloseTo(2 * Crowd.of(before.weights(), "k0") / Crowd.of(before.weights(), "k3"), within(1e-12));
        assertThat(after.consistencyRatio()).isCloseTo(before.consistencyRatio(), within(1e-12));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void theOrderOfJudgementsChangesNoBit(long seed) {
        Random random = new Random(seed);
        List<Judged> judged = judged(random, 7);
        Ahp before = build(judged);
        Collections.shuffle(judged, random);
        Ahp after = build(judged);

        assertThat(after.weights()).isEqualTo(before.weights());
        assertThat(after.principalEigenvalue()).isEqualTo(before.principalEigenvalue());
        assertThat(after.judgements()).isEqualTo(before.judgements());
    }

    private static List<Judged> judged(Random random, int n) {
        List<Judged> judged = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                judged.add(new Judged("k" + i, "k" + j, 0.25 + 4 * random.nextDouble()));
            }
        }
        return judged;
    }

    private static Ahp build(List<Judged> judged) {
        Ahp.Builder builder = Ahp.builder();
        judged.forEach(each -> builder.judge(each.id(), each.other(), each.times()));
        return builder.build();
    }

    @Test
    void whatCannotBeJudgedIsRefused() {
        Ahp.Builder builder = Ahp.builder().judge("a", "b", 2);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.judge("a", "a", 1))
                .withMessageContaining("(a)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.judge("b", "a", 2))
                .withMessageContaining("(b) against (a) is there twice");
        for (double times : new double[] {0, -3, 9.1, 0.1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> builder.judge("a", "c", times))
                    .withMessageContaining("(" + times + ")");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.judge("c", "d", 1).build())
                .withMessageContaining("[a against c, a against d, b against c, b against d]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ahp.builder().build())
                .withMessageContaining("(0)");
        Ahp.Builder many = Ahp.builder();
        for (int i = 0; i < 16; i++) {
            for (int j = i + 1; j < 16; j++) {
                many.judge("k" + i, "k" + j, 1);
            }
        }
        assertThatIllegalArgumentException().isThrownBy(many::build).withMessageContaining("(16)");
    }
}
