package io.salesscore.score;

import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurements;
import io.salesscore.model.ScoreModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Scores subjects by a model. Immutable: make one per model and share it between threads.
 *
 * <pre>{@code
 * ScoreCalculator calculator = ScoreCalculator.of(model);
 * SalesScore score = calculator.subject("sari").period(Period.quarter(2026, 1))
 *     .actual(SalesKpis.REVENUE, 1_250_000_000).target(SalesKpis.REVENUE, 1_000_000_000)
 *     .rate(SalesKpis.LEAD_CONVERSION, 18, 75)
 *     .actual(SalesKpis.CSAT_MEAN, 4.4)
 *     .score();
 * }</pre>
 *
 * <p>A score depends on the model and the measurements alone, to the last bit, on any thread, virtual machine and
 * computer.
 */
public final class ScoreCalculator {

    private final CompiledModel compiled;

    private ScoreCalculator(CompiledModel compiled) {
        this.compiled = compiled;
    }

    /**
     * Makes a calculator.
     *
     * @param model the model
     * @return the calculator
     */
    public static ScoreCalculator of(ScoreModel model) {
        return new ScoreCalculator(CompiledModel.of(model));
    }

    /**
     * By what it scores.
     *
     * @return the model
     */
    public ScoreModel model() {
        return compiled.model;
    }

    /**
     * Starts a score of a subject, to be given its period and measurements.
     *
     * @param subject the subject's id, not blank
     * @return a call, for one thread
     * @throws IllegalArgumentException if the id is blank
     */
    public Call subject(String subject) {
        return new Call(this).subject(subject);
    }

    /**
     * Scores measurements. KPIs that the model does not ask for are kept as inputs and do not count.
     *
     * @param measurements the measurements of a subject in a period
     * @return the score, or the reasons why there is none
     * @throws IllegalArgumentException if a KPI of the measurements means something else than the model's of the same
     *     id
     */
    public SalesScore score(Measurements measurements) {
        return new SalesScore(compiled, measurements.withoutKeys(), null);
    }

    /**
     * Scores many subjects at once: the same numbers as one after the other would have, as columns.
     *
     * @param table what was measured, a row for each subject
     * @return their scores, in the order of the rows
     * @throws IllegalArgumentException if a KPI of the table means something else than the model's of the same id
     */
    public ScoreColumns score(ScoreTable table) {
        return batch().score(table);
    }

    /**
     * Prepares to score many subjects at once: with contributions, on several threads, with progress told.
     *
     * @return a batch, to be told how and then given tables
     */
    public ScoreBatch batch() {
        return new ScoreBatch(this);
    }

    CompiledModel compiled() {
        return compiled;
    }

    /**
     * Makes a score again from its inputs, with the override that it has.
     *
     * @param score a score that this calculator's model made, be it under another version or name
     * @return the same points, contributions and notes
     * @throws IllegalArgumentException if a model of another fingerprint made it
     */
    public SalesScore replay(SalesScore score) {
        if (!score.model().scoresAs(compiled.model)) {
            throw new IllegalArgumentException("The score of subject (" + score.subject() + ") in (" + score.period()
                    + ") was made by (" + score.model() + ", fingerprint "
                    + score.model().fingerprint()
                    + ") and cannot be replayed by (" + compiled.model + ", fingerprint " + compiled.model.fingerprint()
                    + ").\nMaybe keep a calculator for each version of a model.");
        }
        return new SalesScore(compiled, score.inputs(), score.override().orElse(null));
    }

    /**
     * What the primitive forms of {@code score} are given, in this order: the values of the criteria's KPIs, those of KPIs
     * that gates alone ask for, the targets of criteria that take the attainment, the sizes (the n of a proportion or mean) of
     * criteria that have a prior; each by the KPIs' ids.
     *
     * @return the inputs; unmodifiable
     */
    public List<ScoreInput> inputs() {
        return compiled.plan.inputs;
    }

    /**
     * The exact points of bare numbers, as {@link #score(double[], double[])} without contributions.
     *
     * @param values a number for each of {@link #inputs()}, NaN where there is none
     * @return the exact points, to the last bit those of {@link SalesScore#exactPoints()}; NaN where there is no score
     * @throws IllegalArgumentException as there
     */
    public double score(double[] values) {
        requireInputs(values);
        return compiled.plan.score(values, null);
    }

