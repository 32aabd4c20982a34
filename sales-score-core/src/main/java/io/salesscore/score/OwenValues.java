package io.salesscore.score;

import io.salesscore.model.Aggregation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;

/**
 * Shares the difference between two settings of a tree's leaves among the leaves: Owen's value over the tree's own
 * structure. Each leaf gets its marginal effect, averaged over all orderings in which the leaves move from one setting
 * to the other and each group moves as a block, at every level.
 *
 * <p>Sources: L. S. Shapley, <em>A value for n-person games</em> (1953); G. Owen, <em>Values of games with a priori
 * unions</em> (1977); E. Winter, <em>A value for cooperative games with levels structure of cooperation</em> (1989).
 *
 * <p>Below arithmetic groups alone a leaf's effect does not depend on the others, so nothing is enumerated. Where
 * orderings would need more than {@link #MOST_EVALUATIONS} evaluations, groups inside a non-arithmetic one share their
 * part by their own value alone: for an arithmetic group in proportion to its children's weighted differences, which is
 * the value of R. J. Aumann and L. S. Shapley (1974).
 */
final class OwenValues {

    static final long MOST_EVALUATIONS = 1_000_000;

    private final int[][] children;
    private final Mean[] means;
    // weights among the children that have points; they sum to 1
    private final double[] weights;
    private final double[] from;
    private final double[] to;
    private final Set<Integer> inProportion = new TreeSet<>();
    private final double[] slopes;
    private final double[] shares;
    private boolean shared;

    /**
     * @param children each node's children that have points, in order; empty for a leaf. Children come before their
     *     parent and the root is last
     * @param weights each node's weight among its siblings
     * @param aggregations each group's aggregation; ignored for leaves
     * @param from the leaves' points before; what stands at groups is ignored
     * @param to the leaves' points after
     */
    OwenValues(int[][] children, double[] weights, Aggregation[] aggregations, double[] from, double[] to) {
        this.children = children;
        this.means = new Mean[children.length];
        this.weights = weights.clone();
        this.from = from.clone();
        this.to = to.clone();
        this.slopes = new double[children.length];
        this.shares = new double[children.length];
        for (int i = 0; i < children.length; i++) {
            if (children[i].length > 0) {
                means[i] = Mean.of(aggregations[i]);
                double sum = 0;
                for (int child : children[i]) {
                    sum += weights[child];
                }
                for (int child : children[i]) {
                    this.weights[child] = weights[child] / sum;
                }
                this.from[i] = aggregate(i, this.from);
                this.to[i] = aggregate(i, this.to);
            }
        }
        choose();
    }

    private double aggregate(int group, double[] points) {
        Mean mean = means[group];
        double sum = mean.nothing();
        for (int child : children[group]) {
            sum = mean.join(sum, mean.part(weights[child], points[child]));
        }
        return mean.of(sum, 1);
    }

    /**
     * Each leaf's share, at its position; they sum to what the root changes by. Computed when they are first asked for.
     */
    synchronized double[] shares() {
        // a score is shared between threads, and these arrays are filled step by step
        if (!shared) {
            share();
            shared = true;
        }
        return shares.clone();
    }

    /** The groups that shared their part in proportion. */
    Set<Integer> inProportion() {
        return inProportion;
    }

    private int root() {
        return children.length - 1;
    }

    // the largest arithmetic groups first, then whatever is largest, until the orderings can be counted through
    private void choose() {
        while (evaluations(root(), 1, true) > MOST_EVALUATIONS) {
            List<Integer> candidates = new ArrayList<>();
            collectNested(root(), true, candidates);
            if (candidates.isEmpty()) {
                return;
            }
            inProportion.add(candidates.stream()
                    .min(Comparator.comparing((Integer group) -> means[group] != Mean.ARITHMETIC)
                            .thenComparing(group -> -children[group].length)
                            .thenComparing(group -> group))
                    .orElseThrow());
        }
    }

    private void collectNested(int group, boolean linear, List<Integer> candidates) {
        boolean linearHere = linear || inProportion.contains(group);
        if (!linearHere) {
            candidates.add(group);
        }
        for (int child : children[group]) {
            if (children[child].length > 0) {
                collectNested(child, linearHere && means[group] == Mean.ARITHMETIC, candidates);
            }
        }
    }

    private double evaluations(int node, double contexts, boolean linear) {
        if (children[node].length == 0) {
            return contexts;
        }
        boolean linearHere = linear || inProportion.contains(node);
        boolean additive = linearHere && means[node] == Mean.ARITHMETIC;
        double each = additive ? 1 : (linearHere ? 1 : contexts) * Math.scalb(1.0, children[node].length - 1);
        double sum = linearHere && !linear ? contexts : 0;
        for (int child : children[node]) {
            sum += evaluations(child, each, additive);
        }
        return sum;
    }

