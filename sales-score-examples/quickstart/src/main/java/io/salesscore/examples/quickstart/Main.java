package io.salesscore.examples.quickstart;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command line: a CRM export in, scorecards out. */
@Command(
        name = "quickstart",
        mixinStandardHelpOptions = true,
        description = "Scores a CRM export; without arguments, the export of an invented company.",
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all rows were read",
            "1:a file could not be read or written",
            "2:the arguments or the mapping are wrong; nothing was read",
            "3:finished, but rows were rejected: see the list of rejected rows"
        })
final class Main implements Callable<Integer> {

    /** All rows were read. */
    static final int FINE = 0;
    /** A file could not be read or written. */
    static final int BROKEN = 1;
    /** The arguments or the mapping are wrong; no row was read. */
    static final int USAGE = 2;
    /** Everything was done, with the rows that could be used: others were rejected and are listed. */
    static final int ROWS_REJECTED = 3;

    @Spec
    private CommandSpec spec;

    @Option(names = "--data", paramLabel = "<folder>", description = "Folder with the CSV files; needs a mapping.")
    private @Nullable Path data;

    @Option(
            names = "--mapping",
            paramLabel = "<file>",
            description = "Which file and column holds what. The command sample writes one to start from.")
    private @Nullable Path mappingFile;

    @Option(
            names = "--map",
            paramLabel = "<key=value>",
            description = "An entry of the mapping, --map deals.rep=sales_agent; it goes before the file's.")
    private Map<String, String> mapped = new LinkedHashMap<>();

    @Option(
            names = "--rejected",
            paramLabel = "<file>",
            defaultValue = "rejected.csv",
            description = "Where rows that cannot be used are listed (default: ${DEFAULT-VALUE}).")
    private Path rejectedFile;

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new Main());
        commandLine.setExecutionExceptionHandler((e, failed, parsed) -> {
            if (e instanceof MappingException || e instanceof IOException) {
                failed.getErr().println(e instanceof MappingException ? e.getMessage() : e.toString());
                return e instanceof MappingException ? USAGE : BROKEN;
            }
            throw e;
        });
        return commandLine;
    }

    @Override
    public Integer call() throws IOException, MappingException {
        if (data != null) {
            return read(data, mapping());
        }
        if (mappingFile != null || !mapped.isEmpty()) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "A mapping needs the folder that it is about: add --data.");
        }
        Path folder = Files.createTempDirectory("sales-score-sample");
        try {
            new Sample(Sample.SEED, Sample.DEALS).writeTo(folder);
            return read(folder, Sample.mapping());
        } finally {
            delete(folder);
        }
    }

    @Command(name = "sample", description = "Writes the export of the invented company, with its mapping.")
    int sample(
            @Parameters(paramLabel = "<folder>", description = "Where to; made if it is not there.") Path folder,
            @Option(names = "--rows", defaultValue = "" + Sample.DEALS, description = "About how many deals.")
                    long rows,
            @Option(names = "--seed", defaultValue = "" + Sample.SEED, description = "Which company.") long seed)
            throws IOException {
        if (rows < 1) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--rows (" + rows + ") must be positive.");
        }
        new Sample(seed, rows).writeTo(folder);
        return FINE;
    }

    private Mapping mapping() throws IOException {
        Mapping mapping = mappingFile == null ? Mapping.empty() : Mapping.read(mappingFile);
        return mapping.with(mapped);
    }

    private int read(Path folder, Mapping mapping) throws IOException, MappingException {
        try (RejectedRows rejected = new RejectedRows(rejectedFile)) {
            CrmExport export = CrmExport.open(folder, mapping, rejected);
            FactSink sink = new FactSink() {};
            if (ProgressLine.onTerminal()) {
                try (ProgressLine progress = new ProgressLine()) {
                    export.read(sink, progress);
                }
            } else {
                export.read(sink, Progress.QUIET);
            }
            print(export.counts());
            if (rejected.count() == 0) {
                return FINE;
            }
            spec.commandLine().getErr().println(rejected.count() + " rows were rejected: see " + rejectedFile);
            return ROWS_REJECTED;
        }
    }

    private void print(List<CrmExport.Count> counts) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(Locale.ROOT, "%-24s %12s %12s%n", "file", "rows", "rejected");
        for (CrmExport.Count count : counts) {
            out.printf(Locale.ROOT, "%-24s %,12d %,12d%n", count.file(), count.rows(), count.rejected());
        }
        out.flush();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
