package io.salesscore.examples.quickstart;

import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.RollUp;
import io.salesscore.period.PartialPeriod;
import io.salesscore.period.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The targets of reps, and of the units that they sell for: as far as they are due by the last day that counts. */
final class Targets {

    private final People people;
    private final Counting counting;
    private final boolean ofWholePeriods;
    private final Map<String, List<Target>> stated = new HashMap<>();

    /** @param ofWholePeriods a target is for the whole period, whenever its rep joins or leaves; else for the rep's days */
    Targets(People people, Counting counting, boolean ofWholePeriods) {
        this.people = people;
        this.counting = counting;
        this.ofWholePeriods = ofWholePeriods;
    }

    void add(Target target) {
        stated.computeIfAbsent(target.rep(), none -> new ArrayList<>()).add(target);
    }

    /** What a rep is to reach in a period, up to the last day that counts. */
    SortedMap<Kpi, BigDecimal> ofRep(String rep, Period period) {
        SortedMap<Kpi, BigDecimal> targets = new TreeMap<>(Comparator.comparing(Kpi::id));
        wholes(rep, period)
                .forEach((kpi, target) -> targets.put(
                        kpi,
                        people.employed(rep, period)
                                .map(employed -> due(kpi, target, rep, period, employed))
                                .orElse(target)));
        return targets;
    }

    /**
     * What a unit is to reach: what is due of its reps' targets for the days on which they belong to it, where the KPI adds
     * up and each of them who is there, and to whom it applies, has one.
     *
     * @param members who belongs to the unit in the period
     * @param notApplicable the KPIs that a rep is not measured by
     */
    SortedMap<Kpi, BigDecimal> ofUnit(
            People.Unit unit, Collection<String> members, Period period, Function<String, Set<String>> notApplicable) {
        List<String> aiming = members.stream()
                .filter(rep -> people.isThere(rep, counting.elapsed(period)))
                .filter(rep -> !people.isVacant(rep, period) && !people.isOverlay(rep, period))
                .toList();
        SortedMap<Kpi, BigDecimal> sums = new TreeMap<>(Comparator.comparing(Kpi::id));
        Map<Kpi, Integer> counts = new HashMap<>();
        for (String rep : aiming) {
            wholes(rep, period).forEach((kpi, target) -> {
                if (kpi.overSubjects() == RollUp.SUM
                        && !notApplicable.apply(rep).contains(kpi.id())) {
                    sums.merge(kpi, partOf(unit, kpi, target, rep, period), BigDecimal::add);
                    counts.merge(kpi, 1, Integer::sum);
                }
            });
        }
        sums.keySet()
                .removeIf(kpi -> aiming.stream()
                                .filter(rep -> !notApplicable.apply(rep).contains(kpi.id()))
                                .count()
                        != counts.getOrDefault(kpi, 0));
        return sums;
    }

    private BigDecimal partOf(People.Unit unit, Kpi kpi, BigDecimal target, String rep, Period period) {
        SortedMap<Period, People.Unit> stretches = people.stretches(rep, period);
        if (kpi.overTime() != RollUp.SUM || stretches.isEmpty()) {
            // what stands at the end is whose it is then
            return people.home(rep, period).equals(unit) ? target : BigDecimal.ZERO;
        }
        return stretches.entrySet().stream()
                .filter(stretch -> stretch.getValue().equals(unit))
                .map(stretch -> due(kpi, target, rep, period, stretch.getKey()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What of a target is due for a stretch of the rep's time in the period: by its end without what was due before it. */
    private BigDecimal due(Kpi kpi, BigDecimal target, String rep, Period period, Period stretch) {
        Optional<Period> employed = people.employed(rep, period);
        if (employed.isEmpty() || counting.calendar().workingDays(employed.get()) == 0) {
            return target;
        }
        PartialPeriod part = counting.calendar()
                .part(period)
                .joinedOn(employed.get().start())
                .leftOn(employed.get().lastDay());
        PartialPeriod time = ofWholePeriods ? part : part.withOwnTargets();
        if (!counting.proration(time, kpi).prorates(kpi)) {
            return target;
        }
        LocalDate last =
                counting.asOf(period).filter(stretch.lastDay()::isAfter).orElse(stretch.lastDay());
        LocalDate before = stretch.start().minusDays(1);
        return last.isAfter(before)
                ? counting.proration(time.asOf(last), kpi)
                        .target(kpi, target)
                        .subtract(counting.proration(time.asOf(before), kpi).target(kpi, target))
                : BigDecimal.ZERO;
    }

    /**
     * The targets of a period: the one stated for it; else those of its parts together, where the KPI adds up over time
     * and they cover all its days from the rep's first to the last.
     */
    private Map<Kpi, BigDecimal> wholes(String rep, Period period) {
        Map<Kpi, List<Target>> byKpi = new HashMap<>();
        stated.getOrDefault(rep, List.of()).stream()
                .filter(target -> period.encloses(target.period()))
                .forEach(target -> byKpi.computeIfAbsent(target.kpi(), none -> new ArrayList<>())
                        .add(target));
        Map<Kpi, BigDecimal> targets = new HashMap<>();
        byKpi.forEach((kpi, list) -> {
            BigDecimal target = whole(kpi, list, rep, period);
            if (target != null) {
                targets.put(kpi, target);
            }
        });
        return targets;
    }

    private @Nullable BigDecimal whole(Kpi kpi, List<Target> stated, String rep, Period period) {
        Optional<BigDecimal> own = stated.stream()
                .filter(target -> target.period().equals(period))
                .map(Target::value)
                .findFirst();
        if (own.isPresent() || kpi.overTime() != RollUp.SUM) {
            return own.orElse(null);
        }
        List<Target> parts = stated.stream()
                .sorted((one, other) -> one.period().compareTo(other.period()))
                .toList();
        LocalDate covered = period.start();
        for (Target part : parts) {
            if (part.period().start().isBefore(covered)) {
                return null;
            }
            if (part.period().start().isAfter(covered)
                    && isAskedFor(rep, Period.of(covered, part.period().start()))) {
                return null;
            }
            covered = part.period().end();
        }
        return covered.isBefore(period.end()) && isAskedFor(rep, Period.of(covered, period.end()))
                ? null
                : parts.stream().map(Target::value).reduce(BigDecimal::add).orElse(null);
    }

    /** Whether a part of a period needs a target, lest the others are taken for the whole. */
    private boolean isAskedFor(String rep, Period gap) {
        return ofWholePeriods || people.isThere(rep, gap);
    }
}
