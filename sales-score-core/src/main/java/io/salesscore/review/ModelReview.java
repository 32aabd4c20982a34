package io.salesscore.review;

import io.salesscore.explain.Language;
import io.salesscore.explain.Wording;
import io.salesscore.kpi.Direction;
import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurement;
import io.salesscore.kpi.Measurements;
import io.salesscore.kpi.Names;
import io.salesscore.model.Criterion;
import io.salesscore.model.Curve;
import io.salesscore.model.CurvePoint;
import io.salesscore.model.Gate;
import io.salesscore.model.Quantiles;
import io.salesscore.model.ScoreModel;
import io.salesscore.score.Contribution;
import io.salesscore.score.SalesScore;
import io.salesscore.score.ScoreCalculator;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whether a score model is any good, over the measurements of a population: what each KPI really decides, what says the same
 * twice, where curves are flat, where a missing value pays; as figures, and as {@linkplain #findings() findings} in plain
 * sentences.
 *
 * <pre>{@code
 * ModelReview review = ModelReview.of(model, measurementsOfAllReps);
 * review.findings();                                  // WARNING: Revenue and Deals won say nearly the same …
 * review.criterion(SalesKpis.REVENUE).weight();       // 0.4
 * review.criterion(SalesKpis.REVENUE).importance();   // 0.71: it makes 71 % of the differences between scores
 * review.redundancies();                              // pairs of KPIs, the most alike first
 * }</pre>
 *
 * <p>A weight is what a company wants to matter; the importance is what matters. They differ since points that lie far apart move
 * scores more than points that lie close together, whatever their weights (P. Paruolo, M. Saisana, A. Saltelli, "Ratings and
 * rankings: voodoo or science?", Journal of the Royal Statistical Society A 176 (2013) 609–634).
 *
 * <p><strong>Findings</strong> are made where chance would seldom make them, and only from {@value #LEAST_SUBJECTS} subjects on.
 * Of generated populations with four to nine KPIs that have little or nothing to do with each other (correlations up to 0.25) and
 * a model without flaws that gives stated points for missing values, none of 725 of 12 subjects gave any, and none of 209 of 40.
 * With such KPIs in a model that reweights, and one value in 17 missing, 1 of 725 of 12 subjects gave one, and none of 209 of 40.
 *
 * <p>The population may have several periods: each subject once a period. Ranks and shares are then those of all measurements
 * together, and what is surely so is judged by the number of subjects, as if each had been measured once. Order changes
 * nothing, to the last bit. Immutable.
 */
public final class ModelReview {

    /** The least number of subjects that correlations are told of, main effects computed for, and findings made from. */
    public static final int LEAST_SUBJECTS = 10;

    private static final double SAME = 0.9;
    private static final double MOST_ALIKE = 0.8;
    private static final double HARDLY_APART = 0.03;
    private static final double FAR_LESS = 0.2;
    private static final double FAR_MORE = 2;
    private static final double FAR_APART = 3;
    private static final double NOTICEABLE = 0.01;
    private static final double PAYING = 0.4;
    private static final double SURELY_PAYING = 0.3;
    private static final double MANY_UNSCORED = 0.2;
    private static final double SURELY_UNSCORED = 0.1;

    private final Population population;
    private final Population scored;
    private final double[] scores;
    private final Map<String, Double> weights;
    private final List<Importance> importances;
    private final List<CriterionReview> criteria;
    private final List<Redundancy> redundancies;
    private final List<Finding> findings;

    private ModelReview(Population population) {
        this.population = population;
        this.scored = population.scored();
        this.scores = scored.exactPoints();
        this.weights = Weights.effective(model());
        this.importances = importances();
        this.criteria = model().criteria().stream().map(this::review).toList();
        this.redundancies = pairs();
        this.findings = find();
    }

    /**
     * Reviews a model.
     *
     * @param model the model
     * @param population the measurements of all whom it scores, each subject once a period
     * @return the review
     * @throws IllegalArgumentException if there are no measurements, a subject is measured twice in a period, or a KPI means
     *     something else than the model's of the same id
     */
    public static ModelReview of(ScoreModel model, Collection<Measurements> population) {
        if (population.isEmpty()) {
            throw new IllegalArgumentException("A review of score model (" + model
                    + ") needs measurements: of one subject to" + " show figures, of " + LEAST_SUBJECTS + " to judge.");
        }
        return new ModelReview(Population.of(model, population));
    }

    /**
     * What is reviewed.
     *
     * @return the model
     */
    public ScoreModel model() {
        return population.model();
    }

    /**
     * How many subjects were given, each counted once whatever the periods.
     *
     * @return the number of subjects
     */
    public int subjects() {
        return population.subjects();
    }

    /**
     * How many measurements were given: of each subject one a period.
     *
     * @return the number of measurements
     */
    public int measurements() {
        return population.size();
    }

    /**
     * The scores of the population, by subject and then by period.
     *
     * @return the scores, those that are unscored among them
     */
    public List<SalesScore> scores() {
        return population.scores();
    }

    /**
     * What each criterion does.
     *
     * @return a review for each criterion, in the order of the model
     */
    public List<CriterionReview> criteria() {
        return criteria;
    }

    /**
     * What a criterion does.
     *
     * @param kpi the criterion's KPI
     * @return its review
     * @throws IllegalArgumentException if the model has no criterion of this KPI
     */
    public CriterionReview criterion(Kpi kpi) {
        return criteria.get(model().criteria().indexOf(model().criterion(kpi)));
    }

    /**
     * What makes the differences between scores: criteria, groups that took stated points, ceiling and gates.
     *
     * @return shares that sum to 1 within 1e-9, by kind and then by id; none where all scores are equal
     */
    public List<Importance> importance() {
        return importances;
    }

    /**
     * How alike KPIs are.
     *
     * @return all pairs of criteria that {@value #LEAST_SUBJECTS} subjects have data for and in which neither is constant, the
     *     highest Spearman correlation (of either sign) first, then by ids
     */
    public List<Redundancy> redundancies() {
        return redundancies;
    }

    /**
     * What is weak about the model.
     *
     * @return the findings, the most severe first, then by kind and ids; none for a sound model
     */
    public List<Finding> findings() {
        return findings;
    }

    /**
     * The findings in sentences.
     *
     * @param language the reader's language
     * @return a line that says over how many subjects and how many findings, then a line for each
     */
    public String text(Language language) {
        Wording wording = Wording.in(language);
        String head = language.choose(new Names(
                "Model {0} over {1}: {2} of them scored. Findings: {3}.",
                "Model {0} atas {1}: {2} di antaranya memiliki skor. Temuan: {3}."));
        StringBuilder text = new StringBuilder(head.replace("{0}", model().toString())
                .replace("{1}", Finding.counted(measurements(), subjects(), language))
                .replace("{2}", wording.number(BigDecimal.valueOf(scored.size())))
                .replace("{3}", wording.number(BigDecimal.valueOf(findings.size()))));
        findings.forEach(finding -> text.append('\n').append(finding.text(language)));
        return text.toString();
    }

    private double weight(String id) {
        return weights.getOrDefault(id, 0.0);
    }

    private double width() {
        return model().scale().full() - model().scale().minimum();
    }

    /** From the lowest score to the highest. */
    private double range() {
        return Arrays.stream(scores).max().orElse(0)
                - Arrays.stream(scores).min().orElse(0);
    }

    /** By more than what is left of computing in binary fractions. */
    private boolean scoresDiffer() {
        return range() > 1e-6 * width();
    }

    private List<Importance> importances() {
        if (!scoresDiffer()) {
            return List.of();
        }
        Map<Contribution.Kind, Map<String, double[]>> columns = new TreeMap<>();
        for (Criterion criterion : model().criteria()) {
            column(columns, Contribution.Kind.CRITERION, criterion.id());
        }
        for (int row = 0; row < scores.length; row++) {
            for (Contribution part : scored.scores().get(row).contributions()) {
                column(columns, part.kind(), part.id())[row] += part.points();
            }
        }
        double variance = Moments.variance(scores);
        List<Importance> shares = new ArrayList<>();
        columns.forEach((kind, byId) -> byId.forEach(
                (id, points) -> shares.add(new Importance(kind, id, Moments.covariance(points, scores) / variance))));
        return List.copyOf(shares);
    }

    private double[] column(Map<Contribution.Kind, Map<String, double[]>> columns, Contribution.Kind kind, String id) {
        return columns.computeIfAbsent(kind, any -> new TreeMap<>())
                .computeIfAbsent(id, any -> new double[scores.length]);
    }

    private CriterionReview review(Criterion criterion) {
        double[] column = population.curveInputs(criterion);
        double[] inputs = withData(column);
        double[] points = withData(population.pointsOf(criterion));
        int applicable = 0;
        for (int row = 0; row < population.size(); row++) {
            applicable += population.applies(criterion, row) ? 1 : 0;
        }
        double[] ends = endsOf(criterion);
        Pairs better = Pairs.of(better(scored, criterion), scores);
        Pairs earned = Pairs.of(scored.pointsOf(criterion), scores);
        IfMissing ifMissing = ifMissing(criterion);
        return new CriterionReview(
                criterion,
                weight(criterion.id()),
                applicable,
                inputs.length,
                population.subjects(row -> !Double.isNaN(column[row])),
                inputs.length < Quantiles.LEAST_SIZE
                        ? Optional.empty()
                        : Optional.of(Quantiles.ofPeers(inputs, Quantiles.LEAST_SIZE)),
                (int) Arrays.stream(inputs).distinct().count(),
                (int) Arrays.stream(points).filter(y -> y <= ends[0]).count(),
                (int) Arrays.stream(points).filter(y -> y >= ends[1]).count(),
                Correlation.spearman(better.x(), better.y()),
                shareOf(criterion),
                ifMissing.subjects() < LEAST_SUBJECTS ? OptionalDouble.empty() : mainEffect(earned),
                removal(criterion),
                ifMissing);
    }

    private OptionalDouble shareOf(Criterion criterion) {
        return importances.stream()
                .filter(each ->
                        each.kind() == Contribution.Kind.CRITERION && each.id().equals(criterion.id()))
                .mapToDouble(Importance::share)
                .findFirst();
    }

    private OptionalDouble mainEffect(Pairs earned) {
        boolean tells = scoresDiffer() && !Correlation.isConstant(earned.x()) && !Correlation.isConstant(earned.y());
        return tells ? OptionalDouble.of(MainEffect.of(earned.x(), earned.y())) : OptionalDouble.empty();
    }

    /** A value, or attainment, that rises where the KPI gets better; the points where it is best in the middle. */
    private static double[] better(Population population, Criterion criterion) {
        Direction direction = criterion.kpi().direction();
        boolean ofValue = criterion.curve().input() == Curve.Input.VALUE;
        if (ofValue && direction == Direction.ON_TARGET_IS_BEST) {
            return population.pointsOf(criterion);
        }
        double[] inputs = population.curveInputs(criterion);
        return ofValue && direction == Direction.LOWER_IS_BETTER
                ? Arrays.stream(inputs).map(x -> 0 - x).toArray()
                : inputs;
    }

    private static double[] withData(double[] column) {
        return Arrays.stream(column).filter(number -> !Double.isNaN(number)).toArray();
    }

    /** The lowest and the highest points of its curve, as they are computed. */
    private static double[] endsOf(Criterion criterion) {
        double[] corners = criterion.breakpoints().stream()
                .mapToDouble(CurvePoint::y)
                .sorted()
                .toArray();
        // corners are put on a grid that nobody sees
        double crumb = 1e-9 * (1 + Math.abs(corners[0]) + Math.abs(corners[corners.length - 1]));
        return new double[] {corners[0] + crumb, corners[corners.length - 1] - crumb};
    }

    private Optional<Removal> removal(Criterion criterion) {
        boolean isNeeded = criterion.kpi().direction() == Direction.ON_TARGET_IS_BEST
                && model().gates().stream()
                        .map(Gate::kpi)
                        .anyMatch(kpi -> kpi.id().equals(criterion.id()));
        if (isNeeded || model().criteria().size() == 1) {
            return Optional.empty();
        }
        Pairs both = Pairs.of(
                population.points(),
                population.by(model().without(criterion.id())).points());
        if (both.size() == 0) {
            return Optional.empty();
        }
        int[] before = Ranks.standing(both.x());
        int[] after = Ranks.standing(both.y());
        long sum = 0;
        int largest = 0;
        for (int i = 0; i < before.length; i++) {
            int shift = Math.abs(after[i] - before[i]);
            sum += shift;
            largest = Math.max(largest, shift);
        }
        return Optional.of(new Removal(
                both.size(), (double) sum / both.size(), largest, Correlation.spearman(both.x(), both.y())));
    }

    private IfMissing ifMissing(Criterion criterion) {
        double[] changes = changesIfMissing(criterion);
        double[] inputs = scored.curveInputs(criterion);
        double[] gains = Arrays.stream(changes).filter(change -> change > 1e-9).toArray();
        int withData = withData(inputs).length;
        double[] known = withData(changes);
        return new IfMissing(
                withData,
                scored.subjects(row -> !Double.isNaN(inputs[row])),
                gains.length,
                gains.length == 0 ? 0 : Moments.mean(gains),
                Arrays.stream(gains).max().orElse(0),
                known.length == 0 ? 0 : Moments.mean(known),
                withData - known.length);
    }

    /** By how many points each score would change without this KPI's data; NaN where there are none, or would be no score. */
    private double[] changesIfMissing(Criterion criterion) {
        ScoreCalculator calculator = ScoreCalculator.of(model());
        double[] changes = scored.curveInputs(criterion);
        for (int row = 0; row < changes.length; row++) {
            if (!Double.isNaN(changes[row])) {
                SalesScore without =
                        calculator.score(hidden(criterion.kpi(), scored.rows().get(row)));
                changes[row] = without.isScored() ? without.exactPoints() - scores[row] : Double.NaN;
            }
        }
        return changes;
    }

    private static Measurements hidden(Kpi kpi, Measurements measurements) {
        Measurements.Builder others = Measurements.of(measurements.subject(), measurements.period());
        for (Measurements.Entry entry : measurements.entries()) {
            boolean isHidden = entry.kpi().id().equals(kpi.id());
            others.measured(entry.kpi(), isHidden ? Measurement.missing() : entry.measurement());
            entry.target().ifPresent(target -> others.target(entry.kpi(), target));
        }
        return others.build();
    }

    private List<Redundancy> pairs() {
        List<Criterion> byId = model().criteria().stream()
                .sorted(Comparator.comparing(Criterion::id))
                .toList();
        List<double[]> columns =
                byId.stream().map(criterion -> better(population, criterion)).toList();
        List<Redundancy> pairs = new ArrayList<>();
        for (int one = 0; one < columns.size(); one++) {
            for (int other = one + 1; other < columns.size(); other++) {
                double[] ofOne = columns.get(one);
                double[] ofOther = columns.get(other);
                Pairs both = Pairs.of(ofOne, ofOther);
                OptionalDouble spearman = Correlation.spearman(both.x(), both.y());
                int subjects = population.subjects(row -> !Double.isNaN(ofOne[row]) && !Double.isNaN(ofOther[row]));
                if (subjects >= LEAST_SUBJECTS && spearman.isPresent()) {
                    pairs.add(new Redundancy(
                            byId.get(one).id(),
                            byId.get(other).id(),
                            subjects,
                            spearman.getAsDouble(),
                            Correlation.kendallTauB(both.x(), both.y()).orElseThrow()));
                }
            }
        }
        pairs.sort(Comparator.comparingDouble((Redundancy pair) -> -Math.abs(pair.spearman()))
                .thenComparing(Redundancy::one)
                .thenComparing(Redundancy::other));
        return List.copyOf(pairs);
    }

    private List<Finding> find() {
        List<Finding> found = new ArrayList<>();
        Set<String> explained = new HashSet<>();
        for (Identity identity : Identity.within(model())) {
            Set<String> ids = new TreeSet<>();
            identity.kpis().forEach(kpi -> ids.add(kpi.id()));
            found.add(finding(Finding.Kind.COUNTED_TWICE, ids, Map.of()).because(identity.named()));
            explained.add(ids.toString());
        }
        findInScores(found);
        Set<String> opposed = findPairs(explained, found);
        criteria.forEach(each -> findIn(each, opposed, found));
        found.sort(Comparator.comparing(Finding::severity)
                .thenComparing(Finding::kind)
                .thenComparing(finding -> finding.ids().toString()));
        return List.copyOf(found);
    }

    private void findInScores(List<Finding> found) {
        int unscored = population.size() - scored.size();
        if (subjects() >= LEAST_SUBJECTS
                && unscored >= MANY_UNSCORED * population.size()
                && isMoreThan(SURELY_UNSCORED, unscored, population.size(), subjects())) {
            found.add(ofMany(Finding.Kind.MANY_UNSCORED, List.of(), "unscoredShare", unscored, population));
        }
        if (scored.subjects() < LEAST_SUBJECTS) {
            found.add(Finding.of(
                    Finding.Kind.TOO_FEW_SUBJECTS,
                    List.of(),
                    Map.of("subjects", (double) scored.subjects(), "needed", (double) LEAST_SUBJECTS)));
            return;
        }
        if (range() < NOTICEABLE * width()) {
            found.add(Finding.of(
                    Finding.Kind.SCORES_ALIKE,
                    List.of(),
                    Map.of(
                            "range", range(),
                            "measurements", (double) scored.size(),
                            "subjects", (double) scored.subjects())));
        }
        Map<String, Integer> heldBy = new TreeMap<>();
        for (SalesScore score : scored.scores()) {
            for (Contribution part : score.contributions()) {
                if (part.kind() == Contribution.Kind.GATE) {
                    heldBy.merge(part.id(), 1, Integer::sum);
                } else if (part.kind() == Contribution.Kind.CEILING) {
                    heldBy.merge("", 1, Integer::sum);
                }
            }
        }
        heldBy.forEach((id, held) -> {
            if (isMoreThan(0.5, held, scored.size(), scored.subjects())) {
                List<Kpi> gate = model().gates().stream()
                        .map(Gate::kpi)
                        .filter(kpi -> kpi.id().equals(id))
                        .limit(1)
                        .toList();
                Finding.Kind kind = gate.isEmpty() ? Finding.Kind.CEILING_DECIDES : Finding.Kind.GATE_DECIDES;
                found.add(ofMany(kind, gate, "heldShare", held, scored));
            }
        });
    }

    private static Finding ofMany(Finding.Kind kind, List<Kpi> about, String share, int some, Population all) {
        return Finding.of(
                kind,
                about,
                Map.of(share, (double) some / all.size(), "measurements", (double) all.size(), "subjects", (double)
                        all.subjects()));
    }

    /** Of measurements, as if each subject had but one. */
    private static boolean isMoreThan(double share, int some, int measurements, int subjects) {
        return measurements > 0 && Significance.isMoreThan(share, (double) some * subjects / measurements, subjects);
    }

    private Set<String> findPairs(Set<String> explained, List<Finding> found) {
        Set<String> opposed = new HashSet<>();
        for (Redundancy pair : redundancies) {
            Set<String> ids = new TreeSet<>(List.of(pair.one(), pair.other()));
            if (Math.abs(pair.spearman()) >= SAME
                    && Significance.isBeyond(0.5, pair.spearman(), pair.subjects(), redundancies.size())
                    && !explained.contains(ids.toString())) {
                boolean same = pair.spearman() > 0;
                found.add(finding(
                        same ? Finding.Kind.REDUNDANT : Finding.Kind.OPPOSED,
                        ids,
                        Map.of("spearman", pair.spearman(), "subjects", (double) pair.subjects())));
                opposed.addAll(same ? Set.of() : ids);
            }
        }
        return opposed;
    }

    private void findIn(CriterionReview each, Set<String> opposed, List<Finding> found) {
        Set<String> id = Set.of(each.id());
        int withScore = each.ifMissing().subjects();
        if (each.spearman().isPresent()
                && each.spearman().getAsDouble() < 0
                && withScore >= LEAST_SUBJECTS
                && Significance.isBeyond(0, each.spearman().getAsDouble(), withScore, criteria.size())
                && !opposed.contains(each.id())) {
            found.add(finding(
                    Finding.Kind.RUNS_AGAINST_SCORE,
                    id,
                    Map.of("spearman", each.spearman().getAsDouble(), "subjects", (double) withScore)));
        }
        int belongsTo = population.subjects(row -> population.applies(each.criterion(), row));
        int lacking = each.applicable() - each.measured();
        if (belongsTo >= LEAST_SUBJECTS && isMoreThan(0.5, lacking, each.applicable(), belongsTo)) {
            found.add(finding(
                    Finding.Kind.SELDOM_MEASURED,
                    id,
                    Map.of(
                            "lackingShare", (double) lacking / each.applicable(),
                            "measurements", (double) each.applicable(),
                            "subjects", (double) belongsTo)));
        }
        if (each.subjects() >= LEAST_SUBJECTS) {
            findInCurve(each, found);
        }
        if (withScore >= LEAST_SUBJECTS && lacking > 0 && missingPays(each)) {
            found.add(finding(
                    Finding.Kind.MISSING_PAYS,
                    id,
                    Map.of(
                            "lackingShare",
                            (double) lacking / each.applicable(),
                            "meanChange",
                            each.ifMissing().meanChange(),
                            "measurements",
                            (double) each.applicable(),
                            "subjects",
                            (double) belongsTo)));
        }
    }

    private boolean missingPays(CriterionReview each) {
        double change = each.ifMissing().meanChange();
        double most = each.weight() * width();
        return change >= NOTICEABLE * width()
                && change >= PAYING * most
                && Significance.isAbove(
                        SURELY_PAYING * most,
                        change,
                        Math.sqrt(Moments.variance(withData(changesIfMissing(each.criterion())))),
                        each.ifMissing().subjects());
    }

    private void findInCurve(CriterionReview each, List<Finding> found) {
        double[] points = withData(population.pointsOf(each.criterion()));
        double deviation = Math.sqrt(Moments.variance(points));
        double importance = each.importance().orElse(0);
        boolean isCompared = each.importance().isPresent() && criteria.size() > 1;
        Map.Entry<Double, Integer> commonest = commonest(points);
        if (areMost(each, each.atCap())) {
            found.add(alike(Finding.Kind.AT_CAP, each, each.atCap(), commonest.getKey()));
        } else if (areMost(each, each.atFloor())) {
            found.add(alike(Finding.Kind.AT_FLOOR, each, each.atFloor(), commonest.getKey()));
        } else if (isCompared && deviation < HARDLY_APART * width() && importance < FAR_LESS * each.weight()) {
            found.add(apart(Finding.Kind.DEAD_WEIGHT, each, importance, deviation));
        } else if (areMost(each, commonest.getValue())) {
            found.add(alike(Finding.Kind.SAME_POINTS, each, commonest.getValue(), commonest.getKey()));
        } else if (isCompared && outweighs(each, importance, deviation)) {
            found.add(apart(Finding.Kind.OUTWEIGHS, each, importance, deviation));
        }
    }

    private static boolean areMost(CriterionReview each, int some) {
        return some >= MOST_ALIKE * each.measured() && isMoreThan(0.5, some, each.measured(), each.subjects());
    }

    /** The points that most have, of several the lowest, and how many have them. */
    private static Map.Entry<Double, Integer> commonest(double[] points) {
        TreeMap<Double, Integer> having = new TreeMap<>();
        for (double each : points) {
            having.merge(each, 1, Integer::sum);
        }
        return having.entrySet().stream()
                .reduce((one, other) -> other.getValue() > one.getValue() ? other : one)
                .orElseThrow();
    }

    /** Against those that tell subjects apart: that another does not is no fault of this one. */
    private boolean outweighs(CriterionReview each, double importance, double deviation) {
        double weight = each.weight();
        List<Double> others = new ArrayList<>();
        for (Criterion other : model().criteria().stream()
                .sorted(Comparator.comparing(Criterion::id))
                .toList()) {
            double ofOther = deviation(other);
            if (!other.id().equals(each.id()) && ofOther >= HARDLY_APART * width()) {
                others.add(ofOther);
                weight += weight(other.id());
            }
        }
        if (others.isEmpty()) {
            return false;
        }
        others.sort(Comparator.naturalOrder());
        int half = others.size() / 2;
        double median = others.size() % 2 == 1 ? others.get(half) : (others.get(half - 1) + others.get(half)) / 2;
        return deviation > FAR_APART * median && importance >= FAR_MORE * each.weight() / weight;
    }

    private double deviation(Criterion criterion) {
        double[] points = withData(population.pointsOf(criterion));
        return points.length == 0 ? 0 : Math.sqrt(Moments.variance(points));
    }

    private Finding alike(Finding.Kind kind, CriterionReview each, int some, double points) {
        return finding(
                kind,
                Set.of(each.id()),
                Map.of(
                        "alikeShare",
                        (double) some / each.measured(),
                        "points",
                        points,
                        "measurements",
                        (double) each.measured(),
                        "subjects",
                        (double) each.subjects()));
    }

    private Finding apart(Finding.Kind kind, CriterionReview each, double importance, double deviation) {
        return finding(
                kind,
                Set.of(each.id()),
                Map.of(
                        "importance",
                        importance,
                        "deviation",
                        deviation,
                        "measurements",
                        (double) each.measured(),
                        "subjects",
                        (double) each.subjects()));
    }

    /** With its ids in their order, their names, and their weight where they have one. */
    private Finding finding(Finding.Kind kind, Set<String> ids, Map<String, Double> figures) {
        List<Criterion> about = model().criteria().stream()
                .filter(criterion -> ids.contains(criterion.id()))
                .sorted(Comparator.comparing(Criterion::id))
                .toList();
        Map<String, Double> all = new TreeMap<>(figures);
        if (!about.isEmpty()) {
            double weight = 0;
            for (Criterion criterion : about) {
                weight += weight(criterion.id());
            }
            all.put("weight", weight);
        }
        return Finding.of(kind, about.stream().map(Criterion::kpi).toList(), all);
    }

    /** For people: the model, how many subjects, and the findings in English. */
    @Override
    public String toString() {
        return text(Language.ENGLISH);
    }
}
