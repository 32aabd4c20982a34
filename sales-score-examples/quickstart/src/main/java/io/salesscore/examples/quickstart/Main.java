package io.salesscore.examples.quickstart;

import io.salesscore.period.Cadence;
import io.salesscore.period.CollectiveLeave;
import io.salesscore.period.Period;
import io.salesscore.score.SalesScore;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
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
import picocli.CommandLine.ArgGroup;
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
        abbreviateSynopsis = true,
        usageHelpWidth = 100,
        commandListHeading = "%nCommands:%n",
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

    @Spec
    private CommandSpec spec;

    @ArgGroup(validate = false, heading = ExportOptions.HEADING)
    private ExportOptions export = new ExportOptions();

    @ArgGroup(validate = false, heading = FactOptions.HEADING)
    private FactOptions facts = new FactOptions();

    @ArgGroup(validate = false, heading = CalendarOptions.HEADING)
    private CalendarOptions calendar = new CalendarOptions();

    @ArgGroup(validate = false, heading = PrintOptions.HEADING)
    private PrintOptions print = new PrintOptions();

    @ArgGroup(validate = false, heading = FileOptions.HEADING)
    private FileOptions files = new FileOptions();

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new Main());
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.registerConverter(Cadence.class, text -> parsed(Cadence::parse, text));
        commandLine.registerConverter(LocalDate.class, text -> parsed(LocalDate::parse, text));
        commandLine.registerConverter(CollectiveLeave.class, Main::collectiveLeave);
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

    private static CollectiveLeave collectiveLeave(String text) {
        return Stream.of(CollectiveLeave.values())
                .filter(choice ->
                        choice.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(text))
                .findFirst()
                .orElseThrow(
                        () -> new CommandLine.TypeConversionException("(" + text + ") must be worked or not-worked"));
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
        if (export.data != null) {
            return read(export.data, export.readMapping());
        }
        Path folder = Files.createTempDirectory("sales-score-sample");
        try {
            new Sample(Sample.SEED, Sample.DEALS).writeTo(folder);
            return read(folder, Sample.mapping());
        } finally {
            delete(folder);
        }
    }

    private void checkArguments() {
        List<String> problems = Stream.of(export.problems(), facts.problems(), calendar.problems(), print.problems())
                .flatMap(List::stream)
                .collect(Collectors.toCollection(ArrayList::new));
        if (files.breakdown != null && print.breakdown == null) {
            problems.add("--breakdown-csv (" + files.breakdown + ") needs to know by what: add --breakdown.");
        }
        if (print.against != null && export.data == null) {
            problems.add("--against (" + print.against + ") needs the export that is compared with it: add --data.");
        }
        if (!problems.isEmpty()) {
            throw new CommandLine.ParameterException(spec.commandLine(), String.join(System.lineSeparator(), problems));
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
            @Option(names = "--seed", defaultValue = "" + Sample.SEED, description = "Which company.") long seed,
            @Option(
                            names = "--known-on",
                            paramLabel = "<date>",
                            description = "As the export was on an earlier day, 2026-07-10 (default: the last).")
                    @Nullable
                    LocalDate knownOn)
            throws IOException {
        if (rows < 1) {
            throw new CommandLine.ParameterException(
                    spec.subcommands().getOrDefault("sample", spec.commandLine()),
                    "--rows (" + rows + ") must be positive.");
        }
        (knownOn == null ? new Sample(seed, rows) : new Sample(seed, rows, knownOn)).writeTo(folder);
        return FINE;
    }

    private int read(Path folder, Mapping mapping) throws IOException, MappingException, OptionException {
        checkFiles(folder, mapping);
        try (RejectedRows rejected = new RejectedRows(export.rejected)) {
            CrmExport read = CrmExport.open(folder, mapping, rejected);
            SortedSet<Period> periods = facts.periods(read);
            People people = new People(read.reps(), read.assignments());
            Measuring measuring = new Measuring(mapping, people, periods, facts.counting(calendar.calendar()));
            if (ProgressLine.onTerminal()) {
                try (ProgressLine progress = new ProgressLine()) {
                    read.read(measuring, progress);
                }
            } else {
                read.read(measuring, Progress.QUIET);
            }
            boolean scored = score(mapping, read, people, periods, measuring);
            if (rejected.count() == 0) {
                return scored ? FINE : NOTHING_SCORED;
            }
            spec.commandLine()
                    .getErr()
                    .println((rejected.count() == 1 ? "1 row was" : rejected.count() + " rows were") + " rejected: see "
                            + export.rejected);
            return ROWS_REJECTED;
        }
    }

    private void checkFiles(Path folder, Mapping mapping) throws IOException, OptionException {
        List<String> problems = Stream.concat(facts.problems(mapping).stream(), print.problems(mapping).stream())
                .toList();
        if (!problems.isEmpty()) {
            throw new OptionException(problems);
        }
        Map<String, Path> read = new LinkedHashMap<>();
        for (Table table : Table.values()) {
            mapping.file(table).ifPresent(name -> read.put("the file of " + table.key(), folder.resolve(name)));
        }
        if (export.mapping != null) {
            read.put("the mapping", export.mapping);
        }
        if (calendar.holidays != null) {
            read.put("--holidays", calendar.holidays);
        }
        files.check(read, export.rejected);
    }

    /** Scores, prints and writes; says why and returns false where there is nothing to score. */
    private boolean score(
            Mapping mapping, CrmExport read, People people, SortedSet<Period> periods, Measuring measuring)
            throws IOException, OptionException {
        Organisation organisation = new Organisation(
                mapping.company().orElse(Level.COMPANY.names().in(print.reader())),
                measuring.reps(),
                people,
                facts.today(periods));
        String company = organisation.names().getOrDefault(Organisation.COMPANY, Organisation.COMPANY);
        if (periods.isEmpty()) {
            print(List.of(company), Printout.files(read.counts(), print.reader()));
            spec.commandLine().getErr().println(Printout.nothingHappened(print.reader()));
            return false;
        }
        if (!organisation.levels().contains(print.level)) {
            throw new OptionException("--level (" + print.level.key() + ") is not in the export: its reps have none.");
        }
        Scoring scoring = new Scoring(organisation, people, measuring.measured());
        if (files.measurements != null) {
            Outputs.writeMeasurements(scoring, organisation.names(), files.measurements);
        }
        Models.Choice choice = Models.choose(
                Optional.ofNullable(print.model),
                new CrmKpis(mapping.currency()),
                scoring.measurements(Level.REP).values().stream()
                        .flatMap(reps -> reps.values().stream())
                        .toList());
        if (choice.model().isEmpty()) {
            print(List.of(company), Printout.files(read.counts(), print.reader()));
            Printout.nothingScored(choice, print.reader())
                    .forEach(spec.commandLine().getErr()::println);
            return false;
        }
        Results results = scoring.scoreBy(choice.model().get());
        SalesScore card = Printout.subject(results, print.level, Optional.ofNullable(print.subject))
                .orElseThrow(() -> new OptionException("--subject (" + print.subject + ") is nobody of level "
                        + print.level.key() + " in " + results.last() + "."));
        Printout printout = new Printout(results, print.reader());
        print(
                List.of(company),
                Printout.files(read.counts(), print.reader()),
                printout.model(choice),
                printout.ranking(print.level),
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
        if (files.csv != null) {
            new Outputs(results).writeScores(files.csv);
        }
        if (files.xlsx != null) {
            new Workbook(results, print.reader()).write(files.xlsx);
        }
        if (files.html != null) {
            HtmlReport.write(results, print.reader(), files.html);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
