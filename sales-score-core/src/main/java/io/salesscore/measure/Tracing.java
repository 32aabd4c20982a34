package io.salesscore.measure;

import io.salesscore.kpi.Measurement;
import io.salesscore.measure.MeasurePlan.Part;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Collects a {@link Trace}: books that measure one KPI of one subject, and a line for each of its facts. */
final class Tracing<T> {

    private static final Comparator<Trace.Line> ORDER = Comparator.comparing(Trace.Line::fact)
            .thenComparing(Trace.Line::outcome)
            .thenComparing(line -> line.measurement().toString());

    private final MeasurePlan<T> plan;
    private final String subject;
    private final Part<T> part;
    private final Credit<T> credit;
    private final Timeline timeline;
    private final Books<T> books;
    private final List<Trace.Line> lines = new ArrayList<>();

    Tracing(MeasurePlan<T> plan, String subject, Part<T> part, Credit<T> credit, Timeline timeline, Books<T> books) {
        this.plan = plan;
        this.subject = subject;
        this.part = part;
        this.credit = credit;
        this.timeline = timeline;
        this.books = books;
    }

    void add(T fact) {
        books.add(fact);
        try {
            trace(fact);
        } catch (BadFact e) {
            // the books name it, unless it was not known yet, when nobody asks what is wrong with it
        }
    }

    private void trace(T fact) {
        List<Share> shares = new ArrayList<>();
        credit.share(fact, new Credit.Sink() {
            @Override
            public void credit(String credited, Share share) {
                if (credited.equals(subject)) {
                    shares.add(share);
                }
            }

            @Override
            public void unassigned(String nobodys, Share share) {}
        });
        if (shares.isEmpty()) {
            return;
        }
        Ledger<T> own = part.measure().ledger(part.kpi(), timeline);
        Ledger<T> overlay = part.measure().ledger(part.kpi(), timeline);
        Trace.Outcome outcome = Trace.Outcome.NOT_KEPT;
        BigDecimal ownPart = BigDecimal.ZERO;
        BigDecimal overlayPart = BigDecimal.ZERO;
        for (Share share : shares) {
            Trace.Outcome one = (share.overlay() ? overlay : own).add(fact, share);
            outcome = outcome.or(one);
            if (one == Trace.Outcome.COUNTED && share.overlay()) {
                overlayPart = overlayPart.add(share.part());
            } else if (one == Trace.Outcome.COUNTED) {
                ownPart = ownPart.add(share.part());
            }
        }
        if (outcome == Trace.Outcome.COUNTED && plan.isKnown(fact)) {
            Measurement measurement = Books.overlaid(own.over(0), overlay.over(0), part);
            lines.add(new Trace.Line(plan.nameOf(fact), outcome, ownPart, overlayPart, measurement));
        } else {
            Trace.Outcome why = outcome == Trace.Outcome.COUNTED ? Trace.Outcome.RECORDED_LATER : outcome;
            Measurement nothing = part.measure().nothing(part.kpi());
            lines.add(new Trace.Line(plan.nameOf(fact), why, BigDecimal.ZERO, BigDecimal.ZERO, nothing));
        }
    }

    Tracing<T> with(Tracing<T> others) {
        books.with(others.books);
        lines.addAll(others.lines);
        return this;
    }

    Trace trace() {
        Measurement measured = Objects.requireNonNull(Objects.requireNonNull(
                                books.measurements().get(timeline.periods().get(0)))
                        .get(subject))
                .measurement(part.kpi());
        return new Trace(
                subject,
                timeline.periods().get(0),
                part.kpi(),
                measured,
                lines.stream().sorted(ORDER).toList());
    }
}
