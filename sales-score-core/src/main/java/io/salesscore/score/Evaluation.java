package io.salesscore.score;

import io.salesscore.kpi.Measurement;
import io.salesscore.kpi.Reason;
import io.salesscore.model.Aggregation;
import io.salesscore.model.Criterion;
import io.salesscore.model.Gate;
import io.salesscore.model.MissingPolicy;
import io.salesscore.model.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A compiled model over one subject's measurements: each node's state and points, then the total's adjustments. */
final class Evaluation {

    /** How a node came by its points, or why it has none. */
    enum State {
        /** A criterion by its curve. */
        MEASURED,
        /** A group by its children. */
        AGGREGATED,
        /** What a missing-data policy states. */
        STATED,
        /** Dropped: the others carry its weight, or the whole is unscored. */
        MISSING,
        /** Not in this subject's tree. */
        NOT_APPLICABLE
    }

    /** Points that are no difference but what is left of computing in binary fractions. */
    private static final double CRUMB = 1e-9;

    private final CompiledModel compiled;
    private final double[] in;
    private final double[] points;
    private final State[] states;
    private final double[] curveInputs;
    private final @Nullable Reason[] reasons;
    private final boolean[] unscores;
    private final List<Note> notes = new ArrayList<>();
    private final List<Note> notesOfTotal = new ArrayList<>();
    private final List<Unscored> unscored = new ArrayList<>();
    private final List<Contribution> adjustments = new ArrayList<>();
    private double total;

    // made when it is first asked for; a race makes the same again
    private volatile @Nullable OwenValues shortfalls;

    /**
     * @param in the inputs of the plan
     * @param points the points that each node has, as the plan computes them
     */
    Evaluation(CompiledModel compiled, double[] in, double[] points) {
        this.compiled = compiled;
        this.in = in;
        this.points = points;
        int n = points.length;
        states = new State[n];
        curveInputs = new double[n];
        reasons = new Reason[n];
        unscores = new boolean[n];
        Plan plan = compiled.plan;
        for (int i = 0; i < n; i++) {
            boolean leaf = plan.means[i] == null;
            double x = leaf ? plan.curveInput(i, in) : Double.NaN;
            curveInputs[i] = Plan.isNumber(x) ? x : Double.NaN;
            boolean fromData =
                    leaf ? Plan.isNumber(x) && Plan.isNumber(in[plan.values[i]]) : plan.shareOf(i, points) > 0;
            if (Plan.isNumber(points[i])) {
                states[i] = !fromData ? State.STATED : leaf ? State.MEASURED : State.AGGREGATED;
            } else {
                states[i] = points[i] == Plan.NOT_APPLICABLE ? State.NOT_APPLICABLE : State.MISSING;
            }
        }
        total = points[n - 1];
    }

    /** What the tree was computed from, by the plan's inputs. */
    double[] inputs() {
        return in;
    }

    void drop(int node, Reason reason) {
        reasons[node] = reason;
    }

    void notApplicable(int node, @Nullable Measurement measurement) {
        reasons[node] = Reason.NOT_APPLICABLE;
        if (measurement instanceof Measurement.Unmeasured unmeasured) {
            notes.add(Note.notApplicable(id(node), unmeasured.details()));
        }
    }

    /** Drops a node that the whole cannot do without. */
    void unscore(int node, Reason reason, List<String> details) {
        if (reason != Reason.NOT_APPLICABLE) {
            drop(node, reason);
        }
        markUnscoring(node);
        unscored.add(new Unscored(id(node), reason, details));
    }

    void unscore(Gate gate) {
        unscored.add(new Unscored(gate.kpi().id(), Reason.GATE_UNKNOWN, List.of(gate.toString())));
    }

    /** Marks a node that leaves the whole unscored, or has one below it that does. */
    void markUnscoring(int node) {
        unscores[node] = true;
    }

    void note(Note note) {
        notes.add(note);
    }

    void noteOfTotal(Note note) {
        notesOfTotal.add(note);
    }

    void holdAtCeiling(double ceiling) {
        double before = total;
        if (hold(Contribution.Kind.CEILING, Contribution.CEILING, ceiling)) {
            noteOfTotal(Note.heldAtCeiling(before, ceiling));
        }
    }

    void close(Gate gate, double cap) {
        double before = total;
        noteOfTotal(
                hold(Contribution.Kind.GATE, gate.kpi().id(), cap)
                        ? Note.heldByGate(gate, before, cap)
                        : Note.gateWithoutEffect(gate, cap));
    }

    /** Holds the total at a level; false if it is not above it. */
    private boolean hold(Contribution.Kind kind, String id, double level) {
        double before = total;
        total = Math.min(total, level);
        // a rounding error above full points is none of the subject's achievement
        if (before - total <= CRUMB + Math.abs(before) * 1e-13) {
            return false;
        }
        adjustments.add(Contribution.adjustment(kind, id, level, level - before));
        return true;
    }

    String id(int node) {
        return compiled.nodes.get(node).id();
    }

    State state(int node) {
        return states[node];
    }

    boolean hasPoints(int node) {
        return switch (states[node]) {
            case MEASURED, AGGREGATED, STATED -> true;
            case MISSING, NOT_APPLICABLE -> false;
        };
    }

    double points(int node) {
        return points[node];
    }

    /** Each node's points, at its position; what has none, as the plan says it. */
    double[] points() {
        return points.clone();
    }

    /** The total before ceiling and gates. */
    double beforeAdjustments() {
        return points[compiled.root()];
    }

    /** Where the tree that the total is made of ends: criteria, and groups with stated points. */
    boolean[] leaves() {
        boolean[] leaves = entered();
        for (int i = 0; i < leaves.length; i++) {
            leaves[i] &= states[i] != State.AGGREGATED;
        }
        return leaves;
    }

