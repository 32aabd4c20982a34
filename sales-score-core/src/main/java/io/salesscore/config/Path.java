package io.salesscore.config;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Where in a document something stands. Becomes text only where a problem is named: most paths never do. */
final class Path {

    static final Path ROOT = new Path(null, "", -1);

    private final @Nullable Path parent;
    private final String key;
    private final int index;

    private Path(@Nullable Path parent, String key, int index) {
        this.parent = parent;
        this.key = key;
        this.index = index;
    }

    Path key(String next) {
        return new Path(this, next, -1);
    }

    Path index(int next) {
        return new Path(this, "", next);
    }

    @Override
    public String toString() {
        Deque<Path> steps = new ArrayDeque<>();
        Path last = this;
        for (Path above = parent; above != null; above = above.parent) {
            steps.push(last);
            last = above;
        }
        StringBuilder text = new StringBuilder();
        for (Path step : steps) {
            if (step.index >= 0) {
                text.append('[').append(step.index).append(']');
            } else {
                text.append(text.isEmpty() ? "" : ".").append(Shown.text(step.key));
            }
        }
        return text.toString();
    }
}
