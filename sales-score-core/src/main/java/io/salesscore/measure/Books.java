package io.salesscore.measure;

import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurement;
import io.salesscore.kpi.Measurements;
import io.salesscore.period.Period;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The accounts of all subjects: what a collector fills with facts and turns into measurements. */
final class Books<T> {

    private final MeasurePlan<T> plan;
    private final Credit<T> credit;
    private final Timeline timeline;
    private final @Nullable Roster roster;

    private final Map<String, Account<T>> bySubject = new HashMap<>();
    private final BadFacts bad = new BadFacts();

    /** What nobody may have; nobody reads what is in it. */
    private @Nullable List<Ledger<T>> refused;

    /** One subject's ledgers, one for each part of the plan; those of overlay credit once there is some. */
    private static final class Account<T> {

        private final List<Ledger<T>> own;
        private @Nullable List<Ledger<T>> overlay;

        Account(List<Ledger<T>> own) {
            this.own = own;
        }
    }

    Books(MeasurePlan<T> plan, Credit<T> credit, Timeline timeline, @Nullable Roster roster) {
        this.plan = plan;
        this.credit = credit;
        this.timeline = timeline;
        this.roster = roster;
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
                for (Ledger<T> ledger : ledgers(subject, share.overlay())) {
                    ledger.add(fact, share);
                }
            }
        }

        @Override
        public void refuse(Share share, Function<Kpi, BadFact> mistake) {
            List<Ledger<T>> nobodys = nobodysLedgers();
            for (int i = 0; i < nobodys.size(); i++) {
                if (nobodys.get(i).add(fact, share) == Trace.Outcome.COUNTED) {
                    throw mistake.apply(plan.parts().get(i).kpi());
                }
            }
        }
    }

    // made once: where facts go by assignments, most of them are asked about the dates before anybody was assigned
    private List<Ledger<T>> nobodysLedgers() {
        List<Ledger<T>> nobodys = refused;
        if (nobodys == null) {
            nobodys = newLedgers();
            refused = nobodys;
        }
        return nobodys;
    }

    private List<Ledger<T>> ledgers(String subject, boolean overlay) {
        Account<T> account = bySubject.get(subject);
        if (account == null) {
            account = new Account<>(newLedgers());
            bySubject.put(subject, account);
        }
        if (!overlay) {
            return account.own;
        }
        List<Ledger<T>> additional = account.overlay;
        if (additional == null) {
            additional = newLedgers();
            account.overlay = additional;
        }
        return additional;
    }

    private List<Ledger<T>> newLedgers() {
        return plan.parts().stream()
                .map(part -> part.measure().ledger(part.kpi(), timeline))
                .toList();
    }

    /** These books after taking over others, which are not used again. */
    Books<T> with(Books<T> others) {
        bad.add(others.bad);
        others.bySubject.forEach((subject, theirs) -> {
            Account<T> ours = bySubject.putIfAbsent(subject, theirs);
            if (ours != null) {
                add(theirs.own, ours.own);
                List<Ledger<T>> overlay = theirs.overlay;
                if (overlay != null) {
                    add(overlay, ledgers(subject, true));
                }
            }
        });
        return this;
    }

    private static <T> void add(List<Ledger<T>> from, List<Ledger<T>> to) {
        for (int i = 0; i < to.size(); i++) {
            to.get(i).add(from.get(i));
        }
    }

    /** The facts that could not be entered. */
    BadFacts bad() {
        return bad;
    }

    /** The measurements of all on the roster. */
    Map<Period, Map<String, Measurements>> measurements() {
        if (roster != null) {
            roster.all().forEach(subject -> ledgers(subject, false));
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

    private Measurements over(int period, String subject, Account<T> account) {
        Measurements.Builder measured =
                Measurements.of(subject, timeline.periods().get(period));
        List<Ledger<T>> overlay = account.overlay;
        for (int i = 0; i < plan.parts().size(); i++) {
            Kpi kpi = plan.parts().get(i).kpi();
            Ledger<T> additional = overlay == null ? null : overlay.get(i);
            measured.measured(kpi, overlaid(account.own.get(i), additional, period));
        }
        return measured.build();
    }

    /**
     * Both together; overlay credit in other periods alone leaves no trace in this one. 100 in January and −100 in
     * February are overlay credit of 0 in both together, as they are when the months are appended.
     */
    static <T> Measurement overlaid(Ledger<T> own, @Nullable Ledger<T> overlay, int period) {
        return overlay == null || !overlay.hasFacts(period)
                ? own.over(period)
                : Measurement.overlaid(own.over(period), overlay.over(period));
    }
}
