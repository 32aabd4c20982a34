package io.salesscore.model;

import java.util.Map;

/**
 * What is to differ in a variant of a model's tree, by the ids of its nodes; all else stays.
 *
 * @param weights of criteria and groups
 * @param curves of criteria
 * @param aggregations of groups
 * @param without the id of what is left out; empty where nothing is
 */
record Edit(
        Map<String, Double> weights, Map<String, Curve> curves, Map<String, Aggregation> aggregations, String without) {

    static final Edit NONE = weights(Map.of());

    static Edit weights(Map<String, Double> weights) {
        return new Edit(weights, Map.of(), Map.of(), "");
    }

    static Edit curves(Map<String, Curve> curves) {
        return new Edit(Map.of(), curves, Map.of(), "");
    }

    static Edit aggregation(String group, Aggregation aggregation) {
        return new Edit(Map.of(), Map.of(), Map.of(group, aggregation), "");
    }

    static Edit without(String id) {
        return new Edit(Map.of(), Map.of(), Map.of(), id);
    }

    /** Whether a node is left out: itself, or with all that is in it. */
    boolean leavesOut(Node node) {
        return node.id().equals(without)
                || (node instanceof Group group && group.children().stream().allMatch(this::leavesOut));
    }
}
