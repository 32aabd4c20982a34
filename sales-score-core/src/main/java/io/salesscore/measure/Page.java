package io.salesscore.measure;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What is kept of the facts of one subject in one place of a timeline, for all KPIs: what a fact changes lies side by
 * side. As large for a million facts as for one, but for the keys.
 */
final class Page {

    private final ExactSums sums;
    private final List<KeyedFacts> keys;
    private final boolean[] entered;

    /** Hands out the places on pages: each measure has some of its own, at the same place on all pages. */
    static final class Layout {

        private int sums;
        private int keys;
        private int tallies;

        /** The first of some sums. */
        int sums(int number) {
            int first = sums;
            sums += number;
            return first;
        }

        int keys() {
            return keys++;
        }

        /** Where it is kept whether any fact was entered. */
        int entered() {
            return tallies++;
        }

        /** An empty page. */
        Page page() {
            return new Page(this);
        }
    }

    private Page(Layout layout) {
        this.sums = new ExactSums(layout.sums);
        this.keys = Stream.generate(KeyedFacts::new).limit(layout.keys).toList();
        this.entered = new boolean[layout.tallies];
    }

    ExactSums sums() {
        return sums;
    }

    KeyedFacts keys(int at) {
        return keys.get(at);
    }

    void enter(int tally) {
        entered[tally] = true;
    }

    boolean isEntered(int tally) {
        return entered[tally];
    }

    /** Adds what another page of the same layout holds. */
    void add(Page other) {
        sums.add(other.sums);
        for (int i = 0; i < keys.size(); i++) {
            keys.get(i).add(other.keys.get(i));
        }
        IntStream.range(0, entered.length).forEach(tally -> entered[tally] |= other.entered[tally]);
    }
}
