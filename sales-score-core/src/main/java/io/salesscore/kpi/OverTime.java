package io.salesscore.kpi;

/** Which targets add up over time, and of the others why not: what splitting and prorating a target both ask. */
final class OverTime {

    private OverTime() {}

    /** Whether values and targets of adjacent periods add: the KPI is a flow. */
    static boolean isFlow(Kpi kpi) {
        return kpi.overTime() == RollUp.SUM;
    }

    /** Whether distinct keys are counted, and not what share of them. */
    static boolean countsKeys(Kpi kpi) {
        return kpi.overTime() == RollUp.UNION && kpi.unit().form() != Unit.Form.PERCENT;
    }

    /** Why the parts of a period do not aim at parts of its target. */
    static String whyNot(Kpi kpi) {
        return switch (kpi.overTime()) {
            case SUM -> throw new IllegalArgumentException("The KPI (" + kpi.id() + ") adds up over time.");
            case POOL -> "it is a rate, ratio or mean, of which each part of a period aims at the same as the whole.";
            case LAST -> "it is a state, of which the end of any period aims at the same.";
            case UNION ->
                countsKeys(kpi)
                        ? "it counts distinct keys, and whoever was counted in one part of a period is not counted"
                                + " again in the next."
                        : "it is a share of distinct keys, which does not add up over time.";
            case NONE -> "it does not add up over time, as growth and medians do not.";
        };
    }
}
