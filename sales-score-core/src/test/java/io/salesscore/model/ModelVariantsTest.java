package io.salesscore.model;

import static io.salesscore.model.Given.COVER;
import static io.salesscore.model.Given.CYCLE;
import static io.salesscore.model.Given.DEALS;
import static io.salesscore.model.Given.OVERDUE;
import static io.salesscore.model.Given.REVENUE;
import static io.salesscore.model.Given.SATISFACTION;
import static io.salesscore.model.Given.WIN_RATE;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

import io.salesscore.kpi.Measurements;
import io.salesscore.model.ScoreModel.Example;
import io.salesscore.period.Period;
import io.salesscore.score.Generated;
import io.salesscore.score.SalesScore;
import io.salesscore.score.ScoreCalculator;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Variants of a model are those that its author would have written. */
class ModelVariantsTest {

    private static final Measurements SARI = Measurements.of("sari", Period.quarter(2026, 1))
            .actual(REVENUE, 900)
            .target(REVENUE, 1000)
            .rate(WIN_RATE, 18, 75)
            .actual(SATISFACTION, 4.4)
            .rate(OVERDUE, 3, 40)
            .actual(DEALS, 8)
            .actual(CYCLE, 30)
            .build();

    /** A model of all kinds of parts, each to be written otherwise. */
    private static final class Plan {
        double revenue = 40;
        double customers = 35;
        double satisfaction = 20;
        Curve winRate = Curve.between(0.05, 0.35);
        Aggregation ofCustomers = Aggregation.GEOMETRIC;
        Aggregation ofAll = Aggregation.ARITHMETIC;
        boolean withSatisfaction = true;
        boolean withCustomers = true;
        boolean withEffort = true;

        ScoreModel model() {
            return builder().build();
        }

        ScoreModel.Builder builder() {
            ScoreModel.Builder model = ScoreModel.builder("field-sales")
                    .version("2026.1")
                    .names("Field sales", "Penjualan lapangan")
                    .description("For teams on the road", "Untuk tim lapangan")
                    .scale(0, 120)
                    .ceiling(110)
                    .decimals(2)
                    .aggregation(ofAll)
                    .kpi(REVENUE, revenue, Curve.attainment().cappedAt(1.20))
                    .kpi(
                            WIN_RATE,
                            25,
                            winRate,
                            c -> c.prior(Prior.of(0.24, 20, "peers", "2025")).missing(MissingPolicy.prior()));
            if (withCustomers) {
                model.group(
                        "customers",
                        customers,
                        g -> (withSatisfaction
                                        ? g.kpi(
                                                SATISFACTION,
                                                satisfaction,
                                                Curve.points().at(3, 0).at(5, 100))
                                        : g)
                                .names("Customers", "Pelanggan")
                                .aggregation(ofCustomers)
                                .missing(MissingPolicy.reweight(0.4))
                                .kpi(OVERDUE, 15, Curve.between(0.3, 0), c -> c.missing(MissingPolicy.points(0))));
            }
            if (withEffort) {
                model.group("effort", 10, g -> g.group("deals-alone", 1, h -> h.kpi(DEALS, 1, Curve.between(0, 10))));
            }
            return model.gate(Gate.capAt(60).whenBelow(SATISFACTION, 3))
                    .gate(Gate.capAtGrade("B").whenAbove(CYCLE, 90).ignoredIfMissing())
                    .grades(GradeScale.lowest("C").from(50, "B").from(80, "A"))
                    .missing(MissingPolicy.reweight(0.6));
        }
    }

    private static final ScoreModel MODEL = new Plan().model();

    private static SalesScore score(ScoreModel model) {
        return ScoreCalculator.of(model).score(SARI);
    }

    private static void assertSame(ScoreModel variant, ScoreModel byHand) {
        assertThat(variant).isEqualTo(byHand).isNotEqualTo(MODEL);
        assertThat(variant.fingerprint()).isEqualTo(byHand.fingerprint()).isNotEqualTo(MODEL.fingerprint());
        assertThat(score(variant)).isEqualTo(score(byHand));
        assertThat(score(variant).exactPoints()).isNotEqualTo(score(MODEL).exactPoints());
    }

    @Test
    void otherWeightsScoreAsAModelWrittenWithThem() {
        Plan plan = new Plan();
        plan.revenue = 60;
        plan.customers = 5;
        plan.satisfaction = 1;
        assertSame(MODEL.withWeights(Map.of("revenue", 60.0, "customers", 5.0, "satisfaction", 1.0)), plan.model());
    }

    @Test
    void anotherCurveScoresAsAModelWrittenWithIt() {
        Plan plan = new Plan();
        plan.winRate = Curve.steps(0).from(0.2, 50).from(0.4, 120);
        assertSame(MODEL.withCurves(Map.of("win_rate", plan.winRate)), plan.model());
    }

