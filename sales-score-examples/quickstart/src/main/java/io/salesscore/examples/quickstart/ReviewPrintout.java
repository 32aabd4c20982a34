package io.salesscore.examples.quickstart;

import io.salesscore.explain.Language;
import io.salesscore.kpi.Kpi;
import io.salesscore.model.Quantiles;
import io.salesscore.model.ScoreModel;
import io.salesscore.period.Period;
import io.salesscore.review.CriterionReview;
import io.salesscore.review.Drift;
import io.salesscore.review.Finding;
import io.salesscore.review.ModelComparison;
import io.salesscore.review.Prediction;
import io.salesscore.review.Removal;
import io.salesscore.review.Severity;
import io.salesscore.review.Weighting;
import io.salesscore.score.Contribution;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** A review as people read it in a terminal: what is weak first, then the figures. */
final class ReviewPrintout {

    private static final String NOTHING = "-";
    private static final int MOVERS = 5;

    private final Reviewed reviewed;
    private final ScoreModel model;
    private final Locale locale;
    private final Language language;
    private final Figures figures;

    ReviewPrintout(Reviewed reviewed, Locale locale) {
        this.reviewed = reviewed;
        this.model = reviewed.review().model();
        this.locale = locale;
        this.language = Language.of(locale);
        this.figures = new Figures(locale);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.addAll(Printout.wrapped("", head()));
        lines.add("");
        lines.add(pick("Findings", "Temuan"));
        List<Finding> findings = reviewed.review().findings();
        if (findings.isEmpty()) {
            lines.add("- " + pick("Nothing is weak about it.", "Tidak ada kelemahan."));
        }
        findings.forEach(finding ->
                lines.addAll(Printout.wrapped("- ", severity(finding, locale) + ": " + finding.text(language))));
        lines.add("");
        lines.addAll(kpis());
        lines.add("");
        lines.add(pick("How firm ranks are", "Seberapa kokoh peringkat"));
        firm().forEach(sentence -> lines.addAll(Printout.wrapped("- ", sentence)));
        drift().ifPresent(sentence -> {
            lines.add("");
            lines.add(pick("What drifts", "Yang bergeser"));
            lines.addAll(Printout.wrapped("- ", sentence));
        });
        List<String> foretold = foretold();
        if (!foretold.isEmpty()) {
            lines.add("");
            lines.add(pick("What scores foretell", "Daya ramal skor"));
            foretold.forEach(sentence -> lines.addAll(Printout.wrapped("- ", sentence)));
        }
        lines.add("");
        lines.addAll(weights());
        reviewed.comparison().ifPresent(comparison -> {
            lines.add("");
            lines.addAll(compared(comparison));
        });
        return lines;
    }

    private String pick(String english, String indonesian) {
        return Term.pick(locale, english, indonesian);
    }

    private String name(Kpi kpi) {
        return figures.name(kpi);
    }

    private String name(String id) {
        return nameOf(model, id, locale);
    }

    /** What people call a node, the model itself, or what adjusts a score. */
    static String nameOf(ScoreModel model, String id, Locale locale) {
        if (id.equals(model.id())) {
            return Term.SCORE.in(locale);
        }
        return model.kpis().stream()
                .filter(kpi -> kpi.id().equals(id))
                .findFirst()
                .map(new Figures(locale)::name)
                .orElse(id.equals("ceiling") ? Term.CEILING.in(locale) : id);
    }

    static String severity(Finding finding, Locale locale) {
        return severity(finding.severity(), locale);
    }

    private static String severity(Severity severity, Locale locale) {
        return switch (severity) {
            case SERIOUS -> Term.pick(locale, "Serious", "Serius");
            case WARNING -> Term.pick(locale, "Warning", "Perhatian");
            case NOTICE -> Term.pick(locale, "Notice", "Catatan");
        };
    }

    private String span() {
        List<Period> periods = reviewed.periods();
        String first = figures.period(periods.get(0));
        String last = figures.period(periods.get(periods.size() - 1));
        return first.equals(last) ? first : first + " - " + last;
    }

    private String head() {
        return reviewed.review().text(language).lines().findFirst().orElseThrow() + " "
                + reviewed.level().names().in(locale) + ", " + span() + ".";
    }

