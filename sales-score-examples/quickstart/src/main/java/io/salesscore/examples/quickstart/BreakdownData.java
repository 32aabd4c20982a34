package io.salesscore.examples.quickstart;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurements;
import io.salesscore.period.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the report's script draws the page of a breakdown from.
 *
 * @param by what it is called: Product, Channel ...
 * @param kpis the ids of what is measured, the revenue first
 * @param levels by level and subject
 */
record BreakdownData(String by, List<String> kpis, Map<Level, Map<String, Slices>> levels) {

    /**
     * The sales of a subject; by period, then by KPI, null where there is no value.
     *
     * @param groups what the groups are called, most revenue first
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Slices(
            List<String> groups,
            List<List<@Nullable List<@Nullable Double>>> values,
            List<@Nullable List<@Nullable Double>> others,
            List<@Nullable List<@Nullable Double>> total) {}

    static BreakdownData of(Breakdown breakdown, List<Period> periods, Locale locale) {
        Map<Level, Map<String, Slices>> levels = new LinkedHashMap<>();
        breakdown.subjects().forEach((level, subjects) -> {
            Map<String, Slices> bySubject = new LinkedHashMap<>();
            subjects.forEach((subject, slices) -> bySubject.put(subject, slices(breakdown, slices, periods, locale)));
            levels.put(level, bySubject);
        });
        return new BreakdownData(
                breakdown.by().names().in(locale),
                breakdown.kpis().stream().map(Kpi::id).toList(),
                levels);
    }

    private static Slices slices(Breakdown breakdown, Breakdown.Slices slices, List<Period> periods, Locale locale) {
        List<List<@Nullable List<@Nullable Double>>> values = new ArrayList<>();
        for (Period period : periods) {
            Map<String, Measurements> groups = slices.byGroup().getOrDefault(period, Map.of());
            List<@Nullable List<@Nullable Double>> line = new ArrayList<>();
            slices.groups().forEach(group -> line.add(values(breakdown, groups.get(group))));
            values.add(line);
        }
        return new Slices(
                slices.groups().stream()
                        .map(group -> breakdown.name(group, locale))
                        .toList(),
                values,
                slices.others().isEmpty() ? List.of() : each(breakdown, slices.others(), periods),
                each(breakdown, slices.total(), periods));
    }

    private static List<@Nullable List<@Nullable Double>> each(
            Breakdown breakdown, Map<Period, Measurements> measured, List<Period> periods) {
        List<@Nullable List<@Nullable Double>> each = new ArrayList<>();
        periods.forEach(period -> each.add(values(breakdown, measured.get(period))));
        return each;
    }

    private static @Nullable List<@Nullable Double> values(Breakdown breakdown, @Nullable Measurements measured) {
        if (measured == null) {
            return null;
        }
        List<@Nullable Double> values = new ArrayList<>();
        breakdown
                .kpis()
                .forEach(kpi ->
                        values.add(ReportData.shown(measured.measurement(kpi).value())));
        return values;
    }
}
