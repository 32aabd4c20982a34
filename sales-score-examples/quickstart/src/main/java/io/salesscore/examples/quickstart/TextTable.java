package io.salesscore.examples.quickstart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows of cells in aligned columns, in plain letters that any terminal, pipe and file shows. */
final class TextTable {

    private static final String GAP = "  ";

    private final boolean[] right;
    private final int[] most;
    private final List<List<String>> rows = new ArrayList<>();

    private TextTable(boolean[] right, int[] most) {
        this.right = right;
        this.most = most;
    }

    /**
     * A table with a column for each header: one that begins with {@code >} is aligned to the right, one that ends with
     * {@code <n} is cut to n letters. A column in which nothing stands is left out.
     */
    static TextTable of(String... headers) {
        boolean[] right = new boolean[headers.length];
        int[] most = new int[headers.length];
        String[] titles = new String[headers.length];
        for (int i = 0; i < headers.length; i++) {
            right[i] = headers[i].startsWith(">");
            int cut = headers[i].lastIndexOf('<');
            most[i] = cut < 0 ? Integer.MAX_VALUE : Integer.parseInt(headers[i].substring(cut + 1));
            titles[i] = headers[i].substring(right[i] ? 1 : 0, cut < 0 ? headers[i].length() : cut);
        }
        TextTable table = new TextTable(right, most);
        table.add(titles);
        table.line();
        return table;
    }

    void add(String... cells) {
        List<String> row = new ArrayList<>();
        for (int i = 0; i < cells.length; i++) {
            row.add(cells[i].length() <= most[i] ? cells[i] : cells[i].substring(0, most[i] - 2) + "..");
        }
        rows.add(row);
    }

    /** A line through all columns. */
    void line() {
        rows.add(List.of());
    }

    /** The lines, the columns as wide as their widest cells. */
    List<String> lines() {
        int[] widths = new int[right.length];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        long columns = Arrays.stream(widths).filter(width -> width > 0).count();
        int width = Arrays.stream(widths).sum() + GAP.length() * Math.toIntExact(Math.max(0, columns - 1));
        return rows.stream()
                .map(row -> row.isEmpty() ? "-".repeat(width) : line(row, widths))
                .toList();
    }

    private String line(List<String> row, int... widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            if (widths[i] == 0) {
                continue;
            }
            String space = " ".repeat(widths[i] - row.get(i).length());
            line.append(line.isEmpty() ? "" : GAP)
                    .append(right[i] ? space : "")
                    .append(row.get(i))
                    .append(right[i] ? "" : space);
        }
        return line.toString().stripTrailing();
    }
}
