package io.salesscore.examples.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.salesscore.config.ModelTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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

    @ParameterizedTest
    @EnumSource
    void aTableWithoutAColumnIsNotTakenForOneWithoutValues(Format format) {
        generate(format);
        format.reader(SPARK)
                .load(path("facts"))
                .drop("cost", "answer")
                .write()
                .format(format.name())
                .option("header", true)
                .partitionBy("month")
                .save(path("others"));
        CommandLineRun run = score(format, "others", "2026-Q1");
        assertThat(run.code()).isEqualTo(Main.USAGE);
        assertThat(run.err())
                .contains("The table (" + path("others") + ") has no column [cost, answer], but [deal, rep, customer,");
    }

    @Test
    void columnsInAnotherOrderAreNotTakenForEachOther() {
        generate(Format.CSV);
        Format.CSV
                .reader(SPARK)
                .load(path("targets"))
                .select("rep", "team", "deals_won_target", "revenue_target", "period")
                .write()
                .option("header", true)
                .partitionBy("period")
                .csv(path("others"));
        CommandLineRun run = CommandLineRun.of(
                "score",
                "--format",
                "csv",
                "--facts",
                path("facts"),
                "--targets",
                path("others"),
                "--out",
                path("out"));
        assertThat(run.code()).isEqualTo(Main.BROKEN);
        assertThat(run.err()).contains("deals_won_target");
    }

    @Test
    void aPeriodOfWhichNothingIsThereIsNamed() {
        generate(Format.PARQUET);
        assertThat(score(Format.PARQUET, "facts", "2025-Q3"))
                .isEqualTo(new CommandLineRun(
                        Main.USAGE, "", "There are no deals of period (2025-Q3) in (" + path("facts") + ").\n"));
    }

    private void generate(Format format) {
        CommandLineRun.of(
                        "generate",
                        "--deals",
                        "100",
                        "--format",
                        format.name(),
                        "--facts",
                        path("facts"),
                        "--targets",
                        path("targets"))
                .requireFine();
    }

    private CommandLineRun score(Format format, String facts, String period, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "score",
                "--format",
                format.name(),
                "--period",
                period,
                "--facts",
                path(facts),
                "--targets",
                path("targets"),
                "--out",
                path("out")));
        arguments.addAll(List.of(more));
        return CommandLineRun.of(arguments.toArray(String[]::new));
    }

    @Test
    void aModelMayBeADocument() throws IOException {
        generate(Format.PARQUET);
        Map<String, Object> document = new LinkedHashMap<>(ModelTree.write(Models.BALANCED.build()));
        document.put("version", "edited");
        new ObjectMapper().writeValue(folder.resolve("mine.json").toFile(), document);

        for (Engine engine : Engine.values()) {
            assertThat(score(
                                    Format.PARQUET,
                                    "facts",
                                    "2026-Q1",
                                    "--engine",
                                    engine.name(),
                                    "--model",
                                    path("mine.json"))
                            .requireFine())
                    .contains("Model balanced edited, engine " + engine, "gross_margin");
        }
    }

    @Test
    void aModelOfWhatNothingMeasuresIsRefused() throws IOException {
        generate(Format.PARQUET);
        new ObjectMapper().writeValue(folder.resolve("mine.json").toFile(), ModelTree.write(OwnModels.PRIORS.build()));
        CommandLineRun run = score(Format.PARQUET, "facts", "2026-Q1", "--model", path("mine.json"));
        assertThat(run.code()).isEqualTo(Main.USAGE);
        assertThat(run.err()).contains("(priors)", "[stock-on.hand]");
    }

    @Test
    void whatIsWrongWithADocumentIsSaidAllAtOnce() throws IOException {
        Files.writeString(folder.resolve("mine.json"), """
                {"format": 1, "id": "mine", "version": 2026, "kpis": [
                  {"kpi": "revenue", "wieght": 40, "curve": {"attainment": {}}}]}
                """);
        CommandLineRun run = score(Format.PARQUET, "facts", "2026-Q1", "--model", path("mine.json"));
        assertThat(run.code()).isEqualTo(Main.USAGE);
        assertThat(run.err())
                .contains("--model", path("mine.json"), "version: ", "kpis[0].wieght: ", "(weight)")
                .doesNotContain("\tat ");

        Files.writeString(folder.resolve("mine.json"), "{\"id\": 1, \"id\": 2}");
        assertThat(score(Format.PARQUET, "facts", "2026-Q1", "--model", path("mine.json")))
                .matches(broken -> broken.code() == Main.USAGE)
                .extracting(CommandLineRun::err)
                .asString()
                .contains("cannot be read", "Duplicate");

        assertThat(score(Format.PARQUET, "facts", "2026-Q1", "--model", "unheard_of"))
                .matches(unknown -> unknown.code() == Main.USAGE)
                .extracting(CommandLineRun::err)
                .asString()
                .contains("(unheard_of) is none of [FIELD_SALES, BALANCED], and no file");
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
