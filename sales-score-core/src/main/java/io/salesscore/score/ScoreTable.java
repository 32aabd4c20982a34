package io.salesscore.score;

import io.salesscore.kpi.Direction;
import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurement;
import io.salesscore.kpi.Measurements;
import io.salesscore.kpi.Reason;
import io.salesscore.kpi.RollUp;
import io.salesscore.kpi.Unit;
import io.salesscore.period.Period;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What was measured of many subjects, as columns: a row for each subject, a {@code double[]} for the values of each KPI, its
 * targets and, where a prior asks for it, the sizes of the evidence. NaN is no value; a column of reasons may
 * say why. Immutable, and for any model: as with {@link Measurements}, KPIs that a model does not ask for do not count, and a
 * KPI without a column is {@link Reason#MISSING} in every row.
 *
 * <pre>{@code
 * ScoreTable table = ScoreTable.of(1_000_000)
 *     .values(SalesKpis.REVENUE, revenue).targets(SalesKpis.REVENUE, quota)
 *     .values(SalesKpis.WIN_RATE, winRate).sizes(SalesKpis.WIN_RATE, closedDeals)
 *     .values(SalesKpis.CSAT_MEAN, satisfaction).reasons(SalesKpis.CSAT_MEAN, why)
 *     .build();
 * double[] points = calculator.score(table).points();
 * }</pre>
 *
 * <p><strong>Memory.</strong> The arrays are kept and not copied: 8 bytes per subject and column, 1 for reasons. They must not
 * be changed as long as the table, or what was scored from it, is used: points and reasons would no longer fit. Beside each column of numbers stand 4 bytes per 256
 * rows and one byte per row without a number.
 */
public final class ScoreTable {

    /** The greatest double that measurements take: 1e100 itself is a little more than the power of ten. */
    private static final double FAR = Math.nextDown(Plan.MOST);

    /** The greatest sum that surely is one of measurements, however its product was rounded. */
    private static final double GREATEST_SUM = 9.99e99;

    /** So many digits give back a double, and the product of three such numbers has no more decimals than measurements. */
    private static final MathContext DIGITS = new MathContext(30);

    private final int rows;
    private final int tile;
    private final Map<String, Column> columns;

    private ScoreTable(int rows, int tile, Map<String, Column> columns) {
        this.rows = rows;
        this.tile = tile;
        this.columns = columns;
    }

    /**
     * Starts a table from columns.
     *
     * @param rows how many subjects, 0 or more
     * @return a builder
     * @throws IllegalArgumentException if the number is negative
     */
    public static Builder of(int rows) {
        if (rows < 0) {
            throw new IllegalArgumentException("The number of rows (" + rows + ") of a table must not be negative.");
        }
        return new Builder(rows);
    }

    /**
     * Starts a table from measurements, a row after the other.
     *
     * @return a builder
     */
    public static Rows ofRows() {
        return new Rows();
    }

    /**
     * How many subjects there are.
     *
     * @return the number of rows
     */
    public int rows() {
        return rows;
    }

    /**
     * What the table has columns of.
     *
     * @return the KPIs, in order of their ids
     */
    public List<Kpi> kpis() {
        return columns.values().stream().map(column -> column.kpi).toList();
    }

    /**
     * A row as measurements: numbers as {@link Measurements.Statement#actual(Kpi, double) actual} takes them; where there is a
     * size, as a proportion or mean of that many. They score as the row does.
     *
     * <p>A table knows of how many a mean is, and not how much they differ: here all are equal. Whether credit was overlaid, what
     * a team shares, and who said that a KPI is not applicable is not in a table either. So take the measurements that the table
     * was made from for intervals, priors and roll-ups, and these for points and reasons.
     *
     * @param row the row, from 0
     * @param subject who is in the row, not blank
     * @param period when it was measured
     * @return the measurements
     * @throws IndexOutOfBoundsException if there is no such row
     * @throws IllegalArgumentException if the subject's id is blank
     */
    public Measurements measurements(int row, String subject, Period period) {
        Objects.checkIndex(row, rows);
        Measurements.Builder measurements = Measurements.of(subject, period);
        columns.values().forEach(column -> column.addTo(measurements, row));
        return measurements.build();
    }

    /** Rows that are worked on together. */
    int tile() {
        return tile;
    }

    int tiles() {
        return Gaps.tiles(rows, tile);
    }

    /** The columns of a KPI, if there are any. */
    @Nullable
    Column column(Kpi kpi) {
        Column column = columns.get(kpi.id());
        if (column != null && !column.kpi.measuresTheSameAs(kpi)) {
            throw new IllegalArgumentException("The columns of KPI (" + kpi.id()
                    + ") measure something else than the score model's KPI of that id: they differ in unit, direction or"
                    + " roll-up rule.");
        }
        return column;
    }

    /** For people: the size. */
    @Override
    public String toString() {
        return rows + " rows of " + columns.keySet();
    }

    /** All that is known of one KPI. */
    static final class Column {

        final Kpi kpi;
        double @Nullable [] values;
        double @Nullable [] targets;
        double @Nullable [] sizes;
        byte @Nullable [] reasons;

        // made when the table is
        @Nullable
        Gaps withoutValue;

        @Nullable
        Gaps withoutTarget;

        @Nullable
        Gaps withoutSize;

        boolean sometimesNotApplicable;

        Column(Kpi kpi) {
            this.kpi = kpi;
        }

        boolean hasValue(int row) {
            return values != null && !Double.isNaN(values[row]);
        }

        /** Why there is no value. */
        byte reason(int row) {
            return reasons == null || reasons[row] == 0 ? Reason.MISSING.code() : reasons[row];
        }

        /** Why a value cannot be compared with its target; 0 if it can. */
        byte reasonOfTarget(int row) {
            if (targets == null || Double.isNaN(targets[row])) {
                return Reason.TARGET_MISSING.code();
            }
            return targets[row] >= leastTarget() ? 0 : Reason.TARGET_NOT_POSITIVE.code();
        }

        private double leastTarget() {
            return kpi.direction() == Direction.HIGHER_IS_BETTER ? Double.MIN_VALUE : 0;
        }

        private void addTo(Measurements.Builder measurements, int row) {
            if (hasValue(row)) {
                double value = Objects.requireNonNull(values)[row];
                if (sizes == null || Double.isNaN(sizes[row])) {
                    measurements.actual(kpi, value);
                } else {
                    addEvidence(measurements, value, sizes[row]);
                }
            } else if (reasons != null && reasons[row] != 0) {
                measurements.measured(
                        kpi, Measurement.unmeasured(Reason.ofCode(reasons[row]).orElseThrow(), List.of()));
            }
            if (targets != null && !Double.isNaN(targets[row])) {
                measurements.target(kpi, targets[row]);
            }
        }

        private void addEvidence(Measurements.Builder measurements, double value, double size) {
            if (kpi.overSubjects() == RollUp.UNION) {
                measurements.rate(kpi, Math.round(value * size), Math.round(size));
                return;
            }
            BigDecimal n = new BigDecimal(size, DIGITS);
            BigDecimal mean = new BigDecimal(value, DIGITS);
            BigDecimal sum = mean.multiply(n);
            if (isShare()) {
                // 0.24 of 75 are 18, and not a little less
                BigDecimal k = isCounted(value, size) ? new BigDecimal(Math.rint(value * size)) : sum;
                measurements.measured(kpi, Measurement.proportion(k, n));
                return;
            }
            // of values that are all the same, so that they do not spread
            measurements.measured(kpi, Measurement.mean(n, sum, sum.multiply(mean)));
        }

        private boolean isShare() {
            return kpi.unit().lowest() >= 0 && kpi.unit().highest() <= 1;
        }

        /** As it is now, looked through: what the builder is given later is not this one's. */
        private Column finished(int tile, List<String> problems) {
            Column finished = new Column(kpi);
            finished.values = values;
            finished.targets = targets;
            finished.sizes = sizes;
            finished.reasons = reasons;
            finished.lookThrough(tile, problems);
            return finished;
        }

        private void lookThrough(int tile, List<String> problems) {
            Unit unit = kpi.unit();
            double lowest = Math.max(-FAR, unit.lowest());
            double highest = Math.min(FAR, unit.highest());
            String maybe = unit.form() == Unit.Form.PERCENT ? "Maybe percent was given: 24 % is 0.24." : "";
            if (values != null) {
                withoutValue = Gaps.of(values, tile, Double.NEGATIVE_INFINITY);
                checkBounds("values", values, withoutValue, lowest, highest, maybe, problems);
            }
            if (targets != null) {
                withoutTarget = Gaps.of(targets, tile, leastTarget());
                checkBounds("targets", targets, withoutTarget, lowest, highest, maybe, problems);
            }
            if (sizes != null) {
                withoutSize = Gaps.of(sizes, tile, Double.NEGATIVE_INFINITY);
                checkSizes(sizes, withoutSize, problems);
            }
            if (reasons != null) {
                checkReasons(reasons, tile, problems);
            }
        }

        private void checkSizes(double[] n, Gaps gaps, List<String> problems) {
            if (gaps.leave(Double.MIN_VALUE, FAR)) {
                check(
                        "sizes",
                        row -> hasValue(row) && !Double.isNaN(n[row]) && !(n[row] > 0 && n[row] <= FAR),
                        row -> String.valueOf(n[row]),
                        "must be positive and at most " + FAR,
                        "",
                        n.length,
                        problems);
            }
            double[] x = values;
            if (x == null || withoutValue == null) {
                return;
            }
            if (kpi.overSubjects() == RollUp.UNION) {
                check(
                        "sizes",
                        row -> hasValue(row) && !Double.isNaN(n[row]) && !isShareOfKeys(x[row], n[row]),
                        row -> x[row] + " of " + n[row],
                        "must be whole numbers of keys, of which the value is a share",
                        "",
                        n.length,
                        problems);
            } else if (!isShare() && greatestSum(withoutValue.farthest(), gaps.highest) > GREATEST_SUM) {
                check(
                        "sizes",
                        row -> greatestSum(x[row], n[row]) > GREATEST_SUM,
                        row -> x[row] + " of " + n[row],
                        "must leave the sum of the values behind a mean, and of their squares, at most " + GREATEST_SUM,
                        "",
                        n.length,
                        problems);
            }
        }

        /** Of so many such values the sum, or the sum of their squares, whichever is greater; NaN where either is not known. */
        private static double greatestSum(double value, double size) {
            double far = Math.abs(value);
            return far * size * Math.max(1, far);
        }

        private static boolean isShareOfKeys(double value, double size) {
            return value >= 0 && value <= 1 && isCounted(value, size);
        }

        private void checkReasons(byte[] why, int tile, List<String> problems) {
            boolean[] seen = new boolean[256];
            int named = note(why, seen);
            sometimesNotApplicable = seen[Reason.NOT_APPLICABLE.code()];
            boolean[] known = new boolean[256];
            known[0] = true;
            boolean allKnown = true;
            for (Reason reason : Reason.values()) {
                known[reason.code()] = true;
            }
            for (int code = 0; code < 256; code++) {
                allKnown &= known[code] || !seen[code];
            }
            // as many as stand where there is no value
            boolean allInGaps = withoutValue == null || withoutValue.named(why, tile) == named;
            if (!allKnown || !allInGaps) {
                check(
                        "reasons",
                        row -> !known[why[row] & 0xff] || (why[row] != 0 && hasValue(row)),
                        row -> String.valueOf(why[row]),
                        "must be codes of reasons, and 0 where there is a value",
                        "",
                        why.length,
                        problems);
            }
        }

        /** Notes which codes there are, and counts those that are not 0. */
        private static int note(byte[] codes, boolean[] seen) {
            int named = 0;
            for (byte code : codes) {
                seen[code & 0xff] = true;
                named += ((code & 0xff) + 0xff) >>> 8;
            }
            return named;
        }

        private static boolean isCounted(double value, double size) {
            double k = Math.rint(value * size);
            return size == Math.rint(size) && size < 1L << 53 && k / size == value;
        }

        private void checkBounds(
                String what,
                double[] column,
                Gaps gaps,
                double lowest,
                double highest,
                String maybe,
                List<String> problems) {
            if (gaps.leave(lowest, highest)) {
                check(
                        what,
                        row -> column[row] < lowest || column[row] > highest,
                        row -> String.valueOf(column[row]),
                        "must lie between " + lowest + " and " + highest,
                        maybe,
                        column.length,
                        problems);
            }
        }

        /** Names the first few rows that are wrong, and how many there are. */
        private void check(
                String what,
                IntPredicate wrong,
                IntFunction<String> text,
                String rule,
                String maybe,
                int rows,
                List<String> problems) {
            List<String> named = new ArrayList<>();
            int count = 0;
            for (int row = 0; row < rows; row++) {
                if (wrong.test(row)) {
                    count++;
                    if (named.size() < 3) {
                        named.add("(" + text.apply(row) + ") in row " + row);
                    }
                }
            }
            if (count > 0) {
                problems.add("The " + what + " of KPI (" + kpi.id() + ") " + rule + ", and " + String.join(", ", named)
                        + (count > named.size() ? " and " + (count - named.size()) + " more" : "")
                        + (count == 1 ? " is not." : " are not.")
                        + (maybe.isEmpty() ? "" : "\n" + maybe));
            }
        }
    }

    /** Collects the columns of a table. */
    public static final class Builder {

        private final int rows;
        private final Map<String, Column> columns = new TreeMap<>();
        private int tile = Gaps.LARGEST_TILE;

        private Builder(int rows) {
            this.rows = rows;
        }

        /**
         * The values of a KPI.
         *
         * @param kpi the KPI
         * @param values a value for each row in the KPI's stored unit, NaN where there is none; kept, not copied
         * @return this builder
         * @throws IllegalArgumentException if there is not a value for each row, or the KPI has values
         */
        public Builder values(Kpi kpi, double[] values) {
            Column column = column(kpi, "values", values.length);
            requireNew(kpi, "values", column.values);
            column.values = values;
            return this;
        }

        /**
         * The targets of a KPI.
         *
         * @param kpi the KPI
         * @param targets a target for each row in the KPI's stored unit, NaN where there is none; kept, not copied
         * @return this builder
         * @throws IllegalArgumentException if there is not a target for each row, or the KPI has targets
         */
        public Builder targets(Kpi kpi, double[] targets) {
            Column column = column(kpi, "targets", targets.length);
            requireNew(kpi, "targets", column.targets);
            column.targets = targets;
            return this;
        }

        /**
         * Of how many each value of a rate or mean is: n of k / n, or of a sum / n. Where it is known, a criterion with a prior
         * shrinks the value towards it; where it is not (NaN) the value stays as it is.
         *
         * @param kpi a KPI that does not add up
         * @param sizes n for each row, positive where there is a value, NaN where it is not known; kept, not copied
         * @return this builder
         * @throws IllegalArgumentException if there is not a size for each row, or the KPI has sizes or adds up
         */
        public Builder sizes(Kpi kpi, double[] sizes) {
            if (kpi.overSubjects() == RollUp.SUM) {
                throw new IllegalArgumentException(
                        "The KPI (" + kpi.id() + ") adds up, so its values have no sizes: only rates and means have.");
            }
            Column column = column(kpi, "sizes", sizes.length);
            requireNew(kpi, "sizes", column.sizes);
            column.sizes = sizes;
            return this;
        }

        /**
         * Why values are missing.
         *
         * @param kpi the KPI
         * @param reasons {@link Reason#code()} for each row without a value; 0 where there is one, and for
         *     {@link Reason#MISSING}; kept, not copied
         * @return this builder
         * @throws IllegalArgumentException if there is not a code for each row, or the KPI has reasons
         */
        public Builder reasons(Kpi kpi, byte[] reasons) {
            Column column = column(kpi, "reasons", reasons.length);
            requireNew(kpi, "reasons", column.reasons);
            column.reasons = reasons;
            return this;
        }

        /** Rows that are worked on together; no bit depends on it. */
        Builder tile(int size) {
            this.tile = size;
            return this;
        }

        /**
         * Looks through all columns and makes the table.
         *
         * @return the table
         * @throws IllegalArgumentException if values or targets lie outside their unit, or not between −1e100 and 1e100, both
         *     excluded; if sizes beside a value are not positive or not below 1e100; if those of a KPI that joins keys are no
         *     whole numbers of which the value is a share; if the sum behind a mean, or that of the squares, which are n times
         *     the value and n times its square, is beyond 9.99e99; or if reasons have no known code or stand beside a value.
         *     Names all columns that have such, and the first rows of each
         */
        public ScoreTable build() {
            List<String> problems = new ArrayList<>();
            Map<String, Column> finished = new TreeMap<>();
            columns.forEach((id, column) -> finished.put(id, column.finished(tile, problems)));
            if (!problems.isEmpty()) {
                throw new IllegalArgumentException(String.join("\n", problems));
            }
            return new ScoreTable(rows, tile, finished);
        }

        private Column column(Kpi kpi, String what, int length) {
            if (length != rows) {
                throw new IllegalArgumentException("The " + what + " of KPI (" + kpi.id() + ") are (" + length
                        + ") for a table of (" + rows + ") rows.");
            }
            Column column = columns.computeIfAbsent(kpi.id(), id -> new Column(kpi));
            if (!column.kpi.measuresTheSameAs(kpi)) {
                throw new IllegalArgumentException(
                        "The KPI (" + kpi.id()
                                + ") is given twice and means different things: they differ in unit, direction or roll-up rule.");
            }
            return column;
        }

        private static void requireNew(Kpi kpi, String what, @Nullable Object before) {
            if (before != null) {
                throw new IllegalArgumentException("The " + what + " of KPI (" + kpi.id() + ") are given twice.");
            }
        }
    }

    /**
     * Collects a table from measurements, each a row: their values, reasons, targets and the sizes of proportions and means.
     * Subjects and periods are not kept.
     */
    public static final class Rows {

        private final Map<String, Growing> columns = new TreeMap<>();
        private int rows;

        private Rows() {}

        /**
         * Adds a row.
         *
         * @param measurements what was measured of a subject
         * @return this builder
         * @throws IllegalArgumentException if a KPI means something else than in a row before
         */
        public Rows add(Measurements measurements) {
            for (Kpi kpi : measurements.kpis()) {
                Growing column = columns.get(kpi.id());
                if (column != null && !column.kpi.measuresTheSameAs(kpi)) {
                    throw new IllegalArgumentException("The KPI (" + kpi.id() + ") of subject ("
                            + measurements.subject()
                            + ") means something else than in a row before: they differ in unit,"
                            + " direction or roll-up rule.");
                }
            }
            // nothing of a row that is refused stays behind
            for (Kpi kpi : measurements.kpis()) {
                columns.computeIfAbsent(kpi.id(), id -> new Growing(kpi)).add(rows, measurements);
            }
            rows++;
            return this;
        }

        /**
         * Makes the table.
         *
         * @return the table
         * @throws IllegalArgumentException if a value, target or size is not below 1e100, or otherwise none that
         *     {@link Builder#build()} takes
         */
        public ScoreTable build() {
            return build(Gaps.LARGEST_TILE);
        }

        ScoreTable build(int tile) {
            Builder builder = of(rows).tile(tile);
            columns.values().forEach(column -> column.addTo(builder, rows));
            return builder.build();
        }
    }

    /** The columns of a KPI while rows are added; what is not needed stays empty. */
    private static final class Growing {

        private final Kpi kpi;
        private double[] values = {};
        private double[] targets = {};
        private double[] sizes = {};
        private byte[] reasons = {};

        Growing(Kpi kpi) {
            this.kpi = kpi;
        }

        void add(int row, Measurements measurements) {
            Measurement measurement = measurements.measurement(kpi);
            OptionalDouble value = measurement.value();
            if (value.isPresent()) {
                values = put(values, row, value.getAsDouble());
                Measurement evidence = measurement.evidence();
                BigDecimal n = evidence instanceof Measurement.Mean mean
                        ? mean.n()
                        : evidence.counted().map(Measurement.Proportion::n).orElse(null);
                if (n != null) {
                    sizes = put(sizes, row, n.doubleValue());
                }
            } else {
                byte code = measurement.reason().orElseThrow().code();
                if (row >= reasons.length) {
                    reasons = Arrays.copyOf(reasons, grown(row));
                }
                reasons[row] = code;
            }
            measurements.target(kpi).ifPresent(target -> targets = put(targets, row, target.doubleValue()));
        }

        private static double[] put(double[] column, int row, double value) {
            double[] longer = column;
            if (row >= column.length) {
                longer = Arrays.copyOf(column, grown(row));
                Arrays.fill(longer, column.length, longer.length, Double.NaN);
            }
            longer[row] = value;
            return longer;
        }

        private static int grown(int row) {
            return (int) Math.min(Integer.MAX_VALUE - 8L, row + row / 2L + 16);
        }

        private static double[] ofLength(double[] column, int rows) {
            double[] exact = Arrays.copyOf(column, rows);
            if (rows > column.length) {
                Arrays.fill(exact, column.length, rows, Double.NaN);
            }
            return exact;
        }

        void addTo(Builder builder, int rows) {
            builder.values(kpi, ofLength(values, rows));
            if (targets.length > 0) {
                builder.targets(kpi, ofLength(targets, rows));
            }
            if (sizes.length > 0) {
                builder.sizes(kpi, ofLength(sizes, rows));
            }
            if (reasons.length > 0) {
                builder.reasons(kpi, Arrays.copyOf(reasons, rows));
            }
        }
    }
}
