package io.salesscore.kpi;

/**
 * Why there is no value, no points or no score: a closed list, so that callers can switch over it. Nothing that cannot be
 * scored becomes 0 by accident.
 */
public enum Reason {

    /** The KPI does not belong to this subject or role; said by the caller. It leaves the model's tree for this subject. */
    NOT_APPLICABLE,

    /** The KPI belongs to the subject and no value is known: no survey came back. */
    MISSING,

    /** A rate, ratio or mean over nothing: no leads this month. Not 0 % and not 100 %. */
    ZERO_DENOMINATOR,

    /** A ratio over less than nothing, such as a margin over negative net revenue: its sign would mean the opposite. */
    NEGATIVE_DENOMINATOR,

    /** The curve takes the attainment of a target and the measurements have no target for the KPI. */
    TARGET_MISSING,

    /** The target is negative, or zero where attainment divides by it. */
    TARGET_NOT_POSITIVE,

    /** Parts that cannot be joined: bare rates without their counts, distinct counts without their keys. */
    NOT_MERGEABLE,

    /** Less of a group's, or of the whole model's, weight has data than the missing-data policy asks for. */
    TOO_LITTLE_COVERAGE,

    /** A gate's KPI has no value, and the gate does not say that it may be ignored then. */
    GATE_UNKNOWN
}
