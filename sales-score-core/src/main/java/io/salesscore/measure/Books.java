package io.salesscore.measure;

import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurement;
import io.salesscore.kpi.Measurements;
import io.salesscore.period.Period;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The accounts of all subjects: what a collector fills with facts and turns into measurements. */
final class Books<T> {

    private final MeasurePlan<T> plan;
    private final Credit<T> credit;
    private final Timeline timeline;
    private final @Nullable Roster roster;

    private final Map<String, Account> bySubject = new HashMap<>();
    private final BadFacts bad = new BadFacts();

    private final Pages.Ruling ruling;
    private final List<Ledger<T>> ledgers;

    /** What nobody may have; nobody reads what is in it. */
    private final Pages refused;

    /** One subject's pages; those of overlay credit once there is some. */
    private static final class Account {

        private final Pages own;
        private @Nullable Pages overlay;

        Account(Pages own) {
            this.own = own;
        }
    }

    Books(MeasurePlan<T> plan, Credit<T> credit, Timeline timeline, @Nullable Roster roster) {
        this.plan = plan;
        this.credit = credit;
        this.timeline = timeline;
        this.roster = roster;
        this.ruling = new Pages.Ruling(timeline);
        this.ledgers = plan.parts().stream()
                .map(part -> part.measure().ledger(part.kpi(), ruling))
                .toList();
        this.refused = ruling.pages();
    }

    void add(T fact) {
        if (plan.isKnown(fact)) {
            try {
                credit.share(fact, new Posting(fact));
            } catch (BadFact e) {
                bad.add(e, plan.nameOf(fact));
            }
        }
    }

    /** Enters the shares of a fact. */
    private final class Posting implements Credit.Sink {

        private final T fact;

        Posting(T fact) {
            this.fact = fact;
        }

        @Override
        public void credit(String subject, Share share) {
            if (roster == null || roster.has(subject)) {
                Pages pages = pages(subject, share.overlay());
                for (Ledger<T> ledger : ledgers) {
                    ledger.enter(fact, share, pages);
                }
            }
        }

        @Override
        public void refuse(Share share, Function<Kpi, BadFact> mistake) {
            for (int i = 0; i < ledgers.size(); i++) {
                if (ledgers.get(i).enter(fact, share, refused) == Trace.Outcome.COUNTED) {
                    throw mistake.apply(plan.parts().get(i).kpi());
                }
            }
        }
    }

    private Pages pages(String subject, boolean overlay) {
        Account account = bySubject.get(subject);
        if (account == null) {
            account = new Account(ruling.pages());
            bySubject.put(subject, account);
        }
        if (!overlay) {
            return account.own;
        }
        Pages additional = account.overlay;
        if (additional == null) {
            additional = ruling.pages();
            account.overlay = additional;
        }
        return additional;
    }

    /** These books after taking over others, which are not used again. */
    Books<T> with(Books<T> others) {
        bad.add(others.bad);
        others.bySubject.forEach((subject, theirs) -> {
            Account ours = bySubject.putIfAbsent(subject, theirs);
            if (ours != null) {
                ours.own.add(theirs.own);
                Pages overlay = theirs.overlay;
                if (overlay != null) {
                    pages(subject, true).add(overlay);
                }
            }
        });
        return this;
    }

    /** How many numbers, keys and ids are held: by subjects and places of the timeline, and not by facts. */
    long size() {
        return bySubject.values().stream()
                .flatMap(account -> Stream.of(Optional.of(account.own), Optional.ofNullable(account.overlay)))
                .flatMap(Optional::stream)
                .mapToLong(Pages::size)
                .sum();
    }

    /** The facts that could not be entered. */
    BadFacts bad() {
        return bad;
    }

    /** The measurements of all on the roster. */
    Map<Period, Map<String, Measurements>> measurements() {
        if (roster != null) {
            roster.all().forEach(subject -> pages(subject, false));
        }
        return measurementsOfThoseWithFacts();
    }

    Map<Period, Map<String, Measurements>> measurementsOfThoseWithFacts() {
        bad.requireNone();
        Map<Period, Map<String, Measurements>> byPeriod = new TreeMap<>();
        for (int i = 0; i < timeline.periods().size(); i++) {
            int period = i;
            Map<String, Measurements> measured = new TreeMap<>();
            bySubject.forEach((subject, account) -> {
                if (roster == null || roster.has(subject, period)) {
                    measured.put(subject, over(period, subject, account));
                }
            });
            byPeriod.put(timeline.periods().get(period), Collections.unmodifiableMap(measured));
        }
        return Collections.unmodifiableMap(byPeriod);
    }

    private Measurements over(int period, String subject, Account account) {
        Measurements.Builder measured =
                Measurements.of(subject, timeline.periods().get(period));
        Pages.Reading own = account.own.over(period);
        Pages.Reading overlay = account.overlay == null ? null : account.overlay.over(period);
        for (int i = 0; i < ledgers.size(); i++) {
            measured.measured(plan.parts().get(i).kpi(), overlaid(ledgers.get(i), own, overlay));
        }
        return measured.build();
    }

    /**
     * Both together; overlay credit in other periods alone leaves no trace in this one. 100 in January and −100 in
     * February are overlay credit of 0 in both together, as they are when the months are appended.
     */
    static <T> Measurement overlaid(Ledger<T> ledger, Pages.Reading own, Pages.@Nullable Reading overlay) {
        return overlay == null || !ledger.hasFacts(overlay)
                ? ledger.measurement(own)
                : Measurement.overlaid(ledger.measurement(own), ledger.measurement(overlay));
    }
}
