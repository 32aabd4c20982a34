package io.salesscore.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.salesscore.explain.Language;
import io.salesscore.kpi.Direction;
import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurements;
import io.salesscore.kpi.SalesKpis;
import io.salesscore.kpi.Unit;
import io.salesscore.model.Curve;
import io.salesscore.model.Gate;
import io.salesscore.model.GradeScale;
import io.salesscore.model.MissingPolicy;
import io.salesscore.model.ScoreModel;
import io.salesscore.period.Period;
import io.salesscore.review.SoundModel.Part;
import io.salesscore.review.SoundModel.Shape;
import io.salesscore.score.Contribution;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelReviewTest {

    private static final Period Q1 = Period.quarter(2026, 1);
    private static final Kpi A = Kpi.builder("a").unit(Unit.COUNT).build();
    private static final Kpi X = SoundModel.kpi("x", Shape.BETWEEN);
    private static final Kpi B = Kpi.builder("b").unit(Unit.COUNT).build();

    private static ScoreModel.Builder twoKpis(double weightOfA, double weightOfB) {
        return ScoreModel.builder("two")
                .kpi(A, weightOfA, Curve.between(0, 100))
                .kpi(B, weightOfB, Curve.between(0, 100));
    }

    private static List<Measurements> population(double[] a, double[] b) {
        return IntStream.range(0, a.length)
                .mapToObj(i -> Measurements.of("s" + i, Q1)
                        .actual(A, a[i])
                        .actual(B, b[i])
                        .build())
                .toList();
    }

    @Test
    void importanceIsTheCovarianceOfAContributionWithTheScore() {
        ModelReview review = ModelReview.of(
                twoKpis(80, 20).build(), population(new double[] {0, 50, 100}, new double[] {20, 0, 10}));

        // scores 4, 40, 82 of variance 1016; contributions 0, 40, 80 and 4, 0, 2
        assertThat(review.criterion(A).weight()).isCloseTo(0.8, within(1e-15));
        assertThat(review.criterion(A).importance().orElseThrow()).isCloseTo(1040.0 / 1016, within(1e-12));
        assertThat(review.criterion(B).importance().orElseThrow()).isCloseTo(-24.0 / 1016, within(1e-12));
        assertThat(review.importance()).extracting(Importance::id).containsExactly("a", "b");
    }

    @Test
    void ceilingAndGatesHaveImportancesOfTheirOwn() {
        ScoreModel model = ScoreModel.builder("held")
                .kpi(A, 50, Curve.points().at(0, 0).at(100, 150))
                .kpi(B, 50, Curve.between(0, 100))
                .gate(Gate.capAt(60).whenBelow(B, 20))
                .build();
        ModelReview review =
                ModelReview.of(model, population(new double[] {100, 90, 100, 20}, new double[] {90, 10, 50, 70}));

        assertThat(review.importance())
                .extracting(Importance::kind)
                .containsExactly(
                        Contribution.Kind.CRITERION,
                        Contribution.Kind.CRITERION,
                        Contribution.Kind.CEILING,
                        Contribution.Kind.GATE);
        assertThat(sum(review)).isCloseTo(1, within(1e-9));
    }

    @Test
    void theMainEffectSeesWhatNoCorrelationSees() {
        // b is best in the middle of a: no correlation, and yet a tells b
        double[] a = IntStream.rangeClosed(1, 60).mapToDouble(i -> i).toArray();
        double[] b = IntStream.rangeClosed(1, 60)
                .mapToDouble(i -> 100 - 0.1 * (i - 30.5) * (i - 30.5))
                .toArray();
        ModelReview review = ModelReview.of(twoKpis(1, 1000).build(), population(a, b));

        assertThat(Math.abs(review.criterion(A).spearman().orElseThrow())).isLessThan(0.1);
        assertThat(review.criterion(A).mainEffect().orElseThrow()).isBetween(0.75, 1.0);
    }

    @Test
    void theMainEffectOfAStraightLineIsTheWhole() {
        double[] a = IntStream.rangeClosed(1, 40).mapToDouble(i -> 2 * i).toArray();
        ModelReview review = ModelReview.of(twoKpis(1, 1).build(), population(a, a));

        assertThat(review.criterion(A).mainEffect().orElseThrow()).isCloseTo(1, within(1e-12));
    }

    /** Of jointly normal KPIs the main effect is the squared correlation. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.4, 0.8})
    void theMainEffectOfNormalKpisIsTheSquaredCorrelation(double rho) {
        Random random = new Random(7);
        int n = 600;
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = random.nextGaussian();
            y[i] = rho * x[i] + Math.sqrt(1 - rho * rho) * random.nextGaussian();
        }
        double pearson = Correlation.pearson(x, y).orElseThrow();

        assertThat(MainEffect.of(x, y)).isCloseTo(pearson * pearson, within(0.03));
    }

    @Test
    void removalMovesRanks() {
        // scores 60, 55, 50 with b; without it 20, 50, 80
        ModelReview review = ModelReview.of(
                twoKpis(1, 1).build(), population(new double[] {20, 50, 80}, new double[] {100, 60, 20}));

        assertThat(review.criterion(B).removal().orElseThrow())
                .isEqualTo(new Removal(3, 4.0 / 3, 2, OptionalDouble.of(-1)));
        assertThat(ModelReview.of(
                                ScoreModel.builder("one")
                                        .kpi(A, 1, Curve.between(0, 100))
                                        .build(),
                                population(new double[] {1}, new double[] {1}))
                        .criterion(A)
                        .removal())
                .isEmpty();
    }

    /** The library's own worked case: satisfaction of 3.2 gives 78.235294, and 98.205128 where it is missing. */
    @Test
    void whatAMissingValueWouldPayIsToldBySubject() {
        ScoreModel model = ScoreModel.builder("field-sales")
                .kpi(SalesKpis.REVENUE, 40, Curve.attainment().cappedAt(1.20))
                .kpi(SalesKpis.LEAD_CONVERSION, 25, Curve.between(0.05, 0.35))
                .kpi(SalesKpis.REPEAT_CUSTOMER_RATE, 15, Curve.between(0.20, 0.60))
                .kpi(
                        SalesKpis.CSAT_MEAN,
                        20,
                        Curve.points().at(3.0, 0).at(4.2, 80).at(5.0, 100))
                .missing(MissingPolicy.reweight(0.6))
                .build();
        Measurements sari = Measurements.of("sari", Q1)
                .actual(SalesKpis.REVENUE, 1_250_000_000)
                .target(SalesKpis.REVENUE, 1_000_000_000)
                .rate(SalesKpis.LEAD_CONVERSION, 18, 75)
                .actual(SalesKpis.CSAT_MEAN, 3.2)
                .build();
        ModelReview review = ModelReview.of(model, List.of(sari));

        IfMissing satisfaction = review.criterion(SalesKpis.CSAT_MEAN).ifMissing();
        assertThat(satisfaction.gainingShare()).isEqualTo(1);
        assertThat(satisfaction.meanGain()).isCloseTo(98.205128205 - 78.235294118, within(1e-8));
        // without revenue too little of the model has data
        assertThat(review.criterion(SalesKpis.REVENUE).ifMissing()).isEqualTo(new IfMissing(1, 1, 0, 0, 0, 0, 1));
        assertThat(review.criterion(SalesKpis.REPEAT_CUSTOMER_RATE).ifMissing())
                .isEqualTo(new IfMissing(0, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void oneSubjectHasNoFigureThatIsNoNumber() {
        ModelReview review = ModelReview.of(twoKpis(1, 1).build(), population(new double[] {50}, new double[] {50}));

        assertThat(review.importance()).isEmpty();
        assertThat(review.redundancies()).isEmpty();
        assertThat(review.criterion(A).spearman()).isEmpty();
        assertThat(review.criterion(A).mainEffect()).isEmpty();
        assertThat(review.criterion(A).spread()).isEmpty();
        assertThat(review.criterion(A).removal().orElseThrow().spearman()).isEmpty();
        assertThat(review.toString()).doesNotContain("NaN");
        assertThat(review.findings()).extracting(Finding::kind).containsExactly(Finding.Kind.TOO_FEW_SUBJECTS);
        assertThat(review.findings().get(0).figures()).containsEntry("needed", 10.0);
    }

    @Test
    void nobodyToReviewIsRefused() {
        assertThatThrownBy(() -> ModelReview.of(twoKpis(1, 1).build(), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(two 1)")
                .hasMessageContaining("of 10 to judge");
    }

    @Test
    void aGateThatNeedsTheCriterionKeepsIt() {
        Kpi stock = SalesKpis.STOCK_DAYS;
        ScoreModel model = ScoreModel.builder("stock")
                .kpi(stock, 1, Curve.around(21, 3, 14))
                .kpi(A, 1, Curve.between(0, 100))
                .gate(Gate.capAt(50).whenAbove(stock, 60))
                .build();
        List<Measurements> population = List.of(
                Measurements.of("a", Q1).actual(stock, 21).actual(A, 10).build(),
                Measurements.of("b", Q1).actual(stock, 30).actual(A, 90).build());

        ModelReview review = ModelReview.of(model, population);
        assertThat(review.criterion(stock).removal()).isEmpty();
        assertThat(review.criterion(A).removal()).isPresent();
    }

    @ParameterizedTest(name = "{0} subjects, seed {1}")
    @MethodSource("populations")
    void aSoundModelGivesNoFinding(int subjects, long seed) {
        SoundModel given = new SoundModel(seed, subjects);
        ModelReview review = ModelReview.of(given.model(), given.population());

        assertThat(review.findings()).as("%s", given).isEmpty();
        assertThat(sum(review)).isCloseTo(1, within(1e-9));
    }

    @ParameterizedTest(name = "{0} subjects, seed {1}")
    @MethodSource("populations")
    void orderChangesNoBit(int subjects, long seed) {
        SoundModel given = new SoundModel(seed, subjects);
        ModelReview review = ModelReview.of(given.model(), given.population());
        ModelReview shuffled = ModelReview.of(
                given.model(SoundModel.shuffled(given.parts, seed)), SoundModel.shuffled(given.population(), seed));

        assertThat(byId(shuffled)).isEqualTo(byId(review));
        assertThat(shuffled.importance()).isEqualTo(review.importance());
        assertThat(shuffled.redundancies()).isEqualTo(review.redundancies());
        assertThat(shuffled.findings()).isEqualTo(review.findings());
    }

    static Stream<Arguments> populations() {
        return Stream.of(12, 40, 400)
                .flatMap(subjects -> IntStream.rangeClosed(1, subjects == 400 ? 2 : 15)
                        .mapToObj(seed -> Arguments.of(subjects, (long) seed)));
    }

    @ParameterizedTest(name = "{0} in {1} subjects, seed {2}")
    @MethodSource("flaws")
    void aPlantedFlawIsFoundAndNothingElse(Flaw flaw, int subjects, long seed) {
        SoundModel given = flaw.planted.apply(new SoundModel(seed, subjects));
        ModelReview review = ModelReview.of(given.model(), given.population());

        assertThat(review.findings())
                .as("%s\n%s", review, given)
                .extracting(Finding::kind)
                .containsExactly(flaw.kind);
        assertThat(review.findings().get(0).ids()).containsExactlyElementsOf(flaw.ids);
        assertThat(ModelReview.of(
                                given.model(SoundModel.shuffled(given.parts, seed)),
                                SoundModel.shuffled(given.population(), seed))
                        .findings())
                .isEqualTo(review.findings());
    }

    static Stream<Arguments> flaws() {
        return FLAWS.stream()
                .flatMap(flaw -> Stream.of(20, 40, 400)
                        .filter(subjects -> subjects >= flaw.leastSubjects)
                        .flatMap(subjects -> IntStream.rangeClosed(1, subjects == 400 ? 1 : 6)
                                .mapToObj(seed -> Arguments.of(flaw, subjects, (long) seed))));
    }

    /** A flaw that is put into a sound model as a criterion, or several. */
    private record Flaw(
            String name,
            Finding.Kind kind,
            List<String> ids,
            int leastSubjects,
            Function<SoundModel, SoundModel> planted) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Flaw> FLAWS = List.of(
            new Flaw("a duplicate", Finding.Kind.REDUNDANT, List.of("k0", "x"), 20, given -> {
                Part copied = given.parts.get(0);
                return given.with(
                        new Part(SoundModel.kpi("x", copied.shape()), copied.shape(), copied.curve(), 10),
                        s -> given.goodness(s, 0));
            }),
            planted("all at the top", Finding.Kind.AT_CAP, noise(Curve.between(0, 12))),
            planted("all at the bottom", Finding.Kind.AT_FLOOR, noise(Curve.between(100, 200))),
            planted("all nearly the same", Finding.Kind.DEAD_WEIGHT, noise(Curve.between(0, 10_000))),
            planted(
                    "all on one step",
                    Finding.Kind.SAME_POINTS,
                    noise(Curve.steps(0).from(10, 40).from(66, 100))),
            hidden("hard, and left out where it is missing", Curve.between(50, 200), MissingPolicy.reweight()),
            hidden("points for hiding", Shape.BETWEEN.curve(), MissingPolicy.points(95)),
            new Flaw("against the others", Finding.Kind.RUNS_AGAINST_SCORE, List.of("x"), 40, given -> {
                Population scored = Population.of(given.model(), given.population());
                double[] ranks = Ranks.average(scored.exactPoints());
                List<String> order =
                        scored.rows().stream().map(Measurements::subject).toList();
                Random random = new Random(3);
                return given.with(
                        new Part(X, Shape.BETWEEN, Shape.BETWEEN.curve(), 1),
                        s -> 1 - 2 * ranks[order.indexOf("s" + s)] / ranks.length + 0.2 * random.nextGaussian());
            }),
            new Flaw(
                    "revenue twice",
                    Finding.Kind.COUNTED_TWICE,
                    List.of("avg_deal_size", "deals_won", "revenue"),
                    20,
                    given -> {
                        double[] deals = new Random(4).doubles(400, 10, 40).toArray();
                        double[] size = new Random(5).doubles(400, 10, 40).toArray();
                        return given.with(of(SalesKpis.DEALS_WON, Curve.between(5, 45)), s -> deals[s])
                                .with(of(SalesKpis.AVERAGE_DEAL, Curve.between(5, 45)), s -> size[s])
                                .with(of(SalesKpis.REVENUE, Curve.between(25, 1500)), s -> deals[s] * size[s]);
                    }));

    private static Flaw planted(String name, Finding.Kind kind, Part part) {
        double[] numbers = new Random(11).doubles(400, -1.7, 1.7).toArray();
        return new Flaw(name, kind, List.of("x"), 20, given -> given.with(part, s -> numbers[s]));
    }

    private static Part noise(Curve curve) {
        return new Part(X, Shape.BETWEEN, curve, 15);
    }

    /** One in ten has no data. */
    private static Flaw hidden(String name, Curve curve, MissingPolicy missing) {
        double[] numbers = new Random(11).doubles(400, -1.7, 1.7).toArray();
        return new Flaw(
                name,
                Finding.Kind.MISSING_PAYS,
                List.of("x"),
                40,
                given -> given.with(
                        new Part(X, Shape.BETWEEN, curve, 15, Optional.of(missing)),
                        s -> s % 10 == 0 ? Double.NaN : numbers[s]));
    }

    private static Part of(Kpi kpi, Curve curve) {
        return new Part(kpi, Shape.AS_IT_IS, curve, 10);
    }

    @Test
    void aKpiWhosePointsLieFarApartOutweighsTheOthers() {
        Random random = new Random(1);
        ModelReview review = ModelReview.of(
                twoKpis(70, 30).build(),
                population(
                        random.doubles(40, 40, 60).toArray(),
                        random.doubles(40, 0, 100).toArray()));

        assertThat(review.findings()).extracting(Finding::kind).containsExactly(Finding.Kind.OUTWEIGHS);
        assertThat(review.findings().get(0).ids()).containsExactly("b");
    }

    @Test
    void thatOneIsDeadIsNoFaultOfTheOther() {
        Random random = new Random(1);
        ModelReview review = ModelReview.of(
                twoKpis(70, 30).build(),
                population(
                        random.doubles(40, 48, 52).toArray(),
                        random.doubles(40, 0, 100).toArray()));

        assertThat(review.findings()).extracting(Finding::kind).containsExactly(Finding.Kind.DEAD_WEIGHT);
        assertThat(review.findings().get(0).ids()).containsExactly("a");
    }

    @Test
    void eachDeadKpiIsFoundHoweverManyThereAre() {
        Random random = new Random(1);
        double[] live = random.doubles(40, 20, 80).toArray();
        ModelReview review = ModelReview.of(
                Crowd.alike(4),
                Crowd.of(IntStream.range(0, 40)
                        .mapToObj(i -> new double[] {60, 55 + i % 2, 40, live[i]})
                        .toArray(double[][]::new)));

        assertThat(review.findings())
                .extracting(Finding::kind)
                .containsExactly(Finding.Kind.DEAD_WEIGHT, Finding.Kind.DEAD_WEIGHT, Finding.Kind.DEAD_WEIGHT);
    }

    @Test
    void aKpiThatTellsSubjectsApartIsNotDeadBesideOnesThatTellMore() {
        Random random = new Random(1);
        ModelReview review = ModelReview.of(
                Crowd.model(8, 1, 1),
                Crowd.of(IntStream.range(0, 40)
                        .mapToObj(i -> new double[] {
                            60 + 28 * random.nextDouble(),
                            random.nextBoolean() ? 100 : 0,
                            random.nextBoolean() ? 100 : 0
                        })
                        .toArray(double[][]::new)));

        assertThat(review.findings()).isEmpty();
    }

    @Test
    void scoresThatAreAllEqualTellNobodyApart() {
        ModelReview review = ModelReview.of(
                Crowd.alike(3),
                Crowd.of(IntStream.range(0, 40)
                        .mapToObj(i -> new double[] {60, 40, 70})
                        .toArray(double[][]::new)));

        assertThat(review.findings())
                .extracting(Finding::kind)
                .containsExactly(
                        Finding.Kind.SCORES_ALIKE,
                        Finding.Kind.SAME_POINTS,
                        Finding.Kind.SAME_POINTS,
                        Finding.Kind.SAME_POINTS);
        assertThat(ModelReview.of(
                                Crowd.alike(1),
                                Crowd.of(IntStream.range(0, 40)
                                        .mapToObj(i -> new double[] {60})
                                        .toArray(double[][]::new)))
                        .findings())
                .extracting(Finding::kind)
                .containsExactly(Finding.Kind.SCORES_ALIKE, Finding.Kind.SAME_POINTS);
    }

    @Test
    void aGateOrACeilingThatHoldsMostScoresIsFound() {
        double[] a = new Random(1).doubles(40, 40, 100).toArray();
        double[] b =
                IntStream.range(0, 40).mapToDouble(i -> i < 2 ? 90 : 10 + i % 9).toArray();
        ModelReview gated = ModelReview.of(
                twoKpis(1, 1).gate(Gate.capAt(20).whenBelow(B, 50)).build(), population(a, b));
        ModelReview held = ModelReview.of(
                ScoreModel.builder("held")
                        .kpi(A, 1, Curve.points().at(0, 0).at(30, 150).at(100, 200))
                        .build(),
                population(a, b));

        assertThat(gated.findings()).extracting(Finding::kind).contains(Finding.Kind.GATE_DECIDES);
        assertThat(gated.findings().stream()
                        .filter(finding -> finding.kind() == Finding.Kind.GATE_DECIDES)
                        .findFirst()
                        .orElseThrow()
                        .text(Language.ENGLISH))
                .isEqualTo("b: its gate holds down the scores of 95% of 40 subjects, and what they do in other KPIs"
                        + " hardly counts.");
        assertThat(held.findings())
                .extracting(Finding::kind)
                .containsExactly(Finding.Kind.SCORES_ALIKE, Finding.Kind.CEILING_DECIDES);
    }

    @Test
    void thatManyHaveNoScoreIsFound() {
        Random random = new Random(1);
        List<Measurements> population = IntStream.range(0, 400)
                .mapToObj(i -> {
                    Measurements.Builder subject = Measurements.of("s" + i, Q1).actual(A, 100 * random.nextDouble());
                    return i < 190
                            ? subject.build()
                            : subject.actual(B, 100 * random.nextDouble()).build();
                })
                .toList();
        ModelReview review =
                ModelReview.of(twoKpis(1, 1).missing(MissingPolicy.fail()).build(), population);

        assertThat(review.findings()).extracting(Finding::kind).containsExactly(Finding.Kind.MANY_UNSCORED);
        assertThat(review.findings().get(0).figures())
                .containsEntry("unscoredShare", 0.475)
                .containsEntry("subjects", 400.0);
    }

    @Test
    void whereValuesEndBeforeTheCurveDoesMostHaveTheSamePoints() {
        ModelReview review = ModelReview.of(
                Crowd.alike(2),
                Crowd.of(IntStream.range(0, 40)
                        .mapToObj(i -> new double[] {i % 10 == 0 ? 20 + i : 83, (37 * i) % 100})
                        .toArray(double[][]::new)));

        assertThat(review.findings()).extracting(Finding::kind).containsExactly(Finding.Kind.SAME_POINTS);
        assertThat(review.findings().get(0).figures())
                .containsEntry("alikeShare", 0.9)
                .containsEntry("points", 83.0);
    }

    /** Each with a level of its own in each KPI, which lasts. */
    private static List<Measurements> months(long seed, int subjects, int months) {
        Random random = new Random(seed);
        List<Measurements> rows = new ArrayList<>();
        for (int s = 0; s < subjects; s++) {
            double[] level = random.doubles(4, 20, 80).toArray();
            for (int month = 1; month <= months; month++) {
                rows.add(Crowd.measured(
                        Crowd.subject(s),
                        Period.month(2026, month),
                        DoubleStream.of(level)
                                .map(x -> x + 3 * random.nextGaussian())
                                .toArray()));
            }
        }
        return rows;
    }

    @Test
    void aSubjectCountsOnceHoweverOftenItIsMeasured() {
        ModelReview one = ModelReview.of(Crowd.alike(4), months(1, 1, 12));

        assertThat(one.subjects()).isEqualTo(1);
        assertThat(one.measurements()).isEqualTo(12);
        assertThat(one.redundancies()).isEmpty();
        assertThat(one.findings()).extracting(Finding::kind).containsExactly(Finding.Kind.TOO_FEW_SUBJECTS);
        for (long seed = 1; seed <= 20; seed++) {
            ModelReview five = ModelReview.of(Crowd.alike(4), months(seed, 5, 12));
            assertThat(five.findings()).extracting(Finding::kind).containsExactly(Finding.Kind.TOO_FEW_SUBJECTS);
            ModelReview dozen = ModelReview.of(Crowd.alike(4), months(seed, 12, 12));
            assertThat(dozen.findings()).as("seed %d", seed).isEmpty();
        }
    }

    @Test
    void severalPeriodsAreToldAsMeasurementsOfSubjects() {
        ModelReview review = ModelReview.of(
                ScoreModel.builder("flat")
                        .kpi(Crowd.kpi(0), 1, Curve.between(0, 10))
                        .kpi(Crowd.kpi(1), 1, Curve.between(0, 100))
                        .build(),
                months(3, 100, 12));

        assertThat(review.text(Language.ENGLISH))
                .isEqualTo("Model flat 1 over 1,200 measurements of 100 subjects: 1,200 of them scored. Findings: 1.\n"
                        + "k00: 100% of 1,200 measurements of 100 subjects have the highest points of its curve, which does"
                        + " not tell them apart.");
        assertThat(review.findings().get(0).text(Language.INDONESIAN))
                .contains("100% dari 1.200 pengukuran dari 100 subjek");
    }

    @Test
    void whatIsLeftOutWithoutGainIsNoFinding() {
        ModelReview review = ModelReview.of(SalesTeam.model(), SalesTeam.measured(40, Q1, 7));

        assertThat(review.criterion(SalesKpis.CSAT_MEAN).ifMissing().gainingShare())
                .isPositive();
        assertThat(review.findings()).isEmpty();
    }

    @Test
    void whatCancelsEachOtherIsOpposed() {
        double[] a = new Random(1).doubles(40, 0, 100).toArray();
        double[] b =
                IntStream.range(0, 40).mapToDouble(i -> 100 - a[i] * a[i] / 100).toArray();
        ModelReview review = ModelReview.of(twoKpis(70, 30).build(), population(a, b));

        assertThat(review.findings()).extracting(Finding::kind).containsExactly(Finding.Kind.OPPOSED);
        assertThat(review.redundancies()).containsExactly(new Redundancy("a", "b", 40, -1, -1));
    }

    @Test
    void whatFewHaveIsSeldomMeasured() {
        IntFunction<Measurements> subject = i -> {
            Measurements.Builder builder = Measurements.of("s" + i, Q1).actual(A, (i * 37) % 100);
            return i < 8 ? builder.actual(B, (i * 61) % 100).build() : builder.build();
        };
        ModelReview review = ModelReview.of(
                twoKpis(70, 30).missing(MissingPolicy.points(0)).build(),
                IntStream.range(0, 40).mapToObj(subject).toList());

        assertThat(review.findings()).extracting(Finding::kind).contains(Finding.Kind.SELDOM_MEASURED);
        assertThat(review.criterion(B).coverage()).hasValue(0.2);
    }

    @Test
    void findingsAreSentencesInBothLanguages() {
        double[] a = new Random(1).doubles(40, 0, 100).toArray();
        ModelReview review = ModelReview.of(
                ScoreModel.builder("doubled")
                        .kpi(SalesKpis.DEALS_WON, 30, Curve.between(0, 100))
                        .kpi(SalesKpis.NEW_CUSTOMERS, 30, Curve.between(0, 100))
                        .kpi(SalesKpis.MEETINGS, 40, Curve.between(0, 100))
                        .grades(GradeScale.lowest("B").from(50, "A"))
                        .build(),
                IntStream.range(0, 40)
                        .mapToObj(i -> Measurements.of("s" + i, Q1)
                                .actual(SalesKpis.DEALS_WON, a[i])
                                .actual(SalesKpis.NEW_CUSTOMERS, a[i])
                                .actual(SalesKpis.MEETINGS, a[39 - i])
                                .build())
                        .toList());

        assertThat(review.text(Language.ENGLISH))
                .isEqualTo("Model doubled 1 over 40 subjects: 40 of them scored. Findings: 1.\n"
                        + "Deals won and New customers say nearly the same (rank correlation 1.00, 40 subjects)."
                        + " Together they weigh 60%.");
        assertThat(review.text(Language.INDONESIAN))
                .isEqualTo("Model doubled 1 atas 40 subjek: 40 di antaranya memiliki skor. Temuan: 1.\n"
                        + "Jumlah closing dan Pelanggan baru mengukur hal yang hampir sama (korelasi peringkat 1,00, 40"
                        + " subjek). Bobot keduanya 60%.");
    }

    @ParameterizedTest
    @MethodSource("identities")
    void everyIdentityOfTheCatalogueIsFound(Identity identity) {
        ScoreModel.Builder builder = ScoreModel.builder("identities").kpi(A, 1, Curve.between(0, 1));
        Measurements.Builder subject = Measurements.of("s", Q1).actual(A, 1);
        for (Kpi kpi : identity.kpis()) {
            boolean less = kpi.direction() == Direction.LOWER_IS_BETTER;
            builder.kpi(kpi, 1, less ? Curve.between(1, 0) : Curve.between(0, 1));
            subject.actual(kpi, 0.5);
        }
        ModelReview review = ModelReview.of(builder.build(), List.of(subject.build()));

        Finding found = review.findings().get(0);
        assertThat(found.kind()).isEqualTo(Finding.Kind.COUNTED_TWICE);
        assertThat(found.ids())
                .containsExactlyInAnyOrderElementsOf(
                        identity.kpis().stream().map(Kpi::id).toList());
        for (Language language : Language.values()) {
            assertThat(found.text(language)).doesNotContain("{").contains(language.choose(identity.named()));
        }
    }

    static List<Identity> identities() {
        ScoreModel.Builder builder = ScoreModel.builder("all");
        for (Kpi kpi : SalesKpis.all()) {
            builder.kpi(
                    kpi,
                    1,
                    switch (kpi.direction()) {
                        case HIGHER_IS_BETTER -> Curve.between(0, 1);
                        case LOWER_IS_BETTER -> Curve.between(1, 0);
                        case ON_TARGET_IS_BEST -> Curve.around(1, 0, 1);
                    });
        }
        return Identity.within(builder.build());
    }

    @Test
    void aKpiOfTheSameIdThatMeansSomethingElseIsNoIdentity() {
        Kpi other = Kpi.builder("churn_rate").unit(Unit.COUNT).build();
        ScoreModel model = ScoreModel.builder("other")
                .kpi(other, 1, Curve.between(0, 1))
                .kpi(SalesKpis.RETENTION_RATE, 1, Curve.between(0, 1))
                .build();
        assertThat(Identity.within(model)).isEmpty();
        assertThat(identities()).hasSize(10);
    }

    private static double sum(ModelReview review) {
        return review.importance().stream().mapToDouble(Importance::share).sum();
    }

    private static List<CriterionReview> byId(ModelReview review) {
        List<CriterionReview> sorted = new ArrayList<>(review.criteria());
        sorted.sort(Comparator.comparing(CriterionReview::id));
        return sorted;
    }
}
