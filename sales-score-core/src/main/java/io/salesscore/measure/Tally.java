package io.salesscore.measure;

import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurement;
import io.salesscore.kpi.Measurement.KeyStatistic;
import io.salesscore.kpi.Measurement.KeyedCount;
import io.salesscore.kpi.Unit;
import java.math.BigDecimal;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is kept of facts on a page, for one KPI: it has no figures of its own, but knows where on any page they are. */
abstract sealed class Tally<T> {

    /** How many facts, by their parts. */
    final int n;

    /** Takes its place on pages. */
    @FunctionalInterface
    interface Kind<T> {
        Tally<T> on(Page.Layout layout, Kpi kpi);
    }

    private Tally(Page.Layout layout) {
        this.n = layout.count();
    }

    /** Enters a part of a fact: more than 0, and {@link BigDecimal#ONE} itself where it is the whole. */
    final void enter(T fact, BigDecimal part, Page page) {
        page.count(n, part);
        add(fact, part, page);
    }

    /** Whether any fact was entered, even if what it measures is as if there were none: 100 and −100. */
    final boolean hasFacts(Page page) {
        return page.counted(n).signum() > 0;
    }

    abstract void add(T fact, BigDecimal part, Page page);

    abstract Measurement measurement(Page page);

    static final class Count<T> extends Tally<T> {

        Count(Page.Layout layout) {
            super(layout);
        }

        @Override
        void add(T fact, BigDecimal part, Page page) {}

        @Override
        Measurement measurement(Page page) {
            return Measurement.amount(page.counted(n));
        }
    }

    static final class Sum<T> extends Tally<T> {

        private final AmountOf<T> amount;
        private final int sum;

        Sum(Page.Layout layout, AmountOf<T> amount) {
            super(layout);
            this.amount = amount;
            this.sum = layout.sum();
        }

        @Override
        void add(T fact, BigDecimal part, Page page) {
            page.add(sum, amount.of(fact), part);
        }

        @Override
        Measurement measurement(Page page) {
            return Measurement.amount(page.sum(sum));
        }
    }

    static final class Proportion<T> extends Tally<T> {

        private final Predicate<? super T> counts;
        private final int k;

        Proportion(Page.Layout layout, Predicate<? super T> counts) {
            super(layout);
            this.counts = counts;
            this.k = layout.count();
        }

        @Override
        void add(T fact, BigDecimal part, Page page) {
            if (counts.test(fact)) {
                page.count(k, part);
            }
        }

        @Override
        Measurement measurement(Page page) {
            return Measurement.proportion(page.counted(k), page.counted(n));
        }
    }

    static final class Ratio<T> extends Tally<T> {

        private final AmountOf<T> above;
        private final AmountOf<T> below;
        private final int numerator;
        private final int denominator;

        Ratio(Page.Layout layout, AmountOf<T> above, AmountOf<T> below) {
            super(layout);
            this.above = above;
            this.below = below;
            this.numerator = layout.sum();
            this.denominator = layout.sum();
        }

        @Override
        void add(T fact, BigDecimal part, Page page) {
            page.add(numerator, above.of(fact), part);
            page.add(denominator, below.of(fact), part);
        }

        @Override
        Measurement measurement(Page page) {
            return Measurement.ratio(page.sum(numerator), page.sum(denominator));
        }
    }

    static final class Mean<T> extends Tally<T> {

        private final AmountOf<T> amount;
        private final int sum;
        private final int squares;

        Mean(Page.Layout layout, AmountOf<T> amount) {
            super(layout);
            this.amount = amount;
            this.sum = layout.sum();
            this.squares = layout.sum();
        }

        @Override
        void add(T fact, BigDecimal part, Page page) {
            Number value = amount.of(fact);
            Unit unit = amount.kpi().unit();
            if (!unit.contains(value.doubleValue())) {
                throw BadFact.amount(
                        value,
                        amount.kpi(),
                        "lie between " + unit.lowest() + " and " + unit.highest() + ", as the KPI's mean does.");
            }
            page.add(sum, value, part);
            page.addSquare(squares, value, part);
        }

        @Override
        Measurement measurement(Page page) {
            return Measurement.mean(page.counted(n), page.sum(sum), page.sum(squares));
        }
    }

    /**
     * A part of a fact counts its key whole, for an outlet is active with whoever sells to it.
     */
    static final class Keyed<T> extends Tally<T> {

        private final Kpi kpi;
        private final KeyStatistic statistic;
        private final Function<? super T, ? extends @Nullable String> keyOf;
        private final Function<? super T, ? extends @Nullable String> idOf;
        private final int keys;

        Keyed(
                Page.Layout layout,
                Kpi kpi,
                KeyStatistic statistic,
                Function<? super T, ? extends @Nullable String> keyOf,
                Function<? super T, ? extends @Nullable String> idOf) {
            super(layout);
            this.kpi = kpi;
            this.statistic = statistic;
            this.keyOf = keyOf;
            this.idOf = idOf;
            this.keys = layout.keys();
        }

        @Override
        void add(T fact, BigDecimal part, Page page) {
            String key = read(keyOf, "key", fact);
            if (statistic == KeyStatistic.DISTINCT) {
                page.keys(keys).add(key);
            } else {
                page.keys(keys).add(key, read(idOf, "id", fact));
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
        Measurement measurement(Page page) {
            return KeyedCount.of(statistic, page.keys(keys).byKey());
        }
    }
}
