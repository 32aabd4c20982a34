package io.salesscore.review;

import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurements;
import io.salesscore.kpi.Unit;
import io.salesscore.model.Curve;
import io.salesscore.model.ScoreModel;
import io.salesscore.period.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;

/** Invented subjects by KPIs whose values, from 0 to 100, are their points. */
record Crowd(List<Measurements> measurements, Map<String, Double> outcomes) {

    static final Period QUARTER = Period.quarter(2026, 1);

    static Kpi kpi(int number) {
        return Kpi.builder(id(number)).unit(Unit.COUNT).build();
    }

    static String id(int number) {
        return String.format(Locale.ROOT, "k%02d", number);
    }

    static String subject(int number) {
        return String.format(Locale.ROOT, "s%03d", number);
    }

    static ScoreModel model(double... weights) {
        ScoreModel.Builder builder = ScoreModel.builder("plan");
        for (int i = 0; i < weights.length; i++) {
            builder.kpi(kpi(i), weights[i], Curve.between(0, 100));
        }
        return builder.build();
    }

    static ScoreModel alike(int criteria) {
        double[] weights = new double[criteria];
        Arrays.fill(weights, 1);
        return model(weights);
    }

    /** A row for each subject, a column for each KPI. */
    static List<Measurements> of(double[][] rows) {
        return IntStream.range(0, rows.length)
                .mapToObj(i -> measured(subject(i), QUARTER, rows[i]))
                .toList();
    }

    static Measurements measured(String subject, Period period, double... values) {
        Measurements.Builder builder = Measurements.of(subject, period);
        for (int i = 0; i < values.length; i++) {
            builder.actual(kpi(i), values[i]);
        }
        return builder.build();
    }

    /** KPIs that go together a little, and an outcome that goes by planted weights but for noise. */
    static Crowd planted(long seed, int subjects, double noise, double... weights) {
        Random random = new Random(seed);
        double[][] rows = new double[subjects][weights.length];
        Map<String, Double> outcomes = new HashMap<>();
        for (int i = 0; i < subjects; i++) {
            double common = random.nextGaussian();
            double outcome = 0;
            for (int j = 0; j < weights.length; j++) {
                rows[i][j] = Math.max(0, Math.min(100, 50 + 10 * common + 15 * random.nextGaussian()));
                outcome += weights[j] * rows[i][j];
            }
            outcomes.put(subject(i), 1e6 * (outcome + noise * random.nextGaussian()));
        }
        return new Crowd(of(rows), outcomes);
    }

    static double of(Map<String, Double> weights, String id) {
        return Objects.requireNonNull(weights.get(id), id);
    }

    List<Measurements> shuffled(long seed) {
        List<Measurements> shuffled = new ArrayList<>(measurements);
        Collections.shuffle(shuffled, new Random(seed));
        return shuffled;
    }

    /** Columns as they are, without a model's curves. */
    static Complete columns(double[][] rows) {
        double[][] columns = new double[rows[0].length][rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                columns[j][i] = rows[i][j];
            }
        }
        return new Complete(
                alike(columns.length),
                IntStream.range(0, columns.length).mapToObj(Crowd::id).toList(),
                IntStream.range(0, rows.length)
                        .mapToObj(i -> measured(subject(i), QUARTER, 1))
                        .toList(),
                columns,
                new int[columns.length],
                0,
                rows.length,
                0);
    }
}
