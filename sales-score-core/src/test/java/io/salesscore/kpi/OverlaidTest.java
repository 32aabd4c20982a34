package io.salesscore.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.salesscore.kpi.Measurement.KeyStatistic;
import io.salesscore.kpi.Measurement.KeyedCount;
import io.salesscore.kpi.Measurement.Overlaid;
import io.salesscore.period.Period;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Sari sells c1 for 100 with the help of Tono, a specialist, who sells c1 for 10 and c2 for 30 himself. */
class OverlaidTest {

    private static final Period JANUARY = Period.month(2026, 1);
    private static final Period FEBRUARY = Period.month(2026, 2);

    private static final Measurements SARI = Measurements.of("sari", JANUARY)
            .measured(SalesKpis.REVENUE, amount(100))
            .target(SalesKpis.REVENUE, 90)
            .measured(SalesKpis.ACTIVE_OUTLETS, outlets("c1"))
            .measured(SalesKpis.WIN_RATE, proportion(1, 1))
            .build();

    private static final Measurements TONO = Measurements.of("tono", JANUARY)
            .measured(SalesKpis.REVENUE, Measurement.overlaid(amount(40), amount(100)))
            .target(SalesKpis.REVENUE, 200)
            .measured(SalesKpis.ACTIVE_OUTLETS, Measurement.overlaid(outlets("c1", "c2"), outlets("c1")))
            .measured(SalesKpis.WIN_RATE, Measurement.overlaid(proportion(2, 5), proportion(1, 1)))
            .build();

    private static Measurement amount(long sum) {
        return Measurement.amount(BigDecimal.valueOf(sum));
    }

    private static Measurement proportion(long k, long n) {
        return Measurement.proportion(BigDecimal.valueOf(k), BigDecimal.valueOf(n));
    }

    private static Measurement outlets(String... keys) {
        Map<String, List<String>> each = new TreeMap<>();
        for (String key : keys) {
            each.put(key, List.of());
        }
        return KeyedCount.of(KeyStatistic.DISTINCT, each);
    }

    private static double value(Measurements measurements, Kpi kpi) {
        return measurements.measurement(kpi).value().orElseThrow();
    }

    @Test
    void oneIsCreditedWithOnesOwnAndTheOverlay() {
        assertThat(value(TONO, SalesKpis.REVENUE)).isEqualTo(140);
        assertThat(value(TONO, SalesKpis.ACTIVE_OUTLETS)).isEqualTo(2);
        assertThat(value(TONO, SalesKpis.WIN_RATE)).isEqualTo(0.5);
        assertThat(TONO.measurement(SalesKpis.WIN_RATE).evidence()).isEqualTo(proportion(3, 6));
    }

    @Test
    void aTeamCountsWhatItsOwnSoldOnce() {
        Measurements team = Measurements.rollUp("team", List.of(TONO, SARI));
        assertThat(team.measurement(SalesKpis.REVENUE)).isEqualTo(amount(140));
        assertThat(team.measurement(SalesKpis.ACTIVE_OUTLETS)).isEqualTo(outlets("c1", "c2"));
        assertThat(team.measurement(SalesKpis.WIN_RATE)).isEqualTo(proportion(3, 6));
    }

    @Test
    void theTeamOfTheSpecialistAloneHasTheSpecialistsOwn() {
        Measurements specialists = Measurements.rollUp("specialists", List.of(TONO));
        Measurements sellers = Measurements.rollUp("sellers", List.of(SARI));
        Measurements company = Measurements.rollUp("company", List.of(specialists, sellers));
        assertThat(specialists.measurement(SalesKpis.REVENUE)).isEqualTo(amount(40));
        assertThat(specialists.measurement(SalesKpis.ACTIVE_OUTLETS)).isEqualTo(outlets("c1", "c2"));
        assertThat(specialists.measurement(SalesKpis.WIN_RATE)).isEqualTo(proportion(2, 5));
        assertThat(company).isEqualTo(Measurements.rollUp("company", List.of(SARI, TONO)));
        assertThat(value(company, SalesKpis.REVENUE)).isEqualTo(140);
    }

