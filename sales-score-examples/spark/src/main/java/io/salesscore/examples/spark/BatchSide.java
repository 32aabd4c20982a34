package io.salesscore.examples.spark;

import io.salesscore.model.ScoreModel;
import io.salesscore.score.ScoreBatch;
import io.salesscore.score.ScoreCalculator;
import io.salesscore.score.ScoreColumns;
import io.salesscore.score.ScoreTable;
import java.util.concurrent.Executor;

/** The library's batch engine, with the rows in arrays. */
final class BatchSide implements Side {

    private final String name;
    private final ScoreBatch batch;
    private final ScoreTable table;

    private BatchSide(String name, ScoreBatch batch, ScoreTable table) {
        this.name = name;
        this.batch = batch;
        this.table = table;
    }

    /** On one thread: that which asks. */
    static BatchSide alone(ScoreModel model, ScoreTable table) {
        return new BatchSide("Java batch, threads: 1", ScoreCalculator.of(model).batch(), table);
    }

    /** On some threads. */
    static BatchSide on(Executor executor, int threads, ScoreModel model, ScoreTable table) {
        return new BatchSide(
                "Java batch, threads: " + threads,
                ScoreCalculator.of(model).batch().on(executor, threads),
                table);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Totals score() {
        ScoreColumns scored = batch.score(table);
        long count = 0;
        double sum = 0;
        for (double points : scored.points()) {
            if (!Double.isNaN(points)) {
                count++;
                sum += points;
            }
        }
        return new Totals(count, sum);
    }

    @Override
    public void close() {}
}
