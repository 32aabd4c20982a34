package io.salesscore.examples.spark;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the tables of an invented company. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        description = "Writes the deals and targets of an invented company.")
final class GenerateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private TableOptions tables;

    @Option(names = "--deals", defaultValue = "100000", description = "How many deals; ${DEFAULT-VALUE} unless stated.")
    private long deals;

    @Option(names = "--seed", defaultValue = "1", description = "Which company.")
    private long seed;

    @Override
    public Integer call() {
        Company company = Company.of(seed, deals, tables.period);
        SparkSession spark = Sessions.open();
        Facts.write(spark, company, tables.format, tables.facts);
        Targets.write(spark, company, tables.period, tables.format, tables.targets);
        spec.commandLine()
                .getOut()
                .printf(Locale.ROOT, "Wrote %,d deals of %,d reps, %s.%n", deals, company.reps(), tables.period)
                .flush();
        return Main.FINE;
    }
}
