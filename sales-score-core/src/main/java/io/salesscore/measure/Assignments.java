package io.salesscore.measure;

import io.salesscore.period.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who belongs to what, and when: reps to teams, territories to the reps who hold them, reps to roles. On each date a
 * subject belongs to one whole or to none. Immutable, equal by value.
 *
 * <pre>{@code
 * Assignments teams = Assignments.builder()
 *     .assign("sari", "jakarta", LocalDate.of(2024, 3, 1))
 *     .assign("sari", "bandung", LocalDate.of(2026, 2, 15))    // a transfer ends what was before
 *     .assign("budi", "jakarta", LocalDate.of(2026, 3, 9))     // a joiner
 *     .assign("tono", "jakarta", LocalDate.of(2021, 1, 4), LocalDate.of(2026, 1, 31))    // a leaver and the last day
 *     .build();
 * teams.of("sari", LocalDate.of(2026, 2, 14));       // jakarta
 * teams.during("sari", Period.quarter(2026, 1));     // 2026-01-01/2026-02-15 jakarta, 2026-02-15/2026-04-01 bandung
 * deals.stream().collect(plan.by(Credit.of(Deal::rep).assigned(teams), Period.quarter(2026, 1)));   // by team
 * }</pre>
 *
 * <p>Facts follow the date on which they count: what Sari sold until 14 February is Jakarta's, later sales are
 * Bandung's. A territory that nobody holds for a while is vacant; {@link #otherwise} says to whom its facts go then,
 * and where nothing is said they are errors, lest they be lost.
 *
 * <p>Roles work alike, and so does a model per role: {@code roles.during("sari", period)} gives the stretches in which
 * each role's model scores what was measured over that stretch.
 */
public final class Assignments {

    private static final List<Span> NEVER = List.of(new Span(null, LocalDate.MIN, LocalDate.MAX));

    /** All dates of each subject: every fact asks for them. */
    private final SortedMap<String, List<Span>> spans;

    private final @Nullable String otherwise;

    /** Dates without a gap, and the whole on them; null is none. */
    record Span(@Nullable String whole, LocalDate from, LocalDate until) {}

    private Assignments(SortedMap<String, List<Span>> spans, @Nullable String otherwise) {
        this.spans = spans;
        this.otherwise = otherwise;
    }

    /**
     * Starts a table.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The same assignments, with a whole for whoever belongs to none: {@code otherwise("vacant")}. It changes what
     * {@link Credit#assigned} credits, and nothing else here: who belongs to none is still on no roster.
     *
     * @param whole the id, not blank
     * @return assignments without gaps
     * @throws IllegalArgumentException if the id is blank
     */
    public Assignments otherwise(String whole) {
        requireId(whole, "whole");
        return new Assignments(spans, whole);
    }

    /**
     * What a subject belongs to on a date.
     *
     * @param subject the subject's id
     * @param date the date
     * @return the whole; empty where it belongs to none
     */
    public Optional<String> of(String subject, LocalDate date) {
        return spans(subject).stream()
                .filter(span -> !date.isBefore(span.from) && date.isBefore(span.until))
                .findFirst()
                .map(Span::whole);
    }

    /**
     * What a subject belongs to in a period, one after the other. The first day of the first entry is the day on which
     * a joiner joined, or that of the period.
     *
     * @param subject the subject's id
     * @param period the period
     * @return the wholes by the part of the period in which they hold, in order; dates without a whole are left out
     */
    public SortedMap<Period, String> during(String subject, Period period) {
        SortedMap<Period, String> during = new TreeMap<>();
        for (Span span : spans(subject)) {
            LocalDate from = span.from.isBefore(period.start()) ? period.start() : span.from;
            LocalDate until = span.until.isAfter(period.end()) ? period.end() : span.until;
            if (span.whole != null && from.isBefore(until)) {
                boolean all = from.isEqual(period.start()) && until.isEqual(period.end());
                during.put(all ? period : Period.of(from, until), span.whole);
            }
        }
        return Collections.unmodifiableSortedMap(during);
    }

    /**
     * Who belongs to anything on some date of a period: its roster, joiners and leavers included.
     *
     * @param period the period
     * @return the subjects' ids, in order
     */
    public Set<String> subjects(Period period) {
        return spans.keySet().stream()
                .filter(subject -> !during(subject, period).isEmpty())
                .collect(Collectors.collectingAndThen(
                        Collectors.toCollection(TreeSet::new), Collections::unmodifiableSet));
    }

    /**
     * Who belongs to a whole on some date of a period.
     *
     * @param whole the id of the whole
     * @param period the period
     * @return the subjects' ids, in order
     */
    public Set<String> subjects(String whole, Period period) {
        return spans.keySet().stream()
                .filter(subject -> during(subject, period).containsValue(whole))
                .collect(Collectors.collectingAndThen(
                        Collectors.toCollection(TreeSet::new), Collections::unmodifiableSet));
    }