    @Test
    void aTargetThatWasSetForTheOverlayTooIsNoneOfTheTeam() {
        assertThat(Measurements.rollUp("team", List.of(SARI)).target(SalesKpis.REVENUE))
                .isPresent();
        assertThat(Measurements.rollUp("team", List.of(TONO)).target(SalesKpis.REVENUE))
                .isEmpty();
        assertThat(Measurements.rollUp("team", List.of(SARI, TONO)).target(SalesKpis.REVENUE))
                .isEmpty();
    }

    @Test
    void aTargetThatWasSetForTheOverlayTooIsGoneOnceTheOverlayIsUnknown() {
        Measurements february =
                Measurements.of("tono", FEBRUARY).target(SalesKpis.REVENUE, 300).build();
        Measurements timeFirst = Measurements.rollUp("team", List.of(TONO.append(february)));
        Measurements subjectsFirst =
                Measurements.rollUp("team", List.of(TONO)).append(Measurements.rollUp("team", List.of(february)));
        assertThat(timeFirst.target(SalesKpis.REVENUE)).isEmpty();
        assertThat(subjectsFirst.target(SalesKpis.REVENUE)).isEmpty();
    }

    @Test
    void overTimeOwnJoinsOwnAndOverlayJoinsOverlay() {
        Measurements february = Measurements.of("tono", FEBRUARY)
                .measured(SalesKpis.REVENUE, Measurement.overlaid(amount(5), amount(7)))
                .target(SalesKpis.REVENUE, 300)
                .measured(SalesKpis.ACTIVE_OUTLETS, outlets("c3"))
                .measured(SalesKpis.WIN_RATE, Measurement.notApplicable("HR", "on leave"))
                .build();
        Measurements both = TONO.append(february);
        assertThat(both.measurement(SalesKpis.REVENUE)).isEqualTo(Measurement.overlaid(amount(45), amount(107)));
        assertThat(both.target(SalesKpis.REVENUE)).hasValue(BigDecimal.valueOf(500));
        assertThat(both.measurement(SalesKpis.ACTIVE_OUTLETS))
                .isEqualTo(Measurement.overlaid(outlets("c1", "c2", "c3"), outlets("c1")));
        assertThat(both.measurement(SalesKpis.WIN_RATE)).isEqualTo(TONO.measurement(SalesKpis.WIN_RATE));
    }

    @Test
    void overTimeAMonthBeforeWithoutOverlayIsAllOwn() {
        Measurements december = Measurements.of("tono", Period.month(2025, 12))
                .measured(SalesKpis.REVENUE, amount(1))
                .measured(SalesKpis.ACTIVE_OUTLETS, Measurement.missing())
                .measured(SalesKpis.WIN_RATE, Measurement.plain(0.5))
                .build();
        Measurements both = december.append(TONO);
        assertThat(both.measurement(SalesKpis.REVENUE)).isEqualTo(Measurement.overlaid(amount(41), amount(100)));
        assertThat(both.measurement(SalesKpis.ACTIVE_OUTLETS).reason()).contains(Reason.MISSING);
        assertThat(both.measurement(SalesKpis.WIN_RATE).reason()).contains(Reason.NOT_MERGEABLE);
    }

    @Test
    void overTimeTheLaterOneStandsWhereTheKpiTakesTheLast() {
        Measurement early = Measurement.overlaid(amount(1), amount(2));
        Measurement late = Measurement.overlaid(amount(3), amount(4));
        assertThat(Join.of(RollUp.LAST, early, late)).isEqualTo(late);
        assertThat(Join.of(RollUp.LAST, early, amount(3))).isEqualTo(amount(3));
        assertThat(Join.of(RollUp.NONE, early, late).reason()).contains(Reason.NOT_MERGEABLE);
    }

