package io.salesscore.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import io.salesscore.compare.Ranking;
import io.salesscore.kpi.Direction;
import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.RollUp;
import io.salesscore.kpi.SalesKpis;
import io.salesscore.kpi.Unit;
import io.salesscore.model.Aggregation;
import io.salesscore.model.Curve;
import io.salesscore.model.LowerIsBetter;
import io.salesscore.model.ScoreModel;
import io.salesscore.period.Period;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Scores whose numbers were published, or computed, by others. */
class GoldenTest {

    private static final Period HALF_YEAR = Period.halfYear(2020, 1);

    // ---- attainment ----

    /**
     * Time of completion, less being better: 6.5 months where 7 were planned attain 107.142857 %, and 9 days where 8 were planned
     * 87.5 %, by {@code 2 − R/T} as Indonesian civil-service guidelines compute it. Beside them {@code T/R}.
     */
    @ParameterizedTest(name = "{0} against {1}")
    @CsvSource({"6.5, 7, 107.142857, 107.692308", "9, 8, 87.5, 88.888889", "7, 7, 100, 100", "16, 8, 0, 50"})
    void lessTimeThanPlannedAttainsMore(double actual, double target, double linear, double ratio) {
        Kpi months = Kpi.builder("months")
                .unit(Unit.number("month"))
                .direction(Direction.LOWER_IS_BETTER)
                .rollUp(RollUp.POOL)
                .build();
        Curve.Attainment curve = Curve.attainment().cappedAt(1.2);
        for (LowerIsBetter form : LowerIsBetter.values()) {
            SalesScore score = ScoreCalculator.of(ScoreModel.builder("plan")
                            .kpi(months, 1, curve.lowerIsBetter(form))
                            .ceiling(120)
                            .decimals(6)
                            .build())
                    .subject("sari")
                    .period(HALF_YEAR)
                    .actual(months, actual)
                    .target(months, target)
                    .score();

            assertThat(score.points()).isEqualTo(form == LowerIsBetter.LINEAR ? linear : ratio);
        }
    }

    // ---- field sales ----

    /**
     * 18 visits planned, 20 made, 15 of them on the plan, 9 of these in its order: 83.3 %, 75 % and 60 %, three rates with three
     * denominators. Source: salesgis.com, PJP rate against call compliance (May 2025).
     */
    @Test
    void visitsOnPlanMakeThreeRates() {
        Curve asItIs = Curve.between(0, 1);
        ScoreModel model = ScoreModel.builder("visits")
                .kpi(SalesKpis.CALL_PLAN_ACHIEVEMENT, 1, asItIs)
                .kpi(SalesKpis.CALL_COMPLIANCE, 1, asItIs)
                .kpi(SalesKpis.ROUTE_COMPLIANCE, 1, asItIs)
                .build();

        SalesScore score = ScoreCalculator.of(model)
                .subject("sari")
                .period(Period.month(2026, 1))
                .rate(SalesKpis.CALL_PLAN_ACHIEVEMENT, 15, 18)
                .rate(SalesKpis.CALL_COMPLIANCE, 15, 20)
                .rate(SalesKpis.ROUTE_COMPLIANCE, 9, 15)
                .score();

        assertThat(score.contributions())
                .extracting(contribution -> model.publish(contribution.level()))
                .containsExactly(83.3, 75.0, 60.0);
        assertThat(score.points()).isEqualTo(72.8);
    }

    // ---- groups that are not arithmetic ----

    /**
     * GEOMETRIC(A 0.6, b 0.4), A = ARITHMETIC(a1 0.75, a2 0.25), each from 50 (which the scale makes full points) to 100, 60 and
     * 80: 85.858145 = 50 + 21.852470 + 1.477330 + 12.528345, over the four orderings that keep A together.
     */
    @Test
    void contributionsFollowTheOrderingsThatKeepGroupsTogether() {
        Kpi a1 = Kpi.builder("a1").unit(Unit.COUNT).build();
        Kpi a2 = Kpi.builder("a2").unit(Unit.COUNT).build();
        Kpi b = Kpi.builder("b").unit(Unit.COUNT).build();
        Curve asItIs = Curve.points().at(0, 0).at(100, 100);
        SalesScore score = ScoreCalculator.of(ScoreModel.builder("nested")
                        .scale(0, 50)
                        .ceiling(100)
                        .aggregation(Aggregation.GEOMETRIC)
                        .group("A", 0.6, g -> g.kpi(a1, 0.75, asItIs).kpi(a2, 0.25, asItIs))
                        .kpi(b, 0.4, asItIs)
                        .build())
                .subject("sari")
                .period(HALF_YEAR)
                .actual(a1, 100)
                .actual(a2, 60)
                .actual(b, 80)
                .score();

        assertThat(score.exactPoints()).isCloseTo(85.858145, within(5e-7));
        assertContributes(score, a1, 0.45 * 50 + 21.852470);
        assertContributes(score, a2, 0.15 * 50 + 1.477330);
        assertContributes(score, b, 0.40 * 50 + 12.528345);
    }

