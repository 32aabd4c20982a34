package io.salesscore.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.RollUp;
import io.salesscore.kpi.Unit;
import io.salesscore.model.Curve;
import io.salesscore.model.Gate;
import io.salesscore.model.GradeScale;
import io.salesscore.model.MissingPolicy;
import io.salesscore.model.Prior;
import io.salesscore.model.ScoreModel;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScoreSqlTest {

    private static final Kpi REVENUE = Kpi.builder("revenue").unit(Unit.IDR).build();
    private static final Kpi CONVERSION =
            Kpi.builder("lead_conversion").unit(Unit.SHARE).rollUp(RollUp.POOL).build();

    private static ScoreModel model() {
        return ScoreModel.builder("field-sales")
                .kpi(REVENUE, 40, Curve.attainment().cappedAt(1.2))
                .kpi(CONVERSION, 25, Curve.between(0.05, 0.35))
                .gate(Gate.capAt(60).whenBelow(CONVERSION, 0.01).ignoredIfMissing())
                .grades(GradeScale.lowest("C").from(70, "B").from(85, "A"))
                .missing(MissingPolicy.reweight(0.6))
                .build();
    }

    @Test
    void aModelReadsAsSteps() {
        assertThat(ScoreSql.of(model(), Dialect.DUCKDB).keeping("subject").query("crm", "measurements"))
                .isEqualTo("""
                        WITH given AS (
                          SELECT
                            "subject" AS k_subject,
                            CASE WHEN "revenue" BETWEEN (-1e100) AND 1e100 THEN CAST("revenue" AS DOUBLE) END AS v_revenue,
                            CASE WHEN "revenue_target" BETWEEN (-1e100) AND 1e100 THEN CAST("revenue_target" AS DOUBLE) END AS t_revenue,
                            CASE WHEN "lead_conversion" BETWEEN 0e0 AND 1e0 THEN CAST("lead_conversion" AS DOUBLE) END AS v_lead_conversion
                          FROM "crm"."measurements"
                        ), attained AS (
                          SELECT
                            *,
                            CASE WHEN t_revenue > 0e0 THEN v_revenue / t_revenue END AS a_revenue
                          FROM given
                        ), criteria AS (
                          SELECT
                            *,
                            CASE
                              WHEN a_revenue < 0e0 THEN 0e0
                              WHEN a_revenue < 1e0 THEN a_revenue * 100e0
                              WHEN a_revenue < 1.2e0 THEN 100e0 + (a_revenue - 1e0) * 100.00000000000003e0
                              WHEN a_revenue >= 1.2e0 THEN 120e0
                            END AS p_revenue,
                            CASE
                              WHEN v_lead_conversion < 0.05e0 THEN 0e0
                              WHEN v_lead_conversion < 0.35e0 THEN (v_lead_conversion - 0.05e0) * 333.33333333333337e0
                              WHEN v_lead_conversion >= 0.35e0 THEN 100e0
                            END AS p_lead_conversion
                          FROM attained
                        ), sums AS (
                          SELECT
                            *,
                            COALESCE(25e0 * p_lead_conversion, 0e0) + COALESCE(40e0 * p_revenue, 0e0) AS s_field_sales,
                            CASE WHEN p_lead_conversion IS NULL THEN 0e0 ELSE 25e0 END + CASE WHEN p_revenue IS NULL THEN 0e0 ELSE 40e0 END AS w_field_sales
                          FROM criteria
                        ), joined AS (
                          SELECT
                            *,
                            CASE WHEN w_field_sales >= 38.999999935e0 THEN s_field_sales / w_field_sales END AS p_field_sales,
                            w_field_sales / 65e0 AS q_field_sales
                          FROM sums
                        ), held AS (
                          SELECT
                            *,
                            CASE
                              WHEN v_lead_conversion < 0.01e0 AND p_field_sales > 60e0 THEN 60e0
                              WHEN p_field_sales > 100e0 THEN 100e0
                              ELSE p_field_sales
                            END AS exact_points,
                            CASE WHEN NOT w_field_sales >= 38.999999935e0 THEN 'TOO_LITTLE_COVERAGE' END AS unscored_because
                          FROM joined
                        ), published AS (
                          SELECT
                            *,
                            FLOOR((exact_points + 5e-10) * 10e0 + 0.5e0) / 10e0 AS published_points
                          FROM held
                        )
                        SELECT
                            k_subject AS "subject",
                            exact_points AS "exact_points",
                            published_points AS "points",
                            CASE
                              WHEN published_points >= 85e0 THEN 'A'
                              WHEN published_points >= 70e0 THEN 'B'
                              WHEN published_points IS NOT NULL THEN 'C'
                            END AS "grade",
                            FLOOR(q_field_sales * 1000000000e0 + 0.5e0) / 1000000000e0 AS "coverage",
                            unscored_because AS "unscored",
                            p_revenue AS "revenue_points",
                            p_lead_conversion AS "lead_conversion_points"
                        FROM published""");
    }

    @Test
    void theColumnsAskedForAreNamed() {
        ScoreSql sql = ScoreSql.of(model(), Dialect.SPARK).keeping("subject");
        assertThat(sql.columns()).containsExactly("subject", "revenue", "lead_conversion", "revenue_target");
        assertThat(sql.withReasons().targetFrom(REVENUE, "quota").columns())
                .containsExactly(
                        "subject", "revenue", "revenue_reason", "lead_conversion", "lead_conversion_reason", "quota");
        assertThat(sql.reasonFrom(CONVERSION, "why").columns()).contains("why").doesNotContain("revenue_reason");
    }

    @Test
    void aQueryIsLeftAsItIsByWhatIsSaidOfAnother() {
        ScoreSql plain = ScoreSql.of(model(), Dialect.H2);
        String before = plain.query("m");
        plain.keeping("subject").valueFrom(REVENUE, "net");
        assertThat(plain.query("m")).isEqualTo(before).doesNotContain("\"net\"");
        assertThat(plain).hasToString("field-sales 1 in H2");
    }

    @Test
    void whatAModelDoesNotAskForIsRefused() {
        ScoreSql sql = ScoreSql.of(model(), Dialect.H2);
        assertThatThrownBy(() -> sql.targetFrom(CONVERSION, "t"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The criterion (lead_conversion) of score model (field-sales) does not ask for a target.");
        assertThatThrownBy(() -> sql.sizeFrom(CONVERSION, "n")).hasMessageContaining("does not ask for a size");
        Kpi other = Kpi.builder("other").unit(Unit.COUNT).build();
        assertThatThrownBy(() -> sql.valueFrom(other, "o"))
                .hasMessage("The score model (field-sales) has no KPI (other). It has [revenue, lead_conversion].");
        assertThatThrownBy(() -> sql.pointsAs(other, "o")).hasMessageContaining("no criterion (other)");
        assertThatThrownBy(sql::query).hasMessageContaining("needs a relation");
    }

    @Test
    void aColumnIsWrittenOnce() {
        ScoreSql sql = ScoreSql.of(model(), Dialect.POSTGRESQL);
        assertThatThrownBy(() -> sql.pointsAs(REVENUE, "lead_conversion_points").query("m"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "The column (lead_conversion_points) of score model (field-sales) is there twice in POSTGRESQL, as"
                                + " the points of KPI (revenue) and as the points of KPI (lead_conversion).\n"
                                + "Maybe state another name for one of them.");
        assertThatThrownBy(() -> sql.keeping("points").query("m"))
                .hasMessageContaining("as a column that is kept and as the score");
        assertThat(sql.keeping("Points").query("m")).contains("AS \"Points\"");
        assertThatThrownBy(() ->
                        ScoreSql.of(model(), Dialect.DUCKDB).keeping("Points").query("m"))
                .hasMessageContaining("The column (points)");
        assertThat(sql.keeping("revenue").query("m")).contains("\"revenue\" AS k_revenue");
    }

    @Test
    void aColumnIsReadAsOftenAsItIsAskedFor() {
        ScoreSql plan = ScoreSql.of(model(), Dialect.DUCKDB)
                .keeping("Subject", "plan")
                .targetFrom(REVENUE, "Plan")
                .reasonFrom(REVENUE, "why")
                .reasonFrom(CONVERSION, "why");
        assertThat(plan.columns()).containsExactly("Subject", "plan", "revenue", "why", "lead_conversion");
        assertThat(plan.query("m")).contains("\"plan\" AS k_plan", "CAST(\"Plan\" AS DOUBLE) END AS t_revenue");
        assertThat(ScoreSql.of(model(), Dialect.POSTGRESQL)
                        .keeping("plan")
                        .targetFrom(REVENUE, "Plan")
                        .columns())
                .containsExactly("plan", "revenue", "lead_conversion", "Plan");
    }

    @Test
    void aKpiThatMeansSomethingElseIsRefused() {
        ScoreModel model = ScoreModel.builder("m")
                .kpi(REVENUE, 1, Curve.attainment())
                .kpi(CONVERSION, 1, Curve.between(0, 1), c -> c.prior(Prior.of(0.24, 20, "peers", "1")))
                .build();
        ScoreSql sql = ScoreSql.of(model, Dialect.H2);
        Kpi revenue = Kpi.builder("revenue").unit(Unit.COUNT).build();
        Kpi conversion = Kpi.builder("lead_conversion").unit(Unit.COUNT).build();
        List<ThrowingCallable> calls = List.of(
                () -> sql.valueFrom(revenue, "c"),
                () -> sql.targetFrom(revenue, "c"),
                () -> sql.reasonFrom(revenue, "c"),
                () -> sql.pointsAs(revenue, "c"));
        assertThat(calls)
                .allSatisfy(call -> assertThatThrownBy(call)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage(
                                "The KPI (revenue) for a column of score model (m) means something else than the score"
                                        + " model's of the same id: they differ in unit, direction or roll-up rule.\n"
                                        + "Maybe two KPIs share an id, or one was redefined."));
        assertThatThrownBy(() -> sql.sizeFrom(conversion, "c"))
                .hasMessageContaining("The KPI (lead_conversion) for a column of score model (m) means something else");
    }

    @Test
    void namesThatAnEngineWouldCutOrReadOtherwiseAreRefused() {
        assertThatThrownBy(() -> ScoreSql.of(model(), Dialect.POSTGRESQL).query("x".repeat(64)))
                .hasMessageContaining("has 64 bytes, of which PostgreSQL keeps 63");
        assertThatThrownBy(() -> ScoreSql.of(model(), Dialect.SPARK).query("${x}"))
                .hasMessageContaining("holds ${, which Spark takes for a variable");
        assertThatThrownBy(() -> ScoreSql.of(model(), Dialect.H2).keeping("").query("x"))
                .hasMessageContaining("is empty");
        assertThatThrownBy(() -> ScoreSql.of(model(), Dialect.H2).query("a\0"))
                .hasMessageContaining("a character of code 0");
        ScoreModel odd = ScoreModel.builder("m")
                .kpi(REVENUE, 1, Curve.between(0, 1))
                .grades(GradeScale.lowest("\0"))
                .build();
        assertThatThrownBy(() -> ScoreSql.of(odd, Dialect.DUCKDB)).hasMessageContaining("The grade (");
    }

    @Test
    void aModelWithMoreColumnsThanPostgresqlHasIsRefused() {
        ScoreModel.Builder wide = ScoreModel.builder("wide");
        for (int i = 0; i < 600; i++) {
            wide.kpi(Kpi.builder("k" + i).unit(Unit.COUNT).build(), 1, Curve.between(0, 1));
        }
        ScoreModel model = wide.build();
        assertThatThrownBy(() -> ScoreSql.of(model, Dialect.POSTGRESQL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("of which POSTGRESQL has 1600 at most");
        assertThat(ScoreSql.of(model, Dialect.SPARK).query("m")).contains("p_k599");
    }

    /** Each step costs Spark a copy of every row, and what is carried through steps keeps it from cutting its code there. */
    @ParameterizedTest
    @EnumSource
    void moreCriteriaMakeNoMoreSteps(Dialect dialect) {
        ScoreModel.Builder wide = ScoreModel.builder("wide");
        for (int i = 0; i < 64; i++) {
            wide.kpi(Kpi.builder("k" + i).unit(Unit.COUNT).build(), 1, Curve.attainment());
        }
        assertThat(ScoreSql.of(wide.build(), dialect).query("m").split(" AS \\(\n"))
                .hasSameSizeAs(ScoreSql.of(model(), dialect).query("m").split(" AS \\(\n"));
    }

    @ParameterizedTest
    @EnumSource
    void aRelationMayHaveTheNameOfAStep(Dialect dialect) {
        assertThat(ScoreSql.of(model(), dialect).query("given"))
                .startsWith("WITH given_2 AS (")
                .contains("FROM " + dialect.name("given"));
    }

    @Test
    void numbersAreDoublesInEveryDialect() {
        assertThat(Dialect.DUCKDB.literal(0.1)).isEqualTo("0.1e0");
        assertThat(Dialect.DUCKDB.literal(-1e100)).isEqualTo("(-1e100)");
        assertThat(Dialect.POSTGRESQL.literal(-0.1)).isEqualTo("(-0.1::float8)");
        assertThat(Dialect.H2.literal(2e-3)).isEqualTo("0.002::float8");
        assertThat(Dialect.SPARK.literal(100)).isEqualTo("100D");
        assertThat(Dialect.SPARK.literal(1e22)).isEqualTo("1e22D");
        assertThat(Dialect.SPARK.literal(1.2345e-12)).isEqualTo("1.2345e-12D");
        assertThat(Dialect.SPARK.literal(-0.0)).isEqualTo("0D");
        assertThat(Dialect.SPARK.literal(1 / 3.0)).isEqualTo("0.3333333333333333D");
    }

    @Test
    void textsAreWrittenAsEachEngineReadsThem() {
        assertThat(Dialect.DUCKDB.text("it's \\")).isEqualTo("'it''s \\'");
        assertThat(Dialect.POSTGRESQL.text("it's")).isEqualTo("'it''s'");
        assertThat(Dialect.POSTGRESQL.text("it's \\")).isEqualTo("E'it''s \\\\'");
        assertThat(Dialect.SPARK.text("it's \\ ${x}")).isEqualTo("'it\\'s \\\\ \\u0024{x}'");
        assertThat(Dialect.SPARK.name("a`b\"")).isEqualTo("`a``b\"`");
        assertThat(Dialect.H2.name("a`b\"")).isEqualTo("\"a`b\"\"\"");
    }

    @Test
    void aPriorAsksForTheSizeOfItsEvidence() {
        ScoreModel shrunk = ScoreModel.builder("m")
                .kpi(CONVERSION, 1, Curve.between(0.05, 0.35), c -> c.prior(Prior.of(0.24, 20, "peers", "1")))
                .build();
        ScoreSql sql = ScoreSql.of(shrunk, Dialect.SPARK);
        assertThat(sql.columns()).containsExactly("lead_conversion", "lead_conversion_n");
        assertThat(sql.sizeFrom(CONVERSION, "leads").query("m"))
                .contains("(v_lead_conversion * n_lead_conversion + 4.8D) / (n_lead_conversion + 20D)");
    }
}
