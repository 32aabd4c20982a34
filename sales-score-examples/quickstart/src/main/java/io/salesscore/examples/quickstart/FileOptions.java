package io.salesscore.examples.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The files that are written. */
final class FileOptions {

    static final String HEADING = "%nWhat is written:%n";

    @Option(names = "--csv", paramLabel = "<file>", description = "Writes all scores as CSV.")
    @Nullable
    Path csv;

    @Option(
            names = "--xlsx",
            paramLabel = "<file>",
            description = "Writes ranking and scorecards as an Excel workbook.")
    @Nullable
    Path xlsx;

    @Option(
            names = "--html",
            paramLabel = "<file>",
            description = "Writes ranking, scorecards and charts as one page for a browser.")
    @Nullable
    Path html;

    @Option(
            names = "--measurements",
            paramLabel = "<file>",
            description = "Writes the measured value of every KPI with its evidence as CSV.")
    @Nullable
    Path measurements;

    @Option(
            names = "--breakdown-csv",
            paramLabel = "<file>",
            description = "Writes the breakdown of all subjects and periods as CSV; needs --breakdown.")
    @Nullable
    Path breakdown;

    private Map<String, Path> outputs() {
        Map<String, @Nullable Path> stated = new LinkedHashMap<>();
        stated.put("--csv", csv);
        stated.put("--xlsx", xlsx);
        stated.put("--html", html);
        stated.put("--measurements", measurements);
        stated.put("--breakdown-csv", breakdown);
        Map<String, Path> outputs = new LinkedHashMap<>();
        stated.forEach((option, file) -> {
            if (file != null) {
                outputs.put(option, file);
            }
        });
        return outputs;
    }

    /**
     * Refuses, before any row is read, to overwrite what is read or written, and files that could not be written.
     *
     * @param read the files that are read, by what they are
     * @param rejected where rejected rows go
     */
    void check(Map<String, Path> read, Path rejected) throws IOException, OptionException {
        Map<String, Path> taken = new LinkedHashMap<>(read);
        Map<String, Path> outputs = new LinkedHashMap<>();
        outputs.put("--rejected", rejected);
        outputs.putAll(outputs());
        List<String> problems = new ArrayList<>();
        for (Map.Entry<String, Path> output : outputs.entrySet()) {
            Path file = output.getValue();
            String named = output.getKey() + " (" + file + ")";
            Path parent = file.toAbsolutePath().getParent();
            if (Files.isDirectory(file)) {
                problems.add(named + " is a folder." + System.lineSeparator() + "Maybe name a file in it.");
            } else if (parent == null || !Files.isDirectory(parent)) {
                problems.add("The folder (" + parent + ") of " + named + " is not there." + System.lineSeparator()
                        + "Maybe make it first.");
            } else {
                for (Map.Entry<String, Path> other : taken.entrySet()) {
                    if (isSame(file, other.getValue())) {
                        problems.add(named + " would overwrite " + other.getKey() + "." + System.lineSeparator()
                                + "Maybe name another file.");
                    }
                }
            }
            taken.put(output.getKey(), file);
        }
        if (!problems.isEmpty()) {
            throw new OptionException(problems);
        }
    }

    private static boolean isSame(Path one, Path other) throws IOException {
        boolean bothThere = Files.exists(one) && Files.exists(other);
        return bothThere ? Files.isSameFile(one, other) : real(one).equals(real(other));
    }

    /** The path without links on the way, of a file that need not be there. */
    private static Path real(Path file) throws IOException {
        Path absolute = file.toAbsolutePath();
        Path parent = absolute.getParent();
        Path name = absolute.getFileName();
        return parent != null && name != null && Files.isDirectory(parent)
                ? parent.toRealPath().resolve(name)
                : absolute;
    }
}
