/**
 * The example host of Sales Score: a command line program that reads the facts of a sales company from a CRM's CSV
 * export and scores who sold them.
 *
 * <p>The facts are the program's own records ({@link io.salesscore.examples.quickstart.Deal},
 * {@link io.salesscore.examples.quickstart.Visit} and so on), as any application that embeds the library already has
 * its own. {@link io.salesscore.examples.quickstart.Mapping} says which column of which file holds what,
 * {@link io.salesscore.examples.quickstart.CrmExport} reads the rows one by one and hands each on as a fact, and
 * {@link io.salesscore.examples.quickstart.Sample} writes the export of an invented company to try it with.
 *
 * <p>{@link io.salesscore.examples.quickstart.CrmPlans} says how facts become KPIs,
 * {@link io.salesscore.examples.quickstart.People} who sold for which team when,
 * {@link io.salesscore.examples.quickstart.Measuring} measures them,
 * {@link io.salesscore.examples.quickstart.Models} has the score models, and
 * {@link io.salesscore.examples.quickstart.Scoring} makes the {@link io.salesscore.examples.quickstart.Results} that are
 * printed and written. {@link io.salesscore.examples.quickstart.Traces} lead back from a score to its facts.
 */
@NullMarked
package io.salesscore.examples.quickstart;

import org.jspecify.annotations.NullMarked;
