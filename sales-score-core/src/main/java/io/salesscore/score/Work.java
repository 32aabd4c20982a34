package io.salesscore.score;

import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tiles to be worked on by whoever comes: the calling thread, and those that an executor lends. Each takes some at a time.
 * The calling thread never waits for a helper that has not begun, so that an executor without a free thread, or one that the
 * caller itself runs on, costs time and nothing else.
 */
final class Work {

    private final int atATime;
    private final IntConsumer progress;
    private final BooleanSupplier cancelled;

    // guarded by this
    private int end;
    private int next;
    private int done;
    private int busy;
    private @Nullable Throwable failure;

    /**
     * @param tiles how many there are
     * @param atATime how many are taken at a time
     * @param progress takes the number of tiles done, on the calling thread
     * @param cancelled asked on the calling thread
     */
    Work(int tiles, int atATime, IntConsumer progress, BooleanSupplier cancelled) {
        this.end = tiles;
        this.atATime = atATime;
        this.progress = progress;
        this.cancelled = cancelled;
    }

    /**
     * Does the work, and returns when nobody is at it any more.
     *
     * @param executor lends threads
     * @param tasks how many threads work, this one included
     * @param worker makes what works on a tile, for one thread
     */
    void run(Executor executor, int tasks, Supplier<IntConsumer> worker) {
        try {
            lead(executor, tasks, worker);
        } finally {
            stop(null);
            while (awaitTurn(done())) {
                // they write to the same columns
            }
        }
        Throwable failed = failure();
        if (failed instanceof Error error) {
            throw error;
        }
        if (failed instanceof RuntimeException exception) {
            throw exception;
        }
    }

    private void lead(Executor executor, int tasks, Supplier<IntConsumer> worker) {
        // more helpers than turns would find nothing to do
        long turns = (end + atATime - 1L) / atATime;
        Thread caller = Thread.currentThread();
        for (int helper = 1; helper < Math.min(tasks, turns); helper++) {
            try {
                executor.execute(() -> {
                    // here it would neither tell nor be asked to stop
                    if (Thread.currentThread() != caller) {
                        help(worker);
                    }
                });
            } catch (RejectedExecutionException full) {
                break;
            }
        }
        IntConsumer own = worker.get();
        int told = -1;
        while (true) {
            if (cancelled.getAsBoolean()) {
                throw new CancellationException("The batch was given up.");
            }
            boolean worked = takeTurn(own);
            if (!worked && !awaitTurn(told)) {
                progress.accept(done());
                return;
            }
            told = done();
            progress.accept(told);
        }
    }

    private void help(Supplier<IntConsumer> worker) {
        try {
            IntConsumer own = worker.get();
            while (takeTurn(own)) {
                // until there is nothing left
            }
        } catch (Throwable thrown) {
            stop(thrown);
        }
    }

    private boolean takeTurn(IntConsumer worker) {
        int from;
        int to;
        synchronized (this) {
            if (next >= end) {
                return false;
            }
            from = next;
            to = (int) Math.min(end, from + (long) atATime);
            next = to;
            busy++;
        }
        try {
            for (int tile = from; tile < to; tile++) {
                worker.accept(tile);
            }
        } finally {
            synchronized (this) {
                busy--;
                done += to - from;
                notifyAll();
            }
        }
        return true;
    }

    /** Waits until a helper has done more than was told; false if none is at work. */
    private synchronized boolean awaitTurn(int told) {
        boolean interrupted = false;
        while (busy > 0 && done == told) {
            try {
                wait();
            } catch (InterruptedException e) {
                // whoever interrupts means more than these milliseconds
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return busy > 0;
    }

    private synchronized void stop(@Nullable Throwable thrown) {
        end = next;
        if (failure == null) {
            failure = thrown;
        }
    }

    private synchronized int done() {
        return done;
    }

    private synchronized @Nullable Throwable failure() {
        return failure;
    }
}
