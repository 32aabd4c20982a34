package io.salesscore.score;

import io.salesscore.kpi.Kpi;

/**
 * A number that a score is computed from, where numbers are given in a row: {@link ScoreCalculator#inputs()} has their order.
 *
 * @param kpi the KPI
 * @param kind what of it
 */
public record ScoreInput(Kpi kpi, Kind kind) {

    /** What of a KPI is asked for. */
    public enum Kind {
        /** Its value, in its stored unit. */
        VALUE,
        /** Its target, in the same unit: where the curve takes the attainment. */
        TARGET,
        /** From how many the value comes, the n of a proportion or mean: where the criterion has a prior. */
        SIZE
    }

    /** For people: {@code lead_conversion VALUE}. */
    @Override
    public String toString() {
        return kpi.id() + " " + kind;
    }
}
