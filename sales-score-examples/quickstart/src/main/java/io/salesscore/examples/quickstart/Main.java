package io.salesscore.examples.quickstart;

import io.salesscore.period.Cadence;
import io.salesscore.period.Period;
import io.salesscore.score.SalesScore;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
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
            "2:the arguments or the mapping are wrong or do not fit the export; nothing was scored",
            "3:finished, but rows were rejected: see the list of rejected rows",
            "4:all rows were read, but nothing could be scored; the reasons are printed"
        })
final class Main implements Callable<Integer> {

    /** All rows were read. */
    static final int FINE = 0;
    /** A file could not be read or written. */
    static final int BROKEN = 1;
    /**
     * The arguments or the mapping are wrong, or ask for somebody or something that is not in the export, which may show
     * only when it has been read.
     */
    static final int USAGE = 2;
    /** Everything was done, with the rows that could be used: others were rejected and are listed. */
    static final int ROWS_REJECTED = 3;
    /** All rows were read, but there is no date or no KPI to score by. */
    static final int NOTHING_SCORED = 4;

    /** An option, right in itself, that does not fit the files: the list of all options would only hide what is wrong. */
    private static final class OptionException extends Exception {

        private static final long serialVersionUID = 1L;

        OptionException(String problem) {
            super(problem);
        }
    }

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

