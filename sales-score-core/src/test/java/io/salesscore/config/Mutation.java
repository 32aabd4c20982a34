package io.salesscore.config;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;

/** Breaks documents as people and programs do: seeded, a little at a time. */
final class Mutation {

    /** Keys and words of all documents, some of which a mutation puts where they do not belong. */
    private static final List<String> WORDS = List.of(
            ("format id version names en description scale minimum full ceiling decimals aggregation missing kpis kpi group"
                            + " weight curve prior gates grades grade examples measurements points unscored subject period"
                            + " reweight by attainment between around zScore percentile steps of lowerIsBetter x y from above"
                            + " upTo below atMost atLeast capAt capAtGrade ifMissing unit direction rollUp overSubjects"
                            + " overTime symbol form interval lowest highest value amount proportion ratio mean keyedCount"
                            + " overlaid shared unmeasured target k n sum reason details own lent keys distinct repeated"
                            + " statistic peers size fail geometric harmonic arithmetic count share percent last pool none"
                            + " lower-is-better higher-is-better on-target-is-best revenue csat_mean win_rate linear surprise"
                            + " 2026-Q1 A E 12.5 -3")
                    .split(" "));

    private static final List<Object> NUMBERS =
            List.of(0L, -1L, 1L, 2L, 7L, 0.5, 1e-7, -0.25, 1.5, 1e10, -1e19, 1e101, 1e300, 4_294_967_296L);

    private final Random random;

    Mutation(long seed) {
        random = new Random(seed);
    }

    /** Where a value stands. */
    private record Slot(Object container, Object key) {

        Object value() {
            return container instanceof Map<?, ?> map
                    ? Objects.requireNonNull(map.get(key))
                    : ((List<?>) container).get((Integer) key);
        }

        @SuppressWarnings("unchecked") // of copies alone
        void put(Object value) {
            if (container instanceof Map<?, ?> map) {
                ((Map<Object, Object>) map).put(key, value);
            } else {
                ((List<Object>) container).set((Integer) key, value);
            }
        }

        void remove() {
            if (container instanceof Map<?, ?> map) {
                map.remove(key);
            } else {
                ((List<?>) container).remove((int) (Integer) key);
            }
        }
    }

    /** A document with something wrong that JSON can say. */
    Map<String, Object> mutated(Map<String, Object> document) {
        Map<String, Object> copy = copy(document);
        for (int i = random.nextInt(10) == 0 ? 2 : 1; i > 0; i--) {
            mutate(copy, slots(copy));
        }
        return copy;
    }

    /** A document with something wrong that only a program can do to a tree. */
    Map<String, Object> poisoned(Map<String, Object> document) {
        Map<String, Object> copy = mutated(document);
        List<Slot> slots = slots(copy);
        for (int i = random.nextInt(3); i >= 0 && !slots.isEmpty(); i--) {
            slots.get(random.nextInt(slots.size())).put(poison(copy));
        }
        return copy;
    }

    /** A tree of known keys and words in any order. */
    Map<String, Object> invented() {
        Map<String, Object> tree = map(invented(4));
        if (random.nextInt(4) > 0) {
            tree.put("format", 1L);
        }
        return tree;
    }

    @SuppressWarnings("unchecked") // of copies alone
    private static Map<String, Object> map(Object copy) {
        return copy instanceof Map ? (Map<String, Object>) copy : new LinkedHashMap<>();
    }

    static Map<String, Object> copy(Map<String, Object> document) {
        return map(copyOf(document));
    }

