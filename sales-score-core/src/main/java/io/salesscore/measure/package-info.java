/**
 * From facts to measurements. A {@link io.salesscore.measure.MeasurePlan} says how a host's own deals, visits or survey
 * answers become the measurements of KPIs, and collects a stream of them by subject and period: in one pass, in any
 * order, exactly. {@link io.salesscore.measure.Credit} says whose a fact is, {@link io.salesscore.measure.Assignments}
 * who belongs to which team, territory or role when, and {@link io.salesscore.measure.Trace} which facts made a
 * measurement.
 */
@NullMarked
package io.salesscore.measure;

import org.jspecify.annotations.NullMarked;
