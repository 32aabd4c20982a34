package io.salesscore.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdSetTest {

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void itAnswersAsAMapFromIdToFirstLine(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        IdSet ids = new IdSet();
        Map<String, Integer> expected = new HashMap<>();
        int duplicates = 0;
        for (int line = 2; line < 30_000; line++) {
            String id = "é".repeat(random.nextInt(4)) + random.nextInt(20_000);
            Integer first = expected.putIfAbsent(id, line);
            duplicates += first == null ? 0 : 1;
            assertThat(ids.add(id, line)).as(id).isEqualTo(first == null ? 0 : first);
        }
        assertThat(duplicates).isBetween(1_000, 29_000);
    }

    @Test
    void idsWithTheSameHashAreTwo() {
        assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());
        IdSet ids = new IdSet();
        assertThat(ids.add("Aa", 2)).isZero();
        assertThat(ids.add("BB", 3)).isZero();
        assertThat(ids.add("BB", 4)).isEqualTo(3);
        assertThat(ids.add("", 5)).isZero();
        assertThat(ids.add("", 6)).isEqualTo(5);
    }
}
