package io.salesscore.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MainTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void withoutArgumentsTheSampleIsRead() {
        assertThat(run()).isEqualTo(Main.FINE);
        assertThat(out.toString()).contains("transaksi.csv").contains("kunjungan.csv");
        assertThat(err.toString()).isEmpty();
        assertThat(rejectedFile()).doesNotExist();
    }

    @Test
    void theWrittenSampleIsReadWithItsMapping() {
        Path sample = folder.resolve("sample");
        assertThat(run("sample", sample.toString(), "--rows", "640", "--seed", "3"))
                .isEqualTo(Main.FINE);
        assertThat(run(
                        "--data",
                        sample.toString(),
                        "--mapping",
                        sample.resolve("sample.mapping").toString()))
                .isEqualTo(Main.FINE);
    }

    @Test
    void rejectedRowsAreListedAndTheExitCodeSaysSo() throws IOException {
        Path sample = folder.resolve("sample");
        run("sample", sample.toString(), "--rows", "640");
        Files.writeString(sample.resolve("survei.csv"), """
                no_survei;kode_sales;kode_toko;tgl_kirim;nilai_1_5
                S1;JKT-01;T1;31/02/2026;4
                S2;JKT-01;T1;28/02/2026;4
                S2;JKT-01;"T1, ""X"" shop";28/02/2026;7
                """);

        assertThat(run(
                        "--data",
                        sample.toString(),
                        "--mapping",
                        sample.resolve("sample.mapping").toString()))
                .isEqualTo(Main.ROWS_REJECTED);

        assertThat(rejectedFile()).content().isEqualTo("""
                file,line,column,value,reason
                survei.csv,2,tgl_kirim,31/02/2026,is no date of the stated form
                survei.csv,4,nilai_1_5,7,must be a whole number from 1 to 5
                """);
        assertThat(err.toString()).contains("2 rows were rejected");

        // the next run finds nothing wrong, and the old list goes
        assertThat(run()).isEqualTo(Main.FINE);
        assertThat(rejectedFile()).doesNotExist();
    }

    @Test
    void aWrongMappingIsSaidAtOnceAndNothingIsRead() {
        assertThat(run("--data", folder.toString(), "--map", "deals.file=d.csv", "--map", "deals.rip=x"))
                .isEqualTo(Main.USAGE);
        assertThat(err.toString().lines())
                .contains("The column (deals.id) is not mapped.", "The file (d.csv) of deals is not in " + folder + ".")
                .anyMatch(line -> line.startsWith("The key (deals.rip) names no field of deals"));
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void wrongArgumentsAndMissingFilesHaveTheirExitCodes() {
        assertThat(run("--map", "deals.file=d.csv")).isEqualTo(Main.USAGE);
        assertThat(run("sample", folder.toString(), "--rows", "0")).isEqualTo(Main.USAGE);
        assertThat(run("--no-such-option")).isEqualTo(Main.USAGE);
        assertThat(run(
                        "--data",
                        folder.toString(),
                        "--mapping",
                        folder.resolve("none").toString()))
                .isEqualTo(Main.BROKEN);
    }

    @Test
    void somebodyElsesFileIsNotOverwritten() throws IOException {
        Files.writeString(rejectedFile(), "id,rep\n");
        assertThat(run()).isEqualTo(Main.BROKEN);
        assertThat(rejectedFile()).content().isEqualTo("id,rep\n");
        assertThat(err.toString()).contains("is no list of rejected rows");
    }

    @Test
    void aTerminalIsKnownByItsDevice() throws IOException {
        Path terminal = Files.createSymbolicLink(folder.resolve("terminal"), Path.of("/dev/pts/0"));
        Path pipe = Files.createSymbolicLink(folder.resolve("pipe"), Path.of("pipe:[4711]"));
        assertThat(ProgressLine.isTerminal(terminal)).isTrue();
        assertThat(ProgressLine.isTerminal(pipe)).isFalse();
        assertThat(ProgressLine.isTerminal(folder.resolve("none"))).isFalse();
    }

    private Path rejectedFile() {
        return folder.resolve("rejected.csv");
    }

    private int run(String... arguments) {
        CommandLine commandLine =
                Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        boolean command = arguments.length > 0 && arguments[0].equals("sample");
        return commandLine.execute(
                command
                        ? arguments
                        : Stream.concat(Stream.of("--rejected", rejectedFile().toString()), Stream.of(arguments))
                                .toArray(String[]::new));
    }
}
