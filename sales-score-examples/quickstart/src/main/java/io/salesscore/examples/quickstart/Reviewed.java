package io.salesscore.examples.quickstart;

import io.salesscore.config.ModelTree;
import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurements;
import io.salesscore.model.Aggregation;
import io.salesscore.model.Group;
import io.salesscore.model.Node;
import io.salesscore.model.ScoreModel;
import io.salesscore.period.Period;
import io.salesscore.review.CriticWeights;
import io.salesscore.review.Drift;
import io.salesscore.review.EntropyWeights;
import io.salesscore.review.LearnedWeights;
import io.salesscore.review.ModelComparison;
import io.salesscore.review.ModelReview;
import io.salesscore.review.Outcomes;
import io.salesscore.review.Perturbation;
import io.salesscore.review.Prediction;
import io.salesscore.review.Sensitivity;
import io.salesscore.review.Weighting;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * A model as it is reviewed over an export: everybody of a level in all whole periods. What the figures are too few for is
 * empty.
 *
 * @param results the scores of the run
 * @param periods the whole periods, the last being the one whose ranks are shaken
 * @param review what each KPI does
 * @param sensitivity what other weights would do to the last period's ranks
 * @param drift what changed between the last two periods
 * @param revenue the KPI that is foretold
 * @param prediction whether scores foretell the next period's revenue
 * @param reaching whether they foretell that it reaches its target
 * @param weightings other weights, by how they are called
 * @param comparison what the model changes in the last period, against another
 */
record Reviewed(
        Results results,
        Level level,
        List<Period> periods,
        ModelReview review,
        Sensitivity sensitivity,
        Optional<Drift> drift,
        Kpi revenue,
        Optional<Prediction> prediction,
        Optional<Prediction> reaching,
        Map<String, Weighting> weightings,
        Optional<ModelComparison> comparison) {

    static final String EQUAL = "equal";
    static final String ENTROPY = "entropy";
    static final String CRITIC = "critic";
    static final String LEARNED = "learned";

    /** How far weights are shaken. */
    static final double SHARE = 0.25;

    static final int DRAWS = 500;
    static final long SEED = 1;

    /** How many of the draws an interval of ranks holds. */
    static final double MOST = 0.90;

    /**
     * Reviews a model.
     *
     * @param measured everybody's measurements, by period
     * @param against the model that it is compared with
     * @throws OptionException if no period is over
     */
    static Reviewed of(
            Results results,
            Level level,
            Map<Period, Map<String, Measurements>> measured,
            Kpi revenue,
            Optional<ScoreModel> against)
            throws OptionException {
        ScoreModel model = results.model();
        List<Period> periods = results.periods().stream()
                .filter(period -> !results.isRunning(period) && measured.containsKey(period))
                .toList();
        if (periods.isEmpty()) {
            throw new OptionException("No period of the export is over, and a model is reviewed over whole periods."
                    + System.lineSeparator() + "Maybe leave --as-of out.");
        }
        List<Measurements> all = new ArrayList<>();
        periods.forEach(period -> all.addAll(in(measured, period)));
        Collection<Measurements> last = in(measured, periods.get(periods.size() - 1));
        ModelReview review = ModelReview.of(model, all);
        Outcomes outcomes = Outcomes.ofNext(revenue, all);
        Map<String, Weighting> weightings = new LinkedHashMap<>();
        weightings.put(EQUAL, Weighting.equal(model));
        ifEnough(() -> EntropyWeights.of(model, all)).ifPresent(found -> weightings.put(ENTROPY, found));
        ifEnough(() -> CriticWeights.of(model, all)).ifPresent(found -> weightings.put(CRITIC, found));
        ifEnough(() -> LearnedWeights.of(arithmetic(model), all, outcomes, SEED))
                .ifPresent(found -> weightings.put(LEARNED, found));
        return new Reviewed(
                results,
                level,
                periods,
                review,
                Sensitivity.of(model, last, Perturbation.ofWeights(SHARE), DRAWS, SEED),
                periods.size() < 2
                        ? Optional.empty()
                        : ifEnough(() ->
                                Drift.between(model, in(measured, periods.get(periods.size() - 2)), last, SEED)),
                revenue,
                ifEnough(() -> Prediction.of(review.scores(), outcomes)),
                reachedNext(revenue, all).flatMap(reached -> ifEnough(() -> Prediction.of(review.scores(), reached))),
                weightings,
                against.map(other -> ModelComparison.between(called(other, model.id()), model, last)));
    }

    private static Collection<Measurements> in(Map<Period, Map<String, Measurements>> measured, Period period) {
        return measured.getOrDefault(period, Map.of()).values();
    }

    /** What needs more subjects, or more differences between them, says so by an exception. */
    private static <T> Optional<T> ifEnough(Supplier<T> found) {
        try {
            return Optional.of(found.get());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether the revenue of the period after reached its target, for each subject that has one. */
    private static Optional<Outcomes> reachedNext(Kpi revenue, List<Measurements> all) {
        Map<Period, Map<String, Boolean>> byPeriod = new TreeMap<>();
        for (Measurements one : all) {
            Optional<BigDecimal> target = one.target(revenue);
            one.measurement(revenue)
                    .value()
                    .ifPresent(value -> target.ifPresent(
                            stated -> byPeriod.computeIfAbsent(one.period().previous(), none -> new TreeMap<>())
                                    .put(one.subject(), value >= stated.doubleValue())));
        }
        return byPeriod.entrySet().stream()
                .map(each -> Outcomes.yesNo(each.getValue()).in(each.getKey()))
                .reduce(Outcomes::and);
    }

    /** Learned weights are those of sums. */
    private static ScoreModel arithmetic(ScoreModel model) {
        ScoreModel sums = model.withAggregation(model.id(), Aggregation.ARITHMETIC);
        for (Group group : groups(model.root())) {
            sums = sums.withAggregation(group.id(), Aggregation.ARITHMETIC);
        }
        return sums;
    }

    private static List<Group> groups(Group whole) {
        List<Group> groups = new ArrayList<>();
        for (Node child : whole.children()) {
            if (child instanceof Group group) {
                groups.add(group);
                groups.addAll(groups(group));
            }
        }
        return groups;
    }

    /** Versions of one model are compared; another model is taken for one, with its id in the version. */
    private static ScoreModel called(ScoreModel model, String id) {
        if (model.id().equals(id)) {
            return model;
        }
        Map<String, Object> tree = new LinkedHashMap<>(ModelTree.write(model));
        tree.put("id", id);
        tree.put("version", model.toString());
        return ModelTree.read(tree);
    }
}
