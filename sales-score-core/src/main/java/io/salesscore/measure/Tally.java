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

    private final int place;

    /** Takes its place on pages. */
    @FunctionalInterface
    interface Kind<T> {
        Tally<T> on(Page.Layout layout, Kpi kpi);
    }

    private Tally(Page.Layout layout) {
        this.place = layout.entered();
    }

    /** Enters a part of a fact: more than 0, and {@link BigDecimal#ONE} itself where it is the whole. */
    final void enter(T fact, BigDecimal part, Page page) {
        page.enter(place);
        add(fact, part, page);
    }

    /** Whether any fact was entered, even if what it measures is as if there were none: 100 and −100. */
    final boolean hasFacts(Page page) {
        return page.isEntered(place);
    }

    abstract void add(T fact, BigDecimal part, Page page);

    abstract Measurement measurement(Page page);

    static final class Count<T> extends Tally<T> {

        private final int count;

        Count(Page.Layout layout) {
            super(layout);
            this.count = layout.sums(1);
        }

        @Override
        void add(T fact, BigDecimal part, Page page) {
            page.sums().addOne(count, part);
        }

        @Override
        Measurement measurement(Page page) {
            return Measurement.amount(page.sums().value(count));
        }
    }

    static final class Sum<T> extends Tally<T> {

        private final AmountOf<T> amount;
        private final int sum;

        Sum(Page.Layout layout, AmountOf<T> amount) {
            super(layout);
            this.amount = amount;
            this.sum = layout.sums(1);
        }

        @Override
        void add(T fact, BigDecimal part, Page page) {
            page.sums().add(sum, amount.of(fact), part);
        }

        @Override
        Measurement measurement(Page page) {
            return Measurement.amount(page.sums().value(sum));
        }
    }

    static final class Proportion<T> extends Tally<T> {

        private final Predicate<? super T> counts;
        private final int k;
        private final int n;

        Proportion(Page.Layout layout, Predicate<? super T> counts) {
            super(layout);
            this.counts = counts;
            this.k = layout.sums(1);
            this.n = layout.sums(1);
        }

        @Override
        void add(T fact, BigDecimal part, Page page) {
            ExactSums sums = page.sums();
            if (counts.test(fact)) {
                sums.addOne(k, part);
            }
            sums.addOne(n, part);
        }

        @Override
        Measurement measurement(Page page) {
            return Measurement.proportion(page.sums().value(k), page.sums().value(n));
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
            this.numerator = layout.sums(1);
            this.denominator = layout.sums(1);
        }

        @Override
        void add(T fact, BigDecimal part, Page page) {
            ExactSums sums = page.sums();
            sums.add(numerator, above.of(fact), part);
            sums.add(denominator, below.of(fact), part);
        }

        @Override
        Measurement measurement(Page page) {
            return Measurement.ratio(page.sums().value(numerator), page.sums().value(denominator));
        }
    }

    static final class Mean<T> extends Tally<T> {

        private final AmountOf<T> amount;
        private final int n;
        private final int sum;
        private final int squares;

        Mean(Page.Layout layout, AmountOf<T> amount) {
            super(layout);
            this.amount = amount;
            this.n = layout.sums(1);
            this.sum = layout.sums(1);
            this.squares = layout.sums(1);
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
            ExactSums sums = page.sums();
            sums.addOne(n, part);
            sums.add(sum, value, part);
            sums.addSquare(squares, value, part);
        }

        @Override
        Measurement measurement(Page page) {
            ExactSums sums = page.sums();
            return Measurement.mean(sums.value(n), sums.value(sum), sums.value(squares));
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
