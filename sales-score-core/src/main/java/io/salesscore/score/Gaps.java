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

    /** The least number, used or not; +Infinity if there is none. */
    final double lowest;

    /** The greatest number, used or not; -Infinity if there is none. */
    final double highest;

    /** The least number that can be used; +Infinity if there is none. */
    final double leastUsed;

    private Gaps(int[] starts, byte[] rows, double lowest, double highest, double leastUsed) {
        this.starts = starts;
        this.rows = rows;
        this.lowest = lowest;
        this.highest = highest;
        this.leastUsed = leastUsed;
    }

    /**
     * Looks through a column.
     *
     * @param column the numbers, NaN where there is none
     * @param tile rows in a tile
     * @param least the least number that can be used
     */
    static Gaps of(double[] column, int tile, double least) {
        int tiles = tiles(column.length, tile);
        int[] starts = new int[tiles + 1];
        byte[] rows = new byte[0];
        int found = 0;
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        double leastUsed = Double.POSITIVE_INFINITY;
        for (int t = 0; t < tiles; t++) {
            int first = t * tile;
            int n = Math.min(tile, column.length - first);
            if (rows.length < found + n) {
                // a first guess of one in sixteen
                long more = Math.min(column.length, found + found / 2L + column.length / 16);
                rows = Arrays.copyOf(rows, (int) Math.max(more, found + n));
            }
            for (int i = 0; i < n; i++) {
                double x = column[first + i];
                if (x > highest) {
                    highest = x;
                }
                if (x < lowest) {
                    lowest = x;
                }
                if (!(x >= least)) {
                    rows[found++] = (byte) i;
                } else if (x < leastUsed) {
                    leastUsed = x;
                }
            }
            starts[t + 1] = found;
        }
        return new Gaps(starts, Arrays.copyOf(rows, found), lowest, highest, leastUsed);
    }

    /** Whether a number, used or not, lies outside two bounds. */
    boolean leave(double from, double to) {
        return lowest < from || highest > to;
    }

    /** How far from zero the numbers go; -Infinity if there are none. */
    double farthest() {
        return Math.max(highest, -lowest);
    }

    static int tiles(int rows, int tile) {
        return (int) ((rows + tile - 1L) / tile);
    }

    /** How many of the gaps have a code that is not 0. */
    int named(byte[] codes, int tile) {
        int named = 0;
        for (int t = 0; t + 1 < starts.length; t++) {
            for (int j = starts[t]; j < starts[t + 1]; j++) {
                named += codes[t * tile + (rows[j] & 0xff)] != 0 ? 1 : 0;
            }
        }
        return named;
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
