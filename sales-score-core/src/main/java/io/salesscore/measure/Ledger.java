package io.salesscore.measure;

import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurement;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** How facts are entered on the pages of any subject, for one KPI, and what is measured from them. */
abstract sealed class Ledger<T> {

    /** Enters what somebody is credited with of a fact, if it counts; says whether it does, or why not. */
    abstract Trace.Outcome enter(T fact, Share share, Pages pages);

    abstract Measurement measurement(Pages.Reading reading);

    /** Whether any fact counts in a period, even if what they measure is as if there were none: 100 and −100. */
    abstract boolean hasFacts(Pages.Reading reading);

    /** What age leaves of a fact that counts, at the first of the last days on which it does. */
    BigDecimal weight(T fact) {
        return BigDecimal.ONE;
    }

    private static <T> LocalDate read(
            Function<? super T, ? extends @Nullable LocalDate> date, String what, T fact, Kpi kpi) {
        LocalDate read = date.apply(fact);
        if (read == null) {
            throw BadFact.lacks(what, kpi);
        }
        return read;
    }

    /** Of facts that have one date. */
    abstract static sealed class OfDated<T> extends Ledger<T> {

        private final Kpi kpi;
        private final @Nullable Predicate<? super T> where;
        private final Function<? super T, ? extends @Nullable LocalDate> dated;

        private OfDated(
                Kpi kpi,
                @Nullable Predicate<? super T> where,
                Function<? super T, ? extends @Nullable LocalDate> dated) {
            this.kpi = kpi;
            this.where = where;
            this.dated = dated;
        }

        @Override
        final Trace.Outcome enter(T fact, Share share, Pages pages) {
            if (where != null && !where.test(fact)) {
                return Trace.Outcome.NOT_KEPT;
            }
            LocalDate date = date(fact);
            int place = place(date);
            if (place < 0) {
                return Trace.Outcome.OUTSIDE_PERIOD;
            }
            if (!share.covers(date)) {
                return Trace.Outcome.ASSIGNED_ELSEWHERE;
            }
            enter(fact, date, share.part(), place, pages);
            return Trace.Outcome.COUNTED;
        }

        final LocalDate date(T fact) {
            return read(dated, "date", fact, kpi);
        }

        /** The first place where facts of a date count; less than 0 where there is none. */
        abstract int place(LocalDate date);

        abstract void enter(T fact, LocalDate date, BigDecimal part, int place, Pages pages);
    }

    /** A tally for each stretch. */
    static final class OfFlow<T> extends OfDated<T> {

        private final Pages.Ruling ruling;
        private final Tally<T> tally;

        OfFlow(
                Kpi kpi,
                Pages.Ruling ruling,
                Tally.Kind<T> kind,
                @Nullable Predicate<? super T> where,
                Function<? super T, ? extends @Nullable LocalDate> dated) {
            super(kpi, where, dated);
            this.ruling = ruling;
            this.tally = kind.on(ruling.stretch(), kpi);
        }

        @Override
        int place(LocalDate date) {
            return ruling.stretchOf(date);
        }

        @Override
        void enter(T fact, LocalDate date, BigDecimal part, int stretch, Pages pages) {
            tally.enter(fact, part, pages.stretch(stretch));
        }

        @Override
        Measurement measurement(Pages.Reading reading) {
            return tally.measurement(reading.during());
        }

        @Override
        boolean hasFacts(Pages.Reading reading) {
            return tally.hasFacts(reading.during());
        }
    }

    /** A tally for each last day, of all facts up to it by what is left of them then. */
    static final class OfDecayed<T> extends OfDated<T> {

        private final Timeline timeline;
        private final HalfLife halfLife;
        private final Tally<T> tally;

        OfDecayed(
                Kpi kpi,
                Pages.Ruling ruling,
                Tally.Kind<T> kind,
                HalfLife halfLife,
                @Nullable Predicate<? super T> where,
                Function<? super T, ? extends @Nullable LocalDate> dated) {
            super(kpi, where, dated);
            this.timeline = ruling.timeline();
            this.halfLife = halfLife;
            this.tally = kind.on(ruling.closing(), kpi);
        }

        @Override
        int place(LocalDate date) {
            int closing = timeline.closingFrom(date);
            return weight(date, closing).signum() == 0 ? -1 : closing;
        }

        @Override
        void enter(T fact, LocalDate date, BigDecimal part, int first, Pages pages) {
            for (int closing = first; closing < timeline.closings(); closing++) {
                BigDecimal weight = weight(date, closing);
                if (weight.signum() == 0) {
                    break;
                }
                tally.enter(fact, weighed(part, weight), pages.closing(closing));
            }
        }

