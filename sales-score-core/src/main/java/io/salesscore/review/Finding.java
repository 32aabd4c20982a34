package io.salesscore.review;

import io.salesscore.explain.Language;
import io.salesscore.explain.Wording;
import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Names;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A weakness of a score model that a review found: data, and a sentence for people. Immutable, equal by value.
 *
 * <p>{@link Kind} says from when on something is a finding. All but {@link Kind#COUNTED_TWICE}, {@link Kind#TOO_FEW_SUBJECTS}
 * and those of a {@link Drift} need {@value ModelReview#LEAST_SUBJECTS} subjects with the data in question.
 */
public final class Finding {

    private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");

    /** What was found. */
    public enum Kind {

        /**
         * Who is better at the KPI has the lower score: their rank correlation is negative, by more than chance would have it
         * once in a thousand reviews. Figures: weight, spearman, subjects.
         */
        RUNS_AGAINST_SCORE(
                Severity.SERIOUS,
                "{names}: who is better at it has the lower score (rank correlation {spearman}, {subjects} subjects). Its weight of"
                        + " {weight} works against the other KPIs.",
                "{names}: yang lebih baik di sini justru mendapat skor lebih rendah (korelasi peringkat {spearman}, {subjects} subjek)."
                        + " Bobotnya, {weight}, bekerja melawan KPI lain."),

        /**
         * Who is better at one of two KPIs is worse at the other: their rank correlation is −0.9 or less, and surely below −0.5, as
         * below. Figures: weight (of both together), spearman, subjects.
         */
        OPPOSED(
                Severity.SERIOUS,
                "{names} cancel each other: who is better at one is worse at the other (rank correlation {spearman}, {subjects}"
                        + " subjects). Together they weigh {weight}.",
                "{names} saling meniadakan: yang lebih baik di satu KPI lebih buruk di KPI lainnya (korelasi peringkat {spearman},"
                        + " {subjects} subjek). Bobot keduanya {weight}."),

        /**
         * Two KPIs put the subjects in nearly one order: their rank correlation is 0.9 or more, and so far above 0.5 that chance
         * would make a pair of the model seem so once in a thousand reviews. Figures: weight (of both together), spearman, subjects.
         */
        REDUNDANT(
                Severity.WARNING,
                "{names} say nearly the same (rank correlation {spearman}, {subjects} subjects). Together they weigh {weight}.",
                "{names} mengukur hal yang hampir sama (korelasi peringkat {spearman}, {subjects} subjek). Bobot keduanya {weight}."),

        /** KPIs of the catalogue that are made of each other have weights beside each other. Figures: weight (of all together). */
        COUNTED_TWICE(
                Severity.SERIOUS,
                "{names} count one thing twice: {formula}. Together they weigh {weight}.",
                "{names} menghitung satu hal dua kali: {formula}. Bobot seluruhnya {weight}."),

        /**
         * Four fifths or more of those with data have the highest points that the curve gives, and surely more than half (at 99 %
         * confidence). Figures: share, subjects, weight.
         */
        AT_CAP(
                Severity.WARNING,
                "{names}: {share} of {subjects} subjects have the highest points of its curve, which does not tell them apart.",
                "{names}: {share} dari {subjects} subjek sudah mencapai poin tertinggi kurvanya, sehingga tidak terbedakan."),

        /** As {@link #AT_CAP}, with the lowest points. Figures: share, subjects, weight. */
        AT_FLOOR(
                Severity.WARNING,
                "{names}: {share} of {subjects} subjects have the lowest points of its curve, which does not tell them apart.",
                "{names}: {share} dari {subjects} subjek berada pada poin terendah kurvanya, sehingga tidak terbedakan."),

        /**
         * Nearly all have the same points, without being at an end of the curve: the standard deviation of the KPI's points is less
         * than a fifth of the median of the other KPIs'. Figures: weight, share (of the differences between scores), subjects.
         */
        DEAD_WEIGHT(
                Severity.WARNING,
                "{names} weighs {weight} and makes {share} of the differences between scores: nearly all subjects have the same points.",
                "{names} berbobot {weight}, tetapi hanya menentukan {share} perbedaan skor: hampir semua subjek memperoleh poin yang"
                        + " sama."),

        /**
         * The KPI decides the score far beyond its weight: the standard deviation of its points is more than three times the median
         * of the other KPIs', and its share of the differences between scores is at least twice its weight. Figures: weight, share,
         * subjects.
         */
        OUTWEIGHS(
                Severity.WARNING,
                "{names} weighs {weight} and makes {share} of the differences between scores: its points lie much farther apart than"
                        + " those of the other KPIs.",
                "{names} berbobot {weight}, tetapi menentukan {share} perbedaan skor: poinnya jauh lebih tersebar daripada poin KPI"
                        + " lain."),

        /**
         * Most of the subjects that it applies to have no data for it: surely more than half, at 99 % confidence. Figures: share
         * (with data), subjects, weight.
         */
        SELDOM_MEASURED(
                Severity.WARNING,
                "{names}: only {share} of the {subjects} subjects to whom it applies have data. It weighs {weight}.",
                "{names}: hanya {share} dari {subjects} subjek yang seharusnya diukur memiliki data. Bobotnya {weight}."),

        /**
         * Without data for the KPI at least a tenth of the subjects would have a higher score, by at least a hundredth of the
         * scale on average. A warning where some do lack data, else a notice. Figures: share, subjects, gain.
         */
        MISSING_PAYS(
                Severity.WARNING,
                "{names}: a missing value pays. Without it {share} of {subjects} subjects would have a higher score, by {gain} points"
                        + " on average.",
                "{names}: data yang kosong menguntungkan. Tanpa datanya, skor {share} dari {subjects} subjek lebih tinggi, rata-rata"
                        + " {gain} poin."),

        /**
         * The values of a KPI, as its curve reads them, have moved between two periods by more than chance: see
         * {@link Drift.Column#hasDrifted()}. Figures: psi, expected, subjects (of both periods, those in both twice).
         */
        KPI_DRIFTED(
                Severity.NOTICE,
                "{names} has moved by more than chance between the two periods (stability index {psi}, about {expected} without"
                        + " drift). Its curve may no longer fit.",
                "{names} telah bergeser melebihi faktor kebetulan di antara kedua periode (indeks stabilitas {psi}, sekitar"
                        + " {expected} jika tidak ada pergeseran). Kurvanya mungkin tidak sesuai lagi."),

        /** As {@link #KPI_DRIFTED}, of the exact points of the score. Figures: psi, expected, subjects. */
        SCORES_DRIFTED(
                Severity.NOTICE,
                "Scores have moved by more than chance between the two periods (stability index {psi}, about {expected} without"
                        + " drift).",
                "Skor telah bergeser melebihi faktor kebetulan di antara kedua periode (indeks stabilitas {psi}, sekitar"
                        + " {expected} jika tidak ada pergeseran)."),

        /** Too few subjects have a score for anything to be judged. Figures: subjects, needed. */
        TOO_FEW_SUBJECTS(
                Severity.NOTICE,
                "Only {subjects} subjects have a score; {needed} are needed to judge the model by them.",
                "Hanya {subjects} subjek yang memiliki skor; diperlukan {needed} untuk menilai model ini.");

        private final Severity severity;
        private final String english;
        private final String indonesian;

        Kind(Severity severity, String english, String indonesian) {
            this.severity = severity;
            this.english = english;
            this.indonesian = indonesian;
        }

        /**
         * How much it matters, as a rule.
         *
         * @return the severity; {@link Finding#severity()} may be milder
         */
        public Severity severity() {
            return severity;
        }
    }

    private final Kind kind;
    private final Severity severity;
    private final List<String> ids;
    private final List<Names> names;
    private final Optional<Names> formula;
    private final SortedMap<String, Double> figures;

    private Finding(
            Kind kind,
            Severity severity,
            List<String> ids,
            List<Names> names,
            Optional<Names> formula,
            Map<String, Double> figures) {
        this.kind = kind;
        this.severity = severity;
        this.ids = List.copyOf(ids);
        this.names = List.copyOf(names);
        this.formula = formula;
        this.figures = Collections.unmodifiableSortedMap(new TreeMap<>(figures));
    }

    static Finding of(Kind kind, List<Kpi> about, Map<String, Double> figures) {
        return new Finding(
                kind,
                kind.severity,
                about.stream().map(Kpi::id).toList(),
                about.stream().map(Kpi::names).toList(),
                Optional.empty(),
                figures);
    }

    Finding because(Names formula) {
        return new Finding(kind, severity, ids, names, Optional.of(formula), figures);
    }

    Finding asNotice() {
        return new Finding(kind, Severity.NOTICE, ids, names, formula, figures);
    }

    /**
     * What was found.
     *
     * @return the kind
     */
    public Kind kind() {
        return kind;
    }

    /**
     * How much it matters.
     *
     * @return the severity
     */
    public Severity severity() {
        return severity;
    }

    /**
     * What it is about.
     *
     * @return the ids of criteria, in order of ids; empty where it is about the whole
     */
    public List<String> ids() {
        return ids;
    }

    /**
     * The numbers behind it, by name.
     *
     * <table class="striped">
     * <caption>Names</caption>
     * <tr><th>name</th><th>figure</th></tr>
     * <tr><td>{@code weight}</td><td>effective weight in the whole, 0 to 1; of several KPIs together</td></tr>
     * <tr><td>{@code share}</td><td>of subjects, or of the differences between scores; see {@link Kind}</td></tr>
     * <tr><td>{@code spearman}</td><td>rank correlation, −1 to 1</td></tr>
     * <tr><td>{@code gain}</td><td>points</td></tr>
     * <tr><td>{@code psi}, {@code expected}</td><td>population stability index, and its average without drift</td></tr>
     * <tr><td>{@code subjects}, {@code needed}</td><td>number of subjects</td></tr>
     * </table>
     *
     * @return the figures that its kind has; unmodifiable
     */
    public SortedMap<String, Double> figures() {
        return figures;
    }

    /**
     * The finding in a sentence or two.
     *
     * @param language the reader's language
     * @return the text, a view of the data that nobody parses
     */
    public String text(Language language) {
        Wording wording = Wording.in(language);
        return PLACE.matcher(language.choose(new Names(kind.english, kind.indonesian)))
                .replaceAll(place -> Matcher.quoteReplacement(filled(place.group(1), language, wording)));
    }

    private String filled(String place, Language language, Wording wording) {
        double figure = figures.getOrDefault(place, 0.0);
        return switch (place) {
            case "names" -> wording.list(names.stream().map(language::choose).toList());
            case "formula" -> formula.map(language::choose).orElse("");
            case "weight", "share" -> wording.percent(figure);
            case "spearman", "psi", "expected" -> wording.number(figure, 2);
            case "gain" -> wording.number(figure, 1);
            default -> wording.number(figure, 0);
        };
    }

    /** Findings are equal if they say the same of the same criteria. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Finding that
                && kind == that.kind
                && severity == that.severity
                && ids.equals(that.ids)
                && names.equals(that.names)
                && formula.equals(that.formula)
                && figures.equals(that.figures);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, severity, ids, names, formula, figures);
    }

    /** For people: the severity and the English sentence. */
    @Override
    public String toString() {
        return severity + ": " + text(Language.ENGLISH);
    }
}
