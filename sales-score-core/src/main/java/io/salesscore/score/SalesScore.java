package io.salesscore.score;

import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurements;
import io.salesscore.model.Aggregation;
import io.salesscore.model.Criterion;
import io.salesscore.model.Group;
import io.salesscore.model.ScoreModel;
import io.salesscore.period.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The score of a subject in a period, or the reasons why there is none. It names the model that made it and keeps its inputs,
 * so that it can be made again; it never changes. Immutable; contributions and notes are computed when they are asked for.
 *
 * <pre>{@code
 * score.isScored();        // true
 * score.points();          // 95.1, as shown, graded and ranked
 * score.exactPoints();     // 95.098039…
 * score.grade();           // A
 * score.contributions();   // revenue 56.470588, lead conversion 18.627451, satisfaction 20.000000
 * score.coverage();        // 0.85: the repeat customer rate had no data
 * }</pre>
 */
public final class SalesScore {

    private final CompiledModel compiled;
    private final Measurements inputs;
    private final Evaluation evaluation;
    private final double published;

    // made when it is first asked for; a race makes the same again
    private volatile @Nullable OwenValues shortfalls;

    SalesScore(CompiledModel compiled, Measurements inputs, Evaluation evaluation) {
        this.compiled = compiled;
        this.inputs = inputs;
        this.evaluation = evaluation;
        this.published = evaluation.unscored().isEmpty() ? compiled.model.publish(evaluation.total()) : Double.NaN;
    }

    /**
     * Who is scored.
     *
     * @return the subject's id
     */
    public String subject() {
        return inputs.subject();
    }

    /**
     * When.
     *
     * @return the period
     */
    public Period period() {
        return inputs.period();
    }

    /**
     * The model that made the score, with its id, version and fingerprint.
     *
     * @return the model
     */
    public ScoreModel model() {
        return compiled.model;
    }

    /**
     * What the score was made from: the measurements and targets, distinct counts without their keys.
     *
     * @return the inputs, from which {@link ScoreCalculator#replay} makes the score again
     */
    public Measurements inputs() {
        return inputs;
    }

    /**
     * Whether there is a score. Where there is none, {@link #unscoredBecause()} says why.
     *
     * @return true if there are points
     */
    public boolean isScored() {
        return evaluation.unscored().isEmpty();
    }

    /**
     * Why there is no score.
     *
     * @return the nodes of the model that stand in the way, and why; empty if there is a score
     */
    public List<Unscored> unscoredBecause() {
        return evaluation.unscored().stream().sorted(asWritten(Unscored::id)).toList();
    }

    /**
     * The published score: {@link #exactPoints()} rounded by {@link ScoreModel#publish}. It is what is shown, graded and
     * ranked.
     *
     * @return the points, with the model's decimals
     * @throws IllegalStateException if there is no score, naming the reasons
     */
    public double points() {
        requireScored();
        return published;
    }

    /**
     * The score before rounding, after ceiling and gates.
     *
     * @return the points
     * @throws IllegalStateException if there is no score, naming the reasons
     */
    public double exactPoints() {
        requireScored();
        return evaluation.total();
    }

    /**
     * What the published score is called.
     *
     * @return the grade; empty if the model has no grades or there is no score
     */
    public Optional<String> grade() {
        return isScored() ? compiled.model.gradeOf(points()) : Optional.empty();
    }

    /**
     * How much of the model had data: the weight of the criteria whose data entered, over that of the criteria that apply to
     * the subject. What a missing-data policy stated in place of data does not count. Where too little of the model has data
     * for a score, this says how little.
     *
     * @return the coverage, from 0 to 1, rounded to 1e-9
     */
    public double coverage() {
        return evaluation.coverage();
    }

    /**
     * What each criterion accounts for, in the order of the model, then what ceiling and gates took off. They sum to
     * {@link #exactPoints()} within 1e-9.
     *
     * <p>Criteria without points are left out; a group that took stated points stands for what is below it.
     *
     * @return the contributions
     * @throws IllegalStateException if there is no score, naming the reasons
     */
    public List<Contribution> contributions() {
        requireScored();
        double[] weights = evaluation.effectiveWeights();
        double[] shares = shortfalls().shares();
        boolean[] entered = evaluation.entered();
        List<Contribution> contributions = new ArrayList<>();
        for (int node : compiled.asWritten) {
            if (entered[node] && evaluation.state(node) != Evaluation.State.AGGREGATED) {
                contributions.add(contribution(node, weights[node], shares[node]));
            }
        }
        evaluation
                .adjustments()
                .forEach(held ->
                        contributions.add(new Contribution(held.id(), held.kind(), 0, held.level(), held.change())));
        return List.copyOf(contributions);
    }

    /**
     * What a criterion accounts for.
     *
     * @param kpi the criterion's KPI
     * @return its contribution; empty where the criterion has no points
     * @throws IllegalArgumentException if the model has no such criterion
     * @throws IllegalStateException if there is no score, naming the reasons
     */
    public Optional<Contribution> contribution(Kpi kpi) {
        Criterion criterion = compiled.model.criterion(kpi);
        return contributions().stream()
                .filter(contribution -> contribution.kind() == Contribution.Kind.CRITERION
                        && contribution.id().equals(criterion.id()))
                .findFirst();
    }

