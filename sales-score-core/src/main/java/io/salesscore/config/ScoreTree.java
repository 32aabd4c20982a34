package io.salesscore.config;

import io.salesscore.kpi.Measurements;
import io.salesscore.model.ScoreModel;
import io.salesscore.score.Contribution;
import io.salesscore.score.SalesScore;
import io.salesscore.score.ScoreCalculator;
import io.salesscore.score.ScoreOverride;
import io.salesscore.score.Unscored;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Scores as plain maps and lists, with the measurements that made them: to be kept beside the model's document, sent, and
 * read by whoever shows them. Read again, a score is made anew from its measurements, and refused unless it is the same.
 *
 * <p>What it looks like, in YAML:
 *
 * <pre>{@code
 * format: 1
 * subject: sari
 * period: "2026-Q1"
 * model: {id: field-sales, version: "2026.1", fingerprint: 5f0c…}
 * points: 80
 * exactPoints: 80
 * grade: B
 * coverage: 0.85
 * contributions:
 *   - {id: revenue, kind: criterion, effectiveWeight: 0.470588, level: 120, points: 56.470588}
 *   - …
 *   - {id: override, kind: override, effectiveWeight: 0, level: 80, points: -15.098039}
 * override: {value: 80, reason: branch closed by flood, by: Dewi, until: "2026-06-30"}
 * measurements: {subject: sari, period: "2026-Q1", kpis: […]}
 * }</pre>
 *
 * <table class="striped">
 * <caption>Keys of the document</caption>
 * <tr><th>key</th><th>what stands there</th></tr>
 * <tr><td>{@code format}</td><td>1</td></tr>
 * <tr><td>{@code subject}, {@code period}</td><td>who is scored, and when; those of the measurements</td></tr>
 * <tr><td>{@code model}</td><td>the model that made the score: {@code {id, version, fingerprint}}</td></tr>
 * <tr><td>{@code points}</td><td>the published score; absent where there is none</td></tr>
 * <tr><td>{@code exactPoints}, {@code grade}, {@code contributions}</td><td>as {@link SalesScore} gives them, beside
 *     {@code points}; {@code grade} where the model has grades</td></tr>
 * <tr><td>{@code unscored}</td><td>in the place of {@code points}: why there is no score, a list of
 *     {@code {id, reason, details}}</td></tr>
 * <tr><td>{@code coverage}</td><td>how much of the model had data, from 0 to 1</td></tr>
 * <tr><td>{@code override}</td><td>the override in force: {@code {value, reason, by, until}}; absent if there is none</td></tr>
 * <tr><td>{@code measurements}</td><td>the inputs, as {@link MeasurementsTree} has them, without the keys of distinct
 *     counts; the model's KPIs are named by their ids</td></tr>
 * </table>
 *
 * <p>{@code exactPoints}, {@code grade}, {@code coverage} and {@code contributions} may be left out of a document that is read;
 * what is there must be what the model makes of the measurements, within 1e-9.
 */
public final class ScoreTree {

    private static final String POINTS = "points";
    private static final String UNSCORED = "unscored";

    /** What follows from model and measurements, so that a document may have it and must not differ. */
    private static final List<String> DERIVED =
            List.of("subject", "period", POINTS, UNSCORED, "exactPoints", "grade", "coverage", "contributions");

    private static final double MOST_POINTS = 1e9;

    private ScoreTree() {}

    /**
     * Reads a score, by making it again.
     *
     * @param tree the document
     * @param model the model that made the score, of the same id, version and fingerprint
     * @return the score
     * @throws ModelTreeException if anything is wrong with the document, naming all of it, or if the model makes another
     *     score of its measurements
     */
    public static SalesScore read(Map<String, ?> tree, ScoreModel model) {
        return Format.SCORE.read(tree, section -> read(section, model));
    }

