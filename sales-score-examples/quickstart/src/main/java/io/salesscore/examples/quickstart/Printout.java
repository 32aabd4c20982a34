package io.salesscore.examples.quickstart;

import static io.salesscore.examples.quickstart.Term.pick;

import io.salesscore.explain.Language;
import io.salesscore.explain.Wording;
import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.SalesKpis;
import io.salesscore.model.Aggregation;
import io.salesscore.model.Benchmark;
import io.salesscore.model.Criterion;
import io.salesscore.model.Gate;
import io.salesscore.model.Group;
import io.salesscore.model.Node;
import io.salesscore.model.ScoreModel;
import io.salesscore.period.Period;
import io.salesscore.period.WorkCalendar;
import io.salesscore.score.SalesScore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What people read in a terminal: what was read, by which model, the ranking, and one scorecard. */
final class Printout {

    private static final String NOTHING = "-";

    private final Results results;
    private final Locale language;
    private final Figures figures;
    private final Wording wording;

    Printout(Results results, Locale language) {
        this.results = results;
        this.language = language;
        this.figures = new Figures(language);
        this.wording = Wording.in(Language.of(language));
    }

    /** What became of the files. */
    static List<String> files(List<CrmExport.Count> counts, Locale language) {
        Figures figures = new Figures(language);
        TextTable table =
                TextTable.of(Term.FILE.in(language), ">" + Term.ROWS.in(language), ">" + Term.REJECTED.in(language));
        for (CrmExport.Count count : counts) {
            table.add(count.file(), figures.count(count.rows()), figures.count(count.rejected()));
        }
        return table.lines();
    }

    /** The model in a few lines: its KPIs with their weights, what it does without, and where benchmarks come from. */
    List<String> model(Models.Choice choice) {
        List<String> lines = new ArrayList<>();
        ScoreModel model = results.model();
        List<String> parts = new ArrayList<>();
        describe(model.root(), 1, parts);
        String head = Term.MODEL.in(language) + " " + model + ": ";
        lines.addAll(wrapped(head, String.join(", ", parts)));
        model.gates().forEach(gate -> lines.add("  " + gate(gate, model)));
        if (!choice.benchmarks().isEmpty()) {
            String of = choice.benchmarks().stream()
                    .map(benchmark -> figures.name(benchmark.kpi()))
                    .collect(Collectors.joining(", "));
            List<Period> periods = results.periods();
            Period end = periods.get(periods.size() - (results.course().asOf().isPresent() ? 2 : 1));
            String span = figures.period(periods.get(0)) + " - " + figures.period(end);
            lines.addAll(wrapped(
                    "  ",
                    pick(
                            language,
                            "Scored by the place among the reps of this export, " + span
                                    + ", since it has no targets or goals for them: " + of,
                            "Dinilai menurut posisi di antara tenaga penjual pada data ini, " + span
                                    + ", karena tidak ada targetnya: " + of)));
            comparedToDate(choice.benchmarks()).ifPresent(sentence -> lines.addAll(wrapped("  ", sentence)));
        }
        lines.addAll(leftOut(choice, language));
        return lines;
    }

    /** What a period that is not over is compared with, where others are its measure; empty where there is nothing to say. */
    private Optional<String> comparedToDate(List<Benchmark> benchmarks) {
        Map<Boolean, String> byAccruing = benchmarks.stream()
                .map(Benchmark::kpi)
                .collect(Collectors.partitioningBy(
                        CrmKpis::accrues, Collectors.mapping(figures::name, Collectors.joining(", "))));
        String scaled = byAccruing.getOrDefault(true, "");
        String others = byAccruing.getOrDefault(false, "");
        if (results.course().asOf().isEmpty() || scaled.isEmpty()) {
            return Optional.empty();
        }
        String share = figures.percent(results.course().share());
        String period = figures.period(results.last());
        boolean returning = benchmarks.stream().map(Benchmark::kpi).anyMatch(SalesKpis.REPEAT_CUSTOMER_RATE::equals);
        return Optional.of(pick(
                language,
                "In " + period + ", of which " + share + " has passed, " + share + " of the values of whole periods are"
                        + " compared with: " + scaled + "."
                        + (others.isEmpty() ? "" : " Compared as they stand: " + others + ".")
                        + (returning ? " Customers have had less time to return." : ""),
                "Pada " + period + ", yang baru berjalan " + share + ", pembandingnya " + share + " dari nilai periode"
                        + " penuh: " + scaled + "."
                        + (others.isEmpty() ? "" : " Dibandingkan apa adanya: " + others + ".")
                        + (returning ? " Waktu pelanggan untuk kembali membeli lebih pendek." : "")));
    }

