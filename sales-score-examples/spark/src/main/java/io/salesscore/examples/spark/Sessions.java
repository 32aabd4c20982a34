package io.salesscore.examples.spark;

import java.nio.file.Path;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import scala.Option;

/** Starts Spark: on the cluster that submitted the program, or else within it. */
final class Sessions {

    private static final String MASTER = "spark.master";

    private Sessions() {}

    /** A session; what {@code spark-submit} says is left as it is. */
    static SparkSession open() {
        SparkConf conf = new SparkConf()
                .setIfMissing("spark.app.name", "sales-score")
                // days are days here, wherever the machines stand
                .set("spark.sql.session.timeZone", "UTC");
        if (!conf.contains(MASTER)) {
            conf.set(MASTER, "local[*]");
            alone(conf);
        }
        return SparkSession.builder().config(conf).getOrCreate();
    }

    /** Spark within one process, on as many threads. */
    static SparkSession local(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("The threads (" + threads + ") of Spark must be positive.");
        }
        SparkConf conf = new SparkConf()
                .set("spark.app.name", "sales-score")
                .set("spark.sql.session.timeZone", "UTC")
                .set(MASTER, "local[" + threads + "]");
        alone(conf);
        return SparkSession.builder().config(conf).getOrCreate();
    }

    /** Stops Spark, if it was started. */
    static void close() {
        Option<SparkSession> session = SparkSession.getDefaultSession();
        if (session.isDefined()) {
            session.get().stop();
        }
    }

    /** What a single machine needs none of, or less. */
    private static void alone(SparkConf conf) {
        conf.setIfMissing("spark.ui.enabled", "false")
                .setIfMissing("spark.driver.bindAddress", "127.0.0.1")
                .setIfMissing("spark.driver.host", "127.0.0.1")
                .setIfMissing("spark.sql.shuffle.partitions", "8")
                // where the program stands, no folder is left behind
                .setIfMissing(
                        "spark.sql.warehouse.dir",
                        Path.of(System.getProperty("java.io.tmpdir"), "sales-score-warehouse")
                                .toUri()
                                .toString());
    }
}
