package io.salesscore.config;

import io.salesscore.model.MissingPolicy;
import java.util.List;
import java.util.Optional;

/** Missing-data policies: a word, or a map where there is a number to it. */
final class MissingTree {

    private static final String FAIL = "fail";
    private static final String REWEIGHT = "reweight";
    private static final String PRIOR = "prior";
    private static final String POINTS = "points";
    private static final String COUNT = "count";

    private MissingTree() {}

    static Optional<MissingPolicy> read(Item item) {
        if (!item.isMap()) {
            return item.choice(List.of(FAIL, REWEIGHT, PRIOR)).map(MissingTree::named);
        }
        Section section = item.section();
        Optional<String> verb = section.verb(List.of(REWEIGHT, POINTS));
        boolean isPoints = verb.filter(POINTS::equals).isPresent();
        double number = verb.map(key -> section.required(key).number()).orElse(0.0);
        boolean byCount = !isPoints
                && section.find("by")
                        .flatMap(by -> by.choice(List.of("weight", COUNT)))
                        .filter(COUNT::equals)
                        .isPresent();
        if (verb.isEmpty()) {
            section.overlook(List.of("by"));
        }
        return section.end(() -> isPoints
                ? MissingPolicy.points(number)
                : byCount ? MissingPolicy.reweightByCount(number) : MissingPolicy.reweight(number));
    }

    private static MissingPolicy named(String word) {
        return switch (word) {
            case FAIL -> MissingPolicy.fail();
            case REWEIGHT -> MissingPolicy.reweight();
            default -> MissingPolicy.prior();
        };
    }

    static Object write(MissingPolicy policy) {
        if (policy instanceof MissingPolicy.Reweight reweight && !reweight.equals(MissingPolicy.reweight())) {
            Written written = new Written().with(REWEIGHT, reweight.minimumShare());
            return (reweight.byCount() ? written.with("by", COUNT) : written).map();
        }
        if (policy instanceof MissingPolicy.Points points) {
            return new Written().with(POINTS, points.points()).map();
        }
        return policy instanceof MissingPolicy.Reweight
                ? REWEIGHT
                : policy instanceof MissingPolicy.TakePrior ? PRIOR : FAIL;
    }
}
