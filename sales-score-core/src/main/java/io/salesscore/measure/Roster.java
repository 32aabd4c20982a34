package io.salesscore.measure;

import io.salesscore.period.Period;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Who is measured in each of the periods of a timeline. */
final class Roster {

    private final List<Set<String>> byPeriod;
    private final Set<String> all = new HashSet<>();

    Roster(Function<Period, Set<String>> subjects, Timeline timeline) {
        this.byPeriod = timeline.periods().stream().map(subjects).toList();
        byPeriod.forEach(all::addAll);
    }

    /** Whether somebody is measured in any of the periods. */
    boolean has(String subject) {
        return all.contains(subject);
    }

    boolean has(String subject, int period) {
        return byPeriod.get(period).contains(subject);
    }

    /** All who are measured in any of the periods. */
    Set<String> all() {
        return all;
    }
}