    @Test
    void anotherAggregationScoresAsAModelWrittenWithIt() {
        Plan plan = new Plan();
        plan.ofCustomers = Aggregation.MINIMUM;
        assertSame(MODEL.withAggregation("customers", Aggregation.MINIMUM), plan.model());
        plan = new Plan();
        plan.ofAll = Aggregation.HARMONIC;
        assertSame(MODEL.withAggregation("field-sales", Aggregation.HARMONIC), plan.model());
    }

    @Test
    void aModelWithoutANodeScoresAsOneThatNeverHadIt() {
        Plan plan = new Plan();
        plan.withSatisfaction = false;
        assertSame(MODEL.without("satisfaction"), plan.model());
        plan = new Plan();
        plan.withCustomers = false;
        assertSame(MODEL.without("customers"), plan.model());
        assertThat(MODEL.without("customers").gates()).isEqualTo(MODEL.gates());
    }

    @Test
    void aGroupThatIsLeftEmptyGoesTooHoweverDeep() {
        Plan plan = new Plan();
        plan.withEffort = false;
        assertSame(MODEL.without("deals"), plan.model());
        assertSame(MODEL.without("deals-alone"), plan.model());
    }

    @Test
    void anotherVersionIsTheSameModelOfThatVersion() {
        ScoreModel next = MODEL.withVersion("2026.2");
        assertThat(next)
                .isEqualTo(new Plan().builder().version("2026.2").build())
                .hasToString("field-sales 2026.2");
        assertThat(next.scoresAs(MODEL)).isTrue();
        assertThat(MODEL.withVersion("2026.1")).isEqualTo(MODEL);
    }

    @Test
    void examplesStayWhileTheTreeDoes() {
        Example example = Example.scored(SARI, score(MODEL).points());
        ScoreModel proven = new Plan().builder().example(example).build();
        assertThat(proven.withVersion("2").examples()).containsExactly(example);
        assertThat(proven.withWeights(Map.of("revenue", 40.0))).isEqualTo(proven);
        assertThat(proven.withWeights(Map.of("revenue", 41.0)).examples()).isEmpty();
        assertThat(proven.withCurves(Map.of("win_rate", Curve.between(0, 1))).examples())
                .isEmpty();
        assertThat(proven.withAggregation("customers", Aggregation.MINIMUM).examples())
                .isEmpty();
        assertThat(proven.without("deals").examples()).isEmpty();
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
    }

    @Test
    void whatAModelDoesNotHaveIsNamed() {
        Map<String, Double> unknown = new LinkedHashMap<>();
        List.of("visits", "revenue", "calls").forEach(id -> unknown.put(id, 1.0));
        String nodes = "[revenue, win_rate, customers, satisfaction, overdue, effort, deals-alone, deals]";
        assertRefused(
                () -> MODEL.withWeights(unknown),
                "The score model (field-sales) has no criterion or group [calls, visits]. It has " + nodes + ".");
        assertRefused(
                () -> MODEL.withWeights(Map.of("field-sales", 1.0)),
                "The score model (field-sales) has no criterion or group [field-sales]. It has " + nodes + ".");
        assertRefused(
                () -> MODEL.without("visits"),
                "The score model (field-sales) has no criterion or group [visits]. It has " + nodes + ".");
        assertRefused(
                () -> MODEL.withCurves(Map.of("customers", Curve.between(0, 1))),
                "The score model (field-sales) has no criterion [customers]. It has"
                        + " [revenue, win_rate, satisfaction, overdue, deals].");
        assertRefused(
                () -> MODEL.withAggregation("revenue", Aggregation.MINIMUM),
                "The score model (field-sales) has no group [revenue]. It has"
                        + " [customers, effort, deals-alone, field-sales].");
    }

    @Test
    void theLastNodeStays() {
        ScoreModel one = ScoreModel.builder("plan")
                .group("field", 1, g -> g.kpi(DEALS, 1, Curve.between(0, 10)))
                .build();
        assertRefused(() -> one.without("deals"), "The score model (plan) has nothing but (deals).");
        assertRefused(() -> one.without("field"), "The score model (plan) has nothing but (field).");
    }

