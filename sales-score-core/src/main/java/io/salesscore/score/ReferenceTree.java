package io.salesscore.score;

import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Reason;
import io.salesscore.model.Benchmark;
import io.salesscore.model.Criterion;
import io.salesscore.model.Curve;
import io.salesscore.model.Gate;
import io.salesscore.model.ScoreModel;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * A score's tree with a reference's points in it.
 *
 * @param tree the score's tree, the reference's points at its leaves
 * @param coverage what the reference's total gains by being computed over this tree instead of its own
 * @param adjustments what ceiling, gates and override change the reference's total by
 * @param exact the reference's total after them
 */
record ReferenceTree(Evaluation tree, double coverage, List<Contribution> adjustments, double exact) {

    static ReferenceTree of(SalesScore score, Reference reference) {
        CompiledModel compiled = score.compiled();
        double[] points = new double[compiled.nodes.size()];
        if (reference instanceof Reference.Other other) {
            requireSameModel(score, other.score());
            Evaluation others = other.score().evaluation();
            Arrays.setAll(points, node -> pointsOf(others, node));
            Evaluation tree = compiled.withPoints(score.evaluation(), points, gate -> OptionalDouble.empty());
            double coverage = tree.beforeAdjustments() - others.beforeAdjustments();
            return new ReferenceTree(
                    tree, coverage, other.score().adjustments(), other.score().exactPoints());
        }
        Function<Gate, OptionalDouble> values = gate -> OptionalDouble.empty();
        if (reference instanceof Reference.Level level) {
            requireOnScale(level, score.model());
            Arrays.fill(points, level.points());
        } else if (reference instanceof Reference.Medians medians) {
            requireSameKpis(medians, score.model());
            Arrays.setAll(points, node -> pointsOf(medians, score, node));
            values = gate -> medians.of(gate.kpi())
                    .map(benchmark -> OptionalDouble.of(benchmark.median()))
                    .orElseGet(() -> valueOf(score, gate));
        } else if (reference instanceof Reference.Peers peers) {
            requireSameModel(score, peers.scores().get(0));
            Arrays.setAll(
                    points,
                    node -> median(peers, peer -> pointsOf(peer.evaluation(), node))
                            .orElse(Double.NaN));
            values = gate -> {
                OptionalDouble median =
                        median(peers, peer -> valueOf(peer, gate).orElse(Double.NaN));
                return median.isPresent() ? median : valueOf(score, gate);
            };
        } else {
            Arrays.fill(points, score.model().scale().full());
        }
        Function<Gate, OptionalDouble> judgedBy = values;
        Evaluation tree = compiled.withPoints(
                score.evaluation(),
                points,
                gate -> isApplicable(score, gate) ? judgedBy.apply(gate) : OptionalDouble.empty());
        return new ReferenceTree(tree, 0, tree.adjustments(), tree.exact());
    }

    private static double pointsOf(Evaluation evaluation, int node) {
        return evaluation.hasPoints(node) ? evaluation.points(node) : Double.NaN;
    }

    private static double pointsOf(Reference.Medians medians, SalesScore score, int node) {
        return score.compiled().nodes.get(node) instanceof Criterion criterion
                ? medians.of(criterion.kpi())
                        .map(Benchmark::median)
                        .map(median -> pointsAt(criterion, median, score))
                        .orElse(Double.NaN)
                : Double.NaN;
    }

    private static double pointsAt(Criterion criterion, double value, SalesScore score) {
        if (criterion.curve().input() == Curve.Input.VALUE) {
            return criterion.pointsAt(value);
        }
        Optional<BigDecimal> target = score.inputs().target(criterion.kpi());
        OptionalDouble attainment = target.isEmpty()
                ? OptionalDouble.empty()
                : criterion.attainment(value, target.get().doubleValue());
        return attainment.isEmpty() ? Double.NaN : criterion.pointsAt(attainment.getAsDouble());
    }

    private static OptionalDouble valueOf(SalesScore score, Gate gate) {
        return score.inputs().measurement(gate.kpi()).value();
    }

    private static boolean isApplicable(SalesScore score, Gate gate) {
        return score.inputs()
                .measurement(gate.kpi())
                .reason()
                .filter(reason -> reason == Reason.NOT_APPLICABLE)
                .isEmpty();
    }

    /** The median of what is no NaN; nothing where so few peers have anything that it would tell of one of them. */
    private static OptionalDouble median(Reference.Peers peers, ToDoubleFunction<SalesScore> number) {
        double[] sorted = peers.scores().stream()
                .mapToDouble(number)
                .filter(each -> !Double.isNaN(each))
                .sorted()
                .toArray();
        int n = sorted.length;
        return n < peers.minimumSize()
                ? OptionalDouble.empty()
                : OptionalDouble.of((sorted[(n - 1) / 2] + sorted[n / 2]) / 2);
    }

    private static void requireSameModel(SalesScore score, SalesScore other) {
        if (!score.model().scoresAs(other.model())) {
            throw new IllegalArgumentException(
                    "The score of subject (" + score.subject() + ") by (" + score.model()
                            + ") cannot be held against that of subject (" + other.subject() + ") by (" + other.model()
                            + "): the models differ.\nMaybe score both by one model first, or ask for the change of one subject.");
        }
    }

    private static void requireSameKpis(Reference.Medians medians, ScoreModel model) {
        List<Kpi> kpis = model.kpis();
        for (Benchmark benchmark : medians.benchmarks()) {
            Kpi theirs = benchmark.kpi();
            kpis.stream()
                    .filter(kpi -> kpi.id().equals(theirs.id()) && !kpi.measuresTheSameAs(theirs))
                    .findFirst()
                    .ifPresent(kpi -> {
                        throw new IllegalArgumentException("The KPI (" + kpi.id() + ") of score model (" + model
                                + ") is not measured as in the benchmark from (" + benchmark.source()
                                + "): unit, direction or roll-up differ.");
                    });
        }
        if (kpis.stream().allMatch(kpi -> medians.of(kpi).isEmpty())) {
            throw new IllegalArgumentException("The " + medians + " say nothing of score model (" + model
                    + "), which asks for none of these KPIs.");
        }
    }

    private static void requireOnScale(Reference.Level level, ScoreModel model) {
        if (level.points() < model.scale().minimum()) {
            throw new IllegalArgumentException(
                    "The points (" + level.points() + ") of a reference are below the minimum ("
                            + model.scale().minimum() + ") of the scale of score model (" + model + ").");
        }
    }
}
