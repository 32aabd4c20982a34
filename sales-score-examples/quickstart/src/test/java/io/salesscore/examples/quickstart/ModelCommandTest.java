package io.salesscore.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ModelCommandTest extends ExportFixture {

    @Test
    void aPrintedModelScoresAsTheOneThatItWasPrintedFrom() throws IOException {
        for (String name : Models.NAMES) {
            assertThat(runSample("model", "--model", name)).isEqualTo(Main.FINE);
            write("mine.json", out());
            runSample("--model", name, "--csv", file("its.csv"));
            assertThat(runSample("--model", file("mine.json"), "--csv", file("mine.csv")))
                    .isEqualTo(Main.FINE);
            assertThat(err()).isEmpty();
            assertThat(csv("mine.csv"))
                    .hasSizeGreaterThan(100)
                    .hasToString(csv("its.csv").toString());
        }
    }

    /** What others made in whole quarters is no measure for what was made in half of one. */
    @Test
    void aPrintedModelComparesAPeriodThatIsNotOverWithAsMuchOfOthers() throws IOException {
        Path export = folder.resolve("crm");
        execute("sample", export.toString());
        Path mapping = export.resolve("sample.mapping");
        Files.writeString(
                mapping,
                Files.readString(mapping)
                        .lines()
                        .filter(line -> !line.startsWith("targets."))
                        .collect(Collectors.joining("\n")));
        String[] notOver = {"--as-of", "2026-08-17", "--model"};
        assertThat(runExport(export, mapping, "model", "--model", "deals", "--as-of", "2026-08-17"))
                .isEqualTo(Main.FINE);
        write("mine.json", out());
        runExport(export, mapping, and(notOver, "deals", "--csv", file("its.csv")));
        runExport(export, mapping, and(notOver, file("mine.json"), "--csv", file("mine.csv")));
        assertThat(csv("mine.csv"))
                .hasSizeGreaterThan(100)
                .hasToString(csv("its.csv").toString());
    }

    @Test
    void anEditedModelIsCheckedAndItsExamplesReplayed() throws IOException {
        write("mine.json", document("\"points\": 50.0"));
        assertThat(execute("model", "--check", file("mine.json"))).isEqualTo(Main.FINE);
        assertThat(out().lines().toList())
                .hasSize(3)
                .contains("mine 1 is in order: 1 KPI, 0 gates, 0 grades.", "Its example comes out as it says.")
                .anyMatch(line -> line.matches("Fingerprint [0-9a-f]+\\."));

        write("mine.json", document("\"points\": 60.0"));
        assertThat(execute("model", "--check", file("mine.json"))).isEqualTo(Main.USAGE);
        assertThat(err())
                .contains(file("mine.json"), "examples[0]", "60.0", "50.0")
                .doesNotContain("\tat ");
        assertThat(out()).isEmpty();
    }

    @Test
    void theLibrarysOwnModelsAreToStartFrom() throws IOException {
        for (String name : new ModelCommand.ReadyNames()) {
            assertThat(execute("model", "--ready", name)).isEqualTo(Main.FINE);
            write("mine.json", out());
            assertThat(execute("model", "--check", file("mine.json"))).as(err()).isEqualTo(Main.FINE);
            assertThat(out()).contains("examples come out as they say.");
        }
        assertThat(execute("model", "--ready", "retail")).isEqualTo(Main.USAGE);
        assertThat(err())
                .contains("(retail) must be one of field-sales, b2b-pipeline, retail-branch, customer-success");
        assertThat(execute("model", "--ready", "field-sales", "--check", file("mine.json")))
                .isEqualTo(Main.USAGE);
    }

    private static String document(String expected) {
        return """
                {"format": 1, "id": "mine", "version": "1",
                 "kpis": [{"kpi": "win_rate", "weight": 1, "curve": {"between": {"zeroAt": 0.2, "fullAt": 0.6}}}],
                 "examples": [{"measurements": {"subject": "sari", "period": "2026-Q1",
                   "kpis": [{"kpi": "win_rate", "proportion": {"k": 4, "n": 10}}]}, %s}]}
                """.formatted(expected);
    }

    @Test
    void allThatIsWrongIsSaidAtOnceWithItsPlace() throws IOException {
        write(
                "mine.json",
                document("\"points\": 50.0").replace("\"weight\"", "\"wieght\"").replace("0.6", "0.2"));
        String problems = "(" + file("mine.json") + ") cannot be used. The document of a score model has 2 problems:\n";
        assertThat(execute("model", "--check", file("mine.json"))).isEqualTo(Main.USAGE);
        assertThat(err())
                .startsWith("--check " + problems)
                .contains("kpis[0].curve.between: ", "\nkpis[0].wieght: ", "(weight)");
        for (String command : List.of("explain", "model")) {
            assertThat(runSample(
                            command.equals("explain")
                                    ? new String[] {command, "SBY-04", "--model", file("mine.json")}
                                    : new String[] {command, "--model", file("mine.json")}))
                    .isEqualTo(Main.USAGE);
            assertThat(err()).startsWith("--model " + problems);
            assertThat(out()).isEmpty();
        }
    }

    @Test
    void aFileThatIsNoJsonIsNamedWithThePlace() throws IOException {
        write("mine.json", "{\"id\": \"a\",\n \"id\": \"b\"}");
        assertThat(runSample("--model", file("mine.json"))).isEqualTo(Main.USAGE);
        assertThat(err())
                .startsWith("--model (" + file("mine.json") + ") is no JSON object in line 2, column ")
                .contains("Duplicate");
    }

    @Test
    void aKpiThatMeansAnotherThanTheExportsIsRefused() throws IOException {
        write(
                "mine.json",
                document("\"points\": 50.0")
                        .replaceFirst(
                                "\"kpi\": \"win_rate\"",
                                "\"kpi\": {\"id\": \"win_rate\", \"unit\": \"IDR\", \"direction\": \"higher-is-better\","
                                        + " \"rollUp\": \"sum\"}")
                        .replaceFirst("\"proportion\": [^}]*}", "\"amount\": 1")
                        .replace("50.0", "100.0"));
        assertThat(runSample("--model", file("mine.json"))).as(err()).isEqualTo(Main.USAGE);
        assertThat(err())
                .contains("its KPI (win_rate, ", ") has another unit, direction or roll-up rule than the export's");
    }

    @Test
    void whatTheExportLacksIsSaid() throws IOException {
        write("mine.json", """
                {"format": 1, "id": "mine", "version": "1", "missing": {"points": 0}, "kpis": [
                  {"kpi": "win_rate", "weight": 1, "curve": {"between": {"zeroAt": 0.2, "fullAt": 0.6}}},
                  {"kpi": "win_rate_by_value", "weight": 1, "curve": {"between": {"zeroAt": 0.2, "fullAt": 0.6}}}]}
                """.replace("win_rate_by_value", "nrr"));
        assertThat(runSample("--model", file("mine.json"))).as(err()).isEqualTo(Main.FINE);
        assertThat(out()).contains("Model mine 1: ", "  Without data (not in the export): ");
    }
}
