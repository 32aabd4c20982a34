package io.salesscore.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A document that cannot be read, with all that is wrong with it at once.
 *
 * <pre>{@code
 * The document of a score model has 2 problems:
 * kpis[0].wieght: This key is unknown.
 * Maybe (weight) is meant.
 * kpis[2].curve.points[1].x: 0.3 does not follow 0.35.
 * }</pre>
 */
public final class ModelTreeException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    /**
     * Something that is wrong with a document.
     *
     * @param path where: keys joined by dots, places in lists in brackets, from 0; empty for the document as a whole
     * @param text what, for people; a second line may say what is meant
     */
    public record Problem(String path, String text) {

        /** For people: {@code kpis[0].weight: This key is missing.} */
        @Override
        public String toString() {
            return path.isEmpty() ? text : path + ": " + text;
        }
    }

    /** Where each problem is. */
    private final String[] paths;

    /** What each problem is. */
    private final String[] texts;

    ModelTreeException(String document, Collection<Problem> problems, long more) {
        super(message(document, problems, more));
        this.paths = problems.stream().map(Problem::path).toArray(String[]::new);
        this.texts = problems.stream().map(Problem::text).toArray(String[]::new);
    }

    private static String message(String document, Collection<Problem> problems, long more) {
        long count = problems.size() + more;
        return "The document of " + document + (count == 1 ? " has a problem:\n" : " has " + count + " problems:\n")
                + problems.stream().map(Problem::toString).collect(Collectors.joining("\n"))
                + (more == 0 ? "" : "\n… and " + more + " more.");
    }

    /**
     * What is wrong, each with its place.
     *
     * @return the problems, at least one, and of very many the first 1,000
     */
    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < paths.length; i++) {
            problems.add(new Problem(paths[i], texts[i]));
        }
        return Collections.unmodifiableList(problems);
    }
}
