package io.salesscore.examples.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesscore.model.ScoreModel;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The built jar as a cluster gets it: submitted to a Spark that knows nothing else of it. */
class SparkSubmitIT {

    @TempDir
    Path folder;

    @Test
    void theJarRunsWhenItIsSubmitted() throws IOException, InterruptedException, URISyntaxException {
        Path core = jarOf(ScoreModel.class);
        Path picocli = jarOf(CommandLine.class);
        Path program = jarOf(Main.class);
        List<Path> ours = List.of(core, picocli, program);
        assertThat(ours).allMatch(jar -> jar.toString().endsWith(".jar"));
        String spark = Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(System.getProperty("java.class.path"))
                .filter(entry -> entry.endsWith(".jar") && !ours.contains(Path.of(entry)))
                .collect(Collectors.joining(File.pathSeparator));
        Path out = folder.resolve("out");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-opens=java.base/sun.util.calendar=ALL-UNNAMED",
                "-cp",
                spark,
                "org.apache.spark.deploy.SparkSubmit"));
        command.addAll(List.of("--master", "local[2]", "--conf", "spark.ui.enabled=false"));
        command.addAll(List.of("--class", Main.class.getName(), "--jars", core + "," + picocli, program.toString()));

        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();

        assertThat(process.exitValue()).as(() -> read(folder.resolve("err"))).isZero();
        assertThat(Files.readAllLines(out))
                .contains("Model field-sales 2026.1, engine SQL, 2026-Q1")
                .anyMatch(line -> line.matches("Scored [0-9,]+ of 1,000 reps"));
    }

    private static Path jarOf(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
