package io.salesscore.score;

import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurements;
import io.salesscore.model.ScoreModel;
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
        Measurements inputs = measurements.withoutKeys();
        return new SalesScore(compiled, inputs, compiled.evaluate(inputs), null);
    }

    /**
     * Makes a score again from its inputs, with the override that it has.
     *
     * @param score a score that this calculator's model made, be it under another version or name
     * @return the same points, contributions and notes
     * @throws IllegalArgumentException if a model of another fingerprint made it
     */
    public SalesScore replay(SalesScore score) {
        if (!score.model().fingerprint().equals(compiled.model.fingerprint())) {
            throw new IllegalArgumentException("The score of subject (" + score.subject() + ") in (" + score.period()
                    + ") was made by (" + score.model() + ", fingerprint "
                    + score.model().fingerprint()
                    + ") and cannot be replayed by (" + compiled.model + ", fingerprint " + compiled.model.fingerprint()
                    + ").\nMaybe keep a calculator for each version of a model.");
        }
        return new SalesScore(
                compiled,
                score.inputs(),
                compiled.evaluate(score.inputs()),
                score.override().orElse(null));
    }

    private void requireInModel(Measurements measurements) {
        List<String> asked = compiled.model.kpis().stream().map(Kpi::id).toList();
        List<String> unknown = measurements.kpis().stream()
                .map(Kpi::id)
                .filter(id -> !asked.contains(id))
                .toList();
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "The KPIs " + unknown + " of subject (" + measurements.subject()
                            + ") are none of the score model (" + compiled.model + "), which asks for " + asked
                            + ".\nMaybe a misspelt id; measurements that serve other models too go through score(Measurements).");
        }
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
