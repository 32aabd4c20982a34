package io.salesscore.review;

import io.salesscore.explain.Language;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What there is to tell people about weights and predictions, in both languages. */
enum Sentence {
    INCONSISTENT(
            "The judgements contradict each other (consistency ratio {0}, more than 0.10). What fits least is {1} against {2}: it was"
                    + " judged {3} to 1, and the weights make it {4} to 1.",
            "Penilaian saling bertentangan (rasio konsistensi {0}, di atas 0,10). Yang paling tidak cocok adalah {1} terhadap {2}:"
                    + " dinilai {3} banding 1, sedangkan menurut bobotnya {4} banding 1."),
    NO_SPREAD(
            "All have the same points for {0}: the data give no reason for a weight, so it is 0.",
            "Semua memperoleh poin yang sama untuk {0}: data tidak memberi dasar bobot, sehingga bobotnya 0."),
    LEFT_OUT(
            "{0} of {1} rows were left out for want of data: {2}.",
            "{0} dari {1} baris tidak diikutkan karena datanya kurang: {2}."),
    NO_RELATION(
            "No KPI rises with the outcome in these data; the weights stay as they are in the model.",
            "Pada data ini tidak ada KPI yang naik bersama hasilnya; bobot tetap seperti pada model."),
    NO_CLEAR_GAIN(
            "The data cannot tell that these weights foretell the outcome better than the present ones: on subjects that were not"
                    + " learned from they explain {0} of its differences, the present ones {1} (gain between {2} and {3}, 95%"
                    + " confidence).",
            "Data belum dapat memastikan bahwa bobot ini meramalkan hasil lebih baik daripada bobot sekarang: pada subjek yang"
                    + " tidak dipakai belajar, bobot ini menjelaskan {0} perbedaan hasil, bobot sekarang {1} (selisih antara {2}"
                    + " dan {3}, keyakinan 95%)."),
    THE_SCORE("score", "skor"),
    RISES(
            "The higher the {0}, the higher the outcome: rank correlation {1}, between {2} and {3} (95% confidence), {4} subjects.",
            "Makin tinggi {0}, makin tinggi hasilnya: korelasi peringkat {1}, antara {2} dan {3} (keyakinan 95%), {4} subjek."),
    FALLS(
            "The higher the {0}, the lower the outcome: rank correlation {1}, between {2} and {3} (95% confidence), {4} subjects.",
            "Makin tinggi {0}, makin rendah hasilnya: korelasi peringkat {1}, antara {2} dan {3} (keyakinan 95%), {4} subjek."),
    CANNOT_TELL(
            "The data cannot tell whether the outcome goes with the {0}: rank correlation {1}, between {2} and {3} (95%"
                    + " confidence), {4} subjects.",
            "Data belum dapat memastikan apakah hasil sejalan dengan {0}: korelasi peringkat {1}, antara {2} dan {3} (keyakinan"
                    + " 95%), {4} subjek."),
    AREA(
            "Of one with yes and one with no, the one with yes has the higher {0} in {1} of all cases, between {2} and {3} (95%"
                    + " confidence).",
            "Dari satu subjek dengan hasil ya dan satu dengan hasil tidak, yang ya memiliki {0} lebih tinggi pada {1} kasus, antara"
                    + " {2} dan {3} (keyakinan 95%)."),
    EXPLAINED(
            "On subjects that were not learned from it explains {0} of the outcome's differences.",
            "Pada subjek yang tidak dipakai belajar, {0} perbedaan hasil dapat dijelaskan."),
    EXPLAINS_NOTHING(
            "On subjects that were not learned from it foretells the outcome no better than its mean does.",
            "Pada subjek yang tidak dipakai belajar, ramalannya tidak lebih baik daripada rata-rata hasil.");

    private static final Pattern PLACE = Pattern.compile("\\{([0-9])}");

    private final String english;
    private final String indonesian;

    Sentence(String english, String indonesian) {
        this.english = english;
        this.indonesian = indonesian;
    }

    /** The sentence with the texts in their places; what is filled in is taken as it is. */
    String in(Language language, String... texts) {
        String template = switch (language) {
            case ENGLISH -> english;
            case INDONESIAN -> indonesian;
        };
        return PLACE.matcher(template)
                .replaceAll(place -> Matcher.quoteReplacement(texts[Integer.parseInt(place.group(1))]));
    }
}
