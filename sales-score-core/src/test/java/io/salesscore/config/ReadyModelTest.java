package io.salesscore.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurement;
import io.salesscore.kpi.Measurements;
import io.salesscore.kpi.Names;
import io.salesscore.kpi.SalesKpis;
import io.salesscore.model.Group;
import io.salesscore.model.Node;
import io.salesscore.model.ScoreModel;
import io.salesscore.period.Period;
import io.salesscore.score.ScoreCalculator;
import io.salesscore.testing.ScoreVerifier;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

class ReadyModelTest {

    private static final JsonMapper JSON = new JsonMapper();

    private static ScoreModel read(ReadyModel ready) {
        Map<String, Object> tree = JSON.readValue(ready.json(), new TypeReference<>() {});
        return ModelTree.read(tree);
    }

    /** Their scores were computed from the document's text in exact fractions, without this library. */
    @ParameterizedTest
    @EnumSource
    void itsExamplesScoreAsTheySay(ReadyModel ready) {
        ScoreModel model = read(ready);
        ScoreVerifier.verify(model).examples();
        assertThat(model.examples()).hasSizeBetween(3, 5);
        assertThat(model.examples())
                .as("one of them has no score")
                .anySatisfy(example -> assertThat(example.points()).isEmpty());
    }

    /** So that saving it changes nothing, and no later catalogue does. */
    @ParameterizedTest
    @EnumSource
    void itStandsThereAsItWouldBeWritten(ReadyModel ready) {
        String written = JSON.writeValueAsString(ModelTree.write(read(ready)));
        assertThat(JSON.readTree(written)).isEqualTo(JSON.readTree(ready.json()));
    }

    @ParameterizedTest
    @EnumSource
    void itsKpisAreThoseOfTheCatalogue(ReadyModel ready) {
        for (Kpi kpi : read(ready).kpis()) {
            assertThat(SalesKpis.find(kpi.id())).contains(kpi);
        }
    }

    @ParameterizedTest
    @EnumSource
    void itSpeaksBothLanguages(ReadyModel ready) {
        ScoreModel model = read(ready);
        Names description = model.description().orElseThrow();
        assertThat(description.english()).isNotEqualTo(description.indonesian()).contains("starting point");
        assertThat(description.indonesian()).contains("titik awal");
        groups(model.root()).forEach(group -> assertThat(group.names()).isNotEqualTo(Names.of(group.id())));
    }

    /** What people read first: of 100. */
    @ParameterizedTest
    @EnumSource
    void itsWeightsAddUp(ReadyModel ready) {
        Group root = read(ready).root();
        assertThat(sumOfWeights(root)).isEqualTo(100);
        groups(root).skip(1).forEach(group -> assertThat(sumOfWeights(group)).isEqualTo(group.weight()));
    }

    /** Reaching the target takes nothing away, however much of the pipeline was won for it. */
    @Test
    void reachingTheTargetOfThePipelineModelNeverCosts() {
        ScoreModel model = read(ReadyModel.B2B_PIPELINE);
        double last = 0;
        for (long percent = 10; percent <= 140; percent++) {
            double points = b2b(model, 30_000_000.0 * percent, 9e9);
            assertThat(points).as("%s percent", percent).isGreaterThanOrEqualTo(last);
            last = points;
        }
        assertThat(b2b(model, 3e9, 99e9)).isEqualTo(b2b(model, 3e9, 10.5e9));
    }

    private static double b2b(ScoreModel model, double revenue, double pipeline) {
        return ScoreCalculator.of(model)
                .score(Measurements.of("sari", Period.quarter(2026, 1))
                        .actual(SalesKpis.REVENUE, revenue)
                        .target(SalesKpis.REVENUE, 3_000_000_000L)
                        .measured(SalesKpis.DISCOUNT_RATE, Measurement.plain(0.06))
                        .measured(
                                SalesKpis.WIN_RATE,
                                Measurement.proportion(BigDecimal.valueOf(30), BigDecimal.valueOf(60)))
                        .actual(SalesKpis.PIPELINE_VALUE, pipeline)
                        .target(SalesKpis.PIPELINE_VALUE, 10_500_000_000L)
                        .measured(SalesKpis.SALES_CYCLE_DAYS, Measurement.plain(60))
                        .build())
                .points();
    }

    /** A bad answer of one customer says little, and many say much; not asking lies between. */
    @Test
    void askingCustomersOfABranchNeitherCapsNorHides() {
        ScoreModel model = read(ReadyModel.RETAIL_BRANCH);
        double unasked = retail(model, 0, 0);
        assertThat(retail(model, 1, 3)).isGreaterThan(unasked);
        assertThat(retail(model, 40, 3)).isLessThan(unasked);
        assertThat(retail(model, 40, 5)).isGreaterThan(unasked);
    }

    private static double retail(ScoreModel model, int answers, int answer) {
        return ScoreCalculator.of(model)
                .score(Measurements.of("bandung", Period.month(2026, 2))
                        .actual(SalesKpis.REVENUE, 880)
                        .target(SalesKpis.REVENUE, 800)
                        .measured(SalesKpis.SALES_GROWTH, Measurement.plain(0.1))
                        .measured(
                                SalesKpis.CSAT_MEAN,
                                Measurement.mean(
                                        BigDecimal.valueOf(answers),
                                        BigDecimal.valueOf((long) answers * answer),
                                        BigDecimal.valueOf((long) answers * answer * answer)))
                        .measured(SalesKpis.REPEAT_CUSTOMER_RATE, Measurement.plain(0.3))
                        .measured(SalesKpis.COMPLAINT_RATE, Measurement.plain(0.01))
                        .measured(SalesKpis.GROSS_MARGIN, Measurement.plain(0.2))
                        .build())
                .points();
    }

    /** As its description says. */
    @Test
    void fieldSalesNeedsTheOverdueInvoices() {
        ScoreModel model = read(ReadyModel.FIELD_SALES);
        Measurements all = model.examples().get(0).measurements();
        Measurements without = Measurements.of(all.subject(), all.period())
                .actual(SalesKpis.REVENUE, 378_000_000)
                .target(SalesKpis.REVENUE, 350_000_000)
                .measured(
                        SalesKpis.CALL_PLAN_ACHIEVEMENT,
                        Measurement.proportion(BigDecimal.valueOf(437), BigDecimal.valueOf(460)))
                .measured(
                        SalesKpis.EFFECTIVE_CALL_RATIO,
                        Measurement.proportion(BigDecimal.valueOf(323), BigDecimal.valueOf(437)))
                .build();
        assertThat(ScoreCalculator.of(model).score(without).isScored()).isFalse();
        assertThat(ScoreCalculator.of(model).score(all).isScored()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "field-sales.json",
                "b2b-pipeline.json",
                "retail-branch.json",
                "customer-success.json",
                "score-model.schema.json"
            })
    void nativeImagesHaveTheResource(String name) throws IOException {
        String file = "/META-INF/native-image/io.salesscore/sales-score-core/resource-config.json";
        try (InputStream in = Objects.requireNonNull(ReadyModel.class.getResourceAsStream(file))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("\\\\Qio/salesscore/config/" + name + "\\\\E");
        }
    }

    private static double sumOfWeights(Group group) {
        return group.children().stream().mapToDouble(Node::weight).sum();
    }

    private static Stream<Group> groups(Group group) {
        return Stream.concat(
                Stream.of(group),
                group.children().stream()
                        .filter(Group.class::isInstance)
                        .map(Group.class::cast)
                        .flatMap(ReadyModelTest::groups));
    }
}
