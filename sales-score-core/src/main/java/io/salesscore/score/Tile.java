package io.salesscore.score;

import io.salesscore.kpi.Reason;
import io.salesscore.model.AttainmentForm;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Scores some hundred rows at a time, so that all that is worked on stays in the nearest cache: a criterion after the other
 * over all rows of the tile, then its group's sums. The many rows with all their data go through {@link Loops} without a
 * question; the few that lack something are listed and looked at one by one. For one thread.
 */
final class Tile {

    private static final int NOT_APPLICABLE = 1;
    private static final int NONE = 2;
    private static final int BARRED = 3;

    private final Binding binding;
    private final Plan plan;

    // the rows that are worked on
    private int tile;
    private int first;
    private int n;

    // what the node last looked at has: points, and the rows without, each with the kind of its absence
    private final double[] points;
    private final int[] gone;
    private final int[] kinds;
    private int goneCount;
    // whether all of these are of the kind NONE, as almost always: then nobody needs to ask
    private boolean plainlyGone;

    private final double[] x;
    private final double[] other;
    private final double[] present;
    private final double[] applicable;
    private final int[] gaps;
    private final int[] fromPrior;
    private int fromPriorCount;
    private final int[] stated;
    private int statedCount;

    // the least rank and code of what leaves a row unscored
    private final int[] unscored;
    private boolean anyUnscored;

    private final Sums[] sums;

    // where contributions are asked for: each criterion's points, each group's weight with points and scale
    private final double @Nullable [][] kept;
    private final double @Nullable [][] scales;

    // where coverage is asked for, and nothing else: then nobody reads a curve
    private final @Nullable Coverage coverage;

    private Tile(Binding binding, boolean contributions, @Nullable Coverage coverage) {
        this.binding = binding;
        this.plan = binding.plan;
        int size = binding.table.tile();
        int nodes = plan.weights.length;
        points = new double[size];
        gone = new int[size];
        kinds = new int[size];
        x = new double[size];
        other = new double[size];
        present = new double[size];
        applicable = new double[size];
        Arrays.fill(present, 1);
        Arrays.fill(applicable, 1);
        gaps = new int[size];
        fromPrior = new int[size];
        stated = new int[size];
        unscored = new int[size];
        sums = new Sums[depth(nodes - 1)];
        Arrays.setAll(sums, any -> new Sums(size));
        kept = contributions ? new double[nodes][size] : null;
        scales = contributions ? new double[nodes][size] : null;
        this.coverage = coverage;
    }

    static Tile ofScores(Binding binding, boolean contributions) {
        return new Tile(binding, contributions, null);
    }

    static Tile ofCoverages(Binding binding, Coverage coverage) {
        return new Tile(binding, false, coverage);
    }

    private int depth(int node) {
        int deepest = 0;
        for (int child : plan.children[node]) {
            deepest = Math.max(deepest, depth(child));
        }
        return plan.means[node] == null ? 0 : deepest + 1;
    }

    /** The sums of an open group. */
    private static final class Sums {

        final double[] parts;
        final double[] weights;
        final double[] nominal;
        final double[] count;
        final double[] applicable;
        // whether something below leaves the row unscored, and is named already
        final boolean[] barred;
        boolean anyBarred;

        Sums(int size) {
            parts = new double[size];
            weights = new double[size];
            nominal = new double[size];
            count = new double[size];
            applicable = new double[size];
            barred = new boolean[size];
        }

        void open(int n, double nothing, boolean byCount, boolean losesChildren) {
            Loops.fill(parts, n, nothing);
            Loops.fill(weights, n, 0);
            if (byCount) {
                Loops.fill(count, n, 0);
                Loops.fill(applicable, n, 0);
            }
            if (losesChildren) {
                Loops.fill(nominal, n, 0);
            }
            if (anyBarred) {
                Arrays.fill(barred, false);
                anyBarred = false;
            }
        }

        void bar(int row) {
            barred[row] = true;
            anyBarred = true;
        }
    }

    /** Scores the rows of a tile. */
    void score(int index) {
        tile = index;
        first = index * binding.table.tile();
        n = Math.min(binding.table.tile(), binding.table.rows() - first);
        Arrays.fill(unscored, Integer.MAX_VALUE);
        anyUnscored = false;
        if (coverage != null) {
            coverage.open();
        }
        evaluate(plan.weights.length - 1, 0);
        if (coverage != null) {
            return;
        }
        Loops.holdBelow(points, n, plan.ceiling);
        for (int gate = 0; gate < plan.gateValues.length; gate++) {
            hold(gate);
        }
        if (anyUnscored) {
            Loops.strike(points, unscored, n);
        }
    }