    /** Why nothing was scored where there is no period. */
    static String nothingHappened(Locale language) {
        return pick(
                language,
                "Nothing could be scored: no row that can be used says on which day anything happened.",
                "Tidak ada yang dapat dinilai: tidak ada baris yang dapat dipakai dengan tanggal kejadian.");
    }

    /** Why nothing was scored where no KPI can be: what the model asks for, and what stands in the way. */
    static List<String> nothingScored(Models.Choice choice, Locale language) {
        List<String> lines = new ArrayList<>();
        lines.add(pick(
                language,
                "Nothing could be scored: the export has no KPI that the model (" + choice.name() + ") can score.",
                "Tidak ada yang dapat dinilai: data ini tidak memuat KPI yang dapat dinilai model (" + choice.name()
                        + ")."));
        lines.addAll(leftOut(choice, language));
        return lines;
    }

    private static List<String> leftOut(Models.Choice choice, Locale language) {
        Figures figures = new Figures(language);
        List<String> lines = new ArrayList<>();
        Map<String, String> leftOut = new TreeMap<>();
        choice.leftOut().forEach((kpi, why) -> {
            boolean isKept =
                    choice.model().filter(model -> model.kpis().contains(kpi)).isPresent();
            Term how = isKept ? Term.WITHOUT_DATA : Term.LEFT_OUT;
            leftOut.merge(
                    how.in(language) + " (" + Term.why(why, language) + ")",
                    figures.name(kpi),
                    (names, name) -> names + ", " + name);
        });
        leftOut.forEach((how, names) -> lines.addAll(wrapped("  " + how + ": ", names)));
        return lines;
    }

    private void describe(Group group, double share, List<String> parts) {
        double sum = group.children().stream().mapToDouble(Node::weight).sum();
        for (Node child : group.children()) {
            double part = share * child.weight() / sum;
            if (child instanceof Group inner) {
                describe(inner, part, parts);
            } else if (child instanceof Criterion criterion) {
                parts.add(figures.name(criterion.kpi()) + " " + figures.percent(part));
            }
        }
    }

    /** A gate as a sentence. */
    String gate(Gate gate, ScoreModel model) {
        return wording.gate(model, gate);
    }

    /** Everybody of a level in the last period, best first. */
    List<String> ranking(Level level) {
        Period period = results.last();
        List<Standing> standings = Standing.of(results, level, period);
        int decimals = results.model().decimals();
        boolean hasEarlier = results.periods().contains(period.previous());
        boolean branches = level == Level.REP || level == Level.TEAM;
        boolean hasBranches = branches
                && standings.stream().anyMatch(line -> wholes(line.score()).containsKey(Level.BRANCH));
        List<String> headers =
                new ArrayList<>(List.of(">#", level.names().in(language) + (hasBranches ? "<22" : "<40")));
        if (hasBranches) {
            headers.add(Level.BRANCH.names().in(language) + "<12");
        }
        Stream.of(
                        ">" + Term.SCORE.in(language),
                        Term.GRADE.in(language),
                        ">" + Term.CHANGE.in(language),
                        ">" + Term.DATA.in(language),
                        Term.STRONGEST.in(language) + "<22",
                        Term.WEAKEST.in(language) + "<22")
                .forEach(headers::add);
        TextTable table = TextTable.of(headers.toArray(String[]::new));
        for (Standing standing : standings) {
            SalesScore score = standing.score();
            List<String> cells = new ArrayList<>();
            cells.add(standing.rank().map(String::valueOf).orElse(NOTHING));
            cells.add(name(score.subject()));
            if (hasBranches) {
                cells.add(name(wholes(score).getOrDefault(Level.BRANCH, NOTHING)));
            }
            if (score.isScored()) {
                cells.add(figures.points(score.points(), decimals));
                cells.add(score.grade().orElse(NOTHING));
                cells.add(
                        standing.change().isPresent()
                                ? figures.change(standing.change().getAsDouble(), decimals)
                                : hasEarlier ? Term.NEW.in(language) : NOTHING);
            } else {
                cells.addAll(List.of(NOTHING, NOTHING, NOTHING));
            }
            cells.add(figures.points(100 * score.coverage(), 0) + "%");
            cells.add(
                    standing.strongest().map(figures::name).orElse(score.isScored() ? "" : Term.NO_SCORE.in(language)));
            cells.add(standing.weakest().map(figures::name).orElse(""));
            table.add(cells.toArray(String[]::new));
        }
        List<String> lines = new ArrayList<>();
        lines.add(Term.RANKING.in(language) + ": "
                + figures.period(period, results.course().asOf()) + elapsed());
        lines.addAll(table.lines());
        lines.addAll(wrapped(
                "",
                pick(
                        language,
                        (hasEarlier ? "Change: points since " + figures.period(period.previous()) + ". " : "")
                                + "Data: weight of the KPIs that had data. Strongest: has the most points of its own."
                                + " Weakest: costs the score the most.",
                        (hasEarlier ? "Selisih: dari skor " + figures.period(period.previous()) + ". " : "")
                                + "Data: bobot KPI yang datanya tersedia. Kekuatan: KPI dengan skor tertinggi."
                                + " Kelemahan: KPI yang paling mengurangi nilai akhir.")));
        return lines;
    }

