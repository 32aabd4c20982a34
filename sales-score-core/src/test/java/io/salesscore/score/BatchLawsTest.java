package io.salesscore.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurement;
import io.salesscore.kpi.Measurements;
import io.salesscore.kpi.Reason;
import io.salesscore.kpi.RollUp;
import io.salesscore.period.Period;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Columns hold what each subject's own score says, to the last bit: any model, any tile, any threads. */
class BatchLawsTest {

    private static final Period QUARTER = Period.quarter(2026, 1);

    /** Beyond it are no measurements. */
    private static final double FARTHEST = Math.nextDown(1e100);

    private static final ExecutorService THREADS = Executors.newFixedThreadPool(3);

    @AfterAll
    static void stop() {
        THREADS.shutdownNow();
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 400);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void columnsHoldWhatEachSubjectsScoreSays(long seed) {
        Generated.holds(seed, given -> {
            ScoreCalculator calculator = ScoreCalculator.of(given.model());
            List<Measurements> subjects = subjects(given, 20);
            ScoreTable.Rows rows = ScoreTable.ofRows();
            subjects.forEach(rows::add);
            for (int tile : new int[] {1, 7, 256}) {
                ScoreTable table = rows.build(tile);
                ScoreColumns columns = calculator
                        .batch()
                        .withContributions()
                        .on(THREADS, 1 + tile % 3)
                        .score(table);
                for (int row = 0; row < subjects.size(); row++) {
                    SalesScore own = calculator.score(subjects.get(row));
                    SalesScore score = columns.score(row, "sari", QUARTER);
                    assertThat(exactOf(score)).isEqualTo(exactOf(own));
                    assertThat(score.coverage()).isEqualTo(own.coverage());
                }
                agree(calculator, columns);
            }
        });
    }

    /** Rows that no measurements were turned into: any numbers that a column may hold. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void columnsOfAnyNumbersHoldWhatEachRowsScoreSays(long seed) {
        Generated.holds(seed, given -> {
            ScoreCalculator calculator = ScoreCalculator.of(given.model());
            Random random = new Random(given.seed());
            int rows = 1 + random.nextInt(30);
            ScoreTable.Builder table = ScoreTable.of(rows).tile(1 + random.nextInt(40));
            double gaps = random.nextDouble() * random.nextDouble();
            for (Kpi kpi : given.model().kpis()) {
                addColumns(table, kpi, rows, gaps, random);
            }
            agree(calculator, calculator.batch().withContributions().score(table.build()));
        });
    }

    private static void addColumns(ScoreTable.Builder table, Kpi kpi, int rows, double gaps, Random random) {
        double[] values = new double[rows];
        double[] targets = new double[rows];
        double[] sizes = new double[rows];
        byte[] reasons = new byte[rows];
        boolean wild = random.nextInt(3) == 0;
        for (int row = 0; row < rows; row++) {
            boolean gone = random.nextDouble() < gaps;
            targets[row] = random.nextDouble() < gaps ? Double.NaN : number(kpi, wild, random);
            int n = 1 + random.nextInt(50);
            if (kpi.overSubjects() == RollUp.UNION) {
                sizes[row] = n;
                values[row] = kpi.unit().highest() > 1 ? random.nextInt(n) : random.nextInt(n + 1) / (double) n;
            } else {
                values[row] = number(kpi, wild, random);
                sizes[row] = random.nextDouble() < gaps ? Double.NaN : size(values[row], n, wild, random);
            }
            if (gone) {
                values[row] = Double.NaN;
                Reason[] any = Reason.values();
                reasons[row] = random.nextBoolean() ? any[random.nextInt(any.length)].code() : 0;
            }
        }
        // a KPI may have any of the columns
        if (random.nextInt(12) > 0) {
            table.values(kpi, values);
        }
        if (random.nextInt(12) > 0) {
            table.targets(kpi, targets);
        }
        boolean keysOfNoShare = kpi.overSubjects() == RollUp.UNION && kpi.unit().highest() > 1;
        if (kpi.overSubjects() != RollUp.SUM && !keysOfNoShare && random.nextBoolean()) {
            table.sizes(kpi, sizes);
        }
        if (random.nextBoolean()) {
            table.reasons(kpi, reasons);
        }
    }

    private static double size(double value, int n, boolean wild, Random random) {
        double[] extremes = {Double.MIN_VALUE, 1e-300, 1e-49, 1.0 / 3, 1L << 53, 1e30 / 7, FARTHEST};
        double mild = n * new double[] {1, 1, 0.5, 0.3}[random.nextInt(4)];
        double drawn = wild && random.nextInt(3) == 0 ? extremes[random.nextInt(extremes.length)] : mild;
        // the sum and the squares behind an extreme mean leave what a measurement takes
        double far = Math.abs(value);
        return far * Math.max(1, far) * drawn > 9e99 ? Double.NaN : drawn;
    }

    private static double number(Kpi kpi, boolean wild, Random random) {
        double lowest = Math.max(kpi.unit().lowest(), -200);
        double highest = Math.min(kpi.unit().highest(), 200);
        double step = random.nextInt(4) == 0 ? random.nextDouble() : random.nextInt(41) / 40.0;
        double mild = random.nextInt(6) == 0 && lowest <= 0 ? 0 : lowest + (highest - lowest) * step;
        double[] extremes = {
            0,
            -0.0,
            Double.MIN_VALUE,
            -Double.MIN_VALUE,
            1e-300,
            9e99,
            -9e99,
            FARTHEST,
            -FARTHEST,
            1e49,
            -3e60,
            1e-49,
            kpi.unit().lowest(),
            kpi.unit().highest()
        };
        double drawn = wild && random.nextInt(3) == 0 ? extremes[random.nextInt(extremes.length)] : mild;
        return kpi.unit().contains(drawn) && Math.abs(drawn) <= FARTHEST ? drawn : mild;
    }

    private static void agree(ScoreCalculator calculator, ScoreColumns columns) {
        double[] exact = columns.exactPoints();
        double[] points = columns.points();
        int[] grades = columns.grades();
        double[] coverages = columns.coverages();
        byte[] reasons = columns.reasons();
        double[][] contributions = calculator.model().criteria().stream()
                .map(criterion -> columns.contributions(criterion.kpi()))
                .toArray(double[][]::new);
        for (int row = 0; row < columns.rows(); row++) {
            SalesScore score = columns.score(row, "sari", QUARTER);
            assertThat(exact[row]).as("row %d: %s", row, score).isEqualTo(exactOf(score));
            assertThat(columns.exactPoints(row)).isEqualTo((Double) exact[row]);
            assertThat(columns.isScored(row)).isEqualTo(score.isScored());
            assertThat(points[row]).isEqualTo((Double) (score.isScored() ? score.points() : Double.NaN));
            assertThat(columns.points(row)).isEqualTo((Double) points[row]);
            assertThat(columns.grade(row)).isEqualTo(score.grade());
            assertThat(grades[row])
                    .isEqualTo(score.grade()
                            .map(grade -> calculator.model().grades().orElseThrow().bands().stream()
                                    .map(band -> band.grade())
                                    .toList()
                                    .indexOf(grade))
                            .orElse(-1));
            assertThat(coverages[row]).as("row %d: %s", row, score).isEqualTo(score.coverage());
            Optional<Reason> reason =
                    score.unscoredBecause().stream().map(Unscored::reason).findFirst();
            assertThat(columns.reason(row)).as("row %d: %s", row, score).isEqualTo(reason);
            assertThat(reasons[row]).isEqualTo(reason.map(Reason::code).orElse((byte) 0));
            for (int i = 0; i < contributions.length; i++) {
                Kpi kpi = calculator.model().criteria().get(i).kpi();
                Double expected = score.isScored()
                        ? score.contribution(kpi).map(Contribution::points).orElse(Double.NaN)
                        : Double.NaN;
                assertThat(contributions[i][row]).as("%s in row %d", kpi, row).isEqualTo(expected);
            }
        }
    }

    private static Double exactOf(SalesScore score) {
        return score.isScored() ? score.exactPoints() : Double.NaN;
    }

    /** The generated subject, then others that have other values, targets and reasons for having none. */
    private static List<Measurements> subjects(Generated given, int count) {
        List<Measurements> subjects = new ArrayList<>();
        subjects.add(given.measurements());
        Random random = new Random(given.seed());
        for (int i = 1; i < count; i++) {
            Measurements some = i % 2 == 0 ? given.measurements() : given.otherMeasurements("sari", i);
            Measurements.Builder subject = Measurements.of("sari", QUARTER);
            for (Kpi kpi : some.kpis()) {
                Optional<Measurement> measurement = measurement(some.measurement(kpi), random);
                measurement.ifPresent(one -> subject.measured(kpi, one));
                some.target(kpi).filter(any -> random.nextInt(8) > 0).ifPresent(target -> {
                    double other = random.nextInt(8) == 0 ? -target.doubleValue() : target.doubleValue();
                    double held = random.nextInt(8) == 0 ? 0 : other;
                    subject.target(kpi, kpi.unit().contains(held) ? held : target.doubleValue());
                });
            }
            subjects.add(subject.build());
        }
        return subjects;
    }

