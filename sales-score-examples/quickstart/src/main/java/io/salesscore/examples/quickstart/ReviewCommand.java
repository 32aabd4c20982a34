package io.salesscore.examples.quickstart;

import io.salesscore.model.ScoreModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says whether the model is any good: what its KPIs really decide, and where it is weak. */
@Command(
        name = "review",
        description = {
            "Reviews the model over all whole periods of the export: what is weak about it, what each KPI decides, how",
            "firm ranks are, what drifts, whether scores foretell revenue, and what other weights there are."
        })
final class ReviewCommand extends ScoringCommand {

    @Option(
            names = "--against-model",
            paramLabel = "<model>",
            description = "Another model or version, named as for --model: who gains and who loses, and by which part.")
    @Nullable
    private String against;

    @Option(names = "--html", paramLabel = "<file>", description = "Writes the review as one page for a browser.")
    @Nullable
    private Path html;

    @Override
    List<String> problems() {
        return ScoreOptions.problem("--against-model", against).stream().toList();
    }

    @Override
    Map<String, Path> read() {
        return ScoreOptions.file(against)
                .map(file -> Map.of("--against-model", file))
                .orElse(Map.of());
    }

    @Override
    FileOptions written() {
        FileOptions written = new FileOptions();
        written.html = html;
        return written;
    }

    @Override
    List<String> answer(Scored scored, Results results, ScoreOptions print) throws IOException, OptionException {
        Optional<ScoreModel> other = Optional.empty();
        if (against != null) {
            Models.Asked asked = ScoreOptions.asked("--against-model", against);
            other = scored.choose(asked).flatMap(Models.Choice::model);
            if (other.isEmpty()) {
                throw new OptionException(
                        "--against-model (" + against + ") can score nothing: the export has none of its KPIs.");
            }
        }
        Reviewed reviewed = Reviewed.of(
                results,
                print.level,
                scored.scoring().orElseThrow().measurements(print.level),
                new CrmKpis(scored.study().mapping().currency()).revenue(),
                other);
        if (html != null) {
            HtmlReport.write(reviewed, print.reader(), html);
        }
        return new ReviewPrintout(reviewed, print.reader()).lines();
    }
}
