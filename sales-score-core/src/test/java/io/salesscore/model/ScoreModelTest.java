package io.salesscore.model;

import static io.salesscore.model.Given.COVER;
import static io.salesscore.model.Given.CYCLE;
import static io.salesscore.model.Given.DEALS;
import static io.salesscore.model.Given.OVERDUE;
import static io.salesscore.model.Given.REVENUE;
import static io.salesscore.model.Given.SATISFACTION;
import static io.salesscore.model.Given.WIN_RATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.salesscore.kpi.Direction;
import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Names;
import io.salesscore.kpi.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreModelTest {

    private static final Curve ANY = Curve.points().at(0, 0).at(1, 100);

    private static final Curve NEGATIVE = Curve.points().at(0, -5).at(1, 100);

    private static final Prior PRIOR = Prior.of(0.24, 20, "peers", "2025");

    static LongStream seeds() {
        return Given.seeds();
    }

    private static ScoreModel.Builder empty() {
        return ScoreModel.builder("field-sales");
    }

    /** The model of the README, with a group. */
    private static ScoreModel.Builder whole() {
        return empty().version("2026.1")
                .kpi(REVENUE, 40, Curve.attainment().cappedAt(1.20))
                .kpi(WIN_RATE, 25, Curve.between(0.05, 0.35), c -> c.prior(PRIOR))
                .group(
                        "customers",
                        35,
                        g -> g.names("Customers", "Pelanggan")
                                .aggregation(Aggregation.GEOMETRIC)
                                .kpi(
                                        SATISFACTION,
                                        20,
                                        Curve.points().at(3.0, 0).at(4.2, 80).at(5.0, 100))
                                .kpi(OVERDUE, 15, Curve.between(0.3, 0), c -> c.missing(MissingPolicy.points(0))))
                .gate(Gate.capAt(60).whenBelow(SATISFACTION, 3))
                .gate(Gate.capAtGrade("C").whenAbove(CYCLE, 90).ignoredIfMissing())
                .grades(GradeScale.lowest("E")
                        .from(40, "D")
                        .from(55, "C")
                        .from(70, "B")
                        .from(85, "A"))
                .missing(MissingPolicy.reweight(0.6));
    }

    @Test
    void aModelIsWhatWasWritten() {
        ScoreModel model = whole().build();
        assertThat(model.id()).isEqualTo("field-sales");
        assertThat(model.version()).isEqualTo("2026.1");
        assertThat(model).hasToString("field-sales 2026.1");
        assertThat(model.scale()).isEqualTo(ScoreScale.HUNDRED);
        assertThat(model.ceiling()).isEqualTo(100);
        assertThat(model.decimals()).isEqualTo(1);
        assertThat(model.gates()).hasSize(2);
        assertThat(model.grades()).isPresent();
        assertThat(model.root().id()).isEqualTo("field-sales");
        assertThat(model.root().weight()).isEqualTo(1);
        assertThat(model.root().aggregation()).isEqualTo(Aggregation.ARITHMETIC);
        assertThat(model.root().names()).isEqualTo(Names.of("field-sales"));
        assertThat(model.root().children()).extracting(Node::id).containsExactly("revenue", "win_rate", "customers");
        assertThat(model.root().children()).extracting(Node::weight).containsExactly(40.0, 25.0, 35.0);
        Group customers = (Group) model.root().children().get(2);
        assertThat(customers.names()).isEqualTo(new Names("Customers", "Pelanggan"));
        assertThat(customers.aggregation()).isEqualTo(Aggregation.GEOMETRIC);
        assertThat(customers.criteria()).extracting(Criterion::id).containsExactly("satisfaction", "overdue");
        assertThat(model.criteria())
                .extracting(Criterion::id)
                .containsExactly("revenue", "win_rate", "satisfaction", "overdue");
        assertThat(model.kpis()).containsExactly(REVENUE, WIN_RATE, SATISFACTION, OVERDUE, CYCLE);
        assertThat(model.criterion(WIN_RATE).prior()).contains(PRIOR);
        assertThat(model.criterion(REVENUE).prior()).isEmpty();
        assertThat(model.criterion(REVENUE).curve())
                .isEqualTo(Curve.attainment().cappedAt(1.20));
        assertThat(model.criterion(OVERDUE).kpi()).isEqualTo(OVERDUE);
    }

    @Test
    void theVersionIsOneUnlessStated() {
        assertThat(Given.model().build().version()).isEqualTo("1");
    }

    @Test
    void scaleCeilingDecimalsAndNamesAreTakenAsStated() {
        ScoreModel model = Given.model()
                .scale(1, 4)
                .ceiling(5)
                .decimals(2)
                .names("Field sales", "Penjualan lapangan")
                .aggregation(Aggregation.MINIMUM)
                .build();
        assertThat(model.scale()).isEqualTo(new ScoreScale(1, 4));
        assertThat(model.ceiling()).isEqualTo(5);
        assertThat(model.decimals()).isEqualTo(2);
        assertThat(model.root().names()).isEqualTo(new Names("Field sales", "Penjualan lapangan"));
        assertThat(model.root().aggregation()).isEqualTo(Aggregation.MINIMUM);
        assertThat(Given.model().scale(1, 4).build().ceiling()).isEqualTo(4);
    }

    @Test
    void aKpiThatIsNoCriterionIsNamedWithThoseThatAre() {
        ScoreModel model = whole().build();
        assertThatThrownBy(() -> model.criterion(CYCLE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "The score model (field-sales) has no criterion (cycle). It has [revenue, win_rate, satisfaction,"
                                + " overdue].");
    }

    @Test
    void modelsAreEqualByValue() {
        ScoreModel model = whole().build();
        assertThat(whole().build()).isEqualTo(model).hasSameHashCodeAs(model).isNotSameAs(model);
        assertThat(whole().build().root()).isEqualTo(model.root()).hasSameHashCodeAs(model.root());
        assertThat(whole().build().criterion(WIN_RATE))
                .isEqualTo(model.criterion(WIN_RATE))
                .hasSameHashCodeAs(model.criterion(WIN_RATE));
    }

    static Stream<Arguments> others() {
        return Stream.of(
                other("version", whole().version("2026.2")),
                other("decimals", whole().decimals(2)),
                other("ceiling", whole().ceiling(120)),
                other("gate", whole().gate(Gate.capAt(50).whenBelow(SATISFACTION, 2))),
                other("names", whole().names("Field sales", "Penjualan lapangan")),
                other("grades", whole().grades(GradeScale.lowest("C").from(50, "A"))),
                other("missing", whole().missing(MissingPolicy.fail())),
                other("child", whole().kpi(DEALS, 1, ANY)));
    }

    private static Arguments other(String what, ScoreModel.Builder builder) {
        return Arguments.of(what, builder);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("others")
    void modelsThatDifferInAnythingDiffer(String what, ScoreModel.Builder builder) {
        assertThat(builder.build()).as(what).isNotEqualTo(whole().build());
    }

    @Test
    void aBuilderThatGoesOnLeavesItsModelsAlone() {
        ScoreModel.Builder builder = Given.model();
        ScoreModel before = builder.build();
        ScoreModel after = builder.kpi(DEALS, 1, ANY)
                .gate(Gate.capAt(5).whenBelow(DEALS, 1))
                .build();
        assertThat(before.criteria()).hasSize(1);
        assertThat(before.gates()).isEmpty();
        assertThat(after.criteria()).hasSize(2);
    }

    // missing-data policies

    @Test
    void aPolicyHoldsForAllBelowUntilTheNextStatement() {
        ScoreModel model = empty().missing(MissingPolicy.reweight(0.6))
                .kpi(REVENUE, 1, ANY)
                .kpi(DEALS, 1, ANY, c -> c.missing(MissingPolicy.fail()))
                .group("inherits", 1, g -> g.group("within", 1, h -> h.kpi(CYCLE, 1, Curve.between(9, 1))))
                .group(
                        "states",
                        1,
                        g -> g.missing(MissingPolicy.points(10))
                                .kpi(WIN_RATE, 1, ANY, c -> c.prior(PRIOR).missing(MissingPolicy.prior()))
                                .group("below", 1, h -> h.kpi(SATISFACTION, 1, Curve.between(1, 5)))
                                .kpi(OVERDUE, 1, Curve.between(1, 0), c -> c.missing(MissingPolicy.reweight())))
                .build();
        assertThat(model.root().missing()).isEqualTo(MissingPolicy.reweight(0.6));
        assertThat(model.criterion(REVENUE).missing()).isEqualTo(MissingPolicy.reweight(0.6));
        assertThat(model.criterion(DEALS).missing()).isEqualTo(MissingPolicy.fail());
        assertThat(model.criterion(CYCLE).missing()).isEqualTo(MissingPolicy.reweight(0.6));
        assertThat(model.criterion(WIN_RATE).missing()).isEqualTo(MissingPolicy.prior());
        assertThat(model.criterion(SATISFACTION).missing()).isEqualTo(MissingPolicy.points(10));
        assertThat(model.criterion(OVERDUE).missing()).isEqualTo(MissingPolicy.reweight());
        assertThat(model.root().children().get(2).missing()).isEqualTo(MissingPolicy.reweight(0.6));
        assertThat(model.root().children().get(3).missing()).isEqualTo(MissingPolicy.points(10));
    }

    @Test
    void whereNothingIsStatedAMissingKpiFails() {
        ScoreModel model = Given.model().build();
        assertThat(model.root().missing()).isEqualTo(MissingPolicy.fail());
        assertThat(model.criterion(REVENUE).missing()).isEqualTo(MissingPolicy.fail());
    }

    @Test
    void aCriterionMayRepeatTheMinimumShareOfItsGroup() {
        ScoreModel model = empty().missing(MissingPolicy.reweight(0.6))
                .kpi(DEALS, 1, ANY, c -> c.missing(MissingPolicy.reweight(0.6)))
                .build();
        assertThat(model.criterion(DEALS).missing()).isEqualTo(MissingPolicy.reweight(0.6));
    }

    // what is wrong

    private static Arguments problem(String problem, ScoreModel.Builder builder) {
        return Arguments.of(Named.of(problem, builder), problem);
    }

    private static Kpi kpi(int number) {
        return Kpi.builder("kpi" + number).unit(Unit.COUNT).build();
    }

    private static ScoreModel.Builder children(int count) {
        ScoreModel.Builder builder = empty();
        IntStream.range(0, count).forEach(i -> builder.kpi(kpi(i), 1, ANY));
        return builder;
    }

    static Stream<Arguments> problems() {
        Kpi otherRevenue = Kpi.builder("revenue").unit(Unit.COUNT).build();
        Kpi otherCycle = Kpi.builder("cycle")
                .unit(Unit.HOUR)
                .direction(CYCLE.direction())
                .build();
        GradeScale grades = GradeScale.lowest("C").from(50, "B").from(80, "A");
        return Stream.of(
                problem("The group (field-sales) needs at least one child.", empty()),
                problem(
                        "The group (nobody) needs at least one child.",
                        Given.model().group("nobody", 1, g -> {})),
                problem("The version ( ) must not be blank.", Given.model().version(" ")),
                problem("The decimals (-1) must be from 0 to 6.", Given.model().decimals(-1)),
                problem("The decimals (7) must be from 0 to 6.", Given.model().decimals(7)),
                problem(
                        "The ceiling (0.0) must be above the scale's minimum (0.0), and no more than 1e9.",
                        Given.model().ceiling(0)),
                problem(
                        "The ceiling (NaN) must be above the scale's minimum (0.0), and no more than 1e9.",
                        Given.model().ceiling(Double.NaN)),
                problem(
                        "The ceiling (1.1E9) must be above the scale's minimum (0.0), and no more than 1e9.",
                        Given.model().ceiling(1.1e9)),
                problem(
                        "The ceiling (1.0) must be above the scale's minimum (1.0), and no more than 1e9.",
                        Given.model().scale(1, 4).ceiling(1)),
                problem(
                        "The weight (-5.0) of criterion (overdue) must be positive.\n"
                                + "Maybe give the KPI lower-is-better as its direction instead.",
                        Given.model().kpi(OVERDUE, -5, Curve.between(1, 0))),
                problem(
                        "The weight (0.0) of criterion (deals) must be positive, between 1e-9 and 1e9.",
                        Given.model().kpi(DEALS, 0, ANY)),
                problem(
                        "The weight (NaN) of criterion (deals) must be positive, between 1e-9 and 1e9.",
                        Given.model().kpi(DEALS, Double.NaN, ANY)),
                problem(
                        "The weight (9.0E-10) of criterion (deals) must be positive, between 1e-9 and 1e9.",
                        Given.model().kpi(DEALS, 9e-10, ANY)),
                problem(
                        "The weight (1.1E9) of group (some) must be positive, between 1e-9 and 1e9.",
                        Given.model().group("some", 1.1e9, g -> g.kpi(DEALS, 1, ANY))),
                problem(
                        "The id (revenue) is there twice, as criterion (revenue) and as criterion (revenue).",
                        Given.model().kpi(REVENUE, 1, Curve.attainment())),
                problem(
                        "The id (revenue) is there twice, as criterion (revenue) and as group (revenue).",
                        Given.model().group("revenue", 1, g -> g.kpi(DEALS, 1, ANY))),
                problem(
                        "The id (field-sales) is there twice, as the model itself and as group (field-sales).",
                        Given.model().group("field-sales", 1, g -> g.kpi(DEALS, 1, ANY))),
                problem(
                        "The id (some) is there twice, as group (some) and as group (some).",
                        Given.model().group("some", 1, g -> g.group("some", 1, h -> h.kpi(DEALS, 1, ANY)))),
                problem(
                        "The id (key accounts) of a group must be a letter followed by letters, digits, dots, hyphens or"
                                + " underscores, 64 at most.",
                        Given.model().group("key accounts", 1, g -> g.kpi(DEALS, 1, ANY))),
                problem(
                        "The id () of a group must be a letter followed by letters, digits, dots, hyphens or underscores, 64"
                                + " at most.",
                        Given.model().group("", 1, g -> g.kpi(DEALS, 1, ANY))),
                problem(
                        "The curve of criterion (satisfaction) takes attainment, and a quotient of values means nothing on the"
                                + " interval scale of its unit.",
                        Given.model().kpi(SATISFACTION, 1, Curve.attainment())),
                problem(
                        "The missing-data policy of criterion (win_rate) takes its prior, and it has none.",
                        Given.model().kpi(WIN_RATE, 1, ANY, c -> c.missing(MissingPolicy.prior()))),
                problem(
                        "The missing-data policy of group (some) takes a prior, which criteria alone can have.",
                        Given.model()
                                .group(
                                        "some",
                                        1,
                                        g -> g.missing(MissingPolicy.prior())
                                                .kpi(WIN_RATE, 1, ANY, c -> c.prior(PRIOR)))),
                problem(
                        "The mean (24.0) of the prior of criterion (win_rate) must lie between 0.0 and 1.0, as the KPI's"
                                + " values do.\nMaybe percent was given: 24 % is 0.24.",
                        Given.model().kpi(WIN_RATE, 1, ANY, c -> c.prior(Prior.of(24, 20, "peers", "2025")))),
                problem(
                        "The minimum share (0.5) of the missing-data policy of criterion (deals) is a matter of its group.\n"
                                + "Maybe reweight without a share here.",
                        Given.model().kpi(DEALS, 1, ANY, c -> c.missing(MissingPolicy.reweight(0.5)))),
                problem(
                        "The group (field-sales) has 17 children, and a group that is not arithmetic can have 16 at most.\n"
                                + "Maybe gather some in groups of their own.",
                        children(17).aggregation(Aggregation.GEOMETRIC)),
                problem(
                        "The group (field-sales) has 17 children, and a group that is not arithmetic can have 16 at most.\n"
                                + "Maybe gather some in groups of their own.",
                        children(17).aggregation(Aggregation.MINIMUM)),
                problem(
                        "The points of (deals) in group (field-sales) can be negative (-5.0), of which the aggregation"
                                + " (GEOMETRIC) makes no mean.",
                        Given.model().kpi(DEALS, 1, NEGATIVE).aggregation(Aggregation.GEOMETRIC)),
                problem(
                        "The points of (inner) in group (field-sales) can be negative (-5.0), of which the aggregation"
                                + " (HARMONIC) makes no mean.",
                        Given.model()
                                .aggregation(Aggregation.HARMONIC)
                                .group(
                                        "inner",
                                        1,
                                        g -> g.kpi(kpi(1), 1, ANY)
                                                .group("innermost", 1, h -> h.kpi(DEALS, 1, NEGATIVE)))),
                problem(
                        "The points of (deals) in group (field-sales) can be negative (-7.0), of which the aggregation"
                                + " (HARMONIC) makes no mean.",
                        Given.model()
                                .aggregation(Aggregation.HARMONIC)
                                .kpi(DEALS, 1, ANY, c -> c.missing(MissingPolicy.points(-7)))),
                problem(
                        "The points of (inner) in group (field-sales) can be negative (-7.0), of which the aggregation"
                                + " (GEOMETRIC) makes no mean.",
                        Given.model()
                                .aggregation(Aggregation.GEOMETRIC)
                                .group(
                                        "inner",
                                        1,
                                        g -> g.missing(MissingPolicy.points(-7))
                                                .kpi(DEALS, 1, ANY, c -> c.missing(MissingPolicy.fail())))),
                problem(
                        "The gate (cycle > 24.0: at most 50.0) is on a KPI that means something else than the one of its id"
                                + " elsewhere in the model.",
                        Given.model()
                                .gate(Gate.capAt(60).whenAbove(CYCLE, 30))
                                .gate(Gate.capAt(50).whenAbove(otherCycle, 24))),
                problem(
                        "The gate (revenue < 5.0: at most 60.0) is on a KPI that means something else than the one of its id"
                                + " elsewhere in the model.",
                        Given.model().gate(Gate.capAt(60).whenBelow(otherRevenue, 5))),
                problem(
                        "The gate (cycle > 30.0: at most 60.0) is there twice.",
                        Given.model()
                                .gate(Gate.capAt(60).whenAbove(CYCLE, 30))
                                .gate(Gate.capAt(60).whenAbove(CYCLE, 30))),
                problem(
                        "The grade of the gate (cycle > 30.0: at most grade C) is none of the model's [].",
                        Given.model().gate(Gate.capAtGrade("C").whenAbove(CYCLE, 30))),
                problem(
                        "The grade of the gate (cycle > 30.0: at most grade D) is none of the model's [C, B, A].",
                        Given.model().grades(grades).gate(Gate.capAtGrade("D").whenAbove(CYCLE, 30))),
                problem(
                        "The grade of the gate (cycle > 30.0: at most grade A) is the best there is and caps nothing.",
                        Given.model().grades(grades).gate(Gate.capAtGrade("A").whenAbove(CYCLE, 30))),
                problem(
                        "The grade of the gate (cycle > 30.0: at most grade B) is that of no score with (0) decimals.\n"
                                + "Maybe more decimals.",
                        Given.model()
                                .decimals(0)
                                .grades(GradeScale.lowest("C").from(50.2, "B").from(50.8, "A"))
                                .gate(Gate.capAtGrade("B").whenAbove(CYCLE, 30))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("problems")
    void aModelWithAProblemIsRefused(ScoreModel.Builder builder, String problem) {
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The score model (field-sales) has a problem:\n" + problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "1a", "a b", "a/b", "ä"})
    void anIdIsOneOfALetterAndFewOthers(String id) {
        assertThatThrownBy(() -> ScoreModel.builder(id)
                        .kpi(REVENUE, 1, Curve.attainment())
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The score model (" + id + ") has a problem:\nThe id (" + id
                        + ") of a model must be a letter followed by letters, digits, dots, hyphens or underscores, 64 at"
                        + " most.");
    }

    @Test
    void allThatIsWrongIsSaidTogether() {
        assertThatThrownBy(() -> ScoreModel.builder("my model")
                        .version("")
                        .decimals(-1)
                        .ceiling(-1)
                        .kpi(REVENUE, -1, Curve.between(2, 1))
                        .kpi(REVENUE, 1, Curve.attainment())
                        .kpi(WIN_RATE, 1, Curve.attainment(), c -> c.missing(MissingPolicy.prior()))
                        .group("g", 0, g -> {})
                        .gate(Gate.capAtGrade("C").whenAbove(CYCLE, 30))
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .satisfies(message -> assertThat(message.lines())
                        .satisfiesExactly(
                                line -> assertThat(line).isEqualTo("The score model (my model) has 11 problems:"),
                                line -> assertThat(line).startsWith("The id (my model) of a model"),
                                line -> assertThat(line).startsWith("The version ()"),
                                line -> assertThat(line).startsWith("The decimals (-1)"),
                                line -> assertThat(line).startsWith("The ceiling (-1.0)"),
                                line -> assertThat(line).startsWith("The weight (-1.0) of criterion (revenue)"),
                                line -> assertThat(line).startsWith("Maybe give the KPI lower-is-better"),
                                line -> assertThat(line).startsWith("The curve of criterion (revenue) falls"),
                                line -> assertThat(line).startsWith("The id (revenue) is there twice"),
                                line -> assertThat(line).startsWith("The missing-data policy of criterion (win_rate)"),
                                line -> assertThat(line).startsWith("The weight (0.0) of group (g)"),
                                line -> assertThat(line).startsWith("The group (g) needs at least one child"),
                                line -> assertThat(line).startsWith("The grade of the gate (cycle > 30.0")));
    }

    @Test
    void aCurveThatIsWrongHidesNothingElseOfItsCriterion() {
        assertThatThrownBy(() -> Given.model()
                        .kpi(WIN_RATE, 1, Curve.between(5, 35), c -> c.missing(MissingPolicy.prior()))
                        .build())
                .hasMessageContaining("has 2 problems")
                .hasMessageContaining("takes its prior, and it has none")
                .hasMessageContaining("has all its corners outside");
    }

    @ParameterizedTest
    @EnumSource(
            value = Aggregation.class,
            names = {"GEOMETRIC", "HARMONIC", "MINIMUM"})
    void aNegativeScaleNeedsTheArithmeticMean(Aggregation aggregation) {
        assertThatThrownBy(() ->
                        Given.model().scale(-2, 0).aggregation(aggregation).build())
                .hasMessageContaining("The group (field-sales) needs a scale whose minimum (-2.0) is not negative for"
                        + " its aggregation (" + aggregation + ").");
    }

    @Test
    void whatIsJustRightIsTaken() {
        assertThat(children(16).aggregation(Aggregation.GEOMETRIC).build().criteria())
                .hasSize(16);
        assertThat(children(100).build().criteria()).hasSize(100);
        assertThat(Given.model().kpi(DEALS, 1e-9, ANY).build().criterion(DEALS).weight())
                .isEqualTo(1e-9);
        assertThat(Given.model().kpi(DEALS, 1e9, ANY).build().criterion(DEALS).weight())
                .isEqualTo(1e9);
        assertThat(Given.model().ceiling(1e9).build().ceiling()).isEqualTo(1e9);
        assertThat(Given.model().decimals(0).build().decimals()).isZero();
        assertThat(Given.model().decimals(6).build().decimals()).isEqualTo(6);
        assertThat(Given.model().kpi(DEALS, 1, NEGATIVE).build().criteria()).hasSize(2);
        assertThat(Given.model()
                        .aggregation(Aggregation.GEOMETRIC)
                        .group("inner", 1, g -> g.kpi(DEALS, 1, ANY))
                        .build()
                        .criteria())
                .hasSize(2);
        assertThat(Given.model()
                        .kpi(COVER, 1, Curve.around(21, 3, 14))
                        .gate(Gate.capAt(50).whenAbove(COVER, 60))
                        .gate(Gate.capAt(40).whenBelow(COVER, 3))
                        .build()
                        .gates())
                .hasSize(2);
    }

    // publishing

    private static ScoreModel model(int decimals) {
        return Given.model().decimals(decimals).build();
    }

    @ParameterizedTest(name = "{0} with {1} decimals: {2}")
    @CsvSource({
        "95.05, 1, 95.1",
        "95.04999999999999, 1, 95.1",
        "95.0499999994, 1, 95.0",
        "95.0499999995, 1, 95.1",
        "95.0499999996, 1, 95.1",
        "95.098039215, 1, 95.1",
        "78.235294, 1, 78.2",
        "0.05, 1, 0.1",
        "0.049, 1, 0",
        "-0.05, 1, -0.1",
        "-0.04, 1, 0",
        "-95.05, 1, -95.1",
        "69.5, 0, 70",
        "69.4999999999, 0, 70",
        "2.675, 2, 2.68",
        "1.005, 2, 1.01",
        "0.9665, 3, 0.967",
        "0.00000049, 6, 0",
        "0.0000005, 6, 0.000001",
        "1234567.05, 1, 1234567.1",
        "1e15, 6, 1e15",
        "1e300, 0, 1e300"
    })
    void whatIsShownIsSnappedThenRoundedHalfAwayFromZero(double exact, int decimals, double published) {
        assertThat(model(decimals).publish(exact)).isEqualTo(published);
    }

    @Test
    void noPublishedScoreIsANegativeZero() {
        assertThat(1 / model(1).publish(-0.0)).isPositive();
        assertThat(1 / model(1).publish(-0.01)).isPositive();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void publishingKeepsTheOrderAndWhatWasPublished(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<ScoreModel> models =
                IntStream.rangeClosed(0, 6).mapToObj(ScoreModelTest::model).toList();
        for (int i = 0; i < 1000; i++) {
            ScoreModel model = models.get(random.nextInt(7));
            double exact = random.nextDouble() * 240 - 60;
            double published = model.publish(exact);
            assertThat(model.publish(published)).isEqualTo(published);
            assertThat(Math.abs(published - exact)).isLessThan(0.5 * Math.pow(10, -model.decimals()) + 1e-9);
            assertThat(model.publish(Math.nextUp(exact))).isGreaterThanOrEqualTo(published);
        }
    }

    /** Law: what is published is the decimal rule, to the last bit, however near to a half, negative or huge. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void publishingIsRoundingInDecimals(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int decimals = 0; decimals <= 6; decimals++) {
            ScoreModel model = model(decimals);
            for (int i = 0; i < 300; i++) {
                double exact = toPublish(random, decimals);
                double published = new BigDecimal(exact)
                        .setScale(9, RoundingMode.HALF_UP)
                        .setScale(decimals, RoundingMode.HALF_UP)
                        .doubleValue();

                assertThat(Double.doubleToLongBits(model.publish(exact)))
                        .as("%s with %s decimals", exact, decimals)
                        .isEqualTo(Double.doubleToLongBits(published));
            }
        }
    }

    private static double toPublish(SplittableRandom random, int decimals) {
        double unit = Math.pow(10, decimals);
        double number = switch (random.nextInt(4)) {
            case 0 -> 240 * random.nextDouble();
            case 1 -> (random.nextInt(200_000_000) + 0.5) / unit;
            case 2 -> (random.nextInt(2_000) + 0.5) / unit + (random.nextDouble() - 0.5) * 6e-3 / unit;
            default -> random.nextDouble() * Math.pow(10, random.nextInt(-12, 300));
        };
        for (int steps = random.nextInt(4); steps > 0; steps--) {
            number = random.nextBoolean() ? Math.nextUp(number) : Math.nextDown(number);
        }
        return random.nextBoolean() ? number : -number;
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void whatIsNoNumberIsNotPublished(double exact) {
        assertThatThrownBy(() -> model(1).publish(exact))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The score (" + exact + ") of score model (field-sales) must be a finite number.");
    }

    // caps of gates; those of grades in GradeScaleTest

    @Test
    void theCapOfAGateIsItsPointsOrThoseOfItsGrade() {
        ScoreModel model = whole().build();
        assertThat(model.gates().stream().map(model::capOf)).containsExactly(60.0, 69.9);
    }

    @Test
    void aGateOfAnotherModelMayHaveNoCapHere() {
        ScoreModel model = whole().build();
        Gate best = Gate.capAtGrade("A").whenAbove(CYCLE, 1);
        Gate unknown = Gate.capAtGrade("F").whenAbove(CYCLE, 1);
        assertThatThrownBy(() -> model.capOf(best))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The grade (A) is the best there is and caps nothing.");
        assertThatThrownBy(() -> model.capOf(unknown))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The grade (F) is none of [E, D, C, B, A].");
        ScoreModel withoutGrades = model(1);
        assertThatThrownBy(() -> withoutGrades.capOf(unknown))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The grade (F) of a gate needs grades in score model (field-sales).");
    }

    @Test
    void childrenAreListedAsWritten() {
        List<String> written = new ArrayList<>(List.of("kpi3", "kpi1", "kpi2"));
        ScoreModel model = empty().kpi(kpi(3), 1, ANY)
                .kpi(kpi(1), 1, ANY)
                .kpi(kpi(2), 1, ANY)
                .build();
        assertThat(model.criteria()).extracting(Criterion::id).containsExactlyElementsOf(written);
    }

    @Test
    void aGateOnAKpiWhoseTargetIsBestClosesAwayFromIt() {
        Kpi stock = Kpi.builder("stock")
                .unit(Unit.DAY)
                .direction(Direction.ON_TARGET_IS_BEST)
                .build();
        assertThat(Given.model()
                        .kpi(stock, 1, Curve.around(21, 3, 14))
                        .gate(Gate.capAt(60).whenAbove(stock, 24))
                        .build()
                        .gates())
                .hasSize(1);
        assertThatThrownBy(() -> Given.model()
                        .kpi(stock, 1, Curve.around(21, 3, 14))
                        .gate(Gate.capAt(60).whenAbove(stock, 10))
                        .build())
                .hasMessageContaining("must close away from the target of its KPI");
    }

    @Test
    void groupsNestThirtyTwoLevelsDeepAndNoDeeper() {
        assertThat(nested(32).build().criteria()).hasSize(1);
        assertThatThrownBy(() -> nested(33)).hasMessageStartingWith("The group (g32) is nested deeper than 32 levels");
    }

    private static ScoreModel.Builder nested(int levels) {
        ScoreModel.Builder model = ScoreModel.builder("deep");
        nest(model, 0, levels);
        return model;
    }

    private static void nest(Group.Children<?> parent, int level, int levels) {
        if (level == levels) {
            parent.kpi(REVENUE, 1, Curve.attainment());
        } else {
            parent.group("g" + level, 1, group -> nest(group, level + 1, levels));
        }
    }
}
