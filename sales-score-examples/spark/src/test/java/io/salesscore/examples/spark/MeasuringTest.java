package io.salesscore.examples.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurements;
import io.salesscore.period.Period;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MeasuringTest extends SparkFixture {

    private static final Period PERIOD = Period.quarter(2026, 1);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void measuresAsTheLibraryDoes(Format format) {
        Company company = Company.of(7, 30_000, PERIOD);
        Map<String, Measurements> expected = OneMachine.measurements(company, PERIOD);
        String facts = folder.resolve("facts").toString();
        String targets = folder.resolve("targets").toString();
        Facts.write(SPARK, company, format, facts);
        Targets.write(SPARK, company, PERIOD, format, targets);

        Dataset<Row> measured = Measuring.measure(
                SPARK, Facts.read(SPARK, format, facts, PERIOD), Targets.read(SPARK, format, targets, PERIOD));

        assertThat(measured.count()).isEqualTo(expected.size());
        int none = 0;
        for (Row row : measured.collectAsList()) {
            Measurements one = Objects.requireNonNull(expected.get(row.<String>getAs("rep")));
            for (Kpi kpi : one.kpis()) {
                OptionalDouble value = one.measurement(kpi).value();
                if (value.isEmpty()) {
                    none++;
                    assertThat(row.<Object>getAs(kpi.id())).as("%s", one).isNull();
                } else {
                    assertThat(row.<Double>getAs(kpi.id()))
                            .as("%s of %s", kpi, one)
                            .isCloseTo(value.getAsDouble(), within(1e-12 * Math.abs(value.getAsDouble())));
                }
            }
        }
        assertThat(none).as("some have no survey, some no deal").isPositive();
    }
}
