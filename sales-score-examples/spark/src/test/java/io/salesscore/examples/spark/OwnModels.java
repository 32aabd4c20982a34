package io.salesscore.examples.spark;

import io.salesscore.kpi.Direction;
import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.RollUp;
import io.salesscore.kpi.SalesKpis;
import io.salesscore.kpi.Unit;
import io.salesscore.model.Aggregation;
import io.salesscore.model.Curve;
import io.salesscore.model.Gate;
import io.salesscore.model.GradeScale;
import io.salesscore.model.LowerIsBetter;
import io.salesscore.model.MissingPolicy;
import io.salesscore.model.Prior;
import io.salesscore.model.ScoreModel;

/** Models that together use whatever a model may have. */
enum OwnModels {
    NESTED {
        @Override
        ScoreModel build() {
            return ScoreModel.builder("nested")
                    .group(
                            "sales",
                            50,
                            sales -> sales.missing(MissingPolicy.reweight(0.4))
                                    .kpi(
                                            SalesKpis.REVENUE,
                                            3,
                                            Curve.attainment().cappedAt(1.20))
                                    .group(
                                            "breadth",
                                            2,
                                            breadth -> breadth.missing(MissingPolicy.points(10))
                                                    .kpi(SalesKpis.ACTIVE_OUTLETS, 1, Curve.between(5, 50))
                                                    .kpi(
                                                            SalesKpis.NEW_CUSTOMERS,
                                                            2,
                                                            Curve.steps(0)
                                                                    .from(1, 40)
                                                                    .above(3, 100))))
                    .kpi(
                            SalesKpis.GROSS_MARGIN,
                            20,
                            Curve.points().at(-0.1, 0).at(0.2, 80).at(0.35, 100))
                    .kpi(SalesKpis.CSAT_MEAN, 30, Curve.zScore(4.1, 0.4))
                    .missing(MissingPolicy.reweight(0.6))
                    .build();
        }
    },
    GEOMETRIC {
        @Override
        ScoreModel build() {
            return means("geometric", Aggregation.GEOMETRIC);
        }
    },
    HARMONIC {
        @Override
        ScoreModel build() {
            return means("harmonic", Aggregation.HARMONIC);
        }
    },
    MINIMUM {
        @Override
        ScoreModel build() {
            return means("minimum", Aggregation.MINIMUM);
        }
    },
    GATED {
        @Override
        ScoreModel build() {
            return ScoreModel.builder("gated")
                    .kpi(SalesKpis.REVENUE, 60, Curve.attainment().cappedAt(1.50))
                    .kpi(SalesKpis.OVERDUE_RECEIVABLES, 40, Curve.between(0.30, 0.05))
                    .ceiling(110)
                    .gate(Gate.capAt(50).whenBelow(SalesKpis.CSAT_MEAN, 3.0))
                    .gate(Gate.capAtGrade("so-so; \\ 'well' \"known\" ${x}")
                            .whenAtLeast(SalesKpis.OVERDUE_RECEIVABLES, 0.25)
                            .ignoredIfMissing())
                    .grades(GradeScale.lowest("it's poor")
                            .from(40, "so-so; \\ 'well' \"known\" ${x}")
                            .from(60, "baik — 好")
                            .from(85, "A`\n-- no comment"))
                    .missing(MissingPolicy.reweight(0.5))
                    .build();
        }
    },
    STEPPED {
        @Override
        ScoreModel build() {
            return ScoreModel.builder("stepped")
                    .scale(1, 5)
                    .decimals(2)
                    .kpi(
                            SalesKpis.REVENUE,
                            1,
                            Curve.steps(1)
                                    .from(0.8, 2)
                                    .from(0.9, 3)
                                    .from(1, 4)
                                    .above(1.1, 5)
                                    .ofAttainment())
                    .kpi(
                            SalesKpis.SALES_CYCLE_DAYS,
                            1,
                            Curve.steps(1).upTo(60, 2).below(30, 3).below(10, 5))
                    .kpi(
                            SalesKpis.COMPLAINT_RATE,
                            2,
                            Curve.points()
                                    .at(0, 1)
                                    .at(0.8, 1)
                                    .at(1, 4)
                                    .at(1.5, 5)
                                    .ofAttainment(LowerIsBetter.RATIO))
                    .build();
        }
    },
    PRIORS {
        @Override
        ScoreModel build() {
            return ScoreModel.builder("priors")
                    .kpi(
                            SalesKpis.WIN_RATE,
                            2,
                            Curve.between(0.1, 0.5),
                            rate -> rate.prior(Prior.of(0.28, 17.5, "company", "1")))
                    .kpi(
                            SalesKpis.CSAT_MEAN,
                            1,
                            Curve.points().at(2, 0).at(4.2, 80).at(5, 100),
                            mean -> mean.prior(Prior.of(4.0, 5, "company", "1")).missing(MissingPolicy.prior()))
                    .kpi(STOCK, 1, Curve.around(30, 5, 20))
                    .missing(MissingPolicy.reweightByCount(0.5))
                    .build();
        }
    };

    /** As many days of stock as planned; neither more nor less. */
    static final Kpi STOCK = Kpi.builder("stock-on.hand")
            .names("Stock on hand", "Stok")
            .unit(Unit.DAY)
            .direction(Direction.ON_TARGET_IS_BEST)
            .rollUp(RollUp.POOL)
            .build();

    abstract ScoreModel build();

    private static ScoreModel means(String id, Aggregation aggregation) {
        return ScoreModel.builder(id)
                .aggregation(aggregation)
                .kpi(SalesKpis.REVENUE, 60, Curve.attainment().cappedAt(1.20))
                .group(
                        "service",
                        40,
                        service -> service.aggregation(Aggregation.GEOMETRIC)
                                .missing(MissingPolicy.reweight(0.5))
                                .kpi(SalesKpis.CSAT_MEAN, 1, Curve.between(1, 5))
                                .kpi(
                                        SalesKpis.SALES_CYCLE_DAYS,
                                        2,
                                        Curve.points().at(10, 100).at(90, 0)))
                .missing(MissingPolicy.reweight(0.4))
                .build();
    }
}
