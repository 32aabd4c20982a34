package io.salesscore.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurements;
import io.salesscore.kpi.SalesKpis;
import io.salesscore.kpi.Unit;
import io.salesscore.model.Curve;
import io.salesscore.model.Gate;
import io.salesscore.model.GradeScale;
import io.salesscore.model.Group;
import io.salesscore.model.MissingPolicy;
import io.salesscore.model.Prior;
import io.salesscore.model.ScoreModel;
import io.salesscore.period.Period;
import io.salesscore.score.ScoreCalculator;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The document of the reference, and the outermost that a model can be. */
class ModelTreeTest {

    private static final Kpi DEMOS =
            Kpi.builder("demos").names("Demos", "Demo").unit(Unit.COUNT).build();

    private static final Measurements SARI = Measurements.of("sari", Period.quarter(2026, 1))
            .actual(SalesKpis.REVENUE, BigDecimal.valueOf(1_250_000_000))
            .target(SalesKpis.REVENUE, BigDecimal.valueOf(1_000_000_000))
            .rate(SalesKpis.LEAD_CONVERSION, 18, 75)
            .actual(SalesKpis.CSAT_MEAN, 4.4)
            .actual(DEMOS, 8)
            .build();

    private static ScoreModel model() {
        return ScoreModel.builder("field-sales")
                .version("2026.1")
                .names("Field sales", "Penjualan lapangan")
                .description(
                        "Reps with a territory, an outlet list and a monthly target.",
                        "Reps with a territory, an outlet list and a monthly target.")
                .missing(MissingPolicy.reweight(0.6))
                .kpi(SalesKpis.REVENUE, 40, Curve.attainment().cappedAt(1.2))
                .kpi(
                        SalesKpis.LEAD_CONVERSION,
                        25,
                        Curve.between(0.05, 0.35),
                        c -> c.prior(Prior.of(0.24, 20, "all branches, 2025", "1")))
                .group(
                        "customers",
                        35,
                        g -> g.names("Customers", "Pelanggan")
                                .kpi(
                                        SalesKpis.CSAT_MEAN,
                                        20,
                                        Curve.points().at(3, 0).at(4.2, 80).at(5, 100))
                                .kpi(
                                        DEMOS,
                                        15,
                                        Curve.steps(0).from(4, 50).from(8, 100),
                                        c -> c.missing(MissingPolicy.points(0))))
                .gate(Gate.capAtGrade("C").whenBelow(SalesKpis.CSAT_MEAN, 3).ignoredIfMissing())
                .grades(GradeScale.lowest("E")
                        .from(40, "D")
                        .from(55, "C")
                        .from(70, "B")
                        .from(85, "A"))
                .example(ScoreModel.Example.scored(SARI, 95.8, "A"))
                .build();
    }

    @Test
    void theDocumentOfTheReferenceIsTheModelThatItSays() throws IOException {
        String source = Files.readString(Path.of("src/main/java/io/salesscore/config/ModelTree.java"));
        String document = source.substring(source.indexOf(" * format: 1"), source.indexOf(" * }</pre>\n *\n * <table"))
                .replaceAll("(?m)^ \\* ?", "");
        Map<String, Object> tree = new Yaml().load(document);
        assertThat(ModelTree.read(tree)).isEqualTo(model());
    }

    @Test
    void itsExampleHolds() {
        assertThat(ScoreCalculator.of(model()).score(SARI).points()).isEqualTo(95.8);
    }

    @Test
    void groupsAsDeepAsAModelCanHaveThemComeBack() {
        ScoreModel deepest =
                ScoreModel.builder("deep").group("g1", 1, nested(2)).build();
        assertThat(ModelTree.read(ModelTree.write(deepest))).isEqualTo(deepest);
    }

    private static Consumer<Group.Builder> nested(int level) {
        Kpi another =
                Kpi.builder("stock").names("a", "b").unit(Unit.rating(1, 5)).build();
        return level <= 32
                ? group -> group.group("g" + level, 1, nested(level + 1))
                : group -> group.kpi(
                        Kpi.builder("stock").unit(Unit.rating(1, 5)).build(),
                        1,
                        Curve.percentile(io.salesscore.model.Benchmark.of(another, 9, "us", Period.year(2025), "1")
                                .quantile(0.1, 2)
                                .quantile(0.9, 3)));
    }

    @Test
    void deeperGroupsAreAProblemOfTheirs() {
        Object tree =
                List.of(Map.<String, Object>of("kpi", "revenue", "weight", 1, "curve", Map.of("attainment", Map.of())));
        for (int i = 33; i > 0; i--) {
            tree = List.of(Map.of("group", "g" + i, "weight", 1, "kpis", tree));
        }
        Map<String, Object> document = Map.of("format", 1, "id", "deep", "version", "1", "kpis", tree);
        assertThatThrownBy(() -> ModelTree.read(document))
                .isInstanceOf(ModelTreeException.class)
                .hasMessage("The document of a score model has a problem:\nkpis[0]" + ".kpis[0]".repeat(32)
                        + ": This group is nested deeper than 32 levels, which a model can have.");
    }

    @Test
    void aModelThatCouldNotBeReadAgainIsNotWritten() {
        ScoreModel model = ScoreModel.builder("long")
                .description("x".repeat(10_001), "y")
                .kpi(SalesKpis.REVENUE, 1, Curve.attainment())
                .build();
        assertThatThrownBy(() -> ModelTree.write(model))
                .isInstanceOf(ModelTreeException.class)
                .hasMessageContaining("description.en: The text (xxx");
    }

    @Test
    void kpisAreDefinedOnceAndNamedByTheirIdsAfterwards() {
        assertThat(ModelTree.write(model()).toString())
                .containsOnlyOnce("id=csat_mean")
                .contains("gates=[{kpi=csat_mean, below=3, capAtGrade=C, ifMissing=ignored}]");
    }
}
