package io.salesscore.config;

import io.salesscore.kpi.Unit;
import java.util.List;
import java.util.Optional;

/** Units: the name of a usual one, or all that makes another. */
final class UnitTree {

    private record Named(String name, Unit unit) {}

    private static final List<Named> NAMED = List.of(
            new Named("IDR", Unit.IDR),
            new Named("count", Unit.COUNT),
            new Named("share", Unit.SHARE),
            new Named("percent", Unit.PERCENT),
            new Named("change", Unit.CHANGE),
            new Named("day", Unit.DAY),
            new Named("hour", Unit.HOUR));

    private UnitTree() {}

    static Optional<Unit> read(Item item) {
        if (!item.isMap()) {
            return item.choice(NAMED.stream().map(Named::name).toList())
                    .flatMap(name -> NAMED.stream()
                            .filter(named -> named.name.equals(name))
                            .map(Named::unit)
                            .findFirst());
        }
        Section section = item.section();
        String symbol = section.required("symbol").text();
        Optional<Unit.Form> form = section.required("form").choice(Unit.Form.values());
        boolean interval = section.find("interval").map(Item::flag).orElse(false);
        double lowest = section.find("lowest").map(Item::number).orElse(Double.NEGATIVE_INFINITY);
        double highest = section.find("highest").map(Item::number).orElse(Double.POSITIVE_INFINITY);
        return section.end(() -> new Unit(symbol, form.orElseThrow(), interval, lowest, highest));
    }

    static Object write(Unit unit) {
        for (Named named : NAMED) {
            if (named.unit.equals(unit)) {
                return named.name;
            }
        }
        Written written = new Written().with("symbol", unit.symbol()).with("form", EnumText.of(unit.form()));
        if (unit.interval()) {
            written.with("interval", true);
        }
        return written.unless(Double.NEGATIVE_INFINITY, "lowest", unit.lowest())
                .unless(Double.POSITIVE_INFINITY, "highest", unit.highest())
                .map();
    }
}