    @Test
    void withoutKeysTheOutletsOfBothAreOneCount() {
        Measurement counted = TONO.withoutKeys().measurement(SalesKpis.ACTIVE_OUTLETS);
        assertThat(counted)
                .isEqualTo(((KeyedCount) outlets("c1", "c2")).withoutKeys())
                .isNotInstanceOf(Overlaid.class);
        assertThat(TONO.withoutKeys().measurement(SalesKpis.REVENUE)).isInstanceOf(Overlaid.class);
    }

    @Test
    void ofNothingHasTheReasonOfTheWhole() {
        assertThat(Measurement.overlaid(proportion(0, 0), proportion(0, 0)).reason())
                .contains(Reason.ZERO_DENOMINATOR);
        assertThat(Measurement.overlaid(proportion(0, 0), proportion(1, 4)).value())
                .hasValue(0.25);
    }

    @Test
    void itReadsAsText() {
        assertThat(Measurements.of("tono", JANUARY)
                        .measured(SalesKpis.REVENUE, Measurement.overlaid(amount(40), amount(100)))
                        .measured(SalesKpis.WIN_RATE, Measurement.overlaid(proportion(2, 5), proportion(0, 0)))
                        .build())
                .hasToString("tono 2026-01\n  revenue: 140 (own 40, overlay 100)\n"
                        + "  win_rate: 0.4 (own 0.4 (2 of 5), overlay ZERO_DENOMINATOR (0 of 0))");
    }

    @Test
    void onlyEvidenceOfOneKindIsOverlaid() {
        Measurement amount = amount(1);
        Measurement keys = outlets("c1");
        assertRefused(amount, proportion(1, 2));
        assertRefused(amount, Measurement.plain(1));
        assertRefused(Measurement.plain(1), Measurement.plain(1));
        assertRefused(Measurement.missing(), amount);
        assertRefused(amount, Measurement.missing());
        assertRefused(amount, Measurement.overlaid(amount, amount));
        assertRefused(Measurement.overlaid(amount, amount), amount);
        assertRefused(keys, ((KeyedCount) keys).withoutKeys());
        assertRefused(keys, KeyedCount.of(KeyStatistic.REPEATED, Map.of("c1", List.of("d1"))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Measurement.overlaid(amount, Measurement.plain(2)))
                .withMessage(
                        "The own credit (Amount[sum=1]) and the overlay credit (Plain[number=2.0]) must be evidence of"
                                + " one kind that joins.\nMaybe leave out the overlay, where there is none.");
    }

    private static void assertRefused(Measurement own, Measurement overlay) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Measurement.overlaid(own, overlay))
                .withMessageContaining("one kind that joins");
    }

    @Test
    void bothPartsFitTheRuleAndTheUnitOfTheKpi() {
        Measurement amounts = Measurement.overlaid(amount(1), amount(2));
        assertThat(RollUp.SUM.fits(amounts)).isTrue();
        assertThat(RollUp.POOL.fits(amounts)).isFalse();
        assertThat(RollUp.UNION.fits(amounts)).isFalse();
        Measurements.Builder sari = Measurements.of("sari", JANUARY);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sari.measured(SalesKpis.WIN_RATE, amounts))
                .withMessageContaining("cannot join by its rule (POOL)");
        // 0.9 together, but the team would have 1.5
        Measurement tooMuchOfItsOwn = Measurement.overlaid(
                Measurement.ratio(BigDecimal.valueOf(3), BigDecimal.valueOf(2)),
                Measurement.ratio(BigDecimal.valueOf(6), BigDecimal.valueOf(8)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sari.measured(SalesKpis.OVERDUE_RECEIVABLES, tooMuchOfItsOwn))
                .withMessageContaining("The value (1.5) of KPI (overdue_ratio)");
    }
}
