package io.salesscore.config;

import java.util.Locale;

/**
 * Score models to start from, each a document with names in English and Bahasa Indonesia, a paragraph on when it fits, KPIs of
 * the {@linkplain io.salesscore.kpi.SalesKpis catalogue} written out in full, and examples that were worked out without this
 * library.
 *
 * <pre>{@code
 * Map<String, Object> tree = new Yaml().load(ReadyModel.FIELD_SALES.json());   // JSON is YAML; or Jackson's, Gson's, …
 * ScoreModel model = ModelTree.read(tree);
 * ScoreVerifier.verify(model).examples();
 * }</pre>
 *
 * <p>Weights, thresholds and priors are a starting point: they come from the targets that the catalogue's sources state and
 * from trade usage, are no standard, and want to be held against a company's own figures before anyone is paid by them. Save
 * the document under an id and version of your own and change it there. A later version of this library may ship a later
 * version of a model; a document that was saved does not change with it.
 */
public enum ReadyModel {

    /** Salespeople who visit outlets on a route, by the month: revenue and new outlets, visits, overdue invoices and returns. */
    FIELD_SALES,

    /** Account executives with few large deals, by the quarter: revenue and its discounts, the pipeline, working habits. */
    B2B_PIPELINE,

    /** Shops and branches that sell over the counter, by the month: sales, customers, goods and margin. */
    RETAIL_BRANCH,

    /** Those who look after customers with contracts, by the quarter: retention, the customers' experience, working habits. */
    CUSTOMER_SUCCESS;

    /**
     * The document, to be parsed by the host and read by {@link ModelTree#read}.
     *
     * @return JSON text
     */
    public String json() {
        return Resource.text(name().toLowerCase(Locale.ROOT).replace('_', '-') + ".json");
    }
}
