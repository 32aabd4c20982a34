package io.salesscore.examples.spark;

import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurement;
import io.salesscore.kpi.Measurements;
import io.salesscore.kpi.SalesKpis;
import io.salesscore.model.Criterion;
import io.salesscore.model.Curve;
import io.salesscore.model.CurvePoint;
import io.salesscore.model.ScoreModel;
import io.salesscore.period.Period;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** Measurements by chance for a model: on the corners of its curves, between and beyond them, and missing. */
final class RandomRows {

    private static final Period PERIOD = Period.quarter(2026, 1);

    private final SplittableRandom random;
    private final ScoreModel model;
    private final Map<String, Measurements> measurements = new TreeMap<>();
    private final List<Row> rows = new ArrayList<>();

    RandomRows(ScoreModel model, long seed, int rows) {
        this.random = new SplittableRandom(seed);
        this.model = model;
        for (int i = 0; i < rows; i++) {
            add("s" + i);
        }
    }

    /** As the library takes them, by subject. */
    Map<String, Measurements> measurements() {
        return measurements;
    }

    /** As columns: of each KPI its value, target and size. */
    Dataset<Row> table(SparkSession spark) {
        StructType schema = new StructType().add("rep", DataTypes.StringType).add("period", DataTypes.StringType);
        for (Kpi kpi : model.kpis()) {
            schema = schema.add(kpi.id(), DataTypes.DoubleType)
                    .add(kpi.id() + "_target", DataTypes.DoubleType)
                    .add(kpi.id() + "_n", DataTypes.DoubleType);
        }
        return spark.createDataFrame(rows, schema);
    }

    private void add(String subject) {
        Measurements.Builder measured = Measurements.of(subject, PERIOD);
        List<@Nullable Object> row = new ArrayList<>(List.of(subject, PERIOD.toString()));
        for (Kpi kpi : model.kpis()) {
            Optional<Criterion> criterion = model.criteria().stream()
                    .filter(each -> each.kpi().equals(kpi))
                    .findFirst();
            boolean compared = criterion
                    .filter(each -> each.curve().input() == Curve.Input.ATTAINMENT)
                    .isPresent();
            @Nullable Double target = compared && random.nextInt(20) > 0 ? target(kpi) : null;
            @Nullable Double n = criterion.flatMap(Criterion::prior).isPresent() ? 1.0 + random.nextInt(40) : null;
            @Nullable Double value = random.nextInt(10) == 0 ? null : value(kpi, criterion, target, n);
            if (value != null) {
                measured.measured(kpi, n == null ? Measurement.plain(value) : evidence(kpi, value, n));
            }
            if (target != null) {
                measured.target(kpi, target);
            }
            row.add(value);
            row.add(target);
            row.add(n);
        }
        measurements.put(subject, measured.build());
        rows.add(RowFactory.create(row.toArray()));
    }

    /** Some targets are 0, which is no target of revenue and a strict one of complaints. */
    private double target(Kpi kpi) {
        if (random.nextInt(15) == 0) {
            return 0;
        }
        return kpi.equals(SalesKpis.REVENUE) ? 1 + random.nextInt(1000) : (1 + random.nextInt(50)) / 100.0;
    }

    private double value(Kpi kpi, Optional<Criterion> criterion, @Nullable Double target, @Nullable Double n) {
        double x = criterion.isEmpty()
                ? 1 + 4 * random.nextDouble()
                : x(criterion.get().breakpoints());
        double value = Math.max(kpi.unit().lowest(), Math.min(kpi.unit().highest(), target == null ? x : x * target));
        // a share of 7 is a number of sevenths
        return n == null ? value : Math.max(kpi.unit().lowest(), Math.rint(value * n) / n);
    }

    private double x(List<CurvePoint> corners) {
        double corner = corners.get(random.nextInt(corners.size())).x();
        double first = corners.get(0).x();
        double last = corners.get(corners.size() - 1).x();
        return random.nextBoolean() ? corner : first - 0.2 + (last - first + 0.4) * random.nextDouble();
    }

    private static Measurement evidence(Kpi kpi, double value, double n) {
        BigDecimal count = BigDecimal.valueOf(n);
        BigDecimal sum = BigDecimal.valueOf(Math.rint(value * n));
        return kpi.equals(SalesKpis.WIN_RATE)
                ? Measurement.proportion(sum, count)
                : Measurement.mean(count, sum, sum.multiply(sum));
    }
}
