package io.salesscore.kpi;

import java.util.Optional;

/**
 * Why there is no value, no points or no score: a closed list, so that callers can switch over it. Nothing that cannot be
 * scored becomes 0 by accident.
 */
public enum Reason {

    /** The KPI does not belong to this subject or role; said by the caller. It leaves the model's tree for this subject. */
    NOT_APPLICABLE(1),

    /** The KPI belongs to the subject and no value is known: no survey came back. */
    MISSING(2),

    /** A rate, ratio or mean over nothing: no leads this month. Not 0 % and not 100 %. */
    ZERO_DENOMINATOR(3),

    /** A ratio over less than nothing, such as a margin over negative net revenue: its sign would mean the opposite. */
    NEGATIVE_DENOMINATOR(4),

    /** The curve takes the attainment of a target and the measurements have no target for the KPI. */
    TARGET_MISSING(5),

    /** The target is negative, or zero where attainment divides by it. */
    TARGET_NOT_POSITIVE(6),

    /** Parts that cannot be joined: bare rates without their counts, distinct counts without their keys. */
    NOT_MERGEABLE(7),

    /** Less of a group's, or of the whole model's, weight has data than the missing-data policy asks for. */
    TOO_LITTLE_COVERAGE(8),

    /** A gate's KPI has no value, and the gate does not say that it may be ignored then. */
    GATE_UNKNOWN(9);

    private final byte code;

    Reason(int code) {
        this.code = (byte) code;
    }

    /**
     * The reason as a number, for columns of them: 1 for {@link #NOT_APPLICABLE} to 9 for {@link #GATE_UNKNOWN}, in the order
     * above. It never changes; 0 stands for no reason.
     *
     * @return the code
     */
    public byte code() {
        return code;
    }

    /**
     * The reason of a code.
     *
     * @param code the code
     * @return the reason; empty for 0
     * @throws IllegalArgumentException if no reason has the code
     */
    public static Optional<Reason> ofCode(byte code) {
        if (code == 0) {
            return Optional.empty();
        }
        for (Reason reason : values()) {
            if (reason.code == code) {
                return Optional.of(reason);
            }
        }
        throw new IllegalArgumentException("No reason has the code (" + code + ").");
    }
}
