package io.salesscore.review;

import io.salesscore.compare.GradeMigration;
import io.salesscore.compare.Ranking;
import io.salesscore.kpi.Measurements;
import io.salesscore.model.GradeScale;
import io.salesscore.model.Group;
import io.salesscore.model.Node;
import io.salesscore.model.ScoreModel;
import io.salesscore.period.Period;
import io.salesscore.score.Contribution;
import io.salesscore.score.Contribution.Kind;
import io.salesscore.score.SalesScore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Two versions of a model over the same measurements: whose rank and grade would move, who gains and who loses, and by which
 * part of the model. To be read before a new version is put to use.
 *
 * <pre>{@code
 * ModelComparison revised = ModelComparison.between(model2025, model2026, firstQuarter);
 * revised.shifts().gained().get("sari");     // 2: rank 5 by the old version, 3 by the new one
 * revised.spearman();                        // 0.93
 * revised.migration();                       // B to A: sari; B to C: budi, eko
 * revised.losers().get(0);                   // budi -6.20: revenue -9.40, csat_mean +3.20
 * revised.effects();                         // revenue -1.50 on average, 3 gain and 9 lose; …
 * }</pre>
 *
 * <p>Before is the old version and after is the new one. A part is a KPI's contribution after minus that before; of one that
 * only one version has, all of it. The parts of a subject, with those of ceiling and gates, sum to the difference of its exact
 * points within 1e-9. Immutable; the order of subjects changes nothing.
 */
public final class ModelComparison {

    /** Differences closer to zero are what is left of computing in binary fractions. */
    private static final double NOTHING = 1e-9;

    /**
     * What a node of the model, or an adjustment of the total, makes of a difference.
     *
     * @param id the KPI's id; the group's; for an adjustment, what made it: the gate's KPI or {@code ceiling}
     * @param kind what it is
     * @param points its contribution by the new version less that by the old one: 30 % of 80 points in place of 40 % are −8
     */
    public record Part(String id, Kind kind, double points) {

        private Part plus(Part same) {
            return new Part(id, kind, points + same.points);
        }

