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
    WITHOUT_OUTCOME(
            "{0} of {1} rows have no outcome and could not be learned from.",
            "{0} dari {1} baris belum memiliki hasil sehingga tidak dapat dipakai belajar."),
    FEW_SUBJECTS(
            "{0} rows are few for {1} criteria: other subjects could give quite other weights. Take {2} or more.",
            "{0} baris terlalu sedikit untuk {1} kriteria: subjek lain dapat memberi bobot yang jauh berbeda. Gunakan {2} baris"
                    + " atau lebih."),
    HANGS_ON_ONE(
            "It all hangs on {0}: without this one the data could not tell that these weights foretell the outcome better than"
                    + " the present ones.",
            "Semuanya bergantung pada {0}: tanpanya, data tidak dapat memastikan bahwa bobot ini meramalkan hasil lebih baik"
                    + " daripada bobot sekarang."),
    NO_RELATION(
            "No KPI rises with the outcome in these data; the weights stay as they are in the model.",
            "Pada data ini tidak ada KPI yang naik bersama hasilnya; bobot tetap seperti pada model."),
    NO_CLEAR_GAIN(
            "The data cannot tell that these weights foretell the outcome better than the present ones: tried on subjects that they"
                    + " were not learned from, they explain {0} of the differences in the outcome, the present ones {1} (better by"
                    + " {2} to {3} percentage points, 95% confidence).",
            "Data belum dapat memastikan bahwa bobot ini meramalkan hasil lebih baik daripada bobot sekarang: diuji pada subjek yang"
                    + " tidak dipakai belajar, bobot ini menjelaskan {0} perbedaan hasil, bobot sekarang {1} (selisih {2} sampai {3}"
                    + " poin persentase, keyakinan 95%)."),
    THE_SCORE("score", "skor"),
    THE_OUTCOME("outcome", "hasil"),
    OF_NEXT("{0} of the next period", "{0} periode berikutnya"),
    RISES(
            "The higher the {0}, the higher the {5}: rank correlation {1}, between {2} and {3} (95% confidence), {4} subjects.",
            "Makin tinggi {0}, makin tinggi {5}: korelasi peringkat {1}, antara {2} dan {3} (keyakinan 95%), {4} subjek."),
    FALLS(
            "The higher the {0}, the lower the {5}: rank correlation {1}, between {2} and {3} (95% confidence), {4} subjects.",
            "Makin tinggi {0}, makin rendah {5}: korelasi peringkat {1}, antara {2} dan {3} (keyakinan 95%), {4} subjek."),
    CANNOT_TELL(
            "The data cannot tell whether {0} and {5} go together: rank correlation {1}, between {2} and {3} (95% confidence),"
                    + " {4} subjects.",
            "Data belum dapat memastikan apakah {0} dan {5} bergerak sejalan: korelasi peringkat {1}, antara {2} dan {3} (keyakinan"
                    + " 95%), {4} subjek."),
    AREA(
            "Of a subject with yes and one with no, the one with yes has the higher {0} in {1} of cases, between {2} and {3} (95%"
                    + " confidence).",
            "Dari satu subjek dengan hasil ya dan satu dengan hasil tidak, yang ya memiliki {0} lebih tinggi pada {1} kasus, antara"
                    + " {2} dan {3} (keyakinan 95%)."),
    EXPLAINED(
            "Tried on subjects that were not learned from, the {1} explains {0} of the differences in the {2}.",
            "Diuji pada subjek yang tidak dipakai belajar, {1} menjelaskan {0} perbedaan {2}."),
    EXPLAINS_NOTHING(
            "To forecast the {0} of a single subject, the average of the others does as well.",
            "Untuk meramalkan {0} satu subjek, rata-rata subjek lain sama baiknya.");

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
