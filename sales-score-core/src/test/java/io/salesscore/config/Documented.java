package io.salesscore.config;

import io.salesscore.kpi.Direction;
import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurements;
import io.salesscore.kpi.Unit;
import io.salesscore.model.Benchmark;
import io.salesscore.model.Criterion;
import io.salesscore.model.Curve;
import io.salesscore.model.Group;
import io.salesscore.model.MissingPolicy;
import io.salesscore.model.Node;
import io.salesscore.model.Prior;
import io.salesscore.model.ScoreModel;
import io.salesscore.period.Period;
import io.salesscore.score.Generated;
import io.salesscore.score.SalesScore;
import io.salesscore.score.ScoreCalculator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * A generated model with all that a document can say beyond what decides a score: names, a description, estimated priors,
 * benchmarks with their origin, examples, and rarer curves and units.
 */
final class Documented {

    private final Random random;
    private final Generated given;
    private final Map<String, Kpi> kpis = new HashMap<>();

    private Documented(long seed) {
        random = new Random(seed * 0x9E3779B97F4A7C15L + 7);
        given = Generated.modelAndMeasurements(seed);
    }

    static ScoreModel model(long seed) {
        return new Documented(seed).model();
    }

    private ScoreModel model() {
        ScoreModel plain = given.model();
        ScoreModel.Builder builder = builder(plain);
        if (!builder.problems().isEmpty()) {
            // a rarer curve that a gate on its KPI does not allow
            return plain;
        }
        ScoreModel model = builder.build();
        Measurements measured = given.measurements();
        for (Measurements each : new Measurements[] {measured, given.otherMeasurements("budi", 1)}) {
            if (chance(2)) {
                builder.example(example(ScoreCalculator.of(model).score(renamed(each))));
            }
        }
        return builder.build();
    }

    /** The same with this model's KPIs, so that documents name them by their ids; at times with the names left as they were. */
    private Measurements renamed(Measurements measurements) {
        Measurements.Builder builder = Measurements.of(measurements.subject(), measurements.period());
        for (Measurements.Entry entry : measurements.entries()) {
            Kpi kpi = chance(4) ? entry.kpi() : kpis.getOrDefault(entry.kpi().id(), entry.kpi());
            builder.measured(kpi, entry.measurement());
            entry.target().ifPresent(target -> builder.target(kpi, target));
        }
        return builder.build();
    }

    private ScoreModel.Example example(SalesScore score) {
        if (!score.isScored()) {
            return ScoreModel.Example.unscored(score.inputs());
        }
        Optional<String> grade = chance(2) ? score.grade() : Optional.empty();
        return grade.isPresent()
                ? ScoreModel.Example.scored(score.inputs(), score.points(), grade.get())
                : ScoreModel.Example.scored(score.inputs(), score.points());
    }

    private ScoreModel.Builder builder(ScoreModel plain) {
        ScoreModel.Builder builder = ScoreModel.builder("model." + random.nextInt(100))
                .version("2026." + random.nextInt(10))
                .scale(plain.scale().minimum(), plain.scale().full())
                .ceiling(plain.ceiling())
                .decimals(plain.decimals());
        plain.grades().ifPresent(builder::grades);
        if (chance(2)) {
            builder.description("When it fits, in \"English\":\nalways.", "Bila cocok: selalu.");
        }
        fill(builder, plain.root(), MissingPolicy.fail());
        plain.gates().forEach(gate -> builder.gate(gate));
        return builder;
    }

    private <B extends Group.Children<B>> void fill(B builder, Group group, MissingPolicy inherited) {
        builder.aggregation(group.aggregation());
        if (!group.missing().equals(inherited)) {
            builder.missing(group.missing());
        }
        if (chance(2)) {
            builder.names("Group " + group.id(), chance(2) ? "Grup " + group.id() : "Group " + group.id());
        }
        for (Node node : group.children()) {
            if (node instanceof Group inner) {
                builder.group(inner.id(), inner.weight(), deeper -> fill(deeper, inner, group.missing()));
            } else if (node instanceof Criterion criterion) {
                Kpi kpi = named(criterion.kpi());
                kpis.put(kpi.id(), kpi);
                builder.kpi(kpi, criterion.weight(), curve(criterion, kpi), more -> {
                    if (!criterion.missing().equals(group.missing())) {
                        more.missing(criterion.missing());
                    }
                    criterion.prior().ifPresent(prior -> more.prior(estimated(prior)));
                });
            }
        }
    }

    private Kpi named(Kpi kpi) {
        Unit unit = kpi.unit().equals(Unit.IDR) && chance(3) ? Unit.number("karton") : kpi.unit();
        boolean isPlain =
                given.model().gates().stream().noneMatch(gate -> gate.kpi().id().equals(kpi.id()))
                        && given.measurements().kpis().stream()
                                .noneMatch(other -> other.id().equals(kpi.id()));
        Kpi.Builder builder = Kpi.builder(kpi.id())
                .unit(isPlain ? unit : kpi.unit())
                .direction(kpi.direction())
                .rollUp(kpi.overSubjects(), kpi.overTime());
        if (chance(2)) {
            builder.names("KPI " + kpi.id(), "Ukuran " + kpi.id());
        }
        return builder.build();
    }

    private Prior estimated(Prior prior) {
        return chance(2)
                ? prior
                : Prior.of(
                        prior.mean(),
                        prior.strength(),
                        prior.source(),
                        "2",
                        new Prior.Peers(4 + random.nextInt(20), random.nextInt(2), 1000.5, 12.25, 0.1, chance(2)));
    }

    private Curve curve(Criterion criterion, Kpi kpi) {
        Curve curve = criterion.curve();
        if (curve.benchmark().isPresent()) {
            Benchmark old = curve.benchmark().get();
            // with the names that the criterion's KPI has, or without
            return Curve.percentile(new Benchmark(
                    chance(2) ? kpi : old.kpi(),
                    old.size(),
                    random.nextInt(3),
                    "field sales",
                    Period.quarter(2025, 4),
                    "final",
                    old.quantiles()));
        }
        if (curve.input() == Curve.Input.ATTAINMENT || !chance(4) || kpi.unit().interval()) {
            return curve;
        }
        return kpi.direction() == Direction.ON_TARGET_IS_BEST
                ? Curve.around(0.5, chance(2) ? 0.125 : 0, 0.5)
                : Curve.zScore(0.25, 0.1 + random.nextDouble());
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }
}
