package io.salesscore.examples.quickstart;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.salesscore.explain.Language;
import io.salesscore.explain.Wording;
import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurement;
import io.salesscore.kpi.Names;
import io.salesscore.kpi.Unit;
import io.salesscore.model.Criterion;
import io.salesscore.model.Curve;
import io.salesscore.model.GradeScale;
import io.salesscore.model.Group;
import io.salesscore.model.Node;
import io.salesscore.model.ScoreModel;
import io.salesscore.period.Period;
import io.salesscore.score.Contribution;
import io.salesscore.score.SalesScore;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the report's script draws from: numbers and ids, with the names, words and sentences of one language. How numbers are
 * written is the script's matter, for it labels axes too.
 *
 * @param periods what the periods are called
 * @param axis the same where there is little room
 * @param asOf the last day that counts of the last period, where that is not over
 * @param chance how the ranges of scores and ranks were drawn; absent where there are none
 * @param fewest how many peers, and values to compare with, there are at least
 * @param breakdown the sales by product, channel ..., if they were asked for
 */
record ReportData(
        String language,
        Map<String, String> words,
        String company,
        Model model,
        List<String> periods,
        List<String> axis,
        @Nullable String asOf,
        @Nullable Chance chance,
        Fewest fewest,
        @Nullable BreakdownData breakdown,
        Map<Level, List<Subject>> levels) {

    // far more than anybody is shown, and a third shorter than all digits of a double
    private static final MathContext DIGITS = new MathContext(10);

    record Chance(long seed, int draws, double level) {}

    record Fewest(int peers, int values) {}

    /** @param gates a sentence each */
    record Model(
            String id,
            String version,
            String fingerprint,
            int decimals,
            Map<String, Measured> kpis,
            List<Part> parts,
            List<String> gates,
            List<GradeScale.Band> grades) {

        /**
         * What a page needs to know of a model.
         *
         * @param toDate the same of a period that is not over
         * @param others what else is measured
         */
        static Model of(ScoreModel model, ScoreModel toDate, List<Kpi> others, Locale locale) {
            Figures figures = new Figures(locale);
            Wording wording = Wording.in(Language.of(locale));
            Map<String, Measured> kpis = new LinkedHashMap<>();
            Stream.concat(model.kpis().stream(), others.stream()).forEach(kpi -> {
                Unit unit = kpi.unit();
                kpis.put(kpi.id(), new Measured(figures.name(kpi), unit.form(), unit.symbol(), unit.interval()));
            });
            return new Model(
                    model.id(),
                    model.version(),
                    model.fingerprint(),
                    model.decimals(),
                    kpis,
                    parts(model.root(), 0, 1, toDate, locale).toList(),
                    model.gates().stream()
                            .map(gate -> wording.gate(model, gate))
                            .toList(),
                    model.grades().map(GradeScale::bands).orElse(List.of()));
        }

        private static Stream<Part> parts(Group group, int depth, double weight, ScoreModel toDate, Locale locale) {
            double sum = group.children().stream().mapToDouble(Node::weight).sum();
            return group.children().stream().flatMap(child -> {
                double share = weight * child.weight() / sum;
                if (child instanceof Group inner) {
                    Part part = new Part(
                            inner.id(), inner.names().in(locale), depth, shown(share), null, List.of(), List.of());
                    return Stream.concat(Stream.of(part), parts(inner, depth + 1, share, toDate, locale));
                }
                Criterion criterion = (Criterion) child;
                Criterion running = toDate.criterion(criterion.kpi());
                return Stream.of(new Part(
                        criterion.id(),
                        new Figures(locale).name(criterion.kpi()),
                        depth,
                        shown(share),
                        criterion.curve().input(),
                        corners(criterion),
                        running.equals(criterion) ? List.of() : corners(running)));
            });
        }

        private static List<double[]> corners(Criterion criterion) {
            return criterion.breakpoints().stream()
                    .map(point -> new double[] {shown(point.x()), shown(point.y())})
                    .toList();
        }
    }

    record Measured(String name, Unit.Form form, String symbol, boolean interval) {}

    /**
     * A group or criterion below the root, outer before inner.
     *
     * @param depth 0 below the root
     * @param weight its share of the whole, before any re-weighting
     * @param input what the curve takes; absent for a group
     * @param curve the corners of the curve, x and y each
     * @param toDate those of the last period, where that is not over and they are others
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Part(
            String id,
            String name,
            int depth,
            double weight,
            Curve.@Nullable Input input,
            List<double[]> curve,
            List<double[]> toDate) {}

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
     * @param notes a sentence each
     * @param unscored a sentence for each reason
     * @param reasons what is told of it beside the scorecard
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Score(
            @Nullable Double points,
            @Nullable String grade,
            @Nullable Integer rank,
            @Nullable Double change,
            @Nullable String strongest,
            @Nullable String weakest,
            double coverage,
            List<Row> rows,
            List<Adjustment> adjustments,
            List<String> notes,
            List<String> unscored,
            Reasons reasons) {}

    /**
     * A line of the scorecard; as an array, for there are many.
     *
     * @param weight the effective weight
     * @param fullAt where there is no target, the value that earns full points
     * @param k of a proportion of k of n, the k
     * @param n of a proportion or a mean, the n
     * @param x where the curve was read
     * @param runRate what the value comes to at the end of a period that is not over
     * @param contribution what it adds to the score; of a group, what those below it add
     * @param step whether it adds to the score itself and is no sum of others
     * @param reason why there is no value
     */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    record Row(
            @Nullable Double weight,
            @Nullable Double target,
            @Nullable Double fullAt,
            @Nullable Double actual,
            @Nullable Double k,
            @Nullable Double n,
            @Nullable Double attainment,
            @Nullable Double x,
            @Nullable Double points,
            @Nullable Double contribution,
            boolean step,
            @Nullable String reason,
            @Nullable Double runRate) {}

    record Adjustment(Contribution.Kind kind, String id, double held, double points) {}

    static ReportData of(Results results, Optional<Breakdown> breakdown, Map<String, Names> words, Locale locale) {
        return new Writer(results, breakdown, locale).write(words);
    }

    /** Gathers the data for one reader. */
    private static final class Writer {

        private final Results results;
        private final Optional<Breakdown> breakdown;
        private final Locale locale;
        private final Figures figures;
        private final Printout sentences;
        private final Model model;
        private final Reasons.Teller teller;

        Writer(Results results, Optional<Breakdown> breakdown, Locale locale) {
            this.results = results;
            this.breakdown = breakdown;
            this.locale = locale;
            this.figures = new Figures(locale);
            this.sentences = new Printout(results, locale);
            this.model = Model.of(
                    results.model(),
                    results.toDate(),
                    breakdown.map(Breakdown::kpis).orElse(List.of()),
                    locale);
            this.teller = new Reasons.Teller(
                    results, model.parts().stream().map(Part::id).toList(), locale);
        }

        ReportData write(Map<String, Names> words) {
            Map<String, String> texts = new LinkedHashMap<>();
            words.forEach((key, names) -> texts.put(key, names.in(locale)));
            Map<Level, List<Subject>> levels = new LinkedHashMap<>();
            results.scores().forEach((level, scores) -> levels.put(level, subjects(level, scores.keySet())));
            return new ReportData(
                    Term.pick(locale, "en", "id"),
                    texts,
                    results.company(),
                    model,
                    results.periods().stream().map(figures::period).toList(),
                    results.periods().stream().map(figures::brief).toList(),
                    results.course().asOf().map(figures::date).orElse(null),
                    results.scores().keySet().stream()
                            .flatMap(level -> teller.sure(level).values().stream())
                            .findFirst()
                            .map(sure -> new Chance(Sure.SEED, sure.draws(), Sure.LEVEL))
                            .orElse(null),
                    new Fewest(Reasons.FEWEST_PEERS, Population.LEAST_VALUES),
                    breakdown
                            .map(each -> BreakdownData.of(each, results.periods(), locale))
                            .orElse(null),
                    levels);
        }

        private List<Subject> subjects(Level level, Collection<String> ids) {
            Map<Period, Map<String, Score>> scores = new HashMap<>();
            for (Period period : results.periods()) {
                Map<String, Score> bySubject = new HashMap<>();
                Standing.of(results, level, period)
                        .forEach(standing -> bySubject.put(standing.score().subject(), score(level, standing)));
                scores.put(period, bySubject);
            }
            List<Subject> subjects = new ArrayList<>();
            for (String id : ids) {
                List<@Nullable Score> line = new ArrayList<>();
                results.periods()
                        .forEach(period ->
                                line.add(scores.getOrDefault(period, Map.of()).get(id)));
                String name = results.names().getOrDefault(id, id);
                subjects.add(new Subject(id, name, results.wholes().getOrDefault(id, Map.of()), line));
            }
            return subjects;
        }

        private Score score(Level level, Standing standing) {
            SalesScore score = standing.score();
            Scorecard card = Scorecard.of(score);
            // of what has no score, the reasons say all
            Stream<String> notes = score.isScored() ? sentences.notes(score).stream() : Stream.empty();
            return new Score(
                    score.isScored() ? (Double) score.points() : null,
                    score.grade().orElse(null),
                    standing.rank().orElse(null),
                    shown(standing.change()),
                    standing.strongest().map(Kpi::id).orElse(null),
                    standing.weakest().map(Kpi::id).orElse(null),
                    shown(score.coverage()),
                    rows(level, card),
                    card.adjustments().stream()
                            .map(held ->
                                    new Adjustment(held.kind(), held.id(), shown(held.level()), shown(held.points())))
                            .toList(),
                    Stream.of(sentences.course(level, card).stream(), sentences.explanations(card).stream(), notes)
                            .flatMap(each -> each)
                            .toList(),
                    sentences.unscored(score),
                    teller.of(level, score));
        }

        private List<Row> rows(Level level, Scorecard card) {
            SalesScore score = card.score();
            Map<String, Contribution> groups = new HashMap<>();
            Map<String, Contribution> steps = new HashMap<>();
            if (score.isScored()) {
                score.groups().forEach(group -> groups.put(group.id(), group));
                score.contributions().forEach(step -> steps.put(step.id(), step));
            }
            return card.lines().stream()
                    .map(line -> {
                        if (line instanceof Scorecard.Item item) {
                            return row(level, item, score);
                        }
                        String id = ((Scorecard.Heading) line).group().id();
                        return row(steps.getOrDefault(id, groups.get(id)), steps.containsKey(id));
                    })
                    .toList();
        }

        private static Row row(@Nullable Contribution group, boolean step) {
            return group == null
                    ? new Row(null, null, null, null, null, null, null, null, null, null, false, null, null)
                    : new Row(
                            shown(group.effectiveWeight()),
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            shown(group.level()),
                            shown(group.points()),
                            step,
                            null,
                            null);
        }

        private Row row(Level level, Scorecard.Item item, SalesScore score) {
            Measurement measured = score.inputs().measurement(item.kpi()).evidence();
            Double k = null;
            Double n = null;
            if (measured instanceof Measurement.Proportion proportion) {
                k = shown(proportion.k().doubleValue());
                n = shown(proportion.n().doubleValue());
            } else if (measured instanceof Measurement.Mean mean) {
                n = shown(mean.n().doubleValue());
            }
            OptionalDouble x = score.curveInput(item.kpi());
            // on the curve there are points where there is no score, too
            OptionalDouble points = item.points().isPresent() || x.isEmpty()
                    ? item.points()
                    : OptionalDouble.of(score.model().criterion(item.kpi()).pointsAt(x.getAsDouble()));
            return new Row(
                    shown(item.weight()),
                    shown(item.target()),
                    shown(item.fullAt()),
                    shown(item.actual()),
                    k,
                    n,
                    shown(item.attainment()),
                    shown(x),
                    shown(points),
                    shown(item.contribution()),
                    item.contribution().isPresent(),
                    item.reason().map(figures::why).orElse(null),
                    score.period().equals(results.last())
                            ? shown(results.course().runRate(level, score.subject(), item.kpi(), item.actual()))
                            : null);
        }
    }

    static @Nullable Double shown(OptionalDouble value) {
        return value.isPresent() ? (Double) shown(value.getAsDouble()) : null;
    }

    static double shown(double value) {
        return new BigDecimal(value).round(DIGITS).doubleValue();
    }
}
