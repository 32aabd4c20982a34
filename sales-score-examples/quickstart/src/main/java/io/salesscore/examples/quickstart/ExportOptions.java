package io.salesscore.examples.quickstart;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which export is read, and how. */
final class ExportOptions {

    static final String HEADING = "%nThe export:%n";

    @Option(names = "--data", paramLabel = "<folder>", description = "Folder with the CSV files; needs a mapping.")
    @Nullable
    Path data;

    @Option(
            names = "--mapping",
            paramLabel = "<file>",
            description = "Which file and column holds what. The command sample writes one to start from.")
    @Nullable
    Path mapping;

    @Option(
            names = "--map",
            paramLabel = "<key=value>",
            description = "An entry of the mapping, --map deals.rep=sales_agent; it goes before the file's.")
    Map<String, String> mapped = new LinkedHashMap<>();

    @Option(
            names = "--rejected",
            paramLabel = "<file>",
            description = "Where rows that cannot be used are listed (default: rejected.csv).")
    Path rejected = Path.of("rejected.csv");

    /** What is wrong with the options themselves. */
    List<String> problems() {
        return data == null && (mapping != null || !mapped.isEmpty())
                ? List.of("A mapping needs the folder that it is about: add --data.")
                : List.of();
    }

    /** The mapping of the stated folder. */
    Mapping readMapping() throws IOException {
        if (mapping == null) {
            return Mapping.empty().with(mapped);
        }
        if (!Files.exists(mapping) || Files.isDirectory(mapping)) {
            throw new IOException("The mapping (" + mapping + ") is not there." + System.lineSeparator()
                    + "Maybe write it with its folder; the command sample writes one to start from.");
        }
        try {
            return Mapping.read(mapping).with(mapped);
        } catch (CharacterCodingException e) {
            throw new IOException("The mapping (" + mapping + ") is not written in UTF-8.", e);
        }
    }
}
