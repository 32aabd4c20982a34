package io.salesscore.examples.quickstart;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The present row of a table, its cells asked for by field. A cell that does not hold what is asked for ends the row
 * with {@link Bad}.
 */
final class Row {

    /** This row cannot become a fact. */
    static final class Bad extends Exception {

        private static final long serialVersionUID = 1L;

        private final String column;
        private final String value;

        Bad(String column, String value, String reason) {
            // thrown for every bad row of a file of millions: no stack trace
            super(reason, null, false, false);
            this.column = column;
            this.value = value;
        }

        String column() {
            return column;
        }

        String value() {
            return value;
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }

    // what no amount has, and a slip of the keyboard may
    private static final int MOST_DIGITS = 18;

    private final Table table;
    private final List<String> fields;
    private final Mapping mapping;
    private final Map<String, Integer> positions;
    private final List<String> header;
    private List<String> cells = List.of();
    private long line;

    Row(Table table, Mapping mapping, List<String> header, Map<String, Integer> positions) {
        this.table = table;
        this.fields = table.fields();
        this.mapping = mapping;
        this.header = header;
        this.positions = positions;
    }

    /** Goes on to the next row, which begins on a line. */
    void next(List<String> nextCells, long nextLine) {
        cells = nextCells;
        line = nextLine;
    }

    /** The line on which the present row begins. */
    long line() {
        return line;
    }

    /** Whether a cell to which a field is mapped has a line break in it. */
    boolean breaksMappedCell(List<String> row) {
        return positions.values().stream()
                .filter(position -> position < row.size())
                .map(row::get)
                .anyMatch(cell -> cell.indexOf('\n') >= 0 || cell.indexOf('\r') >= 0);
    }

    /** Whether a column is mapped to the field. */
    boolean has(String field) {
        return positions.containsKey(field);
    }

    /** The text of a cell under its one name, or null where no column is mapped or the cell is empty. */
    @Nullable
    String textOrNull(String field) throws Bad {
        String raw = raw(field);
        return raw.isEmpty() ? null : mapping.renamed(field, raw);
    }

    String text(String field) throws Bad {
        String text = textOrNull(field);
        if (text == null) {
            throw bad(field, "is empty");
        }
        return text;
    }

    /** The text of a cell that may not be empty, or null where no column is mapped. */
    @Nullable
    String textIfMapped(String field) throws Bad {
        return has(field) ? text(field) : null;
    }

    @Nullable
    LocalDate dateOrNull(String field) throws Bad {
        return raw(field).isEmpty() ? null : date(field);
    }

    LocalDate date(String field) throws Bad {
        return mapping.notation().date(text(field)).orElseThrow(() -> bad(field, "is no date of the stated form"));
    }

    @Nullable
    LocalDate dateIfMapped(String field) throws Bad {
        return has(field) ? date(field) : null;
    }

    BigDecimal number(String field) throws Bad {
        return number(field, text(field));
    }

    private BigDecimal number(String field, String text) throws Bad {
        BigDecimal number =
                mapping.notation().number(text).orElseThrow(() -> bad(field, "is no number of the stated form"));
        if (number.precision() - number.scale() > MOST_DIGITS || number.scale() > MOST_DIGITS) {
            throw bad(field, "has more than " + MOST_DIGITS + " digits before or behind the decimal sign");
        }
        return number;
    }

    BigDecimal numberOr(String field, BigDecimal otherwise) throws Bad {
        return raw(field).isEmpty() ? otherwise : number(field);
    }

    /** A share above 0 and up to 1, written as the mapping says; with a percent sign always as a percentage. */
    BigDecimal share(String field) throws Bad {
        String text = text(field);
        boolean sign = text.endsWith("%");
        BigDecimal number =
                number(field, sign ? text.substring(0, text.length() - 1).strip() : text);
        BigDecimal share = sign || mapping.sharesArePercentages() ? number.movePointLeft(2) : number;
        if (share.signum() <= 0 || share.compareTo(BigDecimal.ONE) > 0) {
            throw bad(
                    field,
                    "must be a share above 0 and up to "
                            + (mapping.sharesArePercentages() ? "100; maybe state" : "1; maybe leave out")
                            + " format.share = decimal");
        }
        return share;
    }

    /** A whole number within bounds, both inclusive. */
    int whole(String field, int least, int most) throws Bad {
        BigDecimal number = number(field);
        if (number.compareTo(BigDecimal.valueOf(least)) < 0
                || number.compareTo(BigDecimal.valueOf(most)) > 0
                || number.stripTrailingZeros().scale() > 0) {
            throw bad(field, "must be a whole number from " + least + " to " + most);
        }
        return number.intValue();
    }

    /** What to throw when a field's value cannot be used. */
    Bad bad(String field, String reason) {
        Integer position = positions.get(field);
        return position == null
                ? new Bad("", "", field + " " + reason)
                : new Bad(header.get(position), cells.get(position), reason);
    }

    private String raw(String field) throws Bad {
        Integer position = positions.get(field);
        if (position == null) {
            if (!fields.contains(field)) {
                throw new IllegalArgumentException("The table (" + table.key() + ") has no field (" + field + ").");
            }
            return "";
        }
        String cell = cells.get(position).strip();
        if (cell.indexOf('\uFFFD') >= 0) {
            throw bad(field, "has letters that are not " + mapping.charset() + "; maybe state format.charset");
        }
        return cell;
    }
}
