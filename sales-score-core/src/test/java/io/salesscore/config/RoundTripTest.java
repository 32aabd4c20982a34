package io.salesscore.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesscore.model.ScoreModel;
import io.salesscore.score.Generated;
import io.salesscore.score.SalesScore;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written is read again as it was: generated models, measurements and scores. */
class RoundTripTest {

    static LongStream seeds() {
        return LongStream.range(0, 400);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void modelsScoresAndMeasurementsComeBackEqual(long seed) {
        Generated.holds(seed, given -> {
            ScoreModel model = given.model();
            assertThat(ModelTree.read(ModelTree.write(model))).isEqualTo(model);
            assertThat(MeasurementsTree.read(MeasurementsTree.write(given.measurements())))
                    .isEqualTo(given.measurements());
            SalesScore score = given.score();
            assertThat(ScoreTree.read(ScoreTree.write(score), model)).isEqualTo(score);
            SalesScore decided = given.overridden();
            assertThat(ScoreTree.read(ScoreTree.write(decided), model)).isEqualTo(decided);
        });
    }
}
