package io.salesscore.examples.quickstart;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Who is part of what: reps of teams and branches, all of them of the company. */
final class Organisation {

    /** The id of the company. */
    static final String COMPANY = "company";

    /** The team or branch of those of whom the roster says none, where it has any. */
    static final String NONE = "(none)";

    private final String company;
    private final List<Level> levels = new ArrayList<>(List.of(Level.REP));
    private final Map<String, Map<Level, String>> byRep = new TreeMap<>();
    private final Map<String, String> repNames = new HashMap<>();
    private final Set<String> vacant = new HashSet<>();

    /**
     * @param company what the company is called
     * @param reps the ids of all reps
     * @param roster what is known of them
     */
    Organisation(String company, Collection<String> reps, Map<String, Rep> roster) {
        this.company = company;
        boolean teams = roster.values().stream().anyMatch(rep -> rep.manager() != null);
        boolean branches = roster.values().stream().anyMatch(rep -> rep.branch() != null);
        if (teams) {
            levels.add(Level.TEAM);
        }
        if (branches) {
            levels.add(Level.BRANCH);
        }
        levels.add(Level.COMPANY);
        for (String id : reps) {
            Rep rep = roster.get(id);
            Map<Level, String> wholes = new EnumMap<>(Level.class);
            if (teams) {
                wholes.put(Level.TEAM, orNone(rep == null ? null : rep.manager()));
            }
            if (branches) {
                wholes.put(Level.BRANCH, orNone(rep == null ? null : rep.branch()));
            }
            wholes.put(Level.COMPANY, COMPANY);
            byRep.put(id, wholes);
            repNames.put(id, rep == null ? id : rep.name());
            if (rep != null && rep.vacant()) {
                vacant.add(id);
            }
        }
    }

    private static String orNone(@Nullable String whole) {
        return whole == null ? NONE : whole;
    }

    /** The levels that the roster tells apart, from reps up. */
    List<Level> levels() {
        return levels;
    }

    /** A territory without a rep: part of teams and nobody's score. */
    boolean isVacant(String rep) {
        return vacant.contains(rep);
    }

    /** The team, branch or company of a rep, at a level that is there. */
    String wholeOf(String rep, Level level) {
        return Optional.ofNullable(byRep.get(rep))
                .map(wholes -> wholes.get(level))
                .orElseThrow(() -> new IllegalArgumentException(
                        "The rep (" + rep + ") is a part of nothing at level (" + level + ")."));
    }

    /** What people call each subject. A name that is two things, as a manager who sells, is the same word for both. */
    Map<String, String> names() {
        Map<String, String> names = new HashMap<>(repNames);
        names.putIfAbsent(COMPANY, company);
        byRep.values().forEach(wholes -> wholes.values().forEach(whole -> names.putIfAbsent(whole, whole)));
        return names;
    }

    /** What each subject is a part of; a team that sells in two branches is part of neither. */
    Map<String, Map<Level, String>> wholes() {
        Map<String, Map<Level, String>> wholes = new HashMap<>(byRep);
        Map<String, Optional<String>> branchOfTeam = new HashMap<>();
        byRep.values().forEach(whole -> {
            String team = whole.get(Level.TEAM);
            if (team != null) {
                branchOfTeam.merge(
                        team,
                        Optional.ofNullable(whole.get(Level.BRANCH)),
                        (one, other) -> one.equals(other) ? one : Optional.empty());
            }
            String branch = whole.get(Level.BRANCH);
            if (branch != null) {
                wholes.putIfAbsent(branch, Map.of(Level.COMPANY, COMPANY));
            }
        });
        branchOfTeam.forEach((team, branch) -> wholes.putIfAbsent(
                team,
                branch.map(name -> Map.of(Level.BRANCH, name, Level.COMPANY, COMPANY))
                        .orElse(Map.of(Level.COMPANY, COMPANY))));
        return wholes;
    }
}
