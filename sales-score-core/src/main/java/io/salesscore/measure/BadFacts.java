package io.salesscore.measure;

import java.util.TreeSet;

/** The facts that cannot be measured: all are counted, and the first in order of text are named. */
final class BadFacts {

    private static final int NAMED = 20;

    private final TreeSet<String> problems = new TreeSet<>();
    private final TreeSet<String> hints = new TreeSet<>();
    private long count;

    void add(BadFact bad, String fact) {
        count++;
        name(bad.of(fact));
        if (!bad.hint().isEmpty()) {
            hints.add(bad.hint());
        }
    }

    void add(BadFacts others) {
        count += others.count;
        others.problems.forEach(this::name);
        hints.addAll(others.hints);
    }

    private void name(String problem) {
        problems.add(problem);
        if (problems.size() > NAMED) {
            problems.pollLast();
        }
    }

    /** Ends the collecting if there are any. */
    void requireNone() {
        if (count == 0) {
            return;
        }
        StringBuilder text = new StringBuilder();
        if (count > 1) {
            text.append(count).append(" facts cannot be measured:\n");
        }
        text.append(String.join("\n", problems));
        if (count > problems.size()) {
            text.append("\n… and ").append(count - problems.size()).append(" more.");
        }
        hints.forEach(hint -> text.append('\n').append(hint));
        throw new IllegalArgumentException(text.toString());
    }
}
