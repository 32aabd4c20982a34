package io.salesscore.config;

import io.salesscore.model.ScoreModel;
import java.util.Map;

/**
 * Score models as plain maps and lists: what administrators edit, databases keep, and hosts parse with whatever JSON or
 * YAML library they have. This page is the reference of the format.
 *
 * <pre>{@code
 * Map<String, Object> tree = new Yaml().load(text);   // or Jackson's, Gson's, …
 * ScoreModel model = ModelTree.read(tree);
 * ModelTree.write(model);                             // the same model as a tree again
 * }</pre>
 *
 * <p>A document with most of what there is, in YAML:
 *
 * <pre>{@code
 * format: 1
 * id: field-sales
 * version: "2026.1"
 * names: {en: Field sales, id: Penjualan lapangan}
 * description: Reps with a territory, an outlet list and a monthly target.
 * missing: {reweight: 0.6}
 * kpis:
 *   - {kpi: revenue, weight: 40, curve: {attainment: {cappedAt: 1.2}}}
 *   - kpi: lead_conversion
 *     weight: 25
 *     curve: {between: {zeroAt: 0.05, fullAt: 0.35}}
 *     prior: {mean: 0.24, strength: 20, source: "all branches, 2025", version: "1"}
 *   - group: customers
 *     weight: 35
 *     names: {en: Customers, id: Pelanggan}
 *     kpis:
 *       - {kpi: csat_mean, weight: 20, curve: {points: [{x: 3, y: 0}, {x: 4.2, y: 80}, {x: 5, y: 100}]}}
 *       - kpi: {id: demos, names: {en: Demos, id: Demo}, unit: count, direction: higher-is-better, rollUp: sum}
 *         weight: 15
 *         curve: {steps: [{points: 0}, {from: 4, points: 50}, {from: 8, points: 100}]}
 *         missing: {points: 0}
 * gates:
 *   - {kpi: csat_mean, below: 3, capAtGrade: C, ifMissing: ignored}
 * grades: [{grade: E}, {grade: D, from: 40}, {grade: C, from: 55}, {grade: B, from: 70}, {grade: A, from: 85}]
 * examples:
 *   - measurements:
 *       subject: sari
 *       period: "2026-Q1"
 *       kpis:
 *         - {kpi: revenue, amount: 1250000000, target: 1000000000}
 *         - {kpi: lead_conversion, proportion: {k: 18, n: 75}}
 *         - {kpi: csat_mean, value: 4.4}
 *         - {kpi: demos, amount: 8}
 *     points: 95.8
 *     grade: A
 * }</pre>
 *
 * <table class="striped">
 * <caption>The model</caption>
 * <tr><th>key</th><th>what stands there</th><th>if absent</th></tr>
 * <tr><td>{@code format}</td><td>1</td><td>refused</td></tr>
 * <tr><td>{@code id}</td><td>a letter, then letters, digits, dots, hyphens or underscores</td><td>refused</td></tr>
 * <tr><td>{@code version}</td><td>text; YAML reads {@code 2026.1} without quotes as a number</td><td>refused</td></tr>
 * <tr><td>{@code names}</td><td>one text, or {@code {en, id}}</td><td>the id</td></tr>
 * <tr><td>{@code description}</td><td>when the model fits: one text, or {@code {en, id}}</td><td>none</td></tr>
 * <tr><td>{@code scale}</td><td>{@code {minimum, full}}, in points</td><td>0 and 100</td></tr>
 * <tr><td>{@code ceiling}</td><td>where the total is held, in points</td><td>the scale's full points</td></tr>
 * <tr><td>{@code decimals}</td><td>of the published score, 0 to 6</td><td>1</td></tr>
 * <tr><td>{@code aggregation}</td><td>{@code arithmetic}, {@code geometric}, {@code harmonic} or {@code minimum}</td>
 *     <td>{@code arithmetic}</td></tr>
 * <tr><td>{@code missing}</td><td>the missing-data policy, below</td><td>{@code fail}</td></tr>
 * <tr><td>{@code kpis}</td><td>a list of criteria and groups, in the order in which they are shown</td><td>refused</td></tr>
 * <tr><td>{@code gates}</td><td>a list of gates</td><td>none</td></tr>
 * <tr><td>{@code grades}</td><td>a list from the lowest up: {@code {grade}}, then {@code {grade, from}}</td><td>none</td></tr>
 * <tr><td>{@code examples}</td><td>a list of examples</td><td>none</td></tr>
 * </table>
 *
 * <table class="striped">
 * <caption>Criteria, groups, gates, examples</caption>
 * <tr><th>of</th><th>key</th><th>what stands there</th><th>if absent</th></tr>
 * <tr><td>a criterion</td><td>{@code kpi}</td><td>the KPI, below</td><td>refused</td></tr>
 * <tr><td></td><td>{@code weight}</td><td>how much it weighs beside its siblings, above 0</td><td>refused</td></tr>
 * <tr><td></td><td>{@code curve}</td><td>the curve, below</td><td>refused</td></tr>
 * <tr><td></td><td>{@code missing}</td><td>its own missing-data policy</td><td>that of what it is in</td></tr>
 * <tr><td></td><td>{@code prior}</td><td>{@code {mean, strength, source, version, peers}}; {@code peers}, of an estimated
 *     prior, is {@code {count, leftOut, observations, size, variance, floored}} with {@code leftOut} 0 and {@code floored}
 *     false if absent</td><td>none</td></tr>
 * <tr><td>a group</td><td>{@code group}</td><td>its id</td><td>refused</td></tr>
 * <tr><td></td><td>{@code weight}</td><td>as for a criterion</td><td>refused</td></tr>
 * <tr><td></td><td>{@code names}, {@code aggregation}</td><td>as for the model</td><td>as there</td></tr>
 * <tr><td></td><td>{@code missing}</td><td>its own missing-data policy</td><td>that of what it is in</td></tr>
 * <tr><td></td><td>{@code kpis}</td><td>as for the model; groups are nested 32 deep at most</td><td>refused</td></tr>
 * <tr><td>a gate</td><td>{@code kpi}</td><td>the KPI, below</td><td>refused</td></tr>
 * <tr><td></td><td>{@code below}, {@code atMost}, {@code above} or {@code atLeast}</td><td>the threshold, in the KPI's unit</td>
 *     <td>refused</td></tr>
 * <tr><td></td><td>{@code capAt} or {@code capAtGrade}</td><td>the most points, or the best grade</td><td>refused</td></tr>
 * <tr><td></td><td>{@code ifMissing}</td><td>{@code unscored} or {@code ignored}</td><td>{@code unscored}</td></tr>
 * <tr><td>an example</td><td>{@code measurements}</td><td>as {@link MeasurementsTree} has them, without {@code format}</td>
 *     <td>refused</td></tr>
 * <tr><td></td><td>{@code points} or {@code unscored}</td><td>the published score, or {@code true}</td><td>refused</td></tr>
 * <tr><td></td><td>{@code grade}</td><td>the grade, beside {@code points}</td><td>not looked at</td></tr>
 * </table>
 *
 * <table class="striped">
 * <caption>KPIs and units</caption>
 * <tr><th>where</th><th>what stands there</th></tr>
 * <tr><td>a KPI</td><td>an id: of a KPI that the document defines before, and else of the
 *     {@linkplain io.salesscore.kpi.SalesKpis catalogue}; or its definition,
 *     {@code {id, names, unit, direction, rollUp}}</td></tr>
 * <tr><td>{@code names}</td><td>one text, or {@code {en, id}}; the id if absent</td></tr>
 * <tr><td>{@code unit}</td><td>{@code IDR}, {@code count}, {@code share}, {@code percent}, {@code change}, {@code day} or
 *     {@code hour}; or {@code {symbol, form, interval, lowest, highest}} with the form {@code money}, {@code percent} or
 *     {@code number}, {@code interval} false, and no bounds if absent</td></tr>
 * <tr><td>{@code direction}</td><td>{@code higher-is-better} (if absent), {@code lower-is-better} or
 *     {@code on-target-is-best}</td></tr>
 * <tr><td>{@code rollUp}</td><td>{@code sum}, {@code pool}, {@code union}, {@code last} or {@code none}, for both; or
 *     {@code {overSubjects, overTime}}. If absent as {@link io.salesscore.kpi.Kpi#overSubjects()} says</td></tr>
 * </table>
 *
 * <p>A KPI is written with its definition where it comes first and by its id from there on, be it one of the catalogue: what
 * was written must not change with a later catalogue. The order is that of {@code kpis}, {@code gates}, {@code examples}.
 *
 * <table class="striped">
 * <caption>Missing-data policies</caption>
 * <tr><td>{@code fail}</td><td>unscored</td></tr>
 * <tr><td>{@code reweight}</td><td>the others carry the weight, however little of it is left</td></tr>
 * <tr><td>{@code {reweight: 0.6, by: weight}}</td><td>the others carry it, if they are at least so much of the group;
 *     {@code by: count} asks for the share of children instead. {@code weight} if absent</td></tr>
 * <tr><td>{@code {points: 0}}</td><td>stated points</td></tr>
 * <tr><td>{@code prior}</td><td>the criterion's prior; for criteria alone</td></tr>
 * </table>
 *
 * <table class="striped">
 * <caption>Curves: one of these keys</caption>
 * <tr><th>key</th><th>what stands there</th><th>see</th></tr>
 * <tr><td>{@code attainment}</td><td>{@code {threshold, accelerator: {from, rate}, cappedAt}}, each of them only where there
 *     is one</td><td>{@link io.salesscore.model.Curve#attainment}</td></tr>
 * <tr><td>{@code between}</td><td>{@code {zeroAt, fullAt}}</td><td>{@link io.salesscore.model.Curve#between}</td></tr>
 * <tr><td>{@code around}</td><td>{@code {target, tolerance, zeroAt}}</td><td>{@link io.salesscore.model.Curve#around}</td></tr>
 * <tr><td>{@code zScore}</td><td>{@code {mean, sd}}</td><td>{@link io.salesscore.model.Curve#zScore}</td></tr>
 * <tr><td>{@code percentile}</td><td>the benchmark: {@code {size, leftOut, source, period, version, quantiles, kpi}}, with
 *     {@code leftOut} 0, and {@code kpi} the criterion's, if absent; {@code quantiles} is a list of
 *     {@code {probability, value}}</td><td>{@link io.salesscore.model.Curve#percentile}</td></tr>
 * <tr><td>{@code points}</td><td>a list of corners {@code {x, y}}, x ascending; 1,000 at most</td>
 *     <td>{@link io.salesscore.model.Curve#points}</td></tr>
 * <tr><td>{@code steps}</td><td>a list: {@code {points}} of the worst step, then one of {@code from}, {@code above},
 *     {@code upTo} and {@code below} beside {@code points}; 1,000 at most</td>
 *     <td>{@link io.salesscore.model.Curve#steps}</td></tr>
 * </table>
 *
 * <p>Beside {@code points} and {@code steps}, {@code of: attainment} says that x is the attainment of the target, and not the
 * {@code value} as it is if absent. Beside these and {@code attainment}, {@code lowerIsBetter} is {@code linear} (if absent)
 * or {@code ratio}: how attainment is computed where less is better.
 *
 * <p><b>What is refused.</b> All that is wrong is said at once, each with its place: unknown keys, with the known one that
 * comes near; missing ones; null; text where a number belongs and the other way round; numbers that are not finite; keys
 * that are no text; and whatever {@link ScoreModel.Builder#build()} refuses. Nothing in a document is executed. So that a
 * document from anywhere ends soon, it has at most 100,000 values, 80 levels, texts of 10,000 characters, numbers of 1,200
 * digits, and 1,000 gates, grades, examples and corners or steps of a curve; a tree that contains itself ends at one of
 * these. Numbers are read as the nearest double; a {@code Float} stands for the decimal of the fewest digits, from 7 to 9,
 * that reads as it. The {@code size} and {@code leftOut} of a benchmark may be digits as text, and are written so from
 * 2<sup>53</sup> on.
 *
 * <p><b>Formats.</b> This is format 1. A document of an earlier format than the library's is migrated when it is read; one of
 * a later format is refused.
 */
