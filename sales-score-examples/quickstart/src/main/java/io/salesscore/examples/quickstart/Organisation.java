package io.salesscore.examples.quickstart;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Who is part of what on a day: reps of teams and branches, all of them of the company. */
final class Organisation {

    /** The id of the company. */
    static final String COMPANY = "company";

    private final String company;
    private final List<Level> levels = new ArrayList<>(List.of(Level.REP));
    private final Map<String, Map<Level, String>> byRep = new TreeMap<>();
    private final Map<String, String> repNames = new HashMap<>();

    /**
     * @param company what the company is called
     * @param reps the ids of all reps
     * @param people where they belong
     * @param day when
     */
    Organisation(String company, Collection<String> reps, People people, LocalDate day) {
        this.company = company;
        Stream.of(Level.TEAM, Level.BRANCH).filter(people::tells).forEach(levels::add);
        levels.add(Level.COMPANY);
        for (String id : reps) {
            People.Unit unit = people.unitOn(id, day);
            Map<Level, String> wholes = new EnumMap<>(Level.class);
            levels.stream().skip(1).forEach(level -> wholes.put(level, unit.whole(level)));
            byRep.put(id, wholes);
            Rep rep = people.roster().get(id);
            repNames.put(id, rep == null ? id : rep.name());
        }
    }

    /** The levels that the roster tells apart, from reps up. */
    List<Level> levels() {
        return levels;
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
