package io.salesscore.kpi;

import io.salesscore.kpi.Measurement.KeyStatistic;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The keys of a {@link Measurement.KeyedCount}: each with the first two of its facts, which suffice to tell one from many. */
final class Keys {

    static final SortedMap<String, List<String>> NONE = Collections.emptySortedMap();

    private Keys() {}

    static SortedMap<String, List<String>> of(Map<String, ? extends Iterable<String>> keys, KeyStatistic statistic) {
        SortedMap<String, List<String>> kept = new TreeMap<>();
        keys.forEach((key, facts) -> kept.put(key, statistic == KeyStatistic.DISTINCT ? List.of() : known(key, facts)));
        return Collections.unmodifiableSortedMap(kept);
    }

    /** As {@link #of}, checking instead of cutting. */
    static SortedMap<String, List<String>> copyOf(SortedMap<String, List<String>> keys, KeyStatistic statistic) {
        if (keys == NONE) {
            return keys;
        }
        SortedMap<String, List<String>> kept = of(keys, statistic);
        if (!kept.equals(keys)) {
            throw new IllegalArgumentException("The keys of a keyed count (" + statistic
                    + ") must hold at most two distinct fact ids each, in order, and none where distinct keys are counted.\n"
                    + "Maybe use KeyedCount.of, which keeps what is needed.");
        }
        return kept;
    }

    static long repeated(SortedMap<String, List<String>> keys) {
        return keys.values().stream().filter(facts -> facts.size() > 1).count();
    }

    static SortedMap<String, List<String>> union(SortedMap<String, List<String>> a, SortedMap<String, List<String>> b) {
        SortedMap<String, List<String>> both = new TreeMap<>(a);
        b.forEach((key, facts) -> both.merge(key, facts, (x, y) -> {
            TreeSet<String> all = new TreeSet<>(x);
            all.addAll(y);
            return firstTwo(all);
        }));
        return both;
    }

    private static List<String> known(String key, Iterable<String> facts) {
        List<String> kept = firstTwo(facts);
        if (kept.isEmpty()) {
            throw new IllegalArgumentException("The key (" + key + ") of a keyed count needs the id of a fact.\n"
                    + "Maybe count distinct keys, which need none.");
        }
        return kept;
    }

    // the first two in order of text, whatever order they came in, so that any way of joining keeps the same two
    private static List<String> firstTwo(Iterable<String> facts) {
        TreeSet<String> all = new TreeSet<>();
        facts.forEach(all::add);
        return all.stream().limit(2).toList();
    }
}
