package io.salesscore.kpi;

/**
 * Which way a KPI is better: its polarity (<em>polaritas</em>). Values are never negated or inverted to express it; the
 * curve and the attainment of a target follow it.
 */
public enum Direction {

    /** More is better, as revenue is (<em>maximize</em>). */
    HIGHER_IS_BETTER,

    /** Less is better, as overdue receivables are (<em>minimize</em>). */
    LOWER_IS_BETTER,

    /** Near the target is best, too little and too much both being worse, as stock cover is (<em>stabilize</em>). */
    ON_TARGET_IS_BEST
}
