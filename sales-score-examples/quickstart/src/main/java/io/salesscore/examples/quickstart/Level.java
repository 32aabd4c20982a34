package io.salesscore.examples.quickstart;

import io.salesscore.kpi.Names;

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

    Names names() {
        return new Names(english, indonesian);
    }
}
