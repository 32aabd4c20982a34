package io.salesscore.review;

import io.salesscore.model.Criterion;
import io.salesscore.model.ScoreModel;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/** One share each. */
record EqualWeights(Map<String, Double> weights) implements Weighting {

    static EqualWeights of(ScoreModel model) {
        List<String> ids = model.criteria().stream().map(Criterion::id).sorted().toList();
        return new EqualWeights(Weights.shares(
                ids, DoubleStream.generate(() -> 1).limit(ids.size()).toArray()));
    }

    @Override
    public List<Warning> warnings() {
        return List.of();
    }

    /** For people. */
    @Override
    public String toString() {
        return Weights.text(weights);
    }
}
