package io.salesscore.config;

import io.salesscore.kpi.Kpi;
import io.salesscore.model.Curve;
import io.salesscore.model.Curve.Steps.Bound;
import io.salesscore.model.CurvePoint;
import io.salesscore.model.LowerIsBetter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Curves: one key, the verb that makes it in Java too. */
final class CurveTree {

    private static final String ATTAINMENT = "attainment";
    private static final String BETWEEN = "between";
    private static final String AROUND = "around";
    private static final String Z_SCORE = "zScore";
    private static final String PERCENTILE = "percentile";
    private static final String POINTS = "points";
    private static final String STEPS = "steps";
    private static final List<String> VERBS = List.of(ATTAINMENT, BETWEEN, AROUND, Z_SCORE, PERCENTILE, POINTS, STEPS);

    private static final String OF = "of";
    private static final String LOWER_IS_BETTER = "lowerIsBetter";

    private static final List<Bound> BOUNDS = List.of(Bound.values());

    private CurveTree() {}

    static Optional<Curve> read(Item item, Kpi kpi, KpiTree kpis) {
        Section section = item.section();
        Optional<String> its = section.verb(VERBS);
        if (its.isEmpty()) {
            section.overlook(List.of(OF, LOWER_IS_BETTER));
        }
        Optional<Curve> curve = its.flatMap(verb -> {
            Item said = section.required(verb);
            return switch (verb) {
                case ATTAINMENT -> attainment(said.section(), lowerIsBetter(section));
                case BETWEEN -> between(said.section());
                case AROUND -> around(said.section());
                case Z_SCORE -> zScore(said.section());
                case PERCENTILE ->
                    BenchmarkTree.read(said, kpi, kpis).flatMap(all -> said.made(() -> Curve.percentile(all)));
                case POINTS -> points(said, ofAttainment(section));
                default -> steps(said, ofAttainment(section));
            };
        });
        return section.end(curve::orElseThrow);
    }

    private static LowerIsBetter lowerIsBetter(Section section) {
        return section.find(LOWER_IS_BETTER)
                .flatMap(item -> item.choice(LowerIsBetter.values()))
                .orElse(LowerIsBetter.LINEAR);
    }

    /** How attainment is computed, if the curve is of the attainment. */
    private static Optional<LowerIsBetter> ofAttainment(Section section) {
        boolean isOfAttainment = section.find(OF)
                .flatMap(item -> item.choice(Curve.Input.values()))
                .filter(Curve.Input.ATTAINMENT::equals)
                .isPresent();
        if (isOfAttainment) {
            return Optional.of(lowerIsBetter(section));
        }
        section.find(LOWER_IS_BETTER)
                .ifPresent(item -> item.problem("This key is for curves of the attainment alone.\n"
                        + "Maybe (of: attainment) is meant, or the KPI's direction."));
        return Optional.empty();
    }

    private static Optional<Curve> attainment(Section section, LowerIsBetter form) {
        Optional<Double> threshold = section.find("threshold").map(Item::number);
        Optional<Accelerator> accelerator = section.find("accelerator").flatMap(CurveTree::accelerator);
        Optional<Double> cap = section.find("cappedAt").map(Item::number);
        return section.end(() -> {
            Curve.Attainment curve = Curve.attainment().lowerIsBetter(form);
            if (threshold.isPresent()) {
                curve = curve.threshold(threshold.get());
            }
            if (accelerator.isPresent()) {
                curve = curve.accelerator(accelerator.get().from, accelerator.get().rate);
            }
            return cap.isPresent() ? curve.cappedAt(cap.get()) : curve;
        });
    }

    private record Accelerator(double from, double rate) {}

    private static Optional<Accelerator> accelerator(Item item) {
        Section section = item.section();
        double from = section.required("from").number();
        double rate = section.required("rate").number();
        return section.end(() -> new Accelerator(from, rate));
    }

    private static Optional<Curve> between(Section section) {
        double zeroAt = section.required("zeroAt").number();
        double fullAt = section.required("fullAt").number();
        return section.end(() -> Curve.between(zeroAt, fullAt));
    }

    private static Optional<Curve> around(Section section) {
        double target = section.required("target").number();
        double tolerance = section.required("tolerance").number();
        double zeroAt = section.required("zeroAt").number();
        return section.end(() -> Curve.around(target, tolerance, zeroAt));
    }

    private static Optional<Curve> zScore(Section section) {
        double mean = section.required("mean").number();
        double sd = section.required("sd").number();
        return section.end(() -> Curve.zScore(mean, sd));
    }

