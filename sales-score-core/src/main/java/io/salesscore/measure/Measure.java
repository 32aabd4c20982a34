package io.salesscore.measure;

import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurement;
import io.salesscore.kpi.RollUp;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a KPI takes from facts: which of them, when, and what of each. {@link Measures} starts one; the plan checks that
 * it is complete and that its evidence joins as the KPI says.
 *
 * @param <T> the host's class of facts
 */
public abstract sealed class Measure<T> {

    private final String name;

    private Measure(String name) {
        this.name = name;
    }

    /** The verb that made it. */
    final String name() {
        return name;
    }

    /** Whether it reads facts of the whole period. */
    abstract boolean readsFlows();

    /** Whether it reads the state at the period's end. */
    abstract boolean readsBalances();

    /** The measurement where there are no facts. */
    abstract Measurement nothing(Kpi kpi);

    abstract void requireDates(Kpi kpi);

    abstract Ledger<T> ledger(Kpi kpi, Pages.Ruling ruling);

    /** The measures that it is made of, each with dates of its own. */
    Stream<Measure<T>> parts() {
        return Stream.of(this);
    }

    /** Checks that joining measurements of this measure by the KPI's rules equals measuring all facts at once. */
    final void requireFor(Kpi kpi) {
        requireDates(kpi);
        requireFit(kpi, kpi.overSubjects(), "over subjects");
        requireFit(kpi, kpi.overTime(), "over time");
        requireOverTime(kpi);
    }

    private void requireOverTime(Kpi kpi) {
        RollUp rule = kpi.overTime();
        // what never joins over time contradicts nothing
        if (rule == RollUp.NONE) {
            return;
        }
        if (readsFlows() && readsBalances()) {
            throw new IllegalArgumentException("The measure (" + name + ") of KPI (" + kpi
                    + ") ties facts of a period to the state at its end, and the KPI's rule over time (" + rule
                    + ") must be NONE.\nMaybe the KPI wants rollUp(" + kpi.overSubjects() + ", NONE).");
        }
        if (readsBalances() && rule != RollUp.LAST) {
            throw new IllegalArgumentException("The measure (" + name + ") of KPI (" + kpi
                    + ") is a state at the period's end, and the KPI's rule over time (" + rule
                    + ") must be LAST.\nMaybe the KPI wants rollUp(" + kpi.overSubjects() + ", LAST).");
        }
        if (readsFlows() && rule == RollUp.LAST) {
            throw new IllegalArgumentException("The measure (" + name + ") of KPI (" + kpi
                    + ") takes facts of the whole period, and the KPI's rule over time (LAST) would drop the earlier ones.\n"
                    + "Maybe use balance, balanceCount, a decayed measure or a ratio of two of these.");
        }
    }

    private void requireFit(Kpi kpi, RollUp rule, String over) {
        if (!rule.fits(nothing(kpi))) {
            String maybe = switch (rule) {
                case SUM -> "count, sum, decayedCount or a balance";
                case POOL -> "proportion, ratio, mean or decayedMean";
                case UNION -> "distinct, repeated or repeatShare";
                case LAST, NONE -> throw new AssertionError(rule + " fits all");
            };
            throw new IllegalArgumentException(
                    "The measure (" + name + ") of KPI (" + kpi + ") cannot join by the KPI's rule " + over + " ("
                            + rule + ").\nMaybe use " + maybe + ", or the KPI wants another rule.");
        }
    }

    private static IllegalArgumentException incomplete(String name, String lacks, Kpi kpi, String maybe) {
        return new IllegalArgumentException("The measure (" + name + ") of KPI (" + kpi + ") does not say " + lacks
                + ".\nMaybe add " + maybe + ".");
    }

    private static <V> V once(@Nullable V before, V now, String measure, String verb) {
        if (before != null) {
            throw new IllegalArgumentException("The measure (" + measure + ") says " + verb + " twice.");
        }
        return now;
    }

    private static <T> Function<T, @Nullable LocalDate> dateOf(
            Function<? super T, ? extends @Nullable Instant> instant, ZoneId zone) {
        return fact -> {
            Instant read = instant.apply(fact);
            return read == null ? null : LocalDate.ofInstant(read, zone);
        };
    }

    private static <T> Predicate<? super T> both(@Nullable Predicate<? super T> one, Predicate<? super T> other) {
        return one == null ? other : fact -> one.test(fact) && other.test(fact);
    }

    /**
     * A measure over the facts of a period, such as revenue: those whose date lies in it. It needs
     * {@link #dated}. Immutable: each method returns a new measure.
     *
     * @param <T> the host's class of facts
     */
    public static final class Flow<T> extends Measure<T> {

