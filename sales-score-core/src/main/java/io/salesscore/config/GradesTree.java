package io.salesscore.config;

import io.salesscore.model.GradeScale;
import io.salesscore.model.GradeScale.Band;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Grades, from the lowest up; all but the lowest say where they begin. */
final class GradesTree {

    private GradesTree() {}

    static Optional<GradeScale> read(Item item) {
        List<Band> bands = new ArrayList<>();
        boolean isSound = true;
        List<Item> items = item.few();
        if (items.isEmpty() && !item.isEmptyList()) {
            return Optional.empty();
        }
        if (items.size() > 1 && hasBound(items.get(0)) && !hasBound(items.get(items.size() - 1))) {
            item.problem(
                    "The grades stand from the highest down here, and belong from the lowest up, the lowest without from.");
            return Optional.empty();
        }
        for (Item each : items) {
            Optional<Band> band = band(each.section(), bands.isEmpty() && isSound);
            band.ifPresent(bands::add);
            isSound &= band.isPresent();
        }
        return isSound ? item.made(() -> new GradeScale(bands)) : Optional.empty();
    }

    private static boolean hasBound(Item item) {
        return item.isMap() && item.section().has("from");
    }

    private static Optional<Band> band(Section section, boolean isLowest) {
        String grade = section.required("grade").text();
        double from =
                isLowest ? Double.NEGATIVE_INFINITY : section.required("from").number();
        return section.end(() -> new Band(from, grade));
    }

    static List<Object> write(GradeScale grades) {
        return Written.list(
                grades.bands(),
                band -> new Written()
                        .with("grade", band.grade())
                        .unless(Double.NEGATIVE_INFINITY, "from", band.from())
                        .map());
    }
}
