package io.salesscore.review;

import io.salesscore.kpi.Measurements;
import io.salesscore.kpi.SalesKpis;
import io.salesscore.model.Curve;
import io.salesscore.model.GradeScale;
import io.salesscore.model.MissingPolicy;
import io.salesscore.model.ScoreModel;
import io.salesscore.period.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Invented reps with revenue, lead conversion and satisfaction; one in ten has no satisfaction. */
final class SalesTeam {

    static final Period Q1 = Period.quarter(2026, 1);
    static final Period Q2 = Period.quarter(2026, 2);

    private SalesTeam() {}

    static ScoreModel.Builder plan(String version) {
        return ScoreModel.builder("field-sales")
                .version(version)
                .grades(GradeScale.lowest("E")
                        .from(40, "D")
                        .from(55, "C")
                        .from(70, "B")
                        .from(85, "A"))
                .missing(MissingPolicy.reweight(0.5));
    }

    static ScoreModel model() {
        return plan("2026.1")
                .kpi(SalesKpis.REVENUE, 40, Curve.attainment().cappedAt(1.20))
                .group(
                        "customers",
                        60,
                        g -> g.kpi(SalesKpis.LEAD_CONVERSION, 25, Curve.between(0.05, 0.35))
                                .kpi(
                                        SalesKpis.CSAT_MEAN,
                                        20,
                                        Curve.points().at(3.0, 0).at(4.2, 80).at(5.0, 100)))
                .build();
    }

    /** The same written the other way round. */
    static ScoreModel modelBackwards() {
        return plan("2026.1")
                .group(
                        "customers",
                        60,
                        g -> g.kpi(
                                        SalesKpis.CSAT_MEAN,
                                        20,
                                        Curve.points().at(3.0, 0).at(4.2, 80).at(5.0, 100))
                                .kpi(SalesKpis.LEAD_CONVERSION, 25, Curve.between(0.05, 0.35)))
                .kpi(SalesKpis.REVENUE, 40, Curve.attainment().cappedAt(1.20))
                .build();
    }

    static List<Measurements> measured(int subjects, Period period, long seed) {
        return measured(subjects, period, seed, "rep", 0);
    }

    /** One seed is one luck; a name begins with the prefix. */
    static List<Measurements> measured(int subjects, Period period, long seed, String prefix, double moreRevenue) {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L);
        List<Measurements> all = new ArrayList<>();
        for (int i = 0; i < subjects; i++) {
            all.add(measured(String.format(Locale.ROOT, "%s%03d", prefix, i), period, random, moreRevenue));
        }
        return all;
    }

    private static Measurements measured(String subject, Period period, Random random, double moreRevenue) {
        double revenue = 0.6 + 0.5 * random.nextDouble() + moreRevenue;
        int leads = 20 + random.nextInt(60);
        int won = (int) (leads * (0.05 + 0.3 * random.nextDouble()));
        double satisfaction = 3 + 2 * random.nextDouble();
        Measurements.Builder all = Measurements.of(subject, period)
                .actual(SalesKpis.REVENUE, revenue * 1e9)
                .target(SalesKpis.REVENUE, 1e9)
                .rate(SalesKpis.LEAD_CONVERSION, won, leads);
        if (random.nextInt(10) > 0) {
            all.actual(SalesKpis.CSAT_MEAN, satisfaction);
        }
        return all.build();
    }

    static <T> List<T> shuffled(List<T> list, long seed) {
        List<T> shuffled = new ArrayList<>(list);
        Collections.shuffle(shuffled, new Random(seed));
        return shuffled;
    }
}
