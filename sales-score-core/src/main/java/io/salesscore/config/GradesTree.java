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
        for (Item each : item.few()) {
            Optional<Band> band = band(each.section(), bands.isEmpty() && isSound);
            band.ifPresent(bands::add);
            isSound &= band.isPresent();
        }
        return isSound && !item.isRefused() ? item.made(() -> new GradeScale(bands)) : Optional.empty();
    }

    private static Optional<Band> band(Section section, boolean isLowest) {
        String grade = section.required("grade").text();
        double from =
                isLowest ? Double.NEGATIVE_INFINITY : section.required("from").number();
        return section.end(() -> new Band(from, grade));
    }

    static List<Object> write(GradeScale grades) {
        return Written.few(
                grades.bands(),
                band -> new Written()
                        .with("grade", band.grade())
                        .unless(Double.NEGATIVE_INFINITY, "from", band.from())
                        .map());
    }
}