        /** For people: {@code revenue -9.40}. */
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%s%s %+.2f", kind == Kind.GATE ? "gate " : "", id, points + 0.0);
        }
    }

    /**
     * A subject who has a score by both versions.
     *
     * @param before the score by the old version
     * @param after the score by the new one
     * @param parts the differences by criterion, in the order of the new version, then what it no longer has, then those of
     *     ceiling and gates; they sum to {@link #points()} within 1e-9
     * @param groups the differences by group below the root, in that order: each is the sum of what is below it
     */
    public record Change(SalesScore before, SalesScore after, List<Part> parts, List<Part> groups) {

        /**
         * Copies the parts.
         *
         * @param before the score by the old version
         * @param after the score by the new one
         * @param parts the differences by criterion and adjustment
         * @param groups the differences by group
         */
        public Change {
            parts = List.copyOf(parts);
            groups = List.copyOf(groups);
        }

        private static Change of(SalesScore before, SalesScore after) {
            return new Change(
                    before,
                    after,
                    differences(before.contributions(), after.contributions()),
                    differences(before.groups(), after.groups()));
        }

        private static List<Part> differences(List<Contribution> before, List<Contribution> after) {
            Map<Place, Part> parts = new LinkedHashMap<>();
            // nodes before adjustments, whichever version has them
            for (boolean adjusts : List.of(false, true)) {
                add(after, adjusts, 1, parts);
                add(before, adjusts, -1, parts);
            }
            return List.copyOf(parts.values());
        }

        private static void add(List<Contribution> contributions, boolean adjusts, int sign, Map<Place, Part> parts) {
            for (Contribution each : contributions) {
                if (each.isAdjustment() == adjusts) {
                    Part part = new Part(each.id(), each.kind(), sign * each.points());
                    // two gates can be on one KPI
                    parts.merge(new Place(each.kind(), each.id()), part, Part::plus);
                }
            }
        }

        /**
         * Who it is.
         *
         * @return the subject's id
         */
        public String subject() {
            return after.subject();
        }

        /**
         * How much the score differs: 83.8 before and 77.6 after is −6.2.
         *
         * @return the exact points by the new version less those by the old one
         */
        public double points() {
            return after.exactPoints() - before.exactPoints();
        }

        /** For people: {@code budi -6.20: revenue -9.40, csat_mean +3.20}. */
        @Override
        public String toString() {
            String all = parts.stream()
                    .filter(part -> Math.abs(part.points) > NOTHING)
                    .map(Part::toString)
                    .collect(Collectors.joining(", "));
            return String.format(Locale.ROOT, "%s %+.2f", subject(), points() + 0.0)
                    + (all.isEmpty() ? "" : ": " + all);
        }
    }

    /**
     * What a node of the model, or an adjustment of the total, makes of all differences.
     *
     * @param id the KPI's id; the group's; for an adjustment, what made it: the gate's KPI or {@code ceiling}
     * @param kind what it is
     * @param mean its part, on average over all who have a score by both versions: −1.5 where of two one loses 4 and one gains 1
     * @param gainers how many of them gain by it
     * @param losers how many lose by it
     */
    public record Effect(String id, Kind kind, double mean, int gainers, int losers) {

        /** For people: {@code revenue -1.50 on average, 3 gain and 9 lose}. */
        @Override
        public String toString() {
            return new Part(id, kind, mean) + " on average, " + gainers + " gain and " + losers + " lose";
        }
    }

    private final ScoreModel old;
    private final ScoreModel revised;
    private final Ranking before;
    private final Ranking after;
    private final List<Change> changes;

    private ModelComparison(ScoreModel old, ScoreModel revised, Ranking before, Ranking after, List<Change> changes) {
        this.old = old;
        this.revised = revised;
        this.before = before;
        this.after = after;
        this.changes = changes;
    }

    /**
     * Scores measurements by both versions.
     *
     * @param oldModel the version before
     * @param newModel the version after: of the same id, on the same scale
     * @param population the measurements of subjects in one period, in any order
     * @return what differs
     * @throws IllegalArgumentException if the ids of the models differ or their scales, there are no measurements, they are of
     *     several periods or of a subject twice, or a KPI means something else than a model's of the same id
     */
    public static ModelComparison between(
            ScoreModel oldModel, ScoreModel newModel, Collection<Measurements> population) {
        requireVersionsOfOne(oldModel, newModel);
        Population byOld = Population.of(oldModel, population);
        if (byOld.size() == 0) {
            throw new IllegalArgumentException("To compare score model (" + oldModel + ") with (" + newModel
                    + ") somebody's measurements are needed.");
        }
        List<SalesScore> byNew = byOld.by(newModel).scores();
        List<Change> changes = new ArrayList<>();
        for (int row = 0; row < byNew.size(); row++) {
            SalesScore earlier = byOld.scores().get(row);
            if (earlier.isScored() && byNew.get(row).isScored()) {
                changes.add(Change.of(earlier, byNew.get(row)));
            }
        }
        return new ModelComparison(
                oldModel, newModel, Ranking.of(byOld.scores()), Ranking.of(byNew), List.copyOf(changes));
    }

    private static void requireVersionsOfOne(ScoreModel one, ScoreModel other) {
        if (!one.id().equals(other.id())) {
            throw new IllegalArgumentException(
                    "The score models (" + one + ") and (" + other
                            + ") are no versions of one model: their ids differ.\nMaybe give a copy the same id for the comparison.");
        }
        if (!one.scale().equals(other.scale())) {
            throw new IllegalArgumentException("The versions (" + one + ") and (" + other
                    + ") of a score model are on different scales, " + one.scale() + " and " + other.scale()
                    + ", so that no difference of points means anything.");
        }
    }

    /**
     * When the subjects were measured.
     *
     * @return the period
     */
    public Period period() {
        return Stream.concat(before.entries().stream().map(Ranking.Entry::score), before.unscored().stream())
                .map(SalesScore::period)
                .findFirst()
                .orElseThrow();
    }

    /**
     * The old version.
     *
     * @return the model before
     */
    public ScoreModel oldModel() {
        return old;
    }

    /**
     * The new version.
     *
     * @return the model after
     */
    public ScoreModel newModel() {
        return revised;
    }

    /**
     * Who stands where by the old version.
     *
     * @return the ranking before, with all scores
     */
    public Ranking before() {
        return before;
    }

    /**
     * Who stands where by the new version.
     *
     * @return the ranking after, with all scores
     */
    public Ranking after() {
        return after;
    }

    /**
     * How ranks move.
     *
     * @return positions gained from the old version to the new one; who has joined has a score by the new one alone, who has
     *     left by the old one alone
     */
    public Ranking.Shifts shifts() {
        return after.shiftsSince(before);
    }

    /**
     * By how many positions ranks move, up or down, on average over those who have both: ranks 1, 2, 3 that become 2, 1, 3
     * move by 0.666667.
     *
     * @return the mean distance, 0 or more; empty if nobody has both
     */
    public OptionalDouble meanShift() {
        return shifts().gained().values().stream()
                .mapToInt(Integer::intValue)
                .map(Math::abs)
                .average();
    }

    /**
     * Whether both versions put the subjects in one order: Spearman's correlation of the published scores of those who have
     * both. Ranks 1, 2, 3 that become 2, 1, 3 have 0.5.
     *
     * @return the correlation, from −1 to 1; empty if fewer than two have both, or all of them one score
     */
    public OptionalDouble spearman() {
        return Correlation.spearman(published(Change::before), published(Change::after));
    }

    /**
     * Whether both versions put pairs of subjects in one order: Kendall's tau-b of the published scores of those who have both.
     * Ranks 1, 2, 3 that become 2, 1, 3 have 0.333333: of three pairs two are in the same order and one is not.
     *
     * @return the correlation, from −1 to 1; empty if fewer than two have both, or all of them one score
     */
    public OptionalDouble kendall() {
        return Correlation.kendallTauB(published(Change::before), published(Change::after));
    }

    private double[] published(Function<Change, SalesScore> version) {
        return changes.stream()
                .mapToDouble(change -> version.apply(change).points())
                .toArray();
    }

    /**
     * From which grade to which the subjects would move.
     *
     * @return the migration from the old version to the new one; empty unless both have the same grades in the same order
     */
    public Optional<GradeMigration> migration() {
        List<String> grades = grades(old);
        return grades.isEmpty() || !grades.equals(grades(revised))
                ? Optional.empty()
                : Optional.of(GradeMigration.between(before, after));
    }

    private static List<String> grades(ScoreModel model) {
        return model.grades().stream()
                .flatMap(scale -> scale.bands().stream())
                .map(GradeScale.Band::grade)
                .toList();
    }

    /**
     * What becomes of each who has a score by both versions.
     *
     * @return the changes by subject id
     */
    public List<Change> changes() {
        return changes;
    }

    /**
     * Who has more points by the new version.
     *
     * @return the changes above 1e-9, the greatest first, then by subject id
     */
    public List<Change> gainers() {
        return changes.stream()
                .filter(change -> change.points() > NOTHING)
                .sorted(Comparator.comparingDouble(change -> -change.points()))
                .toList();
    }

    /**
     * Who has fewer points by the new version.
     *
     * @return the changes below −1e-9, the greatest loss first, then by subject id
     */
    public List<Change> losers() {
        return changes.stream()
                .filter(change -> change.points() < -NOTHING)
                .sorted(Comparator.comparingDouble(Change::points))
                .toList();
    }

    /**
     * How much more the new version gives, on average over those who have a score by both.
     *
     * @return the points, which the means of {@link #effects()} sum to within 1e-9; empty if nobody has both
     */
    public OptionalDouble meanChange() {
        double sum = 0;
        for (Change change : changes) {
            sum += change.points();
        }
        return changes.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(sum / changes.size());
    }

    /**
     * Which criteria and adjustments make the differences.
     *
     * @return the effects in the order of the new version, then of what it no longer has, then of ceiling and gates; those of
     *     parts that nobody has a score by are left out
     */
    public List<Effect> effects() {
        return effects(Change::parts);
    }

    /**
     * Which groups make the differences: each is the sum of what is below it.
     *
     * @return the effects of groups below the root, outer before inner, in the order of the new version, then of what it no
     *     longer has
     */
    public List<Effect> groupEffects() {
        return effects(Change::groups);
    }

    private List<Effect> effects(Function<Change, List<Part>> share) {
        Map<Place, List<Part>> parts = new LinkedHashMap<>();
        places(revised.root(), parts);
        places(old.root(), parts);
        parts.put(new Place(Kind.CEILING, "ceiling"), new ArrayList<>());
        for (ScoreModel model : List.of(revised, old)) {
            model.gates()
                    .forEach(gate ->
                            parts.putIfAbsent(new Place(Kind.GATE, gate.kpi().id()), new ArrayList<>()));
        }
        for (Change change : changes) {
            for (Part part : share.apply(change)) {
                parts.computeIfAbsent(new Place(part.kind, part.id), none -> new ArrayList<>())
                        .add(part);
            }
        }
        List<Effect> effects = new ArrayList<>();
        parts.forEach((place, all) -> {
            if (!all.isEmpty()) {
                effects.add(effect(place, all));
            }
        });
        return List.copyOf(effects);
    }

    private Effect effect(Place place, List<Part> parts) {
        double sum = 0;
        int gainers = 0;
        int losers = 0;
        for (Part part : parts) {
            sum += part.points;
            gainers += part.points > NOTHING ? 1 : 0;
            losers += part.points < -NOTHING ? 1 : 0;
        }
        return new Effect(place.id, place.kind, sum / changes.size(), gainers, losers);
    }

    private static void places(Group group, Map<Place, List<Part>> places) {
        for (Node child : group.children()) {
            Kind kind = child instanceof Group ? Kind.GROUP : Kind.CRITERION;
            places.putIfAbsent(new Place(kind, child.id()), new ArrayList<>());
            if (child instanceof Group inner) {
                places(inner, places);
            }
        }
    }

    /** Where in the model a part belongs. */
    private record Place(Kind kind, String id) {}

    /** For people: how ranks go together, then an effect a line, then a subject a line. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("from " + old + " to " + revised + ", " + changes.size() + " subjects");
        spearman().ifPresent(rho -> text.append(String.format(Locale.ROOT, ", Spearman %.3f", rho)));
        kendall().ifPresent(tau -> text.append(String.format(Locale.ROOT, ", Kendall %.3f", tau)));
        Stream.of(effects(), gainers(), losers())
                .flatMap(List::stream)
                .forEach(line -> text.append("\n  ").append(line));
        return text.toString();
    }
}
