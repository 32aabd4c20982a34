package io.salesscore.examples.spark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BenchCommandTest extends SparkFixture {

    /** That it does not stop says that all sides scored the same. */
    @Test
    void allSidesScoreTheSameRows() {
        String printed = CommandLineRun.of("bench", "--rows", "5000", "--warm-ups", "1", "--rounds", "1", "--explain")
                .requireFine();
        assertThat(printed.lines().filter(line -> line.matches(".+ 5,000( +[0-9.]+){3}")))
                .hasSize(6);
        assertThat(printed).contains("*(1) Project").doesNotContainIgnoringCase("udf");
    }
}
