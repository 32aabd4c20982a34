package io.salesscore.examples.quickstart;

import static io.salesscore.examples.quickstart.Term.pick;

import io.salesscore.kpi.Correction;
import io.salesscore.kpi.Kpi;
import io.salesscore.measure.Trace;
import io.salesscore.period.Period;
import io.salesscore.score.SalesScore;
import io.salesscore.score.ScoreRevision;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What has become of the scores of the ranked period since an earlier export of it. */
final class Restatement {

    private final Study earlier;
    private final LocalDate knownBefore;
    private final Results before;
    private final Study later;
    private final LocalDate knownNow;
    private final Results now;

    /** @param before the scores of the earlier export, by the same model as those of the later one */
    Restatement(Study earlier, LocalDate knownBefore, Results before, Study later, LocalDate knownNow, Results now) {
        this.earlier = earlier;
        this.knownBefore = knownBefore;
        this.before = before;
        this.later = later;
        this.knownNow = knownNow;
        this.now = now;
    }

    /** A subject's score before and now. */
    private record Pair(SalesScore before, SalesScore now) {

        /** Published points more than before. */
        double change() {
            return before.isScored() && now.isScored() ? now.model().publish(now.points() - before.points()) : 0;
        }

        boolean differs() {
            return !before.equals(now);
        }

        boolean scoresDifferently() {
            return change() != 0 || before.isScored() != now.isScored();
        }
    }

    /**
     * The scores that changed, and for one of them the facts that changed it.
     *
     * @param asked whose, by id or name; else the one that changed most
     */
    List<String> print(Level level, Optional<String> asked, Locale language) throws IOException {
        Figures figures = new Figures(language);
        Period period = now.last();
        Map<String, Pair> pairs = pairs(level, period);
        List<Pair> changed = pairs.values().stream()
                .filter(Pair::differs)
                .sorted(Comparator.comparingDouble((Pair pair) -> -Math.abs(pair.change()))
                        .thenComparing(pair -> pair.now().subject()))
                .toList();
        List<String> lines = new ArrayList<>();
        lines.add(pick(language, "Against the earlier export: ", "Dibandingkan dengan data sebelumnya: ")
                + figures.period(period, now.course().asOf()));
        lines.add(pick(
                language,
                "Facts were known up to " + figures.date(knownBefore) + " then and are up to " + figures.date(knownNow)
                        + " now.",
                "Data yang diketahui saat itu sampai " + figures.date(knownBefore) + ", sekarang sampai "
                        + figures.date(knownNow) + "."));
        TextTable table = TextTable.of(
                level.names().in(language) + "<30",
                ">" + pick(language, "Before", "Sebelum"),
                ">" + pick(language, "Now", "Sekarang"),
                ">" + Term.CHANGE.in(language),
                Term.GRADE.in(language));
        List<Pair> restated = changed.stream().filter(Pair::scoresDifferently).toList();
        for (Pair pair : restated) {
            String grades =
                    pair.before().grade().orElse("-") + " " + pair.now().grade().orElse("-");
            table.add(
                    now.names().getOrDefault(pair.now().subject(), pair.now().subject()),
                    points(pair.before(), figures),
                    points(pair.now(), figures),
                    figures.change(pair.change(), now.model().decimals()),
                    grades.charAt(0) == grades.charAt(2) ? grades.substring(0, 1) : grades.replace(" ", " > "));
        }
        lines.addAll(table.lines());
        String alike = figures.count(changed.size() - restated.size());
        String untouched = figures.count(pairs.size() - changed.size());
        lines.add(pick(
                language,
                alike + " more have other facts and the same score, " + untouched + " the same facts.",
                alike + " lagi datanya berubah dan skornya tetap, " + untouched + " datanya tetap."));
        Optional<Pair> chosen = asked.isEmpty()
                ? changed.stream().findFirst()
                : Printout.subject(now, level, asked)
                        .map(SalesScore::subject)
                        .map(pairs::get)
                        .filter(Pair::differs);
        if (chosen.isPresent()) {
            lines.add("");
            lines.addAll(revision(level, chosen.get(), figures, language));
        }
        return lines;
    }

    private Map<String, Pair> pairs(Level level, Period period) {
        Map<String, Pair> pairs = new TreeMap<>();
        Map<String, SortedMap<Period, SalesScore>> earlierScores =
                before.scores().getOrDefault(level, new TreeMap<>());
        now.scores().getOrDefault(level, new TreeMap<>()).forEach((subject, scores) -> {
            SalesScore after = scores.get(period);
            SalesScore first =
                    earlierScores.getOrDefault(subject, new TreeMap<>()).get(period);
            if (after != null && first != null) {
                pairs.put(subject, new Pair(first, after));
            }
        });
        return pairs;
    }

    private static String points(SalesScore score, Figures figures) {
        return score.isScored() ? figures.points(score.points(), score.model().decimals()) : "-";
    }

    /** The revisions of one score, with what each fact changed. */
    private List<String> revision(Level level, Pair pair, Figures figures, Locale language) throws IOException {
        String subject = pair.now().subject();
        List<Kpi> kpis = now.model().kpis();
        List<Correction> corrections =
                corrections(earlier.traceAgain(level, subject, kpis), later.traceAgain(level, subject, kpis));
        ScoreRevision first = knownBefore.isBefore(pair.before().period().lastDay())
                ? ScoreRevision.ofProvisional(pair.before(), knownBefore)
                : ScoreRevision.ofFinal(pair.before(), knownBefore);
        ScoreRevision second = first.status() == ScoreRevision.Status.FINAL
                ? first.restated(pair.now(), knownNow, "facts recorded since", corrections)
                : knownNow.isBefore(pair.now().period().lastDay())
                        ? first.provisional(pair.now(), knownNow)
                        : first.finalized(pair.now(), knownNow);
        List<String> lines = new ArrayList<>();
        lines.add(now.names().getOrDefault(subject, subject) + ": " + status(first.status(), language) + " "
                + points(first.score(), figures) + " > " + status(second.status(), language) + " "
                + points(second.score(), figures));
        TextTable table = TextTable.of(
                Term.KPI.in(language) + "<28",
                pick(language, "Fact", "Data"),
                ">" + pick(language, "Before", "Sebelum"),
                ">" + pick(language, "Now", "Sekarang"));
        for (Correction correction : corrections) {
            table.add(
                    figures.name(correction.kpi()),
                    correction.fact(),
                    correction
                            .before()
                            .map(value -> TracePrintout.value(value, correction.kpi(), figures, language))
                            .orElse("-"),
                    correction
                            .after()
                            .map(value -> TracePrintout.value(value, correction.kpi(), figures, language))
                            .orElse("-"));
        }
        lines.addAll(table.lines());
        return lines;
    }

    private static List<Correction> corrections(List<Trace> before, List<Trace> after) {
        Map<String, Trace> earlier = new TreeMap<>();
        before.forEach(trace -> earlier.put(trace.kpi().id(), trace));
        List<Correction> corrections = new ArrayList<>();
        for (Trace trace : after) {
            Trace old = earlier.get(trace.kpi().id());
            if (old != null) {
                corrections.addAll(old.corrections(trace));
            }
        }
        return corrections;
    }

    private static String status(ScoreRevision.Status status, Locale language) {
        return switch (status) {
            case PROVISIONAL -> pick(language, "provisional", "sementara");
            case FINAL -> pick(language, "final", "final");
            case RESTATED -> pick(language, "restated", "dinyatakan ulang");
        };
    }
}
