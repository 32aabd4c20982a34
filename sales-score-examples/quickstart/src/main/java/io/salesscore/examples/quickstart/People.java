package io.salesscore.examples.quickstart;

import io.salesscore.measure.Assignments;
import io.salesscore.measure.Credit;
import io.salesscore.period.Period;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who sells, where and when: the roster, and over it the dated assignments. On every day a rep belongs to one unit, a team in
 * a branch, so that what is sold is somebody's on any day: where an assignment leaves a day, a team or a branch open, the
 * roster says it.
 */
final class People {

    /** The role of a territory without a rep: what is sold there is its team's and nobody's score. */
    static final String VACANT = "vacant";

    /** The role of who helps others to sell: targets are for the deals of others, and no team adds them up. */
    static final String OVERLAY = "overlay";

    /** The team or branch of those of whom nobody says which. */
    static final String NONE = "(none)";

    /** A team in a branch. */
    record Unit(String team, String branch) {

        /** Belongs to nothing. */
        static final Unit NOWHERE = new Unit(NONE, NONE);

        static Unit of(@Nullable String team, @Nullable String branch) {
            return new Unit(Objects.requireNonNullElse(team, NONE), Objects.requireNonNullElse(branch, NONE));
        }

        String id() {
            return team + SEPARATOR + branch;
        }

        /** Of a level above that of reps. */
        String whole(Level level) {
            return switch (level) {
                case TEAM -> team;
                case BRANCH -> branch;
                case COMPANY -> Organisation.COMPANY;
                case REP -> throw new IllegalArgumentException("A unit (" + this + ") is part of no rep.");
            };
        }
    }

    private static final char SEPARATOR = '\u001F';

    private final Map<String, Rep> roster;
    private final Map<String, List<Assignment>> assignments = new HashMap<>();
    private final Map<String, Unit> units = new TreeMap<>(Map.of(Unit.NOWHERE.id(), Unit.NOWHERE));
    private final Assignments dated;

    People(Map<String, Rep> roster, Map<String, List<Assignment>> assignments) {
        this.roster = roster;
        assignments.forEach((rep, list) -> this.assignments.put(
                rep,
                list.stream().sorted(Comparator.comparing(Assignment::from)).toList()));
        this.dated = assignments(unit -> {
            units.put(unit.id(), unit);
            return unit.id();
        });
    }

    /** What each rep belongs to on every day: its unit, or what that is part of. */
    private Assignments assignments(Function<Unit, String> wholeOf) {
        Assignments.Builder builder = Assignments.builder();
        Stream.concat(roster.keySet().stream(), assignments.keySet().stream())
                .distinct()
                .forEach(rep -> assign(rep, wholeOf, builder));
        return builder.build().otherwise(wholeOf.apply(Unit.NOWHERE));
    }

    /** All of time: the roster's unit before, between and after the assignments. */
    private void assign(String rep, Function<Unit, String> wholeOf, Assignments.Builder builder) {
        String usual = wholeOf.apply(usualUnit(rep));
        LocalDate open = LocalDate.MIN;
        for (Assignment stretch : assignments.getOrDefault(rep, List.of())) {
            if (open.isBefore(stretch.from())) {
                builder.assign(rep, usual, open, stretch.from().minusDays(1));
            }
            LocalDate last = Objects.requireNonNullElse(stretch.until(), LocalDate.MAX);
            builder.assign(rep, wholeOf.apply(unit(stretch)), stretch.from(), last);
            if (last.equals(LocalDate.MAX)) {
                return;
            }
            open = last.plusDays(1);
        }
        builder.assign(rep, usual, open);
    }

    private Unit usualUnit(String id) {
        Rep rep = roster.get(id);
        return rep == null ? Unit.NOWHERE : Unit.of(rep.manager(), rep.branch());
    }

