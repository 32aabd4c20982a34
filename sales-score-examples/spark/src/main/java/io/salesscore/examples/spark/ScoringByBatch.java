package io.salesscore.examples.spark;

import io.salesscore.config.ModelTree;
import io.salesscore.model.ScoreModel;
import io.salesscore.score.ScoreBatch;
import io.salesscore.score.ScoreCalculator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * Scores by the library's own batch engine, one calculator for each partition. Whatever the library can do may be done here,
 * at the price of taking rows out of Spark's memory and putting them back.
 *
 * <p>A {@link ScoreModel} is not {@link java.io.Serializable}; as a {@link ModelTree} it is, and each machine reads it back.
 */
final class ScoringByBatch implements MapPartitionsFunction<Row, Row> {

    private static final long serialVersionUID = 1;

    /** Enough for the engine's loops, and little memory whatever the size of the partition. */
    private static final int ROWS_AT_A_TIME = 4096;

    private final Map<String, Object> model;
    private final StructType read;

    private ScoringByBatch(Map<String, Object> model, StructType read) {
        this.model = model;
        this.read = read;
    }

    static Dataset<Row> score(Dataset<Row> measurements, ScoreModel model) {
        StructType read = measurements.schema();
        return measurements.mapPartitions(
                new ScoringByBatch(ModelTree.write(model), read), Encoders.row(Chunk.scored(read, model)));
    }

    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
        ScoreModel built = ModelTree.read(model);
        ScoreBatch batch = ScoreCalculator.of(built).batch();
        return new Iterator<>() {

            private Iterator<Row> scored = Collections.emptyIterator();

            @Override
            public boolean hasNext() {
                return scored.hasNext() || rows.hasNext();
            }

            @Override
            public Row next() {
                if (!scored.hasNext()) {
                    List<Row> some = new ArrayList<>(ROWS_AT_A_TIME);
                    while (some.size() < ROWS_AT_A_TIME && rows.hasNext()) {
                        some.add(rows.next());
                    }
                    scored = new Chunk(some, read, built).scored(batch, built);
                }
                return scored.next();
            }
        };
    }
}
