package io.salesscore.examples.quickstart;

import io.salesscore.kpi.Names;

/** Whose scores: a rep's, or those of the teams, branches and the company that reps roll up to. */
enum Level {
    REP("Salesperson", "Tenaga Penjual"),
    TEAM("Team", "Tim"),
    BRANCH("Branch", "Cabang"),
    COMPANY("Company", "Perusahaan");

    private final Names names;

    Level(String english, String indonesian) {
        this.names = new Names(english, indonesian);
    }

    Names names() {
        return names;
    }
}