        // a whole fact of today is the one object that is added fast
        @SuppressWarnings("ReferenceEquality")
        private static BigDecimal weighed(BigDecimal part, BigDecimal weight) {
            return weight == BigDecimal.ONE ? part : part.multiply(weight);
        }

        private BigDecimal weight(LocalDate date, int closing) {
            return closing == timeline.closings() ? BigDecimal.ZERO : halfLife.weightAfter(timeline.age(date, closing));
        }

        @Override
        BigDecimal weight(T fact) {
            LocalDate date = date(fact);
            return weight(date, timeline.closingFrom(date));
        }

        @Override
        Measurement measurement(Pages.Reading reading) {
            return tally.measurement(reading.last());
        }

        @Override
        boolean hasFacts(Pages.Reading reading) {
            return tally.hasFacts(reading.last());
        }
    }

    /** How much more stands on each last day than on the one before it. */
    static final class OfBalance<T> extends Ledger<T> {

        private final Kpi kpi;
        private final Timeline timeline;
        private final @Nullable Predicate<? super T> where;
        private final AmountOf<T> amount;
        private final Function<? super T, ? extends @Nullable LocalDate> from;
        private final Function<? super T, ? extends @Nullable LocalDate> until;
        private final int sum;

        /** How many more facts, by their parts. */
        private final int n;

        OfBalance(
                Kpi kpi,
                Pages.Ruling ruling,
                @Nullable Predicate<? super T> where,
                AmountOf<T> amount,
                Function<? super T, ? extends @Nullable LocalDate> from,
                Function<? super T, ? extends @Nullable LocalDate> until) {
            this.kpi = kpi;
            this.timeline = ruling.timeline();
            this.where = where;
            this.amount = amount;
            this.from = from;
            this.until = until;
            this.sum = ruling.closing().sum();
            this.n = ruling.closing().count();
        }

        @Override
        Trace.Outcome enter(T fact, Share share, Pages pages) {
            if (where != null && !where.test(fact)) {
                return Trace.Outcome.NOT_KEPT;
            }
            int first = timeline.closingFrom(read(from, "date from which it counts", fact, kpi));
            LocalDate ends = until.apply(fact);
            int end = ends == null ? timeline.closings() : timeline.closingFrom(ends);
            if (first >= end) {
                return Trace.Outcome.OUTSIDE_PERIOD;
            }
            int firstOfShare = Math.max(first, timeline.closingFrom(share.from()));
            int endOfShare = Math.min(end, timeline.closingFrom(share.until()));
            if (firstOfShare >= endOfShare) {
                return Trace.Outcome.ASSIGNED_ELSEWHERE;
            }
            Number read = amount.of(fact);
            Page came = pages.closing(firstOfShare);
            came.add(sum, read, share.part());
            came.count(n, share.part());
            if (endOfShare < timeline.closings()) {
                Page went = pages.closing(endOfShare);
                went.subtract(sum, read, share.part());
                went.uncount(n, share.part());
            }
            return Trace.Outcome.COUNTED;
        }

        @Override
        Measurement measurement(Pages.Reading reading) {
            return Measurement.amount(reading.upToLast().sum(sum));
        }

        @Override
        boolean hasFacts(Pages.Reading reading) {
            return reading.upToLast().counted(n).signum() > 0;
        }
    }

    /** Two ledgers of amounts, the quotient of which is measured. */
    static final class OfQuotient<T> extends Ledger<T> {

        private final Ledger<T> numerator;
        private final Ledger<T> denominator;

        OfQuotient(Ledger<T> numerator, Ledger<T> denominator) {
            this.numerator = numerator;
            this.denominator = denominator;
        }

        @Override
        Trace.Outcome enter(T fact, Share share, Pages pages) {
            Trace.Outcome above = numerator.enter(fact, share, pages);
            Trace.Outcome below = denominator.enter(fact, share, pages);
            return above.or(below);
        }

        @Override
        Measurement measurement(Pages.Reading reading) {
            return Measurement.ratio(amount(numerator.measurement(reading)), amount(denominator.measurement(reading)));
        }

        @Override
        boolean hasFacts(Pages.Reading reading) {
            return numerator.hasFacts(reading) || denominator.hasFacts(reading);
        }

        private static BigDecimal amount(Measurement measurement) {
            return ((Measurement.Amount) measurement).sum();
        }
    }
}
