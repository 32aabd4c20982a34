package io.salesscore.examples.quickstart;

import static io.salesscore.examples.quickstart.ReportData.shown;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.salesscore.compare.GradeMigration;
import io.salesscore.explain.Language;
import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Names;
import io.salesscore.model.Criterion;
import io.salesscore.model.Curve;
import io.salesscore.model.ScoreModel;
import io.salesscore.review.CriterionReview;
import io.salesscore.review.Drift;
import io.salesscore.review.Finding;
import io.salesscore.review.IfMissing;
import io.salesscore.review.LearnedWeights;
import io.salesscore.review.ModelComparison;
import io.salesscore.review.Prediction;
import io.salesscore.review.Removal;
import io.salesscore.review.Sensitivity;
import io.salesscore.review.Severity;
import io.salesscore.review.Weighting;
import io.salesscore.score.Interval;
import io.salesscore.score.SalesScore;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * What the review's script draws from: numbers and ids, with the names, words and sentences of one language.
 *
 * @param who the level that is reviewed
 * @param periods the first and the last of the whole periods
 * @param head over what, in a sentence
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReviewData(
        String language,
        Map<String, String> words,
        String company,
        ReportData.Model model,
        String who,
        List<String> periods,
        String head,
        List<Found> findings,
        List<Decides> kpis,
        List<Pair> pairs,
        Firm firm,
        @Nullable Drifts drift,
        List<Foretold> foretold,
        List<Weights> weights,
        @Nullable String notLearned,
        @Nullable Compared compared) {

    record Found(Severity severity, String name, String text) {}

    /**
     * What a KPI decides.
     *
     * @param x where its curve is read, of all that have data
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Decides(
            String id,
            double weight,
            @Nullable Double importance,
            @Nullable Double alone,
            @Nullable Double coverage,
            @Nullable Double median,
            @Nullable Double floor,
            @Nullable Double cap,
            @Nullable Double order,
            @Nullable Double shift,
            double pays,
            double gain,
            List<Double> x) {}

    record Pair(String one, String other, double spearman, double tau, int subjects) {}

    /**
     * How firm ranks are.
     *
     * @param share how far weights are shaken
     * @param most how many of the draws the ranges hold
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Firm(
            String period,
            double share,
            int draws,
            long seed,
            double most,
            @Nullable Double shift,
            @Nullable Double grades,
            List<Ranked> ranks) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Ranked(
            String name,
            int rank,
            int best,
            int worst,
            @Nullable Double changes) {}

    record Drifts(String earlier, String later, int permutations, double level, List<Drifted> columns) {}

    /**
     * A KPI, or the score itself.
     *
     * @param of whether it is a value, an attainment or points
     * @param shifts probability, earlier and later each
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Drifted(
            String id,
            String of,
            List<double[]> shifts,
            @Nullable Double psi,
            @Nullable Double expected,
            @Nullable Double p,
            boolean drifted) {}

    /**
     * What scores foretell.
     *
     * @param area with its interval; empty where the outcome is a number
     * @param bins predicted, observed, low and high each
     */
    record Foretold(
            String name, @Nullable String kpi, String text, List<Double> area, List<List<@Nullable Double>> bins) {}

    /**
     * Weights made in some way.
     *
     * @param weights in the order of the KPIs
     * @param ranges between which values they lie; empty where that is not known
     */
    record Weights(String key, List<@Nullable Double> weights, List<double[]> ranges, List<String> warnings) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Compared(
            String period,
            String before,
            String after,
            @Nullable Double shift,
            @Nullable Double spearman,
            @Nullable Double tau,
            int gainers,
            int losers,
            List<String> places,
            List<List<Integer>> migration,
            List<Effect> effects,
            List<Mover> movers) {}

    record Effect(String name, double mean, int gainers, int losers) {}

    /** @param parts the largest of its parts, as names and points */
    record Mover(String name, double before, double after, List<Moved> parts) {}

    record Moved(String name, double points) {}

    static ReviewData of(Reviewed reviewed, Map<String, Names> words, Locale locale) {
        return new Writer(reviewed, locale).write(words);
    }

    /** Gathers the data for one reader. */
    private static final class Writer {

        private static final int MOVERS = 5;
        private static final int PARTS = 3;

        private final Reviewed reviewed;
        private final ScoreModel model;
        private final Locale locale;
        private final Language language;
        private final Figures figures;

        Writer(Reviewed reviewed, Locale locale) {
            this.reviewed = reviewed;
            this.model = reviewed.review().model();
            this.locale = locale;
            this.language = Language.of(locale);
            this.figures = new Figures(locale);
        }

        ReviewData write(Map<String, Names> words) {
            Map<String, String> texts = new LinkedHashMap<>();
            words.forEach((key, names) -> texts.put(key, names.in(locale)));
            int last = reviewed.periods().size() - 1;
            return new ReviewData(
                    Term.pick(locale, "en", "id"),
                    texts,
                    reviewed.results().company(),
                    ReportData.Model.of(model, model, List.of(reviewed.revenue()), locale),
                    reviewed.level().names().in(locale),
                    List.of(
                            figures.period(reviewed.periods().get(0)),
                            figures.period(reviewed.periods().get(last))),
                    reviewed.review().text(language).lines().findFirst().orElseThrow(),
                    reviewed.review().findings().stream().map(this::found).toList(),
                    reviewed.review().criteria().stream().map(this::decides).toList(),
                    reviewed.review().redundancies().stream()
                            .map(pair -> new Pair(
                                    pair.one(),
                                    pair.other(),
                                    shown(pair.spearman()),
                                    shown(pair.kendallTauB()),
                                    pair.subjects()))
                            .toList(),
                    firm(reviewed.sensitivity(), last),
                    reviewed.drift().map(this::drifts).orElse(null),
                    foretold(),
                    weights(),
                    ReviewPrintout.notLearned(reviewed, locale).orElse(null),
                    reviewed.comparison().map(this::compared).orElse(null));
        }

        private Found found(Finding finding) {
            return new Found(finding.severity(), ReviewPrintout.severity(finding, locale), finding.text(language));
        }

        private Decides decides(CriterionReview kpi) {
            IfMissing missing = kpi.ifMissing();
            return new Decides(
                    kpi.id(),
                    shown(kpi.weight()),
                    shown(kpi.importance()),
                    shown(kpi.mainEffect()),
                    shown(kpi.coverage()),
                    kpi.spread().map(spread -> shown(spread.median())).orElse(null),
                    shown(kpi.floorShare()),
                    shown(kpi.capShare()),
                    shown(kpi.spearman()),
                    kpi.removal().map(Removal::meanShift).map(ReportData::shown).orElse(null),
                    shown(missing.gainingShare()),
                    shown(missing.meanGain()),
                    reviewed.review().scores().stream()
                            .flatMapToDouble(score -> input(kpi.criterion(), score))
                            .sorted()
                            .mapToObj(ReportData::shown)
                            .toList());
        }

        /** The value or the attainment. */
        private static DoubleStream input(Criterion criterion, SalesScore score) {
            OptionalDouble value = score.inputs().measurement(criterion.kpi()).value();
            Optional<BigDecimal> target = score.inputs().target(criterion.kpi());
            return switch (criterion.curve().input()) {
                case VALUE -> value.stream();
                case ATTAINMENT ->
                    value.isEmpty() || target.isEmpty()
                            ? DoubleStream.empty()
                            : criterion
                                    .attainment(
                                            value.getAsDouble(), target.get().doubleValue())
                                    .stream();
            };
        }

        private Firm firm(Sensitivity sensitivity, int last) {
            List<Ranked> ranks = new ArrayList<>();
            sensitivity.ranking().entries().forEach(entry -> {
                String subject = entry.score().subject();
                sensitivity
                        .ranks(subject, Reviewed.MOST)
                        .ifPresent(range -> ranks.add(new Ranked(
                                reviewed.results().name(subject),
                                entry.rank(),
                                range.best(),
                                range.worst(),
                                shown(sensitivity.gradeChanges(subject)))));
            });
            return new Firm(
                    figures.period(reviewed.periods().get(last)),
                    Reviewed.SHARE,
                    sensitivity.draws(),
                    Reviewed.SEED,
                    Reviewed.MOST,
                    shown(sensitivity.meanShift()),
                    shown(sensitivity.gradeChanges()),
                    ranks);
        }

        private Drifts drifts(Drift drift) {
            List<Drifted> columns = new ArrayList<>();
            columns.add(drifted(drift.score(), "POINTS"));
            drift.criteria()
                    .forEach(column -> columns.add(drifted(
                            column,
                            model.criteria().stream()
                                    .filter(criterion -> criterion.id().equals(column.id()))
                                    .map(criterion -> criterion.curve().input())
                                    .findFirst()
                                    .orElse(Curve.Input.VALUE)
                                    .name())));
            return new Drifts(
                    figures.period(drift.earlier()),
                    figures.period(drift.later()),
                    Drift.PERMUTATIONS,
                    Drift.LEVEL,
                    columns);
        }

        private static Drifted drifted(Drift.Column column, String of) {
            Optional<Drift.Stability> stability = column.stability();
            return new Drifted(
                    column.id(),
                    of,
                    column.shifts().stream()
                            .map(shift -> new double[] {
                                shown(shift.probability()), shown(shift.earlier()), shown(shift.later())
                            })
                            .toList(),
                    stability.map(each -> shown(each.psi())).orElse(null),
                    stability.map(each -> shown(each.expected())).orElse(null),
                    // both tests have been adjusted for each other
                    stability
                            .flatMap(spread -> column.superiority()
                                    .map(shift -> shown(Math.min(spread.adjusted(), shift.adjusted()))))
                            .orElse(null),
                    column.hasDrifted());
        }

        private List<Foretold> foretold() {
            Kpi revenue = reviewed.revenue();
            List<Foretold> all = new ArrayList<>();
            reviewed.prediction()
                    .ifPresent(prediction -> all.add(foretold(figures.name(revenue), revenue.id(), prediction)));
            reviewed.reaching()
                    .ifPresent(prediction -> all.add(foretold(
                            Term.pick(
                                    locale,
                                    figures.name(revenue) + ": target reached",
                                    figures.name(revenue) + ": target tercapai"),
                            null,
                            prediction)));
            return all;
        }

        private Foretold foretold(String name, @Nullable String kpi, Prediction prediction) {
            List<Double> area = new ArrayList<>();
            prediction.area().ifPresent(each -> area.add(shown(each)));
            prediction.areaInterval(0.95).ifPresent(interval -> area.addAll(ends(interval)));
            return new Foretold(
                    name,
                    kpi,
                    prediction.text(language),
                    area,
                    prediction.calibration().stream()
                            .map(bin -> {
                                List<@Nullable Double> numbers = new ArrayList<>();
                                numbers.add(shown(bin.predicted()));
                                numbers.add(shown(bin.observed()));
                                bin.interval().map(Writer::ends).ifPresent(numbers::addAll);
                                return numbers;
                            })
                            .toList());
        }

        private static List<Double> ends(Interval interval) {
            return List.of(shown(interval.low()), shown(interval.high()));
        }

        private List<Weights> weights() {
            List<Weights> all = new ArrayList<>();
            reviewed.weightings().forEach((key, weighting) -> all.add(weights(key, weighting)));
            return all;
        }

        private Weights weights(String key, Weighting weighting) {
            List<@Nullable Double> weights = new ArrayList<>();
            for (Criterion criterion : model.criteria()) {
                Double weight = weighting.weights().get(criterion.id());
                weights.add(weight == null ? null : (Double) shown(weight));
            }
            List<double[]> ranges = new ArrayList<>();
            if (weighting instanceof LearnedWeights learned) {
                Map<String, Interval> byId = new LinkedHashMap<>();
                learned.criteria().forEach(each -> byId.put(each.id(), each.interval()));
                model.criteria().forEach(criterion -> {
                    Interval range = Objects.requireNonNull(byId.get(criterion.id()));
                    ranges.add(new double[] {shown(range.low()), shown(range.high())});
                });
            }
            return new Weights(
                    key,
                    weights,
                    ranges,
                    weighting.warnings().stream()
                            .map(warning -> warning.text(language))
                            .toList());
        }

        private Compared compared(ModelComparison comparison) {
            Optional<GradeMigration> migration = comparison.migration();
            List<GradeMigration.Place> places = migration.stream()
                    .flatMap(each ->
                            each.places().stream().filter(place -> each.countFrom(place) + each.countTo(place) > 0))
                    .toList();
            List<ModelComparison.Change> movers =
                    new ArrayList<>(comparison.gainers().stream().limit(MOVERS).toList());
            movers.addAll(comparison.losers().stream().limit(MOVERS).toList());
            return new Compared(
                    figures.period(comparison.period()),
                    comparison.oldModel().version(),
                    comparison.newModel().version(),
                    shown(comparison.meanShift()),
                    shown(comparison.spearman()),
                    shown(comparison.kendall()),
                    comparison.gainers().size(),
                    comparison.losers().size(),
                    places.stream()
                            .map(place -> place.grade().orElse(Term.NO_SCORE.in(locale)))
                            .toList(),
                    places.stream()
                            .map(from -> places.stream()
                                    .map(to -> migration.orElseThrow().count(from, to))
                                    .toList())
                            .toList(),
                    comparison.effects().stream()
                            .map(effect -> new Effect(
                                    ReviewPrintout.partOf(comparison, effect.id(), effect.kind(), locale),
                                    shown(effect.mean()),
                                    effect.gainers(),
                                    effect.losers()))
                            .toList(),
                    movers.stream().map(change -> mover(comparison, change)).toList());
        }

        private Mover mover(ModelComparison comparison, ModelComparison.Change change) {
            return new Mover(
                    reviewed.results().name(change.subject()),
                    shown(change.before().points()),
                    shown(change.after().points()),
                    change.parts().stream()
                            .sorted((a, b) -> Double.compare(Math.abs(b.points()), Math.abs(a.points())))
                            .limit(PARTS)
                            .map(part -> new Moved(
                                    ReviewPrintout.partOf(comparison, part.id(), part.kind(), locale),
                                    shown(part.points())))
                            .toList());
        }
    }
}