    /** Puts the tile's scores and reasons into whole columns. */
    void copyTo(double[] exact, byte[] reasons) {
        System.arraycopy(points, 0, exact, first, n);
        if (anyUnscored) {
            Loops.name(unscored, reasons, first, n);
        }
    }

    private void evaluate(int node, int depth) {
        goneCount = 0;
        plainlyGone = true;
        Mean mean = plan.means[node];
        if (mean == null) {
            evaluateCriterion(node);
        } else {
            evaluateGroup(node, mean, depth);
        }
    }

    // ---- criteria ----

    private void evaluateCriterion(int node) {
        fromPriorCount = 0;
        statedCount = 0;
        ScoreTable.Column column = binding.columns[node];
        readValues(node, column);
        AttainmentForm form = plan.forms[node];
        if (form != null) {
            readTargets(node, column);
        }
        if (coverage != null) {
            return;
        }
        for (int j = 0; j < fromPriorCount; j++) {
            x[fromPrior[j]] = plan.priorMeans[node];
        }
        if (form != null) {
            attain(form, node);
        }
        readCurve(node);
        for (int j = 0; j < statedCount; j++) {
            points[stated[j]] = plan.instead[node];
        }
        if (kept != null) {
            System.arraycopy(points, 0, kept[node], 0, n);
            for (int j = 0; j < goneCount; j++) {
                kept[node][gone[j]] = Double.NaN;
            }
        }
    }

    private void readValues(int node, ScoreTable.@Nullable Column column) {
        if (column == null || column.values == null || column.withoutValue == null) {
            for (int i = 0; i < n; i++) {
                lack(node, column, i, column == null ? Reason.MISSING.code() : column.reason(first + i));
            }
            Loops.fill(x, n, 1);
            return;
        }
        if (coverage == null) {
            copyValues(node, column, column.values);
        }
        if (binding.onlyDropped[node] && coverage == null) {
            goneCount = column.withoutValue.of(tile, gone);
            for (int j = 0; j < goneCount; j++) {
                x[gone[j]] = 1;
            }
            return;
        }
        int missing = column.withoutValue.of(tile, gaps);
        for (int j = 0; j < missing; j++) {
            int i = gaps[j];
            // any number that the loops can bear
            x[i] = 1;
            lack(node, column, i, column.reason(first + i));
        }
    }

    private void copyValues(int node, ScoreTable.Column column, double[] values) {
        System.arraycopy(values, first, x, 0, n);
        if (plan.sizes[node] >= 0 && column.sizes != null && column.withoutSize != null) {
            System.arraycopy(column.sizes, first, other, 0, n);
            Loops.shrink(x, other, n, plan.priorMeans[node], plan.priorStrengths[node]);
            int unknown = column.withoutSize.of(tile, gaps);
            for (int j = 0; j < unknown; j++) {
                x[gaps[j]] = values[first + gaps[j]];
            }
        }
    }

    private void readTargets(int node, ScoreTable.@Nullable Column column) {
        if (column == null || column.targets == null || column.withoutTarget == null) {
            Loops.fill(other, n, 1);
            for (int i = 0; i < n; i++) {
                lackTarget(node, column, i);
            }
            return;
        }
        if (coverage == null) {
            System.arraycopy(column.targets, first, other, 0, n);
        }
        int missing = column.withoutTarget.of(tile, gaps);
        for (int j = 0; j < missing; j++) {
            other[gaps[j]] = 1;
            lackTarget(node, column, gaps[j]);
        }
    }

    private void lackTarget(int node, ScoreTable.@Nullable Column column, int i) {
        // what has no value either has been listed for that
        if (column != null && column.hasValue(first + i)) {
            x[i] = 1;
            lack(node, column, i, column.reasonOfTarget(first + i));
        }
    }

    /** Lists a row by what follows from its having nothing to read from the curve. */
    private void lack(int node, ScoreTable.@Nullable Column column, int i, byte reason) {
        if (reason == Reason.NOT_APPLICABLE.code()) {
            leave(node, i, NOT_APPLICABLE);
        } else if (plan.takesPrior[node]
                && (reason == Reason.MISSING.code() || reason == Reason.ZERO_DENOMINATOR.code())
                && (plan.forms[node] == null || (column != null && column.reasonOfTarget(first + i) == 0))) {
            fromPrior[fromPriorCount++] = i;
            mark(node, i, Coverage.STATED);
        } else if (Plan.isNumber(plan.instead[node])) {
            stated[statedCount++] = i;
            mark(node, i, Coverage.STATED);
        } else if (Double.isNaN(plan.instead[node])) {
            leave(node, i, NONE);
        } else {
            leave(node, i, BARRED);
            unscore(i, binding.ranks[node], reason);
        }
    }