    /**
     * What each group below the root accounts for: the sum of what is below it.
     *
     * @return the groups that have points, in the order of the model, outer before inner
     * @throws IllegalStateException if there is no score, naming the reasons
     */
    public List<Contribution> groups() {
        requireScored();
        double[] sums = shortfalls().shares();
        for (int node = 0; node < compiled.root(); node++) {
            for (int child : compiled.children[node]) {
                sums[node] += sums[child];
            }
        }
        double[] weights = evaluation.effectiveWeights();
        boolean[] entered = evaluation.entered();
        List<Contribution> groups = new ArrayList<>();
        for (int node : compiled.asWritten) {
            if (entered[node] && node != compiled.root() && compiled.nodes.get(node) instanceof Group) {
                groups.add(contribution(node, weights[node], sums[node]));
            }
        }
        return List.copyOf(groups);
    }

    private Contribution contribution(int node, double weight, double shareOfChange) {
        return new Contribution(
                evaluation.id(node),
                compiled.nodes.get(node) instanceof Criterion ? Contribution.Kind.CRITERION : Contribution.Kind.GROUP,
                weight,
                evaluation.points(node),
                weight * compiled.model.scale().full() + shareOfChange);
    }

    /** From full points to the actual ones, over the nodes that have points. */
    private OwenValues shortfalls() {
        OwenValues known = shortfalls;
        if (known == null) {
            known = owenValues();
            shortfalls = known;
        }
        return known;
    }

    private OwenValues owenValues() {
        int n = compiled.nodes.size();
        boolean[] entered = evaluation.entered();
        int[][] children = new int[n][];
        double[] from = new double[n];
        double[] to = new double[n];
        Aggregation[] aggregations = new Aggregation[n];
        for (int i = 0; i < n; i++) {
            boolean aggregated = entered[i] && evaluation.state(i) == Evaluation.State.AGGREGATED;
            children[i] = aggregated
                    ? Arrays.stream(compiled.children[i])
                            .filter(child -> entered[child])
                            .toArray()
                    : new int[0];
            aggregations[i] = aggregated ? compiled.aggregation(i) : Aggregation.ARITHMETIC;
            from[i] = compiled.model.scale().full();
            to[i] = evaluation.points(i);
        }
        return new OwenValues(children, compiled.weights, aggregations, from, to);
    }

    /** By place in the model as it was written; what has none, such as the KPI of a gate alone, comes last. */
    private <T> Comparator<T> asWritten(Function<T, String> id) {
        Map<String, Integer> order = new HashMap<>();
        for (int node : compiled.asWritten) {
            order.put(evaluation.id(node), order.size());
        }
        return Comparator.comparing(each -> order.getOrDefault(id.apply(each), order.size()));
    }

    /**
     * Where on its curve a criterion was read: the KPI's value, shrunk if the criterion has a prior, or its attainment.
     *
     * @param kpi the criterion's KPI
     * @return the x; empty where the criterion was not read from its curve
     * @throws IllegalArgumentException if the model has no such criterion
     */
    public OptionalDouble curveInput(Kpi kpi) {
        double x = evaluation.curveInput(
                compiled.positionOf(compiled.model.criterion(kpi).id()));
        return Double.isNaN(x) ? OptionalDouble.empty() : OptionalDouble.of(x);
    }

    /**
     * What the points alone do not say: KPIs dropped, shrunk, replaced or not applicable, and every adjustment of the total.
     *
     * @return the notes; those about criteria and groups first, in the order of the model, then those about the total
     */
    public List<Note> notes() {
        Stream<Note> dropped = evaluation.dropped().stream()
                .map(node -> Note.dropped(evaluation.id(node), evaluation.reason(node), publishedAtMinimum(node)));
        Stream<Note> proportions = isScored()
                ? shortfalls().inProportion().stream().map(group -> Note.sharedInProportion(evaluation.id(group)))
                : Stream.empty();
        Stream<Note> ofNodes = Stream.of(dropped, evaluation.notes().stream(), proportions)
                .flatMap(notes -> notes)
                .sorted(asWritten(Note::id));
        return Stream.concat(ofNodes, evaluation.notesOfTotal().stream()).toList();
    }

    private double publishedAtMinimum(int node) {
        Evaluation other = compiled.evaluate(inputs, node);
        return other.unscored().isEmpty() ? compiled.model.publish(other.total()) : Double.NaN;
    }

    private void requireScored() {
        if (!isScored()) {
            throw new IllegalStateException("The subject (" + subject() + ") has no score in (" + period() + ") by ("
                    + compiled.model + "): "
                    + unscoredBecause().stream().map(Unscored::toString).collect(Collectors.joining(", "))
                    + ".\nMaybe ask isScored() first.");
        }
    }

    /** Scores are equal if equal models made them from equal inputs. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SalesScore that
                && inputs.equals(that.inputs)
                && compiled.model.equals(that.compiled.model);
    }

    @Override
    public int hashCode() {
        return Objects.hash(inputs, compiled.model);
    }

    /** For people: the score in a line, then its contributions and notes. */
    @Override
    public String toString() {
        StringBuilder text =
                new StringBuilder(subject()).append(' ').append(period()).append(": ");
        if (isScored()) {
            text.append(String.format(Locale.ROOT, "%." + compiled.model.decimals() + "f", points()));
            grade().ifPresent(grade -> text.append(" (").append(grade).append(')'));
        } else {
            text.append("unscored");
        }
        text.append(String.format(Locale.ROOT, ", coverage %.0f %%", 100 * coverage()))
                .append(", by ")
                .append(compiled.model);
        Stream<?> lines = isScored()
                ? Stream.concat(contributions().stream(), notes().stream())
                : Stream.concat(unscoredBecause().stream(), notes().stream());
        lines.forEach(line -> text.append("\n  ").append(line));
        return text.toString();
    }
}
