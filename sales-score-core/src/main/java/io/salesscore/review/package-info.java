/**
 * Whether a score model is any good, over the measurements of many subjects: what each KPI really decides, what is counted
 * twice, where a curve is flat, where a missing value pays, and what the scores have to do with anything else.
 *
 * <p>All figures are computed in one order, whatever the order in which subjects, KPIs or weights are given, so that a review
 * has the same bits each time. What too few subjects cannot tell is an empty result or refused with the number that is needed,
 * never NaN.
 */
@NullMarked
package io.salesscore.review;

import org.jspecify.annotations.NullMarked;