    private static Optional<SalesScore> read(Section section, ScoreModel model) {
        Item itsModel = section.required("model");
        if (!Replay.isSame(itsModel, write(model))) {
            // of another model's score everything would differ: what else there is goes unread
            section.all();
            section.end();
            return Optional.empty();
        }
        Section measured = section.required("measurements").section();
        Optional<Measurements> measurements = MeasurementsTree.read(measured, new KpiTree(model.kpis()));
        Optional<ScoreOverride> override = section.find("override").flatMap(ScoreTree::override);
        section.required("subject");
        section.required("period");
        section.verb(List.of(POINTS, UNSCORED));
        DERIVED.forEach(section::find);
        Optional<SalesScore> score = section.end(() -> {
            SalesScore computed = ScoreCalculator.of(model).score(measurements.orElseThrow());
            return override.isPresent()
                    ? computed.withOverride(override.get(), override.get().until())
                    : computed;
        });
        return score.filter(again -> isAsWritten(section, again));
    }

    private static boolean isAsWritten(Section section, SalesScore again) {
        Map<String, Object> derived = derived(again, new Written()).map();
        boolean isSame = true;
        for (String key : DERIVED) {
            Optional<Item> item = section.find(key);
            Optional<Object> expected = Optional.ofNullable(derived.get(key));
            if (item.isPresent() && expected.isPresent()) {
                isSame &= Replay.isSame(item.get(), expected.get());
            } else if (item.isPresent()) {
                item.get().problem("The document says this, and replaying gives " + inShort(again) + ".");
                isSame = false;
            }
        }
        return isSame;
    }

    private static String inShort(SalesScore score) {
        return score.isScored()
                ? "(" + score.points() + ")"
                        + score.grade().map(grade -> " (" + grade + ")").orElse(" without a grade")
                : "no score: " + score.unscoredBecause();
    }

    private static Optional<ScoreOverride> override(Item item) {
        Section section = item.section();
        Item said = section.required("value");
        double value = said.number();
        if (!(Math.abs(value) <= MOST_POINTS)) {
            said.problem("The value (" + Shown.number(value) + ") of an override must lie between -1e9 and 1e9.");
        }
        String reason = section.required("reason").text();
        String by = section.required("by").text();
        LocalDate until = section.required("until").date();
        return section.end(() -> new ScoreOverride(value, reason, by, until));
    }

    /**
     * Writes a score.
     *
     * @param score the score
     * @return the document: unmodifiable, serializable, of {@code String}, {@code Boolean}, {@code Long}, {@code Double},
     *     {@code List} and {@code Map} alone
     * @throws ModelTreeException if the score is larger than a document can be
     */
    public static Map<String, Object> write(SalesScore score) {
        Written written = derived(score, Format.SCORE.start());
        score.override()
                .ifPresent(override -> written.with(
                        "override",
                        new Written()
                                .with("value", override.value())
                                .with("reason", override.reason())
                                .with("by", override.by())
                                .with("until", override.until().toString())
                                .map()));
        KpiTree kpis = new KpiTree(score.model().kpis());
        written.with(
                "measurements",
                MeasurementsTree.write(score.inputs(), kpis, new Written()).map());
        return Format.SCORE.end(written);
    }

    /** All that follows from the model, the measurements and the override. */
    private static Written derived(SalesScore score, Written written) {
        written.with("subject", score.subject())
                .with("period", score.period().toString())
                .with("model", write(score.model()));
        if (score.isScored()) {
            written.with(POINTS, score.points()).with("exactPoints", score.exactPoints());
            score.grade().ifPresent(grade -> written.with("grade", grade));
        } else {
            written.with(UNSCORED, Written.list(score.unscoredBecause(), ScoreTree::write));
        }
        written.with("coverage", score.coverage());
        if (score.isScored()) {
            written.with("contributions", Written.list(score.contributions(), ScoreTree::write));
        }
        return written;
    }

    private static Map<String, Object> write(ScoreModel model) {
        return new Written()
                .with("id", model.id())
                .with("version", model.version())
                .with("fingerprint", model.fingerprint())
                .map();
    }

    private static Map<String, Object> write(Unscored unscored) {
        Written written = new Written().with("id", unscored.id()).with("reason", EnumText.of(unscored.reason()));
        return unscored.details().isEmpty()
                ? written.map()
                : written.with("details", Written.list(unscored.details(), detail -> detail))
                        .map();
    }

    private static Map<String, Object> write(Contribution contribution) {
        return new Written()
                .with("id", contribution.id())
                .with("kind", EnumText.of(contribution.kind()))
                .with("effectiveWeight", contribution.effectiveWeight())
                .with("level", contribution.level())
                .with(POINTS, contribution.points())
                .map();
    }
}
