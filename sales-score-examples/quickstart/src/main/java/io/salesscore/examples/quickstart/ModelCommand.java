package io.salesscore.examples.quickstart;

import io.salesscore.config.ReadyModel;
import io.salesscore.model.ScoreModel;
import io.salesscore.testing.ScoreVerifier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Models as documents: prints one to start from, and checks one that was edited. */
@Command(
        name = "model",
        description = {
            "Prints the model that the export is scored by as a JSON document, to be edited and given to --model:",
            "  model --model deals > mine.json",
            "  model --ready retail-branch > mine.json",
            "  model --check mine.json"
        })
final class ModelCommand extends ScoringCommand {

    @Option(
            names = "--check",
            paramLabel = "<file>",
            description = "Prints no model: says what is wrong with a document, and replays its examples.")
    @Nullable
    private Path check;

    @Option(
            names = "--ready",
            paramLabel = "<name>",
            description = "Prints one that comes with the library instead: ${COMPLETION-CANDIDATES}.",
            completionCandidates = ReadyNames.class)
    @Nullable
    private ReadyModel ready;

    /** How people name the models that come with the library. */
    static final class ReadyNames implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return Stream.of(ReadyModel.values()).map(ReadyNames::of).iterator();
        }

        private static String of(ReadyModel model) {
            return model.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The model of a name. */
        static ReadyModel parse(String name) {
            return Stream.of(ReadyModel.values())
                    .filter(model -> of(model).equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "(" + name + ") must be one of " + String.join(", ", new ReadyNames())));
        }
    }

    @Override
    List<String> problems() {
        return check == null || ready == null
                ? List.of()
                : List.of("--check (" + check + ") prints no model: leave --ready out.");
    }

    @Override
    public Integer call() throws IOException, MappingException, OptionException {
        boolean isOfTheExport = check == null && ready == null;
        if (isOfTheExport || !problems().isEmpty()) {
            return super.call();
        }
        if (check != null) {
            checked(check).forEach(out()::println);
        } else if (ready != null) {
            out().println(ready.json().strip());
        }
        out().flush();
        return Main.FINE;
    }

    @Override
    List<String> answer(Scored scored, Results results, ScoreOptions print) {
        return List.of(ModelDocument.write(results.model()));
    }

    private static List<String> checked(Path file) throws IOException, OptionException {
        ScoreModel model = ModelDocument.read("--check", file);
        int examples = model.examples().size();
        if (examples > 0) {
            try {
                ScoreVerifier.verify(model).examples();
            } catch (AssertionError e) {
                throw new OptionException("--check (" + file + "): " + e.getMessage(), e);
            }
        }
        return List.of(
                String.format(
                        Locale.ROOT,
                        "%s is in order: %s, %s, %s.",
                        model,
                        counted(model.criteria().size(), "KPI"),
                        counted(model.gates().size(), "gate"),
                        counted(
                                model.grades()
                                        .map(grades -> grades.bands().size())
                                        .orElse(0),
                                "grade")),
                "Fingerprint " + model.fingerprint() + ".",
                switch (examples) {
                    case 0 -> "It has no example that says what it should score.";
                    case 1 -> "Its example comes out as it says.";
                    default -> "All of its " + examples + " examples come out as they say.";
                });
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
