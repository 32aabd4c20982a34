package io.salesscore.compare;

import io.salesscore.score.SalesScore;
import io.salesscore.score.Unscored;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who stands where among subjects scored by one model in one period. The published score decides, higher first; equal scores
 * share a rank and the next one counts all who are ahead of it (standard competition ranking, 1-2-2-4). What is shown is what
 * is ranked: 90.04 and 89.96 are both published as 90.0 and tie.
 *
 * <table class="striped">
 * <caption>Five subjects, one decimal</caption>
 * <tr><th>subject</th><th>exact</th><th>published</th><th>rank</th></tr>
 * <tr><td>sari</td><td>95.098039</td><td>95.1</td><td>1</td></tr>
 * <tr><td>budi</td><td>89.96</td><td>90.0</td><td>2</td></tr>
 * <tr><td>citra</td><td>90.04</td><td>90.0</td><td>2</td></tr>
 * <tr><td>dewi</td><td>72</td><td>72.0</td><td>4</td></tr>
 * <tr><td>eko</td><td>no survey came back</td><td>unscored</td><td>none</td></tr>
 * </table>
 *
 * <pre>{@code
 * Ranking ranking = Ranking.of(List.of(eko, dewi, citra, budi, sari));
 * ranking.rankOf("dewi");      // 4
 * ranking.rankOf("eko");       // empty
 * ranking.entries();           // sari, budi, citra, dewi: ties by subject id
 * ranking.unscored();          // eko, whose score says why
 * }</pre>
 *
 * <p>A score with an {@linkplain SalesScore#withOverride override} stands where its published points put it, and the entry says
 * so; the scores as {@linkplain SalesScore#computed() computed} make a ranking of their own.
 *
 * <p>It is ranked again {@link #within} groups, says how ranks moved {@linkplain #shiftsSince since} another, and its
 * {@link #headcountMean()} is a statistic of the group and never the group's score.
 *
 * <p>Subjects who leave or join change ranks and never a score. Immutable, equal by value; the order in which scores are given
 * changes nothing.
 */
public final class Ranking {

    /**
     * A subject's place.
     *
     * @param rank the place, from 1; subjects of equal published score share it
     * @param score the score, which has points
     */
    public record Entry(int rank, SalesScore score) {

        /** For people: {@code 1. sari 95.1 (A)}, and {@code by override} where that is so. */
        @Override
        public String toString() {
            return String.format(
                            Locale.ROOT,
                            "%d. %s %." + score.model().decimals() + "f",
                            rank,
                            score.subject(),
                            score.points())
                    + score.grade().map(grade -> " (" + grade + ")").orElse("")
                    + score.override().map(override -> " by override").orElse("");
        }
    }

    /**
     * The rankings within groups.
     *
     * @param shown the ranking of each group that is large enough, by group
     * @param withheldGroups how many groups are too small to be shown
     * @param withheldSubjects how many subjects they have, scored or not
     */
    public record Groups(SortedMap<String, Ranking> shown, int withheldGroups, int withheldSubjects) {

        /**
         * Copies the rankings.
         *
         * @param shown the ranking of each group that is large enough, by group
         * @param withheldGroups how many groups are too small to be shown
         * @param withheldSubjects how many subjects they have, scored or not
         */
        public Groups {
            shown = Collections.unmodifiableSortedMap(new TreeMap<>(shown));
        }
    }

    /**
     * The mean of published scores, each subject counting once. A statistic of a group and not its score: that is made
     * from what its members measured together, where a rep with ten times the leads weighs ten times as much.
     *
     * @param points the mean of the published scores, not rounded
     * @param subjects of how many; those without a score are not among them
     */
    public record HeadcountMean(double points, int subjects) {

        /** For people: {@code 81.5, the mean of 4 subjects' scores}. */
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.1f, the mean of %d subjects' scores", points, subjects);
        }
    }

    /**
     * How ranks moved between two rankings.
     *
     * @param gained for each subject with a rank in both, how many positions it gained; negative for lost ones
     * @param joined who has a rank in the later one alone, by id
     * @param left who has a rank in the earlier one alone, by id
     */
    public record Shifts(SortedMap<String, Integer> gained, List<String> joined, List<String> left) {

        /**
         * Copies all three.
         *
         * @param gained for each subject with a rank in both, how many positions it gained; negative for lost ones
         * @param joined who has a rank in the later one alone, by id
         * @param left who has a rank in the earlier one alone, by id
         */
        public Shifts {
            gained = Collections.unmodifiableSortedMap(new TreeMap<>(gained));
            joined = List.copyOf(joined);
            left = List.copyOf(left);
        }
    }

    private final List<Entry> entries;
    private final List<SalesScore> unscored;
    private final Map<String, Entry> bySubject = new HashMap<>();

    private Ranking(List<Entry> entries, List<SalesScore> unscored) {
        this.entries = List.copyOf(entries);
        this.unscored = List.copyOf(unscored);
        entries.forEach(entry -> bySubject.put(entry.score.subject(), entry));
    }

    /**
     * Ranks subjects.
     *
     * @param scores their scores in one period by one model, in any order; none gives an empty ranking
     * @return the ranking
     * @throws IllegalArgumentException if periods differ, or the models' ids, versions or fingerprints, or a subject is there
     *     twice
     */
    public static Ranking of(Collection<SalesScore> scores) {
        List<SalesScore> bySubject = new ArrayList<>(scores);
        bySubject.sort(Comparator.comparing(SalesScore::subject));
        for (int i = 1; i < bySubject.size(); i++) {
            requireComparable(bySubject.get(i - 1), bySubject.get(i));
        }
        List<Entry> entries = new ArrayList<>();
        bySubject.stream()
                .filter(SalesScore::isScored)
                .sorted(Comparator.comparingDouble(SalesScore::points).reversed())
                .forEach(score -> entries.add(new Entry(rankAfter(entries, score), score)));
        return new Ranking(
                entries, bySubject.stream().filter(score -> !score.isScored()).toList());
    }

    private static int rankAfter(List<Entry> ahead, SalesScore score) {
        if (!ahead.isEmpty()) {
            Entry last = ahead.get(ahead.size() - 1);
            if (last.score.points() == score.points()) {
                return last.rank;
            }
        }
        return ahead.size() + 1;
    }

    private static void requireComparable(SalesScore one, SalesScore other) {
        if (one.subject().equals(other.subject())) {
            throw new IllegalArgumentException("The subject (" + one.subject() + ") is there twice, " + origin(one)
                    + " and " + origin(other) + ".");
        }
        if (!one.period().equals(other.period())) {
            throw unlike(one, other, "are of different periods.\nMaybe rank each period apart.");
        }
        if (!one.model().id().equals(other.model().id())
                || !one.model().version().equals(other.model().version())) {
            throw unlike(one, other, "come from different models.\nMaybe score all subjects by one model first.");
        }
        if (!one.model().scoresAs(other.model())) {
            throw unlike(
                    one,
                    other,
                    "come from models that differ (fingerprints " + one.model().fingerprint() + " and "
                            + other.model().fingerprint()
                            + ").\nMaybe a model was changed without giving it another version.");
        }
    }

    private static IllegalArgumentException unlike(SalesScore one, SalesScore other, String problem) {
        return new IllegalArgumentException("The scores of subject (" + one.subject() + ") " + origin(one)
                + " and of subject (" + other.subject() + ") " + origin(other) + " " + problem);
    }

    private static String origin(SalesScore score) {
        return "in (" + score.period() + ") by (" + score.model() + ")";
    }

    /**
     * The subjects that have a score.
     *
     * @return the entries by rank, ties by subject id
     */
    public List<Entry> entries() {
        return entries;
    }

    /**
     * The subjects that have none, whose {@link SalesScore#unscoredBecause()} says why.
     *
     * @return the scores without points, by subject id
     */
    public List<SalesScore> unscored() {
        return unscored;
    }

    /**
     * A subject's place with its score.
     *
     * @param subject the subject's id
     * @return the entry; empty where the subject has no score or is not in the ranking
     */
    public Optional<Entry> entry(String subject) {
        return Optional.ofNullable(bySubject.get(subject));
    }

    /**
     * A subject's rank.
     *
     * @param subject the subject's id
     * @return the rank, from 1; empty where the subject has no score or is not in the ranking
     */
    public OptionalInt rankOf(String subject) {
        return entry(subject).stream().mapToInt(Entry::rank).findFirst();
    }

    /**
     * The rankings within branches, regions, roles or whatever else groups subjects. Each has ranks of its own, 1-2-2-4,
     * and its unscored subjects.
     *
     * <pre>{@code
     * Ranking.Groups byBranch = ranking.within(branchOf::get, 5);
     * byBranch.shown().get("jakarta").rankOf("sari");   // 2
     * byBranch.withheldGroups();                        // 1: a branch of three
     * }</pre>
     *
     * <p>A group with fewer scored subjects than stated is not shown and its members are not named, only counted, so that
     * no figure of a group tells of single persons. Where just one is withheld and figures of the whole are shown too,
     * the difference still tells: join it with another group then.
     *
     * @param groupOf the group of a subject, by its id
     * @param leastSize how many scored subjects a group needs to be shown, at least 1
     * @return the rankings of the groups that are large enough, and how many are not
     * @throws IllegalArgumentException if the least size is below 1, or a subject belongs to no group
     */
    public Groups within(Function<? super String, ? extends @Nullable String> groupOf, int leastSize) {
        if (leastSize < 1) {
            throw new IllegalArgumentException("The least size (" + leastSize + ") of a group must be at least 1.");
        }
        TreeMap<String, List<SalesScore>> byGroup = new TreeMap<>();
        all().forEach(score -> {
            String group = groupOf.apply(score.subject());
            if (group == null) {
                throw new IllegalArgumentException("The subject (" + score.subject() + ") belongs to no group.\n"
                        + "Maybe give it a group of its own, such as vacant.");
            }
            byGroup.computeIfAbsent(group, none -> new ArrayList<>()).add(score);
        });
        TreeMap<String, Ranking> shown = new TreeMap<>();
        int withheldSubjects = 0;
        for (Map.Entry<String, List<SalesScore>> group : byGroup.entrySet()) {
            Ranking ranking = Ranking.of(group.getValue());
            if (ranking.entries.size() < leastSize) {
                withheldSubjects += group.getValue().size();
            } else {
                shown.put(group.getKey(), ranking);
            }
        }
        return new Groups(shown, byGroup.size() - shown.size(), withheldSubjects);
    }

    /**
     * The mean of the published scores, added up from the best to the worst.
     *
     * @return the mean and of how many; empty where nobody has a score
     */
    public Optional<HeadcountMean> headcountMean() {
        double sum = 0;
        for (Entry entry : entries) {
            sum += entry.score.points();
        }
        return entries.isEmpty()
                ? Optional.empty()
                : Optional.of(new HeadcountMean(sum / entries.size(), entries.size()));
    }

    /**
     * How ranks moved since an earlier ranking. Rank 4 then and 2 now is a gain of 2. Ranks are as they were shown: when
     * the best leaves, all others gain a position.
     *
     * @param earlier the earlier ranking, by any version of the same model
     * @return positions gained, and who has a rank in only one of the two
     * @throws IllegalArgumentException if another model made the earlier ranking
     */
    public Shifts shiftsSince(Ranking earlier) {
        earlier.requireSameModel(this);
        TreeMap<String, Integer> gained = new TreeMap<>();
        List<String> joined = new ArrayList<>();
        bySubject.keySet().stream().sorted().forEach(subject -> {
            OptionalInt then = earlier.rankOf(subject);
            if (then.isPresent()) {
                gained.put(subject, then.getAsInt() - rankOf(subject).orElseThrow());
            } else {
                joined.add(subject);
            }
        });
        List<String> left = earlier.bySubject.keySet().stream()
                .filter(subject -> !bySubject.containsKey(subject))
                .sorted()
                .toList();
        return new Shifts(gained, joined, left);
    }

    /** All scores, those with points first. */
    Stream<SalesScore> all() {
        return Stream.concat(entries.stream().map(Entry::score), unscored.stream());
    }

    /** That one model, of whatever versions, made this and a later ranking; an empty one goes with any. */
    void requireSameModel(Ranking later) {
        all().findFirst()
                .ifPresent(one -> later.all().findFirst().ifPresent(other -> {
                    if (!one.model().id().equals(other.model().id())) {
                        throw unlike(
                                one,
                                other,
                                "come from different models.\nMaybe score both periods by one model first.");
                    }
                }));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Ranking that && entries.equals(that.entries) && unscored.equals(that.unscored);
    }

    @Override
    public int hashCode() {
        return 31 * entries.hashCode() + unscored.hashCode();
    }

    /** For people: a subject a line, the unscored last with their reasons. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("ranking");
        all().findFirst()
                .ifPresent(any ->
                        text.append(" of ").append(any.period()).append(" by ").append(any.model()));
        entries.forEach(entry -> text.append("\n  ").append(entry));
        unscored.forEach(score -> text.append("\n  -  ")
                .append(score.subject())
                .append(" unscored: ")
                .append(score.unscoredBecause().stream().map(Unscored::toString).collect(Collectors.joining(", "))));
        return text.toString();
    }
}
