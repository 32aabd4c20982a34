package io.salesscore.measure;

import java.util.List;
import java.util.stream.Stream;

/**
 * What is kept of the facts of one subject in one place of a timeline, for all KPIs: what a fact changes lies side by
 * side. As large for a million facts as for one, but for the keys.
 */
final class Page extends ExactSums {

    private final List<KeyedFacts> keys;

    /** Hands out places on pages: each measure has some of its own, the same on all pages. */
    static final class Layout {

        private int counts;
        private int sums;
        private int keys;

        int count() {
            return counts++;
        }

        int sum() {
            return sums++;
        }

        int keys() {
            return keys++;
        }

        /** An empty page. */
        Page page() {
            return new Page(this);
        }
    }

    private Page(Layout layout) {
        super(layout.counts, layout.sums);
        this.keys = Stream.generate(KeyedFacts::new).limit(layout.keys).toList();
    }

    KeyedFacts keys(int at) {
        return keys.get(at);
    }

    @Override
    int size() {
        return super.size() + keys.stream().mapToInt(KeyedFacts::size).sum();
    }

    /** Adds what another page of the same layout holds. */
    void add(Page other) {
        super.add(other);
        for (int i = 0; i < keys.size(); i++) {
            keys.get(i).add(other.keys.get(i));
        }
    }
}
