package io.salesscore.bench;

import io.salesscore.kpi.Measurements;
import io.salesscore.kpi.SalesKpis;
import io.salesscore.measure.MeasurePlan;
import io.salesscore.period.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A million deals of a year into the measurements of a thousand reps in four quarters, on one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class MeasureBench {

    private static final int DEALS = 1_000_000;
    private static final int REPS = 1_000;
    private static final int CUSTOMERS = 50_000;
    private static final List<Period> QUARTERS =
            List.of(Period.quarter(2026, 1), Period.quarter(2026, 2), Period.quarter(2026, 3), Period.quarter(2026, 4));

    /** A deal as a CRM exports it, amounts in rupiah and sen. */
    record Deal(
            String id,
            String rep,
            String customer,
            BigDecimal value,
            BigDecimal list,
            BigDecimal cost,
            int cartons,
            int days,
            int satisfaction,
            boolean won,
            boolean quoted,
            LocalDate closedOn) {

        BigDecimal margin() {
            return value.subtract(cost);
        }

        BigDecimal discount() {
            return list.subtract(value);
        }
    }

    private final List<Deal> deals = deals();

    private final MeasurePlan<Deal> plan = eight().build();

    private final MeasurePlan<Deal> keyed = eight().measure(
                    SalesKpis.ACTIVE_OUTLETS,
                    m -> m.distinct(Deal::customer).where(Deal::won).dated(Deal::closedOn))
            .build();

    private static MeasurePlan.Builder<Deal> eight() {
        return MeasurePlan.of(Deal.class)
                .identifiedBy(Deal::id)
                .measure(
                        SalesKpis.REVENUE,
                        m -> m.sum(Deal::value).where(Deal::won).dated(Deal::closedOn))
                .measure(
                        SalesKpis.SALES_VOLUME,
                        m -> m.sum(Deal::cartons).where(Deal::won).dated(Deal::closedOn))
                .measure(SalesKpis.DEALS_WON, m -> m.count().where(Deal::won).dated(Deal::closedOn))
                .measure(SalesKpis.WIN_RATE, m -> m.proportion(Deal::won).dated(Deal::closedOn))
                .measure(
                        SalesKpis.DISCOUNT_RATE,
                        m -> m.ratio(Deal::discount, Deal::list)
                                .where(Deal::won)
                                .dated(Deal::closedOn))
                .measure(
                        SalesKpis.SALES_CYCLE_DAYS,
                        m -> m.mean(Deal::days).where(Deal::won).dated(Deal::closedOn))
                .measure(
                        SalesKpis.CSAT_MEAN,
                        m -> m.mean(Deal::satisfaction).where(Deal::won).dated(Deal::closedOn))
                .measure(
                        SalesKpis.QUOTES_SENT,
                        m -> m.count().where(Deal::quoted).dated(Deal::closedOn));
    }

    private static List<Deal> deals() {
        SplittableRandom random = new SplittableRandom(1);
        String[] reps = ids("rep", REPS);
        String[] customers = ids("customer", CUSTOMERS);
        LocalDate first = LocalDate.of(2026, 1, 1);
        List<Deal> deals = new ArrayList<>(DEALS);
        for (int i = 0; i < DEALS; i++) {
            long list = 1_000_000 + random.nextLong(10_000_000_000L);
            deals.add(new Deal(
                    "deal" + i,
                    reps[random.nextInt(REPS)],
                    customers[random.nextInt(CUSTOMERS)],
                    BigDecimal.valueOf(list - random.nextLong(list / 5), 2),
                    BigDecimal.valueOf(list, 2),
                    BigDecimal.valueOf(list / 2, 2),
                    1 + random.nextInt(500),
                    random.nextInt(90),
                    1 + random.nextInt(5),
                    random.nextInt(3) > 0,
                    random.nextInt(4) > 0,
                    first.plusDays(random.nextInt(365))));
        }
        return deals;
    }

    private static String[] ids(String prefix, int count) {
        String[] ids = new String[count];
        for (int i = 0; i < count; i++) {
            ids[i] = prefix + i;
        }
        return ids;
    }

    /** Eight measures: sums, counts, a proportion, a ratio and means. */
    @Benchmark
    @OperationsPerInvocation(DEALS)
    public Map<Period, Map<String, Measurements>> eightMeasures() {
        return deals.stream().collect(plan.by(Deal::rep, QUARTERS));
    }

    /** The same and distinct customers, whose keys are kept until the end. */
    @Benchmark
    @OperationsPerInvocation(DEALS)
    public Map<Period, Map<String, Measurements>> eightMeasuresAndKeys() {
        return deals.stream().collect(keyed.by(Deal::rep, QUARTERS));
    }
}
