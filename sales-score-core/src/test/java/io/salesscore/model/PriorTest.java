package io.salesscore.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurement;
import io.salesscore.kpi.Measurement.KeyStatistic;
import io.salesscore.kpi.Measurement.KeyedCount;
import io.salesscore.kpi.Measurements;
import io.salesscore.kpi.RollUp;
import io.salesscore.kpi.Unit;
import io.salesscore.period.Period;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class PriorTest {

    private static final Kpi CONVERSION =
            Kpi.builder("conversion").unit(Unit.SHARE).rollUp(RollUp.POOL).build();
    private static final Kpi SATISFACTION = Kpi.builder("satisfaction")
            .unit(Unit.rating(1, 5))
            .rollUp(RollUp.POOL)
            .build();
    private static final Period YEAR = Period.parse("2025");

    private static Measurements peer(int number, Measurement conversion) {
        return Measurements.of("peer " + number, YEAR)
                .measured(CONVERSION, conversion)
                .build();
    }

    private static Measurement rate(long k, long n) {
        return Measurement.proportion(BigDecimal.valueOf(k), BigDecimal.valueOf(n));
    }

    /** Peers with k of n each, written k, n, k, n. */
    private static List<Measurements> peers(long... kAndN) {
        return IntStream.range(0, kAndN.length / 2)
                .mapToObj(i -> peer(i, rate(kAndN[2 * i], kAndN[2 * i + 1])))
                .toList();
    }

    private static Prior estimate(List<Measurements> peers) {
        return Prior.ofPeers(CONVERSION, peers, 4, "field sales", "2025");
    }

    private static Measurements answers(String subject, double... answers) {
        return Measurements.of(subject, YEAR).meanOf(SATISFACTION, answers).build();
    }

    @Test
    void theStrengthOfProportionsFollowsFromHowMuchPeersDiffer() {
        Prior prior = estimate(peers(2, 10, 4, 10, 12, 20, 4, 20, 8, 40));

        // N = 100, m = 0.3; Q = 10·0.01 + 10·0.01 + 20·0.09 + 20·0.01 + 40·0.01 = 2.6
        // n0 = (100 − 2600/100) / 4 = 18.5; ρ = (2.6/0.21 − 4) / (4 · 17.5)
        double rho = (2.6 / 0.21 - 4) / 70;
        assertThat(prior.mean()).isCloseTo(0.3, within(1e-15));
        assertThat(prior.strength()).isCloseTo(1 / rho - 1, within(1e-12));
        Prior.Peers peers = prior.peers().orElseThrow();
        assertThat(peers.count()).isEqualTo(5);
        assertThat(peers.leftOut()).isZero();
        assertThat(peers.observations()).isEqualTo(100);
        assertThat(peers.size()).isCloseTo(18.5, within(1e-12));
        assertThat(peers.variance()).isCloseTo(0.21 * (1 - rho), within(1e-12));
        assertThat(peers.floored()).isFalse();
    }

    @Test
    void theStrengthOfMeansFollowsFromHowMuchPeersDiffer() {
        Prior prior = Prior.ofPeers(
                SATISFACTION,
                List.of(
                        answers("a", 2, 3, 4),
                        answers("b", 4, 5),
                        answers("c", 1, 2, 2, 3),
                        answers("d", 5, 5, 4),
                        answers("e", 3, 3, 4, 2)),
                4,
                "surveys",
                "1");

        // n 3, 2, 4, 3, 4; sums 9, 9, 8, 14, 12: N = 16, m = 3.25; within 2 + 0.5 + 2 + 2/3 + 2, by 11 degrees
        double variance = (6.5 + 2.0 / 3) / 11;
        double between = 3 * 0.0625 + 2 * 1.5625 + 4 * 1.5625 + 3 * (14.0 / 3 - 3.25) * (14.0 / 3 - 3.25) + 4 * 0.0625;
        double size = (16 - 54.0 / 16) / 4;
        assertThat(prior.mean()).isEqualTo(3.25);
        assertThat(prior.strength()).isCloseTo(variance * 4 * size / (between - 4 * variance), within(1e-12));
        assertThat(prior.peers()).hasValueSatisfying(peers -> {
            assertThat(peers.variance()).isCloseTo(variance, within(1e-14));
            assertThat(peers.size()).isCloseTo(size, within(1e-14));
            assertThat(peers.floored()).isFalse();
        });
    }

    /**
     * B. Efron, C. Morris, Stein's paradox in statistics, Scientific American 236 (1977), from Data analysis using Stein's
     * estimator, JASA 70 (1975): the first 45 at bats of 18 players in 1970 against the remainder of their season. James and
     * Stein's estimator is 3.5 times nearer to the truth.
     */
    @Test
    void baseballAveragesComeNearerToTheTruth() {
        long[] hits = {18, 17, 16, 15, 14, 14, 13, 12, 11, 11, 10, 10, 10, 10, 10, 9, 8, 7};
        double[] rest = {
            .346, .298, .276, .222, .273, .270, .263, .210, .269, .230, .264, .256, .303, .264, .226, .285, .316, .200
        };
        Prior prior = estimate(IntStream.range(0, 18)
                .mapToObj(i -> peer(i, rate(hits[i], 45)))
                .toList());

        double mean = prior.mean();
        double observed = 0;
        double shrunk = 0;
        double jamesStein = 0;
        double spread = 0;
        for (long k : hits) {
            spread += (k / 45.0 - mean) * (k / 45.0 - mean);
        }
        double factor = 1 - 15 * mean * (1 - mean) / 45 / spread;
        for (int i = 0; i < 18; i++) {
            double average = hits[i] / 45.0;
            double counted = (hits[i] + prior.strength() * mean) / (45 + prior.strength());
            observed += (average - rest[i]) * (average - rest[i]);
            shrunk += (counted - rest[i]) * (counted - rest[i]);
            jamesStein += (mean + factor * (average - mean) - rest[i]) * (mean + factor * (average - mean) - rest[i]);
        }

        assertThat(mean).isCloseTo(0.2654, within(5e-5));
        // 17 other players and n0 = 45: by chance alone ρ would be as good as nothing
        assertThat(prior.strength()).isEqualTo(337.5);
        assertThat(prior.peers())
                .hasValueSatisfying(peers -> assertThat(peers.floored()).isTrue());
        assertThat(observed).isCloseTo(0.0753, within(5e-5));
        assertThat(jamesStein).isCloseTo(0.0213, within(5e-5));
        assertThat(observed / jamesStein).isCloseTo(3.53, within(0.005));
        assertThat(observed / shrunk).isCloseTo(3.47, within(0.005));
    }

    @Test
    void peersWhoDifferNoMoreThanByChanceHaveTheMostStrengthThatTheirNumberAllows() {
        Prior prior = estimate(peers(3, 10, 3, 10, 3, 10, 3, 10, 3, 10, 3, 10, 3, 10));

        assertThat(prior.strength()).isEqualTo(10 * 4 / 2.0);
        assertThat(prior.peers())
                .hasValueSatisfying(peers -> assertThat(peers.floored()).isTrue());
        assertThat(prior.toString())
                .endsWith("by field sales (2025), from 7 peers, strength held at what so few can tell");
    }

    @Test
    void aPeerOfTypicalSizeNeverShrinksByMoreThanMorrissBound() {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            int count = 4 + random.nextInt(20);
            List<Measurements> peers = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int n = 2 + random.nextInt(60);
                peers.add(peer(i, rate(1 + random.nextInt(n - 1), n)));
            }
            Prior prior = estimate(peers);
            double size = prior.peers().orElseThrow().size();
            assertThat(prior.strength() / (prior.strength() + size))
                    .as("seed %d", seed)
                    .isLessThanOrEqualTo((count - 3.0) / (count - 1) + 1e-12);

            List<Measurements> shuffled = new ArrayList<>(peers);
            Collections.shuffle(shuffled, random);
            assertThat(estimate(shuffled)).as("seed %d", seed).isEqualTo(prior);
        }
    }

    @Test
    void theTruthIsFoundWhereThereAreManyPeers() {
        Random random = new Random(42);
        List<Measurements> peers = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            // the share of successes of a Pólya urn has the distribution Beta(6, 14)
            int n = 5 + random.nextInt(60);
            int k = 0;
            for (int draw = 0; draw < n; draw++) {
                k += random.nextDouble() * (20 + draw) < 6 + k ? 1 : 0;
            }
            peers.add(peer(i, rate(k, n)));
        }

        assertThat(estimate(peers).mean()).isCloseTo(0.3, within(0.01));
        assertThat(estimate(peers).strength()).isCloseTo(20, within(2.0));
    }

    @Test
    void whoHasNoValueIsLeftOutAndCounted() {
        List<Measurements> peers = new ArrayList<>(peers(2, 10, 4, 10, 12, 20, 4, 20, 8, 40));
        Prior without = estimate(peers);
        peers.add(peer(8, rate(0, 0)));
        peers.add(peer(9, Measurement.missing()));
        peers.add(Measurements.of("another", YEAR).build());
        Prior prior = estimate(peers);

        assertThat(prior.mean()).isEqualTo(without.mean());
        assertThat(prior.strength()).isEqualTo(without.strength());
        assertThat(prior.peers().orElseThrow().leftOut()).isEqualTo(3);
        assertThat(prior).isNotEqualTo(without).doesNotHaveSameHashCodeAs(without);
        assertThat(prior.toString()).endsWith("from 5 peers, 3 left out");
    }

    /** Below one observation, n − 1 would take away from the degrees of freedom of the others. */
    @Test
    void aMeanOfLessThanOneObservationIsLeftOut() {
        List<Measurements> peers = new ArrayList<>(
                List.of(answers("a", 2, 3, 4), answers("b", 4, 5), answers("c", 1, 2, 2, 3), answers("d", 5, 5, 4)));
        Prior without = Prior.ofPeers(SATISFACTION, peers, 4, "surveys", "1");
        peers.add(faded("e", "0.25", "1"));
        Prior prior = Prior.ofPeers(SATISFACTION, peers, 4, "surveys", "1");

        assertThat(prior.mean()).isEqualTo(without.mean());
        assertThat(prior.strength()).isEqualTo(without.strength());
        assertThat(prior.peers().orElseThrow().leftOut()).isEqualTo(1);
    }

    /** Answers of 1 and 5 that have faded, so that their weight is little more than that of one. */
    private static Measurements faded(String subject, String n, String sum) {
        BigDecimal total = new BigDecimal(sum);
        return Measurements.of(subject, YEAR)
                .measured(
                        SATISFACTION, Measurement.mean(new BigDecimal(n), total, total.multiply(BigDecimal.valueOf(5))))
                .build();
    }

    @Test
    void overlaidCreditCountsAsOneProportion() {
        List<Measurements> counted = new ArrayList<>(peers(2, 10, 4, 10, 12, 20, 4, 20, 8, 40));
        counted.set(1, peer(1, Measurement.overlaid(rate(1, 4), rate(3, 6))));

        assertThat(estimate(counted)).isEqualTo(estimate(peers(2, 10, 4, 10, 12, 20, 4, 20, 8, 40)));
    }

    @Test
    void repeatSharesAreProportions() {
        Kpi repeats =
                Kpi.builder("repeats").unit(Unit.SHARE).rollUp(RollUp.UNION).build();
        long[] kAndN = {2, 10, 4, 10, 12, 20, 4, 20, 8, 40};
        List<Measurements> shares = IntStream.range(0, 5)
                .mapToObj(i -> Measurements.of("peer " + i, YEAR)
                        .measured(
                                repeats,
                                new KeyedCount(
                                        KeyStatistic.REPEAT_SHARE, kAndN[2 * i + 1], kAndN[2 * i], new TreeMap<>()))
                        .build())
                .toList();

        assertThat(Prior.ofPeers(repeats, shares, 4, "field sales", "2025")).isEqualTo(estimate(peers(kAndN)));
    }

    @Test
    void aStatedPriorHasNoPeers() {
        Prior prior = Prior.of(0.24, 20, "field sales 2025", "1");

        assertThat(prior.peers()).isEmpty();
        assertThat(prior).hasToString("0.24 with strength 20.0, by field sales 2025 (1)");
        assertThat(prior).isEqualTo(Prior.of(0.24, 20, "field sales 2025", "1"));
        for (Object other : List.of(
                Prior.of(0.25, 20, "field sales 2025", "1"),
                Prior.of(0.24, 21, "field sales 2025", "1"),
                Prior.of(0.24, 20, "field sales", "1"),
                Prior.of(0.24, 20, "field sales 2025", "2"),
                "prior")) {
            assertThat(prior).isNotEqualTo(other);
        }
    }

    @Test
    void howAPriorWasEstimatedIsNoPartOfTheFingerprint() {
        Prior estimated = estimate(peers(2, 10, 4, 10, 12, 20, 4, 20, 8, 40));
        Prior stated = Prior.of(estimated.mean(), estimated.strength(), estimated.source(), estimated.version());

        assertThat(model(estimated).fingerprint()).isEqualTo(model(stated).fingerprint());
    }

    private static ScoreModel model(Prior prior) {
        return ScoreModel.builder("m")
                .kpi(CONVERSION, 1, Curve.between(0, 1), c -> c.prior(prior))
                .build();
    }

    @Test
    void peersWhoTellNothingAreRefused() {
        List<Measurements> five = peers(2, 10, 4, 10, 12, 20, 4, 20, 8, 40);
        refused(() -> Prior.ofPeers(CONVERSION, five, 3, "s", "v"), "minimum number of peers (3)", "at least 4");
        refused(
                () -> Prior.ofPeers(CONVERSION, five, 6, "s", "v"),
                "peers with a value (5 of 5) of prior (s) of KPI (conversion)",
                "at least (6)");
        refused(() -> estimate(peers(0, 10, 0, 10, 0, 20, 0, 20)), "mean (0.0)", "at one end");
        refused(() -> estimate(peers(10, 10, 10, 10, 20, 20, 20, 20)), "mean (1.0)", "at one end");
        refused(() -> estimate(peers(0, 1, 1, 1, 0, 1, 1, 1)), "one observation each", "Maybe");
        refused(
                () -> estimate(peers(0, 10, 10, 10, 0, 10, 10, 10)),
                "from each other alone",
                "Maybe score without one.");
        refused(() -> means(new double[] {1}, new double[] {3}), "one observation each");
        refused(
                () -> Prior.ofPeers(
                        SATISFACTION,
                        List.of(
                                faded("a", "1.001", "1.5"),
                                answers("b", 3),
                                answers("c", 4),
                                answers("d", 5),
                                answers("e", 2)),
                        5,
                        "s",
                        "v"),
                "hardly more than one observation each");
        refused(() -> means(new double[] {1, 1}, new double[] {3, 3}), "are all equal");
        List<Measurements> twice = new ArrayList<>(five);
        twice.add(peer(2, rate(1, 2)));
        refused(() -> estimate(twice), "peer (peer 2)", "twice", "Maybe append");
        refused(
                () -> estimate(List.of(peer(7, Measurement.plain(0.4)))),
                "peer (peer 7)",
                "neither a proportion nor a mean");
        refused(
                () -> estimate(List.of(peer(7, Measurement.ratio(BigDecimal.ONE, BigDecimal.TEN)))),
                "neither a proportion nor a mean");
        refused(
                () -> estimate(List.of(
                        peer(7, rate(1, 2)),
                        peer(8, Measurement.mean(BigDecimal.valueOf(2), BigDecimal.ONE, BigDecimal.ONE)))),
                "peer (peer 8)",
                "another kind");
        refused(() -> Prior.ofPeers(CONVERSION, five, 4, " ", "v"), "source ( )");
    }

    private static Prior means(double[] one, double[] other) {
        List<Measurements> peers = IntStream.range(0, 6)
                .mapToObj(i -> answers(
                        "peer " + i, DoubleStream.of(i % 2 == 0 ? one : other).toArray()))
                .toList();
        return Prior.ofPeers(SATISFACTION, peers, 4, "s", "v");
    }

    @Test
    void anEstimatedPriorIsKeptWithItsPeers() {
        Prior estimated = estimate(peers(18, 45, 17, 45, 10, 45, 7, 45, 14, 60, 9, 30));
        Prior.Peers peers = estimated.peers().orElseThrow();
        Prior kept = Prior.of(
                estimated.mean(),
                estimated.strength(),
                estimated.source(),
                estimated.version(),
                new Prior.Peers(
                        peers.count(),
                        peers.leftOut(),
                        peers.observations(),
                        peers.size(),
                        peers.variance(),
                        peers.floored()));
        assertThat(kept).isEqualTo(estimated).hasSameHashCodeAs(estimated);
        assertThat(Prior.of(estimated.mean(), estimated.strength(), "field sales", "2025"))
                .isNotEqualTo(estimated);
    }

    @Test
    void keptPeersThatNobodyCanHaveEstimatedAreRefused() {
        assertThat(new Prior.Peers(4, 0, 5, 5.0 / 3, 1e100, true).count()).isEqualTo(4);
        refused(
                () -> new Prior.Peers(3, 0, 180, 45, 0.19, false),
                "The peers (3, and 0 left out) of a prior must be at least 4, and those left out 0 or more.");
        refused(
                () -> new Prior.Peers(4, -1, 180, 45, 0.19, false),
                "The peers (4, and -1 left out) of a prior must be at least 4, and those left out 0 or more.");
        for (double observations : new double[] {4.9, 1.1e100, Double.NaN}) {
            refused(
                    () -> new Prior.Peers(4, 0, observations, 1, 0.19, false),
                    "The observations (" + observations
                            + ") of the (4) peers of a prior must be at least one more than the"
                            + " peers, and no more than 1e100.");
        }
        for (double size : new double[] {0, 61, Double.NaN}) {
            refused(
                    () -> new Prior.Peers(4, 0, 180, size, 0.19, false),
                    "The typical size (" + size
                            + ") of the (4) peers of a prior must be positive, and no more than their"
                            + " observations (180.0) allow.");
        }
        for (double variance : new double[] {0, 1.1e100, Double.NaN}) {
            refused(
                    () -> new Prior.Peers(4, 0, 180, 45, variance, false),
                    "The variance (" + variance
                            + ") of single observations of the peers of a prior must be positive, and no"
                            + " more than 1e100.");
        }
    }

    @Test
    void peersWithHardlyMoreThanOneObservationTogetherTellNoSpread() {
        Measurement split = Measurement.proportion(new BigDecimal("0.5"), new BigDecimal("1.1"));
        List<Measurements> peers =
                IntStream.range(0, 4).mapToObj(i -> peer(i, split)).toList();
        refused(() -> estimate(peers), "hardly more than one observation each");
    }

    private static void refused(ThrowingCallable call, String... parts) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessageContainingAll(parts);
    }
}
