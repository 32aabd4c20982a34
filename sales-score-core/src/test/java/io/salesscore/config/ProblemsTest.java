package io.salesscore.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.salesscore.config.ModelTreeException.Problem;
import io.salesscore.kpi.SalesKpis;
import io.salesscore.model.Curve;
import io.salesscore.model.ScoreModel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

/** Whoever writes a document by hand is told all that is wrong with it, where, and what was meant. */
class ProblemsTest {

    private static final String SOUND = """
            format: 1
            id: field-sales
            version: "2026.1"
            kpis:
              - {kpi: revenue, weight: 40, curve: {attainment: {cappedAt: 1.2}}}
              - {kpi: lead_conversion, weight: 25, curve: {between: {zeroAt: 0.05, fullAt: 0.35}}}
              - group: customers
                weight: 35
                kpis:
                  - {kpi: csat_mean, weight: 20, curve: {points: [{x: 3, y: 0}, {x: 4.2, y: 80}, {x: 5, y: 100}]}}
            gates: [{kpi: csat_mean, below: 3, capAtGrade: C}]
            grades: [{grade: E}, {grade: C, from: 40}, {grade: A, from: 85}]
            examples:
              - {measurements: {subject: sari, period: "2026-Q1", kpis: [{kpi: revenue, amount: 5, target: 4}]}, unscored: true}
            """;

