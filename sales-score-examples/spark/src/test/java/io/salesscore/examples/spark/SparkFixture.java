package io.salesscore.examples.spark;

import org.apache.spark.sql.SparkSession;

/** One Spark for all tests: it takes seconds to start. */
abstract class SparkFixture {

    static final SparkSession SPARK = Sessions.local(2);
}
