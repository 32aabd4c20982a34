package io.salesscore.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.salesscore.kpi.Direction;
import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurements;
import io.salesscore.kpi.RollUp;
import io.salesscore.kpi.Unit;
import io.salesscore.model.Aggregation;
import io.salesscore.model.Criterion;
import io.salesscore.model.Curve;
import io.salesscore.model.MissingPolicy;
import io.salesscore.model.ScoreModel;
import io.salesscore.period.Period;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Two pillars of the ASEM Sustainable Connectivity Index, for Austria, Indonesia and Bangladesh, as the R package COINr 1.1.14
 * computes them from the data that come with it (W. Becker and others, "COINr: An R package for developing composite indicators",
 * Journal of Open Source Software 7 (2022) 4567). The curves' ends are the least and the greatest value of 51 countries.
 */
class AsemTest {

    /** An indicator: the ends of its curve from worst to best, its weight in COINr's unequal weights. */
    private record Indicator(Kpi kpi, String pillar, double zeroAt, double fullAt, double weight) {}

    private static final List<Indicator> INDICATORS = List.of(
            indicator("Goods", "ConEcFin", 7.23391, 1919.194, 1.315),
            indicator("Services", "ConEcFin", 1.37855, 657.109, 1.355),
            indicator("FDI", "ConEcFin", 0.13, 75.6, 1.977),
            indicator("PRemit", "ConEcFin", 0.16621267270067988, 30.209905337378594, 1.157),
            indicator("ForPort", "ConEcFin", 0.00189, 10601.75, 0.938),
            indicator("PubDebt", "SusEcFin", 247.98, 2.81, 1.696),
            indicator("PrivDebt", "SusEcFin", 421.38527338142, 19.67392581864, 1.129),
            indicator("GDPGrow", "SusEcFin", -0.6773987260464907, 7.57933150121373, 1.517),
            indicator("RDExp", "SusEcFin", 0.08466, 4.22816, 0.893),
            indicator("NEET", "SusEcFin", 42.1, 0.6, 0.613));

    private static final Map<String, List<Double>> COUNTRIES = Map.of(
            "AUT",
            List.of(
                    278.4264,
                    108.1273,
                    5.0,
                    5.069011777015319,
                    808.6832,
                    86.19,
                    141.28513440112,
                    2.186775580472755,
                    3.07181,
                    6.5),
            "IDN",
            List.of(
                    222.4186,
                    54.06682,
                    19.3,
                    4.445941815407305,
                    287.6153,
                    27.3,
                    40.838397758038,
                    3.9230726001516274,
                    0.08466,
                    21.5),
            "BGD",
            List.of(
                    56.24166,
                    10.07891,
                    3.01,
                    7.469389067809513,
                    Double.NaN,
                    31.67,
                    Double.NaN,
                    6.164787474583619,
                    Double.NaN,
                    27.4));

    private static Indicator indicator(String id, String pillar, double zeroAt, double fullAt, double weight) {
        Kpi kpi = Kpi.builder(id)
                .unit(Unit.number("as measured"))
                .direction(zeroAt < fullAt ? Direction.HIGHER_IS_BETTER : Direction.LOWER_IS_BETTER)
                .rollUp(RollUp.NONE)
                .build();
        return new Indicator(kpi, pillar, zeroAt, fullAt, weight);
    }

    private static ScoreModel model(boolean weighted, Aggregation aggregation, MissingPolicy missing, double minimum) {
        ScoreModel.Builder builder =
                ScoreModel.builder("asem").scale(minimum, 100).missing(MissingPolicy.reweight());
        for (String pillar : List.of("ConEcFin", "SusEcFin")) {
            builder.group(pillar, 1, group -> {
                group.aggregation(aggregation).missing(missing);
                for (Indicator indicator : INDICATORS) {
                    if (indicator.pillar().equals(pillar)) {
                        group.kpi(
                                indicator.kpi(),
                                weighted ? indicator.weight() : 1,
                                Curve.between(indicator.zeroAt(), indicator.fullAt()));
                    }
                }
            });
        }
        return builder.build();
    }