    private void share() {
        shareLinear(root(), 1);
        // a parent stands behind its children, so each slope is complete when its turn comes
        for (int i = root(); i >= 0; i--) {
            if (inProportion.contains(i)) {
                shareLinear(i, slopes[i]);
            }
        }
    }

    /** Shares a node's part where the whole is a straight function of the node's points. */
    private void shareLinear(int node, double slope) {
        if (children[node].length == 0) {
            shares[node] += slope * (to[node] - from[node]);
        } else if (means[node] == Mean.ARITHMETIC) {
            for (int child : children[node]) {
                shareLinear(child, slope * weights[child]);
            }
        } else {
            shareOverOrderings(node, value -> slope * value, 1);
        }
    }

    private void share(int node, DoubleUnaryOperator whole, double probability) {
        if (children[node].length == 0) {
            shares[node] += probability * (whole.applyAsDouble(to[node]) - whole.applyAsDouble(from[node]));
        } else if (inProportion.contains(node)) {
            double low = Math.min(from[node], to[node]);
            double high = Math.max(from[node], to[node]);
            // children that make up for each other still have shares, and a quotient of two crumbs is no slope
            if (high - low < 1e-7 * high) {
                low -= 1e-4 * high;
                high += 1e-4 * high;
            }
            if (high > low) {
                slopes[node] += probability * (whole.applyAsDouble(high) - whole.applyAsDouble(low)) / (high - low);
            }
        } else {
            shareOverOrderings(node, whole, probability);
        }
    }

    private void shareOverOrderings(int group, DoubleUnaryOperator whole, double probability) {
        int[] members = children[group];
        double[] chances = chances(members.length);
        double[] wholes = new double[0];
        for (int position = 0; position < members.length; position++) {
            if (children[members[position]].length > 0) {
                overSubsets(group, position, 0, means[group].nothing(), 0, whole, probability, chances);
                continue;
            }
            // leaves share one table of what the whole is with each set of members moved
            if (wholes.length == 0) {
                wholes = new double[1 << members.length];
                tabulate(group, 0, 0, means[group].nothing(), whole, wholes);
            }
            double marginal = 0;
            for (int moved = 0; moved < wholes.length; moved++) {
                if ((moved & 1 << position) == 0) {
                    marginal += chances[Integer.bitCount(moved)] * (wholes[moved | 1 << position] - wholes[moved]);
                }
            }
            shares[members[position]] += probability * marginal;
        }
    }

    private void tabulate(int group, int member, int moved, double sum, DoubleUnaryOperator whole, double[] wholes) {
        int[] members = children[group];
        Mean mean = means[group];
        if (member == members.length) {
            wholes[moved] = whole.applyAsDouble(mean.of(sum, 1));
            return;
        }
        int node = members[member];
        double weight = weights[node];
        tabulate(group, member + 1, moved, mean.join(sum, mean.part(weight, from[node])), whole, wholes);
        tabulate(group, member + 1, moved | 1 << member, mean.join(sum, mean.part(weight, to[node])), whole, wholes);
    }

    /** Lets each sibling of a member be moved or not yet, then shares the member's part with that behind it. */
    private void overSubsets(
            int group,
            int member,
            int sibling,
            double sum,
            int moved,
            DoubleUnaryOperator whole,
            double probability,
            double[] chances) {
        int[] members = children[group];
        Mean mean = means[group];
        if (sibling == members.length) {
            double weight = weights[members[member]];
            share(
                    members[member],
                    value -> whole.applyAsDouble(mean.of(mean.join(sum, mean.part(weight, value)), 1)),
                    probability * chances[moved]);
            return;
        }
        if (sibling == member) {
            overSubsets(group, member, sibling + 1, sum, moved, whole, probability, chances);
            return;
        }
        int node = members[sibling];
        overSubsets(
                group,
                member,
                sibling + 1,
                mean.join(sum, mean.part(weights[node], from[node])),
                moved,
                whole,
                probability,
                chances);
        overSubsets(
                group,
                member,
                sibling + 1,
                mean.join(sum, mean.part(weights[node], to[node])),
                moved + 1,
                whole,
                probability,
                chances);
    }

    /** How likely it is that exactly a given set of so many siblings moved before: s!(n−1−s)!/n!. */
    private static double[] chances(int n) {
        double[] chances = new double[n];
        Arrays.fill(chances, 1.0 / n);
        for (int s = 0; s < n; s++) {
            // 1 / (n · C(n−1, s))
            for (int i = 1; i <= s; i++) {
                chances[s] *= (double) i / (double) (n - i);
            }
        }
        return chances;
    }
}