    private void attain(AttainmentForm form, int node) {
        if (!binding.clear[node]) {
            Loops.attain(form, x, other, n);
            return;
        }
        switch (form) {
            case HIGHER -> Loops.higher(x, other, n);
            case LOWER_LINEAR -> Loops.lowerLinear(x, other, n);
            case LOWER_RATIO -> Loops.lowerRatio(x, other, n);
            case ON_TARGET -> Loops.onTarget(x, other, n);
        }
    }

    private void readCurve(int node) {
        double[] xs = binding.xs;
        double[] inverses = binding.inverses;
        double[] rises = plan.rises;
        double start = plan.starts[node];
        int s = plan.segments[node];
        int to = plan.segments[node + 1];
        int even = s;
        while (even < to && !binding.odd[even]) {
            even++;
        }
        switch (Math.min(3, even - s)) {
            case 0 -> Loops.fill(points, n, start);
            case 1 -> Loops.set(x, points, n, start, xs[s], inverses[s], rises[s]);
            case 2 ->
                Loops.set(x, points, n, start, xs[s], inverses[s], rises[s], xs[s + 1], inverses[s + 1], rises[s + 1]);
            default ->
                Loops.set(
                        x,
                        points,
                        n,
                        start,
                        xs[s],
                        inverses[s],
                        rises[s],
                        xs[s + 1],
                        inverses[s + 1],
                        rises[s + 1],
                        xs[s + 2],
                        inverses[s + 2],
                        rises[s + 2]);
        }
        s += Math.min(3, even - s);
        while (s < to) {
            if (binding.odd[s]) {
                Loops.addOne(x, points, n, xs[s], inverses[s], rises[s]);
                s++;
            } else if (s + 1 < to && !binding.odd[s + 1]) {
                Loops.add(x, points, n, xs[s], inverses[s], rises[s], xs[s + 1], inverses[s + 1], rises[s + 1]);
                s += 2;
            } else {
                Loops.add(x, points, n, xs[s], inverses[s], rises[s]);
                s++;
            }
        }
    }

    // ---- groups ----

    private void evaluateGroup(int group, Mean mean, int depth) {
        Sums open = sums[depth];
        boolean byCount = plan.byCount[group];
        open.open(n, mean.nothing(), byCount, binding.losesChildren[group]);
        for (int child : plan.children[group]) {
            evaluate(child, depth + 1);
            if (plan.means[child] != null && sums[depth + 1].anyBarred) {
                for (int i = 0; i < n; i++) {
                    if (sums[depth + 1].barred[i]) {
                        open.bar(i);
                    }
                }
            }
            add(child, group, mean, open);
        }
        if (coverage == null) {
            switch (mean) {
                case ARITHMETIC -> Loops.divide(open.parts, open.weights, points, n);
                case HARMONIC -> Loops.divide(open.weights, open.parts, points, n);
                case MINIMUM -> System.arraycopy(open.parts, 0, points, 0, n);
                case GEOMETRIC -> Loops.meanOfLogarithms(open.parts, open.weights, points, n);
            }
        }
        if (kept != null) {
            System.arraycopy(open.weights, 0, kept[group], 0, n);
        }
        goneCount = 0;
        plainlyGone = true;
        if (byCount || binding.losesChildren[group]) {
            for (int i = 0; i < n; i++) {
                checkShare(group, open, i);
            }
        } else {
            int below = Loops.below(open.weights, n, binding.enough[group], gaps);
            for (int j = 0; j < below; j++) {
                lackPoints(group, open, gaps[j]);
            }
        }
    }

    private void add(int child, int group, Mean mean, Sums open) {
        double weight = plan.weights[child];
        double blank = switch (mean) {
            case ARITHMETIC -> 0;
            case GEOMETRIC -> 1;
            case HARMONIC, MINIMUM -> Double.POSITIVE_INFINITY;
        };
        for (int j = 0; j < goneCount; j++) {
            points[gone[j]] = blank;
            present[gone[j]] = 0;
        }
        if (!plainlyGone) {
            for (int j = 0; j < goneCount; j++) {
                if (kinds[j] == NOT_APPLICABLE) {
                    applicable[gone[j]] = 0;
                } else if (kinds[j] == BARRED) {
                    open.bar(gone[j]);
                }
            }
        }
        if (coverage == null) {
            addPart(child, mean, open, weight);
        }
        if (goneCount == 0) {
            Loops.addToEach(open.weights, n, weight);
        } else {
            Loops.addPresent(present, open.weights, n, weight);
        }
        if (plan.byCount[group]) {
            Loops.addPresent(present, open.count, n, 1);
            Loops.addPresent(applicable, open.applicable, n, 1);
        }
        if (binding.losesChildren[group]) {
            Loops.addPresent(applicable, open.nominal, n, weight);
        }
        for (int j = 0; j < goneCount; j++) {
            present[gone[j]] = 1;
        }
        if (!plainlyGone) {
            Loops.fill(applicable, n, 1);
        }
    }

