package io.salesscore.config;

import java.util.List;
import java.util.Map;

/** Holds what a document says against what is made again, and notes where they differ. */
final class Replay {

    /** What is left of computing in binary fractions, and of a database's decimals. */
    private static final double CLOSE = 1e-9;

    private Replay() {}

    static boolean isSame(Item item, Object again) {
        Object said = item.value();
        if (item.isRefused()) {
            return false;
        }
        if (said instanceof Number number && again instanceof Number other) {
            return noted(item, again, Math.abs(number.doubleValue() - other.doubleValue()) <= CLOSE);
        }
        if (said instanceof Map && again instanceof Map<?, ?> map) {
            return isSame(item.section(), map);
        }
        if (said instanceof List && again instanceof List<?> list) {
            return isSame(item, list);
        }
        return noted(item, again, said.equals(again));
    }

    private static boolean isSame(Section section, Map<?, ?> again) {
        again.forEach((key, value) -> isSame(section.required((String) key), value));
        return section.end();
    }

    private static boolean isSame(Item item, List<?> again) {
        List<Item> items = item.items();
        if (items.size() != again.size()) {
            item.problem(
                    "The document says (" + items.size() + ") of them, and replaying gives (" + again.size() + ").");
            return false;
        }
        boolean isSame = true;
        for (int i = 0; i < items.size(); i++) {
            isSame &= isSame(items.get(i), again.get(i));
        }
        return isSame;
    }

    private static boolean noted(Item item, Object again, boolean isSame) {
        if (!isSame) {
            item.problem(Shown.value(item.value()) + " is what the document says, and replaying gives "
                    + (again instanceof Map || again instanceof List ? "something else" : "(" + again + ")") + ".");
        }
        return isSame;
    }
}
