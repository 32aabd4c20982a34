package io.salesscore.config;

import io.salesscore.kpi.Measurements;
import io.salesscore.model.ScoreModel.Example;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Examples: measurements, and what the model makes of them. */
final class ExampleTree {

    private static final String POINTS = "points";
    private static final String UNSCORED = "unscored";

    private ExampleTree() {}

    static Optional<Example> read(Item item, KpiTree kpis) {
        Section section = item.section();
        Section measured = section.required("measurements").section();
        Optional<Measurements> measurements = MeasurementsTree.read(measured, kpis);
        Optional<String> verb = section.verb(List.of(POINTS, UNSCORED));
        OptionalDouble points = OptionalDouble.empty();
        if (verb.filter(POINTS::equals).isPresent()) {
            points = OptionalDouble.of(section.required(POINTS).number());
        } else if (verb.isPresent()) {
            Item unscored = section.required(UNSCORED);
            if (!unscored.flag() && !unscored.isRefused()) {
                unscored.problem("What is scored has points in the place of this key.");
            }
        }
        Optional<String> grade = section.find("grade").map(Item::text);
        OptionalDouble expected = points;
        return section.end(() -> new Example(measurements.orElseThrow(), expected, grade));
    }

    static Map<String, Object> write(Example example, KpiTree kpis) {
        Written written = new Written()
                .with(
                        "measurements",
                        MeasurementsTree.write(example.measurements(), kpis, new Written())
                                .map());
        if (example.points().isEmpty()) {
            return written.with(UNSCORED, true).map();
        }
        written.with(POINTS, example.points().getAsDouble());
        example.grade().ifPresent(grade -> written.with("grade", grade));
        return written.map();
    }
}
