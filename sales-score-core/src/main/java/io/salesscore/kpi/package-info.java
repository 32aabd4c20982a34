/**
 * What is measured: {@link io.salesscore.kpi.Kpi KPIs} with their unit, direction and roll-up rules; one KPI's
 * {@link io.salesscore.kpi.Measurement measurement} with its evidence, or the {@link io.salesscore.kpi.Reason reason} why
 * there is none; all {@link io.salesscore.kpi.Measurements measurements} and targets of a subject in a period; targets
 * {@linkplain io.salesscore.kpi.TargetPlan split} over periods and subjects, and {@linkplain io.salesscore.kpi.Proration
 * prorated} part of the way through one; and the catalogue {@link io.salesscore.kpi.SalesKpis}.
 */
@NullMarked
package io.salesscore.kpi;

import org.jspecify.annotations.NullMarked;
