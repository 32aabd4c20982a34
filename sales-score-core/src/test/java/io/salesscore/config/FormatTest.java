package io.salesscore.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Documents of earlier formats are migrated forward, step by step; here of a kind that never was. */
class FormatTest {

    private static final Format GREETING =
            new Format("a greeting", 100, List.of(FormatTest::renameHelloToGreet, FormatTest::countGreetings));

    private static Map<String, Object> renameHelloToGreet(Map<String, Object> first) {
        Map<String, Object> second = new LinkedHashMap<>(first);
        second.put("greet", second.remove("hello"));
        return second;
    }

    private static Map<String, Object> countGreetings(Map<String, Object> second) {
        Map<String, Object> third = new LinkedHashMap<>(second);
        third.put("times", BigDecimal.ONE);
        return third;
    }

    private static String read(Map<String, Object> tree) {
        return GREETING.read(tree, section -> {
            String greet = section.required("greet").text();
            long times = section.required("times").whole();
            return section.end() ? Optional.of(greet + " " + times) : Optional.empty();
        });
    }

    @Test
    void aDocumentOfAnyEarlierFormatIsRead() {
        assertThat(read(Map.of("format", 1, "hello", "sari"))).isEqualTo("sari 1");
        assertThat(read(Map.of("format", 2.0, "greet", "sari"))).isEqualTo("sari 1");
        assertThat(read(Map.of("format", 3, "greet", "sari", "times", 2))).isEqualTo("sari 2");
    }

    @Test
    void whatIsWrittenHasTodaysFormat() {
        assertThat(GREETING.end(GREETING.start())).hasToString("{format=3}");
    }

    @Test
    void aLaterFormatIsRefusedBeforeAnythingElse() {
        assertThatThrownBy(() -> read(Map.of("format", 4, "salute", "sari")))
                .isInstanceOf(ModelTreeException.class)
                .hasMessage("The document of a greeting has a problem:\nformat: The format (4) was written by a later"
                        + " version of the library, which this one cannot read; it knows (3) and earlier.");
    }

    @Test
    void problemsOfAMigratedDocumentAreSaidInTodaysWords() {
        assertThatThrownBy(() -> read(Map.of("format", 1, "hello", 5)))
                .hasMessageEndingWith("greet: The number (5) stands where text belongs.\nMaybe put it in quotes.");
    }

    @Test
    void whatCouldNotBeReadAgainIsNotWritten() {
        assertThatThrownBy(() -> GREETING.end(GREETING.start().with("greet", "x".repeat(10_001))))
                .isInstanceOf(ModelTreeException.class)
                .hasMessageContaining("10000 are the most");
    }
}