    private List<String> kpis() {
        TextTable table = TextTable.of(
                "KPI<26",
                ">" + pick("Weight", "Bobot"),
                ">" + pick("Decides", "Penentu"),
                ">" + pick("Alone", "Sendiri"),
                ">" + pick("Data", "Data"),
                ">" + pick("Median", "Median"),
                ">" + pick("Floor", "Dasar"),
                ">" + pick("Cap", "Puncak"),
                ">" + pick("Order", "Urutan"),
                ">" + pick("Shift", "Geser"),
                ">" + pick("Missing", "Kosong"));
        for (CriterionReview kpi : reviewed.review().criteria()) {
            table.add(
                    name(kpi.kpi()),
                    figures.percent(kpi.weight()),
                    percent(kpi.importance()),
                    percent(kpi.mainEffect()),
                    percent(kpi.coverage()),
                    kpi.spread().map(spread -> middle(kpi, spread)).orElse(NOTHING),
                    percent(kpi.floorShare()),
                    percent(kpi.capShare()),
                    number(kpi.spearman(), 2),
                    kpi.removal()
                            .map(Removal::meanShift)
                            .map(shift -> figures.points(shift, 1))
                            .orElse(NOTHING),
                    figures.percent(kpi.ifMissing().gainingShare()));
        }
        List<String> lines = new ArrayList<>(table.lines());
        lines.addAll(Printout.wrapped(
                "",
                pick(
                        "Decides: share of the differences between scores. Alone: share that its points alone tell."
                                + " Floor, cap: how many have the lowest and highest points. Order: rank correlation"
                                + " with the score. Shift: ranks moved on average without it. Missing: for how many a"
                                + " missing value would pay.",
                        "Penentu: porsi perbedaan skor. Sendiri: porsi yang terbaca dari poinnya saja. Dasar, puncak:"
                                + " berapa banyak yang berpoin terendah dan tertinggi. Urutan: korelasi peringkat"
                                + " dengan skor. Geser: rata-rata pergeseran peringkat tanpa KPI ini. Kosong: bagi"
                                + " berapa banyak data kosong menguntungkan.")));
        return lines;
    }

    private String middle(CriterionReview kpi, Quantiles spread) {
        return switch (kpi.criterion().curve().input()) {
            case ATTAINMENT -> figures.percent(spread.median());
            case VALUE -> figures.value(kpi.kpi(), spread.median());
        };
    }

    private String percent(OptionalDouble share) {
        return share.isPresent() ? figures.percent(share.getAsDouble()) : NOTHING;
    }

    private String number(OptionalDouble number, int decimals) {
        return number.isPresent() ? figures.points(number.getAsDouble(), decimals) : NOTHING;
    }

    private List<String> firm() {
        String share = figures.percent(Reviewed.SHARE);
        List<String> sentences = new ArrayList<>();
        OptionalDouble shift = reviewed.sensitivity().meanShift();
        OptionalDouble grades = reviewed.sensitivity().gradeChanges();
        sentences.add(pick(
                "With each weight up to " + share + " higher or lower (" + Reviewed.DRAWS + " draws with seed "
                        + Reviewed.SEED + ") ranks of "
                        + figures.period(last()) + " move by " + number(shift, 1) + " on average"
                        + (grades.isPresent() ? " and " + percent(grades) + " of the grades change" : "") + ".",
                "Bila tiap bobot naik atau turun sampai " + share + " (" + Reviewed.DRAWS + " undian dengan benih "
                        + Reviewed.SEED + "), peringkat " + figures.period(last()) + " bergeser rata-rata "
                        + number(shift, 1)
                        + (grades.isPresent() ? " dan " + percent(grades) + " predikat berubah" : "") + "."));
        return sentences;
    }

    private Period last() {
        return reviewed.periods().get(reviewed.periods().size() - 1);
    }

    private Optional<String> drift() {
        return reviewed.drift().map(drift -> {
            String between = figures.period(drift.earlier()) + " - " + figures.period(drift.later());
            String drifted = drift.drifted().stream()
                    .map(Drift.Column::id)
                    .map(this::name)
                    .collect(Collectors.joining(", "));
            return between + ": "
                    + (drifted.isEmpty()
                            ? pick(
                                    "nothing has drifted further than chance would take it.",
                                    "tidak ada yang bergeser melebihi kebetulan.")
                            : pick(
                                    "drifted further than chance would take it: " + drifted + ".",
                                    "bergeser melebihi kebetulan: " + drifted + "."));
        });
    }

    private List<String> foretold() {
        List<String> sentences = new ArrayList<>();
        String revenue = name(reviewed.revenue());
        reviewed.prediction()
                .ifPresent(prediction -> sentences.add(
                        pick("Next period's " + revenue + ": ", revenue + " periode berikutnya: ") + text(prediction)));
        reviewed.reaching()
                .ifPresent(prediction ->
                        sentences.add(pick("Its target reached (yes or no): ", "Targetnya tercapai (ya atau tidak): ")
                                + text(prediction)));
        return sentences;
    }

    private String text(Prediction prediction) {
        return prediction.text(language).replace('\n', ' ');
    }

    /** What people call weights that are made in some way. */
    static String method(String key, Locale locale) {
        return switch (key) {
            case Reviewed.EQUAL -> Term.pick(locale, "Equal", "Sama");
            case Reviewed.ENTROPY -> Term.pick(locale, "Entropy", "Entropi");
            case Reviewed.CRITIC -> "CRITIC";
            default -> Term.pick(locale, "Learned", "Dipelajari");
        };
    }

