package io.salesscore.kpi;

import io.salesscore.kpi.TargetPlan.Revision;
import io.salesscore.kpi.TargetPlan.Share;
import io.salesscore.period.Cadence;
import io.salesscore.period.CollectiveLeave;
import io.salesscore.period.Holidays;
import io.salesscore.period.Period;
import io.salesscore.period.WorkCalendar;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An invented target plan, with what each part and each subject in it weighs: day by day and number by number, as
 * plainly as it can be said, in decimals of so many digits that what they lack is nothing beside a unit.
 */
final class GeneratedPlan {

    static final MathContext PLENTY = new MathContext(250);

    private static final List<Cadence> YEARS = List.of(
            Cadence.YEAR,
            Cadence.YEAR.withYearStart(Month.APRIL),
            Cadence.YEAR.withMonthStart(26),
            Cadence.YEAR.withWeeks(4, 4, 5));

    private static final List<List<Cadence>> PARTS = List.of(
            List.of(Cadence.MONTH, Cadence.QUARTER, Cadence.HALF_YEAR, Cadence.YEAR),
            List.of(Cadence.MONTH, Cadence.QUARTER.withYearStart(Month.APRIL)),
            List.of(Cadence.MONTH.withMonthStart(26), Cadence.QUARTER.withMonthStart(26)),
            List.of(Cadence.WEEK, Cadence.MONTH.withWeeks(4, 4, 5), Cadence.QUARTER.withWeeks(4, 4, 5)));

    private static final List<BigDecimal> RESOLUTIONS = List.of(
            BigDecimal.ONE,
            BigDecimal.ONE,
            BigDecimal.valueOf(1000),
            new BigDecimal("0.01"),
            new BigDecimal("0.25"),
            BigDecimal.valueOf(7));

    private final Random random;
    private final List<Consumer<TargetPlan.Builder>> statements = new ArrayList<>();
    private final List<Index> indices = new ArrayList<>();

    /** What occurred, so that a test can tell that everything did. */
    final Set<String> features = new TreeSet<>();

    final Kpi kpi;
    final Period whole;
    final List<Period> parts;
    final BigDecimal resolution;
    final BigDecimal target;
    final List<Share> shares = new ArrayList<>();
    final List<Revision> revisions = new ArrayList<>();
    private @Nullable WorkCalendar calendar;

    private record Index(Predicate<LocalDate> days, double factor) {}

    static GeneratedPlan of(long seed) {
        // small seeds alone all begin alike
        return new GeneratedPlan(new Random(seed * 0x9E3779B97F4A7C15L));
    }

    private GeneratedPlan(Random random) {
        this.random = random;
        int kind = random.nextInt(YEARS.size());
        whole = Period.of(YEARS.get(kind), 2023 + random.nextInt(4), 1);
        boolean balance = random.nextInt(10) == 0;
        kpi = balance ? SalesKpis.PIPELINE_VALUE : random.nextBoolean() ? SalesKpis.REVENUE : SalesKpis.DEALS_WON;
        Cadence cadence = PARTS.get(kind).get(random.nextInt(PARTS.get(kind).size()));
        if (balance || random.nextInt(10) == 0) {
            parts = List.of(whole);
            features.add(balance ? "balance" : "whole");
        } else {
            parts = whole.split(cadence);
            statements.add(builder -> builder.over(cadence));
            features.add(cadence.toString());
        }
        resolution = RESOLUTIONS.get(random.nextInt(RESOLUTIONS.size()));
        statements.add(builder -> builder.resolution(resolution));
        features.add("resolution " + resolution);
        target = units(
                random.nextInt(12) == 0 ? 0 : 1 + random.nextLong(maybe(4) ? 2L * parts.size() : 1_000_000_000_000L));
        feature(target.signum() == 0, "target of zero");
        feature(target.signum() > 0 && target.compareTo(units(parts.size())) < 0, "fewer units than parts");
        weigh();
        share();
        revise();
    }

