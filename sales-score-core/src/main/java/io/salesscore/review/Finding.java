package io.salesscore.review;

import io.salesscore.explain.Language;
import io.salesscore.explain.Wording;
import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Names;
import java.math.BigDecimal;
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

    private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z]+)}");

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
         * Four fifths or more of the measurements have the highest points that the curve gives, and surely more than half (at 99 %
         * confidence). Figures: weight, alikeShare, points, measurements, subjects.
         */
        AT_CAP(
                Severity.WARNING,
                "{names}: {alikeShare} of {counted} have the highest points of its curve, which does not tell them apart.",
                "{names}: {alikeShare} dari {counted} sudah mencapai poin tertinggi kurvanya, sehingga tidak terbedakan."),

        /** As {@link #AT_CAP}, with the lowest points. Figures: weight, alikeShare, points, measurements, subjects. */
        AT_FLOOR(
                Severity.WARNING,
                "{names}: {alikeShare} of {counted} have the lowest points of its curve, which does not tell them apart.",
                "{names}: {alikeShare} dari {counted} berada pada poin terendah kurvanya, sehingga tidak terbedakan."),

        /**
         * As {@link #AT_CAP}, with points that are neither the highest nor the lowest: where values end before the curve does, or
         * everybody is given the same. Figures: weight, alikeShare, points, measurements, subjects.
         */
        SAME_POINTS(
                Severity.WARNING,
                "{names}: {alikeShare} of {counted} have {points} points, which does not tell them apart.",
                "{names}: {alikeShare} dari {counted} memperoleh {points} poin, sehingga tidak terbedakan."),

        /**
         * A KPI that hardly tells anybody apart, without most being at one and the same end of the curve: the standard deviation of
         * its points is less than 3 % of the model's scale, and its share of the differences between scores less than a fifth
         * of its weight. Figures: weight, importance, deviation, measurements, subjects.
         */
        DEAD_WEIGHT(
                Severity.WARNING,
                "{names} weighs {weight} and makes {importance} of the differences between scores: all have nearly the same points"
                        + " (standard deviation {deviation}).",
                "{names} berbobot {weight}, tetapi menentukan {importance} perbedaan skor: poin semuanya hampir sama (simpangan baku"
                        + " {deviation})."),

        /**
         * The KPI decides the score far beyond its weight: the standard deviation of its points is more than three times the median
         * of the other KPIs', and its share of the differences between scores is at least twice its weight, both against those
         * of the others alone that tell subjects apart (a standard deviation of 3 % of the scale or more). Figures: weight,
         * importance, deviation, measurements, subjects.
         */
        OUTWEIGHS(
                Severity.WARNING,
                "{names} weighs {weight} and makes {importance} of the differences between scores: its points lie much farther apart"
                        + " than those of the other KPIs (standard deviation {deviation}).",
                "{names} berbobot {weight}, tetapi menentukan {importance} perbedaan skor: poinnya jauh lebih tersebar daripada poin"
                        + " KPI lain (simpangan baku {deviation})."),

        /**
         * Most of those to whom it applies have no data for it: surely more than half, at 99 % confidence. Figures: weight,
         * lackingShare, measurements, subjects (to whom it applies).
         */
        SELDOM_MEASURED(
                Severity.WARNING,
                "{names}: {lackingShare} of {counted} to whom it applies have no data. It weighs {weight}.",
                "{names}: {lackingShare} dari {counted} yang seharusnya diukur tidak memiliki data. Bobotnya {weight}."),

        /**
         * Some to whom the KPI applies have no data for it, and absence is credited with more than those have who are measured: if
         * their values were missing too, their scores would be higher, on average by at least a hundredth of the scale and by two
         * fifths of what the KPI can give (effective weight times scale), surely by more than three tenths of that (at 99.9 %
         * confidence). To be left out where it is missing pays a little for every KPI that is harder than the others, and is none.
         * Who hides a bad value cannot be seen; {@link CriterionReview#ifMissing()} says for how many
         * a missing value would pay. Figures: weight, lackingShare, meanChange, measurements, subjects (to whom it applies).
         */
        MISSING_PAYS(
                Severity.WARNING,
                "{names}: a missing value pays. {lackingShare} of {counted} have none; without theirs, the others would score"
                        + " {meanChange} points more on average.",
                "{names}: data yang kosong menguntungkan. {lackingShare} dari {counted} tidak memiliki datanya; tanpa data itu, yang"
                        + " lain rata-rata akan mendapat {meanChange} poin lebih banyak."),

        /**
         * A gate holds more than half of the scores down, surely (at 99 % confidence): for them nothing else counts. Its id is that
         * of the gate's KPI. Figures: heldShare, measurements, subjects (with a score).
         */
        GATE_DECIDES(
                Severity.WARNING,
                "{names}: its gate holds down the scores of {heldShare} of {counted}, and what they do in other KPIs hardly counts.",
                "{names}: gerbangnya menahan skor {heldShare} dari {counted}, sehingga hasil mereka di KPI lain hampir tidak"
                        + " berarti."),

        /** As {@link #GATE_DECIDES}, by the ceiling on the total. Figures: heldShare, measurements, subjects (with a score). */
        CEILING_DECIDES(
                Severity.WARNING,
                "The ceiling holds down the scores of {heldShare} of {counted}, which does not tell them apart.",
                "Batas atas skor menahan skor {heldShare} dari {counted}, sehingga tidak terbedakan."),

        /**
         * All scores lie within a hundredth of the scale. Figures: range (from the lowest to the highest score, in points),
         * measurements, subjects (with a score).
         */
        SCORES_ALIKE(
                Severity.SERIOUS,
                "The model tells nobody apart: the scores of {counted} lie within {range} points.",
                "Model tidak membedakan siapa pun: skor {counted} hanya terpaut paling banyak {range} poin."),

        /**
         * A fifth or more have no score, and surely more than a tenth (at 99 % confidence). Figures: unscoredShare, measurements,
         * subjects.
         */
        MANY_UNSCORED(
                Severity.WARNING,
                "{unscoredShare} of {counted} have no score.",
                "{unscoredShare} dari {counted} tidak mendapat skor."),

        /**
         * The values of a KPI, as its curve reads them, have moved between two periods by more than chance: see
         * {@link Drift.Column#hasDrifted()}. Figures: superiority, psi, expected, subjects (of both periods, those in both twice).
         */
        KPI_DRIFTED(
                Severity.NOTICE,
                "{names} has moved by more than chance between the two periods: a later number is above an earlier one in {superiority}"
                        + " of cases (50% without drift; stability index {psi}, about {expected} without). Its curve may no longer"
                        + " fit.",
                "{names} telah bergeser melebihi faktor kebetulan di antara kedua periode: angka periode berikutnya lebih tinggi pada"
                        + " {superiority} kasus (50% jika tidak ada pergeseran; indeks stabilitas {psi}, tanpa pergeseran sekitar"
                        + " {expected}). Kurvanya mungkin tidak sesuai lagi."),

        /** As {@link #KPI_DRIFTED}, of the exact points of the score. Figures: superiority, psi, expected, subjects. */
        SCORES_DRIFTED(
                Severity.NOTICE,
                "Scores have moved by more than chance between the two periods: a later score is above an earlier one in {superiority}"
                        + " of cases (50% without drift; stability index {psi}, about {expected} without).",
                "Skor telah bergeser melebihi faktor kebetulan di antara kedua periode: skor periode berikutnya lebih tinggi pada"
                        + " {superiority} kasus (50% jika tidak ada pergeseran; indeks stabilitas {psi}, tanpa pergeseran sekitar"
                        + " {expected})."),

        /** Too few subjects have a score for anything to be judged. Figures: subjects, needed. */
        TOO_FEW_SUBJECTS(
                Severity.NOTICE,
                "Too few subjects have a score to judge the model by: {subjects} of at least {needed}.",
                "Subjek yang memiliki skor terlalu sedikit untuk menilai model ini: {subjects} dari minimal {needed}.");

        private final Severity severity;
        private final String english;
        private final String indonesian;

        Kind(Severity severity, String english, String indonesian) {
            this.severity = severity;
            this.english = english;
            this.indonesian = indonesian;
        }

        /**
         * How much it matters.
         *
         * @return the severity
         */
        public Severity severity() {
            return severity;
        }
    }

    private final Kind kind;
    private final List<String> ids;
    private final List<Names> names;
    private final Optional<Names> formula;
    private final SortedMap<String, Double> figures;

    private Finding(
            Kind kind, List<String> ids, List<Names> names, Optional<Names> formula, Map<String, Double> figures) {
        this.kind = kind;
        this.ids = List.copyOf(ids);
        this.names = List.copyOf(names);
        this.formula = formula;
        this.figures = Collections.unmodifiableSortedMap(new TreeMap<>(figures));
    }

    static Finding of(Kind kind, List<Kpi> about, Map<String, Double> figures) {
        return new Finding(
                kind,
                about.stream().map(Kpi::id).toList(),
                about.stream().map(Kpi::names).toList(),
                Optional.empty(),
                figures);
    }

    Finding because(Names formula) {
        return new Finding(kind, ids, names, Optional.of(formula), figures);
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
        return kind.severity;
    }

    /**
     * What it is about.
     *
     * @return the ids of criteria, or of a gate's KPI, in order of ids; empty where it is about the whole
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
     * <tr><td>{@code importance}</td><td>share of the differences between scores, see {@link Importance}</td></tr>
     * <tr><td>{@code deviation}</td><td>standard deviation of the KPI's points</td></tr>
     * <tr><td>{@code spearman}</td><td>rank correlation, −1 to 1</td></tr>
     * <tr><td>{@code alikeShare}, {@code points}</td><td>share of the measurements that have the same points, 0 to 1; the points on
     * the curve that most have</td></tr>
     * <tr><td>{@code lackingShare}</td><td>share without data, 0 to 1</td></tr>
     * <tr><td>{@code meanChange}</td><td>by how many points scores would change if data were missing</td></tr>
     * <tr><td>{@code heldShare}</td><td>share of the scores that a gate or the ceiling holds down, 0 to 1</td></tr>
     * <tr><td>{@code unscoredShare}</td><td>share without a score, 0 to 1</td></tr>
     * <tr><td>{@code range}</td><td>points from the lowest to the highest score</td></tr>
     * <tr><td>{@code superiority}</td><td>how probably a later number is above an earlier one, ties half: 0 to 1</td></tr>
     * <tr><td>{@code psi}, {@code expected}</td><td>population stability index, and its average without drift</td></tr>
     * <tr><td>{@code measurements}</td><td>number of measurements: of each subject one a period</td></tr>
     * <tr><td>{@code subjects}, {@code needed}</td><td>number of subjects, each counted once; of drift see there</td></tr>
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
        double figure = figure(place);
        return switch (place) {
            case "names" -> wording.list(names.stream().map(language::choose).toList());
            case "formula" -> formula.map(language::choose).orElse("");
            case "counted" -> counted(figure("measurements"), figure("subjects"), language);
            case "weight", "importance", "alikeShare", "lackingShare", "heldShare", "unscoredShare", "superiority" ->
                wording.percent(figure);
            case "spearman", "psi", "expected" -> wording.number(figure, 2);
            case "points", "deviation", "meanChange", "range" -> wording.number(figure, 1);
            default -> whole(figure, wording);
        };
    }

    private double figure(String name) {
        return figures.getOrDefault(name, 0.0);
    }

    /** {@code 40 subjects}; where some have several periods, {@code 480 measurements of 40 subjects}. */
    static String counted(double measurements, double subjects, Language language) {
        Wording wording = Wording.in(language);
        String text = whole(subjects, wording)
                + language.choose(new Names(subjects == 1 ? " subject" : " subjects", " subjek"));
        return measurements == subjects
                ? text
                : whole(measurements, wording)
                        + language.choose(new Names(" measurements of ", " pengukuran dari "))
                        + text;
    }

    private static String whole(double count, Wording wording) {
        return wording.number(BigDecimal.valueOf(Math.round(count)));
    }

    /** Findings are equal if they say the same of the same criteria. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Finding that
                && kind == that.kind
                && ids.equals(that.ids)
                && names.equals(that.names)
                && formula.equals(that.formula)
                && figures.equals(that.figures);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, ids, names, formula, figures);
    }

    /** For people: the severity and the English sentence. */
    @Override
    public String toString() {
        return kind.severity + ": " + text(Language.ENGLISH);
    }
}
