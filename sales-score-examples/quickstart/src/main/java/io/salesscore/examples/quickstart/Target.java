package io.salesscore.examples.quickstart;

import java.math.BigDecimal;

/**
 * What a rep is to reach.
 *
 * @param rep whose target it is
 * @param period the period's text, {@code 2026-Q1}
 * @param kpi the KPI's id
 * @param value the target in the KPI's unit
 */
record Target(String rep, String period, String kpi, BigDecimal value) {}
