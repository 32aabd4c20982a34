package io.salesscore.examples.quickstart;

import io.salesscore.config.ReadyModel;
import io.salesscore.period.Cadence;
import io.salesscore.period.CollectiveLeave;
import io.salesscore.period.Period;
import io.salesscore.score.SalesScore;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
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
        subcommands = {
            ExplainCommand.class,
            WhatIfCommand.class,
            TraceCommand.class,
            ModelCommand.class,
            ReviewCommand.class
        },
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

    private static final String TITLE = "Sales Score quickstart";

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
        commandLine.registerConverter(LocalDate.class, Main::day);
        commandLine.registerConverter(CollectiveLeave.class, Main::collectiveLeave);
        commandLine.registerConverter(Period.class, text -> parsed(Period::parse, text));
        commandLine.registerConverter(ReadyModel.class, text -> parsed(ModelCommand.ReadyNames::parse, text));
        commandLine.setExecutionStrategy(parsed -> {
            refuseOptionsBefore(parsed);
            return new CommandLine.RunLast().execute(parsed);
        });
        commandLine.setParameterExceptionHandler((e, given) -> {
            PrintWriter err = e.getCommandLine().getErr();
            err.println(e.getMessage());
            CommandLine.UnmatchedArgumentException.printSuggestions(e, err);
            // the list of all options would only hide what is wrong
            err.println("See " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help.");
            return USAGE;
        });
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

    /** A command takes what comes after it: what was said before it would be ignored without a word. */
    private static void refuseOptionsBefore(CommandLine.ParseResult parsed) {
        if (!parsed.hasSubcommand() || parsed.isUsageHelpRequested() || parsed.isVersionHelpRequested()) {
            return;
        }
        String options = parsed.matchedOptions().stream()
                .map(CommandLine.Model.OptionSpec::longestName)
                .distinct()
                .collect(Collectors.joining(", "));
        if (!options.isEmpty()) {
            CommandLine command = parsed.subcommand().commandSpec().commandLine();
            String name = command.getCommandSpec().qualifiedName();
            throw new CommandLine.ParameterException(
                    command,
                    "The options (" + options + ") stand before the command (" + command.getCommandName()
                            + "), which takes only what comes after it." + System.lineSeparator()
                            + "Maybe write " + name + " first, then its options.");
        }
    }

    private static <T> T parsed(Function<String, T> parser, String text) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new CommandLine.TypeConversionException(String.valueOf(e.getMessage()));
        }
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new CommandLine.TypeConversionException("(" + text + ") is no day such as 2026-08-17");
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
        return export.use(this::run);
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

    private int run(Path folder, Mapping mapping) throws IOException, MappingException, OptionException {
        checkFiles(folder, mapping);
        Models.Asked asked = print.asked();
        PrintWriter err = spec.commandLine().getErr();
        return export.read(
                folder,
                mapping,
                facts,
                calendar.calendar(),
                err,
                (study, rejected) -> score(study, asked, rejected) ? FINE : NOTHING_SCORED);
    }

    private void checkFiles(Path folder, Mapping mapping) throws IOException, OptionException {
        List<String> problems = Stream.concat(facts.problems(mapping).stream(), print.problems(mapping).stream())
                .toList();
        if (!problems.isEmpty()) {
            throw new OptionException(problems);
        }
        Map<String, Path> read = export.files(folder, mapping);
        if (calendar.holidays != null) {
            read.put("--holidays", calendar.holidays);
        }
        if (print.against != null) {
            export.files(print.against, mapping).forEach((what, file) -> read.put(what + " of --against", file));
        }
        print.file().ifPresent(file -> read.put("--model", file));
        files.check(read, export.rejected);
    }

    /** Scores, prints and writes; says why and returns false where there is nothing to score. */
    private boolean score(Study study, Models.Asked asked, Consumer<Rejection> rejected)
            throws IOException, MappingException, OptionException {
        Locale reader = print.reader();
        Optional<BreakingDown> breaking = Optional.ofNullable(print.breakdown)
                .filter(by -> !study.periods().isEmpty())
                .map(by -> new BreakingDown(by, study));
        Scored scored = Scored.of(
                study, asked, reader, measuring -> breaking.map(measuring::and).orElse(measuring));
        Organisation organisation = scored.organisation();
        String company = organisation.names().getOrDefault(Organisation.COMPANY, Organisation.COMPANY);
        List<String> read = Printout.files(study.export().counts(), reader);
        scored.requireLevel(print.level);
        if (scored.scoring().isPresent() && files.measurements != null) {
            Scoring scoring = scored.scoring().get();
            Outputs.writeMeasurements(
                    scoring, scoring.course(study.counting()), organisation.names(), files.measurements);
        }
        if (scored.choice().isEmpty() || scored.results().isEmpty()) {
            print(List.of(List.of(TITLE), List.of(company), read));
            scored.whyNot(reader).forEach(spec.commandLine().getErr()::println);
            return false;
        }
        Results results = scored.results().get();
        SalesScore card = results.subject(print.level, Optional.ofNullable(print.subject))
                .orElseThrow(() -> new OptionException("--subject (" + print.subject + ") is nobody of --level "
                        + print.level.key() + " in " + results.last() + "."));
        Printout printout = new Printout(results, reader);
        List<List<String>> parts = new ArrayList<>(List.of(
                List.of(TITLE),
                List.of(company),
                read,
                printout.model(scored.choice().get()),
                printout.ranking(print.level),
                printout.scorecard(print.level, card)));
        Optional<Breakdown> breakdown = breaking.map(each -> each.result(organisation.levels()));
        if (breakdown.isPresent()) {
            parts.add(breakdown(breakdown.get(), results, card));
        }
        if (print.against != null) {
            parts.add(restatement(print.against, scored, results, rejected));
        }
        print(parts);
        write(results, breakdown);
        return true;
    }

    /** Of whom it is asked, or else of the company. */
    private List<String> breakdown(Breakdown breakdown, Results results, SalesScore card) {
        boolean asked = print.subject != null;
        String subject = asked ? card.subject() : Organisation.COMPANY;
        return new BreakdownPrintout(breakdown, print.reader())
                .lines(
                        asked ? print.level : Level.COMPANY,
                        subject,
                        results.names().getOrDefault(subject, subject),
                        results.course());
    }

    /** Compares with an earlier export, measured in the same way and scored by the same model. */
    private List<String> restatement(Path folder, Scored scored, Results results, Consumer<Rejection> rejected)
            throws IOException, MappingException, OptionException {
        Study study = scored.study();
        Study earlier = Study.open(
                folder,
                study.mapping(),
                facts.until(results.last()),
                study.counting(),
                row -> rejected.accept(row.in(folder)));
        Scored before = Scored.like(results, earlier, print.reader());
        LocalDate knownBefore = before.measuring().knownUpTo();
        LocalDate knownNow = scored.measuring().knownUpTo();
        if (knownNow.isBefore(knownBefore)) {
            throw new OptionException("--against (" + folder + ") knows of facts up to " + knownBefore
                    + ", the export that is compared with it up to " + knownNow + "."
                    + System.lineSeparator() + "Maybe the two change places.");
        }
        Restatement restatement =
                new Restatement(earlier, knownBefore, before.results().orElseThrow(), study, knownNow, results);
        return restatement.print(print.level, Optional.ofNullable(print.subject), print.reader());
    }

    /** Parts with blank lines between them. */
    private void print(List<List<String>> parts) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(parts.stream()
                .map(part -> String.join(System.lineSeparator(), part))
                .collect(Collectors.joining(System.lineSeparator().repeat(2))));
        out.flush();
    }

    private void write(Results results, Optional<Breakdown> breakdown) throws IOException {
        if (files.breakdown != null && breakdown.isPresent()) {
            Outputs.writeBreakdown(breakdown.get(), results.names(), files.breakdown);
        }
        if (files.csv != null) {
            new Outputs(results).writeScores(files.csv);
        }
        if (files.xlsx != null) {
            new Workbook(results, print.reader()).write(files.xlsx);
        }
        if (files.html != null) {
            HtmlReport.write(results, breakdown, print.reader(), files.html);
        }
    }
}
