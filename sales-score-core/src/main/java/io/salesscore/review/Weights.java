package io.salesscore.review;

import io.salesscore.kpi.Direction;
import io.salesscore.model.Group;
import io.salesscore.model.Node;
import io.salesscore.model.ScoreModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Weights by id, into a model's tree and out of it. */
final class Weights {

    /** What a model takes at least. */
    private static final double LEAST = 1e-9;

    private Weights() {}

    /** Numbers as shares of their sum. */
    static SortedMap<String, Double> shares(List<String> ids, double[] numbers) {
        double sum = 0;
        for (double number : numbers) {
            sum += number;
        }
        SortedMap<String, Double> shares = new TreeMap<>();
        for (int i = 0; i < numbers.length; i++) {
            shares.put(ids.get(i), numbers[i] / sum);
        }
        return Collections.unmodifiableSortedMap(shares);
    }

    /** What each criterion weighs in the whole score where nothing is missing: the product of its shares on the way down. */
    static SortedMap<String, Double> effective(ScoreModel model) {
        SortedMap<String, Double> effective = new TreeMap<>();
        effective(model.root(), 1, effective);
        return effective;
    }

    private static void effective(Group group, double share, Map<String, Double> effective) {
        double sum = 0;
        // by id: the order in which a model is written must change no bit
        for (double weight :
                new TreeMap<>(group.children().stream().collect(Collectors.toMap(Node::id, Node::weight))).values()) {
            sum += weight;
        }
        for (Node child : group.children()) {
            double part = share * (child.weight() / sum);
            if (child instanceof Group inner) {
                effective(inner, part, effective);
            } else {
                effective.put(child.id(), part);
            }
        }
    }

    /** See {@link Weighting#in}. */
    static ScoreModel in(ScoreModel model, Map<String, Double> weights) {
        Map<String, Double> shares = new TreeMap<>(weights);
        Set<String> criteria = new TreeSet<>(ids(model.criteria()));
        groups(model).stream()
                .flatMap(group -> group.children().stream())
                .filter(node -> shares.getOrDefault(node.id(), 1.0) < LEAST && holdsTargetOfGate(model, node))
                .forEach(node -> shares.put(node.id(), LEAST));
        if (criteria.equals(shares.keySet())) {
            addSums(model.root(), shares);
            shares.remove(model.id());
        } else if (groups(model).stream()
                .noneMatch(group -> new TreeSet<>(ids(group.children())).equals(shares.keySet()))) {
            throw new IllegalArgumentException("The weights of " + shares.keySet()
                    + " are neither those of all criteria of score model (" + model.id() + "), " + criteria
                    + ", nor those of all children of one of its groups.");
        }
        List<String> weightless = shares.entrySet().stream()
                .filter(share -> share.getValue() < LEAST)
                .map(Map.Entry::getKey)
                .toList();
        weightless.forEach(shares::remove);
        ScoreModel weighted = model.withWeights(shares);
        for (String id : weightless) {
            // a group leaves with the last of its children
            if (groups(weighted).stream()
                    .anyMatch(group -> ids(group.children()).contains(id))) {
                weighted = weighted.without(id);
            }
        }
        return weighted;
    }

    /** Whether a gate would lose the target that it closes away from. */
    private static boolean holdsTargetOfGate(ScoreModel model, Node node) {
        return node instanceof Group group
                ? group.children().stream().anyMatch(child -> holdsTargetOfGate(model, child))
                : model.gates().stream()
                        .anyMatch(gate -> gate.kpi().id().equals(node.id())
                                && gate.kpi().direction() == Direction.ON_TARGET_IS_BEST);
    }

    private static double addSums(Group group, Map<String, Double> shares) {
        double sum = 0;
        for (Node child : group.children()) {
            sum += child instanceof Group inner ? addSums(inner, shares) : shares.getOrDefault(child.id(), 0.0);
        }
        shares.put(group.id(), sum);
        return sum;
    }

    /** All groups of a model, the root first. */
    static List<Group> groups(ScoreModel model) {
        List<Group> groups = new ArrayList<>(List.of(model.root()));
        for (int i = 0; i < groups.size(); i++) {
            for (Node child : groups.get(i).children()) {
                if (child instanceof Group inner) {
                    groups.add(inner);
                }
            }
        }
        return groups;
    }

    private static List<String> ids(List<? extends Node> nodes) {
        return nodes.stream().map(Node::id).toList();
    }

    /** For people. */
    static String text(Map<String, Double> weights) {
        return weights.entrySet().stream()
                .map(entry -> String.format(Locale.ROOT, "%s %.3f", entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", "));
    }
}
