package io.salesscore.config;

import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The first look at a document, before anything of it is believed: copies it into maps and lists of this library's own,
 * with {@code String}, {@code Boolean}, {@code Double} and {@code BigDecimal} in them, and stops where it is too deep or too
 * large. A tree that contains itself ends at one of the two.
 */
final class Sweep {

    /** Stands where a value was refused and the problem is noted. */
    static final Object REFUSED = Optional.empty();

    /** What 32 nested groups need, with a benchmark's KPI in the innermost. */
    private static final int DEEPEST = 80;

    private static final int LONGEST_TEXT = 10_000;

    private final Problems problems;
    private final int mostNodes;
    private int nodes;

    private Sweep(Problems problems, int mostNodes) {
        this.problems = problems;
        this.mostNodes = mostNodes;
    }

    /** Ends in a {@link ModelTreeException} if the tree is too deep or too large; notes all else. */
    static Map<String, Object> of(Map<?, ?> tree, int mostNodes, Problems problems) {
        return new Sweep(problems, mostNodes).map(tree, Path.ROOT, 1);
    }

    /** A map that a sweep has made. */
    @SuppressWarnings("unchecked") // it copied all keys and values
    static Map<String, Object> map(Object swept) {
        return (Map<String, Object>) swept;
    }

    /** A list that a sweep has made. */
    @SuppressWarnings("unchecked") // it copied all elements
    static List<Object> list(Object swept) {
        return (List<Object>) swept;
    }

    private Object value(@Nullable Object value, Path path, int depth) {
        count();
        if (depth > DEEPEST) {
            problems.add(path, "This is nested deeper than " + DEEPEST + " levels.\nMaybe it contains itself.");
            throw problems.asException();
        }
        if (value == null) {
            return refused(path, "There is no value (null).\nMaybe leave the key out.");
        }
        if (value instanceof String text) {
            return text.length() > LONGEST_TEXT ? refused(path, tooLong("text", text)) : text;
        }
        if (value instanceof Boolean) {
            return value;
        }
        if (value instanceof Number number) {
            return Numbers.plain(number)
                    .orElseGet(() -> refused(
                            path, "The number must be finite, within 1.8e308, and written with 1,200 digits at most."));
        }
        if (value instanceof Map<?, ?> map) {
            return map(map, path, depth);
        }
        if (value instanceof List<?> list) {
            return list(list, path, depth);
        }
        return refused(
                path,
                "The value must be text, a number, true or false, a list or a map."
                        + (isDate(value) ? "\nMaybe put it in quotes: YAML reads a bare date as a date." : ""));
    }

    private static boolean isDate(Object value) {
        return value instanceof Date || value instanceof Calendar || value instanceof Temporal;
    }

    private Map<String, Object> map(Map<?, ?> map, Path path, int depth) {
        Map<String, Object> copy = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            @Nullable Object key = entry.getKey();
            if (!(key instanceof String name)) {
                count();
                problems.add(
                        path,
                        "A key that is no text" + (isShort(key) ? " (" + key + ")" : "")
                                + " stands here.\nMaybe put it in quotes.");
            } else if (name.length() > LONGEST_TEXT) {
                count();
                problems.add(path, tooLong("key", name));
            } else {
                copy.put(name, value(entry.getValue(), path.key(name), depth + 1));
            }
        }
        return Collections.unmodifiableMap(copy);
    }

    private static boolean isShort(@Nullable Object key) {
        return key == null || key instanceof Boolean || key instanceof Integer;
    }

    private List<Object> list(List<?> list, Path path, int depth) {
        List<Object> copy = new ArrayList<>();
        for (Object each : list) {
            copy.add(value(each, path.index(copy.size()), depth + 1));
        }
        return Collections.unmodifiableList(copy);
    }

    private static String tooLong(String what, String text) {
        return "The " + what + " (" + Shown.text(text) + ") has " + text.length() + " characters, and " + LONGEST_TEXT
                + " are the most.";
    }

    private Object refused(Path path, String why) {
        problems.add(path, why);
        return REFUSED;
    }

    private void count() {
        nodes++;
        if (nodes > mostNodes) {
            problems.add(Path.ROOT, "It has more than " + mostNodes + " values.\nMaybe a part of it contains itself.");
            throw problems.asException();
        }
    }
}
