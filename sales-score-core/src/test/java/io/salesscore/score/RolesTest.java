package io.salesscore.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesscore.kpi.SalesKpis;
import io.salesscore.measure.Assignments;
import io.salesscore.measure.MeasurePlan;
import io.salesscore.model.Curve;
import io.salesscore.model.ScoreModel;
import io.salesscore.period.Period;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A model for each role, and somebody who changes roles within the period. */
class RolesTest {

    private record Deal(String rep, long value, LocalDate closedOn) {}

    private static final Period Q1 = Period.quarter(2026, 1);

    private static final Assignments ROLES = Assignments.builder()
            .assign("sari", "field", LocalDate.of(2025, 1, 1))
            .assign("sari", "key-account", LocalDate.of(2026, 2, 15))
            .build();

    private static final Map<String, ScoreCalculator> BY_ROLE =
            Map.of("field", reaching(100), "key-account", reaching(1000));

    private static final MeasurePlan<Deal> PLAN = MeasurePlan.of(Deal.class)
            .measure(SalesKpis.REVENUE, m -> m.sum(Deal::value).dated(Deal::closedOn))
            .build();

    private static ScoreCalculator reaching(double revenue) {
        return ScoreCalculator.of(ScoreModel.builder("revenue-" + (int) revenue)
                .version("1")
                .kpi(SalesKpis.REVENUE, 1, Curve.between(0, revenue))
                .build());
    }

    @Test
    void eachRolesModelScoresTheStretchInWhichSheHadTheRole() {
        List<Deal> deals = List.of(
                new Deal("sari", 80, LocalDate.of(2026, 2, 14)), new Deal("sari", 300, LocalDate.of(2026, 2, 15)));
        assertThat(ROLES.during("sari", Q1).entrySet().stream()
                        .map(stretch -> Objects.requireNonNull(BY_ROLE.get(stretch.getValue()))
                                .score(deals.stream().collect(PLAN.forSubject("sari", stretch.getKey())))
                                .points()))
                .containsExactly(80.0, 30.0);
    }
}