    private static void assertContributes(SalesScore score, Kpi kpi, double points) {
        assertThat(score.contribution(kpi))
                .hasValueSatisfying(contribution ->
                        assertThat(contribution.points()).as("%s", kpi).isCloseTo(points, within(5e-7)));
    }

    // ---- a score table ----

    private static final Kpi SATISFACTION = Kpi.builder("satisfaction")
            .unit(Unit.rating(0, 4))
            .rollUp(RollUp.POOL)
            .build();
    private static final Kpi GROWTH =
            Kpi.builder("growth").unit(Unit.money("billion IDR")).build();
    private static final Kpi NEW_CUSTOMERS =
            Kpi.builder("new_customers").unit(Unit.COUNT).build();
    private static final Kpi PRICE_REVIEWS =
            Kpi.builder("price_reviews").unit(Unit.COUNT).build();
    private static final Kpi QUOTATION_DAYS = Kpi.builder("quotation_days")
            .unit(Unit.DAY)
            .direction(Direction.LOWER_IS_BETTER)
            .rollUp(RollUp.POOL)
            .build();

    private static final ScoreModel SCORECARD = ScoreModel.builder("marketing-2020")
            .scale(0, 3)
            .decimals(2)
            .kpi(SATISFACTION, 0.20, Curve.steps(0).from(2, 1).from(2.5, 2).above(3, 3))
            .kpi(GROWTH, 0.25, Curve.steps(0).from(1.5, 1).from(2, 2).above(2.75, 3))
            .kpi(NEW_CUSTOMERS, 0.20, Curve.steps(0).from(2, 1).from(3, 2).above(4, 3))
            .kpi(PRICE_REVIEWS, 0.15, Curve.steps(0).from(3, 1).from(6, 2).above(8, 3))
            .kpi(QUOTATION_DAYS, 0.20, Curve.steps(0).upTo(10, 1).upTo(8, 2).below(7, 3))
            .build();

    /**
     * A marketing department's scorecard for the two halves of 2020, points from 0 to 3 by table, times weight. Source: a
     * marketing activity plan, id.scribd.com/document/703899508.
     */
    @ParameterizedTest(name = "half {0}: {11}")
    @CsvSource({
        "1, 2.98, 0.40, 0.0069, 0.00, 1, 0.00, 12, 0.45, 3, 0.60, 1.45",
        "2, 2.99, 0.40, 0,      0.00, 3, 0.40,  0, 0.00, 6, 0.60, 1.40"
    })
    void aMarketingScorecardIsReproduced(
            int half,
            double satisfaction,
            double ofSatisfaction,
            double growth,
            double ofGrowth,
            double newCustomers,
            double ofNewCustomers,
            double priceReviews,
            double ofPriceReviews,
            double quotationDays,
            double ofQuotationDays,
            double published) {
        SalesScore score = ScoreCalculator.of(SCORECARD)
                .subject("marketing")
                .period(Period.halfYear(2020, half))
                .actual(SATISFACTION, satisfaction)
                .actual(GROWTH, growth)
                .actual(NEW_CUSTOMERS, newCustomers)
                .actual(PRICE_REVIEWS, priceReviews)
                .actual(QUOTATION_DAYS, quotationDays)
                .score();

        assertThat(score.points()).isEqualTo(published);
        assertThat(score.contributions())
                .extracting(contribution -> SCORECARD.publish(contribution.points()))
                .containsExactly(ofSatisfaction, ofGrowth, ofNewCustomers, ofPriceReviews, ofQuotationDays);
    }

    /**
     * The published table has bands with holes (satisfaction "2 to 2.4" and "2.5 to 3", days "9 to 10" and "above 11"); its steps
     * have none: a value in a hole has not reached the better band.
     */
    @ParameterizedTest(name = "{0} of {1} earns {2}")
    @CsvSource({
        "satisfaction, 1.999, 0",
        "satisfaction, 2, 1",
        "satisfaction, 2.4, 1",
        "satisfaction, 2.45, 1",
        "satisfaction, 2.5, 2",
        "satisfaction, 3, 2",
        "satisfaction, 3.001, 3",
        "growth, 1.4, 0",
        "growth, 1.45, 0",
        "growth, 1.5, 1",
        "growth, 1.95, 1",
        "growth, 2.75, 2",
        "new_customers, 1, 0",
        "new_customers, 1.5, 0",
        "new_customers, 2.5, 1",
        "new_customers, 4.5, 3",
        "price_reviews, 2.5, 0",
        "price_reviews, 5.5, 1",
        "quotation_days, 6.9, 3",
        "quotation_days, 7, 2",
        "quotation_days, 8, 2",
        "quotation_days, 8.5, 1",
        "quotation_days, 10, 1",
        "quotation_days, 10.5, 0",
        "quotation_days, 11, 0",
        "quotation_days, 12, 0"
    })
    void aScoreTableHasNoHoles(String kpi, double value, double points) {
        assertThat(SCORECARD.criteria())
                .filteredOn(criterion -> criterion.id().equals(kpi))
                .singleElement()
                .satisfies(criterion -> assertThat(criterion.pointsAt(value)).isEqualTo(points));
    }