    private boolean maybe(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private void feature(boolean occurs, String name) {
        if (occurs) {
            features.add(name);
        }
    }

    private BigDecimal units(long count) {
        return resolution.multiply(BigDecimal.valueOf(count));
    }

    private LocalDate day() {
        return whole.start().plusDays(random.nextInt(whole.days()));
    }

    private double factor() {
        // tenths, so that there are ties, and any other number
        return maybe(2) ? random.nextInt(1, 21) / 10.0 : random.nextDouble(0.1, 3);
    }

    private void weigh() {
        if (!maybe(3)) {
            WorkCalendar six = maybe(4)
                    ? WorkCalendar.everyDay()
                    : WorkCalendar.sixDays().withHolidays(Holidays.indonesia(), CollectiveLeave.NOT_WORKED);
            calendar = six;
            statements.add(builder -> builder.on(six));
            features.add("calendar");
        }
        for (Month month : Month.values()) {
            if (maybe(6)) {
                double index = factor();
                indices.add(new Index(day -> day.getMonth() == month, index));
                statements.add(builder -> builder.season(month, index));
                features.add("index of a month");
            }
        }
        if (maybe(3)) {
            Period part = parts.get(random.nextInt(parts.size()));
            double index = parts.size() > 3 && maybe(3) ? 0 : factor();
            indices.add(new Index(part::contains, index));
            statements.add(builder -> builder.season(part, index));
            features.add(index == 0 ? "part that weighs nothing" : "index of a part");
        }
        if (maybe(2)) {
            lebaran(30, -1, factor());
            lebaran(0, 7, factor());
            features.add("Lebaran");
        }
    }

    private void lebaran(int before, int after, double index) {
        // the official dates, and those around: the wholes begin in 2022 at the earliest and end in 2027
        for (String date :
                List.of("2022-05-02", "2023-04-22", "2024-04-10", "2025-03-31", "2026-03-21", "2027-03-10")) {
            LocalDate lebaran = LocalDate.parse(date);
            indices.add(new Index(
                    day -> !day.isBefore(lebaran.minusDays(before)) && !day.isAfter(lebaran.plusDays(after)), index));
        }
        statements.add(builder -> builder.lebaran(Holidays.indonesia(), before, after, index));
    }

    private void share() {
        // somebody is always there
        shares.add(Share.of("sari", factor()));
        int others = random.nextInt(6);
        for (int i = 0; i < others; i++) {
            String subject = "rep-" + i;
            LocalDate first = day();
            LocalDate last = first.plusDays(random.nextInt(300));
            switch (random.nextInt(6)) {
                case 0 -> shares.add(Share.of(subject, factor()));
                case 1 -> {
                    shares.add(Share.of(subject, factor()).joinedOn(first));
                    features.add("joiner");
                }
                case 2 -> {
                    shares.add(Share.of(subject, factor()).joinedOn(first).ramp(0.25, 0.5, random.nextDouble()));
                    features.add("joiner with a ramp");
                }
                case 3 -> {
                    shares.add(Share.of(subject, factor()).leftOn(last));
                    features.add("leaver");
                }
                case 4 -> {
                    shares.add(Share.of(subject, factor())
                            .joinedOn(first)
                            .leftOn(last)
                            .ramp(0, 0.1));
                    features.add("joiner with a ramp who leaves");
                }
                default -> {
                    shares.add(Share.of(subject, factor()).leftOn(first));
                    shares.add(Share.of(subject, factor()).joinedOn(first.plusDays(1 + random.nextInt(60))));
                    features.add("two shares of one subject");
                }
            }
        }
        shares.forEach(share -> statements.add(builder -> builder.share(share)));
    }

    private void revise() {
        TargetPlan plan = build();
        LocalDate from = whole.start();
        while (maybe(2)) {
            from = from.plusDays(1 + random.nextInt(150));
            LocalDate date = from;
            List<Period> open =
                    parts.stream().filter(part -> !part.start().isBefore(date)).toList();
            if (open.stream().allMatch(part -> weight(part).signum() == 0)) {
                return;
            }
            BigDecimal kept =
                    plan.byPeriod().headMap(open.get(0)).values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal revised = kept.add(units(maybe(5) ? 0 : random.nextLong(1_000_000_000L)));
            feature(revised.compareTo(plan.target()) < 0, "revision downwards");
            feature(revised.compareTo(plan.target()) > 0, "revision upwards");
            plan = plan.revised(date, revised);
            revisions.add(new Revision(date, revised));
            features.add("revisions: " + Math.min(revisions.size(), 2));
        }
    }

    /** The plan before its revisions. */
    TargetPlan build() {
        return build(statements);
    }

    /** The same with everything said in another order. */
    TargetPlan buildInAnotherOrder() {
        List<Consumer<TargetPlan.Builder>> shuffled = new ArrayList<>(statements);
        Collections.shuffle(shuffled, random);
        return build(shuffled);
    }

    private TargetPlan build(List<Consumer<TargetPlan.Builder>> said) {
        TargetPlan.Builder builder = TargetPlan.of(kpi, whole, target);
        said.forEach(statement -> statement.accept(builder));
        return builder.build();
    }

    TargetPlan revised(TargetPlan plan) {
        TargetPlan revised = plan;
        for (Revision revision : revisions) {
            revised = revised.revised(revision.from(), revision.target());
        }
        return revised;
    }

    BigDecimal weight(Period part) {
        if (kpi == SalesKpis.PIPELINE_VALUE) {
            return BigDecimal.ONE;
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (LocalDate day = part.start(); day.isBefore(part.end()); day = day.plusDays(1)) {
            sum = sum.add(weight(day));
        }
        return calendar == null ? sum.divide(BigDecimal.valueOf(part.days()), PLENTY) : sum;
    }

    BigDecimal weight(Period part, String subject) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Share share : shares) {
            if (share.subject().equals(subject)) {
                boolean balance = kpi == SalesKpis.PIPELINE_VALUE;
                LocalDate day = balance ? part.lastDay() : part.start();
                for (; day.isBefore(part.end()); day = day.plusDays(1)) {
                    if (!day.isBefore(share.first()) && !day.isAfter(share.last())) {
                        BigDecimal ramp = BigDecimal.ONE;
                        for (int month = share.ramp().size(); month > 0; month--) {
                            if (day.isBefore(monthsAfter(share.first(), month))) {
                                ramp = decimal(share.ramp().get(month - 1));
                            }
                        }
                        BigDecimal weight = balance ? BigDecimal.ONE : weight(day);
                        sum = sum.add(weight.multiply(ramp).multiply(decimal(share.weight())));
                    }
                }
            }
        }
        return sum;
    }

