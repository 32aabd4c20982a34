package io.salesscore.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {

    private static final Pace END_LOADED = Pace.linear().through(0.5, 0.3).through(0.8, 0.6);

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 0.25, 1 / 3.0, 0.5, 0.999, 1})
    void aLinearPaceExpectsTheShareThatHasElapsed(double elapsed) {
        assertThat(Pace.linear().shareAt(elapsed)).isEqualTo(elapsed);
    }

    @ParameterizedTest(name = "at {0}: {1}")
    @CsvSource({"0, 0", "0.25, 0.15", "0.5, 0.3", "0.65, 0.45", "0.8, 0.6", "0.9, 0.8", "1, 1"})
    void betweenCornersItIsStraight(double elapsed, double expected) {
        assertThat(END_LOADED.shareAt(elapsed)).isEqualTo(expected, within(1e-15));
    }

    @Test
    void theOrderOfCornersDoesNotMatter() {
        Pace other = Pace.linear().through(0.8, 0.6).through(0.5, 0.3);

        assertThat(other).isEqualTo(END_LOADED).hasSameHashCodeAs(END_LOADED).isNotEqualTo(Pace.linear());
        assertThat(other).hasToString("(0, 0) (0.5, 0.3) (0.8, 0.6) (1, 1)");
    }

    @Test
    void flatStretchesAreAllowed() {
        Pace late = Pace.linear().through(0.5, 0).through(0.75, 0);

        assertThat(late.shareAt(0.6)).isZero();
        assertThat(late.shareAt(0.875)).isEqualTo(0.5);
    }

    @Test
    void aPaceNeverFalls() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> END_LOADED.through(0.6, 0.2))
                .withMessage(
                        "The corner (0.6, 0.2) of a pace ((0, 0) (0.5, 0.3) (0.8, 0.6) (1, 1)) must lie between its "
                                + "neighbours: what is expected never falls.");
        assertThatIllegalArgumentException().isThrownBy(() -> END_LOADED.through(0.6, 0.61));
        assertThat(END_LOADED.through(0.6, 0.3).shareAt(0.6)).isEqualTo(0.3);
    }

    @Test
    void aCornerIsGivenOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> END_LOADED.through(0.5, 0.4))
                .withMessageContaining("(0.5, 0.4)")
                .withMessageEndingWith("must have a share of days that no other corner has.");
    }

    @ParameterizedTest(name = "({0}, {1})")
    @CsvSource({"0, 0", "1, 1", "-0.1, 0", "0.5, -0.1", "0.5, 1.1", "NaN, 0.5", "0.5, NaN"})
    void cornersAreShares(double elapsed, double expected) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pace.linear().through(elapsed, expected))
                .withMessageContaining("(" + elapsed + ", " + expected + ")");
    }

    /** The double 0.3 is less than three tenths, and the corner is at three tenths. */
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.3, 0.7, 0.9})
    void atACornerItIsTheCorners(double elapsed) {
        assertThat(Pace.linear().through(elapsed, 0.1).shareAt(elapsed)).isEqualTo(0.1);
        assertThat(Pace.linear().through(elapsed, 1).shareAt(elapsed)).isEqualTo(1);
    }

    @Test
    void percentIsAskedAbout() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pace.linear().through(0.5, 30))
                .withMessageEndingWith("\nMaybe percent was given: 50 % is 0.5.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pace.linear().through(50, 30))
                .withMessageEndingWith("\nMaybe percent was given: 50 % is 0.5.");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, 1.01, Double.NaN, Double.POSITIVE_INFINITY})
    void onlyTheShareOfAPeriodIsAskedFor(double elapsed) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pace.linear().shareAt(elapsed))
                .withMessage("The share of working days (" + elapsed + ") along a pace must lie between 0 and 1.");
    }
}
