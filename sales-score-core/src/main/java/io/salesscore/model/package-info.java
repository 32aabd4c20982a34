/**
 * How values become points: the tree of groups and criteria with their weights and curves, what to do where data
 * is missing, gates, ceiling, grades, and the benchmarks and priors that are given to a model.
 */
@NullMarked
package io.salesscore.model;

import org.jspecify.annotations.NullMarked;
