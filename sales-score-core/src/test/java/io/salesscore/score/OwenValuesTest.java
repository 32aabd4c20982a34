package io.salesscore.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.salesscore.model.Aggregation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OwenValuesTest {

    private static final Aggregation LEAF = Aggregation.ARITHMETIC;

    /** GEOMETRIC(A 0.6, b 0.4), A = ARITHMETIC(a1 0.75, a2 0.25); computed by hand over the four orderings. */
    @Test
    void groupsMoveAsBlocksInEveryOrdering() {
        OwenValues values = new OwenValues(
                new int[][] {{}, {}, {0, 1}, {}, {2, 3}},
                new double[] {0.75, 0.25, 0.6, 0.4, 1},
                new Aggregation[] {LEAF, LEAF, Aggregation.ARITHMETIC, LEAF, Aggregation.GEOMETRIC},
                new double[] {50, 50, 0, 50, 0},
                new double[] {100, 60, 0, 80, 0});

        assertThat(values.shares()[0]).isCloseTo(21.852470, within(5e-7));
        assertThat(values.shares()[1]).isCloseTo(1.477330, within(5e-7));
        assertThat(values.shares()[3]).isCloseTo(12.528345, within(5e-7));
        assertThat(values.inProportion()).isEmpty();
    }

    /** Points 90, 40, 70 with weights 0.6, 0.3, 0.1 from full points: 68.8134 = 54.7 + 7.1 + 7.0, rounded. */
    @Test
    void aGeometricGroupNamesWhoDragsItDown() {
        double[] shares = new OwenValues(
                        new int[][] {{}, {}, {}, {0, 1, 2}},
                        new double[] {0.6, 0.3, 0.1, 1},
                        new Aggregation[] {LEAF, LEAF, LEAF, Aggregation.GEOMETRIC},
                        new double[] {100, 100, 100, 0},
                        new double[] {90, 40, 70, 0})
                .shares();

        assertThat(60 + shares[0]).isCloseTo(54.7, within(0.05));
        assertThat(30 + shares[1]).isCloseTo(7.1, within(0.05));
        assertThat(10 + shares[2]).isCloseTo(7.0, within(0.05));
        assertThat(100 + Arrays.stream(shares).sum()).isCloseTo(68.8134, within(5e-5));
    }

    /** Every ordering that keeps each group together, walked through leaf by leaf. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theyAreTheAverageOverAllOrderingsOfTheTree(long seed) {
        Tree tree = new Tree(new Random(seed));
        double[] expected = new double[tree.size()];
        List<List<Integer>> orderings = tree.orderings(tree.root());
        for (List<Integer> ordering : orderings) {
            double[] points = tree.from.clone();
            double before = tree.value(tree.root(), points);
            for (int leaf : ordering) {
                points[leaf] = tree.to[leaf];
                double after = tree.value(tree.root(), points);
                expected[leaf] += (after - before) / orderings.size();
                before = after;
            }
        }

        OwenValues values = new OwenValues(tree.children, tree.weights, tree.aggregations, tree.from, tree.to);

        assertThat(values.shares()).containsExactly(expected, within(1e-9));
        assertThat(values.inProportion()).isEmpty();
    }

    static LongStream seeds() {
        return LongStream.range(0, 40);
    }

    /** A root over two or three groups or leaves, each group over two or three leaves. */
    private static final class Tree {

        private static final List<Aggregation> ALL = List.of(Aggregation.values());

        private final int[][] children;
        private final double[] weights;
        private final Aggregation[] aggregations;
        private final double[] from;
        private final double[] to;

        Tree(Random random) {
            List<int[]> nodes = new ArrayList<>();
            int[] top = new int[2 + random.nextInt(2)];
            for (int i = 0; i < top.length; i++) {
                int[] leaves = new int[random.nextInt(4) == 0 ? 0 : 2 + random.nextInt(2)];
                for (int leaf = 0; leaf < leaves.length; leaf++) {
                    leaves[leaf] = nodes.size();
                    nodes.add(new int[0]);
                }
                top[i] = nodes.size();
                nodes.add(leaves);
            }
            nodes.add(top);
            children = nodes.toArray(int[][]::new);
            weights = random.doubles(size(), 0.1, 3).toArray();
            aggregations = random.ints(size(), 0, ALL.size()).mapToObj(ALL::get).toArray(Aggregation[]::new);
            from = random.doubles(size(), 0, 100).toArray();
            to = random.doubles(size(), -20, 120).map(y -> Math.max(0, y)).toArray();
        }

        int size() {
            return children.length;
        }

        int root() {
            return size() - 1;
        }

        double value(int node, double[] points) {
            if (children[node].length == 0) {
                return points[node];
            }
            double weight = Arrays.stream(children[node])
                    .mapToDouble(child -> weights[child])
                    .sum();
            DoubleStream values = Arrays.stream(children[node]).mapToDouble(child -> switch (aggregations[node]) {
                case ARITHMETIC -> weights[child] * value(child, points);
                case GEOMETRIC -> weights[child] * Math.log(value(child, points));
                case HARMONIC -> weights[child] / value(child, points);
                case MINIMUM -> value(child, points);
            });
            return switch (aggregations[node]) {
                case ARITHMETIC -> values.sum() / weight;
                case GEOMETRIC -> Math.exp(values.sum() / weight);
                case HARMONIC -> weight / values.sum();
                case MINIMUM -> values.min().orElseThrow();
            };
        }

        List<List<Integer>> orderings(int node) {
            if (children[node].length == 0) {
                return List.of(List.of(node));
            }
            return permutations(Arrays.stream(children[node]).boxed().toList()).stream()
                    .flatMap(permutation ->
                            permutation.stream()
                                    .map(this::orderings)
                                    .reduce(List.of(List.of()), Tree::eachWithEach)
                                    .stream())
                    .toList();
        }

        private static List<List<Integer>> eachWithEach(List<List<Integer>> heads, List<List<Integer>> tails) {
            return heads.stream()
                    .flatMap(head -> tails.stream()
                            .map(tail ->
                                    Stream.concat(head.stream(), tail.stream()).toList()))
                    .toList();
        }

        private static List<List<Integer>> permutations(List<Integer> members) {
            if (members.isEmpty()) {
                return List.of(List.of());
            }
            return members.stream()
                    .flatMap(first ->
                            permutations(members.stream()
                                            .filter(other -> !other.equals(first))
                                            .toList())
                                    .stream()
                                    .map(rest -> Stream.concat(Stream.of(first), rest.stream())
                                            .toList()))
                    .toList();
        }
    }
}
