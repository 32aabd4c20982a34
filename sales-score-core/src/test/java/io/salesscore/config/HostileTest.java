package io.salesscore.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.gson.internal.LazilyParsedNumber;
import io.salesscore.model.ScoreModel;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Documents from outside end in a clear error, and soon. */
@Timeout(30)
class HostileTest {

    static Stream<Named<Map<String, ?>>> documents() {
        return Stream.of(
                Named.of("more than 100000 values", Map.of("kpis", Collections.nCopies(1_000_000, 1))),
                Named.of("more than 100000 values", Map.of("kpis", Collections.nCopies(1_000_000, Map.of("kpi", "x")))),
                Named.of("deeper than 80 levels", deep(10_000)),
                Named.of("deeper than 80 levels", itself()),
                Named.of("more than 100000 values", doubled()),
                Named.of("must be finite", number(new BigDecimal("1e999999999"))),
                Named.of("must be finite", number(new BigDecimal("1e-999999999"))),
                Named.of("must be finite", number(new LazilyParsedNumber("1e999999999"))),
                Named.of("must be finite", number(new LazilyParsedNumber("9".repeat(1_000_000)))),
                Named.of("must be finite", number(new LazilyParsedNumber("twelve"))),
                Named.of("must be finite", number(BigInteger.ONE.shiftLeft(30_000_000))),
                Named.of("must be finite", number(new BigDecimal(BigInteger.ONE.shiftLeft(30_000_000), 9_000_000))),
                Named.of("must be finite", number(Double.NaN)),
                Named.of("must be finite", number(Float.NEGATIVE_INFINITY)),
                Named.of("none that a double can hold", number(new BigDecimal("1e-1000"))),
                Named.of("none that a double can hold", number(new BigDecimal("9e308"))),
                Named.of("has 1000000 characters", Map.of("id", "x".repeat(1_000_000))),
                Named.of("has 1000000 characters", Map.of("x".repeat(1_000_000), 1)),
                Named.of("A key that is no text (1)", keyed(1)),
                Named.of("A key that is no text (null)", keyed(null)),
                Named.of("A key that is no text stands", keyed(List.of())),
                Named.of("(null)", Collections.singletonMap("id", null)),
                Named.of("quotes", Map.of("id", LocalDate.EPOCH)),
                Named.of("a list or a map.", Map.of("id", Set.of())),
                Named.of("a list or a map.", Map.of("id", new Object())),
                Named.of(
                        "… and 89002 more.",
                        Map.<String, Object>of("format", 1, "kpis", Collections.nCopies(90_000, "x"))),
                Named.of("more.", unknownKeys()),
                Named.of("60000 of them, and 1000 are the most", corners(60_000)),
                Named.of("does not follow", corners(900)),
                Named.of("neither defined before nor in the catalogue", unknownKpis()),
                Named.of("neither defined before nor in the catalogue", unknownGates()),
                Named.of("more.", unknownKeysOfACurve()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("documents")
    void isRefused(Map<String, ?> document) {
        ModelTreeException refused = refused(document);
        assertThat(refused.getMessage()).hasSizeLessThan(1_500_000);
        assertThat(refused.problems()).isNotEmpty().hasSizeLessThanOrEqualTo(1_000);
        assertThat(refused.problems()).allSatisfy(problem -> {
            assertThat(problem.path()).hasSizeLessThan(10_000);
            assertThat(problem.text()).hasSizeLessThan(1_100);
        });
    }

    /** The search for what was meant has a budget for the whole document. */
    @Test
    @Timeout(5)
    void suggestionsTakeNoTimeToSpeakOf() {
        assertThat(refused(unknownGates()).problems()).hasSize(1_000);
        assertThat(refused(unknownKeysOfACurve()).problems()).hasSize(1_000);
    }

    @Test
    void eachRefusalSaysWhatWasWrong() {
        documents()
                .forEach(document ->
                        assertThat(refused(document.getPayload())).hasMessageContaining(document.getName()));
    }

    /** Whatever else may be said of a document that was damaged somewhere, it is said by the one exception. */
    @Test
    void damagedDocumentsEndInNoOtherException() {
        List<Object> wrong = Arrays.asList(
                null,
                "",
                "x",
                "1e5",
                -1,
                0,
                1e300,
                Double.NaN,
                true,
                List.of(),
                Map.of(),
                List.of(1),
                Map.of("id", 1),
                "2026-Q1",
                1L << 60,
                "revenue");
        int refused = 0;
        for (long seed = 0; seed < 30; seed++) {
            Map<String, Object> sound = ModelTree.write(Documented.model(seed));
            Random random = new Random(seed);
            for (int each = 0; each < 50; each++) {
                Map<String, Object> damaged = copy(sound);
                damage(damaged, random, wrong);
                try {
                    ScoreModel read = ModelTree.read(damaged);
                    assertThat(ModelTree.read(ModelTree.write(read))).isEqualTo(read);
                } catch (ModelTreeException expected) {
                    assertThat(expected.problems()).isNotEmpty();
                    refused++;
                }
            }
        }
        assertThat(refused).isGreaterThan(750);
    }

    @SuppressWarnings("unchecked")
    private static <T> T copy(T value) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((key, each) -> copy.put(key, copy(each)));
            return (T) copy;
        }
        return value instanceof List<?> list
                ? (T) new ArrayList<>(list.stream().map(HostileTest::copy).toList())
                : value;
    }

    /** Goes down at random, and puts something else somewhere, takes it away or puts it there twice. */
    @SuppressWarnings("unchecked")
    private static void damage(Object value, Random random, List<Object> wrong) {
        Object other = wrong.get(random.nextInt(wrong.size()));
        if (value instanceof Map<?, ?> any && !any.isEmpty()) {
            Map<String, Object> map = (Map<String, Object>) any;
            String key = new ArrayList<>(map.keySet()).get(random.nextInt(map.size()));
            if (random.nextInt(3) > 0 && (map.get(key) instanceof Map || map.get(key) instanceof List)) {
                damage(map.get(key), random, wrong);
            } else if (random.nextInt(4) == 0) {
                map.remove(key);
            } else {
                map.put(random.nextInt(5) == 0 ? key + "s" : key, other);
            }
        } else if (value instanceof List<?> any && !any.isEmpty()) {
            List<Object> list = (List<Object>) any;
            int at = random.nextInt(list.size());
            if (random.nextInt(3) > 0) {
                damage(list.get(at), random, wrong);
            } else if (random.nextInt(3) == 0) {
                list.add(list.get(at));
            } else {
                list.set(at, other);
            }
        }
    }

    private static ModelTreeException refused(Map<String, ?> document) {
        ModelTreeException refused = catchThrowableOfType(ModelTreeException.class, () -> ModelTree.read(document));
        assertThat(refused).isNotNull();
        return refused;
    }

    private static Map<String, Object> deep(int levels) {
        Map<String, Object> tree = Map.of();
        for (int i = 0; i < levels; i++) {
            tree = Map.of("kpis", tree);
        }
        return tree;
    }

    private static Map<String, Object> itself() {
        Map<String, Object> tree = new HashMap<>();
        tree.put("kpis", List.of(tree));
        return tree;
    }

    /** Thirty lists, each twice in the next: a billion values in a few. */
    private static Map<String, Object> doubled() {
        List<Object> tree = List.of();
        for (int i = 0; i < 30; i++) {
            tree = List.of(tree, tree);
        }
        return Map.of("kpis", tree);
    }

    private static Map<String, Object> number(Number number) {
        return Map.of("format", 1, "id", "m", "version", "1", "ceiling", number, "kpis", List.of());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> keyed(@Nullable Object key) {
        Map<Object, Object> tree = new HashMap<>();
        tree.put(key, "x");
        return (Map<String, Object>) (Map<?, ?>) tree;
    }

    private static Map<String, Object> unknownKeys() {
        Map<String, Object> tree = new HashMap<>();
        for (int i = 0; i < 90_000; i++) {
            tree.put("descriptions" + i, 1);
        }
        return tree;
    }

    private static Map<String, Object> unknownKpis() {
        List<Object> criteria = new ArrayList<>();
        Map<String, Object> curve = Map.of("between", Map.of("zeroAt", 0, "fullAt", 1));
        for (int i = 0; i < 5_000; i++) {
            Map<String, Object> defined = Map.of("id", "k" + "x".repeat(40) + i, "unit", "count");
            criteria.add(Map.of("kpi", defined, "weight", 1, "curve", curve));
        }
        for (int i = 0; i < 20_000; i++) {
            criteria.add(Map.of("kpi", "k" + "x".repeat(50) + i));
        }
        return Map.of("format", 1, "id", "m", "version", "1", "kpis", criteria);
    }

    /** A thousand ids of sixty letters, and as many that nearly are them. */
    private static Map<String, Object> unknownGates() {
        List<Object> criteria = new ArrayList<>();
        List<Object> gates = new ArrayList<>();
        Map<String, Object> curve = Map.of("between", Map.of("zeroAt", 0, "fullAt", 1));
        for (int i = 0; i < 1_000; i++) {
            Map<String, Object> defined = Map.of("id", "k" + "x".repeat(55) + i, "unit", "count");
            criteria.add(Map.of("kpi", defined, "weight", 1, "curve", curve));
            gates.add(Map.of("kpi", "y".repeat(56) + i, "below", 1, "capAt", 1));
        }
        return Map.of("format", 1, "id", "m", "version", "1", "kpis", criteria, "gates", gates);
    }

    private static Map<String, Object> unknownKeysOfACurve() {
        Map<String, Object> curve = new HashMap<>();
        for (int i = 0; i < 99_000; i++) {
            curve.put("k" + i, 1);
        }
        return Map.of(
                "format",
                1,
                "id",
                "m",
                "version",
                "1",
                "kpis",
                List.of(Map.of("kpi", "revenue", "weight", 1, "curve", curve)));
    }

    private static Map<String, Object> corners(int count) {
        List<Object> corners = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            corners.add(count > 10_000 ? "x" : Map.of("x", i % 800, "y", i));
        }
        Map<String, Object> criterion = Map.of("kpi", "revenue", "weight", 1, "curve", Map.of("points", corners));
        return Map.of("format", 1, "id", "m", "version", "1", "kpis", List.of(criterion));
    }
}
