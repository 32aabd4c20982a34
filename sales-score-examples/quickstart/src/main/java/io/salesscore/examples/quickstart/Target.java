package io.salesscore.examples.quickstart;

import io.salesscore.kpi.Kpi;
import io.salesscore.period.Period;
import java.math.BigDecimal;

/**
 * What a rep is to reach.
 *
 * @param rep whose target it is
 * @param period the period, of any cadence
 * @param kpi a KPI that is measured
 * @param value the target in the KPI's unit
 */
record Target(String rep, Period period, Kpi kpi, BigDecimal value) {}
