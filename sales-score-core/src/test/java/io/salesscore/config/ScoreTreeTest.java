package io.salesscore.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.salesscore.kpi.SalesKpis;
import io.salesscore.model.Curve;
import io.salesscore.model.GradeScale;
import io.salesscore.model.MissingPolicy;
import io.salesscore.model.ScoreModel;
import io.salesscore.period.Period;
import io.salesscore.score.SalesScore;
import io.salesscore.score.ScoreCalculator;
import io.salesscore.score.ScoreOverride;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A score that is read is made again, and is the same or none. */
class ScoreTreeTest {

    private static final ScoreModel MODEL = model("2026.1", 25);

    private static ScoreModel model(String version, double weight) {
        return ScoreModel.builder("field-sales")
                .version(version)
                .kpi(SalesKpis.REVENUE, 40, Curve.attainment().cappedAt(1.2))
                .kpi(SalesKpis.LEAD_CONVERSION, weight, Curve.between(0.05, 0.35))
                .grades(GradeScale.lowest("E").from(40, "D").from(70, "B"))
                .missing(MissingPolicy.reweight(0.5))
                .build();
    }

    private static final SalesScore SARI = ScoreCalculator.of(MODEL)
            .subject("sari")
            .period(Period.quarter(2026, 1))
            .actual(SalesKpis.REVENUE, 900)
            .target(SalesKpis.REVENUE, 1000)
            .rate(SalesKpis.LEAD_CONVERSION, 18, 75)
            .score();

    private static final SalesScore DECIDED = SARI.withOverride(
            new ScoreOverride(60, "branch closed by flood", "Dewi", LocalDate.of(2026, 6, 30)),
            LocalDate.of(2026, 4, 1));

    @Test
    void itSaysAllThatWhoeverShowsItNeeds() {
        assertThat(ScoreTree.write(DECIDED).toString())
                .startsWith(
                        "{format=1, subject=sari, period=2026-Q1, model={id=field-sales, version=2026.1, fingerprint=")
                .contains(
                        ", points=60, exactPoints=60, grade=D, coverage=1, contributions=[{id=revenue, kind=criterion, ")
                .contains("{id=override, kind=override, effectiveWeight=0, level=60, points=-19.7")
                .contains(", override={value=60, reason=branch closed by flood, by=Dewi, until=2026-06-30}, ")
                .endsWith(
                        "measurements={subject=sari, period=2026-Q1, kpis=[{kpi=lead_conversion, proportion={k=18, n=75}},"
                                + " {kpi=revenue, amount=900, target=1000}]}}");
    }

    @Test
    void withoutAScoreItSaysWhy() {
        SalesScore none = ScoreCalculator.of(MODEL)
                .subject("budi")
                .period(Period.quarter(2026, 1))
                .rate(SalesKpis.LEAD_CONVERSION, 0, 0)
                .score();
        Map<String, Object> tree = ScoreTree.write(none);
        assertThat(tree).doesNotContainKeys("points", "grade", "contributions");
        assertThat(tree.get("unscored"))
                .hasToString("[{id=field-sales, reason=too-little-coverage, details=[nothing below it has points]}]");
        assertThat(ScoreTree.read(tree, MODEL)).isEqualTo(none);
    }

    @Test
    void whatFollowsFromTheMeasurementsMayBeLeftOut() {
        Map<String, Object> tree = changed("coverage", null);
        tree.keySet().removeAll(List.of("contributions", "exactPoints", "grade"));
        assertThat(ScoreTree.read(tree, MODEL)).isEqualTo(DECIDED);
    }

    @Test
    void aScoreThatDoesNotReplayIsRefused() {
        assertThatIsRefused(
                changed("points", 61), "points: The number (61) is what the document says, and replaying gives (60).");
        assertThatIsRefused(
                changed("grade", "B"), "grade: The text (B) is what the document says, and replaying gives (D).");
        assertThatIsRefused(
                changed("subject", "budi"),
                "subject: The text (budi) is what the document says, and replaying gives (sari).");
        assertThatIsRefused(
                changed("contributions", List.of()),
                "contributions: The document says (0) of them, and replaying gives (3).");
        assertThatIsRefused(
                changed("coverage", "all"),
                "coverage: The text (all) is what the document says, and replaying gives (1).");
        Map<String, Object> unscored = changed("unscored", List.of());
        unscored.remove("points");
        assertThatIsRefused(unscored, "unscored: The document says this, and replaying gives (60.0) (D).");
        assertThatIsRefused(changed("points", null), ": One of the keys [points, unscored] is missing.");
        assertThatIsRefused(
                changed("override", null),
                "points: The number (60) is what the document says, and replaying gives (79.7).");
    }

    @Test
    void aScoreWithoutItsModelIsRefused() {
        assertThatIsRefused(Map.of("format", 1), "model: This key is missing.");
        assertThatIsRefused(changed("model", null), "model: This key is missing.");
    }

    @Test
    void absurdPointsOfAnOverrideAreRefusedAtTheirPlace() {
        assertThatIsRefused(
                changed(
                        "override",
                        Map.<String, Object>of("value", 1e300, "reason", "flood", "by", "Dewi", "until", "2026-06-30")),
                "override.value: The value (1E+300) of an override must lie between -1e9 and 1e9.");
    }

    @Test
    void aScoreOfAnotherModelIsRefused() {
        Map<String, Object> tree = ScoreTree.write(SARI);
        assertThatThrownBy(() -> ScoreTree.read(tree, model("2026.2", 30)))
                .isInstanceOfSatisfying(ModelTreeException.class, refused -> {
                    assertThat(refused.problems()).hasSize(2);
                    assertThat(refused.problems().get(0))
                            .hasToString("model.version: The text (2026.1) is what the document says,"
                                    + " and replaying gives (2026.2).");
                    assertThat(refused.problems().get(1).text())
                            .contains(MODEL.fingerprint())
                            .contains(model("2026.2", 30).fingerprint());
                });
    }

    private static Map<String, Object> changed(String key, @Nullable Object value) {
        Map<String, Object> tree = new LinkedHashMap<>(ScoreTree.write(DECIDED));
        if (value == null) {
            tree.remove(key);
        } else {
            tree.put(key, value);
        }
        return tree;
    }

    private static void assertThatIsRefused(Map<String, Object> tree, String problem) {
        assertThatThrownBy(() -> ScoreTree.read(tree, MODEL))
                .isInstanceOfSatisfying(
                        ModelTreeException.class,
                        refused -> assertThat(refused.problems().get(0).path() + ": "
                                        + refused.problems().get(0).text())
                                .isEqualTo(problem));
    }
}
