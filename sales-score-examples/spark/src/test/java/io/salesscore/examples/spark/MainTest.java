package io.salesscore.examples.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest extends SparkFixture {

    @TempDir
    Path folder;

    @Test
    void withoutArgumentsAnInventedCompanyIsScored() {
        String printed = CommandLineRun.of().requireFine();
        assertThat(printed.lines().toList())
                .startsWith("Wrote 100,000 deals of 1,010 reps, 2026-Q1.", "Sales Score on Spark 4.2.0, local[2]")
                .anyMatch(line -> line.matches("Scored 9[0-9]{2} of 1,000 reps"))
                .anyMatch(line -> line.matches("  A +[0-9]+"))
                .anyMatch(line -> line.matches("  csat_mean +9[0-9]\\.[0-9]%( +[0-9.]+%?){4}"));
    }

    @Test
    void whatIsNotThereIsNamed() {
        CommandLineRun run = CommandLineRun.of(
                "score", "--facts", path("facts"), "--targets", path("targets"), "--out", path("out"));
        assertThat(run.code()).isEqualTo(Main.BROKEN);
        assertThat(run.err()).contains(path("facts"));
    }

    @Test
    void wrongArgumentsAreNamed() {
        assertThat(CommandLineRun.of("score", "--period", "spring"))
                .matches(run -> run.code() == Main.USAGE)
                .extracting(CommandLineRun::err)
                .asString()
                .contains("spring", "See spark score --help.");
        assertThat(CommandLineRun.of("generate", "--facts", path("f"), "--targets", path("t"), "--deals", "0"))
                .isEqualTo(new CommandLineRun(Main.USAGE, "", "The deals (0) of a company must be positive.\n"));
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }
}
