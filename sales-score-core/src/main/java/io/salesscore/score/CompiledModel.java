package io.salesscore.score;

import io.salesscore.kpi.Measurement;
import io.salesscore.kpi.Measurements;
import io.salesscore.kpi.Reason;
import io.salesscore.model.Aggregation;
import io.salesscore.model.Criterion;
import io.salesscore.model.Gate;
import io.salesscore.model.Group;
import io.salesscore.model.MissingPolicy;
import io.salesscore.model.Node;
import io.salesscore.model.Prior;
import io.salesscore.model.ScoreModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A score model laid flat: its nodes in post-order, children in order of their ids, so that the order in which a model
 * is written changes no bit of a score. What is computed is computed by the {@link Plan}; here it is told apart and named.
 * Immutable, as far as anybody can see.
 */
final class CompiledModel {

    private static final Logger LOG = LoggerFactory.getLogger(CompiledModel.class);

    final ScoreModel model;

    /** The nodes, children before their parent; the root is the last. */
    final List<Node> nodes;

    /** The positions of each node's children, in order of ids; empty for criteria. */
    final int[][] children;

    /** Each node's weight among its siblings, as {@link Group#proportions} has it. */
    final double[] weights;

    /** The positions of the nodes as the model was written, outer before inner. */
    final int[] asWritten;

    /** The gates, the loosest cap first, so that each takes off what the one before left. */
    final List<Gate> gates;

    /** The same as numbers. */
    final Plan plan;

    private final Map<String, Integer> positions = new HashMap<>();
    private final Intake intake;

    private CompiledModel(ScoreModel model) {
        this.model = model;
        List<Node> flat = new ArrayList<>();
        List<int[]> below = new ArrayList<>();
        flatten(model.root(), flat, below);
        this.nodes = List.copyOf(flat);
        this.children = below.toArray(new int[0][]);
        for (int i = 0; i < flat.size(); i++) {
            positions.put(flat.get(i).id(), i);
        }
        List<Integer> written = new ArrayList<>();
        collect(model.root(), written);
        this.asWritten = new int[written.size()];
        for (int i = 0; i < asWritten.length; i++) {
            asWritten[i] = written.get(i);
        }
        List<Gate> sorted = new ArrayList<>(model.gates());
        if (sorted.size() > 1) {
            sorted.sort(Comparator.comparingDouble((Gate gate) -> -model.capOf(gate))
                    .thenComparing(gate -> gate.kpi().id())
                    .thenComparing(Gate::comparison)
                    .thenComparing(Gate::threshold)
                    .thenComparing(Gate::ignoresMissing));
        }
        this.gates = List.copyOf(sorted);
        this.plan = new Plan(model, nodes, children, gates);
        this.weights = plan.weights;
        this.intake = new Intake(plan.inputs);
    }

    static CompiledModel of(ScoreModel model) {
        CompiledModel compiled = new CompiledModel(model);
        LOG.debug("Compiled score model {}: {} nodes, {} gates", model, compiled.nodes.size(), compiled.gates.size());
        return compiled;
    }

    private static int flatten(Node node, List<Node> flat, List<int[]> below) {
        int[] positions = new int[0];
        if (node instanceof Group group) {
            TreeMap<String, Node> byId = new TreeMap<>();
            for (Node child : group.children()) {
                byId.put(child.id(), child);
            }
            positions = new int[byId.size()];
            int next = 0;
            for (Node child : byId.values()) {
                positions[next++] = flatten(child, flat, below);
            }
        }
        flat.add(node);
        below.add(positions);
        return flat.size() - 1;
    }

    private void collect(Node node, List<Integer> written) {
        written.add(positionOf(node.id()));
        if (node instanceof Group group) {
            for (Node child : group.children()) {
                collect(child, written);
            }
        }
    }

    int root() {
        return nodes.size() - 1;
    }

    Contribution.Kind kindOf(int node) {
        return nodes.get(node) instanceof Criterion ? Contribution.Kind.CRITERION : Contribution.Kind.GROUP;
    }

    Aggregation aggregation(int group) {
        return ((Group) nodes.get(group)).aggregation();
    }

    /** The position of a node; -1 if the model has none of this id. */
    int positionOf(String id) {
        return positions.getOrDefault(id, -1);
    }

    /** One subject's measurements as the numbers that the plan asks for. */
    double[] inputs(Measurements measurements) {
        return intake.of(measurements);
    }

    /** The exact points with one node at the scale's minimum, whatever was measured; NaN where there is no score. */
    double scoreAtMinimum(Evaluation evaluation, int node) {
        double[] points = evaluation.points();
        points[node] = model.scale().minimum();
        return plan.held(plan.regroup(points, node), evaluation.inputs());
    }

