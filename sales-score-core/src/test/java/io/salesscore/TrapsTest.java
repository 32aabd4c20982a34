package io.salesscore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.salesscore.compare.Ranking;
import io.salesscore.kpi.Direction;
import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurements;
import io.salesscore.kpi.Reason;
import io.salesscore.kpi.Unit;
import io.salesscore.model.Curve;
import io.salesscore.model.GradeScale;
import io.salesscore.model.LowerIsBetter;
import io.salesscore.model.MissingPolicy;
import io.salesscore.model.ScoreModel;
import io.salesscore.period.Period;
import io.salesscore.review.ModelReview;
import io.salesscore.score.SalesScore;
import io.salesscore.score.ScoreCalculator;
import io.salesscore.score.Unscored;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What programs of this kind get wrong, each tried here. */
class TrapsTest {

    private static final Period MAY = Period.month(2026, 5);
    private static final Kpi DEALS = Kpi.builder("deals").unit(Unit.COUNT).build();
    private static final Kpi VISITS = Kpi.builder("visits").unit(Unit.COUNT).build();
    private static final Kpi DAYS = Kpi.builder("days")
            .unit(Unit.DAY)
            .direction(Direction.LOWER_IS_BETTER)
            .build();

    private static ScoreModel.Builder dealsAndVisits() {
        return ScoreModel.builder("plan").kpi(DEALS, 60, Curve.between(0, 100)).kpi(VISITS, 40, Curve.between(0, 100));
    }