        private final Tally.Kind<T> kind;
        private final @Nullable Predicate<? super T> where;
        private final @Nullable Function<? super T, ? extends @Nullable LocalDate> dated;

        Flow(String name, Tally.Kind<T> kind) {
            this(name, kind, null, null);
        }

        private Flow(
                String name,
                Tally.Kind<T> kind,
                @Nullable Predicate<? super T> where,
                @Nullable Function<? super T, ? extends @Nullable LocalDate> dated) {
            super(name);
            this.kind = kind;
            this.where = where;
            this.dated = dated;
        }

        /**
         * Keeps some facts only. It is asked before anything else is read, so that an open deal may lack the date on
         * which it closed.
         *
         * @param kept which facts are kept, of those that an earlier {@code where} keeps
         * @return the measure of these facts
         */
        public Flow<T> where(Predicate<? super T> kept) {
            return new Flow<>(name(), kind, both(where, kept), dated);
        }

        /**
         * The date that places a fact in a period. Each measure has its own: a deal counts as engaged in one quarter
         * and as won in another.
         *
         * <p>It also says in which period a credit note counts. Sales of 150 in January of which 20 are credited in
         * February are 150 and −20 by the date on which a note is booked, {@code dated(Sale::bookedOn)}, or 130 and 0
         * by that of the sale which it corrects, {@code dated(Sale::soldOn)}; the latter restates January.
         *
         * @param date the date; null for a kept fact is an error of that fact, when it is measured
         * @return the measure by that date
         * @throws IllegalArgumentException if the measure is dated already
         */
        public Flow<T> dated(Function<? super T, ? extends @Nullable LocalDate> date) {
            return new Flow<>(name(), kind, where, once(dated, date, name(), "dated"));
        }

        /**
         * As {@link #dated(Function)}, of facts that carry an instant. A deal closed at 23:30 on 31 December in Jakarta
         * (WIB) is closed on 1 January in Jayapura (WIT): the company says which zone's dates it goes by.
         *
         * @param instant the instant; null for a kept fact is an error of that fact, when it is measured
         * @param zone whose date counts: {@code ZoneId.of("Asia/Jakarta")}
         * @return the measure by that date
         * @throws IllegalArgumentException if the measure is dated already
         */
        public Flow<T> dated(Function<? super T, ? extends @Nullable Instant> instant, ZoneId zone) {
            return dated(dateOf(instant, zone));
        }

        @Override
        boolean readsFlows() {
            return true;
        }

        @Override
        boolean readsBalances() {
            return false;
        }

        @Override
        Measurement nothing(Kpi kpi) {
            Page.Layout layout = new Page.Layout();
            return kind.on(layout, kpi).measurement(layout.page());
        }

        @Override
        void requireDates(Kpi kpi) {
            requireDated(kpi);
        }

        private Function<? super T, ? extends @Nullable LocalDate> requireDated(Kpi kpi) {
            if (dated == null) {
                throw incomplete(name(), "which date places a fact in a period", kpi, "dated(…)");
            }
            return dated;
        }

        @Override
        Ledger<T> ledger(Kpi kpi, Pages.Ruling ruling) {
            return new Ledger.OfFlow<>(kpi, ruling, kind, where, requireDated(kpi));
        }
    }

    /**
     * A measure of facts that fade, such as visits and survey answers: as of the period's last day, a fact of that day
     * counts whole, one that is a half-life older counts half, and so on. Facts before the period count too, however
     * long ago; later ones do not. No fact drops out from one day to the next, as it would of "the last 90 days".
     *
     * <p>{@code weight = 2^(−age / half-life)}, the age in whole days from the fact's date to the period's last day.
     * With a half-life of 30 days:
     *
     * <table class="striped">
     * <caption>Four visits, and answers given at them</caption>
     * <tr><th>days ago</th><th>weight</th><th>answer</th><th>weight × answer</th></tr>
     * <tr><td>0</td><td>1</td><td>5</td><td>5</td></tr>
     * <tr><td>30</td><td>0.5</td><td>4</td><td>2</td></tr>
     * <tr><td>60</td><td>0.25</td><td>3</td><td>0.75</td></tr>
     * <tr><td>90</td><td>0.125</td><td>1</td><td>0.125</td></tr>
     * <tr><td>{@code decayedCount}, {@code decayedMean}</td><td>1.875</td><td>7.875 / 1.875 = 4.2</td>
     *     <td>7.875</td></tr>
     * </table>
     *
     * <p>A weight is rounded to twelve decimals, half up, before anything is added; the sums of weights are exact. From
     * 40.87 half-lives on it is 0 and the fact does not count: with 30 days, from the age of 1226 days.
     *
     * <p>A running period is measured as of its last day, which may lie ahead. To measure as of a day, measure a period
     * that ends with it. Facts go to whom they are {@linkplain Credit#assigned assigned} on their own dates, and so
     * stay with the team that a rep has left; the assignments must reach back as far as facts count.
     *
     * <p>It needs {@link #halfLife} and {@link #dated}. Immutable: each method returns a new measure.
     *
     * @param <T> the host's class of facts
     */
    public static final class Decayed<T> extends Measure<T> {

