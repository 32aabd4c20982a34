package io.salesscore.score;

import io.salesscore.kpi.Kpi;
import org.jspecify.annotations.Nullable;

/**
 * A model over the columns of a table: which column each node reads, and what the columns' bounds allow to leave out.
 * Immutable, shared by all threads that score the table.
 */
final class Binding {

    /** How steep a ramp in place of a jump is: it reaches its end between neighbouring doubles. */
    private static final double STEEP = 1L << 60;

    final CompiledModel compiled;
    final Plan plan;
    final ScoreTable table;

    /** The columns of each criterion's KPI; null where the table has none. */
    final ScoreTable.@Nullable Column[] columns;

    /** The columns of each gate's KPI; null where the table has none. */
    final ScoreTable.@Nullable Column[] gates;

    /** Whether a criterion without a value is dropped, whatever the reason: its table names none. */
    final boolean[] onlyDropped;

    /** Whether a node leaves some subject's tree. */
    final boolean[] leaves;

    /** Whether a child of a group does. */
    final boolean[] losesChildren;

    /** The least weight with points that is enough for a group which loses no children. */
    final double[] enough;

    /** Whether no attainment can leave what a ramp takes, so that nothing needs to be held. */
    final boolean[] clear;

    /** The points beyond a criterion's last segment. */
    final double[] ends;

    /** The logarithms of the points at both ends of a criterion's curve, where its group is geometric. */
    final double[] startLogarithms;

    final double[] endLogarithms;

    /** The segments as ramps; those that cannot be are {@link #odd}. */
    final double[] xs;

    final double[] inverses;
    final boolean[] odd;

    /** What is said first of several reasons has the least rank; by node. */
    final int[] ranks;

    final int[] gateRanks;

    Binding(CompiledModel compiled, ScoreTable table) {
        this.compiled = compiled;
        this.plan = compiled.plan;
        this.table = table;
        int n = plan.weights.length;
        columns = new ScoreTable.Column[n];
        leaves = new boolean[n];
        onlyDropped = new boolean[n];
        losesChildren = new boolean[n];
        enough = new double[n];
        clear = new boolean[n];
        ends = new double[n];
        startLogarithms = new double[n];
        endLogarithms = new double[n];
        ranks = new int[n];
        for (int node = 0; node < n; node++) {
            if (plan.means[node] == null) {
                bindCriterion(node);
            } else {
                bindGroup(node);
            }
        }
        xs = plan.xs.clone();
        inverses = plan.inverses.clone();
        odd = new boolean[xs.length];
        for (int s = 0; s < xs.length; s++) {
            steepen(s);
        }
        for (int i = 0; i < n; i++) {
            ranks[compiled.asWritten[i]] = 2 * i;
        }
        gates = new ScoreTable.Column[plan.gateValues.length];
        gateRanks = new int[gates.length];
        for (int g = 0; g < gates.length; g++) {
            Kpi kpi = compiled.gates.get(g).kpi();
            gates[g] = table.column(kpi);
            int node = compiled.positionOf(kpi.id());
            // of one KPI the criterion is named before the gate
            gateRanks[g] = node < 0 ? 2 * n : ranks[node] + 1;
        }
    }

    private void bindCriterion(int node) {
        ScoreTable.Column column =
                table.column(plan.inputs.get(plan.values[node]).kpi());
        columns[node] = column;
        leaves[node] = column != null && column.sometimesNotApplicable;
        onlyDropped[node] =
                column != null && column.reasons == null && Double.isNaN(plan.instead[node]) && !plan.takesPrior[node];
        ends[node] = plan.starts[node];
        for (int s = plan.segments[node]; s < plan.segments[node + 1]; s++) {
            ends[node] += plan.rises[s];
        }
        if (column != null && column.withoutValue != null && column.withoutTarget != null) {
            double highest = Math.max(
                    column.withoutValue.farthest(), plan.sizes[node] < 0 ? 0 : Math.abs(plan.priorMeans[node]));
            double least = column.withoutTarget.leastUsed;
            // a target of zero, of either sign, asks for more than a quotient
            clear[node] = least > 0 && highest / least <= Plan.MOST / 4;
        }
    }

    private void bindGroup(int group) {
        double nominal = 0;
        boolean allLeave = true;
        for (int child : plan.children[group]) {
            nominal += plan.weights[child];
            losesChildren[group] |= leaves[child];
            allLeave &= leaves[child];
        }
        leaves[group] = allLeave;
        if (plan.means[group] == Mean.GEOMETRIC) {
            for (int child : plan.children[group]) {
                startLogarithms[child] = StrictMath.log(plan.starts[child]);
                endLogarithms[child] = StrictMath.log(ends[child]);
            }
        }
        enough[group] = leastWith(plan.leastShares[group], nominal);
    }

    /** The least positive weight whose share of the nominal one is at least so much, as division rounds. */
    private static double leastWith(double share, double nominal) {
        if (share <= 0) {
            return Double.MIN_VALUE;
        }
        double weight = share * nominal;
        while (weight / nominal >= share) {
            weight = Math.nextDown(weight);
        }
        while (weight / nominal < share) {
            weight = Math.nextUp(weight);
        }
        return weight;
    }

    private void steepen(int segment) {
        if (inverses[segment] == 0) {
            double before = Math.nextDown(xs[segment]);
            // near 0 neighbours are too close for any ramp between them
            odd[segment] = !(Math.abs(before) >= 1e-100);
            if (!odd[segment]) {
                xs[segment] = before;
                inverses[segment] = STEEP / Math.abs(before);
            }
        }
        // a quarter of it must be exact
        odd[segment] |= Math.abs(plan.rises[segment]) < 1e-290;
        if (odd[segment]) {
            xs[segment] = plan.xs[segment];
            inverses[segment] = plan.inverses[segment];
        }
    }
}
