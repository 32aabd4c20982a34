package io.salesscore.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesscore.kpi.SalesKpis;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class MeasurePlanKpisTest {

    @Test
    void aPlanSaysWhatItMeasures() {
        MeasurePlan<LocalDate> plan = MeasurePlan.of(LocalDate.class)
                .measure(SalesKpis.DEALS_WON, m -> m.count().dated(day -> day))
                .measure(SalesKpis.CALLS, m -> m.count().dated(day -> day))
                .build();
        assertThat(plan.kpis()).containsExactly(SalesKpis.DEALS_WON, SalesKpis.CALLS);
    }
}
