package io.salesscore.score;

import static io.salesscore.score.Given.CSAT_MEAN;
import static io.salesscore.score.Given.LEAD_CONVERSION;
import static io.salesscore.score.Given.REPEAT_CUSTOMER_RATE;
import static org.assertj.core.api.Assertions.assertThat;

import io.salesscore.kpi.SalesKpis;
import io.salesscore.model.AttainmentForm;
import io.salesscore.model.Curve;
import io.salesscore.model.Gate;
import io.salesscore.model.MissingPolicy;
import io.salesscore.model.Prior;
import io.salesscore.model.ScoreModel;
import org.junit.jupiter.api.Test;

class PlanTest {

    private static final ScoreModel MODEL = ScoreModel.builder("m")
            .missing(MissingPolicy.reweight(0.5))
            .kpi(SalesKpis.REVENUE, 40, Curve.attainment().cappedAt(1.20))
            .group(
                    "customers",
                    60,
                    g -> g.kpi(
                                    LEAD_CONVERSION,
                                    1,
                                    Curve.between(0.05, 0.35),
                                    c -> c.prior(Prior.of(0.24, 20, "peers", "1")))
                            .kpi(
                                    CSAT_MEAN,
                                    2,
                                    Curve.steps(0).from(3, 50).above(4, 100),
                                    c -> c.missing(MissingPolicy.points(9))))
            .gate(Gate.capAt(60).whenAtMost(REPEAT_CUSTOMER_RATE, 0.1))
            .gate(Gate.capAt(50).whenBelow(CSAT_MEAN, 2))
            .build();

    private final CompiledModel compiled = CompiledModel.of(MODEL);
    private final Plan plan = compiled.plan;

    @Test
    void inputsAreValuesOfCriteriaThenOfGatesAloneThenTargetsThenSizesEachById() {
        assertThat(plan.inputs)
                .extracting(ScoreInput::toString)
                .containsExactly(
                        "csat_mean VALUE",
                        "lead_conversion VALUE",
                        "revenue VALUE",
                        "repeat_customer_rate VALUE",
                        "revenue TARGET",
                        "lead_conversion SIZE");
        assertThat(plan.criteria).isEqualTo(3);
    }

    @Test
    void nodesKnowTheirInputsAndFormulas() {
        int csat = compiled.positionOf("csat_mean");
        int conversion = compiled.positionOf("lead_conversion");
        int revenue = compiled.positionOf("revenue");
        int customers = compiled.positionOf("customers");

        assertThat(plan.values[csat]).isZero();
        assertThat(plan.sizes[conversion]).isEqualTo(5);
        assertThat(plan.targets[revenue]).isEqualTo(4);
        assertThat(plan.targets[csat]).isEqualTo(-1);
        assertThat(plan.forms[revenue]).isEqualTo(AttainmentForm.HIGHER);
        assertThat(plan.forms[csat]).isNull();
        assertThat(plan.means[customers]).isEqualTo(Mean.ARITHMETIC);
        assertThat(plan.leastShares[customers]).isEqualTo(0.5 - 1e-9);
        assertThat(plan.instead[csat]).isEqualTo(9);
        assertThat(plan.instead[customers]).isNaN();
        assertThat(plan.instead[compiled.root()]).isEqualTo(Plan.BARRED);
    }

    @Test
    void aJumpThatXIsNotBehindYetBeginsAtTheNextValue() {
        int csat = compiled.positionOf("csat_mean");

        assertThat(plan.segments[csat + 1] - plan.segments[csat]).isEqualTo(2);
        assertThat(plan.inverses[plan.segments[csat]]).isZero();
        assertThat(plan.xs[plan.segments[csat]]).isEqualTo(3);
        assertThat(plan.xs[plan.segments[csat] + 1]).isEqualTo(Math.nextUp(4.0));
    }

    @Test
    void gatesAreClosedBelowALowAndAboveAHigh() {
        assertThat(plan.gateCaps).containsExactly(60, 50);
        assertThat(plan.gateValues).containsExactly(3, 0);
        assertThat(plan.gateLows).containsExactly(Math.nextUp(0.1), 2);
        assertThat(plan.gateHighs).containsOnly(Double.POSITIVE_INFINITY);
    }
}