    private static Object copyOf(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((key, each) -> copy.put(key, copyOf(each)));
            return copy;
        }
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            list.forEach(each -> copy.add(copyOf(each)));
            return copy;
        }
        return value;
    }

    private static List<Slot> slots(Object container) {
        List<Slot> slots = new ArrayList<>();
        if (container instanceof Map<?, ?> map) {
            map.keySet().forEach(key -> slots.add(new Slot(container, key)));
        } else if (container instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                slots.add(new Slot(container, i));
            }
        }
        for (Slot slot : List.copyOf(slots)) {
            slots.addAll(slots(slot.value()));
        }
        return slots;
    }

    private void mutate(Map<String, Object> document, List<Slot> slots) {
        if (slots.isEmpty()) {
            document.put(word(), leaf());
            return;
        }
        Slot slot = slots.get(random.nextInt(slots.size()));
        Object value = slot.value();
        switch (random.nextInt(10)) {
            case 0 -> slot.remove();
            case 1 -> rename(slot);
            case 2 -> addTo(value instanceof Map ? value : slot.container(), slots);
            case 3 -> slot.put(otherKind(value));
            case 4 -> slot.put(copyOf(slots.get(random.nextInt(slots.size())).value()));
            case 5 -> reorder(value instanceof List ? value : slot.container());
            case 6 ->
                slot.put(value instanceof List ? new ArrayList<>() : value instanceof Map ? new LinkedHashMap<>() : "");
            default -> slot.put(nearBy(value));
        }
    }

    private void rename(Slot slot) {
        if (slot.container() instanceof Map<?, ?> && slot.key() instanceof String key) {
            Object value = slot.value();
            slot.remove();
            new Slot(slot.container(), random.nextBoolean() ? word() : key + "s").put(value);
        }
    }

    /** A further key, with what stands behind such a key elsewhere in the document if there is one: two verbs at once. */
    private void addTo(Object container, List<Slot> slots) {
        if (container instanceof Map<?, ?>) {
            List<Slot> keyed =
                    slots.stream().filter(slot -> slot.key() instanceof String).toList();
            Slot other = keyed.isEmpty() ? new Slot(container, word()) : keyed.get(random.nextInt(keyed.size()));
            boolean fromElsewhere = random.nextBoolean() && !keyed.isEmpty();
            new Slot(container, fromElsewhere ? other.key() : word())
                    .put(fromElsewhere ? copyOf(other.value()) : leaf());
        } else if (container instanceof List<?> list) {
            List<Object> more = new ArrayList<>(list);
            more.add(list.isEmpty() ? leaf() : copyOf(list.get(random.nextInt(list.size()))));
            replace(list, more);
        }
    }

    private void reorder(Object container) {
        if (container instanceof List<?> list && list.size() > 1) {
            List<Object> others = new ArrayList<>(list);
            others.add(random.nextInt(others.size()), others.remove(random.nextInt(others.size())));
            replace(list, others);
        }
    }

    @SuppressWarnings("unchecked") // of copies alone
    private static void replace(List<?> list, List<Object> others) {
        list.clear();
        ((List<Object>) list).addAll(others);
    }

    /** A value of the same kind and another meaning. */
    private Object nearBy(Object value) {
        if (value instanceof Number number) {
            return switch (random.nextInt(5)) {
                case 0 -> -number.doubleValue();
                case 1 -> number.doubleValue() * 1.5;
                case 2 -> number.doubleValue() + 1;
                default -> number();
            };
        }
        return value instanceof Boolean truth ? (Object) !truth : value instanceof String ? word() : leaf();
    }

    private Object otherKind(Object value) {
        return switch (random.nextInt(5)) {
            case 0 -> value instanceof String ? number() : word();
            case 1 -> random.nextBoolean();
            case 2 -> new ArrayList<>(List.of(value));
            case 3 -> new LinkedHashMap<>(Map.of(word(), value));
            default -> number();
        };
    }

    private Object invented(int depth) {
        if (depth == 0 || (depth < 4 && random.nextInt(3) == 0)) {
            return leaf();
        }
        if (depth < 4 && random.nextInt(3) == 0) {
            List<Object> list = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                list.add(invented(depth - 1));
            }
            return list;
        }
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = random.nextInt(9); i > 0; i--) {
            map.put(word(), invented(depth - 1));
        }
        return map;
    }

    private Object leaf() {
        return random.nextInt(3) == 0 ? word() : random.nextInt(8) == 0 ? (Object) random.nextBoolean() : number();
    }

    private String word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private Object number() {
        return NUMBERS.get(random.nextInt(NUMBERS.size()));
    }

    private Object poison(Map<String, Object> document) {
        return switch (random.nextInt(14)) {
            case 0 -> Double.NaN;
            case 1 -> Double.NEGATIVE_INFINITY;
            case 2 -> new BigDecimal("1e1000000000");
            case 3 -> new BigDecimal("-1e-1000000000");
            case 4 -> BigInteger.ONE.shiftLeft(100_000);
            case 5 -> LocalDate.EPOCH;
            case 6 -> "x".repeat(10_001);
            case 7 -> new LinkedHashMap<>(Map.of(1, "one", true, "two"));
            case 8 -> new LinkedHashMap<>(Map.of("\u0000\n\uD800", -0.0f));
            case 9 -> document;
            case 10 -> nested();
            case 11 -> new ArrayList<>(Arrays.asList(null, 'c', new int[1]));
            case 12 -> Double.MIN_VALUE;
            default -> Optional.empty();
        };
    }

    private Object nested() {
        Object inner = word();
        for (int i = random.nextInt(200); i > 0; i--) {
            inner = random.nextBoolean()
                    ? new ArrayList<>(List.of(inner))
                    : new LinkedHashMap<>(
                            Map.of("kpis", new ArrayList<>(List.of(inner)), "group", word(), "weight", 1));
        }
        return inner;
    }
}
