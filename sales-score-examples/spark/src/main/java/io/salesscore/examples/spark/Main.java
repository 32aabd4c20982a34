package io.salesscore.examples.spark;

import io.salesscore.model.ScoreModel;
import io.salesscore.period.Period;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.SparkException;
import org.apache.spark.SparkRuntimeException;
import org.apache.spark.sql.AnalysisException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line: facts in, scores out. */
@Command(
        name = "spark",
        subcommands = {GenerateCommand.class, ScoreCommand.class, BenchCommand.class},
        mixinStandardHelpOptions = true,
        description = "Scores the facts of a CRM on Spark; without arguments, those of an invented company.",
        usageHelpWidth = 100,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:Spark could not do it", "2:the arguments are wrong"})
// public, since Spark calls its main from outside
public final class Main implements Callable<Integer> {

    static final int FINE = 0;
    /** Spark could not do it: a table is not there, or is not what it is said to be. */
    static final int BROKEN = 1;

    static final int USAGE = 2;

    @Spec
    private CommandSpec spec;

    public static void main(String[] arguments) {
        int code = commandLine().execute(arguments);
        Sessions.close();
        // on a cluster an exit looks like a crash, even with 0
        if (code != FINE) {
            System.exit(code);
        }
    }

    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new Main());
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.registerConverter(Period.class, text -> parsed(Period::parse, text));
        commandLine.registerConverter(ScoreModel.class, text -> parsed(Models::of, text));
        commandLine.setParameterExceptionHandler((e, given) -> {
            CommandLine failed = e.getCommandLine();
            failed.getErr().println(e.getMessage());
            failed.getErr().println("See " + failed.getCommandSpec().qualifiedName() + " --help.");
            return USAGE;
        });
        commandLine.setExecutionExceptionHandler((e, failed, parsed) -> {
            if (e instanceof AnalysisException || e instanceof SparkException || e instanceof SparkRuntimeException) {
                failed.getErr().println(e.getMessage());
                // Spark often says where, and its cause what
                root(e).ifPresent(cause -> failed.getErr().println(cause.getMessage()));
                return BROKEN;
            }
            if (e instanceof IllegalArgumentException) {
                failed.getErr().println(e.getMessage());
                return USAGE;
            }
            throw e;
        });
        return commandLine;
    }

    private static Optional<Throwable> root(Throwable e) {
        return Stream.iterate(e.getCause(), Objects::nonNull, Throwable::getCause)
                .reduce((outer, inner) -> inner);
    }

    private static <T> T parsed(Function<String, T> parser, String text) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new CommandLine.TypeConversionException(String.valueOf(e.getMessage()));
        }
    }

    /** Invents a company, scores it and leaves no file. */
    @Override
    public Integer call() throws IOException {
        Path folder = Files.createTempDirectory("sales-score");
        try {
            CommandLine again = spec.commandLine();
            String facts = folder.resolve("facts").toString();
            String targets = folder.resolve("targets").toString();
            int code = again.execute("generate", "--facts", facts, "--targets", targets);
            if (code != FINE) {
                return code;
            }
            String out = folder.resolve("out").toString();
            return again.execute("score", "--facts", facts, "--targets", targets, "--out", out);
        } finally {
            Folders.delete(folder);
        }
    }
}
