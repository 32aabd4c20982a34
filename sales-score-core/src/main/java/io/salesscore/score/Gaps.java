package io.salesscore.score;

import java.util.Arrays;

/**
 * Where a column has no number that can be used, tile by tile, and between which bounds its numbers lie. A list of the
 * few rows that need care lets the loops over all others go without a question. Immutable.
 */
final class Gaps {

    /** Rows of a tile are counted in a byte. */
    static final int LARGEST_TILE = 256;

    // where each tile's rows begin, and where the last one's end
    private final int[] starts;
    // counted from the tile's first row; unsigned
    private final byte[] rows;

    /** The least number; +Infinity if there is none. */
    final double lowest;

    /** The greatest number; -Infinity if there is none. */
    final double highest;

    private Gaps(int[] starts, byte[] rows, double lowest, double highest) {
        this.starts = starts;
        this.rows = rows;
        this.lowest = lowest;
        this.highest = highest;
    }

    /**
     * Looks through a column.
     *
     * @param column the numbers, NaN where there is none
     * @param tile rows in a tile
     * @param least the least number that can be used
     */
    static Gaps of(double[] column, int tile, double least) {
        int tiles = (column.length + tile - 1) / tile;
        int[] starts = new int[tiles + 1];
        byte[] rows = new byte[0];
        int found = 0;
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (int t = 0; t < tiles; t++) {
            int from = t * tile;
            int to = Math.min(column.length, from + tile);
            if (rows.length < found + tile) {
                // a first guess of one in sixteen
                long more = Math.min(column.length, found + found / 2L + column.length / 16);
                rows = Arrays.copyOf(rows, (int) Math.max(more, found + (long) tile));
            }
            for (int i = from; i < to; i++) {
                double x = column[i];
                if (x > highest) {
                    highest = x;
                }
                if (x < lowest) {
                    lowest = x;
                }
                if (!(x >= least)) {
                    rows[found++] = (byte) (i - from);
                }
            }
            starts[t + 1] = found;
        }
        return new Gaps(starts, Arrays.copyOf(rows, found), lowest, highest);
    }

    boolean isEmpty() {
        return rows.length == 0;
    }

    /**
     * Lists the gaps of a tile.
     *
     * @param into takes the rows, counted from the tile's first
     * @return how many
     */
    int of(int tile, int[] into) {
        int from = starts[tile];
        int count = starts[tile + 1] - from;
        for (int i = 0; i < count; i++) {
            into[i] = rows[from + i] & 0xff;
        }
        return count;
    }

    /** Bytes held beside the column. */
    long bytes() {
        return 4L * starts.length + rows.length;
    }
}
