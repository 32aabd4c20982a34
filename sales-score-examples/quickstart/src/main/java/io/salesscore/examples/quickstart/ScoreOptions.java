package io.salesscore.examples.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Of whom scores are printed, for whom, and by which model. */
class ScoreOptions extends ReaderOptions {

    @Option(
            names = "--model",
            paramLabel = "<model>",
            description =
                    "Which score model: field-sales, deals, or a file with the document of another, as the command model"
                            + " prints it (default: field-sales where visits are mapped, else deals).")
    @Nullable
    private String model;

    @Override
    List<String> problems() {
        List<String> problems = super.problems();
        problem("--model", model).ifPresent(problems::add);
        return problems;
    }

    /** What is wrong with an option that takes a model, as far as can be told without reading it. */
    static Optional<String> problem(String option, @Nullable String model) {
        return file(model)
                .filter(file -> !Files.isRegularFile(file))
                .map(file -> option + " (" + file + ") must be one of " + String.join(", ", Models.NAMES)
                        + ", or a file that is there.");
    }

    /** The file of a model that is asked for, where it is none of the program's own. */
    static Optional<Path> file(@Nullable String model) {
        return model == null || Models.NAMES.contains(model) ? Optional.empty() : Optional.of(Path.of(model));
    }

    /** The model that an option asks for. */
    static Models.Asked asked(String option, @Nullable String model) throws IOException, OptionException {
        Optional<Path> file = file(model);
        return file.isEmpty()
                ? new Models.Fitting(Optional.ofNullable(model))
                : new Models.Document(option, ModelDocument.read(option, file.get()));
    }

    final Optional<Path> file() {
        return file(model);
    }

    final Models.Asked asked() throws IOException, OptionException {
        return asked("--model", model);
    }
}
