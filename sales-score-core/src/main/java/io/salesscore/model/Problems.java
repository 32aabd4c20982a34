package io.salesscore.model;

import io.salesscore.kpi.Unit;
import io.salesscore.model.ScoreModel.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects all that is wrong with a model, so that its author mends it in one go. */
final class Problems {

    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, String> owners = new HashMap<>();

    void add(String at, String text) {
        add(at, "", text);
    }

    void add(String at, String part, String text) {
        problems.add(new Problem(at, part, text));
    }

    void checkWeight(String at, double weight, String owner) {
        if (weight < 0) {
            add(
                    at,
                    "weight",
                    "The weight (" + weight + ") of " + owner
                            + " must be positive.\nMaybe give the KPI lower-is-better as its direction instead.");
        } else if (!(weight >= 1e-9 && weight <= 1e9)) {
            add(at, "weight", "The weight (" + weight + ") of " + owner + " must be positive, between 1e-9 and 1e9.");
        }
    }

    /** Notes who has an id, which may be there once in a model. */
    void claim(String id, String owner) {
        String other = owners.putIfAbsent(id, owner);
        if (other != null) {
            add(id, "id", "The id (" + id + ") is there twice, as " + other + " and as " + owner + ".");
        }
    }

    /** What there is to say of a number that is none of its KPI's unit; follows the number and its owner. */
    static String outside(Unit unit) {
        return " must lie between " + unit.lowest() + " and " + unit.highest() + ", as the KPI's values do."
                + (unit.form() == Unit.Form.PERCENT ? "\nMaybe percent was given: 24 % is 0.24." : "");
    }

    List<Problem> list() {
        return List.copyOf(problems);
    }

    void throwIfAny(String model) {
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException((problems.size() == 1
                            ? "The score model (" + model + ") has a problem:\n"
                            : "The score model (" + model + ") has " + problems.size() + " problems:\n")
                    + String.join("\n", problems.stream().map(Problem::text).toList()));
        }
    }
}