    /** What is added for those without points is nothing: 0, a weight by infinity, the logarithm of 1, no minimum. */
    private void addPart(int child, Mean mean, Sums open, double weight) {
        switch (mean) {
            case ARITHMETIC -> Loops.addWeighted(points, open.parts, n, weight);
            case HARMONIC -> Loops.addReciprocals(points, open.parts, n, weight);
            case MINIMUM -> Loops.addLeast(points, open.parts, n);
            case GEOMETRIC -> {
                if (plan.means[child] == null) {
                    Loops.addLogarithms(
                            points,
                            open.parts,
                            n,
                            weight,
                            plan.starts[child],
                            binding.startLogarithms[child],
                            binding.ends[child],
                            binding.endLogarithms[child]);
                } else {
                    Loops.addLogarithms(points, open.parts, n, weight);
                }
            }
        }
    }

    private void checkShare(int group, Sums open, int i) {
        if (binding.losesChildren[group] && open.nominal[i] == 0) {
            leave(group, i, NOT_APPLICABLE);
            if (group == plan.weights.length - 1) {
                unscore(i, binding.ranks[group], Reason.NOT_APPLICABLE.code());
            }
            return;
        }
        boolean enough;
        if (plan.byCount[group]) {
            enough = open.count[i] / open.applicable[i] >= plan.leastShares[group];
        } else {
            enough = open.weights[i] / open.nominal[i] >= plan.leastShares[group];
        }
        if (!enough || open.weights[i] == 0) {
            lackPoints(group, open, i);
        }
    }

    private void lackPoints(int group, Sums open, int i) {
        if (kept != null) {
            kept[group][i] = Double.NaN;
        }
        if (Plan.isNumber(plan.instead[group])) {
            points[i] = plan.instead[group];
            mark(group, i, Coverage.STATED);
        } else if (Double.isNaN(plan.instead[group])) {
            leave(group, i, NONE);
        } else {
            leave(group, i, BARRED);
            if (!open.barred[i]) {
                unscore(i, binding.ranks[group], Reason.TOO_LITTLE_COVERAGE.code());
            }
        }
    }

    private void leave(int node, int i, int kind) {
        gone[goneCount] = i;
        kinds[goneCount] = kind;
        goneCount++;
        plainlyGone &= kind == NONE;
        mark(node, i, kind == NOT_APPLICABLE ? Coverage.ABSENT : Coverage.MISSING);
    }

    private void mark(int node, int i, byte state) {
        if (coverage != null) {
            coverage.mark(node, i, state);
        }
    }

    private void unscore(int i, int rank, byte reason) {
        unscored[i] = Math.min(unscored[i], rank << 8 | reason);
        anyUnscored = true;
    }

    private void hold(int gate) {
        ScoreTable.Column column = binding.gates[gate];
        boolean ignores = plan.gateIgnoresMissing[gate];
        if (column == null || column.values == null || column.withoutValue == null) {
            for (int i = 0; i < n; i++) {
                byte reason = column == null ? Reason.MISSING.code() : column.reason(first + i);
                lackGate(gate, i, ignores, reason);
            }
            return;
        }
        System.arraycopy(column.values, first, x, 0, n);
        double low = plan.gateLows[gate];
        double high = plan.gateHighs[gate];
        double cap = plan.gateCaps[gate];
        Loops.holdOutside(x, points, n, low, high, cap);
        int missing = column.withoutValue.of(tile, gaps);
        for (int j = 0; j < missing; j++) {
            lackGate(gate, gaps[j], ignores, column.reason(first + gaps[j]));
        }
    }

    private void lackGate(int gate, int i, boolean ignores, byte reason) {
        if (!ignores && reason != Reason.NOT_APPLICABLE.code()) {
            unscore(i, binding.gateRanks[gate], Reason.GATE_UNKNOWN.code());
        }
    }

    // ---- what is asked for beside the score ----

    /** Puts each criterion's contribution into a column, as {@link SalesScore} does where all groups are arithmetic. */
    void contributions(double[][] columns) {
        double[][] scale = Objects.requireNonNull(scales);
        double[][] weights = Objects.requireNonNull(kept);
        int root = plan.weights.length - 1;
        Loops.scale(present, 1, weights[root], scale[root], n);
        if (anyUnscored) {
            Loops.strike(scale[root], unscored, n);
        }
        for (int group = root; group >= 0; group--) {
            for (int child : plan.children[group]) {
                if (plan.means[child] != null) {
                    Loops.scale(scale[group], plan.weights[child], weights[child], scale[child], n);
                } else {
                    Loops.contribute(scale[group], plan.weights[child], weights[child], x, n);
                    System.arraycopy(x, 0, columns[plan.values[child]], first, n);
                }
            }
        }
    }
}
