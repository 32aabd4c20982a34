package io.salesscore.model;

import io.salesscore.kpi.Direction;
import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.RollUp;
import io.salesscore.kpi.Unit;
import io.salesscore.period.Period;
import java.util.stream.LongStream;

/** KPIs and models for the tests of this room. */
final class Given {

    static final Kpi REVENUE = Kpi.builder("revenue").unit(Unit.IDR).build();

    static final Kpi DEALS = Kpi.builder("deals").unit(Unit.COUNT).build();

    static final Kpi WIN_RATE =
            Kpi.builder("win_rate").unit(Unit.SHARE).rollUp(RollUp.POOL).build();

    static final Kpi SATISFACTION = Kpi.builder("satisfaction")
            .unit(Unit.rating(1, 5))
            .rollUp(RollUp.POOL)
            .build();

    static final Kpi OVERDUE = Kpi.builder("overdue")
            .unit(Unit.SHARE)
            .direction(Direction.LOWER_IS_BETTER)
            .rollUp(RollUp.POOL, RollUp.LAST)
            .build();

    static final Kpi CYCLE = Kpi.builder("cycle")
            .unit(Unit.DAY)
            .direction(Direction.LOWER_IS_BETTER)
            .rollUp(RollUp.POOL)
            .build();

    static final Kpi COVER = Kpi.builder("cover")
            .unit(Unit.DAY)
            .direction(Direction.ON_TARGET_IS_BEST)
            .rollUp(RollUp.POOL)
            .build();

    private Given() {}

    /** Numbers without bounds, where nothing but the direction matters. */
    static Kpi number(Direction direction) {
        return Kpi.builder("number").unit(Unit.COUNT).direction(direction).build();
    }

    /** The one criterion of a model from 0 to 100. */
    static Criterion criterion(Kpi kpi, Curve curve) {
        return ScoreModel.builder("model").kpi(kpi, 1, curve).build().criterion(kpi);
    }

    static Criterion criterion(Kpi kpi, Curve curve, double minimum, double full) {
        return ScoreModel.builder("model")
                .scale(minimum, full)
                .kpi(kpi, 1, curve)
                .build()
                .criterion(kpi);
    }

    static ScoreModel.Builder model() {
        return ScoreModel.builder("field-sales").kpi(REVENUE, 1, Curve.attainment());
    }

    static Benchmark peers(Kpi kpi) {
        return Benchmark.of(kpi, 120, "field sales, all branches", Period.year(2025), "2025-final");
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 20);
    }
}
