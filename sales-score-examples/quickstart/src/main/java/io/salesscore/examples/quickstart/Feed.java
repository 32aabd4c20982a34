package io.salesscore.examples.quickstart;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collector;

/**
 * A collector that is fed by hand: the reader of files pushes facts, so that there is no stream to collect.
 *
 * @param <T> the class of facts
 * @param <R> what is made of them
 */
final class Feed<T, R> implements Consumer<T> {

    private final Consumer<T> taker;
    private final Supplier<R> finisher;

    private Feed(Consumer<T> taker, Supplier<R> finisher) {
        this.taker = taker;
        this.finisher = finisher;
    }

    static <T, R> Feed<T, R> of(Collector<T, ?, R> collector) {
        return begun(collector);
    }

    private static <T, A, R> Feed<T, R> begun(Collector<T, A, R> collector) {
        A taken = collector.supplier().get();
        BiConsumer<A, T> accumulator = collector.accumulator();
        Function<A, R> finisher = collector.finisher();
        return new Feed<>(fact -> accumulator.accept(taken, fact), () -> finisher.apply(taken));
    }

    @Override
    public void accept(T fact) {
        taker.accept(fact);
    }

    /** What all facts make; to be asked once, after the last. */
    R result() {
        return finisher.get();
    }
}