    // ---- a published index ----

    private static final Kpi LIFE_EXPECTANCY = Kpi.builder("life_expectancy")
            .unit(Unit.number("year"))
            .rollUp(RollUp.NONE)
            .build();
    private static final Kpi EXPECTED_SCHOOLING = Kpi.builder("expected_schooling")
            .unit(Unit.number("year"))
            .rollUp(RollUp.NONE)
            .build();
    private static final Kpi MEAN_SCHOOLING = Kpi.builder("mean_schooling")
            .unit(Unit.number("year"))
            .rollUp(RollUp.NONE)
            .build();
    private static final Kpi LN_INCOME = Kpi.builder("ln_income")
            .unit(Unit.number("ln USD"))
            .rollUp(RollUp.NONE)
            .build();

    private static final ScoreCalculator HUMAN_DEVELOPMENT = ScoreCalculator.of(ScoreModel.builder("hdi")
            .version("2023-24")
            .scale(0, 1)
            .decimals(3)
            .aggregation(Aggregation.GEOMETRIC)
            .kpi(LIFE_EXPECTANCY, 1, Curve.between(20, 85))
            .group(
                    "education",
                    1,
                    g -> g.kpi(EXPECTED_SCHOOLING, 1, Curve.between(0, 18))
                            .kpi(MEAN_SCHOOLING, 1, Curve.between(0, 15)))
            .kpi(LN_INCOME, 1, Curve.between(StrictMath.log(100), StrictMath.log(75_000)))
            .build());

    /** A country as the report shows it; its rank is among the ten, by the report's way of ranking. */
    private record Country(
            String name, double life, double expected, double mean, double income, double published, int rank) {

        SalesScore score() {
            return HUMAN_DEVELOPMENT
                    .subject(name)
                    .period(Period.year(2022))
                    .actual(LIFE_EXPECTANCY, life)
                    .actual(EXPECTED_SCHOOLING, expected)
                    .actual(MEAN_SCHOOLING, mean)
                    .actual(LN_INCOME, StrictMath.log(income))
                    .score();
        }
    }

    /** Source: UNDP, Human Development Report 2023-24, statistical annex, table 1 (CC BY 3.0 IGO). */
    static List<Country> countries() {
        return List.of(
                new Country("Switzerland", 84.255, 16.5837307, 13.90406622, 69432.78669, 0.967, 1),
                new Country("Iceland", 82.815, 19.10672951, 13.76716995, 54688.37921, 0.959, 2),
                new Country("Sweden", 83.505, 19.03676987, 12.67372015, 56995.84796, 0.952, 3),
                new Country("Denmark", 81.882, 18.77403069, 12.96049023, 62018.95694, 0.952, 3),
                new Country("Germany", 80.989, 17.34334946, 14.25594044, 55340.19722, 0.950, 5),
                new Country("Ireland", 82.716, 19.12610054, 11.6569568, 87467.51391, 0.950, 5),
                new Country("Finland", 82.351, 19.22859001, 12.92915501, 49522.09853, 0.942, 7),
                new Country("Liechtenstein", 84.656, 15.46640015, 12.351169, 146673.2415, 0.942, 7),
                new Country("Indonesia", 68.25, 13.97573724, 8.556509972, 12045.56544, 0.713, 9),
                new Country("Somalia", 56.107, 7.647232333, 1.900300026, 1072.201461, 0.380, 10));
    }

    /**
     * The Human Development Index of 2022: a geometric mean over an arithmetic one, goalposts that clip schooling (18 years) and
     * income (75,000 dollars of 2017).
     */
    @ParameterizedTest(name = "{0}")
    @MethodSource("countries")
    void theHumanDevelopmentIndexIsReproduced(Country country) {
        assertThat(country.score().points()).isEqualTo(country.published());
    }

    /** As the report ranks: by the index of three decimals, equals sharing a rank, the next counting all ahead. */
    @Test
    void theHumanDevelopmentIndexRanksAndTies() {
        Ranking ranking = Ranking.of(countries().stream().map(Country::score).toList());

        assertThat(ranking.entries())
                .extracting(place -> entry(place.score().subject(), place.rank()))
                .containsExactlyElementsOf(countries().stream()
                        .sorted(Comparator.comparing(Country::rank).thenComparing(Country::name))
                        .map(country -> entry(country.name(), country.rank()))
                        .toList());
    }
}
