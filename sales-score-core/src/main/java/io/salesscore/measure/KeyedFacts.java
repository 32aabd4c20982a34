package io.salesscore.measure;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Each key with the first two of its facts, in order of text: which came first must not matter. */
final class KeyedFacts {

    private final Map<String, List<String>> keys = new HashMap<>();

    void add(String key) {
        keys.putIfAbsent(key, List.of());
    }

    void add(String key, String id) {
        List<String> ids = keys.getOrDefault(key, List.of());
        List<String> firstTwo = firstTwo(ids, id);
        if (firstTwo != ids) {
            keys.put(key, firstTwo);
        }
    }

    private static List<String> firstTwo(List<String> ids, String id) {
        if (ids.isEmpty()) {
            return List.of(id);
        }
        String first = ids.get(0);
        int order = id.compareTo(first);
        if (order < 0) {
            return List.of(id, first);
        }
        return order > 0 && (ids.size() == 1 || id.compareTo(ids.get(1)) < 0) ? List.of(first, id) : ids;
    }

    void add(KeyedFacts others) {
        others.keys.forEach((key, ids) -> {
            add(key);
            ids.forEach(id -> add(key, id));
        });
    }

    /** How many keys and ids are held. */
    int size() {
        return keys.values().stream().mapToInt(ids -> 1 + ids.size()).sum();
    }

    Map<String, List<String>> byKey() {
        return Collections.unmodifiableMap(keys);
    }
}
