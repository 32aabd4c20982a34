package io.salesscore.bench;

import io.salesscore.kpi.SalesKpis;
import io.salesscore.model.Curve;
import io.salesscore.model.GradeScale;
import io.salesscore.model.MissingPolicy;
import io.salesscore.model.ScoreModel;
import io.salesscore.period.Period;
import io.salesscore.score.SalesScore;
import io.salesscore.score.ScoreCalculator;

/** What a fresh virtual machine pays for its first score: prints the nanoseconds from the first line of {@code main}. */
final class ColdStart {

    private ColdStart() {}

    public static void main(String[] args) {
        long begin = System.nanoTime();
        ScoreModel model = ScoreModel.builder("field-sales")
                .version("2026.1")
                .kpi(SalesKpis.REVENUE, 40, Curve.attainment().cappedAt(1.20))
                .kpi(SalesKpis.LEAD_CONVERSION, 25, Curve.between(0.05, 0.35))
                .kpi(SalesKpis.REPEAT_CUSTOMER_RATE, 15, Curve.between(0.20, 0.60))
                .kpi(
                        SalesKpis.CSAT_MEAN,
                        20,
                        Curve.points().at(3.0, 0).at(4.2, 80).at(5.0, 100))
                .grades(GradeScale.lowest("E")
                        .from(40, "D")
                        .from(55, "C")
                        .from(70, "B")
                        .from(85, "A"))
                .missing(MissingPolicy.reweight(0.6))
                .build();
        SalesScore score = ScoreCalculator.of(model)
                .subject("sari")
                .period(Period.quarter(2026, 1))
                .actual(SalesKpis.REVENUE, 1_250_000_000)
                .target(SalesKpis.REVENUE, 1_000_000_000)
                .rate(SalesKpis.LEAD_CONVERSION, 18, 75)
                .actual(SalesKpis.CSAT_MEAN, 4.4)
                .score();
        double points = score.points();
        long nanos = System.nanoTime() - begin;
        if (points != 95.1) {
            throw new AssertionError("The first score is " + points);
        }
        System.out.println(nanos);
    }
}
