package io.salesscore.examples.spark;

import io.salesscore.model.ScoreModel;
import io.salesscore.score.ScoreBatch;
import io.salesscore.score.ScoreCalculator;
import io.salesscore.score.ScoreColumns;
import io.salesscore.score.ScoreTable;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;

/** The library's batch engine, with the rows in arrays. */
final class BatchSide implements Side {

    private final Executor executor;
    private final int threads;
    private final ScoreBatch batch;
    private final ScoreTable table;

    /**
     * @param executor has the threads
     * @param threads how many of them work
     */
    BatchSide(Executor executor, int threads, ScoreModel model, ScoreTable table) {
        this.executor = executor;
        this.threads = threads;
        this.batch = ScoreCalculator.of(model).batch().on(executor, threads);
        this.table = table;
    }

    @Override
    public String name() {
        return "Java batch, threads: " + threads;
    }

    /** Scores, then rounds and sums on as many threads, as a database does with a part of the rows on each. */
    @Override
    public Totals score() {
        ScoreColumns scored = batch.score(table);
        List<CompletableFuture<Totals>> parts = IntStream.range(0, threads)
                .mapToObj(part -> CompletableFuture.supplyAsync(() -> part(scored, part), executor))
                .toList();
        return parts.stream().map(CompletableFuture::join).reduce(new Totals(0, 0), Totals::plus);
    }

    private Totals part(ScoreColumns scored, int part) {
        long rows = scored.rows();
        int from = (int) (rows * part / threads);
        int to = (int) (rows * (part + 1) / threads);
        long count = 0;
        double sum = 0;
        for (int row = from; row < to; row++) {
            double points = scored.points(row);
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
