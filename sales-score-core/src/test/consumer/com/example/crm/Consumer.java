package com.example.crm;

import io.salesscore.kpi.Measurements;
import io.salesscore.kpi.SalesKpis;
import io.salesscore.measure.MeasurePlan;
import io.salesscore.model.Curve;
import io.salesscore.model.GradeScale;
import io.salesscore.model.MissingPolicy;
import io.salesscore.model.ScoreModel;
import io.salesscore.period.Period;
import io.salesscore.score.SalesScore;
import io.salesscore.score.ScoreCalculator;
import io.salesscore.testing.ScoreVerifier;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** A host that knows nothing of Sales Score but its public types: compiled and run against the built jar. */
final class Consumer {

    private static final Period QUARTER = Period.quarter(2026, 1);

    private Consumer() {}

    /** The host's own class. */
    record Deal(String rep, long value, boolean won, LocalDate closedOn) {}

    public static void main(String[] arguments) {
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
        ScoreCalculator calculator = ScoreCalculator.of(model);

        SalesScore score = calculator
                .subject("sari")
                .period(QUARTER)
                .actual(SalesKpis.REVENUE, 1_250_000_000)
                .target(SalesKpis.REVENUE, 1_000_000_000)
                .rate(SalesKpis.LEAD_CONVERSION, 18, 75)
                .actual(SalesKpis.CSAT_MEAN, 4.4)
                .score();

        ScoreVerifier.verify(model)
                .given(
                        "sari",
                        QUARTER,
                        m -> m.actual(SalesKpis.REVENUE, 1_250_000_000)
                                .target(SalesKpis.REVENUE, 1_000_000_000)
                                .rate(SalesKpis.LEAD_CONVERSION, 18, 75)
                                .actual(SalesKpis.CSAT_MEAN, 4.4))
                .scores(95.1)
                .hasGrade("A")
                .contributes(SalesKpis.REVENUE, 56.470588);

        MeasurePlan<Deal> plan = MeasurePlan.of(Deal.class)
                .measure(
                        SalesKpis.REVENUE,
                        m -> m.sum(Deal::value).where(Deal::won).dated(Deal::closedOn))
                .measure(SalesKpis.WIN_RATE, m -> m.proportion(Deal::won).dated(Deal::closedOn))
                .build();
        LocalDate february = LocalDate.of(2026, 2, 14);
        Map<String, Measurements> byRep = List.of(
                        new Deal("sari", 700_000_000, true, february), new Deal("sari", 90_000_000, false, february))
                .stream()
                .collect(plan.by(Deal::rep, QUARTER));

        System.out.println(Consumer.class.getModule().isNamed() ? "on the module path" : "on the class path");
        System.out.println("Sari has " + score.points() + ", " + score.grade().orElse("no grade"));
        System.out.println("Sari sold "
                + byRep.get("sari").measurement(SalesKpis.REVENUE).value().orElse(0));
    }
}