    /** All dates of a subject, in order, without a gap. */
    List<Span> spans(String subject) {
        return spans.getOrDefault(subject, NEVER);
    }

    /** The whole on the dates of a span; null where there is none, and nothing is said of such dates. */
    @Nullable
    String wholeOf(Span span) {
        return span.whole == null ? otherwise : span.whole;
    }

    private static void requireId(String id, String what) {
        if (id.isBlank()) {
            throw new IllegalArgumentException("The id (" + id + ") of a " + what + " must not be blank.");
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Assignments that
                && spans.equals(that.spans)
                && Objects.equals(otherwise, that.otherwise);
    }

    @Override
    public int hashCode() {
        return Objects.hash(spans, otherwise);
    }

    /** For people: an assignment a line. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        spans.forEach((subject, list) -> list.stream()
                .filter(span -> span.whole != null)
                .forEach(span -> text.append(text.isEmpty() ? "" : "\n")
                        .append(subject)
                        .append(' ')
                        .append(span.whole)
                        .append(" from ")
                        .append(span.from)
                        .append(span.until.equals(LocalDate.MAX) ? "" : " until " + span.until)));
        return text + (otherwise == null ? "" : (text.isEmpty() ? "" : "\n") + "otherwise " + otherwise);
    }

    /** Collects {@link Assignments}, in any order. */
    public static final class Builder {

        private record Stated(
                String whole, LocalDate from, @Nullable LocalDate last) {}

        private final Map<String, List<Stated>> stated = new TreeMap<>();

        private Builder() {}

        /**
         * From a day on: until the subject's next assignment begins, if there is one.
         *
         * @param subject the id of who or what is assigned
         * @param whole the id of what it belongs to
         * @param from the first day
         * @return this builder
         * @throws IllegalArgumentException if an id is blank
         */
        public Builder assign(String subject, String whole, LocalDate from) {
            return add(subject, new Stated(whole, from, null));
        }

        /**
         * From a day to another.
         *
         * @param subject the id of who or what is assigned
         * @param whole the id of what it belongs to
         * @param from the first day
         * @param last the last day, inclusive
         * @return this builder
         * @throws IllegalArgumentException if an id is blank, or the last day is before the first
         */
        public Builder assign(String subject, String whole, LocalDate from, LocalDate last) {
            if (last.isBefore(from)) {
                throw new IllegalArgumentException("The last day (" + last + ") of the assignment of (" + subject
                        + ") to (" + whole + ") must not be before its first (" + from + ").");
            }
            return add(subject, new Stated(whole, from, last));
        }

        private Builder add(String subject, Stated assignment) {
            requireId(subject, "subject");
            requireId(assignment.whole, "whole");
            stated.computeIfAbsent(subject, none -> new ArrayList<>()).add(assignment);
            return this;
        }

        /**
         * Makes the table.
         *
         * @return the assignments
         * @throws IllegalArgumentException if a subject belongs to two wholes on one date, naming all such
         */
        public Assignments build() {
            List<String> problems = new ArrayList<>();
            SortedMap<String, List<Span>> spans = new TreeMap<>();
            stated.forEach((subject, list) -> spans.put(subject, spans(subject, list, problems)));
            if (!problems.isEmpty()) {
                throw new IllegalArgumentException(String.join("\n", problems)
                        + "\nMaybe give the earlier one a last day, or none, so that the later one ends it.");
            }
            return new Assignments(Collections.unmodifiableSortedMap(spans), null);
        }

        private static List<Span> spans(String subject, List<Stated> stated, List<String> problems) {
            List<Stated> ordered = stated.stream()
                    .sorted(Comparator.comparing(Stated::from).thenComparing(Stated::whole))
                    .toList();
            List<Span> spans = new ArrayList<>();
            LocalDate covered = LocalDate.MIN;
            for (int i = 0; i < ordered.size(); i++) {
                Stated one = ordered.get(i);
                Stated next = i + 1 < ordered.size() ? ordered.get(i + 1) : null;
                LocalDate end = one.last != null ? dayAfter(one.last) : next != null ? next.from : LocalDate.MAX;
                if (next != null && (end.isAfter(next.from) || one.from.isEqual(next.from))) {
                    problems.add("The subject (" + subject + ") belongs to (" + one.whole + ") and to (" + next.whole
                            + ") on (" + next.from + ").");
                }
                if (covered.isBefore(one.from)) {
                    spans.add(new Span(null, covered, one.from));
                }
                spans.add(new Span(one.whole, one.from, end));
                covered = end;
            }
            if (covered.isBefore(LocalDate.MAX)) {
                spans.add(new Span(null, covered, LocalDate.MAX));
            }
            return List.copyOf(spans);
        }

        private static LocalDate dayAfter(LocalDate last) {
            return last.isEqual(LocalDate.MAX) ? last : last.plusDays(1);
        }
    }
}