    /** Where on its curve a criterion was read; NaN for nodes that were not. */
    double curveInput(int node) {
        return curveInputs[node];
    }

    Reason reason(int node) {
        Reason reason = reasons[node];
        return reason == null ? Reason.MISSING : reason;
    }

    boolean unscores(int node) {
        return unscores[node];
    }

    /** About nodes, in no order that matters to people. */
    List<Note> notes() {
        return notes;
    }

    List<Note> notesOfTotal() {
        return notesOfTotal;
    }

    List<Unscored> unscored() {
        return unscored;
    }

    boolean isScored() {
        return unscored.isEmpty();
    }

    /** What ceiling and gates took off, in this order. */
    List<Contribution> adjustments() {
        return adjustments;
    }

    /** The total after ceiling and gates; NaN where there is no score. */
    double exact() {
        return isScored() ? total : Double.NaN;
    }

    /** Each node's share of the whole among the nodes with points: what it weighs after re-weighting. */
    double[] effectiveWeights() {
        return weightsAmong(true);
    }

    /** Weight of the criteria with data that entered, over that of those that apply to the subject. */
    double coverage() {
        double[] applicable = weightsAmong(false);
        double covered = 0;
        double all = 0;
        boolean[] entered = entered();
        for (int i = 0; i < applicable.length; i++) {
            if (compiled.nodes.get(i) instanceof Criterion && applicable[i] > 0) {
                all += applicable[i];
                covered += states[i] == State.MEASURED && entered[i] ? applicable[i] : 0;
            }
        }
        // binary fractions leave crumbs that a share of weights does not have
        return all == 0 ? 0 : Math.rint(covered / all * 1e9) / 1e9;
    }

    /**
     * The nodes that the total is made of, or would be if it were enough: data below a group that was dropped, or took
     * stated points, did not enter.
     */
    boolean[] entered() {
        boolean[] entered = new boolean[states.length];
        entered[compiled.root()] = true;
        for (int i = compiled.root(); i >= 0; i--) {
            boolean open = entered[i] && (states[i] == State.AGGREGATED || states[i] == State.MISSING);
            for (int child : compiled.children[i]) {
                entered[child] = open && hasPoints(child);
            }
        }
        return entered;
    }

    /** From full points to the actual ones, over the nodes that have points. */
    private OwenValues shortfalls() {
        OwenValues known = shortfalls;
        if (known == null) {
            double[] full = new double[states.length];
            Arrays.fill(full, compiled.model.scale().full());
            known = owenValues(full);
            shortfalls = known;
        }
        return known;
    }

    /** From other points of the leaves to the actual ones, over the nodes that have points. */
    OwenValues owenValues(double[] from) {
        int n = states.length;
        boolean[] entered = entered();
        int[][] children = new int[n][];
        Aggregation[] aggregations = new Aggregation[n];
        for (int i = 0; i < n; i++) {
            boolean aggregated = entered[i] && states[i] == State.AGGREGATED;
            children[i] = aggregated
                    ? Arrays.stream(compiled.children[i])
                            .filter(child -> entered[child])
                            .toArray()
                    : new int[0];
            aggregations[i] = aggregated ? compiled.aggregation(i) : Aggregation.ARITHMETIC;
        }
        return new OwenValues(children, compiled.weights, aggregations, from, points);
    }

    /** What each leaf of the tree accounts for, at its position. */
    double[] contributions() {
        double[] contributions = effectiveWeights();
        boolean[] leaves = leaves();
        boolean arithmetic = isArithmetic();
        double[] shares = arithmetic ? points : shortfalls().shares();
        for (int i = 0; i < contributions.length; i++) {
            double weight = contributions[i];
            contributions[i] = !leaves[i]
                    ? 0
                    : arithmetic
                            ? weight * points[i]
                            : weight * compiled.model.scale().full() + shares[i];
        }
        return contributions;
    }

    private boolean isArithmetic() {
        boolean[] entered = entered();
        for (int i = 0; i < states.length; i++) {
            if (entered[i] && states[i] == State.AGGREGATED && compiled.plan.means[i] != Mean.ARITHMETIC) {
                return false;
            }
        }
        return true;
    }

    /** The groups whose part the orderings of the whole were too many for, and which shared it in proportion. */
    Collection<Integer> sharedInProportion() {
        return isArithmetic() ? List.of() : shortfalls().inProportion();
    }

    private double[] weightsAmong(boolean withPoints) {
        double[] shares = new double[states.length];
        shares[compiled.root()] = 1;
        for (int i = compiled.root(); i >= 0; i--) {
            double sum = 0;
            for (int child : compiled.children[i]) {
                sum += counts(child, withPoints) ? compiled.weights[child] : 0;
            }
            double scale = shares[i] / sum;
            for (int child : compiled.children[i]) {
                boolean shared =
                        shares[i] > 0 && counts(child, withPoints) && (!withPoints || states[i] == State.AGGREGATED);
                shares[child] = shared ? compiled.weights[child] * scale : 0;
            }
        }
        return shares;
    }

    private boolean counts(int node, boolean withPoints) {
        return withPoints ? hasPoints(node) : states[node] != State.NOT_APPLICABLE;
    }

    /** The nodes that were left out for want of data and whose weight the others carry. */
    List<Integer> dropped() {
        List<Integer> dropped = new ArrayList<>();
        for (int i = 0; i < compiled.root(); i++) {
            Node node = compiled.nodes.get(i);
            if (states[i] == State.MISSING && node.missing() instanceof MissingPolicy.Reweight) {
                dropped.add(i);
            }
        }
        return dropped;
    }
}
