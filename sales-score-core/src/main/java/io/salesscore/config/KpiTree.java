package io.salesscore.config;

import io.salesscore.kpi.Direction;
import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Names;
import io.salesscore.kpi.RollUp;
import io.salesscore.kpi.SalesKpis;
import io.salesscore.kpi.Unit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The KPIs of one document: each defined at its first place, and named by its id from there on. An id that the document
 * does not define is one of the catalogue's; only people write it so, since a later catalogue must not change what was
 * written.
 */
final class KpiTree {

    private final Map<String, Kpi> known = new LinkedHashMap<>();

    /** The ids of definitions that cannot be read: whoever names them has no problem of its own. */
    private final Set<String> failed = new HashSet<>();

    KpiTree() {}

    KpiTree(Collection<Kpi> kpis) {
        kpis.forEach(this::know);
    }

    private void know(Kpi kpi) {
        known.putIfAbsent(kpi.id(), kpi);
    }

    Optional<Kpi> read(Item item) {
        Optional<Kpi> kpi = item.isMap() ? defined(item.section()) : named(item);
        kpi.ifPresent(this::know);
        return kpi;
    }

    private Optional<Kpi> named(Item item) {
        String id = item.text();
        if (!item.isText()) {
            return Optional.empty();
        }
        if (failed.contains(id) && !known.containsKey(id)) {
            item.refuse();
            return Optional.empty();
        }
        Optional<Kpi> kpi = Optional.ofNullable(known.get(id)).or(() -> SalesKpis.find(id));
        if (kpi.isEmpty()) {
            List<String> ids = new ArrayList<>(known.keySet());
            SalesKpis.all().forEach(each -> ids.add(each.id()));
            item.problem("The KPI (" + Shown.text(id) + ") is neither defined before nor in the catalogue."
                    + item.meant(id, ids)
                            .map(meant -> "\nMaybe (" + meant + ") is meant.")
                            .orElse("\nMaybe define it here: {id: …, unit: …}."));
        }
        return kpi;
    }

    private Optional<Kpi> defined(Section section) {
        String id = section.required("id").text();
        Optional<Names> names = section.find("names").flatMap(NamesTree::read);
        Optional<Unit> unit = UnitTree.read(section.required("unit"));
        Optional<Direction> direction = section.find("direction").flatMap(item -> item.choice(Direction.values()));
        Optional<Rules> rules = section.find("rollUp").flatMap(KpiTree::rules);
        Optional<Kpi> kpi = section.end(() -> {
            Kpi.Builder builder = Kpi.builder(id).unit(unit.orElseThrow());
            names.ifPresent(both -> builder.names(both.english(), both.indonesian()));
            direction.ifPresent(builder::direction);
            rules.ifPresent(both -> builder.rollUp(both.overSubjects, both.overTime));
            return builder.build();
        });
        if (kpi.isEmpty()) {
            failed.add(id);
        }
        return kpi;
    }

    private record Rules(RollUp overSubjects, RollUp overTime) {}

    private static Optional<Rules> rules(Item item) {
        if (!item.isMap()) {
            return item.choice(RollUp.values()).map(rule -> new Rules(rule, rule));
        }
        Section section = item.section();
        Optional<RollUp> overSubjects = section.required("overSubjects").choice(RollUp.values());
        Optional<RollUp> overTime = section.required("overTime").choice(RollUp.values());
        return section.end(() -> new Rules(overSubjects.orElseThrow(), overTime.orElseThrow()));
    }

    Object write(Kpi kpi) {
        @Nullable Kpi other = known.putIfAbsent(kpi.id(), kpi);
        return kpi.equals(other) ? kpi.id() : definition(kpi);
    }

    private static Map<String, Object> definition(Kpi kpi) {
        Written written = new Written().with("id", kpi.id());
        return NamesTree.writeBeside(kpi.id(), kpi.names(), written)
                .with("unit", UnitTree.write(kpi.unit()))
                .with("direction", EnumText.of(kpi.direction()))
                .with("rollUp", rollUp(kpi))
                .map();
    }

    private static Object rollUp(Kpi kpi) {
        return kpi.overSubjects() == kpi.overTime()
                ? EnumText.of(kpi.overTime())
                : new Written()
                        .with("overSubjects", EnumText.of(kpi.overSubjects()))
                        .with("overTime", EnumText.of(kpi.overTime()))
                        .map();
    }
}
