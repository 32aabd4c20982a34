package io.salesscore.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.salesscore.period.Period;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class MeasurementsWithTargetTest {

    private static final Measurements SARI = Measurements.of("sari", Period.quarter(2026, 1))
            .actual(SalesKpis.REVENUE, 900)
            .rate(SalesKpis.WIN_RATE, 3, 4)
            .build();

    @Test
    void aTargetJoinsWhatWasMeasured() {
        Measurements aimed = SARI.withTarget(SalesKpis.REVENUE, BigDecimal.valueOf(1000));
        assertThat(aimed.target(SalesKpis.REVENUE).orElseThrow()).isEqualByComparingTo(BigDecimal.valueOf(1000));
        assertThat(aimed.measurement(SalesKpis.REVENUE)).isEqualTo(SARI.measurement(SalesKpis.REVENUE));
        assertThat(aimed.measurement(SalesKpis.WIN_RATE)).isEqualTo(SARI.measurement(SalesKpis.WIN_RATE));
        assertThat(SARI.target(SalesKpis.REVENUE)).isEmpty();
    }

    @Test
    void aLaterTargetReplacesTheOneBefore() {
        Measurements aimed =
                SARI.withTarget(SalesKpis.REVENUE, BigDecimal.TEN).withTarget(SalesKpis.REVENUE, BigDecimal.ONE);
        assertThat(aimed.target(SalesKpis.REVENUE).orElseThrow()).isEqualByComparingTo(BigDecimal.ONE);
    }

    @Test
    void aTargetOfWhatNobodyMeasuredLeavesItMissing() {
        Measurements aimed = SARI.withTarget(SalesKpis.DEALS_WON, BigDecimal.TEN);
        assertThat(aimed.target(SalesKpis.DEALS_WON).orElseThrow()).isEqualByComparingTo(BigDecimal.TEN);
        assertThat(aimed.measurement(SalesKpis.DEALS_WON)).isEqualTo(Measurement.missing());
    }

    @Test
    void aTargetOutsideTheUnitIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SARI.withTarget(SalesKpis.WIN_RATE, BigDecimal.valueOf(40)))
                .withMessageContaining("24 % is 0.24");
    }

    @Test
    void whatDoesNotApplyLosesWhatWasMeasuredAndItsTarget() {
        Measurements trainee = SARI.withTarget(SalesKpis.REVENUE, BigDecimal.TEN)
                .withNotApplicable(SalesKpis.REVENUE, "HR", "trainee");
        assertThat(trainee.measurement(SalesKpis.REVENUE)).isEqualTo(Measurement.notApplicable("HR", "trainee"));
        assertThat(trainee.target(SalesKpis.REVENUE)).isEmpty();
        assertThat(trainee.measurement(SalesKpis.WIN_RATE)).isEqualTo(SARI.measurement(SalesKpis.WIN_RATE));
        assertThat(SARI.measurement(SalesKpis.REVENUE).value()).hasValue(900);
    }

    @Test
    void whatNobodyMeasuredMayNotApplyEither() {
        assertThat(SARI.withNotApplicable(SalesKpis.CALLS, "HR", "key accounts only")
                        .measurement(SalesKpis.CALLS)
                        .reason())
                .contains(Reason.NOT_APPLICABLE);
    }

    @Test
    void thatItDoesNotApplyIsSaidBySomeoneOfAKpiThatIsKnown() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SARI.withNotApplicable(SalesKpis.REVENUE, " ", "trainee"))
                .withMessageContaining("must say who");
        Kpi other = Kpi.builder("revenue").unit(Unit.COUNT).build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SARI.withNotApplicable(other, "HR", "trainee"))
                .withMessageContaining("(revenue)");
    }
}