    private static Optional<Measurement> measurement(Measurement measurement, Random random) {
        return switch (random.nextInt(10)) {
            case 0 -> Optional.of(Measurement.missing());
            case 1 -> Optional.of(Measurement.notApplicable("Dewi", "another role"));
            case 2 -> Optional.of(Measurement.unmeasured(Reason.ZERO_DENOMINATOR, List.of()));
            case 3 ->
                random.nextInt(3) == 0
                        ? Optional.of(Measurement.unmeasured(Reason.NOT_MERGEABLE, List.of()))
                        : Optional.empty();
            default -> Optional.of(measurement);
        };
    }

    /** The law is not kept by having nothing to say. */
    @Test
    void allReasonsOccur() {
        Set<Reason> seen = EnumSet.noneOf(Reason.class);
        int scored = 0;
        for (long seed = 1; seed <= 100; seed++) {
            Generated given = Generated.modelAndMeasurements(seed);
            ScoreTable.Rows rows = ScoreTable.ofRows();
            subjects(given, 20).forEach(rows::add);
            ScoreColumns columns = ScoreCalculator.of(given.model()).score(rows.build());
            for (int row = 0; row < columns.rows(); row++) {
                columns.reason(row).ifPresent(seen::add);
                scored += columns.isScored(row) ? 1 : 0;
            }
        }
        assertThat(scored).isBetween(200, 1800);
        assertThat(seen)
                .contains(
                        Reason.NOT_APPLICABLE,
                        Reason.MISSING,
                        Reason.ZERO_DENOMINATOR,
                        Reason.TARGET_MISSING,
                        Reason.TARGET_NOT_POSITIVE,
                        Reason.NOT_MERGEABLE,
                        Reason.TOO_LITTLE_COVERAGE,
                        Reason.GATE_UNKNOWN);
    }
}
