package io.salesscore.config;

import io.salesscore.kpi.Names;
import java.util.Optional;

/** Names and descriptions: one text for both languages, or a text for each. */
final class NamesTree {

    private NamesTree() {}

    static Optional<Names> read(Item item) {
        if (item.isText()) {
            return item.parsed(Names::of);
        }
        Section section = item.section();
        String english = section.required("en").text();
        String indonesian = section.required("id").text();
        return section.end(() -> new Names(english, indonesian));
    }

    static Object write(Names names) {
        return names.english().equals(names.indonesian())
                ? names.english()
                : new Written()
                        .with("en", names.english())
                        .with("id", names.indonesian())
                        .map();
    }

    /** Writes names where they say more than the id. */
    static Written writeBeside(String id, Names names, Written written) {
        return names.equals(Names.of(id)) ? written : written.with("names", write(names));
    }
}
