package io.salesscore.score;

import io.salesscore.kpi.Measurement;
import io.salesscore.kpi.Measurements;
import io.salesscore.kpi.Reason;
import io.salesscore.model.Aggregation;
import io.salesscore.model.Criterion;
import io.salesscore.model.Curve;
import io.salesscore.model.Gate;
import io.salesscore.model.Group;
import io.salesscore.model.MissingPolicy;
import io.salesscore.model.Node;
import io.salesscore.model.Prior;
import io.salesscore.model.ScoreModel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A score model laid flat: its nodes in post-order, children in order of their ids, so that the order in which a model
 * is written changes no bit of a score. Immutable.
 */
final class CompiledModel {

    private static final Logger LOG = LoggerFactory.getLogger(CompiledModel.class);

    /** Shares that differ by less are one: what is left of computing in binary fractions. */
    private static final double SNAP = 1e-9;

    final ScoreModel model;

    /** The nodes, children before their parent; the root is the last. */
    final List<Node> nodes;

    /** The positions of each node's children, in order of ids; empty for criteria. */
    final int[][] children;

    /** Each node's weight among its siblings, as the model states it. */
    final double[] weights;

    /** The positions of the nodes as the model was written, outer before inner. */
    final int[] asWritten;

    /** The gates, the loosest cap first, so that each takes off what the one before left. */
    final List<Gate> gates;

    /** What each gate holds the total at. */
    private final double[] caps;

    /** The same as numbers. */
    final Plan plan;

    private final Map<String, Integer> positions = new HashMap<>();

    private CompiledModel(ScoreModel model) {
        this.model = model;
        List<Node> flat = new ArrayList<>();
        List<int[]> below = new ArrayList<>();
        flatten(model.root(), flat, below);
        this.nodes = List.copyOf(flat);
        this.children = below.toArray(int[][]::new);
        this.weights = flat.stream().mapToDouble(Node::weight).toArray();
        for (int i = 0; i < flat.size(); i++) {
            positions.put(flat.get(i).id(), i);
        }
        this.asWritten = asWritten(model.root()).mapToInt(this::positionOf).toArray();
        this.gates = model.gates().stream()
                .sorted(Comparator.comparingDouble((Gate gate) -> -model.capOf(gate))
                        .thenComparing(gate -> gate.kpi().id())
                        .thenComparing(Gate::comparison)
                        .thenComparing(Gate::threshold)
                        .thenComparing(Gate::ignoresMissing))
                .toList();
        this.caps = gates.stream().mapToDouble(model::capOf).toArray();
        this.plan = new Plan(model, nodes, children, gates);
    }

    static CompiledModel of(ScoreModel model) {
        CompiledModel compiled = new CompiledModel(model);
        LOG.debug("Compiled score model {}: {} nodes, {} gates", model, compiled.nodes.size(), compiled.gates.size());
        return compiled;
    }

    private static int flatten(Node node, List<Node> flat, List<int[]> below) {
        int[] positions = node instanceof Group group
                ? group.children().stream()
                        .sorted(Comparator.comparing(Node::id))
                        .mapToInt(child -> flatten(child, flat, below))
                        .toArray()
                : new int[0];
        flat.add(node);
        below.add(positions);
        return flat.size() - 1;
    }