    /** The same day of a later month; where that month has no such day, the first of the next. */
    private static LocalDate monthsAfter(LocalDate date, int months) {
        LocalDate later = date.plusMonths(months);
        return later.getDayOfMonth() == date.getDayOfMonth() ? later : later.plusDays(1);
    }

    boolean isEmployed(String subject, Period part) {
        return shares.stream()
                .filter(share -> share.subject().equals(subject))
                .anyMatch(share ->
                        !share.first().isAfter(part.lastDay()) && !share.last().isBefore(part.start()));
    }

    private BigDecimal weight(LocalDate day) {
        WorkCalendar worked = calendar;
        if (worked != null && !worked.isWorkingDay(day)) {
            return BigDecimal.ZERO;
        }
        BigDecimal product = BigDecimal.ONE;
        for (Index index : indices) {
            if (index.days().test(day)) {
                product = product.multiply(decimal(index.factor()));
            }
        }
        return product;
    }

    private static BigDecimal decimal(double value) {
        return new BigDecimal(value).round(new MathContext(15));
    }

    @Override
    public String toString() {
        return kpi + " " + target.toPlainString() + " in " + whole + " over " + parts.size() + " parts by "
                + resolution.toPlainString() + ", " + shares + ", revised " + revisions + ", " + features;
    }
}
