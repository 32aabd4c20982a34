package io.salesscore.score;

import java.util.Arrays;

/**
 * Which nodes had data, row by row of a tile, and from this the coverage. For one thread.
 *
 * <p>Where all nodes apply, each criterion's share of the whole is the same in all rows, and they are added up for the whole
 * tile; a row that a node does not apply to has shares of its own.
 */
final class Coverage {

    /** Points stand in place of data: stated ones, or those of a prior. */
    static final byte STATED = 1;

    /** A criterion has no data, or a group too little. */
    static final byte MISSING = 2;

    /** The node does not apply. */
    static final byte ABSENT = 3;

    private final Plan plan;
    private final int root;

    // what became of each node; 0 where a criterion was measured or a group is made of its children
    private final byte[][] states;
    // 1 where it is 0, else 0; and where the root is made of too little
    private final double[][] measured;
    private final boolean[] hasAbsent;
    private boolean anyAbsent;

    private final int[] parents;
    // of the whole, where all nodes apply
    private final double[] shares;
    private final double allShares;

    private final double[] covered;
    private final double[] sharesOfRow;
    private final boolean[] entered;

    Coverage(Plan plan, int size) {
        this.plan = plan;
        int nodes = plan.weights.length;
        root = nodes - 1;
        states = new byte[nodes][size];
        measured = new double[nodes][size];
        hasAbsent = new boolean[size];
        parents = new int[nodes];
        for (int group = root; group >= 0; group--) {
            for (int child : plan.children[group]) {
                parents[child] = group;
            }
        }
        covered = new double[size];
        sharesOfRow = new double[nodes];
        entered = new boolean[nodes];
        share(0);
        shares = sharesOfRow.clone();
        double sum = 0;
        for (int node = 0; node < root; node++) {
            sum += plan.means[node] == null ? shares[node] : 0;
        }
        allShares = sum;
    }

    /** Forgets the tile before. */
    void open() {
        for (int node = 0; node <= root; node++) {
            Arrays.fill(states[node], (byte) 0);
            Arrays.fill(measured[node], 1);
        }
        if (anyAbsent) {
            Arrays.fill(hasAbsent, false);
            anyAbsent = false;
        }
    }

    /** Notes that a node was not measured, or is not made of its children. */
    void mark(int node, int row, byte state) {
        states[node][row] = state;
        measured[node][row] = node == root && state == MISSING ? 1 : 0;
        if (state == ABSENT) {
            hasAbsent[row] = true;
            anyAbsent = true;
        }
    }

    /** Puts each row's coverage into a column. */
    void copyTo(double[] column, int first, int n) {
        for (int node = root - 1; node >= 0; node--) {
            if (plan.means[node] != null) {
                Loops.multiply(measured[node], measured[parents[node]], n);
            }
        }
        Loops.fill(covered, n, 0);
        for (int node = 0; node < root; node++) {
            if (plan.means[node] == null) {
                Loops.addReached(measured[node], measured[parents[node]], covered, n, shares[node]);
            }
        }
        for (int i = 0; i < n; i++) {
            column[first + i] = rounded(covered[i] / allShares);
        }
        if (anyAbsent) {
            for (int i = 0; i < n; i++) {
                if (hasAbsent[i]) {
                    column[first + i] = ofRow(i);
                }
            }
        }
    }

    private static double rounded(double share) {
        return Math.rint(share * 1e9) / 1e9;
    }

    private double ofRow(int row) {
        share(row);
        entered[root] = true;
        double covered = 0;
        double all = 0;
        for (int group = root; group >= 0; group--) {
            byte state = states[group][row];
            boolean open = entered[group] && (state == 0 || state == MISSING);
            for (int child : plan.children[group]) {
                entered[child] = open && states[child][row] <= STATED;
            }
        }
        for (int node = 0; node < root; node++) {
            if (plan.means[node] == null && sharesOfRow[node] > 0) {
                all += sharesOfRow[node];
                covered += states[node][row] == 0 && entered[node] ? sharesOfRow[node] : 0;
            }
        }
        return all == 0 ? 0 : rounded(covered / all);
    }

    /** Shares the whole out between the nodes that apply to a row. */
    private void share(int row) {
        sharesOfRow[root] = 1;
        for (int group = root; group >= 0; group--) {
            double sum = 0;
            for (int child : plan.children[group]) {
                sum += states[child][row] == ABSENT ? 0 : plan.weights[child];
            }
            double scale = sharesOfRow[group] / sum;
            for (int child : plan.children[group]) {
                boolean applies = sharesOfRow[group] > 0 && states[child][row] != ABSENT;
                sharesOfRow[child] = applies ? plan.weights[child] * scale : 0;
            }
        }
    }
}
