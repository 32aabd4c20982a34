package io.salesscore.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesscore.kpi.SalesKpis;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GroupProportionsTest {

    @Test
    void decimalsBecomeWholeNumbersByOnePowerOfTen() {
        assertThat(proportions(Aggregation.ARITHMETIC, 23.1, 0.07))
                .isEqualTo(Map.of("revenue", 2310.0, "csat_mean", 7.0));
        assertThat(proportions(Aggregation.ARITHMETIC, 0.29, 0.71))
                .isEqualTo(Map.of("revenue", 29.0, "csat_mean", 71.0));
        assertThat(proportions(Aggregation.ARITHMETIC, 1e-9, 3)).isEqualTo(Map.of("revenue", 1.0, "csat_mean", 3e9));
    }

    @Test
    void wholeNumbersAndWhatNoPowerOfTenMakesWholeStayAsStated() {
        assertThat(proportions(Aggregation.ARITHMETIC, 40, 60)).isEqualTo(Map.of("revenue", 40.0, "csat_mean", 60.0));
        assertThat(proportions(Aggregation.ARITHMETIC, 1 / 3.0, 0.5))
                .isEqualTo(Map.of("revenue", 1 / 3.0, "csat_mean", 0.5));
        assertThat(proportions(Aggregation.ARITHMETIC, 1e-9, 1e9)).isEqualTo(Map.of("revenue", 1e-9, "csat_mean", 1e9));
    }

    @Test
    void otherMeansTakeWeightsAsStated() {
        assertThat(proportions(Aggregation.GEOMETRIC, 23.1, 76.9))
                .isEqualTo(Map.of("revenue", 23.1, "csat_mean", 76.9));
    }

    private static Map<String, Double> proportions(Aggregation aggregation, double revenue, double satisfaction) {
        return ScoreModel.builder("m")
                .aggregation(aggregation)
                .kpi(SalesKpis.REVENUE, revenue, Curve.attainment().cappedAt(1))
                .kpi(SalesKpis.CSAT_MEAN, satisfaction, Curve.between(1, 5))
                .build()
                .root()
                .proportions();
    }
}