        private final Flow<T> flow;
        private final @Nullable HalfLife halfLife;

        Decayed(String name, Tally.Kind<T> kind) {
            this(new Flow<>(name, kind), null);
        }

        private Decayed(Flow<T> flow, @Nullable HalfLife halfLife) {
            super(flow.name());
            this.flow = flow;
            this.halfLife = halfLife;
        }

        /**
         * In how many days a fact loses half its weight.
         *
         * @param days the half-life, from 1 to 3650
         * @return the measure with that half-life
         * @throws IllegalArgumentException if it is less or more, or the measure has a half-life already
         */
        public Decayed<T> halfLife(int days) {
            if (days < 1 || days > HalfLife.LONGEST) {
                throw new IllegalArgumentException("The half-life (" + days + ") of measure (" + name()
                        + ") must be from 1 to " + HalfLife.LONGEST + " days.");
            }
            return new Decayed<>(flow, once(halfLife, HalfLife.ofDays(days), name(), "halfLife"));
        }

        /**
         * Keeps some facts only. It is asked before anything else is read.
         *
         * @param kept which facts are kept, of those that an earlier {@code where} keeps
         * @return the measure of these facts
         */
        public Decayed<T> where(Predicate<? super T> kept) {
            return new Decayed<>(flow.where(kept), halfLife);
        }

        /**
         * The date from which a fact ages.
         *
         * @param date the date; null for a kept fact is an error of that fact, when it is measured
         * @return the measure by that date
         * @throws IllegalArgumentException if the measure is dated already
         */
        public Decayed<T> dated(Function<? super T, ? extends @Nullable LocalDate> date) {
            return new Decayed<>(flow.dated(date), halfLife);
        }

        /**
         * As {@link #dated(Function)}, of facts that carry an instant.
         *
         * @param instant the instant; null for a kept fact is an error of that fact, when it is measured
         * @param zone whose date counts: {@code ZoneId.of("Asia/Jakarta")}
         * @return the measure by that date
         * @throws IllegalArgumentException if the measure is dated already
         */
        public Decayed<T> dated(Function<? super T, ? extends @Nullable Instant> instant, ZoneId zone) {
            return new Decayed<>(flow.dated(instant, zone), halfLife);
        }

        @Override
        boolean readsFlows() {
            return false;
        }

        @Override
        boolean readsBalances() {
            return true;
        }

        @Override
        Measurement nothing(Kpi kpi) {
            return flow.nothing(kpi);
        }

        @Override
        void requireDates(Kpi kpi) {
            requireHalfLife(kpi);
            flow.requireDates(kpi);
        }

        private HalfLife requireHalfLife(Kpi kpi) {
            if (halfLife == null) {
                throw incomplete(name(), "in how many days a fact loses half its weight", kpi, "halfLife(…)");
            }
            return halfLife;
        }

        @Override
        Ledger<T> ledger(Kpi kpi, Pages.Ruling ruling) {
            return new Ledger.OfDecayed<>(
                    kpi, ruling, flow.kind, requireHalfLife(kpi), flow.where, flow.requireDated(kpi));
        }
    }

    /**
     * A measure of the state at the end of a period, such as the value of open deals: a fact counts if it began on the
     * period's last day or before and had not ended by then. One that ends on the last day is out; one that ends later
     * is in, even if it has ended by today. It needs {@link #from} and {@link #until}. Immutable: each method returns a
     * new measure.
     *
     * @param <T> the host's class of facts
     */
    public static final class Balance<T> extends Measure<T> {

        private final Function<? super T, ? extends @Nullable Number> amount;
        private final @Nullable Predicate<? super T> where;
        private final @Nullable Function<? super T, ? extends @Nullable LocalDate> from;
        private final @Nullable Function<? super T, ? extends @Nullable LocalDate> until;

        Balance(String name, Function<? super T, ? extends @Nullable Number> amount) {
            this(name, amount, null, null, null);
        }

        private Balance(
                String name,
                Function<? super T, ? extends @Nullable Number> amount,
                @Nullable Predicate<? super T> where,
                @Nullable Function<? super T, ? extends @Nullable LocalDate> from,
                @Nullable Function<? super T, ? extends @Nullable LocalDate> until) {
            super(name);
            this.amount = amount;
            this.where = where;
            this.from = from;
            this.until = until;
        }

