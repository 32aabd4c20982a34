package io.salesscore.examples.quickstart;

import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurements;
import io.salesscore.measure.MeasurePlan;
import io.salesscore.period.Period;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/**
 * What was sold by product, channel, segment, customer or region, of every subject in every period.
 *
 * @param by by what
 * @param kpis what is measured of each, the revenue first
 * @param periods the periods, in order
 * @param names what people call a product, by its id; what is not in it is called by its id
 * @param subjects by level and subject
 */
record Breakdown(
        Dimension by,
        List<Kpi> kpis,
        List<Period> periods,
        Map<String, String> names,
        Map<Level, SortedMap<String, Slices>> subjects) {

    /**
     * The sales of one subject.
     *
     * @param groups the ids of those that are told apart, by their revenue in the last period, most first
     * @param byGroup in each period, what was measured of each group that has any facts
     * @param others in each period, the groups together that are not told apart
     * @param total in each period, all groups together
     */
    record Slices(
            List<String> groups,
            Map<Period, Map<String, Measurements>> byGroup,
            Map<Period, Measurements> others,
            Map<Period, Measurements> total) {}

    Kpi revenue() {
        return kpis.get(0);
    }

    String name(String group, Locale language) {
        return group.equals(MeasurePlan.NO_GROUP)
                ? Term.pick(language, "(not known)", "(tidak diketahui)")
                : names.getOrDefault(group, group);
    }
}
