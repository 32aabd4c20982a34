package io.salesscore.measure;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The pages of one subject: one for each place of the timeline where something counts. */
final class Pages {

    private final Ruling ruling;
    private final @Nullable Page[] stretches;
    private final @Nullable Page[] closings;

    /** How the pages of all subjects are laid out along a timeline. One thread at a time uses it, as it does books. */
    static final class Ruling {

        private final Timeline timeline;
        private final Page.Layout stretch = new Page.Layout();
        private final Page.Layout closing = new Page.Layout();

        private LocalDate lastDate = LocalDate.MIN;
        private int lastStretch = -1;

        Ruling(Timeline timeline) {
            this.timeline = timeline;
        }

        Timeline timeline() {
            return timeline;
        }

        /** The pages of what happens in a stretch. */
        Page.Layout stretch() {
            return stretch;
        }

        /** The pages of what stands on a last day. */
        Page.Layout closing() {
            return closing;
        }

        /** As {@link Timeline#stretchOf}: most measures of a fact read the same date, and it is looked up once. */
        @SuppressWarnings("ReferenceEquality") // an equal date that is another object is looked up again
        int stretchOf(LocalDate date) {
            if (date != lastDate) {
                lastStretch = timeline.stretchOf(date);
                lastDate = date;
            }
            return lastStretch;
        }

        Pages pages() {
            return new Pages(this);
        }
    }

    /**
     * What is read at the end of a period.
     *
     * @param during all stretches of the period
     * @param last its last day
     * @param upToLast all last days up to its own
     */
    record Reading(Page during, Page last, Page upToLast) {}

    private Pages(Ruling ruling) {
        this.ruling = ruling;
        this.stretches = new @Nullable Page[ruling.timeline.stretches()];
        this.closings = new @Nullable Page[ruling.timeline.closings()];
    }

    Page stretch(int stretch) {
        return page(stretches, stretch, ruling.stretch);
    }

    Page closing(int closing) {
        return page(closings, closing, ruling.closing);
    }

    private static Page page(@Nullable Page[] pages, int place, Page.Layout layout) {
        Page page = pages[place];
        if (page == null) {
            page = layout.page();
            pages[place] = page;
        }
        return page;
    }

    /** Adds the pages of other facts of the same subject. */
    void add(Pages others) {
        for (int place = 0; place < stretches.length; place++) {
            Page other = others.stretches[place];
            if (other != null) {
                stretch(place).add(other);
            }
        }
        for (int place = 0; place < closings.length; place++) {
            Page other = others.closings[place];
            if (other != null) {
                closing(place).add(other);
            }
        }
    }

    /** How many numbers, keys and ids are held. */
    int size() {
        return Stream.of(stretches, closings)
                .flatMap(Arrays::stream)
                .filter(Objects::nonNull)
                .mapToInt(Page::size)
                .sum();
    }

    /** What is read at the end of a period, which is meant by its place on the timeline. */
    Reading over(int period) {
        Timeline timeline = ruling.timeline;
        int closing = timeline.closingOf(period);
        return new Reading(
                joined(stretches, timeline.firstStretch(period), timeline.endStretch(period), ruling.stretch),
                joined(closings, closing, closing + 1, ruling.closing),
                joined(closings, 0, closing + 1, ruling.closing));
    }

    private static Page joined(@Nullable Page[] pages, int from, int end, Page.Layout layout) {
        Page only = null;
        Page joined = null;
        for (int place = from; place < end; place++) {
            Page page = pages[place];
            if (page == null) {
                continue;
            }
            if (only == null) {
                only = page;
                continue;
            }
            if (joined == null) {
                joined = layout.page();
                joined.add(only);
            }
            joined.add(page);
        }
        return joined != null ? joined : only != null ? only : layout.page();
    }
}
