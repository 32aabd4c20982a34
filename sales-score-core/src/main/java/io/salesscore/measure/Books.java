package io.salesscore.measure;

import io.salesscore.kpi.Measurements;
import io.salesscore.measure.MeasurePlan.Part;
import io.salesscore.period.Period;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The ledgers of all subjects: what a collector fills with facts and turns into measurements. */
final class Books<T> {

    private final List<Part<T>> parts;
    private final @Nullable Set<String> roster;
    private final Function<? super T, ? extends @Nullable String> subjectOf;
    private final Timeline timeline;

    /** Each subject's ledgers, one for each part. */
    private final Map<String, List<Ledger<T>>> bySubject = new HashMap<>();

    Books(
            List<Part<T>> parts,
            @Nullable Set<String> roster,
            Function<? super T, ? extends @Nullable String> subjectOf,
            Timeline timeline) {
        this.parts = parts;
        this.roster = roster;
        this.subjectOf = subjectOf;
        this.timeline = timeline;
    }

    void add(T fact) {
        String subject = subjectOf.apply(fact);
        if (subject == null) {
            throw BadFact.withoutSubject(fact);
        }
        List<Ledger<T>> ledgers = bySubject.get(subject);
        if (ledgers == null) {
            if (subject.isBlank()) {
                throw BadFact.withoutSubject(fact);
            }
            if (roster != null && !roster.contains(subject)) {
                return;
            }
            ledgers = newLedgers();
            bySubject.put(subject, ledgers);
        }
        for (int i = 0; i < ledgers.size(); i++) {
            ledgers.get(i).add(fact);
        }
    }

    private List<Ledger<T>> newLedgers() {
        return parts.stream()
                .map(part -> part.measure().ledger(part.kpi(), timeline))
                .toList();
    }

    /** These books after taking over others, which are not used again. */
    Books<T> with(Books<T> others) {
        others.bySubject.forEach((subject, theirs) -> {
            List<Ledger<T>> ours = bySubject.putIfAbsent(subject, theirs);
            if (ours != null) {
                for (int i = 0; i < ours.size(); i++) {
                    ours.get(i).add(theirs.get(i));
                }
            }
        });
        return this;
    }

    Map<Period, Map<String, Measurements>> measurements() {
        if (roster != null) {
            roster.forEach(subject -> bySubject.computeIfAbsent(subject, absent -> newLedgers()));
        }
        Map<Period, Map<String, Measurements>> byPeriod = new TreeMap<>();
        for (int i = 0; i < timeline.periods().size(); i++) {
            int period = i;
            Map<String, Measurements> measured = new TreeMap<>();
            bySubject.forEach((subject, ledgers) -> measured.put(subject, over(period, subject, ledgers)));
            byPeriod.put(timeline.periods().get(period), Collections.unmodifiableMap(measured));
        }
        return Collections.unmodifiableMap(byPeriod);
    }

    private Measurements over(int period, String subject, List<Ledger<T>> ledgers) {
        Measurements.Builder measured =
                Measurements.of(subject, timeline.periods().get(period));
        for (int i = 0; i < ledgers.size(); i++) {
            measured.measured(parts.get(i).kpi(), ledgers.get(i).over(period));
        }
        return measured.build();
    }
}
