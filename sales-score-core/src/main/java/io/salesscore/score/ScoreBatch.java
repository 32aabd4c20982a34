package io.salesscore.score;

import io.salesscore.kpi.Kpi;
import io.salesscore.model.Criterion;
import io.salesscore.period.Period;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/**
 * How a table of many subjects is scored: what beside the score, on whose threads, and who is told. Immutable; each method
 * returns a batch with one thing changed.
 *
 * <pre>{@code
 * ScoreColumns scores = calculator.batch()
 *     .withContributions()
 *     .on(executor, 4)
 *     .reporting(rows -> bar.stepTo(rows))
 *     .until(() -> form.isClosed())
 *     .score(table);
 * }</pre>
 *
 * <p>Every row has the bits of {@link ScoreCalculator#score(io.salesscore.kpi.Measurements)}, however the work is split.
 */
public final class ScoreBatch {

    /** Rows between two looks at whether to go on: about a millisecond. */
    private static final int ROWS_AT_A_TIME = 1 << 14;

    private final ScoreCalculator calculator;
    private final boolean contributions;
    private final Executor executor;
    private final int tasks;
    private final LongConsumer progress;
    private final BooleanSupplier cancelled;

    ScoreBatch(ScoreCalculator calculator) {
        this(calculator, false, Runnable::run, 1, rows -> {}, () -> false);
    }

    private ScoreBatch(
            ScoreCalculator calculator,
            boolean contributions,
            Executor executor,
            int tasks,
            LongConsumer progress,
            BooleanSupplier cancelled) {
        this.calculator = calculator;
        this.contributions = contributions;
        this.executor = executor;
        this.tasks = tasks;
        this.progress = progress;
        this.cancelled = cancelled;
    }

    /**
     * Asks for what each criterion accounts for as well: {@link ScoreColumns#contributions}. Where all groups of the model are
     * arithmetic that about doubles the time; where one is not, each row is explained on its own, which takes microseconds,
     * and milliseconds for large groups.
     *
     * @return the batch
     */
    public ScoreBatch withContributions() {
        return new ScoreBatch(calculator, true, executor, tasks, progress, cancelled);
    }

    /**
     * Shares the work with other threads. The calling thread works too, and does it all where the executor has no thread free
     * or rejects; the result is the same. Below about 100,000 subjects sharing gains nothing.
     *
     * @param executor the host's executor; it is neither shut down nor kept
     * @param tasks how many threads work, the calling one included
     * @return the batch
     * @throws IllegalArgumentException if the number of tasks is not positive
     */
    public ScoreBatch on(Executor executor, int tasks) {
        if (tasks < 1) {
            throw new IllegalArgumentException("The number of tasks (" + tasks + ") of a batch must be positive.");
        }
        return new ScoreBatch(calculator, contributions, executor, tasks, progress, cancelled);
    }

    /**
     * Tells how far the work is, about every 16,000 rows and at the end.
     *
     * @param progress takes the number of rows that are done, never fewer than before; called on the calling thread alone
     * @return the batch
     */
    public ScoreBatch reporting(LongConsumer progress) {
        return new ScoreBatch(calculator, contributions, executor, tasks, progress, cancelled);
    }

    /**
     * Lets the work be given up.
     *
     * @param cancelled true to give up; asked on the calling thread alone, about every 16,000 rows
     * @return the batch
     */
    public ScoreBatch until(BooleanSupplier cancelled) {
        return new ScoreBatch(calculator, contributions, executor, tasks, progress, cancelled);
    }

    /**
     * Scores a table.
     *
     * @param table what was measured, a row for each subject
     * @return the scores, in the order of the rows
     * @throws IllegalArgumentException if a KPI of the table means something else than the model's of the same id
     * @throws CancellationException if the work was given up
     */
    public ScoreColumns score(ScoreTable table) {
        Binding binding = new Binding(calculator.compiled(), table);
        double[] exact = new double[table.rows()];
        byte[] reasons = new byte[table.rows()];
        double[][] parts = new double[contributions ? binding.plan.criteria : 0][table.rows()];
        boolean additive = contributions && binding.plan.isArithmetic;
        // rows that are explained on their own take long
        int atATime = contributions && !additive ? 1 : Math.max(1, ROWS_AT_A_TIME / table.tile());
        new Work(
                        table.tiles(),
                        atATime,
                        done -> progress.accept(Math.min(table.rows(), (long) done * table.tile())),
                        cancelled)
                .run(executor, tasks, () -> {
                    Tile tile = Tile.ofScores(binding, additive);
                    return index -> {
                        tile.score(index);
                        tile.copyTo(exact, reasons);
                        if (additive) {
                            tile.contributions(parts);
                        } else if (contributions) {
                            explain(binding, index, exact, parts);
                        }
                    };
                });
        return new ScoreColumns(calculator, table, exact, reasons, parts);
    }

    private void explain(Binding binding, int tile, double[] exact, double[][] parts) {
        int from = tile * binding.table.tile();
        int to = Math.min(binding.table.rows(), from + binding.table.tile());
        // neither says anything of the contributions
        Period any = Period.year(2000);
        for (int row = from; row < to; row++) {
            for (double[] part : parts) {
                part[row] = Double.NaN;
            }
            if (!Double.isNaN(exact[row])) {
                SalesScore score = calculator.score(binding.table.measurements(row, "row", any));
                for (Contribution contribution : score.contributions()) {
                    if (contribution.kind() == Contribution.Kind.CRITERION) {
                        int node = binding.compiled.positionOf(contribution.id());
                        parts[binding.plan.values[node]][row] = contribution.points();
                    }
                }
            }
        }
    }

    /** Where the contributions of a criterion stand. */
    static int placeOf(ScoreCalculator calculator, Kpi kpi) {
        CompiledModel compiled = calculator.compiled();
        Criterion criterion = compiled.model.criterion(kpi);
        if (!criterion.kpi().measuresTheSameAs(kpi)) {
            throw new IllegalArgumentException(
                    "The KPI (" + kpi.id() + ") means something else than that of score model (" + compiled.model
                            + "): they differ in unit, direction or roll-up rule.");
        }
        return compiled.plan.values[compiled.positionOf(criterion.id())];
    }

    /** For people: the model. */
    @Override
    public String toString() {
        return "batch of " + calculator;
    }
}
