package io.salesscore.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the schema accepts and what is read agree, except for what a schema cannot say. */
class SchemaTest {

    private static final JsonMapper JSON = new JsonMapper();

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private static final Schema SCHEMA = REGISTRY.getSchema(ModelTree.schema());

    private static boolean accepts(Map<String, Object> document) {
        return complaints(document).isEmpty();
    }

    private static List<Error> complaints(Map<String, Object> document) {
        return SCHEMA.validate(JSON.valueToTree(plain(document)));
    }

    /** Whole numbers as such: of 1e19 the validator makes a long. */
    private static Object plain(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((key, each) -> copy.put(key, plain(each)));
            return copy;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(SchemaTest::plain).toList();
        }
        return value instanceof Double number && number == StrictMath.rint(number)
                ? new BigDecimal(number).toBigInteger()
                : value;
    }

    private static List<ModelTreeException.Problem> problems(Map<String, Object> document) {
        try {
            ModelTree.read(document);
            return List.of();
        } catch (ModelTreeException refused) {
            return refused.problems();
        }
    }

    @Test
    void theSchemaIsOne() {
        JsonNode schema = JSON.readTree(ModelTree.schema());
        assertThat(schema.get("$schema").asString()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        Schema metaSchema = REGISTRY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        assertThat(metaSchema.validate(schema)).isEmpty();
    }

    /** A misspelt key is an error everywhere. */
    @Test
    void noObjectIsOpen() {
        List<String> open = new ArrayList<>();
        visit("", JSON.readTree(ModelTree.schema()), open);
        assertThat(open).isEmpty();
    }

    private static void visit(String path, JsonNode node, List<String> open) {
        if (node.isObject()
                && node.has("properties")
                && node.path("type").asString("").equals("object")
                && !node.path("additionalProperties").isBoolean()) {
            open.add(path);
        }
        node.properties().forEach(entry -> visit(path + "/" + entry.getKey(), entry.getValue(), open));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            visit(path + "/" + i, node.get(i), open);
        }
    }

    @ParameterizedTest
    @EnumSource
    void readyModelsAreAccepted(ReadyModel ready) {
        assertThat(SCHEMA.validate(JSON.readTree(ready.json()))).isEmpty();
    }

    @Test
    void whatIsWrittenIsAccepted() {
        for (long seed = 0; seed < 300; seed++) {
            Map<String, Object> document = ModelTree.write(Documented.model(seed));
            assertThat(complaints(document)).as("seed %s", seed).isEmpty();
        }
    }

    /** What documents have wrong with them that the schema accepts, by what the reader says. */
    private static final List<Pattern> BEYOND_A_SCHEMA = Stream.of(
                    // KPIs and ids, which stand elsewhere
                    "neither defined before nor in the catalogue",
                    "^The id \\(.* is there twice",
                    "^The KPI \\(.* is there twice",
                    // numbers that are held against one another
                    "does not follow|^The curve has more than two corners",
                    "^The score table has",
                    "^The quantile \\(.* must follow",
                    "^The bound \\(.* must be above that of grade",
                    "^The lowest value \\(.* must be below its highest",
                    "^The minimum \\(.* of a scale must be below",
                    "^The ceiling \\(",
                    "^The tolerance \\(",
                    "^The proportion \\(",
                    "^The keyed count \\(",
                    "^No .* values have the sum",
                    "^The typical size \\(",
                    // what the KPI's unit, direction and rule allow
                    "must lie between .*\\Q, as the KPI's values do\\E",
                    "^The (value|target) \\(.* of subject .* must lie between",
                    "^The curve of criterion \\(.* (where (more|less) is better|and the target is best|target of its KPI is best)",
                    "^The curve of criterion \\(.* has all its corners outside",
                    "^The curve of criterion \\(.* takes the benchmark of another KPI",
                    "^The gate \\(.* must close ",
                    "cannot join by its rule",
                    "can be negative .* of which the aggregation",
                    // what the model's other parts say
                    "that means something else than",
                    "^The grade \\(.* is none of the model's",
                    "^The grade of the gate \\(",
                    "^The grade of the example \\(",
                    "^The score of the example \\(.* must lie between",
                    "^The score of the example \\(.* has more than",
                    "^The grade \\(.* must have a name of its own")
            .map(Pattern::compile)
            .toList();

    @Test
    void theSchemaAndTheReaderAgreeOnBrokenDocuments() {
        Map<String, Integer> occurred = new LinkedHashMap<>();
        BEYOND_A_SCHEMA.forEach(pattern -> occurred.put(pattern.pattern(), 0));
        List<String> disagreements = new ArrayList<>();
        int accepted = 0;
        int refused = 0;
        List<Map<String, Object>> documents = documents();
        for (long seed = 0; seed < 12_000; seed++) {
            Map<String, Object> document = new Mutation(seed).mutated(documents.get((int) (seed % documents.size())));
            List<ModelTreeException.Problem> problems = problems(document);
            boolean accepts = accepts(document);
            if (accepts) {
                accepted++;
                problems.forEach(problem -> BEYOND_A_SCHEMA.stream()
                        .filter(pattern -> pattern.matcher(problem.text()).find())
                        .findFirst()
                        .ifPresentOrElse(
                                pattern -> occurred.merge(pattern.pattern(), 1, Integer::sum),
                                () -> disagreements.add("only the reader refuses: " + problem)));
            } else if (problems.isEmpty()) {
                disagreements.add("only the schema refuses: " + complaints(document));
            } else {
                refused++;
            }
        }
        assertThat(disagreements).isEmpty();
        assertThat(accepted).isGreaterThan(1_000);
        assertThat(refused).isGreaterThan(1_000);
        assertThat(occurred).as("each says what occurs").doesNotContainValue(0);
    }

    private static List<Map<String, Object>> documents() {
        List<Map<String, Object>> documents = new ArrayList<>();
        for (ReadyModel ready : ReadyModel.values()) {
            documents.add(JSON.readValue(ready.json(), new TypeReference<>() {}));
        }
        for (long seed = 0; seed < 120; seed++) {
            documents.add(ModelTree.write(Documented.model(seed)));
        }
        return documents;
    }
}
