package io.salesscore.model;

import static io.salesscore.model.Given.WIN_RATE;
import static io.salesscore.model.Given.peers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.salesscore.model.Curve.Steps.Bound;
import io.salesscore.model.Curve.Steps.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A curve gives back how it was written, so that others can write it down. */
class CurveAsWrittenTest {

    @Test
    void attainmentSaysItsThresholdAcceleratorAndCap() {
        Curve.Attainment curve =
                Curve.attainment().threshold(0.7).accelerator(1.1, 2).cappedAt(1.5);
        assertThat(curve.threshold()).isEqualTo(0.7);
        assertThat(curve.acceleratesFrom()).isEqualTo(1.1);
        assertThat(curve.rate()).isEqualTo(2);
        assertThat(curve.cap()).isEqualTo(1.5);
    }

    @Test
    void attainmentThatSaysNothingIsPlain() {
        Curve.Attainment curve = Curve.attainment();
        assertThat(curve.threshold()).isZero();
        assertThat(curve.acceleratesFrom()).isEqualTo(1);
        assertThat(curve.rate()).isEqualTo(1);
        assertThat(curve.cap()).isEqualTo(1);
    }

    @Test
    void aLineSaysBothItsEnds() {
        Curve.Between rising = Curve.between(0.05, 0.35);
        assertThat(rising.zeroAt()).isEqualTo(0.05);
        assertThat(rising.fullAt()).isEqualTo(0.35);
        Curve.Between falling = Curve.between(10, 2);
        assertThat(falling.zeroAt()).isEqualTo(10);
        assertThat(falling.fullAt()).isEqualTo(2);
    }

    @Test
    void aPlateauSaysItsTargetAndDistances() {
        Curve.Around curve = Curve.around(21, 3, 14);
        assertThat(curve.target()).isEqualTo(21);
        assertThat(curve.tolerance()).isEqualTo(3);
        assertThat(curve.zeroAt()).isEqualTo(14);
    }

    @Test
    void standardScoresSayMeanAndDeviation() {
        Curve.ZScore curve = Curve.zScore(0.24, 0.06);
        assertThat(curve.mean()).isEqualTo(0.24);
        assertThat(curve.sd()).isEqualTo(0.06);
    }

    @Test
    void aPercentileSaysItsPopulation() {
        Benchmark benchmark = peers(WIN_RATE).quantile(0.1, 0.12).quantile(0.9, 0.41);
        Curve.Percentile curve = Curve.percentile(benchmark);
        assertThat(curve.benchmark()).contains(benchmark);
    }

    @Test
    void cornersAreGivenBack() {
        Curve.Points curve = Curve.points().at(3, 0).at(4.2, 80).at(5, 100);
        assertThat(curve.corners())
                .containsExactly(new CurvePoint(3, 0), new CurvePoint(4.2, 80), new CurvePoint(5, 100));
        assertThat(curve.ofAttainment().corners()).isEqualTo(curve.corners());
    }

    @Test
    void aScoreTableGivesBackItsLines() {
        Curve.Steps rising = Curve.steps(-1).from(2, 1).above(3, 3);
        assertThat(rising.worst()).isEqualTo(-1);
        assertThat(rising.steps()).containsExactly(new Step(Bound.FROM, 2, 1), new Step(Bound.ABOVE, 3, 3));
        Curve.Steps falling = Curve.steps(0).upTo(10, 1).below(7, 3);
        assertThat(falling.steps()).containsExactly(new Step(Bound.UP_TO, 10, 1), new Step(Bound.BELOW, 7, 3));
        assertThat(rising.ofAttainment().steps()).isEqualTo(rising.steps());
        assertThat(rising.ofAttainment().worst()).isEqualTo(-1);
    }

    @Test
    void aScoreTableIsWrittenAnewFromItsLines() {
        Curve.Steps table = Curve.steps(0).upTo(10, 1).upTo(8, 2).below(7, 3);
        Curve.Steps again = Curve.steps(table.worst());
        for (Step step : table.steps()) {
            again = again.with(step);
        }
        assertThat(again).isEqualTo(table);
        assertThat(again.steps()).isEqualTo(table.steps());
        Curve.Steps kept = again;
        assertThatIllegalArgumentException().isThrownBy(() -> kept.with(new Step(Bound.UP_TO, 9, 4)));
    }

    @Test
    void whatIsGivenBackHasNoSignedZero() {
        assertThat(List.of(
                        Curve.between(-0.0, 1).zeroAt(),
                        Curve.between(1, -0.0).fullAt(),
                        Curve.around(-0.0, 0, 1).target(),
                        Curve.around(0, -0.0, 1).tolerance(),
                        Curve.zScore(-0.0, 1).mean(),
                        Curve.steps(-0.0).worst()))
                .containsOnly(0.0);
        assertThat(Curve.steps(-1).from(-0.0, -0.0).steps()).containsExactly(new Step(Bound.FROM, 0.0, 0.0));
    }

    @Test
    void curvesOfOneShapeAreEqualWhicheverVerbWroteThem() {
        assertThat(Curve.between(0, 1)).isNotEqualTo(Curve.points().at(0, 0).at(1, 1));
        Curve.Points jump = Curve.points().at(2, 0).at(2, 1);
        assertThat(Curve.steps(0).from(2, 1)).isEqualTo(jump).hasSameHashCodeAs(jump);
        assertThat(Curve.attainment().accelerator(1.3, 2)).isEqualTo(Curve.attainment());
    }
}
