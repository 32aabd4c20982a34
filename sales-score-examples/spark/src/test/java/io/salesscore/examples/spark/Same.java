package io.salesscore.examples.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.salesscore.model.Criterion;
import io.salesscore.score.SalesScore;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;

/** Compares scored rows with the scores that the library makes one by one. */
final class Same {

    private static final Offset<Double> NEAR = within(1e-9);

    private Same() {}

    /**
     * Fails unless all rows are as the library scores them.
     *
     * @return how many are unscored
     */
    static int asJava(Dataset<Row> scored, Map<String, SalesScore> expected) {
        List<Row> rows = scored.collectAsList();
        assertThat(rows).hasSameSizeAs(expected.keySet());
        int unscored = 0;
        for (Row row : rows) {
            SalesScore score = Objects.requireNonNull(expected.get(row.<String>getAs("rep")));
            unscored += score.isScored() ? 0 : 1;
            asJava(row, score);
        }
        return unscored;
    }

    // AssertJ's descriptions would cost more than what they describe
    private static void asJava(Row row, SalesScore score) {
        try {
            near(row, "exact_points", score.isScored() ? score.exactPoints() : null);
            assertThat(row.<@Nullable Double>getAs("points")).isEqualTo(score.isScored() ? score.points() : null);
            assertThat(row.<@Nullable String>getAs("grade"))
                    .isEqualTo(score.grade().orElse(null));
            near(row, "coverage", score.coverage());
            assertThat(row.<@Nullable String>getAs("unscored"))
                    .isEqualTo(
                            score.isScored()
                                    ? null
                                    : score.unscoredBecause().get(0).reason().name());
            if (score.isScored()) {
                for (Criterion criterion : score.model().criteria()) {
                    // what is left out with its group has points of its curve all the same
                    score.contribution(criterion.kpi())
                            .ifPresent(one -> near(row, criterion.id() + "_points", one.level()));
                }
            }
        } catch (AssertionError e) {
            throw new AssertionError(row + "\nis not\n" + score + "\nof " + score.inputs(), e);
        }
    }

    private static void near(Row row, String column, @Nullable Double expected) {
        @Nullable Double actual = row.<@Nullable Double>getAs(column);
        if (expected == null || actual == null || Math.abs(expected - actual) > NEAR.value) {
            assertThat(actual).as(column).isEqualTo(expected);
        }
    }
}