        /**
         * Keeps some facts only. It is asked before anything else is read.
         *
         * @param kept which facts are kept, of those that an earlier {@code where} keeps
         * @return the measure of these facts
         */
        public Balance<T> where(Predicate<? super T> kept) {
            return new Balance<>(name(), amount, both(where, kept), from, until);
        }

        /**
         * The first day on which a fact counts.
         *
         * @param date the day, inclusive; null for a kept fact is an error of that fact, when it is measured
         * @return the measure from that day
         * @throws IllegalArgumentException if the measure has such a day already
         */
        public Balance<T> from(Function<? super T, ? extends @Nullable LocalDate> date) {
            return new Balance<>(name(), amount, where, once(from, date, name(), "from"), until);
        }

        /**
         * As {@link #from(Function)}, of facts that carry an instant.
         *
         * @param instant the instant; null for a kept fact is an error of that fact, when it is measured
         * @param zone whose date counts
         * @return the measure from that day
         * @throws IllegalArgumentException if the measure has such a day already
         */
        public Balance<T> from(Function<? super T, ? extends @Nullable Instant> instant, ZoneId zone) {
            return from(dateOf(instant, zone));
        }

        /**
         * The day on which a fact counts no more. A fact that ends on the day on which it began, or before, never
         * counts.
         *
         * @param date the day, exclusive; null for what has not ended yet
         * @return the measure until that day
         * @throws IllegalArgumentException if the measure has such a day already
         */
        public Balance<T> until(Function<? super T, ? extends @Nullable LocalDate> date) {
            return new Balance<>(name(), amount, where, from, once(until, date, name(), "until"));
        }

        /**
         * As {@link #until(Function)}, of facts that carry an instant.
         *
         * @param instant the instant; null for what has not ended yet
         * @param zone whose date counts
         * @return the measure until that day
         * @throws IllegalArgumentException if the measure has such a day already
         */
        public Balance<T> until(Function<? super T, ? extends @Nullable Instant> instant, ZoneId zone) {
            return until(dateOf(instant, zone));
        }

        @Override
        boolean readsFlows() {
            return false;
        }

        @Override
        boolean readsBalances() {
            return true;
        }

        @Override
        Measurement nothing(Kpi kpi) {
            return Measurement.amount(BigDecimal.ZERO);
        }

        @Override
        void requireDates(Kpi kpi) {
            requireFrom(kpi);
            requireUntil(kpi);
        }

        private Function<? super T, ? extends @Nullable LocalDate> requireFrom(Kpi kpi) {
            if (from == null) {
                throw incomplete(name(), "from which day a fact counts", kpi, "from(…)");
            }
            return from;
        }

        private Function<? super T, ? extends @Nullable LocalDate> requireUntil(Kpi kpi) {
            if (until == null) {
                throw incomplete(name(), "until which day a fact counts", kpi, "until(…)");
            }
            return until;
        }

        @Override
        Ledger<T> ledger(Kpi kpi, Pages.Ruling ruling) {
            return new Ledger.OfBalance<>(
                    kpi, ruling, where, new AmountOf<>(kpi, amount), requireFrom(kpi), requireUntil(kpi));
        }
    }

    /** One measured amount over another. */
    static final class Quotient<T> extends Measure<T> {

        private final Measure<T> numerator;
        private final Measure<T> denominator;

        Quotient(Measure<T> numerator, Measure<T> denominator) {
            super("ratio");
            this.numerator = numerator;
            this.denominator = denominator;
        }

        @Override
        boolean readsFlows() {
            return numerator.readsFlows() || denominator.readsFlows();
        }

        @Override
        boolean readsBalances() {
            return numerator.readsBalances() || denominator.readsBalances();
        }

        @Override
        Measurement nothing(Kpi kpi) {
            return Measurement.ratio(amount(numerator, kpi), amount(denominator, kpi));
        }

        private static BigDecimal amount(Measure<?> part, Kpi kpi) {
            if (part.nothing(kpi) instanceof Measurement.Amount amount) {
                return amount.sum();
            }
            throw new IllegalArgumentException("The measure (" + part.name() + ") in the ratio of KPI (" + kpi
                    + ") must be an amount.\nMaybe use count, sum, decayedCount, balance or balanceCount.");
        }

        @Override
        void requireDates(Kpi kpi) {
            numerator.requireDates(kpi);
            denominator.requireDates(kpi);
        }

        @Override
        Ledger<T> ledger(Kpi kpi, Pages.Ruling ruling) {
            return new Ledger.OfQuotient<>(numerator.ledger(kpi, ruling), denominator.ledger(kpi, ruling));
        }

        @Override
        Stream<Measure<T>> parts() {
            return Stream.concat(numerator.parts(), denominator.parts());
        }
    }
}
