package io.salesscore.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.ToNumberPolicy;
import com.google.gson.reflect.TypeToken;
import io.salesscore.kpi.GeneratedMeasurements;
import io.salesscore.kpi.Measurements;
import io.salesscore.model.ScoreModel;
import io.salesscore.score.Generated;
import io.salesscore.score.SalesScore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What is written is read again as it was, directly and through every parser. */
class RoundTripTest {

    /** Parsers that hosts have; each writes a tree as text and parses it into a tree of its own. */
    static Stream<Named<UnaryOperator<Map<String, Object>>>> parsers() {
        Gson lazy = new GsonBuilder()
                .setObjectToNumberStrategy(ToNumberPolicy.LAZILY_PARSED_NUMBER)
                .create();
        JsonMapper exact = JsonMapper.builder()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();
        return Stream.of(
                Named.of("Jackson", tree -> JSON.readValue(json(tree), new TypeReference<>() {})),
                Named.of("Jackson with BigDecimal", tree -> exact.readValue(json(tree), new TypeReference<>() {})),
                Named.of("Gson", tree -> new Gson().fromJson(json(tree), new TypeToken<>() {})),
                Named.of("Gson with lazy numbers", tree -> lazy.fromJson(json(tree), new TypeToken<>() {})),
                Named.of(
                        "SnakeYAML",
                        tree -> new Yaml(new SafeConstructor(new LoaderOptions())).load(new Yaml().dump(tree))));
    }

    private static String json(Map<String, Object> tree) {
        return JSON.writeValueAsString(tree);
    }

