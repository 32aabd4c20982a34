package io.salesscore.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.RollUp;
import io.salesscore.kpi.Unit;
import io.salesscore.period.Period;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a collector holds grows with subjects and periods, and not with facts; keys aside. */
class MeasureMemoryTest {

    private static final List<Period> QUARTERS = List.of(Period.quarter(2026, 1), Period.quarter(2026, 2));

    private static final List<Amounts> AMOUNTS = List.of(Amounts.values());

    private static final MeasurePlan<Deal> PLAN = MeasurePlan.of(Deal.class)
            .measure(kpi("sum", RollUp.SUM, RollUp.SUM), m -> m.sum(Deal::value).dated(Deal::closedOn))
            .measure(kpi("count", RollUp.SUM, RollUp.SUM), m -> m.count().dated(Deal::closedOn))
            .measure(
                    kpi("proportion", RollUp.POOL, RollUp.POOL),
                    m -> m.proportion(Deal::won).dated(Deal::closedOn))
            .measure(
                    kpi("ratio", RollUp.POOL, RollUp.POOL),
                    m -> m.ratio(Deal::value, Deal::value).dated(Deal::closedOn))
            .measure(
                    kpi("mean", RollUp.POOL, RollUp.POOL),
                    m -> m.mean(Deal::value).dated(Deal::closedOn))
            .measure(
                    kpi("balance", RollUp.SUM, RollUp.LAST),
                    m -> m.balance(Deal::value).from(Deal::engagedOn).until(Deal::closedOn))
            .measure(
                    kpi("decayed", RollUp.POOL, RollUp.LAST),
                    m -> m.decayedMean(Deal::value).halfLife(30).dated(Deal::engagedOn))
            .build();

    private static final MeasurePlan<Deal> KEYS = MeasurePlan.of(Deal.class)
            .measure(
                    kpi("repeated", RollUp.UNION, RollUp.UNION),
                    m -> m.repeated(Deal::outlet, Deal::id).dated(Deal::closedOn))
            .build();

    private static Kpi kpi(String id, RollUp overSubjects, RollUp overTime) {
        return Kpi.builder(id).unit(Unit.COUNT).rollUp(overSubjects, overTime).build();
    }

    private static long held(MeasurePlan<Deal> plan, int reps, int dealsOfEach) {
        Random random = new Random(1);
        Books<Deal> books = new Books<>(plan, Credit.of(Deal::rep), Timeline.of(QUARTERS), null);
        for (int rep = 0; rep < reps; rep++) {
            for (int i = 0; i < dealsOfEach; i++) {
                // every quarter from the first two deals on, and every kind of amount from the first hundred
                Period quarter = QUARTERS.get(i % QUARTERS.size());
                books.add(new Deal(
                        "d" + i,
                        "rep" + rep,
                        "outlet" + i % 7,
                        AMOUNTS.get(i % AMOUNTS.size()).next(random),
                        i % 3 == 0,
                        quarter.start(),
                        quarter.start().plusDays(random.nextInt(quarter.days()))));
            }
        }
        books.measurements();
        return books.size();
    }

    @Test
    void aHundredTimesTheFactsNeedNoMore() {
        assertThat(held(PLAN, 5, 10_000)).isEqualTo(held(PLAN, 5, 100)).isPositive();
    }

    @Test
    void eachSubjectNeedsAsMuch() {
        assertThat(held(PLAN, 20, 100)).isEqualTo(4L * held(PLAN, 5, 100));
    }

    @Test
    void keysAreHeldWithTwoFactsEachAtMost() {
        long numbersOfTheCount = 1;
        long keysAndIds = 7L * (1 + 2);
        assertThat(held(KEYS, 3, 10_000)).isEqualTo(3L * QUARTERS.size() * (numbersOfTheCount + keysAndIds));
    }

    @Test
    void usualAmountsNeedNoDecimalsOfAnyLength() {
        for (Amounts usual : List.of(
                Amounts.RUPIAH, Amounts.CENTS, Amounts.WHOLE_DOUBLE, Amounts.RATING, Amounts.TENTHS, Amounts.FLOAT)) {
            Random random = new Random(1);
            ExactSums sums = new ExactSums(0, 2);
            int empty = sums.size();
            IntStream.range(0, 1000).mapToObj(i -> usual.next(random)).forEach(amount -> {
                sums.add(0, amount, BigDecimal.ONE);
                sums.addSquare(1, amount, BigDecimal.ONE);
            });
            assertThat(sums.size()).as("%s", usual).isEqualTo(empty);
        }
    }
}
