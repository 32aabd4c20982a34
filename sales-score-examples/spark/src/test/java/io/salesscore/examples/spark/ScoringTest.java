package io.salesscore.examples.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesscore.model.ScoreModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScoringTest extends SparkFixture {

    private static final long SEED = 20260117;

    @ParameterizedTest
    @EnumSource
    void theQueryScoresAsJavaDoes(OwnModels model) {
        scoresAsJavaDoes(Engine.SQL, model);
    }

    @ParameterizedTest
    @EnumSource
    void theBatchScoresAsJavaDoes(OwnModels model) {
        scoresAsJavaDoes(Engine.BATCH, model);
    }

    private static void scoresAsJavaDoes(Engine engine, OwnModels model) {
        ScoreModel built = model.build();
        RandomRows given = new RandomRows(built, SEED, 2_000);
        Dataset<Row> scored = engine.score(SPARK, given.table(SPARK), built);
        int unscored = Same.asJava(scored, OneMachine.scores(given.measurements(), built));
        assertThat(unscored).as("seed %s", SEED).isBetween(1, 1_000);
        assertThat(scored.columns())
                .containsExactly(
                        ScoringBySql.score(SPARK, given.table(SPARK), built).columns());
    }

    @Test
    void sparkCompilesTheQueryAndCallsNothingOfOurs() {
        ScoreModel built = Models.FIELD_SALES.build();
        Dataset<Row> rows = new RandomRows(built, SEED, 100).table(SPARK);
        // a shuffle before, as measuring has
        Dataset<Row> scored = Engine.SQL.score(SPARK, rows.distinct(), built);
        String plan = Plans.executed(scored);
        assertThat(plan)
                .contains("isFinalPlan=true")
                .doesNotContainIgnoringCase("udf")
                .doesNotContain("MapPartitions", "DeserializeToObject", "BatchEvalPython");
        assertThat(plan.substring(0, plan.indexOf("== Initial Plan ==")).lines())
                .filteredOn(line -> line.contains("Project ["))
                .isNotEmpty()
                .allMatch(line -> line.matches(".*\\*\\([0-9]+\\) Project \\[.*"));
    }
}