    private Unit unit(Assignment stretch) {
        Unit usual = usualUnit(stretch.rep());
        return new Unit(
                Objects.requireNonNullElse(stretch.manager(), usual.team()),
                Objects.requireNonNullElse(stretch.branch(), usual.branch()));
    }

    Map<String, Rep> roster() {
        return roster;
    }

    /** What people call a rep, or whatever else has the id. */
    String name(String id) {
        return Optional.ofNullable(roster.get(id)).map(Rep::name).orElse(id);
    }

    /** The unit of each rep by date, as the library credits by it. */
    Assignments units() {
        return dated;
    }

    /** Whose a fact is at a level, by whose it is among reps. */
    <T> Credit<T> credit(Credit<T> reps, Level level) {
        return level == Level.REP ? reps : reps.assigned(assignments(unit -> unit.whole(level)));
    }

    /** All units by their ids. */
    Map<String, Unit> unitsById() {
        return units;
    }

    /** Where a rep is on a day. */
    Unit unitOn(String rep, LocalDate day) {
        return dated.of(rep, day).map(units::get).orElse(Unit.NOWHERE);
    }

    /** Whether a rep works on any day of a period. */
    boolean isThere(String rep, Period period) {
        return employed(rep, period).isPresent();
    }

    /** The part of a period in which a rep is there; of who is not on the roster, all of it. */
    Optional<Period> employed(String id, Period period) {
        Rep rep = roster.get(id);
        LocalDate from = rep == null || rep.startedOn() == null ? period.start() : rep.startedOn();
        LocalDate left = rep == null ? null : rep.leftOn();
        LocalDate start = from.isBefore(period.start()) ? period.start() : from;
        LocalDate end = left == null || !left.isBefore(period.end()) ? period.end() : left.plusDays(1);
        if (start.equals(period.start()) && end.equals(period.end())) {
            return Optional.of(period);
        }
        return start.isBefore(end) ? Optional.of(Period.of(start, end)) : Optional.empty();
    }

    /** Where a rep is in a period, one unit after the other, while there. */
    SortedMap<Period, Unit> stretches(String rep, Period period) {
        SortedMap<Period, Unit> stretches = new TreeMap<>();
        employed(rep, period).ifPresent(employed -> {
            if (roster.containsKey(rep) || assignments.containsKey(rep)) {
                dated.during(rep, employed)
                        .forEach((part, unit) -> stretches.put(part, units.getOrDefault(unit, Unit.NOWHERE)));
            } else {
                stretches.put(employed, Unit.NOWHERE);
            }
        });
        return stretches;
    }

    /** The unit that a rep is counted in as a head: that of the last day in the period on which the rep is there. */
    Unit home(String rep, Period period) {
        return unitOn(rep, employed(rep, period).orElse(period).lastDay());
    }

    /** What a rep is at the end of the time in a period. */
    Optional<String> role(String id, Period period) {
        LocalDate day = employed(id, period).orElse(period).lastDay();
        Optional<String> assigned = assignments.getOrDefault(id, List.of()).stream()
                .filter(stretch -> stretch.holdsOn(day))
                .findFirst()
                .map(Assignment::role);
        return assigned.or(() -> Optional.ofNullable(roster.get(id)).map(Rep::role));
    }

    boolean isVacant(String rep, Period period) {
        return role(rep, period).filter(VACANT::equals).isPresent();
    }

    boolean isOverlay(String rep, Period period) {
        return role(rep, period).filter(OVERLAY::equals).isPresent();
    }

    /** Whether anybody is in a team, or in a branch. */
    boolean tells(Level level) {
        return units.values().stream().anyMatch(unit -> !unit.whole(level).equals(NONE));
    }

    /** Those of some reps who are in a unit for any part of a period. */
    Set<String> members(Unit unit, Collection<String> reps, Period period) {
        Set<String> members = new TreeSet<>();
        for (String rep : reps) {
            if (stretches(rep, period).containsValue(unit) || home(rep, period).equals(unit)) {
                members.add(rep);
            }
        }
        return members;
    }
}
