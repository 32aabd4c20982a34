package io.salesscore.examples.spark;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.salesscore.config.ModelTree;
import io.salesscore.config.ModelTreeException;
import io.salesscore.kpi.SalesKpis;
import io.salesscore.model.Aggregation;
import io.salesscore.model.Curve;
import io.salesscore.model.Gate;
import io.salesscore.model.GradeScale;
import io.salesscore.model.MissingPolicy;
import io.salesscore.model.Prior;
import io.salesscore.model.ScoreModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/** The score models that this program brings, by name; any other is a document. */
enum Models {

    /** Results and quality, side by side. */
    FIELD_SALES {
        @Override
        ScoreModel build() {
            return eightKpis("field-sales", Aggregation.ARITHMETIC);
        }
    },

    /** The same, but no quality makes up for results that are not there: the geometric mean of both. */
    BALANCED {
        @Override
        ScoreModel build() {
            return eightKpis("balanced", Aggregation.GEOMETRIC);
        }
    };

    /** What a command says of the option. */
    static final String HELP = "The model: FIELD_SALES, BALANCED, or a file with the document of another, as JSON.";

    // Spark brings it
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Builds the model, the same each time. */
    abstract ScoreModel build();

    /**
     * The model that is asked for.
     *
     * @param asked the name of one of these, as {@code field_sales}, or a file with the document of another, as JSON
     * @throws IllegalArgumentException if there is neither such a name nor such a file, or the document is wrong
     */
    static ScoreModel of(String asked) {
        return Stream.of(values())
                .filter(model -> model.name().equalsIgnoreCase(asked))
                .findFirst()
                .map(Models::build)
                .orElseGet(() -> read(Path.of(asked)));
    }

    private static ScoreModel read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("(" + file + ") is none of " + Arrays.toString(values())
                    + ", and no file.\nMaybe write the file with its folder.");
        }
        ObjectReader json = JSON.readerForMapOf(Object.class);
        try {
            return ModelTree.read(json.readValue(file.toFile()));
        } catch (ModelTreeException e) {
            throw new IllegalArgumentException("(" + file + ") cannot be used: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new IllegalArgumentException("(" + file + ") cannot be read: " + e.getMessage(), e);
        }
    }

    private static ScoreModel eightKpis(String id, Aggregation aggregation) {
        return ScoreModel.builder(id)
                .version("2026.1")
                .aggregation(aggregation)
                .group(
                        "results",
                        60,
                        results -> results.missing(MissingPolicy.reweight(0.6))
                                .kpi(SalesKpis.REVENUE, 35, Curve.attainment().cappedAt(1.20))
                                .kpi(SalesKpis.DEALS_WON, 10, Curve.attainment().cappedAt(1.20))
                                .kpi(SalesKpis.ACTIVE_OUTLETS, 15, Curve.between(10, 45)))
                .group(
                        "quality",
                        40,
                        quality -> quality.missing(MissingPolicy.reweight(0.6))
                                // 2 of 2 deals won is not 50 of 50
                                .kpi(
                                        SalesKpis.WIN_RATE,
                                        10,
                                        Curve.between(0.10, 0.50),
                                        rate -> rate.prior(Prior.of(0.30, 20, "company, 2025", "1")))
                                .kpi(
                                        SalesKpis.GROSS_MARGIN,
                                        10,
                                        Curve.points().at(0.05, 0).at(0.20, 80).at(0.35, 100))
                                .kpi(SalesKpis.DISCOUNT_RATE, 5, Curve.between(0.20, 0.02))
                                .kpi(
                                        SalesKpis.SALES_CYCLE_DAYS,
                                        5,
                                        Curve.steps(0).upTo(75, 40).upTo(50, 70).upTo(30, 100))
                                .kpi(
                                        SalesKpis.CSAT_MEAN,
                                        10,
                                        Curve.points().at(2.5, 0).at(4.2, 80).at(5.0, 100)))
                .gate(Gate.capAt(60).whenBelow(SalesKpis.CSAT_MEAN, 3.0).ignoredIfMissing())
                // who has sold nothing has no score, rather than a bad one
                .missing(MissingPolicy.reweight(0.7))
                .grades(GradeScale.lowest("E")
                        .from(40, "D")
                        .from(55, "C")
                        .from(70, "B")
                        .from(85, "A"))
                .build();
    }
}