    private static Optional<Curve> points(Item item, Optional<LowerIsBetter> form) {
        Curve.Points curve = Curve.points();
        double last = Double.NEGATIVE_INFINITY;
        for (Item each : item.few()) {
            Section corner = each.section();
            Item x = corner.required("x");
            double at = x.number();
            double y = corner.required("y").number();
            if (!corner.end()) {
                continue;
            }
            if (at < last) {
                x.problem(Shown.number(at) + " does not follow " + Shown.number(last) + ".");
                continue;
            }
            last = at;
            Curve.Points soFar = curve;
            curve = each.made(() -> soFar.at(at, y)).orElse(soFar);
        }
        Curve.Points all = curve;
        return Optional.of(form.isPresent() ? all.ofAttainment(form.get()) : all);
    }

    private static Optional<Curve> steps(Item item, Optional<LowerIsBetter> form) {
        Optional<Curve.Steps> table = Optional.empty();
        boolean isFirst = true;
        for (Item each : item.few()) {
            Section line = each.section();
            Optional<String> bound = isFirst
                    ? Optional.empty()
                    : line.verb(BOUNDS.stream().map(CurveTree::verbOf).toList());
            double at = bound.map(verb -> line.required(verb).number()).orElse(0.0);
            double points = line.required(POINTS).number();
            Optional<Curve.Steps> soFar = table;
            Optional<Curve.Steps> more = isFirst
                    ? line.end(() -> Curve.steps(points))
                    : line.end(() -> new Curve.Steps.Step(boundOf(bound.orElseThrow()), at, points))
                            .flatMap(step -> soFar.flatMap(steps -> each.made(() -> steps.with(step))));
            table = more.or(() -> soFar);
            isFirst = false;
        }
        if (item.isEmptyList()) {
            item.problem("A score table needs its worst step, such as {points: 0}.");
        }
        return table.map(all -> form.isPresent() ? all.ofAttainment(form.get()) : all);
    }

    private static String verbOf(Bound bound) {
        return switch (bound) {
            case FROM -> "from";
            case ABOVE -> "above";
            case UP_TO -> "upTo";
            case BELOW -> "below";
        };
    }

    private static Bound boundOf(String verb) {
        return BOUNDS.stream()
                .filter(bound -> verbOf(bound).equals(verb))
                .findFirst()
                .orElseThrow();
    }

    static Map<String, Object> write(Curve curve, Kpi kpi, KpiTree kpis) {
        Written written = new Written();
        if (curve instanceof Curve.Attainment attainment) {
            written.with(ATTAINMENT, write(attainment));
        } else if (curve instanceof Curve.Between between) {
            written.with(
                    BETWEEN,
                    new Written()
                            .with("zeroAt", between.zeroAt())
                            .with("fullAt", between.fullAt())
                            .map());
        } else if (curve instanceof Curve.Around around) {
            written.with(
                    AROUND,
                    new Written()
                            .with("target", around.target())
                            .with("tolerance", around.tolerance())
                            .with("zeroAt", around.zeroAt())
                            .map());
        } else if (curve instanceof Curve.ZScore zScore) {
            written.with(
                    Z_SCORE,
                    new Written()
                            .with("mean", zScore.mean())
                            .with("sd", zScore.sd())
                            .map());
        } else if (curve instanceof Curve.Percentile percentile) {
            written.with(PERCENTILE, BenchmarkTree.write(percentile.benchmark().orElseThrow(), kpi, kpis));
        } else if (curve instanceof Curve.Points points) {
            written.with(POINTS, Written.list(points.corners(), CurveTree::write));
        } else if (curve instanceof Curve.Steps steps) {
            written.with(STEPS, write(steps));
        }
        if (curve.input() == Curve.Input.ATTAINMENT) {
            if (!(curve instanceof Curve.Attainment)) {
                written.with(OF, EnumText.of(curve.input()));
            }
            if (curve.lowerIsBetter() != LowerIsBetter.LINEAR) {
                written.with(LOWER_IS_BETTER, EnumText.of(curve.lowerIsBetter()));
            }
        }
        return written.map();
    }

    private static Map<String, Object> write(Curve.Attainment curve) {
        Written written = new Written().unless(0, "threshold", curve.threshold());
        if (curve.acceleratesFrom() != 1 || curve.rate() != 1) {
            written.with(
                    "accelerator",
                    new Written()
                            .with("from", curve.acceleratesFrom())
                            .with("rate", curve.rate())
                            .map());
        }
        return written.unless(1, "cappedAt", curve.cap()).map();
    }

    private static Map<String, Object> write(CurvePoint corner) {
        return new Written().with("x", corner.x()).with("y", corner.y()).map();
    }

    private static List<Object> write(Curve.Steps steps) {
        List<Object> lines = new ArrayList<>();
        lines.add(new Written().with(POINTS, steps.worst()).map());
        for (Curve.Steps.Step step : steps.steps()) {
            lines.add(new Written()
                    .with(verbOf(step.bound()), step.at())
                    .with(POINTS, step.points())
                    .map());
        }
        return Written.list(lines, line -> line);
    }
}
