/**
 * From facts to measurements. A {@link io.salesscore.measure.MeasurePlan} says how a host's own deals, visits or survey
 * answers become the measurements of KPIs, and collects a stream of them by subject and period: in one pass, in any order,
 * exactly.
 */
@NullMarked
package io.salesscore.measure;

import org.jspecify.annotations.NullMarked;
