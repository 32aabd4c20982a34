package io.salesscore.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurements;
import io.salesscore.kpi.Unit;
import io.salesscore.model.Criterion;
import io.salesscore.model.Curve;
import io.salesscore.model.MissingPolicy;
import io.salesscore.model.ScoreModel;
import io.salesscore.period.Period;
import java.util.List;
import org.junit.jupiter.api.Test;

class PopulationTest {

    private static final Kpi DEALS = Kpi.builder("deals").unit(Unit.COUNT).build();
    private static final Kpi VISITS = Kpi.builder("visits").unit(Unit.COUNT).build();
    private static final Period JANUARY = Period.month(2026, 1);

    private static final ScoreModel MODEL = ScoreModel.builder("plan")
            .kpi(DEALS, 3, Curve.between(0, 10))
            .kpi(VISITS, 1, Curve.between(0, 50))
            .missing(MissingPolicy.reweight(0.6))
            .build();

    private final Measurements ani =
            Measurements.of("ani", JANUARY).actual(DEALS, 5).actual(VISITS, 50).build();
    private final Measurements budi =
            Measurements.of("budi", JANUARY).actual(VISITS, 10).build();
    private final Measurements citra = Measurements.of("citra", JANUARY)
            .actual(DEALS, 8)
            .notApplicable(VISITS, "hr", "office")
            .build();

    @Test
    void itsColumnsGoBySubjectAndSayWhatIsNotThere() {
        Population population = Population.of(MODEL, List.of(citra, budi, ani));
        Criterion visits = MODEL.criterion(VISITS);

        assertThat(population.rows()).extracting(Measurements::subject).containsExactly("ani", "budi", "citra");
        assertThat(population.exactPoints()).containsExactly(62.5, Double.NaN, 80);
        assertThat(population.curveInputs(visits)).containsExactly(50, 10, Double.NaN);
        assertThat(population.pointsOf(visits)).containsExactly(100, 20, Double.NaN);
        assertThat(population.contributionsOf(visits)).containsExactly(25, Double.NaN, 0);
        assertThat(population.applies(visits, 1)).isTrue();
        assertThat(population.applies(visits, 2)).isFalse();
        assertThat(population.scored().exactPoints()).containsExactly(62.5, 80);
    }

    @Test
    void theOrderOfMeasurementsChangesNothing() {
        assertThat(Population.of(MODEL, List.of(ani, budi, citra)).scores())
                .isEqualTo(Population.of(MODEL, List.of(budi, citra, ani)).scores());
    }

    @Test
    void aSubjectIsMeasuredOnceAPeriod() {
        assertThatThrownBy(() -> Population.of(MODEL, List.of(ani, citra, ani)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(ani)")
                .hasMessageContaining("2026-01");
    }
}
