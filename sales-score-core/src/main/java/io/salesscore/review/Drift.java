package io.salesscore.review;

import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurements;
import io.salesscore.model.Criterion;
import io.salesscore.model.Quantile;
import io.salesscore.model.Quantiles;
import io.salesscore.model.ScoreModel;
import io.salesscore.period.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How the KPIs and the scores of a population have moved between two periods, and whether that is more than chance. A curve or
 * a weight that fitted the population then may not fit it now.
 *
 * <pre>{@code
 * Drift drift = Drift.between(model, firstQuarter, secondQuarter, 2026);
 * Drift.Column revenue = drift.criteria().get(0);
 * revenue.shifts();                    // median 0.93 to 1.04, …
 * revenue.stability();                 // PSI 0.81, without drift 0.47, adjusted p 0.0210
 * revenue.superiority();               // superiority 0.71, adjusted p 0.0080
 * drift.drifted();                     // what has moved by more than chance, all tests considered
 * }</pre>
 *
 * <p>The population stability index is {@code PSI = Σ (l − e)·ln(l/e)} over bins, with the shares {@code e} and {@code l} of
 * the earlier and the later subjects in each: 0 where they are spread alike, without upper bound. The bins are up to ten
 * quantile groups of both populations together, with five numbers of either period in each on average; equal numbers fall into
 * one bin. To the count of each bin, on either side, a quarter of a subject is added, so that an empty one has a logarithm.
 *
 * <p>Chance alone makes it positive: with {@code n} and {@code m} different subjects in {@code B} bins it averages about
 * {@code (B − 1)·(1/n + 1/m)} without any drift, 0.45 for 40 and 40 in ten bins. There the usual thresholds of 0.10 and 0.25,
 * made for thousands of customers, cry wolf nearly always and four times in five. So it is judged against its own distribution: {@value #PERMUTATIONS}
 * permutations, by seeded draws, of what is interchangeable without drift. Of a subject who is in both periods the two are
 * swapped or not; who is in one alone is dealt out again. As subjects stay much like themselves, less is to be expected then
 * than of different ones.
 *
 * <p>The index sees any change of how numbers are spread, and so sees none of them early: that 40 subjects have moved by half a
 * standard deviation hides in ten bins. So a shift of location is judged beside it, by the same permutations: the
 * {@linkplain Superiority probability of superiority}, which is the difference of the mean ranks (Wilcoxon's, and Mann and
 * Whitney's test). A column has drifted where either says so, all tests of the drift considered by Holm's procedure.
 *
 * <p>With T tests (two for each column) no adjusted p-value can be below T/(R + 1) of R permutations. Where T is above 20,
 * tests that fewer than 20 of the {@value #PERMUTATIONS} permutations have reached are so carried on to 100·T − 1, and the least
 * adjusted p-value is 0.01 however many KPIs there are.
 *
 * <p>A criterion's numbers are where its curve was read: values, shrunk if it has a prior, or attainments. Those of the score
 * are the exact points. The order of subjects and KPIs changes nothing; the same seed gives the same bits. Immutable.
 *
 * <p>Sources: B. Yurdakul, J. Naranjo, "Statistical properties of the population stability index", Journal of Risk Model
 * Validation 14 (2020); H. B. Mann, D. R. Whitney, "On a test of whether one of two random variables is stochastically larger
 * than the other", Annals of Mathematical Statistics 18 (1947); S. Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of Statistics
 * 6 (1979).
 */
public final class Drift {

    /** How many subjects each period needs, and how many numbers a column of it: {@value}. */
    public static final int LEAST_SUBJECTS = 10;

    /** How often what is interchangeable is interchanged at least: {@value} times. */
    public static final int PERMUTATIONS = 1999;

    /** How probably anything at all is said to have drifted where nothing has, at most: {@value}. */
    public static final double LEVEL = 0.05;

    /** What fewer permutations than this have reached is looked at more closely where there are many tests. */
    private static final int RARE = 20;

    /** How many permutations there are for each test, at least. */
    private static final int PER_TEST = 100;

    private static final int MOST_BINS = 10;
    private static final int PER_BIN = 5;
    private static final double ADDED = 0.25;

    /**
     * A quantile then and now.
     *
     * @param probability the share of the subjects below it
     * @param earlier the quantile then; of a KPI in its stored unit or as an attainment, of the score in points
     * @param later the quantile now
     */
    public record Shift(double probability, double earlier, double later) {

        /**
         * How far it has moved: from 0.93 to 1.04 by 0.11.
         *
         * @return later minus earlier
         */
        public double change() {
            return later - earlier;
        }

        /** For people: {@code 50 %: 0.93 to 1.04}. */
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.0f %%: %.6g to %.6g", 100 * probability, earlier, later);
        }
    }

    /**
     * A quantile group of both periods together.
     *
     * @param lowest the least number in it
     * @param highest the greatest number in it, below the lowest of the next bin
     * @param earlier how many subjects had a number in it then
     * @param later how many have now
     */
    public record Bin(double lowest, double highest, int earlier, int later) {}

    /**
     * A population stability index with what is needed to judge it.
     *
     * @param psi the index, 0 or more; with 20 and 20 of 40 subjects in two bins then, and 28 and 12 of 40 now, 0.165
     * @param expected what it averages without drift, among these subjects: the mean of the permutations
     * @param pValue how probably it is as large without drift, above 0 and at most 1: {@code (k + 1)/(R + 1)}, {@code k} of
     *     {@code R} permutations having one as large
     * @param adjusted the p-value with all tests of the drift considered, by Holm's procedure: the least of T is taken T
     *     times, the next T − 1 times and so on, none below the one before or above 1
     * @param bins the bins by rising numbers, ten at most
     */
    public record Stability(double psi, double expected, double pValue, double adjusted, List<Bin> bins) {

        /**
         * Copies the bins.
         *
         * @param psi the index
         * @param expected what it averages without drift
         * @param pValue how probably it is as large without drift
         * @param adjusted the p-value with all tests considered
         * @param bins the bins by rising numbers
         */
        public Stability {
            bins = List.copyOf(bins);
        }

        /** For people: {@code PSI 0.81, without drift 0.47, adjusted p 0.0210}. */
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "PSI %.2f, without drift %.2f, adjusted p %.4f", psi, expected, adjusted);
        }
    }

    /**
     * The probability of superiority, for a shift of location: how probably a number of the later period is above one of the
     * earlier, a tie counting half.
     *
     * @param probability from 0 (all numbers now are below all then) to 1, ½ where neither period is ahead: with both periods'
     *     N numbers ranked together it is ½ plus the difference of their mean ranks, over N. Of 1, 2, 3 then and 2, 4, 5 now 0.833
     * @param pValue how probably it is as far from ½, to either side, without drift; above 0 and at most 1
     * @param adjusted the p-value with all tests of the drift considered, by Holm's procedure
     */
    public record Superiority(double probability, double pValue, double adjusted) {

        /** For people: {@code superiority 0.71, adjusted p 0.0080}. */
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "superiority %.2f, adjusted p %.4f", probability, adjusted);
        }
    }

    /**
     * What became of a KPI or the score.
     *
     * @param id the KPI's id; the model's, for the score
     * @param earlier how many subjects had a number then
     * @param later how many have one now
     * @param shifts the quantiles that both periods have, by rising probability; none with fewer than {@value #LEAST_SUBJECTS}
     *     numbers in either
     * @param stability the population stability index; empty with fewer than {@value #LEAST_SUBJECTS} numbers in either period
     * @param superiority the probability of superiority; empty where the index is
     */
    public record Column(
            String id,
            int earlier,
            int later,
            List<Shift> shifts,
            Optional<Stability> stability,
            Optional<Superiority> superiority) {

        /**
         * Copies the shifts.
         *
         * @param id the KPI's id; the model's, for the score
         * @param earlier how many subjects had a number then
         * @param later how many have one now
         * @param shifts the quantiles by rising probability
         * @param stability the population stability index
         * @param superiority the probability of superiority
         */
        public Column {
            shifts = List.copyOf(shifts);
        }

        /**
         * Whether it has moved by more than chance, all tests of the drift considered: the adjusted p-value of the stability index
         * or that of the superiority is at most {@value Drift#LEVEL}.
         *
         * @return true if it has; false too where there are too few numbers to tell
         */
        public boolean hasDrifted() {
            return stability.filter(own -> own.adjusted <= LEVEL).isPresent()
                    || superiority.filter(own -> own.adjusted <= LEVEL).isPresent();
        }

        private Stream<Double> pValues() {
            return Stream.concat(
                    stability.map(Stability::pValue).stream(), superiority.map(Superiority::pValue).stream());
        }

        private Column adjusted(Map<Double, Double> byPValue) {
            return new Column(
                    id,
                    earlier,
                    later,
                    shifts,
                    stability.map(own -> new Stability(
                            own.psi, own.expected, own.pValue, byPValue.getOrDefault(own.pValue, 1.0), own.bins)),
                    superiority.map(own ->
                            new Superiority(own.probability, own.pValue, byPValue.getOrDefault(own.pValue, 1.0))));
        }

        /** For people: {@code revenue: PSI 0.81, without drift 0.47, adjusted p 0.0210; superiority 0.71, adjusted p 0.0080}. */
        @Override
        public String toString() {
            return stability.isPresent() && superiority.isPresent()
                    ? id + ": " + stability.get() + "; " + superiority.get()
                    : id + ": too few numbers, " + earlier + " and " + later;
        }
    }

    private final Population earlier;
    private final Population later;
    private final int inBoth;
    private final Column score;
    private final List<Column> criteria;

    private Drift(Population earlier, Population later, int inBoth, List<Column> columns) {
        this.earlier = earlier;
        this.later = later;
        this.inBoth = inBoth;
        this.score = columns.get(0);
        this.criteria = List.copyOf(columns.subList(1, columns.size()));
    }

    /**
     * Sets two periods of a population side by side.
     *
     * @param model the model that scores both
     * @param earlier the measurements of one period, in any order
     * @param later those of another, of the same subjects, others, or some of both
     * @param seed the seed of the permutations
     * @return the drift
     * @throws IllegalArgumentException if there are fewer than {@value #LEAST_SUBJECTS} subjects in either, one of them is of
     *     several periods or has a subject twice, or a KPI means something else than the model's of the same id
     */
    public static Drift between(
            ScoreModel model, Collection<Measurements> earlier, Collection<Measurements> later, long seed) {
        Population then = required(model, earlier, "earlier");
        Population now = required(model, later, "later");
        Subjects subjects = Subjects.of(then, now);
        List<Counted> counted = new ArrayList<>();
        counted.add(new Counted(model.id(), then.exactPoints(), now.exactPoints(), subjects));
        for (Criterion criterion : model.criteria()) {
            counted.add(new Counted(criterion.id(), then.curveInputs(criterion), now.curveInputs(criterion), subjects));
        }
        Draws draws = Draws.of(seed);
        for (int i = 0; i < PERMUTATIONS; i++) {
            boolean[] swapped = subjects.interchanged(draws);
            counted.forEach(column -> column.compareWith(swapped));
        }
        // what is rare at the first look is settled by more of them; what is not keeps its p-value, which is above 0.01
        int tests = 2 * (int) counted.stream().filter(column -> column.isTold).count();
        List<Counted> rare = tests * PER_TEST > PERMUTATIONS + 1
                ? counted.stream().filter(Counted::carryOn).toList()
                : List.of();
        for (int i = PERMUTATIONS; !rare.isEmpty() && i < PER_TEST * tests - 1; i++) {
            boolean[] swapped = subjects.interchanged(draws);
            rare.forEach(column -> column.compareWith(swapped));
        }
        return new Drift(
                then,
                now,
                subjects.inBoth(),
                adjusted(counted.stream().map(Counted::column).toList()));
    }

    private static Population required(ScoreModel model, Collection<Measurements> measurements, String which) {
        Population population = Population.of(model, measurements);
        if (population.size() < LEAST_SUBJECTS) {
            throw new IllegalArgumentException("The " + which + " population (" + population.size()
                    + " subjects) is too small to tell a drift of score model (" + model + "): " + LEAST_SUBJECTS
                    + " are needed.\nMaybe take longer periods, or several teams together.");
        }
        Period period = population.rows().get(0).period();
        for (Measurements row : population.rows()) {
            if (!row.period().equals(period)) {
                throw new IllegalArgumentException("The " + which + " population is measured in different periods, ("
                        + period + ") and (" + row.period() + ").\nMaybe a drift for each pair of periods.");
            }
        }
        return population;
    }

    /** Holm's procedure. Equal p-values have equal adjusted ones, the first of them being taken most often. */
    private static List<Column> adjusted(List<Column> columns) {
        List<Double> all = columns.stream().flatMap(Column::pValues).sorted().toList();
        Map<Double, Double> adjusted = new TreeMap<>();
        double least = 0;
        for (int i = 0; i < all.size(); i++) {
            least = Math.max(least, Math.min(1, (all.size() - i) * all.get(i)));
            adjusted.put(all.get(i), least);
        }
        return columns.stream().map(column -> column.adjusted(adjusted)).toList();
    }

    /**
     * By what both periods are scored.
     *
     * @return the model
     */
    public ScoreModel model() {
        return earlier.model();
    }

    /**
     * The period before.
     *
     * @return the earlier period
     */
    public Period earlier() {
        return earlier.rows().get(0).period();
    }

    /**
     * The period after.
     *
     * @return the later period
     */
    public Period later() {
        return later.rows().get(0).period();
    }

    /**
     * How many subjects there were.
     *
     * @return the earlier subjects, at least {@value #LEAST_SUBJECTS}
     */
    public int earlierSubjects() {
        return earlier.size();
    }

    /**
     * How many subjects there are.
     *
     * @return the later subjects, at least {@value #LEAST_SUBJECTS}
     */
    public int laterSubjects() {
        return later.size();
    }

    /**
     * How many subjects are in both periods.
     *
     * @return from 0 to the number of either
     */
    public int subjectsInBoth() {
        return inBoth;
    }

    /**
     * What became of the scores.
     *
     * @return the column of the exact points, whose id is the model's
     */
    public Column score() {
        return score;
    }

    /**
     * What became of the KPIs.
     *
     * @return a column for each criterion, in the order of the model
     */
    public List<Column> criteria() {
        return criteria;
    }

    /**
     * What has moved by more than chance, all tests considered: where nothing has, this names anything at all with a
     * probability of at most {@value #LEVEL}.
     *
     * @return the columns that have {@linkplain Column#hasDrifted() drifted}, the score first, then in the order of the model
     */
    public List<Column> drifted() {
        List<Column> all = new ArrayList<>();
        all.add(score);
        all.addAll(criteria);
        return all.stream().filter(Column::hasDrifted).toList();
    }

    /**
     * What has {@linkplain #drifted() drifted}, in sentences.
     *
     * @return a finding for each, of kind {@link Finding.Kind#SCORES_DRIFTED} or {@link Finding.Kind#KPI_DRIFTED}; none where
     *     chance explains it all
     */
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        if (score.hasDrifted()) {
            findings.add(finding(Finding.Kind.SCORES_DRIFTED, List.of(), score));
        }
        for (int i = 0; i < criteria.size(); i++) {
            if (criteria.get(i).hasDrifted()) {
                Kpi kpi = model().criteria().get(i).kpi();
                findings.add(finding(Finding.Kind.KPI_DRIFTED, List.of(kpi), criteria.get(i)));
            }
        }
        return List.copyOf(findings);
    }

    private static Finding finding(Finding.Kind kind, List<Kpi> about, Column column) {
        Stability stability = column.stability.orElseThrow();
        return Finding.of(
                kind,
                about,
                Map.of(
                        "superiority", column.superiority.orElseThrow().probability,
                        "psi", stability.psi,
                        "expected", stability.expected,
                        "subjects", (double) (column.earlier + column.later)));
    }

    /** For people: a column a line, {@code drifted} where that is so. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("drift from " + earlier() + " to " + later() + " by " + model());
        text.append("\n  ").append(score).append(score.hasDrifted() ? ", drifted" : "");
        criteria.forEach(column -> text.append("\n  ").append(column).append(column.hasDrifted() ? ", drifted" : ""));
        return text.toString();
    }

    /** All subjects by id, with their rows in both populations; −1 where one is not in it. */
    private static final class Subjects {

        private final int[] earlier;
        private final int[] later;

        private Subjects(int[] earlier, int[] later) {
            this.earlier = earlier;
            this.later = later;
        }

        static Subjects of(Population then, Population now) {
            Map<String, int[]> rows = new TreeMap<>();
            put(rows, then, 0);
            put(rows, now, 1);
            return new Subjects(
                    rows.values().stream().mapToInt(row -> row[0]).toArray(),
                    rows.values().stream().mapToInt(row -> row[1]).toArray());
        }

        private static void put(Map<String, int[]> rows, Population population, int side) {
            for (int row = 0; row < population.size(); row++) {
                rows.computeIfAbsent(population.rows().get(row).subject(), none -> new int[] {-1, -1})[side] = row;
            }
        }

        int size() {
            return earlier.length;
        }

        boolean isInBoth(int subject) {
            return earlier[subject] >= 0 && later[subject] >= 0;
        }

        int inBoth() {
            int both = 0;
            for (int i = 0; i < size(); i++) {
                both += isInBoth(i) ? 1 : 0;
            }
            return both;
        }

        /** Who changes sides: of those in one period alone, as many stand on either side as before. */
        boolean[] interchanged(Draws draws) {
            boolean[] swapped = new boolean[size()];
            int free = 0;
            int earlierToDeal = 0;
            for (int i = 0; i < swapped.length; i++) {
                if (!isInBoth(i)) {
                    free++;
                    earlierToDeal += earlier[i] >= 0 ? 1 : 0;
                }
            }
            for (int i = 0; i < swapped.length; i++) {
                if (isInBoth(i)) {
                    swapped[i] = draws.coin();
                } else {
                    boolean isEarlier = draws.below(free) < earlierToDeal;
                    swapped[i] = isEarlier != earlier[i] >= 0;
                    earlierToDeal -= isEarlier ? 1 : 0;
                    free--;
                }
            }
            return swapped;
        }
    }

    /** How often permutations are as far as what was found. */
    private static final class Tally {

        private final double found;
        private double sum;
        private int asFar;
        private int permutations;
        private boolean isOpen = true;

        Tally(double found) {
            this.found = found;
        }

        void add(double other) {
            if (isOpen) {
                sum += other;
                permutations++;
                // the same numbers may be added up in another order
                asFar += other >= found - 1e-12 ? 1 : 0;
            }
        }

        /** Whether it goes on after the first look. */
        boolean carryOn() {
            isOpen = asFar < RARE;
            return isOpen;
        }

        double pValue() {
            return (asFar + 1.0) / (permutations + 1.0);
        }

        double mean() {
            return sum / permutations;
        }
    }

    /** The numbers of a column as bins and ranks, and what the permutations make of them. */
    private static final class Counted {

        private final String id;
        private final double[] earlier;
        private final double[] later;
        private final boolean isTold;
        // by subject; a bin of −1 where there is no number
        private final int[] earlierBins;
        private final int[] laterBins;
        private final double[] earlierRanks;
        private final double[] laterRanks;
        private final List<Bin> bins;
        private final double probability;
        private final Tally stability;
        private final Tally superiority;

        Counted(String id, double[] then, double[] now, Subjects subjects) {
            this.id = id;
            this.earlier = numbers(then);
            this.later = numbers(now);
            this.isTold = earlier.length >= LEAST_SUBJECTS && later.length >= LEAST_SUBJECTS;
            this.earlierBins = new int[subjects.size()];
            this.laterBins = new int[subjects.size()];
            this.earlierRanks = new double[subjects.size()];
            this.laterRanks = new double[subjects.size()];
            this.bins = isTold ? fill(then, now, subjects) : List.of();
            Compared found = compared(new boolean[subjects.size()]);
            this.probability = found.superiority;
            this.stability = new Tally(found.psi);
            this.superiority = new Tally(Math.abs(found.superiority - 0.5));
        }

        private static double[] numbers(double[] column) {
            return Arrays.stream(column).filter(number -> !Double.isNaN(number)).toArray();
        }

        private List<Bin> fill(double[] then, double[] now, Subjects subjects) {
            double[] pooled = Arrays.copyOf(earlier, earlier.length + later.length);
            System.arraycopy(later, 0, pooled, earlier.length, later.length);
            double[] ranks = Ranks.average(pooled);
            int most = Math.max(1, Math.min(MOST_BINS, pooled.length / PER_BIN));
            // the number of each filled quantile group, and the rank, by the number
            Map<Double, Integer> groups = new TreeMap<>();
            Map<Double, Double> rankOf = new HashMap<>();
            for (int i = 0; i < pooled.length; i++) {
                rankOf.put(pooled[i] + 0.0, ranks[i]);
                groups.put(pooled[i] + 0.0, (int) (most * (ranks[i] - 0.5) / pooled.length));
            }
            List<Double> from = new ArrayList<>();
            List<Double> to = new ArrayList<>();
            int last = -1;
            for (Map.Entry<Double, Integer> each : groups.entrySet()) {
                if (each.getValue() != last) {
                    last = each.getValue();
                    from.add(each.getKey());
                    to.add(each.getKey());
                }
                to.set(to.size() - 1, each.getKey());
                each.setValue(from.size() - 1);
            }
            int[] earlierCounts = new int[from.size()];
            int[] laterCounts = new int[from.size()];
            for (int i = 0; i < subjects.size(); i++) {
                earlierBins[i] = binOf(then, subjects.earlier[i], groups, earlierCounts);
                laterBins[i] = binOf(now, subjects.later[i], groups, laterCounts);
                earlierRanks[i] = earlierBins[i] < 0 ? 0 : rankOf.getOrDefault(then[subjects.earlier[i]] + 0.0, 0.0);
                laterRanks[i] = laterBins[i] < 0 ? 0 : rankOf.getOrDefault(now[subjects.later[i]] + 0.0, 0.0);
            }
            List<Bin> filled = new ArrayList<>();
            for (int bin = 0; bin < from.size(); bin++) {
                filled.add(new Bin(from.get(bin), to.get(bin), earlierCounts[bin], laterCounts[bin]));
            }
            return filled;
        }

        private static int binOf(double[] column, int row, Map<Double, Integer> bins, int[] counts) {
            if (row < 0 || Double.isNaN(column[row])) {
                return -1;
            }
            int bin = bins.getOrDefault(column[row] + 0.0, -1);
            counts[bin]++;
            return bin;
        }

        void compareWith(boolean[] swapped) {
            if (isTold) {
                Compared other = compared(swapped);
                stability.add(other.psi);
                superiority.add(Math.abs(other.superiority - 0.5));
            }
        }

        /** Whether either test goes on after the first look. */
        boolean carryOn() {
            boolean byStability = stability.carryOn();
            boolean bySuperiority = superiority.carryOn();
            return isTold && (byStability || bySuperiority);
        }

        private Compared compared(boolean[] swapped) {
            int[] then = new int[bins.size()];
            int[] now = new int[bins.size()];
            int ofThen = 0;
            int ofNow = 0;
            double ranksOfThen = 0;
            double ranksOfNow = 0;
            for (int i = 0; isTold && i < swapped.length; i++) {
                int before = swapped[i] ? laterBins[i] : earlierBins[i];
                int after = swapped[i] ? earlierBins[i] : laterBins[i];
                if (before >= 0) {
                    then[before]++;
                    ofThen++;
                    ranksOfThen += swapped[i] ? laterRanks[i] : earlierRanks[i];
                }
                if (after >= 0) {
                    now[after]++;
                    ofNow++;
                    ranksOfNow += swapped[i] ? earlierRanks[i] : laterRanks[i];
                }
            }
            double added = ADDED * then.length;
            double index = 0;
            for (int bin = 0; bin < then.length; bin++) {
                double e = (then[bin] + ADDED) / (ofThen + added);
                double l = (now[bin] + ADDED) / (ofNow + added);
                index += (l - e) * StrictMath.log(l / e);
            }
            // with numbers of some in one period alone, all may come to stand on one side
            double ahead =
                    ofThen == 0 || ofNow == 0 ? 0 : (ranksOfNow / ofNow - ranksOfThen / ofThen) / (ofThen + ofNow);
            return new Compared(index, 0.5 + ahead);
        }

        private record Compared(double psi, double superiority) {}

        Column column() {
            return isTold
                    ? new Column(
                            id,
                            earlier.length,
                            later.length,
                            shifts(),
                            Optional.of(new Stability(stability.found, stability.mean(), stability.pValue(), 1, bins)),
                            Optional.of(new Superiority(probability, superiority.pValue(), 1)))
                    : new Column(id, earlier.length, later.length, List.of(), Optional.empty(), Optional.empty());
        }

        private List<Shift> shifts() {
            List<Quantile> now = Quantiles.ofPeers(later, LEAST_SUBJECTS).list();
            List<Shift> shifts = new ArrayList<>();
            for (Quantile then : Quantiles.ofPeers(earlier, LEAST_SUBJECTS).list()) {
                now.stream()
                        .filter(same -> same.probability() == then.probability())
                        .forEach(same -> shifts.add(new Shift(then.probability(), then.value(), same.value())));
            }
            return shifts;
        }
    }
}
