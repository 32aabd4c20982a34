package io.salesscore.config;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A map of a document that is being read. It remembers which keys it was asked for: at its {@linkplain #end() end} all
 * others are unknown, and those that had to be there are missing.
 */
final class Section {

    private final Map<String, Object> entries;
    private final Path path;
    private final Problems problems;
    private final boolean isReadable;
    private final long marksBefore;
    private final Set<String> asked = new LinkedHashSet<>();
    private final List<List<String>> missing = new ArrayList<>();

    private Section(Map<String, Object> entries, Path path, Problems problems, boolean isReadable) {
        this.entries = entries;
        this.path = path;
        this.problems = problems;
        this.isReadable = isReadable;
        this.marksBefore = problems.marks();
    }

    Section(Map<String, Object> entries, Path path, Problems problems) {
        this(entries, path, problems, true);
    }

    /** In the place of what is no map, of which no more is said. */
    static Section unreadable(Path path, Problems problems) {
        return new Section(Map.of(), path, problems, false);
    }

    Path path() {
        return path;
    }

    void problem(String text) {
        problems.add(path, text);
    }

    /** Notes a problem at another place of the document. */
    void problemAt(Path place, String text) {
        problems.add(place, text);
    }

    /** All entries, whatever their keys are. */
    Map<String, Item> all() {
        Map<String, Item> all = new LinkedHashMap<>();
        entries.forEach((key, value) -> {
            asked.add(key);
            all.put(key, new Item(value, path.key(key), problems));
        });
        return all;
    }

    Item required(String key) {
        return find(key).orElseGet(() -> {
            missing.add(List.of(key));
            return new Item(Sweep.REFUSED, path.key(key), problems);
        });
    }

    Optional<Item> find(String key) {
        asked.add(key);
        return Optional.ofNullable(entries.get(key)).map(value -> new Item(value, path.key(key), problems));
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    /** What is read of a key, if it is there and nothing is wrong with it. */
    <T> Optional<T> sound(String key, Function<Item, T> reader) {
        long before = problems.marks();
        return find(key).map(reader).filter(read -> problems.marks() == before);
    }

    /** Which one of several keys is there. */
    Optional<String> verb(List<String> verbs) {
        if (verbs.stream().noneMatch(entries::containsKey)) {
            missing.add(verbs);
        }
        return verbIfAny(verbs);
    }

    /** Which one of several keys is there, or none. */
    Optional<String> verbIfAny(List<String> verbs) {
        asked.addAll(verbs);
        List<String> found = verbs.stream().filter(entries::containsKey).toList();
        if (found.size() > 1) {
            problem("Of the keys " + found + " only one can be there.");
        }
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** Whether nothing is wrong so far, here and in what was read of it. */
    boolean isSound() {
        return isReadable && missing.isEmpty() && problems.marks() == marksBefore;
    }

    /**
     * Notes unknown and missing keys.
     *
     * @return whether nothing is wrong, here and in what was read of it
     */
    boolean end() {
        if (!isReadable) {
            return false;
        }
        for (String key : entries.keySet()) {
            if (!asked.contains(key)) {
                unknown(key);
            }
        }
        for (List<String> keys : missing) {
            if (keys.size() == 1) {
                problems.add(path.key(keys.get(0)), "This key is missing.");
            } else {
                problem("One of the keys " + keys + " is missing.");
            }
        }
        missing.clear();
        return isSound();
    }

    /** Asks for keys of which it does not matter whether they are there, as what else would say so is wrong itself. */
    void overlook(List<String> keys) {
        asked.addAll(keys);
    }

    private void unknown(String key) {
        if (problems.areTooMany()) {
            problems.add(path, "");
            return;
        }
        List<String> absent =
                asked.stream().filter(each -> !entries.containsKey(each)).toList();
        Optional<String> meant = problems.meant(key, absent).or(() -> problems.meant(key, asked));
        // a key that was misspelt is not missing as well
        meant.ifPresent(word -> missing.removeIf(keys -> keys.contains(word)));
        problems.add(
                path.key(key),
                "This key is unknown."
                        + meant.map(word -> "\nMaybe (" + word + ") is meant.")
                                .orElse(asked.isEmpty() ? "" : "\nMaybe one of " + asked + "."));
    }

    /**
     * Ends the section, and makes what it says if nothing is wrong.
     *
     * @param maker makes it, or refuses to
     * @return what was made
     */
    <T> Optional<T> end(Supplier<T> maker) {
        if (!end()) {
            return Optional.empty();
        }
        try {
            return Optional.of(maker.get());
        } catch (IllegalArgumentException | DateTimeException refused) {
            problem(String.valueOf(refused.getMessage()));
            return Optional.empty();
        }
    }
}
