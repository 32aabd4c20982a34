package io.salesscore.examples.spark;

import io.salesscore.period.Period;
import picocli.CommandLine.Option;

/** Which tables, and of when. */
final class TableOptions {

    @Option(names = "--facts", required = true, description = "The folder of closed deals, with one for each month.")
    String facts;

    @Option(names = "--targets", required = true, description = "The folder of targets, with one for each period.")
    String targets;

    @Option(names = "--period", defaultValue = "2026-Q1", description = "When: 2026-Q1 unless stated.")
    Period period;

    @Option(
            names = "--format",
            defaultValue = "PARQUET",
            description = "How facts and targets lie: ${COMPLETION-CANDIDATES}.")
    Format format;
}
