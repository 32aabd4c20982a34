package io.salesscore.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** A map that is being written: keys in their order, and what nobody may change afterwards. */
final class Written {

    /** The keys of lists that {@link Item#few} reads. */
    private static final Set<String> FEW = Set.of("gates", "grades", "examples", "points", "steps");

    private final Map<String, Object> entries = new LinkedHashMap<>();

    Written with(String key, Object value) {
        entries.put(key, value);
        return this;
    }

    Written with(String key, double number) {
        return with(key, Numbers.written(number));
    }

    Written with(String key, long number) {
        return with(key, Numbers.written(number));
    }

    /** Only where it is not what stands for its absence. */
    Written unless(double usual, String key, double number) {
        return number == usual ? this : with(key, number);
    }

    Written unless(long usual, String key, long number) {
        return number == usual ? this : with(key, number);
    }

    Map<String, Object> map() {
        return Collections.unmodifiableMap(entries);
    }

    /** Finds lists that {@link Item#few} would not read again. */
    static void checkFew(Object written, Path path, Problems problems) {
        if (written instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                Path place = path.key(String.valueOf(key));
                if (value instanceof List<?> list && FEW.contains(key) && list.size() > Item.MOST_OF_FEW) {
                    problems.add(place, Item.tooMany(list.size()));
                }
                checkFew(value, place, problems);
            });
        } else if (written instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                checkFew(list.get(i), path.index(i), problems);
            }
        }
    }

    static <T> List<Object> list(List<T> values, Function<? super T, ?> writer) {
        List<Object> written = new ArrayList<>();
        values.forEach(value -> written.add(writer.apply(value)));
        return Collections.unmodifiableList(written);
    }
}