public final class ModelTree {

    private ModelTree() {}

    /**
     * Reads a model.
     *
     * @param tree the document, as a JSON or YAML parser gives it
     * @return the model
     * @throws ModelTreeException if anything is wrong with it, naming all of it
     */
    public static ScoreModel read(Map<String, ?> tree) {
        return Format.MODEL.read(tree, section -> new ModelReader(section).read());
    }

    /**
     * Writes a model.
     *
     * @param model the model
     * @return the document: unmodifiable, serializable, of {@code String}, {@code Boolean}, {@code Long}, {@code Double},
     *     {@code List} and {@code Map} alone, in the order of the keys above
     * @throws ModelTreeException if the model is larger than a document can be
     */
    public static Map<String, Object> write(ScoreModel model) {
        return Format.MODEL.end(new ModelWriter().write(model, Format.MODEL.start()));
    }

    /**
     * The JSON Schema, draft 2020-12, of the document: for editors that complete and check while somebody types, and for
     * whoever accepts documents elsewhere. What {@link #read} accepts, it accepts. What it accepts, {@code read} may still refuse
     * for what a schema cannot say: that ids are there once, that x rises, that a curve goes the way of its KPI, that a gate
     * names a grade of the model.
     *
     * @return JSON text
     */
    public static String schema() {
        return Resource.text("score-model.schema.json");
    }
}
