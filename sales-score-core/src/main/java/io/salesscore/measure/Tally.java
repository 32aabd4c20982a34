package io.salesscore.measure;

import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurement;
import io.salesscore.kpi.Measurement.KeyStatistic;
import io.salesscore.kpi.Measurement.KeyedCount;
import io.salesscore.kpi.Unit;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is kept of the facts of one subject in one stretch of time, for one KPI. */
abstract sealed class Tally<T> {

    /** Makes an empty tally for a KPI. */
    @FunctionalInterface
    interface Kind<T> {
        Tally<T> start(Kpi kpi);
    }

    /** Adds a part of a fact: more than 0, and {@link BigDecimal#ONE} itself where it is the whole. */
    abstract void add(T fact, BigDecimal part);

    /** Adds a tally of the same kind. */
    abstract void add(Tally<T> other);

    abstract Measurement measurement();

    static final class Count<T> extends Tally<T> {

        private final ExactSum count = new ExactSum();

        @Override
        void add(T fact, BigDecimal part) {
            count.add(1, part);
        }

        @Override
        void add(Tally<T> other) {
            count.add(((Count<T>) other).count);
        }

        @Override
        Measurement measurement() {
            return Measurement.amount(count.value());
        }
    }

    static final class Sum<T> extends Tally<T> {

        private final AmountOf<T> amount;
        private final ExactSum sum = new ExactSum();

        Sum(AmountOf<T> amount) {
            this.amount = amount;
        }

        @Override
        void add(T fact, BigDecimal part) {
            sum.add(amount.of(fact), part);
        }

        @Override
        void add(Tally<T> other) {
            sum.add(((Sum<T>) other).sum);
        }

        @Override
        Measurement measurement() {
            return Measurement.amount(sum.value());
        }
    }

    static final class Proportion<T> extends Tally<T> {

        private final Predicate<? super T> counts;
        private final ExactSum k = new ExactSum();
        private final ExactSum n = new ExactSum();

        Proportion(Predicate<? super T> counts) {
            this.counts = counts;
        }

        @Override
        void add(T fact, BigDecimal part) {
            if (counts.test(fact)) {
                k.add(1, part);
            }
            n.add(1, part);
        }

        @Override
        void add(Tally<T> other) {
            k.add(((Proportion<T>) other).k);
            n.add(((Proportion<T>) other).n);
        }

        @Override
        Measurement measurement() {
            return Measurement.proportion(k.value(), n.value());
        }
    }

    static final class Ratio<T> extends Tally<T> {

        private final AmountOf<T> above;
        private final AmountOf<T> below;
        private final ExactSum numerator = new ExactSum();
        private final ExactSum denominator = new ExactSum();

        Ratio(AmountOf<T> above, AmountOf<T> below) {
            this.above = above;
            this.below = below;
        }

        @Override
        void add(T fact, BigDecimal part) {
            numerator.add(above.of(fact), part);
            denominator.add(below.of(fact), part);
        }

        @Override
        void add(Tally<T> other) {
            numerator.add(((Ratio<T>) other).numerator);
            denominator.add(((Ratio<T>) other).denominator);
        }

        @Override
        Measurement measurement() {
            return Measurement.ratio(numerator.value(), denominator.value());
        }
    }

    static final class Mean<T> extends Tally<T> {

        private final AmountOf<T> amount;
        private final ExactSum n = new ExactSum();
        private final ExactSum sum = new ExactSum();
        private final ExactSum squares = new ExactSum();

        Mean(AmountOf<T> amount) {
            this.amount = amount;
        }

        @Override
        void add(T fact, BigDecimal part) {
            Number value = amount.of(fact);
            Unit unit = amount.kpi().unit();
            if (!unit.contains(value.doubleValue())) {
                throw BadFact.amount(
                        value,
                        amount.kpi(),
                        "lie between " + unit.lowest() + " and " + unit.highest() + ", as the KPI's mean does.");
            }
            n.add(1, part);
            sum.add(value, part);
            squares.addSquareOf(value, part);
        }

        @Override
        void add(Tally<T> other) {
            n.add(((Mean<T>) other).n);
            sum.add(((Mean<T>) other).sum);
            squares.add(((Mean<T>) other).squares);
        }

        @Override
        Measurement measurement() {
            return Measurement.mean(n.value(), sum.value(), squares.value());
        }
    }

    /**
     * Each key with the first two of its facts, in order of text: which came first must not matter. A part of a fact
     * counts its key whole, for an outlet is active with whoever sells to it.
     */
    static final class Keyed<T> extends Tally<T> {

        private final Kpi kpi;
        private final KeyStatistic statistic;
        private final Function<? super T, ? extends @Nullable String> keyOf;
        private final Function<? super T, ? extends @Nullable String> idOf;
        private final Map<String, List<String>> keys = new HashMap<>();

        Keyed(
                Kpi kpi,
                KeyStatistic statistic,
                Function<? super T, ? extends @Nullable String> keyOf,
                Function<? super T, ? extends @Nullable String> idOf) {
            this.kpi = kpi;
            this.statistic = statistic;
            this.keyOf = keyOf;
            this.idOf = idOf;
        }

        @Override
        void add(T fact, BigDecimal part) {
            String key = read(keyOf, "key", fact);
            if (statistic == KeyStatistic.DISTINCT) {
                keys.putIfAbsent(key, List.of());
            } else {
                add(key, read(idOf, "id", fact));
            }
        }

        private String read(Function<? super T, ? extends @Nullable String> function, String what, T fact) {
            String text = function.apply(fact);
            if (text == null || text.isBlank()) {
                throw BadFact.lacks(what, kpi);
            }
            return text;
        }

        @Override
        void add(Tally<T> other) {
            ((Keyed<T>) other).keys.forEach((key, ids) -> {
                keys.putIfAbsent(key, List.of());
                ids.forEach(id -> add(key, id));
            });
        }

        private void add(String key, String id) {
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

        @Override
        Measurement measurement() {
            return KeyedCount.of(statistic, keys);
        }
    }
}
