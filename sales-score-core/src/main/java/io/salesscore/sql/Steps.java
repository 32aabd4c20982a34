package io.salesscore.sql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A query as steps, each of which adds columns to those of the one before: what is used twice is computed once and has a name,
 * so that the text grows with the model and not with its depth.
 */
final class Steps {

    private static final int LONGEST = 40;

    private final Dialect dialect;
    private final StringBuilder sql = new StringBuilder();
    private final Set<String> names = new HashSet<>();
    private final List<String> columns = new ArrayList<>();
    private String last;
    private int width;

    /**
     * Starts on a relation.
     *
     * @param relation the name of the relation, in parts, none of which any step will have
     */
    Steps(Dialect dialect, List<String> relation) {
        this.dialect = dialect;
        relation.forEach(part -> names.add(part.toLowerCase(Locale.ROOT)));
        this.last = String.join(".", relation.stream().map(dialect::name).toList());
    }

    /** A name that needs no quotes and that nothing else has. */
    String name(String kind, String id) {
        StringBuilder name = new StringBuilder(kind).append('_');
        for (int i = 0; i < id.length() && name.length() < LONGEST; i++) {
            char c = Character.toLowerCase(id.charAt(i));
            name.append((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? c : '_');
        }
        return unique(name.toString());
    }

    private String unique(String name) {
        String unique = name;
        for (int i = 2; !names.add(unique); i++) {
            unique = name + "_" + i;
        }
        return unique;
    }

    /** A column of the step that is being written. */
    void add(String name, String expression) {
        columns.add(expression + " AS " + name);
    }

    /** Ends the step; one that adds nothing is none. */
    void end(String step) {
        if (columns.isEmpty()) {
            return;
        }
        boolean first = sql.length() == 0;
        String name = unique(step);
        sql.append(first ? "WITH " : ", ").append(name).append(" AS (\n  SELECT\n    ");
        if (!first) {
            columns.add(0, "*");
        }
        width += columns.size();
        sql.append(String.join(",\n    ", columns)).append("\n  FROM ").append(last);
        sql.append(dialect.fence()).append("\n)");
        columns.clear();
        last = name;
    }

    /** The query, which ends in these columns. */
    String select() {
        return sql + "\nSELECT\n    " + String.join(",\n    ", columns) + "\nFROM " + last;
    }

    /** How many columns the widest step has. */
    int width() {
        return width;
    }

    /** A case by case, of which the first that holds counts. */
    static final class Case {

        private final List<String> whens = new ArrayList<>();
        private String otherwise = "";

        Case when(String condition, String then) {
            whens.add("WHEN " + condition + " THEN " + then);
            return this;
        }

        Case otherwise(String then) {
            otherwise = "ELSE " + then;
            return this;
        }

        boolean isEmpty() {
            return whens.isEmpty();
        }

        /** On one line if it is short, else on a line for each. */
        @Override
        public String toString() {
            List<String> lines = new ArrayList<>(whens);
            if (!otherwise.isEmpty()) {
                lines.add(otherwise);
            }
            return whens.size() < 2
                    ? "CASE " + String.join(" ", lines) + " END"
                    : "CASE\n      " + String.join("\n      ", lines) + "\n    END";
        }
    }
}
