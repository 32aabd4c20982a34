package io.salesscore.score;

import io.salesscore.kpi.Reason;
import java.util.List;

/**
 * Why a subject has no score: a node of the model that stands in the way.
 *
 * @param id the KPI, the group, or the model where too little of the whole has data
 * @param reason the reason
 * @param details what is known about it, for people
 */
public record Unscored(String id, Reason reason, List<String> details) {

    /**
     * Copies the details.
     *
     * @param id the KPI, the group, or the model where too little of the whole has data
     * @param reason the reason
     * @param details what is known about it, for people
     */
    public Unscored {
        details = List.copyOf(details);
    }

    /** For people: {@code csat_mean: MISSING (no survey came back)}. */
    @Override
    public String toString() {
        return id + ": " + reason + (details.isEmpty() ? "" : " (" + String.join("; ", details) + ")");
    }
}
