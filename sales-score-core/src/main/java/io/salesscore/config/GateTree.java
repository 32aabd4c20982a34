package io.salesscore.config;

import io.salesscore.kpi.Kpi;
import io.salesscore.model.Gate;
import io.salesscore.model.Gate.Comparison;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gates. */
final class GateTree {

    private static final List<Comparison> COMPARISONS = List.of(Comparison.values());
    private static final String CAP_AT = "capAt";
    private static final String CAP_AT_GRADE = "capAtGrade";
    private static final String IGNORED = "ignored";

    private GateTree() {}

    static Optional<Gate> read(Item item, KpiTree kpis) {
        Section section = item.section();
        Optional<Kpi> kpi = kpis.read(section.required("kpi"));
        Optional<String> verb =
                section.verb(COMPARISONS.stream().map(GateTree::verbOf).toList());
        double threshold = verb.map(key -> section.required(key).number()).orElse(0.0);
        Optional<Gate.Cap> cap = section.verb(List.of(CAP_AT, CAP_AT_GRADE)).flatMap(key -> cap(key, section));
        boolean ignored = section.find("ifMissing")
                .flatMap(word -> word.choice(List.of("unscored", IGNORED)))
                .filter(IGNORED::equals)
                .isPresent();
        return section.end(() ->
                new Gate(kpi.orElseThrow(), comparisonOf(verb.orElseThrow()), threshold, cap.orElseThrow(), ignored));
    }

    private static Optional<Gate.Cap> cap(String key, Section section) {
        Item item = section.required(key);
        if (key.equals(CAP_AT_GRADE)) {
            return item.parsed(Gate::capAtGrade);
        }
        double points = item.number();
        return item.made(() -> Gate.capAt(points));
    }

    private static String verbOf(Comparison comparison) {
        return switch (comparison) {
            case BELOW -> "below";
            case AT_MOST -> "atMost";
            case ABOVE -> "above";
            case AT_LEAST -> "atLeast";
        };
    }

    private static Comparison comparisonOf(String verb) {
        return COMPARISONS.stream()
                .filter(comparison -> verbOf(comparison).equals(verb))
                .findFirst()
                .orElseThrow();
    }

    static Map<String, Object> write(Gate gate, KpiTree kpis) {
        Written written =
                new Written().with("kpi", kpis.write(gate.kpi())).with(verbOf(gate.comparison()), gate.threshold());
        gate.cap().points().ifPresent(points -> written.with(CAP_AT, points));
        gate.cap().grade().ifPresent(grade -> written.with(CAP_AT_GRADE, grade));
        return (gate.ignoresMissing() ? written.with("ifMissing", IGNORED) : written).map();
    }
}