    private static List<Measurements> population(int subjects, long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, subjects)
                .mapToObj(i -> Measurements.of("s" + i, MAY)
                        .actual(DEALS, random.nextInt(101))
                        .actual(VISITS, random.nextInt(101))
                        .build())
                .toList();
    }

    @Test
    void rankingWithAMissingValueDoesNotDependOnTheOrderOfRows() {
        ScoreCalculator calculator = ScoreCalculator.of(
                dealsAndVisits().missing(MissingPolicy.reweight(0.6)).build());
        List<Measurements> given = new ArrayList<>(population(20, 1));
        given.add(Measurements.of("half", MAY).actual(DEALS, 50).build());
        given.add(Measurements.of("other half", MAY).actual(VISITS, 50).build());
        Ranking ranking = Ranking.of(given.stream().map(calculator::score).toList());

        for (long seed = 1; seed <= 10; seed++) {
            Collections.shuffle(given, new Random(seed));
            assertThat(Ranking.of(given.stream().map(calculator::score).toList()))
                    .isEqualTo(ranking);
        }
        assertThat(ranking.rankOf("half")).isPresent();
        assertThat(ranking.rankOf("other half")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(LowerIsBetter.class)
    void aShareOfATargetIsNeverInvertedWhereLessIsBetter(LowerIsBetter form) {
        ScoreCalculator calculator = ScoreCalculator.of(ScoreModel.builder("plan")
                .kpi(DAYS, 1, Curve.attainment().cappedAt(1.5).lowerIsBetter(form))
                .ceiling(150)
                .build());
        double before = Double.MAX_VALUE;
        for (double days : new double[] {5, 10, 12, 20, 40, 1000}) {
            double points = calculator
                    .subject("sari")
                    .period(MAY)
                    .actual(DAYS, days)
                    .target(DAYS, 10)
                    .score()
                    .exactPoints();
            assertThat(points).isLessThanOrEqualTo(before);
            before = points;
        }
        assertThat(before).isLessThan(2);
    }

    @Test
    void lessIsBetterChangesTheScoreAndNotAnIcon() {
        assertThatThrownBy(() -> ScoreModel.builder("plan")
                        .kpi(DAYS, 1, Curve.between(2, 10))
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(days)")
                .hasMessageContaining("less is better");
        ScoreCalculator calculator = ScoreCalculator.of(
                ScoreModel.builder("plan").kpi(DAYS, 1, Curve.between(10, 2)).build());
        assertThat(calculator
                        .subject("fast")
                        .period(MAY)
                        .actual(DAYS, 3)
                        .score()
                        .points())
                .isGreaterThan(calculator
                        .subject("slow")
                        .period(MAY)
                        .actual(DAYS, 9)
                        .score()
                        .points());
    }

    @Test
    void aConstantColumnOrASingleSubjectLeaksNoNaN() {
        ScoreModel model = dealsAndVisits().build();
        List<Measurements> alike = IntStream.range(0, 15)
                .mapToObj(i -> Measurements.of("s" + i, MAY)
                        .actual(DEALS, 50)
                        .actual(VISITS, 50)
                        .build())
                .toList();

        for (List<Measurements> population : List.of(alike, alike.subList(0, 1))) {
            ModelReview review = ModelReview.of(model, population);
            assertThat(review.criteria() + " " + review.importance() + review.redundancies() + review)
                    .doesNotContain("NaN")
                    .doesNotContain("Infinity");
        }
        assertThatThrownBy(() -> Curve.zScore(50, 0)).hasMessageContaining("standard deviation (0.0)");
        assertThatThrownBy(() -> Curve.between(50, 50)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void negativeWeightsAreRefused() {
        assertThatThrownBy(() -> ScoreModel.builder("plan")
                        .kpi(DEALS, -5, Curve.between(0, 100))
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The weight (-5.0) of criterion (deals)");
        assertThatThrownBy(() -> dealsAndVisits().build().withWeights(Map.of("deals", -5.0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The weight (-5.0) of criterion (deals)");
    }

    /** With goalposts taken from the sample, dropping one of 51 reorders the others in 24 of 51 cases (ASEM data). */
    @Test
    void droppingOneSubjectReordersNobodyElse() {
        ScoreCalculator calculator = ScoreCalculator.of(dealsAndVisits().build());
        List<Measurements> given = population(51, 2);
        List<SalesScore> all = Ranking.of(given.stream().map(calculator::score).toList()).entries().stream()
                .map(Ranking.Entry::score)
                .toList();
        for (Measurements dropped : given) {
            List<SalesScore> others = Ranking.of(given.stream()
                            .filter(each -> !each.equals(dropped))
                            .map(calculator::score)
                            .toList())
                    .entries()
                    .stream()
                    .map(Ranking.Entry::score)
                    .toList();
            assertThat(others)
                    .isEqualTo(all.stream()
                            .filter(score -> !score.subject().equals(dropped.subject()))
                            .toList());
        }
    }

    @Test
    void equalScoresShareARank() {
        ScoreCalculator calculator = ScoreCalculator.of(
                ScoreModel.builder("one").kpi(DEALS, 1, Curve.between(0, 100)).build());
        Ranking ranking = Ranking.of(Map.of("sari", 95, "budi", 90, "citra", 90, "dewi", 72).entrySet().stream()
                .map(each -> calculator
                        .subject(each.getKey())
                        .period(MAY)
                        .actual(DEALS, each.getValue())
                        .score())
                .toList());
        assertThat(ranking.entries()).extracting(Ranking.Entry::rank).containsExactly(1, 2, 2, 4);
    }

    /** 50.5 lies between "41–50" and "51–60", and 79.99 is in "70–79" only where it is cut off. */
    @ParameterizedTest(name = "{0} with {1} decimals: {2}, {3}")
    @CsvSource({
        "50.5,   1, 50.5,  D",
        "79.99,  2, 79.99, B",
        "79.99,  1, 80.0,  A",
        "79.94,  1, 79.9,  B",
        "50,     0, 50,    D",
        "49.999, 3, 49.999, E"
    })
    void bandsHaveNoHoles(double points, int decimals, double published, String grade) {
        SalesScore score = ScoreCalculator.of(ScoreModel.builder("one")
                        .kpi(Kpi.builder("x").unit(Unit.number("x")).build(), 1, Curve.between(0, 100))
                        .grades(GradeScale.lowest("E")
                                .from(50, "D")
                                .from(60, "C")
                                .from(70, "B")
                                .from(80, "A"))
                        .decimals(decimals)
                        .build())
                .subject("sari")
                .period(MAY)
                .actual(Kpi.builder("x").unit(Unit.number("x")).build(), points)
                .score();

        assertThat(score.points()).isEqualTo(published);
        assertThat(score.grade()).contains(grade);
    }

    @Test
    void aMissingKpiNeverCostsItsWeightWithoutAWord() {
        Measurements deals = Measurements.of("sari", MAY).actual(DEALS, 90).build();

        SalesScore unscored = ScoreCalculator.of(dealsAndVisits().build()).score(deals);
        assertThat(unscored.isScored()).isFalse();
        assertThat(unscored.unscoredBecause()).extracting(Unscored::id).containsExactly("visits");

        SalesScore reweighted = ScoreCalculator.of(
                        dealsAndVisits().missing(MissingPolicy.reweight()).build())
                .score(deals);
        assertThat(reweighted.exactPoints()).isCloseTo(90, within(1e-9));
        assertThat(reweighted.notes()).isNotEmpty();

        SalesScore stated = ScoreCalculator.of(
                        dealsAndVisits().missing(MissingPolicy.points(0)).build())
                .score(deals);
        assertThat(stated.exactPoints()).isCloseTo(54, within(1e-9));
        assertThat(stated.notes()).isNotEmpty();
        assertThat(stated.coverage()).isEqualTo(0.6);
    }

    @Test
    void aTargetOfZeroIsNeitherNothingNorTwiceTheTarget() {
        ScoreCalculator more = ScoreCalculator.of(ScoreModel.builder("plan")
                .kpi(DEALS, 1, Curve.attainment().cappedAt(2))
                .ceiling(200)
                .build());
        for (int actual : new int[] {0, 5}) {
            SalesScore score = more.subject("sari")
                    .period(MAY)
                    .actual(DEALS, actual)
                    .target(DEALS, 0)
                    .score();
            assertThat(score.unscoredBecause())
                    .extracting(Unscored::reason)
                    .containsExactly(Reason.TARGET_NOT_POSITIVE);
        }
        ScoreCalculator less = ScoreCalculator.of(ScoreModel.builder("plan")
                .kpi(DAYS, 1, Curve.attainment().cappedAt(2))
                .ceiling(200)
                .build());
        assertThat(less.subject("none")
                        .period(MAY)
                        .actual(DAYS, 0)
                        .target(DAYS, 0)
                        .score()
                        .points())
                .isEqualTo(100);
        assertThat(less.subject("some")
                        .period(MAY)
                        .actual(DAYS, 3)
                        .target(DAYS, 0)
                        .score()
                        .points())
                .isEqualTo(0);
    }
}
