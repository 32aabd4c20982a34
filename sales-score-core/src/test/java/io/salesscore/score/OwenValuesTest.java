package io.salesscore.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.salesscore.model.Aggregation;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

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
}
