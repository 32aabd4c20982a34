package io.salesscore.config;

import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurement;
import io.salesscore.kpi.Measurements;
import io.salesscore.model.ScoreModel;
import io.salesscore.period.Period;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Measurements as plain maps and lists.
 *
 * <pre>{@code
 * Map<String, Object> tree = MeasurementsTree.write(sari);   // for any JSON or YAML writer, or a queue
 * MeasurementsTree.read(tree).equals(sari);                  // true
 * }</pre>
 *
 * <p>What it looks like, in YAML:
 *
 * <pre>{@code
 * format: 1
 * subject: sari
 * period: "2026-Q1"
 * kpis:
 *   - kpi: revenue
 *     amount: 1250000000
 *     target: 1000000000
 *   - kpi: lead_conversion
 *     proportion: {k: 18, n: 75}
 *   - kpi: {id: demos, names: {en: Product demos, id: Demo produk}, unit: count, direction: higher-is-better, rollUp: sum}
 *     unmeasured: {reason: not-applicable, details: ["dewi: on leave"]}
 * }</pre>
 *
 * <table class="striped">
 * <caption>Keys of the document</caption>
 * <tr><th>key</th><th>what stands there</th></tr>
 * <tr><td>{@code format}</td><td>1; only where measurements are a document of their own</td></tr>
 * <tr><td>{@code subject}</td><td>the id of who is measured</td></tr>
 * <tr><td>{@code period}</td><td>a {@linkplain Period#parse period's text}</td></tr>
 * <tr><td>{@code kpis}</td><td>a list, each KPI once</td></tr>
 * <tr><td>{@code kpis[].kpi}</td><td>the KPI, as in a {@linkplain ModelTree model's document}: its definition, or an id</td></tr>
 * <tr><td>{@code kpis[].target}</td><td>the target, a decimal; absent if there is none. A target may be there without
 *     evidence</td></tr>
 * <tr><td>{@code kpis[].…}</td><td>the evidence: one of the next table's keys</td></tr>
 * </table>
 *
 * <table class="striped">
 * <caption>Evidence</caption>
 * <tr><th>key</th><th>what stands there</th></tr>
 * <tr><td>{@code value}</td><td>a number without evidence, which scores and does not join: {@link Measurement.Plain}</td></tr>
 * <tr><td>{@code amount}</td><td>a decimal, the sum</td></tr>
 * <tr><td>{@code proportion}</td><td>{@code {k, n}}, decimals</td></tr>
 * <tr><td>{@code ratio}</td><td>{@code {numerator, denominator}}, decimals</td></tr>
 * <tr><td>{@code mean}</td><td>{@code {n, sum, sumOfSquares}}, decimals</td></tr>
 * <tr><td>{@code keyedCount}</td><td>{@code {statistic, distinct, repeated, keys}}: {@code distinct}, {@code repeated} or
 *     {@code repeat-share}; the two counts, of which {@code repeated} is 0 if absent; and each key with the ids of its facts,
 *     two at most and in order of text, none where distinct keys are counted. Without {@code keys} it scores and does not
 *     join</td></tr>
 * <tr><td>{@code overlaid}</td><td>{@code {own, overlay}}, each a map with evidence</td></tr>
 * <tr><td>{@code shared}</td><td>{@code {own, lent}}: a map with evidence, absent where nothing is own, and a list of maps with
 *     {@code subject}, {@code period} and evidence</td></tr>
 * <tr><td>{@code unmeasured}</td><td>{@code {reason, details}}: {@code missing}, {@code not-applicable} or another
 *     {@linkplain io.salesscore.kpi.Reason reason}, and texts for people, absent if there are none</td></tr>
 * </table>
 *
 * <p><b>Decimals are exact.</b> They are read from a number, or from plain decimal text such as {@code "-12.50"}, and
 * written as whatever comes back the same through any parser: a {@code Long} below 2<sup>53</sup>, a {@code Double}, or
 * text. A {@code Double} stands for the decimal of at most 15 digits that reads as that double, so that {@code 0.1} is a
 * tenth; where there is none, for its own binary value. A decimal of more digits is safe as text alone. The counts of
 * {@code keyedCount} may be digits as text too, and are written so from 2<sup>53</sup> on.
 *
 * <p>Otherwise a document is as {@link ModelTree} says; it may have a million values, which are the keys of about 300,000
 * customers.
 */
public final class MeasurementsTree {

    private MeasurementsTree() {}

    /**
     * Reads measurements whose document defines its KPIs, or takes them from the catalogue.
     *
     * @param tree the document
     * @return the measurements
     * @throws ModelTreeException if anything is wrong with it, naming all of it
     */
    public static Measurements read(Map<String, ?> tree) {
        return Format.MEASUREMENTS.read(tree, section -> read(section, new KpiTree()));
    }

    /**
     * Reads measurements that are to be scored by a model: an id means the model's KPI of that id, and else the
     * catalogue's.
     *
     * @param tree the document
     * @param model the model
     * @return the measurements
     * @throws ModelTreeException if anything is wrong with it, naming all of it
     */
    public static Measurements read(Map<String, ?> tree, ScoreModel model) {
        return Format.MEASUREMENTS.read(tree, section -> read(section, new KpiTree(model.kpis())));
    }

    /**
     * Writes measurements, with the definition of each KPI.
     *
     * @param measurements the measurements
     * @return the document: unmodifiable, serializable, of {@code String}, {@code Boolean}, {@code Long}, {@code Double},
     *     {@code List} and {@code Map} alone
     * @throws ModelTreeException if they are more than a document can hold.
     *     {@link Measurements#withoutKeys()} makes them fewer
     */
    public static Map<String, Object> write(Measurements measurements) {
        return Format.MEASUREMENTS.end(write(measurements, new KpiTree(), Format.MEASUREMENTS.start()));
    }

    static Optional<Measurements> read(Section section, KpiTree kpis) {
        Measurements.Builder builder = Measurements.of("unknown", Period.year(1));
        section.required("subject").parsed(builder::subject);
        section.required("period").parsed(text -> builder.period(Period.parse(text)));
        Set<String> ids = new HashSet<>();
        for (Item item : section.required("kpis").items()) {
            say(item.section(), kpis, ids, builder);
        }
        return section.end(builder::build);
    }

    private static void say(Section section, KpiTree kpis, Set<String> ids, Measurements.Builder builder) {
        Optional<Kpi> kpi = kpis.read(section.required("kpi"));
        Optional<BigDecimal> target = section.find("target").map(Item::decimal);
        Optional<Measurement> measurement =
                target.isPresent() ? EvidenceTree.readIfAny(section) : EvidenceTree.read(section);
        section.end(() -> {
            Kpi its = kpi.orElseThrow();
            if (!ids.add(its.id())) {
                throw new IllegalArgumentException("The KPI (" + its.id() + ") is there twice.");
            }
            measurement.ifPresent(evidence -> builder.measured(its, evidence));
            target.ifPresent(decimal -> builder.target(its, decimal));
            return builder;
        });
    }

    static Written write(Measurements measurements, KpiTree kpis, Written written) {
        return written.with("subject", measurements.subject())
                .with("period", measurements.period().toString())
                .with("kpis", Written.list(measurements.entries(), entry -> write(entry, kpis)));
    }

    private static Map<String, Object> write(Measurements.Entry entry, KpiTree kpis) {
        Written written = new Written().with("kpi", kpis.write(entry.kpi()));
        if (entry.target().isEmpty() || !entry.measurement().equals(Measurement.missing())) {
            EvidenceTree.write(entry.measurement(), written);
        }
        entry.target().ifPresent(target -> written.with("target", Numbers.written(target)));
        return written.map();
    }
}
