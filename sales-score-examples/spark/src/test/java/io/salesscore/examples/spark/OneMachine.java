package io.salesscore.examples.spark;

import io.salesscore.kpi.Measurements;
import io.salesscore.kpi.SalesKpis;
import io.salesscore.measure.MeasurePlan;
import io.salesscore.model.ScoreModel;
import io.salesscore.period.Period;
import io.salesscore.score.SalesScore;
import io.salesscore.score.ScoreCalculator;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** The same company without Spark: its deals measured by the library's plan and scored by its calculator, one by one. */
final class OneMachine {

    private static final MeasurePlan<Deal> PLAN = MeasurePlan.of(Deal.class)
            .measure(SalesKpis.REVENUE, m -> m.sum(Deal::value).where(Deal::won).dated(Deal::closedOn))
            .measure(SalesKpis.DEALS_WON, m -> m.count().where(Deal::won).dated(Deal::closedOn))
            .measure(
                    SalesKpis.ACTIVE_OUTLETS,
                    m -> m.distinct(Deal::customer).where(Deal::won).dated(Deal::closedOn))
            .measure(SalesKpis.WIN_RATE, m -> m.proportion(Deal::won).dated(Deal::closedOn))
            .measure(
                    SalesKpis.GROSS_MARGIN,
                    m -> m.ratio(Deal::margin, Deal::value).where(Deal::won).dated(Deal::closedOn))
            .measure(
                    SalesKpis.DISCOUNT_RATE,
                    m -> m.ratio(Deal::discount, Deal::listValue)
                            .where(Deal::won)
                            .dated(Deal::closedOn))
            .measure(
                    SalesKpis.SALES_CYCLE_DAYS,
                    m -> m.mean(Deal::cycleDays).where(Deal::won).dated(Deal::closedOn))
            .measure(
                    SalesKpis.CSAT_MEAN,
                    m -> m.mean(deal -> deal.answer().orElseThrow())
                            .where(deal -> deal.answer().isPresent())
                            .dated(Deal::closedOn))
            .build();

    private OneMachine() {}

    /** The measurements of everyone on the roster, by rep. */
    static Map<String, Measurements> measurements(Company company, Period period) {
        List<Target> targets = LongStream.range(0, company.reps())
                .filter(Company::isOnRoster)
                .mapToObj(company::target)
                .toList();
        Map<String, Measurements> measured = LongStream.range(0, company.deals())
                .mapToObj(company::deal)
                .collect(PLAN.withRoster(targets.stream().map(Target::rep).toList())
                        .by(Deal::rep, period));
        Map<String, Measurements> withTargets = new TreeMap<>();
        for (Target target : targets) {
            withTargets.put(
                    target.rep(),
                    Objects.requireNonNull(measured.get(target.rep()))
                            .withoutKeys()
                            .withTarget(SalesKpis.REVENUE, BigDecimal.valueOf(target.revenue()))
                            .withTarget(SalesKpis.DEALS_WON, BigDecimal.valueOf(target.dealsWon())));
        }
        return withTargets;
    }

    /** The scores of everyone measured, by rep. */
    static Map<String, SalesScore> scores(Map<String, Measurements> measurements, ScoreModel model) {
        ScoreCalculator calculator = ScoreCalculator.of(model);
        Map<String, SalesScore> scores = new TreeMap<>();
        measurements.forEach((rep, measured) -> scores.put(rep, calculator.score(measured)));
        return scores;
    }
}