    private String elapsed() {
        Course course = results.course();
        return course.asOf()
                .flatMap(day -> course.part(Level.COMPANY, Organisation.COMPANY))
                .map(part -> " (" + days(part.elapsed(), part.days()) + ")")
                .orElse("");
    }

    private String days(int some, int all) {
        return pick(
                language,
                some + " of " + all + (daysOff() ? " working days" : " days"),
                some + " dari " + all + (daysOff() ? " hari kerja" : " hari"));
    }

    private boolean daysOff() {
        return !results.course().counting().calendar().equals(WorkCalendar.everyDay());
    }

    /** How to read the targets of who was not there all the time, and of a period that is not over. */
    List<String> course(Level level, Scorecard card) {
        Course course = results.course();
        if (!card.score().period().equals(course.period())) {
            return List.of();
        }
        List<String> sentences = new ArrayList<>();
        String subject = card.score().subject();
        Optional<Period> there = course.employed(level, subject);
        if (there.isPresent()) {
            boolean joined = there.get().start().isAfter(course.period().start());
            boolean left = there.get().end().isBefore(course.period().end());
            String days = course.part(level, subject)
                    .map(part -> days(part.employed(), part.days()))
                    .orElse("");
            sentences.add((joined
                            ? pick(language, "Joined on ", "Mulai bekerja ")
                                    + figures.date(there.get().start())
                            : "")
                    + (joined && left ? ", " : "")
                    + (left
                            ? pick(language, "left on ", "berhenti ")
                                    + figures.date(there.get().lastDay())
                            : "")
                    + (days.isEmpty() ? "." : pick(language, ": there on ", ": hadir ") + days + "."));
        }
        if (course.asOf().isPresent()) {
            String whole = card.lines().stream()
                    .filter(Scorecard.Item.class::isInstance)
                    .map(Scorecard.Item.class::cast)
                    .filter(item -> item.target().isPresent() && !course.prorates(item.kpi()))
                    .map(item -> figures.name(item.kpi()))
                    .collect(Collectors.joining(", "));
            sentences.add(pick(
                            language,
                            "Targets are what is due by that day, the run-rate what a value comes to at the end if it goes"
                                    + " on as it went.",
                            "Target adalah yang jatuh sampai hari itu; proyeksi adalah nilai pada akhir periode bila"
                                    + " berlanjut seperti sekarang.")
                    + (whole.isEmpty()
                            ? ""
                            : pick(
                                    language,
                                    " Of the whole period, since they do not add up day by day: " + whole + ".",
                                    " Target seluruh periode, karena tidak bertambah per hari: " + whole + ".")));
        }
        return sentences;
    }

    private Map<Level, String> wholes(SalesScore score) {
        return results.wholes().getOrDefault(score.subject(), Map.of());
    }

    private String name(String subject) {
        return results.names().getOrDefault(subject, subject);
    }

    /** A subject by name, with its id, team and branch where it has such. */
    String who(SalesScore score) {
        String name = name(score.subject());
        boolean hasId = !name.equals(score.subject()) && !score.subject().equals(Organisation.COMPANY);
        String whereabouts = Stream.of(Level.TEAM, Level.BRANCH)
                .filter(level -> wholes(score).containsKey(level))
                .map(level -> ", " + level.names().in(language) + " "
                        + name(wholes(score).getOrDefault(level, NOTHING)))
                .collect(Collectors.joining());
        return name + (hasId ? " (" + score.subject() + ")" : "") + whereabouts;
    }

