/**
 * Turns CRM facts into one honest score per salesperson, team, branch or company and period, with the reasons behind
 * it, as a library to embed.
 */
module io.salesscore {
    exports io.salesscore.compare;
    exports io.salesscore.config;
    exports io.salesscore.explain;
    exports io.salesscore.kpi;
    exports io.salesscore.measure;
    exports io.salesscore.model;
    exports io.salesscore.period;
    exports io.salesscore.review;
    exports io.salesscore.score;
    exports io.salesscore.sql;
    exports io.salesscore.testing;

    requires org.slf4j;
    requires static org.immutables.value.annotations;
    requires static org.jspecify;
}
