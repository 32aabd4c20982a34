package io.salesscore.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CorrectionTest {

    private static final Measurement HUNDRED = amount(100);
    private static final Measurement EIGHTY = amount(80);

    private static Measurement amount(long sum) {
        return Measurement.amount(BigDecimal.valueOf(sum));
    }

    private static Measurement share(String k, String n) {
        return Measurement.proportion(new BigDecimal(k), new BigDecimal(n));
    }

    @Test
    void aFactIsAddedRemovedOrChanged() {
        Correction added = Correction.added("d18", SalesKpis.REVENUE, EIGHTY);
        Correction removed = Correction.removed("d19", SalesKpis.REVENUE, HUNDRED);
        Correction changed = Correction.changed("d17", SalesKpis.REVENUE, HUNDRED, EIGHTY);

        assertThat(added.before()).isEmpty();
        assertThat(added.after()).contains(EIGHTY);
        assertThat(removed.before()).contains(HUNDRED);
        assertThat(removed.after()).isEmpty();
        assertThat(changed.before()).contains(HUNDRED);
        assertThat(changed.after()).contains(EIGHTY);
        assertThat(changed.fact()).isEqualTo("d17");
        assertThat(changed.kpi()).isEqualTo(SalesKpis.REVENUE);
        assertThat(added).hasToString("d18 revenue: 80 added");
        assertThat(removed).hasToString("d19 revenue: 100 removed");
        assertThat(changed).hasToString("d17 revenue: 100 -> 80");
    }

    @Test
    void correctionsThatAddUpExplainADifference() {
        assertThat(Correction.explain(HUNDRED, EIGHTY, List.of(revenue(50, 30))))
                .isTrue();
        assertThat(Correction.explain(
                        HUNDRED,
                        EIGHTY,
                        List.of(
                                Correction.removed("d1", SalesKpis.REVENUE, amount(25)),
                                Correction.added("d2", SalesKpis.REVENUE, amount(5)))))
                .isTrue();
        assertThat(Correction.explain(
                        share("3", "4"),
                        share("3", "5"),
                        List.of(Correction.added("l1", SalesKpis.WIN_RATE, share("0", "1")))))
                .isTrue();
    }

    @Test
    void correctionsThatDoNotAddUpExplainNoDifference() {
        assertThat(Correction.explain(HUNDRED, EIGHTY, List.of(revenue(50, 49))))
                .isFalse();
        assertThat(Correction.explain(HUNDRED, EIGHTY, List.of())).isFalse();
        assertThat(Correction.explain(HUNDRED, HUNDRED, List.of(revenue(50, 30))))
                .isFalse();
    }

    @Test
    void correctionsOfOtherEvidenceExplainNothing() {
        assertThat(Correction.explain(share("3", "4"), share("3", "5"), List.of(revenue(0, 1))))
                .isFalse();
    }

    @Test
    void whatDoesNotAddUpIsExplainedByAnyCorrection() {
        Measurement two =
                new Measurement.KeyedCount(Measurement.KeyStatistic.DISTINCT, 2, 0, Collections.emptySortedMap());
        Measurement three =
                new Measurement.KeyedCount(Measurement.KeyStatistic.DISTINCT, 3, 0, Collections.emptySortedMap());
        assertThat(Correction.explain(two, three, List.of(revenue(0, 1)))).isTrue();
        assertThat(Correction.explain(two, three, List.of())).isFalse();
        assertThat(Correction.explain(Measurement.missing(), HUNDRED, List.of(revenue(0, 1))))
                .isTrue();
    }

    private static Correction revenue(long before, long after) {
        return Correction.changed("d1", SalesKpis.REVENUE, amount(before), amount(after));
    }

    @Test
    void whatChangedInNoValueReadsByItsEvidence() {
        assertThat(Correction.changed("l1", SalesKpis.WIN_RATE, share("1", "1"), share("0.5", "0.5")))
                .hasToString("l1 win_rate: Proportion[k=1, n=1] -> Proportion[k=0.5, n=0.5]");
        assertThat(Correction.changed("l1", SalesKpis.WIN_RATE, share("0", "0"), share("0", "1")))
                .hasToString("l1 win_rate: ZERO_DENOMINATOR -> 0");
    }

    @Test
    void aDealThatMovedToAnotherCustomerIsACorrection() {
        Measurement of = Measurement.KeyedCount.of(Measurement.KeyStatistic.REPEATED, Map.of("toko a", List.of("d1")));
        Measurement to = Measurement.KeyedCount.of(Measurement.KeyStatistic.REPEATED, Map.of("toko b", List.of("d1")));

        Correction correction = Correction.changed("d1", SalesKpis.REPEAT_CUSTOMER_RATE, of, to);

        assertThat(correction.before()).contains(of);
        assertThat(correction.after()).contains(to);
        assertThat(correction.toString()).doesNotContain("toko");
    }

    @Test
    void whatIsTheSameBeforeAndAfterCorrectsNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Correction.changed("d17", SalesKpis.REVENUE, HUNDRED, amount(100)))
                .withMessage(
                        "The fact (d17) is (Amount[sum=100]) in KPI (revenue) before and after, and corrects nothing.");
    }

    @Test
    void aFactHasAnId() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Correction.added(" ", SalesKpis.REVENUE, HUNDRED))
                .withMessage("The id ( ) of a corrected fact of KPI (revenue) must not be blank.");
        assertThatIllegalArgumentException().isThrownBy(() -> Correction.removed("", SalesKpis.REVENUE, HUNDRED));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Correction.changed("", SalesKpis.REVENUE, HUNDRED, EIGHTY));
    }

    @Test
    @SuppressWarnings("NullAway") // that is what is tried
    void aCorrectionIsOfSomething() {
        assertThatNullPointerException().isThrownBy(() -> Correction.added("d17", SalesKpis.REVENUE, null));
        assertThatNullPointerException().isThrownBy(() -> Correction.removed("d17", SalesKpis.REVENUE, null));
        assertThatNullPointerException().isThrownBy(() -> Correction.changed("d17", SalesKpis.REVENUE, HUNDRED, null));
    }

    @Test
    void correctionsAreEqualByValue() {
        Correction changed = Correction.changed("d17", SalesKpis.REVENUE, HUNDRED, EIGHTY);

        assertThat(changed)
                .isEqualTo(Correction.changed("d17", SalesKpis.REVENUE, amount(100), amount(80)))
                .hasSameHashCodeAs(Correction.changed("d17", SalesKpis.REVENUE, amount(100), amount(80)));
        for (Object other : List.of(
                Correction.changed("d18", SalesKpis.REVENUE, HUNDRED, EIGHTY),
                Correction.changed("d17", SalesKpis.WIN_RATE, HUNDRED, EIGHTY),
                Correction.changed("d17", SalesKpis.REVENUE, amount(90), EIGHTY),
                Correction.changed("d17", SalesKpis.REVENUE, HUNDRED, amount(90)),
                Correction.added("d17", SalesKpis.REVENUE, EIGHTY),
                Correction.removed("d17", SalesKpis.REVENUE, HUNDRED),
                "correction")) {
            assertThat(changed).isNotEqualTo(other);
        }
    }
}
