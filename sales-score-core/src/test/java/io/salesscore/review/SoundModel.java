package io.salesscore.review;

import io.salesscore.kpi.Direction;
import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurement;
import io.salesscore.kpi.Measurements;
import io.salesscore.kpi.Unit;
import io.salesscore.model.Aggregation;
import io.salesscore.model.Curve;
import io.salesscore.model.Group;
import io.salesscore.model.MissingPolicy;
import io.salesscore.model.ScoreModel;
import io.salesscore.period.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

/**
 * A generated model without flaws and a population for it: four to nine KPIs of all kinds of curves that have little to do with
 * each other (correlations up to about 0.25), the first two perhaps in a group of their own, some values missing or
 * not applicable.
 */
final class SoundModel {

    static final Period PERIOD = Period.quarter(2026, 1);

    /** How a KPI comes about from how good somebody is at it: 0 on average, standard deviation 1. */
    record Shape(Unit unit, Direction direction, Curve curve, double centre, double width) {

        static final Shape BETWEEN = new Shape(Unit.COUNT, Direction.HIGHER_IS_BETTER, Curve.between(24, 76), 50, 12);
        static final Shape ATTAINMENT = new Shape(
                Unit.IDR, Direction.HIGHER_IS_BETTER, Curve.attainment().cappedAt(1.5), 90e6, 22e6);
        static final Shape LOWER = new Shape(Unit.DAY, Direction.LOWER_IS_BETTER, Curve.between(32, 8), 20, -5);
        static final Shape RATING = new Shape(
                Unit.rating(1, 5),
                Direction.HIGHER_IS_BETTER,
                Curve.points().at(3, 0).at(4.2, 80).at(5, 100),
                3.9,
                0.4);
        static final Shape STEPS = new Shape(
                Unit.COUNT,
                Direction.HIGHER_IS_BETTER,
                Curve.steps(0).from(38, 25).from(46, 50).from(54, 75).from(62, 100),
                50,
                12);
        static final Shape AROUND = new Shape(Unit.DAY, Direction.ON_TARGET_IS_BEST, Curve.around(20, 1, 8), 20, 4);

        private static final List<Shape> ALL = List.of(BETWEEN, ATTAINMENT, LOWER, RATING, STEPS, AROUND);

        /** For KPIs that a test plants. */
        static final Shape AS_IT_IS = new Shape(Unit.COUNT, Direction.HIGHER_IS_BETTER, Curve.between(0, 1), 0, 1);

        double value(double goodness) {
            double value = centre + width * goodness;
            return equals(RATING) ? Math.max(1, Math.min(5, value)) : Math.max(0, value);
        }
    }

    /** A criterion of the model. */
    record Part(Kpi kpi, Shape shape, Curve curve, double weight, Optional<MissingPolicy> missing) {

        Part(Kpi kpi, Shape shape, Curve curve, double weight) {
            this(kpi, shape, curve, weight, Optional.empty());
        }

        void addTo(Group.Children<?> builder) {
            builder.kpi(kpi, weight, curve, criterion -> missing.ifPresent(criterion::missing));
        }
    }

    private final long seed;
    final List<Part> parts = new ArrayList<>();
    private final boolean grouped;
    private final boolean gaps;
    private final List<List<Double>> goodness = new ArrayList<>();

    SoundModel(long seed, int subjects) {
        this.seed = seed;
        Random random = new Random(seed);
        int kpis = 4 + random.nextInt(6);
        double[] common = new double[kpis];
        for (int i = 0; i < kpis; i++) {
            Shape shape = Shape.ALL.get(random.nextInt(Shape.ALL.size()));
            parts.add(new Part(kpi("k" + i, shape), shape, shape.curve, 5 + random.nextInt(20)));
            common[i] = random.nextDouble() / 2;
        }
        grouped = random.nextBoolean();
        gaps = random.nextBoolean();
        for (int s = 0; s < subjects; s++) {
            double general = random.nextGaussian();
            List<Double> row = new ArrayList<>();
            for (double share : common) {
                row.add(share * general + Math.sqrt(1 - share * share) * random.nextGaussian());
            }
            goodness.add(row);
        }
    }

    static Kpi kpi(String id, Shape shape) {
        return Kpi.builder(id).unit(shape.unit).direction(shape.direction).build();
    }

    ScoreModel model() {
        return model(parts);
    }

    /** The model of these parts, the last two in a group where the generator says so. */
    ScoreModel model(List<Part> written) {
        ScoreModel.Builder builder =
                ScoreModel.builder("sound").missing(gaps ? MissingPolicy.points(0) : MissingPolicy.fail());
        List<Part> in = parts.subList(0, 2);
        boolean done = false;
        for (Part part : written) {
            if (!grouped || !in.contains(part)) {
                part.addTo(builder);
            } else if (!done) {
                builder.group("g", in.get(0).weight() + in.get(1).weight(), group -> {
                    group.aggregation(Aggregation.ARITHMETIC);
                    written.stream().filter(in::contains).forEach(each -> each.addTo(group));
                });
                done = true;
            }
        }
        return builder.build();
    }

    /** Adds a criterion of which each subject is as good as said; NaN has no data. */
    SoundModel with(Part part, IntToDoubleFunction ofSubject) {
        parts.add(part);
        for (int s = 0; s < goodness.size(); s++) {
            goodness.get(s).add(ofSubject.applyAsDouble(s));
        }
        return this;
    }

    double goodness(int subject, int part) {
        return goodness.get(subject).get(part);
    }

    List<Measurements> population() {
        List<Measurements> population = new ArrayList<>();
        Random holes = new Random(~seed);
        for (int s = 0; s < goodness.size(); s++) {
            Measurements.Builder subject = Measurements.of("s" + s, PERIOD);
            for (int i = 0; i < parts.size(); i++) {
                double hole = gaps ? holes.nextDouble() : 1;
                Part part = parts.get(i);
                double value = part.shape().value(goodness.get(s).get(i));
                if (hole < 0.03 || Double.isNaN(value)) {
                    subject.measured(part.kpi(), Measurement.missing());
                } else if (hole < 0.06) {
                    subject.notApplicable(part.kpi(), "hr", "role");
                } else {
                    subject.actual(part.kpi(), value);
                }
                if (part.shape().equals(Shape.ATTAINMENT)) {
                    subject.target(part.kpi(), 100e6);
                }
            }
            population.add(subject.build());
        }
        return population;
    }

    static <T> List<T> shuffled(List<T> list, long seed) {
        List<T> shuffled = new ArrayList<>(list);
        Collections.shuffle(shuffled, new Random(seed));
        return shuffled;
    }

    @Override
    public String toString() {
        return model().root() + (gaps ? ", with gaps" : "");
    }
}
