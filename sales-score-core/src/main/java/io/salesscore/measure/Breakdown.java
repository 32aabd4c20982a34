package io.salesscore.measure;

import io.salesscore.kpi.Measurements;
import io.salesscore.period.Period;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Books for each group of facts. */
final class Breakdown<T> {

    private final Function<? super T, ? extends @Nullable String> groupOf;
    private final Supplier<Books<T>> newBooks;
    private final Map<String, Books<T>> byGroup = new HashMap<>();

    Breakdown(Function<? super T, ? extends @Nullable String> groupOf, Supplier<Books<T>> newBooks) {
        this.groupOf = groupOf;
        this.newBooks = newBooks;
    }

    void add(T fact) {
        String group = groupOf.apply(fact);
        byGroup.computeIfAbsent(group == null || group.isBlank() ? MeasurePlan.NO_GROUP : group, none -> newBooks.get())
                .add(fact);
    }

    Breakdown<T> with(Breakdown<T> others) {
        others.byGroup.forEach((group, books) -> byGroup.merge(group, books, Books::with));
        return this;
    }

    Map<Period, Map<String, Map<String, Measurements>>> measurements() {
        BadFacts bad = new BadFacts();
        byGroup.values().forEach(books -> bad.add(books.bad()));
        bad.requireNone();
        Map<Period, Map<String, Map<String, Measurements>>> byPeriod = new TreeMap<>();
        newBooks.get().measurements().forEach((period, bySubject) -> {
            Map<String, Map<String, Measurements>> groups = new TreeMap<>();
            bySubject.keySet().forEach(subject -> groups.put(subject, new TreeMap<>()));
            byPeriod.put(period, groups);
        });
        byGroup.forEach((group, books) -> books.measurementsOfThoseWithFacts().forEach((period, bySubject) -> {
            Map<String, Map<String, Measurements>> groups = byPeriod.getOrDefault(period, Map.of());
            bySubject.forEach((subject, measured) ->
                    groups.computeIfAbsent(subject, none -> new TreeMap<>()).put(group, measured));
        }));
        byPeriod.values()
                .forEach(bySubject -> bySubject.replaceAll((subject, groups) -> Collections.unmodifiableMap(groups)));
        byPeriod.replaceAll((period, bySubject) -> Collections.unmodifiableMap(bySubject));
        return Collections.unmodifiableMap(byPeriod);
    }
}
