package io.salesscore.score;

import io.salesscore.kpi.Direction;
import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurements;
import io.salesscore.kpi.RollUp;
import io.salesscore.kpi.Unit;
import io.salesscore.model.Curve;
import io.salesscore.model.GradeScale;
import io.salesscore.model.MissingPolicy;
import io.salesscore.model.ScoreModel;
import io.salesscore.period.Period;
import java.util.function.Consumer;

/** KPIs, models and subjects that the tests of this room share. */
final class Given {

    static final Kpi REVENUE = Kpi.builder("revenue").unit(Unit.IDR).build();
    static final Kpi LEAD_CONVERSION =
            Kpi.builder("lead_conversion").unit(Unit.SHARE).rollUp(RollUp.POOL).build();
    static final Kpi REPEAT_CUSTOMER_RATE = Kpi.builder("repeat_customer_rate")
            .unit(Unit.SHARE)
            .rollUp(RollUp.UNION)
            .build();
    static final Kpi CSAT_MEAN =
            Kpi.builder("csat_mean").unit(Unit.rating(1, 5)).rollUp(RollUp.POOL).build();
    static final Kpi OVERDUE = Kpi.builder("overdue")
            .unit(Unit.SHARE)
            .direction(Direction.LOWER_IS_BETTER)
            .rollUp(RollUp.POOL, RollUp.LAST)
            .build();

    /** KPIs whose values are their points, from 0 to 200. */
    static final Kpi A = count("a");

    static final Kpi B = count("b");
    static final Kpi C = count("c");
    static final Kpi D = count("d");

    static final Curve AS_IT_IS = Curve.points().at(0, 0).at(200, 200);

    static final Period Q1 = Period.quarter(2026, 1);

    private Given() {}

    static Kpi count(String id) {
        return Kpi.builder(id).unit(Unit.COUNT).build();
    }

    static ScoreModel.Builder fieldSales() {
        return ScoreModel.builder("field-sales")
                .version("2026.1")
                .kpi(REVENUE, 40, Curve.attainment().cappedAt(1.20))
                .kpi(LEAD_CONVERSION, 25, Curve.between(0.05, 0.35))
                .kpi(REPEAT_CUSTOMER_RATE, 15, Curve.between(0.20, 0.60))
                .kpi(CSAT_MEAN, 20, Curve.points().at(3.0, 0).at(4.2, 80).at(5.0, 100))
                .grades(GradeScale.lowest("E")
                        .from(40, "D")
                        .from(55, "C")
                        .from(70, "B")
                        .from(85, "A"))
                .missing(MissingPolicy.reweight(0.6));
    }

    /** Four equal criteria whose values are their points; the total may reach 200. */
    static ScoreModel.Builder four() {
        return ScoreModel.builder("four")
                .kpi(A, 1, AS_IT_IS)
                .kpi(B, 1, AS_IT_IS)
                .kpi(C, 1, AS_IT_IS)
                .kpi(D, 1, AS_IT_IS)
                .ceiling(200);
    }

    static Consumer<Measurements.Builder> sariWithoutSatisfaction() {
        return m ->
                m.actual(REVENUE, 1_250_000_000).target(REVENUE, 1_000_000_000).rate(LEAD_CONVERSION, 18, 75);
    }

    static Measurements sari(double satisfaction) {
        return measurements(sariWithoutSatisfaction().andThen(m -> m.actual(CSAT_MEAN, satisfaction)));
    }

    static Measurements measurements(Consumer<Measurements.Builder> said) {
        Measurements.Builder builder = Measurements.of("sari", Q1);
        said.accept(builder);
        return builder.build();
    }

    static SalesScore score(ScoreModel.Builder model, Consumer<Measurements.Builder> said) {
        return ScoreCalculator.of(model.build()).score(measurements(said));
    }
}
