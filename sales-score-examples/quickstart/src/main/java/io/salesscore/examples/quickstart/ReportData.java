package io.salesscore.examples.quickstart;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.salesscore.compare.Ranking;
import io.salesscore.kpi.Measurement;
import io.salesscore.kpi.Names;
import io.salesscore.kpi.Reason;
import io.salesscore.kpi.Unit;
import io.salesscore.model.Criterion;
import io.salesscore.model.Curve;
import io.salesscore.model.Gate;
import io.salesscore.model.GradeScale;
import io.salesscore.model.Group;
import io.salesscore.model.Node;
import io.salesscore.model.ScoreModel;
import io.salesscore.period.Period;
import io.salesscore.score.Contribution;
import io.salesscore.score.Note;
import io.salesscore.score.SalesScore;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the report's script draws from: numbers and ids, with the names and words of one language. How numbers and periods are
 * written is the script's matter.
 */
record ReportData(
        String language,
        Map<String, String> words,
        String company,
        Model model,
        List<String> periods,
        Map<Level, List<Subject>> levels) {

    // far more than anybody is shown, and a third shorter than all digits of a double
    private static final MathContext DIGITS = new MathContext(10);

    record Model(
            String id,
            String version,
            String fingerprint,
            int decimals,
            Map<String, Measured> kpis,
            List<Part> parts,
            List<Cap> gates,
            List<GradeScale.Band> grades) {}

    record Measured(String name, Unit.Form form, String symbol) {}

    /**
     * A group or criterion below the root, outer before inner.
     *
     * @param depth 0 below the root
     * @param weight its share of the whole, before any re-weighting
     * @param input what the curve takes; absent for a group
     * @param curve the corners of the curve, x and y each
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Part(String id, String name, int depth, double weight, Curve.@Nullable Input input, List<double[]> curve) {}

    record Cap(String kpi, Gate.Comparison comparison, double threshold, double points) {}

    /**
     * A subject with its score in each period, null where it has none.
     *
     * @param wholes what it is a part of, by level
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Subject(String id, String name, Map<Level, String> wholes, List<@Nullable Score> scores) {}

    /**
     * A score, or why there is none.
     *
     * @param rows what is known of each part of the model, in its order
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Score(
            @Nullable Double points,
            @Nullable String grade,
            @Nullable Integer rank,
            double coverage,
            List<Row> rows,
            List<Adjustment> adjustments,
            List<Remark> notes,
            List<Remark> unscored) {}

    /**
     * A line of the scorecard; as an array, for there are many.
     *
     * @param weight the effective weight
     * @param k of a proportion of k of n, the k
     * @param n of a proportion or a mean, the n
     * @param x where the curve was read
     * @param contribution what it adds to the score; of a group, what those below it add
     * @param step whether it adds to the score itself and is no sum of others
     */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    record Row(
            @Nullable Double weight,
            @Nullable Double target,
            @Nullable Double actual,
            @Nullable Double k,
            @Nullable Double n,
            @Nullable Double attainment,
            @Nullable Double x,
            @Nullable Double points,
            @Nullable Double contribution,
            boolean step,
            @Nullable Reason reason) {}

    record Adjustment(Contribution.Kind kind, String id, double held, double points) {}

    /** A note, or without a kind what stands in the way of a score. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Remark(
            Note.@Nullable Kind kind,
            String id,
            @Nullable Reason reason,
            @Nullable Double before,
            @Nullable Double after,
            List<String> details) {}

    static ReportData of(Results results, Map<String, Names> words, Locale locale) {
        Map<String, String> texts = new LinkedHashMap<>();
        words.forEach((key, names) -> texts.put(key, names.in(locale)));
        Map<Level, List<Subject>> levels = new LinkedHashMap<>();
        results.scores().forEach((level, scores) -> levels.put(level, subjects(results, scores)));
        return new ReportData(
                new Names("en", "id").in(locale),
                texts,
                results.company(),
                model(results.model(), locale),
                results.periods().stream().map(Period::toString).toList(),
                levels);
    }

    private static Model model(ScoreModel model, Locale locale) {
        Map<String, Measured> kpis = new LinkedHashMap<>();
        model.kpis()
                .forEach(kpi -> kpis.put(
                        kpi.id(),
                        new Measured(
                                kpi.names().in(locale),
                                kpi.unit().form(),
                                kpi.unit().symbol())));
        return new Model(
                model.id(),
                model.version(),
                model.fingerprint(),
                model.decimals(),
                kpis,
                parts(model.root(), 0, 1, locale).toList(),
                model.gates().stream()
                        .map(gate -> new Cap(gate.kpi().id(), gate.comparison(), gate.threshold(), model.capOf(gate)))
                        .toList(),
                model.grades().map(GradeScale::bands).orElse(List.of()));
    }

    private static Stream<Part> parts(Group group, int depth, double weight, Locale locale) {
        double sum = group.children().stream().mapToDouble(Node::weight).sum();
        return group.children().stream().flatMap(child -> {
            double share = weight * child.weight() / sum;
            if (child instanceof Group inner) {
                return Stream.concat(
                        Stream.of(new Part(inner.id(), inner.names().in(locale), depth, shown(share), null, List.of())),
                        parts(inner, depth + 1, share, locale));
            }
            Criterion criterion = (Criterion) child;
            return Stream.of(new Part(
                    criterion.id(),
                    criterion.kpi().names().in(locale),
                    depth,
                    shown(share),
                    criterion.curve().input(),
                    criterion.breakpoints().stream()
                            .map(point -> new double[] {shown(point.x()), shown(point.y())})
                            .toList()));
        });
    }

    private static List<Subject> subjects(Results results, SortedMap<String, SortedMap<Period, SalesScore>> scores) {
        Map<Period, Ranking> rankings = new HashMap<>();
        for (Period period : results.periods()) {
            rankings.put(
                    period,
                    Ranking.of(scores.values().stream()
                            .map(byPeriod -> byPeriod.get(period))
                            .filter(Objects::nonNull)
                            .toList()));
        }
        List<Subject> subjects = new ArrayList<>();
        scores.forEach((id, byPeriod) -> {
            List<@Nullable Score> line = new ArrayList<>();
            for (Period period : results.periods()) {
                SalesScore score = byPeriod.get(period);
                Ranking ranking = rankings.get(period);
                line.add(score == null || ranking == null ? null : score(score, ranking));
            }
            String name = results.names().getOrDefault(id, id);
            subjects.add(new Subject(id, name, results.wholes().getOrDefault(id, Map.of()), line));
        });
        return subjects;
    }

    private static Score score(SalesScore score, Ranking ranking) {
        Map<String, Contribution> sums = new HashMap<>();
        Map<String, Contribution> steps = new HashMap<>();
        List<Adjustment> adjustments = new ArrayList<>();
        if (score.isScored()) {
            score.groups().forEach(group -> sums.put(group.id(), group));
            for (Contribution part : score.contributions()) {
                switch (part.kind()) {
                    case CRITERION, GROUP -> steps.put(part.id(), part);
                    case CEILING, GATE ->
                        adjustments.add(
                                new Adjustment(part.kind(), part.id(), shown(part.level()), shown(part.points())));
                }
            }
        }
        return new Score(
                score.isScored() ? score.points() : null,
                score.grade().orElse(null),
                score.isScored() ? ranking.rankOf(score.subject()).orElseThrow() : null,
                shown(score.coverage()),
                rows(score.model().root(), score, sums, steps).toList(),
                adjustments,
                score.notes().stream()
                        .map(note -> new Remark(
                                note.kind(),
                                note.id(),
                                note.reason().orElse(null),
                                shown(note.before()),
                                shown(note.after()),
                                note.details()))
                        .toList(),
                score.unscoredBecause().stream()
                        .map(why -> new Remark(null, why.id(), why.reason(), null, null, why.details()))
                        .toList());
    }

    private static Stream<Row> rows(
            Group group, SalesScore score, Map<String, Contribution> sums, Map<String, Contribution> steps) {
        return group.children().stream().flatMap(child -> {
            Contribution step = steps.get(child.id());
            if (child instanceof Group inner) {
                Contribution sum = step == null ? sums.get(inner.id()) : step;
                Row row = row(sum, step != null, Optional.empty(), Measurement.missing(), null, null, null);
                return Stream.concat(Stream.of(row), rows(inner, score, sums, steps));
            }
            Criterion criterion = (Criterion) child;
            Measurement measured = score.inputs().measurement(criterion.kpi());
            Optional<BigDecimal> target = score.inputs().target(criterion.kpi());
            Double x = shown(score.curveInput(criterion.kpi()));
            Double attainment =
                    criterion.curve().input() == Curve.Input.ATTAINMENT ? x : attainment(criterion, measured, target);
            // the points on the curve are known where there is no score, too
            Double earned = x == null ? null : (Double) shown(criterion.pointsAt(x));
            return Stream.of(row(step, step != null, target, measured, attainment, x, earned));
        });
    }

    private static @Nullable Double attainment(Criterion criterion, Measurement measured, Optional<BigDecimal> target) {
        if (target.isEmpty()
                || measured.value().isEmpty()
                || criterion.kpi().unit().interval()) {
            return null;
        }
        return shown(criterion.attainment(
                measured.value().getAsDouble(), target.get().doubleValue()));
    }

    private static Row row(
            @Nullable Contribution contribution,
            boolean step,
            Optional<BigDecimal> target,
            Measurement measured,
            @Nullable Double attainment,
            @Nullable Double x,
            @Nullable Double earned) {
        Double k = null;
        Double n = null;
        if (measured instanceof Measurement.Proportion proportion) {
            k = shown(proportion.k().doubleValue());
            n = shown(proportion.n().doubleValue());
        } else if (measured instanceof Measurement.Mean mean) {
            n = shown(mean.n().doubleValue());
        }
        return new Row(
                contribution == null ? null : (Double) shown(contribution.effectiveWeight()),
                target.map(exact -> shown(exact.doubleValue())).orElse(null),
                shown(measured.value()),
                k,
                n,
                attainment,
                x,
                contribution == null ? earned : (Double) shown(contribution.level()),
                contribution == null ? null : (Double) shown(contribution.points()),
                step,
                measured.reason().orElse(null));
    }

    private static @Nullable Double shown(OptionalDouble value) {
        return value.isPresent() ? shown(value.getAsDouble()) : null;
    }

    private static double shown(double value) {
        return new BigDecimal(value).round(DIGITS).doubleValue();
    }
}
