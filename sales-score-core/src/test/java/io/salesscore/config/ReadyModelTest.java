package io.salesscore.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Names;
import io.salesscore.kpi.SalesKpis;
import io.salesscore.model.Group;
import io.salesscore.model.Node;
import io.salesscore.model.ScoreModel;
import io.salesscore.testing.ScoreVerifier;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

class ReadyModelTest {

    private static final JsonMapper JSON = new JsonMapper();

    private static ScoreModel read(ReadyModel ready) {
        Map<String, Object> tree = JSON.readValue(ready.json(), new TypeReference<>() {});
        return ModelTree.read(tree);
    }

    /** Their scores were computed from the document's text in exact fractions, without this library. */
    @ParameterizedTest
    @EnumSource
    void itsExamplesScoreAsTheySay(ReadyModel ready) {
        ScoreModel model = read(ready);
        ScoreVerifier.verify(model).examples();
        assertThat(model.examples()).hasSizeBetween(3, 5);
        assertThat(model.examples())
                .as("one of them has no score")
                .anySatisfy(example -> assertThat(example.points()).isEmpty());
    }

    /** So that saving it changes nothing, and no later catalogue does. */
    @ParameterizedTest
    @EnumSource
    void itStandsThereAsItWouldBeWritten(ReadyModel ready) {
        String written = JSON.writeValueAsString(ModelTree.write(read(ready)));
        assertThat(JSON.readTree(written)).isEqualTo(JSON.readTree(ready.json()));
    }

    @ParameterizedTest
    @EnumSource
    void itsKpisAreThoseOfTheCatalogue(ReadyModel ready) {
        for (Kpi kpi : read(ready).kpis()) {
            assertThat(SalesKpis.find(kpi.id())).contains(kpi);
        }
    }

    @ParameterizedTest
    @EnumSource
    void itSpeaksBothLanguages(ReadyModel ready) {
        ScoreModel model = read(ready);
        Names description = model.description().orElseThrow();
        assertThat(description.english()).isNotEqualTo(description.indonesian()).contains("starting point");
        assertThat(description.indonesian()).contains("titik awal");
        groups(model.root()).forEach(group -> assertThat(group.names()).isNotEqualTo(Names.of(group.id())));
    }

    /** What people read first: of 100. */
    @ParameterizedTest
    @EnumSource
    void itsWeightsAddUp(ReadyModel ready) {
        Group root = read(ready).root();
        assertThat(sumOfWeights(root)).isEqualTo(100);
        groups(root).skip(1).forEach(group -> assertThat(sumOfWeights(group)).isEqualTo(group.weight()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "field-sales.json",
                "b2b-pipeline.json",
                "retail-branch.json",
                "customer-success.json",
                "score-model.schema.json"
            })
    void nativeImagesHaveTheResource(String name) throws IOException {
        String file = "/META-INF/native-image/io.salesscore/sales-score-core/resource-config.json";
        try (InputStream in = Objects.requireNonNull(ReadyModel.class.getResourceAsStream(file))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("\\\\Qio/salesscore/config/" + name + "\\\\E");
        }
    }

    private static double sumOfWeights(Group group) {
        return group.children().stream().mapToDouble(Node::weight).sum();
    }

    private static Stream<Group> groups(Group group) {
        return Stream.concat(
                Stream.of(group),
                group.children().stream()
                        .filter(Group.class::isInstance)
                        .map(Group.class::cast)
                        .flatMap(ReadyModelTest::groups));
    }
}
