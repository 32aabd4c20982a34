package io.salesscore.measure;

import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurement;
import io.salesscore.kpi.Measurements;
import io.salesscore.measure.MeasurePlan.Part;
import io.salesscore.period.Period;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Collects {@linkplain Trace traces}: books that measure, and a line for each fact of a subject and part of the plan.
 */
final class Tracing<T> {

    private static final Comparator<Trace.Line> ORDER = Comparator.comparing(Trace.Line::fact)
            .thenComparing(Trace.Line::outcome)
            .thenComparing(Trace.Line::share)
            .thenComparing(Trace.Line::overlay)
            .thenComparing(Trace.Line::weight)
            .thenComparing(line -> evidence(line.measurement()));

    /** All that is known of a measurement, as text: that of a keyed count leaves out the key. */
    private static String evidence(Measurement measurement) {
        if (measurement instanceof Measurement.Overlaid overlaid) {
            return evidence(overlaid.own()) + evidence(overlaid.overlay());
        }
        return measurement instanceof Measurement.KeyedCount count
                ? count.keys().toString()
                : measurement.toString();
    }

    private final MeasurePlan<T> plan;
    private final Credit<T> credit;
    private final Timeline timeline;
    private final @Nullable Roster roster;
    private final Books<T> books;

    /** Each subject's lines, a list for each part. */
    private final Map<String, List<List<Trace.Line>>> bySubject = new HashMap<>();

    Tracing(MeasurePlan<T> plan, Credit<T> credit, Timeline timeline, @Nullable Roster roster) {
        this.plan = plan;
        this.credit = credit;
        this.timeline = timeline;
        this.roster = roster;
        this.books = new Books<>(plan, credit, timeline, roster);
    }

    void add(T fact) {
        books.add(fact);
        try {
            sharesOf(fact).forEach((subject, shares) -> trace(fact, subject, shares));
        } catch (BadFact e) {
            // the books name it, unless it was not known yet, when nobody asks what is wrong with it
        }
    }

    private Map<String, List<Share>> sharesOf(T fact) {
        Map<String, List<Share>> shares = new HashMap<>();
        credit.share(fact, new Credit.Sink() {
            @Override
            public void credit(String subject, Share share) {
                if (roster == null || roster.has(subject)) {
                    shares.computeIfAbsent(subject, none -> new ArrayList<>()).add(share);
                }
            }

            @Override
            public void refuse(Share share, Function<Kpi, BadFact> mistake) {}
        });
        return shares;
    }

    private void trace(T fact, String subject, List<Share> shares) {
        List<Trace.Line> traced =
                plan.parts().stream().map(part -> line(fact, shares, part)).toList();
        List<List<Trace.Line>> lines = linesOf(subject);
        for (int i = 0; i < traced.size(); i++) {
            lines.get(i).add(traced.get(i));
        }
    }

    private Trace.Line line(T fact, List<Share> shares, Part<T> part) {
        Pages.Ruling ruling = new Pages.Ruling(timeline);
        Ledger<T> ledger = part.measure().ledger(part.kpi(), ruling);
        Pages own = ruling.pages();
        Pages overlay = ruling.pages();
        Trace.Outcome outcome = Trace.Outcome.NOT_KEPT;
        for (Share share : shares) {
            outcome = outcome.or(ledger.enter(fact, share, share.overlay() ? overlay : own));
        }
        if (outcome == Trace.Outcome.COUNTED && plan.isKnown(fact)) {
            Measurement measurement = Books.overlaid(ledger, own.over(0), overlay.over(0));
            return new Trace.Line(
                    plan.nameOf(fact),
                    outcome,
                    counted(fact, shares, false, part),
                    counted(fact, shares, true, part),
                    weight(fact, shares, part),
                    measurement);
        }
        Trace.Outcome why = outcome == Trace.Outcome.COUNTED ? Trace.Outcome.RECORDED_LATER : outcome;
        Measurement nothing = part.measure().nothing(part.kpi());
        return new Trace.Line(plan.nameOf(fact), why, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, nothing);
    }

    /** How much of a fact counts; of the parts of a ratio, in the one in which more of it does. */
    private BigDecimal counted(T fact, List<Share> shares, boolean overlay, Part<T> part) {
        return part.measure()
                .parts()
                .map(measure -> shares.stream()
                        .filter(share -> share.overlay() == overlay)
                        .filter(share -> counts(fact, share, part.kpi(), measure))
                        .map(Share::part)
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .reduce(BigDecimal.ZERO, BigDecimal::max);
    }

    /** What age leaves of a fact; of the parts of a ratio, in the one in which more of it is left. */
    private BigDecimal weight(T fact, List<Share> shares, Part<T> part) {
        return part.measure()
                .parts()
                .filter(measure -> shares.stream().anyMatch(share -> counts(fact, share, part.kpi(), measure)))
                .map(measure ->
                        measure.ledger(part.kpi(), new Pages.Ruling(timeline)).weight(fact))
                .reduce(BigDecimal.ZERO, BigDecimal::max);
    }

    private boolean counts(T fact, Share share, Kpi kpi, Measure<T> measure) {
        Pages.Ruling ruling = new Pages.Ruling(timeline);
        return measure.ledger(kpi, ruling).enter(fact, share, ruling.pages()) == Trace.Outcome.COUNTED;
    }

    private List<List<Trace.Line>> linesOf(String subject) {
        return bySubject.computeIfAbsent(
                subject,
                none -> plan.parts().stream()
                        .map(part -> (List<Trace.Line>) new ArrayList<Trace.Line>())
                        .toList());
    }

    Tracing<T> with(Tracing<T> others) {
        books.with(others.books);
        others.bySubject.forEach((subject, theirs) -> {
            List<List<Trace.Line>> ours = linesOf(subject);
            for (int i = 0; i < ours.size(); i++) {
                ours.get(i).addAll(theirs.get(i));
            }
        });
        return this;
    }

    /** The traces of all who are measured, one for each part. */
    Map<String, List<Trace>> traces() {
        Period period = timeline.periods().get(0);
        Map<String, List<Trace>> traces = new TreeMap<>();
        books.measurements()
                .getOrDefault(period, Map.of())
                .forEach((subject, measured) -> traces.put(subject, traces(subject, measured)));
        return Collections.unmodifiableMap(traces);
    }

    private List<Trace> traces(String subject, Measurements measured) {
        List<List<Trace.Line>> lines = linesOf(subject);
        List<Trace> traces = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Part<T> part = plan.parts().get(i);
            traces.add(new Trace(
                    subject,
                    measured.period(),
                    part.kpi(),
                    measured.measurement(part.kpi()),
                    lines.get(i).stream().sorted(ORDER).toList()));
        }
        return List.copyOf(traces);
    }
}
