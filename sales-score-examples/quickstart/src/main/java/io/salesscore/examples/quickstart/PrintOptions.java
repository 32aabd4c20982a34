package io.salesscore.examples.quickstart;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is printed. */
final class PrintOptions {

    static final String HEADING = "%nWhat is printed:%n";

    @Option(
            names = "--level",
            paramLabel = "<level>",
            description = "Whose ranking is printed: rep, team, branch or company (default: rep).")
    Level level = Level.REP;

    @Option(
            names = "--subject",
            paramLabel = "<id>",
            description = "Whose scorecard is printed, by id or name (default: the middle of the ranking).")
    @Nullable
    String subject;

    @Option(
            names = "--model",
            paramLabel = "<name>",
            description = "Which score model: field-sales or deals (default: field-sales where visits are mapped).")
    @Nullable
    String model;

    @Option(
            names = "--breakdown",
            paramLabel = "<by>",
            description = "What was sold by product, channel, segment, customer or region; in the report too.")
    @Nullable
    Dimension breakdown;

    @Option(
            names = "--against",
            paramLabel = "<folder>",
            description =
                    "An earlier export of the same period, read with the same mapping: which scores are restated and"
                            + " by which facts.")
    @Nullable
    Path against;

    @Option(
            names = "--language",
            paramLabel = "<language>",
            description = "The language that is printed: en or id (default: en).")
    String language = "en";

    /** What is wrong with the options themselves. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (!language.equals("en") && !language.equals("id")) {
            problems.add("--language (" + language + ") must be en or id.");
        }
        if (model != null && !Models.NAMES.contains(model)) {
            problems.add("--model (" + model + ") must be one of " + String.join(", ", Models.NAMES) + ".");
        }
        if (against != null && !Files.isDirectory(against)) {
            problems.add("--against (" + against + ") is no folder.");
        }
        return problems;
    }

    /** What the mapping lacks for the options. */
    List<String> problems(Mapping mapping) {
        return breakdown == null || breakdown.isIn(mapping)
                ? List.of()
                : List.of("--breakdown (" + breakdown + ") needs to know it of deals." + System.lineSeparator()
                        + "Maybe add " + breakdown.field() + " to the mapping.");
    }

    Locale reader() {
        return language.equals("id") ? Locale.forLanguageTag("id") : Locale.ENGLISH;
    }
}
