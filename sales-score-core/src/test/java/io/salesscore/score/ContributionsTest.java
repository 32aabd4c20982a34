package io.salesscore.score;

import static io.salesscore.score.Given.A;
import static io.salesscore.score.Given.AS_IT_IS;
import static io.salesscore.score.Given.B;
import static io.salesscore.score.Given.C;
import static io.salesscore.score.Given.D;
import static io.salesscore.score.Given.count;
import static io.salesscore.score.Given.score;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurements;
import io.salesscore.kpi.Unit;
import io.salesscore.model.Aggregation;
import io.salesscore.model.Curve;
import io.salesscore.model.Group;
import io.salesscore.model.MissingPolicy;
import io.salesscore.model.ScoreModel;
import io.salesscore.period.Period;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ContributionsTest {

    private static ScoreModel.Builder three(Aggregation aggregation) {
        return ScoreModel.builder("m")
                .aggregation(aggregation)
                .kpi(A, 0.6, AS_IT_IS)
                .kpi(B, 0.3, AS_IT_IS)
                .kpi(C, 0.1, AS_IT_IS);
    }

    private static double sum(List<Contribution> contributions) {
        return contributions.stream().mapToDouble(Contribution::points).sum();
    }

    private static double points(SalesScore score, String id) {
        return score.contributions().stream()
                .filter(contribution -> contribution.id().equals(id))
                .collect(Collectors.summingDouble(Contribution::points));
    }

    @Test
    void ofAnArithmeticGroupEachContributesWeightTimesPoints() {
        SalesScore score = score(
                three(Aggregation.ARITHMETIC),
                m -> m.actual(A, 90).actual(B, 40).actual(C, 70));

        assertThat(points(score, "a")).isCloseTo(54, within(1e-9));
        assertThat(points(score, "b")).isCloseTo(12, within(1e-9));
        assertThat(points(score, "c")).isCloseTo(7, within(1e-9));
    }

    @Test
    void aGeometricGroupNamesWhoDragsItDown() {
        SalesScore score = score(
                three(Aggregation.GEOMETRIC), m -> m.actual(A, 90).actual(B, 40).actual(C, 70));

        assertThat(score.exactPoints()).isCloseTo(68.8134, within(5e-5));
        assertThat(points(score, "a")).isCloseTo(54.7, within(0.05));
        assertThat(points(score, "b")).isCloseTo(7.1, within(0.05));
        assertThat(points(score, "c")).isCloseTo(7.0, within(0.05));
        assertThat(sum(score.contributions())).isCloseTo(score.exactPoints(), within(1e-9));
    }

    @ParameterizedTest
    @EnumSource
    void contributionsSumToTheScoreAndAWorseKpiHasTheLargerShortfall(Aggregation aggregation) {
        SalesScore score = score(
                ScoreModel.builder("m")
                        .aggregation(aggregation)
                        .kpi(A, 1, AS_IT_IS)
                        .kpi(B, 1, AS_IT_IS)
                        .kpi(C, 1, AS_IT_IS),
                m -> m.actual(A, 100).actual(B, 20).actual(C, 60));

        assertThat(sum(score.contributions())).isCloseTo(score.exactPoints(), within(1e-9));
        assertThat(points(score, "a")).isCloseTo(100.0 / 3, within(1e-9));
        assertThat(points(score, "b")).isLessThan(points(score, "c"));
        assertThat(points(score, "c")).isLessThan(points(score, "a"));
    }

    /** From 100: alone either takes 40 and 80 off; b after c takes 40 more, c after b nothing. */
    @Test
    void theLeastOfAGroupTakesMostOfIt() {
        SalesScore score = score(
                ScoreModel.builder("m")
                        .aggregation(Aggregation.MINIMUM)
                        .kpi(B, 1, AS_IT_IS)
                        .kpi(C, 1, AS_IT_IS),
                m -> m.actual(B, 20).actual(C, 60));

        assertThat(score.points()).isEqualTo(20);
        assertThat(points(score, "b")).isCloseTo(50 - 60, within(1e-9));
        assertThat(points(score, "c")).isCloseTo(50 - 20, within(1e-9));
    }

    @ParameterizedTest
    @EnumSource(names = {"GEOMETRIC", "HARMONIC", "MINIMUM"})
    void aChildWithoutPointsTakesTheWholeGroup(Aggregation aggregation) {
        SalesScore score =
                score(three(aggregation), m -> m.actual(A, 100).actual(B, 100).actual(C, 0));

        assertThat(score.exactPoints()).isEqualTo(0);
        assertThat(points(score, "c")).isCloseTo(10 - 100, within(1e-9));
        assertThat(sum(score.contributions())).isCloseTo(0, within(1e-9));
    }

    @Test
    void aNestedTreeContributesByItsOwnGroups() {
        ScoreModel.Builder model = ScoreModel.builder("m")
                .kpi(D, 40, AS_IT_IS)
                .group(
                        "g",
                        60,
                        g -> g.aggregation(Aggregation.GEOMETRIC)
                                .kpi(C, 1, AS_IT_IS)
                                .group("h", 3, h -> h.kpi(B, 1, AS_IT_IS).kpi(A, 1, AS_IT_IS)));

        SalesScore score =
                score(model, m -> m.actual(A, 90).actual(B, 60).actual(C, 30).actual(D, 80));

        double g = Math.exp((Math.log(30) + 3 * Math.log(75)) / 4);
        assertThat(score.exactPoints()).isCloseTo(0.4 * 80 + 0.6 * g, within(1e-9));
        assertThat(score.contributions()).extracting(Contribution::id).containsExactly("d", "c", "b", "a");
        assertThat(sum(score.contributions())).isCloseTo(score.exactPoints(), within(1e-9));
        assertThat(points(score, "d")).isCloseTo(32, within(1e-9));
        assertThat(score.groups())
                .extracting(Contribution::id, Contribution::kind)
                .containsExactly(tuple("g", Contribution.Kind.GROUP), tuple("h", Contribution.Kind.GROUP));
        assertThat(score.groups().get(0).points()).isCloseTo(0.6 * g, within(1e-9));
        assertThat(score.groups().get(0).level()).isCloseTo(g, within(1e-9));
        assertThat(score.groups().get(0).effectiveWeight()).isCloseTo(0.6, within(1e-12));
        assertThat(score.groups().get(1).points()).isCloseTo(points(score, "a") + points(score, "b"), within(1e-9));
        assertThat(score.groups().get(1).level()).isCloseTo(75, within(1e-9));
        // within h by the two orderings of c and h, so in proportion to the shortfalls 10 and 40 only nearly
        assertThat(points(score, "a")).isGreaterThan(points(score, "b"));
    }

    @Test
    void effectiveWeightsSumToOne() {
        ScoreModel.Builder model = ScoreModel.builder("m")
                .missing(MissingPolicy.reweight(0.1))
                .kpi(D, 7, AS_IT_IS)
                .group(
                        "g",
                        11,
                        g -> g.aggregation(Aggregation.HARMONIC)
                                .kpi(C, 3, AS_IT_IS)
                                .kpi(B, 5, AS_IT_IS)
                                .kpi(A, 2, AS_IT_IS));

        SalesScore score = score(model, m -> m.actual(A, 90).actual(C, 30).actual(D, 80));

        assertThat(score.contributions().stream()
                        .mapToDouble(Contribution::effectiveWeight)
                        .sum())
                .isCloseTo(1, within(1e-12));
        assertThat(score.contribution(C).orElseThrow().effectiveWeight()).isCloseTo(11.0 / 18 * 0.6, within(1e-12));
    }

    private static <G extends Group.Children<G>> G add(G group, String prefix, int children) {
        for (int i = 0; i < children; i++) {
            group.kpi(count(prefix + i), 1 + i % 3, AS_IT_IS);
        }
        return group;
    }

    private static Consumer<Measurements.Builder> measured(String prefix, int children, IntToDoubleFunction value) {
        return m -> {
            for (int i = 0; i < children; i++) {
                m.actual(count(prefix + i), value.applyAsDouble(i));
            }
        };
    }

    @ParameterizedTest
    @EnumSource
    @Timeout(2)
    void sixteenChildrenAreCountedThroughInTime(Aggregation aggregation) {
        ScoreModel.Builder model = add(ScoreModel.builder("m").aggregation(aggregation), "k", 16);
        SalesScore score = score(model, measured("k", 16, i -> 30 + 4 * i));

        assertThat(sum(score.contributions())).isCloseTo(score.exactPoints(), within(1e-9));
        assertThat(score.notes()).isEmpty();
    }

    @Test
    void aLargeArithmeticGroupInsideAGeometricOneSharesInProportion() {
        ScoreModel.Builder model = ScoreModel.builder("m")
                .aggregation(Aggregation.GEOMETRIC)
                .kpi(A, 1, AS_IT_IS)
                .group("large", 2, g -> add(g, "k", 30));

        SalesScore score = score(model, measured("k", 30, i -> 40 + i).andThen(m -> m.actual(A, 64)));

        assertThat(sum(score.contributions())).isCloseTo(score.exactPoints(), within(1e-9));
        assertThat(score.notes()).extracting(Note::kind).containsExactly(Note.Kind.SHARED_IN_PROPORTION);
        assertThat(score.notes()).extracting(Note::id).containsExactly("large");
        Contribution first = score.contribution(count("k0")).orElseThrow();
        Contribution last = score.contribution(count("k29")).orElseThrow();
        // weights 1 and 3, shortfalls 60 and 31
        assertThat(shortfall(first) / shortfall(last)).isCloseTo(60.0 / (3 * 31), within(1e-9));
        // a and the whole group, by their two orderings
        double both = 100 - score.exactPoints();
        double a = (100
                        - Math.exp((Math.log(64) + 2 * Math.log(100)) / 3)
                        + Math.exp((Math.log(100)
                                        + 2 * Math.log(score.groups().get(0).level()))
                                / 3)
                        - score.exactPoints())
                / 2;
        assertThat(shortfall(score.contribution(A).orElseThrow())).isCloseTo(a, within(1e-9));
        assertThat(shortfall(score.groups().get(0))).isCloseTo(both - a, within(1e-9));
    }

    private static double shortfall(Contribution contribution) {
        return contribution.effectiveWeight() * 100 - contribution.points();
    }

    /** Half of the children 20 above full points and half 20 below: the group is full, and yet some carry the others. */
    @Test
    void childrenThatMakeUpForEachOtherKeepTheirShares() {
        ScoreModel.Builder model = ScoreModel.builder("m")
                .aggregation(Aggregation.GEOMETRIC)
                .kpi(A, 1, AS_IT_IS)
                .group("large", 1, g -> {
                    for (int i = 0; i < 30; i++) {
                        g.kpi(count("k" + i), 1, AS_IT_IS);
                    }
                });

        SalesScore score =
                score(model, measured("k", 30, i -> i % 2 == 0 ? 120 : 80).andThen(m -> m.actual(A, 64)));

        assertThat(sum(score.contributions())).isCloseTo(score.exactPoints(), within(1e-9));
        // the slope of the geometric mean at (64 or 100, 100): half of each, 0.4 and 0.5
        double slope = (0.4 + 0.5) / 2;
        assertThat(score.contribution(count("k0")).orElseThrow().points())
                .isCloseTo((50 + slope * 20) / 30, within(1e-6));
        assertThat(score.contribution(count("k1")).orElseThrow().points())
                .isCloseTo((50 - slope * 20) / 30, within(1e-6));
    }

    @Test
    @Timeout(30)
    void twoNestedGeometricGroupsOfSixteenShareInProportion() {
        ScoreModel.Builder model = add(ScoreModel.builder("m").ceiling(200).aggregation(Aggregation.GEOMETRIC), "k", 15)
                .group("inner", 4, g -> add(g.aggregation(Aggregation.GEOMETRIC), "i", 16));

        SalesScore score = score(model, measured("k", 15, i -> 30 + 5 * i).andThen(measured("i", 16, i -> 90 - 3 * i)));

        assertThat(sum(score.contributions())).isCloseTo(score.exactPoints(), within(1e-9));
        assertThat(score.notes()).extracting(Note::id).containsExactly("inner");
        assertThat(score.notes())
                .hasToString("[the part of inner is shared in proportion to its children's shortfalls]");
        assertThat(score.groups().get(0).points())
                .isCloseTo(
                        score.contributions().stream()
                                .filter(contribution -> contribution.id().startsWith("i"))
                                .mapToDouble(Contribution::points)
                                .sum(),
                        within(1e-9));
    }

    @Test
    void largeGroupsWithinEachOtherStillSumToTheScore() {
        ScoreModel.Builder model = ScoreModel.builder("m")
                .aggregation(Aggregation.GEOMETRIC)
                .group(
                        "top",
                        3,
                        top -> add(top, "t", 20)
                                .group(
                                        "deep",
                                        5,
                                        g -> add(g.aggregation(Aggregation.HARMONIC), "d", 16)
                                                .names("Deep", "Dalam"))
                                .group("flat", 5, g -> add(g, "f", 10)))
                .group("other", 2, g -> add(g.aggregation(Aggregation.MINIMUM), "o", 14));

        SalesScore score = score(
                model,
                measured("t", 20, i -> 50 + 2 * i)
                        .andThen(measured("d", 16, i -> 95 - 4 * i))
                        .andThen(measured("f", 10, i -> 70 + i))
                        .andThen(measured("o", 14, i -> 99 - i)));

        assertThat(sum(score.contributions())).isCloseTo(score.exactPoints(), within(1e-9));
        assertThat(score.notes()).extracting(Note::kind).containsOnly(Note.Kind.SHARED_IN_PROPORTION);
        assertThat(score.notes()).extracting(Note::id).contains("top");
        assertThat(score.groups()).extracting(Contribution::id).containsExactly("top", "deep", "flat", "other");
        assertThat(score.groups().get(0).points() + score.groups().get(3).points())
                .isCloseTo(score.exactPoints(), within(1e-9));
    }

    @Test
    @Timeout(60)
    void theLargestTreeOfGroupsStillHasContributions() {
        ScoreModel.Builder model = ScoreModel.builder("m").aggregation(Aggregation.GEOMETRIC);
        Consumer<Measurements.Builder> said = m -> {};
        for (int i = 0; i < 16; i++) {
            String prefix = "g" + i + "-";
            model.group("g" + i, 1 + i, g -> add(g.aggregation(Aggregation.HARMONIC), prefix, 16));
            int group = i;
            said = said.andThen(measured(prefix, 16, child -> 20 + 3 * group + child));
        }

        SalesScore score = score(model, said);

        assertThat(sum(score.contributions())).isCloseTo(score.exactPoints(), within(1e-9));
        assertThat(score.notes()).hasSize(16);
    }

    @Test
    void aGroupGivenStatedPointsContributesAsAWhole() {
        ScoreModel.Builder model = ScoreModel.builder("m")
                .aggregation(Aggregation.GEOMETRIC)
                .kpi(A, 1, AS_IT_IS)
                .group(
                        "g",
                        1,
                        g -> g.missing(MissingPolicy.points(25))
                                .kpi(B, 1, AS_IT_IS, c -> c.missing(MissingPolicy.reweight()))
                                .kpi(C, 1, AS_IT_IS, c -> c.missing(MissingPolicy.reweight())));

        SalesScore score = score(model, m -> m.actual(A, 100));

        assertThat(score.exactPoints()).isCloseTo(50, within(1e-9));
        assertThat(points(score, "a")).isCloseTo(50, within(1e-9));
        assertThat(points(score, "g")).isCloseTo(0, within(1e-9));
        assertThat(score.contribution(B)).isEmpty();
    }

    @Test
    void manyThreadsThatAskOneScoreAreToldTheSame() {
        ScoreModel.Builder model = ScoreModel.builder("shared").aggregation(Aggregation.GEOMETRIC);
        Measurements.Builder measured = Measurements.of("sari", Period.month(2026, 1));
        for (int i = 0; i < 10; i++) {
            Kpi kpi = Kpi.builder("k" + i).unit(Unit.COUNT).build();
            model.kpi(kpi, 1 + i, Curve.between(0, 20));
            measured.actual(kpi, 3 + i);
        }
        SalesScore score = ScoreCalculator.of(model.build()).score(measured.build());
        List<Contribution> alone =
                ScoreCalculator.of(score.model()).score(score.inputs()).contributions();

        assertThat(IntStream.range(0, 400)
                        .parallel()
                        .mapToObj(i -> score.contributions())
                        .toList())
                .allSatisfy(contributions -> assertThat(contributions).isEqualTo(alone));
    }
}