    private static Stream<String> asWritten(Node node) {
        Stream<String> below = node instanceof Group group
                ? group.children().stream().flatMap(CompiledModel::asWritten)
                : Stream.empty();
        return Stream.concat(Stream.of(node.id()), below);
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

    /** The tree over one subject's measurements. */
    Evaluation evaluate(Measurements measurements) {
        return evaluate(measurements, -1);
    }

    /** As {@link #evaluate(Measurements)}, with one node at the scale's minimum, whatever was measured. */
    Evaluation evaluate(Measurements measurements, int atMinimum) {
        Evaluation evaluation = new Evaluation(this);
        for (int i = 0; i < nodes.size(); i++) {
            if (i == atMinimum) {
                evaluation.place(i, Evaluation.State.STATED, model.scale().minimum());
            } else if (nodes.get(i) instanceof Criterion criterion) {
                evaluate(criterion, i, measurements, evaluation);
            } else {
                evaluateGroup(i, evaluation);
            }
        }
        lookForGates(measurements, evaluation);
        if (evaluation.unscored().isEmpty()) {
            adjust(gate -> measurements.measurement(gate.kpi()).value(), evaluation);
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
        Evaluation evaluation = new Evaluation(this);
        for (int i = 0; i < nodes.size(); i++) {
            Evaluation.State state = tree.state(i);
            switch (state) {
                case AGGREGATED -> evaluation.place(i, state, aggregate(i, evaluation));
                case MEASURED, STATED ->
                    evaluation.place(i, state, Double.isNaN(points[i]) ? tree.points(i) : points[i]);
                case MISSING -> evaluation.drop(i, tree.reason(i));
                case NOT_APPLICABLE -> evaluation.notApplicable(i, null);
            }
        }
        adjust(values, evaluation);
        return evaluation;
    }

    /**
     * As {@link #withPoints}, the total after ceiling and gates alone: for thousands of draws, it leaves no object behind.
     *
     * @param points each leaf's points, at its position; the groups' are put beside them
     * @param values the value that each gate is judged by; NaN where it is not judged
     */
    double total(Evaluation tree, double[] points, IntToDoubleFunction values) {
        for (int i = 0; i < points.length; i++) {
            if (tree.state(i) == Evaluation.State.AGGREGATED) {
                points[i] = aggregate(i, tree, node -> points[node]);
            }
        }
        double total = Math.min(points[root()], model.ceiling());
        for (int i = 0; i < caps.length; i++) {
            double value = values.applyAsDouble(i);
            if (!Double.isNaN(value) && gates.get(i).isClosedAt(value)) {
                total = Math.min(total, caps[i]);
            }
        }
        return total;
    }

    private static void evaluate(Criterion criterion, int position, Measurements measurements, Evaluation evaluation) {
        Measurement measurement = measurements.measurement(criterion.kpi());
        Optional<Reason> reason = measurement.reason().or(() -> wantOfTarget(criterion, measurements));
        if (reason.isEmpty()) {
            double value = criterion
                    .prior()
                    .map(prior -> shrunk(measurement, prior, position, evaluation))
                    .orElseGet(() -> measurement.value().orElseThrow());
            placeByCurve(criterion, position, value, Evaluation.State.MEASURED, measurements, evaluation);
        } else if (reason.get() == Reason.NOT_APPLICABLE) {
            evaluation.notApplicable(position, measurement.evidence());
        } else {
            evaluateMissing(criterion, position, reason.get(), measurements, evaluation);
        }
    }

    /** Why no value of a KPI can be compared with its target; nothing if it can, or the curve does not ask for it. */
    private static Optional<Reason> wantOfTarget(Criterion criterion, Measurements measurements) {
        if (criterion.curve().input() != Curve.Input.ATTAINMENT) {
            return Optional.empty();
        }
        Optional<BigDecimal> target = measurements.target(criterion.kpi());
        if (target.isEmpty()) {
            return Optional.of(Reason.TARGET_MISSING);
        }
        // the target alone decides, so any actual will do
        return criterion.attainment(1, target.get().doubleValue()).isEmpty()
                ? Optional.of(Reason.TARGET_NOT_POSITIVE)
                : Optional.empty();
    }

    private static void placeByCurve(
            Criterion criterion,
            int position,
            double value,
            Evaluation.State state,
            Measurements measurements,
            Evaluation evaluation) {
        double x = criterion.curve().input() == Curve.Input.VALUE
                ? value
                : criterion
                        .attainment(
                                value,
                                measurements
                                        .target(criterion.kpi())
                                        .orElseThrow()
                                        .doubleValue())
                        .orElseThrow();
        evaluation.place(position, state, criterion.pointsAt(x), x);
    }

    private static double shrunk(Measurement measurement, Prior prior, int position, Evaluation evaluation) {
        double s = prior.strength();
        Measurement evidence = measurement.evidence();
        double value = evidence.value().orElseThrow();
        double used;
        Optional<Measurement.Proportion> counted = evidence.counted();
        if (counted.isPresent()) {
            used = (counted.get().k().doubleValue() + s * prior.mean())
                    / (counted.get().n().doubleValue() + s);
        } else if (evidence instanceof Measurement.Mean m) {
            used = (m.sum().doubleValue() + s * prior.mean()) / (m.n().doubleValue() + s);
        } else {
            evaluation.note(Note.notShrunk(evaluation.id(position)));
            return value;
        }
        evaluation.note(Note.shrunk(evaluation.id(position), value, used, prior));
        return used;
    }

    private static void evaluateMissing(
            Criterion criterion, int position, Reason reason, Measurements measurements, Evaluation evaluation) {
        MissingPolicy policy = criterion.missing();
        if (policy instanceof MissingPolicy.Reweight) {
            evaluation.drop(position, reason);
        } else if (policy instanceof MissingPolicy.Points stated) {
            evaluation.place(position, Evaluation.State.STATED, stated.points());
            evaluation.note(Note.statedPoints(criterion.id(), reason, stated.points()));
        } else if (policy instanceof MissingPolicy.TakePrior
                && (reason == Reason.MISSING || reason == Reason.ZERO_DENOMINATOR)
                && wantOfTarget(criterion, measurements).isEmpty()) {
            double mean = criterion.prior().orElseThrow().mean();
            evaluation.note(Note.priorTaken(criterion.id(), reason, mean));
            placeByCurve(criterion, position, mean, Evaluation.State.STATED, measurements, evaluation);
        } else {
            evaluation.unscore(
                    position,
                    reason,
                    measurements.measurement(criterion.kpi()).evidence() instanceof Measurement.Unmeasured unmeasured
                            ? unmeasured.details()
                            : List.of());
        }
    }

    private void evaluateGroup(int position, Evaluation evaluation) {
        double nominal = 0;
        double withPoints = 0;
        int applicable = 0;
        int count = 0;
        for (int child : children[position]) {
            if (evaluation.state(child) == Evaluation.State.NOT_APPLICABLE) {
                continue;
            }
            nominal += weights[child];
            applicable++;
            if (evaluation.hasPoints(child)) {
                withPoints += weights[child];
                count++;
            }
        }
        if (applicable == 0) {
            evaluation.notApplicable(position, null);
            if (position == root()) {
                evaluation.unscore(position, Reason.NOT_APPLICABLE, List.of());
            }
            return;
        }
        MissingPolicy policy = nodes.get(position).missing();
        boolean byCount = policy instanceof MissingPolicy.Reweight reweight && reweight.byCount();
        double least = policy instanceof MissingPolicy.Reweight reweight ? reweight.minimumShare() : 0;
        double share = byCount ? (double) count / (double) applicable : withPoints / nominal;
        if (count > 0 && share >= least - SNAP) {
            evaluation.place(position, Evaluation.State.AGGREGATED, aggregate(position, evaluation));
        } else if (policy instanceof MissingPolicy.Points stated) {
            evaluation.place(position, Evaluation.State.STATED, stated.points());
            evaluation.note(Note.statedPoints(evaluation.id(position), Reason.TOO_LITTLE_COVERAGE, stated.points()));
        } else if (policy instanceof MissingPolicy.Reweight && position != root()) {
            evaluation.drop(position, Reason.TOO_LITTLE_COVERAGE);
        } else if (Arrays.stream(children[position]).noneMatch(evaluation::unscores)) {
            String details = count == 0 ? "nothing below it has points" : tooLittle(share, least, byCount);
            evaluation.unscore(position, Reason.TOO_LITTLE_COVERAGE, List.of(details));
        }
        // what unscores the whole has been named already, and its groups need no mention
        if (Arrays.stream(children[position]).anyMatch(evaluation::unscores)) {
            evaluation.markUnscoring(position);
        }
    }

    private static String tooLittle(double share, double least, boolean byCount) {
        return String.format(
                Locale.ROOT,
                "%.1f %% of its %s, at least %.1f %% needed",
                100 * share,
                byCount ? "children" : "weight",
                100 * least);
    }

    private double aggregate(int group, Evaluation evaluation) {
        return aggregate(group, evaluation, evaluation::points);
    }

    private double aggregate(int group, Evaluation evaluation, IntToDoubleFunction points) {
        Mean mean = Mean.of(aggregation(group));
        double sum = mean.nothing();
        double weight = 0;
        for (int child : children[group]) {
            if (evaluation.hasPoints(child)) {
                sum = mean.join(sum, mean.part(weights[child], points.applyAsDouble(child)));
                weight += weights[child];
            }
        }
        return mean.of(sum, weight);
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

    private void adjust(Function<Gate, OptionalDouble> values, Evaluation evaluation) {
        evaluation.holdAtCeiling(model.ceiling());
        for (int i = 0; i < caps.length; i++) {
            Gate gate = gates.get(i);
            OptionalDouble value = values.apply(gate);
            if (value.isPresent() && gate.isClosedAt(value.getAsDouble())) {
                evaluation.close(gate, caps[i]);
            }
        }
    }

    /** The position of a node; -1 if the model has none of this id. */
    int positionOf(String id) {
        return positions.getOrDefault(id, -1);
    }
}
