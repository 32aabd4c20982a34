package io.salesscore.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A map that is being written: keys in their order, and what nobody may change afterwards. */
final class Written {

    private final Map<String, Object> entries = new LinkedHashMap<>();

    Written with(String key, Object value) {
        entries.put(key, value);
        return this;
    }

    Written with(String key, double number) {
        return with(key, Numbers.written(number));
    }

    Written with(String key, long number) {
        return with(key, (Object) number);
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

    /** A list that {@link Item#few} reads. */
    static <T> List<Object> few(List<T> values, Function<? super T, ?> writer) {
        if (values.size() > Item.MOST_OF_FEW) {
            throw new IllegalArgumentException(
                    "There are " + values.size() + " corners, steps, gates, grades or examples, and " + Item.MOST_OF_FEW
                            + " are the most that a document can have.");
        }
        return list(values, writer);
    }

    static <T> List<Object> list(List<T> values, Function<? super T, ?> writer) {
        List<Object> written = new ArrayList<>();
        values.forEach(value -> written.add(writer.apply(value)));
        return Collections.unmodifiableList(written);
    }
}