    /** The tree over one subject's measurements, with reasons and notes. */
    Evaluation evaluate(Measurements measurements) {
        double[] in = inputs(measurements);
        Evaluation evaluation = new Evaluation(this, in, plan.points(in));
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i) instanceof Criterion criterion) {
                explain(criterion, i, measurements, evaluation);
            } else {
                explainGroup(i, evaluation);
            }
        }
        lookForGates(measurements, evaluation);
        if (evaluation.isScored()) {
            adjust(i -> in[plan.gateValues[i]], evaluation);
        }
        return evaluation;
    }

    /**
     * A scored tree with other points at its leaves: what has points and what has none stays as it is.
     *
     * @param points each leaf's points, at its position; NaN leaves it as it is
     * @param values the values that gates are judged by
     */
    Evaluation withPoints(Evaluation tree, double[] points, Function<Gate, OptionalDouble> values) {
        double[] others = tree.points();
        for (int i = 0; i < others.length; i++) {
            if (plan.means[i] == null || tree.state(i) == Evaluation.State.STATED) {
                others[i] = tree.hasPoints(i) && !Double.isNaN(points[i]) ? points[i] : others[i];
            } else {
                others[i] = plan.group(i, others);
            }
        }
        Evaluation evaluation = new Evaluation(this, tree.inputs(), others);
        adjust(i -> values.apply(gates.get(i)).orElse(Double.NaN), evaluation);
        return evaluation;
    }

    private void explain(Criterion criterion, int position, Measurements measurements, Evaluation evaluation) {
        Measurement measurement = measurements.measurement(criterion.kpi());
        Reason reason = measurement.reason().orElseGet(() -> wantOfTarget(position, evaluation));
        double x = evaluation.curveInput(position);
        switch (evaluation.state(position)) {
            case MEASURED ->
                criterion.prior().ifPresent(prior -> explainPrior(prior, position, measurement, evaluation));
            case STATED ->
                evaluation.note(
                        Double.isNaN(x)
                                ? Note.statedPoints(criterion.id(), reason, evaluation.points(position))
                                : Note.priorTaken(
                                        criterion.id(),
                                        reason,
                                        criterion.prior().orElseThrow().mean()));
            case NOT_APPLICABLE -> evaluation.notApplicable(position, measurement.evidence());
            case MISSING, AGGREGATED -> {
                if (evaluation.points(position) == Plan.BARRED) {
                    List<String> details = measurement.evidence() instanceof Measurement.Unmeasured unmeasured
                            ? unmeasured.details()
                            : List.of();
                    evaluation.unscore(position, reason, details);
                } else {
                    evaluation.drop(position, reason);
                }
            }
        }
    }

    /** Why a value of a KPI cannot be compared with its target. */
    private Reason wantOfTarget(int position, Evaluation evaluation) {
        boolean stated = plan.targets[position] >= 0 && !Double.isNaN(evaluation.inputs()[plan.targets[position]]);
        return stated ? Reason.TARGET_NOT_POSITIVE : Reason.TARGET_MISSING;
    }

    private void explainPrior(Prior prior, int position, Measurement measurement, Evaluation evaluation) {
        double n = evaluation.inputs()[plan.sizes[position]];
        if (Double.isNaN(n)) {
            evaluation.note(Note.notShrunk(evaluation.id(position)));
            return;
        }
        double value = evaluation.inputs()[plan.values[position]];
        double used = Plan.shrunk(value, n, prior.mean(), prior.strength());
        evaluation.note(Note.shrunk(evaluation.id(position), measurement.value().orElseThrow(), used, prior));
    }

    private void explainGroup(int position, Evaluation evaluation) {
        boolean unscoredBelow = false;
        for (int child : children[position]) {
            unscoredBelow |= evaluation.unscores(child);
        }
        switch (evaluation.state(position)) {
            case NOT_APPLICABLE -> {
                evaluation.notApplicable(position, null);
                if (position == root()) {
                    evaluation.unscore(position, Reason.NOT_APPLICABLE, List.of());
                }
            }
            case STATED ->
                evaluation.note(Note.statedPoints(
                        evaluation.id(position), Reason.TOO_LITTLE_COVERAGE, evaluation.points(position)));
            case MISSING -> {
                if (evaluation.points(position) != Plan.BARRED) {
                    evaluation.drop(position, Reason.TOO_LITTLE_COVERAGE);
                } else if (!unscoredBelow) {
                    evaluation.unscore(position, Reason.TOO_LITTLE_COVERAGE, List.of(tooLittle(position, evaluation)));
                }
            }
            case MEASURED, AGGREGATED -> {}
        }
        // what unscores the whole has been named already, and its groups need no mention
        if (unscoredBelow) {
            evaluation.markUnscoring(position);
        }
    }

    private String tooLittle(int group, Evaluation evaluation) {
        double share = plan.shareOf(group, evaluation.points());
        boolean byCount = plan.byCount[group];
        double least =
                nodes.get(group).missing() instanceof MissingPolicy.Reweight reweight ? reweight.minimumShare() : 0;
        return share == 0
                ? "nothing below it has points"
                : String.format(
                        Locale.ROOT,
                        "%.1f %% of its %s, at least %.1f %% needed",
                        100 * share,
                        byCount ? "children" : "weight",
                        100 * least);
    }

    /** Says which gates cannot be judged for want of a value. */
    private void lookForGates(Measurements measurements, Evaluation evaluation) {
        for (Gate gate : gates) {
            measurements.measurement(gate.kpi()).reason().ifPresent(reason -> {
                if (reason == Reason.NOT_APPLICABLE) {
                    evaluation.noteOfTotal(Note.gateNotApplicable(gate));
                } else if (gate.ignoresMissing()) {
                    evaluation.noteOfTotal(Note.gateIgnored(gate, reason));
                } else {
                    evaluation.unscore(gate);
                }
            });
        }
    }

    private void adjust(IntToDoubleFunction values, Evaluation evaluation) {
        evaluation.holdAtCeiling(plan.ceiling);
        for (int i = 0; i < plan.gateCaps.length; i++) {
            double value = values.applyAsDouble(i);
            if (Plan.isNumber(value) && plan.isClosedAt(i, value)) {
                evaluation.close(gates.get(i), plan.gateCaps[i]);
            }
        }
    }
}