    /** The scorecard of a subject. */
    List<String> scorecard(Level at, SalesScore score) {
        List<String> lines = new ArrayList<>();
        lines.add(Term.SCORECARD.in(language) + ": " + who(score) + ", "
                + figures.period(score.period(), results.course().asOf()));
        Scorecard card = Scorecard.of(score);
        course(at, card).forEach(sentence -> lines.addAll(wrapped("", sentence)));
        boolean running = results.course().asOf().isPresent();
        TextTable table = TextTable.of(
                Term.KPI.in(language) + (running ? "<24" : "<30"),
                ">" + Term.WEIGHT.in(language),
                ">" + Term.TARGET.in(language),
                ">" + Term.ACTUAL.in(language),
                running ? ">" + Term.RUN_RATE.in(language) : ">",
                ">" + Term.ATTAINMENT.in(language),
                ">" + Term.POINTS.in(language),
                ">" + Term.FINAL.in(language));
        card.lines().forEach(line -> addLine(table, line, at, score.subject()));
        if (card.total().isPresent()) {
            table.line();
            table.add(
                    Term.TOTAL.in(language),
                    figures.percent(1),
                    "",
                    "",
                    "",
                    "",
                    "",
                    number(card.total().getAsDouble()));
            card.adjustments()
                    .forEach(held -> table.add(
                            Term.adjustment(held, Figures.brief(wording.name(results.model(), held.id())), language),
                            "",
                            "",
                            "",
                            "",
                            "",
                            number(held.level()),
                            number(held.points())));
            table.line();
            table.add(
                    Term.SCORE.in(language) + ", " + Term.GRADE.in(language).toLowerCase(language),
                    "",
                    "",
                    "",
                    "",
                    "",
                    score.grade().orElse(""),
                    figures.points(score.points(), score.model().decimals()));
        }
        lines.addAll(table.lines());
        unscored(score).forEach(why -> lines.addAll(wrapped("", Term.NO_SCORE.in(language) + ": " + why)));
        explanations(card).forEach(sentence -> lines.addAll(wrapped("", sentence)));
        List<String> notes = notes(score);
        if (!notes.isEmpty()) {
            lines.add(Term.NOTES.in(language) + ":");
            notes.forEach(note -> lines.addAll(wrapped("- ", note)));
        }
        return lines;
    }

    /** How to read what is not plain in a scorecard. */
    List<String> explanations(Scorecard card) {
        List<String> sentences = new ArrayList<>();
        boolean goals = card.lines().stream()
                .anyMatch(line ->
                        line instanceof Scorecard.Item item && item.fullAt().isPresent());
        if (goals) {
            sentences.add(pick(
                    language,
                    "In brackets: no target is set; this value earns full points.",
                    "Dalam kurung: tanpa target; nilai ini memberi skor penuh."));
        }
        boolean drags = card.lines().stream()
                .anyMatch(line -> line instanceof Scorecard.Heading heading
                        && heading.group().aggregation() != Aggregation.ARITHMETIC);
        if (drags) {
            sentences.add(pick(
                    language,
                    "A group whose points are below its KPIs' average takes the difference from the weak ones, so"
                            + " their part may be negative.",
                    "Kelompok yang skornya di bawah rata-rata KPI-nya membebankan selisihnya pada KPI yang lemah,"
                            + " sehingga bagiannya bisa negatif."));
        }
        return sentences;
    }

    private void addLine(TextTable table, Scorecard.Line line, Level at, String subject) {
        if (line instanceof Scorecard.Heading heading) {
            table.add(
                    "  ".repeat(heading.depth()) + heading.group().names().in(language),
                    "",
                    "",
                    "",
                    "",
                    "",
                    text(heading.points(), this::number),
                    "");
        } else if (line instanceof Scorecard.Item item) {
            Kpi kpi = item.kpi();
            String target = item.target().isPresent()
                    ? figures.value(kpi, item.target().getAsDouble())
                    : text(item.fullAt(), value -> "(" + figures.value(kpi, value) + ")");
            table.add(
                    "  ".repeat(item.depth()) + figures.name(kpi),
                    item.weight().isPresent() ? figures.percent(item.weight().getAsDouble()) : NOTHING,
                    target,
                    item.actual().isPresent() ? figures.value(kpi, item.actual().getAsDouble()) : NOTHING,
                    text(results.course().runRate(at, subject, kpi, item.actual()), value -> figures.value(kpi, value)),
                    text(item.attainment(), figures::percent),
                    item.points().isPresent() ? number(item.points().getAsDouble()) : NOTHING,
                    item.contribution().isPresent() ? number(item.contribution().getAsDouble()) : NOTHING);
        }
    }

    private static String text(OptionalDouble number, DoubleFunction<String> form) {
        return number.isPresent() ? form.apply(number.getAsDouble()) : "";
    }

    private String number(double points) {
        return figures.points(points, 2);
    }

    /** What stands in the way of a score. */
    List<String> unscored(SalesScore score) {
        return wording.unscored(score);
    }

    /** What the points alone do not say. */
    List<String> notes(SalesScore score) {
        return wording.notes(score);
    }

    /** Text in lines of at most 108 letters, the later ones indented. */
    static List<String> wrapped(String head, String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(head);
        String indent = " ".repeat(head.length() - head.stripLeading().length() + 2);
        boolean begun = false;
        for (String word : text.split(" ", -1)) {
            if (begun && line.length() + 1 + word.length() > 108) {
                lines.add(line.toString().stripTrailing());
                line = new StringBuilder(indent);
                begun = false;
            }
            line.append(begun ? " " : "").append(word);
            begun = true;
        }
        lines.add(line.toString());
        return lines;
    }
}
