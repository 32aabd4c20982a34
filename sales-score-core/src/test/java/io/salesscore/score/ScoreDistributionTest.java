package io.salesscore.score;

import static io.salesscore.score.Given.A;
import static io.salesscore.score.Given.AS_IT_IS;
import static io.salesscore.score.Given.B;
import static io.salesscore.score.Given.CSAT_MEAN;
import static io.salesscore.score.Given.LEAD_CONVERSION;
import static io.salesscore.score.Given.Q1;
import static io.salesscore.score.Given.fieldSales;
import static io.salesscore.score.Given.sariWithoutSatisfaction;
import static io.salesscore.score.Given.score;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurement;
import io.salesscore.kpi.Measurements;
import io.salesscore.kpi.RollUp;
import io.salesscore.kpi.Unit;
import io.salesscore.model.Criterion;
import io.salesscore.model.Curve;
import io.salesscore.model.Gate;
import io.salesscore.model.GradeScale;
import io.salesscore.model.MissingPolicy;
import io.salesscore.model.Prior;
import io.salesscore.model.ScoreModel;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreDistributionTest {

    private static final Prior TEAM = Prior.of(0.24, 20, "field sales 2025", "1");

    private static double[] draws(ScoreDistribution distribution) {
        return IntStream.range(0, distribution.draws())
                .mapToDouble(distribution::publishedDraw)
                .toArray();
    }

    /** Rates are their points in percent, to six decimals. */
    private static ScoreModel.Builder conversion(Consumer<Criterion.Builder> details) {
        return ScoreModel.builder("m").decimals(6).kpi(LEAD_CONVERSION, 1, Curve.between(0, 1), details);
    }

    private static Measurement mean(double... values) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal squares = BigDecimal.ZERO;
        for (double value : values) {
            sum = sum.add(BigDecimal.valueOf(value));
            squares = squares.add(BigDecimal.valueOf(value).multiply(BigDecimal.valueOf(value)));
        }
        return Measurement.mean(BigDecimal.valueOf(values.length), sum, squares);
    }

    /** Within five standard errors of an order statistic: √(p (1 − p) / draws) of probability. */
    private static void assertAgree(Interval drawn, Interval exact, double scale, double probabilityError) {
        assertThat(drawn.low()).isCloseTo(scale * exact.low(), within(scale * probabilityError));
        assertThat(drawn.high()).isCloseTo(scale * exact.high(), within(scale * probabilityError));
    }

    @ParameterizedTest
    @CsvSource({"18, 75, 0.006", "2, 2, 0.012", "0, 10, 0.008", "500, 1000, 0.003"})
    void withoutPriorTheIntervalIsThatOfJeffreys(long k, long n, double error) {
        SalesScore score = score(conversion(c -> {}), m -> m.rate(LEAD_CONVERSION, k, n));

        ScoreDistribution distribution = ScoreDistribution.of(score, 1, 40_000);

        assertAgree(distribution.interval(0.95), Interval.jeffreys((double) k, (double) n, 0.95), 100, error);
        assertThat(distribution.knownShare()).isEqualTo(1);
    }

    @Test
    void withAPriorTheIntervalIsThatOfTheBetaDistribution() {
        SalesScore score = score(conversion(c -> c.prior(TEAM)), m -> m.rate(LEAD_CONVERSION, 2, 2));

        ScoreDistribution distribution = ScoreDistribution.of(score, 1, 40_000);

        assertAgree(distribution.interval(0.95), Interval.beta(2 + 4.8, 15.2, 0.95), 100, 0.007);
        assertAgree(distribution.interval(0.50), Interval.beta(2 + 4.8, 15.2, 0.50), 100, 0.005);
        assertThat(distribution.median()).isCloseTo(30.4, within(0.7));
    }

    @Test
    void aRateWithoutDataIsDrawnFromItsPrior() {
        SalesScore score = score(conversion(c -> c.prior(TEAM).missing(MissingPolicy.prior())), m -> {});

        ScoreDistribution distribution = ScoreDistribution.of(score, 1, 40_000);

        assertAgree(distribution.interval(0.95), Interval.beta(4.8, 15.2, 0.95), 100, 0.007);
        assertThat(distribution.knownShare()).isEqualTo(1);
    }

    @Test
    void aMeanIsDrawnFromStudentsDistribution() {
        SalesScore score = score(
                ScoreModel.builder("m").decimals(6).kpi(CSAT_MEAN, 1, Curve.between(1, 5)),
                m -> m.measured(CSAT_MEAN, mean(3, 4, 3, 4, 3, 4, 3, 4)));

        Interval exact = Interval.of(mean(3, 4, 3, 4, 3, 4, 3, 4), 0.95).orElseThrow();

        Interval drawn = ScoreDistribution.of(score, 1, 40_000).interval(0.95);
        assertThat(drawn.low()).isCloseTo(25 * (exact.low() - 1), within(25 * 0.02));
        assertThat(drawn.high()).isCloseTo(25 * (exact.high() - 1), within(25 * 0.02));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.001", "1.5"})
    void aMeanOfFewerThanTwoAnswersTellsNoUncertainty(String n) {
        Kpi anyNumber =
                Kpi.builder("any").unit(Unit.number("")).rollUp(RollUp.POOL).build();
        Measurement faded = Measurement.mean(new BigDecimal(n), BigDecimal.valueOf(4), BigDecimal.valueOf(20));
        for (Optional<Prior> prior : List.of(Optional.<Prior>empty(), Optional.of(Prior.of(3, 10, "peers", "1")))) {
            SalesScore score = score(
                    ScoreModel.builder("m").kpi(anyNumber, 1, Curve.between(1, 5), c -> prior.ifPresent(c::prior)),
                    m -> m.measured(anyNumber, faded));

            ScoreDistribution distribution = ScoreDistribution.of(score, 1);

            assertThat(draws(distribution)).containsOnly(score.points());
            assertThat(distribution.knownShare()).isZero();
        }
    }

    @Test
    void aMeanWithAStatedPriorIsDrawnAroundTheShrunkMean() {
        SalesScore score = score(
                ScoreModel.builder("m")
                        .decimals(6)
                        .kpi(CSAT_MEAN, 1, Curve.between(1, 5), c -> c.prior(Prior.of(4, 8, "peers", "1"))),
                m -> m.measured(CSAT_MEAN, mean(1, 2, 3, 4, 1, 2, 3, 4)));

        // (20 + 8·4) / 16 = 3.25, variance 10/7 by 7 degrees of freedom, of 16
        Interval exact = Interval.student(3.25, StrictMath.sqrt(10.0 / 7 / 16), 7, 0.95);

        assertAgree(
                ScoreDistribution.of(score, 1, 40_000).interval(0.95),
                new Interval(exact.low() - 1, exact.high() - 1, 0.95),
                25,
                0.05);
    }

    @Test
    void whatFewPeersTellWidensTheInterval() {
        Prior estimated = Prior.ofPeers(LEAD_CONVERSION, peers(8, 12, 6, 10, 14, 3), 6, "peers", "1");
        SalesScore score = score(conversion(c -> c.prior(estimated)), m -> m.rate(LEAD_CONVERSION, 9, 30));

        Interval carried = ScoreDistribution.of(score, 1, 4_000, true).interval(0.95);
        Interval taken = ScoreDistribution.of(score, 1, 4_000, false).interval(0.95);

        assertThat(carried.width()).isGreaterThan(taken.width() * 1.05);
        assertThat(carried.contains(score.points())).isTrue();
        double s = estimated.strength();
        double m = estimated.mean();
        assertAgree(taken, Interval.beta(9 + s * m, 21 + s * (1 - m), 0.95), 100, 0.02);
    }

    private static List<Measurements> peers(long... conversions) {
        return IntStream.range(0, conversions.length)
                .mapToObj(i -> Measurements.of("peer " + i, Q1)
                        .rate(LEAD_CONVERSION, conversions[i], 40)
                        .build())
                .toList();
    }

    @Test
    void aMeanTakesItsSpreadFromThePeersOfItsPrior() {
        List<Measurements> peers = IntStream.range(0, 30)
                .mapToObj(i -> Measurements.of("peer " + i, Q1)
                        .measured(CSAT_MEAN, mean(2 + i % 3, 3, 4, 3 + i % 2, 3, 4, 2))
                        .build())
                .toList();
        Prior prior = Prior.ofPeers(CSAT_MEAN, peers, 30, "peers", "1");
        ScoreModel.Builder model = ScoreModel.builder("m")
                .decimals(6)
                .kpi(CSAT_MEAN, 1, Curve.between(1, 5), c -> c.prior(prior).missing(MissingPolicy.prior()));
        double variance = prior.peers().orElseThrow().variance();

        SalesScore one = score(model, m -> m.measured(CSAT_MEAN, mean(5)));
        SalesScore none = score(model, m -> {});

        double s = prior.strength();
        double centre = (5 + s * prior.mean()) / (1 + s);
        Interval exact = Interval.normal(centre - 1, StrictMath.sqrt(variance / (1 + s)), 0.95);
        ScoreDistribution taken = ScoreDistribution.of(one, 1, 40_000, false);
        assertAgree(taken.interval(0.95), exact, 25, 0.03);
        assertThat(taken.knownShare()).isEqualTo(1);
        ScoreDistribution ofPrior = ScoreDistribution.of(none, 1, 40_000, false);
        assertAgree(
                ofPrior.interval(0.95),
                Interval.normal(prior.mean() - 1, StrictMath.sqrt(variance / s), 0.95),
                25,
                0.03);
        assertThat(ScoreDistribution.of(none, 1).interval(0.95).width())
                .isGreaterThan(ofPrior.interval(0.95).width());
    }

    @Test
    void drawsAreTheSameOnEveryMachine() throws NoSuchAlgorithmException {
        Prior estimated = Prior.ofPeers(LEAD_CONVERSION, peers(8, 12, 6, 10, 14, 3), 6, "peers", "1");
        ScoreModel.Builder model = ScoreModel.builder("m")
                .kpi(LEAD_CONVERSION, 2, Curve.between(0.05, 0.35), c -> c.prior(estimated))
                .kpi(CSAT_MEAN, 1, Curve.between(1, 5));
        SalesScore score = score(model, m -> m.rate(LEAD_CONVERSION, 18, 75).measured(CSAT_MEAN, mean(5, 4, 4, 3, 5)));

        double[] draws = draws(ScoreDistribution.of(score, 2026, 4_000));

        ByteBuffer bytes = ByteBuffer.allocate(8 * draws.length);
        Arrays.stream(draws).forEach(bytes::putDouble);
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array())))
                .isEqualTo("025265d0819f5a6059b9ee7a269d69d06f74308aa25788448656a20c7084236f");
        assertThat(draws(ScoreDistribution.of(score, 2026, 1_000))).isEqualTo(Arrays.copyOf(draws, 1_000));
        assertThat(draws(ScoreDistribution.of(score, 2027, 4_000))).isNotEqualTo(draws);
    }

    @Test
    void anotherKpiChangesNoDrawOfTheFirst() {
        SalesScore alone = score(conversion(c -> {}), m -> m.rate(LEAD_CONVERSION, 18, 75));
        SalesScore beside = score(
                ScoreModel.builder("m")
                        .decimals(6)
                        .kpi(A, 1, AS_IT_IS)
                        .kpi(CSAT_MEAN, 1, Curve.points().at(-1e9, 0).at(1e9, 0))
                        .kpi(LEAD_CONVERSION, 2, Curve.between(0, 1)),
                m -> m.actual(A, 0).measured(CSAT_MEAN, mean(5, 4)).rate(LEAD_CONVERSION, 18, 75));

        double[] halved = draws(ScoreDistribution.of(beside, 7));
        double[] whole = draws(ScoreDistribution.of(alone, 7));

        for (int i = 0; i < whole.length; i++) {
            assertThat(halved[i]).isCloseTo(whole[i] / 2, within(1e-6));
        }
    }

    @Test
    void eachSubjectAndPeriodHasItsOwnDraws() {
        ScoreCalculator calculator = ScoreCalculator.of(conversion(c -> {}).build());
        Measurements sari =
                Measurements.of("sari", Q1).rate(LEAD_CONVERSION, 18, 75).build();
        Measurements budi =
                Measurements.of("budi", Q1).rate(LEAD_CONVERSION, 18, 75).build();
        double[] draws = draws(ScoreDistribution.of(calculator.score(sari), 7));

        assertThat(draws(ScoreDistribution.of(calculator.score(budi), 7))).isNotEqualTo(draws);
        Measurements next =
                Measurements.of("sari", Q1.next()).rate(LEAD_CONVERSION, 18, 75).build();
        assertThat(draws(ScoreDistribution.of(calculator.score(next), 7))).isNotEqualTo(draws);
    }

    @Test
    void whatATeamSharesIsOneValueForAllOfItsPeople() {
        Measurements team = Measurements.of("jakarta", Q1)
                .measured(CSAT_MEAN, mean(5, 4, 3, 5))
                .build();
        ScoreCalculator calculator = ScoreCalculator.of(
                ScoreModel.builder("m").kpi(CSAT_MEAN, 1, Curve.between(1, 5)).build());
        SalesScore sari = calculator.score(Measurements.of("sari", Q1).build().withShared(team, CSAT_MEAN));
        SalesScore budi = calculator.score(Measurements.of("budi", Q1).build().withShared(team, CSAT_MEAN));

        assertThat(draws(ScoreDistribution.of(sari, 7))).isEqualTo(draws(ScoreDistribution.of(budi, 7)));
    }

    /** One draw for both would make 260 of 520 sure to be ahead of 258 of 520, as if chance could not have parted them. */
    @Test
    void whoAddsSomethingToWhatIsSharedHasDrawsOfItsOwn() {
        Measurements support =
                Measurements.of("support", Q1).rate(LEAD_CONVERSION, 10, 20).build();
        ScoreCalculator calculator = ScoreCalculator.of(conversion(c -> {}).build());
        double[] jakarta = draws(ScoreDistribution.of(calculator.score(branch("jakarta", 250, support)), 7));
        double[] medan = draws(ScoreDistribution.of(calculator.score(branch("medan", 248, support)), 7));

        double ahead = IntStream.range(0, jakarta.length)
                        .filter(i -> jakarta[i] > medan[i])
                        .count()
                / (double) jakarta.length;

        // the difference is 0.38 points, with a standard error of 3.1
        assertThat(ahead).isCloseTo(0.55, within(0.03));
    }

    private static Measurements branch(String name, long conversions, Measurements support) {
        return Measurements.rollUp(
                name,
                List.of(
                        Measurements.of(name + "'s rep", Q1)
                                .rate(LEAD_CONVERSION, conversions, 500)
                                .build(),
                        Measurements.of(name + "'s desk", Q1).build().withShared(support, LEAD_CONVERSION)));
    }

    @Test
    void gatesAreJudgedByTheDrawnValue() {
        ScoreModel.Builder model =
                ScoreModel.builder("m").kpi(A, 1, AS_IT_IS).gate(Gate.capAt(60).whenBelow(LEAD_CONVERSION, 0.24));
        SalesScore score = score(model, m -> m.actual(A, 90).rate(LEAD_CONVERSION, 18, 75));

        ScoreDistribution distribution = ScoreDistribution.of(score, 1, 40_000);

        assertThat(score.points()).isEqualTo(90);
        assertThat(draws(distribution)).containsOnly(60, 90);
        // Beta(18.5, 57.5) leaves 0.486 below 0.24
        double held = Arrays.stream(draws(distribution))
                        .filter(points -> points == 60)
                        .count()
                / 40_000.0;
        double exact = StrictMath.exp(QuantileFunctions.logOfRegularizedBeta(StrictMath.log(0.24), 18.5, 57.5));
        assertThat(held).isCloseTo(exact, within(0.0125));
        assertThat(distribution.knownShare()).isZero();
    }

    @Test
    void aGateThatIsIgnoredStaysSo() {
        ScoreModel.Builder model = ScoreModel.builder("m")
                .kpi(LEAD_CONVERSION, 1, Curve.between(0, 1), c -> c.prior(TEAM).missing(MissingPolicy.prior()))
                .gate(Gate.capAt(0).whenBelow(LEAD_CONVERSION, 1).ignoredIfMissing());

        assertThat(draws(ScoreDistribution.of(score(model, m -> {}), 1))).doesNotContain(0);
    }

    @Test
    void theKnownShareIsTheWeightOfWhatIsDrawn() {
        SalesScore score = score(fieldSales(), sariWithoutSatisfaction().andThen(m -> m.actual(CSAT_MEAN, 4.4)));

        ScoreDistribution distribution = ScoreDistribution.of(score, 2026);

        // the repeat rate has no data; of 40, 25 and 20 the 25 have evidence
        assertThat(distribution.knownShare()).isCloseTo(25.0 / 85, within(1e-9));
        assertThat(distribution.score()).isSameAs(score);
        assertThat(distribution.interval(0.95).contains(score.points())).isTrue();
        assertThat(distribution)
                .hasToString("sari 2026-Q1: 95.1 (A), 86.6 to 100 (95 %), known for 29 % of its weight");
        assertThat(distribution.probabilityOfGrade("A")).isCloseTo(0.99, within(0.005));
    }

    @Test
    void whereNothingIsKnownAllDrawsAreTheScore() {
        SalesScore score = score(
                ScoreModel.builder("m").kpi(A, 1, AS_IT_IS).kpi(B, 1, AS_IT_IS).kpi(CSAT_MEAN, 2, Curve.between(1, 5)),
                m -> m.actual(A, 40).actual(B, 60).measured(CSAT_MEAN, mean(4, 4, 4)));

        ScoreDistribution distribution = ScoreDistribution.of(score, 1);

        assertThat(draws(distribution)).containsOnly(score.points());
        assertThat(distribution.interval(0.95)).isEqualTo(new Interval(score.points(), score.points(), 0.95));
        assertThat(distribution.median()).isEqualTo(score.points());
        assertThat(distribution.knownShare()).isZero();
    }

    @Test
    void anOverrideHangsOnNoChance() {
        SalesScore decided = score(fieldSales(), sariWithoutSatisfaction())
                .withOverride(
                        new ScoreOverride(80, "flood", "Dewi", LocalDate.of(2026, 6, 30)), LocalDate.of(2026, 6, 1));

        ScoreDistribution distribution = ScoreDistribution.of(decided, 1);

        assertThat(draws(distribution)).containsOnly(80);
        assertThat(distribution.knownShare()).isEqualTo(1);
        assertThat(distribution.probabilityOfGrade("B")).isEqualTo(1);
    }

    @Test
    void gradesShareTheProbability() {
        SalesScore score = score(
                conversion(c -> {}).grades(GradeScale.lowest("C").from(20, "B").from(30, "A")),
                m -> m.rate(LEAD_CONVERSION, 18, 75));
        ScoreDistribution distribution = ScoreDistribution.of(score, 1);

        double[] shares = List.of("A", "B", "C").stream()
                .mapToDouble(distribution::probabilityOfGrade)
                .toArray();

        assertThat(Arrays.stream(shares).sum()).isCloseTo(1, within(1e-12));
        assertThat(shares[0])
                .isCloseTo(
                        1 - StrictMath.exp(QuantileFunctions.logOfRegularizedBeta(StrictMath.log(0.3), 18.5, 57.5)),
                        within(0.03));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> distribution.probabilityOfGrade("Z"))
                .withMessageContaining("grade (Z) is none of score model (m")
                .withMessageContaining("[C, B, A]");
    }

    @Test
    void attainmentIsDrawnAgainstTheTarget() {
        SalesScore score = score(
                ScoreModel.builder("m").decimals(6).kpi(LEAD_CONVERSION, 1, Curve.attainment()),
                m -> m.rate(LEAD_CONVERSION, 18, 75).target(LEAD_CONVERSION, 0.5));

        assertAgree(ScoreDistribution.of(score, 1, 40_000).interval(0.95), Interval.jeffreys(18, 75, 0.95), 200, 0.006);
    }

    @Test
    void drawsStayWithinTheUnit() {
        Kpi satisfaction = CSAT_MEAN;
        SalesScore score = score(
                ScoreModel.builder("m")
                        .decimals(6)
                        .kpi(satisfaction, 1, Curve.points().at(-50, 0).at(50, 100)),
                m -> m.measured(satisfaction, mean(5, 1)));

        assertThat(Arrays.stream(draws(ScoreDistribution.of(score, 1))).max()).hasValue(55);
        assertThat(Arrays.stream(draws(ScoreDistribution.of(score, 1))).min()).hasValue(51);
    }

    @Test
    void distributionsAreEqualByValue() {
        SalesScore score = score(conversion(c -> {}), m -> m.rate(LEAD_CONVERSION, 18, 75));
        ScoreDistribution distribution = ScoreDistribution.of(score, 1, 100);

        assertThat(distribution)
                .isEqualTo(ScoreDistribution.of(score, 1, 100))
                .hasSameHashCodeAs(ScoreDistribution.of(score, 1, 100))
                .isNotEqualTo(ScoreDistribution.of(score, 2, 100))
                .isNotEqualTo(ScoreDistribution.of(score, 1, 101))
                .isNotEqualTo("distribution");
    }

    @Test
    void whatCannotBeDrawnIsRefused() {
        SalesScore unscored = score(conversion(c -> {}), m -> {});
        SalesScore scored = score(conversion(c -> {}), m -> m.rate(LEAD_CONVERSION, 18, 75));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScoreDistribution.of(unscored, 1))
                .withMessageContaining("subject (" + unscored.subject() + ") has no score")
                .withMessageContaining("lead_conversion: MISSING")
                .withMessageContaining("Maybe ask isScored() first.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScoreDistribution.of(scored, 1, 99))
                .withMessageContaining("number of draws (99)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScoreDistribution.of(scored, 1, 1_000_001))
                .withMessageContaining("number of draws (1000001)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScoreDistribution.of(scored, 1).interval(95))
                .withMessageContaining("level (95.0)");
    }

    /** Law: at the values that were measured, the lean tree gives what the whole evaluation gives, bit for bit. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 1_000, 2_000})
    void theTreeAtTheMeasuredValuesIsTheScore(long from) {
        int scored = 0;
        for (long seed = from; seed < from + 400; seed++) {
            SalesScore score = Generated.modelAndMeasurements(seed).score().computed();
            if (!score.isScored()) {
                continue;
            }
            scored++;
            Plan plan = score.compiled().plan;
            double[] points = score.evaluation().points();
            double total =
                    plan.held(plan.regroup(points, -1), score.evaluation().inputs());
            assertThat(Double.doubleToLongBits(total))
                    .as("seed %d", seed)
                    .isEqualTo(Double.doubleToLongBits(score.exactPoints()));
        }
        assertThat(scored).isGreaterThan(100);
    }
}
