package io.salesscore.examples.quickstart;

import io.salesscore.kpi.Names;
import java.util.Locale;

/** Whose scores: a rep's, or those of the teams, branches and the company that reps roll up to. */
enum Level {
    REP("Salesperson", "Tenaga Penjual"),
    TEAM("Team", "Tim"),
    BRANCH("Branch", "Cabang"),
    COMPANY("Company", "Perusahaan");

    private final String english;
    private final String indonesian;

    Level(String english, String indonesian) {
        this.english = english;
        this.indonesian = indonesian;
    }

    /** How options and files call it, {@code rep}. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    Names names() {
        return new Names(english, indonesian);
    }
}
