package io.salesscore.kpi;

import io.salesscore.period.Cadence;
import io.salesscore.period.Holidays;
import io.salesscore.period.Lebaran;
import io.salesscore.period.PartialPeriod;
import io.salesscore.period.Period;
import io.salesscore.period.WorkCalendar;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The target of a long period, such as a year, shared out over its parts and over subjects so that the parts sum to the
 * whole to the last unit: the months to the year, and the reps to each month.
 *
 * <pre>{@code
 * TargetPlan plan = TargetPlan.of(SalesKpis.REVENUE, Period.year(2026), 24_000_000_000L)
 *     .over(Cadence.MONTH)
 *     .on(WorkCalendar.sixDays().withHolidays(Holidays.indonesia(), CollectiveLeave.NOT_WORKED))
 *     .season(Month.DECEMBER, 1.25)
 *     .lebaran(Holidays.indonesia(), 30, -1, 1.4)
 *     .lebaran(Holidays.indonesia(), 0, 7, 0.5)
 *     .share("sari", 2)
 *     .share(TargetPlan.Share.of("budi", 1).joinedOn(LocalDate.of(2026, 3, 9)).ramp(0.25, 0.50, 0.75))
 *     .build();
 * BigDecimal march = plan.target(Period.month(2026, 3));
 * Optional<BigDecimal> budi = plan.target(Period.month(2026, 3), "budi");
 * }</pre>
 *
 * <h2>What a part weighs</h2>
 *
 * <p>Each working day weighs the product of the indices that are stated for it: of its month, of a period that it lies
 * in, of its distance from Lebaran; 1 where none is. A part weighs the sum over its working days, and a subject in a
 * part its share times the sum over the working days on which it is employed, each times the ramp of a joiner. So a
 * plan moves with the working days and with Lebaran from year to year, and what a joiner does not carry yet the others
 * carry.
 *
 * <table class="striped">
 * <caption>1000 m over the first quarter of 2026, Monday to Saturday, cuti bersama not worked; then March over two
 * reps</caption>
 * <tr><th></th><th>weight</th><th>exact quota</th><th>target</th></tr>
 * <tr><td>January</td><td>25 days</td><td>373.13</td><td>373</td></tr>
 * <tr><td>February</td><td>22 days</td><td>328.36</td><td>328</td></tr>
 * <tr><td>March</td><td>20 days</td><td>298.51</td><td>299</td></tr>
 * <tr><td>Sari, share 2</td><td>2 × 20</td><td>274.94</td><td>275</td></tr>
 * <tr><td>Budi, share 1, joins on 9 March, ramp 0.25</td><td>0.25 × 14</td><td>24.06</td><td>24</td></tr>
 * </table>
 *
 * <p>Without {@linkplain Builder#on a calendar} every date is a working day and the length of a part does not count: it
 * weighs the mean of its days, so that twelve months without indices weigh the same. Mind what an index was estimated
 * from: whole months' sales hold the number of their days already, and want no calendar beside them.
 *
 * <h2>Which targets</h2>
 *
 * <p>Over periods only those of KPIs that {@linkplain RollUp#SUM add up} over time, over subjects only those that add
 * up over subjects: only then do the parts roll up to the whole again. A lead conversion of 0.24 in the year is 0.24 in
 * each month, for each rep: state it for each. Of a balance, which adds up over subjects and takes the last over time,
 * the last day of the period counts alone: whoever is employed then has a target, in proportion to share and ramp.
 *
 * <h2>The last unit</h2>
 *
 * <p>Targets are whole multiples of the {@linkplain Builder#resolution resolution}. They are given out by largest
 * remainder (Hamilton's method), first over periods and then each period's over subjects: each quota is rounded down,
 * and the units left go one each to the largest fractions, the earlier period or the lesser subject id first where they
 * are equal. Every target is therefore less than a unit from its exact quota of what was split. All of this is computed
 * exactly, from shares, ramps and indices as decimals of 15 digits, so that 1.4 is fourteen tenths; the order in which
 * they are stated changes nothing. (The method's known oddity is the Alabama paradox: where the total is one unit
 * larger, a part may be one unit smaller.)
 *
 * <p>Source: M. L. Balinski and H. P. Young, <cite>Fair Representation: Meeting the Ideal of One Man, One Vote</cite>,
 * 2nd ed., Brookings 2001, on Hamilton's method.
 *
 * <p>Immutable.
 */
public final class TargetPlan {

    private final Kpi kpi;
    private final Period whole;
    private final BigDecimal resolution;
    private final List<Part> parts;
    private final List<Revision> revisions;
    private final boolean isEstimate;
    private final SortedMap<Period, BigInteger> units;
    private final SortedMap<Period, BigDecimal> byPeriod;
    private final @Nullable SortedMap<Period, SortedMap<String, BigDecimal>> byPeriodAndSubject;

    /**
     * A part of the whole, what it weighs, and what each subject in it does; no subjects where the plan has no shares.
     */
    private record Part(
            Period period, BigDecimal weight, @Nullable SortedMap<String, BigDecimal> shares) {}

    private TargetPlan(
            Kpi kpi,
            Period whole,
            BigDecimal resolution,
            List<Part> parts,
            List<Revision> revisions,
            boolean isEstimate,
            SortedMap<Period, BigInteger> kept) {
        this.kpi = kpi;
        this.whole = whole;
        this.resolution = resolution;
        this.parts = parts;
        this.revisions = revisions;
        this.isEstimate = isEstimate;
        this.units = new TreeMap<>(kept);
        this.units.putAll(splitOverOpen(kept));
        this.byPeriod = targets(units);
        this.byPeriodAndSubject = splitOverSubjects();
    }

    /**
     * Starts the plan of a KPI's target.
     *
     * @param kpi the KPI
     * @param whole the period that the target is for
     * @param target the target in the KPI's stored unit, not negative
     * @return a builder
     * @throws IllegalArgumentException if the target is negative or outside the unit's bounds
     */
    public static Builder of(Kpi kpi, Period whole, BigDecimal target) {
        return new Builder(kpi, whole, requireTarget(kpi, whole, target));
    }

    /**
     * As {@link #of(Kpi, Period, BigDecimal)}.
     *
     * @param kpi the KPI
     * @param whole the period that the target is for
     * @param target the target in the KPI's stored unit, not negative
     * @return a builder
     * @throws IllegalArgumentException as there
     */
    public static Builder of(Kpi kpi, Period whole, long target) {
        return of(kpi, whole, BigDecimal.valueOf(target));
    }

    /**
     * What is planned.
     *
     * @return the KPI
     */
    public Kpi kpi() {
        return kpi;
    }

    /**
     * The period that the target is for.
     *
     * @return the whole
     */
    public Period whole() {
        return whole;
    }

    /**
     * The target of the whole as last revised: what all parts sum to.
     *
     * @return the exact target
     */
    public BigDecimal target() {
        return revisions.get(revisions.size() - 1).target();
    }

    /**
     * What the target of the whole was from when on.
     *
     * @return the target that the plan was made with, dated the first day of the whole, and then each revision, the
     *     last of which holds; only the first revision may be dated that day or earlier, as one made before the year
     *     begins
     */
    public List<Revision> revisions() {
        return revisions;
    }

    /**
     * Whether the plan hangs on days that are not decreed yet, so that its targets may change with them.
     *
     * @return true if a working day of the whole or a Lebaran that touches it is an estimate
     */
    public boolean isEstimate() {
        return isEstimate;
    }

    /**
     * The targets of the parts, or that of the whole where the plan is not split over periods.
     *
     * @return the exact targets by period; they sum to {@link #target()}; unmodifiable
     */
    public SortedMap<Period, BigDecimal> byPeriod() {
        return byPeriod;
    }

    /**
     * The target of a part.
     *
     * @param part one of {@link #byPeriod()}
     * @return its exact target
     * @throws IllegalArgumentException if it is none of them
     */
    public BigDecimal target(Period part) {
        BigDecimal target = byPeriod.get(part);
        if (target == null) {
            throw new IllegalArgumentException("The period (" + part + ") is no part of the target plan of KPI ("
                    + kpi.id() + ") in (" + whole + ").\nMaybe one of " + byPeriod.keySet() + " is meant.");
        }
        return target;
    }

    /**
     * The target of a subject in a part.
     *
     * <pre>{@code
     * Measurements aimed = plan.target(month, "sari")
     *     .map(target -> measured.withTarget(plan.kpi(), target))
     *     .orElse(measured);
     * }</pre>
     *
     * <p>It is for the days on which the subject is employed in the part, and so is prorated to a date within it by a
     * {@link PartialPeriod#withOwnTargets}.
     *
     * @param part one of {@link #byPeriod()}
     * @param subject the subject's id
     * @return its exact target; empty where it has no share or is employed at no date of the part
     * @throws IllegalArgumentException if the period is no part
     * @throws IllegalStateException if the plan has no shares
     */
    public Optional<BigDecimal> target(Period part, String subject) {
        target(part);
        return Optional.ofNullable(byPeriodAndSubject().get(part)).map(bySubject -> bySubject.get(subject));
    }

    /**
     * The targets of the subjects in each part, in the shape in which a measure plan measures many periods. A subject
     * that is employed at no date of a part is not there; one whose days in it weigh nothing has 0.
     *
     * @return the exact targets by period and subject; those of a period sum to the period's; unmodifiable
     * @throws IllegalStateException if the plan has no shares
     */
    public SortedMap<Period, SortedMap<String, BigDecimal>> byPeriodAndSubject() {
        if (byPeriodAndSubject == null) {
            throw new IllegalStateException(ofTarget(kpi, whole, target()) + " is not split over subjects.\n"
                    + "Maybe state whose it is with share(subject, weight) before the plan is built.");
        }
        return byPeriodAndSubject;
    }

    /**
     * This plan with another target of the whole from a date on. Parts that began before the date keep their targets,
     * and so do the subjects in them; what then is left of the new target goes to the parts that begin on the date or
     * later, by their weights. Of 1200 over twelve equal months, revised to 1500 from 1 July, the first six keep 100
     * each and the others have (1500 − 600) / 6 = 150.
     *
     * @param from the date, later than that of the revision before; the first revision may precede the whole
     * @param target the new target of the whole in the KPI's stored unit, a multiple of the resolution
     * @return the revised plan; this one stays as it is
     * @throws IllegalArgumentException if the target is negative, outside the unit's bounds, no multiple of the
     *     resolution or below what the parts keep; if the date is not later than the last revision's, or the last part
     *     began before it; or if nobody is there to carry a part
     */
    public TargetPlan revised(LocalDate from, BigDecimal target) {
        BigDecimal exact = requireTarget(kpi, whole, target);
        requireMultiple(kpi, whole, exact, resolution);
        String revision = "The revision of (" + from + ") to (" + exact.toPlainString() + ") of the target of KPI ("
                + kpi.id() + ") in (" + whole + ")";
        LocalDate last = revisions.get(revisions.size() - 1).from();
        if (revisions.size() > 1 && !from.isAfter(last)) {
            throw new IllegalArgumentException(revision + " must be later than the one of (" + last + ").\n"
                    + "Maybe revise the plan as it was before that one.");
        }
        Period lastPart = units.lastKey();
        if (lastPart.start().isBefore(from)) {
            throw new IllegalArgumentException(
                    revision + " comes after the last part (" + lastPart + ") began, and no part is left to change.\n"
                            + "Maybe date it (" + lastPart.start() + ") or earlier.");
        }
        SortedMap<Period, BigInteger> kept = new TreeMap<>(units);
        kept.keySet().removeIf(part -> !part.start().isBefore(from));
        BigDecimal given = resolution.multiply(new BigDecimal(sum(kept)));
        if (exact.compareTo(given) < 0) {
            throw new IllegalArgumentException(
                    revision + " is below the (" + Exact.of(given, "sum").toPlainString()
                            + ") that the parts before it keep.\nMaybe date it earlier, or state a higher target.");
        }
        List<Revision> all = new ArrayList<>(revisions);
        all.add(new Revision(from, exact));
        return new TargetPlan(kpi, whole, resolution, parts, List.copyOf(all), isEstimate, kept);
    }

    /**
     * As {@link #revised(LocalDate, BigDecimal)}.
     *
     * @param from the date, later than that of the revision before
     * @param target the new target of the whole
     * @return the revised plan
     * @throws IllegalArgumentException as there
     */
    public TargetPlan revised(LocalDate from, long target) {
        return revised(from, BigDecimal.valueOf(target));
    }

    private SortedMap<Period, BigInteger> splitOverOpen(SortedMap<Period, BigInteger> kept) {
        SortedMap<Period, BigDecimal> open = new TreeMap<>();
        parts.stream()
                .filter(part -> !kept.containsKey(part.period()))
                .forEach(part -> open.put(part.period(), part.weight()));
        BigInteger left = unitsOf(target()).subtract(sum(kept));
        if (left.signum() > 0 && weighNothing(open)) {
            throw new IllegalArgumentException(ofTarget(kpi, whole, target()) + " can go to no part: " + open.keySet()
                    + " weigh nothing.\nMaybe no day of them is a working day, or every index is 0.");
        }
        return LargestRemainder.split(left, open);
    }

    private @Nullable SortedMap<Period, SortedMap<String, BigDecimal>> splitOverSubjects() {
        SortedMap<Period, SortedMap<String, BigDecimal>> split = new TreeMap<>();
        for (Part part : parts) {
            SortedMap<String, BigDecimal> shares = part.shares();
            if (shares == null) {
                return null;
            }
            BigInteger left = Objects.requireNonNull(units.get(part.period()));
            if (left.signum() > 0 && weighNothing(shares)) {
                throw new IllegalArgumentException("Nobody is there to carry the target ("
                        + target(part.period()).toPlainString() + ") of KPI (" + kpi.id()
                        + ") in (" + part.period() + ")"
                        + (shares.isEmpty()
                                ? "."
                                : ": the working days of " + shares.keySet() + " in it weigh nothing.")
                        + "\nMaybe give a vacant territory a share under a name of its own.");
            }
            split.put(part.period(), targets(LargestRemainder.split(left, shares)));
        }
        return Collections.unmodifiableSortedMap(split);
    }

    /** The decimal that was meant: 1.4 and not the binary fraction beside it, or equal weights would not be equal. */
    private static BigDecimal decimal(double value) {
        return new BigDecimal(value).round(new MathContext(15));
    }

    private BigInteger unitsOf(BigDecimal target) {
        return target.divideToIntegralValue(resolution).toBigIntegerExact();
    }

    private <K> SortedMap<K, BigDecimal> targets(SortedMap<K, BigInteger> units) {
        SortedMap<K, BigDecimal> targets = new TreeMap<>(units.comparator());
        units.forEach((key, count) -> targets.put(key, Exact.of(resolution.multiply(new BigDecimal(count)), "target")));
        return Collections.unmodifiableSortedMap(targets);
    }

    private static BigInteger sum(SortedMap<?, BigInteger> units) {
        return units.values().stream().reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static boolean weighNothing(SortedMap<?, BigDecimal> weights) {
        return weights.values().stream().allMatch(weight -> weight.signum() == 0);
    }

    private static String ofTarget(Kpi kpi, Period whole, BigDecimal target) {
        return "The target (" + target.toPlainString() + ") of KPI (" + kpi.id() + ") in (" + whole + ")";
    }

    private static BigDecimal requireTarget(Kpi kpi, Period whole, BigDecimal target) {
        BigDecimal exact = Exact.of(target, "target of KPI (" + kpi.id() + ") in (" + whole + ")");
        if (exact.signum() < 0) {
            throw new IllegalArgumentException(ofTarget(kpi, whole, exact) + " must not be negative.");
        }
        Unit unit = kpi.unit();
        if (!unit.contains(exact.doubleValue())) {
            throw new IllegalArgumentException(ofTarget(kpi, whole, exact) + " must lie between " + unit.lowest()
                    + " and " + unit.highest() + ".");
        }
        return exact;
    }

    private static void requireMultiple(Kpi kpi, Period whole, BigDecimal target, BigDecimal resolution) {
        if (target.remainder(resolution).signum() != 0) {
            throw new IllegalArgumentException(ofTarget(kpi, whole, target) + " is no multiple of the resolution ("
                    + resolution.toPlainString() + "), and so its parts could not sum to it.\n"
                    + "Maybe round it, or state a finer resolution.");
        }
    }

    /** For people: the KPI, the whole and its target, and a part a line. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(kpi.id() + " " + whole + ": " + target().toPlainString());
        byPeriod.forEach((period, target) ->
                text.append("\n  ").append(period).append(": ").append(target.toPlainString()));
        return text.toString();
    }

    /**
     * What the target of the whole is from a date on.
     *
     * @param from the first day on which parts begin that know of it
     * @param target the exact target of the whole
     */
    public record Revision(LocalDate from, BigDecimal target) {}

    /**
     * What part of the target a subject carries, and from when to when. Several shares of one subject follow each
     * other: 2 until the end of June, 3 from July on.
     *
     * @param subject the subject's id
     * @param weight what it weighs beside the others: 2 carries twice what 1 does; from 1e-9 to 1e9
     * @param first the first day; {@link LocalDate#MIN} where none is stated
     * @param last the last day, inclusive; {@link LocalDate#MAX} where none is stated
     * @param ramp what the weight is multiplied by in the first months since the first day, each from 0 to 1; then 1
     */
    public record Share(String subject, double weight, LocalDate first, LocalDate last, List<Double> ramp) {

        /**
         * Checks the numbers and the dates.
         *
         * @param subject the subject's id, not blank
         * @param weight from 1e-9 to 1e9
         * @param first the first day
         * @param last the last day, not before the first
         * @param ramp factors from 0 to 1
         * @throws IllegalArgumentException if something is not so, or there is a ramp and no first day
         */
        public Share {
            ramp = List.copyOf(ramp);
            String owner = " of the share of subject (" + subject + ")";
            if (subject.isBlank()) {
                throw new IllegalArgumentException("The id (" + subject + ") of a subject must not be blank.");
            }
            if (!(weight >= 1e-9 && weight <= 1e9)) {
                throw new IllegalArgumentException(
                        "The weight (" + weight + ")" + owner + " must be positive, between 1e-9 and 1e9.");
            }
            if (last.isBefore(first)) {
                throw new IllegalArgumentException(
                        "The last day (" + last + ")" + owner + " must not be before its first (" + first + ").");
            }
            for (double factor : ramp) {
                if (!(factor >= 0 && factor <= 1)) {
                    throw new IllegalArgumentException("The factor (" + factor + ") in the ramp" + owner
                            + " must be from 0 to 1.\nMaybe percent was given: 25 % is 0.25.");
                }
            }
            if (!ramp.isEmpty() && first.equals(LocalDate.MIN)) {
                throw new IllegalArgumentException("The ramp " + ramp + owner + " needs a day from which it runs.\n"
                        + "Maybe say joinedOn(date) before ramp.");
            }
        }

        /**
         * A share of a subject that is there all the time.
         *
         * @param subject the subject's id, not blank
         * @param weight what it weighs beside the others, from 1e-9 to 1e9
         * @return the share
         * @throws IllegalArgumentException if the id is blank, or the weight is another
         */
        public static Share of(String subject, double weight) {
            return new Share(subject, weight, LocalDate.MIN, LocalDate.MAX, List.of());
        }

        /**
         * This share from a first day on.
         *
         * @param first the first day of employment
         * @return the share
         * @throws IllegalArgumentException if the last day is before it
         */
        public Share joinedOn(LocalDate first) {
            return new Share(subject, weight, first, last, ramp);
        }

        /**
         * This share until a last day.
         *
         * @param last the last day of employment, inclusive
         * @return the share
         * @throws IllegalArgumentException if it is before the first day
         */
        public Share leftOn(LocalDate last) {
            return new Share(subject, weight, first, last, ramp);
        }

        /**
         * This share with less weight for a joiner: {@code ramp(0.25, 0.50, 0.75)} of who joined on 9 March counts a
         * quarter of the weight until 8 April, half until 8 May, three quarters until 8 June and all of it from 9 June.
         * Months are counted as {@link ChronoUnit#MONTHS} does: the first since 31 January is over with February.
         *
         * @param factors one for each month since the first day, from 0 to 1, in place of any before
         * @return the share
         * @throws IllegalArgumentException if a factor is another, or no first day was stated
         */
        public Share ramp(double... factors) {
            return new Share(
                    subject, weight, first, last, Arrays.stream(factors).boxed().toList());
        }

        private boolean overlaps(LocalDate from, LocalDate to) {
            return !first.isAfter(to) && !last.isBefore(from);
        }

        /** What the share weighs over the days, of which each weighs something itself. */
        private BigDecimal over(SortedMap<LocalDate, BigDecimal> days) {
            BigDecimal sum = BigDecimal.ZERO;
            for (Map.Entry<LocalDate, BigDecimal> day : days.entrySet()) {
                if (overlaps(day.getKey(), day.getKey())) {
                    sum = sum.add(day.getValue().multiply(rampOn(day.getKey())));
                }
            }
            return sum.multiply(decimal(weight));
        }

        private BigDecimal rampOn(LocalDate day) {
            long month = ramp.isEmpty() ? 0 : ChronoUnit.MONTHS.between(first, day);
            return month < ramp.size() ? decimal(ramp.get((int) month)) : BigDecimal.ONE;
        }
    }

    /** Collects what a {@link TargetPlan} is split by. */
    public static final class Builder {

        private final Kpi kpi;
        private final Period whole;
        private final BigDecimal target;
        private BigDecimal resolution = BigDecimal.ONE;
        private List<Period> periods;
        private @Nullable WorkCalendar calendar;
        private boolean calendarIsEstimate;
        private boolean lebaranIsEstimate;
        private final List<Index> indices = new ArrayList<>();
        private final SortedMap<String, List<Share>> shares = new TreeMap<>();

        private record Index(Predicate<LocalDate> days, BigDecimal factor) {}

        private Builder(Kpi kpi, Period whole, BigDecimal target) {
            this.kpi = kpi;
            this.whole = whole;
            this.target = target;
            this.periods = List.of(whole);
        }

        /**
         * Splits over the periods of a cadence: months, weeks, quarters, months from the 26th to the 25th.
         *
         * @param parts the cadence, of which the whole is a whole number of periods
         * @return this builder
         * @throws IllegalArgumentException if the KPI does not add up over time, or the whole is no whole number of
         *     such periods
         */
        public Builder over(Cadence parts) {
            if (!OverTime.isFlow(kpi)) {
                throw new IllegalArgumentException(ofTarget(kpi, whole, target) + " cannot be split over periods: "
                        + OverTime.whyNot(kpi) + "\nMaybe state a target for each period.");
            }
            periods = whole.split(parts);
            return this;
        }

        /**
         * Weighs parts by their working days.
         *
         * @param calendar which days are worked
         * @return this builder
         * @throws IllegalArgumentException if its holidays neither hold nor estimate a year of the whole
         */
        public Builder on(WorkCalendar calendar) {
            this.calendarIsEstimate = calendar.isEstimate(whole);
            this.calendar = calendar;
            return this;
        }

        /**
         * States what a working day in a month of any year weighs beside others: the month's seasonal index. Where
         * several indices are stated for a day, it weighs their product.
         *
         * @param month the month of the calendar, whatever the parts are
         * @param index from 0 to 1e9; 1 is a day like others
         * @return this builder
         * @throws IllegalArgumentException if the index is another
         */
        public Builder season(Month month, double index) {
            return index("month (" + month + ")", day -> day.getMonth() == month, index);
        }

        /**
         * States what a working day of some dates weighs beside others: one part's index, a campaign, a closed week.
         * Where several indices are stated for a day, it weighs their product.
         *
         * @param days the dates, which may be a part, several parts or some days
         * @param index from 0 to 1e9; 1 is a day like others
         * @return this builder
         * @throws IllegalArgumentException if the index is another, or the dates lie outside the whole
         */
        public Builder season(Period days, double index) {
            if (!days.overlaps(whole)) {
                throw new IllegalArgumentException("The days (" + days + ") of index (" + index
                        + ") lie outside the period (" + whole + ") of the target of KPI (" + kpi.id() + ").");
            }
            return index("days (" + days + ")", days::contains, index);
        }

        /**
         * States what a working day around Lebaran weighs beside others, whenever in the whole Lebaran falls:
         * {@code lebaran(holidays, 30, -1, 1.4)} for the thirty days before 1 Syawal,
         * {@code lebaran(holidays, 0, 7, 0.5)} for it and the week after. Where several indices are stated for a day,
         * it weighs their product.
         *
         * @param holidays which say when Lebaran is
         * @param daysBefore how many days before 1 Syawal the first day lies, as {@link Lebaran#window} counts; at most
         *     366
         * @param daysAfter how many days after 1 Syawal the last day lies, inclusive; negative for one before it; at
         *     most 366
         * @param index from 0 to 1e9; 1 is a day like others
         * @return this builder
         * @throws IllegalArgumentException if the index is another, the days are none or too far from 1 Syawal, or the
         *     holidays neither hold nor estimate the Lebaran of whose days some may lie in the whole
         */
        public Builder lebaran(Holidays holidays, int daysBefore, int daysAfter, double index) {
            if (daysBefore > 366 || daysAfter > 366 || (long) daysBefore + daysAfter < 0) {
                throw new IllegalArgumentException("The days from (" + daysBefore + ") before to (" + daysAfter
                        + ") after 1 Syawal must be at least one, and none farther away than 366 days.");
            }
            // 1 Syawal itself may lie outside the whole, and some of these days inside
            Period near =
                    Period.of(whole.start().minusDays(daysAfter), whole.end().plusDays(daysBefore));
            List<Lebaran> lebarans = holidays.lebaran(near);
            lebaranIsEstimate |= lebarans.stream().anyMatch(Lebaran::isEstimate);
            List<Period> windows = lebarans.stream()
                    .map(lebaran -> lebaran.window(daysBefore, daysAfter))
                    .toList();
            return index(
                    "days (" + daysBefore + ") before to (" + daysAfter + ") after 1 Syawal",
                    day -> windows.stream().anyMatch(window -> window.contains(day)),
                    index);
        }

        private Builder index(String what, Predicate<LocalDate> days, double index) {
            if (!(index >= 0 && index <= 1e9)) {
                throw new IllegalArgumentException("The index (" + index + ") of the " + what
                        + " in the target plan of KPI (" + kpi.id() + ") must be from 0 to 1e9.");
            }
            indices.add(new Index(days, decimal(index)));
            return this;
        }

        /**
         * Gives a share to a subject that is there all the time.
         *
         * @param subject the subject's id, not blank
         * @param weight what it weighs beside the others: 2 carries twice what 1 does; from 1e-9 to 1e9
         * @return this builder
         * @throws IllegalArgumentException as {@link #share(Share)} and {@link Share#of} say
         */
        public Builder share(String subject, double weight) {
            return share(Share.of(subject, weight));
        }

        /**
         * Gives a share to a subject: a joiner, a leaver, or a part of somebody's time.
         *
         * @param share the share; it may lie outside the whole, and then carries nothing
         * @return this builder
         * @throws IllegalArgumentException if the KPI does not add up over subjects, or the subject has a share on some
         *     of these days already
         */
        public Builder share(Share share) {
            if (kpi.overSubjects() != RollUp.SUM) {
                throw new IllegalArgumentException(ofTarget(kpi, whole, target) + " cannot be split over subjects: "
                        + "it does not add up over them (" + kpi.overSubjects() + ").\n"
                        + "Maybe state a target for each subject.");
            }
            List<Share> others = shares.computeIfAbsent(share.subject(), none -> new ArrayList<>());
            if (others.stream().anyMatch(other -> other.overlaps(share.first(), share.last()))) {
                throw new IllegalArgumentException("The subject (" + share.subject()
                        + ") has two shares of the target of KPI (" + kpi.id() + ") on the same days.\n"
                        + "Maybe say leftOn(date) of the first, where one follows the other.");
            }
            others.add(share);
            return this;
        }

        /**
         * States of what targets are whole multiples: 1 unless stated, 1000 for whole thousands, 0.01 for cents.
         *
         * @param resolution the resolution, positive
         * @return this builder
         * @throws IllegalArgumentException if it is not
         */
        public Builder resolution(BigDecimal resolution) {
            if (resolution.signum() <= 0) {
                throw new IllegalArgumentException("The resolution (" + resolution + ") of the target plan of KPI ("
                        + kpi.id() + ") must be positive.");
            }
            this.resolution = Exact.of(resolution, "resolution of the target plan of KPI (" + kpi.id() + ")");
            return this;
        }

        /**
         * Makes the plan.
         *
         * @return the plan
         * @throws IllegalArgumentException if the target is no multiple of the resolution, no part weighs anything, or
         *     nobody is there to carry a part
         */
        public TargetPlan build() {
            requireMultiple(kpi, whole, target, resolution);
            // with parts of 28, 30 and 31 days every mean is a whole number of 13020ths
            long common = periods.stream().mapToLong(Period::days).reduce(1, Builder::leastCommonMultiple);
            List<Part> parts =
                    periods.stream().map(period -> part(period, common)).toList();
            return new TargetPlan(
                    kpi,
                    whole,
                    resolution,
                    parts,
                    List.of(new Revision(whole.start(), target)),
                    isEstimate(),
                    new TreeMap<>());
        }

        private boolean isEstimate() {
            // a balance is that of the last day, worked or not
            return kpi.overTime() != RollUp.LAST && (calendarIsEstimate || lebaranIsEstimate);
        }

        private Part part(Period period, long common) {
            SortedMap<LocalDate, BigDecimal> days = days(period);
            BigDecimal sum = days.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal weight = calendar == null ? sum.multiply(BigDecimal.valueOf(common / period.days())) : sum;
            return new Part(period, weight, shares.isEmpty() ? null : shares(period, days));
        }

        /** What each day of a part weighs that its target is carried on. */
        private SortedMap<LocalDate, BigDecimal> days(Period period) {
            SortedMap<LocalDate, BigDecimal> days = new TreeMap<>();
            if (kpi.overTime() == RollUp.LAST) {
                // a balance is the state at the end, worked or not
                days.put(period.lastDay(), BigDecimal.ONE);
                return days;
            }
            WorkCalendar worked = calendar;
            period.start()
                    .datesUntil(period.end())
                    .filter(day -> worked == null || worked.isWorkingDay(day))
                    .forEach(day -> days.put(day, weightOf(day)));
            return days;
        }

        private BigDecimal weightOf(LocalDate day) {
            return indices.stream()
                    .filter(index -> index.days().test(day))
                    .map(Index::factor)
                    .reduce(BigDecimal.ONE, BigDecimal::multiply);
        }

        private SortedMap<String, BigDecimal> shares(Period period, SortedMap<LocalDate, BigDecimal> days) {
            LocalDate first = kpi.overTime() == RollUp.LAST ? period.lastDay() : period.start();
            SortedMap<String, BigDecimal> weights = new TreeMap<>();
            shares.forEach((subject, stated) -> stated.stream()
                    .filter(share -> share.overlaps(first, period.lastDay()))
                    .forEach(share -> weights.merge(subject, share.over(days), BigDecimal::add)));
            return weights;
        }

        private static long leastCommonMultiple(long a, long b) {
            long gcd = BigInteger.valueOf(a).gcd(BigInteger.valueOf(b)).longValueExact();
            return a / gcd * b;
        }
    }
}