    private List<String> weights() {
        Map<String, Weighting> methods = reviewed.weightings();
        List<String> titles =
                new ArrayList<>(List.of(pick("Weights<26", "Bobot<26"), ">" + pick("Present", "Sekarang")));
        methods.keySet().forEach(key -> titles.add(">" + method(key, locale)));
        TextTable table = TextTable.of(titles.toArray(String[]::new));
        for (CriterionReview kpi : reviewed.review().criteria()) {
            List<String> cells = new ArrayList<>(List.of(name(kpi.kpi()), figures.percent(kpi.weight())));
            methods.values()
                    .forEach(weighting ->
                            cells.add(Optional.ofNullable(weighting.weights().get(kpi.id()))
                                    .map(figures::percent)
                                    .orElse(NOTHING)));
            table.add(cells.toArray(String[]::new));
        }
        List<String> lines = new ArrayList<>(table.lines());
        methods.forEach((key, weighting) -> weighting
                .warnings()
                .forEach(warning ->
                        lines.addAll(Printout.wrapped("- ", method(key, locale) + ": " + warning.text(language)))));
        notLearned(reviewed, locale).ifPresent(sentence -> lines.addAll(Printout.wrapped("- ", sentence)));
        return lines;
    }

    /** Why no weights were learned, where none were. */
    static Optional<String> notLearned(Reviewed reviewed, Locale locale) {
        int criteria = reviewed.review().model().criteria().size();
        String needed = new Figures(locale).count(Math.max(20, 5L * criteria));
        return reviewed.weightings().containsKey(Reviewed.LEARNED)
                ? Optional.empty()
                : Optional.of(Term.pick(
                        locale,
                        "Learned from outcomes: none, since it takes " + needed + " subjects with data for all KPIs, of"
                                + " whom the next period is known and not all alike.",
                        "Dipelajari dari hasil: tidak ada, karena perlu " + needed + " subjek dengan data semua KPI,"
                                + " yang periode berikutnya diketahui dan tidak sama semua."));
    }

    private List<String> compared(ModelComparison comparison) {
        List<String> lines = new ArrayList<>();
        lines.addAll(Printout.wrapped(
                "",
                pick(
                        model.version() + " in place of "
                                + comparison.oldModel().version() + ", "
                                + figures.period(last()) + ": ranks move by " + number(comparison.meanShift(), 1)
                                + " on average, scores by "
                                + change(comparison.meanChange()) + "; rank correlation "
                                + number(comparison.spearman(), 2) + ", "
                                + comparison.gainers().size() + " gain and "
                                + comparison.losers().size() + " lose.",
                        model.version() + " menggantikan "
                                + comparison.oldModel().version() + ", " + figures.period(last())
                                + ": peringkat bergeser rata-rata " + number(comparison.meanShift(), 1)
                                + ", skor " + change(comparison.meanChange()) + "; korelasi peringkat "
                                + number(comparison.spearman(), 2) + ", "
                                + comparison.gainers().size() + " naik dan "
                                + comparison.losers().size() + " turun.")));
        TextTable table = TextTable.of(
                pick("By part<40", "Menurut bagian<40"),
                ">" + pick("On average", "Rata-rata"),
                ">" + pick("Gain", "Naik"),
                ">" + pick("Lose", "Turun"));
        comparison
                .effects()
                .forEach(effect -> table.add(
                        partOf(comparison, effect.id(), effect.kind(), locale),
                        figures.change(effect.mean(), 2),
                        figures.count(effect.gainers()),
                        figures.count(effect.losers())));
        lines.addAll(table.lines());
        TextTable movers = TextTable.of(
                pick("Who<30", "Siapa<30"),
                ">" + pick("Before", "Sebelum"),
                ">" + pick("After", "Sesudah"),
                ">" + pick("Change", "Selisih"));
        List<ModelComparison.Change> listed =
                new ArrayList<>(comparison.gainers().stream().limit(MOVERS).toList());
        listed.addAll(comparison.losers().stream().limit(MOVERS).toList());
        listed.forEach(each -> movers.add(
                reviewed.results().name(each.subject()),
                figures.points(each.before().points(), model.decimals()),
                figures.points(each.after().points(), model.decimals()),
                figures.change(each.after().points() - each.before().points(), model.decimals())));
        lines.add("");
        lines.addAll(movers.lines());
        return lines;
    }

    private String change(OptionalDouble change) {
        return change.isPresent() ? figures.change(change.getAsDouble(), 1) : NOTHING;
    }

    /** What people call a part of two models, an adjustment by what makes it. */
    static String partOf(ModelComparison comparison, String id, Contribution.Kind kind, Locale locale) {
        String ours = nameOf(comparison.newModel(), id, locale);
        String name = ours.equals(id) ? nameOf(comparison.oldModel(), id, locale) : ours;
        return kind == Contribution.Kind.GATE ? Term.GATE.in(locale) + ": " + name : name;
    }
}