    @Test
    void aSoundDocumentHasNone() {
        ScoreModel model = ModelTree.read(yaml(SOUND));
        assertThat(model.criterion(SalesKpis.REVENUE).curve())
                .isEqualTo(Curve.attainment().cappedAt(1.2));
        assertThat(model.examples()).hasSize(1);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
            weight: 40                 | wieght: 40                   | kpis[0].wieght: This key is unknown.~Maybe (weight) is meant.
            weight: 40,                |                              | kpis[0].weight: This key is missing.
            weight: 40                 | weight: "40"                 | kpis[0].weight: The text (40) stands where a number belongs.~Maybe leave the quotes away.
            weight: 40                 | weight: -40                  | kpis[0].weight: The weight (-40.0) of criterion (revenue) must be positive.~Maybe give the KPI lower-is-better as its direction instead.
            weight: 40                 | weight: .nan                 | kpis[0].weight: The number must be finite, within 1.8e308, and written with 1,200 digits at most.
            weight: 40                 | weight: 1e999                | kpis[0].weight: The number must be finite, within 1.8e308, and written with 1,200 digits at most.
            weight: 40                 | weight:                      | kpis[0].weight: There is no value (null).~Maybe leave the key out.
            version: "2026.1"          | version: 2026.1              | version: The number (2026.1) stands where text belongs.~Maybe put it in quotes.
            version: "2026.1"          | version: 2026-01-31          | version: The value must be text, a number, true or false, a list or a map.~Maybe put it in quotes: YAML reads a bare date as a date.
            version: "2026.1"          | version: " "                 | version: The version ( ) must not be blank.
            format: 1                  | format: 2                    | format: The format (2) was written by a later version of the library, which this one cannot read; it knows (1) and earlier.
            format: 1                  | format: 0                    | format: The format (0) must be 1 or more.
            format: 1                  | {}: 1                        | format: This key is missing.~Maybe (format: 1).
            id: field-sales            | id: field sales              | id: The id (field sales) must be a letter followed by letters, digits, dots, hyphens or underscores, 64 at most.
            kpi: revenue, weight       | kpi: revenu, weight          | kpis[0].kpi: The KPI (revenu) is neither defined before nor in the catalogue.~Maybe (revenue) is meant.
            kpi: revenue, weight       | kpi: {id: x}, weight         | kpis[0].kpi.unit: This key is missing.
            kpi: revenue, weight       | kpi: {id: x, unit: days}, weight | kpis[0].kpi.unit: The text (days) is none of [IDR, count, share, percent, change, day, hour].~Maybe (day) is meant.
            kpi: revenue, weight       | weight                       | kpis[0]: One of the keys [kpi, group] is missing.
            kpi: lead_conversion       | kpi: revenue                 | kpis[1].kpi: The id (revenue) is there twice, first at (kpis[0]).
            group: customers           | group: revenue               | kpis[2].group: The id (revenue) is there twice, first at (kpis[0]).
            group: customers           | group: our customers         | kpis[2].group: The id (our customers) must be a letter followed by letters, digits, dots, hyphens or underscores, 64 at most.
            group: customers           | group: field-sales           | kpis[2].group: The id (field-sales) is there twice, the model's own being the same.
            x: 4.2                     | x: 2.9                       | kpis[2].kpis[0].curve.points[1].x: 2.9 does not follow 3.
            y: 80                      | y: 800                       | kpis[2].kpis[0].curve: The curve of criterion (csat_mean) falls from (800.0) to (100.0) at x (5.0) where more is better.
            cappedAt: 1.2              | capedAt: 1.2                 | kpis[0].curve.attainment.capedAt: This key is unknown.~Maybe (cappedAt) is meant.
            cappedAt: 1.2              | cappedAt: 0                  | kpis[0].curve.attainment: The cap (0.0) of an attainment curve must lie between 1e-6 and 1000.~Maybe percent was given: 120 % is 1.20.
            attainment: {cappedAt: 1.2} | attainmant: {}              | kpis[0].curve.attainmant: This key is unknown.~Maybe (attainment) is meant.
            attainment: {cappedAt: 1.2} | zScore: {mean: 1, sd: 0}    | kpis[0].curve.zScore: The standard deviation (0.0) of a z-score curve must be positive.
            fullAt: 0.35}              | fullAt: 0.35}, of: value     | kpis[1].curve.of: This key is unknown.~Maybe one of [attainment, between, around, zScore, percentile, points, steps].
            below: 3                   | above: 3                     | gates[0]: The gate (csat_mean > 3.0) must close on the worse side of its threshold, and the KPI's direction is (HIGHER_IS_BETTER).~Maybe compare the other way round.
            below: 3                   | below: 3, atMost: 3          | gates[0]: Of the keys [below, atMost] only one can be there.
            capAtGrade: C              | capAtGrade: B                | gates[0].capAtGrade: The grade (B) is none of the model's [E, C, A].
            from: 40                   | from: forty                  | grades[1].from: The text (forty) stands where a number belongs.
            from: 40                   | from: 90                     | grades: The bound (85.0) of grade (A) must be above that of grade (C), and between -1e9 and 1e9.
            amount: 5                  | amount: five                 | examples[0].measurements.kpis[0].amount: The text (five) stands where a number or a plain decimal as text, such as "-12.50", belongs.
            amount: 5                  | mean: {n: 1, sum: 2, sumOfSquares: 4} | examples[0].measurements.kpis[0]: The measurement (Mean[n=1, sum=2, sumOfSquares=4]) of KPI (revenue) of subject (sari) cannot join by its rule (SUM).~Maybe the KPI wants another roll-up rule, or the measurement other evidence.
            period: "2026-Q1"          | period: "2026-Q5"            | examples[0].measurements.period: The text (2026-Q5) is no period.~Maybe (2026-Q4) is meant.
            unscored: true             | unscored: false              | examples[0].unscored: What is scored has points in the place of this key.
            unscored: true             | points: 101                  | examples[0].points: The score of the example (sari 2026-Q1: 101.0) must lie between 0.0 and 100.0, as the model's scores do.
            unscored: true             | {}: true                     | examples[0]: One of the keys [points, unscored] is missing.
            weight: 35                 | weight: 35, missing: ignore  | kpis[2].missing: The text (ignore) is none of [fail, reweight, prior].
            weight: 35                 | weight: 35, missing: {reweigth: 0.6} | kpis[2].missing.reweigth: This key is unknown.~Maybe (reweight) is meant.
            weight: 35                 | weight: 35, missing: {}      | kpis[2].missing: One of the keys [reweight, points] is missing.
            weight: 35                 | weight: 35, missing: {by: count} | kpis[2].missing: One of the keys [reweight, points] is missing.
            weight: 35                 | weight: 35, missing: prior   | kpis[2].missing: The missing-data policy of group (customers) takes a prior, which criteria alone can have.
            weight: 20                 | weight: 20, missing: {reweight: 0.5} | kpis[2].kpis[0].missing: The minimum share (0.5) of the missing-data policy of criterion (csat_mean) is a matter of its group.~Maybe reweight without a share here.
            format: 1                  | format: 1.5                  | format: The number (1.5) must be whole, and below 2^63.
            format: 1                  | format: "1"                  | format: The text (1) stands where a whole number belongs.~Maybe leave the quotes away.
            format: 1                  | format: 1e23                 | format: The number (1E+23) must be whole, and below 2^63.
            id: field-sales            | id: field-sales@ceiling: -9   | ceiling: The ceiling (-9.0) must be above the scale's minimum (0.0), and no more than 1e9.
            version: "2026.1"          | version: "2026.1"@names: {en: A, in: B} | names.in: This key is unknown.~Maybe (id) is meant.
            version: "2026.1"          | version: "2026.1"@names: " " | names: The names ( ,  ) must both be given.~Maybe give one name alone where it serves both languages.
            below: 3                   | under: 3                     | gates[0].under: This key is unknown.~Maybe one of [kpi, below, atMost, above, atLeast, capAt, capAtGrade, ifMissing].~gates[0]: One of the keys [below, atMost, above, atLeast] is missing.
            [{grade: E}, {grade: C, from: 40}, {grade: A, from: 85}] | x | grades: The text (x) stands where a list belongs.
            [{grade: E}, {grade: C, from: 40}, {grade: A, from: 85}] | [{grade: A, from: 85}, {grade: C, from: 40}, {grade: E}] | grades: The grades stand from the highest down here, and belong from the lowest up, the lowest without from.
            points: [{x: 3, y: 0}, {x: 4.2, y: 80}, {x: 5, y: 100}] | steps: x | kpis[2].kpis[0].curve.steps: The text (x) stands where a list belongs.
            kpi: revenue, weight: 40   | kpi: {id: revenue, unit: rupiah}, weight: 40 | kpis[0].kpi.unit: The text (rupiah) is none of [IDR, count, share, percent, change, day, hour].
            kpi: lead_conversion       | kpi: {id: csat_mean, unit: x} | kpis[1].kpi.unit: The text (x) is none of [IDR, count, share, percent, change, day, hour].
            amount: 5                  | value: 1e300                 | examples[0].measurements.kpis[0].value: The value must lie between -1e100 and 1e100, with at most 1074 decimals.
            weight: 35                 | weight: 35, missing: {reweight: 2} | kpis[2].missing: The minimum share (2.0) of a missing-data policy must lie between 0 and 1.
            """)
    void eachProblemSaysWhereAndWhat(String written, String instead, String problem) {
        String document = SOUND.replace(
                written,
                instead == null
                        ? ""
                        : instead.replace("weight: 35, ", "weight: 35\n    ").replace('@', '\n'));
        assertThat(document).isNotEqualTo(SOUND);
        List<String> lines = problemsOf(document).stream()
                .filter(each -> !each.text().startsWith("A key that is no text"))
                .map(each -> each.path() + ": " + each.text().replace('\n', '~'))
                .toList();
        assertThat(String.join("~", lines)).isEqualTo(problem);
    }

    @Test
    void allProblemsAreSaidAtOnceAndNoneThatOnlyFollows() {
        String document = SOUND.replace("version: \"2026.1\"", "version: 2026.1")
                .replace("weight: 40", "weight: 0")
                .replace("between: {zeroAt: 0.05, fullAt: 0.35}", "between: {zeroAt: 0.05}")
                .replace("weight: 35", "weight: heavy")
                .replace("x: 4.2", "x: 2.9")
                .replace("[{grade: E}, {grade: C, from: 40}", "[{grade: E}, {grade: C}")
                .replace("format: 1", "format: 1\ndecimals: 9");
        ModelTreeException refused = refused(document);
        assertThat(refused.problems().stream().map(Problem::path).collect(Collectors.joining(" ")))
                .isEqualTo("version grades[1].from kpis[1].curve.between.fullAt kpis[2].weight"
                        + " kpis[2].kpis[0].curve.points[1].x decimals kpis[0].weight");
        assertThat(refused)
                .hasMessageStartingWith(
                        "The document of a score model has 7 problems:\n"
                                + "version: The number (2026.1) stands where text belongs.\nMaybe put it in quotes.\ngrades[1].from: ");
        assertThat(refused).hasMessageContaining("\ndecimals: The decimals (9) must be from 0 to 6.\n");
    }

    @Test
    void anUnreadableScaleHidesNothingElse() {
        String document = SOUND.replace("weight: 40", "weight: -5")
                .replace("unscored: true", "points: 300")
                .replace("format: 1", "format: 1\ndecimals: 9\nceiling: -1\nscale: {minimum: 0}");
        assertThat(problemsOf(document))
                .extracting(Problem::path)
                .containsExactly("scale.full", "decimals", "kpis[0].weight");
    }

    @Test
    void whatStandsInForAnUnreadableKpiIsNobodysTwin() {
        String document = SOUND.replace("kpi: revenue, weight", "kpi: {id: unread.1}, weight")
                .replace("kpi: lead_conversion", "kpi: {id: unread.1, unit: share}");
        assertThat(problemsOf(document)).extracting(Problem::path).containsExactly("kpis[0].kpi.unit");
    }

    @Test
    void whoeverNamesAnUnreadableKpiHasNoProblem() {
        String document = SOUND.replace("kpi: csat_mean, weight", "kpi: {id: visits, unit: visit}, weight")
                .replace("kpi: csat_mean, below", "kpi: visits, below")
                .replace("{kpi: revenue, amount", "{kpi: visits, amount");
        assertThat(problemsOf(document)).extracting(Problem::path).containsExactly("kpis[2].kpis[0].kpi.unit");
    }

    @Test
    void anEmptyModelOrGroupIsSaidAtItsList() {
        Map<String, Object> empty = Map.of("format", 1, "id", "m", "version", " ", "kpis", List.of());
        assertThat(refused(empty).problems()).extracting(Problem::path).containsExactly("version", "kpis");
    }

    @Test
    void onlyDatesHearOfDates() {
        for (Object value : List.of(Set.of(), new int[1], 'c', Optional.empty())) {
            Map<String, Object> document = Map.of("format", 1, "id", value, "version", "1", "kpis", List.of());
            assertThat(refused(document).problems().get(0).text())
                    .isEqualTo("The value must be text, a number, true or false, a list or a map.");
        }
    }

    @Test
    void aModelWithMoreExamplesThanADocumentHoldsIsNotWritten() {
        ScoreModel sound = ModelTree.read(yaml(SOUND));
        ScoreModel.Builder builder = ScoreModel.builder("m").kpi(SalesKpis.REVENUE, 1, Curve.attainment());
        for (int i = 0; i <= 1_000; i++) {
            builder.example(sound.examples().get(0));
        }
        ScoreModel model = builder.build();
        assertThat(catchThrowableOfType(ModelTreeException.class, () -> ModelTree.write(model))
                        .problems())
                .containsExactly(new Problem("examples", "There are 1001 of them, and 1000 are the most."));
    }

    @Test
    void whatIsShownOfADocumentIsShortAndOnOneLine() {
        String evil = "a\nERROR all is well \u202e" + "x".repeat(500);
        Problem problem = refused(Map.<String, Object>of("kpis", List.of(Map.of("kpi", evil)))).problems().stream()
                .filter(each -> each.path().equals("kpis[0].kpi"))
                .findFirst()
                .orElseThrow();
        assertThat(problem.text().lines().findFirst().orElseThrow())
                .startsWith("The KPI (a\uFFFDERROR all is well \uFFFDxxx")
                .hasSizeLessThan(200);
    }

    private static List<Problem> problemsOf(String yaml) {
        return refused(yaml).problems();
    }

    private static ModelTreeException refused(String yaml) {
        return refused(yaml(yaml));
    }

    private static ModelTreeException refused(Map<String, ?> tree) {
        return catchThrowableOfType(ModelTreeException.class, () -> ModelTree.read(tree));
    }

    private static Map<String, Object> yaml(String text) {
        return new Yaml().load(text);
    }
}
