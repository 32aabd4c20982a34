package io.salesscore.examples.spark;

import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.QueryExecution;

/** How Spark goes about a query. */
final class Plans {

    private Plans() {}

    /**
     * The plan as it is run. Spark settles it while it runs, so all but the last step are run for it. What is marked
     * {@code *(n)} is compiled into one loop of Java, number n.
     */
    static String executed(Dataset<Row> rows) {
        QueryExecution execution = ((org.apache.spark.sql.classic.Dataset<Row>) rows).queryExecution();
        RDD<InternalRow> ready = execution.toRdd();
        return ready.getNumPartitions() + " partitions\n" + execution.executedPlan();
    }
}