    private static SalesScore score(ScoreModel model, String country, String... without) {
        Measurements.Builder measurements = Measurements.of(country, Period.year(2018));
        for (int i = 0; i < INDICATORS.size(); i++) {
            Kpi kpi = INDICATORS.get(i).kpi();
            double value = COUNTRIES.getOrDefault(country, List.of()).get(i);
            if (!Double.isNaN(value) && Stream.of(without).noneMatch(kpi.id()::equals)) {
                measurements.actual(kpi, value);
            }
        }
        return ScoreCalculator.of(model).score(measurements.build());
    }

    private static OptionalDouble pillar(SalesScore score, String pillar) {
        return score.groups().stream()
                .filter(group -> group.id().equals(pillar))
                .mapToDouble(Contribution::level)
                .findFirst();
    }

    @Test
    void normalisedValuesAreThoseOfCoinr() {
        Map<String, List<Double>> expected = new LinkedHashMap<>();
        expected.put(
                "AUT",
                List.of(
                        14.184003704805367,
                        16.279364485818828,
                        6.452895190141779,
                        16.318896478656946,
                        7.627811013895141,
                        65.99094505853081,
                        69.72671812227699,
                        34.6889655794125,
                        72.09243393266563,
                        85.78313253012048));
        expected.put(
                "IDN",
                List.of(
                        11.254664316764059,
                        8.035050072785243,
                        25.400821518484168,
                        14.245017050578015,
                        2.7128866580852953,
                        90.0110127666517,
                        94.73142293146438,
                        55.71783502153569,
                        0.0,
                        49.638554216867476));
        ScoreModel model = model(false, Aggregation.ARITHMETIC, MissingPolicy.fail(), 0);
        expected.forEach((country, points) -> {
            SalesScore score = score(model, country);
            for (int i = 0; i < points.size(); i++) {
                Criterion criterion = model.criterion(INDICATORS.get(i).kpi());
                assertThat(criterion.pointsAt(score.curveInput(criterion.kpi()).orElseThrow()))
                        .as("%s of %s", criterion.id(), country)
                        .isCloseTo(points.get(i), within(1e-9));
            }
        });
    }

    @ParameterizedTest(name = "{0}: {1} from {2}, weighted {3}")
    @CsvSource({
        "AUT, ARITHMETIC, 0, false, 12.172594174663612, 65.656439044601285",
        "AUT, ARITHMETIC, 0, true,  11.792306066130761, 61.598644340992138",
        "AUT, GEOMETRIC,  1, false, 12.278508585545499, 63.357152450093686",
        "IDN, ARITHMETIC, 0, false, 12.329687923339357, 58.019764987303851",
        "IDN, ARITHMETIC, 0, true,  14.080535891429058, 64.049733858494179",
        "IDN, GEOMETRIC,  1, false, 10.961458820134213, 29.938472084024344"
    })
    void groupsAreThoseOfCoinr(
            String country,
            Aggregation aggregation,
            double minimum,
            boolean weighted,
            double links,
            double sustainability) {
        SalesScore score = score(model(weighted, aggregation, MissingPolicy.fail(), minimum), country);

        assertThat(pillar(score, "ConEcFin").orElseThrow()).isCloseTo(links, within(1e-9));
        assertThat(pillar(score, "SusEcFin").orElseThrow()).isCloseTo(sustainability, within(1e-9));
        assertThat(score.exactPoints()).isCloseTo((links + sustainability) / 2, within(1e-9));
    }

    /** Data threshold 0.7, by count: four of five are enough, two of five are not. Remittances begin at 0.31153236229434544 here. */
    @Test
    void whatIsMissingIsDroppedAsInCoinr() {
        MissingPolicy byCount = new MissingPolicy.Reweight(0.7, true);
        ScoreModel model = model(false, Aggregation.ARITHMETIC, byCount, 1)
                .withCurves(Map.of("PRemit", Curve.between(0.31153236229434544, 30.209905337378594)));

        SalesScore indonesia = score(model, "IDN", "Services");
        assertThat(pillar(indonesia, "ConEcFin").orElseThrow()).isCloseTo(14.166153878639292, within(1e-9));
        assertThat(pillar(indonesia, "SusEcFin").orElseThrow()).isCloseTo(58.439567337430816, within(1e-9));
        SalesScore bangladesh = score(model, "BGD");
        assertThat(pillar(bangladesh, "ConEcFin").orElseThrow()).isCloseTo(8.832570281769275, within(1e-9));
        assertThat(pillar(bangladesh, "SusEcFin")).isEmpty();
    }
}
