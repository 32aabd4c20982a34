package io.salesscore.examples.quickstart;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What is asked about the scores of an export. */
@Command(mixinStandardHelpOptions = true, sortOptions = false, abbreviateSynopsis = true, usageHelpWidth = 100)
abstract class ScoringCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @ArgGroup(validate = false, heading = ReaderOptions.HEADING)
    private ScoreOptions print = new ScoreOptions();

    @ArgGroup(validate = false, heading = ExportOptions.HEADING)
    private ExportOptions export = new ExportOptions();

    @ArgGroup(validate = false, heading = FactOptions.HEADING)
    private FactOptions facts = new FactOptions();

    @ArgGroup(validate = false, heading = CalendarOptions.HEADING)
    private CalendarOptions calendar = new CalendarOptions();

    /** The answer, as lines for people. */
    abstract List<String> answer(Scored scored, Results results, ScoreOptions print)
            throws IOException, OptionException;

    /** What is wrong with the command's own arguments. */
    List<String> problems() {
        return List.of();
    }

    /** The files that the command itself reads, by what they are. */
    Map<String, Path> read() {
        return Map.of();
    }

    /** The files that the command itself writes. */
    FileOptions written() {
        return new FileOptions();
    }

    final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    @Override
    public Integer call() throws IOException, MappingException, OptionException {
        String problems = Stream.of(
                        export.problems(), facts.problems(), calendar.problems(), print.problems(), problems())
                .flatMap(List::stream)
                .collect(Collectors.joining(System.lineSeparator()));
        if (!problems.isEmpty()) {
            throw new CommandLine.ParameterException(spec.commandLine(), problems);
        }
        return export.use(this::run);
    }

    private int run(Path folder, Mapping mapping) throws IOException, MappingException, OptionException {
        List<String> problems = facts.problems(mapping);
        if (!problems.isEmpty()) {
            throw new OptionException(problems);
        }
        Map<String, Path> read = new LinkedHashMap<>(export.files(folder, mapping));
        if (calendar.holidays != null) {
            read.put("--holidays", calendar.holidays);
        }
        print.file().ifPresent(file -> read.put("--model", file));
        read.putAll(read());
        written().check(read, export.rejected);
        Models.Asked asked = print.asked();
        PrintWriter err = spec.commandLine().getErr();
        return export.read(
                folder,
                mapping,
                facts,
                calendar.calendar(),
                err,
                (study, rejected) -> score(study, asked) ? Main.FINE : Main.NOTHING_SCORED);
    }

    private boolean score(Study study, Models.Asked asked) throws IOException, OptionException {
        Scored scored = Scored.of(study, asked, print.reader(), UnaryOperator.identity());
        scored.requireLevel(print.level);
        if (scored.results().isEmpty()) {
            scored.whyNot(print.reader()).forEach(spec.commandLine().getErr()::println);
            return false;
        }
        PrintWriter out = out();
        answer(scored, scored.results().get(), print).forEach(out::println);
        out.flush();
        return true;
    }
}
