package io.salesscore.examples.spark;

import io.salesscore.period.Cadence;
import io.salesscore.period.Period;
import java.sql.Date;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** The table of closed deals, with a folder for each month in which they closed. */
final class Facts {

    /** The column that is a folder: 2026-01. */
    static final String MONTH = "month";

    private static final String SCHEMA = """
            deal STRING, rep STRING, customer STRING, opened_on DATE, closed_on DATE, won BOOLEAN,
            value BIGINT, list_value BIGINT, cost BIGINT, answer INT, month STRING""";

    private Facts() {}

    /** The deals closed in a period; the folders of other months are not opened. */
    static Dataset<Row> read(SparkSession spark, Format format, String path, Period period) {
        Object[] months =
                period.split(Cadence.MONTH).stream().map(Facts::folder).toArray();
        return format.read(spark, SCHEMA, path).where(functions.col(MONTH).isin(months));
    }

    /** Writes all deals of an invented company. */
    static void write(SparkSession spark, Company company, Format format, String path) {
        Dataset<Row> deals = spark.range(company.deals())
                .map(
                        (MapFunction<Long, Row>) number -> row(company.deal(number)),
                        Encoders.row(StructType.fromDDL(SCHEMA)));
        format.write(deals, path, MONTH);
    }

    private static Row row(Deal deal) {
        @Nullable Object answer = deal.answer().isPresent() ? deal.answer().getAsInt() : null;
        return RowFactory.create(
                deal.id(),
                deal.rep(),
                deal.customer(),
                Date.valueOf(deal.openedOn()),
                Date.valueOf(deal.closedOn()),
                deal.won(),
                deal.value(),
                deal.listValue(),
                deal.cost(),
                answer,
                folder(Period.containing(deal.closedOn(), Cadence.MONTH)));
    }

    private static String folder(Period month) {
        return month.toString();
    }
}
