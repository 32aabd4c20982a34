package io.salesscore.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Reason;
import io.salesscore.kpi.RollUp;
import io.salesscore.kpi.Unit;
import io.salesscore.model.Aggregation;
import io.salesscore.model.Criterion;
import io.salesscore.model.Curve;
import io.salesscore.model.Gate;
import io.salesscore.model.GradeScale;
import io.salesscore.model.Group;
import io.salesscore.model.MissingPolicy;
import io.salesscore.model.ScoreModel;
import io.salesscore.period.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreBatchTest {

    private static final Kpi SALES = Kpi.builder("sales").unit(Unit.COUNT).build();
    private static final Kpi RATE =
            Kpi.builder("rate").unit(Unit.SHARE).rollUp(RollUp.POOL).build();
    private static final double NONE = Double.NaN;

    private static final ScoreModel MODEL = ScoreModel.builder("batch")
            .kpi(SALES, 3, Curve.attainment().cappedAt(1.2))
            .kpi(RATE, 1, Curve.steps(0).from(0, 10).from(0.2, 50).above(0.5, 100))
            .missing(MissingPolicy.reweight(0.3))
            .grades(GradeScale.lowest("C").from(50, "B").from(80, "A"))
            .ceiling(110)
            .build();

    private static final ScoreCalculator CALCULATOR = ScoreCalculator.of(MODEL);

    private static ScoreTable table(int rows) {
        SplittableRandom random = new SplittableRandom(rows);
        double[] sales = new double[rows];
        double[] targets = new double[rows];
        double[] rates = new double[rows];
        for (int row = 0; row < rows; row++) {
            sales[row] = random.nextInt(10) == 0 ? NONE : random.nextInt(150);
            targets[row] = random.nextInt(20) == 0 ? NONE : random.nextInt(100);
            rates[row] = random.nextInt(10) == 0 ? NONE : random.nextInt(11) / 10.0;
        }
        return ScoreTable.of(rows)
                .values(SALES, sales)
                .targets(SALES, targets)
                .values(RATE, rates)
                .build();
    }

    @Test
    void columnsSayWhatAScoreSays() {
        ScoreTable table = ScoreTable.of(4)
                .values(SALES, new double[] {90, 60, NONE, NONE})
                .targets(SALES, new double[] {100, 60, 60, NONE})
                .values(RATE, new double[] {0.2, 0.6, 0.1, NONE})
                .build();
        ScoreColumns scores = CALCULATOR.batch().withContributions().score(table);

        assertThat(scores.rows()).isEqualTo(4);
        assertThat(scores.points()).containsExactly(80, 100, NONE, NONE);
        assertThat(scores.exactPoints(0)).isEqualTo(80);
        assertThat(scores.grades()).containsExactly(2, 2, -1, -1);
        assertThat(scores.grade(0)).contains("A");
        assertThat(scores.coverages()).containsExactly(1, 1, 0.25, 0);
        assertThat(scores.reason(2)).contains(Reason.TOO_LITTLE_COVERAGE);
        assertThat(scores.reason(0)).isEmpty();
        assertThat(scores.contributions(SALES)).containsExactly(67.5, 75, NONE, NONE);
        assertThat(scores.contributions(RATE)).containsExactly(12.5, 25, NONE, NONE);
        assertThat(scores.score(0, "sari", Period.quarter(2026, 1)).points()).isEqualTo(80);
        assertThat(scores.model()).isEqualTo(MODEL);
        assertThat(scores.table()).isEqualTo(table);
        assertThat(scores).hasToString("4 scores by " + MODEL);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 255, 256, 257, 5000})
    void anyNumberOfRowsIsScoredAlike(int rows) {
        ScoreTable table = table(rows);
        ScoreColumns scores = CALCULATOR.score(table);

        assertThat(scores.rows()).isEqualTo(rows);
        for (int row = 0; row < rows; row++) {
            SalesScore score = scores.score(row, "sari", Period.quarter(2026, 1));
            assertThat(scores.isScored(row)).isEqualTo(score.isScored());
            if (score.isScored()) {
                assertThat(scores.exactPoints(row)).isEqualTo(score.exactPoints());
            }
        }
    }

    @Test
    void aTableWithoutColumnsScoresNobody() {
        ScoreColumns scores = CALCULATOR.score(ScoreTable.of(300).build());

        assertThat(scores.exactPoints()).containsOnly(NONE);
        assertThat(scores.reasons()).containsOnly(Reason.TOO_LITTLE_COVERAGE.code());
    }

    /** Weights that add up exactly, and such that do not, go different ways. */
    @ParameterizedTest
    @ValueSource(doubles = {1, 0.1, 1.0 / 3, 1e8})
    void aWideModelOfAnyWeightsIsScoredAlike(double weight) {
        ScoreModel.Builder model = ScoreModel.builder("wide").missing(MissingPolicy.reweight(0.5));
        SplittableRandom random = new SplittableRandom(1);
        ScoreTable.Builder table = ScoreTable.of(300);
        for (int k = 0; k < 64; k++) {
            Kpi kpi = Kpi.builder("kpi" + k).unit(Unit.COUNT).build();
            model.kpi(kpi, weight * (1 + k % 7), Curve.between(0, 1 + k));
            double[] values = new double[300];
            Arrays.setAll(values, row -> random.nextInt(300) < row ? NONE : random.nextInt(70));
            table.values(kpi, values);
        }
        agree(ScoreCalculator.of(model.build()), table.build());
    }

    @Test
    void aDeepModelIsScoredAlike() {
        Consumer<Group.Builder> levels = deepest -> deepest.kpi(SALES, 1, Curve.between(0, 100));
        for (int level = 31; level > 0; level--) {
            Kpi kpi = Kpi.builder("kpi" + level).unit(Unit.COUNT).build();
            Consumer<Group.Builder> below = levels;
            String id = "level" + level;
            double weight = level % 3 + 0.7;
            levels = group -> group.group(id, weight, below).kpi(kpi, 1, Curve.between(0, 100));
        }
        ScoreTable.Builder table = ScoreTable.of(300);
        SplittableRandom random = new SplittableRandom(1);
        ScoreModel model = ScoreModel.builder("deep")
                .missing(MissingPolicy.reweight(0.1))
                .group("top", 1, levels)
                .build();
        for (Criterion criterion : model.criteria()) {
            double[] values = new double[300];
            byte[] reasons = new byte[300];
            for (int row = 0; row < 300; row++) {
                boolean gone = random.nextInt(300) < row;
                values[row] = gone ? NONE : random.nextInt(110);
                reasons[row] = gone && random.nextBoolean() ? Reason.NOT_APPLICABLE.code() : 0;
            }
            table.values(criterion.kpi(), values).reasons(criterion.kpi(), reasons);
        }
        agree(ScoreCalculator.of(model), table.build());
    }

    @Test
    void whatAppliesToNobodyIsNoScore() {
        byte[] not = new byte[300];
        Arrays.fill(not, Reason.NOT_APPLICABLE.code());
        ScoreTable table =
                ScoreTable.of(300).reasons(SALES, not).reasons(RATE, not).build();
        ScoreColumns scores = CALCULATOR.score(table);

        assertThat(scores.exactPoints()).containsOnly(NONE);
        assertThat(scores.reasons()).containsOnly(Reason.NOT_APPLICABLE.code());
        assertThat(scores.coverages()).containsOnly(0);
        agree(CALCULATOR, table);
    }

    private static void agree(ScoreCalculator calculator, ScoreTable table) {
        ScoreColumns columns = calculator.score(table);
        double[] coverages = columns.coverages();
        for (int row = 0; row < table.rows(); row++) {
            SalesScore score = columns.score(row, "sari", Period.quarter(2026, 1));
            double exact = score.isScored() ? score.exactPoints() : NONE;
            assertThat(columns.exactPoints(row)).as("row %d", row).isEqualTo((Double) exact);
            assertThat(coverages[row]).as("row %d", row).isEqualTo(score.coverage());
            assertThat(columns.reason(row))
                    .isEqualTo(score.unscoredBecause().stream()
                            .map(Unscored::reason)
                            .findFirst());
        }
    }

    @Test
    void gatesReadTheirOwnColumns() {
        ScoreModel model = ScoreModel.builder("gated")
                .kpi(SALES, 1, Curve.between(0, 100))
                .gate(Gate.capAt(60).whenBelow(RATE, 0.5))
                .build();
        ScoreTable table = ScoreTable.of(5)
                .values(SALES, new double[] {90, 90, 50, 90, 90})
                .values(RATE, new double[] {0.5, 0.4, 0.4, NONE, NONE})
                .reasons(RATE, new byte[] {0, 0, 0, 0, Reason.NOT_APPLICABLE.code()})
                .build();
        ScoreColumns scores = ScoreCalculator.of(model).score(table);

        assertThat(scores.exactPoints()).containsExactly(90, 60, 50, NONE, 90);
        assertThat(scores.reason(3)).contains(Reason.GATE_UNKNOWN);
    }

    @Test
    void extremeValuesStayOnTheCurve() {
        double[] extremes = {Math.nextDown(1e100), -Math.nextDown(1e100), Double.MIN_VALUE, -Double.MIN_VALUE, -0.0, 0};
        ScoreColumns scores = ScoreCalculator.of(ScoreModel.builder("extreme")
                        .kpi(SALES, 1, Curve.attainment().cappedAt(1.2))
                        .kpi(
                                Kpi.builder("other").unit(Unit.COUNT).build(),
                                1,
                                Curve.steps(0).from(0, 50).from(1e-3, 100))
                        .build())
                .score(ScoreTable.of(6)
                        .values(SALES, extremes)
                        .targets(
                                SALES,
                                new double[] {Double.MIN_VALUE, Double.MIN_VALUE, Math.nextDown(1e100), 1, 1, 1e-300})
                        .values(Kpi.builder("other").unit(Unit.COUNT).build(), extremes)
                        .build());

        assertThat(scores.exactPoints()).containsExactly(100, 0, 25, 0, 25, 25);
    }

    @Test
    void aKpiThatMeansSomethingElseIsRefused() {
        ScoreTable table = ScoreTable.of(1)
                .values(Kpi.builder("sales").unit(Unit.IDR).build(), new double[1])
                .build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> CALCULATOR.score(table))
                .withMessageContaining("(sales)");
    }

    @Test
    void contributionsMustBeAskedFor() {
        ScoreColumns scores = CALCULATOR.score(table(3));

        assertThatIllegalStateException()
                .isThrownBy(() -> scores.contributions(SALES))
                .withMessageContaining("(sales) were not asked for.\nMaybe withContributions() first.");
    }

    /** The promise of the Javadoc: nothing handed out is what the scores are kept in. */
    @Test
    void columnsAreTheCallersOwn() {
        ScoreColumns scores = CALCULATOR.batch().withContributions().score(table(10));
        double before = scores.exactPoints(1);
        Arrays.fill(scores.exactPoints(), 0);
        Arrays.fill(scores.contributions(SALES), 0);

        assertThat(scores.exactPoints(1)).isEqualTo(before);
    }

    // ---- threads ----

    @Test
    void anyThreadsGiveTheSameBits() throws InterruptedException {
        ScoreTable table = table(200_000);
        ScoreColumns alone = CALCULATOR.batch().withContributions().score(table);
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            for (int tasks : new int[] {1, 2, 3, 100}) {
                ScoreColumns together = CALCULATOR
                        .batch()
                        .withContributions()
                        .on(threads, tasks)
                        .score(table);
                assertThat(together.exactPoints()).isEqualTo(alone.exactPoints());
                assertThat(together.reasons()).isEqualTo(alone.reasons());
                assertThat(together.contributions(SALES)).isEqualTo(alone.contributions(SALES));
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void theCallerDoesWhatNobodyElseDoes() {
        ScoreTable table = table(100_000);
        Executor rejects = task -> {
            throw new RejectedExecutionException("full");
        };
        List<Runnable> neverRun = new ArrayList<>();
        double[] alone = CALCULATOR.score(table).exactPoints();

        assertThat(CALCULATOR.batch().on(rejects, 4).score(table).exactPoints()).isEqualTo(alone);
        assertThat(CALCULATOR.batch().on(neverRun::add, 4).score(table).exactPoints())
                .isEqualTo(alone);
        assertThat(neverRun).hasSize(3).allSatisfy(Runnable::run);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CALCULATOR.batch().on(rejects, 0))
                .withMessageContaining("(0)");
    }

    /** As an executor with a policy of caller-runs does when it is full. */
    @Test
    void anExecutorThatRunsOnTheCallersThreadHidesNoProgress() {
        List<Long> told = new ArrayList<>();
        CALCULATOR.batch().on(Runnable::run, 4).reporting(told::add).score(table(100_000));

        assertThat(told).hasSizeGreaterThan(5).isSorted().endsWith(100_000L);
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> CALCULATOR
                        .batch()
                        .on(Runnable::run, 4)
                        .until(() -> true)
                        .score(table(100_000)));
    }

    @Test
    void whatACallbackThrowsReachesTheCallerWhenAllHaveStopped() {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        ScoreTable table = table(100_000);
        try {
            assertThatIllegalStateException()
                    .isThrownBy(() -> CALCULATOR
                            .batch()
                            .on(threads, 3)
                            .reporting(rows -> {
                                throw new IllegalStateException("the bar is gone");
                            })
                            .score(table))
                    .withMessage("the bar is gone");
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void whatATaskThrowsReachesTheCaller() {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> new Work(1000, 1, done -> {}, () -> false).run(threads, 3, () -> tile -> {
                        if (tile == 500) {
                            throw new IllegalStateException("tile 500");
                        }
                    }))
                    .withMessage("tile 500");
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void anInterruptedCallerStaysInterruptedAndGetsItsScores() {
        ExecutorService threads = Executors.newFixedThreadPool(1);
        try {
            Thread.currentThread().interrupt();
            ScoreColumns scores = CALCULATOR.batch().on(threads, 2).score(table(100_000));

            assertThat(Thread.interrupted()).isTrue();
            assertThat(scores.exactPoints())
                    .isEqualTo(CALCULATOR.score(table(100_000)).exactPoints());
        } finally {
            threads.shutdown();
        }
    }

    // ---- progress ----

    @Test
    void progressRisesToAllRowsOnTheCallersThread() {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<Long> told = new ArrayList<>();
        Thread caller = Thread.currentThread();
        try {
            CALCULATOR
                    .batch()
                    .on(threads, 3)
                    .reporting(rows -> {
                        assertThat(Thread.currentThread()).isSameAs(caller);
                        told.add(rows);
                    })
                    .score(table(100_001));
        } finally {
            threads.shutdown();
        }

        assertThat(told).isSorted().endsWith(100_001L);
    }

    @Test
    void aBatchCanBeGivenUp() {
        List<Long> told = new ArrayList<>();
        ScoreBatch batch = CALCULATOR.batch().reporting(told::add).until(() -> told.size() == 2);

        assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> batch.score(table(100_000)));
        assertThat(told).hasSize(2);
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> CALCULATOR.batch().until(() -> true).score(table(0)));
    }

    @Test
    void groupsThatAreNotArithmeticAreExplainedRowByRow() {
        ScoreModel model = ScoreModel.builder("geometric")
                .aggregation(Aggregation.GEOMETRIC)
                .kpi(SALES, 1, Curve.between(0, 100))
                .kpi(RATE, 1, Curve.between(0, 1))
                .build();
        ScoreTable table = ScoreTable.of(2)
                .values(SALES, new double[] {25, 50})
                .values(RATE, new double[] {1, NONE})
                .build();
        ScoreColumns scores =
                ScoreCalculator.of(model).batch().withContributions().score(table);
        SalesScore sari = scores.score(0, "sari", Period.quarter(2026, 1));

        assertThat(scores.points()).containsExactly(50, NONE);
        assertThat(scores.contributions(SALES))
                .containsExactly(sari.contribution(SALES).orElseThrow().points(), NONE);
    }
}
