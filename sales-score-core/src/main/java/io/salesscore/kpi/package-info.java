/**
 * What is measured: KPIs with their unit, direction and roll-up rules, the catalogue of sales KPIs, and
 * measurements with the evidence behind them or the reason why there is none.
 */
@NullMarked
package io.salesscore.kpi;

import org.jspecify.annotations.NullMarked;
