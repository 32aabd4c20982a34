package io.salesscore.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.salesscore.kpi.Measurements;
import io.salesscore.model.ScoreModel;
import io.salesscore.score.Generated;
import io.salesscore.score.SalesScore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Broken documents end in a {@link ModelTreeException} or are none: whatever is read can be written and read again, and no other
 * exception leaves this package.
 */
class FuzzTest {

    private static final int MODELS = 60;

    private final List<ScoreModel> models = new ArrayList<>();
    private final List<Map<String, Object>> modelTrees = new ArrayList<>();
    private final List<Map<String, Object>> measurementsTrees = new ArrayList<>();
    private final List<Map<String, Object>> scoreTrees = new ArrayList<>();
    private int read;
    private int refused;

    FuzzTest() {
        for (long seed = 0; seed < MODELS; seed++) {
            Generated given = Generated.modelAndMeasurements(seed);
            models.add(given.model());
            modelTrees.add(ModelTree.write(Documented.model(seed)));
            measurementsTrees.add(MeasurementsTree.write(given.measurements()));
            scoreTrees.add(ScoreTree.write(given.overridden()));
        }
    }

    @Test
    void twentyThousandDocumentsEndInNoOtherException() {
        fuzz(0, 20_000);
    }

    /**
     * {@code mvn -pl sales-score-core -P fuzz test}, two and a half minutes of one core. It was run on JDK 17 and found nothing
     * beyond what {@link #whatWasFoundStaysMended} holds.
     */
    @Test
    @Tag("fuzz")
    void aMillionDocumentsEndInNoOtherException() {
        fuzz(1_000_000, 1_000_000);
    }

    /** What fuzzing found and the schema showed. */
    @Test
    void whatWasFoundStaysMended() {
        Map<String, Object> withoutModel = Mutation.copy(scoreTrees.get(0));
        withoutModel.remove("model");
        assertThatThrownBy(() -> ScoreTree.read(withoutModel, models.get(0)))
                .isInstanceOf(ModelTreeException.class)
                .hasMessageContaining("model: This key is missing.");

        Map<String, Object> absurd = Map.of(
                "format",
                1,
                "subject",
                "sari",
                "period",
                "2026-Q1",
                "kpis",
                List.of(Map.of("kpi", "revenue", "value", 1e101)));
        assertThatThrownBy(() -> MeasurementsTree.read(absurd))
                .isInstanceOf(ModelTreeException.class)
                .hasMessageContaining("kpis[0].value: ");

        Map<String, Object> withoutPolicy = Mutation.copy(modelTrees.get(0));
        withoutPolicy.put("missing", Map.of());
        assertThatThrownBy(() -> ModelTree.read(withoutPolicy))
                .isInstanceOf(ModelTreeException.class)
                .hasMessageContaining("missing: One of the keys [reweight, points] is missing.");
    }

    private void fuzz(long firstSeed, int documents) {
        for (long seed = firstSeed; seed < firstSeed + documents; seed++) {
            try {
                fuzz(seed);
            } catch (RuntimeException | StackOverflowError | AssertionError unexpected) {
                throw new AssertionError("seed " + seed, unexpected);
            }
        }
        assertThat(read).as("documents that are read").isGreaterThan(documents / 100);
        assertThat(refused).as("documents that are refused").isGreaterThan(documents / 2);
    }

    private void fuzz(long seed) {
        Mutation mutation = new Mutation(seed);
        int which = (int) (seed % MODELS);
        ScoreModel model = models.get(which);
        switch ((int) (seed / MODELS % 8)) {
            case 0 -> model(mutation.invented());
            case 1, 2 -> model(mutation.poisoned(modelTrees.get(which)));
            case 3 -> measurements(mutation.mutated(measurementsTrees.get(which)));
            case 4 -> measurements(mutation.poisoned(measurementsTrees.get(which)), model);
            case 5 -> score(mutation.mutated(scoreTrees.get(which)), model);
            case 6 -> score(mutation.poisoned(scoreTrees.get(which)), model);
            default -> model(mutation.mutated(modelTrees.get(which)));
        }
    }

    private void model(Map<String, Object> tree) {
        holds(tree, ModelTree::read, ModelTree::write);
    }

    private void measurements(Map<String, Object> tree) {
        holds(tree, MeasurementsTree::read, MeasurementsTree::write);
    }

    private void measurements(Map<String, Object> tree, ScoreModel model) {
        Function<Map<String, Object>, Measurements> reader = each -> MeasurementsTree.read(each, model);
        holds(tree, reader, MeasurementsTree::write);
    }

    private void score(Map<String, Object> tree, ScoreModel model) {
        Function<Map<String, Object>, SalesScore> reader = each -> ScoreTree.read(each, model);
        holds(tree, reader, ScoreTree::write);
    }

    private <T> void holds(
            Map<String, Object> tree,
            Function<Map<String, Object>, T> reader,
            Function<T, Map<String, Object>> writer) {
        T made;
        try {
            made = reader.apply(tree);
        } catch (ModelTreeException expected) {
            assertThat(expected.problems()).isNotEmpty();
            assertThat(expected.problems())
                    .allSatisfy(
                            problem -> assertThat(problem.text()).isNotBlank().hasSizeLessThan(2_000));
            refused++;
            return;
        }
        read++;
        assertThat(reader.apply(writer.apply(made))).isEqualTo(made);
    }
}
