package io.salesscore.score;

import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurements;
import io.salesscore.model.Criterion;
import io.salesscore.model.Group;
import io.salesscore.model.ScoreModel;
import io.salesscore.period.Period;
import java.time.LocalDate;
import java.util.ArrayList;
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
 * The score of a subject in a period, or the reasons why there is none. It names the model that made it and keeps its
 * inputs, so that it can be made again; it never changes. What a manager decides in its place is a score of its own,
 * which still shows the computed one ({@link #withOverride}). Immutable; contributions and notes are computed when they
 * are asked for.
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
    // what the model gives; NaN where that is no score
    private final double computed;
    // in force, or none
    private final @Nullable ScoreOverride override;

    // made when somebody asks for more than points; a race makes the same again
    private volatile @Nullable Evaluation evaluation;

    SalesScore(CompiledModel compiled, Measurements inputs, @Nullable ScoreOverride override) {
        this(compiled, inputs, compiled.plan.score(compiled.inputs(inputs), null), override);
    }

    private SalesScore(CompiledModel compiled, Measurements inputs, double computed, @Nullable ScoreOverride override) {
        this.compiled = compiled;
        this.inputs = inputs;
        this.computed = computed;
        this.override = override;
    }

    private SalesScore with(@Nullable ScoreOverride other) {
        return new SalesScore(compiled, inputs, computed, other);
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
     * This score with what a manager decided in its place, as it is on a day. While the override is in force its value
     * is what is shown, graded and ranked, after ceiling and gates; the score as {@linkplain #computed() computed}
     * stays beside it. A subject without a score has one then. After the override's last day the score is as computed.
     *
     * <pre>{@code
     * SalesScore decided = score.withOverride(new ScoreOverride(80, "branch closed by flood", "Dewi", lastDay), today);
     * decided.points();              // 80.0
     * decided.computed().points();   // 95.1
     * decided.contributions();       // those of the computed score, then -15.098039 of kind OVERRIDE
     * }</pre>
     *
     * @param override the override, in place of any before
     * @param asOf the day on which the score is looked at
     * @return the score with the override, or as computed if the override has ended
     * @throws IllegalArgumentException if the override's value is below the minimum of the model's scale or above the
     *     model's ceiling, even if the override has ended
     */
    public SalesScore withOverride(ScoreOverride override, LocalDate asOf) {
        double minimum = compiled.model.scale().minimum();
        double ceiling = compiled.model.ceiling();
        if (override.value() < minimum || override.value() > ceiling) {
            throw new IllegalArgumentException("The value of the override (" + override + ") of subject (" + subject()
                    + ") in (" + period() + ") must lie between the minimum (" + minimum + ") and the ceiling ("
                    + ceiling + ") of score model (" + compiled.model + ").\nMaybe the points of another scale.");
        }
        return override.isInForceOn(asOf) ? with(override) : computed();
    }

    /**
     * What a manager decided in place of the computed score.
     *
     * @return the override in force; empty where the score is as computed
     */
    public Optional<ScoreOverride> override() {
        return Optional.ofNullable(override);
    }

    /**
     * The score that the model gives, whatever was decided in its place.
     *
     * @return the score without override; this one if it has none
     */
    public SalesScore computed() {
        return override == null ? this : with(null);
    }

    /**
     * Whether there is a score. Where there is none, {@link #unscoredBecause()} says why.
     *
     * @return true if there are points
     */
    public boolean isScored() {
        return !Double.isNaN(exact());
    }

    /**
     * Why there is no score.
     *
     * @return the nodes of the model that stand in the way, and why; empty if there is a score, be it by override: then
     *     the {@linkplain #computed() computed} one says why it is none
     */
    public List<Unscored> unscoredBecause() {
        return isScored()
                ? List.of()
                : evaluation().unscored().stream()
                        .sorted(asWritten(Unscored::id))
                        .toList();
    }

    /**
     * The published score: {@link #exactPoints()} rounded by {@link ScoreModel#publish}. It is what is shown, graded
     * and ranked.
     *
     * @return the points, with the model's decimals
     * @throws IllegalStateException if there is no score, naming the reasons
     */
    public double points() {
        requireScored();
        return compiled.model.publish(exact());
    }

    /**
     * The score before rounding, after ceiling and gates, or what an override puts in its place.
     *
     * @return the points
     * @throws IllegalStateException if there is no score, naming the reasons
     */
    public double exactPoints() {
        requireScored();
        return exact();
    }

    private double exact() {
        return override == null ? computed : override.value();
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
     * How much of the model had data: the weight of the criteria whose data entered, over that of the criteria that
     * apply to the subject. What a missing-data policy stated in place of data does not count. Where too little of the
     * model has data for a score, this says how little. An override leaves it as it is.
     *
     * @return the coverage, from 0 to 1, rounded to 1e-9
     */
    public double coverage() {
        return evaluation().coverage();
    }

    /**
     * What each criterion accounts for, in the order of the model, then what ceiling and gates took off, then what an
     * override changed. They sum to {@link #exactPoints()} within 1e-9.
     *
     * <p>Criteria without points are left out; a group that took stated points stands for what is below it. Where there
     * is no computed score the override accounts for all points.
     *
     * @return the contributions
     * @throws IllegalStateException if there is no score, naming the reasons
     */
    public List<Contribution> contributions() {
        requireScored();
        List<Contribution> contributions = new ArrayList<>();
        boolean computes = !Double.isNaN(computed);
        if (computes) {
            addNodes(contributions);
            contributions.addAll(evaluation().adjustments());
        }
        if (override != null) {
            double decided = override.value();
            contributions.add(Contribution.adjustment(
                    Contribution.Kind.OVERRIDE, Contribution.OVERRIDE, decided, decided - (computes ? computed : 0)));
        }
        return List.copyOf(contributions);
    }

    private void addNodes(List<Contribution> contributions) {
        double[] weights = evaluation().effectiveWeights();
        double[] points = evaluation().contributions();
        boolean[] leaves = evaluation().leaves();
        for (int node : compiled.asWritten) {
            if (leaves[node]) {
                contributions.add(contribution(node, weights[node], points[node]));
            }
        }
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
     * @return the groups that have points, in the order of the model, outer before inner; none where the model gives no
     *     score and an override stands alone
     * @throws IllegalStateException if there is no score, naming the reasons
     */
    public List<Contribution> groups() {
        requireScored();
        if (Double.isNaN(computed)) {
            return List.of();
        }
        double[] sums = evaluation().contributions();
        for (int node = 0; node < compiled.root(); node++) {
            for (int child : compiled.children[node]) {
                sums[node] += sums[child];
            }
        }
        double[] weights = evaluation().effectiveWeights();
        boolean[] entered = evaluation().entered();
        List<Contribution> groups = new ArrayList<>();
        for (int node : compiled.asWritten) {
            if (entered[node] && node != compiled.root() && compiled.nodes.get(node) instanceof Group) {
                groups.add(contribution(node, weights[node], sums[node]));
            }
        }
        return List.copyOf(groups);
    }

    /**
     * What makes this score differ from a reference: full points, a level, another score, medians.
     *
     * @param reference what it is held against
     * @return the difference, by criterion and adjustment
     * @throws IllegalStateException if there is no computed score, naming the reasons
     * @throws IllegalArgumentException if the reference does not fit this score's model: another model's score, a level below
     *     its scale, or medians of none of its KPIs or of one that is measured otherwise
     */
    public Contrast against(Reference reference) {
        computed().requireScored();
        return Contrast.of(this, reference);
    }

    CompiledModel compiled() {
        return compiled;
    }

    /** The tree behind the computed score, with reasons and notes. */
    Evaluation evaluation() {
        Evaluation known = evaluation;
        if (known == null) {
            known = compiled.evaluate(inputs);
            evaluation = known;
        }
        return known;
    }

    /** What changed the computed total: ceiling and gates, then an override. */
    List<Contribution> adjustments() {
        return contributions().stream().filter(Contribution::isAdjustment).toList();
    }

    private Contribution contribution(int node, double weight, double points) {
        return new Contribution(
                evaluation().id(node),
                compiled.kindOf(node),
                weight,
                evaluation().points(node),
                points);
    }

    /** By place in the model as it was written; what has none, such as the KPI of a gate alone, comes last. */
    private <T> Comparator<T> asWritten(Function<T, String> id) {
        Map<String, Integer> order = new HashMap<>();
        for (int node : compiled.asWritten) {
            order.put(evaluation().id(node), order.size());
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
        double x = evaluation()
                .curveInput(compiled.positionOf(compiled.model.criterion(kpi).id()));
        return Double.isNaN(x) ? OptionalDouble.empty() : OptionalDouble.of(x);
    }

    /**
     * What the points alone do not say: KPIs dropped, shrunk, replaced or not applicable, and every adjustment of the
     * total.
     *
     * @return the notes; those about criteria and groups first, in the order of the model, then those about the total,
     *     as they are for the computed score; an override's comes last
     */
    public List<Note> notes() {
        Evaluation evaluation = evaluation();
        Stream<Note> dropped = evaluation.dropped().stream()
                .map(node -> Note.dropped(evaluation.id(node), evaluation.reason(node), publishedAtMinimum(node)));
        Stream<Note> proportions = evaluation.isScored()
                ? evaluation.sharedInProportion().stream().map(group -> Note.sharedInProportion(evaluation.id(group)))
                : Stream.empty();
        Stream<Note> ofNodes = Stream.of(dropped, evaluation.notes().stream(), proportions)
                .flatMap(notes -> notes)
                .sorted(asWritten(Note::id));
        Stream<Note> overridden = override().stream().map(by -> Note.overridden(by, evaluation.exact()));
        return Stream.of(ofNodes, evaluation.notesOfTotal().stream(), overridden)
                .flatMap(notes -> notes)
                .toList();
    }

    private double publishedAtMinimum(int node) {
        double exactAtMinimum = compiled.scoreAtMinimum(evaluation(), node);
        return Double.isNaN(exactAtMinimum) ? Double.NaN : compiled.model.publish(exactAtMinimum);
    }

    private void requireScored() {
        if (!isScored()) {
            throw new IllegalStateException("The subject (" + subject() + ") has no score in (" + period() + ") by ("
                    + compiled.model + "): "
                    + unscoredBecause().stream().map(Unscored::toString).collect(Collectors.joining(", "))
                    + ".\nMaybe ask isScored() first.");
        }
    }

    /** Scores are equal if equal models made them from equal inputs, under equal overrides. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SalesScore that
                && inputs.equals(that.inputs)
                && compiled.model.equals(that.compiled.model)
                && Objects.equals(override, that.override);
    }

    @Override
    public int hashCode() {
        return Objects.hash(inputs, compiled.model, override);
    }

    /**
     * For people: the score in a line, beside the computed one if it has an override, then its contributions and notes.
     */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(subject())
                .append(' ')
                .append(period())
                .append(": ")
                .append(inShort());
        if (override != null) {
            text.append(", computed ").append(computed().inShort());
        }
        text.append(String.format(Locale.ROOT, ", coverage %.0f %%", 100 * coverage()))
                .append(", by ")
                .append(compiled.model);
        List<Contribution> contributions = isScored() ? contributions() : List.of();
        Stream.of(contributions, computed().unscoredBecause(), notes())
                .flatMap(List::stream)
                .forEach(line -> text.append("\n  ").append(line));
        return text.toString();
    }

    /** Points and grade, for people. */
    String inShort() {
        return isScored()
                ? String.format(Locale.ROOT, "%." + compiled.model.decimals() + "f", points())
                        + grade().map(grade -> " (" + grade + ")").orElse("")
                        + (override == null ? "" : " by override")
                : "unscored";
    }
}
