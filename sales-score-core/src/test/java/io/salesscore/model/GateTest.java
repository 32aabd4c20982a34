package io.salesscore.model;

import static io.salesscore.model.Given.COVER;
import static io.salesscore.model.Given.OVERDUE;
import static io.salesscore.model.Given.REVENUE;
import static io.salesscore.model.Given.SATISFACTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {

    private static final Gate.Cap SIXTY = Gate.capAt(60);

    static Stream<Arguments> sides() {
        return Stream.of(
                Arguments.of(SIXTY.whenBelow(COVER, 3), true, false, false),
                Arguments.of(SIXTY.whenAtMost(COVER, 3), true, true, false),
                Arguments.of(SIXTY.whenAbove(COVER, 3), false, false, true),
                Arguments.of(SIXTY.whenAtLeast(COVER, 3), false, true, true));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sides")
    void aGateClosesOnItsSide(Gate gate, boolean below, boolean at, boolean above) {
        assertThat(gate.isClosedAt(Math.nextDown(3.0))).isEqualTo(below);
        assertThat(gate.isClosedAt(3)).isEqualTo(at);
        assertThat(gate.isClosedAt(Math.nextUp(3.0))).isEqualTo(above);
    }

    @Test
    void aGateClosesOnTheWorseSideOnly() {
        assertThat(SIXTY.whenBelow(SATISFACTION, 3).isClosedAt(2)).isTrue();
        assertThat(SIXTY.whenAtMost(SATISFACTION, 3).isClosedAt(3)).isTrue();
        assertThat(SIXTY.whenAbove(OVERDUE, 0.2).isClosedAt(0.3)).isTrue();
        assertThat(SIXTY.whenAtLeast(OVERDUE, 0.2).isClosedAt(0.2)).isTrue();
    }

    private static Arguments refused(Supplier<Gate> gate, String message) {
        return Arguments.of(Named.of(message, gate), message);
    }

    static Stream<Arguments> errors() {
        return Stream.of(
                refused(
                        () -> SIXTY.whenAbove(SATISFACTION, 3),
                        "The gate (satisfaction > 3.0) must close on the worse side of its threshold, and the KPI's direction"
                                + " is (HIGHER_IS_BETTER).\nMaybe compare the other way round."),
                refused(
                        () -> SIXTY.whenAtLeast(SATISFACTION, 3),
                        "The gate (satisfaction >= 3.0) must close on the worse side of its threshold, and the KPI's direction"
                                + " is (HIGHER_IS_BETTER).\nMaybe compare the other way round."),
                refused(
                        () -> SIXTY.whenBelow(OVERDUE, 0.2),
                        "The gate (overdue < 0.2) must close on the worse side of its threshold, and the KPI's direction is"
                                + " (LOWER_IS_BETTER).\nMaybe compare the other way round."),
                refused(
                        () -> SIXTY.whenAtMost(OVERDUE, 0.2),
                        "The gate (overdue <= 0.2) must close on the worse side of its threshold, and the KPI's direction is"
                                + " (LOWER_IS_BETTER).\nMaybe compare the other way round."),
                refused(
                        () -> SIXTY.whenAbove(OVERDUE, 20),
                        "The threshold (20.0) of the gate on KPI (overdue) must lie between 0.0 and 1.0, as the KPI's values"
                                + " do.\nMaybe percent was given: 24 % is 0.24."),
                refused(
                        () -> SIXTY.whenBelow(SATISFACTION, 0.5),
                        "The threshold (0.5) of the gate on KPI (satisfaction) must lie between 1.0 and 5.0, as the KPI's"
                                + " values do."),
                refused(
                        () -> SIXTY.whenBelow(REVENUE, Double.NaN),
                        "The threshold (NaN) of the gate on KPI (revenue) must be a number between -1e18 and 1e18."),
                refused(
                        () -> SIXTY.whenBelow(REVENUE, -1.1e18),
                        "The threshold (-1.1E18) of the gate on KPI (revenue) must be a number between -1e18 and 1e18."),
                refused(
                        () -> Gate.capAt(Double.NaN).whenBelow(REVENUE, 1),
                        "The points (NaN) of a gate must lie between -1e9 and 1e9."),
                refused(
                        () -> Gate.capAt(1.1e9).whenBelow(REVENUE, 1),
                        "The points (1.1E9) of a gate must lie between -1e9 and 1e9."),
                refused(() -> Gate.capAtGrade(" ").whenBelow(REVENUE, 1), "The grade ( ) of a gate must have a name."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("errors")
    void anErrorIsThrownAtTheCallThatIsWrong(Supplier<Gate> gate, String message) {
        assertThatThrownBy(gate::get)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void theOuterBoundsThemselvesAreTaken() {
        assertThat(Gate.capAt(-1e9).whenBelow(REVENUE, -1e18).threshold()).isEqualTo(-1e18);
        assertThat(Gate.capAt(1e9).points()).hasValue(1e9);
        assertThat(SIXTY.whenBelow(SATISFACTION, 1).isClosedAt(1)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void whatIsNoNumberNeverOpensAGate(double value) {
        Gate gate = SIXTY.whenBelow(SATISFACTION, 3);
        assertThatThrownBy(() -> gate.isClosedAt(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The value (" + value + ") at the gate on KPI (satisfaction) must be a finite number.");
    }

    @Test
    void aMissingValueIsIgnoredOnlyWhereTheGateSaysSo() {
        Gate gate = SIXTY.whenBelow(SATISFACTION, 3);
        assertThat(gate.ignoresMissing()).isFalse();
        assertThat(gate.ignoredIfMissing().ignoresMissing()).isTrue();
        assertThat(gate.ignoredIfMissing())
                .isEqualTo(new Gate(SATISFACTION, Gate.Comparison.BELOW, 3, SIXTY, true))
                .isNotEqualTo(gate);
    }

    @Test
    void aCapIsStatedInPointsOrAsAGrade() {
        assertThat(SIXTY.points()).hasValue(60);
        assertThat(SIXTY.grade()).isEmpty();
        assertThat(Gate.capAtGrade("C").points()).isEmpty();
        assertThat(Gate.capAtGrade("C").grade()).contains("C");
    }

    @Test
    void gatesAreEqualByValue() {
        assertThat(Gate.capAt(60)).isEqualTo(SIXTY).hasSameHashCodeAs(SIXTY).isNotEqualTo(Gate.capAt(61));
        assertThat(Gate.capAt(0)).isEqualTo(Gate.capAt(-0.0)).isNotEqualTo(Gate.capAtGrade("C"));
        assertThat(Gate.capAtGrade("C"))
                .isEqualTo(Gate.capAtGrade("C"))
                .hasSameHashCodeAs(Gate.capAtGrade("C"))
                .isNotEqualTo(Gate.capAtGrade("B"))
                .isNotEqualTo("C");
        assertThat(Gate.capAtGrade("C").hashCode())
                .isNotEqualTo(Gate.capAtGrade("B").hashCode());
        assertThat(SIXTY.hashCode()).isNotEqualTo(Gate.capAt(61).hashCode());
        assertThat(SIXTY.whenBelow(REVENUE, -0.0)).isEqualTo(SIXTY.whenBelow(REVENUE, 0));
    }

    @Test
    void aGateReadsAsASentence() {
        assertThat(SIXTY.whenBelow(SATISFACTION, 3)).hasToString("satisfaction < 3.0: at most 60.0");
        assertThat(SIXTY.whenAtMost(SATISFACTION, 3)).hasToString("satisfaction <= 3.0: at most 60.0");
        assertThat(Gate.capAtGrade("C").whenAbove(OVERDUE, 0.2)).hasToString("overdue > 0.2: at most grade C");
        assertThat(Gate.capAtGrade("C").whenAtLeast(OVERDUE, 0.2)).hasToString("overdue >= 0.2: at most grade C");
    }
}
