package io.salesscore.model;

import static io.salesscore.model.Given.DEALS;
import static io.salesscore.model.Given.REVENUE;
import static io.salesscore.model.Given.SATISFACTION;
import static io.salesscore.model.Given.WIN_RATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.salesscore.model.ScoreModel.Problem;
import org.junit.jupiter.api.Test;

/** Who builds a model from a document learns of every problem, and where it is. */
class ModelProblemsTest {

    @Test
    void aSoundModelHasNoProblems() {
        assertThat(Given.model().problems()).isEmpty();
    }

    @Test
    void askingForProblemsChangesNothing() {
        ScoreModel.Builder builder = Given.model();
        assertThat(builder.problems()).isEqualTo(builder.problems());
        assertThat(builder.build()).isEqualTo(Given.model().build());
    }

    @Test
    void everyProblemSaysItsPlace() {
        ScoreModel.Builder builder = ScoreModel.builder("plan")
                .version(" ")
                .decimals(7)
                .ceiling(-1)
                .kpi(REVENUE, -5, Curve.attainment())
                .kpi(SATISFACTION, 1, Curve.attainment())
                .kpi(
                        WIN_RATE,
                        1,
                        Curve.between(0, 1),
                        c -> c.missing(MissingPolicy.prior()).prior(Prior.of(24, 20, "peers", "2025")))
                .group("empty", 1, g -> {})
                .group(
                        "field",
                        1,
                        g -> g.aggregation(Aggregation.GEOMETRIC)
                                .missing(MissingPolicy.prior())
                                .kpi(
                                        DEALS,
                                        1,
                                        Curve.points().at(0, -5).at(10, 100),
                                        c -> c.missing(MissingPolicy.reweight(0.5))))
                .group("2nd", 0, g -> g.kpi(REVENUE, 1, Curve.attainment()))
                .gate(Gate.capAt(60).whenBelow(SATISFACTION, 3))
                .gate(Gate.capAtGrade("C").whenBelow(SATISFACTION, 2));
        assertThat(builder.problems())
                .extracting(Problem::at)
                .containsExactly(
                        "plan",
                        "plan",
                        "plan", // version, decimals, ceiling
                        "revenue", // weight
                        "satisfaction", // attainment of a rating
                        "win_rate", // mean of the prior
                        "empty",
                        "deals", // a minimum share of a criterion
                        "field", // takes a prior
                        "deals", // can be negative
                        "2nd",
                        "2nd",
                        "revenue", // weight, id, there twice
                        "gates[1]");
        assertThatIllegalArgumentException()
                .isThrownBy(builder::build)
                .withMessage("The score model (plan) has 14 problems:\n"
                        + String.join(
                                "\n",
                                builder.problems().stream().map(Problem::text).toList()));
    }

    @Test
    void theIdOfAModelIsAProblemOfTheModel() {
        assertThat(ScoreModel.builder("2 plans")
                        .kpi(DEALS, 1, Curve.between(0, 1))
                        .problems())
                .containsExactly(new Problem(
                        "2 plans",
                        "id",
                        "The id (2 plans) of a model must be a letter followed by letters, digits, dots, hyphens or underscores,"
                                + " 64 at most."));
    }
}
