package io.salesscore.config;

import io.salesscore.config.ModelTreeException.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Collects all that is wrong with a document. Of very many problems it keeps the first and counts the others. */
final class Problems {

    private static final int MOST = 1_000;
    private static final int LONGEST = 1_000;

    private final String document;
    private final List<Problem> problems = new ArrayList<>();
    private final Nearest nearest = new Nearest();
    private long count;
    private long marks;

    /** @param document what it is a document of, as in "a score model" */
    Problems(String document) {
        this.document = document;
    }

    void add(Path path, String text) {
        count++;
        marks++;
        if (problems.size() < MOST) {
            problems.add(
                    new Problem(path.toString(), text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text));
        }
    }

    /** Notes that somebody came upon a value whose problem was noted before. */
    void mark() {
        marks++;
    }

    /** Grows with each problem, and each time one is come upon: what is read while it stays as it is has none. */
    long marks() {
        return marks;
    }

    /** Whether a further problem would be counted alone, so that nobody need find words for it. */
    boolean areTooMany() {
        return problems.size() == MOST;
    }

    /** The candidate that somebody meant, as long as anybody reads it. */
    Optional<String> meant(String word, Collection<String> candidates) {
        return areTooMany() ? Optional.empty() : nearest.of(word, candidates);
    }

    void throwIfAny() {
        if (count > 0) {
            throw asException();
        }
    }

    ModelTreeException asException() {
        return new ModelTreeException(document, problems, count - problems.size());
    }
}
