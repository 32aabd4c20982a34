/**
 * The example host of Sales Score on many machines: a program for Spark that turns the facts of a CRM into scores.
 *
 * <p>{@link io.salesscore.examples.spark.Facts} and {@link io.salesscore.examples.spark.Targets} are the two tables that it
 * reads, {@link io.salesscore.examples.spark.Measuring} makes one row of measurements per rep out of them, and an
 * {@link io.salesscore.examples.spark.Engine} scores these rows: as expressions of Spark SQL, or in batches of columns by the
 * library's own engine. {@link io.salesscore.examples.spark.Rankings}, {@link io.salesscore.examples.spark.PeerQuantiles} and
 * {@link io.salesscore.examples.spark.Review} read what was scored.
 *
 * <p>{@link io.salesscore.examples.spark.Models} has the models, to which a document may be added,
 * {@link io.salesscore.examples.spark.Company} invents facts to try it with, and
 * {@link io.salesscore.examples.spark.BenchCommand} measures how fast it is.
 */
@NullMarked
package io.salesscore.examples.spark;

import org.jspecify.annotations.NullMarked;