    @Option(
            names = "--level",
            paramLabel = "<level>",
            defaultValue = "REP",
            description = "Whose ranking is printed: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Level level;

    @Option(
            names = "--by",
            paramLabel = "<cadence>",
            description =
                    "The length of the periods: month, quarter, half-year, year, month@26 ... (default: quarter).")
    private @Nullable Cadence by;

    @Option(
            names = "--period",
            paramLabel = "<period>",
            description =
                    "The period that is ranked, 2026-Q1 or 2026-03; later facts do not count (default: the last).")
    private @Nullable Period period;

    @Option(
            names = "--subject",
            paramLabel = "<id>",
            description = "Whose scorecard is printed, by id or name (default: the middle of the ranking).")
    private @Nullable String subject;

    @Option(
            names = "--model",
            paramLabel = "<name>",
            description = "Which score model: field-sales or deals (default: field-sales where visits are mapped).")
    private @Nullable String model;

    @Option(
            names = "--language",
            paramLabel = "<language>",
            defaultValue = "en",
            description = "The language that is printed: en or id (default: ${DEFAULT-VALUE}).")
    private String language;

    @Option(names = "--csv", paramLabel = "<file>", description = "Writes all scores as CSV.")
    private @Nullable Path csv;

    @Option(
            names = "--xlsx",
            paramLabel = "<file>",
            description = "Writes ranking and scorecards as an Excel workbook.")
    private @Nullable Path xlsx;

    @Option(
            names = "--html",
            paramLabel = "<file>",
            description = "Writes ranking, scorecards and charts as one page for a browser.")
    private @Nullable Path html;

    @Option(
            names = "--measurements",
            paramLabel = "<file>",
            description = "Writes the measured value of every KPI with its evidence as CSV.")
    private @Nullable Path measurementsFile;

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new Main());
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.registerConverter(Cadence.class, text -> parsed(Cadence::parse, text));
        commandLine.registerConverter(Period.class, text -> parsed(Period::parse, text));
        commandLine.setExecutionExceptionHandler((e, failed, parsed) -> {
            if (e instanceof MappingException || e instanceof OptionException) {
                failed.getErr().println(e.getMessage());
                return USAGE;
            }
            Throwable cause = e instanceof UncheckedIOException ? e.getCause() : e;
            if (cause instanceof IOException broken) {
                failed.getErr().println(said(broken));
                return BROKEN;
            }
            throw e;
        });
        return commandLine;
    }

    private static <T> T parsed(Function<String, T> parser, String text) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new CommandLine.TypeConversionException(String.valueOf(e.getMessage()));
        }
    }

    /** What is wrong with which file, as a sentence: the message of many an exception is a bare path. */
    private static String said(IOException e) {
        if (e instanceof NoSuchFileException missing) {
            return "The file (" + missing.getFile() + ") is not there.";
        }
        if (e instanceof AccessDeniedException denied) {
            return "The file (" + denied.getFile() + ") may not be read or written: access is denied.";
        }
        if (e instanceof FileSystemException file) {
            String why = file.getReason() == null ? "" : ": " + file.getReason();
            return "The file (" + file.getFile() + ") cannot be read or written" + why + ".";
        }
        return String.valueOf(e.getMessage());
    }

    @Override
    public Integer call() throws IOException, MappingException, OptionException {
        checkArguments();
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

    @Command(
            name = "sample",
            mixinStandardHelpOptions = true,
            description = "Writes the export of the invented company, with its mapping.")
    int sample(
            @Parameters(paramLabel = "<folder>", description = "Where to; made if it is not there.") Path folder,
            @Option(names = "--rows", defaultValue = "" + Sample.DEALS, description = "About how many deals.")
                    long rows,
            @Option(names = "--seed", defaultValue = "" + Sample.SEED, description = "Which company.") long seed)
            throws IOException {
        if (rows < 1) {
            throw new CommandLine.ParameterException(
                    spec.subcommands().getOrDefault("sample", spec.commandLine()),
                    "--rows (" + rows + ") must be positive.");
        }
        new Sample(seed, rows).writeTo(folder);
        return FINE;
    }

    private Mapping mapping() throws IOException {
        if (mappingFile == null) {
            return Mapping.empty().with(mapped);
        }
        if (!Files.exists(mappingFile) || Files.isDirectory(mappingFile)) {
            throw new IOException("The mapping (" + mappingFile + ") is not there." + System.lineSeparator()
                    + "Maybe write it with its folder; the command sample writes one to start from.");
        }
        try {
            return Mapping.read(mappingFile).with(mapped);
        } catch (CharacterCodingException e) {
            throw new IOException("The mapping (" + mappingFile + ") is not written in UTF-8.", e);
        }
    }

    private int read(Path folder, Mapping mapping) throws IOException, MappingException, OptionException {
        checkOutputs(folder, mapping);
        try (RejectedRows rejected = new RejectedRows(rejectedFile)) {
            CrmExport export = CrmExport.open(folder, mapping, rejected);
            SortedSet<Period> periods = periods(export);
            Measuring measuring = new Measuring(mapping, export.reps(), periods);
            if (ProgressLine.onTerminal()) {
                try (ProgressLine progress = new ProgressLine()) {
                    export.read(measuring, progress);
                }
            } else {
                export.read(measuring, Progress.QUIET);
            }
            boolean scored = score(mapping, export, periods, measuring);
            if (rejected.count() == 0) {
                return scored ? FINE : NOTHING_SCORED;
            }
            spec.commandLine()
                    .getErr()
                    .println((rejected.count() == 1 ? "1 row was" : rejected.count() + " rows were") + " rejected: see "
                            + rejectedFile);
            return ROWS_REJECTED;
        }
    }

    private void checkArguments() {
        if (!language.equals("en") && !language.equals("id")) {
            throw wrong("--language (" + language + ") must be en or id.");
        }
        if (model != null && !Models.NAMES.contains(model)) {
            throw wrong("--model (" + model + ") must be one of " + String.join(", ", Models.NAMES) + ".");
        }
        if (by != null && period != null && !by.equals(period.cadence())) {
            throw wrong("--period (" + period + ") is no period of --by (" + by + ").");
        }
        if (Cadence.CUSTOM.equals(by) || (period != null && period.cadence().equals(Cadence.CUSTOM))) {
            throw wrong("Periods must be of a calendar: month, quarter, half-year, year, week, month@26 ...");
        }
    }

    /** Refuses, before any row is read, to overwrite what is read or written, and files that could not be written. */
    private void checkOutputs(Path folder, Mapping mapping) throws IOException, OptionException {
        Map<String, Path> taken = new LinkedHashMap<>();
        for (Table table : Table.values()) {
            mapping.file(table).ifPresent(name -> taken.put("the file of " + table.key(), folder.resolve(name)));
        }
        if (mappingFile != null) {
            taken.put("the mapping", mappingFile);
        }
        List<String> problems = new ArrayList<>();
        for (Map.Entry<String, Path> output : outputs().entrySet()) {
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
            throw new OptionException(String.join(System.lineSeparator(), problems));
        }
    }

    /** The files that are written, by option. */
    private Map<String, Path> outputs() {
        Map<String, Path> outputs = new LinkedHashMap<>();
        outputs.put("--rejected", rejectedFile);
        if (csv != null) {
            outputs.put("--csv", csv);
        }
        if (xlsx != null) {
            outputs.put("--xlsx", xlsx);
        }
        if (html != null) {
            outputs.put("--html", html);
        }
        if (measurementsFile != null) {
            outputs.put("--measurements", measurementsFile);
        }
        return outputs;
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

    private CommandLine.ParameterException wrong(String problem) {
        return new CommandLine.ParameterException(spec.commandLine(), problem);
    }

    private SortedSet<Period> periods(CrmExport export) throws IOException, OptionException {
        Period last = period;
        Cadence cadence = last != null ? last.cadence() : by != null ? by : Cadence.QUARTER;
        SortedSet<Period> periods = export.periods(cadence);
        if (last == null || periods.isEmpty()) {
            return periods;
        }
        if (!periods.contains(last)) {
            throw new OptionException("--period (" + last + ") has no facts. There are: "
                    + periods.stream().map(Period::toString).collect(Collectors.joining(", ")) + ".");
        }
        return periods.headSet(last.next());
    }

    /** Scores, prints and writes; says why and returns false where there is nothing to score. */
    private boolean score(Mapping mapping, CrmExport export, SortedSet<Period> periods, Measuring measuring)
            throws IOException, OptionException {
        Organisation organisation = new Organisation(
                mapping.company().orElse(Level.COMPANY.names().in(reader())), measuring.reps(), export.reps());
        String company = organisation.names().getOrDefault(Organisation.COMPANY, Organisation.COMPANY);
        if (periods.isEmpty()) {
            print(List.of(company), Printout.files(export.counts(), reader()));
            spec.commandLine().getErr().println(Printout.nothingHappened(reader()));
            return false;
        }
        if (!organisation.levels().contains(level)) {
            throw new OptionException("--level (" + level.key() + ") is not in the export: its reps have none.");
        }
        Scoring scoring = new Scoring(organisation, measuring.measurements());
        if (measurementsFile != null) {
            Outputs.writeMeasurements(scoring, organisation.names(), measurementsFile);
        }
        Models.Choice choice = Models.choose(
                Optional.ofNullable(model),
                new CrmKpis(mapping.currency()),
                scoring.measurements(Level.REP).values().stream()
                        .flatMap(reps -> reps.values().stream())
                        .toList());
        if (choice.model().isEmpty()) {
            print(List.of(company), Printout.files(export.counts(), reader()));
            Printout.nothingScored(choice, reader()).forEach(spec.commandLine().getErr()::println);
            return false;
        }
        Results results = scoring.scoreBy(choice.model().get());
        SalesScore card = Printout.subject(results, level, Optional.ofNullable(subject))
                .orElseThrow(() -> new OptionException("--subject (" + subject + ") is nobody of level " + level.key()
                        + " in " + results.last() + "."));
        Printout printout = new Printout(results, reader());
        print(
                List.of(company),
                Printout.files(export.counts(), reader()),
                printout.model(choice),
                printout.ranking(level),
                printout.scorecard(card));
        write(results);
        return true;
    }

    @SafeVarargs
    private void print(List<String>... parts) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("Sales Score quickstart");
        for (List<String> part : parts) {
            out.println();
            part.forEach(out::println);
        }
        out.flush();
    }

    private void write(Results results) throws IOException {
        if (csv != null) {
            new Outputs(results).writeScores(csv);
        }
        if (xlsx != null) {
            new Workbook(results, reader()).write(xlsx);
        }
        if (html != null) {
            HtmlReport.write(results, reader(), html);
        }
    }

    private Locale reader() {
        return language.equals("id") ? Locale.forLanguageTag("id") : Locale.ENGLISH;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
