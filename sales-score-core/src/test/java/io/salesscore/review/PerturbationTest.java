package io.salesscore.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.salesscore.kpi.Direction;
import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.SalesKpis;
import io.salesscore.kpi.Unit;
import io.salesscore.model.Aggregation;
import io.salesscore.model.Criterion;
import io.salesscore.model.Curve;
import io.salesscore.model.CurvePoint;
import io.salesscore.model.Gate;
import io.salesscore.model.Group;
import io.salesscore.model.Node;
import io.salesscore.model.ScoreModel;
import io.salesscore.score.Generated;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PerturbationTest {

    private static final Perturbation ALL = Perturbation.ofWeights(0.25)
            .and(Perturbation.ofCurves(0.10))
            .and(Perturbation.ofAggregation(Aggregation.GEOMETRIC, Aggregation.MINIMUM));

    private static List<Node> nodes(Group group) {
        List<Node> nodes = new ArrayList<>();
        for (Node child : group.children()) {
            nodes.add(child);
            if (child instanceof Group inner) {
                nodes.addAll(nodes(inner));
            }
        }
        return nodes;
    }

    private static List<Group> groups(Group group) {
        List<Group> groups = new ArrayList<>(List.of(group));
        nodes(group).forEach(node -> {
            if (node instanceof Group inner) {
                groups.add(inner);
            }
        });
        return groups;
    }

    private static ScoreModel first(Perturbation by, ScoreModel model, long seed) {
        return by.of(model, seed).next();
    }

    @Test
    void everyVariantOfAnyModelIsAModelWithinTheSharesStated() {
        int moved = 0;
        int jumps = 0;
        int regrouped = 0;
        for (long seed = 1; seed <= 300; seed++) {
            ScoreModel model = Generated.modelAndMeasurements(seed).model();
            ScoreModel variant = first(ALL, model, seed);
            List<Node> own = nodes(model.root());
            List<Node> others = nodes(variant.root());
            for (int i = 0; i < own.size(); i++) {
                assertThat(others.get(i).id()).isEqualTo(own.get(i).id());
                assertThat(others.get(i).weight() / own.get(i).weight())
                        .as("seed %d, weight of %s", seed, own.get(i).id())
                        .isBetween(0.75, 1.25);
            }
            for (Criterion criterion : model.criteria()) {
                List<CurvePoint> corners = criterion.breakpoints();
                List<CurvePoint> drawn = variant.criterion(criterion.kpi()).breakpoints();
                assertThat(drawn)
                        .extracting(CurvePoint::y)
                        .isEqualTo(corners.stream().map(CurvePoint::y).toList());
                for (int i = 1; i < corners.size(); i++) {
                    double gap = corners.get(i).x() - corners.get(i - 1).x();
                    double now = drawn.get(i).x() - drawn.get(i - 1).x();
                    assertThat(now).as("seed %d, %s", seed, drawn).isBetween(0.8 * gap - 1e-9, 1.2 * gap + 1e-9);
                    jumps += gap == 0 ? 1 : 0;
                    moved += now == gap ? 0 : 1;
                }
            }
            List<Group> before = groups(model.root());
            List<Group> after = groups(variant.root());
            for (int i = 0; i < before.size(); i++) {
                assertThat(after.get(i).aggregation())
                        .isIn(before.get(i).aggregation(), Aggregation.GEOMETRIC, Aggregation.MINIMUM);
                regrouped += after.get(i).aggregation() == before.get(i).aggregation() ? 0 : 1;
            }
        }
        assertThat(moved).isGreaterThan(500);
        assertThat(jumps).isGreaterThan(50);
        assertThat(regrouped).isGreaterThan(50);
    }

    @Test
    void theEndsOfALineMoveByTheShareOfTheirDistance() {
        ScoreModel model = SalesTeam.plan("1")
                .kpi(SalesKpis.LEAD_CONVERSION, 1, Curve.between(0.05, 0.35))
                .build();
        Perturbation.Variants variants = Perturbation.ofCurves(0.10).of(model, 7);
        double lowest = 1;
        double highest = 0;
        for (int i = 0; i < 1000; i++) {
            double zeroAt =
                    variants.next().criteria().get(0).breakpoints().get(0).x();
            lowest = Math.min(lowest, zeroAt);
            highest = Math.max(highest, zeroAt);
        }
        assertThat(lowest).isBetween(0.02, 0.0205);
        assertThat(highest).isBetween(0.0795, 0.08);
    }

    @Test
    void weightsAreSpreadEvenlyBetweenTheirBounds() {
        ScoreModel model = SalesTeam.model();
        Perturbation.Variants variants = Perturbation.ofWeights(0.25).of(model, 7);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < 4000; i++) {
            double weight = variants.next().criterion(SalesKpis.REVENUE).weight();
            assertThat(weight).isBetween(30.0, 50.0);
            sum += weight;
            squares += (weight - 40) * (weight - 40);
        }
        assertThat(sum / 4000).isCloseTo(40, within(0.4));
        assertThat(squares / 4000).as("a twelfth of the square of the width").isCloseTo(400 / 12.0, within(2.0));
    }

    @Test
    void aScoreTableOfOneStepMovesWithinWhatTheKpiCanBe() {
        ScoreModel model = ScoreModel.builder("table")
                .kpi(SalesKpis.WIN_RATE, 1, Curve.steps(0).from(1.0, 100))
                .build();
        Perturbation.Variants variants = Perturbation.ofCurves(0.10).of(model, 7);
        for (int i = 0; i < 50; i++) {
            List<CurvePoint> corners = variants.next().criteria().get(0).breakpoints();
            assertThat(corners.get(0).x()).isBetween(0.9, 1.0);
            assertThat(corners.get(1).x()).isEqualTo(corners.get(0).x());
        }
    }

    @Test
    void aCurveWhoseBestIsHeldByAGateStays() {
        Kpi stock = Kpi.builder("stock_days")
                .unit(Unit.DAY)
                .direction(Direction.ON_TARGET_IS_BEST)
                .build();
        ScoreModel model = ScoreModel.builder("stock")
                .kpi(stock, 1, Curve.around(21, 3, 14))
                .gate(Gate.capAt(60).whenAbove(stock, 24.5))
                .build();
        assertThat(first(Perturbation.ofCurves(0.4), model, 1)).isEqualTo(model);
    }

    @Test
    void whatOneKindDrawsIsTheSameWithTheOthers() {
        ScoreModel model = SalesTeam.model();
        Perturbation.Variants alone = Perturbation.ofWeights(0.25).of(model, 3);
        Perturbation.Variants together = ALL.of(model, 3);
        for (int i = 0; i < 10; i++) {
            assertThat(nodes(together.next().root()))
                    .extracting(Node::weight)
                    .isEqualTo(nodes(alone.next().root()).stream()
                            .map(Node::weight)
                            .toList());
        }
    }

    @Test
    void eachGroupTakesEachOfItsChoicesAndNoneThatItsPointsForbid() {
        ScoreModel model = SalesTeam.plan("1")
                .group(
                        "may",
                        1,
                        g -> g.kpi(SalesKpis.LEAD_CONVERSION, 1, Curve.between(0, 1))
                                .kpi(SalesKpis.WIN_RATE, 1, Curve.between(0, 1)))
                .group(
                        "never",
                        1,
                        g -> g.kpi(
                                        SalesKpis.CSAT_MEAN,
                                        1,
                                        Curve.points().at(1, -10).at(5, 100))
                                .kpi(SalesKpis.NEW_CUSTOMERS, 1, Curve.between(0, 1)))
                .build();
        Perturbation.Variants variants =
                Perturbation.ofAggregation(Aggregation.GEOMETRIC).of(model, 5);
        Set<Aggregation> may = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            ScoreModel variant = variants.next();
            may.add(((Group) variant.root().children().get(0)).aggregation());
            assertThat(((Group) variant.root().children().get(1)).aggregation()).isEqualTo(Aggregation.ARITHMETIC);
            assertThat(variant.root().aggregation()).isEqualTo(Aggregation.ARITHMETIC);
        }
        assertThat(may).containsExactlyInAnyOrder(Aggregation.ARITHMETIC, Aggregation.GEOMETRIC);
    }

    @Test
    void sharesOutOfRangeAreRefused() {
        assertThatThrownBy(() -> Perturbation.ofWeights(25))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The share (25.0) by which weights vary must lie between 0 and 1, 1 exclusive.\n"
                        + "Maybe 0.25 for 25 %.");
        assertThatThrownBy(() -> Perturbation.ofWeights(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Perturbation.ofCurves(0.5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(Perturbation::ofAggregation).isInstanceOf(IllegalArgumentException.class);
    }
}
