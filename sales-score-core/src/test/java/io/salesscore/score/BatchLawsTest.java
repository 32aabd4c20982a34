package io.salesscore.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurement;
import io.salesscore.kpi.Measurements;
import io.salesscore.kpi.Reason;
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
                agree(calculator, subjects, columns);
            }
        });
    }

    private static void agree(ScoreCalculator calculator, List<Measurements> subjects, ScoreColumns columns) {
        double[] exact = columns.exactPoints();
        double[] points = columns.points();
        int[] grades = columns.grades();
        double[] coverages = columns.coverages();
        byte[] reasons = columns.reasons();
        double[][] contributions = calculator.model().criteria().stream()
                .map(criterion -> columns.contributions(criterion.kpi()))
                .toArray(double[][]::new);
        for (int row = 0; row < subjects.size(); row++) {
            SalesScore own = calculator.score(subjects.get(row));
            SalesScore score = columns.score(row, "sari", QUARTER);
            assertThat(exactOf(score)).isEqualTo(exactOf(own));
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
            assertThat(score.coverage()).isEqualTo(own.coverage());
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