    @Test
    void aVariantIsCheckedAsAModelThatIsBuilt() {
        assertRefused(
                () -> MODEL.withWeights(Map.of("customers", -5.0)),
                "The score model (field-sales) has a problem:\nThe weight (-5.0) of group (customers) must be positive.\n"
                        + "Maybe give the KPI lower-is-better as its direction instead.");
        assertRefused(
                () -> MODEL.withCurves(Map.of("overdue", Curve.between(0, 0.3))),
                "The score model (field-sales) has a problem:\nThe curve of criterion (overdue) rises from (0.0) to (1.0) at x"
                        + " (0.3) where less is better.");
        assertRefused(
                () -> MODEL.withVersion(" "),
                "The score model (field-sales) has a problem:\nThe version ( ) must not be blank.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MODEL.withCurves(
                                Map.of("deals", Curve.points().at(0, -5).at(10, 100)))
                        .withAggregation("effort", Aggregation.HARMONIC))
                .withMessageContaining("The points of (deals-alone) in group (effort) can be negative (-5.0)");
        ScoreModel onTarget = ScoreModel.builder("plan")
                .kpi(DEALS, 1, Curve.between(0, 10))
                .kpi(COVER, 1, Curve.around(21, 3, 14))
                .gate(Gate.capAt(60).whenAbove(COVER, 40))
                .build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> onTarget.without("cover"))
                .withMessageContaining("must close away from the target of its KPI");
    }

    @Test
    void noWeightAndNoCurveIsNull() {
        Map<String, Double> weights = new HashMap<>();
        weights.put("revenue", null);
        assertThatNullPointerException().isThrownBy(() -> MODEL.withWeights(weights));
        Map<String, Curve> curves = new HashMap<>();
        curves.put("revenue", null);
        assertThatNullPointerException().isThrownBy(() -> MODEL.withCurves(curves));
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 300);
    }

    private static void collectNodes(Group group, Map<String, Node> nodes) {
        for (Node child : group.children()) {
            nodes.put(child.id(), child);
            if (child instanceof Group inner) {
                collectNodes(inner, nodes);
            }
        }
    }

    private static Map<String, Node> nodes(ScoreModel model) {
        Map<String, Node> nodes = new LinkedHashMap<>();
        collectNodes(model.root(), nodes);
        return nodes;
    }

    private static Map<String, Double> weights(ScoreModel model) {
        Map<String, Double> weights = new HashMap<>();
        nodes(model).forEach((id, node) -> weights.put(id, node.weight()));
        return weights;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aVariantThatChangesNothingIsTheModel(long seed) {
        ScoreModel model = Generated.modelAndMeasurements(seed).model();
        Map<String, Curve> curves = new HashMap<>();
        model.criteria().forEach(criterion -> curves.put(criterion.id(), criterion.curve()));
        assertThat(model.withWeights(weights(model))).isEqualTo(model);
        assertThat(model.withWeights(Map.of())).isEqualTo(model);
        assertThat(model.withCurves(curves)).isEqualTo(model);
        assertThat(model.withAggregation(model.id(), model.root().aggregation()))
                .isEqualTo(model);
        assertThat(model.withVersion("other").withVersion(model.version())).isEqualTo(model);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatIsChangedBackIsTheModel(long seed) {
        Generated given = Generated.modelAndMeasurements(seed);
        ScoreModel model = given.model();
        Map<String, Double> weights = weights(model);
        double times = Collections.min(weights.values()) < 1e-8 ? 2 : 0.5;
        Map<String, Double> others = new HashMap<>(weights);
        others.replaceAll((id, weight) -> Math.min(1e9, weight * times));
        ScoreModel changed = model.withWeights(others);
        assertThat(changed).isNotEqualTo(model);
        assertThat(changed.withWeights(weights)).isEqualTo(model);
        assertThat(changed.gates()).isEqualTo(model.gates());
        if (others.containsValue(1e9)) {
            return; // held at the most a weight can be, so that the shares are others
        }
        // the decimals of the weights are others, and so may be the last bits
        SalesScore score = ScoreCalculator.of(model).score(given.measurements());
        SalesScore again = ScoreCalculator.of(changed).score(given.measurements());
        assertThat(again.isScored()).isEqualTo(score.isScored());
        if (score.isScored()) {
            assertThat(again.exactPoints()).isCloseTo(score.exactPoints(), within(1e-9));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void withoutANodeAllOthersStayAsTheyAre(long seed) {
        ScoreModel model = Generated.modelAndMeasurements(seed).model();
        Map<String, Node> before = nodes(model);
        for (Criterion criterion : model.criteria()) {
            boolean decidesAGate =
                    model.gates().stream().anyMatch(gate -> gate.kpi().id().equals(criterion.id()));
            if (model.criteria().size() == 1 || decidesAGate) {
                continue;
            }
            ScoreModel variant = model.without(criterion.id());
            assertThat(variant.criteria())
                    .isEqualTo(model.criteria().stream()
                            .filter(other -> !other.equals(criterion))
                            .toList());
            nodes(variant).forEach((id, node) -> {
                Node was = requireNonNull(before.get(id));
                assertThat(node.weight()).isEqualTo(was.weight());
                assertThat(node.missing()).isEqualTo(was.missing());
                if (node instanceof Group group) {
                    assertThat(group.children()).isNotEmpty();
                    assertThat(group.aggregation()).isEqualTo(((Group) was).aggregation());
                }
            });
        }
    }

    @ParameterizedTest
    @EnumSource(Aggregation.class)
    void everyAggregationCanBeTried(Aggregation aggregation) {
        ScoreModel variant = MODEL.withAggregation("customers", aggregation);
        assertThat(variant.root().children())
                .filteredOn(node -> node.id().equals("customers"))
                .isEqualTo(List.of(variant.root().children().get(2)))
                .allSatisfy(node -> assertThat(((Group) node).aggregation()).isEqualTo(aggregation));
    }
}