    /**
     * The exact points of bare numbers: for programs that score many times a second and want no object, and no reasons.
     *
     * <pre>{@code
     * List<ScoreInput> inputs = calculator.inputs();       // csat_mean VALUE, lead_conversion VALUE, revenue VALUE, revenue TARGET
     * double[] contributions = new double[3];
     * calculator.score(new double[] {4.4, 0.24, 1.25e9, 1e9}, contributions);
     * }</pre>
     *
     * <p>A value that is NaN is {@link io.salesscore.kpi.Reason#MISSING}; there is no other reason here. Where a size is NaN
     * the value is taken as it is. The bounds of units are not checked. Nothing is allocated, except for the contributions
     * of a model that has other than arithmetic groups.
     *
     * @param values a number for each of {@link #inputs()}, NaN where there is none
     * @param contributions takes what each criterion contributes, in the order of the first inputs, before ceiling and gates;
     *     NaN where it has no points of its own or there is no score
     * @return the exact points, to the last bit those of {@link SalesScore#exactPoints()}; NaN where there is no score
     * @throws IllegalArgumentException if there are not as many numbers as inputs, or contributions as criteria, a number is
     *     not between −1e100 and 1e100, or a size is negative
     */
    public double score(double[] values, double[] contributions) {
        requireInputs(values);
        Plan plan = compiled.plan;
        if (contributions.length != plan.criteria) {
            throw new IllegalArgumentException(
                    "The contributions (" + contributions.length + ") must be as many as the criteria (" + plan.criteria
                            + ") of score model (" + compiled.model + ").");
        }
        if (plan.isArithmetic) {
            return plan.score(values, contributions);
        }
        double total = plan.score(values, null);
        Arrays.fill(contributions, Double.NaN);
        if (!Double.isNaN(total)) {
            Evaluation tree = new Evaluation(compiled, values, plan.points(values));
            double[] all = tree.contributions();
            boolean[] leaves = tree.leaves();
            for (int i = 0; i < all.length; i++) {
                if (leaves[i] && plan.means[i] == null) {
                    contributions[plan.values[i]] = all[i];
                }
            }
        }
        return total;
    }

    private void requireInputs(double[] values) {
        Plan plan = compiled.plan;
        if (values.length != plan.inputs.size()) {
            throw new IllegalArgumentException("The values (" + values.length + ") must be as many as the inputs ("
                    + plan.inputs.size() + ") of score model (" + compiled.model + "): " + plan.inputs + ".");
        }
        for (double value : values) {
            if (Math.abs(value) > Plan.MOST) {
                throw outOfBounds(values);
            }
        }
        for (int i = values.length - plan.sized; i < values.length; i++) {
            if (values[i] < 0) {
                throw outOfBounds(values);
            }
        }
    }

    private IllegalArgumentException outOfBounds(double[] values) {
        for (int i = 0; i < values.length; i++) {
            double least = i < values.length - compiled.plan.sized ? -Plan.MOST : 0;
            if (values[i] < least || values[i] > Plan.MOST) {
                return new IllegalArgumentException("The number (" + values[i] + ") of input (" + inputs().get(i)
                        + ") of score model (" + compiled.model + ") must lie between " + least + " and " + Plan.MOST
                        + ".\nMaybe NaN, where there is none.");
            }
        }
        throw new IllegalStateException("All numbers are within bounds.");
    }

    private void requireInModel(Measurements measurements) {
        List<String> asked = idsOf(compiled.model.kpis());
        List<String> unknown = idsOf(measurements.kpis());
        unknown.removeAll(asked);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "The KPIs " + unknown + " of subject (" + measurements.subject()
                            + ") are none of the score model (" + compiled.model + "), which asks for " + asked
                            + ".\nMaybe a misspelt id; measurements that serve other models too go through score(Measurements).");
        }
    }

    private static List<String> idsOf(List<Kpi> kpis) {
        List<String> ids = new ArrayList<>();
        for (Kpi kpi : kpis) {
            ids.add(kpi.id());
        }
        return ids;
    }

    /** For people: the model. */
    @Override
    public String toString() {
        return "calculator of " + compiled.model;
    }

    /** A score in the making: what is said of a subject in a period, then {@link #score()}. */
    public static final class Call extends Measurements.Statement<Call> {

        private final ScoreCalculator calculator;

        private Call(ScoreCalculator calculator) {
            this.calculator = calculator;
        }

        @Override
        protected Call self() {
            return this;
        }

        /**
         * Scores what was said.
         *
         * @return the score, or the reasons why there is none
         * @throws IllegalArgumentException if the period was not said, the model does not ask for a KPI that was, or a
         *     KPI means something else than the model's of the same id
         */
        public SalesScore score() {
            Measurements measurements = measurements();
            calculator.requireInModel(measurements);
            return calculator.score(measurements);
        }
    }
}
