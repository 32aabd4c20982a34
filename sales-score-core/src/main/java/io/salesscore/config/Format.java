package io.salesscore.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A kind of document: its number of today and how documents of earlier numbers become ones of today. A step leads from one
 * number to the next, as a function of the whole tree; so the readers know one format alone.
 */
final class Format {

    private static final String KEY = "format";

    /** Values of a model or a score; no model that people read comes near. */
    private static final int MANY = 100_000;

    /** Values of measurements, which may name three hundred thousand customers. */
    private static final int VERY_MANY = 1_000_000;

    static final Format MODEL = new Format("a score model", MANY, List.of());
    static final Format MEASUREMENTS = new Format("measurements", VERY_MANY, List.of());
    static final Format SCORE = new Format("a score", MANY, List.of());

    private final String document;
    private final int mostNodes;
    private final List<UnaryOperator<Map<String, Object>>> steps;

    /**
     * @param document what it is a document of
     * @param mostNodes how many values it may have
     * @param steps the first leads from format 1 to 2
     */
    Format(String document, int mostNodes, List<UnaryOperator<Map<String, Object>>> steps) {
        this.document = document;
        this.mostNodes = mostNodes;
        this.steps = List.copyOf(steps);
    }

    private int today() {
        return steps.size() + 1;
    }

    /**
     * Reads a document.
     *
     * @param tree the document, of which nothing is believed
     * @param reader reads it in today's format, notes problems, and gives something if there are none
     * @return what the reader made
     * @throws ModelTreeException if there is any problem
     */
    <T> T read(Map<String, ?> tree, Function<Section, Optional<T>> reader) {
        Problems problems = new Problems(document);
        Map<String, Object> swept = Sweep.of(tree, mostNodes, problems);
        Section section = new Section(migrated(swept, problems), Path.ROOT, problems);
        section.find(KEY);
        Optional<T> made = reader.apply(section);
        problems.throwIfAny();
        return made.orElseThrow();
    }

    private Map<String, Object> migrated(Map<String, Object> tree, Problems problems) {
        Section section = new Section(tree, Path.ROOT, problems);
        Optional<Item> given = section.find(KEY);
        if (given.isEmpty()) {
            problems.add(Path.ROOT.key(KEY), "This key is missing.\nMaybe (format: " + today() + ").");
        }
        long number = section.sound(KEY, Item::whole).orElse((long) today());
        if (number > today()) {
            given.orElseThrow()
                    .problem("The format (" + number + ") was written by a later version of the library, which this one"
                            + " cannot read; it knows (" + today() + ") and earlier.");
            throw problems.asException();
        }
        if (number < 1) {
            given.orElseThrow().problem("The format (" + number + ") must be 1 or more.");
        }
        Map<String, Object> migrated = tree;
        for (UnaryOperator<Map<String, Object>> step : steps.subList((int) Math.max(1, number) - 1, steps.size())) {
            migrated = step.apply(migrated);
        }
        return migrated;
    }

    /** Starts a document of today's format. */
    Written start() {
        return new Written().with(KEY, (long) today());
    }

    /**
     * Ends a document.
     *
     * @return what was written
     * @throws ModelTreeException if it is larger than what can be read again
     */
    Map<String, Object> end(Written written) {
        Map<String, Object> tree = written.map();
        Problems problems = new Problems(document);
        Sweep.of(tree, mostNodes, problems);
        Written.checkFew(tree, Path.ROOT, problems);
        problems.throwIfAny();
        return tree;
    }
}
