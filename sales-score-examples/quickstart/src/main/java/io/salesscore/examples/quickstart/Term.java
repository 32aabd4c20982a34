package io.salesscore.examples.quickstart;

import io.salesscore.kpi.Names;
import io.salesscore.score.Contribution;
import java.util.Locale;

/** The words of what is printed and written, in both languages. */
enum Term {
    FILE("file", "berkas"),
    ROWS("rows", "baris"),
    REJECTED("rejected", "ditolak"),
    RANKING("Ranking", "Peringkat"),
    RANK("Rank", "Peringkat"),
    NAME("Name", "Nama"),
    PERIOD("Period", "Periode"),
    LEVEL("Level", "Tingkat"),
    SUBJECT("Id", "Kode"),
    SCORE("Score", "Skor"),
    GRADE("Grade", "Predikat"),
    CHANGE("Change", "Selisih"),
    COVERAGE("Coverage", "Kelengkapan data"),
    DATA("Data", "Data"),
    STRONGEST("Strongest", "Kekuatan"),
    WEAKEST("Weakest", "Kelemahan"),
    NEW("new", "baru"),
    GONE("gone", "tidak ada lagi"),
    SCORECARD("Scorecard", "Kartu skor"),
    SCORECARDS("Scorecards", "Kartu skor"),
    KPI("KPI", "KPI"),
    WEIGHT("Weight", "Bobot"),
    TARGET("Target", "Target"),
    ACTUAL("Actual", "Realisasi"),
    RUN_RATE("Run-rate", "Proyeksi"),
    ATTAINMENT("Attainment", "Capaian"),
    POINTS("Points", "Skor"),
    FINAL("Final", "Nilai akhir"),
    TOTAL("Total", "Jumlah"),
    CEILING("Held at the ceiling", "Dibatasi nilai maksimum"),
    GATE("Capped", "Dibatasi"),
    OVERRIDE("Decided", "Ditetapkan"),
    NO_SCORE("no score", "tanpa skor"),
    MODEL("Model", "Model"),
    LEFT_OUT("Left out", "Tidak dinilai"),
    WITHOUT_DATA("Without data", "Tanpa data"),
    NOTES("Notes", "Catatan");

    private final String english;
    private final String indonesian;

    Term(String english, String indonesian) {
        this.english = english;
        this.indonesian = indonesian;
    }

    String in(Locale language) {
        return pick(language, english, indonesian);
    }

    /** Whichever of two texts the reader reads. */
    static String pick(Locale language, String english, String indonesian) {
        return new Names(english, indonesian).in(language);
    }

    /** What has changed a total, a gate by the name of its KPI. */
    static String adjustment(Contribution held, String name, Locale language) {
        return switch (held.kind()) {
            case CEILING -> CEILING.in(language);
            case GATE -> GATE.in(language) + ": " + name;
            case OVERRIDE -> OVERRIDE.in(language);
            case CRITERION, GROUP -> throw new IllegalArgumentException("(" + held + ") adjusts nothing.");
        };
    }

    static String why(Models.Why why, Locale language) {
        return switch (why) {
            case NOT_MEASURED -> pick(language, "not in the export", "tidak ada di data");
            case NO_TARGETS -> pick(language, "no targets", "tidak ada target");
            case NO_SPREAD ->
                pick(
                        language,
                        "too few reps and whole periods to compare, " + Population.LEAST_VALUES
                                + " needed, or all alike",
                        "pembanding kurang dari " + Population.LEAST_VALUES
                                + " tenaga penjual dan periode penuh, atau sama semua");
        };
    }
}
