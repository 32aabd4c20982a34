package io.salesscore.review;

import io.salesscore.explain.Language;
import io.salesscore.kpi.Names;
import io.salesscore.model.ScoreModel;
import java.util.List;
import java.util.Map;

/**
 * Weights that a method has found, with what there is to say against them.
 *
 * <table class="striped">
 * <caption>What each method goes by</caption>
 * <tr><th>method</th><th>goes by</th><th>its weakness</th></tr>
 * <tr><td>{@link #equal}</td><td>nothing</td><td>a KPI that is there twice counts twice</td></tr>
 * <tr><td>{@link Ahp}</td><td>judgements of people, two KPIs at a time</td><td>as good as the judges</td></tr>
 * <tr><td>{@link EntropyWeights}</td><td>how unevenly points are spread</td><td>spread is not importance</td></tr>
 * <tr><td>{@link CriticWeights}</td><td>spread, and how little a KPI goes with the others</td><td>the same</td></tr>
 * <tr><td>{@link LearnedWeights}</td><td>outcomes that the score should foretell</td><td>needs many subjects</td></tr>
 * </table>
 *
 * <p>The weights are shares: {@code weighting.in(model)} is the model with them.
 */
public sealed interface Weighting permits Ahp, CriticWeights, EntropyWeights, EqualWeights, LearnedWeights {

    /** What may be wrong with weights. */
    enum Doubt {

        /** The judgements contradict each other more than they should: the consistency ratio is above 0.10. */
        INCONSISTENT_JUDGEMENTS,

        /** All subjects have the same points, so that the weight is 0 for want of anything to go by. */
        NO_SPREAD,

        /** Subjects were left out because a criterion has no data for them. */
        SUBJECTS_LEFT_OUT,

        /** Subjects were left out because no outcome is known of them. */
        OUTCOMES_MISSING,

        /** There are fewer than three subjects for each criterion, so that others could give quite other weights. */
        FEW_SUBJECTS,

        /** No criterion goes with the outcome the right way; the weights are the model's own. */
        NO_RELATION,

        /** The data cannot tell whether the weights foretell the outcome better than the model's own. */
        NO_CLEAR_GAIN,

        /** Without one subject the data could not tell that the weights foretell the outcome better than the model's own. */
        HANGS_ON_ONE_SUBJECT
    }

    /**
     * A doubt about weights.
     *
     * @param doubt which
     * @param ids the nodes that it is about, by id; none where it is about all
     * @param sentence what to tell people
     */
    record Warning(Doubt doubt, List<String> ids, Names sentence) {

        /**
         * Copies the ids.
         *
         * @param doubt which
         * @param ids the nodes that it is about
         * @param sentence what to tell people
         */
        public Warning {
            ids = List.copyOf(ids);
        }

        /**
         * What to tell people.
         *
         * @param language the reader's language
         * @return a sentence
         */
        public String text(Language language) {
            return language.choose(sentence);
        }
    }

    /**
     * The weights.
     *
     * @return a share for each node, by id in ascending order; from 0 to 1, with the sum 1
     */
    Map<String, Double> weights();

    /**
     * What there is to say against the weights.
     *
     * @return the doubts, gravest first; empty if there are none
     */
    List<Warning> warnings();

    /**
     * Equal weights: each criterion weighs the same in the score, whatever the group that it stands in.
     *
     * @param model the model
     * @return one share of as many as there are criteria
     */
    static Weighting equal(ScoreModel model) {
        return EqualWeights.of(model);
    }

    /**
     * A model with these weights. They are either those of all its criteria, of which a group weighs the sum of its own,
     * or those of all children of one group (or of the root), of which the group keeps its weight. Nodes of the weight 0
     * (below 1e-9) leave the model, but for a KPI of which the target is best and which has a gate: as the gate needs the
     * target, it stays with the weight 1e-9.
     *
     * @param model the model
     * @return the model with the weights, of the same id and version; give it a version of its own before use
     * @throws IllegalArgumentException if the weights are neither of all criteria nor of all children of a group
     */
    default ScoreModel in(ScoreModel model) {
        return Weights.in(model, weights());
    }
}