    private static final JsonMapper JSON = new JsonMapper();

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void modelsScoresAndMeasurementsComeBackEqual(long seed) {
        Generated.holds(seed, given -> {
            ScoreModel model = given.model();
            assertThat(ModelTree.read(ModelTree.write(model))).isEqualTo(model);
            assertThat(MeasurementsTree.read(MeasurementsTree.write(given.measurements())))
                    .isEqualTo(given.measurements());
            SalesScore score = given.score();
            assertThat(ScoreTree.read(ScoreTree.write(score), model)).isEqualTo(score);
            SalesScore decided = given.overridden();
            assertThat(ScoreTree.read(ScoreTree.write(decided), model)).isEqualTo(decided);
        });
        ScoreModel documented = Documented.model(seed);
        ScoreModel read = ModelTree.read(ModelTree.write(documented));
        assertThat(read).isEqualTo(documented);
        assertThat(read.fingerprint()).isEqualTo(documented.fingerprint());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void measurementsOfEveryKindComeBackEqual(long seed) {
        for (Measurements each : measurements(seed)) {
            assertThat(MeasurementsTree.read(MeasurementsTree.write(each))).isEqualTo(each);
        }
    }

    @ParameterizedTest
    @MethodSource("parsers")
    void everyParserGivesEqualDocuments(UnaryOperator<Map<String, Object>> parser) {
        for (long seed = 0; seed < 12; seed++) {
            ScoreModel model = Documented.model(seed);
            assertThat(ModelTree.read(parser.apply(ModelTree.write(model))))
                    .as("seed %s", seed)
                    .isEqualTo(model);
            for (Measurements each : measurements(seed)) {
                assertThat(MeasurementsTree.read(parser.apply(MeasurementsTree.write(each))))
                        .as("seed %s", seed)
                        .isEqualTo(each);
            }
            Generated given = Generated.modelAndMeasurements(seed);
            SalesScore score = given.overridden();
            assertThat(ScoreTree.read(parser.apply(ScoreTree.write(score)), given.model()))
                    .as("seed %s", seed)
                    .isEqualTo(score);
        }
    }

    @Test
    void aWrittenTreeCanBeSerializedAndNotChanged() throws IOException, ClassNotFoundException {
        ScoreModel model = Documented.model(5);
        Map<String, Object> tree = ModelTree.write(model);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(tree);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).isEqualTo(tree);
        }
        assertThatEverythingIsPlainAndFixed(tree);
        assertThatEverythingIsPlainAndFixed(
                ScoreTree.write(Generated.modelAndMeasurements(5).score()));
        measurements(5).forEach(each -> assertThatEverythingIsPlainAndFixed(MeasurementsTree.write(each)));
    }

    @SuppressWarnings("unchecked")
    private static void assertThatEverythingIsPlainAndFixed(Object value) {
        if (value instanceof Map<?, ?> map) {
            assertThatThrownBy(() -> ((Map<String, Object>) map).put("a", "b"))
                    .isInstanceOf(UnsupportedOperationException.class);
            map.values().forEach(RoundTripTest::assertThatEverythingIsPlainAndFixed);
        } else if (value instanceof List<?> list) {
            assertThatThrownBy(() -> ((List<Object>) list).add("b")).isInstanceOf(UnsupportedOperationException.class);
            list.forEach(RoundTripTest::assertThatEverythingIsPlainAndFixed);
        } else {
            assertThat(value).isInstanceOfAny(String.class, Boolean.class, Long.class, Double.class);
        }
    }

    /** A property over features that never occur proves nothing. */
    @Test
    void everyKeyOfTheFormatOccurs() {
        Map<String, Set<String>> keys = new TreeMap<>();
        for (long seed = 0; seed < 200; seed++) {
            collect("model", ModelTree.write(Documented.model(seed)), keys);
            measurements(seed / 5).forEach(each -> collect("measurements", MeasurementsTree.write(each), keys));
            Generated given = Generated.modelAndMeasurements(seed);
            collect("score", ScoreTree.write(given.overridden()), keys);
            collect("score", ScoreTree.write(given.score()), keys);
        }
        StringBuilder occurred = new StringBuilder();
        keys.forEach((owner, all) -> occurred.append(owner)
                .append(": ")
                .append(String.join(" ", all))
                .append('\n'));
        assertThat(occurred).hasToString(KEYS);
    }

    /** By the key of the map or list that they stand in. */
    private static final String KEYS = """
            accelerator: from rate
            around: target tolerance zeroAt
            attainment: accelerator cappedAt threshold
            between: fullAt zeroAt
            contributions: effectiveWeight id kind level points
            curve: around attainment between lowerIsBetter of percentile points steps zScore
            description: en id
            examples: grade measurements points unscored
            gates: above atLeast atMost below capAt capAtGrade ifMissing kpi
            grades: from grade
            keyedCount: distinct keys repeated statistic
            kpi: direction id names rollUp unit
            kpis: aggregation amount curve group keyedCount kpi kpis mean missing names overlaid prior proportion ratio shared target unmeasured value weight
            lent: amount keyedCount mean period proportion ratio subject unmeasured value
            mean: n sum sumOfSquares
            measurements: format kpis period subject
            missing: by points reweight
            model: aggregation ceiling decimals description examples fingerprint format gates grades id kpis missing names scale version
            names: en id
            overlaid: overlay own
            overlay: amount keyedCount mean proportion ratio
            override: by reason until value
            own: amount keyedCount mean overlaid proportion ratio unmeasured value
            peers: count floored leftOut observations size variance
            percentile: kpi leftOut period quantiles size source version
            points: x y
            prior: mean peers source strength version
            proportion: k n
            quantiles: probability value
            ratio: denominator numerator
            rollUp: overSubjects overTime
            scale: full minimum
            score: contributions coverage exactPoints format grade measurements model override period points subject unscored
            shared: lent own
            steps: above below from points upTo
            unit: form highest interval lowest symbol
            unmeasured: details reason
            unscored: details id reason
            zScore: mean sd
            """;

    private static void collect(String owner, Object value, Map<String, Set<String>> keys) {
        if (value instanceof List<?> list) {
            list.forEach(each -> collect(owner, each, keys));
        } else if (value instanceof Map<?, ?> map && !owner.equals("keys")) {
            map.forEach((key, inner) -> {
                keys.computeIfAbsent(owner, none -> new TreeSet<>()).add((String) key);
                collect((String) key, inner, keys);
            });
        }
    }

    private static List<Measurements> measurements(long seed) {
        List<Measurements> all = new ArrayList<>();
        GeneratedMeasurements given = GeneratedMeasurements.of(seed);
        given.bySubject().forEach(all::addAll);
        given.byPeriod().forEach(month -> all.add(Measurements.rollUp("team", month)));
        return all;
    }
}
